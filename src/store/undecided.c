/* Recipients that nobody has decided about: perhaps governments, with the money that hangs on it.
 *
 * Ambiguous ones, and those of no known place whose business type or name speaks of a government. Ways to write
 * one name in one state are one: a decision of a journal is about a name. */
#include "store/tables.h"

#include <stdlib.h>

typedef struct {
    Store *store;
    Arena *arena;
    StoreUndecidedArray *out;
    Map names;     /* folded name and state -> number in out */
    uint32_t *of;  /* by recipient: one more than its number in out */
    int64_t limit; /* recipients are below */
} Search;

/* Business types of the data dictionary: state, county, city or township, special district, territory, tribes. */
static bool is_of_government(Str types)
{
    for (size_t i = 0; i < types.len; i++)
        if (strchr("ABCDFIJK", types.ptr[i]))
            return true;
    return false;
}

static bool names_government(Str name)
{
    static const char *const words[] = {"CITY",    "COUNTY", "TOWN",         "TOWNSHIP",     "VILLAGE",
                                        "BOROUGH", "PARISH", "MUNICIPALITY", "COMMONWEALTH", "TRIBE",
                                        "NATION",  "PUEBLO", "STATE",        "GOVERNMENT"};
    while (name.len) {
        Str word = str_cut(&name, ' ');
        while (word.len && !char_is_alpha(word.ptr[word.len - 1]))
            word.len--;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (str_distance(word, str_from_c(words[i]), 0) == 0)
                return true;
    }
    return false;
}

static Str fold(Arena *arena, Str name, Str state)
{
    char *key = arena_alloc(arena, name.len + state.len + 2, 1);
    size_t length = 0;
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (char_is_space(c) && (!length || key[length - 1] == ' '))
            continue;
        key[length++] = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : char_is_space(c) ? ' ' : c;
    }
    while (length && key[length - 1] == ' ')
        length--;
    key[length++] = '\n';
    if (state.len)
        memcpy(key + length, state.ptr, state.len);
    return (Str){key, length + state.len};
}

/* ---- who ---- */

enum {
    AT_ID,
    AT_NAME,
    AT_STATE,
    AT_CITY,
    AT_COUNTY,
    AT_TYPES,
    AT_DECISION,
    AT_CANDIDATES,
    AT_WHY,
    AT_GAZETTEER,
    AT_COUNTRY
};
static const char who_sql[] =
    "SELECT r.id, r.name, r.state, r.city_name, r.county_name, r.business_types, s.decision, s.candidates, s.why, "
    "s.gazetteer, r.country FROM recipients r LEFT JOIN resolutions s ON s.recipient = r.id WHERE r.name IS NOT NULL";

static void add_candidates(Search *search, StoreUndecided *undecided, const PlaceMatch *match)
{
    for (size_t i = 0; i < match->candidate_count; i++)
        ARRAY_ADD(search->arena, &undecided->candidates, place_get(match->candidates[i]).path);
}

/* What is kept by another gazetteer, or not at all, is worked out again. False when it is decided. */
static bool judge(Search *search, sqlite3_stmt *row, StoreUndecided *out)
{
    Str decision = column_text(row, AT_DECISION), candidates = column_text(row, AT_CANDIDATES);
    if (str_equal(column_text(row, AT_GAZETTEER), places_vintage())) {
        out->is_ambiguous = str_equal(decision, STR("ambiguous"));
        out->why = arena_str(search->arena, column_text(row, AT_WHY));
        Str rest = arena_str(search->arena, candidates);
        while (rest.len) {
            Str candidate = str_cut(&rest, ' ');
            if (candidate.len)
                ARRAY_ADD(search->arena, &out->candidates, candidate);
        }
        return out->is_ambiguous || str_equal(decision, STR("none"));
    }
    PlaceMatch match = place_find_recipient(column_text(row, AT_NAME), column_text(row, AT_STATE));
    out->is_ambiguous = match.answer == PLACE_AMBIGUOUS;
    out->why =
        match.answer == PLACE_AMBIGUOUS ? STR("the name fits several places") : STR("no known place has this name");
    add_candidates(search, out, &match);
    return match.answer != PLACE_FOUND;
}

static void take_recipient(Search *search, sqlite3_stmt *row)
{
    StoreUndecided undecided = {0};
    int64_t number = sqlite3_column_int64(row, AT_ID);
    Str name = column_text(row, AT_NAME), state = column_text(row, AT_STATE), types = column_text(row, AT_TYPES);
    Str country = column_text(row, AT_COUNTRY);
    bool is_foreign = country.len && !str_equal(country, STR("USA")) && !str_equal(country, STR("UNITED STATES"));
    if (number < 0 || number >= search->limit || is_foreign || !judge(search, row, &undecided) ||
        !(undecided.is_ambiguous || is_of_government(types) || names_government(name)))
        return;
    uint32_t next = search->out->count, found = map_add(&search->names, fold(search->arena, name, state), next);
    search->of[number] = found + 1;
    if (found != next)
        return;
    undecided.name = arena_str(search->arena, name);
    undecided.state = arena_str(search->arena, state);
    undecided.city = arena_str(search->arena, column_text(row, AT_CITY));
    undecided.county = arena_str(search->arena, column_text(row, AT_COUNTY));
    undecided.business_types = arena_str(search->arena, types);
    ARRAY_ADD(search->arena, search->out, undecided);
}

static bool find_recipients(Search *search)
{
    int64_t most = store_number(search->store, "SELECT max(id) FROM recipients", 0);
    if (most < 0 || most >= UINT32_MAX / 4)
        return store_fail(search->store, "cannot read the recipients of the store");
    search->limit = most + 1;
    search->of = ARENA_ARRAY(search->arena, uint32_t, (size_t)search->limit);
    sqlite3_stmt *statement = store_prepare(search->store, who_sql);
    int result = SQLITE_ERROR;
    while (statement && (result = sqlite3_step(statement)) == SQLITE_ROW)
        take_recipient(search, statement);
    sqlite3_finalize(statement);
    return result == SQLITE_DONE || store_fail(search->store, "cannot read the recipients of the store");
}

/* ---- how much ---- */

static bool add_money(Search *search)
{
    sqlite3_stmt *statement = store_prepare(search->store, "SELECT t.recipient, t.obligation FROM transactions t "
                                                           "WHERE t.withdrawn IS NULL");
    int result = SQLITE_ERROR;
    while (statement && (result = sqlite3_step(statement)) == SQLITE_ROW) {
        int64_t number = sqlite3_column_int64(statement, 0);
        if (number < 0 || number >= search->limit || !search->of[number])
            continue;
        StoreUndecided *undecided = &search->out->items[search->of[number] - 1];
        undecided->rows++;
        if (!money_add(undecided->obligated, sqlite3_column_int64(statement, 1), &undecided->obligated))
            undecided->obligated = MONEY_MAX;
    }
    sqlite3_finalize(statement);
    return result == SQLITE_DONE || store_fail(search->store, "cannot read the rows of the store");
}

static int by_money(const void *left, const void *right)
{
    const StoreUndecided *a = left, *b = right;
    if (a->obligated != b->obligated)
        return a->obligated > b->obligated ? -1 : 1;
    int order = str_compare(a->name, b->name);
    return order ? order : str_compare(a->state, b->state);
}

bool store_undecided(Store *store, Arena *arena, StoreUndecidedArray *out)
{
    Search search = {.store = store, .arena = arena, .out = out};
    *out = (StoreUndecidedArray){0};
    map_init(&search.names, arena);
    if (!find_recipients(&search) || !add_money(&search))
        return false;
    if (out->count)
        qsort(out->items, out->count, sizeof *out->items, by_money);
    return true;
}
