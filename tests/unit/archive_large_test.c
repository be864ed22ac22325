/* Members of more than 4 GiB, as zip with Zip64 numbers and as gzip, whose lengths are kept modulo 2^32.
 *
 * Such a member is made in a moment: one compressed block, closed by a full flush, stands behind itself
 * a thousand times. */
#include "archive_make.h"

enum { BLOCK = 4 << 20, TIMES = 1100, ROOM = 1 << 20 };
#define BYTES ((uint64_t)BLOCK * TIMES)

typedef struct {
    Str packed; /* raw deflate */
    uint32_t crc;
} Large;

/* Rows with long like runs: some 200 bytes a packed one, far from the ratio of a bomb. */
static Str block_of_rows(Arena *arena)
{
    uint64_t seed = 2016;
    char *rows = arena_alloc(arena, BLOCK, 1);
    memset(rows, ',', BLOCK);
    for (size_t at = 0; at < BLOCK; at += 256)
        rows[at] = (char)('0' + next_random(&seed) % 10);
    return (Str){rows, BLOCK};
}

static Large make_large(Arena *arena)
{
    z_stream stream = {0};
    Str rows = block_of_rows(arena);
    char *once = arena_alloc(arena, BLOCK, 1), *all;
    assert_int_equal(deflateInit2(&stream, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY), Z_OK);
    stream.next_in = (Bytef *)(uintptr_t)rows.ptr;
    stream.avail_in = BLOCK;
    stream.next_out = (Bytef *)once;
    stream.avail_out = BLOCK;
    assert_int_equal(deflate(&stream, Z_FULL_FLUSH), Z_OK);
    size_t length = BLOCK - stream.avail_out;
    deflateEnd(&stream);
    Large large = {.packed.len = length * TIMES + 2};
    large.packed.ptr = all = arena_alloc(arena, large.packed.len, 1);
    for (size_t i = 0; i < TIMES; i++) {
        memcpy(all + i * length, once, length);
        large.crc = (uint32_t)crc32(large.crc, (const Bytef *)rows.ptr, BLOCK);
    }
    memcpy(all + length * TIMES, "\3", 2); /* the last block, empty, by RFC 1951, section 3.2.6 */
    return large;
}

static void put(Buf *out, uint64_t number, size_t count)
{
    for (; count--; number >>= 8)
        buf_add_char(out, (char)(number & 0xFF));
}

/* A header of APPNOTE.TXT, 4.3.7 or 4.3.12, with its lengths in a Zip64 field. */
static void put_header(Buf *out, const Large *large, bool is_central)
{
    buf_add(out,
            is_central ? STR("PK\1\2\x2D\0\x2D\0\0\0\x08\0\0\0\x21\x5D") : STR("PK\3\4\x2D\0\0\0\x08\0\0\0\x21\x5D"));
    put(out, large->crc, 4);
    put(out, UINT32_MAX, 4);
    put(out, UINT32_MAX, 4);
    put(out, 5, 2);
    put(out, 20, 2);
    for (size_t i = 0; is_central && i < 14; i++) /* comment, disk, attributes, offset 0 */
        buf_add_char(out, '\0');
    buf_add(out, STR("a.csv\1\0\x10\0"));
    put(out, BYTES, 8);
    put(out, large->packed.len, 8);
}

static void put_end(Buf *out, size_t directory)
{
    size_t length = out->len - directory;
    buf_add(out, STR("PK\5\6\0\0\0\0\1\0\1\0"));
    put(out, length, 4);
    put(out, directory, 4);
    put(out, 0, 2);
}

static void assert_bytes(Arena *arena, Str file, const char *name, const Large *large)
{
    static char room[ROOM];
    Str why = STR_NONE;
    uint64_t bytes = 0;
    uint32_t crc = 0;
    size_t before = arena->used_bytes, got = 1;
    Archive *archive = archive_from_bytes(file, name, 0, arena, &why);
    if (!archive || !archive_begin(archive, 0, &why))
        fail_msg("%.*s", STR_ARG(why));
    for (; got; bytes += got) {
        if (!archive_read(archive, room, sizeof room, &got, &why))
            fail_msg("%.*s", STR_ARG(why));
        crc = (uint32_t)crc32(crc, (const Bytef *)room, (uInt)got);
    }
    assert_true(bytes == BYTES && crc == large->crc);
    assert_true(arena->used_bytes - before < 1 << 20);
    archive_close(archive);
}

static void a_member_of_more_than_4_gib_is_read_from_a_zip(void **state)
{
    (void)state;
    Arena arena;
    Buf zip;
    arena_init(&arena);
    buf_init(&zip);
    Large large = make_large(&arena);
    put_header(&zip, &large, false);
    buf_add(&zip, large.packed);
    size_t directory = zip.len;
    put_header(&zip, &large, true);
    put_end(&zip, directory);
    assert_bytes(&arena, buf_str(&zip), "a.zip", &large);
    buf_release(&zip);
    arena_release(&arena);
}

static void and_from_a_gzip(void **state)
{
    (void)state;
    Arena arena;
    Buf gzip;
    arena_init(&arena);
    buf_init(&gzip);
    Large large = make_large(&arena);
    buf_add(&gzip, STR("\x1F\x8B\x08\0\0\0\0\0\0\xFF"));
    buf_add(&gzip, large.packed);
    put(&gzip, large.crc, 4);
    put(&gzip, BYTES & UINT32_MAX, 4); /* RFC 1952, section 2.3.1: ISIZE */
    assert_bytes(&arena, buf_str(&gzip), "a.gz", &large);
    buf_release(&gzip);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_member_of_more_than_4_gib_is_read_from_a_zip),
        cmocka_unit_test(and_from_a_gzip),
    };
    return ALL(tests);
}
