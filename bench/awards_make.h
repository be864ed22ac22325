/* Made-up award rows in the form USAspending publishes today (112 columns), for measuring and for fault tests.
 *
 * Every row is a function of the seed and its number, so that a second edition of the same file can differ
 * from the first in known rows, and memory does not grow with the rows. Names come from our own gazetteer,
 * turned into the forms that real files have by rules; amounts, words and dates are invented. A real file has
 * more kinds of oddity than this one: it is for size and speed, and proves nothing about real names. */
#ifndef PURSE_BENCH_AWARDS_MAKE_H
#define PURSE_BENCH_AWARDS_MAKE_H

#include "places/places.h"

/* ---- Chance that can be repeated: the same numbers for the same (seed, about, number) ---- */

typedef struct {
    uint64_t state;
} Dice;

Dice dice_of(uint64_t seed, uint64_t about, uint64_t number);
uint64_t dice_next(Dice *dice);
uint32_t dice_below(Dice *dice, uint32_t limit); /* 0..limit-1 */
bool dice_hits(Dice *dice, uint32_t of_thousand);
/* 0..limit-1, low numbers often: a few recipients have most of the awards. */
uint32_t dice_skewed(Dice *dice, uint32_t limit);

/* ---- Words ---- */

/* What a grant is for, in capitals; `newlines` line ends lie inside. */
void text_purpose(Buf *out, Dice *dice, Str place, uint32_t sentences, uint32_t newlines);
void text_title(Buf *out, Dice *dice); /* of a program */

typedef struct {
    const char *code, *name, *sub_code, *sub_name, *office_code, *office_name;
    int listing_prefix; /* the part of a listing before its point */
} Agency;

typedef struct {
    const Agency *agency;
    char number[8];           /* 16.738 */
    Buf title;                /* owned */
    const char *type, *words; /* of assistance */
    bool is_loan;
} Program;

/* One of some 600 programs; the same number gives the same program. */
void program_fill(Program *program, uint32_t number, bool newer_types);
enum { PROGRAM_COUNT = 600, AGENCY_COUNT = 22 };

/* ---- Recipients ---- */

typedef enum {
    RECIPIENT_CITY,
    RECIPIENT_TOWN,
    RECIPIENT_COUNTY,
    RECIPIENT_STATE,
    RECIPIENT_STATE_OFFICE,
    RECIPIENT_POLICE,
    RECIPIENT_SHERIFF,
    RECIPIENT_HOUSING,
    RECIPIENT_SCHOOL,
    RECIPIENT_DISTRICT,
    RECIPIENT_UNIVERSITY,
    RECIPIENT_TRIBE,
    RECIPIENT_NONPROFIT,
    RECIPIENT_COMPANY,
    RECIPIENT_FOREIGN,
    RECIPIENT_PERSON,    /* REDACTED DUE TO PII */
    RECIPIENT_AGGREGATE, /* MULTIPLE RECIPIENTS */
} RecipientKind;

/* The places that recipients are made of, gathered once. */
typedef struct {
    Arena arena;
    ARRAY(PlaceId) cities, towns, counties, states;
    Place *county_places;    /* beside counties */
    PlaceId *county_of_city; /* beside cities: the nearest county of its state */
} Homes;

void homes_init(Homes *homes);
void homes_release(Homes *homes);

typedef struct {
    RecipientKind kind;
    Place home, county, state; /* home may be its county or state */
    Buf name, raw, parent;     /* owned; parent empty where there is none */
    char uei[13], parent_uei[13], state_code[3];
    const char *business_types, *business_words;
} Recipient;

/* Recipient `number`, its raw name in the way that award `award` spelled it. */
void recipient_fill(Recipient *recipient, const Homes *homes, uint64_t seed, uint32_t number, uint64_t award);

Str recipient_bare_name(Place place); /* Cook of "Cook County" */

/* ---- Rows ---- */

typedef struct {
    uint64_t seed, rows;
    uint32_t edition;     /* 1, or 2: the same file a month later */
    bool is_delta;        /* only what changed from edition 1 to 2, with the leading column */
    int year;             /* fiscal year of all actions; 0: over ten years */
    bool has_legacy_keys; /* award keys end in the sub-tier code, as before April 2025 */
} Wanted;

enum { BLOCK_ROWS = 4096 };

typedef struct {
    uint64_t award;
    uint8_t mod, mods; /* this transaction's number within its award, of how many */
} Slot;

typedef struct {
    uint64_t rows, newlines, corrected, vanished, added;
    Money obligations;         /* of the rows written */
    Money vanished_obligation; /* of the rows of edition 1 that are not in edition 2 */
} Totals;

typedef struct {
    Wanted wanted;
    Homes homes;
    Recipient recipient;
    Program program;
    Buf text; /* one description at a time */
    Buf base_text;
    Slot slots[BLOCK_ROWS];
    uint64_t block;    /* that the slots are of */
    uint64_t next_row; /* of the edition */
    Totals totals;
} Maker;

/* What chance is about, so that no two draws share their numbers. */
enum { ABOUT_BLOCK = 1, ABOUT_AWARD, ABOUT_AMOUNT, ABOUT_ROW, ABOUT_CHANGE, ABOUT_TEXT, ABOUT_PROGRAM };

/* What happened to a row between the first edition and the second. */
typedef enum { CHANGE_NONE, CHANGE_CORRECTED, CHANGE_VANISHED, CHANGE_ADDED } Change;

/* The things of one row that several cells need. */
typedef struct {
    uint64_t award;
    uint32_t mod, mods, program;
    Change change;
    bool is_second; /* written as the second edition has it */
    bool is_aggregate;
    Money obligation, total;
    Date start, action, first_report, last_change;
    char fain[24], uri[24], modification[24], award_key[64], key[96];
} Transaction;

/* The row's 112 cells, out of the recipient and program that the maker holds for it. */
void cells_put_row(Maker *maker, Buf *out, const Transaction *row);
/* A deletion as the delta files tell it: the parts of the key and the day, all else empty. */
void cells_put_deletion(Maker *maker, Buf *out, const Transaction *row);
extern const char CELLS_HEADER[];

void maker_init(Maker *maker, Wanted wanted);
void maker_release(Maker *maker);
void maker_header(const Maker *maker, Buf *out);
/* Adds the next row to `out`; false at the end. */
bool maker_row(Maker *maker, Buf *out);

#endif
