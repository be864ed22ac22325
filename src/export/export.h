/* What was imported and resolved, as files for others: CSV, JSON Lines, and a datapackage.json that says what
 * every column means (Data Package, version 2, datapackage.org/standard).
 *
 * A side way out of the store: reads its tables and writes files. Knows tables, not journals; decides
 * nothing, adds nothing up. Rows stream, so that memory does not grow with their number, and the same
 * store gives the same bytes. Writes files; prints nothing. */
#ifndef PURSE_EXPORT_H
#define PURSE_EXPORT_H

#include "base/base.h"

typedef enum { EXPORT_CSV = 1, EXPORT_JSONL = 2 } ExportForm; /* a set where `forms` */

/* The name of the n-th table, from 0; NULL behind the last. */
const char *export_table_name(uint32_t table);
bool export_table_find(Str name, uint32_t *out);

typedef struct {
    unsigned forms;  /* of ExportForm */
    uint32_t tables; /* bit n: table n */
} ExportWish;

typedef struct {
    Str path; /* in the folder: transactions.csv */
    uint64_t rows, bytes;
} ExportedFile;

typedef struct {
    ARRAY(ExportedFile) files;
    uint32_t unfinished; /* imports that were interrupted or still run: their rows so far are in the files */
} Exported;

/* Writes `folder` anew, in one step at the end: after an interruption there is what was there before. A
 * folder that holds anything but an earlier export is left as it is. STATUS_FAILED with `why`. */
Status export_folder(const char *store, const char *folder, ExportWish wish, Arena *arena, Exported *out, Str *why);

/* Writes one table into a file that is open for writing and has the given name in messages. */
Status export_stream(const char *store, uint32_t table, ExportForm form, int file, const char *name, Arena *arena,
                     Exported *out, Str *why);

#endif
