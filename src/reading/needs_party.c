/* Who stands beside a trigger: a place, an agency, a person, a pronoun, a court. Beside needs.c. */
#include "reading/needs.h"

enum { PARTY_REACH = 14 };

bool needs_party_at(const Told *told, uint32_t token)
{
    return party_at(told, token) || token_is_party_word(told->text, token);
}

/* A name that no earlier stage knows: "PennDOT has found". */
bool needs_proper_at(const Told *told, uint32_t token)
{
    const Token *t = &told->text->tokens.items[token];
    bool is_start = t->flags & TOKEN_SENTENCE_START && !(t->flags & TOKEN_ALL_CAPITALS);
    return t->kind == TOKEN_WORD && t->flags & TOKEN_CAPITAL && !is_start && !(t->flags & TOKEN_HEADLINE) &&
           !token_in(told->text, token, CLASS_FUNCTION);
}

bool needs_party(const Told *told)
{
    for (uint32_t i = told->clause; i < told->match.at; i++)
        if (needs_party_at(told, i))
            return true;
    if (told->clause > told->first && modal_at(told->text, told->clause - 1) == MODAL_RELATIVE)
        return true;
    if (told->chain > told->clause && needs_proper_at(told, told->chain - 1))
        return true;
    for (uint32_t i = told->match.end; i < told->clause_end && i < told->match.end + PARTY_REACH; i++)
        if (party_at(told, i) || modal_at(told->text, i) == MODAL_BODY ||
            (i == told->match.end && modal_at(told->text, i) == MODAL_SUBJECT))
            return true;
    return false;
}

/* A judge or a court as the subject, behind "by", or, of a passive without one, anywhere in the sentence. */
bool needs_court(const Told *told)
{
    const Text *text = told->text;
    uint32_t from = told->clause, until = told->chain;
    if (told->said & SAID_PASSIVE) {
        if (told->match.at > told->first + 1 && token_is_word(text, told->match.at - 2, STR("it")))
            return true; /* "it is ordered" */
        from = told->first;
        until = told->until;
    }
    for (uint32_t i = from; i < until; i++) {
        const Party *party = party_at(told, i);
        if (object_at(text, i, OBJECT_COURT))
            return true;
        if (!party)
            continue;
        PlaceId place = party_place(told, party);
        if (place != PLACE_NONE && place_get(place).kind == PLACE_COURT)
            return true;
    }
    return false;
}
