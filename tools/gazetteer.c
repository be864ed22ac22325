/* gazetteer: builds the table of places that the library carries.
 *
 * Runs once, at build time: reads a Census Gazetteer (Debian's weather-util-data
 * or a folder of Census files) and data/places, writes one binary file and a
 * small header that tells the compiler it changed. Same input, same bytes. Any
 * row it cannot read ends the build. */
#include "gazetteer.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>

static const char usage[] = "usage: gazetteer -o FILE [--stamp HEADER] --tables FOLDER"
                            " (--weather FILE | --census FOLDER)\n";

typedef struct {
    const char *out, *stamp, *tables, *weather, *census;
} Options;

void fail(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("gazetteer: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    exit(1);
}

Str read_whole(Arena *arena, Str path)
{
    char *name = arena_c_string(arena, path);
    gzFile file = gzopen(name, "rb");
    if (!file)
        fail("%s: %s", name, strerror(errno));
    Buf bytes;
    buf_init(&bytes);
    int got;
    do {
        got = gzread(file, buf_reserve(&bytes, 1 << 20), 1 << 20);
        bytes.len += got > 0 ? (size_t)got : 0;
    } while (got > 0);
    if (got < 0)
        fail("%s: cannot be read or is damaged", name);
    gzclose(file);
    Str text = arena_str(arena, buf_str(&bytes));
    buf_release(&bytes);
    return text;
}

static void write_whole(const char *path, Str bytes)
{
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(bytes.ptr, 1, bytes.len, file) != bytes.len || fclose(file) != 0)
        fail("%s: %s", path, strerror(errno));
}

static void write_stamp(const char *path, Str bytes)
{
    Buf text;
    buf_init(&text);
    buf_printf(&text, "/* Written by tools/gazetteer with the table it describes. */\n");
    buf_printf(&text, "#define PLACES_STAMP_BYTES %zuu\n", bytes.len);
    buf_printf(&text, "#define PLACES_STAMP_HASH 0x%016llxu\n", (unsigned long long)table_hash(bytes));
    write_whole(path, buf_str(&text));
    buf_release(&text);
}

static const char **option_of(Options *options, const char *name)
{
    if (strcmp(name, "-o") == 0)
        return &options->out;
    if (strcmp(name, "--stamp") == 0)
        return &options->stamp;
    if (strcmp(name, "--tables") == 0)
        return &options->tables;
    if (strcmp(name, "--weather") == 0)
        return &options->weather;
    if (strcmp(name, "--census") == 0)
        return &options->census;
    return NULL;
}

static Options read_options(int argc, char **argv)
{
    Options options = {0};
    for (int i = 1; i < argc; i += 2) {
        const char **option = option_of(&options, argv[i]);
        if (!option || i + 1 >= argc) {
            fputs(usage, stderr);
            exit(2);
        }
        *option = argv[i + 1];
    }
    if (!options.out || !options.tables || !options.weather == !options.census) {
        fputs(usage, stderr);
        exit(2);
    }
    return options;
}

static void gazetteer_init(Gazetteer *gazetteer, const Options *options)
{
    *gazetteer = (Gazetteer){0};
    arena_init(&gazetteer->arena);
    map_init(&gazetteer->by_geoid, &gazetteer->arena);
    map_init(&gazetteer->by_path, &gazetteer->arena);
    map_init(&gazetteer->by_postal, &gazetteer->arena);
    map_init(&gazetteer->by_alias_path, &gazetteer->arena);
    map_init(&gazetteer->by_lex, &gazetteer->arena);
    for (size_t i = 0; i < TABLE_FIPS_LIMIT; i++)
        gazetteer->state_of_fips[i] = gazetteer->circuit_of_fips[i] = NO_UNIT;
    gazetteer->tables = str_from_c(options->tables);
}

/* States first: every other row says its state. Codes that are only another
 * unit's come before names, so that they do not compete for a path. */
static void build(Gazetteer *gazetteer, const Options *options)
{
    read_states(gazetteer);
    if (options->weather)
        read_weather(gazetteer, str_from_c(options->weather));
    else
        read_census(gazetteer, str_from_c(options->census));
    check_plausible(gazetteer);
    read_renames(gazetteer);
    read_coextensive(gazetteer);
    join_by_rule(gazetteer);
    read_subdivisions(gazetteer);
    name_units(gazetteer);
    read_agencies(gazetteer);
    read_courts(gazetteer);
    add_aliases(gazetteer);
    read_aliases(gazetteer);
    carry_names(gazetteer);
    place_in_counties(gazetteer);
    read_populations(gazetteer);
    read_lexicon(gazetteer);
}

int main(int argc, char **argv)
{
    Options options = read_options(argc, argv);
    Gazetteer gazetteer;
    gazetteer_init(&gazetteer, &options);
    build(&gazetteer, &options);
    Str bytes = table_bytes(&gazetteer);
    write_whole(options.out, bytes);
    if (options.stamp)
        write_stamp(options.stamp, bytes);
    arena_release(&gazetteer.arena);
    return 0;
}
