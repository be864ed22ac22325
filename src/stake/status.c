/* Where a place stands with the grantor: warned, answered, found. Shown; moves no money. */
#include "stake/world.h"

/* The later of two events by first day, then by the file. */
static Index later(const Journal *journal, Index a, Index b)
{
    if (a == NO_INDEX)
        return b;
    return journal->events.items[b].day.first >= journal->events.items[a].day.first ? b : a;
}

static Step step_of(const Journal *journal, const StatusLine *status)
{
    if (status->found != NO_INDEX) {
        const Event *finding = &journal->events.items[status->found];
        return finding->preliminary ? STEP_PRELIMINARY : finding->complies ? STEP_CLEARED : STEP_VIOLATES;
    }
    if (status->answered != NO_INDEX)
        return STEP_ANSWERED;
    return status->warned != NO_INDEX ? STEP_WARNED : STEP_NONE;
}

void index_steps(Stakes *stakes, const IndexArray *conditions)
{
    const Journal *journal = stakes->journal;
    for (Index i = 0; i < journal->events.count; i++) {
        const Event *event = &journal->events.items[i];
        bool is_step = event->kind == EVENT_WARN || event->kind == EVENT_FINDING || event->kind == EVENT_REPLY;
        if (is_step && index_shares(&event->about, conditions) &&
            stake_event_happened(stakes->question, event) != NEVER)
            ARRAY_ADD(stakes->arena, &stakes->steps, i);
    }
}

void fill_status(const Stakes *stakes, PlaceStake *place)
{
    const Journal *journal = stakes->journal;
    StatusLine *status = &place->status;
    *status = (StatusLine){.warned = NO_INDEX, .answered = NO_INDEX, .found = NO_INDEX};
    Date due_set = DATE_MIN;
    for (size_t s = 0; s < stakes->steps.count; s++) {
        Index i = stakes->steps.items[s];
        const Event *event = &journal->events.items[i];
        bool is_reply = event->kind == EVENT_REPLY;
        bool concerns = is_reply ? event->actor == place->place
                                 : stake_holds(journal, stakes->question, &event->to, place->place) != NEVER;
        if (!concerns)
            continue;
        Index *slot = event->kind == EVENT_WARN ? &status->warned : is_reply ? &status->answered : &status->found;
        *slot = later(journal, *slot, i);
        if (period_is_set(event->due) && event->day.first >= due_set) {
            due_set = event->day.first;
            status->due = event->due;
        }
    }
    status->step = step_of(journal, status);
}
