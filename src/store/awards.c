/* The award a row belongs to.
 *
 * An award is told by the part of the agency that made it and by its number, or by its URI if it is an
 * aggregate (FABS rule 2.1; data dictionary, assistance_award_unique_key). The key that files carry ends in
 * the agency's part to March 2025 and in the whole agency's code since: it is not kept, its parts are. */
#include "store/tables.h"

enum { AWARD_SLOTS = 21, AWARD_FILTER = 27 }; /* as powers of two, at most: 32 MiB and 16 MiB */
enum { AWARD_COLUMNS = 10, AWARD_PAGES = 128 };

bool awards_index(Store *store)
{
    return store_run(store, "CREATE INDEX IF NOT EXISTS awards_by_hash ON awards(hash)");
}

static bool note_awards(Awards *awards)
{
    sqlite3_stmt *all = store_prepare(awards->store, "SELECT hash FROM awards");
    while (all && sqlite3_step(all) == SQLITE_ROW)
        identities_note(&awards->known, (uint64_t)sqlite3_column_int64(all, 0));
    return sqlite3_finalize(all) == SQLITE_OK && all;
}

bool awards_open(Awards *awards, Store *store, int made)
{
    *awards = (Awards){.store = store, .made = made};
    identities_init(&awards->known, store->arena, AWARD_SLOTS, AWARD_FILTER);
    awards->find = store_prepare(store, "SELECT a.id, g.sub_code, a.fain, a.uri, a.totals_made FROM awards a"
                                        " JOIN agencies g ON g.id = a.agency WHERE a.hash = ?");
    awards->update_totals =
        store_prepare(store, "UPDATE awards SET total_obligated = coalesce(?, total_obligated),"
                             " total_outlayed = coalesce(?, total_outlayed), totals_made = ? WHERE id = ?");
    awards->last = store_number(store, "SELECT max(id) FROM awards", 0);
    return awards->find && awards->update_totals && (!awards->last || awards_index(store)) && note_awards(awards) &&
           image_open(&awards->new_awards, store, "awards", AWARD_COLUMNS, AWARD_PAGES, NULL);
}

void awards_close(Awards *awards)
{
    identities_release(&awards->known);
    image_close(&awards->new_awards);
    sqlite3_finalize(awards->find);
    sqlite3_finalize(awards->update_totals);
}

/* ---- identity ---- */

static bool is_aggregate(const AwardRow *row)
{
    return row->record_type == 1 || !row->fain.len;
}

static void add_upper(Buf *out, Str text)
{
    char *room = buf_reserve(out, text.len);
    for (size_t i = 0; i < text.len; i++)
        room[i] = text.ptr[i] >= 'a' && text.ptr[i] <= 'z' ? (char)(text.ptr[i] - ('a' - 'A')) : text.ptr[i];
    out->len += text.len;
}

/* The agency's part, "N" and the number, or "A" and the URI; without case. A row without either is an award of
 * its recipient, listing and year. */
Identity award_identity(const AwardRow *row, Identity recipient, Buf *room)
{
    bool aggregate = is_aggregate(row);
    Str number = aggregate ? row->uri : row->fain;
    buf_reset(room);
    buf_add(room, row->sub_agency_code);
    buf_add_char(room, aggregate ? 'A' : 'N');
    if (number.len)
        add_upper(room, number);
    else
        buf_printf(room, "\x01%llx/%.*s/%d", (unsigned long long)recipient.low, STR_ARG(row->listing),
                   date_fiscal_year(row->day.first));
    return identity_of(buf_str(room));
}

/* Aggregates and rows without a number are told by the hash alone: their parts are not all in the table. */
static bool is_same_award(sqlite3_stmt *found, const AwardRow *row)
{
    if (is_aggregate(row) && !row->uri.len)
        return true;
    Str number = is_aggregate(row) ? row->uri : row->fain;
    Str stored = column_text(found, is_aggregate(row) ? 3 : 2);
    if (!str_equal(column_text(found, 1), row->sub_agency_code) || stored.len != number.len)
        return false;
    for (size_t i = 0; i < number.len; i++)
        if (char_lower(stored.ptr[i]) != char_lower(number.ptr[i]))
            return false;
    return true;
}

/* ---- totals of the whole award, as of the day the file was made ---- */

static bool take_totals(Awards *awards, const AwardRow *row, int64_t award, int64_t made)
{
    if ((!row->total_obligated.is_given && !row->outlays.is_given) || made >= awards->made)
        return true;
    bind_money(awards->update_totals, 1, row->total_obligated);
    bind_money(awards->update_totals, 2, row->outlays);
    sqlite3_bind_int64(awards->update_totals, 3, awards->made);
    sqlite3_bind_int64(awards->update_totals, 4, award);
    return store_step_done(awards->store, awards->update_totals);
}

/* ---- finding and adding ---- */

static bool find_in_table(Awards *awards, const AwardRow *row, Identity identity, int64_t *out, int64_t *made)
{
    *out = *made = 0;
    if ((awards->known.forgets && !image_flush(&awards->new_awards)) || !awards_index(awards->store))
        return false;
    sqlite3_bind_int64(awards->find, 1, (int64_t)identity.low);
    int result;
    while ((result = sqlite3_step(awards->find)) == SQLITE_ROW && !*out)
        if (is_same_award(awards->find, row)) {
            *out = sqlite3_column_int64(awards->find, 0);
            *made = sqlite3_column_int64(awards->find, 4);
        }
    sqlite3_reset(awards->find);
    return result == SQLITE_ROW || result == SQLITE_DONE || store_fail(awards->store, "cannot read the store");
}

bool award_find(Awards *awards, const AwardRow *row, Identity identity, int64_t *out)
{
    int64_t made;
    *out = identities_find(&awards->known, identity);
    if (*out || !identities_may_hold(&awards->known, identity))
        return true;
    if (!find_in_table(awards, row, identity, out, &made) || (*out && !take_totals(awards, row, *out, made)))
        return false;
    if (*out)
        identities_add(&awards->known, identity, *out);
    return true;
}

static bool add_to_table(Awards *awards, const AwardRow *row, int64_t agency, int64_t recipient, Identity identity)
{
    bool has_totals = row->total_obligated.is_given || row->outlays.is_given;
    const Value values[AWARD_COLUMNS] = {number_value(agency),
                                         text_value(row->record_type == 1 ? STR_NONE : row->fain),
                                         text_value(is_aggregate(row) ? row->uri : STR_NONE),
                                         number_value(row->record_type),
                                         number_value(recipient),
                                         text_value(row->description),
                                         money_value(row->total_obligated),
                                         money_value(row->outlays),
                                         number_value(has_totals ? awards->made : 0),
                                         {VALUE_NUMBER, (int64_t)identity.low, STR_NONE}};
    return image_put(&awards->new_awards, ++awards->last, values);
}

bool award_number(Awards *awards, const AwardRow *row, Identity identity, int64_t agency, int64_t recipient,
                  int64_t *out)
{
    if (!award_find(awards, row, identity, out))
        return false;
    if (*out)
        return true;
    if (!add_to_table(awards, row, agency, recipient, identity))
        return false;
    *out = awards->last;
    identities_add(&awards->known, identity, *out);
    return true;
}
