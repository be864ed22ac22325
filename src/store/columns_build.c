/* Second step to the column file: groups, their rows in order, the sections, the file under its name.
 *
 * Rows are put in order a bucket at a time: a bucket is a run of groups, its rows are gathered at its place in the
 * file itself, read back, ordered and written. The file has a temporary name until it is whole. */
#include "store/columns_build.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    BUCKET_ROWS = 1 << 20,
    BUFFER_ROWS = 1 << 11,
    YEARS = DATE_LAST_YEAR + 2 - DATE_FIRST_YEAR,
};

typedef struct {
    Survey *survey;
    Arena *arena, ordering; /* ordering: what is needed until groups are settled */
    int file;
    uint64_t end; /* of what is written */
    ColumnsHeader header;
    uint32_t *order, order_count; /* awards by place and kind */
    uint32_t *kind_of;            /* listing x year -> one more than its kind */
    ARRAY(KindRecord) kinds;
    Buf text;
    uint32_t groups, places;
    /* By group. */
    uint32_t *row, *kind; /* kind: in `ordering` */
    ARRAY(PlaceId) place;
    ARRAY(uint32_t) place_group;
    ARRAY(uint32_t) bucket_group; /* first group of each, and the end */
    /* By day, from FIRST_DAY. */
    uint32_t *on_day;       /* rows */
    uint8_t *run_of_day;    /* run of days */
    ARRAY(uint32_t) runs;   /* first row of each, and the end */
    uint32_t *place_number; /* by PlaceId */
} Build;

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

static uint32_t recipient_key(Build *build, const SurveyAward *award)
{
    (void)build;
    return award->recipient;
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

static void order_awards(Build *build)
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
static void settle_groups(Build *build)
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

/* ---- rows into buckets ---- */

static bool fail_to_write(Build *build)
{
    return survey_fail(build->survey, "cannot write the column file", strerror(errno));
}

static uint64_t row_at(uint64_t row)
{
    return sizeof(ColumnsHeader) + (COLUMNS_ALIGN - sizeof(ColumnsHeader) % COLUMNS_ALIGN) % COLUMNS_ALIGN +
           row * sizeof(ColumnRow);
}

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
    return good || fail_to_write(build);
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

static bool read_at(Build *build, int file, void *into, size_t bytes, uint64_t at)
{
    size_t done = 0;
    while (done < bytes) {
        ssize_t got = pread(file, (char *)into + done, bytes - done, (off_t)(at + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return survey_fail(build->survey, "cannot read the column file",
                               got < 0 ? strerror(errno) : "it is cut short");
        done += (size_t)got;
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
        good = read_at(build, survey->spool, rows, got * sizeof *rows, at * sizeof *rows) &&
               give_to_buckets(build, buckets, rows, got);
    }
    for (uint32_t i = 0; good && i < count; i++)
        good = empty_bucket(build, buckets, &buckets->items[i]);
    arena_release(&room);
    return good;
}

static bool distribute_by_group(Build *build)
{
    Buckets buckets = {.at = row_at(0), .choose = bucket_of_group};
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
    if (!read_at(build, build->file, rows, count * sizeof *rows, row_at(first)))
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
                     write_all_at(build->file, ordered, count * sizeof *ordered, row_at(first))) ||
                    fail_to_write(build));
}

static bool order_rows(Build *build)
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

/* ---- sections ---- */

/* Room in the file, to be filled. */
static void reserve_section(Build *build, Section section, size_t count)
{
    build->end += (COLUMNS_ALIGN - build->end % COLUMNS_ALIGN) % COLUMNS_ALIGN;
    build->header.at[section] = build->end;
    build->header.count[section] = count;
    build->end += (count + section_shapes[section].more) * section_shapes[section].item;
}

static bool add_section(Build *build, Section section, const void *items, size_t count)
{
    reserve_section(build, section, count);
    size_t bytes = (count + section_shapes[section].more) * section_shapes[section].item;
    return write_all_at(build->file, items, bytes, build->header.at[section]) || fail_to_write(build);
}

/* ---- the rows by day ---- */

enum { RUNS_MOST = 128 };

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
                 fail_to_write(build)) &&
                read_at(build, build->file, days, count * sizeof *days, at);
    if (good)
        qsort(days, count, sizeof *days, by_day_and_place);
    for (uint32_t i = 0; good && i < count; i++) {
        ColumnMark *mark = &marks[days[i].place];
        mark->begun += days[i].begins;
        good = money_add(mark->sum, days[i].obligated, &mark->sum) ||
               survey_fail(build->survey, "the store", "its obligations are larger than can be counted in cents");
    }
    good = good && (write_all_at(build->file, days, count * sizeof *days, at) || fail_to_write(build));
    arena_release(&room);
    return good;
}

static bool add_days(Build *build)
{
    settle_runs(build);
    uint32_t runs = build->runs.count - 1;
    Buckets buckets = {.at = build->header.at[SECTION_DAYS], .choose = run_of_row};
    build->place_number = ARENA_ARRAY(build->arena, uint32_t, place_count());
    for (uint32_t i = 0; i < build->place.count; i++)
        build->place_number[build->place.items[i]] = i;
    if (!distribute(build, &buckets, build->runs.items, runs) ||
        !add_section(build, SECTION_RUNS, build->runs.items, runs))
        return false;
    reserve_section(build, SECTION_MARKS, (size_t)runs * build->place.count);
    ColumnMark *marks = ARENA_ARRAY(build->arena, ColumnMark, build->place.count + 1);
    bool good = true;
    for (uint32_t run = 0; good && run < runs; run++) {
        good = order_run(build, run, marks);
        survey_tell(build->survey, 3 * build->survey->spooled + build->runs.items[run], 4 * build->survey->spooled);
    }
    return good;
}

/* What is known of groups once they are settled; their sums come with their rows. */
static bool add_groups(Build *build)
{
    size_t count = build->groups;
    static const Section sums[] = {SECTION_FIRST, SECTION_LAST, SECTION_TOTAL, SECTION_BEGUN};
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++)
        reserve_section(build, sums[i], count);
    return add_section(build, SECTION_KIND, build->kind, count) && add_section(build, SECTION_ROW, build->row, count) &&
           add_section(build, SECTION_PLACES, build->place.items, build->place.count) &&
           add_section(build, SECTION_PLACE_GROUP, build->place_group.items, build->place.count);
}

/* Rows without an award number are each their own recipient's. */
static bool is_irregular(const Build *build, const SurveyAward *award)
{
    unsigned wanted = AWARD_IS_THERE | AWARD_IS_IRREGULAR | AWARD_IS_PARTY;
    return (award->flags & wanted) == wanted &&
           (award->flags & AWARD_HAS_NO_NUMBER || survey_holder(build->survey, award) != PLACE_NONE);
}

static bool add_irregular(Build *build)
{
    Survey *survey = build->survey;
    ARRAY(uint32_t) irregular = {0};
    for (uint32_t i = 0; i < survey->award_limit; i++)
        if (is_irregular(build, &survey->awards[i]))
            ARRAY_ADD(build->arena, &irregular, i);
    return add_section(build, SECTION_IRREGULAR, irregular.items, irregular.count);
}

/* All awards that are there by their recipients, whoever these are: a journal may say. */
static bool add_awards(Build *build)
{
    Survey *survey = build->survey;
    Arena room;
    arena_init(&room);
    uint32_t count = 0;
    uint32_t *first = ARENA_ARRAY(&room, uint32_t, (size_t)survey->recipient_limit + 1);
    for (uint32_t i = 0; i < survey->award_limit; i++)
        if (survey->awards[i].flags & AWARD_IS_THERE)
            first[survey->awards[i].recipient + 1]++, count++;
    for (uint32_t i = 0; i < survey->recipient_limit; i++)
        first[i + 1] += first[i];
    uint32_t *from = ARENA_ARRAY(&room, uint32_t, count + 1), *ordered = ARENA_ARRAY(&room, uint32_t, count + 1);
    count = 0;
    for (uint32_t i = 0; i < survey->award_limit; i++)
        if (survey->awards[i].flags & AWARD_IS_THERE)
            from[count++] = i;
    sort_by(build, from, ordered, count, recipient_key, survey->recipient_limit);
    bool good = add_section(build, SECTION_RECIPIENT_PLACE, survey->holders, survey->recipient_limit) &&
                add_section(build, SECTION_RECIPIENT_AWARD, first, survey->recipient_limit) &&
                add_section(build, SECTION_AWARDS, ordered, count);
    arena_release(&room);
    return good;
}

/* ---- the file ---- */

static bool hash_body(Build *build)
{
    uint64_t at = sizeof build->header;
    Arena room;
    arena_init(&room);
    SpoolRow *piece = ARENA_ARRAY(&room, SpoolRow, BUCKET_ROWS);
    ColumnsHash hash;
    columns_hash_begin(&hash, &room);
    bool good = true;
    while (good && at < build->end) {
        size_t most = BUCKET_ROWS * sizeof *piece;
        size_t got = build->end - at < most ? (size_t)(build->end - at) : most;
        good = read_at(build, build->file, piece, got, at);
        if (good)
            columns_hash_add(&hash, piece, got);
        at += got;
    }
    build->header.body = columns_hash_end(&hash);
    arena_release(&room);
    return good;
}

static bool add_header(Build *build, uint64_t store, uint64_t gazetteer)
{
    ColumnsHeader *header = &build->header;
    memcpy(header->magic, COLUMNS_MAGIC, sizeof header->magic);
    header->format = COLUMNS_FORMAT;
    header->order = COLUMNS_ORDER;
    header->store = store;
    header->gazetteer = gazetteer;
    header->bytes = build->end;
    header->unplaced_recipients = build->survey->unplaced_recipients;
    header->unplaced_obligated = build->survey->unplaced_obligated;
    if (ftruncate(build->file, (off_t)build->end) != 0) /* the last sections may be empty */
        return fail_to_write(build);
    if (!hash_body(build))
        return false;
    header->check = columns_header_hash(header);
    return write_all_at(build->file, header, sizeof *header, 0) || fail_to_write(build);
}

static bool fill_file(Build *build, uint64_t store, uint64_t gazetteer)
{
    Survey *survey = build->survey;
    size_t listings = survey->listings.count;
    build->on_day = ARENA_ARRAY(build->arena, uint32_t, DAYS);
    build->kind_of = ARENA_ARRAY(build->arena, uint32_t, (listings + 1) * YEARS);
    order_awards(build);
    if (survey->spooled > UINT32_MAX)
        return survey_fail(survey, "the store", "it has more rows than the column file can hold");
    settle_groups(build);
    build->header.at[SECTION_ROWS] = row_at(0);
    build->header.count[SECTION_ROWS] = build->row[build->groups];
    build->end = row_at(build->row[build->groups]);
    reserve_section(build, SECTION_DAYS, build->row[build->groups]);
    if (ftruncate(build->file, (off_t)build->end) != 0)
        return fail_to_write(build);
    bool good = add_groups(build);
    arena_release(&build->ordering);
    return good && distribute_by_group(build) && order_rows(build) && add_days(build) && add_awards(build) &&
           add_irregular(build) && add_section(build, SECTION_KINDS, build->kinds.items, build->kinds.count) &&
           add_section(build, SECTION_TEXT, build->text.ptr, build->text.len) && add_header(build, store, gazetteer);
}

/* Two programs may make it at once: each has a name of its own, and the last one stays. */
static bool write_file(Build *build, const char *path, uint64_t store, uint64_t gazetteer)
{
    char *name = arena_c_string(build->arena, arena_printf(build->arena, "%s-XXXXXX", path));
    build->file = mkostemp(name, O_CLOEXEC);
    if (build->file < 0)
        return fail_to_write(build);
    bool good = fill_file(build, store, gazetteer) && (fchmod(build->file, 0644) == 0 || fail_to_write(build)) &&
                (rename(name, path) == 0 || fail_to_write(build));
    if (!good)
        unlink(name);
    close(build->file);
    return good;
}

bool columns_build(Store *store, const char *path, uint64_t store_stamp, uint64_t gazetteer_stamp,
                   const ColumnsProgress *progress, Arena *arena, Str *why)
{
    Arena room;
    arena_init(&room);
    Survey survey = {.store = store, .arena = &room, .progress = progress, .spool = -1};
    Build build = {.survey = &survey, .arena = &room};
    buf_init(&build.text);
    arena_init(&build.ordering);
    bool good = survey_take(&survey, path) && write_file(&build, path, store_stamp, gazetteer_stamp);
    if (survey.spool >= 0)
        close(survey.spool);
    buf_release(&build.text);
    arena_release(&build.ordering);
    *why = arena_str(arena, survey.why);
    arena_release(&room);
    return good;
}
