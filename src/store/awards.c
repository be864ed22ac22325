/* The award a row belongs to, by its identity: which number it has, or that it is new. */
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
    buf_init(&awards->key);
    identities_init(&awards->known, store->arena, AWARD_SLOTS, AWARD_FILTER);
    awards->find = store_prepare(store, "SELECT a.id, g.sub_code, a.fain, a.uri, a.totals_made FROM awards a"
                                        " JOIN agencies g ON g.id = a.agency WHERE a.hash = ?");
    awards->update_totals =
        store_prepare(store, "UPDATE awards SET total_obligated = coalesce(?, total_obligated),"
                             " total_outlayed = coalesce(?, total_outlayed), totals_made = ? WHERE id = ?");
    awards->last = store_number(store, "SELECT max(id) FROM awards", 0);
    return awards->find && awards->update_totals && (!awards->last || awards_index(store)) && note_awards(awards) &&
           image_open(&awards->new_awards, store, "awards", AWARD_COLUMNS, AWARD_PAGES, INDEX_NONE);
}

void awards_close(Awards *awards)
{
    identities_release(&awards->known);
    image_close(&awards->new_awards);
    buf_release(&awards->key);
    sqlite3_finalize(awards->find);
    sqlite3_finalize(awards->update_totals);
}

/* ---- in the table ---- */

/* An award without number and URI is told by the hash alone: its parts are not all in the table. */
static bool is_same_award(Awards *awards, sqlite3_stmt *found, Identity identity)
{
    Str fain = column_text(found, 2), uri = column_text(found, 3);
    if (!fain.len && !uri.len)
        return true;
    Identity own = award_identity_by(column_text(found, 1), fain, uri, &awards->key);
    return own.low == identity.low && own.high == identity.high;
}

/* ---- totals of the whole award, as of the day the file was made ---- */

/* Columns of award_back. */
enum { BACK_DESCRIPTION, BACK_OBLIGATED, BACK_OUTLAYED, BACK_MADE, BACK_HASH, BACK_COUNT };

static bool take_totals(Awards *awards, const StoreRows *rows, const PreparedRow *row, int64_t award, int64_t made)
{
    Value values[BACK_COUNT];
    RecordPiece back = record_piece(&rows->room, row->award_back);
    record_values(&back, 1, values);
    if (values[BACK_MADE].kind == VALUE_NULL || made >= awards->made)
        return true;
    bind_value(awards->update_totals, 1, values[BACK_OBLIGATED]);
    bind_value(awards->update_totals, 2, values[BACK_OUTLAYED]);
    sqlite3_bind_int64(awards->update_totals, 3, awards->made);
    sqlite3_bind_int64(awards->update_totals, 4, award);
    return store_step_done(awards->store, awards->update_totals);
}

/* ---- finding and adding ---- */

static bool find_in_table(Awards *awards, Identity identity, int64_t *out, int64_t *made)
{
    *out = *made = 0;
    if ((awards->known.forgets && !image_flush(&awards->new_awards)) || !awards_index(awards->store))
        return false;
    sqlite3_bind_int64(awards->find, 1, (int64_t)identity.low);
    int result;
    while ((result = sqlite3_step(awards->find)) == SQLITE_ROW && !*out)
        if (is_same_award(awards, awards->find, identity)) {
            *out = sqlite3_column_int64(awards->find, 0);
            *made = sqlite3_column_int64(awards->find, 4);
        }
    sqlite3_reset(awards->find);
    return result == SQLITE_ROW || result == SQLITE_DONE || store_fail(awards->store, "cannot read the store");
}

bool award_find(Awards *awards, const StoreRows *rows, const PreparedRow *row, int64_t *out)
{
    int64_t made;
    *out = identities_find(&awards->known, row->award);
    if (*out || !identities_may_hold(&awards->known, row->award))
        return true;
    if (!find_in_table(awards, row->award, out, &made) || (*out && !take_totals(awards, rows, row, *out, made)))
        return false;
    if (*out)
        identities_add(&awards->known, row->award, *out);
    return true;
}

static bool add_to_table(Awards *awards, const StoreRows *rows, const PreparedRow *row, int64_t recipient)
{
    unsigned char number[RECORD_NUMBER_ROOM];
    const RecordPiece pieces[] = {record_piece(&rows->room, row->award_front), record_number_piece(recipient, number),
                                  record_piece(&rows->room, row->award_back)};
    return image_put(&awards->new_awards, ++awards->last, pieces, sizeof pieces / sizeof *pieces, NULL);
}

bool award_number(Awards *awards, const StoreRows *rows, const PreparedRow *row, int64_t recipient, int64_t *out)
{
    if (!award_find(awards, rows, row, out))
        return false;
    if (*out)
        return true;
    if (!add_to_table(awards, rows, row, recipient))
        return false;
    *out = awards->last;
    identities_add(&awards->known, row->award, *out);
    return true;
}
