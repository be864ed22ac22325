/* All about one place: its card, its figures with their proof, what it said, its suits. */
#include "site/inside.h"

enum { NAMES_MOST = 64 };

/* ---- the card ---- */

static bool is_name(Str alias)
{
    return alias.len && !char_is_digit(alias.ptr[0]) && !str_contains(alias, STR("/"));
}

static void put_names(Json *json, PlaceId id)
{
    PlaceAlias aliases[NAMES_MOST];
    size_t count = id < place_count() ? place_aliases(id, aliases, NAMES_MOST) : 0;
    put_open(json, '[');
    for (size_t i = 0; i < count && i < NAMES_MOST; i++) {
        bool is_new = is_name(aliases[i].text);
        for (size_t k = 0; is_new && k < i; k++)
            is_new = !str_equal(aliases[k].text, aliases[i].text);
        if (is_new)
            put_text(json, aliases[i].text);
    }
    put_close(json, ']');
}

static void put_degrees(Json *json, bool is_known, int32_t millionths)
{
    char digits[24];
    degrees_print(digits, millionths);
    put_value(json, is_known ? str_from_c(digits) : STR("null"));
}

static void put_card(Call *call, Json *json, PlaceId id)
{
    bool is_own = id >= place_count();
    Place place = journal_place(call->view.journal, id);
    PlaceId state = is_own ? PLACE_NONE : place_state(id);
    uint32_t people = is_own ? 0 : place_residents(id);
    StrArray codes = place_codes(id, call->arena);
    put_key(json, "place");
    put_open(json, '{');
    put_key(json, "id");
    put_text(json, place.path);
    put_key(json, "name");
    put_text(json, place.name);
    put_key(json, "geoid");
    put_words(json, place.geoid);
    put_key(json, "kind");
    put_text(json, str_from_c(place_kind_name(place.kind)));
    put_key(json, "state");
    put_words(json, state == PLACE_NONE ? STR("") : place_get(state).path);
    put_key(json, "county");
    put_words(json, place_county(id));
    put_key(json, "latitude");
    put_degrees(json, place.has_centroid, place.latitude_e6);
    put_key(json, "longitude");
    put_degrees(json, place.has_centroid, place.longitude_e6);
    put_key(json, "codes");
    put_texts(json, &codes);
    put_key(json, "names");
    put_names(json, id);
    put_key(json, "population");
    if (people)
        put_count(json, people);
    else
        put_null(json);
    put_close(json, '}');
}

/* ---- what was said for it ---- */

static bool is_told(const Call *call, const Event *event)
{
    return stake_happened(&call->question, &event->day, &event->common.known) != NEVER;
}

Str call_link(Call *call, const Event *event)
{
    return event->link.len ? arena_printf(call->arena, "^%.*s", STR_ARG(event->link)) : STR("");
}

static void put_says(Call *call, Json *json, PlaceId id)
{
    static const RowColumn columns[] = {{"link", false}, {"day", false},   {"speaker", false},
                                        {"role", false}, {"words", false}, {"sources", true}};
    const Journal *journal = call->view.journal;
    Rows rows;
    put_key(json, "says");
    rows_begin(&rows, json, ROWS_OBJECTS, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < journal->events.count; i++) {
        const Event *event = &journal->events.items[i];
        if (event->kind != EVENT_SAY || event->statement->body != id || !is_told(call, event))
            continue;
        StrArray sources = call_sources(call, &event->common);
        row_begin(&rows);
        row_words(&rows, call_link(call, event));
        row_period(&rows, event->day);
        row_words(&rows, event->statement->speaker);
        row_words(&rows, event->statement->role);
        row_words(&rows, event->common.title);
        row_list(&rows, &sources);
        row_end(&rows);
    }
    rows_end(&rows);
}

static void put_claims(Call *call, Json *json, PlaceId id)
{
    const Journal *journal = call->view.journal;
    put_key(json, "claims");
    put_open(json, '[');
    for (Index i = 0; i < journal->events.count; i++) {
        const Event *event = &journal->events.items[i];
        bool is_claim = event->kind == EVENT_CLAIM && event->link.len;
        if (is_claim && is_told(call, event) &&
            (event->statement->body == id || claims_names_place(call->claims, i, id)))
            put_text(json, call_link(call, event));
    }
    put_close(json, ']');
}

/* ---- its suits and policies ---- */

static bool holds(const Call *call, const PlaceSet *set, PlaceId id)
{
    return set->is_given && stake_holds(call->view.journal, &call->question, set, id) != NEVER;
}

/* Of each suit: whether an order in it that blocks something protects the place. */
static const bool *protecting(const Call *call, PlaceId id)
{
    const Journal *journal = call->view.journal;
    bool *protects = ARENA_ARRAY(call->arena, bool, journal->cases.count + 1);
    for (size_t i = 0; i < journal->events.count; i++) {
        const Event *event = &journal->events.items[i];
        if (!event->order || !event->order->cases.count || !event->order->blocks.count || !is_told(call, event) ||
            !holds(call, &event->order->protects, id))
            continue;
        for (size_t k = 0; k < event->order->cases.count; k++)
            protects[event->order->cases.items[k]] = true;
    }
    return protects;
}

static void put_cases(Call *call, Json *json, PlaceId id)
{
    static const RowColumn columns[] = {{"id", false}, {"title", false}, {"part", false}};
    const Journal *journal = call->view.journal;
    const bool *protects = protecting(call, id);
    Rows rows;
    put_key(json, "cases");
    rows_begin(&rows, json, ROWS_OBJECTS, columns, sizeof columns / sizeof *columns);
    for (Index i = 0; i < journal->cases.count; i++) {
        const Case *one = &journal->cases.items[i];
        const char *part = holds(call, &one->plaintiffs, id) ? "plaintiff" : protects[i] ? "protected" : NULL;
        if (!part)
            continue;
        row_begin(&rows);
        row_words(&rows, one->id);
        row_words(&rows, one->common.title);
        row_words(&rows, str_from_c(part));
        row_end(&rows);
    }
    rows_end(&rows);
}

static void put_policies(Call *call, Json *json, PlaceId id)
{
    static const RowColumn columns[] = {{"id", false},    {"title", false},  {"from", false},
                                        {"until", false}, {"sources", true}, {"at", false}};
    const Journal *journal = call->view.journal;
    Rows rows;
    put_key(json, "policies");
    rows_begin(&rows, json, ROWS_OBJECTS, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < journal->rules.count; i++) {
        const Rule *rule = &journal->rules.items[i];
        if (rule->kind != RULE_POLICY || rule->by != id)
            continue;
        StrArray sources = call_sources(call, &rule->common);
        row_begin(&rows);
        row_words(&rows, rule->id);
        row_words(&rows, rule->common.title);
        row_period(&rows, rule->from);
        row_period(&rows, rule->until);
        row_list(&rows, &sources);
        row_words(&rows, call_place_in_file(call, rule->common.span));
        row_end(&rows);
    }
    rows_end(&rows);
}

/* ---- the whole ---- */

/* Reports of the command line about the place: why, its line of the status, its story. */
static bool put_reports(Call *call, Json *json, PlaceId id)
{
    Asked asked = call->asked;
    Question of_place = call->question;
    ARRAY_ADD(call->arena, &of_place.places, id);
    put_key(json, "why");
    if (!call_put(call, json, &asked, &call->question))
        return false;
    asked.verb = STR("timeline");
    put_key(json, "timeline");
    if (!story_put(call, json) && !call_put(call, json, &asked, &call->question))
        return false;
    asked.verb = STR("status");
    asked.argument = STR_NONE;
    put_key(json, "status");
    return call_put_member(call, json, &asked, &of_place, "places");
}

void answer_place(Call *call)
{
    Json json = {.out = &call->answer->body};
    PlaceId id;
    Str why = STR_NONE;
    if (!api_find_place(call->view.journal, call->id, call->arena, &id, &why)) {
        call_refuse(call, 404, STR(""), why);
        return;
    }
    call->asked.verb = STR("why");
    call->asked.argument = journal_place(call->view.journal, id).path;
    if (!call_ask(call))
        return;
    put_open(&json, '{');
    put_card(call, &json, id);
    if (!put_reports(call, &json, id))
        return;
    put_says(call, &json, id);
    put_claims(call, &json, id);
    put_cases(call, &json, id);
    put_policies(call, &json, id);
    put_close(&json, '}');
    buf_add_char(json.out, '\n');
}
