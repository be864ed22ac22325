/* purse.h: public money and the strings attached to it.
 *
 * Reads a journal (docs/journal.md, purse-journal(5)), reports the mistakes in it, and answers
 * what money hangs on which condition on a day. Answers are JSON, the same as the program
 * `purse` prints with --format json.
 *
 *     PurseJournal *journal;
 *     PurseStatus status = purse_journal_open("main.purse", &journal);
 *     char *json = NULL;
 *     if (status == PURSE_OK) {
 *         PurseQuestion question = {.as_of = "2017-04-21", .conditions = "jag16-1373"};
 *         status = purse_stake_json(journal, &question, &json);
 *     }
 *     if (status == PURSE_OK)
 *         puts(json);
 *     else
 *         fprintf(stderr, "%s\n", purse_journal_message(journal));
 *     purse_free(json);
 *     purse_journal_free(journal);
 *
 * All text in and out is UTF-8. Nothing here prints, exits, or asks the time. Different journals
 * may be used by different threads at once; one journal by one thread at a time. No input, however
 * damaged, ends the process; only exhausted memory does: see purse_on_exhausted. */
#ifndef PURSE_H
#define PURSE_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define PURSE_API __attribute__((visibility("default")))
#else
#define PURSE_API
#endif

/* ---- What a call came to ---- */

/* The same numbers as the exit codes of the program. */
typedef enum {
    PURSE_OK = 0,
    PURSE_DATA = 1,   /* there are mistakes in the data: see the diagnostics or the message */
    PURSE_MISUSE = 2, /* asked wrongly: a NULL, an unknown id, a day that is none */
    PURSE_FAILED = 3  /* could not be read at all */
} PurseStatus;

/* One line in plain words, never NULL: "there are mistakes in the data". */
PURSE_API const char *purse_status_text(PurseStatus status);

/* The version of the library: "0.1.0". */
PURSE_API const char *purse_version(void);

/* Sets what is called when memory is exhausted, with the number of bytes wanted. It must not
 * return (it may exit, or longjmp out and abandon the journal at hand). NULL sets the default,
 * which calls abort(). For all threads; set it once, at the start. */
PURSE_API void purse_on_exhausted(void (*handler)(size_t wanted_bytes));

/* Lets go of a text that a function of this header gave. NULL is fine. */
PURSE_API void purse_free(void *text);

/* ---- A journal ---- */

typedef struct PurseJournal PurseJournal;

/* Reads the journal file at `path` ("-" is standard input) and all that it includes.
 *
 * PURSE_OK, or PURSE_DATA when there are errors in it, or PURSE_FAILED when the file cannot be
 * read. *out is set in each of these cases, so that diagnostics and message can be read, and is
 * freed by purse_journal_free; after PURSE_MISUSE (a NULL) it is NULL. */
PURSE_API PurseStatus purse_journal_open(const char *path, PurseJournal **out);

/* Reads `length` bytes as a journal; `name` stands in diagnostics. An `include` in it is a
 * mistake: nothing is opened. The bytes are copied. Otherwise as purse_journal_open. */
PURSE_API PurseStatus purse_journal_read(const char *name, const char *bytes, size_t length, PurseJournal **out);

/* Lets go of the journal and of every text that it lent. NULL is fine. */
PURSE_API void purse_journal_free(PurseJournal *journal);

/* Why the latest call with this journal did not come to PURSE_OK; "" when it did. Never NULL;
 * good until the next call with the journal. */
PURSE_API const char *purse_journal_message(const PurseJournal *journal);

/* ---- Mistakes in it ---- */

typedef enum { PURSE_NOTE = 0, PURSE_WARNING = 1, PURSE_ERROR = 2 } PurseSeverity;

/* All texts belong to the journal. */
typedef struct {
    const char *file;      /* as it was named: "main.purse" */
    unsigned line, column; /* from 1; the column counts characters. 0: the journal as a whole */
    PurseSeverity severity;
    const char *code;    /* "J012"; `purse explain J012` says more */
    const char *message; /* "April has 30 days" */
    const char *help;    /* "the last day of that month is 2017-04-30" */
} PurseDiagnostic;

/* How many there are, errors, warnings and notes together, sorted by file and place. What the
 * journal allows (`allow CODE "reason"`) is left out; no more than 10,000 are kept. */
PURSE_API size_t purse_diagnostic_count(const PurseJournal *journal);

/* Number `index`, from 0; NULL when there is none. Good until purse_journal_free. */
PURSE_API const PurseDiagnostic *purse_diagnostic_get(const PurseJournal *journal, size_t index);

/* ---- What is at stake ---- */

/* Set it to zero first: NULL stands for the default everywhere. Lists are separated by commas, or
 * one item a line where an item holds a comma or a blank ("Cook County, Illinois"). */
typedef struct {
    const char *as_of;      /* "2017-04-21": what held on that day; may be NULL only if known_by is set */
    const char *known_by;   /* only what anyone could know by that day; NULL: all that is known now */
    const char *conditions; /* ids; NULL: those in force that somebody was warned about */
    const char *places;     /* by id, GEOID or name; NULL: all that the conditions concern */
    const char *programs;   /* ids or listings ("16.738"); NULL: all */
    const char *basis;      /* "awarded" (NULL), "active", "unspent", "annual", "allocated" */
} PurseQuestion;

/* The answer as JSON, as `purse stake --format json` prints it. PURSE_OK with a text in *out for
 * purse_free; else *out is NULL, and the message says why: PURSE_MISUSE when the question asks for
 * what is not there, PURSE_DATA when the journal has errors, as its figures could then be wrong
 * without saying so. */
PURSE_API PurseStatus purse_stake_json(PurseJournal *journal, const PurseQuestion *question, char **out);

/* ---- What was said, tested ---- */

/* The claims of the journal with their verdicts (docs/claims.md) as JSON, as `purse claims --format json` prints
 * them. Of the question count as_of (NULL: the day when the words were said), known_by and places (those spoken
 * for, or tested about); the rest is passed over, and each may be NULL. Otherwise as purse_stake_json. */
PURSE_API PurseStatus purse_claims_json(PurseJournal *journal, const PurseQuestion *question, char **out);

/* ---- Without a journal ---- */

/* Which place a name, a code or an id means, as `purse place --format json` prints it.
 * PURSE_OK when it is one place; PURSE_DATA when it is none or several: the JSON then lists the
 * candidates. *out is for purse_free. */
PURSE_API PurseStatus purse_place_json(const char *name, char **out);

/* The journal text with its spacing put right, as `purse fmt` does; nothing but spacing changes,
 * and a text with mistakes keeps them. *out ends in a NUL that `out_length` (may be NULL) does not
 * count, and is for purse_free. */
PURSE_API PurseStatus purse_format(const char *bytes, size_t length, char **out, size_t *out_length);

#ifdef __cplusplus
}
#endif

#endif
