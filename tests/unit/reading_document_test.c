/* Any bytes to clean text, and back to where each byte stood. */
#include "unit.h"

#include "reading/text.h"

typedef struct {
    Arena arena;
    Text text;
    Reading reading;
    ReadingProblem problem;
} Cleaned;

static void clean(Cleaned *cleaned, Str bytes, DocumentForm form)
{
    *cleaned = (Cleaned){.problem = READING_OK};
    arena_init(&cleaned->arena);
    ReadingInput input = {.bytes = bytes, .form = form, .origin = PLACE_NONE, .dated = DATE_MIN};
    cleaned->problem = document_clean(&input, &cleaned->arena, &cleaned->text, &cleaned->reading);
}

static void assert_clean(const char *bytes, DocumentForm form, const char *wanted)
{
    Cleaned cleaned;
    clean(&cleaned, str_from_c(bytes), form);
    assert_int_equal(cleaned.problem, READING_OK);
    assert_text(cleaned.text.clean, wanted);
    arena_release(&cleaned.arena);
}

/* What `word` of the clean text stands for in the input. */
static void assert_stands_for(const char *bytes, DocumentForm form, const char *word, const char *wanted)
{
    Cleaned cleaned;
    clean(&cleaned, str_from_c(bytes), form);
    assert_int_equal(cleaned.problem, READING_OK);
    const char *at = memmem(cleaned.text.clean.ptr, cleaned.text.clean.len, word, strlen(word));
    assert_non_null(at);
    uint32_t start = (uint32_t)(at - cleaned.text.clean.ptr);
    ARRAY_ADD(&cleaned.arena, &cleaned.reading.places,
              (PlaceFind){.at = anchor_of(&cleaned.text, start, start + (uint32_t)strlen(word))});
    anchor_all(&cleaned.text, &cleaned.arena, &cleaned.reading);
    Anchor anchor = cleaned.reading.places.items[0].at;
    assert_text(str_slice(str_from_c(bytes), anchor.start, anchor.end), wanted);
    arena_release(&cleaned.arena);
}

static void assert_problem(Str bytes, ReadingProblem wanted)
{
    Cleaned cleaned;
    clean(&cleaned, bytes, DOCUMENT_GUESS);
    assert_int_equal(cleaned.problem, wanted);
    assert_true(strlen(reading_problem_words(wanted)) > 5);
    arena_release(&cleaned.arena);
}

static void plain_text_stays_as_it_is(void **state)
{
    (void)state;
    assert_clean("The city said no.\nThe county said yes.", DOCUMENT_TEXT, "The city said no.\nThe county said yes.");
    assert_clean("", DOCUMENT_TEXT, "");
    assert_clean("\n\n  \n", DOCUMENT_TEXT, "");
}

static void wrapped_lines_become_one(void **state)
{
    (void)state;
    const char *letter = "On February 12 this office asked King County to certify its compliance\n"
                         "with the rule that was written with ferries in mind, and the County has\n"
                         "declined.\n\nSincerely,\nR. Ostrowski\n";
    assert_clean(
        letter, DOCUMENT_TEXT,
        "On February 12 this office asked King County to certify its compliance with the rule that was written "
        "with ferries in mind, and the County has declined.\n\nSincerely,\nR. Ostrowski");
    assert_stands_for(letter, DOCUMENT_TEXT, "compliance with", "compliance\nwith");
}

static void words_that_a_line_cut_are_whole(void **state)
{
    (void)state;
    const char *text =
        "The County will not certify its com-\npliance with the self-\nregulating rule of Multi-\nFamily 2016-\n17.";
    assert_clean(text, DOCUMENT_TEXT,
                 "The County will not certify its compliance with the self-regulating rule of Multi-Family 2016-17.");
    assert_stands_for(text, DOCUMENT_TEXT, "compliance", "com-\npliance");
    assert_clean("a well-known anti-crime law, an anti-\ncrime law, a pre-\nfix", DOCUMENT_TEXT,
                 "a well-known anti-crime law, an anti-crime law, a prefix");
    assert_clean("It ended -\nthen began -", DOCUMENT_TEXT, "It ended - then began -");
}

static void heads_and_feet_of_pages_are_left_out(void **state)
{
    (void)state;
    assert_clean(
        "The money will be with-\n\nFTA 8100.1       Page 1 of 2\n\nheld in June.\n\nFTA 8100.1    Page 2 of 2",
        DOCUMENT_TEXT, "The money will be withheld in June.");
    assert_clean(
        "8444 Federal Register / Vol. 90, No. 18 / Wednesday\n\nThe first part of it\n\n8446 Federal Register / Vol. "
        "90, No. 18 / Wednesday\n\ngoes on here.",
        DOCUMENT_TEXT, "The first part of it goes on here.");
    assert_clean("One page.\n\n- 2 -\n\nAnother page.\n\n3\n\nThe year\n\n2016\n", DOCUMENT_TEXT,
                 "One page.\n\nAnother page.\n\nThe year\n\n2016");
}

static void lines_that_come_again_in_a_text_stay(void **state)
{
    (void)state;
    assert_clean("Motion carried\n\nOne.\n\nMotion carried\n\nTwo.\n\nMotion carried\n", DOCUMENT_TEXT,
                 "Motion carried\n\nOne.\n\nMotion carried\n\nTwo.\n\nMotion carried");
}

static void letters_that_a_scan_lost_are_put_back(void **state)
{
    (void)state;
    const char *text = "A certi?cation of the of?cer ?nds that it re?ects a con?ict; noti?ed? Yes.";
    assert_clean(text, DOCUMENT_TEXT,
                 "A certification of the officer finds that it reflects a conflict; notified? Yes.");
    assert_stands_for(text, DOCUMENT_TEXT, "certification", "certi?cation");
    assert_clean("see http://x.org/page?find=a now", DOCUMENT_TEXT, "see http://x.org/page?find=a now");
    assert_clean("o\xEF\xAC\x83"
                 "cer \xEF\xAC\x81nds soft\xC2\xADware",
                 DOCUMENT_TEXT, "officer finds software");
}

static void old_encodings_are_known(void **state)
{
    (void)state;
    Cleaned cleaned;
    clean(&cleaned, STR("caf\xE9 \x93quoted\x94 \x81"), DOCUMENT_TEXT);
    assert_text(cleaned.text.clean, "caf\xC3\xA9 \xE2\x80\x9Cquoted\xE2\x80\x9D \xEF\xBF\xBD");
    assert_int_equal(cleaned.reading.encoding, ENCODING_LATIN1);
    assert_int_equal(cleaned.reading.broken_bytes, 1);
    arena_release(&cleaned.arena);
    assert_stands_for("caf\xE9 \x93quoted\x94", DOCUMENT_TEXT, "caf\xC3\xA9", "caf\xE9");
}

static void broken_bytes_of_utf8_are_counted(void **state)
{
    (void)state;
    Cleaned cleaned;
    clean(&cleaned,
          STR("\xEF\xBB\xBF"
              "Ca\xC3\xB1on \xE2\x80\x9Cyes\xE2\x80\x9D and \xFF no"),
          DOCUMENT_TEXT);
    assert_text(cleaned.text.clean, "Ca\xC3\xB1on \xE2\x80\x9Cyes\xE2\x80\x9D and \xEF\xBF\xBD no");
    assert_int_equal(cleaned.reading.encoding, ENCODING_UTF8);
    assert_int_equal(cleaned.reading.broken_bytes, 1);
    arena_release(&cleaned.arena);
}

static void line_ends_of_other_machines_are_known(void **state)
{
    (void)state;
    assert_clean("One line.\r\n\r\nAnother.\r\n", DOCUMENT_TEXT, "One line.\n\nAnother.");
    assert_clean("One line.\r\rAnother.\r", DOCUMENT_TEXT, "One line.\n\nAnother.");
}

static void what_is_no_text_is_refused(void **state)
{
    (void)state;
    assert_problem((Str){"\0\0\0\1\2\3\4\5", 8}, READING_BINARY);
    assert_problem((Str){"\xFF\xFE"
                         "a\0b\0",
                         6},
                   READING_UTF16);
}

static void html_is_what_a_reader_sees(void **state)
{
    (void)state;
    const char *page =
        "<!DOCTYPE html><html><head><title>A title</title><style>.x{}</style></head><body><nav>Home</nav>"
        "<script>var x = '<p>no</p>';</script><p>The <b>city</b> of\n   Tucson&nbsp;said &ldquo;no&rdquo; &amp; "
        "left.</p><p hidden>never</p><div style=\"display:none\">nor</div><table><tr><td>$5<td>$6</table></body>";
    assert_clean(page, DOCUMENT_GUESS,
                 "A title\n\nThe city of Tucson\xC2\xA0said \xE2\x80\x9Cno\xE2\x80\x9D & left.\n\n$5\n\n$6");
    assert_stands_for(page, DOCUMENT_GUESS, "city of Tucson", "city</b> of\n   Tucson");
    assert_stands_for(page, DOCUMENT_GUESS, "\xE2\x80\x9Cno\xE2\x80\x9D", "&ldquo;no&rdquo;");
    assert_stands_for(page, DOCUMENT_GUESS, "& left", "&amp; left");
}

static void hostile_html_is_refused(void **state)
{
    (void)state;
    Buf page;
    buf_init(&page);
    buf_add(&page, STR("<html>"));
    for (int i = 0; i < 100000; i++)
        buf_add(&page, STR("<div>"));
    assert_problem(buf_str(&page), READING_TANGLED);
    buf_reset(&page);
    buf_add(&page, STR("<html><p "));
    for (int i = 0; i < 100000; i++)
        buf_printf(&page, "a%d ", i);
    buf_add(&page, STR(">"));
    assert_problem(buf_str(&page), READING_TANGLED);
    buf_reset(&page);
    buf_add(&page, STR("<html><p>"));
    for (int i = 0; i < 300; i++)
        buf_printf(&page, "<font size=%d>", i);
    for (int i = 0; i < 20000; i++)
        buf_add(&page, STR("</p><p>x"));
    assert_problem(buf_str(&page), READING_TANGLED);
    buf_release(&page);
}

static void unclosed_paragraphs_and_items_are_no_depth(void **state)
{
    (void)state;
    Buf page;
    buf_init(&page);
    buf_add(&page, STR("<html><ul>"));
    for (int i = 0; i < 5000; i++)
        buf_add(&page, STR("<li><p>x"));
    assert_problem(buf_str(&page), READING_OK);
    buf_release(&page);
}

static void markdown_loses_its_marks(void **state)
{
    (void)state;
    const char *text =
        "# A title\n\n> The **city** said _no_ to [the agency](https://x.org/a_b).\n\n---\n\n* 2 * 3 is snake_case\n";
    assert_clean(text, DOCUMENT_GUESS, "A title\n\nThe city said no to the agency.\n\n* 2 * 3 is snake_case");
    assert_clean("| Item | City |\n|------|:-----|\n| a | b |", DOCUMENT_MARKDOWN, "| Item | City |\n\n| a | b |");
    assert_stands_for(text, DOCUMENT_GUESS, "to the agency.", "to [the agency](https://x.org/a_b).");
}

/* Blanks aside: a line's end is one. */
static void assert_same_words(Str text, Str slice)
{
    size_t at = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] != ' ') {
            assert_true(at < slice.len && slice.ptr[at++] == text.ptr[i]);
            continue;
        }
        assert_true(at < slice.len && strchr(" \n", slice.ptr[at]));
        while (at < slice.len && strchr(" \n", slice.ptr[at]))
            at++;
    }
    assert_int_equal(at, slice.len);
}

static void what_a_find_says_stands_in_the_input(void **state)
{
    (void)state;
    Str letter = STR("Caf\xC3\xA9 owners of Tucson wrote to us on February 12, 2016, that $4,318,220.75 of\n"
                     "the grant that was spent and asked for in all has been held under 8 U.S.C.\n"
                     "1373 and under the old rule of the department of the interior of the June\n"
                     "  15, 2015, which nobody in this city seems to have seen. And a quarter of a\n"
                     "million dollars is due \xE2\x80\x9C"
                     "by Friday\xE2\x80\x9D, they said to us in the same letter.\n");
    ReadingInput input = {
        .bytes = letter, .form = DOCUMENT_TEXT, .origin = PLACE_NONE, .dated = date_from_parts(2017, 4, 22)};
    Arena arena;
    Reading reading;
    arena_init(&arena);
    assert_int_equal(reading_read(&input, &arena, &reading), READING_OK);
    assert_int_equal(reading.dates.count, 3);
    assert_int_equal(reading.amounts.count, 2);
    assert_int_equal(reading.citations.count, 1);
    for (uint32_t i = 0; i < reading.dates.count; i++) {
        Anchor at = reading.dates.items[i].at;
        assert_same_words(at.text, str_slice(letter, at.start, at.end));
        assert_int_equal(at.cstart, utf8_length(str_slice(letter, 0, at.start)));
        assert_int_equal(at.cend, utf8_length(str_slice(letter, 0, at.end)));
    }
    for (uint32_t i = 0; i < reading.amounts.count; i++) {
        Anchor at = reading.amounts.items[i].at;
        assert_same_words(at.text, str_slice(letter, at.start, at.end));
    }
    Anchor at = reading.citations.items[0].at;
    assert_same_words(at.text, str_slice(letter, at.start, at.end));
    arena_release(&arena);
}

static void megabytes_without_an_end_are_read(void **state)
{
    (void)state;
    static const char *const pieces[] = {"a", "\"", "$1",  "(",    "- ", "a-\n", "\f\n",
                                         "*", "[",  "'a ", "&lt;", "?a", "May ", "of the "};
    for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++)
        for (DocumentForm form = DOCUMENT_TEXT; form < DOCUMENT_FORM_COUNT; form++) {
            Buf text;
            buf_init(&text);
            while (text.len < 1 << 20)
                buf_add(&text, str_from_c(pieces[i]));
            Arena arena;
            Reading reading;
            arena_init(&arena);
            ReadingInput input = {.bytes = buf_str(&text), .form = form, .origin = PLACE_NONE, .dated = 17000};
            ReadingProblem problem = reading_read(&input, &arena, &reading);
            assert_true(problem == READING_OK || problem == READING_BINARY);
            assert_true(arena.used_bytes < (size_t)200 << 20);
            arena_release(&arena);
            buf_release(&text);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_text_stays_as_it_is),
        cmocka_unit_test(wrapped_lines_become_one),
        cmocka_unit_test(words_that_a_line_cut_are_whole),
        cmocka_unit_test(heads_and_feet_of_pages_are_left_out),
        cmocka_unit_test(lines_that_come_again_in_a_text_stay),
        cmocka_unit_test(letters_that_a_scan_lost_are_put_back),
        cmocka_unit_test(old_encodings_are_known),
        cmocka_unit_test(broken_bytes_of_utf8_are_counted),
        cmocka_unit_test(line_ends_of_other_machines_are_known),
        cmocka_unit_test(what_is_no_text_is_refused),
        cmocka_unit_test(html_is_what_a_reader_sees),
        cmocka_unit_test(hostile_html_is_refused),
        cmocka_unit_test(unclosed_paragraphs_and_items_are_no_depth),
        cmocka_unit_test(markdown_loses_its_marks),
        cmocka_unit_test(what_a_find_says_stands_in_the_input),
        cmocka_unit_test(megabytes_without_an_end_are_read),
    };
    return ALL(tests);
}
