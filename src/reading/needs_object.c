/* What an action is done to: "cut" with money behind it, "was blocked" with an order before it. Beside needs.c. */
#include "reading/needs.h"

enum { OBJECT_REACH = 9, SUBJECT_REACH = 14, BACK = 60 };

static bool is_amount(const Told *told, uint32_t token)
{
    const Token *t = &told->text->tokens.items[token];
    return t->kind == TOKEN_MARK && t->mark == '$';
}

static bool is_object(const Told *told, uint32_t token, int kinds)
{
    return object_at(told->text, token, kinds) || (kinds & OBJECT_MONEY && is_amount(told, token));
}

bool needs_money_at(const Told *told, uint32_t token)
{
    return is_object(told, token, OBJECT_MONEY);
}

/* "withheld judgment on the grant", "suspended the hearing": what is cut is no money. */
bool needs_no_money(const Text *text, uint32_t token)
{
    uint32_t at = modal_at(text, token) == MODAL_DETERMINER ? token + 1 : token;
    return hint_at(text, at, HINT_NO_MONEY) &&
           (token_is_word(text, at + 1, STR("on")) || token_is_word(text, at + 1, STR("of")) ||
            token_is_word(text, at + 1, STR("about")) || token_is_word(text, at + 1, STR("for")));
}

/* Where the object of a verb cannot go on: "denied that it", "stopped to count", "stopped short of cutting". */
static bool ends_object(const Told *told, uint32_t token)
{
    const Text *text = told->text;
    bool is_first = token == told->match.end;
    if (modal_at(text, token) == MODAL_RELATIVE || token_is_mark(text, token, ',') ||
        token_is_word(text, token, STR("short")) || modal_at(text, token) == MODAL_ABLE)
        return true;
    if (is_first && token_is_word(text, token, STR("to")))
        return true;
    return token_in(text, token, CLASS_TRIGGER) && str_ends(text_token(text, token), STR("ing")) &&
           !object_at(text, token, 0xFF);
}

/* "part of the grant", "access to funds": a word before "of" that leaves the money the object. */
static bool is_quantity(const Text *text, uint32_t token)
{
    const Token *t = &text->tokens.items[token];
    return hint_at(text, token, HINT_PART) || t->kind != TOKEN_WORD || t->flags & TOKEN_CAPITAL ||
           modal_at(text, token) != MODAL_NONE;
}

/* "ended a review of the grant", "revoked its threat to cut it": another thing is the object, and money only its own.
 */
static bool is_of_another(const Told *told, uint32_t token)
{
    const Text *text = told->text;
    bool joins = token_is_word(text, token, STR("of")) || token_is_word(text, token, STR("on")) ||
                 token_is_word(text, token, STR("for")) || token_is_word(text, token, STR("to")) ||
                 token_is_word(text, token, STR("in"));
    bool is_threat = token > told->match.end && modal_at(text, token - 1) == MODAL_THREAT;
    return joins && token > told->match.end && told->match.trigger->flags & TRIGGER_CUT && !(told->said & SAID_NOUN) &&
           (is_threat || !is_quantity(text, token - 1));
}

/* "denying, delaying or clawing back any grant": the object of all of them comes last. */
static bool joins_verbs(const Told *told, uint32_t token)
{
    const Text *text = told->text;
    bool is_comma = token_is_mark(text, token, ',');
    uint32_t next = token + 1;
    if (is_comma && (token_is_word(text, next, STR("or")) || token_is_word(text, next, STR("and"))))
        next++;
    bool is_or = token_is_word(text, token, STR("or")) || token_is_word(text, token, STR("and"));
    return (is_comma || is_or) && trigger_is_cut(text, next);
}

bool needs_behind(const Told *told, int kinds)
{
    uint32_t most =
        told->match.end + OBJECT_REACH < told->clause_end ? told->match.end + OBJECT_REACH : told->clause_end;
    bool is_joined = false;
    for (uint32_t i = told->match.end; i < most; i++) {
        is_joined = is_joined || joins_verbs(told, i);
        if ((ends_object(told, i) && !is_joined) || is_of_another(told, i))
            return false;
        if (is_object(told, i, kinds))
            return true;
    }
    return false;
}

/* "the grant it suspended", "$2 million that the state has kept": the object stands before the subject. */
bool needs_object_before_subject(const Told *told, int kinds)
{
    enum { SUBJECT_MOST = 6 };
    const Text *text = told->text;
    for (uint32_t i = told->chain; i-- > told->first && i + SUBJECT_MOST >= told->chain;) {
        if (i + 1 < told->chain && object_at(text, i, kinds))
            return true;
        ModalKind kind = modal_at(text, i);
        bool is_name = text->tokens.items[i].flags & TOKEN_CAPITAL || token_in(text, i, CLASS_UNIT) ||
                       kind == MODAL_DETERMINER || kind == MODAL_SUBJECT || kind == MODAL_RELATIVE ||
                       kind == MODAL_BODY || text->tokens.items[i].mark == MARK_QUOTE_OPEN;
        if (!is_name)
            return false;
    }
    return false;
}

bool needs_before(const Told *told, int kinds)
{
    for (uint32_t i = told->chain; i-- > told->clause && i + SUBJECT_REACH >= told->chain;)
        if (is_object(told, i, kinds))
            return true;
    return false;
}

static bool is_spoken_of(const Told *told, int kinds)
{
    for (uint32_t i = told->match.at; i-- > 0 && i + BACK >= told->match.at;)
        if (is_object(told, i, kinds))
            return true;
    return false;
}

/* "both were blocked", "it was withheld": of what was spoken of before. */
static bool has_short_subject(const Told *told, int kinds)
{
    bool is_short = false;
    for (uint32_t i = told->clause; i < told->match.at && told->match.at - told->clause <= 5; i++)
        is_short = is_short || hint_at(told->text, i, HINT_IT) || modal_at(told->text, i) == MODAL_RELATIVE;
    return is_short && is_spoken_of(told, kinds);
}

/* "withheld it", "got most of it back" */
static bool has_word_for_it(const Told *told)
{
    const Text *text = told->text;
    uint32_t end = told->match.end;
    return hint_at(text, end, HINT_IT) || (hint_at(text, end, HINT_PART) && token_is_word(text, end + 1, STR("of")) &&
                                           hint_at(text, end + 2, HINT_IT));
}

/* "it never did cancel.", "the agency may suspend.": the object was spoken of, and in doubt nothing is done. */
static bool is_left_out(const Told *told, int kinds)
{
    uint32_t end = told->match.end;
    bool ends = end >= told->until || clause_is_boundary(told->text, end) || token_is_mark(told->text, end, ',');
    return ends && told->said & (SAID_NEGATED | SAID_MODAL) && is_spoken_of(told, kinds);
}

/* The object of the verb, or of a passive its subject. */
bool needs_object(const Told *told, int kinds)
{
    if (told->said & SAID_PASSIVE)
        return needs_before(told, kinds) || has_short_subject(told, kinds);
    if (told->match.trigger->flags & TRIGGER_ITSELF && needs_before(told, kinds))
        return true;
    return needs_behind(told, kinds) || (has_word_for_it(told) && is_spoken_of(told, kinds)) ||
           needs_object_before_subject(told, kinds) || is_left_out(told, kinds);
}

/* "was stripped of $1 million", "was denied the money": of a passive it stands behind. */
bool needs_denied(const Told *told)
{
    return needs_object(told, OBJECT_MONEY) || (told->said & SAID_PASSIVE && needs_behind(told, OBJECT_MONEY));
}

/* The money, or the agreement that it comes by: "ended its agreement with the county". */
bool needs_award(const Told *told)
{
    static const Str words[] = {{"agreement", 9}, {"agreements", 10}, {"contract", 8}, {"contracts", 9}};
    if (needs_object(told, OBJECT_MONEY))
        return true;
    bool is_passive = told->said & SAID_PASSIVE;
    uint32_t from = is_passive ? told->clause : told->match.end, until = is_passive ? told->chain : told->clause_end;
    for (uint32_t i = from; i < until && i < from + OBJECT_REACH && (is_passive || !ends_object(told, i)); i++)
        for (size_t k = 0; object_at(told->text, i, OBJECT_PAPER) && k < sizeof words / sizeof words[0]; k++)
            if (token_is_word(told->text, i, words[k]))
                return true;
    return false;
}
