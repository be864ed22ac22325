/* The plain way: byte by byte. What it says is right by definition. */
#include "awards/scan.h"

static bool ends_cell(char c, char separator)
{
    return c == separator || c == '\n' || c == '\r';
}

/* Past the closing mark of the cell that opened before `at`; the end of the text when there is none. */
static size_t skip_quoted(Str text, size_t at, ScanRow *out)
{
    size_t quote = at - 1;
    for (; at < text.len; at++) {
        char c = text.ptr[at];
        if (c == '"') {
            if (at + 1 >= text.len || text.ptr[at + 1] != '"')
                return at + 1;
            at++;
        } else if (c == '\n' || c == '\r') {
            out->lines += c == '\r' || text.ptr[at - 1] != '\r';
        }
    }
    out->open_quote = quote;
    return at;
}

/* To the end of the cell; a mark on the way is a letter, and irregular. */
static size_t skip_plain(Str text, size_t at, char separator, ScanRow *out)
{
    for (; at < text.len && !ends_cell(text.ptr[at], separator); at++)
        if (text.ptr[at] == '"' && out->irregular == SCAN_NONE)
            out->irregular = at;
    return at;
}

static size_t skip_cell(Str text, size_t at, char separator, ScanRow *out)
{
    if (at >= text.len || text.ptr[at] != '"')
        return skip_plain(text, at, separator, out);
    size_t after = skip_quoted(text, at + 1, out);
    if (after < text.len && !ends_cell(text.ptr[after], separator) && out->irregular == SCAN_NONE)
        out->irregular = after;
    size_t end = skip_plain(text, after, separator, out);
    for (size_t i = after; i < end && out->stray == SCAN_NONE; i++)
        if (!char_is_space(text.ptr[i]))
            out->stray = i;
    return end;
}

void scan_row(Str text, size_t from, char separator, ScanRow *out)
{
    out->count = 0;
    out->lines = 0;
    out->open_quote = out->stray = out->irregular = SCAN_NONE;
    for (size_t at = from;; at++) {
        at = skip_cell(text, at, separator, out);
        if (out->count < SCAN_CELLS_MOST)
            out->ends[out->count] = (uint32_t)at;
        out->count++;
        if (at < text.len && text.ptr[at] == separator)
            continue;
        out->end = at;
        out->is_complete = at < text.len;
        return;
    }
}

typedef enum { AT_START, IN_PLAIN, IN_MARKS, BEHIND_MARK, IRREGULAR } CellState;

static CellState next_state(CellState state, char c, bool is_end)
{
    switch (state) {
    case AT_START: return c == '"' ? IN_MARKS : is_end ? AT_START : IN_PLAIN;
    case IN_PLAIN: return c == '"' ? IRREGULAR : is_end ? AT_START : IN_PLAIN;
    case IN_MARKS: return c == '"' ? BEHIND_MARK : IN_MARKS;
    case BEHIND_MARK: return c == '"' ? IN_MARKS : is_end ? AT_START : IRREGULAR;
    case IRREGULAR: break;
    }
    return IRREGULAR;
}

void scan_window_plain(const char *text, size_t length, char separator, Scan *out)
{
    CellState state = AT_START;
    uint32_t cells = 0, rows = 0, lines = 0;
    memset(out->others, 0, sizeof out->others);
    out->cell_count = out->row_count = 0;
    for (size_t at = 0; at < length; at++) {
        if (at % SCAN_BLOCK == 0) /* what a block says counts when all of it is regular */
            out->length = at, out->cell_count = cells, out->row_count = rows;
        char c = text[at];
        bool is_line_end = c == '\n' || c == '\r', is_end = ends_cell(c, separator) && state != IN_MARKS;
        lines += c == '\r' || (c == '\n' && (at == 0 || text[at - 1] != '\r'));
        if (is_end)
            out->ends[cells++] = (uint32_t)at;
        if (is_end && is_line_end)
            out->rows[rows].cells = cells, out->rows[rows++].lines = lines;
        if (!c || (unsigned char)c > 0x7F)
            out->others[at / SCAN_BLOCK / 64] |= UINT64_C(1) << (at / SCAN_BLOCK % 64);
        state = next_state(state, c, is_end);
        if (state == IRREGULAR)
            return;
    }
    out->length = length, out->cell_count = cells, out->row_count = rows;
}

#ifdef PURSE_SCAN_AVX2
ScanWindow scan_window_avx2;
#endif

ScanWindow *scan_window_best(void)
{
#ifdef PURSE_SCAN_AVX2
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt"))
        return scan_window_avx2;
#endif
    return scan_window_wide;
}
