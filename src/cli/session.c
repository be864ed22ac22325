/* One command's journal, question and output. */
#include "cli/cli.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

/* ---- the outside ---- */

Date today(void)
{
    const char *fixed = getenv("PURSE_TODAY");
    Period day;
    if (fixed && period_parse(str_from_c(fixed), &day) == PERIOD_OK)
        return day.first;
    time_t now = time(NULL);
    struct tm parts;
    localtime_r(&now, &parts);
    return date_from_parts(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

enum { WIDTH_DEFAULT = 110, WIDTH_LEAST = 40 };

size_t terminal_width(void)
{
    const char *columns = getenv("COLUMNS");
    long width = columns ? strtol(columns, NULL, 10) : 0;
    struct winsize size;
    if (width <= 0 && isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
        width = size.ws_col;
    if (width <= 0 || width > 100000)
        width = WIDTH_DEFAULT;
    return width < WIDTH_LEAST ? WIDTH_LEAST : (size_t)width;
}

static int write_all(FILE *file, Str bytes, const char *name)
{
    if ((bytes.len && fwrite(bytes.ptr, 1, bytes.len, file) != bytes.len) || fflush(file) != 0) {
        fprintf(stderr, "purse: cannot write %s: %s\n", name, strerror(errno));
        return EXIT_FAILED;
    }
    return EXIT_FINE;
}

int write_out(const char *path, Str bytes)
{
    if (!path || strcmp(path, "-") == 0)
        return write_all(stdout, bytes, "standard output");
    FILE *file = fopen(path, "wb");
    if (!file) {
        fprintf(stderr, "purse: cannot write '%s': %s\n", path, strerror(errno));
        return EXIT_FAILED;
    }
    int status = write_all(file, bytes, path);
    if (fclose(file) != 0 && status == EXIT_FINE) {
        fprintf(stderr, "purse: cannot write '%s': %s\n", path, strerror(errno));
        status = EXIT_FAILED;
    }
    return status;
}

/* ---- the journal ---- */

static const char *journal_name(const Options *options)
{
    if (options->files.count)
        return options->files.items[options->files.count - 1];
    const char *named = getenv("PURSE_FILE");
    return named && named[0] ? named : "main.purse";
}

static void print_mistakes(Session *session)
{
    Buf text;
    buf_init(&text);
    diags_print_text(&text, &session->diags);
    fwrite(text.ptr, 1, text.len, stderr);
    buf_release(&text);
}

static int read_format(Session *session, const Options *options)
{
    session->view.format = FORMAT_TABLE;
    if (options->format && !format_find(str_from_c(options->format), &session->view.format))
        return usage_error(options->verb, "there is no format '%s'; formats are table, csv, json and md", options->format);
    return EXIT_FINE;
}

int session_open(Session *session, const Options *options, const TextList *extra)
{
    *session = (Session){0};
    arena_init(&session->arena);
    diags_init(&session->diags, &session->arena);
    buf_init(&session->out);
    int status = read_format(session, options);
    if (status != EXIT_FINE)
        return status;
    const char *paths[LIST_MOST + 1] = {journal_name(options)};
    size_t count = 1;
    for (size_t i = 0; extra && i < extra->count; i++)
        paths[count++] = extra->items[i];
    Str why;
    Status read = load_journal(paths, count, &session->arena, &session->diags, &session->journal, &why);
    if (read == STATUS_FAILED) {
        fprintf(stderr, "purse %s: %.*s\n", options->verb, STR_ARG(why));
        return EXIT_FAILED;
    }
    print_mistakes(session);
    session->view = (View){session->journal, &session->diags, &session->arena, session->view.format, terminal_width(), NULL};
    return read == STATUS_DATA ? EXIT_DATA : EXIT_FINE;
}

int session_finish(Session *session, const Options *options, int status)
{
    if (session->out.len) {
        int written = write_out(options->output, buf_str(&session->out));
        status = written == EXIT_FINE ? status : written;
    }
    buf_release(&session->out);
    arena_release(&session->arena);
    return status;
}

/* ---- the question ---- */

/* A span stands for its last day, or its first where a beginning is meant. */
bool parse_day(const Options *options, const char *text, bool last, Date *out)
{
    Period period;
    if (period_parse(str_from_c(text), &period) != PERIOD_OK) {
        usage_error(options->verb, "'%s' is not a day; write 2017-04-21", text);
        return false;
    }
    if (period.precision != PRECISION_DAY && last) {
        usage_error(options->verb, "'%s' is a span; a question needs one day, as in 2017-04-21", text);
        return false;
    }
    *out = period.first;
    return true;
}

static int ask_days(Session *session, const Options *options)
{
    Question *question = &session->question;
    question->known_by = DATE_OPEN;
    if (options->known_by && !parse_day(options, options->known_by, true, &question->known_by))
        return EXIT_USAGE;
    question->as_of = options->known_by ? question->known_by : options->as_of ? 0 : today();
    if (options->as_of && !parse_day(options, options->as_of, true, &question->as_of))
        return EXIT_USAGE;
    return EXIT_FINE;
}

static Str near_ids(Session *session, Str wrong, bool programs)
{
    const Journal *journal = session->journal;
    StrArray names = {0};
    for (size_t i = 0; !programs && i < journal->rules.count; i++)
        ARRAY_ADD(&session->arena, &names, journal->rules.items[i].id);
    for (size_t i = 0; programs && i < journal->programs.count; i++)
        if (journal->programs.items[i].id.len)
            ARRAY_ADD(&session->arena, &names, journal->programs.items[i].id);
    return diag_near_names(&session->arena, wrong, names.items, names.count);
}

static int ask_conditions(Session *session, const Options *options)
{
    for (size_t i = 0; i < options->conditions.count; i++) {
        Str id = str_from_c(options->conditions.items[i]);
        Index rule = journal_find_rule(session->journal, id);
        if (rule == NO_INDEX) {
            Str near = near_ids(session, id, false);
            return usage_error(options->verb, "there is no condition '%s'%s%.*s", options->conditions.items[i], near.len ? "; " : "", STR_ARG(near));
        }
        if (session->journal->rules.items[rule].kind == RULE_POLICY)
            return usage_error(options->verb, "'%s' is a policy; no money hangs on it: see purse why %s", options->conditions.items[i], options->conditions.items[i]);
        ARRAY_ADD(&session->arena, &session->question.conditions, rule);
    }
    return EXIT_FINE;
}

static int ask_programs(Session *session, const Options *options)
{
    for (size_t i = 0; i < options->programs.count; i++) {
        Str id = str_from_c(options->programs.items[i]);
        Index program = map_find(&session->journal->program_ids, id);
        for (Index k = 0; program == MAP_ABSENT && k < session->journal->programs.count; k++)
            for (size_t n = 0; n < session->journal->programs.items[k].listings.count; n++)
                if (str_equal(session->journal->programs.items[k].listings.items[n], id))
                    program = k;
        if (program == MAP_ABSENT) {
            Str near = near_ids(session, id, true);
            return usage_error(options->verb, "there is no program '%s'%s%.*s", options->programs.items[i], near.len ? "; " : "", STR_ARG(near));
        }
        ARRAY_ADD(&session->arena, &session->question.programs, program);
    }
    return EXIT_FINE;
}

static int ask_places(Session *session, const Options *options)
{
    for (size_t i = 0; i < options->places.count; i++) {
        PlaceId place;
        int status = session_find_place(session, options, options->places.items[i], &place);
        if (status != EXIT_FINE)
            return status;
        ARRAY_ADD(&session->arena, &session->question.places, place);
    }
    return EXIT_FINE;
}

int session_find_place(Session *session, const Options *options, const char *text, PlaceId *out)
{
    PlaceMatch match = journal_find_place(session->journal, str_from_c(text));
    *out = match.id;
    if (match.answer == PLACE_FOUND)
        return EXIT_FINE;
    if (match.answer == PLACE_UNKNOWN)
        place_near(str_from_c(text), &match);
    Buf list;
    buf_init(&list);
    for (size_t i = 0; i < match.candidate_count; i++)
        buf_printf(&list, "%s%.*s", i ? ", " : match.answer == PLACE_AMBIGUOUS ? "; write " : "; did you mean ", STR_ARG(place_get(match.candidates[i]).path));
    usage_error(options->verb, match.answer == PLACE_AMBIGUOUS ? "'%s' may be one of several places%.*s" : "there is no place '%s'%.*s", text, STR_ARG(buf_str(&list)));
    buf_release(&list);
    return EXIT_USAGE;
}

int session_ask(Session *session, const Options *options)
{
    session->question.basis = BASIS_AWARDED;
    if (options->basis && !basis_find(str_from_c(options->basis), &session->question.basis))
        return usage_error(options->verb, "there is no basis '%s'; they are awarded, active, unspent, annual and allocated", options->basis);
    int (*const steps[])(Session *, const Options *) = {ask_days, ask_conditions, ask_programs, ask_places};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        int status = steps[i](session, options);
        if (status != EXIT_FINE)
            return status;
    }
    return EXIT_FINE;
}
