/* Words, numbers and signs of the clean text, in one pass over its bytes. */
#include "reading/tag.h"

enum { LONGEST_TOKEN = 1000, BYTES_A_TOKEN = 4 };

typedef struct {
    Text *text;
    Arena *arena;
    ARRAY(Token) tokens;
    Str clean;
    Lines lines;
    size_t line_start, last_end; /* the line that is read; the end of its last token */
    uint16_t possessive;
    uint8_t flags; /* of the token that comes next */
} Tagger;

static ByteKind kind_at(Str clean, size_t at)
{
    return tag_bytes[(unsigned char)clean.ptr[at]];
}

static void add_token(Tagger *tagger, Token token)
{
    token.flags |= tagger->flags;
    tagger->flags = 0;
    tagger->last_end = token.start + token.length;
    ARRAY_ADD(tagger->arena, &tagger->tokens, token);
}

static bool is_all_capitals(Str word)
{
    size_t capitals = 0;
    for (size_t i = 0; i < word.len; i++) {
        if (word.ptr[i] >= 'a' && word.ptr[i] <= 'z')
            return false;
        capitals += word.ptr[i] >= 'A' && word.ptr[i] <= 'Z';
    }
    return capitals > 1;
}

static uint8_t word_flags(Str word, bool has_wide)
{
    unsigned char first = (unsigned char)word.ptr[0];
    bool is_capital =
        first >= 0x80 ? tag_wide(word, 0).kind == WIDE_CAPITAL : kind_at(word, 0) == BYTE_LETTER && first < 'a';
    if (!is_capital)
        return 0;
    if (!has_wide)
        return is_all_capitals(word) ? TOKEN_CAPITAL | TOKEN_ALL_CAPITALS : TOKEN_CAPITAL;
    size_t capitals = 0;
    for (size_t at = 0; at < word.len;) {
        unsigned char c = (unsigned char)word.ptr[at];
        Wide wide = c < 0x80 ? (Wide){c >= 'a' && c <= 'z' ? WIDE_LETTER : WIDE_CAPITAL, 0, 1} : tag_wide(word, at);
        if (wide.kind == WIDE_LETTER)
            return TOKEN_CAPITAL;
        capitals += wide.kind == WIDE_CAPITAL;
        at += wide.length;
    }
    return capitals > 1 ? TOKEN_CAPITAL | TOKEN_ALL_CAPITALS : TOKEN_CAPITAL;
}

static uint16_t number_of(const Lexicon *lexicon, Str word, bool has_wide)
{
    if (!has_wide)
        return lexicon_find(lexicon, word);
    char straight[LEXICON_STRAIGHT];
    return lexicon_find(lexicon, lexicon_straight(word, straight));
}

/* The length of "'s" at the end of a word; 0 when it has none. */
static size_t possessive_of(Str word)
{
    if (word.len < 3 || (word.ptr[word.len - 1] | 0x20) != 's')
        return 0;
    if (word.ptr[word.len - 2] == '\'')
        return 2;
    return word.len > 4 && str_ends(str_slice(word, 0, word.len - 1), STR("\xE2\x80\x99")) ? 4 : 0;
}

static size_t add_word(Tagger *tagger, size_t at)
{
    bool has_wide = false;
    size_t end = tag_word_end(&tagger->text->lexicon, tagger->clean, at, &has_wide);
    Str word = str_slice(tagger->clean, at, end);
    size_t possessive = possessive_of(word);
    word.len -= possessive;
    add_token(tagger, (Token){.start = (uint32_t)at,
                              .length = (uint16_t)word.len,
                              .kind = TOKEN_WORD,
                              .flags = word_flags(word, has_wide),
                              .word = number_of(&tagger->text->lexicon, word, has_wide)});
    if (possessive)
        add_token(tagger, (Token){.start = (uint32_t)(end - possessive),
                                  .length = (uint16_t)possessive,
                                  .kind = TOKEN_WORD,
                                  .word = tagger->possessive});
    return end;
}

static size_t add_sign(Tagger *tagger, size_t at, uint16_t mark, size_t length)
{
    add_token(tagger, (Token){.start = (uint32_t)at, .length = (uint16_t)length, .kind = TOKEN_MARK, .mark = mark});
    return at + length;
}

/* "``" and "''" of teletypes are one mark, so are "--" and "...". */
static size_t add_mark(Tagger *tagger, size_t at)
{
    Str clean = tagger->clean;
    char c = clean.ptr[at];
    bool is_twice = at + 1 < clean.len && clean.ptr[at + 1] == c;
    if ((c == '`' || c == '\'') && is_twice)
        return add_sign(tagger, at, c == '`' ? MARK_QUOTE_OPEN : MARK_QUOTE_CLOSE, 2);
    if ((c != '-' && c != '.') || !is_twice)
        return add_sign(tagger, at, (unsigned char)c, 1);
    size_t end = at + 2;
    while (end < clean.len && clean.ptr[end] == c && end - at < LONGEST_TOKEN)
        end++;
    return add_sign(tagger, at, c == '-' ? MARK_DASH : MARK_ELLIPSIS, end - at);
}

static size_t add_wide(Tagger *tagger, size_t at)
{
    Wide wide = tag_wide(tagger->clean, at);
    if (wide.kind == WIDE_LETTER || wide.kind == WIDE_CAPITAL)
        return add_word(tagger, at);
    if (wide.kind == WIDE_MARK)
        return add_sign(tagger, at, wide.mark, wide.length);
    tagger->flags |= TOKEN_SPACE_BEFORE;
    return at + wide.length;
}

static void add_break(Tagger *tagger, size_t at)
{
    uint32_t count = tagger->tokens.count;
    if (count == 0 || tagger->tokens.items[count - 1].kind == TOKEN_BREAK)
        return;
    ARRAY_ADD(tagger->arena, &tagger->tokens, (Token){.start = (uint32_t)at, .kind = TOKEN_BREAK});
}

/* From the end of a line to the first byte of the next that has one. */
static size_t add_line(Tagger *tagger, size_t at)
{
    size_t lines = 0, line_start = at;
    for (; at < tagger->clean.len && kind_at(tagger->clean, at) <= BYTE_LINE; at++)
        if (tagger->clean.ptr[at] == '\n') {
            lines++;
            line_start = at + 1;
        }
    if (at < tagger->clean.len &&
        (lines > 1 || tagger->text->has_lines ||
         tag_line_ends_paragraph(tagger->lines, tagger->clean, tagger->line_start, tagger->last_end, at)))
        add_break(tagger, tagger->last_end);
    tagger->line_start = line_start;
    tagger->flags = TOKEN_SPACE_BEFORE | TOKEN_LINE_START;
    return at;
}

static void tag_tokens(Tagger *tagger)
{
    Str clean = tagger->clean;
    for (size_t at = 0; at < clean.len;)
        switch (kind_at(clean, at)) {
        case BYTE_BLANK:
            tagger->flags |= TOKEN_SPACE_BEFORE;
            at++;
            break;
        case BYTE_LINE: at = add_line(tagger, at); break;
        case BYTE_LETTER: at = add_word(tagger, at); break;
        case BYTE_DIGIT: {
            size_t end = tag_number_end(clean, at);
            add_token(tagger, (Token){.start = (uint32_t)at, .length = (uint16_t)(end - at), .kind = TOKEN_NUMBER});
            at = end;
            break;
        }
        case BYTE_SIGN: at = add_mark(tagger, at); break;
        case BYTE_WIDE: at = add_wide(tagger, at); break;
        }
}

uint32_t tag_paragraph_end(const Text *text, uint32_t first)
{
    while (first < text->tokens.count && text->tokens.items[first].kind != TOKEN_BREAK)
        first++;
    return first;
}

void tag(Text *text, Arena *arena)
{
    text->lexicon = lexicon_open(arena);
    Tagger tagger = {.text = text,
                     .arena = arena,
                     .clean = text->clean,
                     .lines = tag_lines(text->clean),
                     .possessive = lexicon_find(&text->lexicon, STR("'s")),
                     .flags = TOKEN_LINE_START};
    /* Room for most texts, so that the tokens are not moved as they grow. */
    tagger.tokens.capacity = (uint32_t)(text->clean.len / BYTES_A_TOKEN + 16);
    tagger.tokens.items = ARENA_ARRAY(arena, Token, tagger.tokens.capacity);
    tag_tokens(&tagger);
    text->tokens.items = tagger.tokens.items;
    text->tokens.count = tagger.tokens.count;
    text->tokens.capacity = tagger.tokens.capacity;
    tag_headlines(text);
    tag_quotations(text, arena);
    tag_sentences(text, arena);
}
