/* Sentences about a series: MEASURE of PLACE is lowest, rises, exceeds, ranks. */
#include "claims/words.h"

static const char example_subject[] = "violent-crime-rate of us/ny/new-york is lowest since 1975";

static bool read_at(Sentence *sentence, Subject *subject)
{
    if (!sentence_skip(sentence, "in"))
        return true;
    subject->has_at = true;
    return sentence_span(sentence, &subject->at);
}

/* Where a period is no window: "in 20 years", "in decades" are looked for first. */
static bool is_window_next(const Sentence *sentence)
{
    Word next = word_peek(sentence), second = word_peek_second(sentence);
    if (!word_is(next, "in"))
        return false;
    Period period;
    return word_is(second, "decades") || word_is(second, "the") ||
           (second.kind == WORD_PLAIN && period_parse(second.text, &period) != PERIOD_OK);
}

static bool read_subject(Sentence *sentence, Subject *subject)
{
    Word measure = word_next(sentence);
    if (measure.kind != WORD_PLAIN)
        return sentence_fail(sentence, measure, "a measure", example_subject);
    Str name = measure.text;
    subject->is_rate = str_ends(name, STR("-rate")) && name.len > 5;
    subject->measure = subject->is_rate ? str_slice(name, 0, name.len - 5) : name;
    if (!sentence_expect(sentence, "of", example_subject) || !sentence_place(sentence, &subject->place))
        return false;
    return is_window_next(sentence) || read_at(sentence, subject);
}

/* ---- among ---- */

static bool read_people(Sentence *sentence, Among *among)
{
    if (!sentence_skip_all(sentence, "with population over") && !sentence_skip_all(sentence, "with more than"))
        return true;
    among->has_least = true;
    if (!sentence_whole(sentence, &among->least, INT64_MAX))
        return false;
    sentence_skip(sentence, "people");
    if (!word_is(word_peek(sentence), "in"))
        return true;
    word_next(sentence);
    among->has_people_at = true;
    return sentence_span(sentence, &among->people_at);
}

static bool read_among(Sentence *sentence, Among *among)
{
    static const struct {
        const char *words;
        AmongKind kind;
    } kinds[] = {{"big cities", AMONG_BIG_CITIES},
                 {"cities", AMONG_CITIES},
                 {"counties", AMONG_COUNTIES},
                 {"states", AMONG_STATES},
                 {"places", AMONG_PLACES}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds && !among->kind; i++)
        if (sentence_skip_all(sentence, kinds[i].words))
            among->kind = kinds[i].kind;
    if (!among->kind) {
        among->kind = AMONG_LISTED;
        return sentence_place_set(sentence, &among->listed) && read_people(sentence, among);
    }
    if (word_is(word_peek(sentence), "within") && !sentence_place_set(sentence, &among->listed))
        return false;
    return read_people(sentence, among);
}

/* ---- is lowest ---- */

enum { YEARS_MOST = 1000 };

static bool read_window(Sentence *sentence, Window *window)
{
    if (sentence_skip(sentence, "since")) {
        window->kind = WINDOW_SINCE;
        return sentence_span(sentence, &window->since);
    }
    if (sentence_skip_all(sentence, "on record")) {
        window->kind = WINDOW_RECORD;
        return true;
    }
    if (sentence_skip_all(sentence, "in decades") || sentence_skip_all(sentence, "in the last decades")) {
        window->kind = WINDOW_DECADES;
        return true;
    }
    if (!is_window_next(sentence))
        return true;
    word_next(sentence);
    sentence_skip_all(sentence, "the last");
    int64_t years;
    window->kind = WINDOW_YEARS;
    if (!sentence_whole(sentence, &years, YEARS_MOST))
        return false;
    window->years = (int)years;
    return sentence_skip(sentence, "year") || sentence_expect(sentence, "years", "is lowest in 20 years");
}

static bool read_extreme(Sentence *sentence)
{
    Test *test = &sentence->test;
    test->kind = TEST_EXTREME;
    test->is_high = word_is(word_next(sentence), "highest");
    if (!is_window_next(sentence) && !read_at(sentence, &test->subject))
        return false;
    if (!read_window(sentence, &test->window))
        return false;
    if (sentence_skip(sentence, "among"))
        return test->window.kind
                   ? sentence_fail(sentence, word_peek(sentence), "either a window of years or a list of places",
                                   "is lowest among big cities")
                   : read_among(sentence, &test->among) && read_at(sentence, &test->subject);
    if (test->window.kind)
        return word_is(word_peek(sentence), "in") ? read_at(sentence, &test->subject) : true;
    return sentence_fail(sentence, word_peek(sentence), "since when or among whom",
                         "is lowest since 1975; is lowest in decades; is lowest among big cities");
}

/* ---- rises ---- */

static bool read_first(Sentence *sentence, Test *test)
{
    if (!sentence_skip_all(sentence, "for the first time since"))
        return true;
    test->is_first = true;
    return sentence_span(sentence, &test->first_since);
}

static bool check_change(Sentence *sentence, Word from)
{
    const Test *test = &sentence->test;
    if (!test->has_from || !test->subject.has_at || span_steps(test->from, test->subject.at) > 0)
        return true;
    Diag *diag = sentence->has_failed ? NULL
                                      : diag_add(sentence->diags, DIAG_C005, word_span(sentence, from),
                                                 "these periods cannot be compared");
    sentence->has_failed = true;
    if (diag)
        diag_help(sentence->diags, diag,
                  "name two periods of one length, the earlier one first, as in from 2015 to 2016");
    return false;
}

/* from 2015 to 2016; or the end is the subject's own period, and since says from when. */
static bool read_ends(Sentence *sentence)
{
    Test *test = &sentence->test;
    bool has_both = word_is(word_peek(sentence), "from");
    if (!test->has_from && (sentence_skip(sentence, "from") || sentence_skip(sentence, "since"))) {
        test->has_from = true;
        if (!sentence_span(sentence, &test->from))
            return false;
    }
    if (!has_both || !test->has_from)
        return test->subject.has_at || read_at(sentence, &test->subject);
    test->subject.has_at = true;
    return sentence_expect(sentence, "to", "rises from 2015 to 2016 by more than 50%") &&
           sentence_span(sentence, &test->subject.at);
}

static bool read_change(Sentence *sentence)
{
    Test *test = &sentence->test;
    Word verb = word_next(sentence), from = word_peek(sentence);
    test->kind = TEST_CHANGE;
    test->is_high = word_is(verb, "rises") || word_is(verb, "rose");
    if (!read_ends(sentence))
        return false;
    if (sentence_skip(sentence, "by")) {
        if (!sentence_bound(sentence, &test->bound))
            return false;
        from = word_peek(sentence);
        if (!test->has_from && !read_ends(sentence))
            return false;
    }
    return check_change(sentence, from) && read_first(sentence, test);
}

/* ---- exceeds, is ... ---- */

static bool is_subject_next(const Sentence *sentence)
{
    return word_is(word_peek_second(sentence), "of") && word_peek(sentence).kind == WORD_PLAIN;
}

static bool read_level_end(Sentence *sentence)
{
    Test *test = &sentence->test;
    return read_at(sentence, &test->subject) && read_first(sentence, test);
}

static bool read_compared(Sentence *sentence, BoundKind kind)
{
    Test *test = &sentence->test;
    test->kind = TEST_LEVEL;
    test->bound.kind = kind;
    if (!is_subject_next(sentence))
        return sentence_number(sentence, &test->bound.low) && read_level_end(sentence);
    test->has_other = true;
    return read_subject(sentence, &test->other);
}

/* is more than 10% of MEASURE of PLACE; is more than 700. */
static bool read_is(Sentence *sentence)
{
    Test *test = &sentence->test;
    if (sentence_skip(sentence, "zero")) {
        test->kind = TEST_LEVEL;
        test->bound.kind = BOUND_EQUAL;
        return read_level_end(sentence);
    }
    static const struct {
        const char *words;
        BoundKind kind;
    } comparisons[] = {
        {"above", BOUND_MORE}, {"below", BOUND_LESS}, {"higher than", BOUND_MORE}, {"lower than", BOUND_LESS}};
    for (size_t i = 0; i < sizeof comparisons / sizeof *comparisons; i++)
        if (sentence_skip_all(sentence, comparisons[i].words))
            return read_compared(sentence, comparisons[i].kind);
    if (!sentence_bound(sentence, &test->bound))
        return false;
    if (!test->bound.is_percent) {
        test->kind = TEST_LEVEL;
        return read_level_end(sentence);
    }
    test->kind = TEST_SHARE;
    test->has_other = true;
    return sentence_expect(sentence, "of", "homicides of us/il/chicago is more than 3% of homicides of us in 2015") &&
           read_subject(sentence, &test->other);
}

static bool read_rank(Sentence *sentence)
{
    Test *test = &sentence->test;
    int64_t rank;
    test->kind = TEST_RANK;
    word_next(sentence);
    test->is_within = sentence_skip(sentence, "within");
    if (!sentence_whole(sentence, &rank, INT32_MAX))
        return false;
    test->bound.low = (Decimal){rank, 0};
    test->is_high = sentence_skip(sentence, "highest");
    if (!test->is_high && !sentence_expect(sentence, "lowest", "ranks 3 lowest among big cities in 2015"))
        return false;
    return sentence_expect(sentence, "among", "ranks 3 lowest among big cities in 2015") &&
           read_among(sentence, &test->among) && read_at(sentence, &test->subject);
}

bool series_sentence(Sentence *sentence)
{
    static const char *const changes[] = {"rises", "rose", "falls", "fell"};
    Test *test = &sentence->test;
    if (!read_subject(sentence, &test->subject))
        return false;
    Word verb = word_peek(sentence);
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
        if (word_is(verb, changes[i]))
            return read_change(sentence);
    if (sentence_skip(sentence, "exceeds") || sentence_skip(sentence, "exceeded"))
        return read_compared(sentence, BOUND_MORE);
    if (word_is(verb, "ranks") || word_is(verb, "ranked"))
        return read_rank(sentence);
    if (!sentence_skip(sentence, "is") && !sentence_skip(sentence, "was")) {
        word_next(sentence);
        return sentence_fail(sentence, verb, "is, rises, falls, exceeds or ranks", example_subject);
    }
    Word next = word_peek(sentence);
    return word_is(next, "lowest") || word_is(next, "highest") ? read_extreme(sentence) : read_is(sentence);
}
