/* The worked rows of the case of 2017, entered by hand as a story: what SQL and program must both give.
 *
 * Guards the oracle itself: a random story shows that two computations agree,
 * a worked row that they agree on what was worked out with a pencil. */
#include "check.h"

enum { CALIFORNIA, NEW_YORK, CHICAGO, COOK, NEW_ORLEANS, PHILADELPHIA, CLARK, MIAMI_DADE, MILWAUKEE, PLACES };
enum { C1373, NOTICE, ACCESS, CERTIFICATE, RULES };
enum { OF_FY2017 = 1 << NOTICE | 1 << ACCESS | 1 << CERTIFICATE, ENTRY = 1 << NOTICE | 1 << ACCESS };

static When on(int year, int month, int day)
{
    return when_of_day(date_from_parts(year, month, day));
}

static StorySet everyone(void)
{
    return (StorySet){.given = true, .ins = 1, .in = {{OF_ALL, 0}}};
}

static StorySet only(int place)
{
    return (StorySet){.given = true, .ins = 1, .in = {{OF_PLACE, place}}};
}

static StorySet everyone_but(int place)
{
    StorySet set = everyone();
    set.outs = 1;
    set.out[0] = (StoryTerm){OF_PLACE, place};
    return set;
}

static int geo_find(const char *path)
{
    int found = 0;
    while (strcmp(geo_places[found].path, path) != 0)
        found++;
    return found;
}

static void enter_places(Story *story)
{
    static const char *const paths[PLACES] = {"us/ca",
                                              "us/ny/new-york",
                                              "us/il/chicago",
                                              "us/il/cook-county",
                                              "us/la/new-orleans",
                                              "us/pa/philadelphia",
                                              "us/nv/clark-county",
                                              "us/fl/miami-dade-county",
                                              "us/wi/milwaukee-county"};
    story->place_count = PLACES;
    for (int i = 0; i < PLACES; i++)
        story->places[i] = geo_find(paths[i]);
    story->source_count = 1; /* of no known day: everything is known from its own */
    story->programs[0] = (StoryProgram){.agency = 1, .listing = "16.738", .declared = true};
    story->program_count = story->case_count = 1;
}

static void enter_money(Story *story)
{
    static const Money dollars[PLACES] = {18244126, 4298245, 2333428, 0, 265832, 1677937, 975604, 481347, 937932};
    for (int i = 0; i < PLACES; i++) {
        if (!dollars[i])
            continue;
        StoryAmount amount = {true, dollars[i] * 100, dollars[i] * 100};
        story->awards[story->award_count] = (StoryAward){.number = story->award_count,
                                                         .holder = i,
                                                         .year = 2016,
                                                         .cited = {.count = 1},
                                                         .amount = amount,
                                                         .obligated = on(2016, 9, 30),
                                                         .partners = i == CHICAGO ? 1u << COOK : 0};
        story->award_count++;
    }
    static const struct {
        int place;
        Money dollars;
    } announced[] = {{CALIFORNIA, 17701281}, {NEW_YORK, 4120447}, {CHICAGO, 2019194}};
    for (size_t i = 0; i < sizeof announced / sizeof *announced; i++) {
        StoryAmount amount = {true, announced[i].dollars * 100, announced[i].dollars * 100};
        story->allocations[story->allocation_count++] =
            (StoryAllocation){.place = announced[i].place, .year = 2017, .cited = {.count = 1}, .amount = amount};
    }
}

static void enter_rules(Story *story)
{
    story->rule_count = RULES;
    for (int i = 0; i < RULES; i++) {
        int year = i == C1373 ? 2016 : 2017;
        story->rules[i] = (StoryRule){.kind = IS_DUTY,
                                      .reach_count = 1,
                                      .reaches = {{0, year, year}},
                                      .from = i == C1373 ? on(2016, 7, 1) : on(2017, 7, 25)};
    }
}

static StoryEvent *enter(Story *story, HapKind kind, When day)
{
    StoryEvent *event = &story->events[story->event_count++];
    *event = (StoryEvent){.kind = kind,
                          .day = day,
                          .cited = {.count = 1},
                          .agency = 1,
                          .place = NOBODY,
                          .cases = 1,
                          .bars_enforcing = true};
    return event;
}

static int block(Story *story, When day, unsigned rules, StorySet protects)
{
    StoryEvent *event = enter(story, HAP_ORDER, day);
    event->blocks = event->roots = rules;
    event->protects = protects;
    return story->event_count - 1;
}

static StoryEvent *work(Story *story, When day, Doing doing, int target)
{
    StoryEvent *event = enter(story, HAP_ORDER, day);
    event->works[event->work_count++] = (StoryWork){doing, target};
    return event;
}

static void enter_findings(Story *story)
{
    static const int complied[][4] = {{CLARK, 2017, 8, 3}, {MIAMI_DADE, 2017, 8, 4}, {MILWAUKEE, 2017, 10, 11}};
    StoryEvent *warn = enter(story, HAP_WARN, on(2017, 4, 21));
    warn->about = 1 << C1373;
    warn->to = (StorySet){.given = true, .ins = 1, .in = {{OF_PLACE, COOK}}};
    for (size_t i = 0; i < sizeof complied / sizeof *complied; i++) {
        StoryEvent *event = enter(story, HAP_FINDING, on(complied[i][1], complied[i][2], complied[i][3]));
        event->about = 1 << C1373;
        event->place = complied[i][0];
        event->complies = true;
    }
    StoryEvent *preliminary = enter(story, HAP_FINDING, on(2017, 10, 11));
    preliminary->about = 1 << C1373;
    preliminary->preliminary = true;
    preliminary->place = NEW_YORK;
}

static void enter_orders(Story *story)
{
    int chicago = block(story, on(2017, 9, 15), ENTRY, everyone());
    int philadelphia = block(story, on(2017, 11, 15), 1 << CERTIFICATE, only(PHILADELPHIA));
    StoryEvent *waive =
        enter(story, HAP_WAIVE, (When){WHEN_YEAR, date_from_parts(2018, 1, 1), date_from_parts(2018, 12, 31)});
    waive->to = (StorySet){.given = true, .ins = 1, .in = {{OF_AREA, 0}}}; /* within us/ca */
    waive->about = OF_FY2017;
    StoryEvent *final = &story->events[block(story, on(2018, 6, 6), OF_FY2017, only(PHILADELPHIA))];
    final->works[final->work_count++] = (StoryWork){DO_REPLACES, philadelphia};
    StoryEvent *stay = work(story, on(2018, 6, 26), DO_STAYS, chicago);
    stay->whom = everyone_but(CHICAGO);
    stay->whom_in_two = true;
    final = &story->events[block(story, on(2018, 7, 27), OF_FY2017, everyone())];
    final->stayed = everyone_but(CHICAGO);
    final->works[final->work_count++] = (StoryWork){DO_REPLACES, chicago};
    int new_york = block(story, on(2018, 11, 30), OF_FY2017, only(NEW_YORK));
    work(story, on(2020, 2, 26), DO_REVERSES, new_york)->mandate = PENDING;
    StoryEvent *withdraw =
        enter(story, HAP_WITHDRAW, (When){WHEN_MONTH, date_from_parts(2021, 4, 1), date_from_parts(2021, 4, 30)});
    withdraw->ends_rules = OF_FY2017;
}

void worked_story(Story *story)
{
    *story = (Story){.seed = 1};
    enter_places(story);
    enter_money(story);
    enter_rules(story);
    enter_findings(story);
    enter_orders(story);
}

/* ---- the rows ---- */

enum { ALL = -1, UNKNOWN = -1, NOT_IN_FORCE = 1 << 0, WAIVED = 1 << 2, BLOCKED = 1 << 3, OPEN = 1 << 4 };

/* Figures in dollars, of a place or of all; states of the three FY2017 conditions where asked. */
typedef struct {
    int year, month, day, place;
    unsigned rules;
    AskBasis basis;
    Money at_risk, protected, cleared;
    unsigned states[3]; /* notice, access, certificate; 0 not looked at */
} Row;

static const Row rows[] = {
    {2017, 4, 21, ALL, 1 << C1373, ON_AWARDED, 29214451, 0, 0, {0}},
    {2017, 4, 26, ALL, 1 << C1373, ON_AWARDED, 29214451, 0, 0, {0}},
    {2017, 8, 3, ALL, 1 << C1373, ON_AWARDED, 28238847, 0, 975604, {0}},
    {2017, 8, 5, ALL, 1 << C1373, ON_AWARDED, 27757500, 0, 1456951, {0}},
    {2017, 10, 11, ALL, 1 << C1373, ON_AWARDED, 26819568, 0, 2394883, {0}},
    {2017, 10, 11, COOK, 1 << C1373, ON_AWARDED, 0, 0, 0, {0}},
    {2017, 9, 16, CHICAGO, OF_FY2017, ON_ALLOCATED, 2019194, 0, 0, {BLOCKED, BLOCKED, OPEN}},
    {2017, 11, 16, PHILADELPHIA, OF_FY2017, ON_ALLOCATED, 0, UNKNOWN, 0, {BLOCKED, BLOCKED, BLOCKED}},
    {2018, 6, 27, CHICAGO, ENTRY, ON_ALLOCATED, 0, 2019194, 0, {BLOCKED, BLOCKED, 0}},
    {2018, 6, 27, PHILADELPHIA, ENTRY, ON_ALLOCATED, 0, UNKNOWN, 0, {BLOCKED, BLOCKED, 0}},
    {2018, 6, 27, NEW_YORK, ENTRY, ON_ALLOCATED, 4120447, 0, 0, {OPEN, OPEN, 0}},
    {2018, 6, 27, CALIFORNIA, ENTRY, ON_AWARDED, UNKNOWN, UNKNOWN, 0, {WAIVED | OPEN, WAIVED | OPEN, 0}},
    {2018, 7, 28, CHICAGO, OF_FY2017, ON_ALLOCATED, 0, 2019194, 0, {BLOCKED, BLOCKED, BLOCKED}},
    {2018, 12, 1, NEW_YORK, OF_FY2017, ON_ALLOCATED, 0, 4120447, 0, {BLOCKED, BLOCKED, BLOCKED}},
    {2020, 2, 27, NEW_YORK, OF_FY2017, ON_ALLOCATED, 0, 4120447, 0, {BLOCKED, BLOCKED, BLOCKED}},
    {2021, 5, 1, NEW_YORK, OF_FY2017, ON_ALLOCATED, 0, 0, 0, {NOT_IN_FORCE, NOT_IN_FORCE, NOT_IN_FORCE}},
};
const int worked_count = sizeof rows / sizeof *rows;

Ask worked_ask(int number)
{
    const Row *row = &rows[number];
    Ask ask = {.day = date_from_parts(row->year, row->month, row->day),
               .basis = row->basis,
               .rules_given = true,
               .rules = row->rules,
               .places_given = true,
               .places = row->place == ALL ? (1u << PLACES) - 1 : 1u << row->place};
    return ask;
}

static bool figure_is(Figure figure, Money dollars)
{
    if (dollars == UNKNOWN)
        return figure.unknown && !figure.some;
    return !figure.unknown && figure.lo == dollars * 100 && figure.hi == dollars * 100;
}

bool worked_is_right(int number, const OracleAnswer *answer)
{
    const Row *row = &rows[number];
    const Figure *figures = row->place == ALL ? answer->totals : answer->places[row->place].figures;
    bool right = figure_is(figures[0], row->at_risk) && figure_is(figures[1], row->protected) &&
                 figure_is(figures[2], row->cleared);
    for (int i = 0; i < 3; i++)
        right = right && (!row->states[i] || answer->places[row->place].states[NOTICE + i] == row->states[i]);
    if (row->place == COOK)
        right = right && answer->places[COOK].has_shared && answer->places[COOK].shared_lo == 0 &&
                answer->places[COOK].shared_hi == 233342800;
    if (row->place == ALL)
        right = right && answer->awards_least == 8 && answer->awards_most == 8;
    return right;
}
