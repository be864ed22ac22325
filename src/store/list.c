/* What has come in, for people: the manifest, and the rows that were set aside. Reads only. */
#include "store/tables.h"

static Str copy(Arena *arena, sqlite3_stmt *row, int at)
{
    return arena_str(arena, column_text(row, at));
}

static StoreManifest manifest_of(Arena *arena, sqlite3_stmt *row)
{
    StoreManifest manifest = {.id = sqlite3_column_int64(row, 0),
                              .file = copy(arena, row, 1),
                              .sha256 = copy(arena, row, 2),
                              .bytes = sqlite3_column_int64(row, 3),
                              .scope_agency = copy(arena, row, 4),
                              .scope_year = sqlite3_column_int64(row, 5),
                              .made = sqlite3_column_int64(row, 6),
                              .imported = sqlite3_column_int64(row, 7),
                              .state = copy(arena, row, 8),
                              .forms = copy(arena, row, 9),
                              .members = sqlite3_column_int64(row, 10)};
    manifest.totals = (StoreTotals){.read = (uint64_t)sqlite3_column_int64(row, 11),
                                    .stored = (uint64_t)sqlite3_column_int64(row, 12),
                                    .unchanged = (uint64_t)sqlite3_column_int64(row, 13),
                                    .set_aside = (uint64_t)sqlite3_column_int64(row, 14),
                                    .withdrawn = (uint64_t)sqlite3_column_int64(row, 15),
                                    .obligations = sqlite3_column_int64(row, 16)};
    manifest.columns_read = sqlite3_column_int64(row, 17);
    manifest.columns_passed_over = sqlite3_column_int64(row, 18);
    manifest.columns_absent = sqlite3_column_int64(row, 19);
    return manifest;
}

int64_t store_broken_off(Store *store)
{
    return store_number(store, "SELECT count(*) FROM imports WHERE state <> 'done'", 0);
}

/* Totals come from the members, so that an import that is broken off shows how far it got. */
static const char manifest_sql[] =
    "SELECT i.id, i.file, i.sha256, i.bytes, i.scope_agency, i.scope_year, i.made, i.imported, i.state,"
    " (SELECT group_concat(form, ', ') FROM (SELECT DISTINCT form FROM import_members WHERE import = i.id ORDER BY "
    "form)),"
    " count(m.member), sum(m.rows_read), sum(m.rows_stored), sum(m.rows_unchanged), sum(m.rows_set_aside),"
    " i.rows_withdrawn, sum(iif(m.form = 'subaward', 0, m.obligations)),"
    " (SELECT count(DISTINCT column_name) FROM import_columns WHERE import = i.id AND is_present AND is_read),"
    " (SELECT count(DISTINCT column_name) FROM import_columns WHERE import = i.id AND is_present AND NOT is_read),"
    " (SELECT count(DISTINCT column_name) FROM import_columns WHERE import = i.id AND NOT is_present)"
    " FROM imports i LEFT JOIN import_members m ON m.import = i.id GROUP BY i.id ORDER BY i.id";

bool store_manifests(Store *store, Arena *arena, StoreManifests *out)
{
    sqlite3_stmt *all = store_prepare(store, manifest_sql);
    int result = SQLITE_DONE;
    while (all && (result = sqlite3_step(all)) == SQLITE_ROW)
        ARRAY_ADD(arena, out, manifest_of(arena, all));
    bool is_read = all && (result == SQLITE_DONE || store_fail(store, "cannot read the store"));
    sqlite3_finalize(all);
    return is_read;
}

static StoreSetAside set_aside_of(Arena *arena, sqlite3_stmt *row)
{
    return (StoreSetAside){sqlite3_column_int64(row, 0), sqlite3_column_int64(row, 1), sqlite3_column_int64(row, 2),
                           copy(arena, row, 3),          copy(arena, row, 4),          copy(arena, row, 5),
                           copy(arena, row, 6),          copy(arena, row, 7)};
}

bool store_set_asides(Store *store, Arena *arena, size_t most, StoreSetAsides *out)
{
    sqlite3_stmt *all = store_prepare(
        store, "SELECT s.import, s.member, s.line, i.file, m.name, s.code, s.message, s.text FROM set_aside s"
               " JOIN imports i ON i.id = s.import JOIN import_members m ON m.import = s.import AND m.member = s.member"
               " ORDER BY s.import, s.member, s.line, s.id LIMIT ?");
    int result = SQLITE_DONE;
    if (all)
        sqlite3_bind_int64(all, 1, (int64_t)most);
    while (all && (result = sqlite3_step(all)) == SQLITE_ROW)
        ARRAY_ADD(arena, out, set_aside_of(arena, all));
    bool is_read = all && (result == SQLITE_DONE || store_fail(store, "cannot read the store"));
    sqlite3_finalize(all);
    return is_read;
}
