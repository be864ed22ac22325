/* A sentence into a test: which form it is of, and the cause that may stand behind it. */
#include "claims/words.h"

static const char *const causes[] = {"because of", "because", "due to", "caused by", "thanks to", "as a result of"};

/* All words that are left, as one line. */
static Str rest_of(Sentence *sentence)
{
    Buf buf;
    buf_init(&buf);
    size_t behind = sentence->at;
    for (Word word = word_next(sentence); word.kind != WORD_END; word = word_next(sentence)) {
        if (buf.len && word.at > behind)
            buf_add_char(&buf, ' ');
        buf_add(&buf, str_slice(sentence->sentence, word.at, word.until));
        behind = word.until;
    }
    Str text = arena_str(sentence->arena, buf_str(&buf));
    buf_release(&buf);
    return text;
}

/* What follows is about why, and is never tested. */
static bool skip_cause(Sentence *sentence)
{
    for (size_t i = 0; i < sizeof causes / sizeof *causes; i++)
        if (sentence_skip_all(sentence, causes[i])) {
            sentence->test.cause = rest_of(sentence);
            return true;
        }
    return false;
}

static bool is_place_next(const Sentence *sentence, Word word)
{
    return word.kind == WORD_TEXT || str_find_char(word.text, '/', 0) < word.text.len ||
           str_starts(word.text, STR("^")) || map_find(&sentence->journal->own_place_ids, word.text) != MAP_ABSENT ||
           sentence_is_rule(sentence, word);
}

static bool fail_form(Sentence *sentence, Word word)
{
    Diag *diag =
        diag_add(sentence->diags, DIAG_C001, word_span(sentence, word), "this is no sentence that can be tested");
    diag_help(
        sentence->diags, diag,
        "write one as in: violent-crime of us/il/chicago rises from 2014 to 2015; money from us/doj to us/il/chicago "
        "in FY2016 is zero; nine places were warned by 2017-04-21");
    sentence->has_failed = true;
    return false;
}

static bool read_form(Sentence *sentence)
{
    Word first = word_peek(sentence), second = word_peek_second(sentence);
    if (first.kind == WORD_END)
        return fail_form(sentence, first);
    bool is_program = first.kind == WORD_PLAIN && word_is(second, "to") &&
                      map_find(&sentence->journal->program_ids, first.text) != MAP_ABSENT;
    if (word_is(first, "money") || is_program)
        return money_sentence(sentence);
    if (word_is(second, "of"))
        return series_sentence(sentence);
    bool is_count = word_is(second, "places") || word_is(second, "place") || word_is(second, "than") ||
                    word_is(second, "least") || word_is(second, "most") || word_is(first, "between");
    if (is_count || is_place_next(sentence, first))
        return journal_sentence(sentence);
    return fail_form(sentence, first);
}

static void check_rest(Sentence *sentence)
{
    Word rest = word_peek(sentence);
    if (rest.kind == WORD_END || skip_cause(sentence))
        return;
    Diag *diag = diag_add(sentence->diags, DIAG_C003, word_span(sentence, rest), "'%.*s' is more than the sentence has",
                          STR_ARG(rest.text));
    diag_help(sentence->diags, diag,
              "delete what is left over; a cause may stand behind because of, and is not tested");
    sentence->has_failed = true;
}

Test sentence_read(const Journal *journal, Str text, Span span, unsigned *near_left, Diags *diags, Arena *arena)
{
    Sentence sentence = {
        .journal = journal, .diags = diags, .arena = arena, .sentence = text, .span = span, .near_left = near_left};
    sentence.test.money.program = NO_INDEX;
    sentence.test.by = PLACE_NONE;
    if (skip_cause(&sentence)) {
        sentence.test.kind = TEST_CAUSE;
        return sentence.test;
    }
    if (read_form(&sentence) && !sentence.has_failed)
        check_rest(&sentence);
    if (sentence.has_failed)
        sentence.test = (Test){0};
    return sentence.test;
}
