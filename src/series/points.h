/* Points of one place and span. Private to series/. */
#ifndef PURSE_SERIES_POINTS_H
#define PURSE_SERIES_POINTS_H

#include "series/series.h"

typedef struct {
    const SeriesPoint *items;
    size_t count;
} PointRun;

/* The points of the place whose periods begin in [first, until), in order. */
PointRun points_of(const Series *series, PlaceId place, Date first, Date until);
const SeriesPoint *points_revision(PointRun run, size_t from, Date known_by, size_t *next);
Period point_known(const Series *series, const SeriesPoint *point);

#endif
