/* From the store's rows to the bytes of files. Private to export. */
#ifndef PURSE_EXPORT_ROWS_H
#define PURSE_EXPORT_ROWS_H

#include "export/sink.h"
#include "export/tables.h"

#include <sqlite3.h>

/* Writes all rows of a table, to each sink that is not NULL, until one of them fails: its `error` tells. False
 * with `why` when the store cannot be read or holds what it may not. */
bool rows_write(sqlite3 *store, const Table *table, Sink *csv, Sink *jsonl, uint64_t *rows, Arena *arena, Str *why);

#endif
