/* The words that say what a person is: before the name, behind it, set apart by commas, under a signature.
 *
 * Every look is bounded by LONGEST_ROLE tokens and by the sentence. */
#include "reading/names.h"

static const Role none = {{0, 0}, NULL};

static bool is_lower_word(const Text *text, uint32_t token, const char *word)
{
    return token_is_word(text, token, str_from_c(word));
}

static bool is_article(const Text *text, uint32_t token)
{
    return is_lower_word(text, token, "a") || is_lower_word(text, token, "an") || is_lower_word(text, token, "the");
}

static bool is_owner(const Text *text, uint32_t token)
{
    return is_lower_word(text, token, "its") || is_lower_word(text, token, "his") ||
           is_lower_word(text, token, "her") || is_lower_word(text, token, "their") ||
           is_lower_word(text, token, "our");
}

static bool is_connector(const Text *text, uint32_t token)
{
    return is_lower_word(text, token, "of") || is_lower_word(text, token, "for") || is_lower_word(text, token, "the") ||
           is_lower_word(text, token, "and");
}

/* Small words that stand in titles: "police chief", "deputy budget director". */
static bool is_part(const Text *text, uint32_t token)
{
    return token_in(text, token, CLASS_TITLE) || token_in(text, token, CLASS_UNIT) ||
           (token_in(text, token, CLASS_NOUN) && !word_is_noun(text, token, NOUN_NEUTRAL));
}

/* ---- Before the name ---- */

/* "Commissioner of Education": from behind the last word of what the office is about. */
static uint32_t title_of(const Text *text, uint32_t behind)
{
    for (uint32_t at = behind; at > 1 && behind - at < 8 && word_follows(text, at); at--) {
        uint32_t word = at - 1;
        bool joins = is_lower_word(text, word, "of") || is_lower_word(text, word, "for");
        if (joins && word_is_office(text, word - 1) && at < behind)
            return word - 1;
        if (!is_connector(text, word) && !word_is_capital(text, word) && !word_is_noun(text, word, NOUN_MATTER))
            return TOKEN_NONE;
    }
    return TOKEN_NONE;
}

/* "Council Members Ohlsen, Pfohl and Farrell": of all names of the list. */
static uint32_t title_of_list(const Text *text, uint32_t first)
{
    for (uint32_t at = first; at > 0 && first - at < LONGEST_ROLE; at--) {
        uint32_t token = at - 1;
        if (text->tokens.items[at].flags & TOKEN_SENTENCE_START)
            return TOKEN_NONE;
        if (word_is_title(text, token, TITLE_PLURAL))
            return at < first ? token : TOKEN_NONE;
        bool joins = token_is_mark(text, token, ',') || is_lower_word(text, token, "and");
        if (!joins && !word_may_name(text, token) && !word_is_initial(text, token))
            return TOKEN_NONE;
    }
    return TOKEN_NONE;
}

/* "State" is a government here, and no verb. */
static bool is_cue(const Text *text, uint32_t token)
{
    return token_in(text, token, CLASS_CUE) && !token_in(text, token, CLASS_UNIT);
}

static bool is_title_capital(const Text *text, uint32_t token)
{
    if (!word_is_capital(text, token) || token_in(text, token, CLASS_FUNCTION) || is_cue(text, token) ||
        word_is_noun(text, token, NOUN_NEUTRAL) || word_is_title(text, token, TITLE_HONORIFIC) ||
        is_lower_word(text, token, "dear"))
        return false;
    if (word_ends_in_stop(text, token) && !token_in(text, token, CLASS_TITLE))
        return false;
    return !(text->tokens.items[token].flags & TOKEN_HEADLINE) || is_part(text, token);
}

/* Who has the office: "the state" before "'s director". */
static uint32_t owner_from(const Text *text, uint32_t possessive)
{
    uint32_t first = possessive;
    while (first > 0 && possessive - first < 6 && word_follows(text, first) && is_title_capital(text, first - 1))
        first--;
    if (first == possessive && first > 0 && word_follows(text, first) && !token_in(text, first - 1, CLASS_FUNCTION))
        first--;
    if (first < possessive && first > 0 && word_follows(text, first) && is_lower_word(text, first - 1, "the"))
        first--;
    return first;
}

static uint32_t title_from(const Text *text, uint32_t title)
{
    uint32_t first = title;
    while (first > 0 && title - first < LONGEST_ROLE && word_follows(text, first)) {
        uint32_t word = first - 1;
        if (word_is_possessive(text, word))
            return owner_from(text, word);
        if (!is_title_capital(text, word) && (word_is_capital(text, word) || !is_part(text, word)))
            break;
        first = word;
    }
    return first;
}

Role role_before(const Text *text, TokenRun name)
{
    uint32_t first = name.first;
    bool follows = word_follows(text, first);
    if (follows && word_is_title(text, first - 1, TITLE_HONORIFIC))
        return (Role){{first - 1, first}, "honorific"};
    uint32_t title = follows && word_is_office(text, first - 1) ? first - 1 : TOKEN_NONE;
    if (title == TOKEN_NONE && follows)
        title = title_of(text, first);
    if (title != TOKEN_NONE)
        return (Role){{title_from(text, title), first}, "title-name"};
    title = title_of_list(text, first);
    return title == TOKEN_NONE ? none : (Role){{title_from(text, title), title + 1}, "title-of-list"};
}

/* ---- Behind the name ---- */

/* Whether the words from here on say an office before anything else is said. Its title, or TOKEN_NONE. */
static uint32_t title_ahead(const Text *text, uint32_t at, uint32_t until)
{
    for (uint32_t end = at + 10; at < until && at < end; at++) {
        if (word_is_office(text, at))
            return at;
        bool passes = word_is_possessive(text, at) || is_lower_word(text, at, "and") || is_lower_word(text, at, "the");
        if (text->tokens.items[at].kind != TOKEN_WORD && !word_is_possessive(text, at))
            return TOKEN_NONE;
        if (!passes && (token_in(text, at, CLASS_FUNCTION) || is_cue(text, at)))
            return TOKEN_NONE;
    }
    return TOKEN_NONE;
}

static bool ends_role(const Text *text, uint32_t token)
{
    const Token *at = &text->tokens.items[token];
    if (at->kind == TOKEN_BREAK)
        return true;
    if (at->kind == TOKEN_MARK)
        return at->mark != '-' && at->mark != '&' && at->mark != '/' && at->mark != '\'' && at->mark != '#';
    if (at->flags & TOKEN_CAPITAL)
        return false;
    return is_cue(text, token) || is_lower_word(text, token, "who") || is_lower_word(text, token, "which") ||
           is_lower_word(text, token, "whose") || is_lower_word(text, token, "that") ||
           is_lower_word(text, token, "but") || is_lower_word(text, token, "while") ||
           is_lower_word(text, token, "has") || is_lower_word(text, token, "was") || is_lower_word(text, token, "is") ||
           is_lower_word(text, token, "will") || is_lower_word(text, token, "would");
}

static uint32_t role_until(const Text *text, uint32_t first)
{
    uint32_t until = first;
    while (until < text->tokens.count && until - first < LONGEST_ROLE && !ends_role(text, until) &&
           !(text->tokens.items[until].flags & TOKEN_SENTENCE_START))
        until++;
    return until;
}

/* Without its article, unless that is the owner's: "the state's director". */
static uint32_t without_article(const Text *text, uint32_t first, uint32_t title)
{
    if (is_owner(text, first))
        return first + 1;
    if (!is_article(text, first))
        return first;
    for (uint32_t at = first + 1; at < title; at++)
        if (word_is_possessive(text, at))
            return first;
    return first + 1;
}

static Role role_from(const Text *text, uint32_t first, uint32_t until, const char *rule)
{
    uint32_t start = is_article(text, first) || is_owner(text, first) ? first + 1 : first;
    uint32_t title = title_ahead(text, start, until);
    if (title == TOKEN_NONE)
        return none;
    return (Role){{without_article(text, first, title), until}, rule};
}

/* "of my staff", "of this office" */
static bool is_of_staff(const Text *text, uint32_t at)
{
    bool is_ours = is_owner(text, at + 1) || is_lower_word(text, at + 1, "my") || is_lower_word(text, at + 1, "this");
    return is_lower_word(text, at, "of") && is_ours &&
           (is_lower_word(text, at + 2, "staff") || is_lower_word(text, at + 2, "office"));
}

Role role_behind(const Text *text, TokenRun name)
{
    uint32_t at = name.until;
    if (is_of_staff(text, at))
        return (Role){{at, at + 3}, "of-staff"};
    bool is_apart = token_is_mark(text, at, ',') || token_is_mark(text, at, MARK_DASH) || token_is_mark(text, at, '(');
    if (!is_apart || at + 1 >= text->tokens.count)
        return none;
    return role_from(text, at + 1, role_until(text, at + 1), "name-title");
}

/* ---- Set apart before the name ---- */

Role role_apart(const Text *text, TokenRun name)
{
    if (name.first < 2 || !token_is_mark(text, name.first - 1, ','))
        return none;
    uint32_t comma = name.first - 1, first = comma;
    while (first > 0 && comma - first < LONGEST_ROLE && !ends_role(text, first - 1) &&
           !(text->tokens.items[first].flags & TOKEN_SENTENCE_START))
        first--;
    for (; first < comma; first++) {
        bool begins = is_article(text, first) || is_owner(text, first) || word_is_capital(text, first);
        Role role = begins ? role_from(text, first, comma, "title-apart") : none;
        if (role.rule)
            return role;
    }
    return none;
}

/* ---- Under a signature ---- */

Role role_below(const Text *text, TokenRun name)
{
    uint32_t first = name.until;
    while (name.first > 0 && word_follows(text, name.first) &&
           (word_is_title(text, name.first - 1, TITLE_HONORIFIC) || is_lower_word(text, name.first - 1, "the")))
        name.first--;
    if (token_is_mark(text, first, ','))
        name.until = ++first;
    if (!run_is_line(text, name))
        return none;
    while (first < text->tokens.count && text->tokens.items[first].kind == TOKEN_BREAK)
        first++;
    uint32_t until = first, title = TOKEN_NONE;
    while (until < text->tokens.count && until - first < 10 && text->tokens.items[until].kind != TOKEN_BREAK &&
           (until == first || !(text->tokens.items[until].flags & TOKEN_LINE_START))) {
        title = title == TOKEN_NONE && word_is_capital(text, until) && word_is_office(text, until) ? until : title;
        until++;
    }
    return title == TOKEN_NONE ? none : (Role){{first, until}, "signature"};
}
