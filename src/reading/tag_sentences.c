/* Where sentences end: after a full stop, a question or an exclamation mark and what closes after it, unless the
 * stop is an abbreviation's or small letters go on. */
#include "reading/tag.h"

enum {
    LONGEST_SENTENCE = 400, /* tokens; what is longer is cut, so that no rule looks far */
    SPEAKER_TOKENS = 6,     /* of a name and its verb after a quotation */
};

static const Token *token_at(const Text *text, uint32_t i)
{
    static const Token none = {.kind = TOKEN_BREAK};
    return i < text->tokens.count ? &text->tokens.items[i] : &none;
}

static bool is_closer(const Text *text, uint32_t i)
{
    const Token *token = token_at(text, i);
    if (token->kind != TOKEN_MARK || token->flags & TOKEN_LINE_START)
        return false;
    if (token->mark == MARK_QUOTE_CLOSE)
        return true;
    return (token->mark == ')' || token->mark == ']' || token->mark == '\'') && !(token->flags & TOKEN_SPACE_BEFORE);
}

/* A word that owns its full stop, and whose sentence may end with it. */
static bool may_end(const Text *text, uint32_t i)
{
    const Token *token = token_at(text, i);
    if (token->kind != TOKEN_WORD || token->length < 2 || text->clean.ptr[token->start + token->length - 1] != '.')
        return false;
    if (token_in(text, i, CLASS_ABBREVIATION)) {
        int kind = token_value(text, i, CLASS_ABBREVIATION);
        return kind == ABBREVIATION_ANY || kind == ABBREVIATION_CAPITAL;
    }
    return true;
}

/* "1." and "a." that count lines. */
static bool counts_line(const Text *text, uint32_t stop)
{
    return stop > 0 && token_at(text, stop - 1)->flags & TOKEN_LINE_START && token_at(text, stop - 1)->length <= 3 &&
           token_at(text, stop - 1)->kind != TOKEN_MARK;
}

static bool ends_with_sign(const Text *text, uint32_t i)
{
    const Token *token = token_at(text, i);
    if (token->kind != TOKEN_MARK)
        return false;
    if (token->mark == '.')
        return !counts_line(text, i);
    if (token->mark == '?' && token->flags & TOKEN_SPACE_BEFORE && token_at(text, i + 1)->kind == TOKEN_NUMBER)
        return false; /* a section sign that was badly scanned */
    return token->mark == '?' || token->mark == '!' || token->mark == MARK_ELLIPSIS;
}

/* The first token after opening marks: what tells whether a sentence begins. */
static uint32_t first_word(const Text *text, uint32_t i)
{
    for (uint32_t until = i + 4; i < until; i++) {
        const Token *token = token_at(text, i);
        bool opens =
            token->kind == TOKEN_MARK && (token->mark == MARK_QUOTE_OPEN || token->mark == '(' || token->mark == '[' ||
                                          token->mark == '`' || token->mark == '\'' || token->mark == MARK_ELLIPSIS);
        if (!opens)
            break;
    }
    return i;
}

static bool may_begin(const Text *text, uint32_t i)
{
    uint32_t word = first_word(text, i);
    const Token *token = token_at(text, word);
    if (token->kind == TOKEN_WORD)
        return token->flags & TOKEN_CAPITAL;
    if (token->kind == TOKEN_NUMBER)
        return true;
    return token->kind == TOKEN_BREAK || token->mark == MARK_BULLET || token->mark == MARK_SECTION ||
           token->mark == '$' || token->mark == MARK_DASH || token->mark == '*' || token->mark == '#';
}

/* After an abbreviation only a word that is no name begins a sentence: "U.S. The", not "U.S. Department". */
static bool surely_begins(const Text *text, uint32_t i)
{
    uint32_t word = first_word(text, i);
    const Token *token = token_at(text, word);
    return token->kind == TOKEN_BREAK ||
           (token->kind == TOKEN_WORD && token->flags & TOKEN_CAPITAL && !(token->flags & TOKEN_ALL_CAPITALS) &&
            (token_in(text, word, CLASS_FUNCTION) || token_in(text, word, CLASS_PRONOUN)));
}

/* "Stop!" Smith said: who said it comes before any sign. */
static bool tells_speaker(const Text *text, uint32_t i)
{
    for (uint32_t until = i + SPEAKER_TOKENS; i < until && token_at(text, i)->kind == TOKEN_WORD; i++)
        if (token_in(text, i, CLASS_CUE))
            return true;
    return false;
}

/* Whether the sentence ends with token `i`; *until is then the token after what closes with it. */
static bool ends_at(const Text *text, uint32_t i, uint32_t *until)
{
    bool by_sign = ends_with_sign(text, i), by_word = !by_sign && may_end(text, i);
    if (!by_sign && !by_word)
        return false;
    uint32_t next = i + 1;
    while (next < i + 4 && is_closer(text, next))
        next++;
    *until = next;
    const Token *after = token_at(text, next);
    if (after->kind == TOKEN_BREAK)
        return true;
    if (!(after->flags & TOKEN_SPACE_BEFORE) && !(after->kind == TOKEN_WORD && after->flags & TOKEN_CAPITAL && by_sign))
        return false;
    if (by_sign && token_at(text, i)->mark != '.' && next > i + 1 && tells_speaker(text, next))
        return false;
    return by_sign ? may_begin(text, next) : surely_begins(text, next);
}

static void add_sentence(Text *text, Arena *arena, uint32_t first, uint32_t until)
{
    if (until == first)
        return;
    text->tokens.items[first].flags |= TOKEN_SENTENCE_START;
    ARRAY_ADD(arena, &text->sentences, (TokenRun){first, until});
}

void tag_sentences(Text *text, Arena *arena)
{
    uint32_t first = 0;
    for (uint32_t i = 0; i < text->tokens.count;) {
        uint32_t until = i + 1;
        if (text->tokens.items[i].kind == TOKEN_BREAK) {
            add_sentence(text, arena, first, i);
            first = i = until;
            continue;
        }
        if (ends_at(text, i, &until) || until - first >= LONGEST_SENTENCE) {
            add_sentence(text, arena, first, until);
            first = until;
        }
        i = until;
    }
    add_sentence(text, arena, first, text->tokens.count);
}
