/* Data series: figures of places over time, to hold claims against.
 *
 * Stands after places and before the journal, which declares series and includes their files. Tables in,
 * points out: a place, a period, a value exact as it was printed, from when it was known. What is missing
 * is not zero. Rates are fractions of a count and a population: no floating point, nothing is rounded before
 * it is compared. Several definitions of one measure are several series; several values of one point, known
 * from different days, are its revisions. Pure: it is handed bytes. Knows no claim and no verdict. */
#ifndef PURSE_SERIES_H
#define PURSE_SERIES_H

#include "awards/awards.h"
#include "base/base.h"
#include "diag/diag.h"
#include "places/places.h"

/* ---- exact numbers ---- */

enum { DECIMAL_DIGITS = 18 };

/* digits / 10^scale: a number as it is printed. */
typedef struct {
    int64_t digits;
    int scale; /* 0..DECIMAL_DIGITS */
} Decimal;

typedef enum { DECIMAL_OK, DECIMAL_SHAPE, DECIMAL_TOO_LONG } DecimalProblem;
/* 1,234.50, -3, 0.25: the whole text is the number, at most DECIMAL_DIGITS digits. */
DecimalProblem decimal_parse(Str text, Decimal *out);

__extension__ typedef __int128 Wide;

/* A fraction, in lowest terms; den > 0. */
typedef struct {
    Wide num, den;
} Ratio;

Ratio ratio_of(Decimal value);
Ratio ratio_whole(int64_t value);
/* value * per / population; population > 0. */
Ratio ratio_rate(Ratio value, int64_t per, int64_t population);
int ratio_compare(Ratio a, Ratio b); /* exact, whatever their size */
/* False when the result is more than can be held exactly. */
bool ratio_add(Ratio a, Ratio b, Ratio *out);
bool ratio_subtract(Ratio a, Ratio b, Ratio *out);
bool ratio_multiply(Ratio a, Ratio b, Ratio *out);
bool ratio_divide(Ratio a, Ratio b, Ratio *out); /* b is not zero */
/* To `places` decimals, halves away from zero; for people only: 1,234.5. */
void ratio_print(Buf *out, Ratio value, int places, bool has_commas);

/* ---- periods ---- */

/* How far one period is from the next of its kind. */
typedef enum { SPAN_DAY, SPAN_MONTH, SPAN_YEAR, SPAN_FISCAL } SpanStep;

/* Days [first, until). A run of months, as 2017-01..2017-03, is compared with the same months of other years. */
typedef struct {
    Date first, until;
    SpanStep step;
    bool is_run;
} TimeSpan;

TimeSpan span_of_period(Period period);
TimeSpan span_moved(TimeSpan span, int steps); /* by whole periods of its kind */
/* Periods from `from` to `until` when they are of one kind; -1 when not, or when more than SPAN_STEPS_MOST. */
enum { SPAN_STEPS_MOST = 20000 };
int span_steps(TimeSpan from, TimeSpan until);
bool span_equal(TimeSpan a, TimeSpan b);
void span_print(Buf *out, TimeSpan span); /* 2016; 2017-01..2017-03 */

/* ---- series ---- */

typedef enum { UNIT_COUNT, UNIT_RATE, UNIT_DOLLARS, UNIT_PEOPLE } Unit;
const char *unit_name(Unit unit); /* "count" */
/* count, people, dollars, rate per 100,000. */
bool series_unit_parse(Str text, Unit *unit, int64_t *per);
enum { RATE_PER = 100000, RATE_PER_MOST = 1000000000 };

typedef struct {
    PlaceId place;
    Period period;
    Decimal value;
    bool is_missing; /* told to be missing: NA, or an empty cell */
    uint8_t months;  /* of twelve, for which a year was reported; 0: not told */
    bool has_population;
    int64_t population; /* that the row gives with the value */
    Period known;       /* PERIOD_NONE: with its series, else from the end of its own period */
    Span span;
} SeriesPoint;

/* From this day on the figures count something else: values on both sides are not compared. */
typedef struct {
    Date from;
    Str why;
} SeriesBreak;

typedef struct {
    Str id;
    Str measure;    /* homicides; the first of names */
    StrArray names; /* other names of the same: murders */
    StrArray about; /* wider things of which it is a part: crime */
    Str definition; /* what exactly is counted, by whom */
    Str caveat;     /* what a reader of its values should know; may be empty */
    Unit unit;
    int64_t per; /* of a rate: per 100,000 */
    Period known;
    ARRAY(SeriesBreak) breaks;
    ARRAY(SeriesPoint) points; /* after series_settle by place, period, known */
} Series;

enum { SERIES_POINTS_MOST = 2000000, SERIES_MEASURES_MOST = 256 };

bool series_has_name(const Series *series, Str measure);
bool series_is_about(const Series *series, Str topic);
/* Puts the points in order and reports points with two values. */
void series_settle(Series *series, Diags *diags);

/* Points one after the other, those of one period side by side in the order of their days of knowledge. */
typedef struct {
    const SeriesPoint *items;
    size_t count;
} PointRun;

/* The points of the place whose periods begin in [first, until), in order. */
PointRun points_of(const Series *series, PlaceId place, Date first, Date until);
/* Of the period at `from`, the revision that was known by then, or NULL; `next` is where the next period begins. */
const SeriesPoint *points_revision(PointRun run, size_t from, Date known_by, size_t *next);
Period point_known(const Series *series, const SeriesPoint *point);

/* ---- files ---- */

typedef enum {
    SERIES_FORM_NONE,
    SERIES_FORM_TIDY,     /* a row a value: place, date, measure, value */
    SERIES_FORM_WIDE,     /* place, date, and a column a measure */
    SERIES_FORM_OFFENCES, /* a row an agency and year: ORI, department_name, violent_crime, homs_sum, ... */
    SERIES_FORM_PEOPLE,   /* population by Census codes: state_code, county_code, population; or POPESTIMATE2020 */
    SERIES_FORM_COUNT
} SeriesForm;

const char *series_form_name(SeriesForm form); /* "tidy", "wide", "offences", "population" */
bool series_form_find(Str name, SeriesForm *out);
/* What the first line of the text says it is. */
SeriesForm series_form_of(Str text, Arena *arena);

/* Finds the place a label means, and reports when it means none. `state` may be empty. */
typedef PlaceId SeriesFindPlace(void *context, Str label, Str state, Span span);

/* What an entry says about the file that it names; empty or zero where it says nothing. */
typedef struct {
    Str id;      /* series get it, and behind a slash their measure where there are several */
    Str name;    /* of the file: a year may stand in it */
    Str measure; /* where the file has one nameless measure */
    StrArray names, about;
    Str definition;
    bool has_unit;
    Unit unit;
    int64_t per;
    Period year;
    SeriesForm form; /* NONE: by the header */
    size_t points_left;
    SeriesFindPlace *find;
    void *context;
} SeriesTold;

typedef ARRAY(Series) SeriesArray;

/* Reads the table `text`, source number `source` of `diags`, into series of its measures and definitions. */
void series_read_table(Str text, uint32_t source, const SeriesTold *told, Diags *diags, Arena *arena, SeriesArray *out);

/* A place by a label as agencies are listed under: "Albuquerque, N.M."; "Atlanta" with the state GA;
 * "Chicago Police Department, Chicago, IL". PLACE_UNKNOWN where it is not sure. */
PlaceMatch series_find_label(Str label, Str state);

/* ---- reading one value ---- */

typedef enum {
    VALUE_NONE,     /* not there, or it cannot be told */
    VALUE_AT_LEAST, /* a part of the period was reported: the whole is no less */
    VALUE_EXACT
} ValueKind;

typedef struct {
    ValueKind kind;
    Ratio value;
    Str why;                  /* why there is none, or only a part */
    const SeriesPoint *point; /* (the first) it comes from; NULL */
    uint32_t points;          /* how many were added up */
    int64_t population;       /* of a rate that was computed; 0 otherwise */
} SeriesValue;

typedef struct {
    const Series *series;
    const SeriesArray *all; /* where populations are looked up that the points do not have */
    bool as_rate;           /* of counts: per `per` people */
    int64_t per;
    Date known_by; /* DATE_OPEN: all */
} SeriesView;

/* The value of the place in the span: a point of just that period, else the sum of those that make it up. */
SeriesValue series_read(const SeriesView *view, PlaceId place, TimeSpan span, Arena *arena);
/* The population of the place in the year of the span, from the series' own rows or a series of people. */
SeriesValue series_population(const SeriesView *view, PlaceId place, TimeSpan span, Arena *arena);
/* The latest period that the series has of the place, by then: whole years before parts of them. False when none. */
bool series_latest(const SeriesView *view, PlaceId place, TimeSpan *out);
bool series_first(const SeriesView *view, PlaceId place, SpanStep step, TimeSpan *out);
/* Every place that has a point, in order. */
void series_places(const Series *series, Arena *arena, PlaceId **out, size_t *count);
bool series_has_place(const Series *series, PlaceId place);

#endif
