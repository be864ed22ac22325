/* purse claims: what was said, tested. */
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

/* DATE_MIN stands for the day when the words were said. */
ClaimDays claim_days(const Session *session, const Options *options)
{
    return (ClaimDays){.as_of = options->as_of ? session->question.as_of : DATE_MIN,
                       .known_by = options->known_by ? session->question.known_by : DATE_OPEN};
}

static bool is_asked(const Options *options, const Event *event)
{
    for (size_t i = 0; i < options->claims.count; i++) {
        Str link = str_from_c(options->claims.items[i]);
        if (str_equal(str_starts(link, STR("^")) ? str_after(link, 1) : link, event->link))
            return true;
    }
    return !options->claims.count;
}

/* Of a place: spoken for it, or tested about it. */
static bool concerns(const Session *session, const Event *event)
{
    const Question *question = &session->question;
    for (size_t i = 0; i < question->places.count; i++) {
        PlaceId place = question->places.items[i];
        if (event->statement->body == place || claims_names_place(session->claims, event->number, place))
            return true;
    }
    return !question->places.count;
}

int claim_find(Session *session, const Options *options, const char *asked, Index *out)
{
    Str link = str_from_c(asked);
    link = str_starts(link, STR("^")) ? str_after(link, 1) : link;
    *out = journal_find_link(session->journal, link);
    if (*out != NO_INDEX && session->journal->events.items[*out].kind == EVENT_CLAIM)
        return EXIT_FINE;
    StrArray names = {0};
    for (size_t i = 0; i < session->journal->events.count; i++) {
        const Event *event = &session->journal->events.items[i];
        if (event->kind == EVENT_CLAIM && event->link.len)
            ARRAY_ADD(&session->arena, &names, event->link);
    }
    if (*out != NO_INDEX)
        return usage_error(options->verb, "^%.*s is no claim but a %s", STR_ARG(link),
                           event_kind_name(session->journal->events.items[*out].kind));
    Str near = diag_near_names(&session->arena, link, names.items, names.count);
    return usage_error(options->verb, "there is no claim ^%.*s%s%.*s", STR_ARG(link), near.len ? "; " : "",
                       STR_ARG(near));
}

ClaimAnswers claims_of(Session *session, const Options *options, ClaimDays days)
{
    ClaimAnswers answers = {0};
    for (Index i = 0; i < session->journal->events.count; i++) {
        const Event *event = &session->journal->events.items[i];
        if (event->kind == EVENT_CLAIM && is_asked(options, event) && concerns(session, event))
            ARRAY_ADD(&session->arena, &answers, claims_answer(session->claims, i, days, &session->arena));
    }
    return answers;
}

static int answer_claims(Session *session, const Options *options)
{
    for (size_t i = 0; i < options->claims.count; i++) {
        Index found;
        int status = claim_find(session, options, options->claims.items[i], &found);
        if (status != EXIT_FINE)
            return status;
    }
    ClaimAnswers answers = claims_of(session, options, claim_days(session, options));
    if (session->view.form == FORM_REVIEW) {
        report_claimreview(&session->out, &session->view, answers.items, answers.count, today());
        return EXIT_FINE;
    }
    report_claims(&session->out, &session->view, answers.items, answers.count);
    if (!answers.count && session->view.format != FORMAT_JSON)
        fprintf(stderr, "purse %s: no claim of the journal is about that\n", options->verb);
    return EXIT_FINE;
}

int cmd_claims(const Options *options)
{
    if (options->arguments.count)
        return usage_error(options->verb, "'%s' is not expected; --claim names a claim, --place a place",
                           options->arguments.items[0]);
    return session_answer(options, session_open_all, answer_claims);
}
