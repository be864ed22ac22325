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
    const Answer *answer = stake_answer(session->journal, &session->question, &session->arena);
    tell_conditions(session, options, answer);
    tell_not_in_force(session, options, answer);
    report_stake(&session->out, &session->view, answer);
    return EXIT_FINE;
}

/* The journal again with the what-if on top: an answer beside the baseline. */
static int answer_what_if(Session *session, const Options *options)
{
    Session other;
    int status = session_open(&other, options, &options->what_if);
    if (status == EXIT_DATA)
        fprintf(stderr, "purse %s: the journal with the what-if on top has errors\n", options->verb);
    if (status == EXIT_FINE)
        status = session_ask(&other, options);
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

static int answer_why(Session *session, const Options *options)
{
    const char *asked = options->arguments.items[0];
    if (asked[0] == '^') {
        Index claim;
        int found = claim_find(session, options, asked, &claim);
        if (found != EXIT_FINE)
            return found;
        ClaimAnswer answer = claims_answer(session->claims, claim, claim_days(session, options), &session->arena);
        report_why_claim(&session->out, &session->view, &answer);
        return EXIT_FINE;
    }
    Index rule = journal_find_rule(session->journal, str_from_c(asked));
    if (rule != NO_INDEX) {
        report_why_rule(&session->out, &session->view, &session->question, rule);
        return EXIT_FINE;
    }
    PlaceId place;
    int status = session_find_place(session, options, asked, &place);
    if (status != EXIT_FINE)
        return status;
    ARRAY_ADD(&session->arena, &session->question.places, place);
    report_why_place(&session->out, &session->view, stake_answer(session->journal, &session->question, &session->arena),
                     place);
    return EXIT_FINE;
}

int cmd_why(const Options *options)
{
    if (options->arguments.count != 1)
        return usage_error(options->verb, "give one place, condition or policy, or the ^link of a claim");
    return answer_with(options, answer_why);
}

/* ---- status, cases, timeline, report ---- */

static int answer_status(Session *session, const Options *options)
{
    (void)options;
    if (session->view.form == FORM_CALENDAR) {
        report_calendar(&session->out, &session->view, &session->question);
        return EXIT_FINE;
    }
    report_status(&session->out, &session->view, stake_answer(session->journal, &session->question, &session->arena));
    return EXIT_FINE;
}

int cmd_status(const Options *options)
{
    int status = no_arguments(options);
    return status != EXIT_FINE ? status : answer_with(options, answer_status);
}

static int answer_cost(Session *session, const Options *options)
{
    if (!report_cost(&session->out, &session->view, &session->question))
        fprintf(stderr, "purse %s: no entry says what a condition costs; docs/journal.md has the form of cost\n",
                options->verb);
    return EXIT_FINE;
}

int cmd_cost(const Options *options)
{
    int status = no_arguments(options);
    return status != EXIT_FINE ? status : answer_with(options, answer_cost);
}

static int no_such_case(Session *session, const Options *options, const char *asked)
{
    StrArray names = {0};
    for (size_t i = 0; i < session->journal->cases.count; i++)
        ARRAY_ADD(&session->arena, &names, session->journal->cases.items[i].id);
    Str near = diag_near_names(&session->arena, str_from_c(asked), names.items, names.count);
    return usage_error(options->verb, "there is no case '%s'%s%.*s", asked, near.len ? "; " : "", STR_ARG(near));
}

static int answer_cases(Session *session, const Options *options)
{
    Index only = NO_INDEX;
    if (options->arguments.count) {
        only = map_find(&session->journal->case_ids, str_from_c(options->arguments.items[0]));
        if (only == MAP_ABSENT)
            return no_such_case(session, options, options->arguments.items[0]);
    }
    report_cases(&session->out, &session->view, &session->question, only);
    return EXIT_FINE;
}

int cmd_cases(const Options *options)
{
    if (options->arguments.count > 1)
        return usage_error(options->verb, "give one case, or none for all");
    return answer_with(options, answer_cases);
}

static bool read_span(Session *session, const Options *options, Date *from, Date *until)
{
    *from = DATE_MIN;
    *until = DATE_OPEN;
    return (!options->from || parse_day(session, options, options->from, false, from)) &&
           (!options->until || parse_day(session, options, options->until, false, until));
}

static int answer_timeline(Session *session, const Options *options)
{
    PlaceId place = PLACE_NONE;
    Date from, until;
    if (options->arguments.count) {
        int status = session_find_place(session, options, options->arguments.items[0], &place);
        if (status != EXIT_FINE)
            return status;
    }
    if (!read_span(session, options, &from, &until))
        return EXIT_USAGE;
    /* --as-of alone ends the story on that day. */
    if (options->as_of && !options->until)
        until = session->question.as_of + 1;
    if (session->view.form == FORM_FEED)
        report_atom(&session->out, &session->view, &session->question, place, from, until);
    else
        report_timeline(&session->out, &session->view, &session->question, place, from, until);
    return EXIT_FINE;
}

int cmd_timeline(const Options *options)
{
    if (options->arguments.count > 1)
        return usage_error(options->verb, "give one place, or none for all");
    return answer_with(options, answer_timeline);
}

/* ---- the command that gives a report again ---- */

static void add_word(Buf *out, const char *word)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./,:=@%+";
    bool is_plain = word[0] && strspn(word, plain) == strlen(word);
    buf_add(out, is_plain ? STR(" ") : STR(" '"));
    for (const char *c = word; *c; c++)
        if (*c == '\'')
            buf_add(out, STR("'\\''"));
        else
            buf_add_char(out, *c);
    buf_add(out, is_plain ? STR("") : STR("'"));
}

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
            add_word(&out, options->words[i]);
    if (!options->files.count && journal && journal[0]) {
        buf_add(&out, STR(" -f"));
        add_word(&out, journal);
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
    Date from, until;
    if (!read_span(session, options, &from, &until))
        return EXIT_USAGE;
    ClaimDays days = {.as_of = DATE_MIN, .known_by = options->known_by ? session->question.known_by : DATE_OPEN};
    ClaimAnswers claims = {0};
    if (session->view.format != FORMAT_CSV) /* which has the table of places alone */
        claims = claims_of(session, options, days);
    report_brief(&session->out, &session->view, &session->question, until, claims.items, claims.count);
    return EXIT_FINE;
}

int cmd_report(const Options *options)
{
    int status = no_arguments(options);
    return status != EXIT_FINE ? status : answer_with(options, answer_report);
}
