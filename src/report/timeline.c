/* The story in order of days. What an entry did to the money is the difference between the
 * answers of the day before and of its day; it stands at the last entry of that day that
 * can move money. */
#include "report/timeline.h"

#include <stdarg.h>
#include <stdio.h>
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

/* ---- what it did to the money ---- */

static Str signed_words(Arena *arena, Money amount)
{
    Str words = words_money(arena, amount);
    return amount > 0 ? arena_printf(arena, "+%.*s", STR_ARG(words)) : words;
}

static void add_part(Buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void add_part(Buf *buf, const char *format, ...)
{
    va_list arguments;
    char text[256];
    va_start(arguments, format);
    int length = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (buf->len)
        buf_add(buf, STR("; "));
    buf_add(buf, (Str){text, length < (int)sizeof text ? (size_t)length : sizeof text - 1});
}

static void add_sum(Buf *buf, Arena *arena, const char *name, Sum before, Sum after)
{
    before.has_unknown = after.has_unknown = false;
    MoneyRange a = sum_range(before), b = sum_range(after);
    Money change;
    if (money_range_equal(a, b))
        return;
    if (money_is_exact(a) && money_is_exact(b) && !__builtin_sub_overflow(b.min, a.min, &change))
        add_part(buf, "%s %.*s", name, STR_ARG(signed_words(arena, change)));
    else
        add_part(buf, "%s %.*s, was %.*s", name, STR_ARG(words_range(arena, b)), STR_ARG(words_range(arena, a)));
}

/* "jag17-notice open to blocked: 12 places", a line for each pair of states. */
static void add_states(Buf *buf, const View *view, const Answer *before, const Answer *after, size_t condition)
{
    enum { STATES = STATE_COUNT, NAMED = 2 };
    size_t moved[STATES][STATES] = {0};
    PlaceId first[STATES][STATES][NAMED];
    for (size_t p = 0; p < after->places.count; p++) {
        State from = before->places.items[p].conditions.items[condition].state,
              to = after->places.items[p].conditions.items[condition].state;
        if (moved[from][to] < NAMED)
            first[from][to][moved[from][to]] = after->places.items[p].place;
        moved[from][to]++;
    }
    Str id = view->journal->rules.items[after->conditions.items[condition]].id;
    for (int from = 0; from < STATES; from++)
        for (int to = 0; to < STATES; to++) {
            if (from == to || !moved[from][to])
                continue;
            if (moved[from][to] <= NAMED)
                add_part(buf, "%.*s %s to %s: %.*s%s%.*s", STR_ARG(id), state_name((State)from), state_name((State)to),
                         STR_ARG(words_place(view, first[from][to][0])), moved[from][to] == 2 ? " and " : "",
                         STR_ARG(moved[from][to] == 2 ? words_place(view, first[from][to][1]) : STR("")));
            else
                add_part(buf, "%.*s %s to %s: %zu places", STR_ARG(id), state_name((State)from), state_name((State)to),
                         moved[from][to]);
        }
}

static void add_difference(Buf *buf, const Story *story, Basis basis, Date day, bool with_states)
{
    static const char *const names_of[] = {"at risk", "protected", "cleared"};
    Arena scratch;
    arena_init(&scratch);
    Question question = story->question;
    question.basis = basis;
    if (!with_states && basis != BASIS_ALLOCATED)
        question.conditions = story->warned;
    question.as_of = day - 1;
    const Answer *before = stake_answer(story->view->journal, &question, &scratch);
    question.as_of = day;
    const Answer *after = stake_answer(story->view->journal, &question, &scratch);
    size_t start = buf->len;
    for (int class = 0; !with_states && class < 3; class ++)
        add_sum(buf, &scratch, names_of[class], before->classes[class], after->classes[class]);
    if (buf->len > start && basis == BASIS_ALLOCATED)
        buf_add(buf, STR(" (allocated)"));
    for (size_t i = 0; with_states && i < after->conditions.count; i++)
        add_states(buf, story->view, before, after, i);
    arena_release(&scratch);
}

/* Affirming, denying and procedure change nothing. */
static bool order_moves(const Order *order)
{
    bool moves = order->blocks.count > 0;
    for (size_t i = 0; i < order->works.count; i++)
        moves = moves || order->works.items[i].work != WORK_AFFIRMS;
    return moves;
}

static bool moves_money(const Story *story, const Happening *happening)
{
    if (happening->event == NO_INDEX)
        return happening->rule != NO_INDEX && story->view->journal->rules.items[happening->rule].kind != RULE_POLICY;
    EventKind kind = story->view->journal->events.items[happening->event].kind;
    if (kind == EVENT_ORDER)
        return order_moves(story->view->journal->events.items[happening->event].order);
    return kind == EVENT_FINDING || kind == EVENT_WAIVE || kind == EVENT_WITHDRAW;
}

static bool is_last_of_day(const Story *story, size_t at)
{
    for (size_t i = at + 1; i < story->list.count && story->list.items[i].day.first == story->list.items[at].day.first;
         i++)
        if (moves_money(story, &story->list.items[i]))
            return false;
    return true;
}

/* Each effect is several answers. With a journal so large that they would take longer than
 * somebody waits, they are left out, and the story says so. In looks at an entry for a place. */
static const uint64_t EFFECTS_MOST = 100000000;

static bool effects_affordable(const Story *story)
{
    const Journal *journal = story->view->journal;
    uint64_t days = 0, bearing = journal->awards.count + journal->allocations.count;
    for (size_t i = 0; i < journal->events.count; i++) {
        const Event *event = &journal->events.items[i];
        bearing += event->kind == EVENT_ORDER ? event->order->blocks.count : event->about.count;
    }
    for (size_t i = 0; i < story->list.count; i++)
        days += moves_money(story, &story->list.items[i]) &&
                (i == 0 || story->list.items[i].day.first != story->list.items[i - 1].day.first);
    uint64_t an_answer = journal->events.count + bearing * (story->question.places.count + 1);
    return days == 0 || an_answer <= EFFECTS_MOST / days;
}

static void add_effects(Story *story)
{
    const Journal *journal = story->view->journal;
    bool allocated = journal->allocations.count > 0 && story->question.basis == BASIS_AWARDED;
    for (size_t i = 0; i < story->list.count; i++) {
        Happening *happening = &story->list.items[i];
        if (!moves_money(story, happening) || !is_last_of_day(story, i))
            continue;
        Buf buf;
        buf_init(&buf);
        add_difference(&buf, story, story->question.basis, happening->day.first, false);
        if (allocated)
            add_difference(&buf, story, BASIS_ALLOCATED, happening->day.first, false);
        add_difference(&buf, story, story->question.basis, happening->day.first, true);
        if (!buf.len && happening->day.precision != PRECISION_DAY)
            add_part(&buf, "no change on its first day");
        happening->effect = arena_str(story->view->arena, buf_str(&buf));
        buf_release(&buf);
    }
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
        const Answer *answer = stake_answer(story->view->journal, &all, story->view->arena);
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
    if (story.question.conditions.count && effects_affordable(&story))
        add_effects(&story);
    else if (story.question.conditions.count && story.list.count)
        story.list.items[story.list.count - 1].effect =
            STR("effects are left out: the story is too long; narrow it with a place, --condition, --from or --until");
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
