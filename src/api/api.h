/* The library's public face, and a question as a person words it.
 *
 * Stands after the reports and before the program. api.c is what include/purse.h
 * promises to other programs; ask.c turns words (days, ids, names of places)
 * into a Question, for the public face and the command line alike. Opens files
 * only through load; prints nothing, exits never, asks no clock. */
#ifndef PURSE_API_H
#define PURSE_API_H

#include "load/load.h"
#include "report/report.h"

/* Words; STR_NONE where nothing was said. */
typedef struct {
    Str as_of, known_by, basis;
    StrArray conditions, places, programs;
} Asked;

/* Fills the question. `today` is meant when neither day was said. False with `why` (one line,
 * with near names where there are any) when something is not in the journal. */
bool api_ask(const Journal *journal, const Asked *asked, Date today, Arena *arena, Question *out, Str *why);

/* One day as written; a span is refused where `exact`, else its first day is meant. */
bool api_read_day(Str text, bool exact, Arena *arena, Date *out, Str *why);

/* A place by any name; `why` lists candidates when it is none or several. */
bool api_find_place(const Journal *journal, Str text, Arena *arena, PlaceId *out, Str *why);

/* What one figure comes to: "stake us/il/chicago at_risk 2017-04-21", by what was known on `known_by` (DATE_OPEN: by
 * all). False with `why` when the words are no figure, or name what is not there. */
bool api_figure(const View *view, Str words, Date today, Date known_by, Str *value, Str *why);

/* "a,b" is two items; a text with a blank in it, as "Cook County, Illinois", is one. */
void api_add_items(Arena *arena, StrArray *list, Str text);

#endif
