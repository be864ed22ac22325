/* The plain way: one row, byte by byte. What it says is right by definition. */
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
