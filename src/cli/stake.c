/* purse stake, why, status, timeline, cases, report: answers about one journal. */
#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>

static int no_arguments(const Options *options)
{
    if (!options->arguments.count)
        return EXIT_FINE;
    return usage_error(options->verb, "'%s' is not expected; --place names a place, -f a journal",
                       options->arguments.items[0]);
}

/* Journals are laid on top of each other for a claim alone. */
static int open_asked(Session *session, const Options *options)
{
    bool is_claim = options->arguments.count && options->arguments.items[0][0] == '^';
    return is_claim ? session_open_all(session, options) : session_open(session, options, NULL);
}

static int answer_with(const Options *options, SessionAnswer *answer)
{
    return session_answer(options, open_asked, answer);
}

/* ---- stake ---- */

/* An answer about no condition is right and of no use: what could have been asked about is told. */
static void tell_conditions(Session *session, const Options *options, const Answer *answer)
{
    const Journal *journal = session->journal;
    Buf names;
    if (answer->conditions.count || options->conditions.count)
        return;
    buf_init(&names);
    for (Index i = 0; i < journal->rules.count; i++) {
        const Rule *rule = &journal->rules.items[i];
        if (rule->kind == RULE_DUTY && stake_in_force(journal, &session->question, i) != NEVER)
            buf_printf(&names, "%s%.*s", names.len ? ", " : "", STR_ARG(rule->id));
    }
    if (names.len)
        fprintf(stderr, "purse %s: nobody was warned about a condition that is in force; --condition asks about %.*s\n",
                options->verb, STR_ARG(buf_str(&names)));
    buf_release(&names);
}

/* Zeros because of the day, and not because there is no money, are told. */
static void tell_not_in_force(Session *session, const Options *options, const Answer *answer)
{
    Buf day;
    buf_init(&day);
    date_print(&day, answer->question.as_of);
    for (size_t i = 0; options->conditions.count && i < answer->conditions.count; i++) {
        Index number = answer->conditions.items[i];
        Str id = session->journal->rules.items[number].id;
        if (stake_in_force(session->journal, &answer->question, number) == NEVER)
            fprintf(stderr, "purse %s: %.*s is not in force on %.*s and puts nothing at stake; --as-of names the day\n",
                    options->verb, STR_ARG(id), STR_ARG(buf_str(&day)));
    }
    buf_release(&day);
}

static int answer_stake(Session *session, const Options *options)
{
    Told told;
    int status = session_tell(session, options, &told);
    if (status == EXIT_FINE) {
        tell_conditions(session, options, told.answer);
        tell_not_in_force(session, options, told.answer);
    }
    return status;
}

/* The journal again with the what-if on top: an answer beside the baseline. */
static int answer_what_if(Session *session, const Options *options)
{
    Session other;
    Options asked = *options;
    asked.what_if.count = 0; /* now its entries are there to be left out too */
    int status = session_open(&other, options, &options->what_if);
    if (status == EXIT_DATA)
        fprintf(stderr, "purse %s: the journal with the what-if on top has errors\n", options->verb);
    if (status == EXIT_FINE)
        status = session_ask(&other, &asked);
    if (status == EXIT_FINE) {
        const Answer *before = stake_answer(session->journal, &session->question, &session->arena);
        const Answer *after = stake_answer(other.journal, &other.question, &other.arena);
        report_difference(&session->out, &session->view, before, &other.view, after, "baseline", "what if");
    }
    buf_release(&other.out);
    columns_close(other.columns);
    store_close(other.store);
    arena_release(&other.arena);
    return status;
}

int cmd_stake(const Options *options)
{
    int status = no_arguments(options);
    if (status != EXIT_FINE)
        return status;
    return answer_with(options, options->what_if.count ? answer_what_if : answer_stake);
}

/* ---- why ---- */

static int answer_told(Session *session, const Options *options)
{
    Told told;
    return session_tell(session, options, &told);
}

int cmd_why(const Options *options)
{
    if (options->arguments.count != 1)
        return usage_error(options->verb, "give one place, condition or policy, or the ^link of a claim");
    return answer_with(options, answer_told);
}

/* ---- status, cases, timeline, report ---- */

int cmd_status(const Options *options)
{
    int status = no_arguments(options);
    return status != EXIT_FINE ? status : answer_with(options, answer_told);
}

static int answer_cost(Session *session, const Options *options)
{
    Told told;
    int status = session_tell(session, options, &told);
    if (status == EXIT_FINE && !told.count)
        fprintf(stderr, "purse %s: no entry says what a condition costs; docs/journal.md has the form of cost\n",
                options->verb);
    return status;
}

int cmd_cost(const Options *options)
{
    int status = no_arguments(options);
    return status != EXIT_FINE ? status : answer_with(options, answer_cost);
}

int cmd_cases(const Options *options)
{
    if (options->arguments.count > 1)
        return usage_error(options->verb, "give one case, or none for all");
    return answer_with(options, answer_told);
}

int cmd_timeline(const Options *options)
{
    if (options->arguments.count > 1)
        return usage_error(options->verb, "give one place, or none for all");
    return answer_with(options, answer_told);
}

/* ---- the command that gives a report again ---- */

/* Where it is written to is nobody's matter who wants the same again. */
static int output_words(const char *word)
{
    bool is_alone = strcmp(word, "-o") == 0 || strcmp(word, "--output") == 0;
    return is_alone ? 2 : strncmp(word, "-o", 2) == 0 || strncmp(word, "--output=", 9) == 0;
}

/* As it was given, with the day and the journal that it left open. */
static const char *command_again(Session *session, const Options *options)
{
    const char *journal = getenv("PURSE_FILE");
    Buf out;
    buf_init(&out);
    buf_printf(&out, "purse %s", options->verb);
    for (int i = 1, drop; i < options->word_count; i += drop ? drop : 1)
        if (!(drop = output_words(options->words[i])) && options->words[i])
            api_add_word(&out, str_from_c(options->words[i]));
    if (!options->files.count && journal && journal[0]) {
        buf_add(&out, STR(" -f"));
        api_add_word(&out, str_from_c(journal));
    }
    if (!options->as_of && !options->known_by) {
        buf_add(&out, STR(" --as-of "));
        date_print(&out, session->question.as_of);
    }
    char *command = arena_c_string(&session->arena, buf_str(&out));
    buf_release(&out);
    return command;
}

static int answer_report(Session *session, const Options *options)
{
    session->view.command = command_again(session, options);
    return answer_told(session, options);
}

int cmd_report(const Options *options)
{
    int status = no_arguments(options);
    return status != EXIT_FINE ? status : answer_with(options, answer_report);
}
