/* Showing mistakes: where, what, the line itself, a caret, what to do. */
#include "diag/diag.h"

#include <jansson.h>

enum { LINE_SHOWN_COLUMNS = 160 }; /* longer lines are cut around the mistake */

/* The byte after the line that begins at `from`: lines end in LF, CRLF and, as in award files of old
 * spreadsheets, CR alone. Past the end of the text when the last line has no end. */
static size_t next_line(Str text, size_t from, bool has_returns)
{
    size_t at = from;
    if (!has_returns)
        return str_find_char(text, '\n', from) + 1;
    while (at < text.len && text.ptr[at] != '\n' && text.ptr[at] != '\r')
        at++;
    bool is_pair = at + 1 < text.len && text.ptr[at] == '\r' && text.ptr[at + 1] == '\n';
    return at + 1 + is_pair;
}

/* The first line begins after a byte order mark, which no editor counts as a column. */
static void index_lines(Diags *diags, Source *source)
{
    Str text = source->text;
    bool has_returns = str_find_char(text, '\r', 0) < text.len;
    size_t lines = 0;
    for (size_t at = 0; at <= text.len; at = next_line(text, at, has_returns))
        lines++;
    source->line_starts = ARENA_ARRAY(diags->arena, uint32_t, lines + 1);
    source->line_count = (uint32_t)lines;
    uint32_t line = 0;
    for (size_t at = 0; at <= text.len; at = next_line(text, at, has_returns))
        source->line_starts[line++] = (uint32_t)at;
    source->line_starts[0] = str_starts(text, STR("\xEF\xBB\xBF")) && !source->lines_before ? 3 : 0;
    source->line_starts[lines] = (uint32_t)text.len + 1;
}

static Source *source_of(Diags *diags, Span span)
{
    Source *source = &diags->sources.items[span.source];
    if (!source->line_starts)
        index_lines(diags, source);
    return source;
}

/* The number, from 0, of the line that holds `offset`. */
static uint32_t line_of(const Source *source, uint32_t offset)
{
    uint32_t low = 0, high = source->line_count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (source->line_starts[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static Str line_text(const Source *source, uint32_t line)
{
    Str text = str_slice(source->text, source->line_starts[line], source->line_starts[line + 1] - 1);
    return str_ends(text, STR("\r")) ? str_slice(text, 0, text.len - 1) : text;
}

void diag_locate(Diags *diags, Span span, uint32_t *line, uint32_t *column)
{
    *line = *column = 0;
    if (span.source >= diags->sources.count)
        return;
    if (diags->sources.items[span.source].has_lines_only) {
        *line = span.offset;
        return;
    }
    Source *source = source_of(diags, span);
    uint32_t at = line_of(source, span.offset);
    *line = source->lines_before + at + 1;
    *column = (uint32_t)utf8_length(str_slice(source->text, source->line_starts[at], span.offset)) + 1;
    *column += at ? 0 : source->columns_before;
}

Str diag_line(Diags *diags, Span span)
{
    if (span.source >= diags->sources.count || diags->sources.items[span.source].has_lines_only)
        return STR("");
    Source *source = source_of(diags, span);
    return line_text(source, line_of(source, span.offset));
}

void diags_index_lines(Diags *diags)
{
    for (uint32_t i = 0; i < diags->sources.count; i++)
        if (!diags->sources.items[i].has_lines_only)
            source_of(diags, (Span){i, 0, 0});
}

void diag_print_place(Buf *out, Diags *diags, Span span)
{
    if (span.source >= diags->sources.count)
        return;
    uint32_t line, column;
    diag_locate(diags, span, &line, &column);
    buf_printf(out, "%.*s:%u", STR_ARG(diags->sources.items[span.source].name), line);
}

/* Tabs and control characters show as one blank, so that the caret stays under its mark. */
static void add_visible(Buf *out, Str text)
{
    for (size_t i = 0; i < text.len; i++)
        buf_add_char(out, (unsigned char)text.ptr[i] < 0x20 || text.ptr[i] == 0x7f ? ' ' : text.ptr[i]);
}

/* Moves `offset` back to the start of its character. */
static size_t character_start(Str text, size_t offset)
{
    while (offset > 0 && offset < text.len && ((unsigned char)text.ptr[offset] & 0xC0) == 0x80)
        offset--;
    return offset;
}

static void print_excerpt(Buf *out, Diags *diags, Span span)
{
    Source *source = source_of(diags, span);
    uint32_t number = line_of(source, span.offset);
    Str line = line_text(source, number);
    size_t start = source->line_starts[number], mark = span.offset > start ? span.offset - start : 0;
    size_t from = mark > LINE_SHOWN_COLUMNS / 2 ? character_start(line, mark - LINE_SHOWN_COLUMNS / 2) : 0;
    size_t until = character_start(line, from + LINE_SHOWN_COLUMNS);
    Str shown = str_slice(line, from, until), before = str_slice(line, from, mark);
    Str marked = str_slice(line, mark, mark + span.length < until ? mark + span.length : until);
    buf_printf(out, "%5u | %s", source->lines_before + number + 1, from ? "..." : "");
    add_visible(out, shown);
    buf_printf(out, "%s\n      | ", until < line.len ? "..." : "");
    buf_add_repeat(out, ' ', utf8_width(before) + (from ? 3 : 0));
    size_t width = utf8_width(marked);
    buf_add_repeat(out, '^', width ? width : 1);
    buf_add_char(out, '\n');
}

static void print_one(Buf *out, Diags *diags, const Diag *diag)
{
    uint32_t line, column;
    diag_locate(diags, diag->span, &line, &column);
    bool is_placed = diag->span.source < diags->sources.count;
    if (is_placed)
        buf_printf(out, "%.*s:%u:", STR_ARG(diags->sources.items[diag->span.source].name), line);
    if (column)
        buf_printf(out, "%u:", column);
    buf_printf(out, "%s%s: ", is_placed ? " " : "", severity_name(diag->severity));
    add_visible(out, diag->message);
    buf_printf(out, " [%s]\n", diag_code_name(diag->code));
    if (column)
        print_excerpt(out, diags, diag->span);
    if (diag->related.source < diags->sources.count) {
        buf_add(out, STR("      = "));
        diag_print_place(out, diags, diag->related);
        buf_printf(out, ": %.*s\n", STR_ARG(diag->related_label));
    }
    if (diag->help.len) {
        buf_add(out, STR("      = help: "));
        add_visible(out, diag->help);
        buf_add_char(out, '\n');
    }
}

void diags_print_text(Buf *out, Diags *diags)
{
    size_t hidden = diags->dropped, room[SEVERITY_ERROR + 1];
    size_t errors = diags->by_severity[SEVERITY_ERROR];
    room[SEVERITY_ERROR] = DIAG_SHOW_LIMIT;
    /* An error that stops everything is not to be lost behind a hundred warnings. */
    room[SEVERITY_WARNING] = errors < DIAG_SHOW_LIMIT ? DIAG_SHOW_LIMIT - errors : 0;
    room[SEVERITY_NOTE] = room[SEVERITY_WARNING];
    for (size_t i = 0; i < diags->list.count; i++) {
        const Diag *diag = &diags->list.items[i];
        if (diag->allowed)
            continue;
        if (room[diag->severity]) {
            room[diag->severity]--;
            print_one(out, diags, diag);
        } else {
            hidden++;
        }
    }
    if (hidden)
        buf_printf(out, "and %zu more\n", hidden);
}

/* JSON is UTF-8: a broken byte shows as U+FFFD, so that the message survives. */
static json_t *json_text(Str text)
{
    Buf clean;
    buf_init(&clean);
    buf_add_utf8(&clean, text);
    json_t *value = json_stringn(clean.ptr ? clean.ptr : "", clean.len);
    buf_release(&clean);
    return value;
}

static int add_json_bytes(const char *bytes, size_t size, void *out)
{
    buf_add(out, (Str){bytes, size});
    return 0;
}

void diags_print_json(Buf *out, Diags *diags)
{
    for (size_t i = 0; i < diags->list.count; i++) {
        const Diag *diag = &diags->list.items[i];
        if (diag->allowed)
            continue;
        uint32_t line, column;
        diag_locate(diags, diag->span, &line, &column);
        bool placed = diag->span.source < diags->sources.count;
        json_t *object = json_object();
        json_object_set_new(object, "file",
                            placed ? json_text(diags->sources.items[diag->span.source].name) : json_null());
        json_object_set_new(object, "line", placed ? json_integer(line) : json_null());
        json_object_set_new(object, "column", column ? json_integer(column) : json_null());
        json_object_set_new(object, "severity", json_string(severity_name(diag->severity)));
        json_object_set_new(object, "code", json_string(diag_code_name(diag->code)));
        json_object_set_new(object, "message", json_text(diag->message));
        json_object_set_new(object, "help", json_text(diag->help));
        json_dump_callback(object, add_json_bytes, out, JSON_COMPACT);
        json_decref(object);
        buf_add_char(out, '\n');
    }
}
