/* Recipients that nobody has decided about: perhaps governments, with the money that hangs on it.
 *
 * Ambiguous ones, and those of no known place whose business type or name speaks of a government. Ways to write
 * one name in one state are one: a decision of a journal is about a name. */
#include "store/recipient.h"

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

static void add_candidates(Search *search, StoreUndecided *undecided, const RecipientRow *row)
{
    Str rest = arena_str(search->arena, row->candidates);
    while (rest.len) {
        Str candidate = str_cut(&rest, ' ');
        if (candidate.len)
            ARRAY_ADD(search->arena, &undecided->candidates, candidate);
    }
}

/* What is kept by another gazetteer, or not at all, is worked out again. False when it is decided. */
static bool judge(Search *search, const RecipientRow *row, StoreUndecided *out)
{
    if (recipient_is_resolved(row)) {
        out->is_ambiguous = str_equal(row->decision, STR("ambiguous"));
        out->why = arena_str(search->arena, row->why);
        add_candidates(search, out, row);
        return out->is_ambiguous || str_equal(row->decision, STR("none"));
    }
    Resolution found = recipient_resolve(row, search->arena);
    out->is_ambiguous = found.decision == DECISION_AMBIGUOUS;
    out->why = found.why;
    for (size_t i = 0; i < found.candidate_count; i++)
        ARRAY_ADD(search->arena, &out->candidates, place_get(found.candidates[i]).path);
    return out->is_ambiguous || found.decision == DECISION_NONE;
}

static void take_recipient(Search *search, const RecipientRow *row)
{
    StoreUndecided undecided = {0};
    const RecipientEvidence *evidence = &row->evidence;
    if (row->id < 0 || row->id >= search->limit || is_foreign(row->country) || !evidence->name.len ||
        !judge(search, row, &undecided) ||
        !(undecided.is_ambiguous || is_of_government(evidence->business_types) || names_government(evidence->name)))
        return;
    uint32_t next = search->out->count;
    uint32_t found = map_add(&search->names, fold(search->arena, evidence->name, evidence->state), next);
    search->of[row->id] = found + 1;
    if (found != next)
        return;
    undecided.is_company = !undecided.is_ambiguous && place_names_company(evidence->name);
    undecided.name = arena_str(search->arena, evidence->name);
    undecided.state = arena_str(search->arena, evidence->state);
    undecided.city = arena_str(search->arena, evidence->city);
    undecided.county = arena_str(search->arena, evidence->county_name);
    undecided.business_types = arena_str(search->arena, evidence->business_types);
    ARRAY_ADD(search->arena, search->out, undecided);
}

static bool find_recipients(Search *search)
{
    int64_t most = store_number(search->store, "SELECT max(id) FROM recipients", 0);
    if (most < 0 || most >= UINT32_MAX / 4)
        return store_fail(search->store, "cannot read the recipients of the store");
    search->limit = most + 1;
    search->of = ARENA_ARRAY(search->arena, uint32_t, (size_t)search->limit);
    sqlite3_stmt *statement = store_prepare(search->store, "SELECT " RECIPIENT_COLUMNS RECIPIENT_TABLES);
    int result = SQLITE_ERROR;
    while (statement && (result = sqlite3_step(statement)) == SQLITE_ROW) {
        RecipientRow row = recipient_row(statement);
        take_recipient(search, &row);
    }
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

/* A company has the most money, and is the least likely to be a government whatever it is registered as. */
static int by_money(const void *left, const void *right)
{
    const StoreUndecided *a = left, *b = right;
    if (a->is_company != b->is_company)
        return a->is_company ? 1 : -1;
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
