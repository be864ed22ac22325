/* Makes a story that shows a difference smaller: leaves out entry after entry, field after
 * field, as long as the difference stays. What is left is what it takes. */
#include "check.h"

typedef struct {
    StillWrong still_wrong;
    void *context;
    bool got_smaller;
} Shrink;

/* What is lifted has a stay: a smaller story must not show another difference than the first. */
static bool makes_sense(const Story *story)
{
    for (int i = 0; i < story->event_count; i++) {
        for (int k = 0; k < story->events[i].work_count; k++) {
            const StoryEvent *on = &story->events[story->events[i].works[k].target];
            bool has_stay = on->stayed.given;
            for (int n = 0; n < on->work_count; n++)
                has_stay = has_stay || on->works[n].doing == DO_STAYS;
            if (story->events[i].works[k].doing == DO_LIFTS && !has_stay)
                return false;
        }
    }
    return true;
}

/* Keeps the change already made to `story` if the difference is still there. */
static void settle(Shrink *shrink, Story *story, const Story *before)
{
    Story tried = *story;
    if (makes_sense(story) && shrink->still_wrong(shrink->context, &tried))
        shrink->got_smaller = true;
    else
        *story = *before;
}

#define TRY(shrink, story, is_there, change)     \
    do {                                         \
        if (is_there) {                          \
            Story before_ = *(story);            \
            change;                              \
            settle((shrink), (story), &before_); \
        }                                        \
    } while (0)

/* Nothing may point at an entry that is gone. */
void story_leave_out(Story *story, int number)
{
    story->events[number].gone = true;
    for (int i = 0; i < story->event_count; i++) {
        StoryEvent *event = &story->events[i];
        event->ends_events &= ~(1u << number);
        for (int k = event->work_count - 1; k >= 0; k--)
            if (event->works[k].target == number)
                event->works[k] = event->works[--event->work_count];
    }
}

static void shrink_set(Shrink *shrink, Story *story, StorySet *set, bool may_go)
{
    TRY(shrink, story, set->given && may_go, set->given = false);
    TRY(shrink, story, set->given && set->outs, set->outs = 0);
    while (set->given && set->ins > 1) {
        int ins = set->ins;
        TRY(shrink, story, true, set->ins--);
        if (set->ins < ins)
            continue;
        TRY(shrink, story, true, set->in[0] = set->in[--set->ins]);
        if (set->ins == ins)
            return;
    }
}

static void shrink_rules(Shrink *shrink, Story *story, unsigned *rules, bool may_go)
{
    for (int i = 0; i < STORY_RULES; i++) {
        unsigned without = *rules & ~(1u << i);
        TRY(shrink, story, without != *rules && (without || may_go), *rules = without);
    }
}

static void shrink_event(Shrink *shrink, Story *story, int number)
{
    StoryEvent *event = &story->events[number];
    bool is_order = event->kind == HAP_ORDER;
    TRY(shrink, story, !event->gone, story_leave_out(story, number));
    if (event->gone)
        return;
    TRY(shrink, story, event->cited.known.kind, event->cited.known = (When){0});
    TRY(shrink, story, event->cited.count > 1, event->cited.count = 1);
    TRY(shrink, story, event->until.kind, event->until = (When){0});
    TRY(shrink, story, event->effective.kind, event->effective = (When){0});
    TRY(shrink, story, event->blocks && event->work_count,
        (event->blocks = 0, event->protects.given = event->stayed.given = false, event->acts = NULL));
    TRY(shrink, story, event->acts, (event->acts = NULL, event->bars_enforcing = true));
    TRY(shrink, story, event->work_count > 1, event->work_count = 1);
    TRY(shrink, story, event->cases != 1u, event->cases = 1u);
    shrink_set(shrink, story, &event->to, false);
    shrink_set(shrink, story, &event->protects, false);
    shrink_set(shrink, story, &event->stayed, true);
    shrink_set(shrink, story, &event->whom, true);
    shrink_set(shrink, story, &event->edge, false);
    shrink_rules(shrink, story, &event->about, is_order);
    shrink_rules(shrink, story, &event->blocks, false);
}

static void shrink_rule(Shrink *shrink, Story *story, StoryRule *rule)
{
    TRY(shrink, story, rule->from.kind, rule->from = (When){0});
    TRY(shrink, story, rule->until.kind, rule->until = (When){0});
    TRY(shrink, story, rule->cited.count, rule->cited = (Cited){0});
    TRY(shrink, story, rule->reach_count > 1, rule->reach_count = 1);
    TRY(shrink, story, rule->number_year, rule->number_year = 0);
    shrink_rules(shrink, story, &rule->rests_on, true);
}

static void shrink_award(Shrink *shrink, Story *story, StoryAward *award)
{
    TRY(shrink, story, !award->gone, award->gone = true);
    TRY(shrink, story, award->partners, award->partners = 0);
    TRY(shrink, story, award->has_outlays, award->has_outlays = false);
    TRY(shrink, story, award->move_count > 1, award->move_count = 1);
    TRY(shrink, story, award->from.kind, award->from = (When){0});
    TRY(shrink, story, award->until.kind, award->until = (When){0});
}

static void shrink_case(Shrink *shrink, Story *story, StoryCase *a_case)
{
    TRY(shrink, story, a_case->plaintiffs.given, a_case->plaintiffs.given = false);
    TRY(shrink, story, a_case->challenges, a_case->challenges = 0);
    TRY(shrink, story, a_case->filed.kind, a_case->filed = (When){0});
    TRY(shrink, story, a_case->cited.count, a_case->cited = (Cited){0});
}

void story_shrink(Story *story, StillWrong still_wrong, void *context)
{
    Shrink shrink = {still_wrong, context, true};
    while (shrink.got_smaller) {
        shrink.got_smaller = false;
        for (int i = story->event_count - 1; i >= 0; i--)
            shrink_event(&shrink, story, i);
        for (int i = 0; i < story->award_count; i++)
            shrink_award(&shrink, story, &story->awards[i]);
        for (int i = 0; i < story->allocation_count; i++)
            TRY(&shrink, story, !story->allocations[i].gone, story->allocations[i].gone = true);
        for (int i = 0; i < story->rule_count; i++)
            shrink_rule(&shrink, story, &story->rules[i]);
        for (int i = 0; i < story->case_count; i++)
            shrink_case(&shrink, story, &story->cases[i]);
        for (int i = 0; i < story->group_count; i++)
            for (int k = 0; k < STORY_MEMBERS; k++)
                TRY(&shrink, story, story->groups[i].count, story->groups[i].count--);
    }
}
