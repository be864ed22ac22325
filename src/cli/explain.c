/* purse explain, purse version, purse place: what needs no journal. */
#include "cli/cli.h"

#include <stdio.h>

static void list_codes(void)
{
    for (int code = 0; code < DIAG_COUNT; code++)
        printf("%s  %-8s %s\n", diag_code_name((DiagCode)code), severity_name(diag_code_severity((DiagCode)code)),
               diag_code_title((DiagCode)code));
}

int cmd_explain(const Options *options)
{
    int status = EXIT_FINE;
    if (!options->arguments.count)
        list_codes();
    for (size_t i = 0; i < options->arguments.count; i++) {
        DiagCode code;
        if (!diag_code_find(str_from_c(options->arguments.items[i]), &code)) {
            status = usage_error(options->verb, "there is no code '%s'; purse explain lists them",
                                 options->arguments.items[i]);
            continue;
        }
        Buf out;
        buf_init(&out);
        if (i)
            buf_add_char(&out, '\n');
        diag_explain(&out, code);
        fwrite(out.ptr, 1, out.len, stdout);
        buf_release(&out);
    }
    return status;
}

int cmd_version(const Options *options)
{
    if (options->arguments.count)
        return usage_error(options->verb, "version takes no argument");
    Str vintage = places_vintage();
    printf("purse %s\nplaces: %.*s, %zu units\n", PURSE_VERSION, STR_ARG(vintage), place_count());
    return EXIT_FINE;
}

int cmd_place(const Options *options)
{
    if (options->review)
        return cmd_review(options);
    if (options->arguments.count != 1)
        return usage_error(options->verb, "give one name, code or id; put names with blanks in quotation marks");
    View view = {0};
    int status = read_format(options, &view);
    if (status != EXIT_FINE)
        return status;
    if (strcmp(options->arguments.items[0], "-") == 0)
        return place_names(options, &view);
    Arena arena;
    arena_init(&arena);
    view.arena = &arena;
    Str asked = str_from_c(options->arguments.items[0]);
    PlaceMatch match = place_find(asked);
    if (match.answer == PLACE_UNKNOWN)
        place_near(asked, &match);
    Buf out;
    buf_init(&out);
    report_place(&out, &view, &match, asked);
    status = write_report(options, &view, &out);
    buf_release(&out);
    arena_release(&arena);
    return status != EXIT_FINE ? status : match.answer == PLACE_FOUND ? EXIT_FINE : EXIT_DATA;
}
