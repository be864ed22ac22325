/* A story into the tables of oracle.sql, field by field. */
#include "oracle.h"

static void put_dated(Oracle *oracle, int owner, const char *field, When when)
{
    if (when.kind != WHEN_NONE)
        oracle_put(oracle, "dated", "itii", owner, field, when.first, when.last);
}

static void put_entry(Oracle *oracle, int id, const Cited *cited)
{
    oracle_put(oracle, "entry", "i", id);
    if (!cited)
        return;
    put_dated(oracle, id, "known", cited->known);
    for (int i = 0; i < cited->count; i++)
        oracle_put(oracle, "cites", "ii", id, ID_SOURCE + cited->sources[i]);
}

static void put_rules(Oracle *oracle, const char *table, int owner, unsigned rules)
{
    for (int i = 0; i < STORY_RULES; i++)
        if (rules & (1u << i))
            oracle_put(oracle, table, "ii", owner, ID_RULE + i);
}

static const char *const of_names[] = {
    [OF_PLACE] = "place", [OF_AREA] = "area", [OF_GROUP] = "group", [OF_ALL] = "all"};

static void put_set(Oracle *oracle, int owner, const char *field, const StorySet *set)
{
    for (int i = 0; set->given && i < set->ins; i++)
        oracle_put(oracle, "term", "ittti", owner, field, "in", of_names[set->in[i].of], set->in[i].number);
    for (int i = 0; set->given && i < set->outs; i++)
        oracle_put(oracle, "term", "ittti", owner, field, "out", of_names[set->out[i].of], set->out[i].number);
}

static void put_place(Oracle *oracle, const Story *story, int number)
{
    oracle_put(oracle, "place", "i", number);
    for (int area = 0; area < geo_area_count; area++) {
        if (geo_inside(story->places[number], area))
            oracle_put(oracle, "inside", "ii", number, area);
        if (geo_is_area(story->places[number], area))
            oracle_put(oracle, "state_of", "ii", area, number);
    }
}

static int or_none(bool given, int value)
{
    return given ? value : NONE;
}

static void put_reach(Oracle *oracle, int rule, const StoryReach *reach)
{
    oracle_put(oracle, "reach", "iiii", rule, or_none(reach->program != NOBODY, reach->program),
               or_none(reach->first, reach->first), or_none(reach->first, reach->last));
}

static void put_rule(Oracle *oracle, const Story *story, int number)
{
    static const char *const kinds[] = {[IS_DUTY] = "duty", [IS_FACTOR] = "factor", [IS_POLICY] = "policy"};
    const StoryRule *rule = &story->rules[number];
    int id = ID_RULE + number;
    put_entry(oracle, id, &rule->cited);
    oracle_put(oracle, "rule", "it", id, kinds[rule->kind]);
    put_dated(oracle, id, "from", rule->from);
    put_dated(oracle, id, "until", rule->until);
    for (int i = 0; i < rule->reach_count; i++)
        put_reach(oracle, id, &rule->reaches[i]);
    put_rules(oracle, "rests", id, rule->rests_on);
    if (rule->number_year)
        oracle_put(oracle, "numbered", "iiii", id, rule->number_year, rule->number_first, rule->number_last);
}

static void put_group(Oracle *oracle, const StoryGroup *group, int number)
{
    for (int i = 0; i < group->count; i++) {
        const StoryMember *member = &group->members[i];
        int id = ID_MEMBER + number * STORY_MEMBERS + i;
        put_entry(oracle, id, NULL);
        oracle_put(oracle, "member", "iiti", id, number, of_names[member->term.of], member->term.number);
        put_dated(oracle, id, "from", member->from);
        put_dated(oracle, id, "until", member->until);
    }
}

static void put_case(Oracle *oracle, const StoryCase *a_case, int number)
{
    int id = ID_CASE + number;
    put_entry(oracle, id, &a_case->cited);
    oracle_put(oracle, "lawsuit", "i", id);
    put_dated(oracle, id, "filed", a_case->filed);
    put_set(oracle, id, "plaintiff", &a_case->plaintiffs);
    put_rules(oracle, "challenges", id, a_case->challenges);
}

/* ---- money ---- */

static long long least(bool given, StoryAmount amount)
{
    return given && amount.known ? amount.min : NONE_LONG;
}

static long long most(bool given, StoryAmount amount)
{
    return given && amount.known ? amount.max : NONE_LONG;
}

static void put_move(Oracle *oracle, int id, int award, StoryAmount amount)
{
    oracle_put(oracle, "move", "iill", id, award, least(true, amount), most(true, amount));
}

static void put_moves(Oracle *oracle, const StoryAward *award, int id)
{
    int first = ID_MOVE + award->number * STORY_MOVES;
    if (!award->is_row) {
        put_entry(oracle, first, &award->cited);
        put_move(oracle, first, id, award->amount);
        /* Without a day of its own, some day of its fiscal year. */
        When year = {WHEN_FISCAL, date_from_parts(award->year - 1, 10, 1), date_from_parts(award->year, 9, 30)};
        put_dated(oracle, first, "day", award->obligated.kind ? award->obligated : year);
        return;
    }
    for (int i = 0; i < award->move_count; i++) {
        put_entry(oracle, first + i, NULL);
        put_move(oracle, first + i, id, (StoryAmount){true, award->moves[i].amount, award->moves[i].amount});
        put_dated(oracle, first + i, "day", award->moves[i].day);
        put_dated(oracle, first + i, "reported", award->moves[i].reported);
    }
}

static void put_award(Oracle *oracle, const Story *story, int number)
{
    const StoryAward *award = &story->awards[number];
    int id = ID_AWARD + number;
    oracle_put(oracle, "award", "iiiiiillill", id, (int)award->is_row, or_none(award->holder != NOBODY, award->holder),
               award->program, or_none(!award->is_row || award->year_told, award->year), (int)award->has_outlays,
               least(award->has_outlays, award->outlays), most(award->has_outlays, award->outlays),
               (int)award->has_shared, least(award->has_shared, award->shared), most(award->has_shared, award->shared));
    put_entry(oracle, id, NULL);
    put_dated(oracle, id, "from", award->from);
    put_dated(oracle, id, "until", award->until);
    put_moves(oracle, award, id);
    for (int i = 0; i < story->place_count; i++)
        if (award->partners & (1u << i))
            oracle_put(oracle, "partner", "ii", id, i);
}

static void put_allocation(Oracle *oracle, const StoryAllocation *allocation, int number)
{
    int id = ID_ALLOCATION + number;
    put_entry(oracle, id, &allocation->cited);
    oracle_put(oracle, "allocation", "iiiill", id, allocation->place, allocation->program, allocation->year,
               least(true, allocation->amount), most(true, allocation->amount));
}

/* ---- events ---- */

static void put_order(Oracle *oracle, const StoryEvent *event, int id)
{
    static const char *const works[] = {"stays",   "lifts",    "narrows",  "widens",
                                        "vacates", "reverses", "replaces", "affirms"};
    static const char *const mandates[] = {[NO_MANDATE] = "none", [PENDING] = "pending", [MANDATED] = "day"};
    oracle_put(oracle, "court_order", "iit", id, (int)event->bars_enforcing, mandates[event->mandate]);
    put_rules(oracle, "blocks", id, event->blocks);
    put_set(oracle, id, "protects", &event->protects);
    put_set(oracle, id, "stayed", &event->stayed);
    put_set(oracle, id, "for", &event->whom);
    put_set(oracle, id, "edge", &event->edge);
    put_dated(oracle, id, "effective", event->effective);
    put_dated(oracle, id, "mandate", event->mandate_day);
    for (int i = 0; i < event->work_count; i++)
        oracle_put(oracle, "working", "iti", id, works[event->works[i].doing], ID_EVENT + event->works[i].target);
}

static void put_event(Oracle *oracle, const Story *story, int number)
{
    static const char *const kinds[] = {"warn",     "notice", "reply", "finding", "waive",
                                        "withdraw", "act",    "say",   "order"};
    const StoryEvent *event = &story->events[number];
    int id = ID_EVENT + number;
    put_entry(oracle, id, &event->cited);
    oracle_put(oracle, "event", "iittiii", id, number, kinds[event->kind], geo_agencies[event->agency],
               or_none(event->place != NOBODY, event->place), (int)event->complies, (int)event->preliminary);
    put_dated(oracle, id, "day", event->day);
    put_dated(oracle, id, "until", event->until);
    put_set(oracle, id, "to", &event->to);
    put_rules(oracle, "about", id, event->about);
    put_rules(oracle, "ends_rule", id, event->ends_rules);
    if (event->number_year)
        oracle_put(oracle, "waives_number", "iiii", id, event->number_year, event->number_first, event->number_last);
    for (int i = 0; i < story->event_count; i++)
        if (event->ends_events & (1u << i))
            oracle_put(oracle, "ends_event", "ii", id, ID_EVENT + i);
    if (event->kind == HAP_ORDER)
        put_order(oracle, event, id);
}

/* What the parts before this story filled is emptied with the rest. */
static void empty_tables(Oracle *oracle)
{
    static const char *const tables[] = {
        "entry",       "dated",   "cites",      "program", "rule",   "reach",         "rests",     "numbered",
        "place",       "inside",  "state_of",   "term",    "member", "award",         "move",      "partner",
        "allocation",  "lawsuit", "challenges", "event",   "about",  "waives_number", "ends_rule", "ends_event",
        "court_order", "blocks",  "working",    "moment",  "level",  "waived_rule",   "grants"};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        oracle_empty(oracle, tables[i]);
}

void oracle_load(Oracle *oracle, const Story *story)
{
    oracle_exec(oracle, "BEGIN");
    empty_tables(oracle);
    for (int i = 0; i < story->place_count; i++)
        put_place(oracle, story, i);
    for (int i = 0; i < story->source_count; i++)
        put_dated(oracle, ID_SOURCE + i, "published", story->published[i]);
    for (int i = 0; i < story->program_count; i++)
        if (story->programs[i].declared)
            oracle_put(oracle, "program", "it", i, geo_agencies[story->programs[i].agency]);
    for (int i = 0; i < story->rule_count; i++)
        put_rule(oracle, story, i);
    for (int i = 0; i < story->group_count; i++)
        put_group(oracle, &story->groups[i], i);
    for (int i = 0; i < story->case_count; i++)
        put_case(oracle, &story->cases[i], i);
    for (int i = 0; i < story->award_count; i++)
        if (!story->awards[i].gone)
            put_award(oracle, story, i);
    for (int i = 0; i < story->allocation_count; i++)
        if (!story->allocations[i].gone)
            put_allocation(oracle, &story->allocations[i], i);
    for (int i = 0; i < story->event_count; i++)
        if (!story->events[i].gone)
            put_event(oracle, story, i);
    oracle_run(oracle, PART_SETTLE, 0);
    oracle_exec(oracle, "COMMIT");
}
