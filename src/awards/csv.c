/* Rows of any CSV, a row at a time: the same rule of cells as for award files. */
#include "awards/awards.h"

#include "awards/scan.h"

struct CsvRows {
    Str text;
    size_t at;
    char separator;
    uint32_t row_at;
    bool is_broken;
    Arena *arena;
    ScanRow scan;
};

enum { HEADER_LOOKED_AT = 1 << 16 };

/* The one of , tab | ; that parts the first line into most cells. */
static char separator_of(CsvRows *rows)
{
    Str beginning = str_slice(rows->text, 0, rows->at + HEADER_LOOKED_AT);
    static const char separators[] = {',', '\t', '|', ';'};
    char best = ',';
    uint32_t most = 1;
    for (size_t i = 0; i < sizeof separators; i++) {
        scan_row(beginning, rows->at, separators[i], &rows->scan);
        if (rows->scan.count > most) {
            most = rows->scan.count;
            best = separators[i];
        }
    }
    return best;
}

CsvRows *csv_rows(Str text, Arena *arena)
{
    CsvRows *rows = ARENA_NEW(arena, CsvRows);
    *rows = (CsvRows){.text = text, .at = str_starts(text, STR("\xEF\xBB\xBF")) ? 3 : 0, .arena = arena};
    rows->separator = separator_of(rows);
    return rows;
}

static Str plain_cell(CsvRows *rows, size_t from, size_t until)
{
    Str raw = str_trim(str_slice(rows->text, from, until));
    if (raw.len < 2 || raw.ptr[0] != '"')
        return raw;
    raw = str_slice(raw, 1, raw.len - 1);
    if (!raw.len || !memchr(raw.ptr, '"', raw.len))
        return str_trim(raw);
    char *copy = arena_alloc(rows->arena, raw.len, 1);
    size_t length = 0;
    for (size_t i = 0; i < raw.len; i++) {
        copy[length++] = raw.ptr[i];
        i += raw.ptr[i] == '"';
    }
    return str_trim((Str){copy, length});
}

static void pass_line_end(CsvRows *rows)
{
    rows->at = rows->scan.end;
    if (rows->at < rows->text.len && rows->text.ptr[rows->at] == '\r')
        rows->at++;
    if (rows->at < rows->text.len && rows->text.ptr[rows->at] == '\n')
        rows->at++;
}

bool csv_next(CsvRows *rows, StrArray *cells)
{
    cells->count = 0;
    while (rows->at < rows->text.len && (rows->text.ptr[rows->at] == '\n' || rows->text.ptr[rows->at] == '\r'))
        rows->at++;
    if (rows->at >= rows->text.len || rows->is_broken)
        return false;
    scan_row(rows->text, rows->at, rows->separator, &rows->scan);
    rows->row_at = (uint32_t)rows->at;
    if (rows->scan.open_quote != SCAN_NONE) {
        rows->row_at = (uint32_t)rows->scan.open_quote;
        rows->is_broken = true;
        return false;
    }
    size_t from = rows->at;
    for (uint32_t i = 0; i < rows->scan.count && i < SCAN_CELLS_MOST; i++) {
        ARRAY_ADD(rows->arena, cells, plain_cell(rows, from, rows->scan.ends[i]));
        from = rows->scan.ends[i] + 1;
    }
    pass_line_end(rows);
    return true;
}

Span csv_span(const CsvRows *rows, uint32_t source, Str cell)
{
    if (cell.len && cell.ptr >= rows->text.ptr && cell.ptr < rows->text.ptr + rows->text.len)
        return (Span){source, (uint32_t)(cell.ptr - rows->text.ptr), (uint32_t)cell.len};
    size_t end = rows->is_broken ? rows->row_at + 1 : rows->scan.end;
    return (Span){source, rows->row_at, (uint32_t)(end > rows->row_at ? end - rows->row_at : 1)};
}

bool csv_is_broken(const CsvRows *rows)
{
    return rows->is_broken;
}
