/* One value of a row: made once, written as CSV and as JSON. Private to export. */
#ifndef PURSE_EXPORT_VALUES_H
#define PURSE_EXPORT_VALUES_H

#include "base/base.h"

typedef enum {
    VALUE_NULL,
    VALUE_BARE,  /* a number, true, false: without quotes in JSON */
    VALUE_PLAIN, /* money, a day: quotes in JSON, nothing to escape anywhere */
    VALUE_TEXT,  /* any text */
} ValueForm;

/* `text` is good until the next value is made with the same ValueMaker. */
typedef struct {
    ValueForm form;
    bool has_csv_special, has_json_special; /* of a VALUE_TEXT */
    Str text;
} Value;

typedef struct {
    char digits[32];
    Buf clean;
} ValueMaker;

Value value_integer(ValueMaker *maker, int64_t value);
/* Cents as 1234.50; every int64_t has its text. */
Value value_money(ValueMaker *maker, Money cents);
Value value_flag(bool is_true);
/* 20160930 as 2016-09-30, 201609 as 2016-09; VALUE_NULL when there is no such day or month. */
Value value_day(ValueMaker *maker, int64_t day);
Value value_month(ValueMaker *maker, int64_t month);
/* Broken UTF-8 and NUL become U+FFFD: what comes out can be read by everything. */
Value value_text(ValueMaker *maker, Str text);

/* RFC 4180: quotes only where they are needed. NULL is nothing at all, the empty text is "". */
void value_add_csv(Buf *out, Value value);
void value_add_json(Buf *out, Value value);

#endif
