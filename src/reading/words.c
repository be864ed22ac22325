/* Single words beside names: capitals, titles, initials, acronyms. */
#include "reading/names.h"

enum { LONGEST_ACRONYM = 6 };

static const Token *token_at(const Text *text, uint32_t token)
{
    return &text->tokens.items[token];
}

bool word_is_capital(const Text *text, uint32_t token)
{
    return token < text->tokens.count && token_at(text, token)->kind == TOKEN_WORD &&
           token_at(text, token)->flags & TOKEN_CAPITAL;
}

bool word_follows(const Text *text, uint32_t token)
{
    return token > 0 && token < text->tokens.count && token_at(text, token)->kind == TOKEN_WORD &&
           token_at(text, token - 1)->kind == TOKEN_WORD && !(token_at(text, token)->flags & TOKEN_SENTENCE_START);
}

bool word_is_noun(const Text *text, uint32_t token, NounKind kind)
{
    return token_in(text, token, CLASS_NOUN) && token_value(text, token, CLASS_NOUN) == (int)kind;
}

bool word_is_title(const Text *text, uint32_t token, TitleKind kind)
{
    return token_in(text, token, CLASS_TITLE) && token_value(text, token, CLASS_TITLE) == (int)kind;
}

bool word_is_office(const Text *text, uint32_t token)
{
    if (!token_in(text, token, CLASS_TITLE))
        return false;
    TitleKind kind = (TitleKind)token_value(text, token, CLASS_TITLE);
    if (kind == TITLE_MODIFIER) /* "Attorney General" */
        return token > 0 && token_is_word(text, token, STR("general")) && word_is_office(text, token - 1);
    return kind != TITLE_HONORIFIC;
}

bool word_is_possessive(const Text *text, uint32_t token)
{
    if (token >= text->tokens.count)
        return false;
    Str word = text_token(text, token);
    bool is_sign = token_at(text, token)->kind == TOKEN_MARK && token_at(text, token)->mark == '\'';
    return is_sign || str_equal(word, STR("'s")) || str_equal(word, STR("\xE2\x80\x99s")) ||
           str_equal(word, STR("'S")) || str_equal(word, STR("\xE2\x80\x99S"));
}

bool word_is_acronym(const Text *text, uint32_t token)
{
    const Token *at = token_at(text, token);
    return at->flags & TOKEN_ALL_CAPITALS && at->length <= LONGEST_ACRONYM && !(at->flags & TOKEN_HEADLINE);
}

bool word_is_initial(const Text *text, uint32_t token)
{
    if (!word_is_capital(text, token))
        return false;
    Str word = text_token(text, token);
    if (word.len == 1)
        return word.ptr[0] != 'I' && word.ptr[0] != 'A';
    return word.ptr[word.len - 1] == '.' && (word.len == 2 || (word.len == 4 && word.ptr[1] == '.')) &&
           !token_in(text, token, CLASS_ABBREVIATION) && !token_in(text, token, CLASS_TITLE);
}

/* Words that may be no part of any person's name. */
static bool is_other(const Text *text, uint32_t token)
{
    static const WordClass others[] = {CLASS_UNIT, CLASS_NOUN, CLASS_TITLE, CLASS_WEEKDAY};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (token_in(text, token, others[i]))
            return true;
    bool is_given = token_in(text, token, CLASS_GIVEN);
    if (token_in(text, token, CLASS_MONTH))
        return !is_given;
    bool is_plain =
        token_in(text, token, CLASS_FUNCTION) || token_in(text, token, CLASS_CUE) || token_in(text, token, CLASS_MODAL);
    return is_plain && (!is_given || token_at(text, token)->flags & TOKEN_SENTENCE_START);
}

bool word_may_name(const Text *text, uint32_t token)
{
    if (!word_is_capital(text, token) || is_other(text, token))
        return false;
    return !word_is_acronym(text, token) && !token_in(text, token, CLASS_ABBREVIATION);
}

static bool is_particle(const Text *text, uint32_t token)
{
    static const Str particles[] = {{"de", 2}, {"van", 3}, {"von", 3}, {"der", 3}, {"la", 2},  {"del", 3},
                                    {"di", 2}, {"da", 2},  {"du", 2},  {"dos", 3}, {"den", 3}, {"bin", 3},
                                    {"al", 2}, {"el", 2},  {"ter", 3}, {"le", 2},  {"los", 3}, {"y", 1}};
    if (token >= text->tokens.count || token_at(text, token)->kind != TOKEN_WORD)
        return false;
    Str word = text_token(text, token);
    for (size_t i = 0; i < sizeof particles / sizeof particles[0]; i++)
        if (str_equal(word, particles[i]))
            return true;
    return false;
}

bool word_ends_in_stop(const Text *text, uint32_t token)
{
    Str word = text_token(text, token);
    return word.len > 1 && word.ptr[word.len - 1] == '.' && !str_equal(word, STR("U.S."));
}

bool word_is_suffix(const Text *text, uint32_t token)
{
    static const Str suffixes[] = {{"Jr.", 3}, {"Jr", 2}, {"Sr.", 3}, {"Sr", 2}, {"II", 2}, {"III", 3}, {"IV", 2}};
    for (size_t i = 0; token < text->tokens.count && i < sizeof suffixes / sizeof suffixes[0]; i++)
        if (str_equal(text_token(text, token), suffixes[i]))
            return true;
    return false;
}

/* "Jr.", "III", also behind a comma. */
static uint32_t suffix_until(const Text *text, uint32_t at)
{
    uint32_t word = token_is_mark(text, at, ',') ? at + 1 : at;
    return word_is_suffix(text, word) ? word + 1 : at;
}

static uint32_t part_until(const Text *text, uint32_t at)
{
    if (!word_follows(text, at))
        return at;
    if (word_may_name(text, at) || word_is_initial(text, at))
        return at + 1;
    /* "Winifred Bucks": a family name that is another word too, behind a given name */
    bool is_last = word_is_capital(text, at) && !(word_follows(text, at + 1) && word_is_capital(text, at + 1));
    if (is_last && token_in(text, at - 1, CLASS_GIVEN) && token_in(text, at, CLASS_NOUN) && !word_is_acronym(text, at))
        return at + 1;
    uint32_t next = at;
    while (next < at + 2 && is_particle(text, next))
        next++;
    return next > at && word_follows(text, next) && word_may_name(text, next) ? next + 1 : at;
}

uint32_t name_until(const Text *text, uint32_t first)
{
    if (!word_may_name(text, first) && !word_is_initial(text, first))
        return first;
    uint32_t until = first + 1;
    while (until - first < LONGEST_NAME) {
        uint32_t next = part_until(text, until);
        if (next == until)
            break;
        until = next;
    }
    while (until > first && word_is_initial(text, until - 1))
        until--;
    return until > first ? suffix_until(text, until) : until;
}

bool run_is_line(const Text *text, TokenRun run)
{
    bool begins = run.first == 0 || token_at(text, run.first)->flags & TOKEN_LINE_START ||
                  token_at(text, run.first - 1)->kind == TOKEN_BREAK;
    bool ends = run.until >= text->tokens.count || token_at(text, run.until)->kind == TOKEN_BREAK ||
                token_at(text, run.until)->flags & TOKEN_LINE_START;
    return begins && ends;
}
