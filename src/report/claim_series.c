/* The figures that a claim is held against, whole: the points of its series, exact, and which of them decided. */
#include "report/words.h"

enum { COURSES_MOST = 24, POINTS_MOST = 2000, RATE_DECIMALS = 6 };

/* One series of one place. */
typedef struct {
    Index series;
    PlaceId place;
} Course;
typedef ARRAY(Course) Courses;

static void add_course(const View *view, Courses *courses, Index series, PlaceId place)
{
    bool is_there = false;
    for (size_t i = 0; i < courses->count; i++)
        is_there = is_there || (courses->items[i].series == series && courses->items[i].place == place);
    if (!is_there && courses->count < COURSES_MOST)
        ARRAY_ADD(view->arena, courses, (Course){series, place});
}

static void add_courses(const View *view, const ClaimVerdict *verdict, Courses *courses)
{
    for (size_t i = 0; i < verdict->variants.count; i++) {
        const ClaimVariant *variant = &verdict->variants.items[i];
        for (size_t k = 0; variant->series != NO_INDEX && k < variant->numbers.count; k++)
            if (variant->numbers.items[k].place != PLACE_NONE)
                add_course(view, courses, variant->series, variant->numbers.items[k].place);
    }
}

/* ---- a point ---- */

static Str decimal_words(Arena *arena, Decimal value)
{
    Buf out;
    buf_init(&out);
    ratio_print(&out, ratio_of(value), value.scale, false);
    Str words = arena_str(arena, buf_str(&out));
    buf_release(&out);
    return words;
}

static json_t *json_value(const View *view, const SeriesPoint *point)
{
    return !point || point->is_missing ? json_null() : json_words(decimal_words(view->arena, point->value));
}

/* Per so many people, where the figures are counts and the people are known. */
static json_t *json_rate(const View *view, const Series *series, const SeriesPoint *point, Date known_by)
{
    SeriesView rates = {
        .series = series, .all = &view->journal->series, .as_rate = true, .per = series->per, .known_by = known_by};
    rates.per = rates.per ? rates.per : RATE_PER;
    if (!point || point->is_missing || series->unit != UNIT_COUNT)
        return json_null();
    SeriesValue value = series_read(&rates, point->place, span_of_period(point->period), view->arena);
    if (value.kind != VALUE_EXACT)
        return json_null();
    Buf out;
    buf_init(&out);
    ratio_print(&out, value.value, RATE_DECIMALS, false);
    json_t *words = json_words(arena_str(view->arena, buf_str(&out)));
    buf_release(&out);
    return words;
}

static json_t *json_revisions(const View *view, const Series *series, PointRun run)
{
    json_t *list = json_array();
    for (size_t i = 0; i < run.count; i++) {
        json_t *object = json_object();
        json_object_set_new(object, "value", json_value(view, &run.items[i]));
        json_object_set_new(object, "known", json_period(view->arena, point_known(series, &run.items[i])));
        json_object_set_new(object, "at", json_words(words_place_in_file(view, run.items[i].span)));
        json_array_append_new(list, object);
    }
    return list;
}

static Str period_words(const View *view, const SeriesPoint *point)
{
    Buf out;
    buf_init(&out);
    span_print(&out, span_of_period(point->period));
    Str words = arena_str(view->arena, buf_str(&out));
    buf_release(&out);
    return words;
}

/* `run` are the revisions of one period. */
static json_t *json_point(const View *view, const ClaimAnswer *answer, const Series *series, PointRun run)
{
    size_t next;
    const SeriesPoint *now = points_revision(run, 0, answer->known_now, &next),
                      *then = points_revision(run, 0, answer->known_then, &next);
    json_t *object = json_object();
    json_object_set_new(object, "period", json_words(period_words(view, run.items)));
    json_object_set_new(object, "value", json_value(view, now));
    json_object_set_new(object, "then", json_value(view, then));
    json_object_set_new(object, "rate", json_rate(view, series, now, answer->known_now));
    json_object_set_new(object, "months", now && now->months ? json_integer(now->months) : json_null());
    json_object_set_new(object, "revisions", json_revisions(view, series, run));
    return object;
}

static json_t *json_points(const View *view, const ClaimAnswer *answer, const Series *series, PlaceId place)
{
    json_t *list = json_array();
    PointRun run = points_of(series, place, DATE_MIN, DATE_OPEN);
    for (size_t at = 0, next; at < run.count && json_array_size(list) < POINTS_MOST; at = next) {
        points_revision(run, at, DATE_OPEN, &next);
        json_array_append_new(list, json_point(view, answer, series, (PointRun){run.items + at, next - at}));
    }
    return list;
}

/* ---- a series ---- */

/* Periods of the numbers that the verdict names. */
static json_t *json_marked(const ClaimVerdict *verdict, Course course)
{
    json_t *list = json_array();
    for (size_t i = 0; i < verdict->variants.count; i++) {
        const ClaimVariant *variant = &verdict->variants.items[i];
        for (size_t k = 0; variant->series == course.series && k < variant->numbers.count; k++) {
            const ClaimNumber *number = &variant->numbers.items[k];
            bool is_there = number->place != course.place || !number->when.len;
            for (size_t n = 0; n < json_array_size(list); n++)
                is_there = is_there || str_equal(number->when, str_from_c(json_string_value(json_array_get(list, n))));
            if (!is_there)
                json_array_append_new(list, json_words(number->when));
        }
    }
    return list;
}

static json_t *json_breaks(const View *view, const Series *series)
{
    json_t *list = json_array();
    for (size_t i = 0; i < series->breaks.count; i++) {
        json_t *object = json_object();
        json_object_set_new(object, "from", json_words(words_date(view->arena, series->breaks.items[i].from)));
        json_object_set_new(object, "why", json_words(series->breaks.items[i].why));
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *json_course(const View *view, const ClaimAnswer *answer, Course course)
{
    const Series *series = &view->journal->series.items[course.series];
    const SeriesEntry *entry = &view->journal->series_entries.items[view->journal->series_from.items[course.series]];
    json_t *object = json_object();
    json_object_set_new(object, "id", json_words(series->id));
    json_object_set_new(object, "title", json_words(entry->common.title));
    json_object_set_new(object, "measure", json_words(series->measure));
    json_object_set_new(object, "definition", json_words(series->definition));
    json_object_set_new(object, "caveat", json_words(series->caveat));
    json_object_set_new(object, "unit", json_string(unit_name(series->unit)));
    json_object_set_new(object, "per", series->per ? json_integer(series->per) : json_null());
    json_object_set_new(object, "source",
                        entry->common.sources.count
                            ? json_words(view->journal->sources.items[entry->common.sources.items[0].source].id)
                            : json_null());
    json_object_set_new(object, "sources", json_sources(view, &entry->common));
    json_object_set_new(object, "at", json_words(words_place_in_file(view, entry->common.span)));
    json_object_set_new(object, "place", json_words(words_path(view, course.place)));
    json_object_set_new(object, "place_name", json_words(words_place(view, course.place)));
    json_object_set_new(object, "points", json_points(view, answer, series, course.place));
    json_object_set_new(object, "marked", json_marked(&answer->now, course));
    json_object_set_new(object, "breaks", json_breaks(view, series));
    return object;
}

json_t *json_claim_series(const View *view, const ClaimAnswer *answer)
{
    json_t *list = json_array();
    Courses courses = {0};
    add_courses(view, &answer->now, &courses);
    for (size_t i = 0; i < courses.count; i++)
        json_array_append_new(list, json_course(view, answer, courses.items[i]));
    return list;
}

void report_claim_series(Buf *out, const View *view, const ClaimAnswer *answer)
{
    json_print(out, json_claim_series(view, answer));
}
