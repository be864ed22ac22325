/* Laws, orders, dockets and awards by their numbers, each in one form: what a journal calls them by. */
#include "reading/find_citations.h"

static bool is_inside(const Citations *cites, uint32_t at)
{
    return at >= cites->first && at < cites->until;
}

bool cites_word(const Citations *cites, uint32_t at, const char *lower)
{
    return is_inside(cites, at) && token_is_word(cites->text, at, str_from_c(lower));
}

bool cites_kind(const Citations *cites, uint32_t at, CiteWord word)
{
    return is_inside(cites, at) && token_in(cites->text, at, CLASS_CITE) &&
           token_value(cites->text, at, CLASS_CITE) == (int)word;
}

bool cites_mark(const Citations *cites, uint32_t at, uint16_t mark)
{
    return is_inside(cites, at) && token_is_mark(cites->text, at, mark);
}

bool cites_attached(const Citations *cites, uint32_t at)
{
    return is_inside(cites, at) && !(cites->text->tokens.items[at].flags & TOKEN_SPACE_BEFORE);
}

Str cites_number(const Citations *cites, uint32_t at)
{
    bool is_number = is_inside(cites, at) && cites->text->tokens.items[at].kind == TOKEN_NUMBER;
    return is_number ? text_token(cites->text, at) : STR_NONE;
}

uint32_t cites_after_number_word(const Citations *cites, uint32_t at)
{
    at += cites_kind(cites, at, CITE_WORD_NUMBER);
    at += cites_mark(cites, at, '.');
    at += cites_mark(cites, at, ':');
    return at + cites_mark(cites, at, '#');
}

uint32_t cites_add(Citations *cites, uint32_t first, uint32_t until, CiteFind find)
{
    if (first < cites->done)
        return 0;
    find.at = anchor_of_tokens(cites->text, first, until);
    ARRAY_ADD(cites->arena, &cites->out->citations, find);
    cites->done = until;
    return until;
}

static uint32_t read_by_word(Citations *cites, uint32_t at)
{
    switch ((CiteWord)token_value(cites->text, at, CLASS_CITE)) {
    case CITE_WORD_SECTION: return cites_read_section(cites, at);
    case CITE_WORD_CASE:
    case CITE_WORD_NUMBER: return cites_read_docket(cites, at);
    case CITE_WORD_LISTING: return cites_read_listing(cites, at);
    case CITE_WORD_STATE: return cites_read_state_letters(cites, at);
    case CITE_WORD_AWARD: return cites_read_award(cites, at);
    default: return cites_read_law(cites, at);
    }
}

static uint32_t read_at(Citations *cites, uint32_t at)
{
    const Text *text = cites->text;
    if (token_in(text, at, CLASS_CITE))
        return read_by_word(cites, at);
    if (token_is_mark(text, at, MARK_SECTION))
        return cites_read_section(cites, at);
    if (token_in(text, at, CLASS_ABBREVIATION) && token_value(text, at, CLASS_ABBREVIATION) == ABBREVIATION_CAPITAL)
        return cites_read_state_law(cites, at);
    const Token *token = &text->tokens.items[at];
    if (token->kind == TOKEN_NUMBER || (token->kind == TOKEN_WORD && token->flags & TOKEN_CAPITAL))
        return cites_read_award_shape(cites, at);
    return 0;
}

void find_citations(const Text *text, Arena *arena, Reading *out)
{
    Citations cites = {.text = text, .arena = arena, .out = out};
    map_init(&cites.sections, arena);
    map_init(&cites.parts, arena);
    map_init(&cites.awards, arena);
    for (uint32_t s = 0; s < text->sentences.count; s++) {
        cites.first = cites.done = text->sentences.items[s].first;
        cites.until = text->sentences.items[s].until;
        for (uint32_t at = cites.first; at < cites.until;) {
            uint32_t until = read_at(&cites, at);
            at = until > at ? until : at + 1;
        }
    }
}
