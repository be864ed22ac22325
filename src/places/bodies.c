/* What a name is by its words alone: a body of its own, a company, nobody; and in which state.
 *
 * Asked before the readings, to pass over names that need none, and after them,
 * when no place was found. Knows no place. */
#include "places/resolve.h"

static void note_phrase(Body *body, LexClass lex_class, size_t at, size_t words)
{
    if (lex_class == LEX_SEPARATE) {
        body->from = body->separate ? body->from : at;
        body->until = at + words;
        body->separate = true;
    }
    body->tribal |= lex_class == LEX_TRIBAL;
    body->private_body |= lex_class == LEX_PRIVATE;
    body->nobody |= lex_class == LEX_NOBODY && at == 0;
    body->typed |= lex_class == LEX_UNIT || lex_class == LEX_STATE;
    body->last = lex_class;
}

Body body_of_words(const Tokens *tokens)
{
    Body body = {0};
    for (size_t at = 0; at < tokens->count;) {
        size_t words = 1;
        uint8_t value;
        LexClass lex_class = LEX_NONE;
        if (tokens->items[at].known)
            lex_class = tokens_phrase(tokens, at, tokens->count, &words, &value);
        note_phrase(&body, lex_class, at, words);
        body.typed |= tokens->items[at].lex_class == LEX_UNIT;
        at += words;
    }
    return body;
}

bool place_names_company(Str name)
{
    Tokens tokens;
    tokens_read(&tokens, str_trim(name));
    return body_of_words(&tokens).private_body;
}

int state_of_tokens(const Tokens *tokens)
{
    int found = 0;
    for (size_t at = 1; at < tokens->count; at++) {
        size_t words;
        uint8_t value;
        LexClass lex_class = tokens_phrase(tokens, at, tokens->count, &words, &value);
        bool ends = tokens->items[at + words].gap == GAP_HARD, apart = tokens->items[at].gap == GAP_HARD;
        bool last = at + words == tokens->count;
        if (lex_class == LEX_STATE && ends && (last || apart))
            found = value;
        else if (ends && (last || apart) && tokens->items[at].postal_fips != 0)
            found = tokens->items[at].postal_fips;
    }
    return found;
}
