/* What words name: places, periods, numbers, bounds, rules. */
#include "claims/words.h"

#include <stdio.h>

/* ---- places ---- */

static void list_near(Sentence *sentence, Diag *diag, const PlaceMatch *match, Str text)
{
    Buf list;
    buf_init(&list);
    size_t most = match->candidate_count < 3 ? match->candidate_count : 3;
    for (size_t i = 0; i < most; i++)
        buf_printf(&list, "%s%.*s", i ? ", " : "", STR_ARG(place_get(match->candidates[i]).path));
    if (list.len)
        diag_help(sentence->diags, diag, "%s %.*s",
                  match->answer == PLACE_AMBIGUOUS ? "write one of" : "near it:", STR_ARG(buf_str(&list)));
    else
        diag_help(sentence->diags, diag, "look for a part of its name with: purse place \"%.*s\"", STR_ARG(text));
    buf_release(&list);
}

static bool fail_place(Sentence *sentence, Word word, PlaceMatch *match)
{
    bool is_several = match->answer == PLACE_AMBIGUOUS;
    Str message =
        arena_printf(sentence->arena, is_several ? "'%.*s' may be one of several places" : "there is no place '%.*s'",
                     STR_ARG(word.text));
    Diag *diag = sentence_mistake(sentence, is_several ? DIAG_J041 : DIAG_J040, word, message);
    if (!diag)
        return false;
    if (!is_several && *sentence->near_left) {
        --*sentence->near_left;
        place_near(word.text, match);
    }
    list_near(sentence, diag, match, word.text);
    return false;
}

bool sentence_place(Sentence *sentence, PlaceId *out)
{
    Word word = word_next(sentence);
    if (word.kind != WORD_PLAIN && word.kind != WORD_TEXT)
        return sentence_fail(sentence, word, "a place", "us/il/chicago, or \"Cook County, Illinois\"");
    Index own = map_find(&sentence->journal->own_place_ids, word.text);
    if (own != MAP_ABSENT) {
        *out = PLACE_OWN_FIRST + own;
        return true;
    }
    PlaceMatch match = place_find_fast(word.text);
    *out = match.id;
    return match.answer == PLACE_FOUND || fail_place(sentence, word, &match);
}

bool sentence_agency(Sentence *sentence, PlaceId *out)
{
    Word word = word_peek(sentence);
    if (!sentence_place(sentence, out))
        return false;
    if (*out < PLACE_OWN_FIRST && place_get(*out).kind == PLACE_AGENCY)
        return true;
    return sentence_fail(sentence, word, "an agency", "money from us/doj to us/il/chicago in FY2016 is zero");
}

static bool is_group_id(const Sentence *sentence, Word word)
{
    return word.kind == WORD_PLAIN && map_find(&sentence->journal->group_ids, word.text) != MAP_ABSENT;
}

static bool place_term(Sentence *sentence, PlaceTerm *out)
{
    *out = (PlaceTerm){.kind = TERM_PLACE, .place = PLACE_NONE, .group = NO_INDEX};
    Word word = word_peek(sentence);
    if (is_group_id(sentence, word)) {
        word_next(sentence);
        out->kind = TERM_GROUP;
        out->group = map_find(&sentence->journal->group_ids, word.text);
        return true;
    }
    if (sentence_skip(sentence, "within"))
        out->kind = TERM_WITHIN;
    return sentence_place(sentence, &out->place);
}

bool sentence_list_goes_on(Sentence *sentence)
{
    Word next = word_peek(sentence);
    if (next.kind != WORD_COMMA && !word_is(next, "and"))
        return false;
    word_next(sentence);
    sentence_skip(sentence, "and");
    return true;
}

bool sentence_place_set(Sentence *sentence, PlaceSet *out)
{
    out->is_given = true;
    do {
        PlaceTerm term;
        if (!place_term(sentence, &term))
            return false;
        ARRAY_ADD(sentence->arena, &out->include, term);
    } while (sentence_list_goes_on(sentence));
    return true;
}

/* ---- periods and numbers ---- */

static bool fail_period(Sentence *sentence, Word word, PeriodProblem problem)
{
    DiagCode code = problem == PERIOD_MONTH   ? DIAG_J011
                    : problem == PERIOD_DAY   ? DIAG_J012
                    : problem == PERIOD_RANGE ? DIAG_J013
                                              : DIAG_J010;
    Diag *diag = sentence_mistake(sentence, code, word,
                                  arena_printf(sentence->arena, "'%.*s' is not a date", STR_ARG(word.text)));
    if (diag)
        diag_help(sentence->diags, diag, "write a year as 2016 or FY2016, a month as 2016-03, a day as 2016-03-31");
    return false;
}

static bool read_period(Sentence *sentence, Period *out)
{
    Word word = word_next(sentence);
    if (word.kind == WORD_END)
        return sentence_fail(sentence, word, "a date", "since 1994");
    PeriodProblem problem = word.kind == WORD_PLAIN ? period_parse(word.text, out) : PERIOD_SHAPE;
    return problem == PERIOD_OK || fail_period(sentence, word, problem);
}

static bool fail_periods(Sentence *sentence, Word word, const char *help)
{
    Diag *diag = sentence_mistake(sentence, DIAG_C005, word, STR("these periods cannot be compared"));
    if (diag)
        diag_help(sentence->diags, diag, "%s", help);
    return false;
}

bool sentence_span(Sentence *sentence, TimeSpan *out)
{
    Period first, last;
    Word word = word_peek(sentence);
    if (!read_period(sentence, &first))
        return false;
    *out = span_of_period(first);
    if (word_peek(sentence).kind != WORD_DOTS)
        return true;
    word_next(sentence);
    Word second = word_peek(sentence);
    if (!read_period(sentence, &last))
        return false;
    if (first.precision != PRECISION_MONTH || last.precision != PRECISION_MONTH || last.first < first.first ||
        last.until - first.first > 366) {
        word.until = second.until;
        return fail_periods(sentence, word, "a run is of months of one year, as in 2017-01..2017-03");
    }
    *out = (TimeSpan){first.first, last.until, SPAN_YEAR, true};
    return true;
}

bool sentence_day(Sentence *sentence, Date *out)
{
    Period period;
    if (!read_period(sentence, &period))
        return false;
    *out = period_last(period);
    return true;
}

static int small_number(Str word)
{
    static const char *const words[] = {"zero",     "one",      "two",      "three",   "four",    "five",
                                        "six",      "seven",    "eight",    "nine",    "ten",     "eleven",
                                        "twelve",   "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
                                        "eighteen", "nineteen", "twenty"};
    for (int i = 0; i <= 20; i++)
        if (str_equal(word, str_from_c(words[i])))
            return i;
    return -1;
}

static bool fail_number(Sentence *sentence, Word word, const char *help)
{
    Diag *diag =
        sentence_mistake(sentence, DIAG_C004, word,
                         word.kind == WORD_END ? STR("expected a number here")
                                               : arena_printf(sentence->arena, "'%.*s' is not a number that fits here",
                                                              STR_ARG(word.text)));
    if (diag)
        diag_help(sentence->diags, diag, "%s", help);
    return false;
}

/* 700, 1,000,000, $2.5, nine; million and billion may stand behind. */
bool sentence_number(Sentence *sentence, Decimal *out)
{
    Word word = word_next(sentence);
    Str text = str_starts(word.text, STR("$")) ? str_after(word.text, 1) : word.text;
    int small = word.kind == WORD_PLAIN ? small_number(text) : -1;
    *out = (Decimal){small, 0};
    if (small < 0 && (word.kind != WORD_PLAIN || decimal_parse(text, out) != DECIMAL_OK))
        return fail_number(sentence, word,
                           "write digits, as in 700 or 1,000,000 or 2.5; numbers up to twenty may be words");
    int zeros = sentence_skip(sentence, "thousand")  ? 3
                : sentence_skip(sentence, "million") ? 6
                : sentence_skip(sentence, "billion") ? 9
                                                     : 0;
    for (; zeros; zeros--) {
        if (out->scale)
            out->scale--;
        else if (__builtin_mul_overflow(out->digits, 10, &out->digits))
            return fail_number(sentence, word, "it is more than can be held exactly");
    }
    return true;
}

bool sentence_whole(Sentence *sentence, int64_t *out, int64_t most)
{
    Word word = word_peek(sentence);
    Decimal value;
    if (!sentence_number(sentence, &value))
        return false;
    *out = value.digits;
    if (!value.scale && value.digits >= 0 && value.digits <= most)
        return true;
    char help[64];
    snprintf(help, sizeof help, "write a whole number, at most %lld", (long long)most);
    return fail_number(sentence, word, help);
}

static bool bounded_number(Sentence *sentence, Decimal *out, bool *is_percent)
{
    if (!sentence_number(sentence, out))
        return false;
    if (word_peek(sentence).kind == WORD_PERCENT || word_is(word_peek(sentence), "percent")) {
        word_next(sentence);
        *is_percent = true;
    }
    return true;
}

bool sentence_bound(Sentence *sentence, Bound *out)
{
    static const struct {
        const char *words;
        BoundKind kind;
    } kinds[] = {{"more than", BOUND_MORE},    {"less than", BOUND_LESS},  {"fewer than", BOUND_LESS},
                 {"at least", BOUND_AT_LEAST}, {"at most", BOUND_AT_MOST}, {"between", BOUND_BETWEEN}};
    out->kind = BOUND_EQUAL;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds && out->kind == BOUND_EQUAL; i++)
        if (sentence_skip_all(sentence, kinds[i].words))
            out->kind = kinds[i].kind;
    if (!bounded_number(sentence, &out->low, &out->is_percent))
        return false;
    if (out->kind != BOUND_BETWEEN)
        return true;
    return sentence_expect(sentence, "and", "by between 5% and 10%") &&
           bounded_number(sentence, &out->high, &out->is_percent);
}

/* ---- rules ---- */

static Str rule_word(Word word)
{
    return str_starts(word.text, STR("^")) ? str_after(word.text, 1) : word.text;
}

bool sentence_is_rule(const Sentence *sentence, Word word)
{
    return word.kind == WORD_PLAIN && journal_find_rule(sentence->journal, rule_word(word)) != NO_INDEX;
}

static bool fail_rule(Sentence *sentence, Word word, bool policies_too)
{
    const Journal *journal = sentence->journal;
    Str id = rule_word(word);
    Index link = journal_find_link(journal, id);
    const char *what = policies_too ? "policy or condition" : "condition";
    if (link != NO_INDEX) {
        Str message = arena_printf(sentence->arena, "^%.*s is the link of an entry, not a %s", STR_ARG(id), what);
        Diag *diag = sentence_mistake(sentence, DIAG_C006, word, message);
        if (diag)
            diag_help(sentence->diags, diag, "name the %s by its id", what);
        return false;
    }
    Diag *diag = sentence_mistake(sentence, DIAG_J050, word,
                                  arena_printf(sentence->arena, "there is no %s '%.*s'", what, STR_ARG(id)));
    StrArray names = {0};
    for (size_t i = 0; diag && *sentence->near_left && i < journal->rules.count; i++)
        ARRAY_ADD(sentence->arena, &names, journal->rules.items[i].id);
    *sentence->near_left -= names.count > 0;
    Str near = diag_near_names(sentence->arena, id, names.items, names.count);
    if (diag)
        diag_help(sentence->diags, diag, "%.*s", STR_ARG(near.len ? near : STR("declare it, or mend the id")));
    return false;
}

bool sentence_rule(Sentence *sentence, bool policies_too, Index *out)
{
    Word word = word_next(sentence);
    if (word.kind != WORD_PLAIN)
        return sentence_fail(sentence, word, "a policy or condition", "eo13769, eo13780 were blocked by 2017-04-21");
    *out = journal_find_rule(sentence->journal, rule_word(word));
    if (*out == NO_INDEX)
        return fail_rule(sentence, word, policies_too);
    if (policies_too || sentence->journal->rules.items[*out].kind != RULE_POLICY)
        return true;
    Diag *diag =
        sentence_mistake(sentence, DIAG_C006, word,
                         arena_printf(sentence->arena, "'%.*s' is a policy; no money hangs on it", STR_ARG(word.text)));
    if (diag)
        diag_help(sentence->diags, diag, "name a condition here");
    return false;
}
