/* Words, sentences and quotations as the rules of reading see them. A text is written out again with what was made
 * of it: words apart by blanks, sentences by "/", paragraphs by "//", quotations in braces ("{?" when unclosed,
 * "{~" when a word or three of a sentence). */
#include "unit.h"

#include "reading/tag.h"

typedef struct {
    Arena arena;
    Text text;
    Buf shown;
} Tagged;

static void tag_text(Tagged *tagged, const char *bytes)
{
    arena_init(&tagged->arena);
    tagged->text = (Text){.clean = str_from_c(bytes), .origin = PLACE_NONE, .dated = DATE_MIN};
    tag(&tagged->text, &tagged->arena);
    buf_init(&tagged->shown);
}

static void forget(Tagged *tagged)
{
    buf_release(&tagged->shown);
    arena_release(&tagged->arena);
}

static void show_opening(Buf *out, const Quotation *quotation)
{
    buf_add(out, quotation->is_closed ? STR("{") : STR("{?"));
    if (quotation->is_scare)
        buf_add_char(out, '~');
}

static void show_words(Tagged *tagged)
{
    const Text *text = &tagged->text;
    uint32_t sentence = 0, quotation = 0;
    for (uint32_t i = 0; i < text->tokens.count; i++) {
        if (text->tokens.items[i].kind == TOKEN_BREAK) {
            buf_add(&tagged->shown, STR(" /"));
            continue;
        }
        bool begins = sentence < text->sentences.count && text->sentences.items[sentence].first == i;
        sentence += begins;
        buf_add(&tagged->shown, i == 0 ? STR("") : begins ? STR(" / ") : STR(" "));
        if (quotation < text->quotations.count && text->quotations.items[quotation].run.first == i)
            show_opening(&tagged->shown, &text->quotations.items[quotation++]);
        buf_add(&tagged->shown, text_token(text, i));
        if (quotation > 0 && text->quotations.items[quotation - 1].run.until == i + 1)
            buf_add_char(&tagged->shown, '}');
    }
}

static void assert_tagged(const char *bytes, const char *wanted)
{
    Tagged tagged;
    tag_text(&tagged, bytes);
    show_words(&tagged);
    assert_text(buf_str(&tagged.shown), wanted);
    forget(&tagged);
}

/* The flags of the first token that is `word`. */
static unsigned flags_of(const char *bytes, const char *word)
{
    Tagged tagged;
    tag_text(&tagged, bytes);
    unsigned flags = 0;
    for (uint32_t i = 0; i < tagged.text.tokens.count && !flags; i++)
        if (str_equal(text_token(&tagged.text, i), str_from_c(word)))
            flags = tagged.text.tokens.items[i].flags | 0x100u;
    forget(&tagged);
    assert_true(flags);
    return flags & 0xFFu;
}

static void words_keep_their_apostrophes_hyphens_and_stops(void **state)
{
    (void)state;
    assert_tagged("O'Neil won't pay forty-five cents.", "O'Neil won't pay forty-five cents .");
    assert_tagged("AT&T at justice.gov, FY17", "AT&T at justice.gov , FY17");
    assert_tagged("The funds.The end", "The funds . / The end");
}

static void the_s_of_a_possessive_is_a_word_of_its_own(void **state)
{
    (void)state;
    assert_tagged("Chicago's mayor and the city\xE2\x80\x99s", "Chicago 's mayor and the city \xE2\x80\x99s");
    assert_tagged("the cities' officials", "the cities ' officials");
}

static void curly_apostrophes_are_apostrophes(void **state)
{
    (void)state;
    Tagged tagged;
    tag_text(&tagged, "It isn\xE2\x80\x99t the city\xE2\x80\x99s");
    assert_true(token_is_word(&tagged.text, 1, STR("isn't")));
    assert_true(token_in(&tagged.text, 1, CLASS_FUNCTION));
    assert_true(token_is_word(&tagged.text, 4, STR("'s")));
    assert_false(token_is_word(&tagged.text, 3, STR("'s")));
    forget(&tagged);
}

static void numbers_keep_their_commas_and_points(void **state)
{
    (void)state;
    assert_tagged("$1,250,000.50 in 2016, 2017", "$ 1,250,000.50 in 2016 , 2017");
    assert_tagged("the 30th of 2016-17, 938K", "the 30 th of 2016 - 17 , 938 K");
}

static void the_stop_of_an_abbreviation_ends_no_sentence(void **state)
{
    (void)state;
    assert_tagged("Gov. Brown met Sen. J. Smith of St. Paul, Minn., on Jan. 5.",
                  "Gov. Brown met Sen. J. Smith of St. Paul , Minn. , on Jan. 5 .");
    assert_tagged("Doe v. U.S. Department of Justice, No. 17 of 3 p.m. Friday",
                  "Doe v. U.S. Department of Justice , No. 17 of 3 p.m. Friday");
}

static void an_abbreviation_may_end_a_sentence_before_a_word_that_is_no_name(void **state)
{
    (void)state;
    assert_tagged("It left the U.S. The state won.", "It left the U.S. / The state won .");
    assert_tagged("He said no. Then he left.", "He said no . / Then he left .");
}

static void closing_marks_belong_to_the_sentence(void **state)
{
    (void)state;
    assert_tagged("\"We won.\" (He left.) \"Will you?\" he asked.",
                  "{\" We won . \"} / ( He left . ) / {\" Will you ? \"} he asked .");
    assert_tagged("\"Stop!\" Smith said. Next.", "{\" Stop ! \"} Smith said . / Next .");
}

static void decimals_and_counted_lines_end_no_sentence(void **state)
{
    (void)state;
    assert_tagged("It cost $4.2 million... Then it ended.", "It cost $ 4.2 million ... / Then it ended .");
    assert_tagged("1. First of all.\n2. Second.", "1 . First of all . / / 2 . Second .");
}

static void curly_straight_and_mixed_marks_quote(void **state)
{
    (void)state;
    assert_tagged("\xE2\x80\x9CWe are not going,\" she said.", "{\xE2\x80\x9C We are not going , \"} she said .");
    assert_tagged("``We are not going,'' she said.", "{`` We are not going , ''} she said .");
    assert_tagged("\xC2\xABNous allons partir.\xC2\xBB", "{\xC2\xAB Nous allons partir . \xC2\xBB}");
    assert_tagged("\xE2\x80\x9EWir gehen nicht weg\xE2\x80\x9C, sagte er.",
                  "{\xE2\x80\x9E Wir gehen nicht weg \xE2\x80\x9C} , sagte er .");
}

static void single_marks_quote_outside_of_double_ones(void **state)
{
    (void)state;
    assert_tagged("'We will not pay,' he said.", "{' We will not pay , '} he said .");
    assert_tagged("\"It is 'over' for us,\" he said.", "{\" It is ' over ' for us , \"} he said .");
    assert_tagged("'The cities' lawyers won,' she said.", "{' The cities ' lawyers won , '} she said .");
    assert_tagged("In the '90s the cities' lawyers won.", "In the ' 90 s the cities ' lawyers won .");
}

static void a_word_or_three_inside_a_sentence_are_told_from_speech(void **state)
{
    (void)state;
    assert_tagged("so-called \xE2\x80\x9Csanctuary cities,\xE2\x80\x9D saying",
                  "so-called {~\xE2\x80\x9C sanctuary cities , \xE2\x80\x9D} saying");
    assert_tagged("In general, \"sanctuary cities\" offer", "In general , {~\" sanctuary cities \"} offer");
    assert_tagged("She said, \"no way.\"", "She said , {\" no way . \"}");
    assert_tagged("\"Yes,\" he said.", "{\" Yes , \"} he said .");
}

static void an_unclosed_quotation_ends_with_its_paragraph_or_the_next_one(void **state)
{
    (void)state;
    assert_tagged("\"I never closed this.\n\nNothing here.", "{?\" I never closed this .} / / Nothing here .");
    assert_tagged("\"One \"two\" three", "{?\" One} {~\" two \"} three");
}

static void paragraphs_that_open_anew_are_one_quotation(void **state)
{
    (void)state;
    Tagged tagged;
    tag_text(&tagged, "\"We go on.\n\n\"And on,\" he said.");
    assert_int_equal(tagged.text.quotations.count, 2);
    assert_true(tagged.text.quotations.items[0].goes_on);
    assert_false(tagged.text.quotations.items[1].goes_on);
    forget(&tagged);
}

static void inches_and_stray_marks_quote_nothing(void **state)
{
    (void)state;
    assert_tagged("It was 6'2\" tall and 5\" wide.", "It was 6 ' 2 \" tall and 5 \" wide .");
}

static void wrapped_lines_are_one_paragraph(void **state)
{
    (void)state;
    assert_tagged(
        "The department said on that day that it would stop\nproviding the money for those states and the cities\n"
        "which would not let it have the names of those who\nare there.\nThe end came soon.",
        "The department said on that day that it would stop providing the money for those states and the "
        "cities which would not let it have the names of those who are there . / / The end came soon .");
}

static void flags_know_capitals_beyond_ascii(void **state)
{
    (void)state;
    assert_int_equal(flags_of("in \xC3\x91u\xC3\xB1oa now", "\xC3\x91u\xC3\xB1oa") & 3, TOKEN_CAPITAL);
    assert_int_equal(flags_of("the \xC3\x89"
                              "COLE now",
                              "\xC3\x89"
                              "COLE") &
                         3,
                     TOKEN_CAPITAL | TOKEN_ALL_CAPITALS);
    assert_int_equal(flags_of("the \xC3\xA9"
                              "cole now",
                              "\xC3\xA9"
                              "cole") &
                         3,
                     0);
    assert_int_equal(flags_of("the NYPD now", "NYPD") & 3, TOKEN_CAPITAL | TOKEN_ALL_CAPITALS);
}

static void titles_are_flagged(void **state)
{
    (void)state;
    assert_true(flags_of("Mayor Vows to Fight the Order\n\nThe mayor said so.", "Fight") & TOKEN_HEADLINE);
    assert_false(flags_of("Mayor Vows to Fight the Order\n\nThe mayor said so.", "said") & TOKEN_HEADLINE);
}

static void quoted_words_are_flagged(void **state)
{
    (void)state;
    assert_true(flags_of("He said \"we go\" twice.", "we") & TOKEN_QUOTED);
    assert_false(flags_of("He said \"we go\" twice.", "twice") & TOKEN_QUOTED);
}

static void a_word_without_end_is_cut(void **state)
{
    (void)state;
    Tagged tagged;
    static char long_word[100001];
    memset(long_word, 'a', sizeof long_word - 1);
    tag_text(&tagged, long_word);
    assert_true(tagged.text.tokens.count >= 100);
    uint32_t at = 0;
    for (uint32_t i = 0; i < tagged.text.tokens.count; i++) {
        assert_int_equal(tagged.text.tokens.items[i].start, at);
        at += tagged.text.tokens.items[i].length;
    }
    assert_int_equal(at, sizeof long_word - 1);
    forget(&tagged);
}

static void sixteen_bytes_at_once_find_what_one_finds(void **state)
{
    (void)state;
    uint64_t seed = 2026;
    char bytes[97];
    for (int round = 0; round < 20000; round++) {
        size_t length = next_random(&seed) % sizeof bytes;
        for (size_t i = 0; i < length; i++) {
            uint64_t draw = next_random(&seed);
            bytes[i] = draw % 8 ? (char)("azAZ09mM"[draw / 8 % 8]) : (char)(draw / 8 % 256);
        }
        for (size_t at = 0; at <= length; at += 1 + length / 3)
            assert_int_equal(tag_letters_end((Str){bytes, length}, at),
                             tag_letters_end_scalar((Str){bytes, length}, at));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_keep_their_apostrophes_hyphens_and_stops),
        cmocka_unit_test(the_s_of_a_possessive_is_a_word_of_its_own),
        cmocka_unit_test(curly_apostrophes_are_apostrophes),
        cmocka_unit_test(numbers_keep_their_commas_and_points),
        cmocka_unit_test(the_stop_of_an_abbreviation_ends_no_sentence),
        cmocka_unit_test(an_abbreviation_may_end_a_sentence_before_a_word_that_is_no_name),
        cmocka_unit_test(closing_marks_belong_to_the_sentence),
        cmocka_unit_test(decimals_and_counted_lines_end_no_sentence),
        cmocka_unit_test(curly_straight_and_mixed_marks_quote),
        cmocka_unit_test(single_marks_quote_outside_of_double_ones),
        cmocka_unit_test(a_word_or_three_inside_a_sentence_are_told_from_speech),
        cmocka_unit_test(an_unclosed_quotation_ends_with_its_paragraph_or_the_next_one),
        cmocka_unit_test(paragraphs_that_open_anew_are_one_quotation),
        cmocka_unit_test(inches_and_stray_marks_quote_nothing),
        cmocka_unit_test(wrapped_lines_are_one_paragraph),
        cmocka_unit_test(flags_know_capitals_beyond_ascii),
        cmocka_unit_test(titles_are_flagged),
        cmocka_unit_test(quoted_words_are_flagged),
        cmocka_unit_test(a_word_without_end_is_cut),
        cmocka_unit_test(sixteen_bytes_at_once_find_what_one_finds),
    };
    return ALL(tests);
}
