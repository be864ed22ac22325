/* The story as rows: what changed when, and what it did to the money. Private to report/. */
#ifndef PURSE_REPORT_TIMELINE_H
#define PURSE_REPORT_TIMELINE_H

#include "report/table.h"
#include "report/words.h"

typedef struct {
    Index event; /* NO_INDEX: a condition or policy begins or ends by its own terms */
    Index rule;
    bool begins;
    Period day;
    Str kind, what;
    Str does;   /* of an order: what it blocks or works on */
    Str effect; /* on the money */
} Happening;
typedef ARRAY(Happening) Happenings;

/* In order of their days. With a place, what concerns it; effects are then its own. */
Happenings timeline_collect(const View *view, const Question *question, PlaceId place, Date from, Date until);
/* Fills in the effects, effects.c: sums of the conditions `warned`, states of all of the question. */
void timeline_effects(const View *view, const Question *question, const IndexArray *warned, Happenings *happenings);
/* For a terminal: a day, what was told, and under it what it does and did. */
void timeline_list(Buf *out, const View *view, const Happenings *happenings);
void timeline_table(Table *table, const View *view, const Happenings *happenings);

#endif
