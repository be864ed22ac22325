/* Words of a sentence, and what is said of one that does not fit. */
#include "claims/words.h"

#include <stdio.h>

static bool ends_word(char c)
{
    return char_is_space(c) || c == ',' || c == '"' || c == '%' || c == '\n' || c == '\r' || c == ';';
}

/* A comma between digits, three of them behind it, belongs to the number. */
static bool is_group(Str text, size_t at)
{
    return at && char_is_digit(text.ptr[at - 1]) && at + 3 < text.len && char_is_digit(text.ptr[at + 1]) &&
           char_is_digit(text.ptr[at + 2]) && char_is_digit(text.ptr[at + 3]) &&
           (at + 4 >= text.len || !char_is_digit(text.ptr[at + 4]));
}

static size_t pass_blanks(Str text, size_t at)
{
    while (at < text.len) {
        char c = text.ptr[at];
        if (c == ';')
            while (at < text.len && text.ptr[at] != '\n')
                at++;
        else if (char_is_space(c) || c == '\n' || c == '\r')
            at++;
        else
            break;
    }
    return at;
}

static size_t word_end(Str text, size_t at)
{
    while (at < text.len && (!ends_word(text.ptr[at]) || (text.ptr[at] == ',' && is_group(text, at))) &&
           !(text.ptr[at] == '.' && at + 1 < text.len && text.ptr[at + 1] == '.'))
        at++;
    return at;
}

static Word word_at(Str text, size_t from)
{
    size_t at = pass_blanks(text, from);
    Word word = {.kind = WORD_END, .at = at, .until = at};
    if (at >= text.len)
        return word;
    char c = text.ptr[at];
    if (c == '"') {
        size_t end = str_find_char(text, '"', at + 1);
        word.kind = WORD_TEXT;
        word.text = str_slice(text, at + 1, end);
        word.until = end < text.len ? end + 1 : end;
        return word;
    }
    bool is_dots = c == '.' && at + 1 < text.len && text.ptr[at + 1] == '.';
    size_t end = word_end(text, at);
    word.kind = c == ',' ? WORD_COMMA : c == '%' ? WORD_PERCENT : is_dots ? WORD_DOTS : WORD_PLAIN;
    word.until = is_dots ? at + 2 : end > at ? end : at + 1;
    word.text = str_slice(text, at, word.until);
    return word;
}

Word word_peek(const Sentence *sentence)
{
    return word_at(sentence->sentence, sentence->at);
}

Word word_peek_second(const Sentence *sentence)
{
    return word_at(sentence->sentence, word_peek(sentence).until);
}

Word word_next(Sentence *sentence)
{
    Word word = word_peek(sentence);
    sentence->at = word.until;
    return word;
}

bool word_is(Word word, const char *text)
{
    return word.kind == WORD_PLAIN && str_equal(word.text, str_from_c(text));
}

bool sentence_skip(Sentence *sentence, const char *word)
{
    Word next = word_peek(sentence);
    if (!word_is(next, word))
        return false;
    sentence->at = next.until;
    return true;
}

bool sentence_skip_all(Sentence *sentence, const char *words)
{
    size_t before = sentence->at;
    Str rest = str_from_c(words);
    while (rest.len) {
        Str word = str_cut(&rest, ' ');
        Word next = word_next(sentence);
        if (next.kind != WORD_PLAIN || !str_equal(next.text, word)) {
            sentence->at = before;
            return false;
        }
    }
    return true;
}

/* ---- mistakes ---- */

Span word_span(const Sentence *sentence, Word word)
{
    const Diags *diags = sentence->diags;
    if (sentence->span.source >= diags->sources.count)
        return sentence->span;
    Str text = diags->sources.items[sentence->span.source].text;
    const char *at = sentence->sentence.ptr;
    if (!at || at < text.ptr || at + sentence->sentence.len > text.ptr + text.len)
        return sentence->span;
    size_t length = word.until > word.at ? word.until - word.at : 1;
    return (Span){sentence->span.source, (uint32_t)((size_t)(at - text.ptr) + word.at), (uint32_t)length};
}

Diag *sentence_mistake(Sentence *sentence, DiagCode code, Word word, Str message)
{
    bool is_first = !sentence->has_failed;
    sentence->has_failed = true;
    return is_first ? diag_add(sentence->diags, code, word_span(sentence, word), "%.*s", STR_ARG(message)) : NULL;
}

bool sentence_fail(Sentence *sentence, Word word, const char *what, const char *example)
{
    Arena *arena = sentence->arena;
    Str message = word.kind == WORD_END ? arena_printf(arena, "expected %s here", what)
                                        : arena_printf(arena, "expected %s, found '%.*s'", what, STR_ARG(word.text));
    Diag *diag = sentence_mistake(sentence, DIAG_C002, word, message);
    if (diag)
        diag_help(sentence->diags, diag, "write it as in: %s", example);
    return false;
}

bool sentence_expect(Sentence *sentence, const char *word, const char *example)
{
    Word next = word_next(sentence);
    if (word_is(next, word))
        return true;
    char what[40];
    snprintf(what, sizeof what, "'%s'", word);
    return sentence_fail(sentence, next, what, example);
}
