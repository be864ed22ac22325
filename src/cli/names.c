/* `purse place -`: names on standard input to decisions on standard output.
 *
 * Reads a name a line, or CSV whose header has `name`; writes a row a name in the
 * same order while it reads, so that a list of any length takes little memory.
 * Needs no journal. */
#include "cli/cli.h"

#include <errno.h>
#include <stdio.h>

enum { READ_BYTES = 1 << 16, ROW_BYTES_MOST = 1 << 20, CELLS_MOST = 256, FLUSH_BYTES = 1 << 16 };

/* The columns of a list; SIZE_MAX when absent. */
typedef struct {
    size_t name, state, city, county;
} NameColumns;

typedef struct {
    const Options *options;
    FILE *in, *out_file;
    Buf in_bytes, out;
    size_t at, row; /* of the next row in in_bytes; its number */
    bool ended, is_csv, open_quote;
    NameColumns columns;
    ResolutionReport report;
} NameList;

/* ---- Rows of bytes ---- */

/* Drops what was read, reads on; false at the end. */
static bool read_more(NameList *list)
{
    Buf *bytes = &list->in_bytes;
    if (list->ended)
        return false;
    if (list->at > 0) {
        memmove(bytes->ptr, bytes->ptr + list->at, bytes->len - list->at);
        bytes->len -= list->at;
        list->at = 0;
    }
    size_t got = fread(buf_reserve(bytes, READ_BYTES), 1, READ_BYTES, list->in);
    bytes->len += got;
    list->ended = got < READ_BYTES;
    return got > 0;
}

/* A mark opens a cell at its start, and again after one that closed it: it was doubled. */
static bool turns_quoted(Str text, size_t from, size_t at, bool quoted)
{
    return text.ptr[at] == '"' && (quoted || at == from || text.ptr[at - 1] == ',' || text.ptr[at - 1] == '"');
}

/* The end of the row that begins at `from`: its line end, which in CSV is not one inside quotation marks. */
static size_t find_end(const NameList *list, size_t from, bool quotes, size_t *next)
{
    const Buf *bytes = &list->in_bytes;
    bool quoted = false;
    for (size_t at = from; at < bytes->len; at++) {
        char c = bytes->ptr[at];
        if (quotes && turns_quoted(buf_str(bytes), from, at, quoted))
            quoted = !quoted;
        if (quoted || (c != '\n' && c != '\r'))
            continue;
        if (c == '\r' && at + 1 == bytes->len && !list->ended)
            break; /* the line feed may come with the next bytes */
        *next = at + 1 + (c == '\r' && at + 1 < bytes->len && bytes->ptr[at + 1] == '\n');
        return at;
    }
    return SIZE_MAX;
}

/* The next row without its line end; false at the end, or when a row is too long to be one. */
static bool next_row(NameList *list, bool quotes, Str *row)
{
    size_t next = 0, end;
    while ((end = find_end(list, list->at, quotes, &next)) == SIZE_MAX) {
        if (list->in_bytes.len - list->at > ROW_BYTES_MOST)
            return false;
        if (read_more(list))
            continue;
        if (list->at == list->in_bytes.len)
            return false;
        end = find_end(list, list->at, quotes, &next);
        if (end == SIZE_MAX)
            end = next = list->in_bytes.len;
        break;
    }
    *row = str_slice(buf_str(&list->in_bytes), list->at, end);
    list->at = next;
    list->row++;
    return true;
}

/* ---- Cells ---- */

static Str unquoted(Str cell, Arena *arena)
{
    char *copy = arena_alloc(arena, cell.len + 1, 1);
    size_t length = 0, at = 1;
    for (; at < cell.len; at++) {
        if (cell.ptr[at] == '"') {
            if (at + 1 >= cell.len || cell.ptr[at + 1] != '"')
                break;
            at++;
        }
        copy[length++] = cell.ptr[at];
    }
    return (Str){copy, length};
}

static size_t split_row(Str row, Str *cells, Arena *arena, bool *open_quote)
{
    size_t count = 0, from = 0;
    bool quoted = false;
    for (size_t at = 0; at <= row.len; at++) {
        bool ends = at == row.len || (row.ptr[at] == ',' && !quoted);
        if (at < row.len && turns_quoted(row, 0, at, quoted))
            quoted = !quoted;
        if (!ends || count == CELLS_MOST)
            continue;
        Str cell = str_slice(row, from, at);
        cells[count++] = cell.len && cell.ptr[0] == '"' ? unquoted(cell, arena) : cell;
        from = at + 1;
    }
    *open_quote = quoted;
    return count;
}

static bool is_named(Str cell, const char *name)
{
    return str_equal_caseless(str_trim(cell), str_from_c(name));
}

static size_t column_of(const Str *cells, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (is_named(cells[i], name))
            return i;
    return SIZE_MAX;
}

/* As award files call it, where a list does not use the plain word. */
static size_t column_or(const Str *cells, size_t count, const char *name, const char *of_award_files)
{
    size_t column = column_of(cells, count, name);
    return column != SIZE_MAX ? column : column_of(cells, count, of_award_files);
}

static Str without_mark(Str row)
{
    return str_starts(row, STR("\xef\xbb\xbf")) ? str_after(row, 3) : row;
}

/* A first row with a cell `name` or `recipient_name` is a header; any other is a name already. */
static bool read_header(NameList *list, Str row, Arena *arena)
{
    Str cells[CELLS_MOST];
    bool open_quote;
    size_t count = split_row(row, cells, arena, &open_quote);
    list->columns = (NameColumns){column_or(cells, count, "name", "recipient_name"),
                                  column_or(cells, count, "state", "recipient_state_code"),
                                  column_or(cells, count, "city", "recipient_city_name"),
                                  column_or(cells, count, "county", "recipient_county_name")};
    list->is_csv = list->columns.name != SIZE_MAX;
    return list->is_csv;
}

/* ---- Names ---- */

static Str cell_at(const Str *cells, size_t count, size_t column)
{
    return column < count ? cells[column] : STR_NONE;
}

/* A county may be given by its code or by its name. */
static void take_county(RecipientEvidence *evidence, Str county)
{
    county = str_trim(county);
    if (county.len && char_is_digit(county.ptr[0]))
        evidence->county_fips = county;
    else
        evidence->county_name = county;
}

static bool read_evidence(NameList *list, Str row, Arena *arena, RecipientEvidence *evidence)
{
    Str cells[CELLS_MOST];
    *evidence = (RecipientEvidence){.name = row};
    if (!list->is_csv)
        return true;
    if (row.len == 0)
        return false;
    bool open_quote;
    size_t count = split_row(row, cells, arena, &open_quote);
    list->open_quote |= open_quote;
    evidence->name = cell_at(cells, count, list->columns.name);
    evidence->state = cell_at(cells, count, list->columns.state);
    evidence->city = cell_at(cells, count, list->columns.city);
    take_county(evidence, cell_at(cells, count, list->columns.county));
    return true;
}

static bool flush_out(NameList *list, bool all)
{
    Buf *out = &list->out;
    if (out->len < FLUSH_BYTES && !all)
        return true;
    bool good = fwrite(out->ptr, 1, out->len, list->out_file) == out->len;
    buf_reset(out);
    return good;
}

static bool resolve_row(NameList *list, Str row, Arena *arena)
{
    RecipientEvidence evidence;
    if (!read_evidence(list, row, arena, &evidence))
        return true;
    Resolution found = place_resolve(&evidence, arena);
    resolution_report_row(&list->report, arena, evidence.name, evidence.state, &found);
    return flush_out(list, false);
}

enum { ROWS_AN_ARENA = 1024 };

/* False when the output cannot be written. */
static bool resolve_rows(NameList *list)
{
    Arena arena;
    Str row;
    bool good = true;
    arena_init(&arena);
    if (next_row(list, true, &row) && !read_header(list, row = without_mark(row), &arena)) {
        list->at = list->in_bytes.len && list->in_bytes.ptr[0] == '\xef' ? 3 : 0;
        list->row = 0;
    }
    while (good && next_row(list, list->is_csv, &row)) {
        good = resolve_row(list, row, &arena);
        if (list->row % ROWS_AN_ARENA == 0) {
            arena_release(&arena);
            arena_init(&arena);
        }
    }
    arena_release(&arena);
    return good;
}

/* Words for what was wrong with the list; the exit status. */
static int list_status(const NameList *list)
{
    if (ferror(list->in)) {
        fprintf(stderr, "purse place: cannot read standard input: %s\n", strerror(errno));
        return EXIT_FAILED;
    }
    if (list->in_bytes.len - list->at > ROW_BYTES_MOST) {
        fprintf(stderr, "purse place: row %zu is longer than 1 MiB; is a quotation mark not closed?\n", list->row + 1);
        return EXIT_DATA;
    }
    if (list->open_quote) {
        fprintf(stderr, "purse place: a quotation mark in row %zu is not closed\n", list->row);
        return EXIT_DATA;
    }
    return EXIT_FINE;
}

static int cannot_write(const char *path)
{
    if (path) /* what standard output came to is said at the end */
        fprintf(stderr, "purse place: cannot write '%s': %s\n", path, strerror(errno));
    return EXIT_FAILED;
}

int place_names(const Options *options, const View *view)
{
    if (view->form == FORM_PAGE)
        return usage_error(options->verb, "a list of any length is no page; formats are table, csv, json and md");
    NameList list = {.options = options, .in = stdin, .out_file = stdout};
    bool to_file = options->output && strcmp(options->output, "-") != 0;
    if (to_file && !(list.out_file = fopen(options->output, "wb")))
        return cannot_write(options->output);
    buf_init(&list.in_bytes);
    buf_init(&list.out);
    resolution_report_begin(&list.report, &list.out, view);
    bool good = resolve_rows(&list);
    resolution_report_end(&list.report);
    good = flush_out(&list, true) && good;
    good = (to_file ? fclose(list.out_file) : fflush(list.out_file)) == 0 && good;
    int status = good ? list_status(&list) : cannot_write(to_file ? options->output : NULL);
    buf_release(&list.in_bytes);
    buf_release(&list.out);
    return status;
}
