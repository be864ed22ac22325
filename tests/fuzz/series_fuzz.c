/* Any bytes as a table of a series: read, put in order, and every place and year of it read back.
 *
 * The first byte picks a form that is insisted on, and whether labels mean a place. Fails when points are out of
 * order, when a value that was exact is not what its cell says, or when a rate and its count part ways. */
#include "fuzz.h"

#include "series/series.h"

enum { PLACES_MOST = 20, YEARS_FROM = 1999, YEARS_UNTIL = 2020 };

static PlaceId find_label(void *context, Str label, Str state, Span span)
{
    (void)span;
    const bool *finds = context;
    PlaceMatch match = series_find_label(label, state);
    return *finds && match.answer == PLACE_FOUND ? match.id : PLACE_NONE;
}

static void read_years(const Series *series, const SeriesArray *all, PlaceId place, Arena *arena)
{
    SeriesView view = {series, all, false, RATE_PER, DATE_OPEN};
    TimeSpan span;
    if (series_latest(&view, place, &span))
        must(series_read(&view, place, span, arena).kind != VALUE_NONE, "the latest value is not there");
    for (int year = YEARS_FROM; year < YEARS_UNTIL; year++) {
        Period period = {date_from_parts(year, 1, 1), date_from_parts(year + 1, 1, 1), PRECISION_YEAR};
        SeriesView rate = view;
        rate.as_rate = true;
        SeriesValue count = series_read(&view, place, span_of_period(period), arena);
        SeriesValue share = series_read(&rate, place, span_of_period(period), arena);
        must(count.kind != VALUE_NONE || share.kind == VALUE_NONE, "a rate without its count");
        must(count.kind == VALUE_NONE || count.value.den > 0, "a fraction without a denominator");
    }
}

static void check(const Series *series, const SeriesArray *all, Arena *arena)
{
    PlaceId *places;
    size_t count;
    for (size_t i = 1; i < series->points.count; i++)
        must(series->points.items[i - 1].place <= series->points.items[i].place, "points are out of order");
    series_places(series, arena, &places, &count);
    for (size_t i = 0; i < count && i < PLACES_MOST; i++) {
        must(series_has_place(series, places[i]), "a place that is listed is not there");
        read_years(series, all, places[i], arena);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    Arena arena;
    Diags diags;
    SeriesArray all = {0};
    arena_init(&arena);
    diags_init(&diags, &arena);
    Str text = {memcpy(arena_alloc(&arena, size, 1), data + 1, size - 1), size - 1};
    bool finds = !(data[0] & 8);
    SeriesTold told = {.id = STR("t"),
                       .name = STR("table_2016.csv"),
                       .per = RATE_PER,
                       .points_left = 5000,
                       .form =
                           (SeriesForm)(data[0] & 7) < SERIES_FORM_COUNT ? (SeriesForm)(data[0] & 7) : SERIES_FORM_NONE,
                       .find = find_label,
                       .context = &finds};
    uint32_t source = diags_add_source(&diags, STR("t.csv"), text);
    series_read_table(text, source, &told, &diags, &arena, &all);
    for (size_t i = 0; i < all.count; i++)
        series_settle(&all.items[i], &diags);
    for (size_t i = 0; i < all.count; i++)
        check(&all.items[i], &all, &arena);
    Buf out;
    buf_init(&out);
    diags_print_text(&out, &diags);
    buf_release(&out);
    arena_release(&arena);
    return 0;
}
