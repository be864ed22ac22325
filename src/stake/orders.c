/* Which orders block a rule for a place: docs/method.md section 5.
 *
 * Orders work on orders. For one place and rule they are gone through workers
 * first, so that each finds the standing of all that work on it: no recursion,
 * however long the chain, and each order is looked at once. */
#include "stake/world.h"

#include <stdlib.h>

/* LIFTED: an order that stands, but whose stay of another was lifted here. */
enum { FALLEN, LIFTED, STANDS };

/* ---- who works on whom ---- */

static const Event *event_of(const Stakes *stakes, Index number)
{
    return &stakes->journal->events.items[number];
}

typedef struct {
    Date first;
    Modifier modifier;
} Dated;

static int by_day(const void *left, const void *right)
{
    const Dated *a = left, *b = right;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    return (a->modifier.event > b->modifier.event) - (a->modifier.event < b->modifier.event);
}

/* From when an order works on others: its mandate where it has one. */
static const Period *working_day(const Event *event)
{
    return event->order->mandate == MANDATE_DAY ? &event->order->mandate_day : &event->order->effective;
}

static void sort_modifiers(const Stakes *stakes, OrderLinks *links)
{
    size_t count = links->modifiers.count;
    if (count < 2)
        return;
    Dated *dated = ARENA_ARRAY(stakes->arena, Dated, count);
    for (size_t i = 0; i < count; i++) {
        Modifier modifier = links->modifiers.items[i];
        dated[i] = (Dated){working_day(event_of(stakes, modifier.event))->first, modifier};
    }
    qsort(dated, count, sizeof *dated, by_day);
    for (size_t i = 0; i < count; i++)
        links->modifiers.items[i] = dated[i].modifier;
}

void index_orders(Stakes *stakes)
{
    const Journal *journal = stakes->journal;
    stakes->links = ARENA_ARRAY(stakes->arena, OrderLinks, journal->events.count);
    for (Index i = 0; i < journal->events.count; i++) {
        const Event *event = &journal->events.items[i];
        bool works = event->kind == EVENT_ORDER && !stake_leaves_out(stakes->question, i);
        for (size_t w = 0; works && w < event->order->works.count; w++) {
            Working working = event->order->works.items[w];
            Modifier modifier = {i, working.work};
            if (working.work != WORK_AFFIRMS)
                ARRAY_ADD(stakes->arena, &stakes->links[working.target].modifiers, modifier);
        }
    }
    for (Index i = 0; i < journal->events.count; i++)
        sort_modifiers(stakes, &stakes->links[i]);
}

typedef struct {
    Index event;
    size_t next;
} Visit;

/* Adds `root` and all that work on it to the closure, workers before what they work on. Stops when they are more
 * than `most`; then the path has those met and not added. */
static bool close_over(Stakes *stakes, Index root, uint8_t *seen, Visit *path, size_t most, IndexArray *closure)
{
    size_t depth = 0;
    if (seen[root])
        return true;
    seen[root] = 1;
    path[depth++] = (Visit){root, 0};
    while (depth) {
        Visit *visit = &path[depth - 1];
        const OrderLinks *links = &stakes->links[visit->event];
        if (visit->next == links->modifiers.count) {
            ARRAY_ADD(stakes->arena, closure, visit->event);
            depth--;
            continue;
        }
        Index worker = links->modifiers.items[visit->next++].event;
        if (seen[worker])
            continue;
        if (closure->count + depth >= most)
            return false;
        seen[worker] = 1;
        path[depth++] = (Visit){worker, 0};
    }
    return true;
}

/* The rule itself or a policy that it rests on. */
static bool bears_on(const Journal *journal, Index rule, const IndexArray *blocked)
{
    const Rule *asked = &journal->rules.items[rule];
    if (index_holds(blocked, rule))
        return true;
    for (size_t i = 0; i < asked->rests_on.count; i++)
        if (index_holds(blocked, asked->rests_on.items[i]))
            return true;
    return false;
}

void index_rule_orders(Stakes *stakes, Index rule)
{
    const Journal *journal = stakes->journal;
    RuleEvents *events = &stakes->rules[rule];
    for (Index i = 0; i < journal->events.count; i++)
        if (journal->events.items[i].kind == EVENT_ORDER && !stake_leaves_out(stakes->question, i) &&
            bears_on(journal, rule, &journal->events.items[i].order->blocks))
            ARRAY_ADD(stakes->arena, &events->blocking, i);
    if (!events->blocking.count)
        return;
    uint8_t *seen = ARENA_ARRAY(stakes->arena, uint8_t, journal->events.count);
    Visit *path = ARENA_ARRAY(stakes->arena, Visit, journal->events.count + 1);
    for (size_t i = 0; i < events->blocking.count; i++)
        close_over(stakes, events->blocking.items[i], seen, path, SIZE_MAX, &events->closure);
}

bool index_one_order(Stakes *stakes, Index rule, Index order, size_t most, uint8_t *seen)
{
    RuleEvents *events = &stakes->rules[rule];
    *events = (RuleEvents){0};
    ARRAY_ADD(stakes->arena, &events->blocking, order);
    Visit *path = ARENA_ARRAY(stakes->arena, Visit, most + 1);
    bool is_whole = close_over(stakes, order, seen, path, most, &events->closure);
    for (size_t i = 0; i < events->closure.count; i++)
        seen[events->closure.items[i]] = 0;
    for (size_t i = 0; !is_whole && i < most; i++)
        seen[path[i].event] = 0;
    return is_whole;
}

/* ---- standing, for one place and rule ---- */

/* `about:` names the condition, or the policy through whose block it is reached. */
static bool about_fits(const World *world, const Event *worker, Index rule)
{
    return !worker->about.count || index_holds(&worker->about, rule) || index_holds(&worker->about, world->through);
}

/* Whether the worker's work touches the place, leaving aside whether the worker stands. */
static bool touches(World *world, const Event *worker, Work work, PlaceId place)
{
    const Order *order = worker->order;
    switch (work) {
    case WORK_STAYS:
    case WORK_LIFTS:
    case WORK_VACATES:
    case WORK_REVERSES: return !order->whom.is_given || world_holds(world, &order->whom, place);
    case WORK_NARROWS: return !world_holds(world, &order->to, place);
    case WORK_WIDENS: return world_holds(world, &order->to, place);
    case WORK_REPLACES: return true;
    case WORK_AFFIRMS:
    case WORK_COUNT: break;
    }
    return false;
}

/* Whether a worker's work has begun: with its mandate, where the work waits for one. */
static bool work_begun(World *world, const Event *worker, Work work)
{
    const Order *order = worker->order;
    bool waits = work == WORK_REVERSES || work == WORK_VACATES || work == WORK_NARROWS;
    if (!waits || order->mandate == MANDATE_NONE)
        return true; /* its effective day is part of its standing */
    return order->mandate == MANDATE_DAY && world_past(world, &order->mandate_day);
}

typedef struct {
    bool value, suspended, lifted;
    Index other; /* the last that took it away */
    Work work;
    Index waits_for;
} Standing;

static bool worker_stands(const World *world, Index worker, Work work)
{
    if (world->stamp[worker] != world->now)
        return false;
    return world->standing[worker] == STANDS || (world->standing[worker] == LIFTED && work != WORK_STAYS);
}

/* A replacement ends the older order whole, whatever becomes of the newer one. */
static bool has_replaced(World *world, const Event *worker)
{
    return world_happened(world, worker);
}

static bool takes_effect(World *world, const Event *worker, Work work, Index rule, PlaceId place)
{
    if (!about_fits(world, worker, rule) || !touches(world, worker, work, place))
        return false;
    if (work == WORK_REPLACES)
        return has_replaced(world, worker);
    return worker_stands(world, worker->number, work) && work_begun(world, worker, work);
}

static void apply(Standing *standing, const Event *worker, Work work, bool *own_stay)
{
    switch (work) {
    case WORK_STAYS: standing->suspended = true; break;
    case WORK_WIDENS: standing->value = true; return;
    case WORK_LIFTS:
        *own_stay = false;
        standing->lifted = true;
        return;
    case WORK_NARROWS:
    case WORK_VACATES:
    case WORK_REVERSES:
    case WORK_REPLACES: standing->value = false; break;
    case WORK_AFFIRMS:
    case WORK_COUNT: return;
    }
    standing->other = worker->number;
    standing->work = work;
}

static bool is_pending(World *world, const Event *worker, Work work, Index rule, PlaceId place)
{
    return work == WORK_REVERSES && worker->order->mandate != MANDATE_NONE && !work_begun(world, worker, work) &&
           world_happened(world, worker) && about_fits(world, worker, rule) && touches(world, worker, work, place);
}

static bool has_widening(const OrderLinks *links)
{
    for (size_t i = 0; i < links->modifiers.count; i++)
        if (links->modifiers.items[i].work == WORK_WIDENS)
            return true;
    return false;
}

/* Goes through all that works on the order. `value` is whether it reaches the place to begin with. */
static Standing work_through(World *world, const Event *target, Index rule, PlaceId place, bool value, bool *own_stay)
{
    Standing standing = {.value = value, .other = NO_INDEX, .waits_for = NO_INDEX};
    const OrderLinks *links = &world->stakes->links[target->number];
    bool replaced = false;
    if (!value && !has_widening(links))
        return standing; /* dates of other orders do not matter then */
    for (size_t i = 0; i < links->modifiers.count; i++) {
        Modifier modifier = links->modifiers.items[i];
        const Event *worker = event_of(world->stakes, modifier.event);
        if (replaced && modifier.work != WORK_REPLACES)
            continue; /* an order that was replaced does not come back */
        if (takes_effect(world, worker, modifier.work, rule, place)) {
            apply(&standing, worker, modifier.work, own_stay);
            replaced = replaced || modifier.work == WORK_REPLACES;
        } else if (is_pending(world, worker, modifier.work, rule, place)) {
            standing.waits_for = worker->number;
        }
    }
    return standing;
}

/* Whether the order, as one that works on others, stands. Not asked of one that touches
 * nothing here: its dates then do not matter. */
static uint8_t order_works(World *world, const Event *event, Index rule, PlaceId place)
{
    bool is_needed = false;
    for (size_t i = 0; i < event->order->works.count && !is_needed; i++)
        is_needed = touches(world, event, event->order->works.items[i].work, place);
    if (!is_needed)
        return FALLEN;
    bool own_stay = event->order->stayed.is_given && world_holds(world, &event->order->stayed, place);
    Standing standing = work_through(world, event, rule, place, true, &own_stay);
    bool stands = standing.value && !standing.suspended && !own_stay && !world_past(world, &event->order->until) &&
                  world_happened(world, event);
    return !stands ? FALLEN : standing.lifted ? LIFTED : STANDS;
}

static void settle_standing(World *world, Index rule, PlaceId place)
{
    const IndexArray *closure = &world->stakes->rules[rule].closure;
    world->now++;
    for (size_t i = 0; i < closure->count; i++) {
        Index number = closure->items[i];
        const Event *event = event_of(world->stakes, number);
        world->standing[number] = order_works(world, event, rule, place);
        world->stamp[number] = world->now;
    }
}

/* ---- blocking ---- */

static OrderTrace trace_one(World *world, Index number, Index rule, PlaceId place)
{
    const Event *event = event_of(world->stakes, number);
    const Order *order = event->order;
    OrderTrace trace = {.order = number, .rule = rule, .other = NO_INDEX, .waits_for = NO_INDEX};
    bool own_stay = order->stayed.is_given && world_holds(world, &order->stayed, place);
    bool was_own_stay = own_stay;
    bool protects = world_holds(world, &order->protects, place);
    Standing standing = work_through(world, event, rule, place, protects, &own_stay);
    trace.other = standing.other;
    trace.work = standing.work;
    trace.waits_for = standing.waits_for;
    if (!standing.value && standing.other == NO_INDEX)
        trace.reason = REASON_NOT_PROTECTED;
    else if (!standing.value || standing.suspended)
        trace.reason = REASON_WORKED_ON;
    else if (was_own_stay && own_stay)
        trace.reason = REASON_STAYED_ITSELF;
    else if (!(order->acts & BAR_ENFORCE))
        trace.reason = REASON_OTHER_ACTS;
    else if (world_past(world, &order->until))
        trace.reason = REASON_EXPIRED;
    else if (!world_happened(world, event))
        trace.reason = REASON_NOT_YET;
    else
        trace.reason = REASON_BLOCKS;
    return trace;
}

/* The rule itself, then the policies it rests on: each may be blocked by itself. */
static size_t ways(const World *world, Index rule)
{
    return 1 + world->stakes->journal->rules.items[rule].rests_on.count;
}

static void take_way(World *world, Index rule, size_t way, PlaceId place)
{
    world->through = way == 0 ? rule : world->stakes->journal->rules.items[rule].rests_on.items[way - 1];
    settle_standing(world, rule, place);
}

static bool blocks_this_way(const World *world, Index order)
{
    return index_holds(&event_of(world->stakes, order)->order->blocks, world->through);
}

bool orders_block(World *world, Index rule, PlaceId place, IndexArray *by)
{
    const IndexArray *blocking = &world->stakes->rules[rule].blocking;
    bool blocked = false;
    for (size_t way = 0; blocking->count && way < ways(world, rule); way++) {
        take_way(world, rule, way, place);
        for (size_t i = 0; i < blocking->count; i++) {
            if (!blocks_this_way(world, blocking->items[i]) ||
                trace_one(world, blocking->items[i], rule, place).reason != REASON_BLOCKS)
                continue;
            blocked = true;
            if (by)
                ARRAY_ADD(world->stakes->arena, by, blocking->items[i]);
        }
    }
    return blocked;
}

/* An order that reaches the rule in two ways is told once: as blocking, if it blocks in one. */
static void keep_trace(const World *world, ConditionAnswer *answer, OrderTrace trace)
{
    for (size_t i = 0; i < answer->orders.count; i++) {
        if (answer->orders.items[i].order != trace.order)
            continue;
        if (trace.reason == REASON_BLOCKS)
            answer->orders.items[i] = trace;
        return;
    }
    ARRAY_ADD(world->stakes->arena, &answer->orders, trace);
}

OrderTrace trace_order(World *world, Index order, Index rule, PlaceId place)
{
    take_way(world, rule, 0, place);
    return trace_one(world, order, rule, place);
}

/* In every world: the same in all, or perhaps. */
static OrderTrace trace_worlds(World *world, Index order, Index rule, size_t way, PlaceId place)
{
    OrderTrace found = {0}, trace;
    bool any = false;
    world_begin(world);
    do {
        do {
            take_way(world, rule, way, place);
            trace = trace_one(world, order, rule, place);
        } while (world_chose(world));
        if (world->open || (any && trace.reason != found.reason)) {
            trace.reason = REASON_PERHAPS;
            return trace;
        }
        found = trace;
        any = true;
    } while (world_turned(world));
    return found;
}

void trace_orders(World *world, Index rule, PlaceId place, ConditionAnswer *answer)
{
    const IndexArray *blocking = &world->stakes->rules[rule].blocking;
    for (size_t way = 0; blocking->count && way < ways(world, rule); way++) {
        world_begin(world);
        take_way(world, rule, way, place);
        bool is_settled = !world->open;
        for (size_t i = 0; i < blocking->count; i++) {
            const Event *event = event_of(world->stakes, blocking->items[i]);
            if (!blocks_this_way(world, blocking->items[i]) ||
                stake_event_happened(world->stakes->question, event) == NEVER)
                continue;
            OrderTrace trace = trace_one(world, blocking->items[i], rule, place);
            if (!is_settled || world->open)
                trace = trace_worlds(world, blocking->items[i], rule, way, place);
            world_begin(world);
            keep_trace(world, answer, trace);
        }
    }
}
