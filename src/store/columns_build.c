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

enum { BUCKET_ROWS = 1 << 20, BUFFER_ROWS = 1 << 11, YEARS = DATE_LAST_YEAR + 2 - DATE_FIRST_YEAR };

typedef struct {
    Survey *survey;
    Arena *arena;
    int file;
    uint64_t end; /* of what is written */
    ColumnsHeader header;
    uint32_t *order, order_count; /* awards by place and kind */
    uint32_t *kind_of;            /* listing x year -> one more than its kind */
    ARRAY(KindRecord) kinds;
    Buf text;
    uint32_t groups, places;
    /* By group. */
    uint32_t *row, *kind, *begun;
    Date *first, *last;
    Money *total;
    ARRAY(PlaceId) place;
    ARRAY(uint32_t) place_group;
    ARRAY(uint32_t) bucket_group; /* first group of each, and the end */
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
    build->order = ARENA_ARRAY(build->arena, uint32_t, count + 1);
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
    build->kind = ARENA_ARRAY(build->arena, uint32_t, count);
    build->begun = ARENA_ARRAY(build->arena, uint32_t, count);
    build->first = ARENA_ARRAY(build->arena, Date, count);
    build->last = ARENA_ARRAY(build->arena, Date, count);
    build->total = ARENA_ARRAY(build->arena, Money, count);
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
    uint64_t next; /* row of the file where they go */
} Bucket;

static uint32_t bucket_of(const Build *build, uint32_t group)
{
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

static bool empty_bucket(Build *build, Bucket *bucket)
{
    bool good = write_all_at(build->file, bucket->rows, bucket->count * sizeof *bucket->rows, row_at(bucket->next));
    bucket->next += bucket->count;
    bucket->count = 0;
    return good || fail_to_write(build);
}

static bool give_to_buckets(Build *build, Bucket *buckets, const SpoolRow *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const SurveyAward *award = &build->survey->awards[rows[i].award];
        if (award->flags & AWARD_IS_IRREGULAR)
            continue;
        Bucket *bucket = &buckets[bucket_of(build, award->group)];
        bucket->rows[bucket->count++] = rows[i];
        if (bucket->count == BUFFER_ROWS && !empty_bucket(build, bucket))
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

static bool distribute(Build *build)
{
    Survey *survey = build->survey;
    uint32_t count = build->bucket_group.count - 1;
    Arena room;
    arena_init(&room);
    Bucket *buckets = ARENA_ARRAY(&room, Bucket, count + 1);
    for (uint32_t i = 0; i < count; i++)
        buckets[i] = (Bucket){.rows = ARENA_ARRAY(&room, SpoolRow, BUFFER_ROWS),
                              .next = build->row[build->bucket_group.items[i]]};
    SpoolRow *rows = ARENA_ARRAY(&room, SpoolRow, BUCKET_ROWS);
    bool good = true;
    for (uint64_t at = 0; good && at < survey->spooled; at += BUCKET_ROWS) {
        size_t got = survey->spooled - at < BUCKET_ROWS ? (size_t)(survey->spooled - at) : BUCKET_ROWS;
        good = read_at(build, survey->spool, rows, got * sizeof *rows, at * sizeof *rows) &&
               give_to_buckets(build, buckets, rows, got);
    }
    for (uint32_t i = 0; good && i < count; i++)
        good = empty_bucket(build, &buckets[i]);
    arena_release(&room);
    return good;
}

/* ---- one bucket in order ---- */

static int by_day(const void *left, const void *right)
{
    const SpoolRow *a = left, *b = right;
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    return (a->award > b->award) - (a->award < b->award);
}

/* Rows of one group, ordered, become sums in place. */
static bool sum_group(Build *build, uint32_t group, SpoolRow *rows, uint32_t count)
{
    Money sum = 0;
    uint32_t begun = 0;
    qsort(rows, count, sizeof *rows, by_day);
    build->first[group] = rows[0].day;
    build->last[group] = rows[count - 1].day;
    for (uint32_t i = 0; i < count; i++) {
        SurveyAward *award = &build->survey->awards[rows[i].award];
        begun += !(award->flags & AWARD_IS_SEEN);
        award->flags |= AWARD_IS_SEEN;
        if (!money_add(sum, rows[i].obligated, &sum))
            return survey_fail(build->survey, "the store", "its obligations are larger than can be counted in cents");
        ColumnRow row = {rows[i].day, begun, sum};
        memcpy(&rows[i], &row, sizeof row);
    }
    build->total[group] = sum;
    build->begun[group] = begun;
    return true;
}

static bool order_bucket(Build *build, uint32_t from, uint32_t until, SpoolRow *rows, SpoolRow *ordered, uint32_t *next)
{
    uint32_t first = build->row[from], count = build->row[until] - first;
    if (!read_at(build, build->file, rows, count * sizeof *rows, row_at(first)))
        return false;
    for (uint32_t group = from; group < until; group++)
        next[group - from] = build->row[group] - first;
    for (uint32_t i = 0; i < count; i++)
        ordered[next[build->survey->awards[rows[i].award].group - from]++] = rows[i];
    bool good = true;
    for (uint32_t group = from; good && group < until; group++)
        good =
            sum_group(build, group, ordered + (build->row[group] - first), build->row[group + 1] - build->row[group]);
    return good && (write_all_at(build->file, ordered, count * sizeof *ordered, row_at(first)) || fail_to_write(build));
}

static bool order_rows(Build *build)
{
    Survey *survey = build->survey;
    bool good = true;
    for (uint32_t b = 0; good && b + 1 < build->bucket_group.count; b++) {
        uint32_t from = build->bucket_group.items[b], until = build->bucket_group.items[b + 1];
        uint32_t count = build->row[until] - build->row[from];
        Arena room;
        arena_init(&room);
        SpoolRow *rows = ARENA_ARRAY(&room, SpoolRow, count), *ordered = ARENA_ARRAY(&room, SpoolRow, count);
        good = order_bucket(build, from, until, rows, ordered, ARENA_ARRAY(&room, uint32_t, until - from));
        arena_release(&room);
        survey_tell(survey, survey->spooled + build->row[until], 2 * survey->spooled);
    }
    return good;
}

/* ---- sections ---- */

static bool add_section(Build *build, Section section, const void *items, size_t count)
{
    size_t bytes = (count + section_shapes[section].more) * section_shapes[section].item;
    build->end += (COLUMNS_ALIGN - build->end % COLUMNS_ALIGN) % COLUMNS_ALIGN;
    build->header.at[section] = build->end;
    build->header.count[section] = count;
    if (!write_all_at(build->file, items, bytes, build->end))
        return fail_to_write(build);
    build->end += bytes;
    return true;
}

static bool add_groups(Build *build)
{
    size_t count = build->groups;
    return add_section(build, SECTION_FIRST, build->first, count) &&
           add_section(build, SECTION_LAST, build->last, count) &&
           add_section(build, SECTION_TOTAL, build->total, count) &&
           add_section(build, SECTION_KIND, build->kind, count) &&
           add_section(build, SECTION_BEGUN, build->begun, count) &&
           add_section(build, SECTION_ROW, build->row, count) &&
           add_section(build, SECTION_PLACES, build->place.items, build->place.count) &&
           add_section(build, SECTION_PLACE_GROUP, build->place_group.items, build->place.count);
}

static bool add_irregular(Build *build)
{
    Survey *survey = build->survey;
    ARRAY(uint32_t) irregular = {0};
    for (uint32_t i = 0; i < survey->award_limit; i++) {
        const SurveyAward *award = &survey->awards[i];
        if (award->flags & AWARD_IS_THERE && award->flags & AWARD_IS_IRREGULAR &&
            survey_holder(survey, award) != PLACE_NONE)
            ARRAY_ADD(build->arena, &irregular, i);
    }
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
    build->kind_of = ARENA_ARRAY(build->arena, uint32_t, (listings + 1) * YEARS);
    order_awards(build);
    if (survey->spooled > UINT32_MAX)
        return survey_fail(survey, "the store", "it has more rows than the column file can hold");
    settle_groups(build);
    build->header.at[SECTION_ROWS] = row_at(0);
    build->header.count[SECTION_ROWS] = build->row[build->groups];
    build->end = row_at(build->row[build->groups]);
    if (ftruncate(build->file, (off_t)build->end) != 0)
        return fail_to_write(build);
    return distribute(build) && order_rows(build) && add_groups(build) && add_awards(build) && add_irregular(build) &&
           add_section(build, SECTION_KINDS, build->kinds.items, build->kinds.count) &&
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
    bool good = survey_take(&survey, path) && write_file(&build, path, store_stamp, gazetteer_stamp);
    if (survey.spool >= 0)
        close(survey.spool);
    buf_release(&build.text);
    *why = arena_str(arena, survey.why);
    arena_release(&room);
    return good;
}
