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

static bool output_has_failed; /* and was said to have */

static int write_all(FILE *file, Str bytes, const char *name)
{
    if ((bytes.len && fwrite(bytes.ptr, 1, bytes.len, file) != bytes.len) || fflush(file) != 0) {
        fprintf(stderr, "purse: cannot write %s: %s\n", name, strerror(errno));
        output_has_failed = output_has_failed || file == stdout;
        return EXIT_FAILED;
    }
    return EXIT_FINE;
}

/* Help and lists go straight to standard output; that they got there is known only at the end. */
void close_output(void)
{
    bool has_failed = ferror(stdout) != 0;
    has_failed = fclose(stdout) != 0 || has_failed;
    if (!has_failed && !output_has_failed)
        return;
    if (!output_has_failed)
        fprintf(stderr, "purse: cannot write standard output: %s\n", strerror(errno));
    _exit(EXIT_FAILED);
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

const char *journal_name(const Options *options)
{
    if (options->files.count)
        return options->files.items[options->files.count - 1];
    const char *named = getenv("PURSE_FILE");
    return named && named[0] ? named : "main.purse";
}

/* Errors are shown whole, with the warnings beside them; warnings alone are `purse check`'s. */
static void print_mistakes(Session *session, const Options *options)
{
    uint32_t warnings = session->diags.by_severity[SEVERITY_WARNING];
    if (!diags_has_errors(&session->diags)) {
        if (warnings)
            fprintf(stderr, "purse %s: %u warning%s; purse check shows %s\n", options->verb, warnings,
                    warnings == 1 ? "" : "s", warnings == 1 ? "it" : "them");
        return;
    }
    Buf text;
    buf_init(&text);
    diags_print_text(&text, &session->diags);
    fwrite(text.ptr, 1, text.len, stderr);
    buf_release(&text);
}

int read_format(const Options *options, View *view)
{
    Arena words;
    Str why = STR_NONE, verb = str_from_c(options->verb);
    int status = EXIT_FINE;
    view->width = terminal_width();
    view->format = FORMAT_TABLE;
    view->form = FORM_PLAIN;
    arena_init(&words);
    if (options->format && !api_read_format(verb, str_from_c(options->format), &words, view, &why))
        status = usage_error(options->verb, "%.*s", STR_ARG(why));
    arena_release(&words);
    return status;
}

int write_report(const Options *options, const View *view, Buf *out)
{
    if (!out->len)
        return EXIT_FINE;
    if (view->form == FORM_PAGE) {
        Str title = arena_printf(view->arena, "purse %s", options->verb);
        report_page(out, title, view->arena);
    }
    return write_out(options->output, buf_str(out));
}

/* ---- the store ---- */

/* Nobody named one: then there need not be one. */
static bool may_be_absent(const Options *options)
{
    const char *named = getenv("PURSE_STORE");
    return !options->store && !(named && named[0]);
}

int session_open_store(Session *session, const Options *options)
{
    const char *path = store_path(options);
    if (access(path, F_OK) != 0) {
        if (may_be_absent(options))
            return EXIT_FINE;
        fprintf(stderr, "purse %s: cannot read the store '%s': %s\n", options->verb, path, strerror(errno));
        return EXIT_FAILED;
    }
    Str why = STR_NONE;
    session->store = store_open(path, STORE_READ, &session->arena, &why);
    if (!session->store) {
        fprintf(stderr, "purse %s: cannot read the store '%s': %.*s\n", options->verb, path, STR_ARG(why));
        return EXIT_FAILED;
    }
    if (store_broken_off(session->store))
        fprintf(stderr,
                "purse %s: an import into the store was broken off, and only a part of its file counts; purse imports "
                "shows it\n",
                options->verb);
    return EXIT_FINE;
}

/* What counts for nobody is told, with how much it is: it may be what somebody looks for. */
static void tell_unplaced(const Session *session, const Options *options)
{
    const Unplaced *unplaced = &session->journal->unplaced;
    if (!unplaced->recipients)
        return;
    Buf money;
    buf_init(&money);
    if (unplaced->overflowed)
        buf_add(&money, STR("more than can be counted"));
    else
        money_print_table(&money, unplaced->obligated);
    fprintf(stderr,
            "purse %s: %llu recipient%s of the store %s no known place and count%s for nobody (obligations of %.*s); "
            "purse place --review lists %s\n",
            options->verb, (unsigned long long)unplaced->recipients, unplaced->recipients == 1 ? "" : "s",
            unplaced->recipients == 1 ? "is" : "are", unplaced->recipients == 1 ? "s" : "", STR_ARG(buf_str(&money)),
            unplaced->recipients == 1 ? "it where it may be a government" : "those that may be governments");
    buf_release(&money);
}

/* ---- opening ---- */

static StrArray items_of(Arena *arena, const TextList *list)
{
    StrArray items = {0};
    for (size_t i = 0; i < list->count; i++)
        api_add_items(arena, &items, str_from_c(list->items[i]));
    return items;
}

static bool said(const Options *options, bool is_right, Str why)
{
    if (!is_right)
        usage_error(options->verb, "%.*s", STR_ARG(why));
    return is_right;
}

static Str words_of(const char *text)
{
    return text ? str_from_c(text) : STR_NONE;
}

/* What a what-if is without is its own question: the baseline has every entry, and not those of the what-if. */
static Asked asked_of(Session *session, const Options *options)
{
    Arena *arena = &session->arena;
    return (Asked){
        .verb = str_from_c(options->verb),
        .argument = options->arguments.count ? str_from_c(options->arguments.items[0]) : STR_NONE,
        .as_of = words_of(options->as_of),
        .known_by = words_of(options->known_by),
        .basis = words_of(options->basis),
        .from = words_of(options->from),
        .until = words_of(options->until),
        .conditions = items_of(arena, &options->conditions),
        .programs = items_of(arena, &options->programs),
        .places = items_of(arena, &options->places),
        .claims = items_of(arena, &options->claims),
        .without = items_of(arena, options->what_if.count ? &(TextList){.count = 0} : &options->without),
    };
}

static void tell_progress(void *context, uint64_t done, uint64_t in_all)
{
    (void)context;
    fprintf(stderr, "\rputting the store in order: %3u %%%s", in_all ? (unsigned)(done * 100 / in_all) : 100,
            done >= in_all ? "\r\33[K" : "");
    fflush(stderr);
}

const ColumnsProgress *store_progress(void)
{
    static const ColumnsProgress progress = {NULL, tell_progress};
    return isatty(STDERR_FILENO) ? &progress : NULL;
}

static int prepare_store(Session *session, const Options *options, LoadStore *store)
{
    const char *most = getenv("PURSE_STORE_ROWS"); /* for tests of small stores */
    *store = (LoadStore){.store = session->store, .known_by = DATE_OPEN};
    if (!session->store)
        return EXIT_FINE;
    store->path = store_path(options);
    store->rows_most = most ? strtoull(most, NULL, 10) : 0;
    store->progress = store_progress();
    Asked asked = asked_of(session, options);
    Str why = STR_NONE;
    return said(options, api_store_rows(&asked, &session->arena, store, &why), why) ? EXIT_FINE : EXIT_USAGE;
}

int session_open(Session *session, const Options *options, const TextList *extra)
{
    *session = (Session){0};
    arena_init(&session->arena);
    diags_init(&session->diags, &session->arena);
    buf_init(&session->out);
    session->view.arena = &session->arena;
    int status = read_format(options, &session->view);
    LoadStore store;
    if (status == EXIT_FINE)
        status = session_open_store(session, options);
    if (status == EXIT_FINE)
        status = prepare_store(session, options, &store);
    if (status != EXIT_FINE)
        return status;
    const char *paths[LIST_MOST + 1] = {journal_name(options)};
    size_t count = 1;
    for (size_t i = 0; extra && i < extra->count; i++)
        paths[count++] = extra->items[i];
    Str why;
    Status read = load_journal(paths, count, &store, &session->arena, &session->diags, &session->journal, &why);
    session->columns = store.columns;
    if (read == STATUS_FAILED) {
        fprintf(stderr, "purse %s: %.*s\n", options->verb, STR_ARG(why));
        return EXIT_FAILED;
    }
    session->claims = claims_read(session->journal, &session->diags, &session->arena);
    diags_sort(&session->diags);
    print_mistakes(session, options);
    tell_unplaced(session, options);
    session->view.journal = session->journal;
    session->view.diags = &session->diags;
    return diags_has_errors(&session->diags) ? EXIT_DATA : EXIT_FINE;
}

int session_open_all(Session *session, const Options *options)
{
    Options first = *options;
    TextList more = {0};
    first.files.count = options->files.count ? 1 : 0;
    for (size_t i = 1; i < options->files.count; i++)
        more.items[more.count++] = options->files.items[i];
    return session_open(session, &first, &more);
}

int session_finish(Session *session, const Options *options, int status)
{
    int written = write_report(options, &session->view, &session->out);
    status = written == EXIT_FINE ? status : written;
    buf_release(&session->out);
    columns_close(session->columns);
    store_close(session->store);
    arena_release(&session->arena);
    return status;
}

/* ---- the question ---- */

/* A span stands for its first day, unless `exact`. */
bool parse_day(Session *session, const Options *options, const char *text, bool exact, Date *out)
{
    Str why = STR_NONE;
    return said(options, api_read_day(str_from_c(text), exact, &session->arena, out, &why), why);
}

int session_ask(Session *session, const Options *options)
{
    Asked asked = asked_of(session, options);
    Str why = STR_NONE;
    bool is_right = api_ask(session->journal, &asked, today(), &session->arena, &session->question, &why);
    return said(options, is_right, why) ? EXIT_FINE : EXIT_USAGE;
}

int session_tell(Session *session, const Options *options, Told *told)
{
    Asked asked = asked_of(session, options);
    Str why = STR_NONE;
    bool is_right =
        api_tell(&asked, &session->question, &session->view, session->claims, today(), &session->out, told, &why);
    return said(options, is_right, why) ? EXIT_FINE : EXIT_USAGE;
}

int session_answer(const Options *options, SessionOpen *open, SessionAnswer *answer)
{
    Session session;
    int status = open(&session, options);
    if (status == EXIT_DATA)
        fprintf(stderr, "purse %s: the journal has errors; mend them first\n", options->verb);
    if (status == EXIT_FINE)
        status = session_ask(&session, options);
    if (status == EXIT_FINE)
        status = answer(&session, options);
    return session_finish(&session, options, status);
}
