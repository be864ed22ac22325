/* The independent answer: a story in SQLite, and the views of oracle.sql over it.
 *
 * The C here only carries: it fills the tables, runs the parts of oracle.sql in
 * order and reads figures out. What holds is decided in SQL. */
#ifndef ORACLE_H
#define ORACLE_H

#include "story.h"

#include <sqlite3.h>

typedef enum { ON_AWARDED, ON_ACTIVE, ON_UNSPENT, ON_ANNUAL, ON_ALLOCATED, ON_COUNT } AskBasis;
extern const char *const ask_basis_names[ON_COUNT];

typedef struct {
    int day;
    bool has_known_by;
    int known_by;
    AskBasis basis;
    bool rules_given, places_given;
    unsigned rules, places; /* sets of numbers */
    unsigned without;       /* events taken as if they had never been: gone from the story that SQL is given */
} Ask;

/* A figure over all that the dates allow: its ends, whether an unknown amount
 * may belong to it, and whether some amount in it is known. */
typedef struct {
    Money lo, hi;
    bool unknown, some;
} Figure;

enum { FIGURES = 4, GROSS = 3 }; /* at risk, protected, cleared, gross */

typedef struct {
    unsigned states[STORY_RULES]; /* sets of 1 << state */
    Figure figures[FIGURES];
    bool has_shared;
    Money shared_lo, shared_hi;
    bool shared_open;
    bool unknown_ever, unknown_always; /* no award of it is known */
} OraclePlace;

typedef struct {
    unsigned worlds;
    bool is_sample; /* there are more worlds than were worked through: the ends may lie further out */
    OraclePlace places[STORY_PLACES];
    unsigned awards[STORY_AWARDS], allocations[STORY_ALLOCATIONS]; /* sets of 1 << class, 3: not in question */
    Figure totals[FIGURES];
    unsigned in_force[STORY_RULES];                /* 0 never, 1 perhaps, 2 surely */
    unsigned protects[STORY_EVENTS][STORY_PLACES]; /* in how many worlds */
    int awards_least, awards_most;
} OracleAnswer;

typedef struct Oracle Oracle;
Oracle *oracle_open(const char *sql_path); /* NULL with a message on stderr */
void oracle_close(Oracle *oracle);
void oracle_load(Oracle *oracle, const Story *story);
/* What a question is about: conditions asked or found, and, without places given, those
 * that must and those that may be answered. */
typedef struct {
    unsigned rules, places_sure, places_perhaps; /* sets of numbers */
} OracleScope;
void oracle_scope(Oracle *oracle, const Ask *ask, OracleScope *out);
/* The answer for these places, to the question of oracle_scope. */
void oracle_answer(Oracle *oracle, unsigned places, OracleAnswer *out);

/* ---- between oracle.c, oracle_load.c and oracle_read.c ---- */

typedef enum { PART_SCHEMA, PART_SETTLE, PART_ASK, PART_WORLDS, PART_LEVEL, PART_MONEY, PARTS } OraclePart;
void oracle_run(Oracle *oracle, OraclePart part, int number);
void oracle_exec(Oracle *oracle, const char *sql);
/* Puts one row into a table. format has a letter a column: i int, l long long, t text; NONE is NULL. */
#define NONE INT32_MIN
#define NONE_LONG INT64_MIN
void oracle_empty(Oracle *oracle, const char *table);
void oracle_put(Oracle *oracle, const char *table, const char *format, ...);
sqlite3_stmt *oracle_reader(Oracle *oracle, const char *sql); /* prepared once, reset by the caller */
typedef void (*TakeRow)(sqlite3_stmt *row, OracleAnswer *out);
void oracle_each(Oracle *oracle, const char *sql, TakeRow take, OracleAnswer *out);
int oracle_number(Oracle *oracle, const char *sql); /* the first column of the first row, or 0 */

/* Numbers of entries in the tables: of a kind and its own number. */
enum {
    ID_SOURCE = 100,
    ID_RULE = 200,
    ID_MEMBER = 300,
    ID_CASE = 400,
    ID_AWARD = 500,
    ID_ALLOCATION = 600,
    ID_MOVE = 700,
    ID_EVENT = 900
};

#endif
