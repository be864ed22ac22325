/* The tables of an export and their columns: what is selected from the store, how it is written, what
 * datapackage.json says of it. Private to export. */
#ifndef PURSE_EXPORT_TABLES_H
#define PURSE_EXPORT_TABLES_H

#include "export/export.h"

typedef enum {
    FIELD_TEXT,
    FIELD_INTEGER,
    FIELD_MONEY, /* cents in the store, 1234.50 in the files */
    FIELD_DAY,   /* 20160930 in the store, 2016-09-30 in the files */
    FIELD_MONTH, /* 201609 in the store, 2016-09 in the files */
    FIELD_FLAG,  /* 0, 1 in the store, false, true in the files */
} FieldKind;

typedef struct {
    const char *name;
    const char *column; /* the SQL that selects it; in terms of `source` of the table */
    FieldKind kind;
    bool is_required; /* never NULL */
    const char *description;
    const char *unit;    /* of integers; NULL: none */
    const char *choices; /* of texts: the only ones, with blanks between; NULL: any */
} Field;

/* `fields` with blanks between, of this table, are `target` of `table`. */
typedef struct {
    const char *fields, *table, *target;
} Reference;

typedef struct {
    const char *name, *title, *description;
    const char *source; /* what follows FROM */
    const char *key;    /* the primary key and the order of the rows, as fields with blanks between */
    const char *order;  /* the same in SQL; an order in which the store has the rows already: nothing is sorted */
    const Field *fields;
    const Reference *references;
    uint32_t field_count, reference_count;
} Table;

enum { EXPORT_TABLES = 10, EXPORT_FIELDS_MOST = 32 };
extern const Table export_tables[EXPORT_TABLES];

#endif
