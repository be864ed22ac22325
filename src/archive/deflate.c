/* Bytes into a gzip, for who sends them: fast rather than small. */
#include "archive/inside.h"

enum { LEVEL = 2, ROOM = 64 << 10, BLOCK = 256 << 10 };

typedef struct {
    struct isal_zstream stream;
    uint8_t level[ISAL_DEF_LVL2_DEFAULT], block[BLOCK];
} Deflating;

/* What is in the stream, into `out`, which grows. */
static void deflate_taken(struct isal_zstream *stream, Buf *out)
{
    do {
        stream->next_out = (uint8_t *)buf_reserve(out, ROOM);
        stream->avail_out = ROOM;
        isal_deflate(stream);
        out->len += ROOM - stream->avail_out;
    } while (stream->avail_out == 0);
}

void archive_gzip(Str bytes, Buf *out)
{
    Arena arena;
    arena_init(&arena);
    Deflating *deflating = ARENA_NEW(&arena, Deflating);
    struct isal_zstream *stream = &deflating->stream;
    isal_deflate_init(stream);
    stream->level = LEVEL;
    stream->level_buf = deflating->level;
    stream->level_buf_size = sizeof deflating->level;
    stream->gzip_flag = IGZIP_GZIP;
    do {
        Str taken = str_slice(bytes, 0, bytes.len < BLOCK ? bytes.len : BLOCK);
        bytes = str_after(bytes, taken.len);
        if (taken.len)
            memcpy(deflating->block, taken.ptr, taken.len);
        stream->next_in = deflating->block;
        stream->avail_in = (uint32_t)taken.len;
        stream->end_of_stream = bytes.len == 0;
        deflate_taken(stream, out);
    } while (bytes.len);
    arena_release(&arena);
}
