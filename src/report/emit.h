/* JSON written as it is told, for answers of so many parts that a tree of them would cost more than they do. */
#ifndef PURSE_REPORT_EMIT_H
#define PURSE_REPORT_EMIT_H

#include "report/words.h"

enum { EMIT_DEPTH_MOST = 16 };

/* As json_print writes it: two blanks a level, a key with its value on a line. */
typedef struct {
    Buf *out;
    uint32_t depth;
    bool has_any[EMIT_DEPTH_MOST]; /* of each level: something stands in it */
    const char *key;               /* of the next value, in an object; NULL in an array */
} Emit;

void emit_open(Emit *emit, char bracket); /* '{' or '[' */
void emit_close(Emit *emit, char bracket);
Emit *emit_key(Emit *emit, const char *key); /* a name of letters and _ */
void emit_null(Emit *emit);
void emit_bool(Emit *emit, bool value);
void emit_count(Emit *emit, uint64_t value);
void emit_words(Emit *emit, Str words);         /* null when there are none, as json_words */
void emit_range(Emit *emit, MoneyRange amount); /* as json_range */
/* A tree, let go of, as a part of what is told. */
void emit_tree(Emit *emit, json_t *tree);

/* stake_json.c */
void emit_answer(Emit *emit, const View *view, const Answer *answer);
void print_answer_json(Buf *out, const View *view, const Answer *answer); /* it alone, with the end of its line */
Sum sum_known(Sum sum);                                                   /* totals leave out what is unknown */

/* The places told are from places[*at] until places[end]. */
size_t page_of_places(const View *view, const Answer *answer, size_t *at);

#endif
