/* purse check, purse fmt: journals as texts. */
#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* Files are read as one journal each: what two of them declare does not clash. */
static int check_one(const Options *options, const char *path, Format format, Buf *out)
{
    Arena arena;
    Diags diags;
    Journal *journal;
    Str why;
    arena_init(&arena);
    diags_init(&diags, &arena);
    Status status = load_journal(&path, 1, NULL, &arena, &diags, &journal, &why);
    if (status != STATUS_FAILED) {
        claims_read(journal, &diags, &arena);
        diags_sort(&diags);
        status = diags_has_errors(&diags) ? STATUS_DATA : STATUS_OK;
    }
    if (status == STATUS_FAILED)
        fprintf(stderr, "purse %s: %.*s\n", options->verb, STR_ARG(why));
    else if (format == FORMAT_JSON)
        diags_print_json(out, &diags);
    else
        diags_print_text(out, &diags);
    arena_release(&arena);
    return status == STATUS_OK ? EXIT_FINE : status == STATUS_DATA ? EXIT_DATA : EXIT_FAILED;
}

static const char *default_file(const Options *options)
{
    if (options->files.count)
        return options->files.items[options->files.count - 1];
    const char *named = getenv("PURSE_FILE");
    return named && named[0] ? named : "main.purse";
}

static int worse(int a, int b)
{
    return a > b ? a : b;
}

int cmd_check(const Options *options)
{
    Format format = FORMAT_TABLE;
    if (options->format &&
        (!format_find(str_from_c(options->format), &format) || (format != FORMAT_TABLE && format != FORMAT_JSON)))
        return usage_error(options->verb, "mistakes are printed as table (text) or json");
    Buf out;
    buf_init(&out);
    int status = EXIT_FINE;
    if (!options->arguments.count)
        status = check_one(options, default_file(options), format, &out);
    for (size_t i = 0; i < options->arguments.count; i++)
        status = worse(status, check_one(options, options->arguments.items[i], format, &out));
    if (out.len)
        status = worse(status, write_out(options->output, buf_str(&out)));
    buf_release(&out);
    return status;
}

/* The new text takes the place of the old one in one step, so that an interruption loses nothing. */
static int replace_file(const Options *options, const char *path, Str bytes)
{
    struct stat before;
    char *next = NULL;
    if (stat(path, &before) != 0 || asprintf(&next, "%s.purse-fmt-%ld", path, (long)getpid()) < 0)
        return EXIT_FAILED;
    int status = write_out(next, bytes);
    if (status == EXIT_FINE && (chmod(next, before.st_mode & 07777) != 0 || rename(next, path) != 0)) {
        fprintf(stderr, "purse %s: cannot write '%s'\n", options->verb, path);
        status = EXIT_FAILED;
    }
    if (status != EXIT_FINE)
        unlink(next);
    free(next);
    return status;
}

static int format_one(const Options *options, const char *path)
{
    Arena arena;
    Str text, identity, why;
    arena_init(&arena);
    if (!load_bytes(path, &arena, &text, &identity, &why)) {
        fprintf(stderr, "purse %s: cannot read '%s': %.*s\n", options->verb, path, STR_ARG(why));
        arena_release(&arena);
        return EXIT_FAILED;
    }
    Buf formatted;
    buf_init(&formatted);
    journal_format(text, &formatted);
    int status = EXIT_FINE;
    bool is_stream = strcmp(path, "-") == 0, changed = !str_equal(text, buf_str(&formatted));
    if (options->check_only) {
        if (changed)
            fprintf(stderr, "%s would change\n", path);
        status = changed ? EXIT_DATA : EXIT_FINE;
    } else if (is_stream) {
        status = write_out(NULL, buf_str(&formatted));
    } else if (changed) {
        status = replace_file(options, path, buf_str(&formatted));
    }
    buf_release(&formatted);
    arena_release(&arena);
    return status;
}

int cmd_fmt(const Options *options)
{
    int status = EXIT_FINE;
    if (!options->arguments.count)
        return format_one(options, default_file(options));
    for (size_t i = 0; i < options->arguments.count; i++)
        status = worse(status, format_one(options, options->arguments.items[i]));
    return status;
}
