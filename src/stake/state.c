/* The state of one condition for one place: docs/method.md section 4. */
#include "stake/world.h"

#include <stdlib.h>

/* ---- which events bear on which rule ---- */

static int by_day(const void *left, const void *right, void *journal)
{
    const Event *a = &((const Journal *)journal)->events.items[*(const Index *)left];
    const Event *b = &((const Journal *)journal)->events.items[*(const Index *)right];
    if (a->day.first != b->day.first)
        return a->day.first < b->day.first ? -1 : 1;
    return (a->number > b->number) - (a->number < b->number);
}

static void sort_by_day(const Journal *journal, IndexArray *list)
{
    if (list->count > 1)
        qsort_r(list->items, list->count, sizeof *list->items, by_day, (void *)(uintptr_t)journal);
}

static void index_rule(Stakes *stakes, Index rule)
{
    const Journal *journal = stakes->journal;
    RuleEvents *events = &stakes->rules[rule];
    const Rule *asked = &journal->rules.items[rule];
    for (Index i = 0; i < journal->events.count; i++) {
        const Event *event = &journal->events.items[i];
        if (stake_leaves_out(stakes->question, i))
            continue;
        if (event->kind == EVENT_FINDING && !event->preliminary && index_holds(&event->about, rule) &&
            journal_is_grantor(journal, event->actor, asked))
            ARRAY_ADD(stakes->arena, &events->findings, i);
        else if (event->kind == EVENT_WAIVE && index_holds(&event->about, rule))
            ARRAY_ADD(stakes->arena, &events->waivers, i);
        else if (event->kind == EVENT_WITHDRAW && index_holds(&event->withdrawal->rules, rule))
            ARRAY_ADD(stakes->arena, &events->withdrawals, i);
    }
    sort_by_day(journal, &events->findings);
    index_rule_orders(stakes, rule);
}

void index_rules(Stakes *stakes, const IndexArray *rules)
{
    const Journal *journal = stakes->journal;
    stakes->rules = ARENA_ARRAY(stakes->arena, RuleEvents, journal->rules.count);
    stakes->ended_by = ARENA_ARRAY(stakes->arena, IndexArray, journal->events.count);
    index_orders(stakes);
    for (Index i = 0; i < journal->events.count; i++) {
        const Withdrawal *withdrawal = journal->events.items[i].withdrawal;
        bool ends = withdrawal && !stake_leaves_out(stakes->question, i);
        for (size_t k = 0; ends && k < withdrawal->events.count; k++)
            ARRAY_ADD(stakes->arena, &stakes->ended_by[withdrawal->events.items[k]], i);
    }
    for (size_t i = 0; i < rules->count; i++)
        index_rule(stakes, rules->items[i]);
}

/* ---- the states, in the order in which they are asked ---- */

static const Event *event_of(const World *world, Index number)
{
    return &world->stakes->journal->events.items[number];
}

static void give(const World *world, IndexArray *by, Index event)
{
    if (by)
        ARRAY_ADD(world->stakes->arena, by, event);
}

bool rule_in_force(World *world, Index rule, IndexArray *by)
{
    const Rule *asked = &world->stakes->journal->rules.items[rule];
    const IndexArray *withdrawals = &world->stakes->rules[rule].withdrawals;
    if (period_is_set(asked->from) && !world_past(world, &asked->from))
        return false;
    if (!world_known(world, &asked->common) || world_past(world, &asked->until))
        return false;
    for (size_t i = 0; i < withdrawals->count; i++) {
        if (!world_happened(world, event_of(world, withdrawals->items[i])))
            continue;
        give(world, by, withdrawals->items[i]);
        return false;
    }
    return true;
}

static bool is_cleared(World *world, Index rule, PlaceId place, IndexArray *by)
{
    const IndexArray *findings = &world->stakes->rules[rule].findings;
    for (size_t i = findings->count; i-- > 0;) {
        const Event *finding = event_of(world, findings->items[i]);
        if (!world_holds(world, &finding->to, place) || !world_happened(world, finding))
            continue;
        if (finding->complies)
            give(world, by, finding->number);
        return finding->complies;
    }
    return false;
}

static bool was_withdrawn(World *world, Index event)
{
    const IndexArray *ended_by = &world->stakes->ended_by[event];
    for (size_t i = 0; i < ended_by->count; i++)
        if (world_happened(world, event_of(world, ended_by->items[i])))
            return true;
    return false;
}

static bool is_waived(World *world, Index rule, PlaceId place, IndexArray *by)
{
    const IndexArray *waivers = &world->stakes->rules[rule].waivers;
    for (size_t i = 0; i < waivers->count; i++) {
        const Event *waiver = event_of(world, waivers->items[i]);
        if (!world_holds(world, &waiver->to, place) || world_past(world, &waiver->until) ||
            was_withdrawn(world, waiver->number) || !world_happened(world, waiver))
            continue;
        give(world, by, waiver->number);
        return true;
    }
    return false;
}

State state_of(World *world, Index rule, PlaceId place, IndexArray *by)
{
    if (!rule_in_force(world, rule, by))
        return STATE_NOT_IN_FORCE;
    if (is_cleared(world, rule, place, by))
        return STATE_CLEARED;
    if (is_waived(world, rule, place, by))
        return STATE_WAIVED;
    return orders_block(world, rule, place, by) ? STATE_BLOCKED : STATE_OPEN;
}

Certainty stake_in_force(const Journal *journal, const Question *question, Index rule)
{
    const Rule *asked = &journal->rules.items[rule];
    Certainty begun = period_is_set(asked->from)
                          ? stake_happened(question, &asked->from, &asked->common.known)
                          : stake_happened(question, &(Period){DATE_FIRST_YEAR, DATE_FIRST_YEAR + 1, PRECISION_DAY},
                                           &asked->common.known);
    Certainty over = stake_happened(question, &asked->until, NULL);
    for (size_t i = 0; i < journal->events.count; i++) {
        const Event *event = &journal->events.items[i];
        if (event->kind != EVENT_WITHDRAW || !index_holds(&event->withdrawal->rules, rule))
            continue;
        Certainty ended = stake_event_happened(question, event);
        over = ended > over ? ended : over;
    }
    if (begun == NEVER || over == SURELY)
        return NEVER;
    return begun == SURELY && over == NEVER ? SURELY : PERHAPS;
}
