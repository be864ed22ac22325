/* Import: an award file, or an archive of them, into the store.
 *
 *   file ─ archive: inflate ─ awards: scan, type ─ store: make up ─┐ queue of batches ┌─ store: place, commit
 *                           one thread                             └──────────────────┘     the other
 *
 * Bounded memory whatever the size of the file. Prints nothing and asks no clock. What a file means is said by
 * `awards`, what becomes of a row by `store`: here is only their order. */
#ifndef PURSE_IMPORT_H
#define PURSE_IMPORT_H

#include "store/store.h"

/* What a file's name tells. FY2016_015_Assistance_Full_20260906.zip is all of an agency's year. */
typedef struct {
    Str agency; /* "015", "All"; empty: the file is whole in no sense */
    int year;   /* fiscal year; 0: every year, or none told */
    Date made;  /* DATE_MIN: not told */
} ImportName;
ImportName import_name(Str file);

typedef struct {
    uint64_t done, whole; /* bytes of the file; whole is 0 for a pipe */
    uint64_t rows;
} ImportProgress;

typedef struct {
    const char *path; /* "-": standard input */
    Date today;
    void (*progress)(void *context,
                     const ImportProgress *progress); /* may be NULL; some thirty times a second at most */
    void *context;
} ImportOrder;

typedef struct {
    StoreTotals totals;
    size_t members;
    bool was_there; /* the same bytes had been imported before: nothing was done */
    bool
        kept_vanished; /* rows that the file lacks were not withdrawn, as not all of it could be read, or it has none */
} ImportResult;

/* While it runs, `diags` and `arena` are another thread's. STATUS_OK; STATUS_DATA: done, with rows set aside or members
 * that hold no award rows (mistakes in `diags`); STATUS_FAILED with `why`: what was committed stays, and the same call
 * goes on behind it. */
Status import_file(Store *store, const ImportOrder *order, Diags *diags, Arena *arena, ImportResult *out, Str *why);

#endif
