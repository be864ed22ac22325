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
 * up to date. NULL with `why` when it cannot be opened, is no store, or is of another version. */
Store *store_open(const char *path, StoreUse use, Arena *arena, Str *why);
void store_close(Store *store);
/* For the readers of its tables. */
struct sqlite3 *store_sqlite(const Store *store);
/* Files of which only a part is in: their import was broken off. */
int64_t store_broken_off(Store *store);
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
    uint64_t unread;   /* members without a header of award rows */
    Money obligations; /* over the rows that were read and not set aside */
    bool overflowed;   /* they are too large for Money */
} StoreTotals;

typedef struct StoreImport StoreImport;

/* Whether a file of so many bytes came in before: then it may be the same, and only its digest tells. */
bool store_may_have(Store *store, uint64_t bytes);
/* Begins, or goes on with what was broken off. *is_done when these bytes are in the store already: then
 * nothing is to do but ask for the totals. NULL: store_why. A file without a digest yet (a pipe) begins anew. */
StoreImport *store_import_begin(Store *store, const StoreFile *file, bool *is_done);
/* So many rows of the member (from 1) are in the store from before; *is_done: all. Asked before any row goes in. */
bool store_member_known(StoreImport *import, int member, uint64_t *rows, bool *is_done);
bool store_member_begin(StoreImport *import, int member, Str name);
bool store_form(StoreImport *import, AwardForm form); /* of the member, before its rows */
bool store_column(StoreImport *import, const AwardColumn *column);
/* What can be worked out of rows without the store, by another thread: identities, what is written of them, and which
 * government a recipient is that this thread has not met lately. Made before the import's first row goes in, for one
 * that goes on, or with NULL for the one that begins next; NULL: store_why. */
typedef struct StoreDesk StoreDesk;
StoreDesk *store_desk_new(Store *store, const StoreImport *import, const StoreFile *file, Arena *arena);
void store_desk_release(StoreDesk *desk);
/* Rows that are ready for the store; filled again and again, with what they need of the rows copied. */
typedef struct StoreRows StoreRows;
StoreRows *store_rows_new(Arena *arena);
void store_rows_release(StoreRows *rows);
typedef struct {
    AwardForm form;
    int member;
    bool resolves; /* who a new recipient is; else store_add does, whichever thread has the time */
} StoreReading;
void store_rows_fill(StoreDesk *desk, const StoreReading *reading, const AwardRow *rows, size_t count, StoreRows *out);
/* Takes those that begin before the line and were not taken yet. A transaction that one file gives twice is set aside
 * the second time. */
bool store_add(StoreImport *import, StoreRows *rows, uint64_t before_line);
/* A row that the reader set aside. */
bool store_set_aside(StoreImport *import, const AwardSetAside *row);
bool store_member_end(StoreImport *import);
/* The last step: rows that a newer full file no longer has are withdrawn. `sha256` of a pipe that
 * was read to its end, else empty. Segments of rows are committed on the way, with their control totals compared
 * with the tables: what was committed stays, whatever happens. */
bool store_import_end(StoreImport *import, Str sha256);
void store_import_close(StoreImport *import); /* gives up what was not committed */
StoreTotals store_totals(const StoreImport *import);
/* Transactions that the file gave a second time, as far as they are kept: the first of them. */
typedef struct {
    int member;
    uint64_t line;
    Str message;
} StoreTwice;
typedef ARRAY(StoreTwice) StoreTwiceList;
const StoreTwiceList *store_twice(const StoreImport *import);
/* Rows that are missing from a newer full file were not withdrawn, because rows of it could not be read. */
bool store_kept_vanished(const StoreImport *import);

/* ---- The manifest ---- */

typedef struct {
    int64_t id;
    Str file, sha256, forms, scope_agency, state; /* forms: "prime, subaward" */
    int64_t bytes, scope_year, made, imported, members, columns_read, columns_passed_over, columns_absent;
    StoreTotals totals;
} StoreManifest;
typedef ARRAY(StoreManifest) StoreManifests;
bool store_manifests(Store *store, Arena *arena, StoreManifests *out);

typedef struct {
    int64_t import, member, line;
    Str file, name, code, message, text; /* file of the import, name of the member */
} StoreSetAside;
typedef ARRAY(StoreSetAside) StoreSetAsides;
/* In the order of the files, at most `most`. */
bool store_set_asides(Store *store, Arena *arena, size_t most, StoreSetAsides *out);

/* ---- Who the recipients are ---- */

/* Resolves recipients that have no resolution by this gazetteer: those that came in have one, as a rule. */
bool store_resolve(Store *store, uint64_t *resolved);

#include "store/columns.h"
#include "store/rows.h"

#endif
