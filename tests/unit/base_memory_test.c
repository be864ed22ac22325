/* Arenas, arrays, growing bytes and the map; the map against a sorted array that is searched. */
#include "unit.h"

#include <stdlib.h>

static void pieces_of_an_arena_are_zeroed_aligned_and_apart(void **state)
{
    (void)state;
    Arena arena;
    arena_init(&arena);
    uint64_t seed = 1;
    unsigned char *pieces[500];
    size_t sizes[500];
    for (size_t i = 0; i < 500; i++) {
        sizes[i] = i == 250 ? 5u << 20 : next_random(&seed) % 5000;
        pieces[i] = arena_alloc(&arena, sizes[i], 1);
        assert_int_equal((uintptr_t)pieces[i] % 16, 0);
        for (size_t k = 0; k < sizes[i]; k++)
            assert_int_equal(pieces[i][k], 0);
        memset(pieces[i], (int)(i % 255 + 1), sizes[i]);
    }
    for (size_t i = 0; i < 500; i++)
        for (size_t k = 0; k < sizes[i]; k++)
            assert_int_equal(pieces[i][k], i % 255 + 1);
    assert_true(arena.used_bytes >= 5u << 20);
    arena_release(&arena);
    assert_int_equal(arena.used_bytes, 0);
    assert_non_null(arena_alloc(&arena, 0, 8));
    arena_release(&arena);
}

static void copies_in_an_arena_end_in_nul_and_keep_their_bytes(void **state)
{
    (void)state;
    Arena arena;
    arena_init(&arena);
    Str with_nul = {"a\0b", 3}, copy = arena_str(&arena, with_nul);
    assert_true(str_equal(copy, with_nul));
    assert_true(copy.ptr != with_nul.ptr);
    assert_int_equal(arena_c_string(&arena, STR("abc"))[3], '\0');
    assert_int_equal(arena_str(&arena, STR_NONE).len, 0);
    assert_text(arena_printf(&arena, "%s-%05d-%.*s", "x", 42, STR_ARG(STR("yz"))), "x-00042-yz");
    assert_text(arena_printf(&arena, "%s", ""), "");
    arena_release(&arena);
}

static void a_growing_array_keeps_its_items(void **state)
{
    (void)state;
    Arena arena;
    arena_init(&arena);
    ARRAY(uint64_t) small = {0};
    ARRAY(struct Wide { uint64_t a[9]; }) wide = {0};
    for (uint64_t i = 0; i < 100000; i++) {
        ARRAY_ADD(&arena, &small, i * 3);
        ARRAY_ADD(&arena, &wide, (struct Wide){{i, i + 1}});
        if (i % 1000 == 0)
            arena_alloc(&arena, 700, 1); /* other pieces in between */
    }
    for (uint64_t i = 0; i < 100000; i++) {
        assert_true(small.items[i] == i * 3);
        assert_true(wide.items[i].a[0] == i && wide.items[i].a[1] == i + 1 && wide.items[i].a[8] == 0);
    }
    arena_release(&arena);
}

static jmp_buf exhausted;

static void jump(size_t wanted)
{
    (void)wanted;
    longjmp(exhausted, 1);
}

static void a_size_that_overflows_is_exhaustion(void **state)
{
    (void)state;
    Arena arena;
    arena_init(&arena);
    void (*before)(size_t) = base_on_exhausted;
    base_on_exhausted = jump;
    volatile int times = 0;
    if (setjmp(exhausted) == 0) {
        arena_alloc(&arena, SIZE_MAX / 2, 4);
        fail_msg("memory without end");
    }
    times++;
    if (setjmp(exhausted) == 0) {
        Buf buf = {.len = SIZE_MAX / 2, .capacity = SIZE_MAX / 2, .ptr = NULL};
        buf_reserve(&buf, SIZE_MAX / 2);
        fail_msg("bytes without end");
    }
    times++;
    base_on_exhausted = before;
    assert_int_equal(times, 2);
    arena_release(&arena);
}

static void bytes_grow_and_keep_their_order(void **state)
{
    (void)state;
    Buf buf;
    buf_init(&buf);
    assert_int_equal(buf_str(&buf).len, 0);
    buf_add(&buf, STR_NONE);
    buf_add(&buf, STR("money"));
    buf_add_char(&buf, ' ');
    buf_add_repeat(&buf, '-', 3);
    buf_add_repeat(&buf, '!', 0);
    buf_printf(&buf, " %d%%", 42);
    buf_printf(&buf, "%s", "");
    assert_text(buf_str(&buf), "money --- 42%");
    buf_reset(&buf);
    for (int i = 0; i < 30000; i++)
        buf_printf(&buf, "%d,", i % 10);
    assert_int_equal(buf.len, 60000);
    assert_int_equal(buf.ptr[59998], '9');
    buf_release(&buf);
    assert_null(buf.ptr);
}

static void broken_bytes_are_replaced_and_the_rest_stays(void **state)
{
    (void)state;
    Buf buf;
    buf_init(&buf);
    buf_add_utf8(&buf, STR("a\xFF\xF1o\xC3\xB1\xE2\x82"));
    assert_text(buf_str(&buf), "a\xEF\xBF\xBD\xEF\xBF\xBDo\xC3\xB1\xEF\xBF\xBD\xEF\xBF\xBD");
    buf_release(&buf);
}

/* ---- the map ---- */

enum { KEYS = 1500, STEPS = 20000 };

typedef struct {
    Str key;
    uint32_t value;
} Pair;

static int by_key(const void *left, const void *right)
{
    const Pair *a = left, *b = right;
    return str_compare(a->key, b->key);
}

static Pair *find_sorted(Pair *pairs, size_t count, Str key)
{
    Pair wanted = {key, 0};
    return count ? bsearch(&wanted, pairs, count, sizeof *pairs, by_key) : NULL;
}

static Str random_key(Arena *arena, uint64_t *seed)
{
    uint64_t number = next_random(seed) % KEYS;
    if (number == 0)
        return STR_NONE; /* the empty key is a key */
    if (number % 7 == 0)
        return arena_str(arena, (Str){(const char *)&number, 3}); /* NULs in it */
    return arena_printf(arena, "%*s%ju", (int)(number % 40), "", (uintmax_t)number);
}

static void a_map_answers_as_a_sorted_array_does(void **state)
{
    (void)state;
    Arena arena;
    Map map;
    arena_init(&arena);
    map_init(&map, &arena);
    Pair *pairs = ARENA_ARRAY(&arena, Pair, KEYS * 2);
    size_t count = 0;
    uint64_t seed = 42;
    for (uint32_t i = 0; i < STEPS; i++) {
        Str key = random_key(&arena, &seed);
        Pair *known = find_sorted(pairs, count, key);
        assert_int_equal(map_find(&map, key), known ? known->value : MAP_ABSENT);
        uint64_t way = next_random(&seed) % 3;
        if (way == 0)
            continue;
        if (way == 1)
            assert_int_equal(map_add(&map, key, i), known ? known->value : i);
        else
            map_put(&map, key, i);
        if (known) {
            known->value = way == 2 ? i : known->value;
            continue;
        }
        pairs[count++] = (Pair){key, i};
        qsort(pairs, count, sizeof *pairs, by_key);
        assert_int_equal(map.count, count);
    }
    for (size_t i = 0; i < count; i++)
        assert_int_equal(map_find(&map, pairs[i].key), pairs[i].value);
    arena_release(&arena);
}

static void an_empty_map_finds_nothing(void **state)
{
    (void)state;
    Arena arena;
    Map map;
    arena_init(&arena);
    map_init(&map, &arena);
    assert_int_equal(map_find(&map, STR("x")), MAP_ABSENT);
    assert_int_equal(map_find(&map, STR_NONE), MAP_ABSENT);
    assert_int_equal(map_add(&map, STR_NONE, 3), 3);
    assert_int_equal(map_find(&map, STR("")), 3);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_of_an_arena_are_zeroed_aligned_and_apart),
        cmocka_unit_test(copies_in_an_arena_end_in_nul_and_keep_their_bytes),
        cmocka_unit_test(a_growing_array_keeps_its_items),
        cmocka_unit_test(a_size_that_overflows_is_exhaustion),
        cmocka_unit_test(bytes_grow_and_keep_their_order),
        cmocka_unit_test(broken_bytes_are_replaced_and_the_rest_stays),
        cmocka_unit_test(a_map_answers_as_a_sorted_array_does),
        cmocka_unit_test(an_empty_map_finds_nothing),
    };
    return ALL(tests);
}
