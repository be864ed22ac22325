/* To the column file: awards in the order of places and kinds, and the groups they make. */
#include "store/columns_build.h"

/* ---- order ---- */

static int year_of(const SurveyAward *award)
{
    return award->year ? award->year : date_fiscal_year(award->first);
}

static bool is_regular(const Build *build, const SurveyAward *award)
{
    return award->rows && !(award->flags & AWARD_IS_IRREGULAR) && survey_holder(build->survey, award) != PLACE_NONE;
}

static uint32_t kind_number(Build *build, const SurveyAward *award)
{
    int year = year_of(award);
    uint32_t *slot = &build->kind_of[(size_t)award->listing * YEARS + (size_t)(year - DATE_FIRST_YEAR)];
    if (*slot)
        return *slot - 1;
    Str listing = build->survey->listings.items[award->listing];
    KindRecord record = {(uint32_t)build->text.len, (uint32_t)listing.len, year};
    buf_add(&build->text, listing);
    ARRAY_ADD(build->arena, &build->kinds, record);
    *slot = build->kinds.count;
    return *slot - 1;
}

typedef uint32_t KeyOf(Build *build, const SurveyAward *award);

static uint32_t place_key(Build *build, const SurveyAward *award)
{
    return survey_holder(build->survey, award);
}

/* A counting sort by one key, which keeps the order of equal ones. */
static void sort_by(Build *build, uint32_t *from, uint32_t *into, uint32_t count, KeyOf *key, uint32_t keys)
{
    Arena room;
    arena_init(&room);
    uint32_t *start = ARENA_ARRAY(&room, uint32_t, (size_t)keys + 1);
    for (uint32_t i = 0; i < count; i++)
        start[key(build, &build->survey->awards[from[i]]) + 1]++;
    for (uint32_t k = 0; k < keys; k++)
        start[k + 1] += start[k];
    for (uint32_t i = 0; i < count; i++)
        into[start[key(build, &build->survey->awards[from[i]])]++] = from[i];
    arena_release(&room);
}

void build_order_awards(Build *build)
{
    Survey *survey = build->survey;
    uint32_t count = 0;
    for (uint32_t i = 0; i < survey->award_limit; i++)
        count += is_regular(build, &survey->awards[i]);
    build->order = ARENA_ARRAY(&build->ordering, uint32_t, count + 1);
    build->order_count = count;
    Arena room;
    arena_init(&room);
    uint32_t *other = ARENA_ARRAY(&room, uint32_t, count + 1);
    count = 0;
    for (uint32_t i = 0; i < survey->award_limit; i++)
        if (is_regular(build, &survey->awards[i])) {
            kind_number(build, &survey->awards[i]);
            build->order[count++] = i;
        }
    sort_by(build, build->order, other, count, kind_number, build->kinds.count);
    sort_by(build, other, build->order, count, place_key, (uint32_t)place_count());
    arena_release(&room);
}

/* ---- groups ---- */

static void begin_group(Build *build, PlaceId place, uint32_t kind, uint32_t row)
{
    if (!build->place.count || build->place.items[build->place.count - 1] != place) {
        ARRAY_ADD(build->arena, &build->place, place);
        ARRAY_ADD(build->arena, &build->place_group, build->groups);
    }
    if (!build->bucket_group.count ||
        row - build->row[build->bucket_group.items[build->bucket_group.count - 1]] >= BUCKET_ROWS)
        ARRAY_ADD(build->arena, &build->bucket_group, build->groups);
    build->kind[build->groups] = kind;
    build->row[build->groups++] = row;
}

static uint32_t count_groups(Build *build)
{
    uint32_t groups = 0, last_kind = UINT32_MAX;
    PlaceId last_place = PLACE_NONE;
    for (uint32_t i = 0; i < build->order_count; i++) {
        const SurveyAward *award = &build->survey->awards[build->order[i]];
        PlaceId place = survey_holder(build->survey, award);
        uint32_t kind = kind_number(build, award);
        groups += place != last_place || kind != last_kind;
        last_place = place, last_kind = kind;
    }
    return groups;
}

/* From here on an award tells its group instead of its listing and year. */
void build_settle_groups(Build *build)
{
    uint32_t count = count_groups(build), row = 0, last_kind = UINT32_MAX;
    PlaceId last_place = PLACE_NONE;
    build->row = ARENA_ARRAY(build->arena, uint32_t, (size_t)count + 1);
    build->kind = ARENA_ARRAY(&build->ordering, uint32_t, count);
    for (uint32_t i = 0; i < build->order_count; i++) {
        SurveyAward *award = &build->survey->awards[build->order[i]];
        PlaceId place = survey_holder(build->survey, award);
        uint32_t kind = kind_number(build, award);
        if (place != last_place || kind != last_kind)
            begin_group(build, place, kind, row);
        last_place = place, last_kind = kind;
        award->group = build->groups - 1;
        row += award->rows;
    }
    build->row[build->groups] = row;
    ARRAY_ADD(build->arena, &build->place_group, build->groups);
    ARRAY_ADD(build->arena, &build->bucket_group, build->groups);
}

static uint32_t recipient_key(Build *build, const SurveyAward *award)
{
    (void)build;
    return award->recipient;
}

void build_sort_by_recipient(Build *build, uint32_t *from, uint32_t *into, uint32_t count)
{
    sort_by(build, from, into, count, recipient_key, build->survey->recipient_limit);
}
