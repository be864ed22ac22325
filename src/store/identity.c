/* Identities: a hash of 128 bits stands for the parts of a key, so that memory does not grow with the file.
 *
 * Two different keys with one such hash are not to be expected in the life of the program (some 2^64 keys
 * would be needed); what comes out of the tables by the 64 bits they hold is compared in full by the caller. */
#include "store/tables.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

enum {
    REACH = 32,        /* slots in which an identity may lie */
    FIRST_BITS = 12,   /* of slots, as a power of two */
    FILTER_PROBES = 3, /* bits of a word of the filter that an identity sets */
};

struct IdentitySlot {
    uint64_t low;
    uint32_t high, number; /* half of `high`: 96 bits of 128 tell them apart; number 0: free */
};

Identity identity_of(Str bytes)
{
    XXH128_hash_t hash = XXH3_128bits(bytes.ptr, bytes.len);
    return (Identity){hash.low64, hash.high64};
}

void identity_add_part(Buf *bytes, Str part)
{
    uint32_t length = (uint32_t)part.len;
    buf_add(bytes, (Str){(const char *)&length, sizeof length});
    buf_add(bytes, part);
}

Identity identity_of_parts(const Str *parts, size_t count, Buf *room)
{
    size_t bytes = 0;
    for (size_t i = 0; i < count; i++)
        bytes += sizeof(uint32_t) + parts[i].len;
    buf_reset(room);
    char *at = buf_reserve(room, bytes);
    for (size_t i = 0; i < count; i++) {
        uint32_t length = (uint32_t)parts[i].len;
        memcpy(at, &length, sizeof length);
        at += sizeof length;
        if (length)
            memcpy(at, parts[i].ptr, length);
        at += length;
    }
    room->len += bytes;
    return identity_of(buf_str(room));
}

/* ---- numbers ---- */

static void make_slots(Identities *known, unsigned bits)
{
    arena_init(&known->memory);
    known->slots = ARENA_ARRAY(&known->memory, struct IdentitySlot, (size_t)1 << bits);
    known->slot_bits = bits;
    known->count = 0;
}

void identities_init(Identities *known, Arena *arena, unsigned most_bits, unsigned filter_bits)
{
    *known = (Identities){.arena = arena, .most_bits = most_bits, .filter_bits = filter_bits};
    make_slots(known, FIRST_BITS);
}

void identities_release(Identities *known)
{
    arena_release(&known->memory);
}

/* The slot for an identity, or a free one; NULL when others have all within reach. */
static struct IdentitySlot *slot_of(const Identities *known, Identity identity)
{
    size_t mask = ((size_t)1 << known->slot_bits) - 1;
    for (size_t i = 0; i < REACH; i++) {
        struct IdentitySlot *slot = &known->slots[((size_t)identity.low + i) & mask];
        if (!slot->number || (slot->low == identity.low && slot->high == (uint32_t)identity.high))
            return slot;
    }
    return NULL;
}

int64_t identities_find(const Identities *known, Identity identity)
{
    const struct IdentitySlot *slot = slot_of(known, identity);
    return slot ? slot->number : 0;
}

void identities_expect(const Identities *known, Identity identity)
{
    size_t mask = ((size_t)1 << known->slot_bits) - 1;
    __builtin_prefetch(&known->slots[(size_t)identity.low & mask]);
}

/* ---- the filter: which were surely never met ---- */

/* A word of the filter, by the upper bits of an identity's low half; the others say which bits of it. */
static uint64_t *filter_word(const Identities *known, uint64_t low, uint64_t *bits)
{
    *bits = 0;
    for (unsigned probe = 0; probe < FILTER_PROBES; probe++)
        *bits |= (uint64_t)1 << (low >> (6 * probe) & 63);
    return &known->filter[low >> (64 - (known->filter_bits - 6))];
}

/* Of all that is remembered; from here on it is kept up. */
static void make_filter(Identities *known)
{
    known->filter = ARENA_ARRAY(known->arena, uint64_t, (size_t)1 << (known->filter_bits - 6));
    for (size_t i = 0; i < (size_t)1 << known->slot_bits; i++)
        if (known->slots[i].number)
            identities_note(known, known->slots[i].low);
}

void identities_note(Identities *known, uint64_t low)
{
    uint64_t bits;
    if (!known->filter)
        make_filter(known);
    *filter_word(known, low, &bits) |= bits;
}

bool identities_may_hold(const Identities *known, Identity identity)
{
    uint64_t bits;
    return known->filter && (*filter_word(known, identity.low, &bits) & bits) == bits;
}

/* False when others have all slots within reach. */
static bool put(Identities *known, struct IdentitySlot own)
{
    struct IdentitySlot *slot = slot_of(known, (Identity){own.low, own.high});
    if (!slot)
        return false;
    known->count += !slot->number;
    *slot = own;
    return true;
}

static void forget(Identities *known)
{
    known->forgets = true;
    if (!known->filter)
        make_filter(known);
}

/* Twice as many slots. */
static void grow(Identities *known)
{
    Identities old = *known;
    make_slots(known, old.slot_bits + 1);
    for (size_t i = 0; i < (size_t)1 << old.slot_bits; i++)
        if (old.slots[i].number && !put(known, old.slots[i])) {
            forget(known);
            identities_note(known, old.slots[i].low);
        }
    arena_release(&old.memory);
}

void identities_add(Identities *known, Identity identity, int64_t number)
{
    struct IdentitySlot own = {identity.low, (uint32_t)identity.high, (uint32_t)number};
    if (known->filter)
        identities_note(known, identity.low);
    while (known->slot_bits < known->most_bits && known->count >= (size_t)1 << (known->slot_bits - 1))
        grow(known);
    if (put(known, own))
        return;
    forget(known);
    identities_note(known, identity.low);
    known->slots[(size_t)identity.low & (((size_t)1 << known->slot_bits) - 1)] = own;
}

/* ---- sets ---- */

static void make_set(IdentitySet *set, unsigned bits)
{
    arena_init(&set->memory);
    set->slots = ARENA_ARRAY(&set->memory, uint64_t, (size_t)1 << bits);
    set->bits = bits;
    set->count = 0;
}

void identity_set_init(IdentitySet *set)
{
    make_set(set, FIRST_BITS);
}

void identity_set_release(IdentitySet *set)
{
    arena_release(&set->memory);
}

void identity_set_clear(IdentitySet *set)
{
    if (set->count)
        memset(set->slots, 0, sizeof(uint64_t) << set->bits);
    set->count = 0;
}

void identity_set_expect(const IdentitySet *set, uint64_t low)
{
    __builtin_prefetch(&set->slots[low & (((size_t)1 << set->bits) - 1)], 1);
}

/* The place of an identity, or the free one where it would go. */
static uint64_t *place_of(const IdentitySet *set, uint64_t low)
{
    size_t mask = ((size_t)1 << set->bits) - 1, at = low & mask;
    while (set->slots[at] && set->slots[at] != low)
        at = (at + 1) & mask;
    return &set->slots[at];
}

static void grow_set(IdentitySet *set)
{
    IdentitySet old = *set;
    make_set(set, old.bits + 1);
    set->count = old.count;
    for (size_t i = 0; i < (size_t)1 << old.bits; i++)
        if (old.slots[i])
            *place_of(set, old.slots[i]) = old.slots[i];
    arena_release(&old.memory);
}

bool identity_set_add(IdentitySet *set, uint64_t low)
{
    low += !low; /* zero is a free slot */
    if (set->count >= (size_t)1 << (set->bits - 1))
        grow_set(set);
    uint64_t *place = place_of(set, low);
    if (*place)
        return false;
    *place = low;
    set->count++;
    return true;
}
