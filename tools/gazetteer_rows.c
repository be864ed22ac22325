/* Rows of the tables in data/places: fields between '|', one entry a line.
 *
 * Under every step of the gazetteer tool that reads such a table. A row that
 * cannot be read stops the build with its file and line. */
#include "gazetteer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

Row rows_open(Gazetteer *gazetteer, const char *file)
{
    Arena *arena = &gazetteer->arena;
    Row row = {0};
    row.file = arena_printf(arena, "%.*s/%s", STR_ARG(gazetteer->tables), file);
    row.rest = read_whole(arena, row.file);
    return row;
}

void row_fail(const Row *row, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fprintf(stderr, "%.*s:%d: error: ", STR_ARG(row->file), row->line);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    exit(1);
}

static void split_fields(Row *row, Str line)
{
    row->count = 0;
    while (line.len > 0 || row->count == 0) {
        Str field = str_trim(str_cut(&line, '|'));
        if (row->count == ROW_FIELDS)
            row_fail(row, "more than %d fields", ROW_FIELDS);
        row->fields[row->count++] = str_equal(field, STR("-")) ? STR("") : field;
    }
}

bool rows_next(Row *row, size_t fields)
{
    while (row->rest.len > 0) {
        Str line = str_cut(&row->rest, '\n');
        row->line++;
        line = str_trim(str_slice(line, 0, str_find_char(line, '#', 0)));
        if (line.len == 0)
            continue;
        split_fields(row, line);
        if (row->count != fields)
            row_fail(row, "%zu fields, where %zu belong", row->count, fields);
        return true;
    }
    return false;
}

Date row_date(const Row *row, size_t field, Date when_empty)
{
    if (row->fields[field].len == 0)
        return when_empty;
    Period period;
    PeriodProblem problem = period_parse(row->fields[field], &period);
    if (problem != PERIOD_OK || period.precision != PRECISION_DAY)
        row_fail(row, "not a day: %.*s", STR_ARG(row->fields[field]));
    return period.first;
}

int row_fips(const Row *row, const Gazetteer *gazetteer, Str postal)
{
    uint32_t state = map_find(&gazetteer->by_postal, postal);
    if (state == MAP_ABSENT)
        row_fail(row, "no such state: %.*s", STR_ARG(postal));
    return unit_at(gazetteer, state)->fips;
}

uint32_t row_unit(const Row *row, const Gazetteer *gazetteer, Str geoid_or_path)
{
    uint32_t unit = unit_of_geoid(gazetteer, geoid_or_path);
    if (unit == NO_UNIT)
        unit = map_find(&gazetteer->by_path, geoid_or_path);
    if (unit == NO_UNIT)
        row_fail(row, "no unit has this code or path: %.*s", STR_ARG(geoid_or_path));
    return unit_kept(gazetteer, unit);
}
