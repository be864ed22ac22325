/* Lowest and highest of the places of a set, and ranks. */
#include "claims/comparison.h"

/* ---- places ---- */

static bool kind_fits(const Trial *trial, PlaceId place, AmongKind kind)
{
    PlaceKind is = journal_place(trial->journal, place).kind;
    switch (kind) {
    case AMONG_CITIES:
    case AMONG_BIG_CITIES:
        return is == PLACE_MUNICIPALITY || is == PLACE_CONSOLIDATED || is == PLACE_TOWNSHIP ||
               str_equal(journal_place(trial->journal, place).path, STR("us/dc"));
    case AMONG_COUNTIES: return is == PLACE_COUNTY || is == PLACE_CONSOLIDATED;
    case AMONG_STATES: return is == PLACE_STATE;
    case AMONG_PLACES: return is != PLACE_NATION;
    case AMONG_LISTED:
    case AMONG_NONE: break;
    }
    return true;
}

/* NEVER, or SURELY, or PERHAPS where its population is not known. */
static Certainty is_member(const Measure *measure, PlaceId place, int64_t least)
{
    Trial *trial = measure->trial;
    const Among *among = &trial->test->among;
    if (!kind_fits(trial, place, among->kind))
        return NEVER;
    Question question = trial->question;
    question.as_of = measure->at.until - 1;
    if (among->listed.is_given && stake_holds(trial->journal, &question, &among->listed, place) == NEVER)
        return NEVER;
    if (least < 0)
        return SURELY;
    SeriesValue people =
        series_population(&measure->view, place, among->has_people_at ? among->people_at : measure->at, trial->arena);
    if (people.kind != VALUE_EXACT)
        return PERHAPS;
    return people.population > least ? SURELY : NEVER;
}

static bool check_own(Measure *measure, int64_t least)
{
    Trial *trial = measure->trial;
    if (trial->test->among.kind == AMONG_LISTED && !trial->test->among.has_least)
        return true; /* compared with those named, itself named or not */
    Certainty own = is_member(measure, measure->place, least);
    if (own == SURELY)
        return true;
    trial_missing(trial, measure->variant,
                  own == NEVER ? "%.*s is not among them" : "the population of %.*s is not loaded",
                  STR_ARG(trial_place(trial, measure->place)));
    return false;
}

static void compare_place(Comparison *comparison, PlaceId place, int64_t least, uint32_t *perhaps)
{
    Measure *measure = comparison->measure;
    Certainty member = place == measure->place ? NEVER : is_member(measure, place, least);
    if (member == NEVER)
        return;
    SeriesValue reading = measure_read(measure, place, measure->at);
    int order = reading.kind == VALUE_EXACT ? ratio_compare(reading.value, comparison->target.value) : 0;
    bool matters = reading.kind != VALUE_EXACT || (comparison->is_high ? order > 0 : order < 0);
    if (member == SURELY) {
        comparison_add(comparison, place, measure->at, reading);
    } else if (matters) {
        comparison->unknown++;
        ++*perhaps;
    }
}

static void compare_absent_place(Comparison *comparison, PlaceId place, int64_t least, Certainty needed)
{
    const Measure *measure = comparison->measure;
    if (place != measure->place && !series_has_place(measure->series, place) &&
        is_member(measure, place, least) >= needed)
        comparison_add(comparison, place, measure->at, (SeriesValue){.why = STR("no value is loaded")});
}

static bool was_met_before(const Journal *journal, size_t number, PlaceId place)
{
    for (size_t i = 0; i < number; i++)
        if (journal->series.items[i].unit == UNIT_PEOPLE && series_has_place(&journal->series.items[i], place))
            return true;
    return false;
}

/* Places that belong to the set, as they are named or by their population, and of which the series has nothing. */
static void compare_absent(Comparison *comparison, int64_t least, Arena *arena)
{
    Measure *measure = comparison->measure;
    const Journal *journal = measure->trial->journal;
    const Among *among = &measure->trial->test->among;
    for (size_t i = 0; among->kind == AMONG_LISTED && i < among->listed.include.count; i++)
        if (among->listed.include.items[i].kind == TERM_PLACE)
            compare_absent_place(comparison, among->listed.include.items[i].place, least, PERHAPS);
    for (size_t i = 0; among->kind != AMONG_LISTED && least >= 0 && i < journal->series.count; i++) {
        const Series *people = &journal->series.items[i];
        PlaceId *places;
        size_t count = 0;
        if (people->unit != UNIT_PEOPLE)
            continue;
        if (!trial_may_work(measure->trial, measure->variant, people->points.count * measure_cost(measure, true))) {
            comparison->unknown++;
            return;
        }
        series_places(people, arena, &places, &count);
        for (size_t k = 0; k < count; k++)
            if (!was_met_before(journal, i, places[k]))
                compare_absent_place(comparison, places[k], least, SURELY);
    }
}

static void compare_places(Comparison *comparison, int64_t least)
{
    Measure *measure = comparison->measure;
    Trial *trial = measure->trial;
    PlaceId *places;
    size_t count;
    uint32_t perhaps = 0;
    Arena scratch;
    arena_init(&scratch);
    series_places(measure->series, &scratch, &places, &count);
    if (!trial_may_work(trial, measure->variant, count * measure_cost(measure, true)))
        comparison->unknown++;
    else
        for (size_t i = 0; i < count; i++)
            compare_place(comparison, places[i], least, &perhaps);
    compare_absent(comparison, least, &scratch);
    comparison_end_gap(comparison);
    arena_release(&scratch);
    if (perhaps)
        trial_missing(trial, measure->variant, "the population of %u place%s that may belong to them", perhaps,
                      perhaps == 1 ? "" : "s");
}

static void conclude_rank(Comparison *comparison)
{
    Measure *measure = comparison->measure;
    const Test *test = measure->trial->test;
    int64_t wanted = test->bound.low.digits, low = (int64_t)comparison->better + 1, high = low + comparison->unknown;
    comparison_count(measure, comparison->unknown ? "rank, at best" : "rank", (uint32_t)low);
    comparison_count(measure, "places compared", comparison->compared);
    if (comparison->tied)
        comparison_count(measure, "of them equal to it", comparison->tied);
    bool surely = test->is_within ? high <= wanted : low == wanted && high == wanted;
    bool never = test->is_within ? low > wanted : wanted < low || wanted > high;
    if (never)
        measure->variant->verdict = VERDICT_FAILS;
    else if (surely && comparison->compared)
        measure->variant->verdict = VERDICT_HOLDS;
    else if (!comparison->compared && !comparison->unknown)
        trial_missing(measure->trial, measure->variant, "there is nothing to compare it with");
}

void try_among(Measure *measure, int64_t least, bool is_big_city)
{
    Trial *trial = measure->trial;
    Comparison comparison = {.measure = measure, .is_high = trial->test->is_high};
    if (!comparison_begin(measure, &comparison) || !check_own(measure, least))
        return;
    compare_places(&comparison, least);
    if (trial->test->kind == TEST_RANK)
        conclude_rank(&comparison);
    else
        comparison_conclude(&comparison, "places compared");
    if (is_big_city || least >= 0)
        trial_remark(trial, measure->variant,
                     "compared with places of this series only; others of that size are not seen");
}
