/* Lowest and highest of the periods of a window.
 *
 * A gap counts as what it may have been: a verdict stands only where no value in the gap could change it. */
#include "claims/comparison.h"

#include <stdio.h>

static bool cannot_be_negative(const Series *series)
{
    return series->unit == UNIT_COUNT || series->unit == UNIT_PEOPLE;
}

void comparison_end_gap(Comparison *comparison)
{
    Measure *measure = comparison->measure;
    Trial *trial = measure->trial;
    if (!comparison->has_gap)
        return;
    comparison->has_gap = false;
    if (measure->variant->missing.count >= MISSING_SHOWN)
        return;
    bool is_one = span_equal(comparison->gap_from, comparison->gap_until);
    Str until = is_one ? STR("") : trial_span(trial, comparison->gap_until);
    trial_missing(trial, measure->variant, "%.*s of %.*s for %.*s%s%.*s: %.*s", STR_ARG(measure->series->measure),
                  STR_ARG(trial_place(trial, comparison->gap_place)), STR_ARG(trial_span(trial, comparison->gap_from)),
                  is_one ? "" : " to ", STR_ARG(until), STR_ARG(comparison->gap_why));
}

static void comparison_gap(Comparison *comparison, PlaceId place, TimeSpan span, Str why)
{
    bool goes_on = comparison->has_gap && comparison->gap_place == place && str_equal(comparison->gap_why, why) &&
                   span_equal(span_moved(comparison->gap_until, 1), span);
    if (!goes_on) {
        comparison_end_gap(comparison);
        comparison->gap_from = span;
        comparison->gap_why = why;
        comparison->gap_place = place;
    }
    comparison->has_gap = true;
    comparison->gap_until = span;
}

static void note_best(Comparison *comparison, PlaceId place, TimeSpan span, const SeriesValue *reading)
{
    int order = comparison->has_best ? ratio_compare(reading->value, comparison->best.value) : 0;
    if (comparison->has_best && (comparison->is_high ? order <= 0 : order >= 0))
        return;
    comparison->has_best = true;
    comparison->best = *reading;
    comparison->best_place = place;
    comparison->best_span = span;
}

/* One more value beside the target. A part of a count is the least that the whole can be. */
void comparison_add(Comparison *comparison, PlaceId place, TimeSpan span, SeriesValue reading)
{
    const Measure *measure = comparison->measure;
    bool is_floor = cannot_be_negative(measure->series);
    if (reading.kind == VALUE_NONE) {
        bool is_nothing_lower = !comparison->is_high && is_floor && comparison->target.value.num == 0;
        comparison->unknown += !is_nothing_lower;
        if (!is_nothing_lower)
            comparison_gap(comparison, place, span, reading.why);
        return;
    }
    int order = ratio_compare(reading.value, comparison->target.value);
    if (reading.kind == VALUE_AT_LEAST) {
        bool is_sure = comparison->is_high ? order > 0 : order >= 0;
        comparison->better += comparison->is_high && order > 0;
        comparison->unknown += !is_sure;
        comparison->compared += is_sure;
        if (!is_sure)
            comparison_gap(comparison, place, span, reading.why);
        if (!is_sure || !comparison->is_high)
            return;
    } else {
        comparison->compared++;
        comparison->tied += order == 0;
        comparison->better += comparison->is_high ? order > 0 : order < 0;
    }
    note_best(comparison, place, span, &reading);
}

bool comparison_begin(Measure *measure, Comparison *comparison)
{
    SeriesValue target = measure_read(measure, measure->place, measure->at);
    comparison->target = target;
    if (target.kind == VALUE_EXACT) {
        measure_number(measure, "value", measure->place, measure->at, &target);
        return true;
    }
    trial_missing(measure->trial, measure->variant, "%.*s of %.*s for %.*s: %.*s", STR_ARG(measure->series->measure),
                  STR_ARG(trial_place(measure->trial, measure->place)),
                  STR_ARG(trial_span(measure->trial, measure->at)), STR_ARG(target.why));
    return false;
}

void comparison_count(Measure *measure, const char *what, uint32_t count)
{
    number_ratio(measure->trial, trial_number(measure->trial, measure->variant, what, PLACE_NONE, STR("")),
                 ratio_whole(count), "count");
}

void comparison_conclude(Comparison *comparison, const char *of_what)
{
    Measure *measure = comparison->measure;
    comparison_end_gap(comparison);
    char words[64];
    snprintf(words, sizeof words, "%s of the others", comparison->is_high ? "highest" : "lowest");
    if (comparison->has_best)
        measure_number(measure, words, comparison->best_place, comparison->best_span, &comparison->best);
    comparison_count(measure, of_what, comparison->compared);
    if (comparison->tied)
        comparison_count(measure, "of them equal to it", comparison->tied);
    if (comparison->better)
        measure->variant->verdict = VERDICT_FAILS;
    else if (comparison->compared && !comparison->unknown)
        measure->variant->verdict = VERDICT_HOLDS;
    else if (!comparison->compared && !comparison->unknown)
        trial_missing(measure->trial, measure->variant, "there is nothing to compare it with");
}

/* ---- windows ---- */

/* The period of `kind` at the beginning of what was said: 1994 for years, its January for months. */
static TimeSpan aligned(TimeSpan since, TimeSpan at)
{
    int year, month, day, own_year, own_month;
    date_to_parts(since.first, &year, &month, &day);
    date_to_parts(at.first, &own_year, &own_month, &day);
    /* FY2016 and 2016 go by one number. */
    int number = since.step == SPAN_FISCAL ? date_fiscal_year(since.first) : year;
    bool is_year = since.step == SPAN_YEAR && !since.is_run;
    if (at.step == since.step && at.is_run == since.is_run)
        return since;
    if (at.is_run && is_year)
        return span_moved(at, year - own_year);
    if (at.step == SPAN_MONTH)
        return span_moved(at, (year - own_year) * 12 + month - own_month);
    if (at.step == SPAN_YEAR && !at.is_run)
        return span_moved(at, number - own_year);
    if (at.step == SPAN_FISCAL)
        return span_moved(at, number - date_fiscal_year(at.first));
    return at.step == SPAN_DAY ? (TimeSpan){since.first, since.first + 1, SPAN_DAY, false} : at;
}

static bool begin_of(const Measure *measure, const Window *window, TimeSpan *out)
{
    int per_year = measure->at.step == SPAN_MONTH ? 12 : 1;
    if (window->kind == WINDOW_YEARS && measure->at.step == SPAN_DAY)
        *out = (TimeSpan){measure->at.first - window->years * 365, measure->at.first - window->years * 365 + 1,
                          SPAN_DAY, false};
    else if (window->kind == WINDOW_YEARS)
        *out = span_moved(measure->at, -window->years * per_year);
    else if (window->kind == WINDOW_DECADES)
        *out = span_moved(measure->at, -per_year); /* has no value of its own: any window will do */
    else if (window->kind == WINDOW_SINCE)
        *out = aligned(window->since, measure->at);
    else if (measure->at.is_run) {
        SeriesView months = measure->view;
        if (!series_first(&months, measure->place, SPAN_YEAR, out))
            return false;
        *out = aligned(*out, measure->at);
    } else
        return series_first(&measure->view, measure->place, measure->at.step, out);
    return true;
}

void try_window(Measure *measure, const Window *window)
{
    Comparison comparison = {.measure = measure, .is_high = measure->trial->test->is_high};
    TimeSpan begin;
    if (!comparison_begin(measure, &comparison))
        return;
    int steps = begin_of(measure, window, &begin) ? span_steps(begin, measure->at) : -1;
    if (steps < 0) {
        trial_missing(measure->trial, measure->variant,
                      "the window does not end with %.*s, which is the latest that is loaded",
                      STR_ARG(trial_span(measure->trial, measure->at)));
        return;
    }
    if (!trial_may_work(measure->trial, measure->variant, (uint64_t)steps * measure_cost(measure, false)))
        return;
    for (int i = 0; i < steps; i++) {
        TimeSpan span = span_moved(begin, i);
        comparison_add(&comparison, measure->place, span, measure_compared(measure, measure->place, span));
    }
    comparison_conclude(&comparison, "periods compared");
}
