/* Rows go in by segments.
 *
 * A segment of at most SEGMENT_ROWS rows is one transaction of SQLite together with the count of rows that
 * are in, so that an import that is broken off anywhere goes on behind the last segment, and nothing is
 * counted twice. Control totals of each segment are compared with the table before it is committed. */
#include "store/tables.h"

#include <stdio.h>

enum { WRITE_BACK_ROWS = 1 << 15 }; /* some eight megabytes of the store */
enum { SET_ASIDE_TEXTS = 10000 };   /* of an import: of later ones the place and the reason are kept, not the text */

/* ---- segments ---- */

/* Deferred: a transaction that begins by writing would want to write to the image as well. */
bool segment_begin(StoreImport *import)
{
    if (import->is_begun)
        return true;
    if (!store_run(import->store, "BEGIN"))
        return false;
    import->is_begun = true;
    import->in_segment = import->written_back = 0;
    import->kept = import->incoming.control = (Control){0};
    import->awards_before = import->awards.last;
    identity_set_clear(&import->met);
    return true;
}

/* What the segment put into the table, as the table has it. */
static bool check_segment(StoreImport *import)
{
    const Control *kept = &import->kept, *stored = &import->incoming.control;
    bool agrees = kept->rows == stored->rows && kept->high == stored->high && kept->low == stored->low;
    if (!agrees)
        snprintf(import->store->why, sizeof import->store->why,
                 "the store does not hold what was put into it: nothing of this part of the file was kept");
    return agrees;
}

static bool flush(StoreImport *import)
{
    return parties_flush(&import->parties) && image_flush(&import->awards.new_awards) &&
           incoming_flush(&import->incoming) && award_listings_flush(&import->award_listings);
}

bool segment_commit(StoreImport *import)
{
    if (!import->is_begun)
        return true;
    if (!flush(import) || !check_segment(import) || !store_run(import->store, "COMMIT"))
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

/* The number or URI of its award. */
static Str award_number_of(const StoreRows *rows, const PreparedRow *row)
{
    enum { AGENCY, FAIN, URI, RECORD_TYPE, COUNT };
    Value values[COUNT];
    RecordPiece front = record_piece(&rows->room, row->award_front);
    record_values(&front, 1, values);
    return values[FAIN].text.len ? values[FAIN].text : values[URI].text;
}

/* The row was counted as read already. */
bool segment_note_twice(StoreImport *import, const StoreRows *rows, const PreparedRow *row)
{
    Incoming incoming;
    incoming_of(rows, row, 0, 0, &incoming);
    buf_reset(&import->parts);
    buf_printf(&import->parts, "the file gives the transaction '%.*s' of '%.*s' twice; the first one counts",
               STR_ARG(incoming.values[IN_MODIFICATION].text), STR_ARG(award_number_of(rows, row)));
    import->member_totals.read--;
    if (row->obligated.is_given && !import->member_totals.overflowed)
        import->member_totals.obligations -= row->obligated.amount;
    if (import->twice.count < TWICE_KEPT) {
        StoreTwice twice = {import->member, row->line, arena_str(import->arena, buf_str(&import->parts))};
        ARRAY_ADD(import->arena, &import->twice, twice);
    }
    return add_set_aside(import, row->line, STR("A040"), buf_str(&import->parts), STR_NONE);
}

static void count_row(StoreImport *import, const PreparedRow *row)
{
    StoreTotals *totals = &import->member_totals;
    totals->read++;
    import->in_segment++;
    if (row->obligated.is_given && !row->is_deleted &&
        !money_add(totals->obligations, row->obligated.amount, &totals->obligations))
        totals->overflowed = true;
}

static bool add_row(StoreImport *import, const StoreRows *rows, const PreparedRow *row)
{
    if (row->is_beyond)
        return add_set_aside(import, row->line, STR("A004"), STR("the amount is larger than any can be"), STR_NONE);
    count_row(import, row);
    return import->incoming.form == AWARD_FORM_SUBAWARD ? subaward_add(import, rows, row)
                                                        : transaction_add(import, rows, row);
}

/* Where each will be looked for, so that memory is at hand by then. */
static void expect(const StoreImport *import, const StoreRows *rows)
{
    for (size_t i = 0; i < rows->items.count; i++) {
        const PreparedRow *row = &rows->items.items[i];
        identities_expect(&import->parties.recipients, row->recipient.identity);
        identities_expect(&import->awards.known, row->award);
        identity_set_expect(&import->met, row->own);
    }
}

bool store_add(StoreImport *import, StoreRows *rows, uint64_t before_line)
{
    if (!segment_begin(import) || !parties_take_names(&import->parties, rows))
        return false;
    if (!rows->taken)
        expect(import, rows);
    for (; rows->taken < rows->items.count && rows->items.items[rows->taken].line < before_line; rows->taken++) {
        if (!segment_begin(import) || !add_row(import, rows, &rows->items.items[rows->taken]))
            return false;
        if (import->in_segment - import->written_back >= WRITE_BACK_ROWS) {
            import->written_back = import->in_segment;
            store_write_back(import->store);
        }
        if (import->in_segment >= SEGMENT_ROWS && !(member_save(import, false) && segment_commit(import)))
            return false;
    }
    return true;
}
