/* Identities: a hash of 128 bits stands for the parts of a key, so that memory does not grow with the file.
 *
 * Two different keys with one such hash are not to be expected in the life of the program (some 2^64 keys
 * would be needed); what comes out of the tables by the 64 bits they hold is compared in full by the caller. */
#include "store/tables.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

enum { REACH = 32, FILTER_PROBES = 3 }; /* slots in which an identity may lie; bits of the filter it sets */

struct IdentitySlot {
    Identity identity;
    int64_t number; /* 0: free */
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

void identities_init(Identities *known, Arena *arena, unsigned slot_bits, unsigned filter_bits)
{
    *known = (Identities){.slot_bits = slot_bits, .filter_bits = filter_bits};
    known->slots = ARENA_ARRAY(arena, struct IdentitySlot, (size_t)1 << slot_bits);
    known->filter = ARENA_ARRAY(arena, uint64_t, (size_t)1 << (filter_bits - 6));
}

/* The slot where the look-up of an identity begins. */
static size_t home_of(const Identities *known, Identity identity)
{
    return (size_t)identity.high & (((size_t)1 << known->slot_bits) - 1);
}

/* Bit number `probe` of an identity: three cuts of its low half. */
static size_t filter_bit(const Identities *known, uint64_t low, unsigned probe)
{
    return (size_t)((low * (2 * probe + 1)) >> (64 - known->filter_bits));
}

void identities_note(Identities *known, uint64_t low)
{
    for (unsigned probe = 0; probe < FILTER_PROBES; probe++) {
        size_t bit = filter_bit(known, low, probe);
        known->filter[bit / 64] |= (uint64_t)1 << (bit % 64);
    }
}

/* Where no slot is free within reach, the one it begins with is given up: with half of the slots free that does not
 * happen, so that a first segment of rows is remembered whole. */
void identities_add(Identities *known, Identity identity, int64_t number)
{
    size_t mask = ((size_t)1 << known->slot_bits) - 1, home = home_of(known, identity), slot = home;
    for (size_t i = 0; i < REACH; i++)
        if (known->slots[(home + i) & mask].number == 0) {
            slot = (home + i) & mask;
            break;
        }
    known->slots[slot] = (struct IdentitySlot){identity, number};
    identities_note(known, identity.low);
}

static bool is_same(Identity a, Identity b)
{
    return a.low == b.low && a.high == b.high;
}

int64_t identities_find(const Identities *known, Identity identity)
{
    size_t mask = ((size_t)1 << known->slot_bits) - 1, home = home_of(known, identity);
    for (size_t i = 0; i < REACH; i++) {
        const struct IdentitySlot *slot = &known->slots[(home + i) & mask];
        if (slot->number == 0)
            return 0;
        if (is_same(slot->identity, identity))
            return slot->number;
    }
    return 0;
}

bool identities_may_hold(const Identities *known, Identity identity)
{
    for (unsigned probe = 0; probe < FILTER_PROBES; probe++) {
        size_t bit = filter_bit(known, identity.low, probe);
        if (!(known->filter[bit / 64] >> (bit % 64) & 1))
            return false;
    }
    return true;
}

/* ---- sets ---- */

void identity_set_init(IdentitySet *set, Arena *arena, unsigned bits)
{
    *set = (IdentitySet){ARENA_ARRAY(arena, Identity, (size_t)1 << bits), bits};
}

void identity_set_clear(IdentitySet *set)
{
    memset(set->slots, 0, sizeof(Identity) << set->bits);
}

bool identity_set_add(IdentitySet *set, Identity identity)
{
    size_t mask = ((size_t)1 << set->bits) - 1;
    if (identity.low == 0 && identity.high == 0)
        identity.low = 1; /* zero is a free slot */
    for (size_t at = identity.low & mask;; at = (at + 1) & mask) {
        Identity *slot = &set->slots[at];
        if (slot->low == 0 && slot->high == 0) {
            *slot = identity;
            return true;
        }
        if (is_same(*slot, identity))
            return false;
    }
}
