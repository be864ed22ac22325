/* What can be found: places that the journal is about, conditions, suits, sources, entries. */
#include "site/search.h"

typedef struct {
    Search *search;
    const Site *site;
    const Journal *journal;
    Arena arena;
    bool *places; /* by PlaceId, of the built-in table */
} Filling;

static Str join(Filling *filling, const Str *parts, size_t count)
{
    Buf words;
    buf_init(&words);
    for (size_t i = 0; i < count; i++)
        if (parts[i].len)
            buf_printf(&words, "%s%.*s", words.len ? " \xC2\xB7 " : "", STR_ARG(parts[i]));
    Str kept = arena_str(&filling->arena, buf_str(&words));
    buf_release(&words);
    return kept;
}

static Str notes_of(Filling *filling, const Common *common)
{
    return join(filling, common->notes.items, common->notes.count);
}

/* ---- places ---- */

static void see_place(Filling *filling, PlaceId id)
{
    if (id < place_count() && place_get(id).kind != PLACE_COURT)
        filling->places[id] = true;
}

static void see_set(Filling *filling, const PlaceSet *set)
{
    for (size_t i = 0; i < set->include.count; i++)
        if (set->include.items[i].kind != TERM_GROUP && set->include.items[i].kind != TERM_EVERYONE)
            see_place(filling, set->include.items[i].place);
}

static void see_event(Filling *filling, const Event *event)
{
    see_place(filling, event->actor);
    see_set(filling, &event->to);
    if (event->statement)
        see_place(filling, event->statement->body);
    if (event->order)
        see_set(filling, &event->order->protects);
}

static void see_places(Filling *filling)
{
    const Journal *journal = filling->journal;
    for (size_t i = 0; i < journal->events.count; i++)
        see_event(filling, &journal->events.items[i]);
    for (size_t i = 0; i < journal->awards.count; i++) {
        const Award *award = &journal->awards.items[i];
        see_place(filling, award->holder);
        for (size_t k = 0; k < award->partners.count; k++)
            see_place(filling, award->partners.items[k].place);
    }
    for (size_t i = 0; i < journal->allocations.count; i++)
        see_place(filling, journal->allocations.items[i].place);
    for (size_t i = 0; i < journal->rules.count; i++)
        see_place(filling, journal->rules.items[i].by);
    for (size_t i = 0; i < journal->cases.count; i++)
        see_set(filling, &journal->cases.items[i].plaintiffs);
    for (size_t i = 0; i < journal->groups.count; i++)
        for (size_t k = 0; k < journal->groups.items[i].members.count; k++)
            see_place(filling, journal->groups.items[i].members.items[k].term.place);
    const Columns *columns = filling->site->first->columns;
    for (uint32_t i = 0; columns && i < columns_places(columns); i++)
        see_place(filling, columns_place(columns, i));
}

enum { ALIASES_MOST = 32 };

static void put_place(Filling *filling, Place place)
{
    PlaceAlias aliases[ALIASES_MOST];
    Str words[ALIASES_MOST + 2];
    size_t count = place.id < place_count() ? place_aliases(place.id, aliases, ALIASES_MOST) : 0, used = 0;
    words[used++] = place.geoid;
    words[used++] = str_from_c(place_kind_name(place.kind));
    for (size_t i = 0; i < count && i < ALIASES_MOST; i++)
        words[used++] = aliases[i].text;
    Found found = {"place", place.path, place.name, join(filling, words, used), PERIOD_NONE, "place", place.path};
    search_put(filling->search, &found);
}

static void put_places(Filling *filling)
{
    see_places(filling);
    for (PlaceId id = 0; id < place_count(); id++)
        if (filling->places[id])
            put_place(filling, place_get(id));
    for (size_t i = 0; i < filling->journal->own_places.count; i++)
        put_place(filling, filling->journal->own_places.items[i].place);
}

/* ---- what is declared ---- */

static void put_rules(Filling *filling)
{
    for (size_t i = 0; i < filling->journal->rules.count; i++) {
        const Rule *rule = &filling->journal->rules.items[i];
        Str words[] = {rule->authority, notes_of(filling, &rule->common)};
        Found found = {rule->kind == RULE_POLICY ? "policy" : "condition",
                       rule->id,
                       rule->common.title,
                       join(filling, words, 2),
                       rule->from,
                       "condition",
                       rule->id};
        search_put(filling->search, &found);
    }
}

static void put_cases(Filling *filling)
{
    for (size_t i = 0; i < filling->journal->cases.count; i++) {
        const Case *one = &filling->journal->cases.items[i];
        Str court = one->court == PLACE_NONE ? STR("") : journal_place(filling->journal, one->court).name;
        Str words[] = {one->docket, court, one->defendant, notes_of(filling, &one->common)};
        Found found = {"case", one->id, one->common.title, join(filling, words, 4), one->filed, "case", one->id};
        search_put(filling->search, &found);
    }
}

static void put_sources(Filling *filling)
{
    for (size_t i = 0; i < filling->journal->sources.count; i++) {
        const SourceEntry *source = &filling->journal->sources.items[i];
        Str words[] = {source->publisher, source->url, notes_of(filling, &source->common)};
        Found found = {"source", source->id, source->common.title, join(filling, words, 3), source->published,
                       "source", source->id};
        search_put(filling->search, &found);
    }
}

/* ---- entries ---- */

static Str names_of_set(Filling *filling, const PlaceSet *set)
{
    enum { NAMES_MOST = 64 };
    Str names[NAMES_MOST];
    size_t count = 0;
    for (size_t i = 0; i < set->include.count && count < NAMES_MOST; i++)
        if (set->include.items[i].kind == TERM_PLACE)
            names[count++] = journal_place(filling->journal, set->include.items[i].place).name;
    return join(filling, names, count);
}

/* Where the page shows an entry: an order in its case, a claim by itself, a statement with the place it was for. */
static void find_view(const Filling *filling, const Event *event, Found *found)
{
    PlaceId body = event->statement ? event->statement->body : PLACE_NONE;
    found->view = "timeline";
    if (event->kind == EVENT_CLAIM && event->link.len) {
        found->view = "claim";
        found->view_id = event->link;
    } else if (event->order && event->order->cases.count) {
        found->view = "case";
        found->view_id = filling->journal->cases.items[event->order->cases.items[0]].id;
    } else if (body != PLACE_NONE) {
        found->view = "place";
        found->view_id = journal_place(filling->journal, body).path;
    }
}

static void put_event(Filling *filling, const Event *event)
{
    const Statement *said = event->statement;
    Str actor = event->actor == PLACE_NONE ? STR("") : journal_place(filling->journal, event->actor).name;
    Str words[] = {said ? said->speaker : actor, said ? said->role : STR(""), names_of_set(filling, &event->to),
                   said ? said->test : STR(""), notes_of(filling, &event->common)};
    Found found = {.kind = event_kind_name(event->kind),
                   .id = event->link.len ? arena_printf(&filling->arena, "^%.*s", STR_ARG(event->link)) : STR(""),
                   .title = event->common.title,
                   .words = join(filling, words, 5),
                   .day = event->day};
    find_view(filling, event, &found);
    search_put(filling->search, &found);
}

void search_fill(Search *search, const Site *site)
{
    Filling filling = {.search = search, .site = site, .journal = site->first->journal};
    arena_init(&filling.arena);
    filling.places = ARENA_ARRAY(&filling.arena, bool, place_count() + 1);
    put_places(&filling);
    put_rules(&filling);
    put_cases(&filling);
    put_sources(&filling);
    for (size_t i = 0; i < filling.journal->events.count; i++)
        put_event(&filling, &filling.journal->events.items[i]);
    arena_release(&filling.arena);
}
