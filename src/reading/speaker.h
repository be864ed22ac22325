/* Where people, bodies and places are named, and which of them a phrase is about.
 *
 * Private to speaker*.c. */
#ifndef PURSE_READING_SPEAKER_H
#define PURSE_READING_SPEAKER_H

#include "reading/quoting.h"

enum { PRIVATE_NAMES = 32 };

typedef enum { NAMED_PERSON, NAMED_BODY, NAMED_PLACE } NamedKind;

typedef struct {
    uint32_t start, end;
    uint32_t index;
    NamedKind kind;
    bool is_quoted;
} Mention;

typedef struct {
    PlaceId body;
    uint32_t index; /* of a find of it */
} Named;

struct Mentions {
    ARRAY(Mention) all;
    Named *bodies;                    /* sorted by body, then by place */
    Str private_names[PRIVATE_NAMES]; /* family names met last, the oldest overwritten */
    uint32_t private_count;
};

/* The first find of a body that has an id. */
uint32_t first_of_body(const Mentions *mentions, uint32_t count, PlaceId body);
/* The first of a kind that the phrase is about; NULL when there is none. */
const Mention *head_of(const Quoting *quoting, Span who, NamedKind kind);
/* Whoever a pronoun at `byte` can stand for; NULL when there is none. */
const Mention *named_before(const Quoting *quoting, uint32_t byte, int pronoun);
/* Where an item begins and ends, in bytes. */
uint32_t item_start(const Unit *unit, uint32_t item);
uint32_t item_end(const Unit *unit, uint32_t item);

#endif
