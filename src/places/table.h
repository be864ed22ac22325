/* The layout of the gazetteer that is linked into the library.
 *
 * Written by tools/gazetteer, read in place by this folder: offsets only, so
 * that nothing is relocated or built when the program starts. Private to both. */
#ifndef PURSE_PLACES_TABLE_H
#define PURSE_PLACES_TABLE_H

#include "places/places.h"
#include "places/words.h"

#include <endian.h>

#define TABLE_MAGIC "PURSEGZ3"
enum {
    TABLE_FIPS_LIMIT = 80, /* state codes run to 78 */
    TABLE_NO_SLOT = 0,     /* hash slots hold a number plus one */
};

enum { TABLE_HAS_TOWNS = 1, TABLE_HAS_TOWNSHIPS = 2 };

/* Slots of names and words hold, above a number plus one, some bits of the key's hash, so
 * that other keys are passed over without looking them up. */
enum { SLOT_NUMBER_BITS = 18 };
#define SLOT_NUMBER_MASK ((1u << SLOT_NUMBER_BITS) - 1)

static inline uint32_t slot_marked(uint32_t number, uint64_t hash)
{
    return (number + 1) | (uint32_t)(hash >> 50) << SLOT_NUMBER_BITS;
}

static inline uint32_t slot_number(uint32_t slot)
{
    return (slot & SLOT_NUMBER_MASK) - 1;
}

static inline bool slot_may_be(uint32_t slot, uint64_t hash)
{
    return slot >> SLOT_NUMBER_BITS == (uint32_t)(hash >> 50);
}

/* A number of a place, or with this bit of an alias. */
#define TABLE_ALIAS_BIT 0x80000000u

typedef struct {
    uint32_t text_at; /* into the text: path, GEOID, name, one after the other */
    PlaceId parent;   /* county of a subdivision, state, department, circuit */
    int32_t latitude_e6, longitude_e6;
    uint16_t span; /* into the spans: the days it existed */
    uint8_t path_length, geoid_length, name_length, short_length;
    uint8_t kind, state_fips;
    uint8_t has_centroid;
    uint8_t short_apart; /* the short name is not the start of the name: it stands before it */
    uint16_t county;     /* last three digits of the county a municipality lies in or nearest to; 0 when not known */
} TablePlace;

typedef struct {
    Date from, until;
} TableSpan;

typedef struct {
    uint32_t text_at, why_at;
    PlaceId place;
    uint16_t span;
    uint8_t text_length, why_length;
} TableAlias;

/* One bare normalised name, "washington", in the index of names: open addressing by the
 * low bits of the hash. The name's text ends where its first posting begins, so that one
 * look into the index and one behind it are all that a name costs. */
typedef struct {
    uint32_t mark;        /* high bits of the hash; 0 when the slot is free */
    uint32_t postings_at; /* number of the first */
    uint16_t posting_count;
    uint8_t text_length, unused;
} TableName;

static inline uint32_t name_mark(uint64_t hash)
{
    return (uint32_t)(hash >> 32) | 1;
}

/* Most of what is looked up is no name. A bit each of the names' hashes tells so, from few bytes. */
enum { NAME_BITS_LOG2 = 19 };

static inline uint32_t name_bit(uint64_t hash)
{
    return (uint32_t)(hash >> 16) & ((1u << NAME_BITS_LOG2) - 1);
}

/* How a place carries a name, beside its type word. */
enum {
    POSTING_BARE = 1,        /* fits without its type word: a city, a New England town */
    POSTING_WEAK = 2,        /* fits without it when nothing else does: a township */
    POSTING_FALLBACK = 4,    /* the same, after those: a census designated place */
    POSTING_JOINT = 8,       /* a city and county in one: fits "City of" and the like */
    POSTING_HISTORICAL = 16, /* of a unit that no longer exists, or a name of other days */
    POSTING_ENDED = 32,      /* of a unit that no longer exists */
};

/* What the resolver asks of every place that carries a name stands here too, so that
 * the places' own rows, which lie far apart, are read only of those that are answered. */
typedef struct {
    uint32_t ref; /* a place or an alias */
    PlaceId place;
    uint8_t state_fips; /* 0: the name stands alone, without a state */
    uint8_t word;
    uint8_t fit;
    uint8_t kind : 4, geoid_length : 4;
} TablePosting;
_Static_assert(PLACE_KIND_COUNT <= 16, "a kind fits four bits, as a GEOID's ten digits do");

typedef struct {
    uint32_t area;
    PlaceId successor;
} TableSuccessor;

/* What a word or phrase of a recipient's name is, beside names of places. */
typedef enum {
    LEX_NONE,     /* only a part of longer phrases */
    LEX_LINK,     /* of, the, and; value: a LexLink */
    LEX_UNIT,     /* a type word; value: a Word */
    LEX_STATE,    /* a state's name; value: its FIPS code */
    LEX_SELF,     /* the government itself; value: a LexLevel */
    LEX_OFFICE,   /* a part of a government; value: a LexLevel */
    LEX_SUBJECT,  /* what an office is about */
    LEX_SEPARATE, /* a body of its own */
    LEX_TRIBAL,
    LEX_PRIVATE, /* no government */
    LEX_NOBODY,  /* names nobody */
    LEX_SPELL,   /* stands for other words */
    LEX_GLUED,   /* a word's start that stands for other words */
} LexClass;

/* Who has an office of that name when no type word is said. */
typedef enum { LEVEL_OF_ANY, LEVEL_OF_PLACE, LEVEL_OF_COUNTY, LEVEL_OF_STATE } LexLevel;

/* What a word without meaning stands before. */
typedef enum { LINK_PLAIN, LINK_OF, LINK_THE, LINK_FOR } LexLink;

/* A word as two numbers: its first eight letters, and its last eight when it has more. Of
 * sixteen letters and fewer they are the whole word. */
typedef struct {
    uint64_t first, last;
} WordKey;

/* Eight bytes must be there to be read at the word's start, whatever its length. */
static inline WordKey word_key(Str word)
{
    uint64_t first, last;
    memcpy(&first, word.ptr, 8);
    memcpy(&last, word.ptr + (word.len > 8 ? word.len - 8 : 0), 8);
    uint64_t of_word = word.len < 8 ? ((uint64_t)1 << word.len * 8) - 1 : UINT64_MAX;
    return (WordKey){le64toh(first) & of_word, word.len > 8 ? le64toh(last) : 0};
}

static inline uint32_t word_hash(WordKey key, size_t length)
{
    uint64_t hash = (key.first + length) * 0x9E3779B97F4A7C15u ^ key.last * 0xC2B2AE3D27D4EB4Fu;
    return (uint32_t)(hash >> 40);
}

/* A word, a phrase, or what a phrase begins with. The row of number 0 is of words that are not here. */
typedef struct {
    WordKey key; /* of a single word */
    uint32_t text_at, expansion_at;
    uint8_t text_length, expansion_length;
    uint8_t lex_class, value;
    uint8_t known;   /* more than a word inside of phrases */
    uint8_t goes_on; /* a longer phrase begins with it */
    uint8_t unused[2];
} TableLex;

/* From what a phrase begins with, by one word more: open addressing, `to` is 0 when free. */
typedef struct {
    uint16_t from, word, to; /* numbers of rows */
} TableStep;

static inline uint32_t step_hash(uint32_t from, uint32_t word)
{
    return (from << 16 | word) * 0x9E3779B1u >> 12;
}

/* Residents of the largest municipalities, for names without a state and for misspelt ones. */
typedef struct {
    PlaceId place;
    uint32_t residents;
} TablePopulation;

typedef struct {
    char magic[8];
    uint32_t bytes;
    uint32_t place_count, span_count, alias_count, name_count, posting_count, successor_count;
    uint32_t places_at, spans_at, aliases_at, names_at, postings_at, successors_at; /* names: with free slots */
    uint32_t path_slots_at, path_slot_count; /* uint32_t each; counts are powers of two */
    uint32_t geoid_slots_at, geoid_slot_count;
    uint32_t name_slot_count, name_bits_at;                       /* of names_at; uint64_t each */
    uint32_t lexicon_at, lex_count, lex_slots_at, lex_slot_count; /* uint16_t each, of single words */
    uint32_t steps_at, step_count;                                /* a power of two */
    uint32_t repair_slots_at, repair_slot_count; /* a name's number under its letters, and under them less one */
    uint32_t populations_at, population_count;   /* sorted by place */
    uint32_t text_at;
    uint32_t vintage_at, vintage_length;
    uint8_t fips_of_postal[26 * 26];         /* by the two letters; 0 when no state has them */
    uint8_t towns_of_fips[TABLE_FIPS_LIMIT]; /* whether units there are called towns, townships */
    PlaceId state_of_fips[TABLE_FIPS_LIMIT]; /* PLACE_NONE where there is none */
    PlaceId circuit_of_fips[TABLE_FIPS_LIMIT];
} TableHeader;

/* The table itself; table.c holds its bytes. */
const TableHeader *table_header(void);
const TablePlace *table_place(PlaceId id);
const TableAlias *table_alias(uint32_t alias);
const TableSpan *table_span(uint16_t span);
const TableName *table_names(void);
const uint64_t *table_name_bits(void);
Str table_name_text(const TableName *row);
const TablePosting *table_postings(void);
const TableSuccessor *table_successors(void);
const TableLex *table_lexicon(void);
const uint16_t *table_word_slots(void);
const TableStep *table_steps(void);
const TablePopulation *table_populations(void);
const uint32_t *table_slots(uint32_t at);
Str table_text(uint32_t at, size_t length);
Str table_path(PlaceId id);
Str table_geoid(PlaceId id);
/* The path, GEOID or name that a place or an alias goes by. */
Str table_alias_text(uint32_t alias);
PlaceId table_ref_place(uint32_t ref); /* of a place or an alias */
uint64_t table_hash(Str text);         /* the hash of all three indexes */

#endif
