/* purse sources: what a journal rests on. */
#include "cli/cli.h"

static int no_such_source(Session *session, const Options *options, Str asked)
{
    StrArray names = {0};
    for (size_t i = 0; i < session->journal->sources.count; i++)
        ARRAY_ADD(&session->arena, &names, session->journal->sources.items[i].id);
    Str near = diag_near_names(&session->arena, asked, names.items, names.count);
    return usage_error(options->verb, "there is no source '%.*s'%s%.*s", STR_ARG(asked), near.len ? "; " : "",
                       STR_ARG(near));
}

static int answer_sources(Session *session, const Options *options)
{
    if (!options->arguments.count) {
        report_sources(&session->out, &session->view);
        return EXIT_FINE;
    }
    Str asked = str_from_c(options->arguments.items[0]);
    Index source = map_find(&session->journal->source_ids, asked);
    if (source == MAP_ABSENT)
        return no_such_source(session, options, asked);
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
