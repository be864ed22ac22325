/* Who did it, to whom, when and how much: by what stands before and behind the trigger. */
#include "reading/told.h"

enum { SUBJECT_WORDS = 8 };

static bool is_preposition(const Text *text, uint32_t token)
{
    return modal_at(text, token) == MODAL_PREPOSITION;
}

/* "of the county": whether a party hangs on a preposition. */
static bool hangs(const Told *told, const Party *party)
{
    uint32_t before = party->first;
    while (before > told->first && before + 3 > party->first &&
           (modal_at(told->text, before - 1) == MODAL_DETERMINER ||
            told->text->tokens.items[before - 1].flags & TOKEN_CAPITAL))
        before--;
    return before > told->first && is_preposition(told->text, before - 1);
}

static bool is_possessive(const Told *told, const Party *party)
{
    return token_is_word(told->text, party->until, STR("'s")) || token_is_mark(told->text, party->until, '\'');
}

/* ---- the subject ---- */

typedef struct {
    Anchor at;
    PlaceId place;
    uint32_t person;
    bool is_found;
} Doer;

static Doer doer_of(const Told *told, const Party *party)
{
    return (Doer){party_anchor(told, party), party_place(told, party),
                  party->kind == PARTY_PERSON ? party->number : FIND_NONE, true};
}

static Doer doer_of_unit(const Told *told, const Memory *memory, uint32_t token)
{
    PlaceId unit = slots_unit(told, memory, token);
    return (Doer){unit == PLACE_NONE ? (Anchor){0} : anchor_of_tokens(told->text, token - 1, token + 1), unit,
                  FIND_NONE, unit != PLACE_NONE};
}

static bool hangs_at(const Told *told, uint32_t token)
{
    return token > told->first + 1 && is_preposition(told->text, token - 2);
}

/* The first party of the clause that hangs on nothing. */
static Doer party_before(const Told *told, const Memory *memory, uint32_t from, uint32_t until)
{
    Doer none = {.place = PLACE_NONE, .person = FIND_NONE};
    for (uint32_t i = from; i < until; i++) {
        const Party *party = party_at(told, i);
        if (!party) {
            Doer unit = doer_of_unit(told, memory, i);
            if (unit.is_found && !hangs_at(told, i) && !token_is_word(told->text, i + 1, STR("'s")) &&
                !(i + 1 < until && token_in(told->text, i + 1, CLASS_TITLE)))
                return unit;
            continue;
        }
        i = party->until - 1;
        if (!hangs(told, party) && !is_possessive(told, party) && !(party->is_modifier && party_at(told, party->until)))
            return doer_of(told, party);
    }
    return none;
}

/* "which", "who": the last party before it. */
static Doer party_of_relative(const Told *told, uint32_t relative)
{
    Doer doer = {.place = PLACE_NONE, .person = FIND_NONE};
    for (uint32_t i = relative; i-- > told->first && i + SUBJECT_WORDS >= relative;) {
        const Party *party = party_at(told, i);
        if (party)
            return doer_of(told, party);
    }
    if (relative > told->first)
        doer.at = anchor_of_tokens(told->text, relative - 1, relative); /* "counties that": named, and not known */
    return doer;
}

static Doer remembered(const Told *told, const Memory *memory, uint32_t token)
{
    return (Doer){anchor_of_tokens(told->text, token, token + 1), memory->place, memory->person, true};
}

static const QuoteFind *quote_around(const Told *told)
{
    uint32_t quote = quote_at(told->found, told->text->tokens.items[told->match.at].start);
    return quote != FIND_NONE ? &told->found->quotes.items[quote] : NULL;
}

static bool is_we(const Text *text, uint32_t token)
{
    static const char *const words[] = {"we",   "i",    "we're", "we've", "we'll", "i'm",
                                        "i've", "i'll", "we'd",  "us",    "our"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (token_is_word(text, token, str_from_c(words[i])))
            return true;
    return false;
}

/* "this office": who writes. */
static bool is_this_body(const Told *told, uint32_t token)
{
    return token > told->first && modal_at(told->text, token) == MODAL_BODY &&
           token_is_word(told->text, token - 1, STR("this"));
}

/* "it", "they", "we", "which", "the city": what they stand for. */
static Doer doer_by_word(const Told *told, const Memory *memory, uint32_t token)
{
    const Text *text = told->text;
    const QuoteFind *quote = quote_around(told);
    ModalKind kind = modal_at(text, token);
    Doer doer = {.place = PLACE_NONE, .person = FIND_NONE};
    PlaceId unit = slots_unit(told, memory, token);
    if (unit != PLACE_NONE)
        return (Doer){anchor_of_tokens(text, token - 1, token + 1), unit, FIND_NONE, true};
    if (kind == MODAL_RELATIVE && token > told->first)
        return party_of_relative(told, token);
    bool speaks = quote && (is_we(text, token) || (quote->kind != QUOTE_DIRECT && kind == MODAL_SUBJECT));
    if (speaks && (quote->person != FIND_NONE || quote->body != PLACE_NONE)) {
        PlaceId place = quote->person == FIND_NONE ? quote->body : told->found->people.items[quote->person].body;
        return (Doer){anchor_of_tokens(text, token, token + 1), place, quote->person, true};
    }
    if (token_is_word(text, token, STR("they")) || token_is_word(text, token, STR("them")))
        return (Doer){anchor_of_tokens(text, token, token + 1), PLACE_NONE, FIND_NONE, true};
    bool is_letter = !quote && !(text->tokens.items[token].flags & TOKEN_QUOTED) && told->text->origin != PLACE_NONE;
    if (is_letter && (is_we(text, token) || is_this_body(told, token)))
        return (Doer){anchor_of_tokens(text, token, token + 1), text->origin, FIND_NONE, true};
    if (kind == MODAL_SUBJECT && !is_we(text, token))
        return remembered(told, memory, token);
    return doer;
}

/* The words before the auxiliaries, back to what cannot be of them. */
static Anchor noun_phrase(const Told *told)
{
    uint32_t first = told->chain;
    while (first > told->clause && first + SUBJECT_WORDS > told->chain) {
        const Token *token = &told->text->tokens.items[first - 1];
        ModalKind kind = modal_at(told->text, first - 1);
        bool ends = token->kind == TOKEN_MARK || token->kind == TOKEN_BREAK || kind == MODAL_RELATIVE ||
                    kind == MODAL_IF || kind == MODAL_JOINER || (kind >= MODAL_BE && kind <= MODAL_MUST) ||
                    token_is_word(told->text, first - 1, STR("and")) ||
                    token_is_word(told->text, first - 1, STR("to")) || token_in(told->text, first - 1, CLASS_CUE);
        if (ends)
            break;
        first--;
    }
    return first == told->chain ? (Anchor){0} : anchor_of_tokens(told->text, first, told->chain);
}

static bool is_first_word_of_chain(const Told *told, uint32_t *token)
{
    for (uint32_t i = told->chain; i < told->match.at; i++)
        if (is_we(told->text, i)) {
            *token = i;
            return true;
        }
    return false;
}

/* "asked the county to certify": the county. */
static Doer asked_one(const Told *told, const Memory *memory)
{
    Doer doer = {.place = PLACE_NONE, .person = FIND_NONE};
    for (uint32_t i = told->match.at; i-- > told->chain;) {
        const Party *party = party_at(told, i);
        if (party && !party->is_modifier)
            return doer_of(told, party);
        doer = doer_of_unit(told, memory, i);
        if (doer.is_found)
            return doer;
    }
    return doer;
}

/* "after the city refused": the party or the unit that ends right before the verb. */
static Doer party_right_before(const Told *told, const Memory *memory)
{
    Doer none = {.place = PLACE_NONE, .person = FIND_NONE};
    if (told->chain <= told->clause)
        return none;
    const Party *party = party_at(told, told->chain - 1);
    if (!party && modal_at(told->text, told->chain - 1) == MODAL_SUBJECT)
        return doer_by_word(told, memory, told->chain - 1);
    if (!party)
        return hangs_at(told, told->chain - 1) ? none : doer_of_unit(told, memory, told->chain - 1);
    return party->is_modifier || hangs(told, party) ? none : doer_of(told, party);
}

static Doer subject_of(const Told *told, const Memory *memory)
{
    if (told->said & SAID_REQUESTED && told->chain < told->match.at && modal_at(told->text, told->chain) == MODAL_ASK)
        return asked_one(told, memory);
    uint32_t token = told->chain;
    if (is_first_word_of_chain(told, &token))
        return doer_by_word(told, memory, token);
    if (told->chain > told->first && modal_at(told->text, told->chain - 1) == MODAL_RELATIVE)
        return party_of_relative(told, told->chain - 1);
    Doer doer = party_right_before(told, memory);
    if (!doer.is_found)
        doer = party_before(told, memory, told->clause, told->chain);
    if (doer.is_found || told->chain == told->first)
        return doer;
    for (uint32_t i = told->chain; i-- > told->clause && i + SUBJECT_WORDS >= told->chain;) {
        doer = doer_by_word(told, memory, i);
        if (doer.is_found)
            return doer;
    }
    if (told->clause == told->chain && told->clause > told->first)
        doer = doer_by_word(told, memory, told->clause - 1);
    if (!doer.is_found)
        doer.at = noun_phrase(told);
    return doer;
}

static Doer by_phrase(const Told *told, const Memory *memory)
{
    for (uint32_t i = told->match.end; i < told->clause_end && i < told->match.end + SUBJECT_WORDS; i++)
        if (token_is_word(told->text, i, STR("by"))) {
            for (uint32_t k = i + 1; k < i + 4 && k < told->clause_end; k++) {
                const Party *party = party_at(told, k);
                if (party)
                    return doer_of(told, party);
                Doer unit = doer_of_unit(told, memory, k);
                if (unit.is_found)
                    return unit;
            }
        }
    return (Doer){.place = PLACE_NONE, .person = FIND_NONE};
}

/* "the department's warnings": whose. */
static Doer owner_of(const Told *told, const Memory *memory)
{
    for (uint32_t i = told->match.at; i-- > told->first && i + 5 >= told->match.at;) {
        const Party *party = party_at(told, i);
        if (party && is_possessive(told, party))
            return doer_of(told, party);
        if (token_is_word(told->text, i, STR("its")) || token_is_word(told->text, i, STR("their")))
            return remembered(told, memory, i);
        PlaceId unit = slots_unit(told, memory, i);
        if (unit != PLACE_NONE && token_is_word(told->text, i + 1, STR("'s")))
            return doer_of_unit(told, memory, i);
        if (token_is_word(told->text, i, STR("'s")) &&
            !(i > told->first && slots_unit(told, memory, i - 1) != PLACE_NONE))
            return (Doer){.at = i > told->first ? anchor_of_tokens(told->text, i - 1, i) : (Anchor){0},
                          .place = memory->place,
                          .person = FIND_NONE,
                          .is_found = true};
    }
    return by_phrase(told, memory);
}

void slots_doer(const Told *told, const Memory *memory, EventFind *event)
{
    Doer doer = subject_of(told, memory);
    event->actor = doer.at;
    event->actor_place = doer.place;
    event->actor_person = doer.person;
}

/* Who charges somebody with a duty: the agency or the President whose words the document is. */
static PlaceId author_of(const Told *told)
{
    PlaceId origin = told->text->origin;
    PlaceKind kind = origin == PLACE_NONE ? PLACE_KIND_NONE : place_get(origin).kind;
    bool is_own = !quote_around(told) && !(told->text->tokens.items[told->match.at].flags & TOKEN_QUOTED);
    return is_own && (kind == PLACE_AGENCY || kind == PLACE_COURT) ? origin : PLACE_NONE;
}

void slots_subject(const Told *told, const Memory *memory, EventFind *event)
{
    bool loses = told->match.trigger->flags & TRIGGER_LOSES;
    Doer doer = {.place = PLACE_NONE, .person = FIND_NONE};
    if (told->match.trigger->need == NEED_CHARGE)
        doer.place = author_of(told);
    else if (told->said & SAID_NOUN)
        doer = owner_of(told, memory);
    else if (told->said & SAID_PASSIVE)
        doer = by_phrase(told, memory);
    else if (!loses)
        doer = subject_of(told, memory);
    bool is_warning = told->match.trigger->type == TOLD_WARN ||
                      (told->match.trigger->flags & TRIGGER_CUT && told->said & (SAID_THREAT | SAID_THREAT_BESIDE));
    if (doer.place == PLACE_NONE && !doer.at.end && told->said & (SAID_PASSIVE | SAID_NOUN) && is_warning)
        doer = (Doer){.place = memory->warner, .person = FIND_NONE};
    event->actor = doer.at;
    event->actor_place = doer.place;
    event->actor_person = doer.person;
}
