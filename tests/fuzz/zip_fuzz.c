/* Any bytes as a zip (or whatever its first bytes make of it). Fails when a member that is said to be
 * whole has not the length and CRC it declares, or gives other bytes in other rooms. */
#include "fuzz.h"

#include <zlib.h>

#include "archive/inside.h"

enum { READ_MOST = 4 << 20, MEMBERS_READ = 40 };

typedef struct {
    uint64_t bytes;
    uint32_t crc;
    bool is_whole;
} Outcome;

static Outcome read_member(Archive *archive, size_t member, size_t room)
{
    static char out[70000];
    Outcome outcome = {0};
    Str why = STR_NONE;
    size_t got = 1;
    bool is_good = archive_begin(archive, member, &why);
    while (is_good && got && outcome.bytes < READ_MOST) {
        is_good = archive_read(archive, out, room, &got, &why);
        must(got <= room, "more than there is room for");
        outcome.bytes += got;
        outcome.crc = (uint32_t)crc32(outcome.crc, (const Bytef *)out, (uInt)got);
    }
    must(is_good || why.len, "it failed without a reason");
    outcome.is_whole = is_good && !got;
    return outcome;
}

static void check_member(Archive *archive, size_t member)
{
    ArchiveMember said = archive_member(archive, member);
    Outcome wide = read_member(archive, member, 70000), narrow = read_member(archive, member, 1 + said.name.len * 7);
    must(!wide.is_whole || !said.knows_bytes || wide.bytes == said.bytes, "another length than declared");
    must(!wide.is_whole || archive_kind(archive) != ARCHIVE_ZIP || wide.crc == said.crc, "another CRC than declared");
    if (wide.bytes < READ_MOST && narrow.bytes < READ_MOST)
        must(wide.is_whole == narrow.is_whole && (!wide.is_whole || wide.crc == narrow.crc),
             "other rooms give other bytes");
    must(archive_position(archive) <= archive_bytes(archive), "a position behind the end");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena arena;
    Str why = STR_NONE;
    arena_init(&arena);
    Str bytes = {size ? memcpy(arena_alloc(&arena, size, 1), data, size) : NULL, size};
    Archive *archive = archive_from_bytes(bytes, "rows", 0, &arena, &why);
    must(archive || why.len, "it was refused without a reason");
    for (size_t i = 0; archive && i < archive_member_count(archive) && i < MEMBERS_READ; i++)
        check_member(archive, i);
    archive_close(archive);
    arena_release(&arena);
    return 0;
}
