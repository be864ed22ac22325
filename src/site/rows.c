/* Cells, one after the other. */
#include "site/rows.h"

#include <stdio.h>

static void put_csv(Buf *out, Str text)
{
    bool is_plain = true;
    for (size_t i = 0; is_plain && i < text.len; i++)
        is_plain = text.ptr[i] != ',' && text.ptr[i] != '"' && text.ptr[i] != '\n' && text.ptr[i] != '\r';
    if (is_plain) {
        buf_add_utf8(out, text);
        return;
    }
    buf_add_char(out, '"');
    for (Str rest = text; rest.len;) {
        buf_add_utf8(out, str_cut(&rest, '"'));
        if (rest.len || str_ends(text, STR("\"")))
            buf_add(out, STR("\"\""));
    }
    buf_add_char(out, '"');
}

static bool is_table(const Rows *rows)
{
    return rows->form == ROWS_TABLE;
}

void rows_begin(Rows *rows, Json *json, RowsForm form, const RowColumn *columns, size_t count)
{
    *rows = (Rows){json, form, columns, count, 0};
    if (!is_table(rows)) {
        put_open(json, '[');
        return;
    }
    for (size_t i = 0; i < count; i++)
        buf_printf(json->out, "%s%s", i ? "," : "", columns[i].key);
    buf_add_char(json->out, '\n');
}

void rows_end(Rows *rows)
{
    if (!is_table(rows))
        put_close(rows->json, ']');
}

void row_begin(Rows *rows)
{
    rows->next = 0;
    if (!is_table(rows))
        put_open(rows->json, rows->form == ROWS_OBJECTS ? '{' : '[');
}

void row_end(Rows *rows)
{
    if (is_table(rows))
        buf_add_char(rows->json->out, '\n');
    else
        put_close(rows->json, rows->form == ROWS_OBJECTS ? '}' : ']');
}

static void begin_cell(Rows *rows)
{
    size_t number = rows->next++;
    if (is_table(rows) && number)
        buf_add_char(rows->json->out, ',');
    if (rows->form == ROWS_OBJECTS)
        put_key(rows->json, rows->columns[number].key);
}

void row_words(Rows *rows, Str text)
{
    begin_cell(rows);
    if (is_table(rows))
        put_csv(rows->json->out, text);
    else
        put_words(rows->json, text);
}

void row_list(Rows *rows, const StrArray *items)
{
    Buf joined;
    begin_cell(rows);
    if (!is_table(rows)) {
        put_texts(rows->json, items);
        return;
    }
    buf_init(&joined);
    for (size_t i = 0; i < items->count; i++)
        buf_printf(&joined, "%s%.*s", i ? " " : "", STR_ARG(items->items[i]));
    put_csv(rows->json->out, buf_str(&joined));
    buf_release(&joined);
}

void row_money(Rows *rows, bool is_known, Money amount)
{
    begin_cell(rows);
    if (is_table(rows)) {
        if (is_known)
            money_print(rows->json->out, amount);
    } else {
        put_money(rows->json, is_known, amount);
    }
}

void row_period(Rows *rows, Period period)
{
    begin_cell(rows);
    if (!is_table(rows))
        put_period(rows->json, period);
    else if (period_is_set(period))
        period_print(rows->json->out, period);
}

/* A number, written already. */
static void row_number(Rows *rows, bool is_known, Str digits)
{
    begin_cell(rows);
    if (!is_table(rows))
        put_value(rows->json, is_known ? digits : STR("null"));
    else if (is_known)
        buf_add(rows->json->out, digits);
}

void row_count(Rows *rows, bool is_known, uint64_t count)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%llu", (unsigned long long)count);
    row_number(rows, is_known, str_from_c(digits));
}

void degrees_print(char digits[24], int32_t millionths)
{
    char *at = digits + 23;
    uint32_t left = millionths < 0 ? 0u - (uint32_t)millionths : (uint32_t)millionths;
    *at = '\0';
    for (int place = 0; place < 7 || left; place++, left /= 10) {
        if (place == 6)
            *--at = '.';
        *--at = (char)('0' + left % 10);
    }
    if (millionths < 0)
        *--at = '-';
    memmove(digits, at, (size_t)(digits + 24 - at));
}

void row_degrees(Rows *rows, bool is_known, int32_t millionths)
{
    char digits[24];
    degrees_print(digits, millionths);
    row_number(rows, is_known, str_from_c(digits));
}
