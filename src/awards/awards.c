/* Rows of an award file, picked by header name and typed. */
#include "awards/awards.h"

#include "awards/csv.h"

typedef enum {
#define COLUMN(name, header) COLUMN_##name,
#include "awards/columns.def"
#undef COLUMN
    COLUMN_COUNT
} Column;

static const char *const headers[COLUMN_COUNT] = {
#define COLUMN(name, header) header,
#include "awards/columns.def"
#undef COLUMN
};

enum { CELLS = 512, CELL_ABSENT = -1 };

typedef struct {
    Diags *diags;
    Arena *arena;
    uint32_t source;
    Str text;
    int at[COLUMN_COUNT]; /* number of the cell, or CELL_ABSENT */
    int width;            /* cells of the header */
    Str cells[CELLS];
    Span row;
} Reading;

static Str cell(const Reading *reading, Column column)
{
    int at = reading->at[column];
    return at == CELL_ABSENT ? STR_NONE : str_trim(reading->cells[at]);
}

/* The span of a cell, when it is a view into the text; the row otherwise. */
static Span cell_span(const Reading *reading, Str value)
{
    if (value.ptr >= reading->text.ptr && value.ptr < reading->text.ptr + reading->text.len)
        return (Span){reading->source, (uint32_t)(value.ptr - reading->text.ptr), (uint32_t)value.len};
    return reading->row;
}

static bool read_header(Reading *reading, int count)
{
    reading->width = count;
    int known = 0;
    for (int column = 0; column < COLUMN_COUNT; column++) {
        reading->at[column] = CELL_ABSENT;
        for (int i = 0; i < count && i < CELLS; i++)
            if (str_equal(str_trim(reading->cells[i]), str_from_c(headers[column])))
                reading->at[column] = i, known++;
    }
    if (!known) {
        Diag *diag = diag_add(reading->diags, DIAG_A001, reading->row, "this line names no column of an award file");
        diag_help(reading->diags, diag,
                  "the header of USAspending's assistance files is needed: federal_action_obligation, recipient_name, "
                  "cfda_number, ...");
        return false;
    }
    static const Column needed[] = {COLUMN_OBLIGATION, COLUMN_RECIPIENT, COLUMN_LISTING};
    bool complete = true;
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        if (reading->at[needed[i]] != CELL_ABSENT)
            continue;
        Diag *diag = diag_add(reading->diags, DIAG_A002, reading->row, "there is no column %s", headers[needed[i]]);
        diag_help(reading->diags, diag, "add the column to the file");
        complete = false;
    }
    return complete;
}

static bool read_money(Reading *reading, Column column, Money *out)
{
    Str value = cell(reading, column);
    MoneyProblem problem = money_parse(value, out);
    if (problem == MONEY_OK)
        return true;
    Diag *diag = diag_add(reading->diags, DIAG_A004, value.len ? cell_span(reading, value) : reading->row,
                          value.len ? "%s is '%.*s', not an amount" : "%s is empty", headers[column], STR_ARG(value));
    diag_help(reading->diags, diag, "the row is set aside; mend the cell, as in 937932.00");
    return false;
}

/* Dates come as 2016-09-30, some with a time behind; empty is not known. */
static bool read_day(Reading *reading, Column column, Period *out)
{
    Str value = cell(reading, column);
    *out = PERIOD_NONE;
    if (!value.len)
        return true;
    Str day = value.len > 10 && (value.ptr[10] == ' ' || value.ptr[10] == 'T') ? str_slice(value, 0, 10) : value;
    if (period_parse(day, out) == PERIOD_OK)
        return true;
    *out = PERIOD_NONE;
    Diag *diag = diag_add(reading->diags, DIAG_A005, cell_span(reading, value), "%s is '%.*s', not a date",
                          headers[column], STR_ARG(value));
    diag_help(reading->diags, diag, "the row is set aside; write 2016-09-30, or nothing when it is not known");
    return false;
}

static bool read_fiscal_year(Reading *reading, Period *out)
{
    Str value = cell(reading, COLUMN_YEAR);
    if (!value.len)
        return true;
    Period year;
    if (value.len == 4 && period_parse(value, &year) == PERIOD_OK) {
        int number = 0;
        for (size_t i = 0; i < 4; i++)
            number = number * 10 + (value.ptr[i] - '0');
        *out = period_fiscal(number);
        return true;
    }
    Diag *diag = diag_add(reading->diags, DIAG_A005, cell_span(reading, value), "%s is '%.*s', not a year",
                          headers[COLUMN_YEAR], STR_ARG(value));
    diag_help(reading->diags, diag, "the row is set aside; write 2016");
    return false;
}

static bool read_when(Reading *reading, AwardRow *row)
{
    if (!read_day(reading, COLUMN_DAY, &row->day))
        return false;
    if (!period_is_set(row->day) && !read_fiscal_year(reading, &row->day))
        return false;
    int year = award_year_of_number(row->fain);
    if (!period_is_set(row->day) && year)
        row->day = period_fiscal(year);
    if (period_is_set(row->day))
        return true;
    Diag *diag = diag_add(reading->diags, DIAG_A009, reading->row, "nothing tells the year of this row");
    diag_help(reading->diags, diag, "the row is set aside; fill action_date or action_date_fiscal_year");
    return false;
}

static bool read_row(Reading *reading, AwardRow *row)
{
    *row = (AwardRow){
        .award_key = cell(reading, COLUMN_AWARD_KEY),
        .transaction_key = cell(reading, COLUMN_TRANSACTION_KEY),
        .fain = cell(reading, COLUMN_FAIN),
        .uri = cell(reading, COLUMN_URI),
        .modification = cell(reading, COLUMN_MODIFICATION),
        .recipient = cell(reading, COLUMN_RECIPIENT),
        .state = cell(reading, COLUMN_STATE),
        .listing = cell(reading, COLUMN_LISTING),
        .span = reading->row,
    };
    if (!award_is_listing(row->listing)) {
        Diag *diag = diag_add(reading->diags, DIAG_A010, reading->row, "'%.*s' is not an assistance listing",
                              STR_ARG(row->listing));
        diag_help(reading->diags, diag, "the row is set aside; fill cfda_number, as in 16.738");
        return false;
    }
    if (!read_money(reading, COLUMN_OBLIGATION, &row->obligated) || !read_when(reading, row) ||
        !read_day(reading, COLUMN_FROM, &row->from) || !read_day(reading, COLUMN_UNTIL, &row->until) ||
        !read_day(reading, COLUMN_REPORTED, &row->reported))
        return false;
    if (cell(reading, COLUMN_OUTLAYS).len) {
        if (!read_money(reading, COLUMN_OUTLAYS, &row->outlays))
            return false;
        row->has_outlays = true;
    }
    return true;
}

static bool width_fits(Reading *reading, int count)
{
    if (count == reading->width)
        return true;
    Diag *diag =
        diag_add(reading->diags, DIAG_A003, reading->row, "the row has %d cells, the header %d", count, reading->width);
    diag_help(reading->diags, diag,
              "the row is set aside; look for a comma outside quotation marks, or a row cut short");
    return false;
}

static bool is_clean(Reading *reading, const Csv *csv)
{
    if (csv->stray == CSV_NONE)
        return true;
    Diag *diag = diag_add(reading->diags, DIAG_A011, (Span){reading->source, (uint32_t)csv->stray, 1},
                          "something stands between a closing quotation mark and the comma");
    diag_help(reading->diags, diag, "the row is set aside; inside a cell write a quotation mark twice");
    return false;
}

/* The first line of the row; looks no further than the row, which need not end in LF. */
static Span row_span(const Reading *reading, size_t from, size_t until)
{
    Str row = str_slice(reading->text, from, until), line = str_cut(&row, '\n');
    line = str_cut(&line, '\r');
    return (Span){reading->source, (uint32_t)from, (uint32_t)(line.len ? line.len : 1)};
}

/* What keeps the rest of the file from being read. */
static void report_end(Reading *reading, const Csv *csv)
{
    Diags *diags = reading->diags;
    Diag *diag;
    if (csv->open_quote) {
        diag = diag_add(diags, DIAG_A008, (Span){reading->source, (uint32_t)csv->quote, 1},
                        "this quotation mark is never closed");
        diag_help(diags, diag, "close it; the file is read up to this row");
    } else {
        diag = diag_add(diags, DIAG_J084, reading->row, "the file has more than %d rows", AWARD_ROWS_MOST);
        diag_help(diags, diag, "keep the rows of the programs and years that the journal is about");
    }
}

void awards_read(Str text, uint32_t source, Diags *diags, Arena *arena, AwardRows *out)
{
    Reading *reading = ARENA_NEW(arena, Reading);
    *reading = (Reading){.diags = diags, .arena = arena, .source = source, .text = text};
    Csv csv = {.text = text, .at = str_starts(text, STR("\xEF\xBB\xBF")) ? 3 : 0};
    bool has_header = false;
    for (;;) {
        size_t from = csv.at;
        int count = csv_next(&csv, reading->cells, CELLS, arena);
        if (count < 0)
            break;
        reading->row = row_span(reading, from, csv.at);
        if (csv.open_quote || out->read == AWARD_ROWS_MOST) {
            report_end(reading, &csv);
            out->set_aside += has_header;
            out->read += has_header;
            return;
        }
        if (count == 1 && !str_trim(reading->cells[0]).len)
            continue;
        if (!has_header) {
            if (!read_header(reading, count))
                return;
            has_header = true;
            continue;
        }
        AwardRow row;
        out->read++;
        if (is_clean(reading, &csv) && width_fits(reading, count) && read_row(reading, &row))
            ARRAY_ADD(arena, &out->rows, row);
        else
            out->set_aside++;
    }
    if (!has_header) {
        Diag *diag = diag_add(diags, DIAG_A001, (Span){source, 0, 1}, "the file is empty");
        diag_help(diags, diag, "a header line and rows are needed");
    }
}

static int digits_at(Str text, size_t at, size_t count)
{
    int value = 0;
    for (size_t i = at; i < at + count; i++) {
        if (i >= text.len || !char_is_digit(text.ptr[i]))
            return -1;
        value = value * 10 + (text.ptr[i] - '0');
    }
    return value;
}

static bool matches(Str text, const char *shape)
{
    size_t length = strlen(shape);
    if (text.len != length)
        return false;
    for (size_t i = 0; i < length; i++) {
        char c = text.ptr[i];
        bool fits = shape[i] == '9'   ? char_is_digit(c)
                    : shape[i] == 'A' ? c >= 'A' && c <= 'Z'
                    : shape[i] == 'X' ? char_is_digit(c) || (c >= 'A' && c <= 'Z')
                                      : c == shape[i];
        if (!fits)
            return false;
    }
    return true;
}

/* Office of Justice Programs award numbers: to 2020 2016-DJ-BX-0578 (also printed without
 * hyphens), since then 15PBJA-24-GG-05369-JAGX with the fiscal year after the office. */
int award_year_of_number(Str fain)
{
    if (matches(fain, "9999-AA-AA-XXXX") || matches(fain, "9999AAAAXXXX"))
        return digits_at(fain, 0, 4);
    if (matches(fain, "15PAAA-99-AA-99999-AAAA"))
        return 2000 + digits_at(fain, 7, 2);
    if (matches(fain, "15PAAA99AA99999AAAA"))
        return 2000 + digits_at(fain, 6, 2);
    return 0;
}

bool award_is_listing(Str text)
{
    return matches(text, "99.XXX");
}
