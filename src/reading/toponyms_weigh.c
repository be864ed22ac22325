/* What the whole document says for a state, and for one sense of a name.
 *
 * A place named in full, with its type word or its state, settles its bare name too; what it lies in speaks for
 * the places beside it. The document's origin speaks first. */
#include "reading/toponyms.h"

enum {
    VOTE_ORIGIN = 20,
    VOTE_STATE_NAMED = 8,
    VOTE_STATE_AGAIN = 1,
    VOTE_IN_FULL = 8,
    VOTE_KNOWN = 4,
    VOTES_MOST = 24,
    NEAR_NAMES = 12,         /* of places in one sentence */
    CAPITAL = 11,            /* FIPS of the District of Columbia: a city too */
    KNOWN_RESIDENTS = 50000, /* of a place that alone has its name */
};

void vote(Toponyms *toponyms, PlaceId place, int weight)
{
    PlaceId state = place == PLACE_NONE ? PLACE_NONE : place_state(place);
    if (state == PLACE_NONE)
        return;
    int *votes = &toponyms->votes[place_get(state).state_fips];
    *votes = *votes + weight > VOTES_MOST ? VOTES_MOST : *votes + weight;
}

/* The one carrier that fits what is said; PLACE_NONE when none or several do. */
static PlaceId only_fit(const Sense *sense, int unit, int state)
{
    PlaceId found = PLACE_NONE;
    for (uint32_t i = 0; i < sense->count; i++) {
        const PlaceCarrier *carrier = &sense->carriers[i];
        bool is_state = (carrier->kind == PLACE_STATE && carrier->state_fips != CAPITAL) ||
                        carrier->kind == PLACE_AGENCY || carrier->kind == PLACE_COURT;
        if (!carrier_fits(carrier, unit) || (state && carrier->state_fips != state) || (state && is_state))
            continue;
        if (found != PLACE_NONE && found != carrier->place)
            return PLACE_NONE;
        found = carrier->place;
    }
    return found;
}

static bool means_place(const Toponym *toponym)
{
    return toponym->behind != BEHIND_OTHER && toponym->behind != BEHIND_UNKNOWN && toponym->behind != BEHIND_SEPARATE &&
           !toponym->is_led && !toponym->is_person;
}

static const PlaceCarrier *state_of(const Sense *sense)
{
    for (uint32_t i = 0; i < sense->count; i++)
        if (sense->carriers[i].kind == PLACE_STATE || sense->carriers[i].kind == PLACE_TERRITORY)
            return &sense->carriers[i];
    return NULL;
}

/* Named as a state and as its city alike. */
static bool is_two(const Sense *sense)
{
    size_t states = 0, large = 0;
    for (uint32_t i = 0; i < sense->count; i++) {
        states += sense->carriers[i].kind == PLACE_STATE;
        large += sense->carriers[i].kind == PLACE_MUNICIPALITY && sense->carriers[i].residents > 1000000;
    }
    return states > 1 || (states > 0 && large > 0);
}

/* "Saginaw Township" says nothing of Saginaw, the city of the same state. */
static bool has_other(const Sense *sense, PlaceId place)
{
    int state = place_get(place).state_fips;
    for (uint32_t i = 0; i < sense->count; i++) {
        const PlaceCarrier *carrier = &sense->carriers[i];
        if (carrier->place != place && carrier->is_bare && carrier->state_fips == state &&
            carrier->kind != PLACE_TOWNSHIP)
            return true;
    }
    return false;
}

int state_beside(Toponyms *toponyms, uint32_t number)
{
    const Toponym *list = toponyms->list.items;
    const Text *text = toponyms->text;
    uint32_t first = text->sentences.items[sentence_of(text, list[number].core.first)].first;
    for (uint32_t i = number; i > 0 && number - i < NEAR_NAMES && list[i - 1].core.first >= first; i--) {
        const Toponym *before = &list[i - 1];
        const Sense *sense = toponyms_sense(toponyms, before->name);
        const PlaceCarrier *state = before->unit || before->state ? NULL : state_of(sense);
        if (state && !is_two(sense) && before->behind == BEHIND_NOTHING && before->is_located)
            return state->state_fips;
    }
    return 0;
}

static void weigh_in_full(Toponyms *toponyms, uint32_t number, Sense *sense)
{
    const Toponym *toponym = &toponyms->list.items[number];
    int unit = toponym->unit & ~UNIT_PLURAL;
    int beside = toponym->state ? 0 : state_beside(toponyms, number);
    PlaceId place = only_fit(sense, unit, beside ? beside : toponym->state);
    if (place == PLACE_NONE && !beside && !toponym->state && toponyms->origin_state)
        place = only_fit(sense, unit, toponyms->origin_state);
    if (place == PLACE_NONE)
        return;
    PlaceKind kind = place_get(place).kind;
    bool is_small = unit == UNIT_TOWN || unit == UNIT_TOWNSHIP || unit == UNIT_VILLAGE || unit == UNIT_BOROUGH;
    if (is_small && has_other(sense, place)) {
        vote(toponyms, place, VOTE_IN_FULL);
        return;
    }
    PlaceId *said = kind == PLACE_COUNTY ? &sense->county : kind == PLACE_STATE ? &sense->state : &sense->city;
    if (*said == PLACE_NONE) {
        *said = place;
        vote(toponyms, place, VOTE_IN_FULL);
    }
    sense->is_confirmed |= !unit || unit == UNIT_CITY || unit == UNIT_TOWN || unit == UNIT_VILLAGE;
}

static void weigh_bare(Toponyms *toponyms, const Toponym *toponym, Sense *sense)
{
    const PlaceCarrier *state = state_of(sense);
    if (state && !is_two(sense) && !toponym->is_loud) {
        vote(toponyms, state->place, sense->state == PLACE_NONE ? VOTE_STATE_NAMED : VOTE_STATE_AGAIN);
        sense->state = state->place;
        return;
    }
    PlaceId only = state ? PLACE_NONE : only_fit(sense, UNIT_NONE, 0);
    if (only == PLACE_NONE || sense->is_confirmed || toponym->foreign || toponym->common == 1)
        return;
    if (place_residents(only) >= KNOWN_RESIDENTS) {
        vote(toponyms, only, VOTE_KNOWN);
        sense->is_confirmed = true;
    }
}

/* A district court's state is in its name. */
static PlaceId state_of_court(PlaceId court)
{
    Str name = place_get(court).name;
    for (size_t at = name.len; at > 0; at--) {
        if (!str_ends(str_slice(name, 0, at), STR("District of ")))
            continue;
        PlaceName state = place_name(str_after(name, at));
        PlaceCarrier carriers[4];
        size_t count = state == PLACE_NAME_NONE ? 0 : place_name_carriers(state, carriers, 4);
        for (size_t i = 0; i < count && i < 4; i++)
            if (carriers[i].kind == PLACE_STATE && (carriers[i].word.len > 0 || count == 1))
                return carriers[i].place;
    }
    return PLACE_NONE;
}

static void weigh_origin(Toponyms *toponyms)
{
    PlaceId state = toponyms->origin == PLACE_NONE ? PLACE_NONE : place_state(toponyms->origin);
    if (toponyms->origin != PLACE_NONE && place_get(toponyms->origin).kind == PLACE_COURT)
        state = state_of_court(toponyms->origin);
    if (state == PLACE_NONE)
        return;
    toponyms->origin_state = place_get(state).state_fips;
    vote(toponyms, state, VOTE_ORIGIN);
}

void toponyms_weigh(Toponyms *toponyms)
{
    weigh_origin(toponyms);
    for (uint32_t i = 0; i < toponyms->list.count; i++) {
        const Toponym *toponym = &toponyms->list.items[i];
        Sense *sense = toponyms_sense(toponyms, toponym->name);
        if (!means_place(toponym))
            continue;
        if (toponym->unit || toponym->state)
            weigh_in_full(toponyms, i, sense);
        else
            weigh_bare(toponyms, toponym, sense);
    }
}
