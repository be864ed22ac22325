/* What the rules of citations share. Private to find_citations*.c. */
#ifndef PURSE_READING_FIND_CITATIONS_H
#define PURSE_READING_FIND_CITATIONS_H

#include "reading/text.h"

typedef struct {
    const Text *text;
    Arena *arena;
    Reading *out;
    uint32_t first, until; /* tokens of the sentence */
    uint32_t done;         /* tokens before it are cited already */
    Map sections;          /* "1373" to the citation of its statute, for "section 1373" later */
    Map parts;             /* "604" to that of its regulation */
    Map awards;            /* their numbers */
} Citations;

/* Questions about tokens; all are false beyond the sentence. */
bool cites_word(const Citations *cites, uint32_t at, const char *lower);
bool cites_kind(const Citations *cites, uint32_t at, CiteWord word);
bool cites_mark(const Citations *cites, uint32_t at, uint16_t mark);
bool cites_attached(const Citations *cites, uint32_t at); /* no blank before it */
Str cites_number(const Citations *cites, uint32_t at);    /* empty when it is none */
/* "No.", "Number", "#": the token after. */
uint32_t cites_after_number_word(const Citations *cites, uint32_t at);

/* The end of a section's number with its letters and paragraphs: "2000d-1", "1373(a)(1)"; `at` is its figure. */
uint32_t cites_section_end(const Citations *cites, uint32_t at);
/* Adds the find of tokens [first, until); returns `until`. */
uint32_t cites_add(Citations *cites, uint32_t first, uint32_t until, CiteFind find);

/* Each reads a citation whose telling token is `at` and returns the token after it, or 0. */
uint32_t cites_read_law(Citations *cites, uint32_t at);
uint32_t cites_read_state_law(Citations *cites, uint32_t at);     /* at "Minn.", "Pa." */
uint32_t cites_read_state_letters(Citations *cites, uint32_t at); /* at "RCW", "ORS" */
uint32_t cites_read_section(Citations *cites, uint32_t at);
uint32_t cites_read_docket(Citations *cites, uint32_t at);
uint32_t cites_read_listing(Citations *cites, uint32_t at);
uint32_t cites_read_award(Citations *cites, uint32_t at);
/* An award's number by its shape alone. */
uint32_t cites_read_award_shape(Citations *cites, uint32_t at);

#endif
