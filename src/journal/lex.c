/* Words of a value: strings, links, commas, dots, and everything else as words. */
#include "journal/reader.h"

/* What ends a word: blanks, control characters and , " ; ^ @, as a set of the bytes 0x00 to
 * 0x7f. A comma inside digits, 937,932, does not (see word_length). */
static bool ends_word(char c)
{
    static const uint64_t low = 0xffffffffu | UINT64_C(1) << ' ' | UINT64_C(1) << ',' | UINT64_C(1) << '"' | UINT64_C(1) << ';';
    static const uint64_t high = UINT64_C(1) << ('@' - 64) | UINT64_C(1) << ('^' - 64) | UINT64_C(1) << (0x7f - 64);
    unsigned char byte = (unsigned char)c;
    return byte < 128 && ((byte < 64 ? low >> byte : high >> (byte - 64)) & 1);
}

static void skip_blanks(Lexer *lexer)
{
    const char *bytes = lexer->text.ptr;
    while (lexer->at < lexer->until) {
        char c = bytes[lexer->at];
        if (c == ';')
            while (lexer->at < lexer->until && bytes[lexer->at] != '\n')
                lexer->at++;
        else if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
            lexer->at++;
        else
            return;
    }
}

static size_t digit_run(const char *bytes, size_t from, size_t until)
{
    size_t at = from;
    while (at < until && char_is_digit(bytes[at]))
        at++;
    return at - from;
}

/* Length of the thousands groups, ",932,000", at `at`: each a comma and three digits. */
static size_t groups_length(const char *bytes, size_t at, size_t until)
{
    size_t from = at;
    while (at < until && bytes[at] == ',' && digit_run(bytes, at + 1, until) == 3)
        at += 4;
    return at - from;
}

/* A word reaches to a blank, a comma or "..". An amount keeps its commas. */
static uint32_t word_length(const char *bytes, uint32_t from, uint32_t until)
{
    uint32_t at = from;
    if (bytes[at] == '-')
        at++;
    if (at < until && bytes[at] == '$')
        at++;
    size_t digits = digit_run(bytes, at, until);
    if (digits >= 1 && digits <= 3)
        at += (uint32_t)(digits + groups_length(bytes, at + digits, until));
    while (at < until && !ends_word(bytes[at]) && !(bytes[at] == '.' && at + 1 < until && bytes[at + 1] == '.'))
        at++;
    return at - from;
}

static Token lex_string(Lexer *lexer)
{
    const char *bytes = lexer->text.ptr;
    uint32_t start = lexer->at, at = start + 1;
    Token token = {.kind = TOKEN_STRING, .at = start};
    while (at < lexer->until && bytes[at] != '"' && bytes[at] != '\n') {
        if (bytes[at] == '\\' && at + 1 < lexer->until && bytes[at + 1] != '\n') {
            token.has_escapes = true;
            at++;
        }
        at++;
    }
    if (at > lexer->until)
        at = lexer->until;
    token.is_open = at >= lexer->until || bytes[at] != '"';
    token.text = (Str){bytes + start + 1, at - start - 1};
    if (token.is_open && token.text.len && token.text.ptr[token.text.len - 1] == '\r')
        token.text.len--;
    lexer->at = at + !token.is_open;
    token.length = (uint32_t)token.text.len + 1 + !token.is_open;
    return token;
}

static Token lex_word(Lexer *lexer)
{
    skip_blanks(lexer);
    const char *bytes = lexer->text.ptr;
    uint32_t at = lexer->at;
    if (at >= lexer->until)
        return (Token){.kind = TOKEN_END, .at = lexer->until};
    char c = bytes[at];
    if (c == '"')
        return lex_string(lexer);
    Token token = {.kind = TOKEN_WORD, .at = at, .length = 1};
    if (c == '^') {
        token.kind = TOKEN_LINK;
        token.length += at + 1 < lexer->until ? word_length(bytes, at + 1, lexer->until) : 0;
        token.text = (Str){bytes + at + 1, token.length - 1};
    } else if (c == ',' || c == '@') {
        token.kind = c == ',' ? TOKEN_COMMA : TOKEN_AT;
        token.text = (Str){bytes + at, 1};
    } else if (c == '.' && at + 1 < lexer->until && bytes[at + 1] == '.') {
        token.kind = TOKEN_DOTS;
        token.length = 2;
        token.text = (Str){bytes + at, 2};
    } else {
        uint32_t length = word_length(bytes, at, lexer->until);
        token.kind = length ? TOKEN_WORD : TOKEN_BAD;
        token.length = length ? length : 1;
        token.text = (Str){bytes + at, token.length};
    }
    lexer->at = at + token.length;
    return token;
}

Token lex_next(Lexer *lexer)
{
    if (!lexer->has_ahead)
        return lex_word(lexer);
    lexer->has_ahead = false;
    return lexer->ahead;
}

Token lex_peek(Lexer *lexer)
{
    if (!lexer->has_ahead) {
        lexer->ahead = lex_word(lexer);
        lexer->has_ahead = true;
    }
    return lexer->ahead;
}

void lex_finish(Lexer *lexer)
{
    lexer->at = lexer->until;
    lexer->has_ahead = false;
}

Span token_span(const Lexer *lexer, Token token)
{
    return (Span){lexer->source, token.at, token.length ? token.length : 1};
}
