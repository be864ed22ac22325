/* What the rules of amounts share. Private to find_amounts*.c. */
#ifndef PURSE_READING_FIND_AMOUNTS_H
#define PURSE_READING_FIND_AMOUNTS_H

#include "reading/text.h"

#define NO_RANGE MONEY_MIN

typedef struct {
    uint32_t first, until; /* tokens */
    uint32_t end;          /* byte of the clean text: "$3 million" of "$3 million-a-year" */
    Money cents;
    Money least;   /* the other end of a range in words; NO_RANGE: none */
    int scale;     /* power of ten that its words gave; 0 when none */
    bool is_about; /* a fraction in words: "half a million dollars" */
    const char *rule;
} Amount;

/* The digits of `number`, with commas and a point, times ten to the `scale`, in cents; false when there are parts
 * of a cent or too many dollars. */
bool amounts_cents(Str number, int scale, Money *out);
/* Number words, or figures with a scale, before "dollars" or "cents" at `unit`. */
bool amounts_read_words(const Text *text, TokenRun sentence, uint32_t unit, Amount *out);

#endif
