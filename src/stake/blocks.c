/* The history of a rule's blocks, for nobody in particular: which orders ever
 * blocked it by a day, from when to when, and which still do for somebody. */
#include "stake/world.h"

/* True when the work ends an order whole: for all places and rules. */
static bool ends_whole(const Event *worker, Work work)
{
    if (work == WORK_REPLACES)
        return true;
    bool for_all = !worker->order->whom.is_given && !worker->about.count;
    return for_all && (work == WORK_VACATES || (work == WORK_REVERSES && worker->order->mandate != MANDATE_PENDING));
}

/* The first thing, by its day, that ends the order whole. */
static void find_end(const Stakes *stakes, const Event *order, RuleBlock *block)
{
    const Question *question = stakes->question;
    if (period_is_set(order->order->until) && stake_happened(question, &order->order->until, NULL) == SURELY)
        block->ended = order->order->until;
    const OrderLinks *links = &stakes->links[order->number];
    for (size_t i = 0; i < links->modifiers.count; i++) {
        Modifier modifier = links->modifiers.items[i];
        const Event *worker = &stakes->journal->events.items[modifier.event];
        bool waits = modifier.work != WORK_REPLACES && worker->order->mandate == MANDATE_DAY;
        const Period *day = waits ? &worker->order->mandate_day : &worker->order->effective;
        if (!ends_whole(worker, modifier.work) || stake_happened(question, day, &worker->common.known) == NEVER ||
            (period_is_set(block->ended) && block->ended.first <= day->first))
            continue;
        block->ended = *day;
        block->ended_by = modifier.event;
    }
}

RuleBlocks stake_blocks_of(const Journal *journal, const Question *question, Index rule, Arena *arena)
{
    RuleBlocks blocks = {0};
    Stakes stakes = {.journal = journal, .question = question, .arena = arena};
    index_orders(&stakes);
    Certainty in_force = stake_in_force(journal, question, rule);
    for (Index i = 0; i < journal->events.count; i++) {
        const Event *event = &journal->events.items[i];
        if (event->kind != EVENT_ORDER || !index_holds(&event->order->blocks, rule) ||
            stake_event_happened(question, event) == NEVER)
            continue;
        RuleBlock block = {.order = i, .since = event->order->effective, .ended_by = NO_INDEX};
        find_end(&stakes, event, &block);
        block.blocks_now = !period_is_set(block.ended) && in_force != NEVER;
        if (!block.blocks_now && !period_is_set(block.ended))
            block.ended = journal->rules.items[rule].until;
        ARRAY_ADD(arena, &blocks, block);
    }
    return blocks;
}
