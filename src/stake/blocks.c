/* The history of a rule's blocks, for nobody in particular: which orders ever
 * blocked it by a day, from when to when, and which still do for somebody. */
#include "stake/world.h"

/* The first thing, by its day, that ends the order whole. */
static void find_end(const Journal *journal, const Question *question, const Event *order, RuleBlock *block)
{
    if (period_is_set(order->order->until) && stake_happened(question, &order->order->until, NULL) == SURELY)
        block->ended = order->order->until;
    for (Index i = 0; i < journal->events.count; i++) {
        const Event *event = &journal->events.items[i];
        for (size_t w = 0; event->kind == EVENT_ORDER && w < event->order->works.count; w++) {
            Working working = event->order->works.items[w];
            bool ends = working.work == WORK_REPLACES || ((working.work == WORK_VACATES || working.work == WORK_REVERSES) && !event->order->whom.is_given && !event->about.count);
            if (!ends || working.target != order->number || (working.work == WORK_REVERSES && event->order->mandate == MANDATE_PENDING))
                continue;
            const Period *day = working.work != WORK_REPLACES && event->order->mandate == MANDATE_DAY ? &event->order->mandate_day : &event->order->effective;
            if (stake_happened(question, day, &event->common.known) == NEVER || (period_is_set(block->ended) && block->ended.first <= day->first))
                continue;
            block->ended = *day;
            block->ended_by = i;
        }
    }
}

static bool names(const IndexArray *list, Index item)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i] == item)
            return true;
    return false;
}

RuleBlocks stake_blocks_of(const Journal *journal, const Question *question, Index rule, Arena *arena)
{
    RuleBlocks blocks = {0};
    Certainty in_force = stake_in_force(journal, question, rule);
    for (Index i = 0; i < journal->events.count; i++) {
        const Event *event = &journal->events.items[i];
        if (event->kind != EVENT_ORDER || !names(&event->order->blocks, rule) ||
            stake_happened(question, &event->order->effective, &event->common.known) == NEVER)
            continue;
        RuleBlock block = {.order = i, .since = event->order->effective, .ended_by = NO_INDEX};
        find_end(journal, question, event, &block);
        block.blocks_now = !period_is_set(block.ended) && in_force != NEVER;
        if (!block.blocks_now && !period_is_set(block.ended))
            block.ended = journal->rules.items[rule].until;
        ARRAY_ADD(arena, &blocks, block);
    }
    return blocks;
}
