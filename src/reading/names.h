/* Capitalised words: which of them may be a person's name, and what stands beside them.
 *
 * Private to the stages of places and people. words.c knows single words, roles.c the words that say what
 * somebody is, names.c which names are persons'. All look at a bounded number of words on either side. */
#ifndef PURSE_READING_NAMES_H
#define PURSE_READING_NAMES_H

#include "reading/text.h"

enum { LONGEST_NAME = 6, LONGEST_ROLE = 24 }; /* in tokens */

#define TOKEN_NONE UINT32_MAX

/* ---- Single words ---- */

bool word_is_capital(const Text *text, uint32_t token);
/* Stands right behind the token before it, in the same sentence: no sign between. */
bool word_follows(const Text *text, uint32_t token);
bool word_is_noun(const Text *text, uint32_t token, NounKind kind); /* of CLASS_NOUN and this kind */
bool word_is_title(const Text *text, uint32_t token, TitleKind kind);
bool word_is_office(const Text *text,
                    uint32_t token); /* a title that a person holds: mayor, spokeswoman, commissioners */
bool word_is_possessive(const Text *text, uint32_t token); /* the "'s" or the apostrophe behind a name */
/* A short word in capitals among others that are not: FEMA. */
bool word_is_acronym(const Text *text, uint32_t token);
/* May be part of a person's name: Marina, de, J., Jr. */
bool word_may_name(const Text *text, uint32_t token);
bool word_ends_in_stop(const Text *text, uint32_t token); /* "D.C.", "Inc.", but not "U.S." */
bool word_is_suffix(const Text *text, uint32_t token);    /* Jr., III */
bool word_is_initial(const Text *text, uint32_t token);
/* The first token after the name that begins here; itself when none does. */
uint32_t name_until(const Text *text, uint32_t first);
/* The first and the last of a line, a paragraph or a cell that the token is in the middle of. */
bool run_is_line(const Text *text, TokenRun run);

/* ---- roles.c ---- */

/* The words that say what a person is, around his name; empty when nothing says so. */
typedef struct {
    TokenRun run;
    const char *rule; /* NULL: none */
} Role;

Role role_before(const Text *text, TokenRun name); /* "Milwaukee County Supervisor" Marina Dimitrijevic */
Role role_behind(const Text *text, TokenRun name); /* Seth Stein, "a spokesman for ..." */
Role role_apart(const Text *text, TokenRun name);  /* "The mayor of Freeport", Dolores Whitcombe, */
Role role_below(const Text *text, TokenRun name);  /* on the line under a signature */

#endif
