/* Views of bytes, their characters, and how far two words are from each other. */
#include "unit.h"

static void views_are_cut_within_their_bounds(void **state)
{
    (void)state;
    Str s = STR("jag16-1373");
    assert_text(str_slice(s, 0, 5), "jag16");
    assert_text(str_slice(s, 6, 100), "1373");
    assert_text(str_slice(s, 8, 3), "");
    assert_text(str_after(s, 200), "");
    assert_text(str_slice(STR_NONE, 1, 2), "");
    assert_text(str_trim(STR(" \t a b\t ")), "a b");
    assert_text(str_trim(STR(" \t ")), "");
    assert_int_equal(str_find_char(s, '1', 0), 3);
    assert_int_equal(str_find_char(s, '1', 4), 6);
    assert_int_equal(str_find_char(s, 'x', 0), s.len);
    assert_int_equal(str_find_char(s, 'j', 99), s.len);
}

static void a_text_is_cut_at_each_mark(void **state)
{
    (void)state;
    Str rest = STR("a,,b");
    assert_text(str_cut(&rest, ','), "a");
    assert_text(str_cut(&rest, ','), "");
    assert_text(str_cut(&rest, ','), "b");
    assert_text(rest, "");
    assert_text(str_cut(&rest, ','), "");
}

static void views_compare_by_their_bytes(void **state)
{
    (void)state;
    assert_true(str_equal(STR_NONE, STR("")));
    assert_false(str_equal(STR("a"), STR("A")));
    assert_true(str_equal_caseless(STR("Localhost:80"), STR("lOCALHOST:80")));
    assert_false(str_equal_caseless(STR("a"), STR("ab")));
    assert_false(str_equal_caseless(STR("@"), STR("`"))); /* 32 apart, and no letters */
    assert_true(str_equal_caseless(STR_NONE, STR("")));
    assert_true(str_compare(STR("a"), STR("ab")) < 0);
    assert_true(str_compare(STR("b"), STR("ab")) > 0);
    assert_true(str_compare(STR("\xff"), STR("a")) > 0);
    assert_int_equal(str_compare(STR_NONE, STR("")), 0);
    assert_true(str_starts(STR("us/il"), STR("us/")));
    assert_false(str_starts(STR("us"), STR("us/")));
    assert_true(str_ends(STR("a.csv"), STR(".csv")));
    assert_false(str_ends(STR("csv"), STR(".csv")));
    assert_true(str_contains(STR("City of X"), STR("y o")));
    assert_true(str_contains(STR_NONE, STR("")));
    assert_false(str_contains(STR("ab"), STR("abc")));
}

static void letters_are_those_of_ascii(void **state)
{
    (void)state;
    assert_true(char_is_digit('0') && char_is_digit('9') && !char_is_digit('a'));
    assert_true(char_is_alpha('a') && char_is_alpha('Z') && !char_is_alpha('\xE4') && !char_is_alpha('_'));
    assert_true(char_is_space(' ') && char_is_space('\t') && !char_is_space('\n'));
    assert_true(char_lower('A') == 'a' && char_lower('z') == 'z' && char_lower('\xC4') == '\xC4');
}

/* ---- UTF-8 ---- */

static void broken_bytes_are_found_and_count_as_one_character_each(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t length, broken; /* characters; offset of the first broken byte, or the length in bytes */
    } rows[] = {
        {"", 0, 0},
        {"plain ASCII, long enough for words of eight", 43, 43},
        {"Espa\xC3\xB1"
         "a",
         6, 7},
        {"\xE2\x80\x93", 1, 3},
        {"\xF0\x9F\x92\xB5", 1, 4},
        {"12345678\xFF", 9, 8},
        {"1234567\xC3", 8, 7},
        {"\xC0\xAF", 2, 0},         /* an overlong slash */
        {"\xED\xA0\x80", 3, 0},     /* half of a surrogate pair */
        {"\xF4\x90\x80\x80", 4, 0}, /* past U+10FFFF */
        {"a\x80z", 3, 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        Str s = str_from_c(rows[i].text);
        if (utf8_length(s) != rows[i].length || utf8_check(s) != rows[i].broken)
            fail_msg("row %zu: %zu characters, broken at %zu", i, utf8_length(s), utf8_check(s));
    }
}

static void wide_characters_take_two_columns_and_marks_none(void **state)
{
    (void)state;
    assert_int_equal(utf8_width(STR("abc")), 3);
    assert_int_equal(utf8_width(STR("Espa\xC3\xB1"
                                    "a")),
                     6);
    assert_int_equal(utf8_width(STR("n\xCC\x83")), 1);    /* n and a combining tilde */
    assert_int_equal(utf8_width(STR("\xE5\xB8\x82")), 2); /* a Chinese character */
    assert_int_equal(utf8_width(STR("\xFF")), 1);
}

/* ---- distance ---- */

/* The same distance by recursion, slow and plain. */
static size_t plain_distance(Str a, Str b)
{
    if (!a.len || !b.len)
        return a.len + b.len;
    size_t best = plain_distance(str_after(a, 1), str_after(b, 1)) + (a.ptr[0] != b.ptr[0]);
    size_t drop = plain_distance(str_after(a, 1), b) + 1, add = plain_distance(a, str_after(b, 1)) + 1;
    best = drop < best ? drop : best;
    best = add < best ? add : best;
    if (a.len > 1 && b.len > 1 && a.ptr[0] == b.ptr[1] && a.ptr[1] == b.ptr[0]) {
        size_t swap = plain_distance(str_after(a, 2), str_after(b, 2)) + 1;
        best = swap < best ? swap : best;
    }
    return best;
}

static Str random_word(char *room, uint64_t *seed)
{
    size_t length = next_random(seed) % 7;
    for (size_t i = 0; i < length; i++)
        room[i] = (char)('a' + next_random(seed) % 3);
    return (Str){room, length};
}

static void the_distance_of_short_words_is_that_of_the_plain_rule(void **state)
{
    (void)state;
    uint64_t seed = 7;
    for (int i = 0; i < 3000; i++) {
        char left[8], right[8];
        Str a = random_word(left, &seed), b = random_word(right, &seed);
        size_t plain = plain_distance(a, b), limit = next_random(&seed) % 8;
        assert_int_equal(str_distance(a, b, limit), plain > limit ? limit + 1 : plain);
        assert_int_equal(str_distance(b, a, limit), str_distance(a, b, limit));
    }
}

static void slips_of_the_finger_are_near(void **state)
{
    (void)state;
    assert_int_equal(str_distance(STR("wran"), STR("warn"), 2), 1);
    assert_int_equal(str_distance(STR("publised"), STR("published"), 2), 1);
    assert_int_equal(str_distance(STR("chicgo"), STR("chicago"), 2), 1);
    assert_int_equal(str_distance(STR("order"), STR("claim"), 2), 3);
    char longest[100];
    memset(longest, 'x', sizeof longest);
    assert_int_equal(str_distance((Str){longest, 100}, (Str){longest, 100}, 2), 3); /* too long to be looked at */
    assert_int_equal(str_distance((Str){longest, 64}, (Str){longest, 64}, 2), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(views_are_cut_within_their_bounds),
        cmocka_unit_test(a_text_is_cut_at_each_mark),
        cmocka_unit_test(views_compare_by_their_bytes),
        cmocka_unit_test(letters_are_those_of_ascii),
        cmocka_unit_test(broken_bytes_are_found_and_count_as_one_character_each),
        cmocka_unit_test(wide_characters_take_two_columns_and_marks_none),
        cmocka_unit_test(the_distance_of_short_words_is_that_of_the_plain_rule),
        cmocka_unit_test(slips_of_the_finger_are_near),
    };
    return ALL(tests);
}
