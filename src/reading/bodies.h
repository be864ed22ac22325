/* What finding a body shares: those found by name, courts, later mentions. Private to bodies_*.c. */
#ifndef PURSE_READING_BODIES_H
#define PURSE_READING_BODIES_H

#include "reading/toponyms.h"

typedef struct {
    TokenRun run;
    PlaceId body, parent;
    bool is_open; /* a department of some government, which is not said: "Department of Transportation" */
    bool is_later;
    const char *rule; /* NULL: none */
} Body;

typedef struct {
    Toponyms *toponyms;
    const Text *text;
    Arena *arena;
    ARRAY(Body) list;
    Map acronyms;   /* "RUS" after "Rural Utilities Service (RUS)": number in the list */
    uint16_t the;   /* the number of the word "the" */
    uint32_t place; /* the next toponym of the walk */
} Bodies;

/* ---- bodies_courts.c ---- */
Body court_at(const Text *text, uint32_t token);

/* ---- bodies_named.c ---- */
Body body_named(const Text *text, uint32_t first);

/* ---- bodies_later.c ---- */
/* "the department", "the agency": the last body that is one. */
Body body_later(const Bodies *bodies, uint32_t token);

#endif
