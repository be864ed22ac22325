/* purse: finds the verb and hands over. */
#include "cli/cli.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

static void out_of_memory(size_t wanted)
{
    fprintf(stderr, "purse: out of memory (%zu bytes more were needed)\n", wanted);
    exit(EXIT_FAILED);
}

static void print_verbs(FILE *out)
{
    fputs("purse follows public money and the strings attached to it.\n\nusage: purse VERB [options]\n\n", out);
    for (size_t i = 0; i < verb_count; i++)
        fprintf(out, "  %-10s %s\n", verbs[i].name, verbs[i].summary);
    fputs("\n'purse VERB --help' says more.\n", out);
}

static const Verb *find_verb(const char *name)
{
    for (size_t i = 0; i < verb_count; i++)
        if (strcmp(verbs[i].name, name) == 0)
            return &verbs[i];
    return NULL;
}

static int no_such_verb(const char *name)
{
    Arena arena;
    arena_init(&arena);
    StrArray names = {0};
    for (size_t i = 0; i < verb_count; i++)
        ARRAY_ADD(&arena, &names, str_from_c(verbs[i].name));
    Str near = diag_near_names(&arena, str_from_c(name), names.items, names.count);
    fprintf(stderr, "purse: there is no verb '%s'%s%.*s\nTry 'purse help'.\n", name, near.len ? "; " : "",
            STR_ARG(near));
    arena_release(&arena);
    return EXIT_USAGE;
}

int cmd_help(const Options *options)
{
    if (!options->arguments.count) {
        print_verbs(stdout);
        return EXIT_FINE;
    }
    const Verb *verb = find_verb(options->arguments.items[0]);
    if (!verb)
        return no_such_verb(options->arguments.items[0]);
    char name[] = "purse", help[] = "--help";
    char *arguments[] = {name, help, NULL};
    Options none;
    options_parse(verb, 2, arguments, &none);
    return EXIT_FINE;
}

/* "-o main.purse" beside "-f main.purse": the answer would take the place of what it was asked of. */
static bool is_same_file(const char *output, const char *input)
{
    struct stat out, in;
    return stat(output, &out) == 0 && stat(input, &in) == 0 && S_ISREG(out.st_mode) && out.st_dev == in.st_dev &&
           out.st_ino == in.st_ino;
}

/* The journal, the store, the document; but the text of a brief is written in place. */
static const char *find_overwritten(const Options *options)
{
    const char *output = options->output;
    if (!output)
        return NULL;
    const char *journal = getenv("PURSE_FILE"), *named = journal && journal[0] ? journal : "main.purse";
    if (is_same_file(output, store_path(options)) || is_same_file(output, named))
        return output;
    for (size_t i = 0; i < options->files.count; i++)
        if (is_same_file(output, options->files.items[i]))
            return output;
    for (size_t i = 0; i < options->arguments.count && strcmp(options->verb, "brief") != 0; i++)
        if (is_same_file(output, options->arguments.items[i]))
            return output;
    return NULL;
}

int main(int argc, char **argv)
{
    base_on_exhausted = out_of_memory;
    atexit(close_output);
    signal(SIGPIPE, SIG_DFL);
    if (argc < 2) {
        print_verbs(stderr);
        return EXIT_USAGE;
    }
    const char *name = argv[1];
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 || strcmp(name, "-?") == 0)
        name = "help";
    else if (strcmp(name, "--version") == 0 || strcmp(name, "-V") == 0)
        name = "version";
    const Verb *verb = find_verb(name);
    if (!verb)
        return no_such_verb(name);
    Options options;
    options_parse(verb, argc - 1, argv + 1, &options);
    options.words = argv + 1;
    options.word_count = argc - 1;
    if (find_overwritten(&options))
        return usage_error(options.verb, "-o '%s' would take the place of what is read; name another file",
                           options.output);
    return verb->run(&options);
}
