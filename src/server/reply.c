/* Replies: made, tagged, packed, shared. */
#include "server/reply.h"

#include "archive/archive.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

enum { PACKED_LEAST = 1024 }; /* bytes; less is not worth it */

Reply *reply_new(int status, const char *type)
{
    Arena arena;
    arena_init(&arena);
    Reply *reply = ARENA_NEW(&arena, Reply);
    reply->arena = arena;
    atomic_init(&reply->users, 1);
    reply->status = status;
    reply->type = type;
    reply->total = SIZE_MAX;
    buf_init(&reply->body);
    return reply;
}

static void add_json(Buf *out, Str words)
{
    buf_add_char(out, '"');
    for (size_t i = 0; i < words.len; i++) {
        unsigned char c = (unsigned char)words.ptr[i];
        if (c == '"' || c == '\\' || c < 0x20)
            buf_printf(out, "\\u%04x", (unsigned)c);
        else
            buf_add_char(out, (char)c);
    }
    buf_add_char(out, '"');
}

Reply *reply_refuse(int status, Str words, const char *help)
{
    Reply *reply = reply_new(status, "application/json");
    Buf sound;
    buf_init(&sound);
    buf_add_utf8(&sound, words);
    buf_add(&reply->body, STR("{\"error\": "));
    add_json(&reply->body, buf_str(&sound));
    buf_add(&reply->body, STR(", \"help\": "));
    if (help)
        add_json(&reply->body, str_from_c(help));
    else
        buf_add(&reply->body, STR("null"));
    buf_add(&reply->body, STR(", \"parameter\": null}\n"));
    buf_release(&sound);
    return reply;
}

/* Of the bytes and of their form, so that it is a strong one. */
static void tag(Reply *reply)
{
    XXH128_hash_t hash = XXH3_128bits(reply->body.ptr, reply->body.len);
    Buf text;
    buf_init(&text);
    buf_printf(&text, "\"%016llx%016llx", (unsigned long long)hash.high64, (unsigned long long)hash.low64);
    memcpy(reply->etag, text.ptr, text.len);
    reply->etag[text.len] = '"';
    buf_release(&text);
}

static void pack(Reply *reply)
{
    Buf packed;
    buf_init(&packed);
    archive_gzip(buf_str(&reply->body), &packed);
    if (packed.len < reply->body.len) {
        buf_release(&reply->body);
        reply->body = packed;
        reply->is_packed = true;
        size_t end = strlen(reply->etag) - 1;
        memcpy(reply->etag + end, "-gz\"", 5);
    } else {
        buf_release(&packed);
    }
}

/* Room that was made for more than came is given back: a reply may be kept for long. */
static void fit(Buf *body)
{
    if (body->len > body->capacity / 4)
        return;
    Buf fitting;
    buf_init(&fitting);
    buf_add(&fitting, buf_str(body));
    buf_release(body);
    *body = fitting;
}

void reply_seal(Reply *reply, bool takes_gzip)
{
    if (reply->caching != CACHE_NEVER)
        tag(reply);
    reply->varies = reply->body.len >= PACKED_LEAST;
    if (takes_gzip && reply->varies)
        pack(reply);
    fit(&reply->body);
}

Reply *reply_share(Reply *reply)
{
    atomic_fetch_add(&reply->users, 1);
    return reply;
}

void reply_drop(Reply *reply)
{
    if (!reply || atomic_fetch_sub(&reply->users, 1) != 1)
        return;
    buf_release(&reply->body);
    Arena arena = reply->arena;
    arena_release(&arena);
}
