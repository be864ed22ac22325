/* New York and Washington: a state, and a city that goes by the same name. */
#include "reading/toponyms_choose.h"

static bool is_state_office(const Text *text, uint32_t token)
{
    static const char *const words[] = {"gov.",       "governor", "legislature", "legislators", "lawmakers",  "senate",
                                        "assembly",   "sen.",     "senator",     "attorney",    "statehouse", "lt.",
                                        "lieutenant", "house",    "state",       "supreme",     "delegation"};
    for (size_t i = 0; word_follows(text, token) && i < sizeof words / sizeof words[0]; i++)
        if (token_is_word(text, token, str_from_c(words[i])))
            return true;
    return false;
}

static PlaceKind kind_listed(const Toponyms *toponyms, uint32_t number)
{
    const Toponym *list = toponyms->list.items;
    uint32_t next = number + 1;
    const Toponym *beside = list[number].is_listed                                ? &list[number - 1]
                            : next < toponyms->list.count && list[next].is_listed ? &list[next]
                                                                                  : NULL;
    if (!beside)
        return PLACE_KIND_NONE;
    const Sense *sense = &toponyms->senses.items[toponyms->sense_of_name[beside->name] - 1];
    for (uint32_t i = 0; i < sense->count; i++)
        if (sense->carriers[i].is_bare)
            return beside->unit || beside->state ? PLACE_MUNICIPALITY : sense->carriers[i].kind;
    return PLACE_KIND_NONE;
}

const PlaceCarrier *sense_carrier(const Sense *sense, PlaceId place)
{
    for (uint32_t i = 0; i < sense->count; i++)
        if (sense->carriers[i].place == place)
            return &sense->carriers[i];
    return NULL;
}

static Best between(PlaceId one, PlaceId other)
{
    return (Best){.candidates = {one, other}, .candidate_count = 2};
}

static Best only(const Sense *sense, PlaceId place)
{
    return (Best){.carrier = sense_carrier(sense, place)};
}

/* New York: the state, or the city that everybody means by it. */
static Best state_or_city(const Toponyms *toponyms, const Sense *sense, uint32_t number, PlaceId state, PlaceId city)
{
    const Toponym *toponym = &toponyms->list.items[number];
    PlaceKind beside = kind_listed(toponyms, number);
    if (beside == PLACE_STATE || is_state_office(toponyms->text, toponym->span.until))
        return only(sense, state);
    bool is_city = toponyms->origin == city || beside == PLACE_MUNICIPALITY || beside == PLACE_CONSOLIDATED ||
                   toponyms->sense_of_name[toponyms->new_york_city] || toponym->is_dateline;
    bool is_state = toponyms->origin_state == 36 || toponyms->votes[36] > 8;
    if (is_city)
        return only(sense, city);
    if (is_state)
        return only(sense, state);
    if (toponym->is_located || toponym->behind == BEHIND_OFFICE)
        return only(sense, city);
    return between(state, city);
}

/* Washington: the capital, or the state where the rest of the document is there. */
static Best state_or_capital(const Toponyms *toponyms, const Sense *sense, uint32_t number, PlaceId state,
                             PlaceId capital)
{
    const Toponym *toponym = &toponyms->list.items[number];
    if (toponym->is_dateline)
        return only(sense, capital);
    bool is_state = toponyms->votes[53] >= 8 || kind_listed(toponyms, number) == PLACE_STATE ||
                    is_state_office(toponyms->text, toponym->span.until);
    if (is_state)
        return only(sense, state);
    if (toponym->is_located && !toponym->is_led)
        return only(sense, capital);
    return between(capital, state);
}

bool toponym_is_two(const Toponyms *toponyms, const Sense *sense, uint32_t number, Best *best)
{
    static const Str new_york = {"us/ny", 5}, city = {"us/ny/new-york", 14}, washington = {"us/wa", 5},
                     capital = {"us/dc", 5};
    const Toponym *toponym = &toponyms->list.items[number];
    if (toponym->unit || toponym->state)
        return false;
    if (toponym->name == toponyms->new_york)
        *best = state_or_city(toponyms, sense, number, place_find_path(new_york), place_find_path(city));
    else if (toponym->name == toponyms->washington)
        *best = state_or_capital(toponyms, sense, number, place_find_path(washington), place_find_path(capital));
    else
        return false;
    return true;
}
