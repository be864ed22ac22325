/* Which lines of a text go on on the next, and which are titles. */
#include "reading/tag.h"

enum {
    WIDEST = 120,      /* lines beyond it are not wrapped */
    NARROWEST = 40,    /* a text of narrower lines is a list */
    FEWEST_LINES = 3,  /* of which a width can be told */
    LONG_SHARE = 10,   /* one line in so many beyond WIDEST: nothing is wrapped */
    WIDTH_SHARE = 20,  /* one line in so many may be wider than the width */
    LONG_LINE = 90,    /* of what is not wrapped: without a sign at its end it goes on */
    SLACK = 2,         /* columns that a wrapped line may leave free beside the word that did not fit */
    TITLE_TOKENS = 30, /* of a title, at most */
    TITLE_WORDS = 3,   /* at least */
};

static size_t line_end(Str clean, size_t at)
{
    const char *end = memchr(clean.ptr + at, '\n', clean.len - at);
    return end ? (size_t)(end - clean.ptr) : clean.len;
}

/* The width that all but a few lines keep. */
static uint32_t width_of(const uint32_t lengths[WIDEST + 2], uint32_t lines)
{
    uint32_t wider = 0, width = WIDEST;
    while (width > 0 && wider + lengths[width] <= lines / WIDTH_SHARE)
        wider += lengths[width--];
    return width;
}

Lines tag_lines(Str clean)
{
    uint32_t lengths[WIDEST + 2] = {0}, lines = 0;
    for (size_t at = 0; at < clean.len;) {
        size_t end = line_end(clean, at), length = end - at;
        if (length > 0) {
            lines++;
            lengths[length > WIDEST ? WIDEST + 1 : length]++;
        }
        at = end + 1;
    }
    if (lines < FEWEST_LINES || lengths[WIDEST + 1] > lines / LONG_SHARE)
        return (Lines){0};
    uint32_t width = width_of(lengths, lines);
    return (Lines){width < NARROWEST ? 0 : width};
}

static bool begins_bullet(Str clean, size_t at)
{
    Str rest = str_after(clean, at);
    size_t sign = str_starts(rest, STR("\xE2\x80\xA2")) || str_starts(rest, STR("\xE2\x80\x93")) ? 3 : 1;
    return at + sign < clean.len && char_is_space(clean.ptr[at + sign]) && (sign > 1 || strchr("-*+", clean.ptr[at]));
}

static size_t word_length(Str clean, size_t at)
{
    size_t end = at;
    while (end < clean.len && end - at < WIDEST && (unsigned char)clean.ptr[end] > ' ')
        end++;
    return end - at;
}

bool tag_line_ends_paragraph(Lines lines, Str clean, size_t start, size_t end, size_t next)
{
    char first = clean.ptr[next], last = end > 0 ? clean.ptr[end - 1] : '\n';
    if (begins_bullet(clean, next))
        return true;
    if ((first >= 'a' && first <= 'z') || strchr(",.;:)]", first))
        return lines.width == 0 && strchr(".?!:;\"", last);
    size_t length = end - start;
    if (lines.width == 0)
        return length < LONG_LINE || strchr(".?!:;\"", last) || (unsigned char)last >= 0x80;
    /* A wrapped line is full: the next word would not have fitted. Of printed letters, some are wider than others. */
    bool is_full = length + 1 + word_length(clean, next) + SLACK > lines.width;
    bool is_half = length < lines.width / 2, is_short = length < lines.width - lines.width / 4;
    return !is_full && (is_half || ((is_short || strchr(".?!:;\"", last)) && last != ',' && last != '-'));
}

static bool is_title(const Text *text, uint32_t first, uint32_t until)
{
    const Token *tokens = text->tokens.items;
    const Token *last = &tokens[until - 1];
    if (until - first > TITLE_TOKENS || (last->kind == TOKEN_MARK && last->mark < 0x80 && strchr(".,;:", last->mark)))
        return false;
    uint32_t words = 0, capitals = 0, small = 0;
    for (uint32_t i = first; i < until; i++) {
        if (tokens[i].kind != TOKEN_WORD)
            continue;
        words++;
        if (tokens[i].flags & TOKEN_CAPITAL)
            capitals++;
        else
            small += !token_in(text, i, CLASS_FUNCTION);
    }
    return words >= TITLE_WORDS && capitals > 1 && capitals >= 3 * small;
}

void tag_headlines(Text *text)
{
    for (uint32_t first = 0; first < text->tokens.count; first++) {
        uint32_t until = tag_paragraph_end(text, first);
        if (until > first && is_title(text, first, until))
            for (uint32_t i = first; i < until; i++)
                text->tokens.items[i].flags |= TOKEN_HEADLINE;
        first = until;
    }
}
