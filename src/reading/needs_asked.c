/* What is asked of somebody, by whom, and what he agrees to or hands in. Beside needs.c. */
#include "reading/needs.h"

enum { NEAR = 8 };

/* "told the county to fix its records": somebody known, then "to", and nothing else between. */
bool needs_ordered(const Told *told)
{
    const Text *text = told->text;
    bool is_known = told->said & SAID_PASSIVE;
    for (uint32_t i = told->match.end; i < told->clause_end && i < told->match.end + NEAR; i++) {
        if (token_is_word(text, i, STR("to")))
            return is_known && i + 1 < told->until && !token_is_word(text, i + 1, STR("the")) &&
                   (i > told->match.end || told->said & SAID_PASSIVE);
        ModalKind kind = modal_at(text, i);
        bool is_one = needs_party_at(told, i);
        bool is_plain = is_one || kind == MODAL_DETERMINER || text->tokens.items[i].flags & TOKEN_CAPITAL ||
                        token_is_word(text, i, STR("and")) || token_is_mark(text, i, ',') ||
                        token_in(text, i, CLASS_WEEKDAY) || text->tokens.items[i].kind == TOKEN_NUMBER;
        if (!is_plain || kind == MODAL_RELATIVE)
            return false;
        is_known = is_known || (is_one && !token_is_word(text, i, STR("me")));
    }
    return false;
}

/* "agreed to the terms", not "agreed to meet" */
bool needs_agreed(const Told *told)
{
    for (uint32_t i = told->match.end; i < told->clause_end && i < told->match.end + 5; i++)
        if (object_at(told->text, i, OBJECT_DEMAND | OBJECT_PAPER))
            return needs_party(told);
    return false;
}

/* Over adverbs and what stands between commas: "shall, to the extent permitted by law, ensure". */
uint32_t charge_verb(const Told *told)
{
    enum { REACH = 24 };
    const Text *text = told->text;
    uint32_t at = told->match.end;
    if (token_is_mark(text, at, ',')) {
        at++;
        while (at < told->until && at < told->match.end + REACH && !token_is_mark(text, at, ','))
            at++;
        at++;
    }
    while (at < told->until && (modal_at(text, at) == MODAL_ADVERB || token_is_word(text, at, STR("each")) ||
                                (str_ends(text_token(text, at), STR("ly")) && !token_in(text, at, CLASS_TRIGGER))))
        at++;
    return at < told->until && text->tokens.items[at].kind == TOKEN_WORD ? at : told->match.end - 1;
}

/* "attached three conditions": a demand, and no paper. */
bool needs_strings(const Told *told)
{
    for (uint32_t i = told->match.end; i < told->clause_end && i < told->match.end + 5; i++)
        if (object_at(told->text, i, OBJECT_DEMAND))
            return !object_at(told->text, i, OBJECT_PAPER);
    return needs_object_before_subject(told, OBJECT_DEMAND);
}

/* "insisted that the city repay": no finite verb behind "that". */
bool needs_insisted(const Told *told)
{
    for (uint32_t i = told->match.end; i < told->clause_end && i < told->match.end + NEAR; i++) {
        ModalKind kind = modal_at(told->text, i);
        bool is_finite = kind >= MODAL_BE && kind <= MODAL_NOT && !token_is_word(told->text, i, STR("be"));
        if (is_finite || token_in(told->text, i, CLASS_TENSE))
            return false;
    }
    return true;
}

/* "the state will keep the money", not its own. */
bool needs_by_grantor(const Told *told)
{
    const Text *text = told->text;
    uint32_t before = told->chain - 1;
    if (told->chain == told->first || token_is_word(text, told->match.end, STR("its")) ||
        token_is_word(text, told->match.end, STR("their")))
        return false;
    const Party *party = party_at(told, before);
    PlaceId place = party ? party_place(told, party) : PLACE_NONE;
    PlaceKind kind = place == PLACE_NONE ? PLACE_KIND_NONE : place_get(place).kind;
    return kind == PLACE_AGENCY || kind == PLACE_STATE || kind == PLACE_NATION ||
           token_is_word(text, before, STR("agency")) || token_is_word(text, before, STR("it")) ||
           token_is_word(text, before, STR("department")) || token_is_word(text, before, STR("state")) ||
           token_is_word(text, before, STR("government")) || token_is_word(text, before, STR("administration"));
}

/* "sought repayment", "is seeking records from nine cities" */
bool needs_sought(const Told *told)
{
    const Text *text = told->text;
    for (uint32_t i = told->match.end; i < told->clause_end && i < told->match.end + 4; i++)
        if (token_is_word(text, i, STR("repayment")) || token_is_word(text, i, STR("answers")) ||
            token_is_word(text, i, STR("proof")) || token_is_word(text, i, STR("documents")) ||
            token_is_word(text, i, STR("records")) || token_is_word(text, i, STR("reimbursement")))
            return true;
    return false;
}

/* An agency sends and provides papers without being asked. */
bool needs_by_agency(const Told *told)
{
    for (uint32_t i = told->chain; i-- > told->clause;) {
        const Party *party = party_at(told, i);
        if (token_is_word(told->text, i, STR("agency")) || token_is_word(told->text, i, STR("department")))
            return true;
        if (!party)
            continue;
        PlaceId place = party_place(told, party);
        return place != PLACE_NONE && place_get(place).kind == PLACE_AGENCY;
    }
    return false;
}

/* "approved the agreement", "passed the ordinance that the state wanted" */
bool needs_ratified(const Told *told)
{
    static const Str words[] = {{"agreement", 9}, {"ordinance", 9},   {"certification", 13}, {"resolution", 10},
                                {"terms", 5},     {"conditions", 10}, {"settlement", 10},    {"policy", 6}};
    for (uint32_t i = told->match.end; i < told->clause_end && i < told->match.end + NEAR; i++)
        for (size_t k = 0; object_at(told->text, i, 0xFF) && k < sizeof words / sizeof words[0]; k++)
            if (token_is_word(told->text, i, words[k]))
                return true;
    return false;
}

bool needs_cleared(const Told *told)
{
    for (uint32_t i = told->match.end; i < told->clause_end && i < told->match.end + 3; i++)
        if (party_at(told, i) || token_in(told->text, i, CLASS_UNIT))
            return !token_is_word(told->text, i + 1, STR("'s"));
    return false;
}

/* "shall review", "must, by June 1, rewrite": an action that no trigger tells, of somebody who is named. */
bool needs_charge(const Told *told)
{
    const Text *text = told->text;
    uint32_t at = charge_verb(told);
    ModalKind kind = modal_at(text, at);
    if (at == told->match.end - 1 || (kind >= MODAL_BE && kind <= MODAL_IF) || kind == MODAL_PREPOSITION)
        return false;
    PlaceId origin = text->origin;
    bool is_by_agency = origin != PLACE_NONE && place_get(origin).kind == PLACE_AGENCY;
    bool is_shall = token_is_word(text, told->match.at, STR("shall"));
    if (token_in(text, at, CLASS_TRIGGER) && !(is_shall && is_by_agency))
        return false; /* "must file": what a recipient does is asked for; its own row tells it, or none does */
    if (is_shall)
        return told->chain > told->clause;
    uint32_t before = told->chain - 1;
    return told->chain > told->clause && (needs_party_at(told, before) || token_is_word(text, before, STR("you")));
}
