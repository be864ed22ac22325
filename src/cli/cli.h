/* The command line: `purse VERB [options]`. One file a verb.
 *
 * The last stop of the data. Prints, exits and asks the time, which no other
 * folder does: data on standard output, words on standard error; exit 0 fine,
 * 1 mistakes in the data, 2 wrong usage, 3 failed, 70 a bug of ours. */
#ifndef PURSE_CLI_H
#define PURSE_CLI_H

#include "api/api.h"
#include "import/import.h"

enum { EXIT_FINE = 0, EXIT_DATA = 1, EXIT_USAGE = 2, EXIT_FAILED = 3, EXIT_BUG = 70 };

/* What a verb takes: a set of these. */
enum {
    TAKES_FILE = 1 << 0,
    TAKES_DAY = 1 << 1,   /* --as-of, --known-by */
    TAKES_MONEY = 1 << 2, /* --condition, --program, --basis */
    TAKES_PLACE = 1 << 3, /* --place */
    TAKES_WHAT_IF = 1 << 4,
    TAKES_FORMAT = 1 << 5,
    TAKES_SPAN = 1 << 6,     /* --from, --until */
    TAKES_CHECK = 1 << 7,    /* fmt --check */
    TAKES_TWO_DAYS = 1 << 8, /* diff: --as-of, --and-as-of */
    TAKES_STORE = 1 << 9,
    TAKES_SET_ASIDE = 1 << 10, /* imports --set-aside */
    TAKES_FETCH = 1 << 11,     /* get: --from, --output, --sha256, --max-size */
    TAKES_EXPORT = 1 << 12,    /* export: -o a folder, --only, --format of files */
    TAKES_REVIEW = 1 << 13,    /* place --review */
    TAKES_CLAIM = 1 << 14,     /* claims --claim */
    TAKES_DOCUMENT = 1 << 15,  /* read: --origin, --dated, --archive, --format */
    TAKES_JOURNAL = 1 << 16,   /* read: a journal to compare with */
    TAKES_WITHOUT = 1 << 17,   /* --without */
    TAKES_SERVE = 1 << 18,     /* serve: --port, --bind */
    TAKES_PAGE = 1 << 19,      /* --page */
    TAKES_FIRST_DAY = 1 << 20, /* publish --as-of */
};

enum { LIST_MOST = 64 };

typedef struct {
    const char *items[LIST_MOST];
    size_t count;
} TextList;

/* What a person asked for, not yet resolved against a journal. */
typedef struct {
    const char *verb;
    TextList files, arguments, what_if;
    TextList conditions, places, programs, only, claims, without;
    const char *as_of, *known_by, *from, *until, *basis, *format, *output, *and_as_of, *store;
    char **words; /* as they were given, the verb first */
    int word_count;
    const char *sha256, *max_size, *origin, *dated, *archive;
    const char *port, *bind, *page;
    bool check_only, set_aside, review, keeps;
} Options;

typedef struct {
    const char *name, *arguments, *summary, *help; /* help: a paragraph and an example */
    unsigned takes;
    int (*run)(const Options *options);
} Verb;

extern const Verb verbs[];
extern const size_t verb_count;

void options_parse(const Verb *verb, int argc, char **argv, Options *options); /* exits on --help and mistakes */

/* A session: one journal read for one command. */
typedef struct {
    Arena arena;
    Diags diags;
    Store *store; /* NULL: none */
    Columns *columns;
    Journal *journal;
    Claims *claims;
    View view;
    Question question;
    Buf out;
} Session;

/* Reads the journal named by -f, PURSE_FILE or main.purse, with `extra` on top; prints mistakes.
 * Returns EXIT_FINE or the status to leave with; the session is released by session_finish. */
int session_open(Session *session, const Options *options, const TextList *extra);
/* The same, with every -f laid on top of the one before. */
int session_open_all(Session *session, const Options *options);
/* Fills the question from the options; EXIT_USAGE with words when something is not in the journal. */
int session_ask(Session *session, const Options *options);
/* Opens, asks, and lets `answer` report; a journal with errors is not answered about, as its figures could be wrong
 * without saying so. */
typedef int SessionOpen(Session *session, const Options *options);
typedef int SessionAnswer(Session *session, const Options *options);
int session_answer(const Options *options, SessionOpen *open, SessionAnswer *answer);
/* The store named by --store, PURSE_STORE or purse.db in this folder; NULL when there is none of the last two.
 * EXIT_FAILED with words when it cannot be opened. */
int session_open_store(Session *session, const Options *options);
/* The report of the verb, in its form; EXIT_USAGE with words when something is not in the journal. */
int session_tell(Session *session, const Options *options, Told *told);
/* Writes what was reported to -o or standard output, lets go of all, returns the exit status. */
int session_finish(Session *session, const Options *options, int status);

int usage_error(const char *verb, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* A day as written; a span is refused where `exact`, else its first day is meant. */
bool parse_day(Session *session, const Options *options, const char *text, bool exact, Date *out);
const char *journal_name(const Options *options); /* the last -f, PURSE_FILE, main.purse */
const ColumnsProgress *store_progress(void);      /* tells how far a store is put in order; NULL: nobody looks */
const char *store_path(const Options *options);   /* --store, PURSE_STORE, purse.db */
/* The same; NULL when nobody named one and there is none. */
const char *store_path_if_any(const Options *options);
Date today(void); /* local time; PURSE_TODAY instead, for tests */
size_t terminal_width(void);
int write_out(const char *path, Str bytes);
/* The format a report is to have; EXIT_USAGE with words when there is none of that name. */
int read_format(const Options *options, View *view);
/* A report to -o or standard output, as a page where that was asked for. */
int write_report(const Options *options, const View *view, Buf *out);
void close_output(void); /* at exit: leaves with EXIT_FAILED when something could not be printed */

/* Decides on names from standard input: `purse place -`. */
int place_names(const Options *options, const View *view);

int cmd_report(const Options *options);
int cmd_stake(const Options *options);
int cmd_why(const Options *options);
int cmd_status(const Options *options);
int cmd_cost(const Options *options);
int cmd_timeline(const Options *options);
int cmd_cases(const Options *options);
int cmd_claims(const Options *options);
int cmd_sources(const Options *options);
int cmd_check(const Options *options);
int cmd_fmt(const Options *options);
int cmd_diff(const Options *options);
int cmd_place(const Options *options);
int cmd_review(const Options *options); /* place --review */
int cmd_brief(const Options *options);
int cmd_read(const Options *options);
int cmd_import(const Options *options);
int cmd_imports(const Options *options);
int cmd_get(const Options *options);
int cmd_export(const Options *options);
int cmd_serve(const Options *options);
int cmd_publish(const Options *options);
int cmd_explain(const Options *options);
int cmd_version(const Options *options);
int cmd_help(const Options *options);

#endif
