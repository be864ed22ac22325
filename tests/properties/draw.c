/* Chance: everything a story draws comes from one seed, so a story can be made again. */
#include "story.h"

/* splitmix64: small, and good enough for choosing. */
static uint64_t draw_bits(Story *story)
{
    uint64_t z = (story->state += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

unsigned draw(Story *story, unsigned below)
{
    return (unsigned)((draw_bits(story) >> 32) % below);
}

int draw_between(Story *story, int first, int last)
{
    return first + (int)draw(story, (unsigned)(last - first) + 1);
}

bool draw_percent(Story *story, unsigned percent)
{
    return draw(story, 100) < percent;
}

int story_first_day(void)
{
    return date_from_parts(2015, 10, 1);
}

int story_last_day(void)
{
    return date_from_parts(2019, 6, 30);
}

/* Often a day that is in use already: entries of one day, and the day of an order's end. */
int draw_day(Story *story, int first, int last)
{
    int day = draw_between(story, first, last < first ? first : last);
    for (int tries = 0; tries < 4 && story->day_count && draw_percent(story, 35); tries++) {
        int used = story->days[draw(story, (unsigned)story->day_count)];
        if (used < first || used > last)
            continue;
        day = used;
        break;
    }
    if (story->day_count < STORY_DAYS)
        story->days[story->day_count++] = day;
    return day;
}

When when_of_day(int day)
{
    return (When){WHEN_DAY, day, day};
}

static When span_of(WhenKind kind, int day)
{
    int year, month, of_month;
    date_to_parts(day, &year, &month, &of_month);
    if (kind == WHEN_MONTH)
        return (When){kind, date_from_parts(year, month, 1),
                      date_from_parts(year, month, date_days_in_month(year, month))};
    if (kind == WHEN_YEAR)
        return (When){kind, date_from_parts(year, 1, 1), date_from_parts(year, 12, 31)};
    int fiscal = month >= 10 ? year + 1 : year;
    return (When){WHEN_FISCAL, date_from_parts(fiscal - 1, 10, 1), date_from_parts(fiscal, 9, 30)};
}

When draw_when(Story *story, int day)
{
    bool is_vague = story->spans_left > 12; /* one of the few stories in which hardly a day is known */
    if (story->spans_left <= 0 || !draw_percent(story, is_vague ? 75 : 15))
        return when_of_day(day);
    story->spans_left--;
    static const WhenKind kinds[] = {WHEN_MONTH, WHEN_MONTH, WHEN_YEAR, WHEN_FISCAL};
    return span_of(kinds[is_vague ? 2 + draw(story, 2) : draw(story, 4)], day);
}

/* A state that a set names by `within` is a place of the story, too. */
int draw_area(Story *story)
{
    int area = (int)draw(story, (unsigned)geo_area_count);
    for (int place = 0; place < geo_place_count; place++) {
        bool is_there = !geo_is_area(place, area);
        for (int i = 0; i < story->place_count; i++)
            is_there = is_there || story->places[i] == place;
        if (!is_there)
            story->places[story->place_count++] = place;
    }
    return area;
}

static StoryTerm draw_term(Story *story, bool may_be_wide)
{
    unsigned kind = draw(story, 100);
    if (may_be_wide && kind < 14)
        return (StoryTerm){OF_ALL, 0};
    if (may_be_wide && kind < 34)
        return (StoryTerm){OF_AREA, draw_area(story)};
    if (may_be_wide && kind < 52 && story->group_count)
        return (StoryTerm){OF_GROUP, (int)draw(story, (unsigned)story->group_count)};
    return (StoryTerm){OF_PLACE, (int)draw(story, (unsigned)story->place_count)};
}

StorySet draw_set(Story *story, bool may_be_wide)
{
    StorySet set = {.given = true, .ins = 1 + (int)draw(story, STORY_TERMS)};
    for (int i = 0; i < set.ins; i++)
        set.in[i] = draw_term(story, may_be_wide);
    if (may_be_wide && draw_percent(story, 25))
        set.outs = 1 + (int)draw(story, 2);
    for (int i = 0; i < set.outs; i++)
        set.out[i] = draw_term(story, draw_percent(story, 40));
    return set;
}

/* At least one rule out of the set `from`, which must not be empty. */
unsigned draw_rules(Story *story, unsigned from, unsigned at_most)
{
    unsigned rules = 0;
    unsigned wanted = 1 + draw(story, at_most);
    for (unsigned tries = 0; tries < 20 || !rules; tries++) {
        unsigned rule = 1u << draw(story, STORY_RULES);
        if (wanted && (rule & from) && !(rule & rules))
            rules |= rule, wanted--;
    }
    return rules;
}

unsigned story_rules_of(const Story *story, StoryRuleKind kind)
{
    unsigned rules = 0;
    for (int i = 0; i < story->rule_count; i++)
        rules |= story->rules[i].kind == kind ? 1u << i : 0;
    return rules;
}

Cited draw_cited(Story *story)
{
    Cited cited = {.count = 1 + (int)draw_percent(story, 25)};
    for (int i = 0; i < cited.count; i++)
        cited.sources[i] = (int)draw(story, (unsigned)story->source_count);
    if (draw_percent(story, 12))
        cited.known = draw_when(story, draw_day(story, story_first_day(), story_last_day()));
    return cited;
}

StoryAmount draw_amount(Story *story)
{
    Money cents = (Money)draw(story, 100) * 100000 + draw(story, 100);
    unsigned kind = draw(story, 100);
    if (kind < 8)
        return (StoryAmount){0};
    if (kind < 20)
        return (StoryAmount){true, cents, cents + (Money)draw(story, 5000000)};
    return (StoryAmount){true, cents, cents};
}

const char *when_text(When when, char out[16])
{
    int year, month, day;
    date_to_parts(when.kind == WHEN_FISCAL ? when.last : when.first, &year, &month, &day);
    Buf text;
    buf_init(&text);
    switch (when.kind) {
    case WHEN_NONE: buf_add(&text, STR("unknown")); break;
    case WHEN_DAY: buf_printf(&text, "%04d-%02d-%02d", year, month, day); break;
    case WHEN_MONTH: buf_printf(&text, "%04d-%02d", year, month); break;
    case WHEN_YEAR: buf_printf(&text, "%04d", year); break;
    case WHEN_FISCAL: buf_printf(&text, "FY%04d", year); break;
    }
    memcpy(out, text.ptr, text.len);
    out[text.len] = '\0';
    buf_release(&text);
    return out;
}
