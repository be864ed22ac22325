/* Who carries a name, and how well each fits.
 *
 * Between the readings of a recipient's name and the name index; the counterpart
 * of fits.c, which answers what a person wrote. Weights are whole numbers, about
 * ten to a factor of ten in likelihood; a decision needs RESOLVE_ENOUGH of them
 * and a margin over the next. */
#include "places/resolve.h"

#include "places/fits.h"

static const int fit_weights[] = {
    [FIT_WORD_EXACT] = 20, [FIT_WORD_OWN] = 20,         [FIT_WORD_LEVEL] = 18, [FIT_WORD_MUNICIPAL] = 10,
    [FIT_WORD_BARE] = 12,  [FIT_WORD_SUBDIVISION] = 10, [FIT_WORD_WANTED] = 3, [FIT_WORD_NOT] = 0};
enum {
    POLICE_WEIGHT = 6, /* a township's police say "township" */
    REPAIR_WEIGHT = -6,
    REPAIR_SHORT_WEIGHT = -11,
    REPAIR_BARE_WEIGHT = -10, /* not even a type word speaks for it */
    REPAIR_TOWNSHIP_WEIGHT = -11,
};

int weight_of_fit(WordFit fit)
{
    return fit_weights[fit];
}

/* Townships lie close together and are named alike: a mended name needs its county. */
int weight_of_repair(const Candidate *candidate)
{
    if (!candidate->reading.repaired)
        return 0;
    if (candidate->geoid_length == 10)
        return REPAIR_TOWNSHIP_WEIGHT;
    if (candidate->reading.letters <= REPAIR_SHORT)
        return REPAIR_SHORT_WEIGHT;
    return candidate->reading.word == WORD_NONE ? REPAIR_BARE_WEIGHT : REPAIR_WEIGHT;
}

int weight_of_police(const Candidate *candidate)
{
    bool municipality = candidate->geoid_length == 7;
    const Reading *reading = &candidate->reading;
    return reading->word == WORD_NONE && municipality && reading->around.level == LEVEL_OF_PLACE ? POLICE_WEIGHT : 0;
}

/* ---- Does the type word fit? ---- */

static bool is_of(Word word, WordGroup group)
{
    return word_form(word)->groups & group;
}

/* "Town of" means a township where the state has no towns, and the other way about. */
static bool is_township_of_state(const TablePosting *posting, Word asked)
{
    uint8_t has = table_header()->towns_of_fips[posting->state_fips];
    bool town = str_equal(word_form(asked)->plain, STR("town"));
    bool charter = str_equal(word_form(asked)->plain, STR("charter township"));
    if (!is_of(asked, WORDS_OF_TOWNSHIPS))
        return false;
    return (charter && is_of(posting->word, WORDS_OF_TOWNSHIPS)) ||
           !(has & (town ? TABLE_HAS_TOWNS : TABLE_HAS_TOWNSHIPS));
}

static WordFit fit_of_level(const TablePosting *posting, Word asked)
{
    if (posting->geoid_length == 5 && is_of(asked, WORDS_OF_COUNTIES))
        return FIT_WORD_LEVEL;
    if (posting->geoid_length == 10 && is_township_of_state(posting, asked))
        return FIT_WORD_LEVEL;
    if (posting->geoid_length != 7 || !is_of(asked, WORDS_OF_MUNICIPALITIES))
        return FIT_WORD_NOT;
    /* "Ranson corporation" is called a city, a town, as anybody likes. */
    bool typeless = str_equal(word_form(posting->word)->plain, STR("corporation"));
    return typeless ? FIT_WORD_LEVEL : FIT_WORD_MUNICIPAL;
}

/* The name says no type: a city is meant before a township, and that only where it is called so. */
static WordFit fit_of_bare(const TablePosting *posting, const Reading *reading)
{
    bool county = posting->kind == PLACE_COUNTY || posting->kind == PLACE_CONSOLIDATED;
    if (reading->around.level == LEVEL_OF_COUNTY && county)
        return FIT_WORD_BARE;
    if (posting->fit & POSTING_BARE && reading->ends_in_type && posting->geoid_length != 5)
        return FIT_WORD_OWN;
    if (posting->fit & POSTING_BARE)
        return posting->geoid_length == 10 ? FIT_WORD_SUBDIVISION : FIT_WORD_BARE;
    return posting->fit & POSTING_WEAK ? FIT_WORD_WANTED : FIT_WORD_NOT;
}

/* "Washington" within the District, which is its city. Much else is called so there: alone, or with a city's office. */
static bool is_city_state(const TablePosting *posting, const Around *around)
{
    bool of_city = around->rest == REST_OFFICE && around->level == LEVEL_OF_PLACE;
    return posting->state_fips != 0 && (around->rest == REST_CLEAN || of_city);
}

static WordFit fit_of_posting(const TablePosting *posting, const Reading *reading)
{
    PlaceKind kind = (PlaceKind)posting->kind;
    bool state = kind == PLACE_STATE || kind == PLACE_TERRITORY;
    if (!place_is_government(kind) || kind == PLACE_AGENCY || kind == PLACE_NATION)
        return FIT_WORD_NOT;
    if (state && !is_city_state(posting, &reading->around))
        return FIT_WORD_NOT;
    if (reading->word == WORD_NONE)
        return fit_of_bare(posting, reading);
    if (word_fits(reading->word, posting->word) || ((posting->fit & POSTING_JOINT) && joint_fits(reading->word)))
        return FIT_WORD_EXACT;
    /* An alias stands for its whole name: only with the type word it has. */
    if (posting->word == WORD_NONE && (posting->ref & TABLE_ALIAS_BIT))
        return FIT_WORD_NOT;
    return fit_of_level(posting, reading->word);
}

/* ---- Keeping the best of each place ---- */

/* Less is said beside the name, or as little, and a state's own name is no bare one. */
static bool is_clearer(const Candidate *candidate, const Candidate *kept)
{
    const Reading *a = &candidate->reading, *b = &kept->reading;
    if (a->around.rest != b->around.rest)
        return a->around.rest < b->around.rest;
    return a->form == FORM_STATE && b->form == FORM_BARE;
}

static void keep(Resolver *resolver, const Candidate *candidate)
{
    size_t worst = 0;
    for (size_t i = 0; i < resolver->count; i++) {
        Candidate *kept = &resolver->candidates[i];
        if (kept->place == candidate->place) {
            if (candidate->score > kept->score || (candidate->score == kept->score && is_clearer(candidate, kept)))
                *kept = *candidate;
            return;
        }
        if (kept->score < resolver->candidates[worst].score)
            worst = i;
    }
    resolver->in_all++;
    if (resolver->count < CANDIDATES_WEIGHED)
        resolver->candidates[resolver->count++] = *candidate;
    else if (candidate->score > resolver->candidates[worst].score)
        resolver->candidates[worst] = *candidate;
}

static void weigh(Resolver *resolver, const Reading *reading, const TablePosting *posting, WordFit fit)
{
    Candidate candidate = {.place = posting->place, .kind = (PlaceKind)posting->kind};
    candidate.geoid_length = posting->geoid_length;
    candidate.ended = (posting->fit & POSTING_ENDED) != 0;
    candidate.historical = (posting->fit & POSTING_HISTORICAL) != 0;
    candidate.reading = *reading;
    candidate.word_fit = fit;
    candidate.score = fit_weights[fit];
    candidate.state = resolver->evidence.state_fips != 0;
    candidate.score += candidate.state ? STATE_WEIGHT : 0;
    candidate.score += weight_of_repair(&candidate) + weight_of_police(&candidate);
    candidate.score += candidate.historical ? PAST_WEIGHT : 0;
    uint32_t county = reading->around.county ? reading->around.county : resolver->evidence.county;
    evidence_weigh(&resolver->evidence, county, &candidate);
    keep(resolver, &candidate);
}

bool candidates_add(Resolver *resolver, const Reading *reading, Carriers carriers)
{
    bool any = false;
    for (const TablePosting *posting = carriers.first; posting < carriers.end; posting++) {
        WordFit fit = fit_of_posting(posting, reading);
        any |= fit != FIT_WORD_NOT;
        if (fit != FIT_WORD_NOT)
            weigh(resolver, reading, posting, fit);
    }
    return any;
}

bool candidates_exist(const Reading *reading, Carriers carriers)
{
    for (const TablePosting *posting = carriers.first; posting < carriers.end; posting++)
        if (fit_of_posting(posting, reading) != FIT_WORD_NOT)
            return true;
    return false;
}

void candidates_add_state(Resolver *resolver, const Reading *reading, int state_fips)
{
    PlaceId state = table_header()->state_of_fips[state_fips];
    if (state == PLACE_NONE)
        return;
    Candidate candidate = {.place = state, .kind = (PlaceKind)table_place(state)->kind, .reading = *reading};
    candidate.geoid_length = table_place(state)->geoid_length;
    candidate.word_fit = reading->state_said ? FIT_WORD_EXACT : FIT_WORD_BARE;
    bool plain = reading->around.rest == REST_CLEAN && !reading->state_said && resolver->evidence.state_fips == 0;
    Str name = tokens_slice(&resolver->tokens, reading->from, reading->until);
    /* "Washington" alone is the District's as well, "New York" the city's. */
    candidate.state = !plain || place_find_fast(name).answer == PLACE_FOUND;
    candidate.business = resolver->evidence.state_business;
    candidate.score = fit_weights[candidate.word_fit] + (candidate.state ? STATE_WEIGHT : 0) +
                      (candidate.business ? BUSINESS_WEIGHT : 0);
    keep(resolver, &candidate);
}
