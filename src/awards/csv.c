/* Rows of a CSV text into cells. Knows nothing of what the columns mean. */
#include "awards/csv.h"

/* The cell between the marks, "" inside standing for one mark. `csv->at` is past the opening one. */
static Str quoted_cell(Csv *csv, Arena *arena)
{
    size_t from = csv->at, doubled = 0;
    for (;;) {
        csv->at = str_find_char(csv->text, '"', csv->at);
        if (csv->at >= csv->text.len) {
            csv->open_quote = true;
            return str_slice(csv->text, from, csv->text.len);
        }
        csv->at++;
        if (csv->at >= csv->text.len || csv->text.ptr[csv->at] != '"')
            break;
        csv->at++;
        doubled++;
    }
    Str cell = str_slice(csv->text, from, csv->at - 1);
    if (!doubled)
        return cell;
    char *copy = arena_alloc(arena, cell.len, 1);
    size_t length = 0;
    for (size_t i = 0; i < cell.len; i++) {
        copy[length++] = cell.ptr[i];
        i += cell.ptr[i] == '"';
    }
    return (Str){copy, length};
}

static Str plain_cell(Csv *csv)
{
    size_t from = csv->at;
    while (csv->at < csv->text.len && csv->text.ptr[csv->at] != ',' && csv->text.ptr[csv->at] != '\n' &&
           csv->text.ptr[csv->at] != '\r')
        csv->at++;
    return str_slice(csv->text, from, csv->at);
}

/* Past the end of the line: LF, CRLF or CR. */
static void end_row(Csv *csv)
{
    if (csv->at < csv->text.len && csv->text.ptr[csv->at] == '\r')
        csv->at++;
    if (csv->at < csv->text.len && csv->text.ptr[csv->at] == '\n')
        csv->at++;
}

int csv_next(Csv *csv, Str *cells, int limit, Arena *arena)
{
    int count = 0;
    if (csv->at >= csv->text.len || csv->open_quote)
        return -1;
    csv->stray = CSV_NONE;
    for (;;) {
        Str cell;
        if (csv->at < csv->text.len && csv->text.ptr[csv->at] == '"') {
            csv->quote = csv->at++;
            cell = quoted_cell(csv, arena);
            size_t after = csv->at;
            if (str_trim(plain_cell(csv)).len && csv->stray == CSV_NONE)
                csv->stray = after;
        } else {
            cell = plain_cell(csv);
        }
        if (count < limit)
            cells[count] = cell;
        count++;
        if (csv->at >= csv->text.len || csv->text.ptr[csv->at] != ',')
            break;
        csv->at++;
    }
    end_row(csv);
    return count;
}
