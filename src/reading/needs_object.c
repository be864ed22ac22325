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

/* "withheld judgment on the grant", "suspended the hearing": what is cut is no money. */
bool needs_no_money(const Text *text, uint32_t token)
{
    static const Str words[] = {{"judgment", 8},     {"judgement", 9}, {"comment", 7}, {"hearing", 7},
                                {"hearings", 8},     {"approval", 8},  {"consent", 7}, {"decision", 8},
                                {"information", 11}, {"documents", 9}, {"records", 7}, {"names", 5}};
    uint32_t at = modal_at(text, token) == MODAL_DETERMINER ? token + 1 : token;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (token_is_word(text, at, words[i]) &&
            (token_is_word(text, at + 1, STR("on")) || token_is_word(text, at + 1, STR("of")) ||
             token_is_word(text, at + 1, STR("about")) || token_is_word(text, at + 1, STR("for"))))
            return true;
    return false;
}

/* Where the object of a verb cannot go on: "denied that it", "stopped to count", "stopped short of cutting". */
static bool ends_object(const Told *told, uint32_t token)
{
    const Text *text = told->text;
    bool is_first = token == told->match.end;
    if (modal_at(text, token) == MODAL_RELATIVE || token_is_mark(text, token, ',') ||
        token_is_word(text, token, STR("short")))
        return true;
    if (is_first && token_is_word(text, token, STR("to")))
        return true;
    return token_in(text, token, CLASS_TRIGGER) && str_ends(text_token(text, token), STR("ing")) &&
           !object_at(text, token, 0xFF);
}

/* "part of the grant", "access to funds": a word before "of" that leaves the money the object. */
static bool is_quantity(const Text *text, uint32_t token)
{
    static const char *const words[] = {"part",  "parts",    "portion",  "half",      "third",    "quarter", "all",
                                        "some",  "most",     "much",     "any",       "rest",     "share",   "percent",
                                        "bulk",  "majority", "millions", "billions",  "dozens",   "flow",    "access",
                                        "level", "levels",   "amount",   "amounts",   "round",    "lot",     "release",
                                        "back",  "off",      "out",      "down",      "up",       "both",    "each",
                                        "one",   "two",      "three",    "thousands", "hundreds", "spending"};
    const Token *t = &text->tokens.items[token];
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (token_is_word(text, token, str_from_c(words[i])))
            return true;
    return t->kind != TOKEN_WORD || t->flags & TOKEN_CAPITAL || modal_at(text, token) != MODAL_NONE;
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

bool needs_behind(const Told *told, int kinds)
{
    uint32_t most =
        told->match.end + OBJECT_REACH < told->clause_end ? told->match.end + OBJECT_REACH : told->clause_end;
    for (uint32_t i = told->match.end; i < most && !ends_object(told, i) && !is_of_another(told, i); i++)
        if (is_object(told, i, kinds))
            return true;
    return false;
}

bool needs_before(const Told *told, int kinds)
{
    for (uint32_t i = told->chain; i-- > told->clause && i + SUBJECT_REACH >= told->chain;)
        if (is_object(told, i, kinds))
            return true;
    return false;
}

/* "it", "none", "any": what was spoken of before. */
static bool has_word_for_it(const Told *told, int kinds)
{
    static const char *const words[] = {"it", "them", "none", "any", "nothing", "all", "that"};
    uint32_t at = told->match.end;
    bool is_one = false;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        is_one = is_one || token_is_word(told->text, at, str_from_c(words[i]));
    for (uint32_t i = told->match.at; is_one && i-- > 0 && i + BACK >= told->match.at;)
        if (is_object(told, i, kinds))
            return true;
    return false;
}

/* "both were blocked", "it was withheld": of what was spoken of before. */
static bool has_short_subject(const Told *told, int kinds)
{
    static const char *const words[] = {"both", "it", "they", "all", "which", "that", "none", "neither", "one"};
    bool is_short = false;
    for (uint32_t i = told->clause; i < told->match.at && told->match.at - told->clause <= 5; i++)
        for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
            is_short = is_short || token_is_word(told->text, i, str_from_c(words[k]));
    for (uint32_t i = told->match.at; is_short && i-- > 0 && i + BACK >= told->match.at;)
        if (is_object(told, i, kinds))
            return true;
    return false;
}

/* The object of the verb, or of a passive its subject. */
bool needs_object(const Told *told, int kinds)
{
    if (told->said & SAID_PASSIVE)
        return needs_before(told, kinds) || has_short_subject(told, kinds);
    if (told->match.trigger->flags & TRIGGER_ITSELF && needs_before(told, kinds))
        return true;
    return needs_behind(told, kinds) || has_word_for_it(told, kinds);
}
