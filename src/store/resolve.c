/* Which government each recipient is: asked of `places` once, kept with its reasons.
 *
 * Only recipients that have no resolution by the present table of places are resolved, so that a second import
 * costs what is new in it. Decisions of a journal are not here: they belong to the journal and win there. */
#include "store/tables.h"

/* ---- one recipient ---- */

bool is_foreign(Str country)
{
    return country.len && !str_equal(country, STR("USA")) && !str_equal(country, STR("UNITED STATES"));
}

Resolution resolution_of(const Candidate *candidate, Arena *arena)
{
    Resolution none = {.decision = DECISION_NONE, .place = PLACE_NONE};
    if (!candidate->evidence.name.len)
        none.why = STR("an individual, or no name");
    else if (is_foreign(candidate->country))
        none.why = arena ? arena_printf(arena, "in another country: %.*s", STR_ARG(candidate->country))
                         : STR("in another country");
    return none.why.len ? none : place_resolve(&candidate->evidence, arena);
}

static Str candidates_of(const Resolution *resolution, Buf *room)
{
    buf_reset(room);
    for (size_t i = 0; i < resolution->candidate_count; i++) {
        if (i)
            buf_add_char(room, ' ');
        buf_add(room, place_get(resolution->candidates[i]).path);
    }
    return buf_str(room);
}

void resolution_texts(const Resolution *resolution, Buf *room, Str out[RESOLUTION_COLUMNS])
{
    Place place = resolution->place != PLACE_NONE ? place_get(resolution->place) : (Place){0};
    out[0] = str_from_c(place_decision_name(resolution->decision));
    out[1] = place.path;
    out[2] = place.geoid;
    out[3] = resolution->agency;
    out[4] = candidates_of(resolution, room);
    out[5] = resolution->why.len ? resolution->why : STR("nothing fits");
    out[6] = places_vintage();
}

/* ---- those in the store ---- */

enum {
    TOGETHER = 1024
}; /* recipients read, and then written: a question that is open while its tables are written to is slow */

typedef struct {
    Store *store;
    sqlite3_stmt *next, *add;
    Arena arena; /* of those that are resolved together */
    Buf words;
} Resolving;

typedef struct {
    int64_t id;
    Candidate candidate;
} Unresolved;
typedef ARRAY(Unresolved) UnresolvedList;

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
    COLUMN_COUNTRY,
    COLUMN_COUNT
};
static const char unresolved_sql[] =
    "SELECT r.id, r.name, r.name_raw, r.parent_name, r.state, r.county, r.county_name, r.city_name, r.business_types, "
    "r.country"
    " FROM recipients r LEFT JOIN resolutions s ON s.recipient = r.id"
    " WHERE r.id > ? AND (s.recipient IS NULL OR s.gazetteer <> ?) ORDER BY r.id LIMIT ?";

static Unresolved unresolved_of(sqlite3_stmt *row, Arena *arena)
{
    Str cells[COLUMN_COUNT];
    for (int i = 1; i < COLUMN_COUNT; i++)
        cells[i] = arena_str(arena, column_text(row, i));
    Candidate candidate = {.country = cells[COLUMN_COUNTRY],
                           .evidence = {.name = cells[COLUMN_NAME],
                                        .name_raw = cells[COLUMN_RAW],
                                        .parent = cells[COLUMN_PARENT],
                                        .state = cells[COLUMN_STATE],
                                        .city = cells[COLUMN_CITY],
                                        .county_fips = cells[COLUMN_COUNTY],
                                        .county_name = cells[COLUMN_COUNTY_NAME],
                                        .business_types = cells[COLUMN_TYPES]}};
    return (Unresolved){sqlite3_column_int64(row, COLUMN_ID), candidate};
}

static bool read_unresolved(Resolving *resolving, int64_t behind, UnresolvedList *out)
{
    int result;
    *out = (UnresolvedList){0};
    sqlite3_bind_int64(resolving->next, 1, behind);
    bind_text(resolving->next, 2, places_vintage());
    sqlite3_bind_int(resolving->next, 3, TOGETHER);
    while ((result = sqlite3_step(resolving->next)) == SQLITE_ROW)
        ARRAY_ADD(&resolving->arena, out, unresolved_of(resolving->next, &resolving->arena));
    sqlite3_reset(resolving->next);
    return result == SQLITE_DONE || store_fail(resolving->store, "cannot read the store");
}

static bool keep(Resolving *resolving, int64_t recipient, const Resolution *resolution)
{
    Str texts[RESOLUTION_COLUMNS];
    resolution_texts(resolution, &resolving->words, texts);
    sqlite3_bind_int64(resolving->add, 1, recipient);
    for (int i = 0; i < RESOLUTION_COLUMNS; i++)
        bind_text(resolving->add, i + 2, texts[i]);
    return store_step_done(resolving->store, resolving->add);
}

static bool resolve_list(Resolving *resolving, const UnresolvedList *list)
{
    for (size_t i = 0; i < list->count; i++) {
        Resolution resolution = resolution_of(&list->items[i].candidate, &resolving->arena);
        if (!keep(resolving, list->items[i].id, &resolution))
            return false;
    }
    return true;
}

static bool resolve_all(Resolving *resolving, uint64_t *resolved)
{
    for (int64_t behind = 0;;) {
        UnresolvedList list;
        arena_init(&resolving->arena);
        bool goes_on = read_unresolved(resolving, behind, &list) && resolve_list(resolving, &list);
        behind = list.count ? list.items[list.count - 1].id : behind;
        arena_release(&resolving->arena);
        *resolved += list.count;
        if (!goes_on || list.count < TOGETHER)
            return goes_on;
    }
}

bool store_resolve(Store *store, uint64_t *resolved)
{
    Resolving resolving = {.store = store};
    *resolved = 0;
    if (!store_run(store, "BEGIN IMMEDIATE"))
        return false;
    resolving.next = store_prepare(store, unresolved_sql);
    resolving.add = store_prepare(store, "INSERT OR REPLACE INTO resolutions VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
    buf_init(&resolving.words);
    bool is_done = resolving.next && resolving.add && resolve_all(&resolving, resolved);
    sqlite3_finalize(resolving.next);
    sqlite3_finalize(resolving.add);
    buf_release(&resolving.words);
    return store_run(store, is_done ? "COMMIT" : "ROLLBACK") && is_done;
}
