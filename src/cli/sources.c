/* purse sources: what a journal rests on. */
#include "cli/cli.h"

static int answer_sources(Session *session, const Options *options)
{
    if (!options->arguments.count) {
        report_sources(&session->out, &session->view);
        return EXIT_FINE;
    }
    Index source;
    Str why;
    if (!api_find_source(session->journal, str_from_c(options->arguments.items[0]), &session->arena, &source, &why))
        return usage_error(options->verb, "%.*s", STR_ARG(why));
    report_source(&session->out, &session->view, source);
    return EXIT_FINE;
}

static int open_journal(Session *session, const Options *options)
{
    return session_open(session, options, NULL);
}

int cmd_sources(const Options *options)
{
    if (options->arguments.count > 1)
        return usage_error(options->verb, "give one source, or none for all");
    return session_answer(options, open_journal, answer_sources);
}
