/* Tables: measured and aligned for a terminal, or as CSV, JSON, Markdown. */
#include "report/table.h"

#include "report/words.h"

#include <jansson.h>
#include <stdlib.h>

void table_init(Table *table, Arena *arena)
{
    *table = (Table){.arena = arena, .rule_before_row = SIZE_MAX};
}

void table_column(Table *table, const char *title, const char *key, Align align, bool wraps)
{
    Column column = {str_from_c(title), str_from_c(key), align, wraps};
    ARRAY_ADD(table->arena, &table->columns, column);
}

void table_cell(Table *table, Str shown, Str plain)
{
    Cell cell = {shown, plain, false};
    ARRAY_ADD(table->arena, &table->cells, cell);
}

void table_words(Table *table, Str text)
{
    table_cell(table, text, text);
}

void table_count(Table *table, uint64_t count)
{
    Str plain = arena_printf(table->arena, "%llu", (unsigned long long)count);
    Cell cell = {words_count(table->arena, count), plain, true};
    ARRAY_ADD(table->arena, &table->cells, cell);
}

void table_money(Table *table, MoneyRange amount)
{
    table_cell(table, words_range(table->arena, amount), words_range_plain(table->arena, amount));
}

void table_date(Table *table, Period period)
{
    table_words(table, words_period(table->arena, period));
}

size_t table_rows(const Table *table)
{
    return table->columns.count ? table->cells.count / table->columns.count : 0;
}

void table_rule(Table *table)
{
    table->rule_before_row = table_rows(table);
}

static const Cell *cell_at(const Table *table, size_t row, size_t column)
{
    return &table->cells.items[row * table->columns.count + column];
}

/* ---- for a terminal ---- */

enum { GAP = 2, WRAP_LEAST = 16 };

static void measure(const Table *table, size_t *widths)
{
    for (size_t c = 0; c < table->columns.count; c++) {
        widths[c] = utf8_width(table->columns.items[c].title);
        for (size_t r = 0; r < table_rows(table); r++) {
            size_t width = utf8_width(cell_at(table, r, c)->shown);
            widths[c] = width > widths[c] ? width : widths[c];
        }
    }
}

/* Takes what is too much from the widest column that may wrap, and again. */
static void fit(const Table *table, size_t *widths, size_t limit)
{
    for (;;) {
        size_t total = (size_t)GAP * (table->columns.count - 1), widest = SIZE_MAX;
        for (size_t c = 0; c < table->columns.count; c++) {
            total += widths[c];
            if (table->columns.items[c].wraps && widths[c] > WRAP_LEAST &&
                (widest == SIZE_MAX || widths[c] > widths[widest]))
                widest = c;
        }
        if (total <= limit || widest == SIZE_MAX)
            return;
        size_t excess = total - limit, room = widths[widest] - WRAP_LEAST;
        size_t second = WRAP_LEAST;
        for (size_t c = 0; c < table->columns.count; c++)
            if (c != widest && table->columns.items[c].wraps && widths[c] > second)
                second = widths[c];
        size_t step = widths[widest] > second ? widths[widest] - second : 1;
        step = step < excess ? step : excess;
        widths[widest] -= step < room ? step : room;
    }
}

/* The part of `text` that fits into `width`, cut between words where that is possible. */
static Str cut_line(Str *text, size_t width)
{
    size_t at = 0, used = 0, space = 0;
    while (at < text->len) {
        size_t next = at + 1;
        while (next < text->len && ((unsigned char)text->ptr[next] & 0xC0) == 0x80)
            next++;
        used += utf8_width(str_slice(*text, at, next));
        if (used > width)
            break;
        if (text->ptr[at] == ' ')
            space = at;
        at = next;
    }
    if (at == text->len || at == 0) {
        Str all = *text;
        *text = STR_NONE;
        return all;
    }
    if (text->ptr[at] == ' ')
        space = at;
    size_t cut = space ? space : at;
    Str line = str_slice(*text, 0, cut);
    *text = str_after(*text, space ? cut + 1 : cut);
    return line;
}

static void pad(Buf *out, Str text, size_t width, Align align, bool is_last)
{
    size_t used = utf8_width(text), blanks = width > used ? width - used : 0;
    if (align == ALIGN_RIGHT)
        buf_add_repeat(out, ' ', blanks);
    buf_add(out, text);
    if (align == ALIGN_LEFT && !is_last)
        buf_add_repeat(out, ' ', blanks);
}

static void trim_blanks(Buf *out)
{
    while (out->len && out->ptr[out->len - 1] == ' ')
        out->len--;
}

static void print_line(Buf *out, const Table *table, Str *texts, const size_t *widths)
{
    bool more = true;
    while (more) {
        more = false;
        for (size_t c = 0; c < table->columns.count; c++) {
            Str piece = cut_line(&texts[c], widths[c]);
            more = more || texts[c].len;
            pad(out, piece, widths[c], table->columns.items[c].align, false);
            if (c + 1 < table->columns.count)
                buf_add_repeat(out, ' ', GAP);
        }
        trim_blanks(out);
        buf_add_char(out, '\n');
    }
}

static void print_rule(Buf *out, const Table *table, const size_t *widths)
{
    for (size_t c = 0; c < table->columns.count; c++) {
        buf_add_repeat(out, '-', widths[c]);
        if (c + 1 < table->columns.count)
            buf_add_repeat(out, ' ', GAP);
    }
    buf_add_char(out, '\n');
}

static void print_terminal(Buf *out, const View *view, const Table *table)
{
    size_t *widths = ARENA_ARRAY(table->arena, size_t, table->columns.count + 1);
    Str *texts = ARENA_ARRAY(table->arena, Str, table->columns.count + 1);
    measure(table, widths);
    fit(table, widths, view->width);
    for (size_t c = 0; c < table->columns.count; c++)
        texts[c] = table->columns.items[c].title;
    print_line(out, table, texts, widths);
    print_rule(out, table, widths);
    for (size_t r = 0; r < table_rows(table); r++) {
        if (r == table->rule_before_row)
            print_rule(out, table, widths);
        for (size_t c = 0; c < table->columns.count; c++)
            texts[c] = cell_at(table, r, c)->shown;
        print_line(out, table, texts, widths);
    }
}

/* ---- for machines and pages ---- */

/* RFC 4180. A spreadsheet must not take a text for a formula: none of ours begins with =, + or @. */
void csv_cell(Buf *out, Str text)
{
    bool quoted = str_find_char(text, ',', 0) < text.len || str_find_char(text, '"', 0) < text.len ||
                  str_find_char(text, '\n', 0) < text.len || str_find_char(text, '\r', 0) < text.len;
    if (!quoted) {
        buf_add(out, text);
        return;
    }
    buf_add_char(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"')
            buf_add_char(out, '"');
        buf_add_char(out, text.ptr[i]);
    }
    buf_add_char(out, '"');
}

static void print_csv(Buf *out, const Table *table)
{
    for (size_t c = 0; c < table->columns.count; c++) {
        if (c)
            buf_add_char(out, ',');
        csv_cell(out, table->columns.items[c].key);
    }
    buf_add_char(out, '\n');
    for (size_t r = 0; r < table_rows(table) && r < table->rule_before_row; r++) {
        for (size_t c = 0; c < table->columns.count; c++) {
            if (c)
                buf_add_char(out, ',');
            csv_cell(out, cell_at(table, r, c)->plain);
        }
        buf_add_char(out, '\n');
    }
}

static void print_md(Buf *out, const Table *table)
{
    for (size_t c = 0; c < table->columns.count; c++) {
        buf_add(out, STR("| "));
        md_text(out, table->columns.items[c].title);
        buf_add_char(out, ' ');
    }
    buf_add(out, STR("|\n"));
    for (size_t c = 0; c < table->columns.count; c++)
        buf_add(out, table->columns.items[c].align == ALIGN_RIGHT ? STR("|---:") : STR("|---"));
    buf_add(out, STR("|\n"));
    for (size_t r = 0; r < table_rows(table); r++) {
        for (size_t c = 0; c < table->columns.count; c++) {
            buf_add(out, STR("| "));
            md_text(out, cell_at(table, r, c)->shown);
            buf_add_char(out, ' ');
        }
        buf_add(out, STR("|\n"));
    }
}

static json_t *json_cell(const Cell *cell)
{
    return cell->is_count ? json_integer(strtoll(cell->plain.ptr, NULL, 10)) : json_words(cell->plain);
}

json_t *table_json(const Table *table)
{
    json_t *list = json_array();
    for (size_t r = 0; r < table_rows(table) && r < table->rule_before_row; r++) {
        json_t *object = json_object();
        for (size_t c = 0; c < table->columns.count; c++)
            json_object_set_new(object, arena_c_string(table->arena, table->columns.items[c].key),
                                json_cell(cell_at(table, r, c)));
        json_array_append_new(list, object);
    }
    return list;
}

void table_print(Buf *out, const View *view, const Table *table)
{
    switch (view->format) {
    case FORMAT_CSV: print_csv(out, table); break;
    case FORMAT_JSON: json_print(out, table_json(table)); break;
    case FORMAT_MD: print_md(out, table); break;
    case FORMAT_TABLE:
    case FORMAT_COUNT: print_terminal(out, view, table); break;
    }
}
