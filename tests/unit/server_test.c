/* Replies and the table that keeps them: what is made once, what goes first, who waits. */
#include "unit.h"

#include <pthread.h>
#include <zlib.h>

#include "server/kept.h"

enum { BYTES_MOST = 64 << 10, WAITING = 6 };

typedef struct {
    pthread_mutex_t lock;
    pthread_cond_t may_go;
    bool waits, may_keep;
    unsigned made;
    size_t length;
} Maker;

static Reply *make(void *context)
{
    Maker *maker = context;
    pthread_mutex_lock(&maker->lock);
    maker->made++;
    while (maker->waits)
        pthread_cond_wait(&maker->may_go, &maker->lock);
    pthread_mutex_unlock(&maker->lock);
    Reply *reply = reply_new(200, "text/plain");
    buf_add_repeat(&reply->body, 'a', maker->length);
    reply->may_keep = maker->may_keep;
    reply->caching = CACHE_ASK;
    reply_seal(reply, false);
    return reply;
}

static Maker maker_of(bool may_keep, size_t length)
{
    return (Maker){PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, false, may_keep, 0, length};
}

static void ask(Kept *kept, const char *key, uint64_t version, Maker *maker)
{
    reply_drop(kept_get(kept, str_from_c(key), version, make, maker));
}

static void what_may_be_kept_is_made_once(void **state)
{
    (void)state;
    Kept *kept = kept_new(BYTES_MOST);
    Maker maker = maker_of(true, 10), other = maker_of(false, 10);
    for (int i = 0; i < 3; i++) {
        ask(kept, "a", 1, &maker);
        ask(kept, "b", 1, &other);
    }
    assert_int_equal(maker.made, 1);
    assert_int_equal(other.made, 3);
    kept_free(kept);
}

static void another_version_is_another_reply(void **state)
{
    (void)state;
    Kept *kept = kept_new(BYTES_MOST);
    Maker maker = maker_of(true, 10);
    ask(kept, "a", 1, &maker);
    ask(kept, "a", 2, &maker);
    kept_forget(kept, 2);
    ask(kept, "a", 2, &maker);
    assert_int_equal(maker.made, 2);
    ask(kept, "a", 1, &maker);
    assert_int_equal(maker.made, 3);
    kept_free(kept);
}

static void the_one_not_asked_for_the_longest_goes_first(void **state)
{
    (void)state;
    Kept *kept = kept_new(BYTES_MOST);
    Maker a = maker_of(true, 6000), b = a, more = a;
    ask(kept, "a", 1, &a);
    ask(kept, "b", 1, &b);
    for (char name[] = "c"; name[0] < 'm'; name[0]++) {
        ask(kept, "a", 1, &a);
        ask(kept, name, 1, &more);
    }
    assert_int_equal(a.made, 1);
    ask(kept, "b", 1, &b);
    assert_int_equal(b.made, 2);
    kept_free(kept);
}

static void what_would_fill_the_table_is_not_kept(void **state)
{
    (void)state;
    Kept *kept = kept_new(BYTES_MOST);
    Maker small = maker_of(true, 100), large = maker_of(true, BYTES_MOST / 2);
    ask(kept, "small", 1, &small);
    ask(kept, "large", 1, &large);
    ask(kept, "large", 1, &large);
    ask(kept, "small", 1, &small);
    assert_int_equal(large.made, 2);
    assert_int_equal(small.made, 1);
    kept_free(kept);
}

typedef struct {
    Kept *kept;
    Maker *maker;
    pthread_t thread;
} Asker;

static void *run(void *context)
{
    Asker *asker = context;
    ask(asker->kept, "a", 1, asker->maker);
    return NULL;
}

static void ask_together(bool may_keep)
{
    Kept *kept = kept_new(BYTES_MOST);
    Maker maker = maker_of(may_keep, 10);
    Asker askers[WAITING];
    maker.waits = true;
    for (size_t i = 0; i < WAITING; i++) {
        askers[i] = (Asker){kept, &maker, 0};
        pthread_create(&askers[i].thread, NULL, run, &askers[i]);
    }
    kept_forget(kept, 2); /* what is being made is not in the way */
    pthread_mutex_lock(&maker.lock);
    maker.waits = false;
    pthread_cond_broadcast(&maker.may_go);
    pthread_mutex_unlock(&maker.lock);
    for (size_t i = 0; i < WAITING; i++)
        pthread_join(askers[i].thread, NULL);
    assert_true(may_keep ? maker.made == 1 : maker.made >= 1 && maker.made <= WAITING);
    kept_free(kept);
}

static void those_who_ask_together_wait_for_one(void **state)
{
    (void)state;
    ask_together(true);
    ask_together(false);
}

/* ---- replies ---- */

static void inflate_all(const Buf *packed, Buf *out)
{
    z_stream stream = {.next_in = (unsigned char *)packed->ptr, .avail_in = (unsigned)packed->len};
    assert_int_equal(inflateInit2(&stream, 15 + 16), Z_OK);
    int status = Z_OK;
    while (status == Z_OK) {
        stream.next_out = (unsigned char *)buf_reserve(out, 1 << 16);
        stream.avail_out = 1 << 16;
        status = inflate(&stream, Z_NO_FLUSH);
        out->len += (1 << 16) - stream.avail_out;
    }
    assert_int_equal(status, Z_STREAM_END);
    assert_int_equal(stream.avail_in, 0);
    inflateEnd(&stream);
}

static void what_is_packed_is_the_same_unpacked(void **state)
{
    (void)state;
    static const size_t lengths[] = {0, 1, 1023, 1024, 1025, 65535, 65536, 262143, 262144, 262145, 3000000};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        Reply *plain = reply_new(200, "text/plain"), *packed = reply_new(200, "text/plain");
        uint64_t seed = 2026;
        plain->caching = packed->caching = CACHE_ASK;
        for (size_t k = 0; k < lengths[i]; k++)
            buf_add_char(&plain->body, (char)('a' + next_random(&seed) % 20));
        buf_add(&packed->body, buf_str(&plain->body));
        reply_seal(plain, false);
        reply_seal(packed, true);
        assert_int_equal(packed->is_packed, lengths[i] >= 1024);
        assert_int_equal(plain->varies, packed->varies);
        if (packed->is_packed) {
            Buf out;
            buf_init(&out);
            inflate_all(&packed->body, &out);
            assert_true(str_equal(buf_str(&out), buf_str(&plain->body)));
            assert_string_not_equal(plain->etag, packed->etag);
            buf_release(&out);
        }
        reply_drop(plain);
        reply_drop(packed);
    }
}

static void what_packing_makes_no_smaller_stays_plain(void **state)
{
    (void)state;
    Reply *reply = reply_new(200, "image/png");
    uint64_t seed = 7;
    for (size_t i = 0; i < 5000; i++)
        buf_add_char(&reply->body, (char)next_random(&seed));
    reply->caching = CACHE_ASK;
    reply_seal(reply, true);
    assert_false(reply->is_packed);
    assert_null(strstr(reply->etag, "gz"));
    reply_drop(reply);
}

static void words_of_a_refusal_are_sound_json(void **state)
{
    (void)state;
    Reply *reply = reply_refuse(503, STR("cannot read 'a\"b\\c\n\xFF'"), NULL);
    assert_text(buf_str(&reply->body),
                "{\"error\": \"cannot read 'a\\u0022b\\u005cc\\u000a\xEF\xBF\xBD'\", \"help\": null, "
                "\"parameter\": null}\n");
    reply_drop(reply);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_may_be_kept_is_made_once),
        cmocka_unit_test(another_version_is_another_reply),
        cmocka_unit_test(the_one_not_asked_for_the_longest_goes_first),
        cmocka_unit_test(what_would_fill_the_table_is_not_kept),
        cmocka_unit_test(those_who_ask_together_wait_for_one),
        cmocka_unit_test(what_is_packed_is_the_same_unpacked),
        cmocka_unit_test(what_packing_makes_no_smaller_stays_plain),
        cmocka_unit_test(words_of_a_refusal_are_sound_json),
    };
    return ALL(tests);
}
