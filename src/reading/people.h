/* People who hold an office, and where they are spoken of again. Private to find_people.c and mentions.c. */
#ifndef PURSE_READING_PEOPLE_H
#define PURSE_READING_PEOPLE_H

#include "reading/names.h"

typedef struct {
    const Text *text;
    Arena *arena;
    Reading *out;
    uint16_t the;            /* the number of the word "the" */
    uint32_t *kept_of_name;  /* under the number of a first name: its place in `out->people`, or FIND_NONE */
    ARRAY(uint32_t) offices; /* of each person kept: the token of the title */
} People;

void mentions_find(People *people);

#endif
