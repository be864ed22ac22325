/* Any bytes as a gzip; the first byte sets how many packed bytes are taken at a time, the second the
 * room. Fails when zlib takes it as whole and we give other bytes, or none. */
#include "fuzz.h"

#include <zlib.h>

#include "archive/inside.h"

enum { READ_MOST = 1 << 20 };

/* All members one behind the other; true when whole and within READ_MOST. */
static bool read_by_zlib(Str packed, Buf *out)
{
    z_stream stream = {0};
    bool is_whole = packed.len > 0;
    while (is_whole && packed.len) {
        if (inflateInit2(&stream, 15 + 16) != Z_OK)
            return false;
        stream.next_in = (Bytef *)(uintptr_t)packed.ptr;
        stream.avail_in = (uInt)packed.len;
        stream.next_out = (Bytef *)buf_reserve(out, READ_MOST - out->len + 1);
        stream.avail_out = (uInt)(READ_MOST - out->len + 1);
        is_whole = inflate(&stream, Z_FINISH) == Z_STREAM_END;
        out->len += stream.total_out;
        packed = str_after(packed, packed.len - stream.avail_in);
        inflateEnd(&stream);
        is_whole = is_whole && out->len <= READ_MOST;
    }
    return is_whole;
}

static bool read_by_us(Archive *archive, size_t room, Buf *out)
{
    Str why = STR_NONE;
    size_t got = 1;
    bool is_good = archive_begin(archive, 0, &why);
    while (is_good && got && out->len <= READ_MOST) {
        is_good = archive_read(archive, buf_reserve(out, room), room, &got, &why);
        out->len += got;
    }
    must(is_good || why.len, "it failed without a reason");
    return is_good && !got;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    Arena arena;
    Str why = STR_NONE;
    Buf ours, theirs;
    arena_init(&arena);
    buf_init(&ours);
    buf_init(&theirs);
    Str bytes = {memcpy(arena_alloc(&arena, size - 2, 1), data + 2, size - 2), size - 2};
    Archive *archive = archive_from_bytes(bytes, "rows", data[0] ? data[0] : PACKED_BLOCK, &arena, &why);
    must(archive || why.len, "it was refused without a reason");
    if (archive && archive_kind(archive) == ARCHIVE_GZIP) {
        bool is_whole = read_by_us(archive, data[1] ? 3 * (size_t)data[1] : 1 << 16, &ours);
        if (read_by_zlib(bytes, &theirs)) {
            must(is_whole, "zlib reads what we do not");
            must(str_equal(buf_str(&ours), buf_str(&theirs)), "zlib reads other bytes");
        }
    }
    archive_close(archive);
    buf_release(&theirs);
    buf_release(&ours);
    arena_release(&arena);
    return 0;
}
