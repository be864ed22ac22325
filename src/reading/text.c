/* Questions about the clean text. */
#include "reading/text.h"

Anchor anchor_of(const Text *text, uint32_t start, uint32_t end)
{
    return (Anchor){.start = start, .end = end, .text = str_slice(text->clean, start, end)};
}

Anchor anchor_of_tokens(const Text *text, uint32_t first, uint32_t until)
{
    const Token *last = &text->tokens.items[until - 1];
    return anchor_of(text, text->tokens.items[first].start, last->start + last->length);
}

Str text_token(const Text *text, uint32_t token)
{
    const Token *t = &text->tokens.items[token];
    return str_slice(text->clean, t->start, t->start + t->length);
}

static bool equal_lower(Str word, Str lower)
{
    for (size_t i = 0; i < word.len; i++)
        if (char_lower(word.ptr[i]) != lower.ptr[i])
            return false;
    return true;
}

bool text_is_word(const Text *text, uint32_t token, Str lower)
{
    Str word = text_token(text, token);
    if (word.len == lower.len)
        return equal_lower(word, lower);
    char straight[LEXICON_STRAIGHT];
    Str plain = lexicon_straight(word, straight);
    return plain.len == lower.len && equal_lower(plain, lower);
}

bool token_is_mark(const Text *text, uint32_t token, uint16_t mark)
{
    return token < text->tokens.count && text->tokens.items[token].kind == TOKEN_MARK &&
           text->tokens.items[token].mark == mark;
}

uint32_t sentence_of(const Text *text, uint32_t token)
{
    uint32_t behind = STARTS_FROM(text->sentences, token + 1);
    return behind ? behind - 1 : 0;
}

uint32_t token_of_byte(const Text *text, uint32_t byte, uint32_t first, uint32_t until)
{
    while (first < until) {
        uint32_t middle = first + (until - first) / 2;
        const Token *token = &text->tokens.items[middle];
        if (token->start + token->length <= byte)
            first = middle + 1;
        else
            until = middle;
    }
    return first;
}

uint32_t quote_at(const Reading *found, uint32_t byte)
{
    uint32_t behind = STARTS_FROM(found->quotes, byte + 1);
    for (uint32_t i = behind; i-- > 0 && i + 4 >= behind;)
        if (byte < found->quotes.items[i].at.end)
            return i;
    return FIND_NONE;
}
