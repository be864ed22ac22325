/* Zips and gzips for the tests of archives, made in memory by libzip and zlib. */
#ifndef PURSE_TESTS_ARCHIVE_MAKE_H
#define PURSE_TESTS_ARCHIVE_MAKE_H

#include "unit.h"

#include <zip.h>
#include <zlib.h>

#include "archive/inside.h"

typedef struct {
    const char *name;
    Str bytes;
    int method; /* ZIP_CM_DEFLATE or ZIP_CM_STORE */
} Made;

/* Text that compresses like rows do: some hundreds of words in a drawn order. */
static inline Str make_rows(Arena *arena, size_t size, uint64_t seed)
{
    char *text = arena_alloc(arena, size + 1, 1);
    for (size_t at = 0; at < size;) {
        uint64_t number = next_random(&seed) % 997;
        Str word = arena_printf(arena, number % 7 ? "city %ju," : "\"county of %ju\"\n", (uintmax_t)(number * number));
        for (size_t i = 0; i < word.len && at < size; i++)
            text[at++] = word.ptr[i];
    }
    return (Str){text, size};
}

static inline void make_add(zip_t *zip, const Made *made)
{
    if (str_ends(str_from_c(made->name), STR("/"))) {
        assert_true(zip_dir_add(zip, made->name, ZIP_FL_ENC_UTF_8) >= 0);
        return;
    }
    zip_source_t *member = zip_source_buffer(zip, made->bytes.ptr, made->bytes.len, 0);
    zip_int64_t index = zip_file_add(zip, made->name, member, ZIP_FL_ENC_UTF_8);
    assert_true(index >= 0);
    assert_int_equal(zip_set_file_compression(zip, (zip_uint64_t)index, made->method, 0), 0);
}

static inline Str make_zip(Arena *arena, const Made *made, size_t count)
{
    zip_error_t error;
    zip_stat_t status;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 1, &error);
    zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, &error);
    assert_non_null(zip);
    zip_source_keep(source);
    for (size_t i = 0; i < count; i++)
        make_add(zip, &made[i]);
    assert_int_equal(zip_close(zip), 0);
    assert_int_equal(zip_source_stat(source, &status), 0);
    assert_int_equal(zip_source_open(source), 0);
    char *bytes = arena_alloc(arena, status.size + 1, 1);
    assert_int_equal(zip_source_read(source, bytes, status.size), status.size);
    zip_source_close(source);
    zip_source_free(source);
    zip_error_fini(&error);
    return (Str){bytes, status.size};
}

/* With a name, a comment and an extra field in its header when `has_all`. */
static inline Str make_gzip(Arena *arena, Str bytes, bool has_all)
{
    z_stream stream = {0};
    Bytef extra[] = "six by", name[] = "rows.csv", comment[] = "of 2016";
    gz_header header = {.extra = extra, .extra_len = 6, .name = name, .comment = comment, .hcrc = 1};
    assert_int_equal(deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
    if (has_all)
        deflateSetHeader(&stream, &header);
    size_t room = deflateBound(&stream, bytes.len) + 64;
    char *out = arena_alloc(arena, room, 1);
    char *in = arena_c_string(arena, bytes);
    stream.next_in = (Bytef *)in;
    stream.avail_in = (uInt)bytes.len;
    stream.next_out = (Bytef *)out;
    stream.avail_out = (uInt)room;
    assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
    room -= stream.avail_out;
    deflateEnd(&stream);
    return (Str){out, room};
}

static inline Str make_joined(Arena *arena, Str a, Str b)
{
    char *both = arena_alloc(arena, a.len + b.len + 1, 1);
    memcpy(both, a.ptr, a.len);
    memcpy(both + a.len, b.ptr, b.len);
    return (Str){both, a.len + b.len};
}

/* A member whole, `room` bytes at a time; false with `why`. */
static inline bool read_member(Archive *archive, size_t member, size_t room, Buf *out, Str *why)
{
    size_t got = 1;
    bool is_good = archive_begin(archive, member, why);
    buf_reset(out);
    for (; is_good && got; out->len += got)
        is_good = archive_read(archive, buf_reserve(out, room), room, &got, why);
    return is_good;
}

static inline void assert_same(Str got, Str wanted)
{
    if (!str_equal(got, wanted))
        fail_msg("%zu bytes are not the %zu wanted", got.len, wanted.len);
}

#endif
