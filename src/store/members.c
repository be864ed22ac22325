/* The members of a file: how far each is in, under which header. */
#include "store/tables.h"

#include <stdio.h>

bool member_save(StoreImport *import, bool is_done)
{
    const StoreTotals *totals = &import->member_totals;
    sqlite3_stmt *save = import->save_member;
    sqlite3_bind_int64(save, 1, import->id);
    sqlite3_bind_int(save, 2, import->member);
    sqlite3_bind_int(save, 3, is_done);
    sqlite3_bind_int64(save, 4, (int64_t)totals->read);
    sqlite3_bind_int64(save, 5, (int64_t)totals->stored);
    sqlite3_bind_int64(save, 6, (int64_t)totals->unchanged);
    sqlite3_bind_int64(save, 7, (int64_t)totals->set_aside);
    sqlite3_bind_int64(save, 8, totals->obligations);
    return store_step_done(import->store, save);
}

static bool name_member(StoreImport *import, Str name)
{
    sqlite3_stmt *add =
        store_prepare(import->store, "INSERT OR IGNORE INTO import_members(import, member, name) VALUES(?, ?, ?)");
    if (!add)
        return false;
    sqlite3_bind_int64(add, 1, import->id);
    sqlite3_bind_int(add, 2, import->member);
    bind_words(add, 3, name);
    bool is_named = store_step_done(import->store, add);
    sqlite3_finalize(add);
    return is_named;
}

static bool load_member(StoreImport *import, int member, StoreTotals *totals, bool *is_done)
{
    sqlite3_stmt *find =
        store_prepare(import->store, "SELECT is_done, rows_read, rows_stored, rows_unchanged, rows_set_aside,"
                                     " obligations FROM import_members WHERE import = ? AND member = ?");
    if (!find)
        return false;
    *totals = (StoreTotals){0};
    *is_done = false;
    sqlite3_bind_int64(find, 1, import->id);
    sqlite3_bind_int(find, 2, member);
    if (sqlite3_step(find) == SQLITE_ROW) {
        *is_done = sqlite3_column_int(find, 0);
        *totals = (StoreTotals){.read = (uint64_t)sqlite3_column_int64(find, 1),
                                .stored = (uint64_t)sqlite3_column_int64(find, 2),
                                .unchanged = (uint64_t)sqlite3_column_int64(find, 3),
                                .set_aside = (uint64_t)sqlite3_column_int64(find, 4),
                                .obligations = sqlite3_column_int64(find, 5)};
    }
    return sqlite3_finalize(find) == SQLITE_OK || store_fail(import->store, "cannot read the store");
}

bool store_member_known(StoreImport *import, int member, uint64_t *rows, bool *is_done)
{
    StoreTotals totals;
    bool is_loaded = load_member(import, member, &totals, is_done);
    *rows = totals.read;
    return is_loaded;
}

bool store_member_begin(StoreImport *import, int member, Str name)
{
    bool is_done;
    import->member = member;
    import->incoming.form = AWARD_FORM_UNKNOWN;
    return segment_begin(import) && name_member(import, name) &&
           load_member(import, member, &import->member_totals, &is_done);
}

bool store_member_end(StoreImport *import)
{
    return segment_begin(import) && member_save(import, true) && segment_commit(import);
}

/* ---- its header ---- */

bool store_form(StoreImport *import, AwardForm form)
{
    char sql[128];
    import->incoming.form = form;
    snprintf(sql, sizeof sql, "UPDATE import_members SET form = '%s' WHERE import = %lld AND member = %d",
             award_form_name(form), (long long)import->id, import->member);
    return segment_begin(import) && store_run(import->store, sql);
}

bool store_column(StoreImport *import, const AwardColumn *column)
{
    sqlite3_stmt *add = store_prepare(import->store, "INSERT OR IGNORE INTO import_columns VALUES(?, ?, ?, ?, ?)");
    if (!add || !segment_begin(import))
        return false;
    sqlite3_bind_int64(add, 1, import->id);
    sqlite3_bind_int(add, 2, import->member);
    bind_words(add, 3, column->header);
    sqlite3_bind_int(add, 4, column->is_present);
    sqlite3_bind_int(add, 5, column->is_read);
    bool is_added = store_step_done(import->store, add);
    sqlite3_finalize(add);
    return is_added;
}
