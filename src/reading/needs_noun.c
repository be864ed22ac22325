/* Nouns that tell an event by the words beside them: warnings, replies, suits. Beside needs.c. */
#include "reading/needs.h"

enum { NEAR = 8 };

static bool is_any(const Told *told, uint32_t token, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (token_is_word(told->text, token, str_from_c(words[i])))
            return true;
    return false;
}

static bool is_near_any(const Told *told, const char *const *words, size_t count, uint32_t before, uint32_t behind)
{
    uint32_t least = told->match.at > told->first + before ? told->match.at - before : told->first,
             most = told->match.end + behind < told->until ? told->match.end + behind : told->until;
    for (uint32_t i = least; i < most; i++)
        if ((i < told->match.at || i >= told->match.end) && is_any(told, i, words, count))
            return true;
    return false;
}

/* "received the department's warnings", "its threat to hold back", "the demand came". */
bool needs_given(const Told *told)
{
    static const char *const verbs[] = {"received",  "receive", "receives", "got",      "get",     "sent",    "issued",
                                        "issue",     "issues",  "gave",     "given",    "carries", "carried", "carry",
                                        "delivered", "made",    "renewed",  "repeated", "ignored", "brushed"};
    static const char *const behind[] = {"came", "comes", "follows", "followed", "went"};
    bool is_owned = told->match.at > told->first && (token_is_word(told->text, told->match.at - 1, STR("'s")) ||
                                                     token_is_word(told->text, told->match.at - 1, STR("its")));
    bool has_task_behind = token_is_word(told->text, told->match.end, STR("to"));
    return is_near_any(told, verbs, sizeof verbs / sizeof verbs[0], NEAR, 0) ||
           is_near_any(told, behind, sizeof behind / sizeof behind[0], 0, 1) || (is_owned && has_task_behind);
}

bool needs_said(const Told *told)
{
    if (told->match.at > told->first && token_is_word(told->text, told->match.at - 1, STR("in")) &&
        token_is_word(told->text, told->match.end, STR("to")))
        return true;
    static const char *const behind[] = {"of", "to", "dated", "states", "said", "says", "came"};
    uint32_t at = told->match.at;
    bool is_owned = at > told->first && (modal_at(told->text, at - 1) == MODAL_DETERMINER ||
                                         token_is_word(told->text, at - 1, STR("written")));
    return is_owned && is_near_any(told, behind, sizeof behind / sizeof behind[0], 0, 1) && needs_party(told);
}

bool needs_suit(const Told *told)
{
    static const char *const verbs[] = {"file",       "filed",     "filing", "files",   "bring",     "brought",
                                        "bringing",   "begin",     "began",  "join",    "joined",    "joins",
                                        "won",        "lost",      "drop",   "dropped", "dismissed", "pending",
                                        "prepare",    "preparing", "plan",   "plans",   "promise",   "promised",
                                        "threatened", "their",     "its",    "the",     "a"};
    static const char *const behind[] = {"against", "challenging", "challenges", "seeks",   "seeking", "says",
                                         "said",    "filed",       "argues",     "alleges", "accuses", "will"};
    return is_near_any(told, verbs, sizeof verbs / sizeof verbs[0], 4, 0) &&
           (is_near_any(told, behind, sizeof behind / sizeof behind[0], 0, 4) || is_near_any(told, verbs, 8, 5, 0));
}
