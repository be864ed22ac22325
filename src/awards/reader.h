/* What the files of this folder share: the reader of one file, its columns, the row it is at. Private. */
#ifndef PURSE_AWARDS_READER_H
#define PURSE_AWARDS_READER_H

#include "awards/awards.h"
#include "awards/scan.h"

typedef enum {
#define COLUMN(name, kind, member, prime, subaward, datafeed, broker) COLUMN_##name,
#include "awards/columns.def"
#undef COLUMN
    COLUMN_COUNT
} Column;

typedef enum {
    CELL_TEXT,    /* as it stands */
    CELL_CODE,    /* in a datafeed `code: text`: the code */
    CELL_NAME,    /* in a datafeed `code: text`: the text */
    CELL_AGENCY,  /* a code; 1500 of a datafeed is 015 */
    CELL_TYPES,   /* business types; in a datafeed the old recipient type */
    CELL_LISTING, /* of a subaward the first of `code: text; code: text` */
    CELL_NUMBER,
    CELL_MONEY,
    CELL_DAY,
    CELL_BESIDE, /* text for Beside, not for the row */
} CellKind;

/* Cells that become something together with others. */
typedef struct {
    Str delta, fiscal_year, report_year, report_month;
} Beside;

/* A column of the file that is read. */
typedef struct {
    Str header;
    uint32_t cell;   /* number of the cell in a row, from 0 */
    uint32_t offset; /* of the member in AwardRow or Beside */
    Column column;
    CellKind kind;
} Pick;

/* A row as it was scanned: where its cells end, in a text that it begins at `from`. */
typedef struct {
    const char *text;     /* `from`, `end` and `ends` count from here */
    const uint32_t *ends; /* of the byte after each cell */
    uint32_t count;       /* cells */
    size_t from, end;     /* bytes of the row, without its line end */
    uint64_t line;
    bool is_ascii;          /* no byte is NUL or beyond ASCII */
    const uint64_t *others; /* where it is not: as in Scan; NULL: not known */
} RowCells;

struct AwardReader {
    Diags *diags;
    Arena *arena;
    Str name;
    uint32_t source; /* number of the whole text, or UINT32_MAX: mistakes then keep excerpts */
    bool takes_transactions_only;
    AwardForm form;
    char separator;
    uint32_t width; /* cells of the header */
    uint32_t obligated_cell;
    uint32_t pick_count;
    Pick picks[COLUMN_COUNT]; /* by number of the cell */
    AwardColumns columns;
    uint64_t line, to_skip;
    uint32_t forgiven; /* rows too long behind whose first line reading went on */
    bool has_begun, has_header, has_stopped, is_inside_line;
    AwardCounts counts;
    AwardOnSetAside *on_set_aside;
    void *context;
    ScanRow row;
    Scan scan;
    ScanWindow *scan_window; /* NULL: byte by byte */
    /* While a piece is read. */
    Arena *batch;
    RowCells cells;
};

/* ---- cell.c ---- */

/* Whether these bytes of the row are surely ASCII, without NUL. */
bool cell_is_ascii(const RowCells *cells, size_t from, size_t end);
/* The bytes between the separators, or between the quotation marks, without blanks at the ends. */
Str cell_raw(const RowCells *cells, uint32_t number);
/* The value: doubled marks single, bytes as UTF-8. */
Str cell_text(AwardReader *reader, uint32_t number);
bool cell_money(Str text, Money *out);
bool cell_day(AwardForm form, Str text, Period *out);
Str cell_code(Str text); /* of `code: text`, else the whole */
Str cell_name(Str text);
int cell_number(Str text); /* 0 when there are no digits */

/* ---- row.c ---- */

/* Types the row reader->cells; false when it is set aside, and reported. */
bool row_read(AwardReader *reader, AwardRow *out);

/* ---- mistake.c ---- */

/* Sets the row aside because of `where`, bytes of the row: reports it and tells the caller of the reader. */
void mistake_set_aside(AwardReader *reader, DiagCode code, Str where, const char *help, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
/* Reports without setting a row aside: a header, a whole file. */
void mistake_report(AwardReader *reader, DiagCode code, Str where, const char *help, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
/* The first line of the row. */
Str mistake_first_line(const RowCells *cells);
/* Where the row lies; SPAN_NONE when its text is not registered. */
Span mistake_row_span(const AwardReader *reader);

#endif
