/* Where people, bodies and places are named, and which of them a phrase or a pronoun means. */
#include "reading/speaker.h"

#include <stdlib.h>

enum { PRONOUN_REACH = 2000 /* bytes back */ };

static int by_start(const void *left, const void *right)
{
    const Mention *a = left, *b = right;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

static int by_body(const void *left, const void *right)
{
    const Named *a = left, *b = right;
    if (a->body != b->body)
        return a->body < b->body ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

/* The first find of a body. */
uint32_t first_of_body(const Mentions *mentions, uint32_t count, PlaceId body)
{
    uint32_t low = 0, high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (mentions->bodies[middle].body < body)
            low = middle + 1;
        else
            high = middle;
    }
    return mentions->bodies[low].index;
}

static void add_mention(Mentions *mentions, Arena *arena, const Anchor *at, NamedKind kind, uint32_t index)
{
    ARRAY_ADD(arena, &mentions->all, (Mention){at->start, at->end, index, kind, false});
}

/* Both run in the order of the text. */
static void mark_quoted(const Text *text, Mentions *mentions)
{
    uint32_t quotation = 0;
    for (uint32_t i = 0; i < mentions->all.count; i++) {
        Mention *mention = &mentions->all.items[i];
        while (quotation < text->quotations.count) {
            uint32_t last = text->quotations.items[quotation].run.until - 1;
            if (text->tokens.items[last].start >= mention->start)
                break;
            quotation++;
        }
        if (quotation < text->quotations.count) {
            const Quotation *q = &text->quotations.items[quotation];
            mention->is_quoted = text->tokens.items[q->run.first].start <= mention->start;
        }
    }
}

Mentions *mentions_of(const Text *text, Arena *arena, const Reading *out)
{
    Mentions *mentions = ARENA_ARRAY(arena, Mentions, 1);
    for (uint32_t i = 0; i < out->people.count; i++) {
        const PersonFind *person = &out->people.items[i];
        add_mention(mentions, arena, &person->at, NAMED_PERSON, i);
        for (uint32_t j = 0; j < person->mentions.count; j++)
            add_mention(mentions, arena, &person->mentions.items[j], NAMED_PERSON, i);
    }
    for (uint32_t i = 0; i < out->bodies.count; i++)
        add_mention(mentions, arena, &out->bodies.items[i].at, NAMED_BODY, i);
    for (uint32_t i = 0; i < out->places.count; i++)
        add_mention(mentions, arena, &out->places.items[i].at, NAMED_PLACE, i);
    if (mentions->all.count > 1)
        qsort(mentions->all.items, mentions->all.count, sizeof *mentions->all.items, by_start);
    mentions->bodies = ARENA_ARRAY(arena, Named, out->bodies.count);
    for (uint32_t i = 0; i < out->bodies.count; i++)
        mentions->bodies[i] = (Named){out->bodies.items[i].body, i};
    if (out->bodies.count > 1)
        qsort(mentions->bodies, out->bodies.count, sizeof *mentions->bodies, by_body);
    mark_quoted(text, mentions);
    return mentions;
}

/* ---- Heads ---- */

uint32_t item_start(const Unit *unit, uint32_t item)
{
    return unit->text->tokens.items[unit->items[item].first].start;
}

uint32_t item_end(const Unit *unit, uint32_t item)
{
    const Token *last = &unit->text->tokens.items[unit->items[item].until - 1];
    return last->start + last->length;
}

/* The segment between commas that a byte is in, as items. */
static Span segment_at(const Unit *unit, Span who, uint32_t byte)
{
    Span segment = {who.first, who.until};
    for (uint32_t i = who.first; i < who.until; i++) {
        if (!item_is_mark(unit, i, ','))
            continue;
        if (item_start(unit, i) < byte)
            segment.first = i + 1;
        else {
            segment.until = i;
            break;
        }
    }
    return segment;
}

/* "a spokesman for Mayor Smith", "Smith's office": not Smith; "Secretary of State Smith" is. */
static bool is_head(const Unit *unit, Span who, const Mention *mention)
{
    Span segment = segment_at(unit, who, mention->start);
    bool is_described = item_grammar(unit, segment.first) == GRAMMAR_DETERMINER ||
                        !item_is_capital(unit, segment.first) || mention->kind != NAMED_PERSON;
    bool is_governed = false;
    for (uint32_t i = segment.first; i < segment.until && item_start(unit, i) < mention->start; i++)
        is_governed |= item_grammar(unit, i) == GRAMMAR_PREPOSITION || item_is_word(unit, i, STR("'s")) ||
                       item_is_mark(unit, i, '\'');
    if (is_governed && is_described)
        return false;
    for (uint32_t i = segment.first; i < segment.until; i++) {
        if (item_start(unit, i) < mention->end)
            continue;
        bool is_owner = item_is_word(unit, i, STR("'s")) || item_is_mark(unit, i, '\'') ||
                        item_is_word(unit, i, STR("\xE2\x80\x99s"));
        if (is_owner)
            return false;
        int kind = item_grammar(unit, i);
        return kind != 0 || mention->kind == NAMED_PERSON || item_is_mark(unit, i, '(');
    }
    return true;
}

/* The first of a kind that the phrase is about. */
const Mention *head_of(const Quoting *quoting, Span who, NamedKind kind)
{
    const Unit *unit = &quoting->unit;
    const Mentions *mentions = quoting->mentions;
    uint32_t start = item_start(unit, who.first), end = item_end(unit, who.until - 1);
    for (uint32_t i = STARTS_FROM(mentions->all, start); i < mentions->all.count && mentions->all.items[i].start < end;
         i++) {
        const Mention *mention = &mentions->all.items[i];
        if (mention->kind == kind && is_head(unit, who, mention))
            return mention;
    }
    return NULL;
}

/* ---- Pronouns ---- */

static bool stands_for(const Quoting *quoting, const Mention *mention, int pronoun)
{
    if (pronoun != PRONOUN_IT)
        return mention->kind == NAMED_PERSON;
    return mention->kind == NAMED_BODY && quoting->out->bodies.items[mention->index].body != PLACE_NONE;
}

static uint32_t sentence_at(const Text *text, uint32_t byte)
{
    uint32_t behind = STARTS_FROM(text->tokens, byte + 1);
    return sentence_of(text, behind ? behind - 1 : 0);
}

/* Whoever was named last outside of quotations; of several in one earlier sentence the first, its subject. */
const Mention *named_before(const Quoting *quoting, uint32_t byte, int pronoun)
{
    const Mentions *mentions = quoting->mentions;
    const Mention *found = NULL;
    uint32_t sentence = 0;
    for (uint32_t i = STARTS_FROM(mentions->all, byte); i-- > 0;) {
        const Mention *mention = &mentions->all.items[i];
        if (byte - mention->start > PRONOUN_REACH)
            break;
        if (mention->is_quoted || !stands_for(quoting, mention, pronoun))
            continue;
        uint32_t its = sentence_at(quoting->text, mention->start);
        if (found && its != sentence)
            break;
        found = mention;
        sentence = its;
    }
    return found;
}
