/* The story in order of days. */
#include "report/timeline.h"

#include <stdlib.h>

typedef struct {
    const View *view;
    Question question; /* its conditions and places are fixed for the whole story */
    IndexArray asked;  /* conditions named in the question; empty: all */
    IndexArray warned; /* those of its conditions that anybody is ever warned about, or all */
    PlaceId place;
    Date from, until;
    Happenings list;
} Story;

/* ---- what happened ---- */

static bool is_shown(const Story *story, const Period *day, const Common *common)
{
    Question known = story->question;
    known.as_of = DATE_OPEN;
    return period_is_set(*day) && day->until > story->from && day->first < story->until &&
           stake_happened(&known, day, &common->known) != NEVER;
}

static bool holds(const Story *story, const PlaceSet *set)
{
    Question then = story->question;
    then.as_of = story->until == DATE_OPEN ? DATE_OPEN - 1 : story->until;
    return set->is_given && stake_holds(story->view->journal, &then, set, story->place) != NEVER;
}

enum { LINKS_FOLLOWED = 16 };

/* Named outright, be it as an exception. */
static bool mentions(const Story *story, const PlaceSet *set)
{
    for (size_t i = 0; i < set->include.count; i++)
        if (set->include.items[i].kind == TERM_PLACE && set->include.items[i].place == story->place)
            return true;
    for (size_t i = 0; i < set->except.count; i++)
        if (set->except.items[i].kind == TERM_PLACE && set->except.items[i].place == story->place)
            return true;
    return false;
}

static bool is_there(const Story *story, Index event)
{
    return !stake_leaves_out(&story->question, event);
}

/* An order concerns those it names or holds, and those whom the orders it works on concern. */
static bool order_concerns(const Story *story, const Event *event, int links)
{
    const Order *order = event->order;
    const PlaceSet *sets[] = {&order->protects, &order->stayed, &order->whom, &order->to};
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
        if (mentions(story, sets[i]) || (i != 2 && holds(story, sets[i])))
            return true;
    bool for_it = !order->whom.is_given || holds(story, &order->whom);
    for (size_t i = 0; links && for_it && i < order->works.count; i++)
        if (is_there(story, order->works.items[i].target) &&
            order_concerns(story, &story->view->journal->events.items[order->works.items[i].target], links - 1))
            return true;
    for (size_t i = 0; i < order->cases.count; i++)
        if (holds(story, &story->view->journal->cases.items[order->cases.items[i]].plaintiffs))
            return true;
    return false;
}

/* Whether the order blocks a rule asked about, or works on one that does. */
static bool order_about(const Story *story, const Event *event, int links)
{
    const Journal *journal = story->view->journal;
    if (index_shares(&event->order->blocks, &story->asked))
        return true;
    for (size_t i = 0; links && i < event->order->works.count; i++)
        if (is_there(story, event->order->works.items[i].target) &&
            order_about(story, &journal->events.items[event->order->works.items[i].target], links - 1))
            return true;
    return false;
}

/* With conditions named, only what is about them. */
static bool is_about(const Story *story, const Event *event)
{
    if (!story->asked.count)
        return true;
    if (event->kind == EVENT_ORDER)
        return order_about(story, event, LINKS_FOLLOWED);
    if (event->kind == EVENT_WITHDRAW)
        return index_shares(&event->withdrawal->rules, &story->asked);
    return index_shares(&event->about, &story->asked);
}

static bool concerns(const Story *story, const Event *event)
{
    if (!is_about(story, event))
        return false;
    if (story->place == PLACE_NONE)
        return true;
    if (event->kind == EVENT_ORDER)
        return order_concerns(story, event, LINKS_FOLLOWED);
    if (event->kind == EVENT_SAY)
        return event->statement->body == story->place;
    return event->actor == story->place || holds(story, &event->to) || event->kind == EVENT_WITHDRAW;
}

static void add_events(Story *story)
{
    const Journal *journal = story->view->journal;
    for (Index i = 0; i < journal->events.count; i++) {
        const Event *event = &journal->events.items[i];
        const Period *day = event->kind == EVENT_ORDER ? &event->order->effective : &event->day;
        bool is_heard =
            event->kind == EVENT_SAY && story->place != PLACE_NONE && event->statement->body == story->place;
        if (event->kind == EVENT_CLAIM || (event->kind == EVENT_SAY && !is_heard) || !is_there(story, i) ||
            !is_shown(story, day, &event->common) || !concerns(story, event))
            continue;
        Happening happening = {i,
                               NO_INDEX,
                               false,
                               *day,
                               words_event_kind(story->view, event),
                               words_event(story->view, event),
                               event->kind == EVENT_ORDER ? words_order_does(story->view, event) : STR(""),
                               STR("")};
        ARRAY_ADD(story->view->arena, &story->list, happening);
    }
}

static void add_rule_end(Story *story, Index rule, Period day, bool begins)
{
    const Rule *entry = &story->view->journal->rules.items[rule];
    if (!is_shown(story, &day, &entry->common) || (story->asked.count && !index_holds(&story->asked, rule)))
        return;
    const char *what = entry->kind == RULE_POLICY ? "policy" : "condition";
    Happening happening = {NO_INDEX,
                           rule,
                           begins,
                           day,
                           str_from_c(what),
                           arena_printf(story->view->arena, "%.*s %s: %.*s", STR_ARG(entry->id),
                                        begins ? "begins" : "ends", STR_ARG(entry->common.title)),
                           STR(""),
                           STR("")};
    ARRAY_ADD(story->view->arena, &story->list, happening);
}

static void add_rules(Story *story)
{
    for (Index i = 0; i < story->view->journal->rules.count; i++) {
        add_rule_end(story, i, story->view->journal->rules.items[i].from, true);
        add_rule_end(story, i, story->view->journal->rules.items[i].until, false);
    }
}

static void add_filings(Story *story)
{
    const Journal *journal = story->view->journal;
    for (size_t i = 0; i < journal->cases.count; i++) {
        const Case *a_case = &journal->cases.items[i];
        if (story->asked.count && !index_shares(&a_case->challenges, &story->asked))
            continue;
        if (!is_shown(story, &a_case->filed, &a_case->common) ||
            (story->place != PLACE_NONE && !holds(story, &a_case->plaintiffs)))
            continue;
        Str court = a_case->court == PLACE_NONE ? STR("") : journal_place(journal, a_case->court).short_name;
        Happening happening = {NO_INDEX,
                               NO_INDEX,
                               false,
                               a_case->filed,
                               STR("suit filed"),
                               arena_printf(story->view->arena, "%.*s, %.*s",
                                            STR_ARG(a_case->common.title.len ? a_case->common.title : a_case->id),
                                            STR_ARG(court)),
                               STR(""),
                               STR("")};
        ARRAY_ADD(story->view->arena, &story->list, happening);
    }
}

/* Spans begin before their days; then the order of the file. */
static int by_day(const void *left, const void *right)
{
    const Happening *a = left, *b = right;
    if (a->day.first != b->day.first)
        return a->day.first < b->day.first ? -1 : 1;
    if ((a->event == NO_INDEX) != (b->event == NO_INDEX))
        return a->event == NO_INDEX ? -1 : 1;
    return (a->event > b->event) - (a->event < b->event);
}

/* ---- the question for the whole story ---- */

static void fix_conditions(Story *story)
{
    const Journal *journal = story->view->journal;
    if (story->question.conditions.count) {
        story->warned = story->question.conditions;
        return;
    }
    for (Index i = 0; i < journal->rules.count; i++)
        if (journal->rules.items[i].kind == RULE_DUTY)
            ARRAY_ADD(story->view->arena, &story->question.conditions, i);
    for (size_t i = 0; i < journal->events.count; i++) {
        const Event *event = &journal->events.items[i];
        bool warns = event->kind == EVENT_WARN && is_there(story, event->number);
        for (size_t k = 0; warns && k < event->about.count; k++)
            if (journal->rules.items[event->about.items[k]].kind == RULE_DUTY &&
                !index_holds(&story->warned, event->about.items[k]))
                ARRAY_ADD(story->view->arena, &story->warned, event->about.items[k]);
    }
    if (!story->warned.count)
        story->warned = story->question.conditions;
}

/* All places that the story ever names, so that each day is asked about the same ones. */
static void fix_places(Story *story)
{
    if (story->question.places.count)
        return;
    if (story->place != PLACE_NONE) {
        ARRAY_ADD(story->view->arena, &story->question.places, story->place);
        return;
    }
    for (int basis = 0; basis < 2; basis++) {
        Question all = story->question;
        all.as_of = date_from_parts(DATE_LAST_YEAR, 12, 31);
        all.basis = basis ? BASIS_ALLOCATED : story->question.basis;
        all.places.count = 0;
        const Answer *answer = stake_sums(story->view->journal, &all, story->view->arena);
        for (size_t i = 0; i < answer->places.count; i++) {
            bool seen = false;
            for (size_t k = 0; k < story->question.places.count; k++)
                seen = seen || story->question.places.items[k] == answer->places.items[i].place;
            if (!seen)
                ARRAY_ADD(story->view->arena, &story->question.places, answer->places.items[i].place);
        }
    }
}

Happenings timeline_collect(const View *view, const Question *question, PlaceId place, Date from, Date until)
{
    Story story = {.view = view,
                   .question = *question,
                   .asked = question->conditions,
                   .place = place,
                   .from = from,
                   .until = until};
    fix_conditions(&story);
    fix_places(&story);
    add_events(&story);
    add_rules(&story);
    add_filings(&story);
    if (story.list.count)
        qsort(story.list.items, story.list.count, sizeof *story.list.items, by_day);
    if (story.question.conditions.count)
        timeline_effects(view, &story.question, &story.warned, &story.list);
    return story.list;
}

static Str entry_name(const View *view, const Happening *happening)
{
    if (happening->event != NO_INDEX)
        return words_event_name(view, &view->journal->events.items[happening->event]);
    return happening->rule == NO_INDEX
               ? STR("")
               : words_place_in_file(view, view->journal->rules.items[happening->rule].common.span);
}

void timeline_table(Table *table, const View *view, const Happenings *happenings)
{
    table_init(table, view->arena);
    table_column(table, "Day", "day", ALIGN_LEFT, false);
    table_column(table, "What", "kind", ALIGN_LEFT, true);
    table_column(table, "Entry", "entry", ALIGN_LEFT, true);
    table_column(table, "Told", "told", ALIGN_LEFT, true);
    table_column(table, "Does", "does", ALIGN_LEFT, true);
    table_column(table, "Effect", "effect", ALIGN_LEFT, true);
    for (size_t i = 0; i < happenings->count; i++) {
        const Happening *happening = &happenings->items[i];
        table_date(table, happening->day);
        table_words(table, happening->kind);
        table_words(table, entry_name(view, happening));
        table_words(table, happening->what);
        table_words(table, happening->does);
        table_words(table, happening->effect);
    }
}

enum { DAY_COLUMNS = 12 };

/* Words broken at the width of the terminal, under the day's column. */
static void list_words(Buf *out, const View *view, Str text)
{
    wrap_words(out, view, text, DAY_COLUMNS, DAY_COLUMNS + 2);
}

static void list_under(Buf *out, const View *view, const char *before, Str text)
{
    if (!text.len)
        return;
    buf_add_repeat(out, ' ', DAY_COLUMNS);
    list_words(out, view, arena_printf(view->arena, "%s%.*s", before, STR_ARG(text)));
}

void timeline_list(Buf *out, const View *view, const Happenings *happenings)
{
    for (size_t i = 0; i < happenings->count; i++) {
        const Happening *happening = &happenings->items[i];
        Str day = words_period(view->arena, happening->day), name = entry_name(view, happening);
        buf_add(out, day);
        buf_add_repeat(out, ' ', DAY_COLUMNS - day.len);
        list_words(out, view,
                   arena_printf(view->arena, "%.*s%s%.*s: %.*s", STR_ARG(happening->kind), name.len ? " " : "",
                                STR_ARG(name), STR_ARG(happening->what)));
        list_under(out, view, "", happening->does);
        list_under(out, view, "money: ", happening->effect);
    }
}

void report_timeline(Buf *out, const View *view, const Question *question, PlaceId place, Date from, Date until)
{
    Happenings happenings = timeline_collect(view, question, place, from, until);
    Table table;
    timeline_table(&table, view, &happenings);
    if (!table_rows(&table) && (view->format == FORMAT_TABLE || view->format == FORMAT_MD))
        buf_add(out, STR("nothing happened in these days\n"));
    else if (view->format == FORMAT_TABLE)
        timeline_list(out, view, &happenings);
    else
        table_print(out, view, &table);
}
