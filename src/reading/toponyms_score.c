/* Which of those who carry a name is meant: a sum of weights for each.
 *
 * Size counts, what the document says for a state, and a sense of the name that it gives elsewhere. */
#include "reading/toponyms_choose.h"

enum {
    SCORE_SAID = 50,   /* named in full elsewhere in the document */
    SCORE_ORIGIN = 20, /* the document's own place */
    SCORE_STATE = 26,
    SCORE_BESIDE = 16, /* its state is named in the same sentence */
    COUNTY_SAID = 28,  /* its county is named in full, and it may be short for that */
    COUNTY_UNSAID = -8,
    CAPITAL = 11, /* FIPS of the District of Columbia: a city too */
    LARGE = 10,   /* a size from which a city is known all over the country: 160,000 */
};

/* A town of the name in a state that is spoken of does not outdo a city that everybody knows. */
static int votes_for(const Toponyms *toponyms, const Sense *sense, const PlaceCarrier *carrier)
{
    int votes = toponyms->votes[carrier->state_fips];
    bool is_small = place_size(carrier->residents) < 3 && sense->largest_city > LARGE;
    return is_small ? votes / 2 : votes;
}

/* The size of its largest city in a state; -1 when there is none. */
static int city_size_in(const Sense *sense, int state)
{
    int largest = -1;
    for (uint32_t i = 0; i < sense->count; i++) {
        const PlaceCarrier *carrier = &sense->carriers[i];
        int size = carrier->is_bare && carrier->state_fips == state ? place_size(carrier->residents) : -1;
        largest = size > largest ? size : largest;
    }
    return largest;
}

/* A county by its bare name. Its seat is often called so too: "in Clinton" is the town. */
static int score_county(const Sense *sense, const Toponym *toponym, const PlaceCarrier *carrier, int score)
{
    int size = place_size(carrier->residents), city = sense->largest_city;
    if (carrier->place != sense->county)
        return size >= LARGE ? score + COUNTY_UNSAID - city : -1;
    int seat = city_size_in(sense, carrier->state_fips);
    if (toponym->is_located && seat >= 0)
        return score + COUNTY_UNSAID - 2 * city;
    return score - size + COUNTY_SAID - (seat < city ? city : 0) - (seat > 0 ? 4 * seat : 0);
}

static int score_bare(const Toponyms *toponyms, const Sense *sense, const Toponym *toponym, const PlaceCarrier *carrier)
{
    if (carrier->kind == PLACE_STATE || carrier->kind == PLACE_TERRITORY)
        return SCORE_STATE + votes_for(toponyms, sense, carrier);
    int score = place_size(carrier->residents) + votes_for(toponyms, sense, carrier);
    score += carrier->place == sense->city ? SCORE_SAID : 0;
    score += carrier->place == toponyms->origin ? SCORE_ORIGIN : 0;
    if (carrier->is_bare)
        return score;
    if (carrier->kind == PLACE_COUNTY)
        return score_county(sense, toponym, carrier, score);
    return toponyms->votes[carrier->state_fips] >= SCORE_ORIGIN ? score / 2 : -1;
}

static int score_in_full(const Toponyms *toponyms, const Sense *sense, const Toponym *toponym,
                         const PlaceCarrier *carrier)
{
    int unit = toponym->unit & ~UNIT_PLURAL;
    bool is_state = carrier->kind == PLACE_STATE && carrier->state_fips != CAPITAL;
    if (toponym->state && (carrier->state_fips != toponym->state || is_state))
        return -1;
    if (!carrier_fits(carrier, unit))
        return toponym->state && !unit && carrier->kind != PLACE_COUNTY ? 1 : -1;
    int score = place_size(carrier->residents) + toponyms->votes[carrier->state_fips];
    bool is_said = carrier->place == sense->county || carrier->place == sense->city;
    bool is_exact = unit == UNIT_CITY && str_equal(carrier->word, STR("city"));
    bool is_government = carrier->kind == PLACE_MUNICIPALITY || carrier->kind == PLACE_CONSOLIDATED;
    return score + (is_said ? SCORE_SAID : 0) + (is_exact ? 4 : 0) + (is_government ? 6 : 0) +
           (carrier->place == toponyms->origin ? SCORE_ORIGIN : 0) + 4;
}

static void note_candidate(Best *best, PlaceId place)
{
    for (size_t i = 0; i < best->candidate_count; i++)
        if (best->candidates[i] == place)
            return;
    if (best->candidate_count < PLACE_CANDIDATES)
        best->candidates[best->candidate_count++] = place;
}

/* What a score hangs on beside the name: the same answer for the same words. */
static uint32_t key_of(const Toponym *toponym, int beside)
{
    return 1u | (uint32_t)toponym->unit << 1 | (uint32_t)toponym->state << 9 | (uint32_t)beside << 17 |
           (uint32_t)toponym->is_located << 25;
}

static int score_of(const Toponyms *toponyms, const Sense *sense, const Toponym *toponym, const PlaceCarrier *carrier,
                    int beside)
{
    bool is_full = toponym->unit || toponym->state;
    if (carrier->kind == PLACE_AGENCY || carrier->kind == PLACE_COURT)
        return -1;
    int score =
        is_full ? score_in_full(toponyms, sense, toponym, carrier) : score_bare(toponyms, sense, toponym, carrier);
    return score >= 0 && beside && carrier->state_fips == beside ? score + SCORE_BESIDE : score;
}

/* The best, and whether it leads; those within the margin are the candidates when it does not. */
static Best weigh_all(const Toponyms *toponyms, const Sense *sense, const Toponym *toponym, int beside)
{
    Best best = {.carrier = NULL};
    int most = -1, second = -1;
    for (uint32_t i = 0; i < sense->count; i++) {
        const PlaceCarrier *carrier = &sense->carriers[i];
        int score = score_of(toponyms, sense, toponym, carrier, beside);
        bool is_same = best.carrier && best.carrier->place == carrier->place;
        if (score > most) {
            second = is_same ? second : most;
            most = score;
            best.carrier = carrier;
        } else if (!is_same && score > second) {
            second = score;
        }
    }
    if (most - second >= SCORE_MARGIN || second < 0)
        return best;
    for (uint32_t i = 0; i < sense->count; i++)
        if (score_of(toponyms, sense, toponym, &sense->carriers[i], beside) + SCORE_MARGIN > most)
            note_candidate(&best, sense->carriers[i].place);
    return best;
}

Best toponym_best(Toponyms *toponyms, Sense *sense, uint32_t number)
{
    const Toponym *toponym = &toponyms->list.items[number];
    int beside = toponym->state ? 0 : state_beside(toponyms, number);
    uint32_t key = key_of(toponym, beside);
    if (sense->best_key != key) {
        sense->best_key = key;
        sense->best = weigh_all(toponyms, sense, toponym, beside);
    }
    return sense->best;
}
