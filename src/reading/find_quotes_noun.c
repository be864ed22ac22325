/* Noun phrases, by the small words around them: there is no grammar of English here. */
#include "reading/quoting.h"

enum { LONGEST_NOUN = 40, SHORT_NOUN = 5 };

static bool is_number(const Unit *unit, uint32_t item)
{
    return item < unit->count && !item_is_quote(unit, item) &&
           unit->text->tokens.items[unit->items[item].first].kind == TOKEN_NUMBER;
}

/* A word in -ed after a noun: mostly a verb. */
static bool ends_in_ed(const Unit *unit, uint32_t item)
{
    Str word = item_text(unit, item);
    return word.len > 4 && str_ends(word, STR("ed")) && !item_is_quote(unit, item) && !item_is_capital(unit, item);
}

bool is_finite(const Unit *unit, uint32_t item)
{
    switch (item_grammar(unit, item)) {
    case GRAMMAR_FINITE:
    case GRAMMAR_MODAL:
    case GRAMMAR_BE:
    case GRAMMAR_NEGATION:
    case GRAMMAR_VERB: return !item_is_word(unit, item, STR("to"));
    default: break;
    }
    Str word = item_text(unit, item);
    if (item_pronoun(unit, item) && str_find_char(word, '\'', 0) + str_find_char(word, '\xE2', 0) < 2 * word.len)
        return true; /* "he'd" */
    bool follows_noun = item > 0 && item_grammar(unit, item - 1) != GRAMMAR_DETERMINER;
    return follows_noun && ends_in_ed(unit, item);
}

bool begins_noun(const Unit *unit, uint32_t item)
{
    if (item >= unit->end || item_is_break(unit, item) || item_is_date(unit, item))
        return is_number(unit, item) && item + 1 < unit->end && !item_is_break(unit, item + 1);
    if (item_is_quote(unit, item))
        return false;
    int kind = item_grammar(unit, item);
    if (item_pronoun(unit, item))
        return item_pronoun(unit, item) != PRONOUN_WHO;
    return kind == 0 ? !item_is_adverb(unit, item) : kind == GRAMMAR_DETERMINER;
}

/* Whether a noun phrase cannot reach over the item. */
static bool is_edge(const Unit *unit, uint32_t item)
{
    if (item_is_break(unit, item) || (item_is_quote(unit, item) && !item_is_scare(unit, item)) ||
        item_is_stop(unit, item))
        return true;
    if (item_pronoun(unit, item) && item_grammar(unit, item) != GRAMMAR_DETERMINER)
        return true;
    switch (item_grammar(unit, item)) {
    case GRAMMAR_SUBORDINATOR:
    case GRAMMAR_UNSURE:
    case GRAMMAR_FINITE:
    case GRAMMAR_MODAL:
    case GRAMMAR_BE:
    case GRAMMAR_NEGATION:
    case GRAMMAR_QUESTION:
    case GRAMMAR_VERB: return true;
    case GRAMMAR_COORDINATOR: return !item_is_word(unit, item, STR("and"));
    default: break;
    }
    return item_is_word(unit, item, STR("that")) ||
           (item_in(unit, item, CLASS_CUE) && !item_is_capital(unit, item) && item_text(unit, item).len > 3 &&
            (token_value(unit->text, unit->items[item].first, CLASS_CUE) & CUE_FORM_BITS) == CUE_PAST &&
            !(item > 0 && item_grammar(unit, item - 1) == GRAMMAR_DETERMINER));
}

static bool has_verb(const Unit *unit, uint32_t first, uint32_t until)
{
    for (uint32_t i = first; i < until; i++)
        if (is_finite(unit, i))
            return true;
    return false;
}

/* "Smith and Jones", "mayors and governors" are one; "the cut was made and Smith" is not. */
static bool joins(const Unit *unit, uint32_t and, uint32_t floor)
{
    if (and <= floor || is_edge(unit, and-1))
        return false;
    if (item_is_capital(unit, and-1) && item_is_capital(unit, and+1))
        return true;
    if (item_grammar(unit, and+1) != GRAMMAR_DETERMINER)
        return item_grammar(unit, and+1) == 0 && !item_is_capital(unit, and+1);
    return item_grammar(unit, unit->body) == GRAMMAR_DETERMINER && and-unit->body <= SHORT_NOUN &&
           !has_verb(unit, unit->body + 2, and);
}

/* Behind a preposition and what it governs: "in a letter" of "in a letter the agency"; `until` when all is governed. */
static uint32_t behind_phrase(const Unit *unit, uint32_t first, uint32_t until)
{
    for (uint32_t i = first + 2; i < until; i++) {
        bool is_fresh = item_grammar(unit, i - 1) == 0 || item_is_date(unit, i - 1);
        bool is_low = !item_is_capital(unit, i - 1) || item_is_date(unit, i - 1);
        bool is_head = item_grammar(unit, i) == GRAMMAR_DETERMINER || (item_is_capital(unit, i) && is_low);
        if (is_fresh && is_head && !item_is_date(unit, i))
            return i;
    }
    return until;
}

/* The phrase without words of time and manner in front of it. */
static Span without_front(const Unit *unit, Span noun)
{
    while (noun.first < noun.until) {
        uint32_t first = noun.first;
        int kind = item_grammar(unit, first);
        if (kind == GRAMMAR_COORDINATOR || kind == GRAMMAR_SUBORDINATOR)
            noun.first++;
        else if (item_is_time(unit, first))
            noun.first += 2;
        else if (kind == GRAMMAR_PREPOSITION)
            noun.first = behind_phrase(unit, first, noun.until);
        else if (item_is_adverb(unit, first) || (item_is_date(unit, first) && !is_number(unit, first)))
            noun.first++;
        else
            break;
    }
    return noun;
}

/* A phrase must end in something that can be a head. */
static bool ends_well(const Unit *unit, Span noun)
{
    uint32_t last = noun.until - 1;
    int kind = item_grammar(unit, last);
    if (item_pronoun(unit, last))
        return true;
    if (kind == GRAMMAR_DETERMINER || kind == GRAMMAR_PREPOSITION || kind == GRAMMAR_COORDINATOR ||
        item_in(unit, last, CLASS_NUMBER))
        return false;
    if (item_is_word(unit, last, STR("'s")) || item_is_word(unit, last, STR("\xE2\x80\x99s")) ||
        item_is_mark(unit, last, '\''))
        return false;
    return !is_number(unit, last) ||
           (last > noun.first && (item_is_date(unit, last - 1) || item_is_capital(unit, last - 1)));
}

/* Before "on Tuesday" of "the mayor on Tuesday said". */
static uint32_t before_date(const Unit *unit, uint32_t until, uint32_t floor)
{
    uint32_t item = until;
    while (item > floor + 1 && item_is_date(unit, item - 1) && item_grammar(unit, item - 1) != GRAMMAR_TIME)
        item--;
    bool is_on = item_is_word(unit, item - 1, STR("on"));
    return item < until && item > floor + 1 && (is_on || item_in(unit, item, CLASS_WEEKDAY)) ? item - is_on : until;
}

Span noun_before(const Unit *unit, uint32_t until, uint32_t floor)
{
    if (until > floor)
        until = before_date(unit, until, floor);
    Span noun = {until, until};
    if (until <= floor)
        return noun;
    if (item_pronoun(unit, until - 1) && item_grammar(unit, until - 1) != GRAMMAR_DETERMINER)
        return (Span){until - 1, until};
    while (noun.first > floor && noun.until - noun.first < LONGEST_NOUN) {
        uint32_t item = noun.first - 1;
        if (is_edge(unit, item) || (item_is_word(unit, item, STR("and")) && !joins(unit, item, floor)))
            break;
        noun.first = item;
    }
    noun = without_front(unit, noun);
    return noun.first < noun.until && ends_well(unit, noun) ? noun : (Span){until, until};
}

/* Whether the phrase that has come to the preposition goes on: "the mayor of", but not "Smith in a statement". */
static bool goes_over(const Unit *unit, uint32_t item)
{
    if (item_is_word(unit, item, STR("of")) || item_is_word(unit, item, STR("for")))
        return true;
    if (item_is_word(unit, item, STR("to")))
        return item_grammar(unit, item + 1) == GRAMMAR_DETERMINER && !item_is_capital(unit, item - 1);
    bool is_near = item_is_word(unit, item, STR("in")) || item_is_word(unit, item, STR("from")) ||
                   item_is_word(unit, item, STR("at")) || item_is_word(unit, item, STR("with"));
    return is_near && !item_is_capital(unit, item - 1) && !item_is_date(unit, item + 1) &&
           (item_is_capital(unit, item + 1) || item_grammar(unit, item + 1) == GRAMMAR_DETERMINER) &&
           !item_is_word(unit, item + 1, STR("a")) && !item_is_word(unit, item + 1, STR("an"));
}

static uint32_t bare_end(const Unit *unit, uint32_t first)
{
    uint32_t item = first + 1;
    if (item_pronoun(unit, first) && item_grammar(unit, first) != GRAMMAR_DETERMINER)
        return item;
    for (; item < unit->end && item - first < LONGEST_NOUN; item++) {
        int kind = item_grammar(unit, item);
        bool is_second = kind == GRAMMAR_DETERMINER && item_grammar(unit, item - 1) == 0;
        bool is_quoted = item_is_quote(unit, item) && item_grammar(unit, item - 1) != GRAMMAR_DETERMINER;
        bool is_stop = is_edge(unit, item) || is_second || is_quoted || item_is_adverb(unit, item) ||
                       (item_is_date(unit, item) && !is_number(unit, item)) ||
                       (kind == GRAMMAR_PREPOSITION && !goes_over(unit, item)) || item_is_time(unit, item) ||
                       (item_is_word(unit, item, STR("and")) && !begins_noun(unit, item + 1));
        if (is_stop)
            break;
    }
    return item;
}

/* Whether what stands behind a comma says who the one before it is. */
static bool begins_description(const Unit *unit, uint32_t item)
{
    if (item_pronoun(unit, item) == PRONOUN_WHO || item_is_word(unit, item, STR("whose")) ||
        item_is_word(unit, item, STR("of")) || item_in(unit, item, CLASS_TITLE))
        return true;
    if (is_number(unit, item))
        return item_is_break(unit, item + 1);
    int kind = item_grammar(unit, item);
    Str word = item_text(unit, item);
    bool is_verb = str_ends(word, STR("ing")) || ends_in_ed(unit, item) || item_in(unit, item, CLASS_CUE);
    return begins_noun(unit, item) && !item_is_date(unit, item) && !is_verb && !item_is_time(unit, item) &&
           (kind == GRAMMAR_DETERMINER || !item_pronoun(unit, item));
}

/* The end of a description that begins at `item`; `item` when it turns out to be a clause of its own. */
static uint32_t description_end(const Unit *unit, uint32_t item)
{
    bool is_clause = item_pronoun(unit, item) == PRONOUN_WHO || item_is_word(unit, item, STR("whose"));
    uint32_t end = item;
    for (; end < unit->end && end - item < LONGEST_NOUN; end++) {
        if (item_is_break(unit, end) || (item_is_quote(unit, end) && !item_is_scare(unit, end)))
            break;
        if (!is_clause && (is_finite(unit, end) || item_is_word(unit, end, STR("that"))) && !ends_in_ed(unit, end))
            return item;
    }
    return end;
}

Span noun_after(const Unit *unit, uint32_t first)
{
    enum { DESCRIPTIONS = 3 };
    if (!begins_noun(unit, first))
        return (Span){first, first};
    Span noun = {first, bare_end(unit, first)};
    for (int i = 0; i < DESCRIPTIONS && item_is_mark(unit, noun.until, ','); i++) {
        if (!begins_description(unit, noun.until + 1))
            break;
        uint32_t end = description_end(unit, noun.until + 1);
        if (end == noun.until + 1)
            break;
        noun.until = end;
    }
    return noun;
}

/* ---- Apposition before the verb ---- */

/* "D-Ill.", "45", "Jr.": between commas, of the one before. */
static bool is_tag(const Unit *unit, Span segment)
{
    Str word = item_text(unit, segment.first);
    bool is_party = word.len > 2 && word.ptr[1] == '-';
    return segment.until - segment.first <= 3 &&
           (is_number(unit, segment.first) || is_party || str_starts(word, STR("Jr")) ||
            item_in(unit, segment.first, CLASS_ABBREVIATION));
}

static uint32_t segment_start(const Unit *unit, uint32_t until, uint32_t floor)
{
    uint32_t first = until;
    while (first > floor && until - first < LONGEST_NOUN &&
           (!item_is_break(unit, first - 1) || item_is_mark(unit, first - 1, '.')) &&
           !(item_is_quote(unit, first - 1) && !item_is_scare(unit, first - 1)))
        first--;
    return first;
}

Span apposed_before(const Unit *unit, uint32_t comma, uint32_t floor)
{
    Span none = {comma, comma};
    uint32_t inner = segment_start(unit, comma, floor);
    if (inner == comma || inner <= floor || !item_is_mark(unit, inner - 1, ','))
        return none;
    int kind = item_grammar(unit, inner);
    bool is_participle = ends_in_ed(unit, inner) || str_ends(item_text(unit, inner), STR("ing"));
    bool is_aside = (kind == GRAMMAR_PREPOSITION && !item_is_word(unit, inner, STR("of"))) ||
                    item_is_adverb(unit, inner) || is_participle;
    Span named = noun_before(unit, inner - 1, floor);
    bool is_fit = is_aside || begins_description(unit, inner) || is_tag(unit, (Span){inner, comma});
    if (named.first == named.until || !is_fit)
        return none;
    for (int i = 0; i < 2 && named.first > floor && item_is_mark(unit, named.first - 1, ','); i++) {
        bool is_more = is_tag(unit, named) || item_grammar(unit, named.first) == GRAMMAR_DETERMINER;
        Span wider = noun_before(unit, named.first - 1, floor);
        if (!is_more || wider.first == wider.until || !item_is_capital(unit, wider.first))
            break;
        named.first = wider.first;
    }
    return (Span){named.first, is_aside ? inner - 1 : comma};
}

/* ---- What a sentence is about ---- */

/* Behind "In a letter dated March 8, ": phrases and clauses in front that end in a comma. */
static uint32_t behind_fronted(const Unit *unit, uint32_t item)
{
    enum { FRONTED = 3, LONGEST = 30 };
    for (int i = 0; i < FRONTED; i++) {
        int kind = item_grammar(unit, item);
        bool is_fronted = kind == GRAMMAR_PREPOSITION || kind == GRAMMAR_SUBORDINATOR || kind == GRAMMAR_UNSURE ||
                          item_is_adverb(unit, item) || item_in(unit, item, CLASS_CUE) || item_is_time(unit, item);
        uint32_t comma = item;
        while (comma < unit->end && comma - item < LONGEST && !item_is_stop(unit, comma))
            comma++;
        if (!is_fronted || comma >= unit->end || !item_is_stop(unit, comma))
            break;
        item = comma + 1;
    }
    return item;
}

Span noun_until_verb(const Unit *unit, uint32_t first)
{
    Span noun = without_front(unit, (Span){first, unit->end});
    if (noun.first >= unit->end || !begins_noun(unit, noun.first))
        return (Span){first, first};
    noun.until = noun.first + 1;
    while (noun.until < unit->end && noun.until - noun.first < LONGEST_NOUN && !is_edge(unit, noun.until) &&
           !is_finite(unit, noun.until) && !item_is_adverb(unit, noun.until))
        noun.until++;
    return noun;
}

Span main_subject(const Unit *unit)
{
    return noun_until_verb(unit, behind_fronted(unit, unit->body));
}
