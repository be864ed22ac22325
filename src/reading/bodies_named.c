/* Bodies that the tables do not know, by the form of their names: "State Board of Education", "Navajo Nation". */
#include "reading/bodies.h"

enum { LONGEST_BODY = 10 };

static const Body none = {{0, 0}, PLACE_NONE, PLACE_NONE, false, false, NULL};

static bool is_head(const Text *text, uint32_t token)
{
    static const char *const heads[] = {"department", "board",     "council", "commission",
                                        "agency",     "authority", "bureau",  "administration"};
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++)
        if (token_is_word(text, token, str_from_c(heads[i])))
            return true;
    return false;
}

static bool is_tribal(const Text *text, uint32_t token)
{
    return token_in(text, token, CLASS_UNIT) && (token_value(text, token, CLASS_UNIT) & ~UNIT_PLURAL) == UNIT_TRIBE;
}

static bool joins(const Text *text, uint32_t token)
{
    bool is_joint = token_is_word(text, token, STR("of")) || token_is_word(text, token, STR("and")) ||
                    token_is_word(text, token, STR("for")) || token_is_word(text, token, STR("the"));
    return is_joint && word_follows(text, token);
}

/* The capitalised words from `first` on, with small ones between them. */
static uint32_t run_until(const Text *text, uint32_t first)
{
    uint32_t until = first + 1;
    for (uint32_t at = until; at - first < LONGEST_BODY; at++) {
        bool is_capital = word_follows(text, at) && word_is_capital(text, at);
        if (!is_capital && !joins(text, at))
            break;
        until = is_capital ? at + 1 : until;
    }
    return until;
}

Body body_named(const Text *text, uint32_t first)
{
    bool is_behind =
        word_follows(text, first) && word_is_capital(text, first - 1) && !token_in(text, first - 1, CLASS_FUNCTION);
    if (is_behind || token_in(text, first, CLASS_FUNCTION) || token_in(text, first, CLASS_TITLE) ||
        text->tokens.items[first].flags & TOKEN_HEADLINE)
        return none;
    uint32_t until = run_until(text, first);
    for (uint32_t at = first; at < until && until - first > 1; at++) {
        bool is_last = at + 1 == until || !word_is_capital(text, at + 1);
        if (is_tribal(text, at) && at > first && is_last && !token_is_word(text, first, STR("united")))
            return (Body){{first, at + 1}, PLACE_NONE, PLACE_NONE, false, false, "tribe"};
        if (!is_head(text, at) || !is_last)
            continue;
        bool is_of = token_is_word(text, at + 1, STR("of")) || token_is_word(text, at + 1, STR("for")) ||
                     token_is_word(text, at + 1, STR("on"));
        if (at > first || is_of)
            return (Body){{first, is_of ? until : at + 1}, PLACE_NONE, PLACE_NONE, true, false, "named-body"};
    }
    return none;
}
