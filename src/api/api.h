/* The library's public face, and a question as a person words it.
 *
 * Stands after the reports and before the faces. api.c is what include/purse.h
 * promises to other programs; ask.c turns words (days, ids, names of places)
 * into a Question, and tell.c a question into the report it is for: the command
 * line and the site ask and answer by these alone. Opens files only through
 * load; prints nothing, exits never, asks no clock. */
#ifndef PURSE_API_H
#define PURSE_API_H

#include "load/load.h"
#include "report/report.h"

/* Words; STR_NONE where nothing was said. */
typedef struct {
    Str verb;     /* which report: stake, why, status, cost, timeline, cases, claims, report */
    Str argument; /* what why, timeline and cases are about: a place, a condition, a ^claim, a case */
    Str as_of, known_by, basis, from, until;
    StrArray conditions, places, programs, claims;
    StrArray without; /* links, with or without ^, of entries taken as if they had never been */
} Asked;

/* Fills the question. `today` is meant when neither day was said. False with `why` (one line,
 * with near names where there are any) when something is not in the journal. */
bool api_ask(const Journal *journal, const Asked *asked, Date today, Arena *arena, Question *out, Str *why);

/* One day as written; a span is refused where `exact`, else its first day is meant. */
bool api_read_day(Str text, bool exact, Arena *arena, Date *out, Str *why);

/* A place by any name; `why` lists candidates when it is none or several. */
bool api_find_place(const Journal *journal, Str text, Arena *arena, PlaceId *out, Str *why);

/* A source by its id; `why` names what is near when it is none. */
bool api_find_source(const Journal *journal, Str id, Arena *arena, Index *out, Str *why);

/* Why something by that name is not among the names there are, with those that are near; gives false. */
bool api_no_such(Arena *arena, const char *what, Str wrong, const StrArray *names, Str *why);

/* A claim by its link, with or without its ^; false with `why` when it is none. */
bool api_find_claim(const Journal *journal, Str link, Arena *arena, Index *out, Str *why);

/* ---- a report ---- */

/* The form in which a report is to be written: json, csv, ...; some reports have forms of their own. */
bool api_read_format(Str verb, Str text, Arena *arena, View *view, Str *why);

/* Which rows of a store the report needs. They are decided on before the journal is read. */
bool api_store_rows(const Asked *asked, Arena *arena, LoadStore *store, Str *why);

/* What a report was made of, for those who have more to say about it. */
typedef struct {
    const Answer *answer; /* of stake and status */
    size_t count;         /* how many claims, or costs, it is about */
} Told;

/* Writes the report that was asked for: `question` is what api_ask made of the same words. False with `why` when
 * something is not in the journal. */
bool api_tell(const Asked *asked, const Question *question, const View *view, Claims *claims, Date today, Buf *out,
              Told *told, Str *why);

/* ---- a document ---- */

/* Where and when a document was written, as a person says it; STR_NONE where nothing was said. */
bool api_ask_document(const Journal *journal, Str origin, Str dated, Arena *arena, ReadingInput *out, Str *why);
/* Reads the bytes of the input: what was found, and the document with its digest, which refers to both. */
bool api_read_document(Str name, const ReadingInput *input, Arena *arena, Reading *reading, DocumentRead *out,
                       Str *why);
/* 64 hexadecimal digits; empty when none can be made. */
Str api_sha256(Arena *arena, Str bytes);

/* What one figure comes to: "stake us/il/chicago at_risk 2017-04-21", by what was known on `known_by` (DATE_OPEN: by
 * all). False with `why` when the words are no figure, or name what is not there. */
bool api_figure(const View *view, Str words, Date today, Date known_by, Str *value, Str *why);

/* A word of a command, behind a blank, in quotation marks where a shell needs them. */
void api_add_word(Buf *out, Str word);

/* "a,b" is two items; a text with a blank in it, as "Cook County, Illinois", is one. */
void api_add_items(Arena *arena, StrArray *list, Str text);

#endif
