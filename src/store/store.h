/* The store: one SQLite file of what was imported, and how the files came in.
 *
 * Behind the award rows and the places, before the journal, which may take its
 * rows from here. Keeps every version of a transaction with the days on which
 * it was known, so that yesterday's answer can be given again; nothing is erased.
 * Tables: schema.sql and docs/store.md. Reads and writes its own file only, and
 * prints nothing; reading award files is `import`, what the money hangs on is `stake`. */
#ifndef PURSE_STORE_H
#define PURSE_STORE_H

#include "awards/awards.h"
#include "base/base.h"
#include "places/places.h"

struct sqlite3;
typedef struct Store Store;

typedef enum { STORE_READ, STORE_WRITE } StoreUse;

/* Opens the store at `path`; to write, it is made when there is none, and one of an earlier version is brought
 * up to date. NULL with `why` when it cannot be opened, is no store, or is of a later version. */
Store *store_open(const char *path, StoreUse use, Arena *arena, Str *why);
void store_close(Store *store);
/* For the readers of its tables. */
struct sqlite3 *store_sqlite(const Store *store);
/* Words for what went wrong in the last call that returned false; empty when nothing did. */
Str store_why(const Store *store);
/* Changes whenever rows or resolutions do: what is derived from the store keeps it. */
int64_t store_version(const Store *store);

/* ---- Days as the tables have them: 20160930 ---- */

int store_day(Date day); /* DATE_MIN and DATE_OPEN have none: 0 */
Date store_date(int64_t day, Date otherwise);

/* ---- One file on its way in ---- */

typedef struct {
    Str file, sha256; /* its name without the folder; 64 hexadecimal digits */
    uint64_t bytes;
    Str scope_agency; /* of a full archive: "015", "All"; empty: the file is whole in no sense */
    int scope_year;   /* its fiscal year; 0: none */
    Date made;        /* by its name; DATE_MIN: not told */
    Date today;
} StoreFile;

typedef struct {
    uint64_t read, stored, unchanged, set_aside, withdrawn;
    Money obligations; /* over the rows that were read and not set aside */
    bool overflowed;   /* they are too large for Money */
} StoreTotals;

typedef struct StoreImport StoreImport;

/* Begins, or goes on with what was broken off. *is_done when these bytes are in the store already: then
 * nothing is to do but ask for the totals. NULL: store_why. */
StoreImport *store_import_begin(Store *store, const StoreFile *file, bool *is_done);
/* Call before the first row; `members` counts from 1. *skip: so many rows of the member are in the store. */
bool store_member_begin(StoreImport *import, int member, Str name, uint64_t *skip, bool *is_done);
bool store_form(StoreImport *import, AwardForm form);
bool store_column(StoreImport *import, Str name, bool is_present, bool is_read);
/* Takes rows in the order of the file. Rows given twice by one file are set aside, told through store_twice. */
bool store_add(StoreImport *import, const AwardRow *rows, size_t count);
/* A row that the reader set aside. */
bool store_set_aside(StoreImport *import, uint64_t line, Str code, Str message, Str text);
/* All that was taken so far is kept whatever happens next. */
bool store_commit(StoreImport *import);
bool store_member_end(StoreImport *import);
/* The last step: rows that the file no longer has are withdrawn, indexes made, control totals checked against
 * the tables. False with words when they do not agree. */
bool store_import_end(StoreImport *import);
void store_import_drop(StoreImport *import); /* gives up what was not committed */
StoreTotals store_totals(const StoreImport *import);

/* ---- Who the recipients are ---- */

/* Resolves recipients that have no resolution by this gazetteer. */
bool store_resolve(Store *store, uint64_t *resolved);

#include "store/columns.h"
#include "store/rows.h"

#endif
