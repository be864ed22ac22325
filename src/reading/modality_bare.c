/* Verbs without an auxiliary of their own: joined to one that has it, asked for, let or made, a participle behind its
 * noun. Beside modality_chain.c. */
#include "reading/chain.h"

enum { JOIN_REACH = 26 }; /* between joined verbs and their auxiliary */

static bool is_joiner(const Text *text, uint32_t at)
{
    return token_is_word(text, at, STR("and")) || token_is_word(text, at, STR("or")) ||
           token_is_word(text, at, STR("but")) || token_is_mark(text, at, ',') || token_is_mark(text, at, '/');
}

/* "to review" before a joined verb; of a past form only "to be reviewed". */
static bool is_infinitive_before(const Told *told, uint32_t to)
{
    const Text *text = told->text;
    if (!token_is_word(text, to, STR("to")) || to + 1 >= told->until || text->tokens.items[to + 1].kind != TOKEN_WORD ||
        text->tokens.items[to + 1].flags & TOKEN_CAPITAL)
        return false;
    ModalKind next = modal_at(text, to + 1);
    if (!(told->match.forms & FORM_BASE))
        return next == MODAL_BE || next == MODAL_HAVE;
    return next != MODAL_DETERMINER && next != MODAL_PREPOSITION && !object_at(text, to + 1, 0xFF);
}

/* Behind it stands what no object begins with: "was suspended in April and reinstated by July". */
static bool has_no_object(const Told *told)
{
    uint32_t end = told->match.end;
    return end >= told->until || modal_at(told->text, end) == MODAL_PREPOSITION ||
           (told->text->tokens.items[end].kind == TOKEN_MARK && told->text->tokens.items[end].mark != '$');
}

/* "will review and suspend": the auxiliary of the first verb is the second one's too. */
static bool take_joined(Told *told)
{
    const Text *text = told->text;
    for (uint32_t i = told->chain; i-- > told->first && i + JOIN_REACH >= told->chain;) {
        ModalKind kind = modal_at(text, i);
        if (text->tokens.items[i].mark == ';' || text->tokens.items[i].mark == MARK_DASH)
            return false;
        if (kind >= MODAL_WILL && kind <= MODAL_MUST) {
            chain_take_auxiliary(told, i);
            return true;
        }
        if (kind == MODAL_BE && told->match.forms & FORM_PARTICIPLE && has_no_object(told)) {
            chain_take_auxiliary(told, i);
            for (uint32_t k = i; k-- > told->first && k + 5 >= i && chain_take_auxiliary(told, k);)
                ;
            return true;
        }
        if (is_infinitive_before(told, i)) {
            chain_govern_infinitive(told, i);
            return true;
        }
    }
    return false;
}

/* "asked that it withhold": a bare form behind "that" of a verb that asks. */
bool chain_is_asked_for(const Told *told)
{
    uint32_t that = told->chain;
    while (that > told->first && that + JOIN_REACH > told->chain && !token_is_word(told->text, that - 1, STR("that")))
        that--;
    if (that == told->first || !token_is_word(told->text, that - 1, STR("that")))
        return false;
    for (uint32_t i = that - 1; i-- > told->first && i + JOIN_REACH >= that;)
        if (modal_at(told->text, i) == MODAL_ASK)
            return true;
    return false;
}

/* "lets the agency hold back", "would have the court bar": the bare verb is another one's. */
static bool take_causer(Told *told)
{
    const Text *text = told->text;
    for (uint32_t i = told->chain; i-- > told->first && i + 7 >= told->chain && !clause_is_boundary(text, i);) {
        if (token_is_word(text, i, STR("let")) || token_is_word(text, i, STR("lets"))) {
            told->said |= SAID_MAY;
            return true;
        }
        if (token_is_word(text, i, STR("have")) && i + 1 < told->chain) {
            told->said |= SAID_REQUESTED;
            return true;
        }
        if (token_is_word(text, i, STR("make")) || token_is_word(text, i, STR("help")) ||
            token_is_word(text, i, STR("made"))) {
            told->said |= SAID_PLANNED;
            return true;
        }
    }
    return false;
}

/* "The department cut": of one alone it is no form of today, which would be "cuts"; unless a verb before asks for it or
 * sees it done. */
static bool is_past_by_subject(const Told *told)
{
    const unsigned both = FORM_BASE | FORM_PAST;
    const Text *text = told->text;
    if ((told->match.forms & both) != both || told->chain < told->first + 2)
        return false;
    uint32_t noun = told->chain - 1;
    bool is_one = modal_at(text, noun) == MODAL_BODY || token_in(text, noun, CLASS_UNIT);
    if (!is_one || str_ends(text_token(text, noun), STR("s")) || !token_is_word(text, noun - 1, STR("the")))
        return false;
    for (uint32_t i = noun - 1; i-- > told->first && i + JOIN_REACH >= noun && text->tokens.items[i].mark != ';';) {
        ModalKind kind = modal_at(text, i);
        bool is_open = (kind >= MODAL_WILL && kind <= MODAL_MUST) || kind == MODAL_ASK || kind == MODAL_IF ||
                       kind == MODAL_THREAT || kind == MODAL_PLAN || token_is_word(text, i, STR("and"));
        if (is_open)
            return false;
    }
    return true;
}

void chain_take_bare(Told *told)
{
    const Text *text = told->text;
    if (told->chain > told->first && token_is_word(text, told->chain - 1, STR("than"))) {
        told->said |= SAID_NEGATED; /* "rather than sign" */
        return;
    }
    if (take_causer(told))
        return;
    bool is_joined = told->chain > told->first && is_joiner(told->text, told->chain - 1);
    if (is_joined && take_joined(told))
        return;
    if (chain_is_asked_for(told))
        told->said |= SAID_REQUESTED;
    else if (!is_past_by_subject(told))
        told->said |= SAID_PRESENT;
}

/* "could see its money withheld", "risks having it cut": as the verb before it. */
static void take_reduced(Told *told)
{
    told->said |= SAID_REDUCED | SAID_PASSIVE;
    for (uint32_t i = told->chain;
         i-- > told->first && i + GOVERNOR_REACH + 3 >= told->chain && !clause_is_boundary(told->text, i);) {
        ModalKind kind = modal_at(told->text, i);
        if (kind >= MODAL_WILL && kind <= MODAL_MUST)
            chain_take_auxiliary(told, i);
        else if (kind == MODAL_RISK || kind == MODAL_THREAT || kind == MODAL_PLAN)
            told->said |= chain_said_by(kind);
    }
}

/* A past form that may be a participle: "the state withheld", "money withheld", "the withheld money". */
bool chain_take_past(Told *told)
{
    const Text *text = told->text;
    if (told->chain == told->first)
        return true;
    uint32_t before = told->chain - 1;
    if (modal_at(text, before) == MODAL_DETERMINER && !(told->match.forms & FORM_BASE))
        return false;
    bool is_joined = is_joiner(text, before) && take_joined(told);
    if (is_joined)
        return true;
    if (told->match.trigger->flags & TRIGGER_CUT && is_joiner(text, before) && has_no_object(told))
        take_reduced(told);
    else if (object_at(text, before, OBJECT_MONEY | OBJECT_STOP) || modal_at(text, before) == MODAL_IF ||
             (told->match.trigger->type == TOLD_SIGN && object_at(text, before, OBJECT_PAPER | OBJECT_LEGAL)))
        take_reduced(told);
    return true;
}
