/* The way of an export: open the store, write table by table, describe, put in place. */
#include "export/descriptor.h"
#include "export/rows.h"
#include "folder/folder.h"
#include "store/store.h"

typedef struct {
    sqlite3 *store;
    Folder folder;
    ExportWish wish;
    ARRAY(WrittenFile) files;
    Arena *arena;
    Str *why;
} Export;

/* All that is read is of one moment: an import beside it changes nothing. */
static Store *open_store(const char *path, Arena *arena, Str *why)
{
    Str reason;
    Store *store = store_open(path, STORE_READ, arena, &reason);
    if (store && sqlite3_exec(store_sqlite(store), "BEGIN", NULL, NULL, NULL) == SQLITE_OK)
        return store;
    if (store)
        reason = arena_printf(arena, "%s", sqlite3_errmsg(store_sqlite(store)));
    store_close(store);
    *why = arena_printf(arena, "'%s': %.*s", path, STR_ARG(reason));
    return NULL;
}

static bool count_unfinished(sqlite3 *store, uint32_t *out, Arena *arena, Str *why)
{
    sqlite3_stmt *statement;
    bool is_read = sqlite3_prepare_v2(store, "SELECT count(*) FROM imports WHERE state = 'running'", -1, &statement,
                                      NULL) == SQLITE_OK;
    if (is_read) {
        is_read = sqlite3_step(statement) == SQLITE_ROW;
        *out = is_read ? (uint32_t)sqlite3_column_int64(statement, 0) : 0;
        sqlite3_finalize(statement);
    }
    if (!is_read)
        *why = arena_printf(arena, "cannot read the store: %s", sqlite3_errmsg(store));
    return is_read;
}

/* ---- one table into one or two files ---- */

enum { FORMS = 2 };
static const struct {
    ExportForm form;
    const char *ending;
} forms[FORMS] = {{EXPORT_CSV, "csv"}, {EXPORT_JSONL, "jsonl"}};

typedef struct {
    Sink sinks[FORMS];
    Str names[FORMS];
    bool is_open[FORMS];
} Outlets;

static bool open_outlets(Export *export, const Table *table, Outlets *outlets)
{
    for (int i = 0; i < FORMS; i++) {
        if (!(export->wish.forms & forms[i].form))
            continue;
        outlets->names[i] = arena_printf(export->arena, "%s.%s", table->name, forms[i].ending);
        int file = folder_create(&export->folder, outlets->names[i].ptr, export->arena, export->why);
        if (file < 0)
            return false;
        sink_init(&outlets->sinks[i], file, true);
        outlets->is_open[i] = true;
    }
    return true;
}

static bool close_outlets(Export *export, uint32_t table, Outlets *outlets, uint64_t rows, bool is_good)
{
    for (int i = 0; i < FORMS; i++) {
        Sink *sink = &outlets->sinks[i];
        if (!outlets->is_open[i])
            continue;
        if (is_good && sink->error) {
            folder_complain(&export->folder, outlets->names[i].ptr, sink->error, export->arena, export->why);
            is_good = false;
        }
        Str ignored, *why = is_good ? export->why : &ignored; /* the first trouble is the one to be told */
        is_good = folder_close(&export->folder, sink->file, outlets->names[i].ptr, export->arena, why) && is_good;
        WrittenFile file = {table, forms[i].form, outlets->names[i], sink_hash(sink, export->arena),
                            rows,  sink->written};
        ARRAY_ADD(export->arena, &export->files, file);
        sink_release(sink);
    }
    return is_good;
}

static bool write_table(Export *export, uint32_t number)
{
    const Table *table = &export_tables[number];
    Outlets outlets = {0};
    uint64_t rows = 0;
    bool is_good = open_outlets(export, table, &outlets);
    if (is_good)
        is_good = rows_write(export->store, table, outlets.is_open[0] ? &outlets.sinks[0] : NULL,
                             outlets.is_open[1] ? &outlets.sinks[1] : NULL, &rows, export->arena, export->why);
    return close_outlets(export, number, &outlets, rows, is_good);
}

/* ---- the folder ---- */

/* Folders are of no export, nor is anything in them. */
static bool is_our_name(Str name, Str descriptor)
{
    uint32_t table;
    (void)descriptor;
    if (str_equal(name, STR(DESCRIPTOR_FILE)))
        return true;
    Str end = str_ends(name, STR(".csv")) ? STR(".csv") : STR(".jsonl");
    return str_ends(name, end) && export_table_find(str_slice(name, 0, name.len - end.len), &table);
}

static const FolderKind kind = {"an", "export", DESCRIPTOR_FILE, DESCRIPTOR_BEGINS, is_our_name};

static bool write_descriptor(Export *export)
{
    Sink sink;
    int file = folder_create(&export->folder, DESCRIPTOR_FILE, export->arena, export->why);
    if (file < 0)
        return false;
    sink_init(&sink, file, false);
    bool is_good = descriptor_make(export->store, export->files.items, export->files.count, export->wish.tables,
                                   &sink.bytes, export->arena, export->why);
    sink_flush(&sink);
    if (is_good && sink.error) {
        folder_complain(&export->folder, DESCRIPTOR_FILE, sink.error, export->arena, export->why);
        is_good = false;
    }
    sink_release(&sink);
    Str ignored;
    return folder_close(&export->folder, file, DESCRIPTOR_FILE, export->arena, is_good ? export->why : &ignored) &&
           is_good;
}

static bool write_folder(Export *export, const char *path)
{
    if (!folder_begin(&export->folder, &kind, path, export->arena, export->why))
        return false;
    bool is_good = true;
    for (uint32_t i = 0; is_good && i < EXPORT_TABLES; i++)
        if (export->wish.tables >> i & 1)
            is_good = write_table(export, i);
    if (is_good && write_descriptor(export))
        return folder_finish(&export->folder, export->arena, export->why);
    folder_abandon(&export->folder);
    return false;
}

Status export_folder(const char *store, const char *folder, ExportWish wish, Arena *arena, Exported *out, Str *why)
{
    *out = (Exported){0};
    Store *opened = open_store(store, arena, why);
    if (!opened)
        return STATUS_FAILED;
    Export export = {.store = store_sqlite(opened), .wish = wish, .arena = arena, .why = why};
    bool is_done = count_unfinished(export.store, &out->unfinished, arena, why) && write_folder(&export, folder);
    store_close(opened);
    for (uint32_t i = 0; i < export.files.count; i++) {
        const WrittenFile *file = &export.files.items[i];
        ARRAY_ADD(arena, &out->files, (ExportedFile){file->path, file->rows, file->bytes});
    }
    return is_done ? STATUS_OK : STATUS_FAILED;
}

/* ---- one table into a stream ---- */

Status export_stream(const char *store, uint32_t table, ExportForm form, int file, const char *name, Arena *arena,
                     Exported *out, Str *why)
{
    Sink sink;
    ExportedFile written = {.path = str_from_c(name)};
    *out = (Exported){0};
    Store *opened = open_store(store, arena, why);
    if (!opened)
        return STATUS_FAILED;
    sink_init(&sink, file, false);
    bool is_done = count_unfinished(store_sqlite(opened), &out->unfinished, arena, why) &&
                   rows_write(store_sqlite(opened), &export_tables[table], form == EXPORT_CSV ? &sink : NULL,
                              form == EXPORT_JSONL ? &sink : NULL, &written.rows, arena, why);
    if (is_done && sink.error) {
        *why = arena_printf(arena, "cannot write %s: %s", name, strerror(sink.error));
        is_done = false;
    }
    written.bytes = sink.written;
    ARRAY_ADD(arena, &out->files, written);
    sink_release(&sink);
    store_close(opened);
    return is_done ? STATUS_OK : STATUS_FAILED;
}
