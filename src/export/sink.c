/* Bytes to a file in large pieces, with their number and SHA-256. Knows nothing of what they say. */
#include "export/sink.h"

#include <errno.h>
#include <unistd.h>

enum { PIECE = 1 << 18 }; /* small enough to be in the second cache when it is hashed */

void sink_init(Sink *sink, int file, bool is_hashed)
{
    *sink = (Sink){.file = file};
    buf_init(&sink->bytes);
    if (is_hashed && !(sink->digest = digest_start()))
        sink->error = ENOMEM;
}

void sink_release(Sink *sink)
{
    buf_release(&sink->bytes);
    if (sink->digest)
        digest_free(sink->digest);
}

void sink_flush(Sink *sink)
{
    Str rest = buf_str(&sink->bytes);
    if (!sink->error && sink->digest)
        digest_add(sink->digest, rest.ptr, rest.len);
    while (!sink->error && rest.len) {
        ssize_t put = write(sink->file, rest.ptr, rest.len);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            sink->error = errno;
        else
            rest = str_after(rest, (size_t)put), sink->written += (uint64_t)put;
    }
    buf_reset(&sink->bytes);
}

void sink_pass(Sink *sink)
{
    if (sink->bytes.len >= PIECE)
        sink_flush(sink);
}

Str sink_hash(Sink *sink, Arena *arena)
{
    char digits[65] = "";
    if (sink->digest)
        digest_tell(sink->digest, digits);
    return arena_printf(arena, "sha256:%s", digits);
}
