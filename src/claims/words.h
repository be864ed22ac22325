/* Words of a sentence, and what kind of thing they name. Private to claims/. */
#ifndef PURSE_CLAIMS_WORDS_H
#define PURSE_CLAIMS_WORDS_H

#include "claims/sentence.h"

typedef enum { WORD_END, WORD_PLAIN, WORD_TEXT, WORD_COMMA, WORD_DOTS, WORD_PERCENT } WordKind;

typedef struct {
    WordKind kind;
    Str text; /* of a text: between the marks */
    size_t at, until;
} Word;

typedef struct {
    const Journal *journal;
    Diags *diags;
    Arena *arena;
    Str sentence;
    Span span;
    size_t at;
    unsigned *near_left;
    bool has_failed;
    Test test;
} Sentence;

Word word_next(Sentence *sentence);
Word word_peek(const Sentence *sentence);
Word word_peek_second(const Sentence *sentence);
bool word_is(Word word, const char *text);
bool sentence_skip(Sentence *sentence, const char *word);      /* when it comes next */
bool sentence_skip_all(Sentence *sentence, const char *words); /* "at least": all or none */
Span word_span(const Sentence *sentence, Word word);
/* A mistake at the word; NULL when there was one before. */
Diag *sentence_mistake(Sentence *sentence, DiagCode code, Word word, Str message);
/* Each false with a mistake; after the first one no other is reported. */
bool sentence_fail(Sentence *sentence, Word word, const char *what, const char *example);
bool sentence_expect(Sentence *sentence, const char *word, const char *example);
bool sentence_place(Sentence *sentence, PlaceId *out);
bool sentence_agency(Sentence *sentence, PlaceId *out);
bool sentence_span(Sentence *sentence, TimeSpan *out);
bool sentence_day(Sentence *sentence, Date *out);
bool sentence_number(Sentence *sentence, Decimal *out);
bool sentence_whole(Sentence *sentence, int64_t *out, int64_t most);
bool sentence_rule(Sentence *sentence, bool policies_too, Index *out);
bool sentence_is_rule(const Sentence *sentence, Word word);
/* [more than | less than | at least | at most | between X and] X[%]; with `alone` a number alone is itself. */
bool sentence_bound(Sentence *sentence, Bound *out);
bool sentence_list_goes_on(Sentence *sentence); /* passes over a comma, "and"; false at the end of a list */
bool sentence_place_set(Sentence *sentence, PlaceSet *out);

bool series_sentence(Sentence *sentence);  /* MEASURE of PLACE ... */
bool money_sentence(Sentence *sentence);   /* money from ... */
bool journal_sentence(Sentence *sentence); /* policies, places */

#endif
