/* Words into a question: every id looked up, every mistake said with what is near. */
#include "api/api.h"

bool api_read_day(Str text, bool exact, Arena *arena, Date *out, Str *why)
{
    Period period;
    if (period_parse(text, &period) != PERIOD_OK) {
        *why = arena_printf(arena, "'%.*s' is not a day; write 2017-04-21", STR_ARG(text));
        return false;
    }
    if (exact && period.precision != PRECISION_DAY) {
        *why = arena_printf(arena, "'%.*s' is a span; a question needs one day, as in 2017-04-21", STR_ARG(text));
        return false;
    }
    *out = period.first;
    return true;
}

void api_add_items(Arena *arena, StrArray *list, Str text)
{
    if (str_contains(text, STR(" "))) {
        ARRAY_ADD(arena, list, text);
        return;
    }
    while (text.len) {
        Str item = str_cut(&text, ',');
        if (item.len)
            ARRAY_ADD(arena, list, item);
    }
}

static bool ask_days(const Asked *asked, Date today, Arena *arena, Question *out, Str *why)
{
    out->known_by = DATE_OPEN;
    if (asked->known_by.ptr && !api_read_day(asked->known_by, true, arena, &out->known_by, why))
        return false;
    out->as_of = asked->known_by.ptr ? out->known_by : today;
    return !asked->as_of.ptr || api_read_day(asked->as_of, true, arena, &out->as_of, why);
}

bool api_no_such(Arena *arena, const char *what, Str wrong, const StrArray *names, Str *why)
{
    Str near = diag_near_names(arena, wrong, names->items, names->count);
    *why =
        arena_printf(arena, "there is no %s '%.*s'%s%.*s", what, STR_ARG(wrong), near.len ? "; " : "", STR_ARG(near));
    return false;
}

static bool ask_condition(const Journal *journal, Str id, Arena *arena, Question *out, Str *why)
{
    Index rule = journal_find_rule(journal, id);
    if (rule == NO_INDEX) {
        StrArray names = {0};
        for (size_t i = 0; i < journal->rules.count; i++)
            ARRAY_ADD(arena, &names, journal->rules.items[i].id);
        return api_no_such(arena, "condition", id, &names, why);
    }
    if (journal->rules.items[rule].kind == RULE_POLICY) {
        *why = arena_printf(arena, "'%.*s' is a policy; no money hangs on it: see purse why %.*s", STR_ARG(id),
                            STR_ARG(id));
        return false;
    }
    ARRAY_ADD(arena, &out->conditions, rule);
    return true;
}

bool api_find_source(const Journal *journal, Str id, Arena *arena, Index *out, Str *why)
{
    *out = map_find(&journal->source_ids, id);
    if (*out != MAP_ABSENT)
        return true;
    StrArray names = {0};
    for (size_t i = 0; i < journal->sources.count; i++)
        ARRAY_ADD(arena, &names, journal->sources.items[i].id);
    return api_no_such(arena, "source", id, &names, why);
}

static Index program_of_listing(const Journal *journal, Str listing)
{
    for (Index k = 0; k < journal->programs.count; k++)
        for (size_t n = 0; n < journal->programs.items[k].listings.count; n++)
            if (str_equal(journal->programs.items[k].listings.items[n], listing))
                return k;
    return NO_INDEX;
}

static bool ask_program(const Journal *journal, Str id, Arena *arena, Question *out, Str *why)
{
    Index program = map_find(&journal->program_ids, id);
    if (program == MAP_ABSENT)
        program = program_of_listing(journal, id);
    if (program == NO_INDEX) {
        StrArray names = {0};
        for (size_t i = 0; i < journal->programs.count; i++)
            if (journal->programs.items[i].id.len)
                ARRAY_ADD(arena, &names, journal->programs.items[i].id);
        return api_no_such(arena, "program", id, &names, why);
    }
    ARRAY_ADD(arena, &out->programs, program);
    return true;
}

bool api_find_place(const Journal *journal, Str text, Arena *arena, PlaceId *out, Str *why)
{
    PlaceMatch match = journal_find_place(journal, text);
    *out = match.id;
    if (match.answer == PLACE_FOUND)
        return true;
    bool several = match.answer == PLACE_AMBIGUOUS;
    if (!several)
        place_near(text, &match);
    Buf list;
    buf_init(&list);
    for (size_t i = 0; i < match.candidate_count; i++) {
        const char *before = i + 1 == match.candidate_count ? " or " : ", ";
        buf_printf(&list, "%s%.*s",
                   i         ? before
                   : several ? "; write "
                             : "; did you mean ",
                   STR_ARG(place_get(match.candidates[i]).path));
    }
    if (match.candidate_count && !several)
        buf_add_char(&list, '?');
    *why = several ? arena_printf(arena, "'%.*s' may be one of %zu places%.*s", STR_ARG(text), match.candidates_in_all,
                                  STR_ARG(buf_str(&list)))
                   : arena_printf(arena, "there is no place '%.*s'%.*s", STR_ARG(text), STR_ARG(buf_str(&list)));
    buf_release(&list);
    return false;
}

static bool ask_place(const Journal *journal, Str text, Arena *arena, Question *out, Str *why)
{
    PlaceId place;
    if (!api_find_place(journal, text, arena, &place, why))
        return false;
    ARRAY_ADD(arena, &out->places, place);
    return true;
}

/* Words said are no events that a figure hangs on. */
static bool can_be_without(const Event *event)
{
    return event->kind != EVENT_SAY && event->kind != EVENT_CLAIM;
}

static bool ask_without(const Journal *journal, Str text, Arena *arena, Question *out, Str *why)
{
    Str link = str_starts(text, STR("^")) ? str_after(text, 1) : text;
    Index event = journal_find_link(journal, link);
    if (event == NO_INDEX) {
        StrArray names = {0};
        for (size_t i = 0; i < journal->events.count; i++)
            if (journal->events.items[i].link.len && can_be_without(&journal->events.items[i]))
                ARRAY_ADD(arena, &names, arena_printf(arena, "^%.*s", STR_ARG(journal->events.items[i].link)));
        return api_no_such(arena, "entry", arena_printf(arena, "^%.*s", STR_ARG(link)), &names, why);
    }
    if (!can_be_without(&journal->events.items[event])) {
        *why = arena_printf(arena,
                            "^%.*s is a %s: no figure hangs on what was said, so that nothing is different without it",
                            STR_ARG(link), event_kind_name(journal->events.items[event].kind));
        return false;
    }
    if (!index_holds(&out->without, event))
        ARRAY_ADD(arena, &out->without, event);
    return true;
}

typedef bool AskOne(const Journal *journal, Str text, Arena *arena, Question *out, Str *why);

static bool ask_each(const Journal *journal, const StrArray *items, AskOne *ask, Arena *arena, Question *out, Str *why)
{
    for (size_t i = 0; i < items->count; i++)
        if (!ask(journal, items->items[i], arena, out, why))
            return false;
    return true;
}

bool api_ask(const Journal *journal, const Asked *asked, Date today, Arena *arena, Question *out, Str *why)
{
    *out = (Question){.basis = BASIS_AWARDED};
    if (asked->basis.ptr && !basis_find(asked->basis, &out->basis)) {
        *why = arena_printf(arena, "there is no basis '%.*s'; they are awarded, active, unspent, annual and allocated",
                            STR_ARG(asked->basis));
        return false;
    }
    return ask_days(asked, today, arena, out, why) &&
           ask_each(journal, &asked->conditions, ask_condition, arena, out, why) &&
           ask_each(journal, &asked->programs, ask_program, arena, out, why) &&
           ask_each(journal, &asked->places, ask_place, arena, out, why) &&
           ask_each(journal, &asked->without, ask_without, arena, out, why);
}
