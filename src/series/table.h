/* Columns of a table of series and what they hold. Private to series/. */
#ifndef PURSE_SERIES_TABLE_H
#define PURSE_SERIES_TABLE_H

#include "series/series.h"

typedef enum {
    COLUMN_PLACE,
    COLUMN_STATE,
    COLUMN_DATE,
    COLUMN_YEAR,
    COLUMN_MONTH,
    COLUMN_MEASURE,
    COLUMN_VALUE,
    COLUMN_UNIT,
    COLUMN_KNOWN,
    COLUMN_DEFINITION,
    COLUMN_POPULATION,
    COLUMN_MONTHS_REPORTED,
    COLUMN_ORI,
    COLUMN_STATE_CODE,
    COLUMN_COUNTY_CODE,
    COLUMN_PLACE_CODE,
    COLUMN_LEVEL,
    COLUMN_SERIES_COUNT
} SeriesColumn;

#define COLUMN_ABSENT UINT32_MAX

typedef struct {
    uint32_t at;
    Str measure; /* of a column that is one */
    Period year; /* of a column that is a year's population */
} MeasureColumn;

typedef struct {
    SeriesForm form;
    uint32_t at[COLUMN_SERIES_COUNT];
    ARRAY(MeasureColumn) measures;
    uint32_t width;
    bool has_too_many;
} SeriesHeader;

/* What the cells of the first line are; form NONE when they are no table of a series. */
SeriesHeader series_header(const StrArray *cells, Arena *arena);
/* "Violent Crime" as violent-crime; at most 64 bytes. */
Str series_measure_name(Str text, Arena *arena);
bool series_cell_is_missing(Str cell);
bool series_cell_date(Str cell, Period *out);

#endif
