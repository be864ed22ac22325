/* An order over all its days: what was done to it, and from when to when it blocks, is stayed, narrowed or over, for
 * whom.
 *
 * What holds can change only on days that stand in the entries: it is asked on each of these, for each somebody that
 * the entries tell apart (whom.c), and what is alike is put together again. */
#include "stake/world.h"

#include <stdlib.h>

enum { WORKERS_MOST = 256 };
static const uint64_t LOOKS_MOST = 200000000; /* of all orders together: what a person waits for */

typedef ARRAY(Date) Days;

struct OrderHistory {
    Stakes stakes;
    Question question; /* its day is the one looked at */
    Arena *arena;
    World world;
    OrderWorks *works; /* by event number */
    uint8_t *seen, *marks;
    uint64_t looks_left;
};

/* How it is with an order for somebody; NOWHERE: it says nothing of them, or not yet. */
enum { NOWHERE = -1 };
typedef struct {
    int state;
    Index by;
} Look;

static const Event *event_of(const OrderHistory *history, Index number)
{
    return &history->stakes.journal->events.items[number];
}

/* ---- what others do to it ---- */

static const Period *working_day(const Event *event)
{
    return event->order->mandate == MANDATE_DAY ? &event->order->mandate_day : &event->order->effective;
}

static int by_day(const void *left, const void *right, void *history)
{
    const OrderWork *a = left, *b = right;
    Date first = working_day(event_of(history, a->event))->first,
         second = working_day(event_of(history, b->event))->first;
    if (first != second)
        return first < second ? -1 : 1;
    return (a->event > b->event) - (a->event < b->event);
}

static void index_works(OrderHistory *history)
{
    const Journal *journal = history->stakes.journal;
    for (Index i = 0; i < journal->events.count; i++) {
        const Event *event = &journal->events.items[i];
        if (event->kind != EVENT_ORDER || stake_leaves_out(&history->question, i) ||
            known_by_then(&history->question, &event->common.known) == NEVER)
            continue;
        for (size_t w = 0; w < event->order->works.count; w++)
            ARRAY_ADD(history->arena, &history->works[event->order->works.items[w].target],
                      (OrderWork){i, event->order->works.items[w].work});
    }
    for (size_t i = 0; i < journal->events.count; i++)
        if (history->works[i].count > 1)
            qsort_r(history->works[i].items, history->works[i].count, sizeof(OrderWork), by_day, history);
}

OrderHistory *stake_history(const Journal *journal, const Question *question, Arena *arena)
{
    OrderHistory *history = ARENA_NEW(arena, OrderHistory);
    size_t events = journal->events.count + 1;
    history->question = *question;
    history->arena = arena;
    history->looks_left = LOOKS_MOST;
    history->stakes = (Stakes){.journal = journal, .question = &history->question, .arena = arena};
    history->stakes.rules = ARENA_ARRAY(arena, RuleEvents, journal->rules.count + 1);
    history->works = ARENA_ARRAY(arena, OrderWorks, events);
    history->seen = ARENA_ARRAY(arena, uint8_t, events);
    history->marks = ARENA_ARRAY(arena, uint8_t, place_count() + journal->own_places.count + journal->groups.count);
    history->world.stakes = &history->stakes;
    history->world.standing = ARENA_ARRAY(arena, uint8_t, events);
    history->world.stamp = ARENA_ARRAY(arena, uint32_t, events);
    index_orders(&history->stakes);
    index_works(history);
    return history;
}

/* ---- days on which it can change ---- */

static void add_day(Arena *arena, Days *days, const Period *period)
{
    if (!period_is_set(*period))
        return;
    ARRAY_ADD(arena, days, period->first);
    if (period_last(*period) != period->first)
        ARRAY_ADD(arena, days, period_last(*period));
}

static void add_members(const OrderHistory *history, const Samples *samples, Arena *arena, Days *days)
{
    for (size_t i = 0; i < samples->count; i++) {
        const PlaceTerm *term = &samples->items[i].term;
        const Group *group = term->kind == TERM_GROUP ? &history->stakes.journal->groups.items[term->group] : NULL;
        for (size_t m = 0; group && m < group->members.count; m++) {
            add_day(arena, days, &group->members.items[m].from);
            add_day(arena, days, &group->members.items[m].until);
        }
    }
}

static int by_date(const void *left, const void *right)
{
    Date a = *(const Date *)left, b = *(const Date *)right;
    return (a > b) - (a < b);
}

static Days days_of(const OrderHistory *history, const IndexArray *closure, const Samples *samples, Arena *arena)
{
    Days days = {0};
    for (size_t i = 0; i < closure->count; i++) {
        const Order *order = event_of(history, closure->items[i])->order;
        add_day(arena, &days, &order->effective);
        add_day(arena, &days, &order->until);
        if (order->mandate == MANDATE_DAY)
            add_day(arena, &days, &order->mandate_day);
    }
    add_members(history, samples, arena, &days);
    if (days.count)
        qsort(days.items, days.count, sizeof *days.items, by_date);
    uint32_t kept = 0;
    for (size_t i = 0; i < days.count; i++)
        if (!kept || days.items[kept - 1] != days.items[i])
            days.items[kept++] = days.items[i];
    days.count = kept;
    return days;
}

/* ---- one look ---- */

static int state_by_work(Work work)
{
    switch (work) {
    case WORK_STAYS: return ORDER_STAYED;
    case WORK_NARROWS: return ORDER_NARROWED;
    case WORK_VACATES: return ORDER_VACATED;
    case WORK_REVERSES: return ORDER_REVERSED;
    case WORK_REPLACES: return ORDER_REPLACED;
    case WORK_LIFTS:
    case WORK_WIDENS:
    case WORK_AFFIRMS:
    case WORK_COUNT: break;
    }
    return NOWHERE;
}

/* In one world. */
static Look look_once(World *world, Index number, Index rule, PlaceId place)
{
    const Event *event = &world->stakes->journal->events.items[number];
    if (!world_happened(world, event))
        return (Look){NOWHERE, NO_INDEX};
    OrderTrace trace = trace_order(world, number, rule, place);
    bool is_over = world_past(world, &event->order->until);
    switch (trace.reason) {
    case REASON_WORKED_ON: return (Look){state_by_work(trace.work), trace.other};
    case REASON_STAYED_ITSELF: return (Look){ORDER_STAYED, NO_INDEX};
    case REASON_BLOCKS:
    case REASON_OTHER_ACTS: /* which it bars all the same */
    case REASON_EXPIRED: return (Look){is_over ? ORDER_OVER : ORDER_BLOCKS, NO_INDEX};
    case REASON_NOT_YET:
    case REASON_NOT_PROTECTED:
    case REASON_PERHAPS:
    case REASON_COUNT: break;
    }
    return (Look){NOWHERE, NO_INDEX};
}

/* In every world that the dates allow. Perhaps is what blocks in some; of others the first counts, in which nothing has
 * happened that need not have. */
static Look look(World *world, Index order, Index rule, const Sample *sample)
{
    Look first = {NOWHERE, NO_INDEX};
    unsigned worlds = 0, blocking = 0;
    world->somebody = &sample->term;
    world_begin(world);
    do {
        Look once;
        do
            once = look_once(world, order, rule, sample->place);
        while (world_chose(world));
        if (world->open)
            return (Look){ORDER_PERHAPS, NO_INDEX};
        first = worlds++ ? first : once;
        blocking += once.state == ORDER_BLOCKS;
    } while (world_turned(world));
    return blocking && blocking < worlds ? (Look){ORDER_PERHAPS, NO_INDEX} : first;
}

/* ---- put together again ---- */

static bool terms_equal(const PlaceTerm *a, const PlaceTerm *b, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (a[i].kind != b[i].kind || a[i].place != b[i].place || a[i].group != b[i].group)
            return false;
    return true;
}

static bool sets_equal(const PlaceSet *a, const PlaceSet *b)
{
    return a->include.count == b->include.count && a->except.count == b->except.count &&
           terms_equal(a->include.items, b->include.items, a->include.count) &&
           terms_equal(a->except.items, b->except.items, a->except.count);
}

static bool stands_alike(const OrderStand *a, const OrderStand *b)
{
    return a->state == b->state && a->by == b->by && sets_equal(&a->whom, &b->whom);
}

/* What was so up to this day goes on. */
static void add_stand(Arena *arena, OrderStands *stands, OrderStand stand)
{
    for (size_t i = 0; i < stands->count; i++)
        if (stands->items[i].until == stand.from && stands_alike(&stands->items[i], &stand)) {
            stands->items[i].until = stand.until;
            return;
        }
    if (stand.whom.include.count)
        ARRAY_ADD(arena, stands, stand);
}

static void add_alike(OrderHistory *history, const Samples *samples, const Look *looks, size_t first, bool *chosen,
                      OrderStands *stands, OrderStand stand)
{
    PlaceSet besides;
    for (size_t i = 0; i < samples->count; i++)
        chosen[i] = looks[i].state == looks[first].state && looks[i].by == looks[first].by;
    stand.state = (OrderState)looks[first].state;
    stand.by = looks[first].by;
    stand.whom = set_of_samples(&history->world, samples, chosen, &besides);
    add_stand(history->arena, stands, stand);
    stand.whom = besides;
    add_stand(history->arena, stands, stand);
}

static bool is_first_of_kind(const Look *looks, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (looks[i].state == looks[at].state && looks[i].by == looks[at].by)
            return false;
    return looks[at].state != NOWHERE;
}

static void add_days(OrderHistory *history, Index order, Index rule, const Samples *samples, const Days *days,
                     Arena *scratch, OrderStands *stands)
{
    Look *looks = ARENA_ARRAY(scratch, Look, samples->count);
    bool *chosen = ARENA_ARRAY(scratch, bool, samples->count);
    for (size_t d = 0; d < days->count; d++) {
        history->question.as_of = days->items[d];
        for (size_t s = 0; s < samples->count; s++)
            looks[s] = look(&history->world, order, rule, &samples->items[s]);
        OrderStand stand = {.from = days->items[d], .until = d + 1 < days->count ? days->items[d + 1] : DATE_OPEN};
        world_begin(&history->world);
        for (size_t s = 0; s < samples->count; s++)
            if (is_first_of_kind(looks, s))
                add_alike(history, samples, looks, s, chosen, stands, stand);
    }
}

/* ---- rule by rule ---- */

static bool courses_equal(const OrderStands *a, const OrderStands *b)
{
    bool equal = a->count == b->count;
    for (size_t i = 0; equal && i < a->count; i++)
        equal = a->items[i].from == b->items[i].from && a->items[i].until == b->items[i].until &&
                stands_alike(&a->items[i], &b->items[i]);
    return equal;
}

/* Rules of which the order is the same on all days are told together. */
static void add_rule(Arena *arena, OrderStands *lists, size_t at, Index rule)
{
    size_t same = 0;
    while (!courses_equal(&lists[same], &lists[at]))
        same++;
    if (same < at)
        lists[at].count = 0;
    for (size_t i = 0; i < lists[same].count; i++)
        ARRAY_ADD(arena, &lists[same].items[i].rules, rule);
}

static int by_from(const void *left, const void *right)
{
    const OrderStand *a = left, *b = right;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    if (a->rules.items[0] != b->rules.items[0])
        return a->rules.items[0] < b->rules.items[0] ? -1 : 1;
    if (a->state != b->state)
        return a->state < b->state ? -1 : 1;
    return (a->by > b->by) - (a->by < b->by);
}

/* Looks that it takes, roughly: at somebody, through a worker, at a member. */
static bool is_affordable(OrderHistory *history, const IndexArray *closure, const Samples *samples, const Days *days,
                          size_t rules)
{
    uint64_t members = 1;
    for (size_t i = 0; i < samples->count; i++)
        if (samples->items[i].term.kind == TERM_GROUP)
            members += history->stakes.journal->groups.items[samples->items[i].term.group].members.count;
    uint64_t a_day = samples->count * (closure->count * members + samples->count);
    uint64_t days_most = history->looks_left / a_day / rules;
    if (days->count > days_most)
        return false;
    history->looks_left -= days->count * a_day * rules;
    return true;
}

static void take_stands(OrderHistory *history, Index order, const Samples *samples, const Days *days, Arena *scratch,
                        OrderCourse *course)
{
    const IndexArray *blocks = &event_of(history, order)->order->blocks;
    const RuleEvents events = history->stakes.rules[blocks->items[0]];
    OrderStands *lists = ARENA_ARRAY(scratch, OrderStands, blocks->count);
    for (size_t r = 0; r < blocks->count; r++) {
        history->stakes.rules[blocks->items[r]] = events;
        add_days(history, order, blocks->items[r], samples, days, scratch, &lists[r]);
        history->stakes.rules[blocks->items[r]] = (RuleEvents){0};
        add_rule(history->arena, lists, r, blocks->items[r]);
    }
    for (size_t r = 0; r < blocks->count; r++)
        for (size_t i = 0; i < lists[r].count; i++)
            ARRAY_ADD(history->arena, &course->stands, lists[r].items[i]);
    if (course->stands.count)
        qsort(course->stands.items, course->stands.count, sizeof *course->stands.items, by_from);
}

OrderCourse history_of(OrderHistory *history, Index order)
{
    OrderCourse course = {.works = history->works[order]};
    const Event *event = event_of(history, order);
    if (event->kind != EVENT_ORDER || !event->order->blocks.count || stake_leaves_out(&history->question, order) ||
        known_by_then(&history->question, &event->common.known) == NEVER)
        return course;
    Arena scratch;
    arena_init(&scratch);
    history->stakes.arena = &scratch;
    Index rule = event->order->blocks.items[0];
    bool is_whole = index_one_order(&history->stakes, rule, order, WORKERS_MOST, history->seen);
    const IndexArray *closure = &history->stakes.rules[rule].closure;
    Samples samples = samples_of(&history->stakes, closure, history->marks);
    Days days = days_of(history, closure, &samples, &scratch);
    history->stakes.arena = history->arena;
    course.is_left_out = !is_whole || !is_affordable(history, closure, &samples, &days, event->order->blocks.count);
    if (!course.is_left_out)
        take_stands(history, order, &samples, &days, &scratch, &course);
    history->stakes.rules[rule] = (RuleEvents){0};
    arena_release(&scratch);
    return course;
}

const char *order_state_name(OrderState state)
{
    static const char *const names[] = {"blocks",  "perhaps",  "stayed",   "narrowed",
                                        "vacated", "reversed", "replaced", "over"};
    return state < ORDER_STATE_COUNT ? names[state] : "?";
}
