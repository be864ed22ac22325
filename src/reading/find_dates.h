/* What the rules of dates share. Private to find_dates*.c. */
#ifndef PURSE_READING_FIND_DATES_H
#define PURSE_READING_FIND_DATES_H

#include "reading/text.h"

/* What the words of a date say before the document's day has settled it. */
typedef enum {
    DATE_WORDS_DAY,       /* year, month, day */
    DATE_WORDS_MONTH,     /* year, month */
    DATE_WORDS_YEAR,      /* year */
    DATE_WORDS_FISCAL,    /* year */
    DATE_WORDS_MONTH_DAY, /* month, day: the year is to be found */
    DATE_WORDS_MONTH_ALONE,
    DATE_WORDS_WEEKDAY,
    DATE_WORDS_SETTLED, /* by `iso` and `last` */
} DateKind;

/* Where a date without its year or week lies from the document's day. */
typedef enum { SIDE_UNTOLD, SIDE_BEFORE, SIDE_AFTER, SIDE_NEAR, SIDE_DUE, SIDE_LAST, SIDE_NEXT, SIDE_THIS } DateSide;

typedef struct {
    uint32_t first, until; /* tokens */
    DateKind kind;
    DateSide side;
    int year, month, day, weekday; /* 0: Monday */
    int last_day;                  /* of "June 5-7"; else 0 */
    bool has_weekday;              /* of a day: "Monday, March 27" */
    Period iso, last;
    const char *rule;
} DateWords;

typedef struct {
    const Text *text;
    TokenRun sentence;
    int named_year; /* of the last date in the sentence that names its year; 0: none */
} Dates;

/* Questions about tokens; all are false beyond the sentence. */
bool dates_inside(const Dates *dates, uint32_t at);
bool dates_word(const Dates *dates, uint32_t at, const char *lower);
bool dates_calendar(const Dates *dates, uint32_t at, CalendarWord word);
bool dates_mark(const Dates *dates, uint32_t at, uint16_t mark);
const Token *dates_token(const Dates *dates, uint32_t at); /* a break beyond the sentence */
bool dates_attached(const Dates *dates, uint32_t at);      /* no blank before it */
bool dates_led_by(const Dates *dates, uint32_t at);        /* "in", "since", "by": what comes before a date */
/* A number of at most four digits at `at`, with the letters that a bad scan makes of digits, and what follows it:
 * *until; -1 when there is none. */
int dates_number(const Dates *dates, uint32_t at, uint32_t *until);
int dates_year(const Dates *dates, uint32_t at, uint32_t *until); /* four digits of 1700 to 2999 */

/* Each reads a date whose telling token stands at `at`; false when there is none. */
bool dates_read_numeric(const Dates *dates, uint32_t at, DateWords *out);
bool dates_read_month(const Dates *dates, uint32_t at, DateWords *out);
bool dates_read_day_first(const Dates *dates, uint32_t at, DateWords *out);
bool dates_read_weekday(const Dates *dates, uint32_t at, DateWords *out);
bool dates_read_year(const Dates *dates, uint32_t at, DateWords *out);
bool dates_read_fiscal(const Dates *dates, uint32_t at, DateWords *out);
bool dates_read_relative(const Dates *dates, uint32_t at, DateWords *out);

/* The verb nearest to a date. */
typedef struct {
    Tense tense;
    int cost;
    bool has_future;
} Nearest;

Nearest dates_nearest(const Dates *dates, uint32_t first, uint32_t until);
/* Whether the words about [first, until) tell of what was or of what will be. */
Tense dates_tense(const Dates *dates, uint32_t first, uint32_t until);
bool dates_is_due(const Dates *dates, uint32_t first);

/* The period, by the document's day where the words leave it open; PERIOD_NONE when it cannot be told. */
Period dates_settle(const Dates *dates, const DateWords *words);
Period dates_month(int year, int month);
Period dates_year_period(int year);
int dates_weekday(Date day); /* 0: Monday */

#endif
