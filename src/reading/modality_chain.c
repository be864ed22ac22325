/* The auxiliaries before a verb, and the words that govern it: "has not been", "threatened to", "without". */
#include "reading/chain.h"

enum {
    CHAIN_MOST = 24, /* tokens walked over before a verb */
};

static bool is_word(const Told *told, uint32_t at)
{
    return told->text->tokens.items[at].kind == TOKEN_WORD;
}

static bool is_adverb(const Told *told, uint32_t at)
{
    Str word = text_token(told->text, at);
    return modal_at(told->text, at) == MODAL_ADVERB || token_is_word(told->text, at, STR("each")) ||
           token_is_word(told->text, at, STR("almost")) ||
           (word.len > 4 && str_ends(word, STR("ly")) && is_word(told, at) && modal_at(told->text, at) == MODAL_NONE);
}

static void note_negation(Told *told, uint32_t at)
{
    if (modal_is_negated(told->text, at) || modal_at(told->text, at) == MODAL_NOT)
        told->said |= SAID_NEGATED;
}

/* Notes what an auxiliary says; false when the word is none. */
bool chain_take_auxiliary(Told *told, uint32_t at)
{
    static const unsigned said[MODAL_BODY + 1] = {
        [MODAL_BE] = SAID_PASSIVE,  [MODAL_HAVE] = SAID_PERFECT, [MODAL_DO] = 0,           [MODAL_WILL] = SAID_WILL,
        [MODAL_WOULD] = SAID_WOULD, [MODAL_MAY] = SAID_MAY,      [MODAL_MUST] = SAID_MUST, [MODAL_NOT] = 0,
    };
    ModalKind kind = modal_at(told->text, at);
    if (kind < MODAL_BE || kind > MODAL_NOT)
        return false;
    note_negation(told, at);
    told->said |= said[kind];
    return true;
}

/* ---- what governs an infinitive or an -ing ---- */

unsigned chain_said_by(ModalKind governor)
{
    switch (governor) {
    case MODAL_THREAT:
    case MODAL_RISK: return SAID_THREAT;
    case MODAL_ASK:
    case MODAL_MUST: return SAID_REQUESTED;
    case MODAL_FAIL: return SAID_NEGATED;
    case MODAL_ABLE: return SAID_MAY;
    case MODAL_ALLEGE: return SAID_ALLEGED;
    case MODAL_GO_ON: return 0;
    default: return SAID_PLANNED;
    }
}

static bool may_govern(ModalKind kind, bool is_near)
{
    if (kind == MODAL_THREAT || kind == MODAL_ASK || kind == MODAL_ABLE || kind == MODAL_PLAN)
        return true;
    return is_near && (kind == MODAL_RISK || kind == MODAL_FAIL || kind == MODAL_GO_ON || kind == MODAL_ALLEGE ||
                       kind == MODAL_HAVE || kind == MODAL_BE || kind == MODAL_MUST);
}

/* "has to certify" must; "is to be cut", "has yet to reply" are told apart. */
static void take_governor(Told *told, ModalKind kind)
{
    if (kind == MODAL_HAVE)
        told->said |= SAID_MUST;
    else if (kind == MODAL_BE)
        told->said |= SAID_PLANNED;
    else
        told->said |= chain_said_by(kind);
}

static bool is_refusal(Str word)
{
    return str_starts(word, STR("refus")) || str_starts(word, STR("declin"));
}

/* Of "to declare it void and to stop" the first "to": both have one governor. */
static uint32_t first_of_joined(const Told *told, uint32_t to)
{
    enum { REACH = 20 };
    const Text *text = told->text;
    bool is_joined =
        to > told->first + 1 && (token_is_word(text, to - 1, STR("and")) || token_is_word(text, to - 1, STR("or")));
    for (uint32_t i = to; is_joined && i-- > told->first && i + REACH >= to && !clause_is_boundary(text, i);)
        if (token_is_word(text, i, STR("to")) && text->tokens.items[i + 1].kind == TOKEN_WORD &&
            modal_at(text, i + 1) == MODAL_NONE && !(text->tokens.items[i + 1].flags & TOKEN_CAPITAL))
            return i;
    return to;
}

/* "we are obliged to take it back": by the law, not by somebody who asks. */
static bool is_bound(const Text *text, uint32_t at)
{
    bool is_word = token_is_word(text, at, STR("obliged")) || token_is_word(text, at, STR("obligated")) ||
                   token_is_word(text, at, STR("required")) || token_is_word(text, at, STR("compelled"));
    return is_word && at > 0 && modal_at(text, at - 1) == MODAL_BE;
}

/* "gave the city 30 days to reply", "until June 30 to answer" */
static bool is_term(const Text *text, uint32_t at)
{
    bool is_span = token_is_word(text, at, STR("days")) || token_is_word(text, at, STR("weeks")) ||
                   token_is_word(text, at, STR("months"));
    return token_is_word(text, at, STR("until")) ||
           (is_span && at > 0 && text->tokens.items[at - 1].kind == TOKEN_NUMBER);
}

/* Of "to" at `to`: the governor's token when its own auxiliaries are to be walked too, else `to`. */
uint32_t chain_govern_infinitive(Told *told, uint32_t to)
{
    bool is_near = true;
    to = first_of_joined(told, to);
    for (uint32_t i = to; i-- > told->first && i + GOVERNOR_REACH >= to;) {
        ModalKind kind = modal_at(told->text, i);
        if (is_near && token_is_word(told->text, i, STR("yet"))) {
            told->said |= SAID_NEGATED;
            return i;
        }
        if (may_govern(kind, is_near)) {
            bool is_voted = token_is_word(told->text, i, STR("voted")) && !(told->match.trigger->flags & TRIGGER_CUT);
            if (is_voted)
                told->said |= SAID_VOTED;
            else if (told->match.trigger->flags & TRIGGER_CUT && is_bound(told->text, i))
                told->said |= SAID_WILL;
            else
                take_governor(told, kind);
            told->said |= is_refusal(text_token(told->text, i)) ? SAID_WILFUL : 0;
            return is_near || kind == MODAL_ASK || kind == MODAL_THREAT ? i : to;
        }
        if (kind == MODAL_NOT || modal_is_negated(told->text, i))
            note_negation(told, i);
        else if (!is_adverb(told, i))
            is_near = false;
        if (is_term(told->text, i)) {
            told->said |= SAID_REQUESTED;
            return to;
        }
        if (kind == MODAL_WILL || kind == MODAL_WOULD || kind == MODAL_MAY)
            chain_take_auxiliary(told, i); /* "will begin proceedings to terminate" */
        if (clause_is_boundary(told->text, i))
            break;
    }
    told->said |= SAID_PLANNED;
    return to;
}

/* "from" and "of" before an -ing pass on what the word before them says. */
static uint32_t govern_by_preposition(Told *told, uint32_t at)
{
    const Text *text = told->text;
    if (token_is_word(text, at, STR("after")) || token_is_word(text, at, STR("since")))
        return at;
    unsigned said = SAID_PLANNED;
    if (at > told->first && token_is_word(text, at - 1, STR("away"))) {
        told->said |= SAID_NEGATED; /* "backed away from cutting" */
        return at;
    }
    for (uint32_t i = at; i-- > told->first && i + GOVERNOR_REACH >= at;) {
        ModalKind kind = modal_at(text, i);
        bool is_near = i + 1 == at;
        bool counts = kind == MODAL_FAIL || kind == MODAL_THREAT || kind == MODAL_RISK || kind == MODAL_ALLEGE ||
                      (is_near && kind == MODAL_PLAN);
        note_negation(told, i);
        if (counts) {
            said = chain_said_by(kind);
            break;
        }
        if (clause_is_boundary(text, i))
            break;
    }
    told->said |= said;
    return at;
}

static uint32_t govern_ing(Told *told, uint32_t verb)
{
    const Text *text = told->text;
    if (verb == told->first) {
        told->said |= SAID_IF;
        return verb;
    }
    uint32_t before = verb - 1;
    ModalKind kind = modal_at(text, before);
    note_negation(told, before);
    if (kind == MODAL_PREPOSITION)
        return govern_by_preposition(told, before);
    if (kind == MODAL_GO_ON || kind == MODAL_RISK || kind == MODAL_THREAT || kind == MODAL_FAIL || kind == MODAL_PLAN ||
        kind == MODAL_ASK) {
        told->said |= chain_said_by(kind);
        return before;
    }
    if (!token_is_mark(text, before, ','))
        told->said |= SAID_PLANNED;
    return verb;
}

/* ---- the chain ---- */

/* Where the walk goes on from a word that is no auxiliary; the same place when it ends. */
static uint32_t step_over_governor(Told *told, uint32_t at, bool *is_ing)
{
    const Text *text = told->text;
    uint32_t before = at - 1;
    if (token_is_word(text, before, STR("to")) && !*is_ing)
        return chain_govern_infinitive(told, before);
    if (*is_ing && !(told->said & SAID_PASSIVE)) {
        *is_ing = false;
        return govern_ing(told, at);
    }
    return at;
}

/* will "pull the funds": the mark stands between. */
static bool is_opening(const Told *told, uint32_t at)
{
    return told->text->tokens.items[at].mark == MARK_QUOTE_OPEN && at > told->first &&
           modal_at(told->text, at - 1) >= MODAL_BE && modal_at(told->text, at - 1) <= MODAL_NOT;
}

static void walk_from(Told *told, uint32_t verb, bool is_ing)
{
    uint32_t at = verb, least = verb > told->first + CHAIN_MOST ? verb - CHAIN_MOST : told->first;
    bool is_governed =
        false; /* what comes before the governor is the governor's: "we're going to cave" is no passive */
    while (at > least) {
        unsigned before = told->said;
        if (token_is_word(told->text, at - 1, STR("nearly")) || token_is_word(told->text, at - 1, STR("almost")))
            told->said |= SAID_NEGATED;
        if (chain_take_auxiliary(told, at - 1) || is_adverb(told, at - 1) || is_opening(told, at - 1)) {
            told->said &= ~(is_governed ? (unsigned)SAID_PASSIVE & ~before : 0);
            at--;
            continue;
        }
        uint32_t next = step_over_governor(told, at, &is_ing);
        if (next == at)
            break;
        is_governed = true;
        at = next;
    }
    told->chain = at;
}

static bool has_auxiliary(const Told *told, uint32_t verb)
{
    return told->chain < verb && told->said & (SAID_VOTED | SAID_MODAL | SAID_PASSIVE | SAID_PERFECT | SAID_NEGATED |
                                               SAID_REQUESTED | SAID_THREAT | SAID_ALLEGED);
}

static bool did_before(const Told *told, uint32_t verb)
{
    for (uint32_t i = told->chain; i < verb; i++)
        if (modal_at(told->text, i) == MODAL_DO)
            return true;
    return false;
}

/* Not "the same warning": a word between it and its article. */
static bool is_ing_verb(const Told *told, uint32_t verb)
{
    const Text *text = told->text;
    if (verb == told->first)
        return true;
    if (modal_at(text, verb - 1) == MODAL_DETERMINER)
        return false;
    bool is_plain = modal_at(text, verb - 1) == MODAL_NONE && is_word(told, verb - 1);
    return !(is_plain && verb > told->first + 1 && modal_at(text, verb - 2) == MODAL_DETERMINER);
}

/* "asked that it be released" */
static void settle_subjunctive(Told *told)
{
    bool is_bare =
        told->said & SAID_PASSIVE && !(told->said & (SAID_MODAL | SAID_REQUESTED | SAID_THREAT | SAID_NEGATED));
    bool is_polite = told->chain > told->first && token_is_word(told->text, told->chain - 1, STR("please"));
    if (is_bare && !is_polite && token_is_word(told->text, told->chain, STR("be")))
        told->said |= chain_is_asked_for(told) ? SAID_REQUESTED : SAID_PLANNED;
}

bool modality_walk(Told *told)
{
    uint32_t verb = told->match.at;
    unsigned forms = told->match.forms;
    told->said = 0;
    told->chain = verb;
    bool only_ing = !(forms & ~(unsigned)(FORM_ING | FORM_NOUN));
    walk_from(told, verb, only_ing);
    if (only_ing && told->said & SAID_PASSIVE)
        told->said &= ~(unsigned)SAID_PASSIVE; /* "is withholding" */
    if (only_ing && verb == told->first)
        told->said |= SAID_IF; /* "Signing it would oblige the police" */
    if (only_ing)
        return is_ing_verb(told, verb);
    if (told->said & SAID_PERFECT && !(forms & (FORM_PAST | FORM_PARTICIPLE)))
        told->said &= ~(unsigned)SAID_PERFECT; /* "has cut": a noun before it, perhaps */
    settle_subjunctive(told);
    if (has_auxiliary(told, verb) || did_before(told, verb))
        return true;
    if (forms & (FORM_PAST | FORM_PARTICIPLE) && !(forms & FORM_BASE))
        return chain_take_past(told);
    if (forms & FORM_BASE && verb > told->first && modal_at(told->text, verb - 1) == MODAL_DETERMINER)
        return false; /* "the cut" */
    bool is_headline = told->text->tokens.items[verb].flags & TOKEN_HEADLINE;
    if (forms & FORM_THIRD && !(forms & FORM_BASE))
        told->said |= is_headline ? 0 : SAID_PRESENT; /* "STATE CUTS AID": it did */
    else
        chain_take_bare(told);
    return true;
}
