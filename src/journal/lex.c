/* Words of a value: strings, links, commas, dots, and everything else as words; where a comment
 * begins; bytes that do not belong in a text. */
#include "journal/reader.h"

/* What ends a word: blanks, control characters and , " ; ^ @, as a set of the bytes 0x00 to
 * 0x7f. A comma inside digits, 937,932, does not (see word_length). */
static bool ends_word(char c)
{
    static const uint64_t low =
        0xffffffffu | UINT64_C(1) << ' ' | UINT64_C(1) << ',' | UINT64_C(1) << '"' | UINT64_C(1) << ';';
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

/* The byte where a comment begins, or the end. A ; in quotation marks begins none. */
static size_t comment_start(Str line)
{
    bool in_string = false;
    if (str_find_char(line, ';', 0) == line.len)
        return line.len;
    for (size_t i = 0; i < line.len; i++) {
        if (in_string && line.ptr[i] == '\\')
            i++;
        else if (line.ptr[i] == '"')
            in_string = !in_string;
        else if (line.ptr[i] == ';' && !in_string)
            return i;
    }
    return line.len;
}

size_t lex_content_length(Str line)
{
    size_t length = comment_start(line);
    while (length && (char_is_space(line.ptr[length - 1]) || line.ptr[length - 1] == '\r'))
        length--;
    return length;
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

Str token_text(const Lexer *lexer, Token token)
{
    return str_slice(lexer->text, token.at, token.at + token.length);
}

Span token_span(const Lexer *lexer, Token token)
{
    return (Span){lexer->source, token.at, token.length ? token.length : 1};
}

Span span_over(const Lexer *lexer, Token first, Token last)
{
    return (Span){lexer->source, first.at, last.at + last.length - first.at};
}

/* ---- bytes that do not belong in a text ---- */

enum { BYTES_REPORTED = 20 };

void check_utf8(Reader *reader, uint32_t source)
{
    Str text = reader->diags->sources.items[source].text;
    size_t at = 0;
    for (int reported = 0; reported < BYTES_REPORTED; reported++) {
        at += utf8_check(str_after(text, at));
        if (at >= text.len)
            return;
        Diag *diag = diag_add(reader->diags, DIAG_J001, (Span){source, (uint32_t)at, 1}, "the byte 0x%02X is not UTF-8",
                              (unsigned char)text.ptr[at]);
        diag_help(reader->diags, diag, "save the file as UTF-8; in Latin-1 this byte may be an accented letter");
        at = str_find_char(text, '\n', at);
    }
}

/* Eight bytes at a time: true when one of them is below 0x20, or is 0x7f or above. */
static bool may_hold_control(Str line)
{
    const uint64_t ones = 0x0101010101010101u, tops = 0x8080808080808080u;
    size_t i = 0;
    for (; i + 8 <= line.len; i += 8) {
        uint64_t eight;
        memcpy(&eight, line.ptr + i, 8);
        uint64_t below = (eight - ones * 0x20) & ~eight & tops, delete = ((eight & ~tops) + ones) & tops;
        if (below | delete | (eight & tops))
            return true;
    }
    for (; i < line.len; i++)
        if ((unsigned char)line.ptr[i] < 0x20 || (unsigned char)line.ptr[i] >= 0x7f)
            return true;
    return false;
}

/* The control character that begins at `at`, or -1: ASCII's, those of U+0080 to U+009F, marks that
 * take no room, and marks that turn the direction of writing, so that a line reads other than it is. */
static int control_at(Str line, size_t at)
{
    unsigned char c = (unsigned char)line.ptr[at];
    if (c == '\t' || (c == '\r' && at + 1 == line.len))
        return -1;
    if (c < 0x20 || c == 0x7f)
        return c;
    unsigned char next = at + 1 < line.len ? (unsigned char)line.ptr[at + 1] : 0,
                  third = at + 2 < line.len ? (unsigned char)line.ptr[at + 2] : 0;
    if (c == 0xC2 && next >= 0x80 && next <= 0x9F)
        return next;
    if (c == 0xEF && next == 0xBB && third == 0xBF)
        return 0xFEFF;
    if (c != 0xE2 || (next != 0x80 && next != 0x81) || third < 0x80)
        return -1;
    int mark = 0x2000 + (next & 1) * 0x40 + (third & 0x3F);
    bool has_no_room = mark == 0x200B || mark == 0x200E || mark == 0x200F;
    bool turns = (mark >= 0x202A && mark <= 0x202E) || (mark >= 0x2066 && mark <= 0x2069);
    return has_no_room || turns ? mark : -1;
}

void check_controls(Reader *reader, uint32_t source, Str line, size_t at)
{
    if (!may_hold_control(line))
        return;
    for (size_t i = 0; i < line.len; i++) {
        int found = control_at(line, i);
        if (found < 0)
            continue;
        Diag *diag = diag_add(reader->diags, DIAG_J002, (Span){source, (uint32_t)(at + i), 1},
                              "a control character, U+%04X, that no editor shows", (unsigned)found);
        diag_help(reader->diags, diag, "%s",
                  found == '\r' ? "end lines with LF or CRLF, not with CR alone" : "delete it");
        return;
    }
}
