/* Mistakes of a file of which only a piece is at hand: each keeps the line it is about. */
#include "awards/reader.h"

#include <stdarg.h>
#include <stdio.h>

enum { MESSAGE_MOST = 1000, SHOWN_BEFORE = 256 };

Str mistake_first_line(const RowCells *cells)
{
    Str row = {cells->text + cells->from, cells->end - cells->from}, line = str_cut(&row, '\n');
    return str_cut(&line, '\r');
}

static size_t start_of_character(Str text, size_t at)
{
    while (at && at < text.len && ((unsigned char)text.ptr[at] & 0xC0) == 0x80)
        at--;
    return at;
}

/* The line of the row that holds offset `at` of it; counts those before. */
static Str line_around(Str row, size_t at, size_t *before, uint64_t *lines)
{
    size_t from = 0, until;
    for (size_t i = 0; i < at; i++) {
        bool is_pair = row.ptr[i] == '\r' && i + 1 < row.len && row.ptr[i + 1] == '\n';
        if (is_pair || (row.ptr[i] != '\n' && row.ptr[i] != '\r'))
            continue;
        from = i + 1;
        ++*lines;
    }
    for (until = from; until < row.len && row.ptr[until] != '\n' && row.ptr[until] != '\r';)
        until++;
    *before = from;
    return str_slice(row, from, until);
}

static Span excerpt_span(AwardReader *reader, Str where)
{
    const RowCells *cells = &reader->cells;
    Str row = {cells->text + cells->from, cells->end - cells->from};
    size_t at = where.ptr ? (size_t)(where.ptr - row.ptr) : 0, line_from;
    uint64_t lines = cells->line - 1;
    Str line = line_around(row, at, &line_from, &lines);
    at = at - line_from < line.len ? at - line_from : line.len;
    size_t from = at > SHOWN_BEFORE ? start_of_character(line, at - SHOWN_BEFORE) : 0;
    size_t until = start_of_character(line, from + AWARD_LINE_SHOWN);
    Str shown = arena_str(reader->diags->arena, str_slice(line, from, until));
    uint32_t before = (uint32_t)utf8_length(str_slice(line, 0, from));
    uint32_t source = diags_add_excerpt(reader->diags, reader->name, shown,
                                        lines < UINT32_MAX ? (uint32_t)lines : UINT32_MAX - 1, before);
    size_t length = where.len < shown.len - (at - from) ? where.len : shown.len - (at - from);
    return (Span){source, (uint32_t)(at - from), (uint32_t)length};
}

/* Of an empty place one byte is marked. */
static Span span_of(AwardReader *reader, DiagCode code, Str where)
{
    if (reader->source == UINT32_MAX)
        return diags_keeps(reader->diags, code) ? excerpt_span(reader, where) : SPAN_NONE;
    Str text = reader->diags->sources.items[reader->source].text;
    size_t offset = where.ptr ? (size_t)(where.ptr - text.ptr) : 0;
    return (Span){reader->source, (uint32_t)offset, (uint32_t)(where.len ? where.len : 1)};
}

Span mistake_row_span(const AwardReader *reader)
{
    if (reader->source == UINT32_MAX)
        return SPAN_NONE;
    Str text = reader->diags->sources.items[reader->source].text, line = mistake_first_line(&reader->cells);
    return (Span){reader->source, (uint32_t)(line.ptr - text.ptr), (uint32_t)(line.len ? line.len : 1)};
}

static Str words_of(char *words, const char *format, va_list arguments)
{
    int length = vsnprintf(words, MESSAGE_MOST, format, arguments);
    size_t kept = length < 0 ? 0 : (size_t)length < MESSAGE_MOST ? (size_t)length : MESSAGE_MOST - 1;
    Str text = {words, kept};
    return kept == MESSAGE_MOST - 1 ? str_slice(text, 0, start_of_character(text, kept - 1)) : text;
}

static void report(AwardReader *reader, DiagCode code, Str where, const char *help, Str message)
{
    Diag *diag = diag_add(reader->diags, code, span_of(reader, code, where), "%.*s", STR_ARG(message));
    diag_help(reader->diags, diag, "%s", help);
}

void mistake_report(AwardReader *reader, DiagCode code, Str where, const char *help, const char *format, ...)
{
    char words[MESSAGE_MOST];
    va_list arguments;
    va_start(arguments, format);
    Str message = words_of(words, format, arguments);
    va_end(arguments);
    report(reader, code, where, help, message);
}

void mistake_set_aside(AwardReader *reader, DiagCode code, Str where, const char *help, const char *format, ...)
{
    char words[MESSAGE_MOST];
    va_list arguments;
    va_start(arguments, format);
    Str message = words_of(words, format, arguments);
    va_end(arguments);
    report(reader, code, where, help, message);
    if (!reader->on_set_aside)
        return;
    Str line = mistake_first_line(&reader->cells);
    line = str_slice(line, 0, start_of_character(line, AWARD_LINE_SHOWN));
    AwardSetAside set_aside = {reader->cells.line, code, message, line};
    reader->on_set_aside(reader->context, &set_aside);
}
