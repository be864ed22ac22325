/* Makes what happens in a story, in the order of the file; orders are made in make_orders.c. */
#include "story.h"

static unsigned all_rules(const Story *story)
{
    return (1u << story->rule_count) - 1;
}

static unsigned all_conditions(const Story *story)
{
    return all_rules(story) & ~story_rules_of(story, IS_POLICY);
}

/* Somebody who grants the money of the condition, or stands above who does. */
static int draw_grantor(Story *story, unsigned conditions)
{
    for (int tries = 0; tries < 20; tries++) {
        int rule = (int)draw(story, (unsigned)story->rule_count);
        if (!(conditions & (1u << rule)))
            continue;
        int program = story->rules[rule].reaches[0].program;
        int agency = story->programs[program == NOBODY ? 0 : program].agency;
        return draw_percent(story, 40) ? 0 : agency;
    }
    return 0;
}

static void make_warn(Story *story, StoryEvent *event)
{
    event->about = draw_rules(story, draw_percent(story, 90) ? all_conditions(story) : all_rules(story), 2);
    event->to = draw_set(story, draw_percent(story, 30));
}

/* A reply is good only after somebody asked that place by name: take one who was. */
static bool make_reply(Story *story, StoryEvent *event)
{
    for (int i = 0; i < story->event_count; i++) {
        const StoryEvent *warning = &story->events[i];
        if (warning->kind != HAP_WARN || warning->to.in[0].of != OF_PLACE)
            continue;
        event->place = warning->to.in[0].number;
        event->about = draw_rules(story, warning->about, 1);
        event->day = draw_when(story, draw_day(story, warning->day.last, story_last_day()));
        return true;
    }
    return false;
}

/* Two contrary final findings of one day would be a mistake of the journal: each has its own day. */
static void part_days(Story *story, StoryEvent *event)
{
    for (int i = 0; i < story->event_count; i++)
        if (story->events[i].kind == HAP_FINDING && story->events[i].day.first == event->day.first) {
            event->day = when_of_day(event->day.first + 1);
            i = -1;
        }
}

/* reaches: all has no grantor that a journal could tell; its findings come from the department. */
static bool reaches_all(const Story *story, unsigned rules)
{
    for (int i = 0; i < story->rule_count; i++)
        for (int k = 0; (rules & (1u << i)) && k < story->rules[i].reach_count; k++)
            if (story->rules[i].reaches[k].program == NOBODY)
                return true;
    return false;
}

static void make_finding(Story *story, StoryEvent *event)
{
    event->about = draw_rules(story, all_conditions(story), 2);
    event->agency = draw_grantor(story, event->about);
    if (draw_percent(story, 20))
        event->agency = (int)draw(story, (unsigned)geo_agency_count);
    if (reaches_all(story, event->about))
        event->agency = 0;
    event->complies = draw_percent(story, 65);
    event->preliminary = draw_percent(story, 20);
    if (draw_percent(story, 50))
        event->place = (int)draw(story, (unsigned)story->place_count);
    else
        event->to = draw_set(story, draw_percent(story, 40));
    part_days(story, event);
}

static bool make_numbered(Story *story, StoryEvent *event)
{
    const StoryRule *rule = &story->rules[draw(story, (unsigned)story->rule_count)];
    if (!rule->number_year || draw_percent(story, 40))
        return false;
    event->number_year = rule->number_year;
    event->number_first = draw_between(story, rule->number_first, rule->number_last);
    event->number_last = draw_between(story, event->number_first, rule->number_last);
    return true;
}

static void make_waive(Story *story, StoryEvent *event)
{
    if (!make_numbered(story, event) || draw_percent(story, 20))
        event->about = draw_rules(story, all_conditions(story), 2);
    event->agency = draw_grantor(story, all_conditions(story));
    event->to = draw_set(story, draw_percent(story, 60));
    if (draw_percent(story, 35))
        event->until = draw_when(story, draw_day(story, event->day.last, story_last_day()));
}

static void make_withdraw(Story *story, StoryEvent *event)
{
    int latest = event->day.last;
    for (int i = 0; i < story->event_count; i++) {
        const StoryEvent *other = &story->events[i];
        bool may_end = other->kind == HAP_WAIVE || (other->kind == HAP_WARN && draw_percent(story, 30));
        if (!may_end || draw_percent(story, 30))
            continue;
        event->ends_events |= 1u << i;
        latest = other->day.last > latest ? other->day.last : latest;
    }
    if (!event->ends_events || draw_percent(story, 25))
        event->ends_rules = draw_rules(story, all_rules(story), 1);
    if (latest > event->day.first)
        event->day = when_of_day(draw_day(story, latest, story_last_day()));
}

static HapKind draw_kind(Story *story)
{
    static const struct {
        HapKind kind;
        unsigned percent;
    } shares[] = {{HAP_ORDER, 44}, {HAP_WARN, 16},  {HAP_FINDING, 14}, {HAP_WAIVE, 9}, {HAP_WITHDRAW, 6},
                  {HAP_REPLY, 4},  {HAP_NOTICE, 3}, {HAP_ACT, 3},      {HAP_SAY, 1}};
    unsigned at = draw(story, 100);
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
        if (at < shares[i].percent)
            return shares[i].kind;
        at -= shares[i].percent;
    }
    return HAP_SAY;
}

static void make_event(Story *story, StoryEvent *event)
{
    int early = date_from_parts(2016, 6, 1), late = date_from_parts(2018, 12, 31);
    *event = (StoryEvent){.kind = draw_kind(story), .place = NOBODY, .bars_enforcing = true};
    event->cited = draw_cited(story);
    event->day = draw_when(story, draw_day(story, early, late));
    event->agency = draw_grantor(story, all_conditions(story));
    switch (event->kind) {
    case HAP_REPLY:
        if (make_reply(story, event))
            return;
        event->kind = HAP_WARN;
        make_warn(story, event);
        return;
    case HAP_WARN:
    case HAP_NOTICE:
    case HAP_ACT: make_warn(story, event); return;
    case HAP_FINDING: make_finding(story, event); return;
    case HAP_WAIVE: make_waive(story, event); return;
    case HAP_WITHDRAW: make_withdraw(story, event); return;
    case HAP_ORDER: make_order(story, event); return;
    case HAP_SAY: return;
    }
}

void make_events(Story *story)
{
    int events = draw_between(story, 3, STORY_EVENTS);
    if (draw_percent(story, 50))
        events = draw_between(story, 2, 8);
    for (int i = 0; i < events; i++) {
        make_event(story, &story->events[i]);
        story->event_count = i + 1;
    }
}
