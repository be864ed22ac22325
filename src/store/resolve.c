/* Which government each recipient is: asked of `places` once, kept with its reasons.
 *
 * Only recipients that have no resolution by the present table of places are resolved, so that a second import
 * costs what is new in it. Decisions of a journal are not here: they belong to the journal and win there. */
#include "store/tables.h"

typedef struct {
    Store *store;
    sqlite3_stmt *add;
    Arena arena; /* of some hundred recipients: a block of its own for each would cost more than resolving */
    Buf words;
} Resolving;

enum { TOGETHER = 256 };

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

static RecipientEvidence evidence_of(sqlite3_stmt *row)
{
    return (RecipientEvidence){.name = column_text(row, COLUMN_NAME),
                               .name_raw = column_text(row, COLUMN_RAW),
                               .parent = column_text(row, COLUMN_PARENT),
                               .state = column_text(row, COLUMN_STATE),
                               .city = column_text(row, COLUMN_CITY),
                               .county_fips = column_text(row, COLUMN_COUNTY),
                               .county_name = column_text(row, COLUMN_COUNTY_NAME),
                               .business_types = column_text(row, COLUMN_TYPES)};
}

static Resolution resolve(sqlite3_stmt *row, Arena *arena)
{
    Resolution none = {.decision = DECISION_NONE, .place = PLACE_NONE};
    if (!column_text(row, COLUMN_NAME).len)
        none.why = STR("an individual, or no name");
    else if (is_foreign(column_text(row, COLUMN_COUNTRY)))
        none.why = arena_printf(arena, "in another country: %.*s", STR_ARG(column_text(row, COLUMN_COUNTRY)));
    if (none.why.len)
        return none;
    RecipientEvidence evidence = evidence_of(row);
    return place_resolve(&evidence, arena);
}

static Str candidates_of(Resolving *resolving, const Resolution *resolution)
{
    buf_reset(&resolving->words);
    for (size_t i = 0; i < resolution->candidate_count; i++) {
        if (i)
            buf_add_char(&resolving->words, ' ');
        buf_add(&resolving->words, place_get(resolution->candidates[i]).path);
    }
    return buf_str(&resolving->words);
}

static bool keep(Resolving *resolving, int64_t recipient, const Resolution *resolution)
{
    sqlite3_stmt *add = resolving->add;
    bool is_placed = resolution->place != PLACE_NONE;
    Place place = is_placed ? place_get(resolution->place) : (Place){0};
    sqlite3_bind_int64(add, 1, recipient);
    sqlite3_bind_text(add, 2, place_decision_name(resolution->decision), -1, SQLITE_STATIC);
    bind_text(add, 3, place.path);
    bind_text(add, 4, place.geoid);
    bind_text(add, 5, resolution->agency);
    bind_text(add, 6, candidates_of(resolving, resolution));
    Str why = resolution->why.len ? resolution->why : STR("nothing fits");
    sqlite3_bind_text64(add, 7, why.ptr, why.len, SQLITE_STATIC, SQLITE_UTF8);
    bind_text(add, 8, places_vintage());
    return store_step_done(resolving->store, add);
}

static bool resolve_all(Resolving *resolving, sqlite3_stmt *all, uint64_t *resolved)
{
    int result;
    bind_text(all, 1, places_vintage());
    while ((result = sqlite3_step(all)) == SQLITE_ROW) {
        Resolution resolution = resolve(all, &resolving->arena);
        if (!keep(resolving, sqlite3_column_int64(all, COLUMN_ID), &resolution))
            return false;
        if (++*resolved % TOGETHER == 0) {
            arena_release(&resolving->arena);
            arena_init(&resolving->arena);
        }
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
    buf_init(&resolving.words);
    arena_init(&resolving.arena);
    bool is_done = all && resolving.add && resolve_all(&resolving, all, resolved);
    sqlite3_finalize(all);
    sqlite3_finalize(resolving.add);
    buf_release(&resolving.words);
    arena_release(&resolving.arena);
    return store_run(store, is_done ? "COMMIT" : "ROLLBACK") && is_done;
}
