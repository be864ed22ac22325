/* Nouns that tell an event by the words beside them: warnings, replies, suits, cuts. Beside needs.c. */
#include "reading/needs.h"

enum { NEAR = 8 };

static bool is_hint_near(const Told *told, int kinds, uint32_t before, uint32_t behind)
{
    uint32_t least = told->match.at > told->first + before ? told->match.at - before : told->first,
             most = told->match.end + behind < told->until ? told->match.end + behind : told->until;
    for (uint32_t i = least; i < most; i++)
        if ((i < told->match.at || i >= told->match.end) && hint_at(told->text, i, kinds))
            return true;
    return false;
}

static bool is_word_before(const Told *told, Str word)
{
    return told->match.at > told->first && token_is_word(told->text, told->match.at - 1, word);
}

/* "its", "their", "the agency's" right before, an adjective between: "the state's written reply". */
static bool is_owned(const Told *told)
{
    for (uint32_t i = told->match.at; i-- > told->first && i + 2 >= told->match.at;)
        if (token_is_word(told->text, i, STR("'s")) || token_is_word(told->text, i, STR("its")) ||
            token_is_word(told->text, i, STR("their")) || token_is_mark(told->text, i, '\''))
            return true;
    return false;
}

/* "a warning from the state", "threats by the agency": whose it is, right behind. */
static bool is_from_party(const Told *told)
{
    const Text *text = told->text;
    uint32_t at = told->match.end;
    if (!token_is_word(text, at, STR("from")) && !token_is_word(text, at, STR("by")))
        return false;
    for (uint32_t i = at + 1; i < told->clause_end && i < at + 4; i++)
        if (needs_party_at(told, i))
            return true;
    return false;
}

/* "the loss of the grant", "a cut in aid", "funding freeze": the money that the noun is of. */
bool needs_of_money(const Told *told)
{
    const Text *text = told->text;
    uint32_t at = told->match.at, end = told->match.end;
    if (at > told->first && object_at(text, at - 1, OBJECT_MONEY))
        return true;
    bool joins = token_is_word(text, end, STR("of")) || token_is_word(text, end, STR("in")) ||
                 token_is_word(text, end, STR("to")) || token_is_word(text, end, STR("on")) ||
                 token_is_word(text, end - 1, STR("of"));
    for (uint32_t i = end; joins && i < told->clause_end && i < end + NEAR; i++) {
        if (needs_money_at(told, i))
            return true;
        if (i > end && (token_is_mark(text, i, ',') || modal_at(text, i) == MODAL_RELATIVE))
            return false;
    }
    return false;
}

bool needs_given(const Told *told)
{
    bool has_task_behind = token_is_word(told->text, told->match.end, STR("to"));
    return is_hint_near(told, HINT_GIVEN, NEAR, 0) || is_hint_near(told, HINT_CAME, 0, 2) || is_from_party(told) ||
           (is_owned(told) && has_task_behind);
}

bool needs_said(const Told *told)
{
    const Text *text = told->text;
    uint32_t at = told->match.at, end = told->match.end;
    if (is_owned(told) || (is_word_before(told, STR("in")) && token_is_word(text, end, STR("to"))))
        return true;
    bool is_definite =
        at > told->first && (modal_at(text, at - 1) == MODAL_DETERMINER || token_is_word(text, at - 1, STR("no")) ||
                             token_is_word(text, at - 1, STR("written")));
    bool is_told = token_is_word(text, end, STR("of")) || token_is_word(text, end, STR("to")) ||
                   token_is_word(text, end, STR("from")) || modal_at(text, end) == MODAL_BE ||
                   modal_at(text, end) == MODAL_HAVE || is_hint_near(told, HINT_CAME, 0, 1);
    return is_definite && is_told && needs_party(told);
}

/* "filed suit", "the suit says"; not one that a judge threw out: that is told by the judge. */
bool needs_suit(const Told *told)
{
    if (is_hint_near(told, HINT_SUES, 5, 0))
        return true;
    uint32_t before = told->match.at - 1;
    bool is_known = told->match.at > told->first && (modal_at(told->text, before) == MODAL_DETERMINER ||
                                                     is_owned(told) || is_word_before(told, STR("federal")));
    return is_known && (is_hint_near(told, HINT_SAID, 0, 4) || is_hint_near(told, HINT_CAME, 0, 2) ||
                        is_hint_near(told, HINT_SUES, 0, 3));
}

/* "the grant is on hold" */
bool needs_hold(const Told *told)
{
    const Text *text = told->text;
    uint32_t at = told->match.at;
    return at >= told->first + 2 && token_is_word(text, at - 1, STR("on")) &&
           (modal_at(text, at - 2) == MODAL_BE || str_starts(text_token(text, at - 2), STR("remain"))) &&
           needs_before(told, OBJECT_MONEY);
}

/* "filed a complaint"; nobody complains in court of a bare "complaints". */
bool needs_filed(const Told *told)
{
    enum { SOON = 4 };
    uint32_t least = told->match.at > told->first + SOON ? told->match.at - SOON : told->first;
    for (uint32_t i = least; i < told->until && i < told->match.end + SOON; i++)
        if (hint_at(told->text, i, HINT_SUES) && str_starts(text_token(told->text, i), STR("fil")))
            return true;
    return false;
}

/* "is in compliance", "remains out of compliance" */
bool needs_state(const Told *told)
{
    const Text *text = told->text;
    uint32_t at = told->match.at;
    bool is_in = at >= told->first + 2 && token_is_word(text, at - 1, STR("in"));
    bool is_out =
        at >= told->first + 3 && token_is_word(text, at - 1, STR("of")) && token_is_word(text, at - 2, STR("out"));
    uint32_t verb = is_in ? at - 2 : at - 3;
    if (!is_in && !is_out)
        return false;
    return modal_at(text, verb) == MODAL_BE || modal_at(text, verb) == MODAL_NOT ||
           str_starts(text_token(text, verb), STR("remain")) || token_is_word(text, verb, STR("now"));
}
