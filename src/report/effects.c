/* What entries did to the money: the difference between the answers of the day before and of the day; it stands at the
 * last entry of that day that can move money. */
#include "report/timeline.h"

#include <stdarg.h>
#include <stdio.h>

/* One question, put for one day after the other. */
typedef struct {
    Question question;
    Arena earlier, later; /* what the answers are made in */
    const Answer *before, *after;
} Course;

typedef struct {
    const View *view;
    const Question *question;
    const IndexArray *warned;
    Happenings *list;
    bool has_allocations;
    StakeDays days;
    size_t next_day;  /* of them: the first behind the day that the courses are at */
    Course all;       /* every condition: allocations, where there are some */
    Course warned_of; /* the conditions warned about, where that is another question */
    Course *money;    /* one of them */
} Effects;

/* ---- in words ---- */

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

/* ---- which entries move money ---- */

/* Affirming, denying and procedure change nothing. */
static bool order_moves(const Order *order)
{
    bool moves = order->blocks.count > 0;
    for (size_t i = 0; i < order->works.count; i++)
        moves = moves || order->works.items[i].work != WORK_AFFIRMS;
    return moves;
}

static bool moves_money(const Effects *effects, const Happening *happening)
{
    const Journal *journal = effects->view->journal;
    if (happening->event == NO_INDEX)
        return happening->rule != NO_INDEX && journal->rules.items[happening->rule].kind != RULE_POLICY;
    EventKind kind = journal->events.items[happening->event].kind;
    if (kind == EVENT_ORDER)
        return order_moves(journal->events.items[happening->event].order);
    return kind == EVENT_FINDING || kind == EVENT_WAIVE || kind == EVENT_WITHDRAW;
}

static bool is_last_of_day(const Effects *effects, size_t at)
{
    const Happenings *list = effects->list;
    for (size_t i = at + 1; i < list->count && list->items[i].day.first == list->items[at].day.first; i++)
        if (moves_money(effects, &list->items[i]))
            return false;
    return true;
}

/* Each effect is several answers. With a journal so large that they would take longer than
 * somebody waits, they are left out, and the story says so. In looks at an entry for a place. */
static const uint64_t EFFECTS_MOST = 100000000;

static bool is_affordable(const Effects *effects)
{
    const Journal *journal = effects->view->journal;
    const Happenings *list = effects->list;
    uint64_t days = 0, bearing = journal->awards.count + journal->allocations.count;
    for (size_t i = 0; i < journal->events.count; i++) {
        const Event *event = &journal->events.items[i];
        bearing += event->kind == EVENT_ORDER ? event->order->blocks.count : event->about.count;
    }
    for (size_t i = 0; i < list->count; i++)
        days += moves_money(effects, &list->items[i]) &&
                (i == 0 || list->items[i].day.first != list->items[i - 1].day.first);
    uint64_t an_answer = journal->events.count + bearing * (effects->question->places.count + 1);
    return days == 0 || an_answer <= EFFECTS_MOST / days;
}

/* ---- from day to day ---- */

static void course_begin(Course *course, const Question *question, Basis basis, const IndexArray *conditions)
{
    *course = (Course){.question = *question};
    course->question.basis = basis;
    course->question.conditions = *conditions;
    arena_init(&course->earlier);
    arena_init(&course->later);
}

static void course_end(Course *course)
{
    arena_release(&course->earlier);
    arena_release(&course->later);
}

static const Answer *ask(Course *course, const Journal *journal, Date day)
{
    arena_release(&course->later);
    arena_init(&course->later);
    course->question.as_of = day;
    return stake_sums(journal, &course->question, &course->later);
}

static void keep_as_before(Course *course)
{
    Arena free = course->earlier;
    course->before = course->after;
    course->earlier = course->later;
    course->later = free;
}

/* With `is_same`, the day before is answered as the day that the course was at. */
static void course_move(Course *course, const Journal *journal, Date day, bool is_same)
{
    if (!is_same || !course->after)
        course->after = ask(course, journal, day - 1);
    keep_as_before(course);
    course->after = ask(course, journal, day);
}

static bool is_of_money(const StakeDay *day)
{
    return day->kind == DAY_MONEY || day->kind == DAY_YEAR;
}

/* Warnings, replies and filings move neither figures nor states. */
static bool can_move(const Effects *effects, const StakeDay *day)
{
    if (day->kind != DAY_EVENT)
        return day->kind != DAY_FILED;
    EventKind kind = effects->view->journal->events.items[day->number].kind;
    return kind == EVENT_ORDER || kind == EVENT_FINDING || kind == EVENT_WAIVE || kind == EVENT_WITHDRAW;
}

typedef struct {
    bool money, all; /* of courses of awards; of every course */
} Change;

/* What can have changed between the day that the courses are at and the day before this one. The days of money that
 * is summed only are in the store. */
static Change change_before(Effects *effects, Date day)
{
    Change change = {.money = effects->view->journal->summed != NULL};
    for (; effects->next_day < effects->days.count; effects->next_day++) {
        const StakeDay *next = &effects->days.items[effects->next_day];
        if (next->day > day)
            break;
        if (next->day == day)
            continue;
        change.money = change.money || is_of_money(next);
        change.all = change.all || (!is_of_money(next) && can_move(effects, next));
    }
    return change;
}

static void move(Effects *effects, Course *course, Date day, Change change)
{
    bool has_changed = change.all || (change.money && course->question.basis != BASIS_ALLOCATED);
    course_move(course, effects->view->journal, day, !has_changed);
}

static void add_sums_of(Buf *buf, const Course *course, Arena *arena)
{
    static const char *const names_of[] = {"at risk", "protected", "cleared"};
    size_t start = buf->len;
    for (int class = 0; class < 3; class ++)
        add_sum(buf, arena, names_of[class], course->before->classes[class], course->after->classes[class]);
    if (buf->len > start && course->question.basis == BASIS_ALLOCATED)
        buf_add(buf, STR(" (allocated)"));
}

static Str effect_of(Effects *effects, Period day)
{
    const View *view = effects->view;
    Change change = change_before(effects, day.first);
    Buf buf;
    buf_init(&buf);
    move(effects, &effects->all, day.first, change);
    if (effects->money != &effects->all)
        move(effects, effects->money, day.first, change);
    add_sums_of(&buf, effects->money, view->arena);
    if (effects->has_allocations)
        add_sums_of(&buf, &effects->all, view->arena);
    for (size_t i = 0; i < effects->all.after->conditions.count; i++)
        add_states(&buf, view, effects->all.before, effects->all.after, i);
    if (!buf.len && day.precision != PRECISION_DAY)
        add_part(&buf, "no change on its first day");
    Str effect = arena_str(view->arena, buf_str(&buf));
    buf_release(&buf);
    return effect;
}

/* A state is the same by every basis: money has no part in it. */
static void begin_courses(Effects *effects)
{
    const Question *question = effects->question;
    bool is_one = !effects->has_allocations &&
                  (question->basis == BASIS_ALLOCATED || effects->warned->count == question->conditions.count);
    effects->days = stake_days(effects->view->journal, effects->view->arena);
    effects->money = is_one ? &effects->all : &effects->warned_of;
    course_begin(&effects->all, question, effects->has_allocations ? BASIS_ALLOCATED : question->basis,
                 &question->conditions);
    course_begin(&effects->warned_of, question, question->basis, effects->warned);
}

static void fill(Effects *effects)
{
    begin_courses(effects);
    for (size_t i = 0; i < effects->list->count; i++) {
        Happening *happening = &effects->list->items[i];
        if (moves_money(effects, happening) && is_last_of_day(effects, i))
            happening->effect = effect_of(effects, happening->day);
    }
    course_end(&effects->all);
    course_end(&effects->warned_of);
}

void timeline_effects(const View *view, const Question *question, const IndexArray *warned, Happenings *happenings)
{
    Effects effects = {.view = view, .question = question, .warned = warned, .list = happenings};
    effects.has_allocations = view->journal->allocations.count && question->basis == BASIS_AWARDED;
    if (is_affordable(&effects))
        fill(&effects);
    else if (happenings->count)
        happenings->items[happenings->count - 1].effect =
            STR("effects are left out: the story is too long; narrow it with a place, --condition, --from or --until");
}
