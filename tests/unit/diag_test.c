/* Mistakes: where they are, how they are shown, how many are kept. */
#include "unit.h"

#include <stdio.h>

#include "diag/diag.h"

typedef struct {
    Arena arena;
    Diags diags;
    Buf out;
} Fixture;

static Fixture *fixture_with(const char *name, Str text)
{
    static Fixture fixture;
    arena_init(&fixture.arena);
    diags_init(&fixture.diags, &fixture.arena);
    buf_init(&fixture.out);
    diags_add_source(&fixture.diags, str_from_c(name), text);
    return &fixture;
}

static void release(Fixture *fixture)
{
    buf_release(&fixture->out);
    arena_release(&fixture->arena);
}

static void assert_located(Fixture *fixture, uint32_t offset, uint32_t line, uint32_t column)
{
    uint32_t got_line, got_column;
    diag_locate(&fixture->diags, (Span){0, offset, 1}, &got_line, &got_column);
    if (got_line != line || got_column != column)
        fail_msg("byte %u is at %u:%u, not %u:%u", offset, got_line, got_column, line, column);
}

static void columns_count_characters_not_bytes(void **state)
{
    (void)state;
    Fixture *fixture = fixture_with("t", STR("ab\nEspa\xC3\xB1"
                                             "a x\n\tz\n\xFF\xFEq"));
    assert_located(fixture, 0, 1, 1);
    assert_located(fixture, 2, 1, 3); /* the line end belongs to its line */
    assert_located(fixture, 3, 2, 1);
    assert_located(fixture, 11, 2, 8); /* behind a character of two bytes */
    assert_located(fixture, 14, 3, 2); /* a tab is one column */
    assert_located(fixture, 18, 4, 3); /* broken bytes are a character each */
    assert_located(fixture, 19, 4, 4); /* the end of the text */
    release(fixture);
}

static void lines_end_in_lf_crlf_or_cr(void **state)
{
    (void)state;
    Fixture *fixture = fixture_with("t", STR("a\r\nb\rc\n\nd"));
    assert_located(fixture, 3, 2, 1);
    assert_located(fixture, 5, 3, 1);
    assert_located(fixture, 7, 4, 1);
    assert_located(fixture, 8, 5, 1);
    release(fixture);
}

static void a_byte_order_mark_is_no_column(void **state)
{
    (void)state;
    Fixture *fixture = fixture_with("t", STR("\xEF\xBB\xBFwarn\nx"));
    assert_located(fixture, 3, 1, 1);
    assert_located(fixture, 5, 1, 3);
    assert_located(fixture, 0, 1, 1);
    assert_located(fixture, 8, 2, 1);
    release(fixture);
}

static void assert_shown(Fixture *fixture, const char *wanted)
{
    buf_reset(&fixture->out);
    diags_print_text(&fixture->out, &fixture->diags);
    assert_text(buf_str(&fixture->out), wanted);
}

static void a_mistake_shows_its_line_a_caret_and_what_to_do(void **state)
{
    (void)state;
    Fixture *fixture = fixture_with("main.purse", STR("first\n\tEspa\xC3\xB1"
                                                      "a \xE5\xB8\x82 bad\n"));
    Diag *diag = diag_add(&fixture->diags, DIAG_J010, (Span){0, 19, 3}, "'%s' is not a date", "bad");
    diag_help(&fixture->diags, diag, "write %s", "2017-04-21");
    diag_relate(diag, (Span){0, 0, 5}, STR("the first one is here"));
    assert_shown(fixture, "main.purse:2:11: error: 'bad' is not a date [J010]\n"
                          "    2 |  Espa\xC3\xB1"
                          "a \xE5\xB8\x82 bad\n"
                          "      |            ^^^\n"
                          "      = main.purse:1: the first one is here\n"
                          "      = help: write 2017-04-21\n");
    release(fixture);
}

static void a_mistake_at_the_end_of_a_line_points_behind_it(void **state)
{
    (void)state;
    Fixture *fixture = fixture_with("t", STR("to:\r\nx"));
    diag_add(&fixture->diags, DIAG_J026, (Span){0, 3, 1}, "expected a place here");
    assert_shown(fixture, "t:1:4: error: expected a place here [J026]\n    1 | to:\n      |    ^\n");
    release(fixture);
}

static void long_lines_are_cut_around_the_mistake(void **state)
{
    (void)state;
    char text[1000];
    memset(text, '.', sizeof text);
    memcpy(text + 500,
           "\xC3\xB1\xC3\xB1"
           "bad",
           7);
    Fixture *fixture = fixture_with("t", (Str){text, sizeof text});
    diag_add(&fixture->diags, DIAG_J010, (Span){0, 504, 3}, "x");
    buf_reset(&fixture->out);
    diags_print_text(&fixture->out, &fixture->diags);
    Str rest = buf_str(&fixture->out);
    assert_text(str_cut(&rest, '\n'), "t:1:503: error: x [J010]");
    Str shown = str_cut(&rest, '\n'), caret = str_cut(&rest, '\n');
    assert_true(utf8_width(shown) < 180);
    assert_true(str_starts(shown, STR("    1 | ...")) && str_ends(shown, STR("...")));
    /* The caret stands under the mistake: as many columns lie before both. */
    size_t mark = str_find_char(caret, '^', 0),
           bad = (size_t)((const char *)memmem(shown.ptr, shown.len, "bad", 3) - shown.ptr);
    assert_int_equal(utf8_width(str_slice(shown, 0, bad)), mark);
    assert_text(str_after(caret, mark), "^^^");
    release(fixture);
}

static void control_characters_are_not_let_through_to_the_terminal(void **state)
{
    (void)state;
    Fixture *fixture = fixture_with("t", STR("a\x1b[2Jb\n"));
    Diag *diag = diag_add(&fixture->diags, DIAG_J002, (Span){0, 1, 1}, "%s", "\x1b[2J");
    diag_help(&fixture->diags, diag, "\x07");
    assert_shown(fixture, "t:1:2: error:  [2J [J002]\n    1 | a [2Jb\n      |  ^\n      = help:  \n");
    release(fixture);
}

static void words_that_are_too_long_are_cut_between_characters(void **state)
{
    (void)state;
    char text[3000];
    for (size_t i = 0; i < sizeof text; i += 3)
        memcpy(text + i, "\xE5\xB8\x82", 3);
    for (size_t shift = 0; shift < 3; shift++) {
        Fixture *fixture = fixture_with("t", STR("x"));
        Diag *diag = diag_add(&fixture->diags, DIAG_J040, (Span){0, 0, 1}, "%.*s%.*s", (int)shift, "abc",
                              (int)sizeof text, text);
        assert_true(diag->message.len < 1100);
        assert_true(str_ends(diag->message, STR("...")));
        assert_int_equal(utf8_check(diag->message), diag->message.len);
        release(fixture);
    }
}

static void mistakes_are_sorted_by_source_and_place(void **state)
{
    (void)state;
    Fixture *fixture = fixture_with("a", STR("x\ny\n"));
    diags_add_source(&fixture->diags, STR("b"), STR("z\n"));
    diag_add(&fixture->diags, DIAG_J020, (Span){1, 0, 1}, "third");
    diag_add(&fixture->diags, DIAG_J020, (Span){0, 2, 1}, "second");
    diag_add(&fixture->diags, DIAG_J020, (Span){0, 0, 1}, "first");
    diag_add(&fixture->diags, DIAG_J020, SPAN_NONE, "last");
    diags_sort(&fixture->diags);
    static const char *const wanted[] = {"first", "second", "third", "last"};
    for (size_t i = 0; i < 4; i++)
        assert_text(fixture->diags.list.items[i].message, wanted[i]);
    release(fixture);
}

/* Of a file that is not kept: the line that a mistake is about, as if the file were there. */
static void an_excerpt_is_shown_where_it_stood(void **state)
{
    (void)state;
    Fixture *fixture = fixture_with("a.csv", STR("x"));
    uint32_t excerpt = diags_add_excerpt(&fixture->diags, STR("a.csv"), STR("\xC3\xB1 bad rest"), 40006, 100);
    diag_add(&fixture->diags, DIAG_J010, (Span){excerpt, 3, 3}, "wrong");
    assert_shown(fixture, "a.csv:40007:103: error: wrong [J010]\n40007 | \xC3\xB1 bad rest\n      |   ^^^\n");
    Buf place;
    buf_init(&place);
    diag_print_place(&place, &fixture->diags, (Span){excerpt, 3, 3});
    assert_text(buf_str(&place), "a.csv:40007");
    buf_release(&place);
    release(fixture);
}

/* Of a file whose rows are in the store only the line is known. */
static void a_source_of_lines_has_places_and_no_text(void **state)
{
    (void)state;
    Fixture *fixture = fixture_with("a.csv", STR("x"));
    uint32_t lines = diags_add_lines(&fixture->diags, STR("FY2016.csv"));
    diag_add(&fixture->diags, DIAG_J010, (Span){lines, 1234567, 0}, "wrong");
    diag_relate(&fixture->diags.list.items[0], (Span){lines, 9, 0}, STR("the first"));
    assert_shown(fixture, "FY2016.csv:1234567: error: wrong [J010]\n      = FY2016.csv:9: the first\n");
    buf_reset(&fixture->out);
    diags_print_json(&fixture->out, &fixture->diags);
    assert_text(buf_str(&fixture->out),
                "{\"file\":\"FY2016.csv\",\"line\":1234567,\"column\":null,\"severity\":\"error\",\"code\":"
                "\"J010\",\"message\":\"wrong\",\"help\":\"\"}\n");
    release(fixture);
}

static void json_gives_the_same_place_and_stays_utf8(void **state)
{
    (void)state;
    Fixture *fixture = fixture_with("m.purse", STR("a\n bad\n"));
    Diag *diag = diag_add(&fixture->diags, DIAG_J010, (Span){0, 3, 3}, "'%s' \"quoted\"",
                          "b\xFF"
                          "d");
    diag_help(&fixture->diags, diag, "tab\there");
    diag_add(&fixture->diags, DIAG_J068, SPAN_NONE, "nowhere");
    diags_print_json(&fixture->out, &fixture->diags);
    assert_text(buf_str(&fixture->out),
                "{\"file\":\"m.purse\",\"line\":2,\"column\":2,\"severity\":\"error\",\"code\":\"J010\","
                "\"message\":\"'b\xEF\xBF\xBD"
                "d' \\\"quoted\\\"\",\"help\":\"tab\\there\"}\n"
                "{\"file\":null,\"line\":null,\"column\":null,\"severity\":\"warning\",\"code\":\"J068\","
                "\"message\":\"nowhere\",\"help\":\"\"}\n");
    release(fixture);
}

static void an_allow_silences_warnings_of_its_source_and_no_errors_count(void **state)
{
    (void)state;
    Fixture *fixture = fixture_with("a", STR("x"));
    diags_add_source(&fixture->diags, STR("b"), STR("y"));
    diag_add(&fixture->diags, DIAG_J068, (Span){0, 0, 1}, "here");
    diag_add(&fixture->diags, DIAG_J068, (Span){1, 0, 1}, "there");
    assert_int_equal(diags_allow(&fixture->diags, DIAG_J068, 0), 1);
    assert_int_equal(diags_allow(&fixture->diags, DIAG_J068, 0), 0);
    assert_int_equal(fixture->diags.by_severity[SEVERITY_WARNING], 1);
    assert_false(diags_has_errors(&fixture->diags));
    buf_reset(&fixture->out);
    diags_print_json(&fixture->out, &fixture->diags);
    assert_false(str_contains(buf_str(&fixture->out), STR("here\"")) &&
                 !str_contains(buf_str(&fixture->out), STR("there")));
    assert_true(str_contains(buf_str(&fixture->out), STR("there")));
    release(fixture);
}

static void more_than_can_be_kept_are_counted(void **state)
{
    (void)state;
    Fixture *fixture = fixture_with("t", STR("x\n"));
    for (int i = 0; i < DIAG_KEEP_LIMIT + 500; i++) {
        Diag *diag = diag_add(&fixture->diags, DIAG_J068, (Span){0, 0, 1}, "warning %d", i);
        diag_help(&fixture->diags, diag, "help %d", i);
    }
    size_t used = fixture->arena.used_bytes;
    for (int i = 0; i < 100000; i++)
        diag_help(&fixture->diags, diag_add(&fixture->diags, DIAG_J068, (Span){0, 0, 1}, "warning"), "help");
    assert_int_equal(fixture->arena.used_bytes, used);
    assert_int_equal(fixture->diags.by_severity[SEVERITY_WARNING], DIAG_KEEP_LIMIT + 100500);
    assert_int_equal(fixture->diags.list.count, DIAG_KEEP_LIMIT);
    /* An error behind all of them is kept and shown all the same. */
    assert_true(diags_keeps(&fixture->diags, DIAG_J020));
    assert_false(diags_keeps(&fixture->diags, DIAG_J068));
    diag_add(&fixture->diags, DIAG_J020, (Span){0, 0, 1}, "the error");
    assert_true(diags_has_errors(&fixture->diags));
    diags_print_text(&fixture->out, &fixture->diags);
    assert_true(str_contains(buf_str(&fixture->out), STR("the error")));
    char last[64];
    Str end = {last,
               (size_t)snprintf(last, sizeof last, "and %d more\n", DIAG_KEEP_LIMIT + 100500 - (DIAG_SHOW_LIMIT - 1))};
    assert_true(str_ends(buf_str(&fixture->out), end));
    release(fixture);
}

static void near_names_are_told_nearest_first(void **state)
{
    (void)state;
    Arena arena;
    arena_init(&arena);
    const Str names[] = {STR("order"), STR("warm"), STR("warn"), STR("harm"), STR("wan"), STR("war")};
    assert_text(diag_near_names(&arena, STR("wran"), names, 6), "did you mean 'warn' or 'wan'?");
    assert_text(diag_near_names(&arena, STR("wars"), names, 6), "did you mean 'warm', 'warn' or 'war'?");
    assert_text(diag_near_names(&arena, STR("banana"), names, 6), "");
    assert_text(diag_near_names(&arena, STR("warn"), names, 0), "");
    const Str far_first[] = {STR("condition-xx"), STR("condition-x")};
    assert_text(diag_near_names(&arena, STR("condition"), far_first, 2), "did you mean 'condition-x'?");
    const Str two[] = {STR("published"), STR("publisher")};
    assert_text(diag_near_names(&arena, STR("publisherd"), two, 2), "did you mean 'published' or 'publisher'?");
    arena_release(&arena);
}

static void every_code_is_found_by_its_name_and_explained(void **state)
{
    (void)state;
    for (int i = 0; i < DIAG_COUNT; i++) {
        DiagCode found;
        assert_true(diag_code_find(str_from_c(diag_code_name((DiagCode)i)), &found));
        assert_int_equal(found, i);
        Buf page;
        buf_init(&page);
        diag_explain(&page, (DiagCode)i);
        Str rest = buf_str(&page);
        assert_true(str_contains(rest, STR("\n\nTo mend it: ")));
        while (rest.len)
            assert_true(utf8_length(str_cut(&rest, '\n')) <= 78 + sizeof "To mend it: ");
        buf_release(&page);
    }
    DiagCode none;
    assert_false(diag_code_find(STR("J999"), &none));
    assert_false(diag_code_find(STR(""), &none));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_count_characters_not_bytes),
        cmocka_unit_test(lines_end_in_lf_crlf_or_cr),
        cmocka_unit_test(a_byte_order_mark_is_no_column),
        cmocka_unit_test(a_mistake_shows_its_line_a_caret_and_what_to_do),
        cmocka_unit_test(a_mistake_at_the_end_of_a_line_points_behind_it),
        cmocka_unit_test(long_lines_are_cut_around_the_mistake),
        cmocka_unit_test(control_characters_are_not_let_through_to_the_terminal),
        cmocka_unit_test(words_that_are_too_long_are_cut_between_characters),
        cmocka_unit_test(mistakes_are_sorted_by_source_and_place),
        cmocka_unit_test(an_excerpt_is_shown_where_it_stood),
        cmocka_unit_test(a_source_of_lines_has_places_and_no_text),
        cmocka_unit_test(json_gives_the_same_place_and_stays_utf8),
        cmocka_unit_test(an_allow_silences_warnings_of_its_source_and_no_errors_count),
        cmocka_unit_test(more_than_can_be_kept_are_counted),
        cmocka_unit_test(near_names_are_told_nearest_first),
        cmocka_unit_test(every_code_is_found_by_its_name_and_explained),
    };
    return ALL(tests);
}
