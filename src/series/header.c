/* The first line of a table: which form it is of, which column is what. */
#include "series/table.h"

static const struct {
    SeriesColumn column;
    const char *names[6];
} roles[] = {
    {COLUMN_PLACE, {"place", "geoid", "department_name", "agency", "jurisdiction"}},
    {COLUMN_STATE, {"state", "state_abbr"}},
    {COLUMN_DATE, {"date", "period"}},
    {COLUMN_YEAR, {"year"}},
    {COLUMN_MONTH, {"month"}},
    {COLUMN_MEASURE, {"measure", "indicator"}},
    {COLUMN_VALUE, {"value"}},
    {COLUMN_UNIT, {"unit"}},
    {COLUMN_KNOWN, {"known"}},
    {COLUMN_DEFINITION, {"definition"}},
    {COLUMN_POPULATION, {"population", "total_pop"}},
    {COLUMN_MONTHS_REPORTED, {"months_reported"}},
    {COLUMN_ORI, {"ori"}},
    {COLUMN_STATE_CODE, {"state_code", "statefp"}},
    {COLUMN_COUNTY_CODE, {"county_code", "county", "countyfp"}},
    {COLUMN_PLACE_CODE, {"place_code", "placefp"}},
    {COLUMN_LEVEL, {"sumlev"}},
};

/* Of the offence table: their totals, by the names of its columns. */
static const struct {
    const char *header, *measure;
} offences[] = {
    {"violent_crime", "violent-crime"},    {"homs_sum", "homicides"}, {"rape_sum", "rape"}, {"rob_sum", "robbery"},
    {"agg_ass_sum", "aggravated-assault"},
};

/* Columns that hold no figure, whatever stands in them. */
static const char *const notes[] = {"source",       "url",        "note",        "notes",  "name",     "stname",
                                    "ctyname",      "state_name", "county_name", "region", "division", "funcstat",
                                    "primgeo_flag", "cousub",     "concit",      "comment"};

static bool is_word(Str cell, const char *word)
{
    return str_equal_caseless(cell, str_from_c(word));
}

static SeriesColumn role_of(Str cell)
{
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        for (size_t k = 0; k < 6 && roles[i].names[k]; k++)
            if (is_word(cell, roles[i].names[k]))
                return roles[i].column;
    return COLUMN_SERIES_COUNT;
}

static bool is_note(Str cell)
{
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
        if (is_word(cell, notes[i]))
            return true;
    return !cell.len || (cell.len > 9 && is_word(str_after(cell, cell.len - 9), "_per_100k"));
}

bool series_cell_is_missing(Str cell)
{
    static const char *const words[] = {"na", "n/a", "nan", "null", "unknown", "-", "."};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (is_word(cell, words[i]))
            return true;
    return !cell.len;
}

/* 2016-03-31 and what else the journal knows; 03/31/2016. */
bool series_cell_date(Str cell, Period *out)
{
    if (period_parse(cell, out) == PERIOD_OK)
        return true;
    Str rest = cell, month = str_cut(&rest, '/'), day = str_cut(&rest, '/');
    if (!month.len || month.len > 2 || !day.len || day.len > 2 || rest.len != 4)
        return false;
    int parts[] = {str_digits(rest, 0, 4), str_digits(month, 0, month.len), str_digits(day, 0, day.len)};
    if (parts[0] < DATE_FIRST_YEAR || parts[0] > DATE_LAST_YEAR || !date_exists(parts[0], parts[1], parts[2]))
        return false;
    *out = period_of_day(date_from_parts(parts[0], parts[1], parts[2]));
    return true;
}

enum { MEASURE_NAME_MOST = 64 };

Str series_measure_name(Str text, Arena *arena)
{
    text = str_slice(text, 0, text.len < MEASURE_NAME_MOST ? text.len : MEASURE_NAME_MOST);
    char *name = arena_alloc(arena, text.len + 1, 1);
    for (size_t i = 0; i < text.len; i++) {
        bool is_gap = char_is_space(text.ptr[i]) || text.ptr[i] == '_';
        name[i] = is_gap ? '-' : char_lower(text.ptr[i]);
    }
    return (Str){name, text.len};
}

static bool has(const SeriesHeader *header, SeriesColumn column)
{
    return header->at[column] != COLUMN_ABSENT;
}

static void add_measure(SeriesHeader *header, uint32_t at, Str measure, Period year, Arena *arena)
{
    MeasureColumn column = {at, measure, year};
    if (header->measures.count == SERIES_MEASURES_MOST)
        header->has_too_many = true;
    else
        ARRAY_ADD(arena, &header->measures, column);
}

static void find_roles(SeriesHeader *header, const StrArray *cells)
{
    for (int i = 0; i < COLUMN_SERIES_COUNT; i++)
        header->at[i] = COLUMN_ABSENT;
    for (uint32_t i = 0; i < cells->count; i++) {
        SeriesColumn role = role_of(cells->items[i]);
        if (role != COLUMN_SERIES_COUNT && !has(header, role))
            header->at[role] = i;
    }
    header->width = cells->count;
}

static void find_offences(SeriesHeader *header, const StrArray *cells, Arena *arena)
{
    for (uint32_t i = 0; i < cells->count; i++)
        for (size_t k = 0; k < sizeof offences / sizeof *offences; k++)
            if (is_word(cells->items[i], offences[k].header))
                add_measure(header, i, str_from_c(offences[k].measure), PERIOD_NONE, arena);
}

/* POPESTIMATE2016, or CENSUS2010POP. */
static Period year_of_column(Str cell)
{
    Period year = PERIOD_NONE;
    if (cell.len == 15 && is_word(str_slice(cell, 0, 11), "popestimate"))
        period_parse(str_after(cell, 11), &year);
    else if (cell.len == 13 && is_word(str_slice(cell, 0, 6), "census") && is_word(str_after(cell, 10), "pop"))
        period_parse(str_slice(cell, 6, 10), &year);
    return year;
}

static void find_people(SeriesHeader *header, const StrArray *cells, Arena *arena)
{
    for (uint32_t i = 0; i < cells->count; i++)
        if (period_is_set(year_of_column(cells->items[i])))
            add_measure(header, i, STR("population"), year_of_column(cells->items[i]), arena);
    if (!header->measures.count && has(header, COLUMN_POPULATION))
        add_measure(header, header->at[COLUMN_POPULATION], STR("population"), PERIOD_NONE, arena);
    header->at[COLUMN_POPULATION] = COLUMN_ABSENT;
}

static void find_wide(SeriesHeader *header, const StrArray *cells, Arena *arena)
{
    for (uint32_t i = 0; i < cells->count; i++)
        if (role_of(cells->items[i]) == COLUMN_SERIES_COUNT && !is_note(cells->items[i]))
            add_measure(header, i, series_measure_name(cells->items[i], arena), PERIOD_NONE, arena);
    if (!header->measures.count && has(header, COLUMN_POPULATION)) {
        add_measure(header, header->at[COLUMN_POPULATION], STR("population"), PERIOD_NONE, arena);
        header->at[COLUMN_POPULATION] = COLUMN_ABSENT;
    }
}

SeriesHeader series_header(const StrArray *cells, Arena *arena)
{
    SeriesHeader header = {0};
    find_roles(&header, cells);
    /* Census files name the codes STATE and PLACE where others name a state and a place. */
    if (has(&header, COLUMN_LEVEL) && has(&header, COLUMN_STATE)) {
        header.at[COLUMN_STATE_CODE] = header.at[COLUMN_STATE];
        header.at[COLUMN_PLACE_CODE] = header.at[COLUMN_PLACE];
    }
    bool has_date = has(&header, COLUMN_DATE) || has(&header, COLUMN_YEAR) || has(&header, COLUMN_MONTH);
    bool has_codes =
        has(&header, COLUMN_STATE_CODE) && (has(&header, COLUMN_COUNTY_CODE) || has(&header, COLUMN_PLACE_CODE));
    if (has(&header, COLUMN_ORI) && has(&header, COLUMN_PLACE) && has(&header, COLUMN_YEAR))
        find_offences(&header, cells, arena);
    if (header.measures.count) {
        header.form = SERIES_FORM_OFFENCES;
    } else if (has(&header, COLUMN_PLACE) && has_date && has(&header, COLUMN_VALUE)) {
        header.form = SERIES_FORM_TIDY;
    } else if (has_codes) {
        find_people(&header, cells, arena);
        header.form = header.measures.count ? SERIES_FORM_PEOPLE : SERIES_FORM_NONE;
    } else if (has(&header, COLUMN_PLACE) && has_date) {
        find_wide(&header, cells, arena);
        header.form = header.measures.count ? SERIES_FORM_WIDE : SERIES_FORM_NONE;
    }
    return header;
}

enum { HEADER_MOST = 1 << 16 };

SeriesForm series_form_of(Str text, Arena *arena)
{
    StrArray cells = {0};
    size_t end = 0;
    text = str_slice(text, 0, HEADER_MOST);
    while (end < text.len && text.ptr[end] != '\n' && text.ptr[end] != '\r')
        end++;
    CsvRows *rows = csv_rows(str_slice(text, 0, end), arena);
    return csv_next(rows, &cells) ? series_header(&cells, arena).form : SERIES_FORM_NONE;
}

static const char *const form_names[SERIES_FORM_COUNT] = {"", "tidy", "wide", "offences", "population"};

const char *series_form_name(SeriesForm form)
{
    return form_names[form];
}

bool series_form_find(Str name, SeriesForm *out)
{
    for (int i = SERIES_FORM_TIDY; i < SERIES_FORM_COUNT; i++)
        if (str_equal(name, str_from_c(form_names[i]))) {
            *out = (SeriesForm)i;
            return true;
        }
    return false;
}
