/* A recipient's name as words, each with what the lexicon says it is.
 *
 * First step of resolving: folds, spells out, splits what was glued, undoes
 * inversions. Knows no place. Private to this folder; lives on the caller's stack. */
#ifndef PURSE_PLACES_TOKENS_H
#define PURSE_PLACES_TOKENS_H

#include "places/table.h"

enum { TOKENS_MOST = 40, TOKENS_ROOM = 640, RECIPIENT_MOST = 400 };

/* The number of a word among them. */
typedef uint8_t TokenAt;
_Static_assert(TOKENS_MOST + 1 <= UINT8_MAX, "every word has a number");

/* What stands before a word. */
typedef enum {
    GAP_SPACE,
    GAP_SOFT, /* a slash, a dash between spaces: may stand within a name */
    GAP_HARD, /* a comma, a bracket: may not */
} Gap;

typedef struct {
    uint16_t at, length;  /* in the text of the tokens */
    uint16_t from, until; /* in the name as printed */
    uint16_t lex;         /* its row of the lexicon */
    uint8_t lex_class, value;
    bool known, goes_on;                              /* has a meaning by itself or begins a phrase; begins one */
    uint8_t gap;                                      /* before it */
    uint8_t phrase_class, phrase_value, phrase_words; /* of the longest that begins here */
    uint8_t postal_fips;                              /* the state that two letters stand for */
} Token;

typedef struct {
    Str printed;
    size_t count, length;
    bool too_long;
    Token items[TOKENS_MOST + 1]; /* one more, with a hard gap, ends them */
    char text[TOKENS_ROOM + 8];   /* eight bytes can be read at any word */
} Tokens;

void tokens_read(Tokens *tokens, Str printed);
/* Words [from, until), with one space between: a view into the tokens. */
Str tokens_slice(const Tokens *tokens, size_t from, size_t until);
/* As printed, from the first of [from, until) to the last. */
Str tokens_printed(const Tokens *tokens, size_t from, size_t until);
bool token_is(const Tokens *tokens, size_t at, Str word);
/* The longest phrase of the lexicon in [at, until), and of how many words; LEX_NONE when there is none. */
LexClass tokens_phrase(const Tokens *tokens, size_t at, size_t until, size_t *words, uint8_t *value);
bool token_links(const Tokens *tokens, size_t at, LexLink link);
/* "of" and its like in other tongues: what stands between a type word and its name. */
bool token_is_of(const Tokens *tokens, size_t at);

#endif
