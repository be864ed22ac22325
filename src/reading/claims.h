/* What the rules of claims share. Private to find_claims*.c. */
#ifndef PURSE_READING_CLAIMS_H
#define PURSE_READING_CLAIMS_H

#include "reading/told.h"

/* ---- claims.def ---- */
enum { CLAIM_WORD_FIGURE = 1, CLAIM_WORD_MEASURE = 2, CLAIM_WORD_CAUSE = 4, CLAIM_WORD_GETTING = 8 };

static inline bool claim_word_at(const Text *text, uint32_t token, int kinds)
{
    return token_in(text, token, CLASS_CLAIM) && token_value(text, token, CLASS_CLAIM) & kinds;
}

typedef struct {
    const Text *text;
    Arena *arena;
    Reading *out;
    Parties parties;
    Told told; /* a window for party_at */
} ClaimFinder;

/* The clause around tokens [first, until) of one sentence: what a person would quote. */
TokenRun claims_clause(const ClaimFinder *finder, uint32_t first, uint32_t until);
uint32_t claims_token(const Text *text, uint32_t byte); /* that holds a byte of the clean text */
bool claims_is_any(const Text *text, uint32_t token, const char *const *words, size_t count);
void claims_add(ClaimFinder *finder, TokenRun run, ClaimKind kind, Str test, const char *rule);
/* The first place named in a run; PLACE_NONE. */
PlaceId claims_place(const ClaimFinder *finder, TokenRun run);
PlaceId claims_agency(const ClaimFinder *finder, TokenRun run);

/* find_claims_money.c, find_claims_figures.c: what a sentence claims by its own words. */
void claims_of_money(ClaimFinder *finder, TokenRun sentence);
void claims_of_figures(ClaimFinder *finder, TokenRun sentence);
Str claims_test_of_money(ClaimFinder *finder, TokenRun run, bool is_none);

#endif
