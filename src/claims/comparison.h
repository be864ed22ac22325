/* Values held against the one that a claim is about. Private to claims/. */
#ifndef PURSE_CLAIMS_COMPARISON_H
#define PURSE_CLAIMS_COMPARISON_H

#include "claims/trial.h"

/* What is found as values are held against the one that the claim is about. */
typedef struct {
    Measure *measure;
    SeriesValue target;
    bool is_high;
    uint32_t compared, tied;
    uint32_t better;  /* surely beyond the target */
    uint32_t unknown; /* may be beyond it */
    bool has_best;
    SeriesValue best;
    PlaceId best_place;
    TimeSpan best_span;
    /* Missing periods that follow each other are told as one. */
    bool has_gap;
    TimeSpan gap_from, gap_until;
    Str gap_why;
    PlaceId gap_place;
} Comparison;

/* Reads the value of the claim; false, and said, when it is not known exactly. */
bool comparison_begin(Measure *measure, Comparison *comparison);
/* One more value beside it. A part of a count is the least that the whole can be. */
void comparison_add(Comparison *comparison, PlaceId place, TimeSpan span, SeriesValue reading);
void comparison_end_gap(Comparison *comparison);
void comparison_count(Measure *measure, const char *what, uint32_t count);
/* The verdict: no value beyond the claim's own, and none that could be. */
void comparison_conclude(Comparison *comparison, const char *of_what);

#endif
