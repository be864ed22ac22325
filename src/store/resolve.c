/* Which government each recipient is: asked of `places` once, kept with its reasons.
 *
 * Only recipients that have no resolution by the present table of places are resolved, so that a second import
 * costs what is new in it. Decisions of a journal are not here: they belong to the journal and win there. */
#include "store/tables.h"

typedef struct {
    Store *store;
    sqlite3_stmt *add;
} Resolving;

/* In the order of the question below. */
enum {
    COLUMN_ID,
    COLUMN_NAME,
    COLUMN_RAW,
    COLUMN_PARENT,
    COLUMN_STATE,
    COLUMN_COUNTY,
    COLUMN_COUNTY_NAME,
    COLUMN_CITY,
    COLUMN_TYPES,
    COLUMN_COUNTRY
};
static const char unresolved_sql[] =
    "SELECT r.id, r.name, r.name_raw, r.parent_name, r.state, r.county, r.county_name, r.city_name, r.business_types, "
    "r.country"
    " FROM recipients r LEFT JOIN resolutions s ON s.recipient = r.id WHERE s.recipient IS NULL OR s.gazetteer <> ?";

static bool is_foreign(Str country)
{
    return country.len && !str_equal(country, STR("USA")) && !str_equal(country, STR("UNITED STATES"));
}

static PlaceMatch resolve(sqlite3_stmt *row)
{
    if (is_foreign(column_text(row, COLUMN_COUNTRY)))
        return (PlaceMatch){.answer = PLACE_UNKNOWN, .id = PLACE_NONE};
    return place_find_recipient(column_text(row, COLUMN_NAME), column_text(row, COLUMN_STATE));
}

static bool keep(Resolving *resolving, int64_t recipient, const PlaceMatch *match)
{
    static const char *const decisions[] = {"exact", "none", "ambiguous"};
    sqlite3_stmt *add = resolving->add;
    Place place = match->answer == PLACE_FOUND ? place_get(match->id) : (Place){0};
    sqlite3_bind_int64(add, 1, recipient);
    sqlite3_bind_text(add, 2, decisions[match->answer], -1, SQLITE_STATIC);
    bind_text(add, 3, place.path);
    bind_text(add, 4, place.geoid);
    sqlite3_bind_text(add, 7, "by its plain form", -1, SQLITE_STATIC);
    bind_text(add, 8, places_vintage());
    return store_step_done(resolving->store, add);
}

static bool resolve_all(Resolving *resolving, sqlite3_stmt *all, uint64_t *resolved)
{
    int result;
    bind_text(all, 1, places_vintage());
    while ((result = sqlite3_step(all)) == SQLITE_ROW) {
        PlaceMatch match = resolve(all);
        if (!keep(resolving, sqlite3_column_int64(all, COLUMN_ID), &match))
            return false;
        ++*resolved;
    }
    return result == SQLITE_DONE || store_fail(resolving->store, "cannot read the store");
}

/* The question walks recipients while resolutions are written: it does not see what it adds, as each
 * recipient is met once. */
bool store_resolve(Store *store, uint64_t *resolved)
{
    Resolving resolving = {.store = store};
    *resolved = 0;
    if (!store_run(store, "BEGIN IMMEDIATE"))
        return false;
    sqlite3_stmt *all = store_prepare(store, unresolved_sql);
    resolving.add = store_prepare(store, "INSERT OR REPLACE INTO resolutions VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
    bool is_done = all && resolving.add && resolve_all(&resolving, all, resolved);
    sqlite3_finalize(all);
    sqlite3_finalize(resolving.add);
    return store_run(store, is_done ? "COMMIT" : "ROLLBACK") && is_done;
}
