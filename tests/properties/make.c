/* Makes a story: its places, sources, programs, rules, groups and cases; then money and events. */
#include "story.h"

static void make_places(Story *story)
{
    bool taken[64] = {false};
    story->place_count = draw_between(story, 3, STORY_PLACES_DRAWN);
    for (int i = 0; i < story->place_count; i++) {
        unsigned place = draw(story, (unsigned)geo_place_count);
        while (taken[place])
            place = draw(story, (unsigned)geo_place_count);
        taken[place] = true;
        story->places[i] = (int)place;
    }
}

static void make_sources(Story *story)
{
    story->source_count = draw_between(story, 2, STORY_SOURCES);
    for (int i = 0; i < story->source_count; i++) {
        int early = date_from_parts(2016, 1, 1), late = date_from_parts(2018, 6, 30);
        if (!draw_percent(story, 20))
            story->published[i] = draw_when(story, draw_day(story, early, late));
    }
}

static void make_programs(Story *story)
{
    static const char *const listings[] = {"16.738", "16.710"};
    int declared = draw_between(story, 1, 2);
    for (int i = 0; i < declared; i++)
        story->programs[story->program_count++] = (StoryProgram){draw_between(story, 1, 3), listings[i], true};
    if (draw_percent(story, 30))
        story->programs[story->program_count++] = (StoryProgram){NOBODY, "16.999", false};
}

static int declared_programs(const Story *story)
{
    int count = 0;
    for (int i = 0; i < story->program_count; i++)
        count += story->programs[i].declared;
    return count;
}

static StoryReach draw_reach(Story *story)
{
    StoryReach reach = {.program = (int)draw(story, (unsigned)declared_programs(story))};
    if (draw_percent(story, 15))
        reach.program = NOBODY;
    if (draw_percent(story, 25))
        return reach;
    reach.first = draw_between(story, 2016, 2018);
    reach.last = draw_percent(story, 30) ? draw_between(story, reach.first, 2018) : reach.first;
    return reach;
}

static void make_days(Story *story, StoryRule *rule)
{
    int early = date_from_parts(2016, 1, 1), late = date_from_parts(2017, 12, 31);
    int from = draw_day(story, early, late);
    if (draw_percent(story, 75))
        rule->from = draw_when(story, from);
    if (draw_percent(story, 25))
        rule->until = draw_when(story, draw_day(story, from, story_last_day()));
}

static void make_condition(Story *story, StoryRule *rule)
{
    rule->kind = draw_percent(story, 12) ? IS_FACTOR : IS_DUTY;
    rule->reach_count = 1 + (int)draw_percent(story, 30);
    for (int i = 0; i < rule->reach_count; i++)
        rule->reaches[i] = draw_reach(story);
    unsigned policies = story_rules_of(story, IS_POLICY);
    if (policies && draw_percent(story, 60))
        rule->rests_on = draw_rules(story, policies, 2);
    if (draw_percent(story, 30)) {
        rule->number_year = draw_between(story, 2016, 2018);
        rule->number_first = draw_between(story, 50, 56);
        rule->number_last = rule->number_first + (int)draw(story, 4);
    }
}

/* Policies come first: conditions rest on them. */
static void make_rules(Story *story)
{
    int policies = (int)draw(story, 3), conditions = draw_between(story, 1, 4);
    for (int i = 0; i < policies + conditions; i++) {
        StoryRule *rule = &story->rules[i];
        make_days(story, rule);
        if (draw_percent(story, 40))
            rule->cited = draw_cited(story);
        rule->kind = IS_POLICY;
        if (i >= policies)
            make_condition(story, rule);
        story->rule_count = i + 1;
    }
}

/* Members are places and areas, not other groups. */
static void make_member(Story *story, StoryMember *member)
{
    int early = date_from_parts(2016, 6, 1), late = date_from_parts(2018, 6, 30);
    if (draw_percent(story, 70))
        member->term = (StoryTerm){OF_PLACE, (int)draw(story, (unsigned)story->place_count)};
    else
        member->term = (StoryTerm){OF_AREA, draw_area(story)};
    int from = draw_day(story, early, late);
    if (draw_percent(story, 40))
        member->from = draw_when(story, from);
    if (draw_percent(story, 30))
        member->until = draw_when(story, draw_day(story, from, story_last_day()));
}

static void make_groups(Story *story)
{
    int groups = (int)draw(story, STORY_GROUPS + 1);
    for (int g = 0; g < groups; g++) {
        StoryGroup *group = &story->groups[g];
        group->count = (int)draw(story, STORY_MEMBERS + 1);
        for (int i = 0; i < group->count; i++)
            make_member(story, &group->members[i]);
        story->group_count = g + 1;
    }
}

static void make_cases(Story *story)
{
    story->case_count = draw_between(story, 1, STORY_CASES);
    unsigned rules = (1u << story->rule_count) - 1;
    for (int i = 0; i < story->case_count; i++) {
        StoryCase *a_case = &story->cases[i];
        if (draw_percent(story, 50))
            a_case->cited = draw_cited(story);
        if (draw_percent(story, 80))
            a_case->filed = draw_when(story, draw_day(story, story_first_day(), story_last_day()));
        if (draw_percent(story, 70))
            a_case->plaintiffs = draw_set(story, draw_percent(story, 30));
        if (draw_percent(story, 60))
            a_case->challenges = draw_rules(story, rules, 2);
    }
}

void story_make(Story *story, uint64_t seed)
{
    *story = (Story){.seed = seed, .state = seed};
    /* Most journals have a span or two; some have none; a few have many. */
    static const int spans[] = {0, 1, 1, 2, 2, 3, 4, 6};
    story->spans_left = draw_percent(story, 4) ? 60 : spans[draw(story, 8)];
    make_places(story);
    make_sources(story);
    make_programs(story);
    make_rules(story);
    make_groups(story);
    make_cases(story);
    make_money(story);
    make_events(story);
}
