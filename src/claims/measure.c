/* Which series a claim runs over, how each is read, and over which windows and populations. */
#include "claims/trial.h"

uint64_t measure_cost(const Measure *measure, bool needs_people)
{
    return needs_people || measure->view.as_rate ? 1 + measure->trial->journal->series.count / 4 : 1;
}

SeriesValue measure_read(const Measure *measure, PlaceId place, TimeSpan span)
{
    return series_read(&measure->view, place, span, measure->trial->arena);
}

static const SeriesBreak *break_between(const Series *series, TimeSpan a, TimeSpan b)
{
    Date low = a.first < b.first ? a.first : b.first, high = a.first < b.first ? b.until : a.until;
    if (a.first == b.first)
        return NULL;
    for (size_t i = 0; i < series->breaks.count; i++) {
        const SeriesBreak *at = &series->breaks.items[i];
        if (at->from > low && at->from < high)
            return at;
    }
    return NULL;
}

SeriesValue measure_compared(const Measure *measure, PlaceId place, TimeSpan span)
{
    const SeriesBreak *at = break_between(measure->series, span, measure->at);
    if (at)
        return (SeriesValue){.kind = VALUE_NONE, .why = at->why};
    return measure_read(measure, place, span);
}

void measure_number(const Measure *measure, const char *what, PlaceId place, TimeSpan span, const SeriesValue *reading)
{
    ClaimNumber *number = trial_number(measure->trial, measure->variant, what, place, trial_span(measure->trial, span));
    number_ratio(measure->trial, number, reading->value, measure->unit);
    if (reading->point)
        number->from = reading->point->span;
}

static const char *unit_words(Trial *trial, const Series *series, const SeriesView *view)
{
    bool is_rate = view->as_rate || series->unit == UNIT_RATE;
    if (!is_rate)
        return unit_name(series->unit);
    int64_t per = series->unit == UNIT_RATE ? series->per : view->per;
    Buf buf;
    buf_init(&buf);
    buf_add(&buf, STR("per "));
    ratio_print(&buf, ratio_whole(per), 0, true);
    const char *words = arena_c_string(trial->arena, buf_str(&buf));
    buf_release(&buf);
    return words;
}

/* ---- one way of reading one series ---- */

static Str definition_of(Trial *trial, const Series *series, bool as_rate)
{
    Str what = series->definition.len ? series->definition : series->id;
    return arena_printf(trial->arena, "%.*s%s (%.*s)", STR_ARG(series->measure), as_rate ? "-rate" : "", STR_ARG(what));
}

static Measure measure_of(Trial *trial, Index number, bool as_rate, const Subject *subject)
{
    const Series *series = &trial->journal->series.items[number];
    bool computes = as_rate && series->unit != UNIT_RATE;
    Measure measure = {.trial = trial, .series = series, .place = subject->place, .at = subject->at};
    measure.view = (SeriesView){series, &trial->journal->series, computes, RATE_PER, trial->question.known_by};
    measure.unit = unit_words(trial, series, &measure.view);
    return measure;
}

/* The period that is meant: as said, else the latest that is known. */
static bool settle_period(Measure *measure, const Test *test)
{
    const Subject *subject = &test->subject;
    if (subject->has_at)
        return true;
    if (test->among.has_people_at) {
        measure->at = test->among.people_at;
        return true;
    }
    if (series_latest(&measure->view, measure->place, &measure->at))
        return true;
    trial_missing(measure->trial, measure->variant, "%.*s of %.*s: no value was known%s",
                  STR_ARG(measure->series->measure), STR_ARG(trial_place(measure->trial, measure->place)),
                  measure->trial->question.known_by == DATE_OPEN ? "" : " by then");
    return false;
}

/* What was said is about now; what is loaded may end before. */
static void tell_age(Measure *measure)
{
    Trial *trial = measure->trial;
    if (trial->test->subject.has_at || trial->test->among.has_people_at || measure->at.step == SPAN_DAY ||
        trial->said == DATE_OPEN)
        return;
    TimeSpan next = span_moved(measure->at, 1);
    if (next.until > trial->said || next.until <= next.first)
        return;
    TimeSpan last = next;
    for (int i = 0; i < 400 && span_moved(last, 1).until <= trial->said && span_moved(last, 1).until > last.until; i++)
        last = span_moved(last, 1);
    bool is_one = span_equal(next, last);
    Str from = trial_span(trial, next), until = trial_span(trial, last);
    trial_missing(trial, measure->variant, "%.*s of %.*s for %.*s%s%.*s: the latest that is loaded is %.*s",
                  STR_ARG(measure->series->measure), STR_ARG(trial_place(trial, measure->place)), STR_ARG(from),
                  is_one ? "" : " to ", STR_ARG(is_one ? STR("") : until), STR_ARG(trial_span(trial, measure->at)));
}

static ClaimVariant *begin_variant(Measure *measure, Str definition)
{
    Trial *trial = measure->trial;
    Index number = (Index)(measure->series - trial->journal->series.items);
    measure->variant = trial_variant(trial, definition, number);
    if (measure->variant && measure->series->caveat.len)
        trial_remark(trial, measure->variant, "%.*s", STR_ARG(measure->series->caveat));
    return measure->variant;
}

static void try_extreme(Measure measure, Str definition, Window window, int64_t least, bool is_big_city)
{
    const Test *test = measure.trial->test;
    if (!begin_variant(&measure, definition) || !settle_period(&measure, test))
        return;
    if (test->among.kind)
        try_among(&measure, least, is_big_city);
    else
        try_window(&measure, &window);
    tell_age(&measure);
}

/* ---- every definition ---- */

/* Without its own value every window comes to the same. */
static bool has_own_value(Measure measure)
{
    const Test *test = measure.trial->test;
    if (!test->subject.has_at && test->among.has_people_at)
        measure.at = test->among.people_at;
    else if (!test->subject.has_at && !series_latest(&measure.view, measure.place, &measure.at))
        return false;
    return measure_read(&measure, measure.place, measure.at).kind == VALUE_EXACT;
}

static void try_windows(Measure measure, Str definition)
{
    static const int decades[] = {20, 30, 40};
    Trial *trial = measure.trial;
    Window window = trial->test->window;
    if (window.kind != WINDOW_DECADES || !has_own_value(measure)) {
        try_extreme(measure, definition, window, 0, false);
        return;
    }
    window.kind = WINDOW_YEARS;
    for (size_t i = 0; i < sizeof decades / sizeof *decades; i++) {
        window.years = decades[i];
        try_extreme(measure, arena_printf(trial->arena, "%.*s, in %d years", STR_ARG(definition), decades[i]), window,
                    0, false);
    }
}

static void try_populations(Measure measure, Str definition)
{
    static const int64_t sizes[] = {250000, 500000, 1000000};
    static const char *const words[] = {"250,000", "500,000", "1,000,000"};
    Trial *trial = measure.trial;
    const Among *among = &trial->test->among;
    if (among->kind != AMONG_BIG_CITIES || among->has_least || !has_own_value(measure)) {
        try_extreme(measure, definition, (Window){0}, among->has_least ? among->least : -1,
                    among->kind == AMONG_BIG_CITIES);
        return;
    }
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        try_extreme(measure, arena_printf(trial->arena, "%.*s, cities over %s", STR_ARG(definition), words[i]),
                    (Window){0}, sizes[i], true);
}

/* The other side is read from the same source where it has it: of several series, the one with this definition. */
static Index other_series(const Trial *trial, const Subject *other, const Series *beside)
{
    Index first = NO_INDEX;
    for (Index link = map_find(&trial->claims->by_name, other->measure); link != MAP_ABSENT && link != NO_INDEX;
         link = trial->claims->links.items[link].next) {
        Index number = trial->claims->links.items[link].series;
        const Series *series = &trial->journal->series.items[number];
        if (!series_has_place(series, other->place))
            continue;
        if (str_equal(series->definition, beside->definition))
            return number;
        first = first == NO_INDEX ? number : first;
    }
    return first;
}

static void try_other(Measure measure, Str definition)
{
    Trial *trial = measure.trial;
    const Test *test = trial->test;
    if (!begin_variant(&measure, definition) || !settle_period(&measure, test))
        return;
    Index number = other_series(trial, &test->other, measure.series);
    if (number == NO_INDEX) {
        trial_missing(trial, measure.variant, "%.*s of %.*s: no series has it", STR_ARG(test->other.measure),
                      STR_ARG(trial_place(trial, test->other.place)));
        return;
    }
    Measure whole = measure_of(trial, number, test->other.is_rate, &test->other);
    whole.variant = measure.variant;
    whole.at = test->other.has_at ? test->other.at : measure.at;
    try_share(&measure, &whole);
}

static void try_plain(Measure measure, Str definition)
{
    const Test *test = measure.trial->test;
    if (!begin_variant(&measure, definition) || !settle_period(&measure, test))
        return;
    if (test->kind == TEST_CHANGE)
        try_change(&measure);
    else
        try_level(&measure);
    tell_age(&measure);
}

static void try_reading(Trial *trial, Index number, bool as_rate)
{
    const Test *test = trial->test;
    const Series *series = &trial->journal->series.items[number];
    Measure measure = measure_of(trial, number, as_rate, &test->subject);
    Str definition = definition_of(trial, series, as_rate && series->unit != UNIT_RATE);
    if (test->has_other)
        try_other(measure, definition);
    else if (test->kind == TEST_CHANGE || test->kind == TEST_LEVEL)
        try_plain(measure, definition);
    else if (test->among.kind)
        try_populations(measure, definition);
    else
        try_windows(measure, definition);
}

/* A wider thing, as crime, is tried as a count and as a rate. */
static void try_topic(Trial *trial, Index number)
{
    const Series *series = &trial->journal->series.items[number];
    bool is_rate = trial->test->subject.is_rate;
    if (series->unit == UNIT_RATE || !is_rate)
        try_reading(trial, number, false);
    if (series->unit == UNIT_COUNT)
        try_reading(trial, number, true);
}

static void try_name(Trial *trial, Index number)
{
    const Series *series = &trial->journal->series.items[number];
    bool is_rate = trial->test->subject.is_rate;
    if (series->unit == UNIT_RATE || series->unit == UNIT_COUNT || !is_rate)
        try_reading(trial, number, is_rate);
}

static uint32_t try_chain(Trial *trial, const Map *map, Str word, bool is_topic)
{
    const Claims *claims = trial->claims;
    uint32_t tried = 0;
    for (Index link = map_find(map, word); link != MAP_ABSENT && link != NO_INDEX;
         link = claims->links.items[link].next) {
        Index number = claims->links.items[link].series;
        if (!series_has_place(&trial->journal->series.items[number], trial->test->subject.place))
            continue;
        tried++;
        if (is_topic)
            try_topic(trial, number);
        else
            try_name(trial, number);
        if (trial->out->variants.count == VARIANTS_MOST)
            break;
    }
    return tried;
}

/* A rate that is loaded as such goes by its whole name. */
static uint32_t try_whole_name(Trial *trial)
{
    const Subject *subject = &trial->test->subject;
    if (!subject->is_rate)
        return 0;
    Str name = arena_printf(trial->arena, "%.*s-rate", STR_ARG(subject->measure));
    return try_chain(trial, &trial->claims->by_name, name, false);
}

void try_series(Trial *trial)
{
    const Claims *claims = trial->claims;
    const Subject *subject = &trial->test->subject;
    uint32_t tried = try_chain(trial, &claims->by_name, subject->measure, false) + try_whole_name(trial);
    if (map_find(&claims->by_name, subject->measure) == MAP_ABSENT)
        tried += try_chain(trial, &claims->by_topic, subject->measure, true);
    if (tried)
        return;
    bool is_known = map_find(&claims->by_name, subject->measure) != MAP_ABSENT ||
                    map_find(&claims->by_topic, subject->measure) != MAP_ABSENT;
    ARRAY_ADD(trial->arena, &trial->out->missing,
              is_known ? arena_printf(trial->arena, "no series of %.*s has %.*s", STR_ARG(subject->measure),
                                      STR_ARG(trial_place(trial, subject->place)))
                       : arena_printf(trial->arena, "no series of %.*s is loaded", STR_ARG(subject->measure)));
}
