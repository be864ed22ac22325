/* Second step to the column file: the sections, the file under its name.
 *
 * The file has a temporary name until it is whole. Two programs may make it at once: each has a name of its own, and
 * the last one stays. */
#include "store/columns_build.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- the file in pieces ---- */

bool build_fail_to_write(Build *build)
{
    return survey_fail(build->survey, "cannot write the column file", strerror(errno));
}

uint64_t build_row_at(uint64_t row)
{
    return sizeof(ColumnsHeader) + (COLUMNS_ALIGN - sizeof(ColumnsHeader) % COLUMNS_ALIGN) % COLUMNS_ALIGN +
           row * sizeof(ColumnRow);
}

bool build_read_at(Build *build, int file, void *into, size_t bytes, uint64_t at)
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

/* Room in the file, to be filled. */
void build_reserve_section(Build *build, Section section, size_t count)
{
    build->end += (COLUMNS_ALIGN - build->end % COLUMNS_ALIGN) % COLUMNS_ALIGN;
    build->header.at[section] = build->end;
    build->header.count[section] = count;
    build->end += (count + section_shapes[section].more) * section_shapes[section].item;
}

bool build_add_section(Build *build, Section section, const void *items, size_t count)
{
    build_reserve_section(build, section, count);
    size_t bytes = (count + section_shapes[section].more) * section_shapes[section].item;
    return write_all_at(build->file, items, bytes, build->header.at[section]) || build_fail_to_write(build);
}

/* ---- sections ---- */

/* What is known of groups once they are settled; their sums come with their rows. */
static bool add_groups(Build *build)
{
    size_t count = build->groups;
    static const Section sums[] = {SECTION_FIRST, SECTION_LAST, SECTION_TOTAL, SECTION_BEGUN};
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++)
        build_reserve_section(build, sums[i], count);
    return build_add_section(build, SECTION_KIND, build->kind, count) &&
           build_add_section(build, SECTION_ROW, build->row, count) &&
           build_add_section(build, SECTION_PLACES, build->place.items, build->place.count) &&
           build_add_section(build, SECTION_PLACE_GROUP, build->place_group.items, build->place.count);
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
    return build_add_section(build, SECTION_IRREGULAR, irregular.items, irregular.count);
}

/* All awards by their recipients, whoever these are: a journal may say. */
static bool add_awards(Build *build)
{
    Survey *survey = build->survey;
    Arena room;
    arena_init(&room);
    uint32_t count = 0;
    uint32_t *first = ARENA_ARRAY(&room, uint32_t, (size_t)survey->recipient_limit + 1);
    for (uint32_t i = 0; i < survey->award_limit; i++)
        if (survey->awards[i].flags & AWARD_EXISTS)
            first[survey->awards[i].recipient + 1]++, count++;
    for (uint32_t i = 0; i < survey->recipient_limit; i++)
        first[i + 1] += first[i];
    uint32_t *from = ARENA_ARRAY(&room, uint32_t, count + 1), *ordered = ARENA_ARRAY(&room, uint32_t, count + 1);
    count = 0;
    for (uint32_t i = 0; i < survey->award_limit; i++)
        if (survey->awards[i].flags & AWARD_EXISTS)
            from[count++] = i;
    build_sort_by_recipient(build, from, ordered, count);
    bool good = build_add_section(build, SECTION_RECIPIENT_PLACE, survey->holders, survey->recipient_limit) &&
                build_add_section(build, SECTION_RECIPIENT_AWARD, first, survey->recipient_limit) &&
                build_add_section(build, SECTION_AWARDS, ordered, count);
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
        good = build_read_at(build, build->file, piece, got, at);
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
        return build_fail_to_write(build);
    if (!hash_body(build))
        return false;
    header->check = columns_header_hash(header);
    return write_all_at(build->file, header, sizeof *header, 0) || build_fail_to_write(build);
}

static bool fill_file(Build *build, uint64_t store, uint64_t gazetteer)
{
    Survey *survey = build->survey;
    size_t listings = survey->listings.count;
    build->on_day = ARENA_ARRAY(build->arena, uint32_t, DAYS);
    build->kind_of = ARENA_ARRAY(build->arena, uint32_t, (listings + 1) * YEARS);
    build_order_awards(build);
    if (survey->spooled > UINT32_MAX)
        return survey_fail(survey, "the store", "it has more rows than the column file can hold");
    build_settle_groups(build);
    build->header.at[SECTION_ROWS] = build_row_at(0);
    build->header.count[SECTION_ROWS] = build->row[build->groups];
    build->end = build_row_at(build->row[build->groups]);
    build_reserve_section(build, SECTION_DAYS, build->row[build->groups]);
    if (ftruncate(build->file, (off_t)build->end) != 0)
        return build_fail_to_write(build);
    bool good = add_groups(build);
    arena_release(&build->ordering);
    return good && build_distribute_by_group(build) && build_order_rows(build) && build_add_days(build) &&
           add_awards(build) && add_irregular(build) &&
           build_add_section(build, SECTION_KINDS, build->kinds.items, build->kinds.count) &&
           build_add_section(build, SECTION_TEXT, build->text.ptr, build->text.len) &&
           add_header(build, store, gazetteer);
}

static bool write_file(Build *build, const char *path, uint64_t store, uint64_t gazetteer)
{
    char *name = arena_c_string(build->arena, arena_printf(build->arena, "%s-XXXXXX", path));
    build->file = mkostemp(name, O_CLOEXEC);
    if (build->file < 0)
        return build_fail_to_write(build);
    bool good = fill_file(build, store, gazetteer) && (fchmod(build->file, 0644) == 0 || build_fail_to_write(build)) &&
                (rename(name, path) == 0 || build_fail_to_write(build));
    if (!good)
        unlink(name);
    close(build->file);
    return good;
}

bool columns_build(Store *store, const char *path, Date known_by, uint64_t store_stamp, uint64_t gazetteer_stamp,
                   const ColumnsProgress *progress, Arena *arena, Str *why)
{
    Arena room;
    arena_init(&room);
    Survey survey = {.store = store, .known_by = known_by, .arena = &room, .progress = progress, .spool = -1};
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
