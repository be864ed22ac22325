/* The manifest: which file came in, how far, and what became of its rows.
 *
 * A segment of at most SEGMENT_ROWS rows is one transaction of SQLite together with the count of rows that
 * are in, so that an import that is broken off anywhere goes on behind the last segment, and nothing is
 * counted twice. Control totals of each segment are compared with the table before it is committed. */
#include "store/tables.h"

#include <stdio.h>

enum { SET_ASIDE_TEXTS = 10000 }; /* of an import: of later ones the place and the reason are kept, not the text */

int import_day(const StoreImport *import)
{
    return store_day(import->file.made != DATE_MIN ? import->file.made : import->file.today);
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
    Str pipe = arena_printf(import->arena, "pipe:%lld",
                            (long long)store_number(import->store, "SELECT coalesce(max(id), 0) + 1 FROM imports", 1));
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
    identity_set_init(&import->met, import->arena, SEGMENT_BITS);
    buf_init(&import->parts);
    return import->add_set_aside && import->save_member && load_made(import) && find_later(import) &&
           parties_open(&import->parties, store) && awards_open(&import->awards, store, import_day(import)) &&
           incoming_open(&import->incoming, store, import->id) && transactions_open(import) && subawards_open(import);
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

/* ---- segments ---- */

/* Deferred: a transaction that begins by writing would want to write to the image as well. */
static bool begin_segment(StoreImport *import)
{
    if (import->is_begun)
        return true;
    if (!store_run(import->store, "BEGIN"))
        return false;
    import->is_begun = true;
    import->in_segment = 0;
    import->segment_kept = 0;
    import->segment_sum = (Split){0, 0};
    import->awards_before = import->awards.last;
    import->rows_before = import->incoming.last;
    identity_set_clear(&import->met);
    return true;
}

/* Counts and adds what the segment put into the table, as the table has it. */
static bool check_segment(StoreImport *import)
{
    sqlite3_stmt *sum = store_prepare(import->store, "SELECT count(*), sum(obligation / 1000000),"
                                                     " sum(obligation % 1000000) FROM main.transactions WHERE id > ?");
    if (!sum)
        return false;
    sqlite3_bind_int64(sum, 1, import->rows_before);
    bool agrees = sqlite3_step(sum) == SQLITE_ROW && sqlite3_column_int64(sum, 0) == import->segment_kept &&
                  sqlite3_column_int64(sum, 1) == import->segment_sum.high &&
                  sqlite3_column_int64(sum, 2) == import->segment_sum.low;
    sqlite3_finalize(sum);
    if (!agrees)
        snprintf(import->store->why, sizeof import->store->why,
                 "the store does not hold what was put into it: nothing of this part of the file was kept");
    return agrees;
}

/* Into empty tables SQLite copies rows without looking at them, and an index made at once is sorted; so the indexes
 * come when the first rows are in. */
bool make_indexes(Store *store, bool all)
{
    return store_run(
               store,
               "CREATE INDEX IF NOT EXISTS recipients_by_hash ON recipients(hash);"
               "CREATE INDEX IF NOT EXISTS awards_by_hash ON awards(hash);"
               "CREATE INDEX IF NOT EXISTS transactions_by_award ON transactions(award, listing, modification)") &&
           (!all || store_run(store, "CREATE INDEX IF NOT EXISTS transactions_by_listing ON transactions(listing)"));
}

static bool flush(StoreImport *import)
{
    return parties_flush(&import->parties) && image_flush(&import->awards.new_awards) &&
           incoming_flush(&import->incoming);
}

static bool commit_segment(StoreImport *import)
{
    if (!import->is_begun)
        return true;
    bool is_whole = flush(import) && check_segment(import);
    if (!is_whole || !make_indexes(import->store, false) || !store_run(import->store, "COMMIT"))
        return false;
    import->is_begun = false;
    return true;
}

/* ---- members ---- */

bool manifest_save_member(StoreImport *import, bool is_done)
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
    import->member = import->incoming.member = member;
    import->incoming.form = AWARD_FORM_UNKNOWN;
    return begin_segment(import) && name_member(import, name) &&
           load_member(import, member, &import->member_totals, &is_done);
}

bool store_member_end(StoreImport *import)
{
    return begin_segment(import) && manifest_save_member(import, true) && commit_segment(import);
}

/* ---- the file ---- */

bool store_form(StoreImport *import, AwardForm form)
{
    char sql[128];
    import->incoming.form = form;
    snprintf(sql, sizeof sql, "UPDATE import_members SET form = '%s' WHERE import = %lld AND member = %d",
             award_form_name(form), (long long)import->id, import->member);
    return begin_segment(import) && store_run(import->store, sql);
}

bool store_column(StoreImport *import, const AwardColumn *column)
{
    sqlite3_stmt *add = store_prepare(import->store, "INSERT OR IGNORE INTO import_columns VALUES(?, ?, ?, ?, ?)");
    if (!add || !begin_segment(import))
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

/* ---- rows ---- */

static bool add_set_aside(StoreImport *import, uint64_t line, Str code, Str message, Str text)
{
    bool keeps_text = import->set_aside_kept < SET_ASIDE_TEXTS;
    if (!begin_segment(import))
        return false;
    sqlite3_bind_int64(import->add_set_aside, 1, import->id);
    sqlite3_bind_int(import->add_set_aside, 2, import->member);
    sqlite3_bind_int64(import->add_set_aside, 3, (int64_t)line);
    bind_text(import->add_set_aside, 4, code);
    bind_text(import->add_set_aside, 5, message);
    bind_text(import->add_set_aside, 6, keeps_text ? text : STR_NONE);
    import->set_aside_kept++;
    import->member_totals.set_aside++;
    import->member_totals.read++;
    return store_step_done(import->store, import->add_set_aside);
}

bool store_set_aside(StoreImport *import, const AwardSetAside *row)
{
    return add_set_aside(import, row->line, str_from_c(diag_code_name(row->code)), row->message, row->row);
}

/* The row was counted as read already. */
bool manifest_note_twice(StoreImport *import, const AwardRow *row)
{
    Str number = row->fain.len ? row->fain : row->uri;
    buf_reset(&import->parts);
    buf_printf(&import->parts, "the file gives the transaction '%.*s' of '%.*s' twice; the first one counts",
               STR_ARG(row->modification), STR_ARG(number));
    import->member_totals.read--;
    if (row->obligated.is_given && !import->member_totals.overflowed)
        import->member_totals.obligations -= row->obligated.amount;
    if (import->twice.count < TWICE_KEPT) {
        StoreTwice twice = {import->member, row->line, arena_str(import->arena, buf_str(&import->parts))};
        ARRAY_ADD(import->arena, &import->twice, twice);
    }
    return add_set_aside(import, row->line, STR("A040"), buf_str(&import->parts), STR_NONE);
}

static void count_row(StoreImport *import, const AwardRow *row)
{
    StoreTotals *totals = &import->member_totals;
    totals->read++;
    import->in_segment++;
    if (row->obligated.is_given && !row->is_deleted &&
        !money_add(totals->obligations, row->obligated.amount, &totals->obligations))
        totals->overflowed = true;
}

/* Ten times what any transaction has come to: a million million dollars. What is beyond is no amount, and sums of it
 * would leave the range of whole numbers. */
#define AMOUNT_MOST ((Money)1000000000000 * 100)

static bool is_beyond(AwardMoney money)
{
    return money.is_given && (money.amount > AMOUNT_MOST || money.amount < -AMOUNT_MOST);
}

static bool add_row(StoreImport *import, const PreparedRow *row)
{
    if (is_beyond(row->row->obligated))
        return add_set_aside(import, row->row->line, STR("A004"), STR("the amount is larger than any can be"),
                             STR_NONE);
    count_row(import, row->row);
    return import->incoming.form == AWARD_FORM_SUBAWARD ? subaward_add(import, row) : transaction_add(import, row);
}

bool store_add(StoreImport *import, const StoreRows *rows, size_t from, size_t until)
{
    for (size_t i = from; i < until; i++) {
        if (!begin_segment(import) || !add_row(import, &rows->items[i]))
            return false;
        if (import->in_segment >= SEGMENT_ROWS && !(manifest_save_member(import, false) && commit_segment(import)))
            return false;
    }
    return flush(import);
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
    return begin_segment(import) && name_pipe(import, sha256) && withdraw_vanished(import, &withdrawn) &&
           subawards_link(import->store) && make_indexes(import->store, true) && finish(import, withdrawn) &&
           store_run(import->store, "COMMIT") && (import->is_begun = false, true);
}

void store_import_close(StoreImport *import)
{
    if (!import)
        return;
    if (import->is_begun)
        sqlite3_exec(import->store->db, "ROLLBACK", NULL, NULL, NULL);
    sqlite3_stmt *statements[] = {import->versions,         import->withdraw,           import->move_known,
                                  import->confirm,          import->add_set_aside,      import->save_member,
                                  import->find_subaward,    import->find_same_subaward, import->add_subaward,
                                  import->withdraw_subaward};
    for (size_t i = 0; i < sizeof statements / sizeof *statements; i++)
        sqlite3_finalize(statements[i]);
    if (import->parties.store) {
        parties_close(&import->parties);
        awards_close(&import->awards);
    }
    if (import->incoming.store)
        incoming_close(&import->incoming);
    buf_release(&import->parts);
    import->store->arena = import->outer;
    arena_release(&import->memory);
}
