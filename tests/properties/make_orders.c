/* Makes the orders of a story: first what they block, then more and more what they do to each other. */
#include "story.h"

static void draw_acts(Story *story, StoryEvent *event)
{
    static const struct {
        const char *acts;
        bool bars;
    } choices[] = {{"enforce", true},          {"impose, enforce", true}, {"impose", false},         {"certify", false},
                   {"withhold, reject", true}, {"claw-back", true},       {"impose, certify", false}};
    unsigned choice = draw(story, 7);
    event->acts = choices[choice].acts;
    event->bars_enforcing = choices[choice].bars;
}

static void make_block(Story *story, StoryEvent *event)
{
    event->blocks = draw_rules(story, (1u << story->rule_count) - 1, 3);
    event->roots |= event->blocks;
    event->protects = draw_set(story, draw_percent(story, 70));
    if (draw_percent(story, 30))
        draw_acts(story, event);
    if (draw_percent(story, 20))
        event->stayed = draw_set(story, true);
    if (draw_percent(story, 15))
        event->until = draw_when(story, draw_day(story, event->day.last, story_last_day()));
}

static bool has_work(const StoryEvent *event, Doing doing)
{
    for (int i = 0; i < event->work_count; i++)
        if (event->works[i].doing == doing)
            return true;
    return false;
}

/* The same two orders are joined in one way only, and an order stays or lifts, not both. */
static bool may_do(const StoryEvent *event, const StoryEvent *on, Doing doing, int target)
{
    for (int i = 0; i < event->work_count; i++)
        if (event->works[i].target == target)
            return false;
    bool can_be_lifted = on->stayed.given || has_work(on, DO_STAYS);
    switch (doing) {
    case DO_LIFTS: return can_be_lifted;
    case DO_WIDENS: return on->blocks != 0;
    case DO_STAYS:
    case DO_NARROWS:
    case DO_VACATES:
    case DO_REVERSES:
    case DO_REPLACES:
    case DO_AFFIRMS: break;
    }
    return true;
}

static int draw_target(Story *story, int latest)
{
    for (int tries = 0; tries < 12; tries++) {
        int target = (int)draw(story, (unsigned)story->event_count);
        const StoryEvent *on = &story->events[target];
        if (on->kind == HAP_ORDER && (on->blocks || on->work_count) && on->day.first <= latest)
            return target;
    }
    return NOBODY;
}

static Doing draw_doing(Story *story, const StoryEvent *on)
{
    bool can_be_lifted = on->stayed.given || has_work(on, DO_STAYS);
    if (can_be_lifted && draw_percent(story, 50))
        return DO_LIFTS;
    static const Doing doings[] = {DO_STAYS,    DO_STAYS,    DO_STAYS,    DO_NARROWS, DO_NARROWS,
                                   DO_WIDENS,   DO_WIDENS,   DO_VACATES,  DO_VACATES, DO_REVERSES,
                                   DO_REVERSES, DO_REVERSES, DO_REPLACES, DO_AFFIRMS};
    return doings[draw(story, sizeof doings / sizeof *doings)];
}

static void make_mandate(Story *story, StoryEvent *event)
{
    event->mandate = (StoryMandate)draw(story, 3);
    if (event->mandate == MANDATED)
        event->mandate_day = draw_when(story, draw_day(story, event->day.last, story_last_day()));
}

static bool add_work(Story *story, StoryEvent *event)
{
    int latest = event->day.last;
    int target = story->event_count ? draw_target(story, latest) : NOBODY;
    if (target == NOBODY || event->work_count == STORY_WORKS)
        return false;
    const StoryEvent *on = &story->events[target];
    Doing doing = draw_doing(story, on);
    if (!may_do(event, on, doing, target))
        return false;
    event->works[event->work_count++] = (StoryWork){doing, target};
    event->roots |= on->roots;
    return true;
}

/* Whom the works are for, as to what, and from when a reversal counts. */
static void finish_works(Story *story, StoryEvent *event)
{
    bool on_part = has_work(event, DO_STAYS) || has_work(event, DO_LIFTS) || has_work(event, DO_VACATES) ||
                   has_work(event, DO_REVERSES);
    if (on_part && draw_percent(story, 60)) {
        event->whom = draw_set(story, draw_percent(story, 60));
        event->whom_in_two = draw_percent(story, 50);
    }
    if (has_work(event, DO_NARROWS) || has_work(event, DO_WIDENS))
        event->edge = draw_set(story, draw_percent(story, 50));
    bool may_wait = has_work(event, DO_REVERSES) ||
                    (draw_percent(story, 20) && (has_work(event, DO_VACATES) || has_work(event, DO_NARROWS)));
    if (may_wait)
        make_mandate(story, event);
    if (event->roots && draw_percent(story, 20))
        event->about = draw_rules(story, draw_percent(story, 80) ? event->roots : (1u << story->rule_count) - 1, 2);
    if (!event->blocks && draw_percent(story, has_work(event, DO_STAYS) ? 25 : 8))
        event->until = draw_when(story, draw_day(story, event->day.last, story_last_day()));
}

void make_order(Story *story, StoryEvent *event)
{
    int late = story_last_day();
    event->cases = 1u << draw(story, (unsigned)story->case_count);
    if (draw_percent(story, 15))
        event->cases |= 1u << draw(story, (unsigned)story->case_count);
    event->day = draw_when(story, draw_day(story, date_from_parts(2016, 9, 1), late));
    bool works = draw_percent(story, 65) && add_work(story, event);
    if (works && draw_percent(story, 20))
        add_work(story, event);
    if (!works || draw_percent(story, 15))
        make_block(story, event);
    if (works)
        finish_works(story, event);
    if (event->mandate != MANDATED && draw_percent(story, 15)) {
        event->effective =
            draw_when(story, draw_day(story, event->day.last - (draw_percent(story, 10) ? 60 : 0), late));
        if (event->until.kind && event->until.last < event->effective.first)
            event->effective = (When){0};
    }
    /* One that denies a motion, beside: it changes nothing. */
    if (!works && draw_percent(story, 4)) {
        event->blocks = 0;
        event->protects.given = event->stayed.given = false;
        event->acts = NULL;
    }
}
