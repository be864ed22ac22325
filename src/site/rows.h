/* Rows of a list or a table, as JSON or as CSV, cell after cell. Private to site/. */
#ifndef PURSE_SITE_ROWS_H
#define PURSE_SITE_ROWS_H

#include "site/json.h"

typedef struct {
    const char *key;
    bool is_list; /* in CSV its items are joined by blanks */
} RowColumn;

typedef enum {
    ROWS_OBJECTS, /* [{"key": cell, ...}, ...] */
    ROWS_ARRAYS,  /* [[cell, ...], ...]: the keys are given once, beside them */
    ROWS_TABLE,   /* CSV, with a head */
} RowsForm;

typedef struct {
    Json *json;
    RowsForm form;
    const RowColumn *columns;
    size_t count, next; /* the cell that comes next */
} Rows;

void rows_begin(Rows *rows, Json *json, RowsForm form, const RowColumn *columns, size_t count);
void rows_end(Rows *rows);
void row_begin(Rows *rows);
void row_end(Rows *rows);
void row_words(Rows *rows, Str text); /* null when empty */
void row_list(Rows *rows, const StrArray *items);
void row_money(Rows *rows, bool is_known, Money amount); /* "2333428.00": no program rounds it */
void row_period(Rows *rows, Period period);
void row_count(Rows *rows, bool is_known, uint64_t count);
void degrees_print(char digits[24], int32_t millionths); /* -87.684940 */
void row_degrees(Rows *rows, bool is_known, int32_t millionths);

#endif
