/* Award files: rows of federal assistance, by header name, of every era.
 *
 * First on the way of the money: bytes of a file in, typed rows out. Knows
 * nothing of places, journals or stores: a recipient is still the name as
 * printed. Columns: USAspending data dictionary (Data_Dictionary_Crosswalk), the
 * DATA Act broker's form of 2017, the archive's form before 2017; any order,
 * unknown columns passed over and listed. A row that cannot be read is set aside
 * with a mistake, and the rest is read. Pure: it is handed bytes, in pieces of any size.
 *
 * No record about a private person: where the row is about an individual (record
 * type 3, business type P, the old recipient type 21) the names, UEI and DUNS of the recipient and
 * its parent are dropped at reading, and `is_individual` says so. */
#ifndef PURSE_AWARDS_H
#define PURSE_AWARDS_H

#include "base/base.h"
#include "diag/diag.h"

/* What a file tells, by its header. */
typedef enum {
    AWARD_FORM_UNKNOWN,
    AWARD_FORM_PRIME,    /* transactions of prime awards, 39 to 112 columns, 2017 on */
    AWARD_FORM_DELTA,    /* the same, behind a column correction_delete_ind: what changed and what is deleted */
    AWARD_FORM_SUBAWARD, /* money passed on, as its prime recipient reported it, 36 to 114 columns */
    AWARD_FORM_DATAFEED, /* the archive before 2017, 67 columns */
    AWARD_FORM_BROKER,   /* the DATA Act broker's rows of 2017, 66 columns */
    AWARD_FORM_COUNT
} AwardForm;

/* "prime", "delta", "subaward", "datafeed", "broker"; "unknown". */
const char *award_form_name(AwardForm form);

/* An amount of a cell; an empty cell is not zero. */
typedef struct {
    Money amount;
    bool is_given;
} AwardMoney;

/* One transaction of one award, or one subaward. Strings point into the bytes handed in or the
 * batch's arena; empty when the cell is empty or the column is absent. Always UTF-8, without blanks at the ends. */
typedef struct {
    /* Of a subaward: of its prime award, and `modification` is the subaward's number. */
    Str transaction_key, award_key, fain, uri, modification;
    Str agency_code, agency_name, sub_agency_code, sub_agency_name; /* awarding */
    Str recipient, recipient_raw;                                   /* as registered today; as submitted */
    Str uei, duns, parent_uei, parent;
    Str country, state, county, county_name, city; /* county as printed: 5 digits, 3 digits, 1001.0 */
    Str business_types;                            /* letters; of a subaward as printed */
    Str performed_at;                              /* code of the place of performance */
    Str listing, listing_title;                    /* 16.738 */
    Str listings;                                  /* of a subaward: the cell as printed, when it names several */
    Str assistance_type, action_type;              /* 04, F001; A */
    Str correction;                                /* of a delta's first column C or D, else the indicator */
    Str description;
    int record_type;                                  /* 1, 2, 3; 0 not told */
    AwardMoney obligated;                             /* this transaction alone; of a subaward its amount */
    AwardMoney non_federal, face_value, subsidy_cost; /* this transaction alone */
    AwardMoney total_obligated, outlays;              /* of the whole award, as of the download */
    Period day;                                       /* action date, else its fiscal year as a span */
    Period from, until;                               /* of performance; PERIOD_NONE when not known */
    Period reported, modified;                        /* first and latest report; PERIOD_NONE when not known */
    Str prime_recipient, prime_uei, prime_duns;       /* of a subaward: who passed the money on */
    Str prime_parent, prime_country, prime_state;
    Str prime_county, prime_county_name, prime_city, prime_business_types;
    Str report;         /* of a subaward: number of the report that tells it */
    int report_month;   /* 201704; 0 not told */
    bool is_deleted;    /* of a delta: the record is gone, only its keys are given, and no day */
    bool is_individual; /* a private person: who it is has been dropped */
    Span span;          /* the row, when its text is a registered source; SPAN_NONE otherwise */
    uint64_t line;      /* of the file, from 1, where the row begins */
} AwardRow;

typedef struct {
    ARRAY(AwardRow) rows;
    uint32_t read, set_aside; /* read counts both */
} AwardRows;

/* Rows of an included file are in memory all at once. */
enum { AWARD_ROWS_MOST = 2000000 };

/* Reads all rows of `text`, which is source number `source` of `diags`. Refuses deltas and subawards,
 * whose rows mean something only beside the full file: they go into the store. */
void awards_read(Str text, uint32_t source, Diags *diags, Arena *arena, AwardRows *out);

/* ---- a file in pieces ---- */

typedef struct AwardReader AwardReader;

enum {
    AWARD_ROW_MOST = 1 << 20, /* bytes of a row without its line end; a longer one is set aside */
    AWARD_LINE_SHOWN = 1024,  /* bytes of a line that mistakes keep */
};

/* `name` is shown in mistakes: FY2016_015_Assistance_Full_20260906_1.csv. Everything the reader keeps
 * lives in `arena` and is bounded, whatever the size of the file (half a megabyte, and what `diags` keeps). */
AwardReader *award_reader_new(Str name, Diags *diags, Arena *arena);

/* Reads the whole rows at the start of `bytes`; returns how many bytes they took. The caller hands in
 * the rest again, in front of what follows, so it needs room for AWARD_ROW_MOST + 2 bytes; with that many
 * the reader always goes on. With `is_last` all are taken. Rows are added to `out`, whose array grows in
 * `batch`; strings point into `bytes` or `batch`. However the file is cut, rows and mistakes are the same. */
size_t award_reader_feed(AwardReader *reader, Str bytes, bool is_last, Arena *batch, AwardRows *out);

/* Passes over the first `rows` rows (as counted by `read`) without reading them, setting them aside or
 * reporting them: to go on where an import stopped. Before the first feed. */
void award_reader_skip(AwardReader *reader, uint64_t rows);

/* AWARD_FORM_UNKNOWN until the header has been read, and when there is none. */
AwardForm award_reader_form(const AwardReader *reader);
/* True when nothing more will be read: no header, or another kind of file. A mistake says so. */
bool award_reader_has_stopped(const AwardReader *reader);

typedef struct {
    uint64_t read, set_aside;      /* rows after those skipped; read counts both */
    uint64_t skipped;              /* rows passed over for award_reader_skip */
    uint64_t headers;              /* header lines, the first among them; they are no rows */
    uint64_t lines;                /* of the file, as far as it has been read */
    uint64_t converted;            /* cells that were not UTF-8 and were read as Windows-1252 */
    uint64_t individuals;          /* rows about a private person */
    uint64_t deleted;              /* rows of a delta that delete */
    uint64_t without_obligation;   /* good rows whose amount is not given */
    Money obligated;               /* sum of `obligated` over the good rows */
    bool has_obligated_overflowed; /* the sum is more than Money holds; `obligated` then means nothing */
} AwardCounts;
const AwardCounts *award_reader_counts(const AwardReader *reader);

/* A column of the file, or one that the file might have and has not. */
typedef struct {
    Str header;
    bool is_present, is_read;
} AwardColumn;
typedef ARRAY(AwardColumn) AwardColumns;
/* Those of the file in its order, then the absent ones; empty before the header is read. */
const AwardColumns *award_reader_columns(const AwardReader *reader);

/* A row that could not be read, for whoever keeps them. Strings live until the call returns; `row` is
 * the row's first line as it stands in the file, which need not be UTF-8, at most AWARD_LINE_SHOWN bytes. */
typedef struct {
    uint64_t line;
    DiagCode code;
    Str message, row;
} AwardSetAside;
typedef void AwardOnSetAside(void *context, const AwardSetAside *set_aside);
void award_reader_on_set_aside(AwardReader *reader, AwardOnSetAside *call, void *context);

/* ---- rows of any other CSV ---- */

/* Cells by the same rule as those of award files; the separator is the one that parts the first line
 * into most cells. For folders behind this one that read tables of their own. */
typedef struct CsvRows CsvRows;
CsvRows *csv_rows(Str text, Arena *arena);
/* The next row that is not empty; cells are views into the text, or copies where marks were doubled.
 * False at the end, and at a quotation mark that is never closed (csv_is_broken). */
bool csv_next(CsvRows *rows, StrArray *cells);
bool csv_is_broken(const CsvRows *rows);
/* Where the cell stands in the text; the row at hand where it is empty or a copy. */
Span csv_span(const CsvRows *rows, uint32_t source, Str cell);

/* ---- numbers ---- */

/* The year an award belongs to: Justice award numbers begin with it (2016-DJ-BX-0578,
 * 2016DJBX0578) or carry it (15PBJA-24-GG-05369-JAGX). 0 when the number does not tell. */
int award_year_of_number(Str fain);

/* True for an assistance listing number: two digits, a point, three digits or capitals; RD alone
 * stands for research and development without a number (93.RD). */
bool award_is_listing(Str text);

/* True for the assistance types of loans and guarantees (07, 08, F003, F004): their obligation is blank
 * or zero (FABS rule 26.1), their face value no money handed over. */
bool award_is_loan(const AwardRow *row);

#endif
