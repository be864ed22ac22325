/* datapackage.json. Private to export. */
#ifndef PURSE_EXPORT_DESCRIPTOR_H
#define PURSE_EXPORT_DESCRIPTOR_H

#include "export/tables.h"

#include <sqlite3.h>

/* A descriptor begins so; a folder whose datapackage.json does not is not ours to replace. */
#define DESCRIPTOR_FILE "datapackage.json"
#define DESCRIPTOR_BEGINS                                                            \
    "{\n  \"$schema\": \"https://datapackage.org/profiles/2.0/datapackage.json\",\n" \
    "  \"name\": \"pursestrings-export\","

typedef struct {
    uint32_t table;
    ExportForm form;
    Str path, hash;
    uint64_t rows, bytes;
} WrittenFile;

/* The descriptor of these files, of which `tables` are all; false with `why` when the store cannot be read. */
bool descriptor_make(sqlite3 *store, const WrittenFile *files, uint32_t count, uint32_t tables, Buf *out, Arena *arena,
                     Str *why);

#endif
