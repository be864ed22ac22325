/* Award rows out of the store, award after award. Part of store.h; include that.
 *
 * On the way back: tables in, rows of the same shape as an award file's out, each
 * with the version of it that held by the day of knowledge. Decides nothing about
 * conditions; whose money a row is, is what the recipient was resolved to, or the
 * hand decision the journal puts before that. */
#ifndef PURSE_STORE_ROWS_H
#define PURSE_STORE_ROWS_H

#include "store/store.h"

/* Which rows are wanted. */
typedef struct {
    bool every_listing;
    StrArray listings;     /* numbers: awards with at least one row of these */
    ARRAY(int64_t) awards; /* of the table awards, in rising order, instead of listings */
    bool by_award;
    Date known_by; /* DATE_OPEN: what the files have now */
} StoreAsk;

/* One transaction. Strings live as long as the arena given to store_each_row. */
typedef struct {
    AwardRow row;
    int64_t award;          /* its number in the table: rows of one award follow each other */
    bool has_number;        /* of the award: false when it has neither FAIN nor URI */
    PlaceId holder;         /* as the store has its recipient resolved; PLACE_NONE */
    bool may_be_government; /* neither an aggregate record nor an individual */
    bool is_decided;        /* resolved as a unit of its own, which holds its own money */
    MoneyRange amount;      /* obligation; unknown where none is given, zero of a loan */
    Period known;
    Str file; /* "FY2016_015.zip/FY2016_015_1.csv" */
    uint32_t line;
} StoreRow;

typedef void (*StoreTake)(void *taker, const StoreRow *row);
/* False with store_why when the tables cannot be read. */
bool store_each_row(Store *store, const StoreAsk *ask, Arena *arena, StoreTake take, void *taker);

/* What a recipient of an award passed on to another government: the same dollars as the award's. */
typedef struct {
    int64_t award;
    PlaceId place;
    Str recipient, state;
    MoneyRange amount;
    Period day, known;
    Str file;
    uint32_t line;
} StorePassed;

typedef void (*StoreTakePassed)(void *taker, const StorePassed *passed);
/* Of all awards, by award. */
bool store_each_passed(Store *store, Date known_by, Arena *arena, StoreTakePassed take, void *taker);

/* Loans are lent, not obligated: direct and guaranteed ones, by their type or because they have a face value. */
bool store_is_loan(Str assistance_type, bool has_face_value);

/* How many transactions the listings have; `listings` NULL: all. */
uint64_t store_count(Store *store, const StrArray *listings);
uint64_t store_award_count(Store *store);

/* All awards with a number, all recipients with a name. */
typedef void (*StoreTakeName)(void *taker, int64_t number, Str name);
bool store_each_award(Store *store, StoreTakeName take, void *taker);
bool store_each_recipient(Store *store, StoreTakeName take, void *taker);

/* A name that may be a government and is not known to be one. */
typedef struct {
    Str name, state, city, county, business_types; /* as its first row has them */
    bool is_ambiguous;                             /* fits several places; otherwise none */
    bool is_company;                               /* named like one, and no candidates */
    StrArray candidates;                           /* ids of places */
    Str why;
    Money obligated; /* by the rows that are not withdrawn */
    uint64_t rows;
} StoreUndecided;
typedef ARRAY(StoreUndecided) StoreUndecidedArray;
/* Those with most money first, those named like a company behind all others. False with store_why. */
bool store_undecided(Store *store, Arena *arena, StoreUndecidedArray *out);

#endif
