/* What the parts of a draft share. Private to report/. */
#ifndef PURSE_REPORT_DRAFT_H
#define PURSE_REPORT_DRAFT_H

#include "report/words.h"

enum { DRAFT_TITLE_MOST = 240, DRAFT_COMMENT_MOST = 160 }; /* bytes of the text's words */

typedef struct {
    Buf *out;
    const View *view;
    Arena *arena;
    const DocumentRead *document;
    const Reading *reading;
    Str source;     /* id */
    Date day;       /* of the document; DATE_MIN when not known: then nothing dated is entered */
    StrArray about; /* conditions that the warnings are about: of the journal, or the draft's stub */
    bool is_stub;
    Map asked;     /* paths of the places that the draft has somebody warn or ask -> the first day of it */
    Index *by_day; /* events of the journal in the order of their days */
} Draft;

/* ---- draft.c: head, finds, rest ---- */
void draft_open(Draft *draft, Buf *out, const View *view, const DocumentRead *document);
void draft_head(Draft *draft);
/* One of them; the others are NULL. */
typedef struct {
    const QuoteFind *quote;
    const EventFind *event;
    const ClaimFind *claim;
} DraftFind;
typedef struct {
    uint32_t quote, event, claim;
} DraftPosition;
bool draft_next(const Draft *draft, DraftPosition *at, DraftFind *out); /* in the order of the text */
void draft_find(Draft *draft, const DraftFind *find);
void draft_rest(Draft *draft);

/* The first line of a comment: bytes, what it is, the rule. */
void draft_heading(Draft *draft, const Anchor *at, const char *what, const char *rule);
void draft_source(Draft *draft, const Anchor *at); /* the source field of an entry, with its bytes */

/* An entry that is to be written, as far as it can be compared with those of a journal. */
typedef struct {
    EventKind kind;
    Date day;
    PlaceId actor;
    const PlaceId *places;
    size_t place_count;
    Str speaker, words;
    const Anchor *at;
} DraftEntry;

void draft_same_open(Draft *draft);
/* A comment that names what the journal has already of this. */
void draft_same(Draft *draft, const DraftEntry *entry);

/* ---- draft_needs.c: source, program and condition ---- */
void draft_source_entry(Draft *draft);
void draft_condition(Draft *draft);

/* ---- draft_events.c ---- */

/* What an event becomes: an entry of this kind, or, with a reason, a comment. */
typedef struct {
    bool is_entry;
    EventKind kind;
    const char *act, *stance; /* of EVENT_ACT, of EVENT_REPLY */
    const char *why_not;
    Period day;
    bool is_day_told;  /* by the text; else the document's is used */
    bool is_day_near;  /* it is that of words of the same actor just before */
    bool is_of_author; /* no agency is named; the document is an agency's own */
    Period due;
    PlaceId actor;
    ARRAY(PlaceId) to;
} DraftForm;

/* draft_form.c */
DraftForm draft_form(const Draft *draft, const EventFind *event);
void draft_refuse(DraftForm *form, const char *why); /* a comment, and why */
bool draft_warns(const Draft *draft);                /* some event becomes a warning, which needs a condition */
void draft_event(Draft *draft, const EventFind *event);

/* ---- draft_words.c ---- */
void draft_quote(Draft *draft, const QuoteFind *quote);
/* The day on which it was said, where the text names it beside the verb; else PERIOD_NONE. */
Period draft_quote_day(const Draft *draft, const QuoteFind *quote);
void draft_claim(Draft *draft, const ClaimFind *claim);

#endif
