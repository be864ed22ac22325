/* Rows go in by segments.
 *
 * A segment of at most SEGMENT_ROWS rows is one transaction of SQLite together with the count of rows that
 * are in, so that an import that is broken off anywhere goes on behind the last segment, and nothing is
 * counted twice. Control totals of each segment are compared with the table before it is committed. */
#include "store/tables.h"

#include <stdio.h>

enum { SET_ASIDE_TEXTS = 10000 }; /* of an import: of later ones the place and the reason are kept, not the text */

/* ---- segments ---- */

/* Deferred: a transaction that begins by writing would want to write to the image as well. */
bool segment_begin(StoreImport *import)
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
bool indexes_make(Store *store, bool all)
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

bool segment_commit(StoreImport *import)
{
    if (!import->is_begun)
        return true;
    bool is_whole = flush(import) && check_segment(import);
    if (!is_whole || !indexes_make(import->store, false) || !store_run(import->store, "COMMIT"))
        return false;
    import->is_begun = false;
    return true;
}

/* ---- rows ---- */

static bool add_set_aside(StoreImport *import, uint64_t line, Str code, Str message, Str text)
{
    bool keeps_text = import->set_aside_kept < SET_ASIDE_TEXTS;
    if (!segment_begin(import))
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
bool segment_note_twice(StoreImport *import, const AwardRow *row)
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
        if (!segment_begin(import) || !add_row(import, &rows->items[i]))
            return false;
        if (import->in_segment >= SEGMENT_ROWS && !(member_save(import, false) && segment_commit(import)))
            return false;
    }
    return flush(import);
}
