/* The words of every class in one table, found by hash. */
#include "reading/cues.h"
#include "reading/lexicon.h"

#include "reading/claims.h"
#include "reading/told.h"
#include "reading/triggers.h"

struct LexiconSlot {
    uint32_t hash;
    uint16_t word;
};

typedef struct {
    const char *text;
    WordClass class;
    uint8_t value;
} Entry;

static const Entry entries[] = {
#define WORD(text, class, value) {text, class, value},
#include "reading/abbreviations.def"
#include "reading/beside.def"
#include "reading/calendar.def"
#include "reading/citations.def"
#include "reading/cues.def"
#include "reading/claims.def"
#include "reading/common.def"
#include "reading/doubts.def"
#include "reading/foreign.def"
#include "reading/function.def"
#include "reading/given.def"
#include "reading/grammar.def"
#include "reading/hints.def"
#include "reading/modals.def"
#include "reading/nouns.def"
#include "reading/numbers.def"
#include "reading/objects.def"
#include "reading/pronouns.def"
#include "reading/tenses.def"
#include "reading/titles.def"
#define TRIGGER(text, rest, type, need, form, flags) WORD(text, CLASS_TRIGGER, flags)
#include "reading/triggers.def"
#undef TRIGGER
#include "reading/units.def"
#undef WORD
};

enum { ENTRY_COUNT = sizeof entries / sizeof entries[0], LONGEST_WORD = 40 };
_Static_assert(ENTRY_COUNT < UINT16_MAX, "words are numbered in 16 bits");

#define CASELESS 0x2020202020202020u

static uint64_t load(const char *bytes, size_t count)
{
    uint64_t value = 0;
    memcpy(&value, bytes, count);
    return value;
}

/* Without case: letters differ from their capitals in one bit, and that is set in every byte. Whole words are
 * loaded rather than bytes, for most of a text's words are looked up. */
static uint32_t hash_of(Str word)
{
    uint64_t low, high = 0;
    if (word.len >= 8) {
        low = load(word.ptr, 8) | CASELESS;
        for (size_t at = 8; at + 8 < word.len; at += 8)
            low = (low ^ (load(word.ptr + at, 8) | CASELESS)) * 0x9E3779B97F4A7C15u;
        high = load(word.ptr + word.len - 8, 8) | CASELESS;
    } else if (word.len >= 4) {
        low = (load(word.ptr, 4) << 32 | load(word.ptr + word.len - 4, 4)) | CASELESS;
    } else {
        const unsigned char *c = (const unsigned char *)word.ptr;
        low = word.len ? ((uint64_t)c[0] << 16 | (uint64_t)c[word.len / 2] << 8 | c[word.len - 1]) | CASELESS : 0;
    }
    uint64_t mixed = (low ^ (high << 23 | high >> 41) ^ word.len) * 0x9E3779B97F4A7C15u;
    return (uint32_t)(mixed >> 32);
}

static bool equal_at(Str a, Str b, size_t at, size_t count)
{
    return (load(a.ptr + at, count) | CASELESS) == (load(b.ptr + at, count) | CASELESS);
}

/* Equal but for case, by loads that may overlap. Of the bytes that make words only letters differ in the bit that is
 * set here. */
static bool equal_lower(Str word, Str lower)
{
    size_t length = word.len;
    if (length != lower.len)
        return false;
    if (length >= 8) {
        for (size_t at = 0; at + 8 < length; at += 8)
            if (!equal_at(word, lower, at, 8))
                return false;
        return equal_at(word, lower, length - 8, 8);
    }
    if (length >= 4)
        return equal_at(word, lower, 0, 4) && equal_at(word, lower, length - 4, 4);
    for (size_t at = 0; at < length; at++)
        if ((word.ptr[at] | 0x20) != (lower.ptr[at] | 0x20))
            return false;
    return true;
}

static struct LexiconSlot *slot_of(const Lexicon *lexicon, Str word, uint32_t hash)
{
    for (uint32_t i = hash & lexicon->slot_mask;; i = (i + 1) & lexicon->slot_mask) {
        struct LexiconSlot *slot = &lexicon->slots[i];
        if (!slot->word || (slot->hash == hash && equal_lower(word, lexicon->words[slot->word].text)))
            return slot;
    }
}

/* Classes whose values are sets: a word may stand in several rows. */
static bool is_of_bits(WordClass class)
{
    return class == CLASS_TRIGGER || class == CLASS_OBJECT || class == CLASS_HINT || class == CLASS_DOUBT;
}

static void add(Lexicon *lexicon, const Entry *entry)
{
    Str text = str_from_c(entry->text);
    uint32_t hash = hash_of(text);
    struct LexiconSlot *slot = slot_of(lexicon, text, hash);
    if (!slot->word) {
        *slot = (struct LexiconSlot){hash, (uint16_t)lexicon->count};
        lexicon->words[lexicon->count++].text = text;
    }
    LexiconWord *word = &lexicon->words[slot->word];
    word->classes |= 1u << entry->class;
    word->value[entry->class] = is_of_bits(entry->class) ? word->value[entry->class] | entry->value : entry->value;
}

Lexicon lexicon_open(Arena *arena)
{
    uint32_t slots = 1;
    while (slots < 2 * ENTRY_COUNT)
        slots *= 2;
    Lexicon lexicon = {.words = ARENA_ARRAY(arena, LexiconWord, ENTRY_COUNT + 1),
                       .count = 1,
                       .slots = ARENA_ARRAY(arena, struct LexiconSlot, slots),
                       .slot_mask = slots - 1};
    for (size_t i = 0; i < ENTRY_COUNT; i++)
        add(&lexicon, &entries[i]);
    return lexicon;
}

uint16_t lexicon_find(const Lexicon *lexicon, Str word)
{
    return word.len > LONGEST_WORD ? 0 : slot_of(lexicon, word, hash_of(word))->word;
}

static const char CURLY[] = "\xE2\x80\x99";

Str lexicon_straight(Str word, char straight[LEXICON_STRAIGHT])
{
    size_t length = 0;
    for (size_t at = 0; at < word.len; length++) {
        if (length == LEXICON_STRAIGHT)
            return word;
        bool is_curly = str_starts(str_after(word, at), STR(CURLY));
        straight[length] = is_curly ? '\'' : word.ptr[at];
        at += is_curly ? sizeof CURLY - 1 : 1;
    }
    return (Str){straight, length};
}
