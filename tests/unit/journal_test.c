/* What the reader makes of a journal, entry by entry, and what it does not make of a mistake. */
#include "journal_story.h"

/* ---- the shape ---- */

static void a_text_of_nothing_or_of_comments_is_fine(void **state)
{
    (void)state;
    assert_codes("", "");
    assert_codes("\n\r\n  \n", "");
    assert_codes("; only\n  ; comments\n", "");
    assert_codes("\xEF\xBB\xBF", "");
    assert_codes("\xEF\xBB\xBF; a mark\nsource s\n  published: unknown", "");
}

static void line_ends_and_a_byte_order_mark_do_not_move_mistakes(void **state)
{
    (void)state;
    assert_codes("source s\n  published: 2017-02-30\n  xyz: 1\n", "J012@2:14 J022@3:3 ");
    assert_codes("source s\r\n  published: 2017-02-30\r\n  xyz: 1\r\n", "J012@2:14 J022@3:3 ");
    assert_codes("\xEF\xBB\xBFwran\n", "J020@1:1 ");
    assert_codes("source s\n  published:\r\n", "J025@2:3 ");
}

static void what_is_expected_at_the_end_is_shown_behind_the_last_word(void **state)
{
    (void)state;
    assert_codes(HEAD "2017 warn us/doj\n  to: us/il,  ; all of it\n\n  about: c\n  source: s\n", "J026@2:13 ");
    assert_codes(HEAD "2017 warn   ; who?\n  to: us/il\n  about: c\n  source: s\n", "J026@1:10 ");
    assert_codes("source\r\n", "J026@1:7 ");
}

static void a_line_that_is_too_long_takes_only_itself(void **state)
{
    (void)state;
    Arena arena;
    Buf text;
    arena_init(&arena);
    buf_init(&text);
    buf_printf(&text, HEAD "2017 warn us/doj ^w\n  to: us/il\n  about: ");
    buf_add_repeat(&text, 'x', 70000);
    buf_printf(&text, "\n    more of it\n  source: s\n2017 reply us/il\n  about: c\n  answers: ^w\n  source: s\n");
    buf_add_char(&text, '\0');
    assert_codes(text.ptr, "J003@3:1 ");
    buf_release(&text);
    arena_release(&arena);
}

/* ---- one mistake, one message ---- */

static void an_entry_with_a_wrong_date_keeps_its_link_and_its_fields(void **state)
{
    (void)state;
    assert_codes(HEAD "2017-02-30 warn us/doj ^w\n  to: us/il\n  about: c, x\n  source: s\n2017-03-01 reply us/il\n  "
                      "about: c\n  answers: ^w\n  source: s\n",
                 "J012@1:1 J050@3:13 ");
    assert_codes(HEAD "warn us/doj ^w\n  to: us/il\n  about: c\n  source: s\n2017-03-01 reply us/il\n  about: c\n  "
                      "answers: ^w\n  source: s\n",
                 "J014@1:1 ");
}

static void a_field_that_is_misspelled_is_not_missing_as_well(void **state)
{
    (void)state;
    assert_codes(HEAD "2017 warn us/doj\n  to: us/il\n  abuot: c\n  source: s\n", "J022@3:3 ");
    assert_codes(HEAD "2017 warn us/doj\n  to us/il\n  about: c\n  source: s\n", "J028@2:3 ");
    assert_codes(HEAD "2017 order k\n  block: c\n  protects: us/il\n  source: s\n", "J022@2:3 ");
    assert_codes(HEAD "2017 warn us/doj\n  to:\n  about: c\n  source: s\n", "J025@2:3 ");
    assert_codes(HEAD "2017 finding us/doj complies\n  to:\n  about: c\n  source: s\n", "J025@2:3 ");
}

static void a_link_that_is_lost_is_not_a_missing_warning_as_well(void **state)
{
    (void)state;
    assert_codes(HEAD "2017 reply us/il\n  about: c\n  answers: ^w\n  source: s\n", "J053@3:12 ");
    assert_codes(HEAD "2017 reply us/il\n  about: c\n  source: s\n", "J061@1:1 ");
}

static void a_control_character_is_told_once(void **state)
{
    (void)state;
    assert_codes("source s \x01\x02\n  published: unknown\n", "J002@1:10 ");
    assert_codes("source s \"\xE2\x80\xAE\"\n  published: unknown\n",
                 "J002@1:11 "); /* turns the direction of writing */
    assert_codes("source s \"\xC2\x9B\"\n  published: unknown\n", "J002@1:11 ");
    assert_codes("source s \"A\"\n  published: unknown\n\xEF\xBB\xBFsource t\n  published: unknown\n",
                 "J002@3:1 J020@3:1 ");
    assert_codes("source s \"\xE2\x80\x8B\"\n  published: unknown\n", "J002@1:11 ");
    assert_codes("source s \"\xE2\x80\x93\xE2\x80\x99\"\n  published: unknown\n", ""); /* a dash and an apostrophe */
    assert_codes("source s \"a\rb\"\n  published: unknown\n", "J002@1:12 ");
}

static void entries_that_keep_nothing_are_read_for_their_mistakes_all_the_same(void **state)
{
    (void)state;
    static const File files[] = {{"a.purse", ""}, {NULL, NULL}};
    assert_codes_with(
        HEAD
        "option title \"T\"\n  source: x\ninclude \"a.purse\"\n  source: y\nallow J068 \"no group\"\n  known: never\n",
        files, "J050@2:11 J050@4:11 J086@5:7 J010@6:10 ");
}

static void a_head_has_one_link_and_one_title(void **state)
{
    (void)state;
    assert_codes(HEAD "2017 say \"A\" ^x \"title\"\n  source: s\n", "");
    assert_codes(HEAD "2017 say \"A\" ^x ^y\n  source: s\n", "J027@1:17 ");
    assert_codes(HEAD "2017 say \"A\" \"one\" ^x \"two\"\n  source: s\n", "J027@1:23 ");
    assert_codes(HEAD "2017 say \"A\" ^\n  source: s\n", "J006@1:14 ");
}

/* ---- values ---- */

static void words_are_taken_as_they_stand_without_comments_and_line_ends(void **state)
{
    (void)state;
    Story story;
    read_story(
        &story,
        "condition c\n  authority:  8  USC,1373  ; the statute\n     ; more\n     and  \"others\"\n  reaches: all\n"
        "source s\n  published: unknown\n  url: https://example.org/a,b\n  publisher: \"One\" \"Two\"\n",
        NULL);
    assert_text(buf_str(&story.codes), "");
    assert_text(story.journal->rules.items[0].authority, "8  USC,1373 and  \"others\"");
    assert_text(story.journal->sources.items[0].url, "https://example.org/a,b");
    assert_text(story.journal->sources.items[0].publisher, "One Two");
    let_go(&story);
    assert_codes("condition c\n  authority: 8 \"USC\n  reaches: all\n", "J004@2:16 ");
}

static void an_award_has_one_year(void **state)
{
    (void)state;
    assert_codes(HEAD "award A us/il\n  program: jag\n  year: FY2016..FY2018\n  amount: 1\n  source: s\n",
                 "J006@3:15 ");
    assert_codes(HEAD "allocation us/il jag FY2016..FY2018 5\n  source: s\n", "J006@1:28 ");
    assert_codes(HEAD "award A us/il\n  program: jag\n  year: 2016\n  amount: 1\n  source: s\n", "J026@3:9 ");
}

static void bytes_of_a_source_have_a_beginning_and_an_end(void **state)
{
    (void)state;
    Story story;
    read_story(&story, HEAD "2017 say \"A\"\n  source: s @ 10..20, s @ 5, s\n", NULL);
    assert_text(buf_str(&story.codes), "");
    const Common *common = &story.journal->events.items[0].common;
    assert_int_equal(common->sources.count, 3);
    assert_true(common->sources.items[0].has_bytes && common->sources.items[0].from == 10 &&
                common->sources.items[0].until == 20);
    assert_true(common->sources.items[1].has_bytes && common->sources.items[1].until == 5);
    assert_false(common->sources.items[2].has_bytes);
    let_go(&story);
    assert_codes(HEAD "2017 say \"A\"\n  source: s @ 20..10\n", "J033@2:15 ");
    assert_codes(HEAD "2017 say \"A\"\n  source: s @ x, s @ 1..\n", "J026@2:15 J026@2:25 ");
}

static void an_id_of_another_kind_is_named(void **state)
{
    (void)state;
    assert_codes(HEAD "2017 warn us/doj\n  to: jag\n  about: s\n  source: c\n", "J051@2:7 J051@3:10 J051@4:11 ");
    assert_codes(HEAD "policy y\n  by: us/doj\ncondition d\n  reaches: jag\n  rests-on: c, y\n", "J051@5:13 ");
    assert_codes("place d \"D\"\n  kind: body\nplace d \"E\"\n  kind: body\n", "J052@3:7 ");
    assert_codes("source s\n  published: 2017-04-00\n", "J012@2:14 ");
}

static void fields_of_an_order_go_together(void **state)
{
    (void)state;
    assert_codes(HEAD "2017 order k\n  denies: it\n  acts: enforce\n  source: s\n", "J029@3:3 ");
    assert_codes(HEAD "2017 order k\n  denies: it\n  stayed: us/il\n  source: s\n", "J029@3:3 ");
    assert_codes(HEAD "2017 order k\n  denies: it\n  except: us/il\n  source: s\n", "J029@3:3 ");
    assert_codes(HEAD "2017 order k\n  denies: it\n  to: us/il\n  source: s\n", "J029@3:3 ");
    assert_codes(
        HEAD "2017 order k ^a\n  blocks: c\n  protects: us/il\n  source: s\n2018 order k\n  narrows: ^a\n  source: s\n",
        "J029@6:3 ");
}

static void ends_lie_behind_beginnings(void **state)
{
    (void)state;
    assert_codes("group g\n  member: us/il from 2018 until 2017\n", "J071@2:33 ");
    assert_codes("group g\n  member: us/il from 2017 until 2017-02\n", "");
    assert_codes(HEAD "2018-05-01 waive us/doj/ojp\n  to: us/il\n  about: c\n  until: 2018-04-30\n  source: s\n",
                 "J071@4:10 ");
    assert_codes(HEAD "2018-05-01 order k\n  blocks: c\n  protects: us/il\n  until: 2018-04-30\n  source: s\n",
                 "J071@4:10 ");
    assert_codes(HEAD "2018-05-01 warn us/doj\n  to: us/il\n  about: c\n  due: 2018-04\n  source: s\n", "J062@4:8 ");
}

static void a_finding_takes_its_place_by_any_name(void **state)
{
    (void)state;
    static const char *const places[] = {"us/il/chicago", "17031", "\"Cook County, Illinois\"", "water-district"};
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        Story story;
        char text[1000];
        snprintf(text, sizeof text,
                 HEAD "place water-district \"W\"\n  kind: district\n2017 finding us/doj %s violates preliminary\n  "
                      "about: c\n  source: s\n",
                 places[i]);
        read_story(&story, text, NULL);
        assert_text(buf_str(&story.codes), "");
        assert_int_equal(story.journal->events.items[0].to.include.count, 1);
        assert_true(story.journal->events.items[0].preliminary && !story.journal->events.items[0].complies);
        let_go(&story);
    }
    assert_codes(HEAD "2017 finding us/doj us/il compiles\n  about: c\n  source: s\n", "J034@1:27 ");
}

static void words_of_the_language_and_places_are_no_ids(void **state)
{
    (void)state;
    assert_codes("group everyone\n  member: us/il\n", "J026@1:7 ");
    assert_codes("program all \"All\"\n", "J026@1:9 ");
    assert_codes("group us/il\n  member: us/ca\n", "J052@1:7 ");
    assert_codes("place d \"D\"\n  kind: district\ngroup d\n  member: us/ca\n", "J052@3:7 ");
}

/* ---- numbers of conditions ---- */

#define NUMBERED                                                                                                     \
    HEAD "condition n1\n  reaches: jag\n  numbers: FY2017 1..5000\ncondition n2\n  reaches: jag\n  numbers: FY2017 " \
         "4000..4100, FY2018 7\n"

static void a_waiver_reaches_every_condition_with_one_of_its_numbers(void **state)
{
    (void)state;
    Story story;
    read_story(&story,
               NUMBERED
               "2018 waive us/doj/ojp\n  to: us/il\n  about: n1\n  numbers: FY2017 1..5000, FY2017 4050\n  source: s\n",
               NULL);
    assert_text(buf_str(&story.codes), "");
    assert_int_equal(story.journal->events.items[0].about.count, 2); /* each once */
    let_go(&story);
}

static void a_number_that_nobody_has_is_told(void **state)
{
    (void)state;
    assert_codes(NUMBERED "2018 waive us/doj/ojp\n  to: us/il\n  numbers: FY2017 4990..5010\n  source: s\n",
                 "J070@9:12 ");
    assert_codes(NUMBERED
                 "2018 waive us/doj/ojp\n  to: us/il\n  numbers: FY2017 0, FY2018 6..7, FY2019 7\n  source: s\n",
                 "J070@9:12 J070@9:22 J070@9:35 ");
    assert_codes(NUMBERED "2018 waive us/doj/ojp\n  to: us/il\n  numbers: FY2017 9..5\n  source: s\n", "J033@9:12 ");
    assert_codes(HEAD "2018 waive us/doj/ojp\n  to: us/il\n  numbers: FY2017 9\n  source: s\n", "J070@3:12 ");
}

/* ---- sense ---- */

static void a_reply_needs_somebody_who_asked_by_its_day(void **state)
{
    (void)state;
    assert_codes(HEAD "2017-05-01 warn us/doj\n  to: us/il\n  about: c\n  source: s\n2017-04-30 reply us/il\n  about: "
                      "c\n  source: s\n",
                 "J061@5:1 ");
    assert_codes(
        HEAD
        "2017-05-01 warn us/doj\n  to: us/il\n  about: c\n  source: s\n2017-05 reply us/il\n  about: c\n  source: s\n",
        "");
    assert_codes(HEAD
                 "2017-05-01 notice us/doj\n  about: c\n  source: s\n2017-05-02 reply us/ca\n  about: c\n  source: s\n",
                 "");
    assert_codes(HEAD "2017-05-01 warn us/doj\n  to: within us/il\n  about: c\n  source: s\n2017-05-02 reply "
                      "us/il/chicago\n  about: c\n  source: s\n",
                 "");
    assert_codes(HEAD "2017 act us/doj/ojp restore ^a\n  to: us/il\n  source: s\n2018 reply us/il\n  about: c\n  "
                      "answers: ^a\n  source: s\n",
                 "J055@6:12 ");
}

static void findings_of_one_day_do_not_contradict_each_other(void **state)
{
    (void)state;
    const char *first = "2017-05-01 finding us/doj us/il complies\n  about: c\n  source: s\n";
    char text[2000];
    static const struct {
        const char *second, *codes;
    } rows[] = {{"2017-05-01 finding us/doj us/il violates\n", "J064@4:1 "},
                {"2017-05-01 finding us/doj us/il violates preliminary\n", ""},
                {"2017-05-02 finding us/doj us/il violates\n", ""},
                {"2017-05 finding us/doj us/il violates\n", ""},
                {"2017-05-01 finding us/doj us/il/chicago violates\n", ""},
                {"2017-05-01 finding us/doj us/il complies\n", ""},
                {"2017-05-01 finding us/dhs us/il complies\n", "J069@4:1 "}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        snprintf(text, sizeof text, "%s%s%s  about: c\n  source: s\n", HEAD, first, rows[i].second);
        assert_codes(text, rows[i].codes);
    }
}

static void orders_work_on_earlier_ones_and_never_on_themselves(void **state)
{
    (void)state;
    assert_codes(HEAD "2017-05-02 order k ^a\n  blocks: c\n  protects: us/il\n  source: s\n2017-05-01 order k\n  "
                      "stays: ^a\n  source: s\n",
                 "J060@6:10 ");
    assert_codes(HEAD "2017-05-02 order k ^a\n  blocks: c\n  protects: us/il\n  source: s\n2017-05-02 order k\n  "
                      "stays: ^a\n  source: s\n",
                 "");
    assert_codes(HEAD "2017-05-02 order k ^a\n  stays: ^a\n  source: s\n", "J075@2:10 ");
    assert_codes(HEAD "2017-05-02 order k ^a\n  stays: ^b\n  source: s\n2017-05-02 order k ^b\n  lifts: ^c\n  source: "
                      "s\n2017-05-02 order k ^c\n  affirms: ^a, ^b\n  source: s\n",
                 "J075@8:12 J075@8:12 ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_of_nothing_or_of_comments_is_fine),
        cmocka_unit_test(line_ends_and_a_byte_order_mark_do_not_move_mistakes),
        cmocka_unit_test(what_is_expected_at_the_end_is_shown_behind_the_last_word),
        cmocka_unit_test(a_line_that_is_too_long_takes_only_itself),
        cmocka_unit_test(an_entry_with_a_wrong_date_keeps_its_link_and_its_fields),
        cmocka_unit_test(a_field_that_is_misspelled_is_not_missing_as_well),
        cmocka_unit_test(a_link_that_is_lost_is_not_a_missing_warning_as_well),
        cmocka_unit_test(a_control_character_is_told_once),
        cmocka_unit_test(entries_that_keep_nothing_are_read_for_their_mistakes_all_the_same),
        cmocka_unit_test(a_head_has_one_link_and_one_title),
        cmocka_unit_test(words_are_taken_as_they_stand_without_comments_and_line_ends),
        cmocka_unit_test(an_award_has_one_year),
        cmocka_unit_test(bytes_of_a_source_have_a_beginning_and_an_end),
        cmocka_unit_test(an_id_of_another_kind_is_named),
        cmocka_unit_test(fields_of_an_order_go_together),
        cmocka_unit_test(ends_lie_behind_beginnings),
        cmocka_unit_test(a_finding_takes_its_place_by_any_name),
        cmocka_unit_test(words_of_the_language_and_places_are_no_ids),
        cmocka_unit_test(a_waiver_reaches_every_condition_with_one_of_its_numbers),
        cmocka_unit_test(a_number_that_nobody_has_is_told),
        cmocka_unit_test(a_reply_needs_somebody_who_asked_by_its_day),
        cmocka_unit_test(findings_of_one_day_do_not_contradict_each_other),
        cmocka_unit_test(orders_work_on_earlier_ones_and_never_on_themselves),
    };
    return ALL(tests);
}
