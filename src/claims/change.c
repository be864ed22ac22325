/* Rises, falls, levels and shares: one value against another, or against a number. */
#include "claims/trial.h"

typedef enum { ANSWER_UNKNOWN, ANSWER_YES, ANSWER_NO } Answered;

static void tell_gap(const Measure *measure, TimeSpan span, const SeriesValue *reading)
{
    Trial *trial = measure->trial;
    if (measure->variant->missing.count < MISSING_SHOWN)
        trial_missing(trial, measure->variant, "%.*s of %.*s for %.*s: %.*s", STR_ARG(measure->series->measure),
                      STR_ARG(trial_place(trial, measure->place)), STR_ARG(trial_span(trial, span)),
                      STR_ARG(reading->why));
}

static Verdict verdict_of(Answered answer)
{
    return answer == ANSWER_YES ? VERDICT_HOLDS : answer == ANSWER_NO ? VERDICT_FAILS : VERDICT_UNTESTED;
}

/* ---- a change ---- */

typedef struct {
    bool is_exact; /* false: more than can be held */
    bool is_zero;  /* percent of nothing */
    Ratio by;      /* in the direction of the claim; negative when it went the other way */
} Change;

static Change change_of(Ratio before, Ratio after, bool is_rise, bool is_percent)
{
    Change change = {0};
    Ratio by, hundred;
    change.is_exact = is_rise ? ratio_subtract(after, before, &by) : ratio_subtract(before, after, &by);
    change.is_zero = is_percent && before.num <= 0;
    if (change.is_exact && is_percent && !change.is_zero)
        change.is_exact = ratio_multiply(by, ratio_whole(100), &hundred) && ratio_divide(hundred, before, &by);
    change.by = by;
    return change;
}

static bool is_met(const Bound *bound, Ratio by)
{
    return by.num > 0 && bound_meets(bound, by);
}

/* A year of which a part was reported may still show a rise, when the part alone does; and the same of a fall from it.
 */
static Answered change_answer(const Bound *bound, bool is_rise, const SeriesValue *before, const SeriesValue *after,
                              Change change)
{
    if (before->kind == VALUE_NONE || after->kind == VALUE_NONE || !change.is_exact || change.is_zero)
        return ANSWER_UNKNOWN;
    bool is_open = bound->kind == BOUND_NONE || bound->kind == BOUND_MORE || bound->kind == BOUND_AT_LEAST;
    if (before->kind == VALUE_EXACT && after->kind == VALUE_EXACT)
        return is_met(bound, change.by) ? ANSWER_YES : ANSWER_NO;
    const SeriesValue *sure = is_rise ? before : after;
    return sure->kind == VALUE_EXACT && is_open && is_met(bound, change.by) ? ANSWER_YES : ANSWER_UNKNOWN;
}

static Answered rose_between(const Measure *measure, TimeSpan from, TimeSpan to)
{
    const Test *test = measure->trial->test;
    SeriesValue before = measure_compared(measure, measure->place, from),
                after = measure_compared(measure, measure->place, to);
    bool has_both = before.kind != VALUE_NONE && after.kind != VALUE_NONE;
    Change change =
        has_both ? change_of(before.value, after.value, test->is_high, test->bound.is_percent) : (Change){0};
    return change_answer(&test->bound, test->is_high, &before, &after, change);
}

static void show_change(Measure *measure, const SeriesValue *before, const SeriesValue *after, bool is_high)
{
    Trial *trial = measure->trial;
    Change plain = change_of(before->value, after->value, is_high, false);
    Change percent = change_of(before->value, after->value, is_high, true);
    if (plain.is_exact)
        number_ratio(trial, trial_number(trial, measure->variant, is_high ? "rise" : "fall", PLACE_NONE, STR("")),
                     plain.by, measure->unit);
    if (percent.is_exact && !percent.is_zero)
        number_ratio(trial, trial_number(trial, measure->variant, is_high ? "rise" : "fall", PLACE_NONE, STR("")),
                     percent.by, "%");
}

static bool show_end(Measure *measure, const char *what, TimeSpan span, const SeriesValue *reading)
{
    if (reading->kind != VALUE_NONE)
        measure_number(measure, reading->kind == VALUE_AT_LEAST ? "at least" : what, measure->place, span, reading);
    if (reading->kind != VALUE_EXACT)
        tell_gap(measure, span, reading);
    return reading->kind != VALUE_NONE;
}

/* The claim of the period itself, and no other since: "for the first time since 2008" says that it was so then. */
static Answered first_since(const Measure *measure, Answered own, Answered (*is_so)(const Measure *, TimeSpan))
{
    const Test *test = measure->trial->test;
    int steps = span_steps(test->first_since, measure->at);
    if (own == ANSWER_NO)
        return own;
    if (steps <= 0) {
        trial_missing(measure->trial, measure->variant, "%.*s is no earlier period of that kind",
                      STR_ARG(trial_span(measure->trial, test->first_since)));
        return ANSWER_UNKNOWN;
    }
    Answered result = own;
    if (!trial_may_work(measure->trial, measure->variant, 2 * (uint64_t)steps * measure_cost(measure, false)))
        return ANSWER_UNKNOWN;
    for (int i = 0; i < steps; i++) {
        TimeSpan span = span_moved(test->first_since, i);
        Answered was = is_so(measure, span);
        if (was == (i ? ANSWER_YES : ANSWER_NO)) {
            trial_remark(measure->trial, measure->variant, i ? "it was so in %.*s too" : "it was not so in %.*s",
                         STR_ARG(trial_span(measure->trial, span)));
            return ANSWER_NO;
        }
        if (was != ANSWER_UNKNOWN)
            continue;
        result = ANSWER_UNKNOWN;
        SeriesValue reading = measure_compared(measure, measure->place, span);
        if (reading.kind != VALUE_EXACT)
            tell_gap(measure, span, &reading);
    }
    return result;
}

static Answered rose_in(const Measure *measure, TimeSpan span)
{
    return rose_between(measure, span_moved(span, -1), span);
}

void try_change(Measure *measure)
{
    Trial *trial = measure->trial;
    const Test *test = trial->test;
    TimeSpan from = test->has_from ? test->from : span_moved(measure->at, -1);
    if (span_steps(from, measure->at) <= 0) {
        trial_missing(trial, measure->variant, "%.*s and %.*s cannot be compared", STR_ARG(trial_span(trial, from)),
                      STR_ARG(trial_span(trial, measure->at)));
        return;
    }
    SeriesValue before = measure_compared(measure, measure->place, from),
                after = measure_compared(measure, measure->place, measure->at);
    bool has_before = show_end(measure, "before", from, &before),
         has_after = show_end(measure, "after", measure->at, &after);
    if (has_before && has_after) {
        if (before.kind == VALUE_EXACT && after.kind == VALUE_EXACT)
            show_change(measure, &before, &after, test->is_high);
        if (test->bound.is_percent && before.value.num <= 0)
            trial_missing(trial, measure->variant, "there is no percentage of zero or less");
    }
    Answered answer = rose_between(measure, from, measure->at);
    if (test->is_first)
        answer = first_since(measure, answer, rose_in);
    measure->variant->verdict = verdict_of(answer);
}

/* ---- a level ---- */

static Answered level_of(const Measure *measure, const SeriesValue *reading)
{
    const Bound *bound = &measure->trial->test->bound;
    if (reading->kind == VALUE_NONE)
        return ANSWER_UNKNOWN;
    bool is_met_now = bound_meets(bound, reading->value);
    if (reading->kind == VALUE_EXACT)
        return is_met_now ? ANSWER_YES : ANSWER_NO;
    /* The whole is no less than the part. */
    int low = ratio_compare(reading->value, ratio_of(bound->low));
    if (bound->kind == BOUND_MORE || bound->kind == BOUND_AT_LEAST)
        return is_met_now ? ANSWER_YES : ANSWER_UNKNOWN;
    if (bound->kind == BOUND_BETWEEN)
        return ratio_compare(reading->value, ratio_of(bound->high)) > 0 ? ANSWER_NO : ANSWER_UNKNOWN;
    return low > 0 || (bound->kind == BOUND_LESS && low == 0) ? ANSWER_NO : ANSWER_UNKNOWN;
}

static Answered level_in(const Measure *measure, TimeSpan span)
{
    SeriesValue reading = measure_compared(measure, measure->place, span);
    return level_of(measure, &reading);
}

void try_level(Measure *measure)
{
    SeriesValue reading = measure_read(measure, measure->place, measure->at);
    show_end(measure, "value", measure->at, &reading);
    Answered answer = level_of(measure, &reading);
    if (measure->trial->test->is_first)
        answer = first_since(measure, answer, level_in);
    measure->variant->verdict = verdict_of(answer);
}

/* ---- one measure against another ---- */

static bool share_of(Ratio part, Ratio whole, Ratio *out)
{
    Ratio hundred;
    return whole.num > 0 && ratio_multiply(part, ratio_whole(100), &hundred) && ratio_divide(hundred, whole, out);
}

static void compare_both(Measure *measure, const SeriesValue *own, const SeriesValue *other)
{
    Trial *trial = measure->trial;
    const Bound *bound = &trial->test->bound;
    Ratio value;
    if (trial->test->kind == TEST_LEVEL) {
        int order = ratio_compare(own->value, other->value);
        measure->variant->verdict = (bound->kind == BOUND_MORE ? order > 0 : order < 0) ? VERDICT_HOLDS : VERDICT_FAILS;
        return;
    }
    if (!share_of(own->value, other->value, &value)) {
        trial_missing(trial, measure->variant, "there is no percentage of zero or less");
        return;
    }
    number_ratio(trial, trial_number(trial, measure->variant, "share", PLACE_NONE, STR("")), value, "%");
    measure->variant->verdict = bound_meets(bound, value) ? VERDICT_HOLDS : VERDICT_FAILS;
}

void try_share(Measure *measure, const Measure *whole)
{
    Trial *trial = measure->trial;
    Measure other = *whole;
    SeriesValue own = measure_read(measure, measure->place, measure->at),
                beside = measure_read(&other, other.place, other.at);
    bool has_own = show_end(measure, "value", measure->at, &own),
         has_other = show_end(&other, "held against", other.at, &beside);
    bool is_same_kind = measure->view.as_rate == other.view.as_rate && measure->series->unit == other.series->unit;
    if (!is_same_kind)
        trial_missing(trial, measure->variant, "the two are of different units: %s and %s", measure->unit, other.unit);
    else if (has_own && has_other && own.kind == VALUE_EXACT && beside.kind == VALUE_EXACT)
        compare_both(measure, &own, &beside);
}
