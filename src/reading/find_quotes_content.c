/* Where told words begin and end. */
#include "reading/quoting.h"

enum { LONGEST_SUBJECT = 14, FINITE_NEAR = 16 };

bool span_has_quote(const Unit *unit, Span span)
{
    for (uint32_t i = span.first; i < span.until; i++)
        if (item_is_quote(unit, i))
            return true;
    return false;
}

bool span_has_finite(const Unit *unit, Span span)
{
    for (uint32_t i = span.first; i < span.until; i++) {
        Str word = item_text(unit, i);
        bool may_be_third = i > span.first && word.len > 3 && !item_is_capital(unit, i) && str_ends(word, STR("s"));
        if (is_finite(unit, i) || (item_is_quote(unit, i) && quote_words(unit, i) > 1) || may_be_third)
            return true;
    }
    return false;
}

/* "was", "would", "rejected" before anything that ends the clause or makes it another construction. */
static bool has_verb_near(const Unit *unit, uint32_t first)
{
    if (item_pronoun(unit, first) && is_finite(unit, first))
        return true;
    for (uint32_t i = first + 1; i < unit->end && i - first < FINITE_NEAR; i++) {
        if (is_finite(unit, i) || (item_is_quote(unit, i) && !item_is_scare(unit, i)))
            return true;
        if (item_is_break(unit, i) || item_is_word(unit, i, STR("to")) || item_is_word(unit, i, STR("that")) ||
            item_grammar(unit, i) == GRAMMAR_SUBORDINATOR || item_pronoun(unit, i) == PRONOUN_WHO)
            return false;
    }
    return false;
}

static bool has_verb(const Unit *unit, uint32_t first)
{
    Span rest = {first + !(item_pronoun(unit, first) && is_finite(unit, first)), first + 1};
    while (rest.until < unit->end && !item_is_mark(unit, rest.until, ';'))
        rest.until++;
    return span_has_finite(unit, rest);
}

bool clause_begins(const Unit *unit, uint32_t item, bool strictly)
{
    int kind = item_grammar(unit, item);
    if (item + 1 >= unit->end || item_is_break(unit, item) || kind == GRAMMAR_NOT_A_CLAUSE)
        return false;
    bool is_bound =
        kind == GRAMMAR_UNSURE || item_is_word(unit, item, STR("when")) || item_is_word(unit, item, STR("because"));
    if (is_bound && !strictly)
        return has_verb(unit, item);
    if (!begins_noun(unit, item) && !item_is_quote(unit, item))
        return false;
    if (item_is_break(unit, item + 1) && item_pronoun(unit, item))
        return false;
    return strictly ? has_verb_near(unit, item) : has_verb(unit, item);
}

/* ---- The end ---- */

/* A cue whose own subject begins at `item`: what is told before ends there. */
static bool cue_takes_over(const Quoting *quoting, const Cue *but, uint32_t item)
{
    for (uint32_t i = 0; i < quoting->cue_count; i++) {
        const Cue *cue = &quoting->cues[i];
        if (cue == but || cue->verb < item || cue->verb - item > LONGEST_SUBJECT)
            continue;
        SubjectKind kind = cue->subject.kind;
        if ((kind == SUBJECT_BEFORE && cue->subject.source.first == item) ||
            (kind == SUBJECT_AFTER && cue->verb == item) || (kind == SUBJECT_INHERITED && cue->left == item))
            return true;
    }
    return false;
}

/* "adding that", "calling it": words of the one who tells, not told. */
static bool is_telling_participle(const Unit *unit, uint32_t item)
{
    return item_in(unit, item, CLASS_CUE) &&
           (token_value(unit->text, unit->items[item].first, CLASS_CUE) & CUE_FORM_BITS) == CUE_ING;
}

static bool turns_away(const Unit *unit, uint32_t item)
{
    static const char *const words[] = {"but", "although", "though", "while", "whereas", "yet", "even"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (item_is_word(unit, item, str_from_c(words[i])))
            return true;
    return item_is_word(unit, item, STR("according")) || is_telling_participle(unit, item);
}

/* ", a reading that the mayor rejects": a remark of the one who writes. */
static bool remarks(const Unit *unit, uint32_t item)
{
    enum { NEAR = 4 };
    if (!item_is_word(unit, item, STR("a")) && !item_is_word(unit, item, STR("an")))
        return false;
    for (uint32_t i = item + 2; i <= item + NEAR; i++)
        if (item_is_word(unit, i, STR("that")))
            return true;
    return false;
}

/* Whether told words end with the comma (or the quotation that ends in one) at `stop`. */
static bool ends_at_stop(const Quoting *quoting, const Cue *cue, uint32_t stop)
{
    const Unit *unit = &quoting->unit;
    uint32_t next = stop + 1;
    if (cue && (cue->subject.is_fronted || cue->subject.kind == SUBJECT_RELATIVE))
        return true;
    if (turns_away(unit, next) || remarks(unit, next) || cue_takes_over(quoting, cue, next))
        return true;
    bool is_joined = item_is_word(unit, next, STR("and")) || item_is_word(unit, next, STR("or"));
    return is_joined && cue_takes_over(quoting, cue, next + 1) && !item_is_word(unit, next + 1, STR("that"));
}

static bool has_dash_behind(const Unit *unit, uint32_t item)
{
    for (uint32_t i = item + 1; i < unit->end; i++)
        if (item_is_mark(unit, i, MARK_DASH))
            return true;
    return false;
}

/* "and said": the second verb of the one who told before. */
static bool shares_subject(const Quoting *quoting, const Cue *but, uint32_t item)
{
    if (item_grammar(&quoting->unit, item) != GRAMMAR_COORDINATOR)
        return false;
    for (uint32_t i = 0; i < quoting->cue_count; i++) {
        const Cue *cue = &quoting->cues[i];
        if (cue != but && cue->subject.kind == SUBJECT_INHERITED && !cue->is_participial && cue->left == item + 1)
            return true;
    }
    return false;
}

uint32_t clause_end(const Quoting *quoting, const Cue *cue, uint32_t first)
{
    const Unit *unit = &quoting->unit;
    uint32_t item = first;
    bool in_dashes = false;
    for (; item < unit->end; item++) {
        bool is_quote = item_is_quote(unit, item);
        if (item > first && (item_is_mark(unit, item, ';') || shares_subject(quoting, cue, item)))
            break;
        if (!in_dashes && item_is_stop(unit, item) && ends_at_stop(quoting, cue, item)) {
            item += is_quote;
            break;
        }
        if (item_is_mark(unit, item, MARK_DASH)) {
            if (!in_dashes && !has_dash_behind(unit, item))
                break;
            in_dashes = !in_dashes;
        }
    }
    while (item > first && item_is_break(unit, item - 1) && !item_is_mark(unit, item - 1, ')'))
        item--;
    return item;
}
