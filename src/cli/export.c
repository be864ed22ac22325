/* purse export: the store as files for other programs. */
#include "cli/cli.h"

#include "export/export.h"

#include <stdio.h>
#include <unistd.h>

static int no_such_table(const Options *options, Str name)
{
    Buf names;
    buf_init(&names);
    for (uint32_t i = 0; export_table_name(i); i++)
        buf_printf(&names, "%s%s", i ? ", " : "", export_table_name(i));
    int status = usage_error(options->verb, "there is no table '%.*s'; tables are %.*s", STR_ARG(name),
                             STR_ARG(buf_str(&names)));
    buf_release(&names);
    return status;
}

static int read_tables(const Options *options, uint32_t *tables)
{
    for (uint32_t i = 0; !options->only.count && export_table_name(i); i++)
        *tables |= 1u << i;
    for (size_t i = 0; i < options->only.count; i++) {
        Str rest = str_from_c(options->only.items[i]);
        do {
            Str name = str_cut(&rest, ',');
            uint32_t table;
            if (!export_table_find(name, &table))
                return no_such_table(options, name);
            *tables |= 1u << table;
        } while (rest.len);
    }
    return EXIT_FINE;
}

static int read_forms(const Options *options, bool is_stream, unsigned *forms)
{
    Str format = options->format ? str_from_c(options->format) : is_stream ? STR("csv") : STR("both");
    *forms = str_equal(format, STR("csv"))     ? EXPORT_CSV
             : str_equal(format, STR("jsonl")) ? EXPORT_JSONL
             : str_equal(format, STR("both"))  ? EXPORT_CSV | EXPORT_JSONL
                                               : 0;
    return *forms ? EXIT_FINE
                  : usage_error(options->verb, "there is no format '%s'; formats are csv, jsonl and both",
                                options->format);
}

static bool is_power_of_two(uint32_t set)
{
    return set && !(set & (set - 1));
}

static void say(const Options *options, const Exported *exported, bool is_stream)
{
    if (exported->unfinished)
        fprintf(stderr, "purse %s: %u import%s not finished; the rows so far are exported\n", options->verb,
                exported->unfinished, exported->unfinished == 1 ? " is" : "s are");
    for (uint32_t i = 0; !is_stream && i < exported->files.count; i++) {
        const ExportedFile *file = &exported->files.items[i];
        printf("%-22.*s %12llu rows %14llu bytes\n", STR_ARG(file->path), (unsigned long long)file->rows,
               (unsigned long long)file->bytes);
    }
}

int cmd_export(const Options *options)
{
    if (options->arguments.count)
        return usage_error(options->verb, "it takes no argument; give the folder with -o");
    if (!options->output || !options->output[0])
        return usage_error(options->verb,
                           "give the folder to write with -o, or - with --only NAME for standard output");
    bool is_stream = strcmp(options->output, "-") == 0;
    ExportWish wish = {0};
    int status = read_tables(options, &wish.tables);
    if (status == EXIT_FINE)
        status = read_forms(options, is_stream, &wish.forms);
    if (status != EXIT_FINE)
        return status;
    if (is_stream && (!is_power_of_two(wish.tables) || !is_power_of_two(wish.forms)))
        return usage_error(options->verb, "standard output takes one table in one format: --only NAME --format csv");
    Arena arena;
    Exported exported;
    Str why;
    arena_init(&arena);
    Status done = is_stream
                      ? export_stream(store_path(options), (uint32_t)__builtin_ctz(wish.tables), (ExportForm)wish.forms,
                                      STDOUT_FILENO, "standard output", &arena, &exported, &why)
                      : export_folder(store_path(options), options->output, wish, &arena, &exported, &why);
    if (done == STATUS_OK)
        say(options, &exported, is_stream);
    else
        fprintf(stderr, "purse %s: %.*s\n", options->verb, STR_ARG(why));
    arena_release(&arena);
    return done == STATUS_OK ? EXIT_FINE : EXIT_FAILED;
}
