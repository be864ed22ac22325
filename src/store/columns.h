/* Sums of obligations by place, program and award year on any day: a file beside the store. Part of store.h.
 *
 * Derived from the tables, never a second truth: made again when it is absent, damaged, of other tables or another
 * gazetteer. It holds the awards that can be summed by group alone; the others, and all that a journal decides
 * otherwise, are for the caller to take as rows. docs/store.md has its layout. */
#ifndef PURSE_STORE_COLUMNS_H
#define PURSE_STORE_COLUMNS_H

#include "store/store.h"

typedef struct Columns Columns;

typedef struct {
    void *context;
    void (*tell)(void *context, uint64_t done, uint64_t in_all);
} ColumnsProgress;

/* The column file of the store at `path`, made when it has to be. With a day of knowledge (else DATE_OPEN) it is made
 * of the versions that held by then, for this once, and not kept. `progress` may be NULL. NULL with `why` when it can
 * be neither read nor made. It is good until columns_close, whatever becomes of the store. */
Columns *columns_open(Store *store, const char *path, Date known_by, const ColumnsProgress *progress, Arena *arena,
                      Str *why);
void columns_close(Columns *columns);
/* Bytes in memory, checked as those of a file are but for their hashes; NULL when something in them leads astray. They
 * live in the arena: not for columns_close. For tests. */
Columns *columns_of_bytes(Str bytes, Arena *arena);

/* ---- what there is ---- */

/* A program and an award year under which somebody holds something. */
typedef struct {
    Str listing;
    int year;
} ColumnKind;
uint32_t columns_kinds(const Columns *columns);
ColumnKind columns_kind(const Columns *columns, uint32_t kind);

uint32_t columns_places(const Columns *columns); /* in rising order of their ids, which is that of their paths */
PlaceId columns_place(const Columns *columns, uint32_t number);
uint32_t columns_find_place(const Columns *columns, PlaceId place); /* UINT32_MAX: it holds nothing */

uint64_t columns_rows(const Columns *columns); /* transactions */
/* Recipients that are no known place, and what was obligated to them. */
uint64_t columns_unplaced(const Columns *columns, Money *obligated);

/* Awards by their numbers in the store: those that have to be taken as rows; those of one recipient. */
typedef struct {
    const uint32_t *items;
    size_t count;
} ColumnAwards;
ColumnAwards columns_irregular(const Columns *columns);
uint32_t columns_recipients(const Columns *columns); /* their numbers in the store are below this */
PlaceId columns_recipient_place(const Columns *columns, uint32_t recipient);
ColumnAwards columns_awards_of(const Columns *columns, uint32_t recipient);
/* True when the award has to be taken as rows, whoever holds it. */
bool columns_is_irregular(const Columns *columns, uint32_t award);

/* ---- sums ---- */

enum { COLUMN_REACHES_MOST = 255 };

/* `reach[kind]` puts each kind in one of `reaches` sums, from 1; 0 leaves it out. Counted are transactions dated on
 * [from, until]; awards are those begun by `until`. */
typedef struct {
    Date from, until;
    const uint8_t *reach;
    unsigned reaches;
} ColumnAsk;

/* A transaction that is to be left out of the sums, because its award is taken as rows. */
typedef struct {
    uint32_t place, kind; /* numbers in the columns */
    Date day;
    Money obligated;
    bool begins; /* the first of its award */
} ColumnLess;
typedef ARRAY(ColumnLess) ColumnLessArray;

typedef struct {
    Money obligated;
    uint32_t awards; /* 0: nothing has begun */
    bool overflowed;
} ColumnSum;

/* Fills `out[place * reaches + reach - 1]` for the places [first, until). */
void columns_sum(const Columns *columns, const ColumnAsk *ask, uint32_t first, uint32_t until, ColumnSum *out);
/* Takes off what is to be left out; `out` is of all places. */
void columns_take_off(const ColumnLessArray *less, const ColumnAsk *ask, ColumnSum *out);

#endif
