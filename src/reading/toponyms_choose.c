/* Whether a name means a place, and which one.
 *
 * Two sums of weights: trust says that the words are a place, a candidate's score which. Trust must reach a bar, and
 * the best candidate must lead by a margin; else nothing is said, or only the candidates. */
#include "reading/toponyms_choose.h"

enum { TRUST_WANTED = 3 };

static const char *rule_of(const Toponyms *toponyms, const Sense *sense, const Toponym *toponym,
                           const PlaceCarrier *carrier)
{
    if (carrier->kind == PLACE_NATION)
        return "nation";
    if (toponym->by_head)
        return "shared-head";
    if (toponym->state)
        return "with-state";
    if (toponym->unit)
        return "with-type-word";
    if (carrier->kind == PLACE_STATE || carrier->kind == PLACE_TERRITORY)
        return "state-name";
    if (carrier->place == sense->county || carrier->place == sense->city)
        return "named-in-full-elsewhere";
    if (carrier->place == toponyms->origin || carrier->state_fips == toponyms->origin_state)
        return "origin";
    return toponyms->votes[carrier->state_fips] > 0 ? "state-of-document" : "known-city";
}

/* "Lawrence Township, in Mercer County": the county that is named behind. */
static PlaceId county_behind(Toponyms *toponyms, uint32_t number)
{
    const Text *text = toponyms->text;
    uint32_t at = toponyms->list.items[number].span.until, next = number + 1;
    if (next == toponyms->list.count || (toponyms->list.items[next].unit & ~UNIT_PLURAL) != UNIT_COUNTY)
        return PLACE_NONE;
    at += token_is_mark(text, at, ',');
    bool is_in = token_is_word(text, at, STR("in")) && at + 1 == toponyms->list.items[next].span.first;
    return is_in ? toponyms_sense(toponyms, toponyms->list.items[next].name)->county : PLACE_NONE;
}

/* Leaves the one candidate that lies in it, when it is one. */
static void settle_by_county(Best *best, const Sense *sense, PlaceId county)
{
    PlaceId inside = PLACE_NONE;
    for (size_t i = 0; county != PLACE_NONE && i < best->candidate_count; i++) {
        if (!place_within(best->candidates[i], county))
            continue;
        if (inside != PLACE_NONE)
            return;
        inside = best->candidates[i];
    }
    if (inside != PLACE_NONE)
        *best = (Best){.carrier = sense_carrier(sense, inside)};
}

static void note_candidates(const Toponyms *toponyms, Toponym *toponym, const Best *best)
{
    PlaceId *candidates = ARENA_ARRAY(toponyms->arena, PlaceId, best->candidate_count);
    memcpy(candidates, best->candidates, best->candidate_count * sizeof *candidates);
    toponym->candidates = candidates;
    toponym->candidate_count = (uint8_t)best->candidate_count;
}

static void choose(Toponyms *toponyms, uint32_t number)
{
    Toponym *toponym = &toponyms->list.items[number];
    Sense *sense = toponyms_sense(toponyms, toponym->name);
    if (sense->is_office)
        return;
    Best best;
    if (!toponym_is_two(toponyms, sense, number, &best))
        best = toponym_best(toponyms, sense, number);
    settle_by_county(&best, sense, best.candidate_count > 1 ? county_behind(toponyms, number) : PLACE_NONE);
    bool is_open = best.candidate_count > 1;
    const PlaceCarrier *likely = best.carrier ? best.carrier
                                 : is_open    ? sense_carrier(sense, best.candidates[0])
                                              : NULL;
    toponym->trust = likely ? (int8_t)toponym_trust(toponyms, sense, number, likely) : 0;
    if (toponym->trust < TRUST_WANTED + (is_open && !toponym->is_located ? 2 : 0))
        return;
    toponym->place = is_open ? PLACE_NONE : likely->place;
    if (is_open)
        note_candidates(toponyms, toponym, &best);
    toponym->rule = is_open ? "several-fit" : rule_of(toponyms, sense, toponym, likely);
    toponym->is_modifier = toponym->behind == BEHIND_OFFICE;
}

/* Twice: a name in a list is trusted by those on either side. */
void toponyms_choose(Toponyms *toponyms)
{
    for (int round = 0; round < 2; round++)
        for (uint32_t i = 0; i < toponyms->list.count; i++)
            if (!toponyms->list.items[i].rule)
                choose(toponyms, i);
}
