/* Sentences about money, and about what the journal tells. */
#include "claims/words.h"

/* ---- money ---- */

static bool read_money_year(Sentence *sentence, MoneyOf *money)
{
    return sentence_expect(sentence, "in", "money from us/doj to us/il/cook-county in FY2016 is zero") &&
           sentence_span(sentence, &money->at);
}

/* money from us/doj, or that without its first word, or the id of a program. */
static bool read_money_of(Sentence *sentence, MoneyOf *money)
{
    money->program = NO_INDEX;
    money->agency = PLACE_NONE;
    Word word = word_next(sentence);
    if (word_is(word, "money"))
        return !sentence_skip(sentence, "from") || sentence_agency(sentence, &money->agency);
    if (word_is(word, "from"))
        return sentence_agency(sentence, &money->agency);
    Index program = word.kind == WORD_PLAIN ? map_find(&sentence->journal->program_ids, word.text) : MAP_ABSENT;
    if (program == MAP_ABSENT)
        return sentence_fail(sentence, word, "money or the id of a program",
                             "us/il/cook-county received no money from us/doj in FY2016");
    money->program = program;
    return true;
}

static bool read_money_is(Sentence *sentence)
{
    Bound *bound = &sentence->test.bound;
    bound->kind = BOUND_EQUAL;
    Word verb = word_next(sentence);
    if (word_is(verb, "exceeds"))
        bound->kind = BOUND_MORE;
    else if (!word_is(verb, "is") && !word_is(verb, "was"))
        return sentence_fail(sentence, verb, "is or exceeds",
                             "money from us/doj to us/il/cook-county in FY2016 is zero");
    else
        return sentence_bound(sentence, bound);
    return sentence_number(sentence, &bound->low);
}

bool money_sentence(Sentence *sentence)
{
    MoneyOf *money = &sentence->test.money;
    sentence->test.kind = TEST_MONEY;
    return read_money_of(sentence, money) &&
           sentence_expect(sentence, "to", "money from us/doj to us/il/chicago in FY2016 is above 2,000,000") &&
           sentence_place(sentence, &money->place) && read_money_year(sentence, money) && read_money_is(sentence);
}

/* PLACE received no money from us/doj in FY2016 */
static bool read_received(Sentence *sentence)
{
    Test *test = &sentence->test;
    test->kind = TEST_MONEY;
    test->money.place = test->places.items[0];
    if (sentence_skip(sentence, "no"))
        test->bound.kind = BOUND_EQUAL;
    else if (!sentence_bound(sentence, &test->bound))
        return false;
    sentence_skip(sentence, "of");
    return read_money_of(sentence, &test->money) && read_money_year(sentence, &test->money);
}

static bool read_conditions(Sentence *sentence)
{
    do {
        Index rule;
        if (!sentence_rule(sentence, false, &rule))
            return false;
        ARRAY_ADD(sentence->arena, &sentence->test.rules, rule);
        if (word_peek(sentence).kind != WORD_COMMA)
            return true;
        word_next(sentence);
    } while (true);
}

/* PLACE would lose more than 50% of money from us/doj in FY2016 under jag16-1373 */
static bool read_loss(Sentence *sentence)
{
    static const char example[] =
        "us/il/chicago would lose more than 50% of money from us/doj in FY2016 under jag16-1373";
    Test *test = &sentence->test;
    test->kind = TEST_LOSS;
    test->money.place = test->places.items[0];
    test->money.program = NO_INDEX;
    test->money.agency = PLACE_NONE;
    if (!sentence_expect(sentence, "lose", example) || !sentence_bound(sentence, &test->bound))
        return false;
    if (test->bound.is_percent && (!sentence_expect(sentence, "of", example) ||
                                   !read_money_of(sentence, &test->money) || !read_money_year(sentence, &test->money)))
        return false;
    return sentence_expect(sentence, "under", example) && read_conditions(sentence);
}

/* ---- days ---- */

static bool read_until(Sentence *sentence)
{
    Test *test = &sentence->test;
    bool is_before = sentence_skip(sentence, "before");
    if (!is_before && !sentence_skip(sentence, "by")) {
        test->until = sentence_skip(sentence, "on") ? UNTIL_ON : UNTIL_SAID;
        return test->until == UNTIL_SAID || sentence_day(sentence, &test->day);
    }
    if (sentence_skip_all(sentence, "the due date")) {
        test->until = is_before ? UNTIL_DUE_BEFORE : UNTIL_DUE_BY;
        return true;
    }
    test->until = is_before ? UNTIL_BEFORE : UNTIL_BY;
    return sentence_day(sentence, &test->day);
}

static bool fail_due(Sentence *sentence, Word word)
{
    UntilKind until = sentence->test.until;
    return until == UNTIL_DUE_BY || until == UNTIL_DUE_BEFORE
               ? sentence_fail(sentence, word, "a day: only a reply has a due date",
                               "nine places were warned by 2017-04-21")
               : true;
}

static bool read_about(Sentence *sentence)
{
    do {
        Index rule;
        if (!sentence_rule(sentence, true, &rule))
            return false;
        ARRAY_ADD(sentence->arena, &sentence->test.rules, rule);
        if (word_peek(sentence).kind != WORD_COMMA && !word_is(word_peek(sentence), "and"))
            return true;
        word_next(sentence);
    } while (true);
}

/* The day, what it is about and by whom, in any order. */
static bool read_about_until(Sentence *sentence)
{
    Test *test = &sentence->test;
    for (;;) {
        Word next = word_peek(sentence), second = word_peek_second(sentence);
        Period period;
        bool is_agency = word_is(next, "by") && second.kind == WORD_PLAIN &&
                         str_find_char(second.text, '/', 0) < second.text.len &&
                         period_parse(second.text, &period) != PERIOD_OK;
        bool is_day = word_is(next, "by") || word_is(next, "before") || word_is(next, "on");
        if (sentence_skip(sentence, "about")) {
            if (!read_about(sentence))
                return false;
        } else if (is_agency && test->by == PLACE_NONE) {
            word_next(sentence);
            if (!sentence_agency(sentence, &test->by))
                return false;
        } else if (!is_day || test->until != UNTIL_SAID) {
            return true;
        } else if (!read_until(sentence)) {
            return false;
        }
    }
}

/* ---- what was done ---- */

static bool read_blocked(Sentence *sentence)
{
    sentence->test.kind = TEST_BLOCKED;
    if (!read_about(sentence))
        return false;
    if (!sentence_skip(sentence, "were") &&
        !sentence_expect(sentence, "was", "eo13769, eo13780 were blocked by 2017-04-21"))
        return false;
    sentence_skip(sentence, "both");
    sentence_skip(sentence, "all");
    if (!sentence_expect(sentence, "blocked", "eo13769, eo13780 were blocked by 2017-04-21"))
        return false;
    Word day = word_peek(sentence);
    return read_until(sentence) && fail_due(sentence, day);
}

static bool read_warned(Sentence *sentence)
{
    Word day = word_peek(sentence);
    return read_about_until(sentence) && fail_due(sentence, day);
}

/* nine places were warned ... */
static bool read_count(Sentence *sentence)
{
    static const char example[] = "nine places were warned by 2017-04-21";
    sentence->test.kind = TEST_COUNT;
    if (!sentence_bound(sentence, &sentence->test.bound))
        return false;
    sentence_skip(sentence, "place");
    sentence_skip(sentence, "places");
    if (!sentence_skip(sentence, "was") && !sentence_expect(sentence, "were", example))
        return false;
    return sentence_expect(sentence, "warned", example) && read_warned(sentence);
}

static bool read_replied(Sentence *sentence)
{
    sentence->test.kind = TEST_REPLIED;
    return read_about_until(sentence);
}

static bool read_found(Sentence *sentence)
{
    static const char example[] = "us/nv/clark-county was found to comply by 2017-08-31";
    Test *test = &sentence->test;
    test->kind = TEST_FOUND;
    if (!sentence_expect(sentence, "to", example))
        return false;
    test->complies = sentence_skip(sentence, "comply");
    if (!test->complies && !sentence_expect(sentence, "violate", example))
        return false;
    Word day = word_peek(sentence);
    return read_about_until(sentence) && fail_due(sentence, day);
}

static bool read_places(Sentence *sentence)
{
    do {
        PlaceId place;
        if (!sentence_place(sentence, &place))
            return false;
        ARRAY_ADD(sentence->arena, &sentence->test.places, place);
    } while (sentence_list_goes_on(sentence));
    return true;
}

static bool read_place_verb(Sentence *sentence)
{
    if (!read_places(sentence))
        return false;
    Word verb = word_next(sentence);
    if (word_is(verb, "replied"))
        return read_replied(sentence);
    if (word_is(verb, "received"))
        return read_received(sentence);
    if (word_is(verb, "would"))
        return read_loss(sentence);
    if (word_is(verb, "sued")) {
        sentence->test.kind = TEST_SUED;
        Word day = word_peek(sentence);
        return read_until(sentence) && fail_due(sentence, day);
    }
    if (word_is(verb, "was") || word_is(verb, "were")) {
        if (sentence_skip(sentence, "found"))
            return read_found(sentence);
        sentence->test.kind = TEST_WARNED;
        return sentence_expect(sentence, "warned", "us/ca, us/il/chicago were warned by 2017-04-21") &&
               read_warned(sentence);
    }
    return sentence_fail(sentence, verb, "was, replied, received, sued or would",
                         "us/wi/milwaukee-county replied before the due date");
}

static bool is_bound_word(Word word)
{
    static const char *const words[] = {"at", "more", "less", "fewer", "between"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (word_is(word, words[i]))
            return true;
    return false;
}

bool journal_sentence(Sentence *sentence)
{
    Word first = word_peek(sentence), second = word_peek_second(sentence);
    bool counts = word_is(second, "places") || word_is(second, "place") || is_bound_word(first);
    if (counts)
        return read_count(sentence);
    bool is_link = first.kind == WORD_PLAIN && str_starts(first.text, STR("^"));
    return is_link || sentence_is_rule(sentence, first) ? read_blocked(sentence) : read_place_verb(sentence);
}
