/* The program's side of a story: its journal read and answered, and the comparison. */
#ifndef CHECK_H
#define CHECK_H

#include "oracle.h"
#include "stake/stake.h"

typedef struct {
    Arena arena;
    Diags diags;
    Buf text, rows;
    Journal *journal;
} Reading;

/* Prints the story and reads it; false, with the mistakes on stdout, when it has any. */
bool reading_open(Reading *reading, Story *story);
void reading_print(Reading *reading);
void reading_close(Reading *reading);

/* Asks stake_answer and compares to the cent; false, with both answers on stdout, when they differ. */
bool check_answer(Reading *reading, Oracle *oracle, const Story *story, const Ask *ask, const OracleScope *scope, unsigned *worlds);

#endif
