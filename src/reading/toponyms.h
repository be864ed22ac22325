/* Names of places in a document: found, weighed together, chosen.
 *
 * Private to find_places.c and its parts. toponyms.c finds the words that some place carries as a name, with
 * what is said beside them (beside.c); toponyms_weigh.c gathers what the whole document says for a state or a
 * sense of a name; toponyms_choose.c decides, or abstains. */
#ifndef PURSE_READING_TOPONYMS_H
#define PURSE_READING_TOPONYMS_H

#include "reading/names.h"

enum { STATE_LIMIT = 80 };

/* What stands behind a name as part of one longer name: "Milwaukee County" Board of Supervisors. */
typedef enum {
    BEHIND_NOTHING,
    BEHIND_OFFICE,   /* of the place: police, council, mayor: the place is meant, as a modifier */
    BEHIND_SEPARATE, /* a body of its own: housing authority */
    BEHIND_OTHER,    /* no place is meant: Herald, University, Street */
    BEHIND_UNKNOWN,  /* capitalised words that are not known, so as with those; in a headline they say nothing */
} Behind;

typedef struct {
    TokenRun core;       /* the name itself: "Clark" */
    TokenRun span;       /* with its type word and its state: "Clark County, Nevada" */
    uint32_t body_until; /* of the longer name that it begins, when something stands behind */
    PlaceName name;
    uint8_t unit;    /* UNIT_COUNTY; UNIT_NONE when none is said */
    uint8_t state;   /* FIPS, when it is said behind the name */
    uint8_t behind;  /* a Behind */
    uint8_t foreign; /* how likely it is abroad: 0, 1, 2 */
    uint8_t common;  /* a word (1) or a family name (2) too */
    bool by_head;    /* the type word stands at the end of the list, or before it */
    bool is_listed;  /* joined with the toponym before it by a comma or "and" */
    bool is_located; /* "in", "near", "outside" stands before it */
    bool is_dateline;
    bool is_led;    /* an unknown capitalised word stands right before it */
    bool is_person; /* a person of that name is spoken of, and may be meant */
    bool is_modifier;
    bool is_first; /* of a sentence: its capital says nothing */
    bool is_loud;  /* in capitals, or in a headline */

    int8_t trust; /* that a place is meant at all */
    PlaceId place;
    const PlaceId *candidates; /* when several are as likely */
    uint8_t candidate_count;
    const char *rule; /* NULL: no place */
} Toponym;

/* Whom a name means most likely; with candidates when others are as likely. */
typedef struct {
    const PlaceCarrier *carrier; /* NULL: nobody */
    PlaceId candidates[PLACE_CANDIDATES];
    size_t candidate_count;
} Best;

/* What a document says of one name, wherever it stands. */
typedef struct {
    PlaceName name;
    const PlaceCarrier *carriers;
    uint32_t count;
    bool is_minor;               /* only places that are no governments carry it: "Mississippi State" */
    bool is_office;              /* only agencies or courts carry it */
    int largest_city;            /* the size of the largest that goes by it alone */
    PlaceId county, city, state; /* as it was said in full: with its type word, with its state */
    bool is_confirmed;           /* a mention of it is a place beyond doubt */
    uint32_t best_key;           /* of what `best` was the answer to; 0: nothing yet */
    Best best;
} Sense;

typedef struct {
    const Text *text;
    Arena *arena;
    ARRAY(Toponym) list;
    ARRAY(Sense) senses;
    uint32_t *sense_of_name; /* a number among the senses, plus one, under a PlaceName */
    int votes[STATE_LIMIT];  /* what speaks for a state */
    PlaceId origin;
    int origin_state;
    PlaceName new_york, new_york_city, washington;
} Toponyms;

/* ---- beside.c ---- */

/* The state that the words from `first` on name; 0 when none. `until` is the first token behind. */
int state_said(const Text *text, uint32_t first, uint32_t *until);
/* What the capitalised words behind a name make of it; `until` is the first token behind them. */
Behind behind_of(const Text *text, uint32_t first, uint32_t *until);
bool is_led(const Text *text, uint32_t first);
bool is_located(const Text *text, uint32_t first);

/* ---- toponyms.c, toponyms_senses.c ---- */

Toponyms toponyms_match(const Text *text, Arena *arena);
Sense *toponyms_sense(Toponyms *toponyms, PlaceName name);
/* Twice the logarithm: 20,000 residents are 5, 640,000 are 15; 0 for few, or when not known. */
int place_size(uint32_t residents);
bool carrier_fits(const PlaceCarrier *carrier, int unit);
bool sense_fits(const Sense *sense, int unit, int state); /* somebody's type word does; state 0: in any */

/* ---- toponyms_weigh.c, toponyms_choose.c ---- */

void toponyms_weigh(Toponyms *toponyms);
void toponyms_choose(Toponyms *toponyms);
/* A state that the same sentence names before the place: "in New Jersey, Mercer County"; 0 when none. */
int state_beside(Toponyms *toponyms, uint32_t number);
void vote(Toponyms *toponyms, PlaceId place, int weight);

/* ---- bodies_found.c ---- */

void bodies_find(Toponyms *toponyms, Arena *arena, Reading *out);

#endif
