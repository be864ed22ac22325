/* What stands between quotation marks. A mark opens or closes by the blanks about it, by its shape where they do
 * not tell, and at last by what came before it; single marks quote only outside of double ones. Where a closing
 * mark is missing, the quotation ends with its paragraph or where the next one opens. */
#include "reading/tag.h"

enum { SCARE_WORDS = 3 };

typedef enum { SIDE_EITHER, SIDE_OPEN, SIDE_CLOSE } Side;

typedef struct {
    Text *text;
    Arena *arena;
    uint32_t double_first; /* the token that opened, UINT32_MAX: none */
    uint32_t single_first;
    uint32_t count_at_single; /* quotations when the single one opened */
} Quoting;

static const Token *token_at(const Text *text, uint32_t i)
{
    static const Token none = {.kind = TOKEN_BREAK, .flags = TOKEN_SPACE_BEFORE};
    return i < text->tokens.count ? &text->tokens.items[i] : &none;
}

/* Blank, the end of a line, or a sign that stands outside of quotations. */
static bool is_free_before(const Text *text, uint32_t i)
{
    const Token *before = i > 0 ? token_at(text, i - 1) : NULL;
    if (!before || before->kind == TOKEN_BREAK || token_at(text, i)->flags & TOKEN_SPACE_BEFORE)
        return true;
    return before->kind == TOKEN_MARK &&
           (before->mark == '(' || before->mark == '[' || before->mark == MARK_QUOTE_OPEN);
}

static bool is_free_after(const Text *text, uint32_t i)
{
    const Token *after = token_at(text, i + 1);
    if (after->kind == TOKEN_BREAK || after->flags & TOKEN_SPACE_BEFORE)
        return true;
    return after->kind == TOKEN_MARK && after->mark < 0x80 && strchr(".,;:?!)]", after->mark);
}

static Side side_of(const Text *text, uint32_t i)
{
    bool before = is_free_before(text, i), after = is_free_after(text, i);
    if (before != after)
        return before ? SIDE_OPEN : SIDE_CLOSE;
    uint16_t mark = token_at(text, i)->mark;
    return mark == MARK_QUOTE_OPEN || mark == '`' ? SIDE_OPEN : mark == MARK_QUOTE_CLOSE ? SIDE_CLOSE : SIDE_EITHER;
}

static uint32_t words_in(const Text *text, TokenRun run)
{
    uint32_t words = 0;
    for (uint32_t i = run.first; i < run.until && words <= SCARE_WORDS; i++)
        words += text->tokens.items[i].kind == TOKEN_WORD || text->tokens.items[i].kind == TOKEN_NUMBER;
    return words;
}

/* A word or three that stand in a sentence and are not what somebody says there. */
static bool is_scare(const Text *text, TokenRun run)
{
    if (words_in(text, run) > SCARE_WORDS || run.first == 0)
        return false;
    const Token *before = token_at(text, run.first - 1), *inside = token_at(text, run.first + 1);
    bool is_inside = before->kind == TOKEN_WORD || before->kind == TOKEN_NUMBER || !(inside->flags & TOKEN_CAPITAL);
    if (before->kind == TOKEN_BREAK || token_is_mark(text, run.first - 1, '.'))
        return false;
    return is_inside && !token_in(text, run.first - 1, CLASS_CUE) &&
           !(run.first > 1 && token_in(text, run.first - 2, CLASS_CUE));
}

static void add_quotation(Quoting *quoting, uint32_t first, uint32_t until, bool is_closed)
{
    Text *text = quoting->text;
    TokenRun run = {first, until};
    text->tokens.items[first].mark = MARK_QUOTE_OPEN;
    if (is_closed)
        text->tokens.items[until - 1].mark = MARK_QUOTE_CLOSE;
    ARRAY_ADD(quoting->arena, &text->quotations,
              (Quotation){.run = run, .is_closed = is_closed, .is_scare = is_closed && is_scare(text, run)});
}

/* 6" of inches, and marks that close nothing. */
static bool is_stray(const Text *text, uint32_t i)
{
    return i > 0 && token_at(text, i)->mark == '"' && token_at(text, i - 1)->kind == TOKEN_NUMBER &&
           !(token_at(text, i)->flags & TOKEN_SPACE_BEFORE);
}

static void meet_double(Quoting *quoting, uint32_t i)
{
    Side side = side_of(quoting->text, i);
    bool is_open = quoting->double_first != UINT32_MAX;
    if (is_open && side != SIDE_OPEN) {
        add_quotation(quoting, quoting->double_first, i + 1, true);
        quoting->double_first = UINT32_MAX;
    } else if (is_open) {
        add_quotation(quoting, quoting->double_first, i, false);
        quoting->double_first = i;
    } else if (side != SIDE_CLOSE && !is_stray(quoting->text, i)) {
        quoting->double_first = i;
    }
}

/* 'Tis and 'em lack their beginning. */
static bool is_cut_word(const Text *text, uint32_t i)
{
    static const char *const words[] = {"tis", "twas", "em", "til", "cause", "round", "bout", "n"};
    for (size_t j = 0; j < sizeof words / sizeof words[0]; j++)
        if (token_is_word(text, i, str_from_c(words[j])))
            return true;
    return false;
}

/* "'90s" and the apostrophe of a plural are no quotation marks. */
static bool opens_single(const Text *text, uint32_t i)
{
    const Token *next = token_at(text, i + 1);
    return side_of(text, i) == SIDE_OPEN && next->kind == TOKEN_WORD && !(next->flags & TOKEN_SPACE_BEFORE) &&
           !is_cut_word(text, i + 1);
}

static bool closes_single(const Text *text, uint32_t i)
{
    const Token *before = token_at(text, i - 1), *after = token_at(text, i + 1);
    if (side_of(text, i) == SIDE_OPEN)
        return false;
    bool is_plural = before->kind == TOKEN_WORD && before->length > 1 &&
                     char_lower(text->clean.ptr[before->start + before->length - 1]) == 's';
    return !is_plural || after->kind != TOKEN_WORD;
}

static void meet_single(Quoting *quoting, uint32_t i)
{
    if (quoting->double_first != UINT32_MAX)
        return;
    if (opens_single(quoting->text, i)) {
        quoting->single_first = i;
        quoting->count_at_single = quoting->text->quotations.count;
    } else if (quoting->single_first != UINT32_MAX && closes_single(quoting->text, i)) {
        quoting->text->quotations.count = quoting->count_at_single; /* those inside of it are its own */
        add_quotation(quoting, quoting->single_first, i + 1, true);
        quoting->single_first = UINT32_MAX;
    }
}

static bool is_double(uint16_t mark)
{
    return mark == '"' || mark == MARK_QUOTE_OPEN || mark == MARK_QUOTE_CLOSE;
}

static void tag_paragraph(Quoting *quoting, uint32_t first, uint32_t until)
{
    quoting->double_first = quoting->single_first = UINT32_MAX;
    for (uint32_t i = first; i < until; i++) {
        const Token *token = &quoting->text->tokens.items[i];
        if (token->kind != TOKEN_MARK)
            continue;
        if (is_double(token->mark))
            meet_double(quoting, i);
        else if (token->mark == '\'' || token->mark == '`')
            meet_single(quoting, i);
    }
    if (quoting->double_first != UINT32_MAX && quoting->double_first + 1 < until)
        add_quotation(quoting, quoting->double_first, until, false);
}

/* A quotation that its paragraph's end cut goes on when the next paragraph opens anew. */
static void join_paragraphs(Text *text)
{
    for (uint32_t i = 0; i + 1 < text->quotations.count; i++) {
        Quotation *quotation = &text->quotations.items[i];
        const Quotation *next = &text->quotations.items[i + 1];
        quotation->goes_on = !quotation->is_closed && next->run.first == quotation->run.until + 1 &&
                             text->tokens.items[quotation->run.until].kind == TOKEN_BREAK;
    }
}

void tag_quotations(Text *text, Arena *arena)
{
    Quoting quoting = {.text = text, .arena = arena};
    for (uint32_t first = 0; first < text->tokens.count; first++) {
        uint32_t until = tag_paragraph_end(text, first);
        tag_paragraph(&quoting, first, until);
        first = until;
    }
    join_paragraphs(text);
    for (uint32_t i = 0; i < text->quotations.count; i++)
        for (uint32_t j = text->quotations.items[i].run.first; j < text->quotations.items[i].run.until; j++)
            text->tokens.items[j].flags |= TOKEN_QUOTED;
}
