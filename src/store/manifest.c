/* The manifest: which file came in, and what became of its rows.
 *
 * The beginning of an import and its end; segments.c is what lies between, members.c how far it is. */
#include "store/tables.h"

#include <stdio.h>

int file_day(const StoreFile *file)
{
    return store_day(file->made != DATE_MIN ? file->made : file->today);
}

int import_day(const StoreImport *import)
{
    return file_day(&import->file);
}

int64_t store_next_import(Store *store)
{
    return store_number(store, "SELECT coalesce(max(id), 0) + 1 FROM imports", 1);
}

bool store_may_have(Store *store, uint64_t bytes)
{
    char sql[128];
    /* 0: of what came through a pipe. */
    snprintf(sql, sizeof sql, "SELECT EXISTS(SELECT 1 FROM imports WHERE bytes IN (0, %llu))",
             (unsigned long long)bytes);
    return store_number(store, sql, 1) != 0;
}

StoreTotals store_totals(const StoreImport *import)
{
    StoreTotals totals = {0};
    sqlite3_stmt *sum = store_prepare(
        import->store, "SELECT sum(rows_read), sum(rows_stored), sum(rows_unchanged), sum(rows_set_aside),"
                       " sum(iif(form = 'subaward', 0, obligations)),"
                       " (SELECT rows_withdrawn FROM imports WHERE id = ?1), sum(form = 'unknown') FROM import_members "
                       "WHERE import = ?1");
    sqlite3_bind_int64(sum, 1, import->id);
    if (sum && sqlite3_step(sum) == SQLITE_ROW) {
        totals = (StoreTotals){.read = (uint64_t)sqlite3_column_int64(sum, 0),
                               .stored = (uint64_t)sqlite3_column_int64(sum, 1),
                               .unchanged = (uint64_t)sqlite3_column_int64(sum, 2),
                               .set_aside = (uint64_t)sqlite3_column_int64(sum, 3),
                               .obligations = sqlite3_column_int64(sum, 4),
                               .withdrawn = (uint64_t)sqlite3_column_int64(sum, 5),
                               .unread = (uint64_t)sqlite3_column_int64(sum, 6)};
    } else {
        totals.overflowed = true; /* SQLite's sum() has no room either */
    }
    sqlite3_finalize(sum);
    return totals;
}

const StoreTwiceList *store_twice(const StoreImport *import)
{
    return &import->twice;
}

bool store_kept_vanished(const StoreImport *import)
{
    return import->kept_vanished;
}

/* ---- an import begins, or goes on ---- */

static bool find_import(StoreImport *import, bool *is_done)
{
    if (!import->file.sha256.len)
        return true;
    sqlite3_stmt *find = store_prepare(import->store, "SELECT id, state = 'done' FROM imports WHERE sha256 = ?");
    if (!find)
        return false;
    bind_text(find, 1, import->file.sha256);
    if (sqlite3_step(find) == SQLITE_ROW) {
        import->id = sqlite3_column_int64(find, 0);
        *is_done = sqlite3_column_int(find, 1);
    }
    return sqlite3_finalize(find) == SQLITE_OK || store_fail(import->store, "cannot read the store");
}

static bool add_import(StoreImport *import)
{
    const StoreFile *file = &import->file;
    sqlite3_stmt *add = store_prepare(
        import->store, "INSERT INTO imports(file, sha256, bytes, scope_agency, scope_year, made, imported,"
                       " state) VALUES(?, ?, ?, ?, ?, ?, ?, 'running')");
    if (!add)
        return false;
    bind_text(add, 1, file->file);
    Str pipe = arena_printf(import->arena, "pipe:%lld", (long long)store_next_import(import->store));
    bind_text(add, 2, file->sha256.len ? file->sha256 : pipe);
    sqlite3_bind_int64(add, 3, (int64_t)file->bytes);
    bind_text(add, 4, file->scope_agency);
    bind_number(add, 5, file->scope_year);
    bind_number(add, 6, store_day(file->made));
    bind_number(add, 7, store_day(file->today));
    bool is_added = store_step_done(import->store, add);
    sqlite3_finalize(add);
    import->id = sqlite3_last_insert_rowid(import->store->db);
    return is_added;
}

/* When each file was made: 0 where it is not told, then the day it was imported. */
static bool load_made(StoreImport *import)
{
    Store *store = import->store;
    import->made_count = store_number(store, "SELECT max(id) + 1 FROM imports", 1);
    import->made_of = ARENA_ARRAY(import->arena, int, (size_t)import->made_count);
    sqlite3_stmt *all = store_prepare(store, "SELECT id, coalesce(made, imported) FROM imports");
    while (all && sqlite3_step(all) == SQLITE_ROW)
        import->made_of[sqlite3_column_int64(all, 0)] = sqlite3_column_int(all, 1);
    return sqlite3_finalize(all) == SQLITE_OK && all;
}

/* Newer full files of which every row could be read: what they lack was gone by then. */
static const char later_sql[] =
    "SELECT scope_agency, coalesce(scope_year, 0), made, id FROM imports i WHERE state = 'done' AND scope_agency IS "
    "NOT NULL"
    " AND made > ? AND rows_read > 0 AND NOT EXISTS(SELECT 1 FROM set_aside WHERE import = i.id AND code <> 'A040')"
    " AND NOT EXISTS(SELECT 1 FROM import_members WHERE import = i.id AND form <> 'prime') ORDER BY made, id";

static bool find_later(StoreImport *import)
{
    sqlite3_stmt *find = store_prepare(import->store, later_sql);
    if (!find)
        return false;
    sqlite3_bind_int64(find, 1, import_day(import));
    while (sqlite3_step(find) == SQLITE_ROW) {
        LaterFile later = {arena_str(import->arena, column_text(find, 0)), sqlite3_column_int(find, 1),
                           sqlite3_column_int(find, 2), sqlite3_column_int64(find, 3)};
        ARRAY_ADD(import->arena, &import->later, later);
    }
    return sqlite3_finalize(find) == SQLITE_OK || store_fail(import->store, "cannot read the store");
}

static bool open_tables(StoreImport *import)
{
    Store *store = import->store;
    char sql[128];
    snprintf(sql, sizeof sql, "SELECT EXISTS(SELECT 1 FROM main.transactions WHERE import <> %lld)",
             (long long)import->id);
    import->meets_older = store_number(store, sql, 0) != 0;
    import->add_set_aside = store_prepare(
        store, "INSERT INTO set_aside(import, member, line, code, message, text) VALUES(?, ?, ?, ?, ?, ?)");
    import->save_member = store_prepare(
        store, "UPDATE import_members SET is_done = ?3, rows_read = ?4, rows_stored = ?5, rows_unchanged = ?6,"
               " rows_set_aside = ?7, obligations = ?8 WHERE import = ?1 AND member = ?2");
    snprintf(sql, sizeof sql, "SELECT count(*) FROM set_aside WHERE import = %lld", (long long)import->id);
    import->set_aside_kept = (uint64_t)store_number(store, sql, 0);
    identity_set_init(&import->met);
    buf_init(&import->parts);
    return import->add_set_aside && import->save_member && load_made(import) && find_later(import) &&
           parties_open(&import->parties, store) && awards_open(&import->awards, store, import_day(import)) &&
           award_listings_open(&import->award_listings, store) && incoming_open(&import->incoming, store) &&
           transactions_open(import) && subawards_open(import);
}

StoreImport *store_import_begin(Store *store, const StoreFile *file, bool *is_done)
{
    StoreImport *import = ARENA_NEW(store->arena, StoreImport);
    *import = (StoreImport){.store = store, .outer = store->arena, .file = *file};
    arena_init(&import->memory);
    import->arena = store->arena = &import->memory;
    *is_done = false;
    bool is_found = find_import(import, is_done) && (import->id || add_import(import));
    if (is_found && (*is_done || open_tables(import)))
        return import;
    store_import_close(import);
    return NULL;
}

/* ---- the end ---- */

static bool finish(StoreImport *import, uint64_t withdrawn)
{
    StoreTotals totals = store_totals(import);
    sqlite3_stmt *done = store_prepare(
        import->store, "UPDATE imports SET state = 'done', rows_read = ?, rows_stored = ?, rows_unchanged = ?,"
                       " rows_set_aside = ?, obligations = ?, rows_withdrawn = ? WHERE id = ?");
    if (!done)
        return false;
    const int64_t values[] = {(int64_t)totals.read,
                              (int64_t)totals.stored,
                              (int64_t)totals.unchanged,
                              (int64_t)totals.set_aside,
                              totals.obligations,
                              (int64_t)withdrawn,
                              import->id};
    for (int i = 0; i < (int)(sizeof values / sizeof *values); i++)
        sqlite3_bind_int64(done, i + 1, values[i]);
    bool is_done = store_step_done(import->store, done);
    sqlite3_finalize(done);
    return is_done;
}

/* The bytes of a pipe are known at its end. Where they were imported before, all rows were there: of this import
 * nothing is left but its mistakes. */
static bool name_pipe(StoreImport *import, Str sha256)
{
    sqlite3_stmt *name =
        sha256.len ? store_prepare(import->store, "UPDATE OR IGNORE imports SET sha256 = ? WHERE id = ?") : NULL;
    if (!name)
        return !sha256.len;
    bind_text(name, 1, sha256);
    sqlite3_bind_int64(name, 2, import->id);
    bool is_named = store_step_done(import->store, name);
    sqlite3_finalize(name);
    return is_named;
}

bool store_import_end(StoreImport *import, Str sha256)
{
    uint64_t withdrawn = 0;
    return segment_begin(import) && name_pipe(import, sha256) && withdraw_vanished(import, &withdrawn) &&
           subawards_link(import->store) && finish(import, withdrawn) && store_run(import->store, "COMMIT") &&
           (import->is_begun = false, true);
}

void store_import_close(StoreImport *import)
{
    if (!import)
        return;
    if (import->is_begun)
        sqlite3_exec(import->store->db, "ROLLBACK", NULL, NULL, NULL);
    sqlite3_stmt *statements[] = {import->versions,     import->withdraw,         import->move_known,
                                  import->confirm,      import->agency_code,      import->add_set_aside,
                                  import->save_member,  import->find_subaward,    import->find_same_subaward,
                                  import->add_subaward, import->withdraw_subaward};
    for (size_t i = 0; i < sizeof statements / sizeof *statements; i++)
        sqlite3_finalize(statements[i]);
    if (import->parties.store) {
        parties_close(&import->parties);
        awards_close(&import->awards);
    }
    if (import->award_listings.store)
        award_listings_close(&import->award_listings);
    if (import->incoming.store)
        incoming_close(&import->incoming);
    identity_set_release(&import->met);
    buf_release(&import->parts);
    import->store->arena = import->outer;
    arena_release(&import->memory);
}
