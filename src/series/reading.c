/* One value: what a series says of a place and a span of days, and how sure it is. */
#include "series/series.h"

static SeriesValue none(Str why)
{
    return (SeriesValue){.kind = VALUE_NONE, .why = why};
}

static bool is_part(const SeriesPoint *point)
{
    return point->months > 0 && point->months < 12;
}

static SeriesValue of_point(const Series *series, const SeriesPoint *point, Arena *arena)
{
    if (point->is_missing) {
        SeriesValue reading = none(STR("the value is missing in the data"));
        reading.point = point;
        return reading;
    }
    SeriesValue reading = {.kind = VALUE_EXACT, .value = ratio_of(point->value), .point = point, .points = 1};
    if (!is_part(point))
        return reading;
    bool is_sum = series->unit == UNIT_COUNT || series->unit == UNIT_DOLLARS;
    reading.kind = is_sum && point->value.digits >= 0 ? VALUE_AT_LEAST : VALUE_NONE;
    reading.why = arena_printf(arena, "reported for %d of 12 months", point->months);
    return reading;
}

/* ---- sums of shorter periods ---- */

typedef struct {
    SeriesValue reading;
    Date covered; /* up to this day without a gap */
    bool has_gap, overflowed;
} Sum;

/* The longest period that begins at this point of the run and ends within the span; the others are parts of it. */
static const SeriesPoint *longest_at(PointRun run, size_t from, TimeSpan span, Date known_by, size_t *next)
{
    const SeriesPoint *best = NULL;
    Date first = run.items[from].period.first;
    size_t at = from;
    while (at < run.count && run.items[at].period.first == first) {
        const SeriesPoint *point = points_revision(run, at, known_by, &at);
        if (point && point->period.until <= span.until && !point->is_missing)
            best = point;
    }
    *next = at;
    return best;
}

static void add_point(Sum *sum, const SeriesPoint *point)
{
    sum->has_gap = sum->has_gap || point->period.first != sum->covered || is_part(point) || point->value.digits < 0;
    sum->covered = point->period.until;
    if (!sum->reading.points++)
        sum->reading.point = point;
    if (!ratio_add(sum->reading.value, ratio_of(point->value), &sum->reading.value))
        sum->overflowed = true;
}

/* Counts and dollars add up; a rate of a year is not the sum of rates of months. */
static SeriesValue sum_up(const SeriesView *view, PlaceId place, TimeSpan span, Arena *arena)
{
    const Series *series = view->series;
    PointRun run = points_of(series, place, span.first, span.until);
    Sum sum = {.reading = {.kind = VALUE_EXACT, .value = ratio_whole(0)}, .covered = span.first};
    bool adds = series->unit == UNIT_COUNT || series->unit == UNIT_DOLLARS;
    for (size_t at = 0; adds && at < run.count;) {
        const SeriesPoint *point = longest_at(run, at, span, view->known_by, &at);
        if (point && point->period.first >= sum.covered)
            add_point(&sum, point);
    }
    if (!sum.reading.points)
        return none(STR("no value is loaded"));
    if (sum.overflowed)
        return none(STR("the sum is more than can be held exactly"));
    if (sum.has_gap || sum.covered != span.until) {
        sum.reading.kind = series->unit == UNIT_COUNT ? VALUE_AT_LEAST : VALUE_NONE;
        sum.reading.why = arena_printf(arena, "only a part of the period is loaded (%u value%s)", sum.reading.points,
                                       sum.reading.points == 1 ? "" : "s");
    }
    return sum.reading;
}

/* What was told to be missing says more than that nothing is there. */
static SeriesValue read_count(const SeriesView *view, PlaceId place, TimeSpan span, Arena *arena)
{
    PointRun run = points_of(view->series, place, span.first, span.first + 1);
    SeriesValue missing = {0};
    for (size_t at = 0; at < run.count;) {
        const SeriesPoint *point = points_revision(run, at, view->known_by, &at);
        if (!point || point->period.until != span.until)
            continue;
        SeriesValue reading = of_point(view->series, point, arena);
        if (!point->is_missing)
            return reading;
        missing = reading;
    }
    SeriesValue sum = sum_up(view, place, span, arena);
    return sum.kind == VALUE_NONE && missing.point ? missing : sum;
}

/* ---- rates ---- */

static TimeSpan year_of(TimeSpan span)
{
    int year, month, day;
    date_to_parts(span.step == SPAN_FISCAL ? span.until - 1 : span.first, &year, &month, &day);
    return (TimeSpan){date_from_parts(year, 1, 1), date_from_parts(year + 1, 1, 1), SPAN_YEAR, false};
}

static SeriesValue of_people(int64_t population)
{
    return (SeriesValue){.kind = VALUE_EXACT, .value = ratio_whole(population), .population = population};
}

static SeriesValue people_elsewhere(const SeriesView *view, PlaceId place, TimeSpan span, Arena *arena)
{
    for (size_t i = 0; view->all && i < view->all->count; i++) {
        const Series *series = &view->all->items[i];
        if (series->unit != UNIT_PEOPLE || !series_has_name(series, STR("population")))
            continue;
        SeriesView people = {.series = series, .known_by = view->known_by};
        SeriesValue reading = read_count(&people, place, year_of(span), arena);
        if (reading.kind != VALUE_EXACT || reading.value.den != 1)
            continue;
        reading.population = (int64_t)reading.value.num;
        return reading;
    }
    return none(STR("no population is loaded"));
}

SeriesValue series_population(const SeriesView *view, PlaceId place, TimeSpan span, Arena *arena)
{
    if (view->series) {
        PointRun run = points_of(view->series, place, span.first, span.until);
        for (size_t at = 0; at < run.count;) {
            const SeriesPoint *point = points_revision(run, at, view->known_by, &at);
            if (!point || !point->has_population)
                continue;
            SeriesValue reading = of_people(point->population);
            reading.point = point;
            return reading;
        }
    }
    return people_elsewhere(view, place, span, arena);
}

/* A part of a count over a whole population is no less a bound than the part itself. */
static SeriesValue rate_of(const SeriesView *view, SeriesValue count, PlaceId place, TimeSpan span, Arena *arena)
{
    if (count.kind == VALUE_NONE)
        return count;
    SeriesValue people = count.point && count.point->has_population && count.points == 1
                             ? of_people(count.point->population)
                             : series_population(view, place, span, arena);
    if (people.kind != VALUE_EXACT)
        return none(people.why);
    if (people.population <= 0)
        return none(STR("the population is zero"));
    count.value = ratio_rate(count.value, view->per, people.population);
    count.population = people.population;
    return count;
}

SeriesValue series_read(const SeriesView *view, PlaceId place, TimeSpan span, Arena *arena)
{
    SeriesValue reading = read_count(view, place, span, arena);
    return view->as_rate ? rate_of(view, reading, place, span, arena) : reading;
}

/* ---- the ends of a series ---- */

static bool is_usable(const SeriesPoint *point)
{
    return point && !point->is_missing && !is_part(point);
}

static TimeSpan whole_year(Date day, bool is_fiscal)
{
    int year, month, of_month;
    date_to_parts(day, &year, &month, &of_month);
    if (!is_fiscal)
        return span_of_period((Period){date_from_parts(year, 1, 1), date_from_parts(year + 1, 1, 1), PRECISION_YEAR});
    return span_of_period(period_fiscal(date_fiscal_year(day)));
}

/* The latest year that the sum of shorter periods fills; only the last two are looked at. */
static bool latest_full_year(const SeriesView *view, PlaceId place, TimeSpan last, TimeSpan *out)
{
    Arena scratch;
    arena_init(&scratch);
    SeriesView counts = *view;
    counts.as_rate = false;
    TimeSpan year = whole_year(last.first, false);
    bool found = false;
    for (int i = 0; i < 2 && !found; i++, year = span_moved(year, -1)) {
        found = series_read(&counts, place, year, &scratch).kind == VALUE_EXACT;
        *out = found ? year : *out;
    }
    arena_release(&scratch);
    return found;
}

bool series_latest(const SeriesView *view, PlaceId place, TimeSpan *out)
{
    PointRun run = points_of(view->series, place, DATE_MIN + 1, DATE_OPEN);
    TimeSpan last = {0};
    bool has_year = false, has_any = false;
    for (size_t at = 0; at < run.count;) {
        const SeriesPoint *point = points_revision(run, at, view->known_by, &at);
        if (!is_usable(point))
            continue;
        TimeSpan span = span_of_period(point->period);
        bool is_year = span.step == SPAN_YEAR || span.step == SPAN_FISCAL;
        if (has_year && !is_year)
            continue;
        has_any = true;
        has_year = has_year || is_year;
        last = span;
    }
    *out = last;
    if (has_any && !has_year)
        latest_full_year(view, place, last, out);
    return has_any;
}

bool series_first(const SeriesView *view, PlaceId place, SpanStep step, TimeSpan *out)
{
    PointRun run = points_of(view->series, place, DATE_MIN + 1, DATE_OPEN);
    for (size_t at = 0; at < run.count;) {
        const SeriesPoint *point = points_revision(run, at, view->known_by, &at);
        if (!point || point->is_missing)
            continue;
        *out = span_of_period(point->period);
        if (out->step != step && step == SPAN_YEAR)
            *out = whole_year(point->period.first, false);
        else if (out->step != step && step == SPAN_FISCAL)
            *out = whole_year(point->period.first, true);
        else if (out->step != step)
            continue;
        return true;
    }
    return false;
}
