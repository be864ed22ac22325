/* Award files: rows of USAspending's assistance files, by header name.
 *
 * First on the way of the money: bytes of a CSV in, typed rows out. Knows
 * nothing of places or journals: a recipient is still the name as printed.
 * Columns: USAspending data dictionary (Data_Dictionary_Crosswalk); any
 * order, unknown columns passed over. A row that cannot be read is set aside
 * with a mistake, and the rest is read. Pure: it is handed bytes. */
#ifndef PURSE_AWARDS_H
#define PURSE_AWARDS_H

#include "base/base.h"
#include "diag/diag.h"

typedef enum {
    AWARD_FORM_UNKNOWN,
    AWARD_FORM_PRIME,
    AWARD_FORM_DELTA,
    AWARD_FORM_SUBAWARD,
    AWARD_FORM_DATAFEED,
    AWARD_FORM_BROKER,
    AWARD_FORM_COUNT
} AwardForm;

/* One transaction of one award. Strings point into the text or the arena; empty when the
 * cell is empty or the column is absent. */
typedef struct {
    Str award_key;       /* assistance_award_unique_key */
    Str transaction_key; /* assistance_transaction_unique_key */
    Str fain, uri, modification;
    Str recipient;      /* recipient_name */
    Str state;          /* recipient_state_code */
    Str listing;        /* cfda_number: 16.738 */
    Money obligated;    /* federal_action_obligation: this transaction alone */
    Period day;         /* action_date, else action_date_fiscal_year as a span */
    Period from, until; /* period of performance; PERIOD_NONE when not known */
    bool has_outlays;
    Money outlays;   /* total_outlayed_amount_for_overall_award, as of the download */
    Period reported; /* initial_report_date; PERIOD_NONE when not known */
    Span span;       /* the row */
} AwardRow;

typedef struct {
    ARRAY(AwardRow) rows;
    uint32_t read, set_aside; /* read counts both */
} AwardRows;

/* Rows of a file are in memory all at once. */
enum { AWARD_ROWS_MOST = 2000000 };

/* Reads all rows of `text`, which is source number `source` of `diags`. */
void awards_read(Str text, uint32_t source, Diags *diags, Arena *arena, AwardRows *out);

/* The year an award belongs to: Justice award numbers begin with it (2016-DJ-BX-0578,
 * 2016DJBX0578) or carry it (15PBJA-24-GG-05369-JAGX). 0 when the number does not tell. */
int award_year_of_number(Str fain);

/* True for an assistance listing number, two digits, a point, three digits or capitals. */
bool award_is_listing(Str text);

#endif
