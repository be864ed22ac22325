/* The course of a series as a row of bars, for a glance: no figure is read from it. */
#include "report/words.h"

enum { BARS_MOST = 40, HEIGHTS = 8 };

/* The newest version of each point of a place, the last BARS_MOST of them, for drawing only. */
static size_t values_of(const Series *series, PlaceId place, Wide *values)
{
    size_t count = 0;
    for (size_t i = 0; i < series->points.count; i++) {
        const SeriesPoint *point = &series->points.items[i];
        bool is_same = i + 1 < series->points.count && series->points.items[i + 1].place == place &&
                       series->points.items[i + 1].period.first == point->period.first &&
                       series->points.items[i + 1].period.until == point->period.until;
        if (point->place != place || point->is_missing || is_same)
            continue;
        Wide value = point->value.digits;
        for (int k = point->value.scale; k < DECIMAL_DIGITS; k++)
            value *= 10;
        if (count == BARS_MOST)
            memmove(values, values + 1, (--count) * sizeof *values);
        values[count++] = value;
    }
    return count;
}

Str words_course(Arena *arena, const Series *series, PlaceId place)
{
    static const char *const bars[HEIGHTS] = {"\u2581", "\u2582", "\u2583", "\u2584",
                                              "\u2585", "\u2586", "\u2587", "\u2588"};
    Wide values[BARS_MOST], most = 0;
    size_t count = values_of(series, place, values);
    if (count < 3)
        return STR("");
    for (size_t i = 0; i < count; i++)
        most = values[i] > most ? values[i] : most;
    Buf out;
    buf_init(&out);
    for (size_t i = 0; i < count; i++) {
        int height = most > 0 && values[i] > 0 ? (int)(values[i] * (HEIGHTS - 1) / most) : 0;
        buf_add(&out, str_from_c(bars[height]));
    }
    Str words = arena_str(arena, buf_str(&out));
    buf_release(&out);
    return words;
}
