/* A question into the report it is for. */
#include "api/api.h"

/* ---- forms ---- */

/* Beside those of every report; with a verb, of its report alone. */
static const struct {
    const char *name, *verb;
    Form form;
} forms[] = {{"html", NULL, FORM_PAGE},
             {"atom", "timeline", FORM_FEED},
             {"ics", "status", FORM_CALENDAR},
             {"claimreview", "claims", FORM_REVIEW}};

static bool is_of(size_t form, Str verb)
{
    return !forms[form].verb || str_equal(str_from_c(forms[form].verb), verb);
}

bool api_read_format(Str verb, Str text, Arena *arena, View *view, Str *why)
{
    const char *more = "";
    view->form = FORM_PLAIN;
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        if (is_of(i, verb) && str_equal(str_from_c(forms[i].name), text)) {
            view->form = forms[i].form;
            view->format = FORMAT_MD;
            return true;
        }
        if (forms[i].verb && is_of(i, verb))
            more = forms[i].name;
    }
    if (format_find(text, &view->format))
        return true;
    *why = arena_printf(arena, "there is no format '%.*s'; formats are table, csv, json, md%s%s and html",
                        STR_ARG(text), more[0] ? ", " : "", more);
    return false;
}

/* ---- commands ---- */

static bool is_plain(Str word)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./,:=@%+";
    for (size_t i = 0; i < word.len; i++)
        if (!memchr(plain, word.ptr[i], sizeof plain - 1))
            return false;
    return word.len;
}

void api_add_word(Buf *out, Str word)
{
    bool plain = is_plain(word);
    buf_add(out, plain ? STR(" ") : STR(" '"));
    for (size_t i = 0; i < word.len; i++)
        if (word.ptr[i] == '\'')
            buf_add(out, STR("'\\''"));
        else
            buf_add_char(out, word.ptr[i]);
    buf_add(out, plain ? STR("") : STR("'"));
}

/* ---- rows ---- */

static bool is_verb(const Asked *asked, const char *verb)
{
    return str_equal(asked->verb, str_from_c(verb));
}

/* Claims are about money under any listing. */
static bool tests_claims(const Asked *asked)
{
    return is_verb(asked, "claims") || (is_verb(asked, "why") && str_starts(asked->argument, STR("^")));
}

bool api_store_rows(const Asked *asked, Arena *arena, LoadStore *store, Str *why)
{
    Basis basis = BASIS_AWARDED;
    store->known_by = DATE_OPEN;
    store->every_listing = tests_claims(asked);
    store->places = (StrArray){0};
    for (size_t i = 0; i < asked->places.count; i++)
        ARRAY_ADD(arena, &store->places, asked->places.items[i]);
    bool has_place = is_verb(asked, "why") || is_verb(asked, "timeline");
    if (has_place && !store->every_listing && asked->argument.len)
        ARRAY_ADD(arena, &store->places, asked->argument);
    store->needs_awards =
        asked->basis.ptr && basis_find(asked->basis, &basis) && (basis == BASIS_ACTIVE || basis == BASIS_UNSPENT);
    return !asked->known_by.ptr || api_read_day(asked->known_by, true, arena, &store->known_by, why);
}

/* ---- claims ---- */

bool api_find_claim(const Journal *journal, Str link, Arena *arena, Index *out, Str *why)
{
    link = str_starts(link, STR("^")) ? str_after(link, 1) : link;
    *out = journal_find_link(journal, link);
    if (*out != NO_INDEX && journal->events.items[*out].kind == EVENT_CLAIM)
        return true;
    if (*out != NO_INDEX) {
        *why = arena_printf(arena, "^%.*s is no claim but a %s", STR_ARG(link),
                            event_kind_name(journal->events.items[*out].kind));
        return false;
    }
    StrArray names = {0};
    for (size_t i = 0; i < journal->events.count; i++) {
        const Event *event = &journal->events.items[i];
        if (event->kind == EVENT_CLAIM && event->link.len)
            ARRAY_ADD(arena, &names, event->link);
    }
    Str near = diag_near_names(arena, link, names.items, names.count);
    *why = arena_printf(arena, "there is no claim ^%.*s%s%.*s", STR_ARG(link), near.len ? "; " : "", STR_ARG(near));
    return false;
}

/* One report on its way. */
typedef struct {
    const Asked *asked;
    const Question *question;
    const View *view;
    Claims *claims;
    Date today;
    Buf *out;
    Told *told;
    Str *why;
} Telling;

typedef ARRAY(ClaimAnswer) ClaimAnswers;

/* DATE_MIN stands for the day when the words were said. */
static ClaimDays claim_days(const Telling *telling)
{
    const Asked *asked = telling->asked;
    return (ClaimDays){.as_of = asked->as_of.ptr ? telling->question->as_of : DATE_MIN,
                       .known_by = asked->known_by.ptr ? telling->question->known_by : DATE_OPEN};
}

/* Of a place: spoken for it, or tested about it. */
static bool concerns(const Telling *telling, const Event *event)
{
    const Question *question = telling->question;
    for (size_t i = 0; i < question->places.count; i++) {
        PlaceId place = question->places.items[i];
        if (event->statement->body == place || claims_names_place(telling->claims, event->number, place))
            return true;
    }
    return !question->places.count;
}

static ClaimAnswers claims_asked(const Telling *telling, const IndexArray *only, ClaimDays days)
{
    const Journal *journal = telling->view->journal;
    ClaimAnswers answers = {0};
    for (Index i = 0; i < journal->events.count; i++) {
        const Event *event = &journal->events.items[i];
        if (event->kind == EVENT_CLAIM && (!only->count || index_holds(only, i)) && concerns(telling, event))
            ARRAY_ADD(telling->view->arena, &answers, claims_answer(telling->claims, i, days, telling->view->arena));
    }
    return answers;
}

static bool tell_claims(Telling *telling)
{
    const Asked *asked = telling->asked;
    const View *view = telling->view;
    IndexArray only = {0};
    for (size_t i = 0; i < asked->claims.count; i++) {
        Index claim;
        if (!api_find_claim(view->journal, asked->claims.items[i], view->arena, &claim, telling->why))
            return false;
        ARRAY_ADD(view->arena, &only, claim);
    }
    ClaimAnswers answers = claims_asked(telling, &only, claim_days(telling));
    telling->told->count = answers.count;
    if (view->form == FORM_REVIEW)
        report_claimreview(telling->out, view, answers.items, answers.count, telling->today);
    else
        report_claims(telling->out, view, answers.items, answers.count);
    return true;
}

/* ---- the other reports ---- */

static const Answer *answer(Telling *telling)
{
    return telling->told->answer = stake_answer(telling->view->journal, telling->question, telling->view->arena);
}

/* One journal, asked twice: with all its entries and without some. */
static void tell_without(Telling *telling)
{
    const View *view = telling->view;
    const IndexArray *without = &telling->question->without;
    Question baseline = *telling->question;
    Buf label;
    baseline.without = (IndexArray){0};
    buf_init(&label);
    for (size_t i = 0; i < without->count; i++)
        buf_printf(&label, "%s^%.*s", i ? ", " : "without ",
                   STR_ARG(view->journal->events.items[without->items[i]].link));
    report_difference(telling->out, view, stake_answer(view->journal, &baseline, view->arena), view, answer(telling),
                      "baseline", arena_c_string(view->arena, buf_str(&label)));
    buf_release(&label);
}

static bool tell_stake(Telling *telling)
{
    if (telling->question->without.count) {
        tell_without(telling);
        return true;
    }
    report_stake(telling->out, telling->view, answer(telling));
    return true;
}

static bool tell_status(Telling *telling)
{
    if (telling->view->form == FORM_CALENDAR)
        report_calendar(telling->out, telling->view, telling->question);
    else
        report_status(telling->out, telling->view, answer(telling));
    return true;
}

static bool tell_cost(Telling *telling)
{
    telling->told->count = report_cost(telling->out, telling->view, telling->question);
    return true;
}

static bool tell_why_claim(Telling *telling)
{
    const View *view = telling->view;
    Index claim;
    if (!api_find_claim(view->journal, telling->asked->argument, view->arena, &claim, telling->why))
        return false;
    ClaimAnswer found = claims_answer(telling->claims, claim, claim_days(telling), view->arena);
    report_why_claim(telling->out, view, &found);
    return true;
}

static bool tell_why(Telling *telling)
{
    const View *view = telling->view;
    Str argument = telling->asked->argument;
    if (str_starts(argument, STR("^")))
        return tell_why_claim(telling);
    Index rule = journal_find_rule(view->journal, argument);
    if (rule != NO_INDEX) {
        report_why_rule(telling->out, view, telling->question, rule);
        return true;
    }
    PlaceId place;
    if (!api_find_place(view->journal, argument, view->arena, &place, telling->why))
        return false;
    Question of_place = *telling->question;
    ARRAY_ADD(view->arena, &of_place.places, place);
    report_why_place(telling->out, view, stake_answer(view->journal, &of_place, view->arena), place);
    return true;
}

static bool tell_cases(Telling *telling)
{
    const View *view = telling->view;
    Str asked = telling->asked->argument;
    Index only = asked.len ? map_find(&view->journal->case_ids, asked) : NO_INDEX;
    if (asked.len && only == MAP_ABSENT) {
        StrArray names = {0};
        for (size_t i = 0; i < view->journal->cases.count; i++)
            ARRAY_ADD(view->arena, &names, view->journal->cases.items[i].id);
        return api_no_such(view->arena, "case", asked, &names, telling->why);
    }
    report_cases(telling->out, view, telling->question, only);
    return true;
}

static bool read_span(Telling *telling, Date *from, Date *until)
{
    const Asked *asked = telling->asked;
    Arena *arena = telling->view->arena;
    *from = DATE_MIN;
    *until = DATE_OPEN;
    return (!asked->from.ptr || api_read_day(asked->from, false, arena, from, telling->why)) &&
           (!asked->until.ptr || api_read_day(asked->until, false, arena, until, telling->why));
}

static bool tell_timeline(Telling *telling)
{
    const Asked *asked = telling->asked;
    const View *view = telling->view;
    PlaceId place = PLACE_NONE;
    Date from, until;
    if ((asked->argument.len && !api_find_place(view->journal, asked->argument, view->arena, &place, telling->why)) ||
        !read_span(telling, &from, &until))
        return false;
    /* --as-of alone ends the story on that day. */
    if (asked->as_of.ptr && !asked->until.ptr)
        until = telling->question->as_of + 1;
    if (view->form == FORM_FEED)
        report_atom(telling->out, view, telling->question, place, from, until);
    else
        report_timeline(telling->out, view, telling->question, place, from, until);
    return true;
}

static bool tell_report(Telling *telling)
{
    Date from, until;
    ClaimAnswers claims = {0};
    ClaimDays days = claim_days(telling);
    if (!read_span(telling, &from, &until))
        return false;
    days.as_of = DATE_MIN;
    if (telling->view->format != FORMAT_CSV) /* which has the table of places alone */
        claims = claims_asked(telling, &(IndexArray){0}, days);
    report_brief(telling->out, telling->view, telling->question, until, claims.items, claims.count);
    return true;
}

bool api_tell(const Asked *asked, const Question *question, const View *view, Claims *claims, Date today, Buf *out,
              Told *told, Str *why)
{
    static const struct {
        const char *verb;
        bool (*tell)(Telling *telling);
    } reports[] = {{"stake", tell_stake},   {"why", tell_why},           {"status", tell_status},
                   {"cost", tell_cost},     {"timeline", tell_timeline}, {"cases", tell_cases},
                   {"claims", tell_claims}, {"report", tell_report}};
    Telling telling = {asked, question, view, claims, today, out, told, why};
    *told = (Told){0};
    for (size_t i = 0; i < sizeof reports / sizeof *reports; i++)
        if (is_verb(asked, reports[i].verb))
            return reports[i].tell(&telling);
    *why = arena_printf(view->arena, "there is no report '%.*s'", STR_ARG(asked->verb));
    return false;
}
