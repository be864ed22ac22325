/* Quotations that stand without a cue, and the making of finds. */
#include "reading/quoting.h"

enum { SHORTEST_ALONE = 5 /* words */ };

static Anchor anchor_of_span(const Unit *unit, Span span)
{
    if (span.first >= span.until)
        return (Anchor){0};
    return anchor_of_tokens(unit->text, unit->items[span.first].first, unit->items[span.until - 1].until);
}

/* "so-called" words are no one's. */
static bool is_so_called(const Unit *unit, uint32_t item)
{
    return item_is_scare(unit, item) && item > 0 && item_is_word(unit, item - 1, STR("so-called"));
}

static QuoteKind kind_of(const Unit *unit, Span told)
{
    if (told.until == told.first + 1 && item_is_quote(unit, told.first))
        return QUOTE_DIRECT;
    for (uint32_t i = told.first; i < told.until; i++)
        if (item_is_quote(unit, i) && !is_so_called(unit, i))
            return QUOTE_MIXED;
    return QUOTE_INDIRECT;
}

static void note_told(Quoting *quoting, Span told, uint32_t find)
{
    const Unit *unit = &quoting->unit;
    for (uint32_t i = told.first; i < told.until; i++)
        quoting->is_told[i] = true;
    uint32_t quotation = unit->items[told.until - 1].quotation;
    if (quotation != FIND_NONE) {
        quoting->chained = quotation;
        quoting->chained_find = find;
    }
    quoting->last_find = find;
}

void add_part(Quoting *quoting, uint32_t find, Span part)
{
    if (part.first >= part.until)
        return;
    QuoteFind *quote = &quoting->out->quotes.items[find];
    Anchor anchor = anchor_of_span(&quoting->unit, part);
    ARRAY_ADD(quoting->arena, &quote->parts, anchor);
    quote->at = anchor_of(quoting->text, quote->at.start, anchor.end);
    note_told(quoting, part, find);
}

/* Over the end of a paragraph the words go on as if there were none. */
static void extend(Quoting *quoting, uint32_t find, Span told)
{
    QuoteFind *quote = &quoting->out->quotes.items[find];
    Anchor *last = &quote->parts.items[quote->parts.count - 1];
    uint32_t end = anchor_of_span(&quoting->unit, told).end;
    *last = anchor_of(quoting->text, last->start, end);
    quote->at = anchor_of(quoting->text, quote->at.start, end);
    note_told(quoting, told, find);
}

static void set_cue(const Quoting *quoting, QuoteFind *quote, const Cue *cue)
{
    const Unit *unit = &quoting->unit;
    quote->source = anchor_of_span(unit, cue->subject.source);
    quote->cue = anchor_of_span(unit, (Span){cue->verb, cue->until});
    settle_speaker(quoting, quote, cue->subject.who);
}

/* The find that the quotation of an earlier paragraph went into, when this one goes on with it. */
static uint32_t chained_find(const Quoting *quoting, Span told)
{
    uint32_t quotation = quoting->unit.items[told.first].quotation;
    bool goes_on = quotation != FIND_NONE && quotation > 0 && quoting->chained_find != FIND_NONE &&
                   quoting->chained == quotation - 1 && quoting->text->quotations.items[quotation - 1].goes_on;
    return goes_on ? quoting->chained_find : FIND_NONE;
}

static uint32_t add_new(Quoting *quoting, Span told, const char *rule)
{
    Anchor anchor = anchor_of_span(&quoting->unit, told);
    QuoteFind quote = {
        .at = anchor, .kind = kind_of(&quoting->unit, told), .person = FIND_NONE, .body = PLACE_NONE, .rule = rule};
    ARRAY_ADD(quoting->arena, &quote.parts, anchor);
    ARRAY_ADD(quoting->arena, &quoting->out->quotes, quote);
    return quoting->out->quotes.count - 1;
}

uint32_t add_quote(Quoting *quoting, Span told, const Cue *cue, const char *rule)
{
    uint32_t find = chained_find(quoting, told);
    if (find != FIND_NONE) {
        extend(quoting, find, told);
    } else {
        find = add_new(quoting, told, rule);
        note_told(quoting, told, find);
    }
    QuoteFind *quote = &quoting->out->quotes.items[find];
    if (cue && quote->cue.end == 0)
        set_cue(quoting, quote, cue);
    return find;
}

/* ---- Without a cue ---- */

/* The next sentence of the same speaker: joined to quoted words, told anew behind others. */
static void go_on(Quoting *quoting, Span told, uint32_t before)
{
    if (quoting->out->quotes.items[before].kind == QUOTE_DIRECT) {
        add_part(quoting, before, told);
        return;
    }
    uint32_t find = add_new(quoting, told, "same-speaker");
    const QuoteFind *earlier = &quoting->out->quotes.items[before];
    QuoteFind *quote = &quoting->out->quotes.items[find];
    quote->speaker = earlier->speaker;
    quote->role = earlier->role;
    quote->person = earlier->person;
    quote->body = earlier->body;
    quote->source = earlier->source;
    note_told(quoting, told, find);
}

/* The unit is a quotation and nothing else. */
static bool is_alone(const Unit *unit)
{
    return unit->end == 1 && item_is_quote(unit, 0);
}

static void tell_alone(Quoting *quoting, uint32_t before)
{
    const Unit *unit = &quoting->unit;
    Span told = {0, 1};
    if (chained_find(quoting, told) != FIND_NONE)
        add_quote(quoting, told, NULL, "paragraphs");
    else if (before != FIND_NONE && !unit->opens_paragraph)
        go_on(quoting, told, before);
    else if (quote_words(unit, 0) >= SHORTEST_ALONE && !item_is_scare(unit, 0))
        add_quote(quoting, told, NULL, "no-cue");
}

void tell_uncued(Quoting *quoting, uint32_t before)
{
    const Unit *unit = &quoting->unit;
    if (is_alone(unit) && !quoting->is_told[0]) {
        tell_alone(quoting, before);
        return;
    }
    for (uint32_t i = 1; i < unit->end; i++)
        if (item_is_quote(unit, i) && !quoting->is_told[i] && item_is_mark(unit, i - 1, ':') &&
            !item_is_scare(unit, i) && quote_words(unit, i) >= SHORTEST_ALONE)
            add_quote(quoting, (Span){i, i + 1}, NULL, "colon");
}
