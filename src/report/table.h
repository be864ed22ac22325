/* A table and its four ways to be written. Private to report/. */
#ifndef PURSE_REPORT_TABLE_H
#define PURSE_REPORT_TABLE_H

#include "report/report.h"

typedef enum { ALIGN_LEFT, ALIGN_RIGHT } Align;

/* `plain` is for machines (CSV, JSON): no separators, empty when unknown. */
typedef struct {
    Str shown, plain;
    bool is_count; /* a number in JSON; money never is, as other programs would round it */
} Cell;

typedef struct {
    Str title; /* for people */
    Str key;   /* for CSV and JSON */
    Align align;
    bool wraps; /* gives way when the table is wider than the terminal */
} Column;

typedef struct Table {
    Arena *arena;
    ARRAY(Column) columns;
    ARRAY(Cell) cells;      /* row after row */
    size_t rule_before_row; /* a line before this row (a total); SIZE_MAX: none */
} Table;

void table_init(Table *table, Arena *arena);
void table_column(Table *table, const char *title, const char *key, Align align, bool wraps);
void table_words(Table *table, Str text);
void table_cell(Table *table, Str shown, Str plain);
void table_count(Table *table, uint64_t count);
void table_money(Table *table, MoneyRange amount);
void table_date(Table *table, Period period);
void table_rule(Table *table); /* a line before the row that comes next */
size_t table_rows(const Table *table);
/* In the format of the view; JSON is a list of objects. */
void table_print(Buf *out, const View *view, const Table *table);
struct json_t *table_json(const Table *table); /* rows as objects, keys from the columns */
void csv_cell(Buf *out, Str text);

#endif
