/* What a letter, an article or an order says: places, people, quotations, amounts, dates, events, claims.
 *
 * Beside the award rows on the way into the journal: bytes of a document in, finds out, each anchored to
 * the bytes it was found in and naming the rule that found it. A person accepts or drops them; nothing
 * here decides. Where it is unsure it abstains, and a threat never comes out as an act. Knows the places
 * and nothing of journals, files or the clock: the day and the origin of the document are handed in. Pure,
 * and the same bytes give the same finds. Time is linear in the document, memory a fixed multiple of it.
 *
 * The way: document.c (any bytes to clean UTF-8, each piece knowing where it came from), tag.c (words,
 * sentences, quotation marks), then a file a kind of find in the order of this header; anchor.c turns
 * places in the clean text into places in the input. */
#ifndef PURSE_READING_H
#define PURSE_READING_H

#include "base/base.h"
#include "places/places.h"

enum { READING_MAX_BYTES = 64 * 1024 * 1024 }; /* of one document */

typedef enum { DOCUMENT_GUESS, DOCUMENT_TEXT, DOCUMENT_MARKDOWN, DOCUMENT_HTML, DOCUMENT_FORM_COUNT } DocumentForm;
typedef enum { ENCODING_UTF8, ENCODING_LATIN1 } DocumentEncoding; /* Latin-1: as browsers read it, windows-1252 */

typedef struct {
    Str bytes;
    DocumentForm form; /* GUESS: by the first bytes */
    PlaceId origin;    /* where it was written: an agency, a state, a city; PLACE_NONE when not known */
    Date dated;        /* the day of the document; DATE_MIN when not known: relative dates are then not settled */
} ReadingInput;

/* Where something stands in the input: bytes [start, end), code points [cstart, cend). `text` is what a
 * person reads there: without markup, with the words whole that a line's end had cut. */
typedef struct {
    uint32_t start, end;
    uint32_t cstart, cend;
    Str text;
} Anchor;

/* `rule` of every find: which rule found it, for the person who reviews: "shared-head". */

typedef struct {
    Anchor at;
    PlaceId place; /* PLACE_NONE: several fit and nothing tells which */
    PlaceId candidates[PLACE_CANDIDATES];
    size_t candidate_count;
    bool is_modifier; /* "Milwaukee County Supervisor": the place of a body or a person, not named for itself */
    const char *rule;
} PlaceFind;

/* An agency, a court, a department of a place. */
typedef struct {
    Anchor at;
    PlaceId body;   /* us/doj; PLACE_NONE when it is part of `parent` and has no id */
    PlaceId parent; /* of "Chicago Police Department"; else PLACE_NONE */
    bool is_later;  /* "the department": joined to an earlier one */
    const char *rule;
} BodyFind;

/* A person who speaks or acts in a public role. Others are not kept. */
typedef struct {
    Anchor at;              /* the name at its first mention */
    Str name;               /* "Marina Dimitrijevic" */
    Str role;               /* "Milwaukee County Supervisor" as the text has it; empty when none is said */
    PlaceId body;           /* the place or agency of the role; PLACE_NONE when not known */
    ARRAY(Anchor) mentions; /* later ones, by surname, pronoun or role, in order */
    const char *rule;
} PersonFind;

#define FIND_NONE UINT32_MAX

typedef enum { QUOTE_DIRECT, QUOTE_MIXED, QUOTE_INDIRECT } QuoteKind;

typedef struct {
    Anchor at;           /* the content, quotation marks included, from the first part to the last */
    ARRAY(Anchor) parts; /* more than one when the words of the speaker are split by the cue */
    QuoteKind kind;
    Str speaker; /* a person's full name, or the words for a body; empty when abstained */
    Str role;
    uint32_t person; /* index in `people`, or FIND_NONE */
    PlaceId body;    /* when the speaker is a place or an agency; else PLACE_NONE */
    Anchor source;   /* the words that name the speaker; end 0 when none */
    Anchor cue;      /* "said"; end 0 when none */
    const char *rule;
} QuoteFind;

typedef struct {
    Anchor at;
    MoneyRange usd; /* of "between $2 million and $3 million" both ends */
    bool is_about;  /* "nearly", "about", "more than" */
    const char *rule;
} AmountFind;

typedef struct {
    Anchor at;
    Period iso;   /* PERIOD_NONE: a date that cannot be settled */
    Period until; /* of a range: its last; else PERIOD_NONE */
    bool is_due;  /* "by June 30" */
    const char *rule;
} DateFind;

typedef enum {
    CITE_STATUTE,
    CITE_REGULATION,
    CITE_ORDER,
    CITE_DOCKET,
    CITE_AWARD,
    CITE_LISTING,
    CITE_REPORTER,
    CITE_COUNT
} CiteKind;

typedef struct {
    Anchor at;
    CiteKind kind;
    Str cite; /* in one form: "8 USC 1373", "EO 13768", "1:17-cv-05720", "2016-DJ-BX-0001" */
    const char *rule;
} CiteFind;

typedef enum {
    TOLD_WARN,
    TOLD_DEMAND,
    TOLD_REPLY,
    TOLD_COMPLY,
    TOLD_REFUSE,
    TOLD_SUE,
    TOLD_ORDER,
    TOLD_FIND,
    TOLD_WITHHOLD,
    TOLD_TERMINATE,
    TOLD_RESTORE,
    TOLD_SIGN,
    TOLD_PROPOSE,
    TOLD_COUNT
} EventType;

/* Whether it happened, by the text's own words. Only ASSERTED is told as done by the document itself. */
typedef enum {
    MODALITY_ASSERTED,
    MODALITY_THREATENED,
    MODALITY_CONDITIONAL,
    MODALITY_NEGATED,
    MODALITY_REQUESTED,
    MODALITY_REPORTED, /* somebody says that it happened */
    MODALITY_PREDICTED,
    MODALITY_COUNT
} Modality;

typedef struct {
    Anchor at;
    PlaceId place; /* PLACE_NONE: the words stand for places that are not settled */
} TargetFind;

typedef struct {
    Anchor at; /* the words that tell it: "cut off" */
    EventType type;
    Modality modality;
    Anchor actor; /* end 0 when not told */
    PlaceId actor_place;
    uint32_t actor_person; /* index in `people`, or FIND_NONE */
    bool actor_is_near;    /* not told where the event is: who did such things in the sentences before */
    bool targets_are_near; /* the same of the targets */
    ARRAY(TargetFind) targets;
    uint32_t date;   /* index in `dates`, or FIND_NONE */
    uint32_t amount; /* index in `amounts`, or FIND_NONE */
    Anchor object;   /* what is demanded, blocked, signed; end 0 when not told */
    Anchor sentence; /* that tells it */
    const char *rule;
} EventFind;

typedef enum {
    CLAIM_RECIPIENTS,
    CLAIM_MONEY,
    CLAIM_STATISTIC,
    CLAIM_LEGAL,
    CLAIM_CAUSE,
    CLAIM_DEFINITION,
    CLAIM_STATEMENT,
    CLAIM_COUNT
} ClaimKind;

/* Words that could be tested. */
typedef struct {
    Anchor at;
    ClaimKind kind;
    uint32_t quote; /* whose words: index in `quotes`, or FIND_NONE for the document's own */
    ARRAY(PlaceId) about;
    Str test; /* a sentence of `purse claims` where the words suggest one; else empty */
    const char *rule;
} ClaimFind;

/* The number of the first item of an array that starts at `start` or behind it; its count when none does. Items begin
 * with the number they are sorted by, as every find begins with its anchor. */
#define STARTS_FROM(array, start) starts_from((array).items, (array).count, sizeof *(array).items, (start))
static inline uint32_t starts_from(const void *items, uint32_t count, size_t size, uint32_t start)
{
    uint32_t low = 0, high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (*(const uint32_t *)(const void *)((const char *)items + middle * size) < start)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* All finds of one kind in the order of their place in the input. */
typedef struct {
    DocumentForm form;
    DocumentEncoding encoding;
    size_t broken_bytes; /* read as U+FFFD */
    ARRAY(PlaceFind) places;
    ARRAY(BodyFind) bodies;
    ARRAY(PersonFind) people;
    ARRAY(QuoteFind) quotes;
    ARRAY(AmountFind) amounts;
    ARRAY(DateFind) dates;
    ARRAY(CiteFind) citations;
    ARRAY(EventFind) events;
    ARRAY(ClaimFind) claims;
} Reading;

typedef enum {
    READING_OK,
    READING_TOO_LARGE, /* more than READING_MAX_BYTES */
    READING_BINARY,    /* not text: many NULs or control bytes */
    READING_UTF16,     /* by its first two bytes; it is not converted, for places in it would be none of bytes */
    READING_TANGLED,   /* HTML nested so deeply that reading it would take too long */
} ReadingProblem;

/* Reads a document. `arena` owns all that the reading points to, and the strings point into `input->bytes` or
 * into it: both must outlive it. */
ReadingProblem reading_read(const ReadingInput *input, Arena *arena, Reading *out);

/* The input as UTF-8 with a character for each that the places of finds count: what a page shows spans over. */
void reading_text(const ReadingInput *input, const Reading *reading, Buf *out);

const char *reading_problem_words(ReadingProblem problem); /* "not a text": what a document that is not read is */
const char *event_type_name(EventType type);               /* "withhold" */
const char *modality_name(Modality modality);              /* "threatened" */
const char *quote_kind_name(QuoteKind kind);               /* "direct" */
const char *cite_kind_name(CiteKind kind);                 /* "statute" */
const char *claim_kind_name(ClaimKind kind);               /* "statistic" */
const char *document_form_name(DocumentForm form);         /* "html" */

#endif
