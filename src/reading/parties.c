/* Places, bodies and people of a document, and which of them covers a word. */
#include "reading/told.h"

static void add(const Text *text, Arena *arena, Parties *out, const Anchor *at, Party party)
{
    if (at->end <= at->start)
        return;
    party.first = token_of_byte(text, at->start, 0, text->tokens.count);
    party.until = token_of_byte(text, at->end - 1, party.first, text->tokens.count) + 1;
    ARRAY_ADD(arena, &out->list, party);
    for (uint32_t i = party.first; i < party.until && i < text->tokens.count; i++)
        out->of_token[i] = out->list.count;
}

/* What is put in later covers what was there: a department covers the place in its name, a person both. */
Parties parties_collect(const Text *text, const Reading *found, Arena *arena)
{
    Parties all = {.of_token = ARENA_ARRAY(arena, uint32_t, text->tokens.count + 1)};
    for (uint32_t i = 0; i < found->places.count; i++)
        add(text, arena, &all, &found->places.items[i].at,
            (Party){.kind = PARTY_PLACE, .number = i, .is_modifier = found->places.items[i].is_modifier});
    for (uint32_t i = 0; i < found->bodies.count; i++)
        add(text, arena, &all, &found->bodies.items[i].at, (Party){.kind = PARTY_BODY, .number = i});
    for (uint32_t i = 0; i < found->people.count; i++) {
        const PersonFind *person = &found->people.items[i];
        add(text, arena, &all, &person->at, (Party){.kind = PARTY_PERSON, .number = i});
        for (uint32_t k = 0; k < person->mentions.count; k++)
            add(text, arena, &all, &person->mentions.items[k], (Party){.kind = PARTY_PERSON, .number = i});
    }
    return all;
}

const Party *party_at(const Told *told, uint32_t token)
{
    uint32_t number = token < told->text->tokens.count ? told->parties->of_token[token] : 0;
    return number ? &told->parties->list.items[number - 1] : NULL;
}

PlaceId party_place(const Told *told, const Party *party)
{
    switch (party->kind) {
    case PARTY_PLACE: return told->found->places.items[party->number].place;
    case PARTY_PERSON: return told->found->people.items[party->number].body;
    case PARTY_BODY: break;
    }
    const BodyFind *body = &told->found->bodies.items[party->number];
    return body->body != PLACE_NONE ? body->body : body->parent;
}

Anchor party_anchor(const Told *told, const Party *party)
{
    return anchor_of_tokens(told->text, party->first, party->until);
}

bool token_is_party_word(const Text *text, uint32_t token)
{
    ModalKind kind = modal_at(text, token);
    return kind == MODAL_SUBJECT || kind == MODAL_BODY || kind == MODAL_RELATIVE || token_in(text, token, CLASS_UNIT) ||
           token_in(text, token, CLASS_TITLE);
}
