/* The program's side of a story: its journal read and answered, and the comparison. */
#ifndef CHECK_H
#define CHECK_H

#include "oracle.h"
#include "stake/stake.h"

typedef struct {
    Arena arena;
    Diags diags;
    Buf text, rows;
    Buf report; /* what is wrong: mistakes of the journal, differences of the answers */
    Journal *journal;
} Reading;

/* Prints the story and reads it; false when the journal has mistakes. */
bool reading_open(Reading *reading, Story *story);
void reading_print(const Reading *reading); /* the report, the journal, the award file */
void reading_close(Reading *reading);

Question question_of(Reading *reading, const Story *story, const Ask *ask);
Index rule_of(const Reading *reading, const Story *story, int rule);
PlaceId place_of(const Reading *reading, const Story *story, int place);
void print_question(Buf *out, const Story *story, const Ask *ask);

/* Asks stake_answer and compares to the cent; false, with both answers in the report, when they differ. */
bool check_answer(Reading *reading, Oracle *oracle, const Story *story, const Ask *ask, const OracleScope *scope,
                  OracleAnswer *by_sql);

/* Whether the same is answered on the day and on the last day before it on which an answer can change (stake_days). */
bool check_day(Reading *reading, const Story *story, const Ask *ask);
/* Whether stake_sums has the figures and states of stake_answer, and the states hang on no basis. */
bool check_sums(Reading *reading, const Story *story, const Ask *ask);

/* The worked rows (worked.c): their story, the question of each, and whether an answer is the one worked out. */
void worked_story(Story *story);
extern const int worked_count;
Ask worked_ask(int number);
bool worked_is_right(int number, const OracleAnswer *answer);

/* Leaves out of the story what is not needed for `still_wrong` to go on saying so. */
/* Leaves out an event; what ended it or worked on it does so no longer. */
void story_leave_out(Story *story, int number);
typedef bool (*StillWrong)(void *context, Story *story);
void story_shrink(Story *story, StillWrong still_wrong, void *context);

#endif
