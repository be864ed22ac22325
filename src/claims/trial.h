/* One test under one knowledge, and what the trials of it share. Private to claims/. */
#ifndef PURSE_CLAIMS_TRIAL_H
#define PURSE_CLAIMS_TRIAL_H

#include "claims/sentence.h"

enum { VARIANTS_MOST = 200, NUMBERS_MOST = 12, MISSING_SHOWN = 8, WORK_MOST = 50000000, VARIANT_COST = 400 };

typedef struct {
    Claims *claims;
    const Journal *journal;
    const Test *test;
    Question question; /* as_of, known_by */
    Date said;
    Arena *arena;
    ClaimVerdict *out;
    ClaimNumber spare; /* takes what is more than a variant shows */
} Trial;

/* From a measure, or a wider thing, to its series: chains of links. */
typedef struct {
    Index series, next;
} SeriesLink;

struct Claims {
    const Journal *journal;
    Arena *arena;
    const Test **tests; /* by event number; `none` where there is no test */
    Test none;
    Map by_name, by_topic; /* to the first link */
    ARRAY(SeriesLink) links;
    uint64_t work_left; /* values and entries that may still be looked at: claims times entries may be very many */
};

/* ---- variants ---- */

/* NULL when there are too many, of this claim or of all: then the verdict says so. */
ClaimVariant *trial_variant(Trial *trial, Str definition, Index series);
ClaimNumber *trial_number(Trial *trial, ClaimVariant *variant, const char *what, PlaceId place, Str when);
void number_ratio(Trial *trial, ClaimNumber *number, Ratio value, const char *unit);
void number_money(Trial *trial, ClaimNumber *number, MoneyRange amount);
void trial_missing(Trial *trial, ClaimVariant *variant, const char *format, ...) __attribute__((format(printf, 3, 4)));
void trial_remark(Trial *trial, ClaimVariant *variant, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* False, and said in the variant, when this would be more than is done in one run. */
bool trial_may_work(Trial *trial, ClaimVariant *variant, uint64_t looks);
Str trial_span(Trial *trial, TimeSpan span);
Str trial_place(Trial *trial, PlaceId place);
Str trial_unit(Trial *trial, const Series *series, const SeriesView *view);
/* Whether the value is as the bound says; an exact number is met when it rounds to it. */
bool bound_meets(const Bound *bound, Ratio value);
/* Of a range of cents: surely, perhaps, never. */
Certainty bound_meets_money(const Bound *bound, MoneyRange amount);
Str bound_words(Trial *trial, const Bound *bound);

/* ---- what each form comes to ---- */

/* One series, one way of reading it, one window or population. */
typedef struct {
    Trial *trial;
    ClaimVariant *variant;
    const Series *series;
    SeriesView view;
    PlaceId place;
    TimeSpan at; /* the period the claim is about */
    const char *unit;
} Measure;

/* How many series a value of it may look at: those of populations are looked for. */
uint64_t measure_cost(const Measure *measure, bool needs_people);
SeriesValue measure_read(const Measure *measure, PlaceId place, TimeSpan span);
/* NONE with the reason when a change of definition lies between the span and the period of the claim. */
SeriesValue measure_compared(const Measure *measure, PlaceId place, TimeSpan span);
void measure_number(const Measure *measure, const char *what, PlaceId place, TimeSpan span, const SeriesValue *reading);

void try_series(Trial *trial); /* extreme, change, level, share, rank */
void try_window(Measure *measure, const Window *window);
void try_among(Measure *measure, int64_t least, bool is_big_city);
void try_change(Measure *measure);
void try_level(Measure *measure);
void try_share(Measure *measure, const Measure *whole);
void try_money(Trial *trial);
void try_loss(Trial *trial);
void try_journal(Trial *trial); /* blocked, warned, replied, found, sued */

#endif
