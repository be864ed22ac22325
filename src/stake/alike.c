/* Which places are named by entries, and the models of the others. */
#include "stake/alike.h"

static void name_place(Alike *alike, PlaceId place)
{
    if (place < place_count())
        alike->named[place / 8] |= (uint8_t)(1u << place % 8);
}

static bool is_named(const Alike *alike, PlaceId place)
{
    return alike->named[place / 8] >> place % 8 & 1;
}

/* A state, a circuit, the nation: they hold all places of a state or none. */
static bool is_whole_states(PlaceId area)
{
    if (area >= place_count())
        return true; /* an area of the journal's own holds places of the journal's own */
    PlaceKind kind = place_get(area).kind;
    return kind == PLACE_NATION || kind == PLACE_STATE || kind == PLACE_TERRITORY || kind == PLACE_COURT;
}

static void name_terms(const Stakes *stakes, Alike *alike, const PlaceTerm *terms, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (terms[i].kind == TERM_PLACE)
            name_place(alike, terms[i].place);
        if (terms[i].kind == TERM_WITHIN && !is_whole_states(terms[i].place))
            ARRAY_ADD(stakes->arena, &alike->areas, terms[i].place);
    }
}

static void name_set(const Stakes *stakes, Alike *alike, const PlaceSet *set)
{
    name_terms(stakes, alike, set->include.items, set->include.count);
    name_terms(stakes, alike, set->except.items, set->except.count);
}

static void name_event(const Stakes *stakes, Alike *alike, const Event *event)
{
    name_set(stakes, alike, &event->to);
    if (event->kind == EVENT_REPLY)
        name_place(alike, event->actor);
    if (!event->order)
        return;
    const PlaceSet *sets[] = {&event->order->protects, &event->order->stayed, &event->order->whom, &event->order->to};
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
        name_set(stakes, alike, sets[i]);
}

Alike *alike_new(const Stakes *stakes)
{
    const Journal *journal = stakes->journal;
    Alike *alike = ARENA_NEW(stakes->arena, Alike);
    alike->arena = stakes->arena;
    alike->last_state = PLACE_NONE;
    alike->named = ARENA_ARRAY(stakes->arena, uint8_t, place_count() / 8 + 1);
    for (size_t i = 0; i < journal->events.count; i++)
        name_event(stakes, alike, &journal->events.items[i]);
    for (size_t g = 0; g < journal->groups.count; g++)
        for (size_t m = 0; m < journal->groups.items[g].members.count; m++)
            name_terms(stakes, alike, &journal->groups.items[g].members.items[m].term, 1);
    return alike;
}

Model *alike_model(Alike *alike, PlaceId place)
{
    if (place >= place_count() || is_named(alike, place))
        return NULL;
    for (size_t i = 0; i < alike->areas.count; i++)
        if (place_within(place, alike->areas.items[i]))
            return NULL;
    PlaceId state = place_state(place);
    if (state == alike->last_state)
        return alike->last_model;
    int fips = state == PLACE_NONE ? 0 : place_get(state).state_fips;
    alike->last_state = state;
    bool has_model = fips > 0 && fips < MODELS;
    if (has_model && !alike->models[fips])
        alike->models[fips] = ARENA_NEW(alike->arena, Model);
    alike->last_model = has_model ? alike->models[fips] : NULL;
    return alike->last_model;
}
