/* Rows of a table into points of series: one series a measure and definition. */
#include "series/table.h"

typedef struct {
    const SeriesTold *told;
    Diags *diags;
    Arena *arena;
    SeriesArray *out;
    uint32_t first; /* series of this table begin here in `out` */
    uint32_t source;
    CsvRows *rows;
    SeriesHeader header;
    StrArray cells;
    Map places, keys;
    Buf key; /* of the cell at hand */
    size_t points_left;
    bool is_full, has_no_year;
} Table;

static Str cell_of(const Table *table, SeriesColumn column)
{
    uint32_t at = table->header.at[column];
    return at < table->cells.count ? table->cells.items[at] : STR("");
}

static Span span_of(const Table *table, Str cell)
{
    return csv_span(table->rows, table->source, cell);
}

/* ---- series of the table ---- */

/* What is known of the offences of the FBI's tables. */
static void tell_offence(Series *series, Arena *arena)
{
    ARRAY_ADD(arena, &series->about, STR("crime"));
    if (!series->definition.len)
        series->definition = STR("offences known to police, as reported to the FBI");
    if (str_equal(series->measure, STR("homicides")))
        ARRAY_ADD(arena, &series->names, STR("murders"));
    if (str_equal(series->measure, STR("rape"))) {
        SeriesBreak changed = {date_from_parts(2013, 1, 1), STR("the FBI widened the definition of rape")};
        ARRAY_ADD(arena, &series->breaks, changed);
    }
    if (str_equal(series->measure, STR("violent-crime")))
        series->caveat = STR("violent crime includes rape, which from 2013 on is counted by a wider definition");
}

static void add_told(Series *series, const SeriesTold *told, Arena *arena)
{
    for (size_t i = 0; i < told->names.count; i++)
        ARRAY_ADD(arena, &series->names, told->names.items[i]);
    for (size_t i = 0; i < told->about.count; i++)
        if (!series_is_about(series, told->about.items[i]))
            ARRAY_ADD(arena, &series->about, told->about.items[i]);
}

static void new_series(Table *table, Str measure, Str definition, Str unit_text)
{
    const SeriesTold *told = table->told;
    Series series = {
        .id = told->id, .measure = measure, .definition = definition, .unit = told->unit, .per = told->per};
    bool is_people = str_equal(measure, STR("population"));
    if (!told->has_unit && !(unit_text.len && series_unit_parse(unit_text, &series.unit, &series.per)))
        series.unit = is_people ? UNIT_PEOPLE : UNIT_COUNT;
    if (!series.definition.len)
        series.definition = told->definition;
    if (table->header.form == SERIES_FORM_OFFENCES)
        tell_offence(&series, table->arena);
    add_told(&series, told, table->arena);
    ARRAY_ADD(table->arena, table->out, series);
}

/* Two texts as one key, good until the next. */
static Str key_of(Table *table, Str first, Str second)
{
    buf_reset(&table->key);
    buf_add(&table->key, first);
    buf_add_char(&table->key, '\x1f');
    buf_add(&table->key, second);
    return buf_str(&table->key);
}

static Series *series_of(Table *table, Str measure, Str definition, Str unit)
{
    Str key = key_of(table, measure, definition);
    uint32_t next = table->out->count, found = map_find(&table->keys, key);
    if (found != MAP_ABSENT)
        return &table->out->items[found];
    if (next - table->first >= SERIES_MEASURES_MOST) {
        table->is_full = true;
        return NULL;
    }
    map_put(&table->keys, arena_str(table->arena, key), next);
    new_series(table, arena_str(table->arena, measure), definition, unit);
    return &table->out->items[next];
}

/* ---- cells ---- */

static PlaceId find_place(Table *table, Str label, Str state)
{
    Str key = key_of(table, label, state);
    uint32_t known = map_find(&table->places, key);
    if (known != MAP_ABSENT)
        return known == MAP_ABSENT - 1 ? PLACE_NONE : known;
    key = arena_str(table->arena, key);
    PlaceId place = table->told->find(table->told->context, label, state, span_of(table, label));
    map_put(&table->places, key, place == PLACE_NONE ? MAP_ABSENT - 1 : place);
    return place;
}

static bool is_code(Str cell, size_t most)
{
    for (size_t i = 0; i < cell.len; i++)
        if (!char_is_digit(cell.ptr[i]))
            return false;
    return cell.len > 0 && cell.len <= most;
}

static bool is_zero(Str cell)
{
    for (size_t i = 0; i < cell.len; i++)
        if (cell.ptr[i] != '0')
            return false;
    return true;
}

/* The GEOID of a row of Census codes; empty for rows of other levels, which are parts or sums. */
static Str geoid_of(Table *table)
{
    Str state = cell_of(table, COLUMN_STATE_CODE), county = cell_of(table, COLUMN_COUNTY_CODE);
    Str place = cell_of(table, COLUMN_PLACE_CODE), level = cell_of(table, COLUMN_LEVEL);
    static const char *const levels[] = {"040", "40", "050", "50", "162", "170"};
    bool fits = !level.len;
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        fits = fits || str_equal(level, str_from_c(levels[i]));
    if (!fits || !is_code(state, 2))
        return STR("");
    const char *zero = state.len == 1 ? "0" : "";
    if (is_code(place, 5) && !is_zero(place))
        return arena_printf(table->arena, "%s%.*s%.*s%.*s", zero, STR_ARG(state), (int)(5 - place.len), "00000",
                            STR_ARG(place));
    if (is_code(county, 3) && !is_zero(county))
        return arena_printf(table->arena, "%s%.*s%.*s%.*s", zero, STR_ARG(state), (int)(3 - county.len), "000",
                            STR_ARG(county));
    return arena_printf(table->arena, "%s%.*s", zero, STR_ARG(state));
}

/* The first two letters of an agency's number are its state. */
static Str state_of_row(const Table *table)
{
    Str ori = cell_of(table, COLUMN_ORI);
    if (ori.len >= 2 && char_is_alpha(ori.ptr[0]) && char_is_alpha(ori.ptr[1]) && !series_cell_is_missing(ori))
        return str_slice(ori, 0, 2);
    return cell_of(table, COLUMN_STATE);
}

static PlaceId place_of_row(Table *table)
{
    if (table->header.form == SERIES_FORM_PEOPLE) {
        Str geoid = geoid_of(table);
        return geoid.len ? find_place(table, geoid, STR("")) : PLACE_NONE;
    }
    Str label = cell_of(table, COLUMN_PLACE);
    bool is_nation = table->header.form == SERIES_FORM_OFFENCES && str_equal(label, STR("National"));
    return is_nation ? find_place(table, STR("us"), STR("")) : find_place(table, label, state_of_row(table));
}

static void report_date(Table *table, Str cell)
{
    Diag *diag = diag_add(table->diags, DIAG_S006, span_of(table, cell),
                          cell.len ? "'%.*s' is not a date" : "this row has no date%.*s", STR_ARG(cell));
    diag_help(table->diags, diag, "write 2016, 2016-03, 2016-03-31 or FY2016");
}

static void report_no_year(Table *table)
{
    if (table->has_no_year)
        return;
    table->has_no_year = true;
    Diag *diag =
        diag_add(table->diags, DIAG_S011, span_of(table, STR("")), "nothing says of which year these populations are");
    diag_help(table->diags, diag, "declare the file: series population \"...\" with file: and year: 2020");
}

/* The one number between 1900 and 2099 in the name of the file. */
static Period year_in_name(Str name)
{
    Period found = PERIOD_NONE;
    for (size_t at = 0; at + 4 <= name.len; at++) {
        bool is_apart =
            (at == 0 || !char_is_digit(name.ptr[at - 1])) && (at + 4 == name.len || !char_is_digit(name.ptr[at + 4]));
        int year = str_digits(name, at, 4);
        if (!is_apart || year < 1900 || year > 2099)
            continue;
        if (period_is_set(found))
            return PERIOD_NONE;
        period_parse(str_slice(name, at, at + 4), &found);
    }
    return found;
}

static bool year_and_month(const Table *table, Period *out)
{
    Str year = cell_of(table, COLUMN_YEAR), month = cell_of(table, COLUMN_MONTH);
    if (year.len != 4 || !is_code(month, 2))
        return false;
    return period_parse(
               arena_printf(table->arena, "%.*s-%s%.*s", STR_ARG(year), month.len == 1 ? "0" : "", STR_ARG(month)),
               out) == PERIOD_OK;
}

static bool date_of_row(Table *table, Period *out)
{
    *out = table->told->year;
    bool has_date = false;
    Str cell = STR("");
    for (int i = COLUMN_DATE; i <= COLUMN_MONTH; i++)
        if (table->header.at[i] != COLUMN_ABSENT && !has_date) {
            cell = cell_of(table, (SeriesColumn)i);
            has_date = true;
        }
    if (!has_date) {
        if (!period_is_set(*out))
            *out = year_in_name(table->told->name);
        if (!period_is_set(*out))
            report_no_year(table);
        return period_is_set(*out);
    }
    if (year_and_month(table, out) || series_cell_date(cell, out))
        return true;
    report_date(table, cell);
    return false;
}

/* ---- values ---- */

static void report_value(Table *table, Str cell, DecimalProblem problem)
{
    bool is_long = problem == DECIMAL_TOO_LONG;
    Diag *diag = diag_add(table->diags, is_long ? DIAG_S004 : DIAG_S003, span_of(table, cell),
                          is_long ? "'%.*s' has more digits than are kept" : "'%.*s' is not a number", STR_ARG(cell));
    diag_help(table->diags, diag,
              is_long ? "a value has at most %d digits; round it and say so in a note"
                      : "write digits, as in 1234 or 12.5; leave the cell empty when the value is missing",
              DECIMAL_DIGITS);
}

static void report_negative(Table *table, Str cell, const char *what)
{
    Diag *diag = diag_add(table->diags, DIAG_S008, span_of(table, cell), "%s cannot be below zero", what);
    diag_help(table->diags, diag, "mend the number; leave the cell empty when it is not known");
}

static void read_population(Table *table, SeriesPoint *point)
{
    Str cell = cell_of(table, COLUMN_POPULATION);
    Decimal value;
    if (series_cell_is_missing(cell))
        return;
    DecimalProblem problem = decimal_parse(cell, &value);
    if (problem != DECIMAL_OK || value.scale) {
        report_value(table, cell, problem == DECIMAL_OK ? DECIMAL_SHAPE : problem);
    } else if (value.digits < 0) {
        report_negative(table, cell, "a population");
    } else {
        point->has_population = true;
        point->population = value.digits;
    }
}

static void read_row_facts(Table *table, SeriesPoint *point)
{
    read_population(table, point);
    Str known = cell_of(table, COLUMN_KNOWN), months = cell_of(table, COLUMN_MONTHS_REPORTED);
    if (known.len && !series_cell_date(known, &point->known))
        report_date(table, known);
    if (is_code(months, 2))
        point->months = (uint8_t)str_digits(months, 0, months.len);
}

static bool read_value(Table *table, Str cell, Unit unit, SeriesPoint *point)
{
    point->span = span_of(table, cell);
    point->is_missing = series_cell_is_missing(cell);
    if (point->is_missing)
        return true;
    DecimalProblem problem = decimal_parse(cell, &point->value);
    if (problem != DECIMAL_OK)
        report_value(table, cell, problem);
    else if (point->value.digits < 0 && (unit == UNIT_COUNT || unit == UNIT_PEOPLE))
        report_negative(table, cell, unit == UNIT_COUNT ? "a count" : "a number of people");
    else
        return true;
    return false;
}

static void add_point(Table *table, Str measure, Str cell, SeriesPoint point)
{
    Str unit = cell_of(table, COLUMN_UNIT);
    Series *series = series_of(table, measure, cell_of(table, COLUMN_DEFINITION), unit);
    if (!series || !read_value(table, cell, series->unit, &point))
        return;
    if (!table->points_left) {
        table->is_full = true;
        return;
    }
    table->points_left--;
    ARRAY_ADD(table->arena, &series->points, point);
}

static void add_tidy(Table *table, const SeriesPoint *point)
{
    Str measure = cell_of(table, COLUMN_MEASURE);
    if (table->header.at[COLUMN_MEASURE] == COLUMN_ABSENT || !measure.len)
        measure = table->told->measure.len ? table->told->measure : STR("value");
    Arena scratch;
    arena_init(&scratch);
    add_point(table, series_measure_name(measure, &scratch), cell_of(table, COLUMN_VALUE), *point);
    arena_release(&scratch);
}

static void read_row(Table *table)
{
    const SeriesHeader *header = &table->header;
    if (table->cells.count != header->width) {
        Diag *diag =
            diag_add(table->diags, DIAG_S002, span_of(table, STR("")), "this row has %u cell%s; the header has %u",
                     table->cells.count, table->cells.count == 1 ? "" : "s", header->width);
        diag_help(table->diags, diag, "put quotation marks around cells with commas in them");
        return;
    }
    SeriesPoint point = {.place = place_of_row(table), .known = PERIOD_NONE};
    bool has_own_years = header->measures.count && period_is_set(header->measures.items[0].year);
    if (point.place == PLACE_NONE || (!has_own_years && !date_of_row(table, &point.period)))
        return;
    read_row_facts(table, &point);
    if (header->form == SERIES_FORM_TIDY)
        add_tidy(table, &point);
    for (size_t i = 0; i < header->measures.count && !table->is_full; i++) {
        const MeasureColumn *column = &header->measures.items[i];
        if (has_own_years)
            point.period = column->year;
        add_point(table, column->measure, table->cells.items[column->at], point);
    }
}

/* ---- the whole ---- */

static void report_header(Table *table, SeriesForm form)
{
    Diag *diag =
        diag_add(table->diags, DIAG_S001, (Span){table->source, 0, 1},
                 form == SERIES_FORM_NONE ? "this line does not name the columns of a series"
                                          : "this line does not name the columns of the form that is asked for");
    diag_help(table->diags, diag, "name place, date, measure and value, or place, date and a column for each measure");
}

static void report_end(Table *table)
{
    if (csv_is_broken(table->rows)) {
        Diag *diag = diag_add(table->diags, DIAG_S010, csv_span(table->rows, table->source, STR("")),
                              "this quotation mark is never closed");
        diag_help(table->diags, diag, "close it; nothing behind it is read");
    }
    if (!table->is_full && !table->header.has_too_many)
        return;
    bool is_points = !table->points_left;
    Diag *diag = diag_add(table->diags, DIAG_S009, span_of(table, STR("")),
                          is_points ? "a journal may have %d points of series" : "a file may have %d measures",
                          is_points ? SERIES_POINTS_MOST : SERIES_MEASURES_MOST);
    diag_help(table->diags, diag,
              "keep the places and measures that the journal is about; what goes beyond is not read");
}

/* Several series of one table are told apart by their measure. */
static void name_series(Table *table)
{
    uint32_t count = table->out->count - table->first;
    for (uint32_t i = table->first; i < table->out->count; i++) {
        Series *series = &table->out->items[i];
        if (count > 1)
            series->id = arena_printf(table->arena, "%.*s/%.*s", STR_ARG(table->told->id), STR_ARG(series->measure));
    }
}

void series_read_table(Str text, uint32_t source, const SeriesTold *told, Diags *diags, Arena *arena, SeriesArray *out)
{
    Table table = {.told = told,
                   .diags = diags,
                   .arena = arena,
                   .out = out,
                   .first = out->count,
                   .source = source,
                   .points_left = told->points_left};
    map_init(&table.places, arena);
    map_init(&table.keys, arena);
    buf_init(&table.key);
    table.rows = csv_rows(text, arena);
    bool has_header = csv_next(table.rows, &table.cells);
    if (has_header)
        table.header = series_header(&table.cells, arena);
    if (table.header.form == SERIES_FORM_NONE || (told->form != SERIES_FORM_NONE && told->form != table.header.form)) {
        if (csv_is_broken(table.rows))
            report_end(&table);
        else
            report_header(&table, told->form);
        return;
    }
    while (!table.is_full && csv_next(table.rows, &table.cells))
        read_row(&table);
    report_end(&table);
    name_series(&table);
    buf_release(&table.key);
}
