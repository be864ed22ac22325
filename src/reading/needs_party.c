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

/* "Each was told", "All were warned", "Aspen was threatened": whoever it is, he is one. */
static bool is_some(const Told *told, uint32_t token)
{
    bool is_name = told->text->tokens.items[token].flags & TOKEN_CAPITAL &&
                   !token_in(told->text, token, CLASS_FUNCTION) && modal_at(told->text, token) == MODAL_NONE &&
                   !token_in(told->text, token, CLASS_TRIGGER);
    return told->said & (SAID_PASSIVE | SAID_PERFECT) && (hint_at(told->text, token, HINT_PART | HINT_IT) || is_name);
}

bool needs_party(const Told *told)
{
    uint32_t from = told->said & SAID_REQUESTED ? told->first : told->clause; /* "has until June 30 to reply" */
    for (uint32_t i = from; i < told->match.at; i++)
        if (needs_party_at(told, i))
            return true;
    if (told->clause > told->first && modal_at(told->text, told->clause - 1) == MODAL_RELATIVE)
        return true;
    uint32_t last = told->chain > told->clause ? told->chain - 1 : told->chain;
    if (token_is_mark(told->text, last, ')'))
        last = clause_before_aside(told, last) - 1;
    if (last < told->chain && last >= told->clause && needs_proper_at(told, last))
        return true;
    if (is_some(told, last))
        return true;
    for (uint32_t i = told->match.end; i < told->clause_end && i < told->match.end + PARTY_REACH; i++)
        if (party_at(told, i) || modal_at(told->text, i) == MODAL_BODY || token_is_word(told->text, i, STR("your")) ||
            object_at(told->text, i, OBJECT_COURT) || token_in(told->text, i, CLASS_UNIT) ||
            (i == told->match.end && modal_at(told->text, i) == MODAL_SUBJECT))
            return true;
    return false;
}

bool needs_party_behind(const Told *told)
{
    enum { SOON = 4 };
    for (uint32_t i = told->match.end; i < told->clause_end && i < told->match.end + SOON; i++) {
        if (needs_party_at(told, i))
            return true;
        if (modal_at(told->text, i) == MODAL_PREPOSITION)
            return false;
    }
    return false;
}

/* "the injunction", "the motion", "the appeal": what nobody but a court grants, stays or vacates. */
static bool is_court_matter(const Told *told, uint32_t token)
{
    static const Str words[] = {{"injunction", 10}, {"injunctions", 11}, {"motion", 6}, {"motions", 7},
                                {"judgment", 8},    {"case", 4},         {"ruling", 6}, {"stay", 4},
                                {"mandate", 7},     {"verdict", 7},      {"decree", 6}, {"subpoena", 8}};
    if (object_at(told->text, token, OBJECT_SUIT))
        return true;
    for (size_t i = 0; object_at(told->text, token, OBJECT_LEGAL) && i < sizeof words / sizeof words[0]; i++)
        if (token_is_word(told->text, token, words[i]))
            return true;
    return false;
}

/* "The injunction bars", "the order forbids": right before the verb. */
static bool is_by_order(const Told *told)
{
    uint32_t at = told->chain;
    if (told->said & SAID_PASSIVE || at == told->first)
        return false;
    return is_court_matter(told, at - 1) || token_is_word(told->text, at - 1, STR("order")) ||
           token_is_word(told->text, at - 1, STR("ruling")) || token_is_word(told->text, at - 1, STR("decision"));
}

static bool is_court_at(const Told *told, uint32_t token)
{
    const Party *party = party_at(told, token);
    if (object_at(told->text, token, OBJECT_COURT))
        return true;
    PlaceId place = party ? party_place(told, party) : PLACE_NONE;
    return place != PLACE_NONE && place_get(place).kind == PLACE_COURT;
}

/* A judge or a court as the subject, behind "by", or, of a passive without one, anywhere in the sentence; or what only
 * courts act on or speak by. */
bool needs_court(const Told *told)
{
    bool is_passive = told->said & SAID_PASSIVE;
    if (is_passive && told->chain > told->first && token_is_word(told->text, told->chain - 1, STR("it")))
        return true; /* "it is hereby ordered" */
    uint32_t from = is_passive ? told->first : told->clause, until = is_passive ? told->until : told->match.at;
    for (uint32_t i = from; i < until; i++)
        if (is_court_at(told, i) || (is_passive && i < told->chain && is_court_matter(told, i)))
            return true;
    return is_by_order(told);
}

/* "appealed the ruling", "challenged it in federal court": what makes it a suit. */
bool needs_in_court(const Told *told)
{
    enum { REACH = 20 };
    for (uint32_t i = told->match.end; i < told->clause_end && i < told->match.end + REACH; i++)
        if (is_court_at(told, i) || is_court_matter(told, i))
            return true;
    return false;
}
