/* purse import, purse imports: award files into the store, and what came in. */
#include "cli/cli.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

const char *store_path(const Options *options)
{
    if (options->store)
        return options->store;
    const char *named = getenv("PURSE_STORE");
    return named && named[0] ? named : "purse.db";
}

const char *store_path_if_any(const Options *options)
{
    const char *path = store_path(options), *named = getenv("PURSE_STORE");
    bool is_named = options->store || (named && named[0]);
    return is_named || access(path, F_OK) == 0 ? path : NULL;
}

/* ---- progress ---- */

enum { BAR = 30, TICK_NS = 100 * 1000 * 1000 };

typedef struct {
    bool is_shown, was_drawn;
    struct timespec last;
} Bar;

static bool is_time(Bar *bar)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    int64_t passed = (int64_t)(now.tv_sec - bar->last.tv_sec) * 1000000000 + (now.tv_nsec - bar->last.tv_nsec);
    if (passed < TICK_NS)
        return false;
    bar->last = now;
    return true;
}

static void draw(void *context, const ImportProgress *progress)
{
    Bar *bar = context;
    if (!bar->is_shown || !is_time(bar))
        return;
    bar->was_drawn = true;
    if (progress->whole == 0) {
        fprintf(stderr, "\r%llu rows, %llu MB ", (unsigned long long)progress->rows,
                (unsigned long long)progress->done / 1000000);
        return;
    }
    int full = (int)(progress->done * BAR / progress->whole);
    full = full > BAR ? BAR : full;
    fprintf(stderr, "\r[%.*s%*s] %3d %%  %llu rows ", full, "##############################", BAR - full, "",
            (int)(progress->done * 100 / progress->whole), (unsigned long long)progress->rows);
}

/* A broken-off line is ended, so that the shell's prompt does not stand behind the bar. */
static void end_line(int number)
{
    static const char line_end = '\n';
    ssize_t written = write(STDERR_FILENO, &line_end, 1);
    (void)written;
    signal(number, SIG_DFL);
    raise(number);
}

static void erase(const Bar *bar)
{
    if (bar->was_drawn)
        fprintf(stderr, "\r%60s\r", "");
}

/* ---- one file ---- */

typedef struct {
    const Options *options;
    Store *store;
    Arena *arena;
    Str files[LIST_MOST];
    StoreTotals totals[LIST_MOST];
    size_t count;
} Imports;

static void tell(const Imports *imports, const char *path, const ImportResult *result, Diags *diags)
{
    const char *verb = imports->options->verb;
    Buf text;
    buf_init(&text);
    diags_print_text(&text, diags);
    if (text.len)
        fwrite(text.ptr, 1, text.len, stderr);
    buf_release(&text);
    if (result->was_there)
        fprintf(stderr, "purse %s: '%s' was imported before; %s\n", verb, path,
                result->totals.read ? "nothing is changed" : "no award row was found in it");
    if (result->totals.set_aside)
        fprintf(stderr, "purse %s: %llu row%s set aside:\n    purse imports --set-aside\n", verb,
                (unsigned long long)result->totals.set_aside, result->totals.set_aside == 1 ? " was" : "s were");
    if (result->kept_vanished)
        fprintf(stderr,
                "purse %s: rows that '%s' no longer has were not withdrawn, as not all of it could be read, or it has "
                "no row\n",
                verb, path);
}

static int import_one(Imports *imports, const char *path)
{
    Arena arena;
    Diags diags;
    Bar bar = {.is_shown = isatty(STDERR_FILENO)};
    if (bar.is_shown)
        signal(SIGINT, end_line);
    ImportOrder order = {.path = path, .today = today(), .progress = draw, .context = &bar};
    ImportResult result;
    Str why;
    arena_init(&arena);
    diags_init(&diags, &arena);
    Status status = import_file(imports->store, &order, &diags, &arena, &result, &why);
    erase(&bar);
    tell(imports, path, &result, &diags);
    if (status == STATUS_FAILED) {
        fprintf(stderr, "purse %s: cannot import '%s': %.*s\n", imports->options->verb, path, STR_ARG(why));
    } else {
        imports->files[imports->count] = str_from_c(path);
        imports->totals[imports->count++] = result.totals;
    }
    arena_release(&arena);
    return status == STATUS_OK ? EXIT_FINE : status == STATUS_DATA ? EXIT_DATA : EXIT_FAILED;
}

static int resolve(Imports *imports)
{
    uint64_t resolved;
    if (!store_resolve(imports->store, &resolved)) {
        fprintf(stderr, "purse %s: %.*s\n", imports->options->verb, STR_ARG(store_why(imports->store)));
        return EXIT_FAILED;
    }
    return EXIT_FINE;
}

/* ---- purse import ---- */

/* Before the store is made: a name mistyped should leave nothing behind. */
static int all_are_there(const Options *options)
{
    for (size_t i = 0; i < options->arguments.count; i++) {
        const char *path = options->arguments.items[i];
        if (strcmp(path, "-") == 0 || access(path, R_OK) == 0)
            continue;
        fprintf(stderr, "purse %s: cannot read '%s': %s\n", options->verb, path, strerror(errno));
        return EXIT_FAILED;
    }
    return EXIT_FINE;
}

static int import_all(Imports *imports, const View *view)
{
    const Options *options = imports->options;
    int status = EXIT_FINE;
    for (size_t i = 0; i < options->arguments.count; i++) {
        int one = import_one(imports, options->arguments.items[i]);
        status = one > status ? one : status;
    }
    int resolving = resolve(imports);
    status = resolving > status ? resolving : status;
    Buf out;
    buf_init(&out);
    if (imports->count)
        report_imported(&out, view, imports->files, imports->totals, imports->count);
    int written = write_report(options, view, &out);
    buf_release(&out);
    return written > status ? written : status;
}

/* SQLite takes these for a store in memory: all would be read and nothing kept. */
static bool is_file_name(const char *path)
{
    return path[0] != '\0' && path[0] != ':';
}

static Store *open_store(const Options *options, StoreUse use, Arena *arena)
{
    Str why;
    Store *store = store_open(store_path(options), use, arena, &why);
    if (!store)
        fprintf(stderr, "purse %s: '%s': %.*s\n", options->verb, store_path(options), STR_ARG(why));
    return store;
}

int cmd_import(const Options *options)
{
    Arena arena;
    View view = {0};
    if (!options->arguments.count)
        return usage_error(options->verb, "name an award file, or - for standard input");
    int status = read_format(options, &view);
    if (status == EXIT_FINE && !is_file_name(store_path(options)))
        status = usage_error(options->verb, "'%s' is no name of a file to keep the store in", store_path(options));
    if (status == EXIT_FINE)
        status = all_are_there(options);
    if (status != EXIT_FINE)
        return status;
    arena_init(&arena);
    view.arena = &arena;
    Imports imports = {.options = options, .arena = &arena, .store = open_store(options, STORE_WRITE, &arena)};
    status = imports.store ? import_all(&imports, &view) : EXIT_FAILED;
    store_close(imports.store);
    arena_release(&arena);
    return status;
}

/* ---- purse imports ---- */

enum { SET_ASIDE_SHOWN = 100000 };

static bool list(const Options *options, Store *store, const View *view, Buf *out)
{
    StoreManifests manifests = {0};
    StoreSetAsides rows = {0};
    if (options->set_aside) {
        if (!store_set_asides(store, view->arena, SET_ASIDE_SHOWN, &rows))
            return false;
        report_set_aside(out, view, &rows);
        return true;
    }
    if (!store_manifests(store, view->arena, &manifests))
        return false;
    report_manifest(out, view, &manifests);
    return true;
}

int cmd_imports(const Options *options)
{
    Arena arena;
    View view = {0};
    Buf out;
    int status = read_format(options, &view);
    if (status == EXIT_FINE && options->arguments.count)
        status =
            usage_error(options->verb, "'%s' is not expected; --store names the store", options->arguments.items[0]);
    if (status != EXIT_FINE)
        return status;
    arena_init(&arena);
    buf_init(&out);
    view.arena = &arena;
    Store *store = open_store(options, STORE_READ, &arena);
    if (!store || !list(options, store, &view, &out)) {
        if (store)
            fprintf(stderr, "purse %s: %.*s\n", options->verb, STR_ARG(store_why(store)));
        status = EXIT_FAILED;
    } else {
        status = write_report(options, &view, &out);
    }
    store_close(store);
    buf_release(&out);
    arena_release(&arena);
    return status;
}
