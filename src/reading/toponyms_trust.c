/* Whether a name means a place at all: what kind of place it would be, what stands beside it, what else the word
 * is. */
#include "reading/toponyms_choose.h"

static int trust_by_kind(const Toponyms *toponyms, const Sense *sense, const PlaceCarrier *carrier)
{
    if (carrier->kind == PLACE_NATION)
        return 6;
    if (carrier->kind == PLACE_STATE || carrier->kind == PLACE_TERRITORY)
        return 5;
    int size = place_size(carrier->residents);
    int trust = size >= 11 ? 4 : size >= 7 ? 3 : size > 0 ? 1 : 0;
    trust += carrier->state_fips == toponyms->origin_state ? 3 : toponyms->votes[carrier->state_fips] >= 8 ? 1 : 0;
    trust += carrier->place == toponyms->origin ? 4 : 0;
    return trust + (carrier->place == sense->county || carrier->place == sense->city ? 3 : 0);
}

/* Beside a name that is a place beyond doubt. */
static bool is_in_list(const Toponyms *toponyms, uint32_t number)
{
    const Toponym *list = toponyms->list.items;
    uint32_t next = number + 1;
    bool is_behind = list[number].is_listed && number > 0 && list[number - 1].rule;
    return is_behind || (next < toponyms->list.count && list[next].is_listed && list[next].rule);
}

static int trust_beside(const Toponyms *toponyms, uint32_t number)
{
    const Toponym *toponym = &toponyms->list.items[number];
    int trust = (toponym->is_located ? 3 : 0) + (toponym->is_dateline ? 6 : 0) +
                (toponym->behind == BEHIND_OFFICE ? 3 : 0) + (is_in_list(toponyms, number) ? 3 : 0);
    trust -= toponym->behind == BEHIND_OTHER || toponym->behind == BEHIND_SEPARATE ? 20 : 0;
    trust -= toponym->behind != BEHIND_UNKNOWN ? 0 : toponym->is_loud ? 3 : 20;
    trust -= toponym->is_led ? 6 : 0;
    trust -= toponym->is_loud && !toponym->is_dateline ? 1 : 0;
    return trust;
}

static int trust_in_word(const Toponyms *toponyms, uint32_t number, const PlaceCarrier *carrier)
{
    const Toponym *toponym = &toponyms->list.items[number];
    const Text *text = toponyms->text;
    bool is_single = toponym->core.until - toponym->core.first == 1;
    bool is_state = carrier->kind == PLACE_STATE || carrier->kind == PLACE_NATION;
    bool is_home = carrier->state_fips == toponyms->origin_state;
    int witnesses = (toponym->is_located ? 1 : 0) + (is_in_list(toponyms, number) ? 1 : 0);
    int trust = !toponym->is_person ? 0 : witnesses > 1 ? -1 : witnesses ? -4 : -8;
    trust -= toponym->common && !is_state && !(is_home && toponym->common > 1) ? 3 : 0;
    trust -= toponym->foreign == 2 ? is_home ? 4 : 8 : toponym->foreign && !is_home ? 3 : 0;
    if (!is_single || is_state)
        return trust;
    trust -= toponym->is_first && place_size(carrier->residents) < 11 ? 2 : 0;
    trust -= token_in(text, toponym->core.first, CLASS_GIVEN) ? 1 : 0;
    bool speaks = token_in(text, toponym->core.until, CLASS_CUE);
    return trust - (toponym->common && speaks ? 3 : 0);
}

/* "U.S. Steel", "United States Bank" */
static bool is_company(const Text *text, const Toponym *toponym)
{
    uint32_t next = toponym->span.until;
    return word_follows(text, next) && word_is_capital(text, next) &&
           (word_is_noun(text, next, NOUN_PRIVATE) || word_is_noun(text, next, NOUN_NEWS));
}

/* "Council", "Falls", "Secretary": words for other things that some town is called by. */
static bool is_name_alone(const Text *text, const Toponym *toponym, const PlaceCarrier *carrier)
{
    uint32_t at = toponym->core.first;
    if (toponym->core.until - at > 1)
        return true;
    bool is_other =
        token_in(text, at, CLASS_NOUN) || token_in(text, at, CLASS_TITLE) || token_in(text, at, CLASS_FUNCTION);
    bool is_unit =
        token_in(text, at, CLASS_UNIT) && (carrier->residents < 50000 || token_is_word(text, at + 1, STR("of")));
    return !is_other && !is_unit;
}

int toponym_trust(const Toponyms *toponyms, const Sense *sense, uint32_t number, const PlaceCarrier *carrier)
{
    const Toponym *toponym = &toponyms->list.items[number];
    int beside = trust_beside(toponyms, number);
    if (toponym->unit || toponym->state)
        return 10 + (beside < 0 ? beside : 0);
    if (carrier->kind == PLACE_NATION)
        return toponym->behind == BEHIND_SEPARATE || is_company(toponyms->text, toponym) ? 0 : 10;
    if (!is_name_alone(toponyms->text, toponym, carrier))
        return 0;
    int trust = trust_by_kind(toponyms, sense, carrier) + beside + trust_in_word(toponyms, number, carrier);
    return trust + (sense->is_confirmed ? 4 : 0);
}
