/* Cells of a CSV text, RFC 4180: quotation marks, doubled marks, newlines inside them. Private. */
#ifndef PURSE_AWARDS_CSV_H
#define PURSE_AWARDS_CSV_H

#include "base/base.h"

typedef struct {
    Str text;
    size_t at;       /* first byte of the next row */
    bool open_quote; /* a quotation mark was not closed: the text ended inside a cell */
    size_t quote;    /* the last opening mark */
    size_t stray;    /* in the last row: first byte that stands between a closing mark and the comma, or CSV_NONE */
} Csv;

#define CSV_NONE SIZE_MAX

/* Reads one row into `cells`, at most `limit` of them; returns how many there are in the row,
 * -1 at the end. A cell is a view; one with doubled marks is a copy in `arena`. */
int csv_next(Csv *csv, Str *cells, int limit, Arena *arena);

#endif
