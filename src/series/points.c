/* Points in order, and the points of one place. */
#include "series/series.h"

#include <stdlib.h>

const char *unit_name(Unit unit)
{
    static const char *const names[] = {"count", "rate", "dollars", "people"};
    return names[unit];
}

bool series_unit_parse(Str text, Unit *unit, int64_t *per)
{
    Str word = str_cut(&text, ' ');
    *per = RATE_PER;
    for (int i = UNIT_COUNT; i <= UNIT_PEOPLE; i++)
        if (i != UNIT_RATE && !text.len && str_equal(word, str_from_c(unit_name((Unit)i)))) {
            *unit = (Unit)i;
            return true;
        }
    *unit = UNIT_RATE;
    if (!str_equal(word, STR("rate")) || !text.len)
        return str_equal(word, STR("rate"));
    Str between = str_cut(&text, ' ');
    Decimal value;
    if (!str_equal(between, STR("per")) || decimal_parse(text, &value) != DECIMAL_OK || value.scale ||
        value.digits < 1 || value.digits > RATE_PER_MOST)
        return false;
    *per = value.digits;
    return true;
}

static bool holds(const StrArray *list, Str word)
{
    for (size_t i = 0; i < list->count; i++)
        if (str_equal(list->items[i], word))
            return true;
    return false;
}

bool series_has_name(const Series *series, Str measure)
{
    return str_equal(series->measure, measure) || holds(&series->names, measure);
}

bool series_is_about(const Series *series, Str topic)
{
    return holds(&series->about, topic);
}

Period point_known(const Series *series, const SeriesPoint *point)
{
    if (period_is_set(point->known))
        return point->known;
    if (period_is_set(series->known))
        return series->known;
    return period_of_day(period_last(point->period));
}

static int by_number(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int by_period(const SeriesPoint *a, const SeriesPoint *b)
{
    int order = by_number(a->place, b->place);
    order = order ? order : by_number(a->period.first, b->period.first);
    return order ? order : by_number(a->period.until, b->period.until);
}

static int compare(const void *left, const void *right)
{
    const SeriesPoint *a = left, *b = right;
    int order = by_period(a, b);
    order = order ? order : by_number(a->known.until, b->known.until);
    order = order ? order : by_number(a->span.source, b->span.source);
    return order ? order : by_number(a->span.offset, b->span.offset);
}

static bool same_value(const SeriesPoint *a, const SeriesPoint *b)
{
    return a->is_missing == b->is_missing && a->value.digits == b->value.digits && a->value.scale == b->value.scale;
}

static void report_twice(const SeriesPoint *first, const SeriesPoint *second, Diags *diags)
{
    if (same_value(first, second))
        return;
    Diag *diag =
        diag_add(diags, DIAG_S007, second->span, "another value for the same place and period stands elsewhere");
    diag_help(diags, diag,
              "if it is a later figure, say from when it was known; if it counts something else, give it a "
              "series of its own");
    diag_relate(diag, first->span, STR("the first one is here"));
}

void series_settle(Series *series, Diags *diags)
{
    SeriesPoint *points = series->points.items;
    for (size_t i = 0; i < series->points.count; i++)
        points[i].known = point_known(series, &points[i]);
    if (series->points.count)
        qsort(points, series->points.count, sizeof *points, compare);
    uint32_t kept = 0;
    for (size_t i = 0; i < series->points.count; i++) {
        bool is_again = kept && by_period(&points[kept - 1], &points[i]) == 0 &&
                        points[kept - 1].known.until == points[i].known.until;
        if (is_again)
            report_twice(&points[kept - 1], &points[i], diags);
        else
            points[kept++] = points[i];
    }
    series->points.count = kept;
}

/* The first point that is not before (place, first day, last day). */
static size_t find(const Series *series, PlaceId place, Date first, Date until)
{
    SeriesPoint wanted = {.place = place, .period = {first, until, PRECISION_DAY}};
    size_t low = 0, high = series->points.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (by_period(&series->points.items[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

PointRun points_of(const Series *series, PlaceId place, Date first, Date until)
{
    size_t from = find(series, place, first, DATE_MIN), end = find(series, place, until, DATE_MIN);
    return (PointRun){series->points.items + from, end > from ? end - from : 0};
}

/* Of the revisions of one period that begin at `from`, the latest that was known by then; NULL. `next` is behind them.
 */
const SeriesPoint *points_revision(PointRun run, size_t from, Date known_by, size_t *next)
{
    const SeriesPoint *found = NULL;
    size_t at = from;
    for (; at < run.count && by_period(&run.items[at], &run.items[from]) == 0; at++)
        if (known_by == DATE_OPEN || period_last(run.items[at].known) <= known_by)
            found = &run.items[at];
    *next = at;
    return found;
}

bool series_has_place(const Series *series, PlaceId place)
{
    size_t at = find(series, place, DATE_MIN, DATE_MIN);
    return at < series->points.count && series->points.items[at].place == place;
}

void series_places(const Series *series, Arena *arena, PlaceId **out, size_t *count)
{
    ARRAY(PlaceId) places = {0};
    for (size_t at = 0; at < series->points.count;) {
        PlaceId place = series->points.items[at].place;
        ARRAY_ADD(arena, &places, place);
        at = place == PLACE_NONE ? series->points.count : find(series, place + 1, DATE_MIN, DATE_MIN);
    }
    *out = places.items;
    *count = places.count;
}
