/* The column file opened: mapped, checked as a whole, looked up. Making it is columns_build.c.
 *
 * Whoever opens a store may find a file that another program wrote or a disk broke: nothing of it is used
 * before its hash and every number in it that leads somewhere have been checked. */
#include "store/columns_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

const SectionShape section_shapes[SECTION_COUNT] = {
    [SECTION_ROWS] = {sizeof(ColumnRow), 0},
    [SECTION_FIRST] = {sizeof(Date), 0},
    [SECTION_LAST] = {sizeof(Date), 0},
    [SECTION_TOTAL] = {sizeof(Money), 0},
    [SECTION_KIND] = {sizeof(uint32_t), 0},
    [SECTION_BEGUN] = {sizeof(uint32_t), 0},
    [SECTION_ROW] = {sizeof(uint32_t), 1},
    [SECTION_PLACES] = {sizeof(PlaceId), 0},
    [SECTION_PLACE_GROUP] = {sizeof(uint32_t), 1},
    [SECTION_RECIPIENT_PLACE] = {sizeof(PlaceId), 0},
    [SECTION_RECIPIENT_AWARD] = {sizeof(uint32_t), 1},
    [SECTION_AWARDS] = {sizeof(uint32_t), 0},
    [SECTION_IRREGULAR] = {sizeof(uint32_t), 0},
    [SECTION_DAYS] = {sizeof(ColumnDay), 0},
    [SECTION_RUNS] = {sizeof(uint32_t), 1},
    [SECTION_MARKS] = {sizeof(ColumnMark), 0},
    [SECTION_KINDS] = {sizeof(KindRecord), 0},
    [SECTION_TEXT] = {1, 0},
};

uint64_t columns_hash(const void *bytes, size_t count)
{
    return XXH3_64bits(bytes, count);
}

void columns_hash_begin(ColumnsHash *hash, Arena *arena)
{
    /* The state wants 64 bytes of alignment. */
    char *room = arena_alloc(arena, sizeof(XXH3_state_t) + 64, 1);
    hash->state = (void *)(room + (64 - (uintptr_t)room % 64) % 64);
    XXH3_64bits_reset(hash->state);
}

void columns_hash_add(ColumnsHash *hash, const void *bytes, size_t count)
{
    XXH3_64bits_update(hash->state, bytes, count);
}

uint64_t columns_hash_end(const ColumnsHash *hash)
{
    return XXH3_64bits_digest(hash->state);
}

uint64_t columns_header_hash(const ColumnsHeader *header)
{
    ColumnsHeader copy = *header;
    copy.check = 0;
    return columns_hash(&copy, sizeof copy);
}

/* ---- what it must have been made from ---- */

/* SQLite's change counter (bytes 24 to 28 of its file) moves with every write, and the file's time with it, should
 * another store have come to the same path; of a store whose last writes are still in the log beside it, the log's
 * own header tells. */
typedef struct {
    int64_t version, bytes, time, log_bytes, log_time;
    unsigned char counter[16], log[32];
} StoreStamp;

static void look_at(const char *path, off_t from, void *into, size_t count, int64_t *bytes, int64_t *time)
{
    struct stat status;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return;
    if (fstat(file, &status) == 0 && status.st_size > 0 && pread(file, into, count, from) > 0) {
        *bytes = status.st_size;
        *time = status.st_mtim.tv_sec * 1000000000 + status.st_mtim.tv_nsec;
    }
    close(file);
}

static uint64_t store_stamp(Store *store, const char *path, Arena *arena)
{
    StoreStamp stamp = {.version = store_version(store)};
    const char *log = arena_c_string(arena, arena_printf(arena, "%s-wal", path));
    look_at(path, 24, stamp.counter, sizeof stamp.counter, &stamp.bytes, &stamp.time);
    look_at(log, 0, stamp.log, sizeof stamp.log, &stamp.log_bytes, &stamp.log_time);
    return columns_hash(&stamp, sizeof stamp);
}

static uint64_t gazetteer_stamp(void)
{
    Str vintage = places_vintage();
    return columns_hash(vintage.ptr, vintage.len) ^ place_count();
}

/* ---- checking ---- */

static bool sections_fit(const ColumnsHeader *header, size_t bytes)
{
    for (int s = 0; s < SECTION_COUNT; s++) {
        size_t item = section_shapes[s].item, more = section_shapes[s].more;
        if (header->at[s] % COLUMNS_ALIGN != 0 || header->at[s] < sizeof *header || header->at[s] > bytes ||
            header->count[s] > UINT32_MAX || (header->count[s] + more) > (bytes - header->at[s]) / item)
            return false;
    }
    const uint64_t *count = header->count;
    for (int s = SECTION_FIRST; s <= SECTION_ROW; s++)
        if (count[s] != count[SECTION_FIRST])
            return false;
    return count[SECTION_PLACES] == count[SECTION_PLACE_GROUP] && count[SECTION_DAYS] == count[SECTION_ROWS] &&
           count[SECTION_MARKS] == count[SECTION_RUNS] * count[SECTION_PLACES] &&
           count[SECTION_RECIPIENT_PLACE] == count[SECTION_RECIPIENT_AWARD];
}

/* Numbers that lead into the next section: from 0, never falling, to its end. */
static bool leads_into(const Columns *columns, Section section, Section into)
{
    const uint32_t *first = section_at(columns, section);
    size_t count = section_count(columns, section);
    for (size_t i = 0; i < count; i++)
        if (first[i] > first[i + 1])
            return false;
    return first[0] == 0 && first[count] == section_count(columns, into);
}

static bool places_are_right(const Columns *columns)
{
    const PlaceId *places = section_at(columns, SECTION_PLACES);
    const PlaceId *holders = section_at(columns, SECTION_RECIPIENT_PLACE);
    for (size_t i = 0; i < section_count(columns, SECTION_PLACES); i++)
        if (places[i] >= place_count() || (i && places[i] <= places[i - 1]))
            return false;
    for (size_t i = 0; i < section_count(columns, SECTION_RECIPIENT_PLACE); i++)
        if (holders[i] != PLACE_NONE && holders[i] >= place_count())
            return false;
    return true;
}

/* Runs have rows: their first day is looked at. */
static bool days_are_right(const Columns *columns)
{
    const ColumnDay *days = section_at(columns, SECTION_DAYS);
    const uint32_t *runs = section_at(columns, SECTION_RUNS);
    for (size_t i = 0; i < section_count(columns, SECTION_RUNS); i++)
        if (runs[i] == runs[i + 1])
            return false;
    for (size_t i = 0; i < section_count(columns, SECTION_DAYS); i++)
        if (days[i].place >= section_count(columns, SECTION_PLACES))
            return false;
    return true;
}

/* Every group has a row: its first day is looked for among them. */
static bool groups_are_right(const Columns *columns)
{
    const uint32_t *kinds = section_at(columns, SECTION_KIND), *rows = section_at(columns, SECTION_ROW);
    for (size_t i = 0; i < section_count(columns, SECTION_KIND); i++)
        if (kinds[i] >= section_count(columns, SECTION_KINDS) || rows[i] >= rows[i + 1])
            return false;
    const KindRecord *records = section_at(columns, SECTION_KINDS);
    for (size_t i = 0; i < section_count(columns, SECTION_KINDS); i++)
        if ((uint64_t)records[i].listing_at + records[i].listing_length > section_count(columns, SECTION_TEXT))
            return false;
    return true;
}

static bool is_sound(const Columns *columns, size_t bytes)
{
    const ColumnsHeader *header = columns->header;
    if (bytes < sizeof *header || memcmp(header->magic, COLUMNS_MAGIC, sizeof header->magic) != 0 ||
        header->format != COLUMNS_FORMAT || header->order != COLUMNS_ORDER || header->bytes != bytes)
        return false;
    return sections_fit(header, bytes) && leads_into(columns, SECTION_ROW, SECTION_ROWS) &&
           leads_into(columns, SECTION_PLACE_GROUP, SECTION_KIND) &&
           leads_into(columns, SECTION_RECIPIENT_AWARD, SECTION_AWARDS) &&
           leads_into(columns, SECTION_RUNS, SECTION_DAYS) && days_are_right(columns) && places_are_right(columns) &&
           groups_are_right(columns);
}

/* Its hashes say that it is what was written, the rest that nothing in it leads astray, whoever wrote it. */
static bool is_right(const Columns *columns, size_t bytes, uint64_t store, uint64_t gazetteer)
{
    const ColumnsHeader *header = columns->header;
    return bytes >= sizeof *header && header->check == columns_header_hash(header) && header->store == store &&
           header->gazetteer == gazetteer &&
           header->body == columns_hash(columns->bytes + sizeof *header, bytes - sizeof *header) &&
           is_sound(columns, bytes);
}

Columns *columns_of_bytes(Str bytes, Arena *arena)
{
    char *room = arena_alloc(arena, bytes.len + COLUMNS_ALIGN + sizeof(ColumnsHeader), 1);
    char *copy = room + (COLUMNS_ALIGN - (uintptr_t)room % COLUMNS_ALIGN) % COLUMNS_ALIGN;
    if (bytes.len)
        memcpy(copy, bytes.ptr, bytes.len);
    Columns *columns = ARENA_NEW(arena, Columns);
    *columns = (Columns){(const unsigned char *)copy, (const ColumnsHeader *)(void *)copy};
    return is_sound(columns, bytes.len) ? columns : NULL;
}

/* ---- opening ---- */

static bool map_file(const char *path, Columns *columns, size_t *bytes)
{
    struct stat status;
    int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (file < 0)
        return false;
    void *mapped = MAP_FAILED;
    if (fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size >= (off_t)sizeof(ColumnsHeader)) {
        *bytes = (size_t)status.st_size;
        mapped = mmap(NULL, *bytes, PROT_READ, MAP_SHARED, file, 0);
    }
    close(file);
    if (mapped == MAP_FAILED)
        return false;
    columns->bytes = mapped;
    columns->header = mapped;
    return true;
}

static bool open_right(const char *path, Columns *columns, uint64_t store, uint64_t gazetteer)
{
    size_t bytes;
    if (!map_file(path, columns, &bytes))
        return false;
    if (is_right(columns, bytes, store, gazetteer))
        return true;
    munmap((void *)(uintptr_t)columns->bytes, bytes);
    return false;
}

static Columns *open_made(Store *store, const char *name, Date known_by, uint64_t stamp,
                          const ColumnsProgress *progress, Arena *arena, Str *why)
{
    Columns *columns = ARENA_NEW(arena, Columns);
    uint64_t gazetteer = gazetteer_stamp();
    if (open_right(name, columns, stamp, gazetteer))
        return columns;
    if (!columns_build(store, name, known_by, stamp, gazetteer, progress, arena, why))
        return NULL;
    if (open_right(name, columns, stamp, gazetteer))
        return columns;
    *why = arena_printf(arena, "'%s' cannot be read back", name);
    return NULL;
}

Columns *columns_open(Store *store, const char *path, Date known_by, const ColumnsProgress *progress, Arena *arena,
                      Str *why)
{
    uint64_t stamp = store_stamp(store, path, arena);
    if (known_by == DATE_OPEN)
        return open_made(store, arena_c_string(arena, arena_printf(arena, "%s-columns", path)), known_by, stamp,
                         progress, arena, why);
    char *name = arena_c_string(arena, arena_printf(arena, "%s-columns-%d-%d", path, store_day(known_by), getpid()));
    Columns *columns = open_made(store, name, known_by, stamp ^ (uint32_t)known_by, progress, arena, why);
    unlink(name);
    return columns;
}

void columns_close(Columns *columns)
{
    if (columns && columns->bytes)
        munmap((void *)(uintptr_t)columns->bytes, (size_t)columns->header->bytes);
}

/* ---- looking up ---- */

uint32_t columns_kinds(const Columns *columns)
{
    return (uint32_t)section_count(columns, SECTION_KINDS);
}

ColumnKind columns_kind(const Columns *columns, uint32_t kind)
{
    const KindRecord *record = (const KindRecord *)section_at(columns, SECTION_KINDS) + kind;
    const char *text = section_at(columns, SECTION_TEXT);
    return (ColumnKind){{text + record->listing_at, record->listing_length}, record->year};
}

uint32_t columns_places(const Columns *columns)
{
    return (uint32_t)section_count(columns, SECTION_PLACES);
}

PlaceId columns_place(const Columns *columns, uint32_t number)
{
    return ((const PlaceId *)section_at(columns, SECTION_PLACES))[number];
}

/* The position of `wanted` among rising numbers; UINT32_MAX when it is not there. */
static uint32_t find_rising(const uint32_t *items, size_t count, uint32_t wanted)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (items[middle] < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && items[low] == wanted ? (uint32_t)low : UINT32_MAX;
}

uint32_t columns_find_place(const Columns *columns, PlaceId place)
{
    return find_rising(section_at(columns, SECTION_PLACES), section_count(columns, SECTION_PLACES), place);
}

uint64_t columns_rows(const Columns *columns)
{
    return section_count(columns, SECTION_ROWS);
}

uint64_t columns_unplaced(const Columns *columns, Money *obligated)
{
    *obligated = columns->header->unplaced_obligated;
    return columns->header->unplaced_recipients;
}

ColumnAwards columns_irregular(const Columns *columns)
{
    return (ColumnAwards){section_at(columns, SECTION_IRREGULAR), section_count(columns, SECTION_IRREGULAR)};
}

uint32_t columns_recipients(const Columns *columns)
{
    return (uint32_t)section_count(columns, SECTION_RECIPIENT_PLACE);
}

PlaceId columns_recipient_place(const Columns *columns, uint32_t recipient)
{
    return ((const PlaceId *)section_at(columns, SECTION_RECIPIENT_PLACE))[recipient];
}

ColumnAwards columns_awards_of(const Columns *columns, uint32_t recipient)
{
    const uint32_t *first = section_at(columns, SECTION_RECIPIENT_AWARD), *awards = section_at(columns, SECTION_AWARDS);
    return (ColumnAwards){awards + first[recipient], first[recipient + 1] - first[recipient]};
}

bool columns_is_irregular(const Columns *columns, uint32_t award)
{
    ColumnAwards irregular = columns_irregular(columns);
    return find_rising(irregular.items, irregular.count, award) != UINT32_MAX;
}
