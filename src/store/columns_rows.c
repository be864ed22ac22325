/* To the column file: its rows in order, by group and once more by day.
 *
 * Rows are put in order a bucket at a time: a bucket is a run of rows, which are gathered at their place in the file
 * itself, read back, ordered and written. */
#include "store/columns_build.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

enum { BUFFER_ROWS = 1 << 11, RUNS_MOST = 128 };

/* ---- rows into buckets ---- */

typedef struct {
    SpoolRow *rows; /* BUFFER_ROWS */
    uint32_t count;
    uint64_t next; /* row of the section where they go */
} Bucket;

/* A run of rows each; `choose` says which one a row goes to, and makes it what is to stand there. */
typedef struct {
    Bucket *items;
    uint64_t at; /* of the section in the file */
    uint32_t (*choose)(const Build *build, SpoolRow *row);
} Buckets;

static uint32_t bucket_of_group(const Build *build, SpoolRow *row)
{
    uint32_t group = build->survey->awards[row->award].group;
    uint32_t low = 0, high = build->bucket_group.count - 1;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (build->bucket_group.items[middle] <= group)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static bool empty_bucket(Build *build, const Buckets *buckets, Bucket *bucket)
{
    bool good = write_all_at(build->file, bucket->rows, bucket->count * sizeof *bucket->rows,
                             buckets->at + bucket->next * sizeof *bucket->rows);
    bucket->next += bucket->count;
    bucket->count = 0;
    return good || build_fail_to_write(build);
}

static bool give_to_buckets(Build *build, const Buckets *buckets, const SpoolRow *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (build->survey->awards[rows[i].award].flags & AWARD_IS_IRREGULAR)
            continue;
        SpoolRow row = rows[i];
        Bucket *bucket = &buckets->items[buckets->choose(build, &row)];
        bucket->rows[bucket->count++] = row;
        if (bucket->count == BUFFER_ROWS && !empty_bucket(build, buckets, bucket))
            return false;
    }
    return true;
}

/* `first` has the first row of each of `count` buckets. */
static bool distribute(Build *build, Buckets *buckets, const uint32_t *first, uint32_t count)
{
    Survey *survey = build->survey;
    Arena room;
    arena_init(&room);
    buckets->items = ARENA_ARRAY(&room, Bucket, count + 1);
    for (uint32_t i = 0; i < count; i++)
        buckets->items[i] = (Bucket){.rows = ARENA_ARRAY(&room, SpoolRow, BUFFER_ROWS), .next = first[i]};
    SpoolRow *rows = ARENA_ARRAY(&room, SpoolRow, BUCKET_ROWS);
    bool good = true;
    for (uint64_t at = 0; good && at < survey->spooled; at += BUCKET_ROWS) {
        size_t got = survey->spooled - at < BUCKET_ROWS ? (size_t)(survey->spooled - at) : BUCKET_ROWS;
        good = build_read_at(build, survey->spool, rows, got * sizeof *rows, at * sizeof *rows) &&
               give_to_buckets(build, buckets, rows, got);
    }
    for (uint32_t i = 0; good && i < count; i++)
        good = empty_bucket(build, buckets, &buckets->items[i]);
    arena_release(&room);
    return good;
}

bool build_distribute_by_group(Build *build)
{
    Buckets buckets = {.at = build_row_at(0), .choose = bucket_of_group};
    uint32_t count = build->bucket_group.count - 1;
    uint32_t *first = ARENA_ARRAY(build->arena, uint32_t, count + 1);
    for (uint32_t i = 0; i < count; i++)
        first[i] = build->row[build->bucket_group.items[i]];
    return distribute(build, &buckets, first, count);
}

/* ---- one bucket in order ---- */

static int by_day(const void *left, const void *right)
{
    const SpoolRow *a = left, *b = right;
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    return (a->award > b->award) - (a->award < b->award);
}

/* Of the groups of one bucket. */
typedef struct {
    Date *first, *last;
    Money *total;
    uint32_t *begun;
} GroupSums;

/* Rows of one group, ordered, become sums in place. */
static bool sum_group(Build *build, GroupSums *sums, uint32_t group, SpoolRow *rows, uint32_t count)
{
    Money sum = 0;
    uint32_t begun = 0;
    qsort(rows, count, sizeof *rows, by_day);
    sums->first[group] = rows[0].day;
    sums->last[group] = rows[count - 1].day;
    for (uint32_t i = 0; i < count; i++) {
        SurveyAward *award = &build->survey->awards[rows[i].award];
        build->on_day[rows[i].day - FIRST_DAY]++;
        begun += !(award->flags & AWARD_IS_SEEN);
        award->flags |= AWARD_IS_SEEN;
        if (!money_add(sum, rows[i].obligated, &sum))
            return survey_fail(build->survey, "the store", "its obligations are larger than can be counted in cents");
        ColumnRow row = {rows[i].day, begun, sum};
        memcpy(&rows[i], &row, sizeof row);
    }
    sums->total[group] = sum;
    sums->begun[group] = begun;
    return true;
}

static bool write_groups(Build *build, const GroupSums *sums, uint32_t from, uint32_t count)
{
    const uint64_t *at = build->header.at;
    return write_all_at(build->file, sums->first, count * sizeof(Date), at[SECTION_FIRST] + from * sizeof(Date)) &&
           write_all_at(build->file, sums->last, count * sizeof(Date), at[SECTION_LAST] + from * sizeof(Date)) &&
           write_all_at(build->file, sums->total, count * sizeof(Money), at[SECTION_TOTAL] + from * sizeof(Money)) &&
           write_all_at(build->file, sums->begun, count * sizeof(uint32_t),
                        at[SECTION_BEGUN] + from * sizeof(uint32_t));
}

/* The groups [from, until); all that is needed for them lives in `room`. */
static bool order_bucket(Build *build, uint32_t from, uint32_t until, Arena *room)
{
    uint32_t first = build->row[from], count = build->row[until] - first, groups = until - from;
    SpoolRow *rows = ARENA_ARRAY(room, SpoolRow, count), *ordered = ARENA_ARRAY(room, SpoolRow, count);
    uint32_t *next = ARENA_ARRAY(room, uint32_t, groups);
    GroupSums sums = {ARENA_ARRAY(room, Date, groups), ARENA_ARRAY(room, Date, groups),
                      ARENA_ARRAY(room, Money, groups), ARENA_ARRAY(room, uint32_t, groups)};
    if (!build_read_at(build, build->file, rows, count * sizeof *rows, build_row_at(first)))
        return false;
    for (uint32_t group = 0; group < groups; group++)
        next[group] = build->row[from + group] - first;
    for (uint32_t i = 0; i < count; i++)
        ordered[next[build->survey->awards[rows[i].award].group - from]++] = rows[i];
    bool good = true;
    for (uint32_t group = 0; good && group < groups; group++)
        good = sum_group(build, &sums, group, ordered + (build->row[from + group] - first),
                         build->row[from + group + 1] - build->row[from + group]);
    return good && ((write_groups(build, &sums, from, groups) &&
                     write_all_at(build->file, ordered, count * sizeof *ordered, build_row_at(first))) ||
                    build_fail_to_write(build));
}

bool build_order_rows(Build *build)
{
    Survey *survey = build->survey;
    bool good = true;
    for (uint32_t b = 0; good && b + 1 < build->bucket_group.count; b++) {
        Arena room;
        arena_init(&room);
        good = order_bucket(build, build->bucket_group.items[b], build->bucket_group.items[b + 1], &room);
        arena_release(&room);
        survey_tell(survey, 2 * survey->spooled + build->row[build->bucket_group.items[b + 1]], 4 * survey->spooled);
    }
    return good;
}

/* ---- the rows by day ---- */

/* So many rows a run that marks take no more room than rows do. */
static void settle_runs(Build *build)
{
    uint32_t rows = build->row[build->groups], places = build->place.count, day = 0;
    uint32_t wanted = places ? rows / (2 * places) : 0;
    wanted = wanted < 1 ? 1 : wanted > RUNS_MOST ? RUNS_MOST : wanted;
    uint32_t in_run = 0, done = 0;
    build->run_of_day = ARENA_ARRAY(build->arena, uint8_t, DAYS);
    for (; day < DAYS && rows; day++) {
        if (build->on_day[day] && (!done || in_run >= rows / wanted)) {
            ARRAY_ADD(build->arena, &build->runs, done);
            in_run = 0;
        }
        build->run_of_day[day] = (uint8_t)(build->runs.count ? build->runs.count - 1 : 0);
        in_run += build->on_day[day];
        done += build->on_day[day];
    }
    ARRAY_ADD(build->arena, &build->runs, done);
}

static uint32_t run_of_row(const Build *build, SpoolRow *row)
{
    SurveyAward *award = &build->survey->awards[row->award];
    bool begins = row->day == award->first && !(award->flags & AWARD_HAS_BEGUN);
    award->flags |= begins ? AWARD_HAS_BEGUN : 0;
    ColumnDay day = {.place = build->place_number[survey_holder(build->survey, award)] & INT32_MAX,
                     .begins = begins,
                     .day = row->day,
                     .obligated = row->obligated};
    memcpy(row, &day, sizeof day);
    return build->run_of_day[day.day - FIRST_DAY];
}

static int by_day_and_place(const void *left, const void *right)
{
    const ColumnDay *a = left, *b = right;
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

/* Writes what every place had before the run, then orders it. */
static bool order_run(Build *build, uint32_t run, ColumnMark *marks)
{
    uint32_t first = build->runs.items[run], count = build->runs.items[run + 1] - first;
    uint64_t at = build->header.at[SECTION_DAYS] + first * sizeof(ColumnDay);
    size_t bytes = build->place.count * sizeof *marks;
    Arena room;
    arena_init(&room);
    ColumnDay *days = ARENA_ARRAY(&room, ColumnDay, count);
    bool good = (write_all_at(build->file, marks, bytes, build->header.at[SECTION_MARKS] + run * bytes) ||
                 build_fail_to_write(build)) &&
                build_read_at(build, build->file, days, count * sizeof *days, at);
    if (good)
        qsort(days, count, sizeof *days, by_day_and_place);
    for (uint32_t i = 0; good && i < count; i++) {
        ColumnMark *mark = &marks[days[i].place];
        mark->begun += days[i].begins;
        good = money_add(mark->sum, days[i].obligated, &mark->sum) ||
               survey_fail(build->survey, "the store", "its obligations are larger than can be counted in cents");
    }
    good = good && (write_all_at(build->file, days, count * sizeof *days, at) || build_fail_to_write(build));
    arena_release(&room);
    return good;
}

bool build_add_days(Build *build)
{
    settle_runs(build);
    uint32_t runs = build->runs.count - 1;
    Buckets buckets = {.at = build->header.at[SECTION_DAYS], .choose = run_of_row};
    build->place_number = ARENA_ARRAY(build->arena, uint32_t, place_count());
    for (uint32_t i = 0; i < build->place.count; i++)
        build->place_number[build->place.items[i]] = i;
    if (!distribute(build, &buckets, build->runs.items, runs) ||
        !build_add_section(build, SECTION_RUNS, build->runs.items, runs))
        return false;
    build_reserve_section(build, SECTION_MARKS, (size_t)runs * build->place.count);
    ColumnMark *marks = ARENA_ARRAY(build->arena, ColumnMark, build->place.count + 1);
    bool good = true;
    for (uint32_t run = 0; good && run < runs; run++) {
        good = order_run(build, run, marks);
        survey_tell(build->survey, 3 * build->survey->spooled + build->runs.items[run], 4 * build->survey->spooled);
    }
    return good;
}
