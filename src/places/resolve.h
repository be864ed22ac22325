/* What the steps of resolving a recipient share.
 *
 * tokens.c makes words of the name; readings.c takes them apart in every way they
 * can be meant; candidates.c finds who carries the name and weighs each with
 * evidence.c; repair.c mends typing errors; bodies.c knows what is no place; resolve.c decides, reasons.c says why.
 * Private to this folder.
 */
#ifndef PURSE_PLACES_RESOLVE_H
#define PURSE_PLACES_RESOLVE_H

#include "places/fits.h"
#include "places/normal.h"
#include "places/tokens.h"

/* How a name was taken apart. */
typedef enum {
    FORM_PREFIX, /* "city of chicago" */
    FORM_SUFFIX, /* "cook county" */
    FORM_BARE,   /* "chicago", with nothing or an office beside it */
    FORM_STATE,  /* "illinois department of ..." */
} Form;

/* How well a unit's own type word answers the one that was said. */
typedef enum {
    FIT_WORD_EXACT,
    FIT_WORD_OWN,         /* the name ends in a type word that belongs to it: "union city" */
    FIT_WORD_LEVEL,       /* another word of the same level: "county" for a parish, "town" for a township */
    FIT_WORD_MUNICIPAL,   /* another word for a municipality: "town" for a city */
    FIT_WORD_BARE,        /* none was said, and it needs none */
    FIT_WORD_SUBDIVISION, /* the same, of a New England town */
    FIT_WORD_WANTED,      /* none was said, and it is a township */
    FIT_WORD_NOT,
} WordFit;

typedef enum { COUNTY_UNSAID, COUNTY_SAME, COUNTY_NEAR, COUNTY_FAR } CountyFit;

/* What the words around a name make of it, the one that decides first. */
typedef enum {
    REST_CLEAN,   /* nothing, or the government's own words */
    REST_OFFICE,  /* a part of it */
    REST_SUBJECT, /* what a part of it is about, and no word for the part */
    REST_SEPARATE,
    REST_TRIBAL,
    REST_PRIVATE,
    REST_UNKNOWN, /* words that are not known */
} Rest;

typedef struct {
    Rest rest;
    LexLevel level;      /* who has such an office */
    uint32_t county;     /* a county said there, its three digits; 0: none */
    TokenAt from, until; /* words of the office */
    bool of_state;       /* an office that a state may have too */
    bool local;          /* one that only cities or counties have: "county sheriff" */
    bool strong;         /* "department", "commission": a part of a government whatever else is said */
    bool unknown;        /* there are words that are not known */
} Around;

/* One way to take the name apart. */
typedef struct {
    Form form;
    Word word;             /* WORD_NONE when bare */
    TokenAt from, until;   /* words of the name */
    TokenAt before, after; /* the words around it end before `before` and begin at `after` */
    bool repaired;         /* the name was mended */
    bool ends_in_type;     /* a bare name whose last word is a type word */
    uint8_t letters;       /* of the name, without blanks */
    bool state_said;       /* "state of" */
    Around around;
} Reading;

typedef struct {
    PlaceId place;
    PlaceKind kind;
    uint8_t geoid_length;
    bool ended; /* the place is no more */
    int score;
    Reading reading;
    WordFit word_fit;
    CountyFit county;
    bool historical, state, city, performance, business, populous;
} Candidate;

enum { CANDIDATES_WEIGHED = 24 };

/* What each finding adds to a candidate, beside its name and county. */
enum {
    STATE_WEIGHT = 10,
    PAST_WEIGHT = -4, /* a name of other days */
    CITY_WEIGHT = 6,
    PERFORMANCE_WEIGHT = 5,
    BUSINESS_WEIGHT = 3,
    POPULOUS_WEIGHT = 10,
};

/* Of a name of so few letters too many others are a letter away. */
enum { REPAIR_SHORT = 5 };

/* How large a municipality must be to be meant without its state, and when its bare name is misspelt. */
enum { RESIDENTS_WITHOUT_STATE = 1000000, RESIDENTS_MISSPELT = 300000 };

/* The evidence, read once. */
typedef struct {
    int state_fips;     /* 0 when none was given or told by the name */
    bool state_unknown; /* one was given that is none */
    uint32_t county;    /* three digits, 0 when none or no more */
    size_t city_length;
    PlaceId performance; /* the municipality of the place of performance */
    bool county_business, city_business, state_business, no_government; /* business types */
    char city[NAME_ROOM];
} Evidence;

/* What the words of a name are, wherever they stand. */
typedef struct {
    bool separate, tribal, private_body, nobody;
    bool typed;         /* there is a type word or a state's name */
    LexClass last;      /* of the last phrase */
    size_t from, until; /* words of the body of its own */
} Body;

typedef struct {
    const RecipientEvidence *given;
    Evidence evidence;
    Tokens tokens;
    Candidate candidates[CANDIDATES_WEIGHED];
    size_t count, in_all;
    bool separate, tribal, private_body, unknown_rest;
    bool mending; /* second pass: names that nobody carries are mended */
    Body body;
    size_t body_from, body_until; /* words of a body of its own */
} Resolver;

/* The reasons of a decision while it is made. A dozen fit, each cut to what a line holds. */
typedef struct {
    Arena *arena; /* NULL: none are wanted */
    size_t length;
    char text[4096];
} Reasons;

/* ---- evidence.c ---- */
void evidence_read(Evidence *evidence, const RecipientEvidence *given);
/* The county of that name in the state, its three digits; 0 when there is none. */
uint32_t county_of_name(Str name, int state_fips);
/* Weighs a candidate by all but its name; adds to its score and notes why. */
void evidence_weigh(const Evidence *evidence, uint32_t county, Candidate *candidate);

bool is_populous(PlaceId place, uint32_t residents);

/* ---- bodies.c ---- */
Body body_of_words(const Tokens *tokens);
/* The state that a name says at its end or between gaps, as a name or two letters; 0 when none. */
int state_of_tokens(const Tokens *tokens);

/* ---- readings.c ---- */
/* Sends for the name that will be looked up first, most likely: the words of a type or up to one that is known. */
void readings_expect(const Tokens *tokens);
/* All ways to take the tokens apart; candidates go into the resolver. */
void readings_add(Resolver *resolver);
Around words_around(const Resolver *resolver, const Reading *reading);
/* One word that nobody carries, alone or beside the government's own words: "chicgo". */
void readings_add_misspelt(Resolver *resolver);

/* ---- candidates.c ---- */
/* Those of them whose type word fits; false when nobody's does. */
bool candidates_add(Resolver *resolver, const Reading *reading, Carriers carriers);
/* Whether there are any. */
bool candidates_exist(const Reading *reading, Carriers carriers);
void candidates_add_state(Resolver *resolver, const Reading *reading, int state_fips);
/* What the weights of a form are, for the reasons. */
int weight_of_fit(WordFit fit);
int weight_of_repair(const Candidate *candidate);
int weight_of_police(const Candidate *candidate);
int weight_of_county(const Candidate *candidate);

/* ---- reasons.c ---- */
/* One reason, of several pieces, and its weight unless it is 0. */
void reason_add(Reasons *reasons, int weight, const Str *pieces, size_t count);
#define REASON(reasons, weight, ...) \
    reason_add((reasons), (weight), (const Str[]){__VA_ARGS__}, sizeof((const Str[]){__VA_ARGS__}) / sizeof(Str))
void reasons_of_candidate(Reasons *reasons, const Resolver *resolver, const Candidate *candidate);
Str reasons_text(const Reasons *reasons); /* in the arena; nothing when none are wanted */

/* ---- repair.c ---- */
/* Words that are nearly type words become type words; false when there are none. */
bool repair_type_words(Tokens *tokens);
/* Names of the index that have these letters, blanks apart; how many. */
size_t repair_same_letters(Str name, const TableName **rows, size_t limit);
/* Candidates for a name that nobody carries, by the names a letter or a space away. */
bool repair_add(Resolver *resolver, const Reading *reading);
/* The same without a type word, by a letter added, dropped or swapped; a large one is likely when it is the only one.
 */
void repair_add_bare(Resolver *resolver, const Reading *reading);

#endif
