/* One row: its cells into their types, and what must be there. */
#include "awards/reader.h"

/* The old recipient types of the archive (FAADS manual), as the letters of today. */
static const struct {
    const char *code, *letters;
} old_types[] = {{"00", "A"},  {"01", "B"}, {"02", "C"}, {"04", "D"}, {"05", "G"}, {"06", "H"}, {"11", "I"},
                 {"12", "MN"}, {"20", "O"}, {"21", "P"}, {"22", "Q"}, {"23", "R"}, {"25", "X"}};

static Str types_of(AwardForm form, Str text)
{
    Str code = cell_code(text);
    for (size_t i = 0; form == AWARD_FORM_DATAFEED && i < sizeof old_types / sizeof *old_types; i++)
        if (str_equal(code, str_from_c(old_types[i].code)))
            return str_from_c(old_types[i].letters);
    return text;
}

/* 1500 of the archive is 015: the first two digits are the department's. */
static Str agency_of(AwardReader *reader, Str text)
{
    Str code = cell_code(text);
    if (reader->form != AWARD_FORM_DATAFEED || code.len != 4 || !str_ends(code, STR("00")))
        return code;
    return arena_printf(reader->batch, "0%.2s", code.ptr);
}

/* 16.738: EDWARD BYRNE; 93.243: ... of a subaward names all listings of its prime award. */
static void set_listing(AwardReader *reader, AwardRow *row, Str text)
{
    row->listing = text;
    if (reader->form != AWARD_FORM_SUBAWARD)
        return;
    size_t end = 0;
    while (end < text.len && text.ptr[end] != ':' && text.ptr[end] != ';' && text.ptr[end] != ',' &&
           text.ptr[end] != ' ')
        end++;
    Str listing = str_slice(text, 0, end), title = str_after(text, end);
    if (!award_is_listing(listing)) {
        row->listing = STR_NONE;
        row->listings = text;
        return;
    }
    row->listing = listing;
    if (str_contains(text, STR("; ")) || (title.len && title.ptr[0] != ':'))
        row->listings = text;
    if (title.len && title.ptr[0] == ':') {
        title = str_after(title, 1);
        row->listing_title = str_trim(row->listings.len ? str_cut(&title, ';') : title);
    }
}

static bool set_money(AwardReader *reader, const Pick *pick, Str text, AwardMoney *out)
{
    if (cell_money(text, &out->amount)) {
        out->is_given = true;
        return true;
    }
    mistake_set_aside(reader, DIAG_A004, cell_raw(&reader->cells, pick->cell),
                      "the row is set aside; mend the cell, as in 937932.00", "%.*s is '%.*s', not an amount",
                      STR_ARG(pick->header), STR_ARG(text));
    return false;
}

static bool set_day(AwardReader *reader, const Pick *pick, Str text, Period *out)
{
    if (cell_day(reader->form, text, out))
        return true;
    *out = PERIOD_NONE;
    mistake_set_aside(reader, DIAG_A005, cell_raw(&reader->cells, pick->cell),
                      "the row is set aside; write 2016-09-30, or nothing when it is not known",
                      "%.*s is '%.*s', not a date", STR_ARG(pick->header), STR_ARG(text));
    return false;
}

static bool set_cell(AwardReader *reader, const Pick *pick, Str text, AwardRow *row, Beside *beside)
{
    void *member = (char *)row + pick->offset;
    bool is_coded = reader->form == AWARD_FORM_DATAFEED;
    switch (pick->kind) {
    case CELL_TEXT: *(Str *)member = text; return true;
    case CELL_CODE: *(Str *)member = is_coded ? cell_code(text) : text; return true;
    case CELL_NAME: *(Str *)member = is_coded ? cell_name(text) : text; return true;
    case CELL_AGENCY: *(Str *)member = agency_of(reader, text); return true;
    case CELL_TYPES: *(Str *)member = types_of(reader->form, text); return true;
    case CELL_LISTING: set_listing(reader, row, text); return true;
    case CELL_NUMBER: *(int *)member = cell_number(text); return true;
    case CELL_MONEY: return set_money(reader, pick, text, member);
    case CELL_DAY: return set_day(reader, pick, text, member);
    case CELL_BESIDE: *(Str *)(void *)((char *)beside + pick->offset) = text; return true;
    }
    return true;
}

/* Most cells are empty, or what stands between the separators is the value. */
static Str quick_text(AwardReader *reader, uint32_t number)
{
    const RowCells *cells = &reader->cells;
    size_t from = number ? cells->ends[number - 1] + 1 : cells->from, end = cells->ends[number];
    Str raw = {cells->text + from, end - from};
    if (!raw.len)
        return raw;
    unsigned char first = (unsigned char)raw.ptr[0], last = (unsigned char)raw.ptr[raw.len - 1];
    bool is_plain = first > '"' && last > ' ' && cell_is_ascii(cells, from, end);
    return is_plain ? raw : cell_text(reader, number);
}

static bool read_cells(AwardReader *reader, AwardRow *row, Beside *beside)
{
    for (uint32_t i = 0; i < reader->pick_count; i++) {
        const Pick *pick = &reader->picks[i];
        Str text = quick_text(reader, pick->cell);
        if (text.len && !set_cell(reader, pick, text, row, beside))
            return false;
    }
    return true;
}

static bool has_no_nul(AwardReader *reader)
{
    const RowCells *cells = &reader->cells;
    const char *row = cells->text + cells->from;
    const char *nul = cells->is_ascii ? NULL : memchr(row, 0, cells->end - cells->from);
    if (!nul)
        return true;
    mistake_set_aside(reader, DIAG_A014, (Str){nul, 1}, "the row is set aside; the file is damaged, fetch it again",
                      "a NUL byte stands in this row");
    return false;
}

static bool set_fiscal_year(AwardReader *reader, Str text, Period *out)
{
    Period year;
    if (!text.len)
        return true;
    if (text.len == 4 && period_parse(text, &year) == PERIOD_OK) {
        *out = period_fiscal(cell_number(text));
        return true;
    }
    for (uint32_t i = 0; i < reader->pick_count; i++)
        if (reader->picks[i].column == COLUMN_YEAR)
            mistake_set_aside(reader, DIAG_A005, cell_raw(&reader->cells, reader->picks[i].cell),
                              "the row is set aside; write 2016", "%.*s is '%.*s', not a year",
                              STR_ARG(reader->picks[i].header), STR_ARG(text));
    return false;
}

static bool set_when(AwardReader *reader, const Beside *beside, AwardRow *row)
{
    if (period_is_set(row->day))
        return true;
    if (!set_fiscal_year(reader, beside->fiscal_year, &row->day))
        return false;
    int year = award_year_of_number(row->fain);
    if (!period_is_set(row->day) && year)
        row->day = period_fiscal(year);
    if (period_is_set(row->day))
        return true;
    mistake_set_aside(reader, DIAG_A009, mistake_first_line(&reader->cells),
                      "the row is set aside; fill action_date or action_date_fiscal_year",
                      "nothing tells the year of this row");
    return false;
}

static bool has_listing(AwardReader *reader, const AwardRow *row)
{
    if (award_is_listing(row->listing) || reader->form == AWARD_FORM_SUBAWARD)
        return true;
    mistake_set_aside(reader, DIAG_A010, mistake_first_line(&reader->cells),
                      "the row is set aside; fill cfda_number, as in 16.738", "'%.*s' is not an assistance listing",
                      STR_ARG(row->listing));
    return false;
}

/* Subawards tell business types in words. */
static bool is_individual(AwardForm form, const AwardRow *row)
{
    bool has_letters = form != AWARD_FORM_SUBAWARD;
    return row->record_type == 3 ||
           (has_letters && str_find_char(row->business_types, 'P', 0) < row->business_types.len);
}

static void drop_person(AwardRow *row)
{
    row->is_individual = true;
    row->recipient = row->recipient_raw = row->parent = STR_NONE;
    row->uei = row->duns = row->parent_uei = STR_NONE;
}

static void set_report_month(const Beside *beside, AwardRow *row)
{
    int year = cell_number(beside->report_year), month = cell_number(beside->report_month);
    if (year >= DATE_FIRST_YEAR && year <= DATE_LAST_YEAR && month >= 1 && month <= 12)
        row->report_month = year * 100 + month;
}

static void count_row(AwardCounts *counts, const AwardRow *row)
{
    counts->individuals += row->is_individual;
    counts->deleted += row->is_deleted;
    if (!row->obligated.is_given)
        counts->without_obligation += !row->is_deleted;
    else if (!row->is_deleted && !money_add(counts->obligated, row->obligated.amount, &counts->obligated))
        counts->has_obligated_overflowed = true;
}

bool row_read(AwardReader *reader, AwardRow *row)
{
    Beside beside = {0};
    *row = (AwardRow){.line = reader->cells.line, .span = mistake_row_span(reader)};
    if (!has_no_nul(reader) || !read_cells(reader, row, &beside))
        return false;
    if (beside.delta.len)
        row->correction = beside.delta;
    row->is_deleted = str_equal(beside.delta, STR("D"));
    set_report_month(&beside, row);
    if (!row->is_deleted && (!has_listing(reader, row) || !set_when(reader, &beside, row)))
        return false;
    if (is_individual(reader->form, row))
        drop_person(row);
    count_row(&reader->counts, row);
    return true;
}
