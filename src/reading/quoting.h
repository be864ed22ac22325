/* A stretch of text in which one attribution stands, and what is found in it.
 *
 * Private to find_quotes*.c and speaker*.c. A unit is a sentence in which every quotation counts as one word, so
 * that sentences inside a quotation do not cut it from its "said". All rules walk over the items of
 * a unit, whose number is bounded: what is longer is read in pieces. */
#ifndef PURSE_READING_QUOTING_H
#define PURSE_READING_QUOTING_H

#include "reading/cues.h"
#include "reading/text.h"

enum { UNIT_ITEMS = 320, UNIT_CUES = 32 };

typedef struct {
    uint32_t first, until; /* tokens */
    uint32_t quotation;    /* its index, or FIND_NONE for a word or a mark */
} Item;

/* Items [first, until); none when they are equal. */
typedef struct {
    uint32_t first, until;
} Span;

typedef struct {
    const Text *text;
    Item items[UNIT_ITEMS];
    uint32_t count;
    uint32_t body; /* the first item behind a dateline: "RALEIGH - " */
    uint32_t end;  /* behind the last item that is no full stop */
    bool opens_paragraph;
} Unit;

typedef enum {
    SUBJECT_NONE,
    SUBJECT_BEFORE,    /* "Smith said" */
    SUBJECT_AFTER,     /* "said Smith" */
    SUBJECT_RELATIVE,  /* "Smith, who said": `who` is Smith, `source` the pronoun */
    SUBJECT_INHERITED, /* ", adding": whoever the sentence is about */
} SubjectKind;

typedef struct {
    SubjectKind kind;
    Span source, who;
    bool is_fronted; /* "After Smith said so, ..." : its words end at the comma */
} Subject;

typedef struct {
    uint32_t verb, until; /* the words of the cue */
    CueFrame frame;
    CueForm form;
    uint32_t left; /* behind the subject, when it stands before: auxiliaries and adverbs follow it */
    bool is_participial;
    bool is_used; /* told, or inside of what is told */
    Subject subject;
} Cue;

typedef struct Mentions Mentions;

typedef struct {
    Reading *out;
    Arena *arena;
    const Text *text;
    Mentions *mentions;
    Unit unit;
    Cue cues[UNIT_CUES]; /* of the unit, in order */
    uint32_t cue_count;
    bool is_told[UNIT_ITEMS];       /* the item is in a find */
    uint32_t last_find;             /* of the unit, or the one before: whose words may go on; FIND_NONE when none may */
    uint32_t chained, chained_find; /* the quotation told last, and the find it is in */
    uint32_t next_quotation;
} Quoting;

/* ---- Units and items: find_quotes_unit.c ---- */

/* The next unit at or behind `token`; where it ends. One without a cue and a quotation has no items. */
uint32_t unit_next(Quoting *quoting, uint32_t token);
bool item_is_quote(const Unit *unit, uint32_t item);
bool item_is_scare(const Unit *unit, uint32_t item); /* a word or three in quotation marks */
bool item_is_mark(const Unit *unit, uint32_t item, uint16_t mark);
bool item_is_word(const Unit *unit, uint32_t item, Str lower);
bool item_in(const Unit *unit, uint32_t item, WordClass class);
bool item_is_capital(const Unit *unit, uint32_t item);
bool item_is_adverb(const Unit *unit, uint32_t item);
bool item_is_stop(const Unit *unit, uint32_t item);  /* a comma, or a quotation that ends in one */
bool item_is_break(const Unit *unit, uint32_t item); /* a mark that parts clauses, or the end */
bool item_is_date(const Unit *unit, uint32_t item);
bool item_is_time(const Unit *unit, uint32_t item);        /* of two words: "last week" */
int item_grammar(const Unit *unit, uint32_t item);         /* a GrammarKind, or 0 */
int item_pronoun(const Unit *unit, uint32_t item);         /* a PronounKind, or 0 */
uint16_t quote_last_mark(const Unit *unit, uint32_t item); /* before the closing quotation mark */
uint32_t quote_words(const Unit *unit, uint32_t item);
Str item_text(const Unit *unit, uint32_t item);

/* ---- Cues and their subjects: find_quotes_cue.c, find_quotes_subject.c, find_quotes_noun.c ---- */

void find_cues(Quoting *quoting);
/* Whether the item begins a noun phrase. */
bool begins_noun(const Unit *unit, uint32_t item);
/* Whether the item makes a clause finite: "was", "would", "rejected". */
bool is_finite(const Unit *unit, uint32_t item);
Subject subject_of(const Quoting *quoting, const Cue *cue);
/* The noun phrase that ends before item `until`, not before `floor`. */
Span noun_before(const Unit *unit, uint32_t until, uint32_t floor);
/* The noun phrase that begins at `first`, with what is said of it between commas. */
Span noun_after(const Unit *unit, uint32_t first);
/* The noun phrase before the comma with what is said of it, "Smith, the mayor,". */
Span apposed_before(const Unit *unit, uint32_t comma, uint32_t floor);
/* What the unit is about, when it says so plainly. */
Span main_subject(const Unit *unit);
/* The noun phrase that begins at `first`, up to what looks like its verb. */
Span noun_until_verb(const Unit *unit, uint32_t first);

/* ---- Where told words begin and end: find_quotes_content.c ---- */

/* The item behind the verb, its object and words of time and place. */
uint32_t behind_cue(const Unit *unit, const Cue *cue);
/* Whether a clause begins there that may be told without "that". */
bool clause_begins(const Unit *unit, uint32_t item, bool strictly);
/* The end of told words that begin at `first`. */
uint32_t clause_end(const Quoting *quoting, const Cue *cue, uint32_t first);

/* ---- Frames: find_quotes_frame.c, find_quotes_direct.c ---- */

void tell_trailing(Quoting *quoting);
void tell_leading(Quoting *quoting);
/* `before` is the find whose words may go on, or FIND_NONE. */
void tell_uncued(Quoting *quoting, uint32_t before);
bool span_has_quote(const Unit *unit, Span span);
bool span_has_finite(const Unit *unit, Span span);
/* Adds told words, or joins them to those they go on with; their find. Without a cue when `cue` is NULL. */
uint32_t add_quote(Quoting *quoting, Span told, const Cue *cue, const char *rule);
void add_part(Quoting *quoting, uint32_t find, Span part);

/* ---- Who speaks: speaker.c ---- */

/* Where people, bodies and places are named, sorted. */
Mentions *mentions_of(const Text *text, Arena *arena, const Reading *out);
void settle_speaker(const Quoting *quoting, QuoteFind *find, Span who);

#endif
