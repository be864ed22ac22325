/* Rows that a newer full file no longer has.
 *
 * A full file holds all transactions of an agency and a fiscal year as of the day it was made; those that the
 * store has from older files and this one lacks were taken back some time before: they are withdrawn on that day
 * (formats.md: rows vanish without trace, only deltas list them). Nothing is erased. */
#include "store/tables.h"

#include <stdio.h>

/* Rows of the file's agency and year, from older files, that it does not have. Whole fiscal years: [1 October of the
 * year before, 1 October); ?4 NULL: every year. ?3 'All': every agency. The archive before 2017 has other keys and is
 * left out. An award first met without its agency's code is told by the agency's part. */
#define VANISHED                                                                                          \
    "UPDATE main.transactions AS t SET withdrawn = ?1, withdrawn_by = ?2"                                 \
    " WHERE import <> ?2 AND id NOT IN (SELECT row FROM confirmed WHERE import = ?2)"                     \
    " AND (?4 IS NULL OR fiscal_year = ?4"                                                                \
    "      OR (action_date >= (?4 - 1) * 10000 + 1001 AND action_date < ?4 * 10000 + 1001))"              \
    " AND import IN (SELECT i.id FROM imports i JOIN import_members m ON m.import = i.id"                 \
    "                WHERE coalesce(i.made, i.imported) < ?1 AND m.form IN ('prime', 'delta', 'broker'))" \
    " AND (?3 = 'All' OR award IN (SELECT a.id FROM awards a JOIN agencies g ON g.id = a.agency"          \
    "      WHERE g.code = ?3 OR g.sub_code IN (SELECT sub_code FROM agencies WHERE code = ?3)))"

/* Those that are there today; not where a newer full file is in the store, as what is there now is that one's to say.
 */
static const char vanished_sql[] =
    VANISHED " AND withdrawn IS NULL AND NOT EXISTS(SELECT 1 FROM imports l WHERE l.state = 'done' AND l.made > ?1"
             " AND l.scope_agency IS NOT NULL AND (l.scope_year IS NULL OR l.scope_year ="
             "      coalesce(t.fiscal_year, t.action_date / 10000 + (t.action_date % 10000 >= 1001)))"
             " AND (l.scope_agency = 'All' OR l.scope_agency ="
             "      (SELECT g.code FROM awards a JOIN agencies g ON g.id = a.agency WHERE a.id = t.award)))";

/* Those that a newer full file lacked as well: they were gone earlier than was thought. A row that was withdrawn
 * because it changed is not among them: then that newer file has a version of it. */
static const char gone_earlier_sql[] = VANISHED
    " AND withdrawn > ?1 AND withdrawn_by IN (SELECT id FROM imports WHERE made > ?1 AND scope_agency IS NOT NULL)"
    " AND NOT EXISTS(SELECT 1 FROM main.transactions n WHERE n.award = t.award AND n.listing = t.listing"
    "      AND n.modification IS t.modification AND n.uri IS t.uri AND n.key IS t.key AND n.import = t.withdrawn_by)";

static bool run_withdrawal(StoreImport *import, const char *sql)
{
    sqlite3_stmt *update = store_prepare(import->store, sql);
    if (!update)
        return false;
    sqlite3_bind_int64(update, 1, import_day(import));
    sqlite3_bind_int64(update, 2, import->id);
    bind_text(update, 3, import->file.scope_agency);
    bind_number(update, 4, import->file.scope_year);
    bool is_done = store_step_done(import->store, update);
    sqlite3_finalize(update);
    return is_done;
}

static bool count_withdrawn(StoreImport *import, uint64_t *out)
{
    sqlite3_stmt *count = store_prepare(import->store, "SELECT count(*) FROM main.transactions WHERE withdrawn_by = ?");
    if (!count)
        return false;
    sqlite3_bind_int64(count, 1, import->id);
    if (sqlite3_step(count) == SQLITE_ROW)
        *out = (uint64_t)sqlite3_column_int64(count, 0);
    return sqlite3_finalize(count) == SQLITE_OK || store_fail(import->store, "cannot read the store");
}

/* A row that could not be read, or a member, may be one that is then missing: nothing is concluded from that. Nor is
 * anything from an archive without a row: agencies without data in a year have one, and so has a failed export. */
static bool is_whole(StoreImport *import)
{
    char sql[256];
    snprintf(sql, sizeof sql,
             "SELECT (SELECT count(*) FROM set_aside WHERE import = %lld AND code <> 'A040') = 0"
             " AND count(*) FILTER(WHERE form <> 'prime') = 0 AND sum(rows_read) > 0 FROM import_members WHERE import "
             "= %lld",
             (long long)import->id, (long long)import->id);
    return store_number(import->store, sql, 0) == 1;
}

bool withdraw_vanished(StoreImport *import, uint64_t *withdrawn)
{
    const StoreFile *file = &import->file;
    *withdrawn = 0;
    if (!import->meets_older)
        return true;
    bool is_full = file->scope_agency.len && file->made != DATE_MIN;
    import->kept_vanished = is_full && !is_whole(import);
    if (is_full && !import->kept_vanished &&
        (!run_withdrawal(import, vanished_sql) || !run_withdrawal(import, gone_earlier_sql)))
        return false;
    char forget[64];
    snprintf(forget, sizeof forget, "DELETE FROM confirmed WHERE import = %lld", (long long)import->id);
    return store_run(import->store, forget) && count_withdrawn(import, withdrawn);
}
