/* What is told, in whose words: unit by unit, words before their cue first, for they take all others in. */
#include "reading/quoting.h"

#include <stdlib.h>

static void read_unit(Quoting *quoting)
{
    uint32_t before = quoting->last_find;
    quoting->last_find = FIND_NONE;
    if (quoting->unit.count == 0)
        return;
    memset(quoting->is_told, 0, quoting->unit.count);
    find_cues(quoting);
    tell_trailing(quoting);
    tell_leading(quoting);
    tell_uncued(quoting, before);
}

/* Titles of an article tell nothing in whole sentences. */
static bool is_headline(const Text *text, uint32_t token)
{
    return text->tokens.items[token].flags & TOKEN_HEADLINE;
}

static int by_place(const void *left, const void *right)
{
    const QuoteFind *a = left, *b = right;
    if (a->at.start != b->at.start)
        return a->at.start < b->at.start ? -1 : 1;
    return a->at.end < b->at.end ? -1 : a->at.end > b->at.end;
}

void find_quotes(const Text *text, Arena *arena, Reading *out)
{
    Quoting *quoting = ARENA_ARRAY(arena, Quoting, 1);
    quoting->text = text;
    quoting->arena = arena;
    quoting->out = out;
    quoting->last_find = quoting->chained_find = FIND_NONE;
    quoting->mentions = mentions_of(text, arena, out);
    for (uint32_t token = 0; token < text->tokens.count;) {
        uint32_t next = unit_next(quoting, token);
        bool is_break = text->tokens.items[token].kind == TOKEN_BREAK;
        if (!is_break && !is_headline(text, token))
            read_unit(quoting);
        else
            quoting->last_find = FIND_NONE;
        token = next;
    }
    if (out->quotes.count > 1)
        qsort(out->quotes.items, out->quotes.count, sizeof *out->quotes.items, by_place);
}
