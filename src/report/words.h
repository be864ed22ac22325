/* Words and JSON values that several reports use. Private to report/. */
#ifndef PURSE_REPORT_WORDS_H
#define PURSE_REPORT_WORDS_H

#include "report/report.h"

#include <jansson.h>

Str words_range(Arena *arena, MoneyRange amount);       /* 1,000 to 2,000; unknown */
Str words_range_plain(Arena *arena, MoneyRange amount); /* 1000.00; 1000.00..2000.00; empty */
Str words_money(Arena *arena, Money amount);
Str words_count(Arena *arena, uint64_t count); /* 21,679 */
Str words_date(Arena *arena, Date date);
Str words_period(Arena *arena, Period period);
Str words_place_in_file(const View *view, Span span); /* main.purse:12 */
Str words_folder(const View *view);                   /* of the journal, with its slash; empty when it is this one */
Str words_order_does(const View *view, const Event *event); /* blocks n for everyone; stays ^pi */
Str words_set(const View *view, const PlaceSet *set);       /* everyone except us/il/chicago */
Str words_names(const View *view, const PlaceSet *set);     /* Chicago, Illinois; everyone except ... */
Str words_place(const View *view, PlaceId place);           /* Chicago, Illinois */
Str words_path(const View *view, PlaceId place);            /* us/il/chicago */
Str words_rules(const View *view, const IndexArray *rules);
/* "; without ^o30, ^o31" of a question that leaves entries out; empty of another. */
Str words_without(const View *view, const Question *question);
/* ^o30, or file:line where the entry has no link. */
Str words_event_name(const View *view, const Event *event);
/* "preliminary injunction, City of Chicago v. Sessions": one line that says what happened. */
Str words_event(const View *view, const Event *event);
Str words_event_kind(const View *view, const Event *event);
Str words_listing(const View *view, Index program);        /* Byrne JAG (16.738) */
Str words_sources(const View *view, const Common *common); /* ids, comma */

/* A line of words behind `used` columns, broken at the width of the terminal; what follows begins `indent` columns in.
 */
void wrap_words(Buf *out, const View *view, Str text, size_t used, size_t indent);
/* Text inside of XML or HTML; marks of quotation too where it may stand in an attribute. */
void markup_text(Buf *out, Str text, bool has_quotes);

/* The series of a place as bars, from nothing to its most; empty when there are fewer than three. */
Str words_course(Arena *arena, const Series *series, PlaceId place);
/* The verdict in words, then and now where they differ; the numbers of one definition. */
Str words_verdict(const View *view, const ClaimAnswer *answer);
Str words_numbers(const View *view, const ClaimVariant *variant);
json_t *json_claim(const View *view, const ClaimAnswer *answer);
json_t *json_claim_series(const View *view, const ClaimAnswer *answer);

/* Words as Markdown has them: an address of the web is a link; what would be markup stands for itself, but for the
 * numbers of sources, "[12]". */
void md_text(Buf *out, Str text);

json_t *json_words(Str text); /* null when empty */
json_t *json_range(Arena *arena, MoneyRange amount);
json_t *json_period(Arena *arena, Period period);
json_t *json_event_name(const View *view, const Event *event);
json_t *json_sources(const View *view, const Common *common);
/* Writes and lets go of `value`: two blanks of indent, keys in the order they were set. */
void json_print(Buf *out, json_t *value);

/* Words of a text as a journal can hold them: one line, UTF-8, no control characters; cut after `most` bytes. */
Str words_in_line(Arena *arena, Str text, size_t most);
/* A text in quotation marks, as a journal writes it. */
Str words_quoted(Arena *arena, Str text);

/* "12 awards": those that are summed only. */
Str words_summed(Arena *arena, const AwardAnswer *award);

#endif
