/* purse get: award files from USAspending's archive, with a progress bar. */
#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "fetch/fetch.h"

#define ARCHIVE_ADDRESS "https://files.usaspending.gov/award_data_archive/"

enum { SIZE_DEFAULT_GIB = 20, STALLED_MOST_S = 60, BAR_CELLS = 24, SHOW_EVERY_MS = 200, SHA256_DIGITS = 64 };

/* ---- the bar, on standard error when that is a terminal ---- */

typedef struct {
    Str name;
    uint64_t started_ms, shown_ms;
    uint64_t first; /* bytes that were there at the start */
    bool has_first, is_shown;
} Bar;

static uint64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

static void print_megabytes(uint64_t bytes)
{
    fprintf(stderr, "%ju.%ju", (uintmax_t)(bytes / 1000000), (uintmax_t)(bytes / 100000 % 10));
}

static void show(const Bar *bar, uint64_t bytes, uint64_t total, uint64_t now)
{
    fprintf(stderr, "\r%.*s ", STR_ARG(bar->name));
    if (total >= bytes && total) {
        int full = (int)(bytes / (total / BAR_CELLS + 1)), percent = (int)(bytes / (total / 100 + 1));
        full = bytes == total ? BAR_CELLS : full;
        fprintf(stderr, "[%.*s%*s] %3d %%  ", full, "########################", BAR_CELLS - full, "",
                bytes == total ? 100 : percent);
    }
    print_megabytes(bytes);
    if (total)
        fputs(" of ", stderr), print_megabytes(total);
    fputs(" MB, ", stderr);
    print_megabytes((bytes - bar->first) * 1000 / (now - bar->started_ms + 1));
    fputs(" MB/s\033[K", stderr);
}

static void show_progress(void *context, uint64_t bytes, uint64_t total)
{
    Bar *bar = context;
    uint64_t now = now_ms();
    if (!bar->has_first || bytes < bar->first)
        bar->first = bytes, bar->has_first = true;
    bool is_done = total && bytes == total;
    if (now - bar->shown_ms < SHOW_EVERY_MS && !(is_done && !bar->is_shown))
        return;
    bar->shown_ms = now;
    bar->is_shown = is_done;
    show(bar, bytes, total, now);
}

/* ---- what was asked ---- */

static bool is_sha256(const char *text)
{
    size_t digits = strspn(text, "0123456789abcdefABCDEF");
    return digits == SHA256_DIGITS && !text[digits];
}

/* 500, 500K, 500M, 20G; powers of 1024. */
static bool read_size(const char *text, uint64_t *out)
{
    static const char units[] = "KMGT";
    uint64_t size = 0;
    const char *at = text;
    for (; char_is_digit(*at); at++)
        if (__builtin_mul_overflow(size, 10, &size) || __builtin_add_overflow(size, (uint64_t)(*at - '0'), &size))
            return false;
    const char *unit = *at ? strchr(units, *at) : NULL;
    if (at == text || (*at && (!unit || at[1])))
        return false;
    for (const char *u = units; unit && u <= unit; u++)
        if (__builtin_mul_overflow(size, 1024, &size))
            return false;
    *out = size;
    return size > 0;
}

static bool is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static int check_options(const Options *options, uint64_t *bytes_most)
{
    size_t count = options->arguments.count;
    bool is_one = options->sha256 || (options->output && !is_folder(options->output));
    *bytes_most = (uint64_t)SIZE_DEFAULT_GIB << 30;
    if (!count)
        return usage_error(options->verb,
                           "name the files, as FY2016_015_Assistance_Full_20260906.zip, or their addresses");
    if (options->sha256 && !is_sha256(options->sha256))
        return usage_error(options->verb, "--sha256 takes 64 hexadecimal digits, not '%s'", options->sha256);
    if (options->max_size && !read_size(options->max_size, bytes_most))
        return usage_error(options->verb, "--max-size takes a number of bytes, as 500M or 20G, not '%s'",
                           options->max_size);
    if (count > 1 && is_one)
        return usage_error(options->verb, "--sha256, and -o with a file name, go with one file only");
    return EXIT_FINE;
}

/* Where the file goes: -o FILE, or its own name in -o FOLDER, or here. */
static Str choose_path(const Options *options, Str address, Arena *arena, Str *why)
{
    const char *output = options->output;
    if (output && !is_folder(output))
        return arena_str(arena, str_from_c(output));
    Str name = fetch_name(address, arena, why);
    if (!output || !name.len)
        return name;
    Str folder = str_from_c(output);
    return arena_printf(arena, "%s%s%.*s", output, str_ends(folder, STR("/")) ? "" : "/", STR_ARG(name));
}

/* ---- one file ---- */

static int get(const Options *options, const char *name, FetchWish *wish, Arena *arena)
{
    const char *base = options->from ? options->from : getenv("PURSE_ARCHIVE");
    Str why = STR_NONE,
        address = fetch_address(str_from_c(base && *base ? base : ARCHIVE_ADDRESS), str_from_c(name), arena, &why);
    Str path = address.len ? choose_path(options, address, arena, &why) : STR_NONE;
    if (!path.len)
        return usage_error(options->verb, "%.*s", STR_ARG(why));
    Bar bar = {.name = str_from_c(name), .started_ms = now_ms()};
    FetchResult result;
    wish->address = address.ptr;
    wish->path = path.ptr;
    wish->progress = isatty(STDERR_FILENO) ? show_progress : NULL;
    wish->context = &bar;
    bool is_good = fetch_file(wish, arena, &result, &why);
    if (bar.shown_ms)
        fputc('\n', stderr);
    if (!is_good) {
        fprintf(stderr, "purse get: cannot get '%s': %.*s\n", name, STR_ARG(why));
        return EXIT_FAILED;
    }
    if (result.was_there)
        fprintf(stderr, "purse get: '%s' is there already, %s; nothing was downloaded\n", wish->path,
                wish->sha256 ? "with that SHA-256" : "whole, and as long as the server's");
    else if (result.resumed_from)
        fprintf(stderr, "purse get: went on from byte %ju\n", (uintmax_t)result.resumed_from);
    printf("%s  %s\n", result.sha256, wish->path);
    return EXIT_FINE;
}

int cmd_get(const Options *options)
{
    FetchWish wish = {.sha256 = options->sha256, .stalled_most_s = STALLED_MOST_S};
    int status = check_options(options, &wish.bytes_most);
    for (size_t i = 0; status != EXIT_USAGE && i < options->arguments.count; i++) {
        Arena arena;
        arena_init(&arena);
        int one = get(options, options->arguments.items[i], &wish, &arena);
        status = one > status || one == EXIT_USAGE ? one : status;
        arena_release(&arena);
    }
    return status;
}
