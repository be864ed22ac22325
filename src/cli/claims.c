/* purse claims: what was said, tested. */
#include "cli/cli.h"

#include <stdio.h>

static int answer_claims(Session *session, const Options *options)
{
    Told told;
    int status = session_tell(session, options, &told);
    if (status == EXIT_FINE && !told.count && session->view.format != FORMAT_JSON && session->view.form != FORM_REVIEW)
        fprintf(stderr, "purse %s: no claim of the journal is about that\n", options->verb);
    return status;
}

int cmd_claims(const Options *options)
{
    if (options->arguments.count)
        return usage_error(options->verb, "'%s' is not expected; --claim names a claim, --place a place",
                           options->arguments.items[0]);
    return session_answer(options, session_open_all, answer_claims);
}
