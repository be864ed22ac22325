/* Makes the money of a story: awards of the journal and of award files, joint ones, allocations. */
#include "story.h"

static int year_first_day(int year)
{
    return date_from_parts(year - 1, 10, 1);
}

static void make_performance(Story *story, StoryAward *award)
{
    int from = draw_day(story, year_first_day(award->year), year_first_day(award->year + 1));
    if (draw_percent(story, 50))
        award->from = award->is_row ? when_of_day(from) : draw_when(story, from);
    int until = draw_day(story, from + 1, story_last_day());
    if (draw_percent(story, 50))
        award->until = award->is_row ? when_of_day(until) : draw_when(story, until);
}

static void make_outlays(Story *story, StoryAward *award)
{
    award->has_outlays = draw_percent(story, 40);
    if (!award->has_outlays)
        return;
    award->outlays = draw_amount(story);
    if (award->is_row)
        award->outlays = (StoryAmount){true, award->outlays.min, award->outlays.min};
}

static void make_partners(Story *story, StoryAward *award)
{
    award->partners = 1u << draw(story, (unsigned)story->place_count);
    if (draw_percent(story, 30))
        award->partners |= 1u << draw(story, (unsigned)story->place_count);
    award->partners &= ~(1u << award->holder);
    if (!award->partners)
        return;
    award->joint_apart = award->is_row || draw_percent(story, 40);
    award->shared = draw_amount(story);
    award->has_shared = award->shared.known && draw_percent(story, 35);
}

static void make_entry(Story *story, StoryAward *award)
{
    award->program = (int)draw(story, (unsigned)story->program_count);
    while (!story->programs[award->program].declared)
        award->program = (int)draw(story, (unsigned)story->program_count);
    award->year = draw_between(story, 2016, 2018);
    award->cited = draw_cited(story);
    award->amount = draw_amount(story);
    int day = draw_day(story, year_first_day(award->year), year_first_day(award->year + 1));
    /* Without a day the award is of some day of its year: a span like others. */
    if (story->spans_left > 0 && draw_percent(story, 15))
        story->spans_left--;
    else
        award->obligated = draw_when(story, day);
}

static void make_move(Story *story, const StoryAward *award, StoryMove *move, bool is_first)
{
    int early = year_first_day(award->year);
    int day = draw_day(story, early, is_first ? early + 364 : early + 700);
    move->day = when_of_day(day);
    if (story->spans_left > 0 && draw_percent(story, 10)) {
        story->spans_left--; /* the file tells only the fiscal year */
        int year, month, of_month;
        date_to_parts(day, &year, &month, &of_month);
        int fiscal = month >= 10 ? year + 1 : year;
        move->day = (When){WHEN_FISCAL, year_first_day(fiscal), year_first_day(fiscal + 1) - 1};
    }
    if (draw_percent(story, 50))
        move->reported = when_of_day(draw_day(story, day, day + 200));
    move->amount = (Money)draw(story, 100) * 100000 + draw(story, 100);
    if (!is_first && draw_percent(story, 50))
        move->amount = -move->amount / 4;
}

static void make_row(Story *story, StoryAward *award)
{
    award->program = (int)draw(story, (unsigned)story->program_count);
    award->year = draw_between(story, 2016, 2018);
    award->year_told = draw_percent(story, 50);
    award->move_count = draw_between(story, 1, STORY_MOVES);
    for (int i = 0; i < award->move_count; i++)
        make_move(story, award, &award->moves[i], i == 0);
    if (draw_percent(story, 8))
        award->holder = NOBODY;
}

static void make_award(Story *story, int number)
{
    StoryAward *award = &story->awards[number];
    award->number = number;
    award->is_row = draw_percent(story, 40);
    award->holder = (int)draw(story, (unsigned)story->place_count);
    if (award->is_row)
        make_row(story, award);
    else
        make_entry(story, award);
    make_performance(story, award);
    make_outlays(story, award);
    if (award->holder != NOBODY && story->programs[award->program].declared && draw_percent(story, 22))
        make_partners(story, award);
}

static void make_allocation(Story *story, StoryAllocation *allocation)
{
    allocation->place = (int)draw(story, (unsigned)story->place_count);
    allocation->program = 0;
    allocation->year = draw_between(story, 2016, 2018);
    allocation->cited = draw_cited(story);
    allocation->amount = draw_amount(story);
}

void make_money(Story *story)
{
    story->award_count = draw_between(story, 1, STORY_AWARDS);
    for (int i = 0; i < story->award_count; i++)
        make_award(story, i);
    story->allocation_count = (int)draw(story, STORY_ALLOCATIONS + 1);
    for (int i = 0; i < story->allocation_count; i++)
        make_allocation(story, &story->allocations[i]);
}
