/* Options of all verbs, parsed by argp; each verb takes some of them. */
#include "cli/cli.h"

#include <argp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    KEY_AS_OF = 256,
    KEY_KNOWN_BY,
    KEY_CONDITION,
    KEY_PLACE,
    KEY_PROGRAM,
    KEY_BASIS,
    KEY_WHAT_IF,
    KEY_WITHOUT,
    KEY_FORMAT,
    KEY_FROM,
    KEY_UNTIL,
    KEY_CHECK,
    KEY_AND_AS_OF,
    KEY_STORE,
    KEY_SET_ASIDE,
    KEY_REVIEW,
    KEY_SHA256,
    KEY_MAX_SIZE,
    KEY_ONLY,
    KEY_CLAIM,
    KEY_ORIGIN,
    KEY_DATED,
    KEY_ARCHIVE,
    KEY_PORT,
    KEY_BIND,
    KEY_PAGE
};

static const struct {
    struct argp_option option;
    unsigned with;
} all_options[] = {
    {{"file", 'f', "FILE", 0, "The journal; else PURSE_FILE, else main.purse in this folder; - is standard input", 0},
     TAKES_FILE},
    {{"as-of", KEY_AS_OF, "DAY", 0, "What held on this day; else --known-by, else today", 0}, TAKES_DAY},
    {{"known-by", KEY_KNOWN_BY, "DAY", 0, "Only what anyone could know by this day", 0}, TAKES_DAY},
    {{"and-as-of", KEY_AND_AS_OF, "DAY", 0, "The second day to compare with --as-of", 0}, TAKES_TWO_DAYS},
    {{"condition", KEY_CONDITION, "ID,...", 0, "Conditions; else those in force that somebody was warned about", 0},
     TAKES_MONEY},
    {{"place", KEY_PLACE, "PLACE", 0, "Only this place; may be given again; ids may be joined by commas", 0},
     TAKES_PLACE},
    {{"claim", KEY_CLAIM, "^LINK", 0, "Only this claim; may be given again", 0}, TAKES_CLAIM},
    {{"program", KEY_PROGRAM, "ID,...", 0, "Only money of these programs", 0}, TAKES_MONEY},
    {{"basis", KEY_BASIS, "BASIS", 0, "awarded (default), active, unspent, annual or allocated", 0}, TAKES_MONEY},
    {{"what-if", KEY_WHAT_IF, "FILE", 0, "A journal laid on top; answers beside the baseline", 0}, TAKES_WHAT_IF},
    {{"without", KEY_WITHOUT, "^LINK,...", 0, "As if the order, or other entry, had never been; may be given again", 0},
     TAKES_WITHOUT},
    {{"from", KEY_FROM, "DAY", 0, "The first day shown", 0}, TAKES_SPAN},
    {{"until", KEY_UNTIL, "DAY", 0, "The day before which it ends", 0}, TAKES_SPAN},
    {{"check", KEY_CHECK, NULL, 0, "Change nothing; exit 1 when something would change", 0}, TAKES_CHECK},
    {{"store", KEY_STORE, "FILE", 0,
      "The store of imported award files; else PURSE_STORE, else purse.db in this folder", 0},
     TAKES_STORE},
    {{"review", KEY_REVIEW, NULL, 0, "List recipients of the store that are to be decided about", 0}, TAKES_REVIEW},
    {{"set-aside", KEY_SET_ASIDE, NULL, 0, "List the rows that were set aside, each with its reason", 0},
     TAKES_SET_ASIDE},
    {{"format", KEY_FORMAT, "FORMAT", 0, "table (default), csv, json, md or html", 0}, TAKES_FORMAT},
    {{"output", 'o', "FILE", 0, "Write there instead of standard output", 0}, TAKES_FORMAT},
    {{"from", KEY_FROM, "ADDRESS", 0, "Where file names are looked for; else PURSE_ARCHIVE, else USAspending's archive",
      0},
     TAKES_FETCH},
    {{"output", 'o', "FILE", 0, "Name it so, or put it into this folder; else into the current one", 0}, TAKES_FETCH},
    {{"sha256", KEY_SHA256, "DIGITS", 0, "What its SHA-256 must be; else it is refused", 0}, TAKES_FETCH},
    {{"max-size", KEY_MAX_SIZE, "SIZE", 0, "Refuse a longer file: bytes, or 500M, or 20G (default)", 0}, TAKES_FETCH},
    {{"output", 'o', "DIR", 0, "The folder to write; - is standard output, for one table", 0}, TAKES_EXPORT},
    {{"format", KEY_FORMAT, "FORM", 0, "csv, jsonl or both (default)", 0}, TAKES_EXPORT},
    {{"origin", KEY_ORIGIN, "PLACE", 0,
      "Where the document was written: a state, a city, an agency; us for a national one", 0},
     TAKES_DOCUMENT},
    {{"dated", KEY_DATED, "DAY", 0, "The day of the document, against which \"Friday\" is read", 0}, TAKES_DOCUMENT},
    {{"archive", KEY_ARCHIVE, "DIR", OPTION_ARG_OPTIONAL,
      "Keep the document in this folder; else in documents beside the journal", 0},
     TAKES_DOCUMENT},
    {{"format", KEY_FORMAT, "FORMAT", 0, "draft (default), drafts (in parts, as JSON), json, table, csv or md", 0},
     TAKES_DOCUMENT},
    {{"output", 'o', "FILE", 0, "Write there instead of standard output", 0}, TAKES_DOCUMENT},
    {{"file", 'f', "FILE", 0, "A journal: what it has already is pointed out", 0}, TAKES_JOURNAL},
    {{"port", KEY_PORT, "NUMBER", 0, "Where it listens, 8017 by default; 0: any that is free", 0}, TAKES_SERVE},
    {{"bind", KEY_BIND, "ADDRESS", 0, "Listen at this address of the machine instead of 127.0.0.1", 0}, TAKES_SERVE},
    {{"page", KEY_PAGE, "DIR", 0, "The folder of the page's files; else where they were built or installed", 0},
     TAKES_PAGE},
    {{"as-of", KEY_AS_OF, "DAY", 0, "The day that it opens with; else the last on which an entry happened", 0},
     TAKES_FIRST_DAY},
    {{"only", KEY_ONLY, "TABLE,...", 0, "Only these tables", 0}, TAKES_EXPORT},
};
enum { OPTION_COUNT = sizeof all_options / sizeof *all_options };

static void add(struct argp_state *state, TextList *list, const char *item)
{
    if (list->count == LIST_MOST)
        argp_error(state, "more than %d are too many", LIST_MOST);
    list->items[list->count++] = item;
}

static error_t parse_option(int key, char *value, struct argp_state *state)
{
    Options *options = state->input;
    switch (key) {
    case 'f': add(state, &options->files, value); break;
    case 'o': options->output = value; break;
    case KEY_AS_OF: options->as_of = value; break;
    case KEY_KNOWN_BY: options->known_by = value; break;
    case KEY_AND_AS_OF: options->and_as_of = value; break;
    case KEY_CONDITION: add(state, &options->conditions, value); break;
    case KEY_PLACE: add(state, &options->places, value); break;
    case KEY_PROGRAM: add(state, &options->programs, value); break;
    case KEY_BASIS: options->basis = value; break;
    case KEY_WHAT_IF: add(state, &options->what_if, value); break;
    case KEY_WITHOUT: add(state, &options->without, value); break;
    case KEY_FORMAT: options->format = value; break;
    case KEY_FROM: options->from = value; break;
    case KEY_UNTIL: options->until = value; break;
    case KEY_STORE: options->store = value; break;
    case KEY_REVIEW: options->review = true; break;
    case KEY_SET_ASIDE: options->set_aside = true; break;
    case KEY_CLAIM: add(state, &options->claims, value); break;
    case KEY_ONLY: add(state, &options->only, value); break;
    case KEY_ORIGIN: options->origin = value; break;
    case KEY_DATED: options->dated = value; break;
    case KEY_ARCHIVE: options->keeps = true, options->archive = value; break;
    case KEY_PORT: options->port = value; break;
    case KEY_BIND: options->bind = value; break;
    case KEY_PAGE: options->page = value; break;
    case KEY_CHECK: options->check_only = true; break;
    case KEY_SHA256: options->sha256 = value; break;
    case KEY_MAX_SIZE: options->max_size = value; break;
    case ARGP_KEY_ARG: add(state, &options->arguments, value); break;
    default: return ARGP_ERR_UNKNOWN;
    }
    return 0;
}

static size_t options_of(const Verb *verb, struct argp_option *out)
{
    size_t count = 0;
    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (verb->takes & all_options[i].with)
            out[count++] = all_options[i].option;
    out[count] = (struct argp_option){0};
    return count;
}

void options_parse(const Verb *verb, int argc, char **argv, Options *options)
{
    struct argp_option list[OPTION_COUNT + 1];
    char doc[2048], name[64];
    options_of(verb, list);
    snprintf(doc, sizeof doc, "%c%s%s\v%s", verb->summary[0] - ('a' - 'A'), verb->summary + 1, ".", verb->help);
    snprintf(name, sizeof name, "purse %s", verb->name);
    struct argp argp = {list, parse_option, verb->arguments[0] ? verb->arguments : NULL, doc, NULL, NULL, NULL};
    *options = (Options){.verb = verb->name};
    argp_err_exit_status = EXIT_USAGE;
    argv[0] = name;
    argp_parse(&argp, argc, argv, 0, NULL, options);
    argv[0] = NULL;
}

int usage_error(const char *verb, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fprintf(stderr, "purse %s: ", verb);
    vfprintf(stderr, format, arguments);
    fprintf(stderr, "\nTry 'purse %s --help'.\n", verb);
    va_end(arguments);
    return EXIT_USAGE;
}
