/* Sentences in which every quotation counts as one word, and what their items are. */
#include "reading/quoting.h"

bool item_is_quote(const Unit *unit, uint32_t item)
{
    return item < unit->count && unit->items[item].quotation != FIND_NONE;
}

bool item_is_scare(const Unit *unit, uint32_t item)
{
    return item_is_quote(unit, item) && unit->text->quotations.items[unit->items[item].quotation].is_scare;
}

bool item_is_mark(const Unit *unit, uint32_t item, uint16_t mark)
{
    return item < unit->count && !item_is_quote(unit, item) && token_is_mark(unit->text, unit->items[item].first, mark);
}

bool item_is_word(const Unit *unit, uint32_t item, Str lower)
{
    return item < unit->count && !item_is_quote(unit, item) &&
           token_is_word(unit->text, unit->items[item].first, lower);
}

bool item_in(const Unit *unit, uint32_t item, WordClass class)
{
    return item < unit->count && !item_is_quote(unit, item) && token_in(unit->text, unit->items[item].first, class);
}

static const Token *token_of(const Unit *unit, uint32_t item)
{
    return &unit->text->tokens.items[unit->items[item].first];
}

Str item_text(const Unit *unit, uint32_t item)
{
    return item < unit->count ? text_token(unit->text, unit->items[item].first) : STR_NONE;
}

bool item_is_capital(const Unit *unit, uint32_t item)
{
    return item < unit->count && !item_is_quote(unit, item) && token_of(unit, item)->kind == TOKEN_WORD &&
           token_of(unit, item)->flags & TOKEN_CAPITAL;
}

int item_grammar(const Unit *unit, uint32_t item)
{
    bool is_may = item_in(unit, item, CLASS_MONTH) && item > unit->body && item_is_capital(unit, item);
    return item_in(unit, item, CLASS_GRAMMAR) && !is_may
               ? token_value(unit->text, unit->items[item].first, CLASS_GRAMMAR)
               : 0;
}

int item_pronoun(const Unit *unit, uint32_t item)
{
    return item_in(unit, item, CLASS_PRONOUN) ? token_value(unit->text, unit->items[item].first, CLASS_PRONOUN) : 0;
}

bool item_is_adverb(const Unit *unit, uint32_t item)
{
    if (item >= unit->count || item_is_quote(unit, item))
        return false;
    Str word = item_text(unit, item);
    bool is_manner = word.len > 4 && str_ends(word, STR("ly")) && !str_equal(word, STR("family")) &&
                     !(item > 0 && item_is_capital(unit, item));
    return item_grammar(unit, item) == GRAMMAR_ADVERB || is_manner;
}

uint16_t quote_last_mark(const Unit *unit, uint32_t item)
{
    if (!item_is_quote(unit, item))
        return 0;
    const Item *quote = &unit->items[item];
    bool is_closed = unit->text->quotations.items[quote->quotation].is_closed;
    uint32_t last = quote->until - (is_closed ? 2 : 1);
    return last > quote->first && last < quote->until ? unit->text->tokens.items[last].mark : 0;
}

uint32_t quote_words(const Unit *unit, uint32_t item)
{
    uint32_t words = 0;
    for (uint32_t i = unit->items[item].first; i < unit->items[item].until && words < UNIT_ITEMS; i++)
        words += unit->text->tokens.items[i].kind == TOKEN_WORD;
    return words;
}

bool item_is_stop(const Unit *unit, uint32_t item)
{
    return item_is_mark(unit, item, ',') || quote_last_mark(unit, item) == ',';
}

bool item_is_break(const Unit *unit, uint32_t item)
{
    static const uint16_t marks[] = {',', ';', ':', '(', ')', '.', '?', '!', MARK_DASH, MARK_ELLIPSIS, MARK_BULLET};
    if (item >= unit->end)
        return true;
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (item_is_mark(unit, item, marks[i]))
            return true;
    return item_is_mark(unit, item, '-') && token_of(unit, item)->flags & TOKEN_SPACE_BEFORE;
}

bool item_is_date(const Unit *unit, uint32_t item)
{
    if (item_in(unit, item, CLASS_WEEKDAY) || item_grammar(unit, item) == GRAMMAR_TIME)
        return true;
    if (item_in(unit, item, CLASS_MONTH))
        return item_is_capital(unit, item);
    return item < unit->count && !item_is_quote(unit, item) && token_of(unit, item)->kind == TOKEN_NUMBER;
}

bool item_is_time(const Unit *unit, uint32_t item)
{
    bool is_near = item_is_word(unit, item, STR("last")) || item_is_word(unit, item, STR("next")) ||
                   item_is_word(unit, item, STR("this")) || item_is_word(unit, item, STR("that"));
    return is_near && item_is_date(unit, item + 1);
}

/* ---- Building ---- */

/* A quotation whose closing mark is missing and that nothing continues is an inch or a slip. */
static bool counts(const Quotation *quotation)
{
    return quotation->run.until > quotation->run.first && (quotation->is_closed || quotation->goes_on);
}

/* The first quotation that counts and ends behind `token`. */
static const Quotation *quotation_at(Quoting *quoting, uint32_t token)
{
    const Text *text = quoting->text;
    while (quoting->next_quotation < text->quotations.count) {
        const Quotation *quotation = &text->quotations.items[quoting->next_quotation];
        if (counts(quotation) && quotation->run.first >= token)
            return quotation;
        quoting->next_quotation++;
    }
    return NULL;
}

/* The mark that the words of a quotation end in. */
static uint16_t last_mark_of(const Text *text, const Quotation *quotation)
{
    uint32_t last = quotation->run.until - (quotation->is_closed ? 2 : 1);
    return last > quotation->run.first ? text->tokens.items[last].mark : 0;
}

/* Whether the sentence may go on behind a question in quotation marks: "Why?" asked Smith; "Why?" Smith asked. */
static bool asks_on(const Text *text, uint32_t token)
{
    enum { NEAR = 10 };
    for (uint32_t i = token; i < token + NEAR && i < text->tokens.count; i++) {
        const Token *next = &text->tokens.items[i];
        if (next->kind != TOKEN_WORD)
            return false;
        if (token_in(text, i, CLASS_CUE))
            return i > token || !(next->flags & TOKEN_CAPITAL);
    }
    return false;
}

/* Whether a unit ends with the quotation that it has come to the end of. */
static bool ends_unit(const Text *text, const Quotation *quotation)
{
    uint16_t last = last_mark_of(text, quotation);
    uint32_t next = quotation->run.until;
    if (next >= text->tokens.count || (last != '.' && last != '?' && last != '!'))
        return false;
    const Token *token = &text->tokens.items[next];
    bool is_low = token->kind == TOKEN_WORD && !(token->flags & TOKEN_CAPITAL);
    if (token->kind == TOKEN_MARK)
        return token->mark == MARK_QUOTE_OPEN;
    return !is_low && !(last != '.' && asks_on(text, next));
}

typedef struct {
    bool has_cue, has_quote;
    bool is_full;
    uint32_t next; /* token */
} Extent;

static void add_item(Unit *unit, uint32_t first, uint32_t until, uint32_t quotation)
{
    unit->items[unit->count++] = (Item){first, until, quotation};
}

/* Adds the token, or the quotation that begins with it; where the next item begins. */
static uint32_t take_item(Quoting *quoting, uint32_t token, Extent *extent)
{
    const Quotation *quotation = quotation_at(quoting, token);
    if (!quotation || quotation->run.first != token) {
        extent->has_cue |= token_in(quoting->text, token, CLASS_CUE);
        add_item(&quoting->unit, token, token + 1, FIND_NONE);
        return token + 1;
    }
    extent->has_quote = true;
    add_item(&quoting->unit, token, quotation->run.until, quoting->next_quotation);
    return quotation->run.until;
}

static bool is_boundary(const Quoting *quoting, uint32_t *sentence, uint32_t token)
{
    const Text *text = quoting->text;
    while (*sentence < text->sentences.count && text->sentences.items[*sentence].until < token)
        ++*sentence;
    return *sentence >= text->sentences.count || text->sentences.items[*sentence].until == token;
}

static Extent gather(Quoting *quoting, uint32_t token)
{
    const Text *text = quoting->text;
    Unit *unit = &quoting->unit;
    Extent extent = {.next = token};
    uint32_t sentence = sentence_of(text, token);
    while (extent.next < text->tokens.count && text->tokens.items[extent.next].kind != TOKEN_BREAK) {
        if (unit->count == UNIT_ITEMS) {
            extent.is_full = true;
            return extent;
        }
        extent.next = take_item(quoting, extent.next, &extent);
        uint32_t quotation = unit->items[unit->count - 1].quotation;
        if (quotation != FIND_NONE ? ends_unit(text, &text->quotations.items[quotation])
                                   : is_boundary(quoting, &sentence, extent.next))
            return extent;
    }
    return extent;
}

/* Behind "RALEIGH, N.C. - ": a place in capitals and a dash near the beginning of a paragraph. */
static uint32_t behind_dateline(const Unit *unit)
{
    enum { NEAR = 12 };
    if (!unit->opens_paragraph || !unit->count || item_is_quote(unit, 0) ||
        !(token_of(unit, 0)->flags & TOKEN_ALL_CAPITALS))
        return 0;
    for (uint32_t i = 1; i < unit->count && i < NEAR; i++)
        if (item_is_mark(unit, i, MARK_DASH) || (item_is_mark(unit, i, '-') && item_is_break(unit, i)))
            return i + 1 < unit->count ? i + 1 : 0;
    return 0;
}

static bool is_end_mark(const Unit *unit, uint32_t item)
{
    return item_is_mark(unit, item, '.') || item_is_mark(unit, item, '?') || item_is_mark(unit, item, '!');
}

uint32_t unit_next(Quoting *quoting, uint32_t token)
{
    const Text *text = quoting->text;
    Unit *unit = &quoting->unit;
    unit->count = 0;
    unit->text = text;
    unit->opens_paragraph = token == 0 || text->tokens.items[token - 1].kind == TOKEN_BREAK;
    if (text->tokens.items[token].kind == TOKEN_BREAK)
        return token + 1;
    Extent extent = gather(quoting, token);
    if (!extent.has_cue && !extent.has_quote) {
        unit->count = 0;
        return extent.next;
    }
    unit->end = unit->count;
    while (unit->end > 1 && is_end_mark(unit, unit->end - 1))
        unit->end--;
    unit->body = behind_dateline(unit);
    return extent.next;
}
