/* From the verb to the words that are told: over the one who is told, over words of time and place. */
#include "reading/quoting.h"

enum { LONGEST_OBJECT = 16, ADVERBIALS = 5 };

static bool is_that(const Unit *unit, uint32_t item)
{
    return item_is_word(unit, item, STR("that"));
}

/* "the plan" of "told the council the plan": a second noun phrase. */
static bool begins_second(const Unit *unit, uint32_t item)
{
    int before = item_grammar(unit, item - 1);
    bool follows_noun = before == 0 || item_is_date(unit, item - 1);
    if (!follows_noun || item_is_mark(unit, item - 1, '\'') || item_is_word(unit, item - 1, STR("'s")))
        return false;
    return item_grammar(unit, item) == GRAMMAR_DETERMINER ||
           (item_is_capital(unit, item) && !item_is_capital(unit, item - 1));
}

static bool is_object_pronoun(const Unit *unit, uint32_t item)
{
    static const char *const words[] = {"him", "them", "me", "us", "you", "it", "himself", "herself", "themselves"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (item_is_word(unit, item, str_from_c(words[i])))
            return true;
    int next = item_grammar(unit, item + 1);
    return item_is_word(unit, item, STR("her")) && (is_that(unit, item + 1) || next == GRAMMAR_DETERMINER ||
                                                    item_pronoun(unit, item + 1) || item_is_break(unit, item + 1));
}

static bool is_clause_pronoun(const Unit *unit, uint32_t item)
{
    int pronoun = item_pronoun(unit, item);
    return pronoun && pronoun != PRONOUN_WHO && pronoun != PRONOUN_SOME && item_grammar(unit, item - 1) == 0;
}

/* Behind the one who is told. */
static uint32_t behind_object(const Unit *unit, uint32_t first, bool needs_object)
{
    if (item_is_quote(unit, first) && is_that(unit, first + 1))
        return first + 1;
    if (item_is_quote(unit, first) || is_that(unit, first) || item_is_break(unit, first))
        return first;
    if (is_object_pronoun(unit, first))
        return first + 1;
    for (uint32_t i = first + 1; i < unit->end && i - first < LONGEST_OBJECT; i++) {
        if (item_is_quote(unit, i) || is_that(unit, i) || item_is_break(unit, i) || item_is_word(unit, i, STR("to")) ||
            is_clause_pronoun(unit, i) || begins_second(unit, i) || item_is_date(unit, i) || item_is_time(unit, i))
            return i;
        int kind = item_grammar(unit, i);
        if (kind == GRAMMAR_UNSURE || kind == GRAMMAR_QUESTION || kind == GRAMMAR_PREPOSITION)
            return kind == GRAMMAR_PREPOSITION && item_is_word(unit, i, STR("of")) ? behind_object(unit, i + 1, false)
                                                                                   : i;
        if (kind == GRAMMAR_MODAL || kind == GRAMMAR_BE || kind == GRAMMAR_FINITE)
            return needs_object ? first + 1 : first;
        if (i + 1 == unit->end)
            return unit->end;
    }
    return first;
}

/* Words in which things are said: "in a statement", "at a hearing". */
static bool is_occasion(const Unit *unit, uint32_t item)
{
    static const char *const words[] = {
        "hearing",     "court",        "meeting",   "session",    "conference", "rally",   "call",       "remarks",
        "speech",      "writing",      "press",     "debate",     "forum",      "event",   "television", "reporters",
        "radio",       "twitter",      "facebook",  "floor",      "audience",   "message", "video",      "news",
        "testimony",   "document",     "documents", "papers",     "column",     "book",    "address",    "spokesman",
        "spokeswoman", "spokesperson", "lawyer",    "appearance", "briefing",   "vote",    "order"};
    if (item_in(unit, item, CLASS_CUE) &&
        (token_value(unit->text, unit->items[item].first, CLASS_CUE) & CUE_FRAME_BITS) == CUE_NOUN)
        return true;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (item_is_word(unit, item, str_from_c(words[i])))
            return true;
    return item_is_date(unit, item);
}

/* Behind "in a statement to the council"; the phrase itself when a clause may follow that is its own. */
static uint32_t behind_phrase(const Unit *unit, uint32_t first)
{
    bool is_occasional = false;
    uint32_t item = first + 1;
    for (; item < unit->end && item - first < LONGEST_OBJECT; item++) {
        if (item_is_quote(unit, item) || is_that(unit, item) || item_is_break(unit, item))
            return item;
        is_occasional |= is_occasion(unit, item);
        bool is_clause = is_clause_pronoun(unit, item) || (item > first + 1 && begins_second(unit, item));
        if (is_clause && is_occasional)
            return item;
        int kind = item_grammar(unit, item);
        if (is_occasional && (kind == GRAMMAR_UNSURE || kind == GRAMMAR_QUESTION))
            return item;
        if (is_clause || kind == GRAMMAR_MODAL || kind == GRAMMAR_BE || kind == GRAMMAR_FINITE)
            return first;
    }
    return item == unit->end ? item : first;
}

/* Behind a comma or a colon that leads to a quotation or to "that", also over words between two commas. */
static uint32_t behind_mark(const Unit *unit, uint32_t mark)
{
    if (item_is_quote(unit, mark + 1) || (is_that(unit, mark + 1) && item_is_mark(unit, mark, ',')))
        return mark + 1;
    uint32_t i = mark + 1;
    while (i < unit->end && i - mark < LONGEST_OBJECT && !item_is_break(unit, i) && !item_is_quote(unit, i))
        i++;
    bool closes = item_is_mark(unit, mark, ',') && item_is_mark(unit, i, ',');
    return closes && (is_that(unit, i + 1) || item_is_quote(unit, i + 1)) ? i + 1 : mark;
}

static uint32_t behind_one(const Unit *unit, uint32_t item)
{
    if (item >= unit->end)
        return item;
    if (item_is_mark(unit, item, ',') || item_is_mark(unit, item, ':'))
        return behind_mark(unit, item);
    if (item_is_quote(unit, item))
        return item;
    if (item_is_adverb(unit, item) || item_in(unit, item, CLASS_WEEKDAY))
        return item + 1;
    if (item_is_time(unit, item))
        return item + 2;
    if (item_in(unit, item, CLASS_MONTH) && item_is_date(unit, item + 1))
        return item + 2;
    bool is_time = item_is_word(unit, item, STR("before")) || item_is_word(unit, item, STR("after"));
    return is_time || item_grammar(unit, item) == GRAMMAR_PREPOSITION ? behind_phrase(unit, item) : item;
}

uint32_t behind_cue(const Unit *unit, const Cue *cue)
{
    uint32_t item = cue->subject.kind == SUBJECT_AFTER ? cue->subject.source.until : cue->until;
    if (cue->frame == CUE_TELL && cue->subject.kind != SUBJECT_AFTER)
        item = behind_object(unit, item, item_is_word(unit, cue->verb, STR("told")));
    for (int i = 0; i < ADVERBIALS; i++) {
        bool is_promise = cue->frame == CUE_PLEDGE || cue->frame == CUE_THREATEN;
        uint32_t next = is_promise && item_is_word(unit, item, STR("to")) ? item : behind_one(unit, item);
        if (next == item)
            break;
        item = next;
    }
    return item;
}
