/* Whether what a trigger tells happened. Of several marks the one farthest from done counts, and in doubt a cut is not
 * done: a threat never comes out as an act. */
#include "reading/told.h"

/* ---- if ---- */

/* "Should the county miss the date", "had anybody asked", "were the money cut": an if without the word. */
static bool is_inverted(const Told *told, uint32_t at)
{
    const Text *text = told->text;
    bool begins = at == told->first || token_is_mark(text, at - 1, ',') || token_is_mark(text, at - 1, MARK_QUOTE_OPEN);
    if (!begins || at + 1 >= told->until)
        return false;
    bool has_subject = modal_at(text, at + 1) == MODAL_DETERMINER || modal_at(text, at + 1) == MODAL_SUBJECT ||
                       text->tokens.items[at + 1].flags & TOKEN_CAPITAL || token_is_word(text, at + 1, STR("anybody"));
    return has_subject && (token_is_word(text, at, STR("should")) || token_is_word(text, at, STR("had")) ||
                           token_is_word(text, at, STR("were")));
}

static bool is_if(const Told *told, uint32_t at)
{
    return modal_at(told->text, at) == MODAL_IF || is_inverted(told, at);
}

/* "even if" is an if; "as if" and "if anything" too: in doubt nothing is done. */
static void look_for_if(Told *told)
{
    const Text *text = told->text;
    uint32_t commas = 0;
    for (uint32_t i = told->match.at; i-- > told_from(told);) {
        if (text->tokens.items[i].mark == ';')
            break;
        commas += token_is_mark(text, i, ',');
        if (is_if(told, i)) {
            told->said |= commas ? SAID_IF_BESIDE : SAID_IF;
            break;
        }
    }
    for (uint32_t i = told->match.end; i < told_until(told) && text->tokens.items[i].mark != ';'; i++)
        if (is_if(told, i) && !token_is_word(text, i, STR("whether")))
            told->said |= SAID_IF_BESIDE;
    if (token_is_mark(text, told->until - 1, '?') ||
        (told->until - told->first > 1 && token_is_mark(text, told->until - 2, '?')))
        told->said |= SAID_IF;
}

/* "any city that a court has found": of nobody in particular. */
static bool is_of_any(const Told *told)
{
    const Text *text = told->text;
    for (uint32_t i = told->chain; i-- > told->clause && i + 8 >= told->chain;) {
        if (modal_at(text, i) != MODAL_RELATIVE)
            continue;
        ModalKind next = modal_at(text, i + 1);
        bool is_subject =
            next != MODAL_DETERMINER && next != MODAL_SUBJECT && !(text->tokens.items[i + 1].flags & TOKEN_CAPITAL);
        bool is_open = told->said & (SAID_MODAL | SAID_PRESENT) && is_subject;
        bool is_many = i > told->first && str_ends(text_token(text, i - 1), STR("s")) &&
                       (token_in(text, i - 1, CLASS_UNIT) || modal_at(text, i - 1) == MODAL_BODY);
        if (is_open && is_many)
            return true; /* "cities that refuse will lose it" */
        for (uint32_t k = i; k-- > told->first && k + 5 >= i;)
            if (token_is_word(text, k, STR("any")) || token_is_word(text, k, STR("every")) ||
                token_is_word(text, k, STR("each")) ||
                (is_open && (token_is_word(text, k, STR("a")) || token_is_word(text, k, STR("an")))))
                return true;
        return false;
    }
    return false;
}

/* "before it cuts", "once the money is cut", "those who refuse": not yet, or whenever. */
static void look_for_time(Told *told)
{
    const Text *text = told->text;
    bool is_present = told->said & (SAID_PRESENT | SAID_MODAL);
    for (uint32_t i = told->match.at; i-- > told->clause && i + 12 >= told->match.at;) {
        if (token_is_mark(text, i, ','))
            break;
        bool waits = token_is_word(text, i, STR("before")) || token_is_word(text, i, STR("once")) ||
                     token_is_word(text, i, STR("until"));
        bool is_perfect = token_is_word(text, told->chain, STR("has")) || token_is_word(text, told->chain, STR("have"));
        bool is_cut_before = told->match.trigger->flags & TRIGGER_CUT && !token_is_word(text, i, STR("once"));
        if (waits && (is_present || is_perfect || is_cut_before))
            told->said |= SAID_IF; /* "the suit came before it withheld anything": perhaps it never did */
    }
    if (is_of_any(told))
        told->said |= SAID_IF;
    bool has_relative = told->chain > told->first && modal_at(text, told->chain - 1) == MODAL_RELATIVE;
    bool adds = has_relative && told->chain > told->first + 1 && token_is_mark(text, told->chain - 2, ',') &&
                !(told->match.trigger->flags & TRIGGER_CUT); /* "the letter, which asks it to" */
    bool has_when = told->clause > told->first && (token_is_word(text, told->clause - 1, STR("when")) ||
                                                   token_is_word(text, told->clause - 1, STR("whenever")));
    if (told->said & SAID_PRESENT && has_when)
        told->said |= SAID_IF;
    if (told->match.trigger->flags & TRIGGER_CUT && has_relative &&
        (told_has(told, told->match.end, told_until(told), MODAL_WOULD) ||
         told_has(told, told->match.end, told_until(told), MODAL_MAY)))
        told->said |= SAID_IF; /* "a city that lost its grant would": whichever */
    if (told->said & SAID_PRESENT && has_relative && !adds &&
        (told_has(told, told_from(told), told->chain, MODAL_WOULD) ||
         told_has(told, told_from(told), told->chain, MODAL_WILL) ||
         told_has(told, told_from(told), told->chain, MODAL_THREAT) ||
         told_has(told, told->match.end, told_until(told), MODAL_WILL) ||
         told_has(told, told->match.end, told_until(told), MODAL_WOULD) ||
         told_has(told, told->match.end, told_until(told), MODAL_MAY)))
        told->said |= SAID_IF;
}

/* ---- threats ---- */

/* "warned it in May and withheld the money in June": a second verb in the past, with nothing open between. */
static bool is_told_after(const Told *told, uint32_t threat)
{
    const Text *text = told->text;
    bool is_past = told->match.forms & FORM_PAST && !(told->match.forms & FORM_BASE) &&
                   !(told->said & (SAID_PASSIVE | SAID_MODAL | SAID_REDUCED));
    is_past = is_past || (told->said & SAID_PERFECT && !(told->said & (SAID_MODAL | SAID_REDUCED)));
    bool is_joined = false;
    for (uint32_t i = threat + 1; i < told->match.at; i++) {
        bool joins = token_is_word(text, i, STR("and")) || token_is_word(text, i, STR("but")) ||
                     token_is_word(text, i, STR("then"));
        bool opens = token_is_word(text, i, STR("that")) || token_is_word(text, i, STR("of")) ||
                     token_is_word(text, i, STR("with")) || modal_at(text, i) == MODAL_WOULD ||
                     modal_at(text, i) == MODAL_WILL || modal_at(text, i) == MODAL_MAY;
        is_joined = joins || (is_joined && !opens);
    }
    return is_past && is_joined;
}

/* "told the city that it would" */
static bool is_notice_at(const Text *text, uint32_t token)
{
    return token_is_word(text, token, STR("told")) || token_is_word(text, token, STR("notified")) ||
           token_is_word(text, token, STR("informed")) || token_is_word(text, token, STR("advised")) ||
           token_is_word(text, token, STR("cautioned")) || token_is_word(text, token, STR("reminded")) ||
           token_is_word(text, token, STR("notice")) || token_is_word(text, token, STR("notices"));
}

static void look_for_threat(Told *told)
{
    const Text *text = told->text;
    for (uint32_t i = told->match.at; i-- > told_from(told);) {
        if (text->tokens.items[i].mark == ';')
            return;
        ModalKind kind = modal_at(text, i);
        bool is_risk = kind == MODAL_RISK && told->match.at - i <= 6;
        bool is_notice = told->said & (SAID_WILL | SAID_WOULD | SAID_MAY | SAID_PLANNED) && is_notice_at(text, i);
        if (kind != MODAL_THREAT && !is_risk && !is_notice)
            continue;
        if (is_told_after(told, i))
            told->is_done_before = true;
        else
            told->said |= SAID_THREAT_BESIDE;
        return;
    }
}

/* "must rewrite it or lose the money" */
static void look_for_or(Told *told)
{
    const Text *text = told->text;
    bool has_or = false;
    for (uint32_t i = told->match.at; i-- > told_from(told) && !clause_is_boundary(text, i);) {
        has_or = has_or || token_is_word(text, i, STR("or"));
        ModalKind kind = modal_at(text, i);
        if (!has_or || (kind != MODAL_MUST && kind != MODAL_ASK))
            continue;
        told->said |= SAID_THREAT_BESIDE;
        if (told->match.trigger->flags & TRIGGER_CUT && told->chain > told->first &&
            token_is_word(text, told->chain - 1, STR("or")))
            told->said &= ~(unsigned)(SAID_REQUESTED | SAID_MUST);
    }
}

/* ---- not ---- */

/* "No money has been cut", "denied that it cut": in the subject, or before the clause. */
static void look_for_not(Told *told)
{
    const Text *text = told->text;
    uint32_t least = told->chain > told->first + 14 ? told->chain - 14 : told->first;
    for (uint32_t i = told->chain; i-- > least;) {
        ModalKind kind = modal_at(text, i);
        if (token_is_mark(text, i, ',') || clause_is_boundary(text, i) || kind == MODAL_IF || kind == MODAL_RELATIVE ||
            kind == MODAL_JOINER || token_is_word(text, i, STR("and")) || token_in(text, i, CLASS_CUE))
            break;
        if (kind == MODAL_NOT)
            told->said |= SAID_NEGATED;
    }
    for (uint32_t i = told->chain; i-- > told->first && i + 16 >= told->chain && text->tokens.items[i].mark != ';';) {
        bool is_done_to = i > told->first && modal_at(text, i - 1) == MODAL_BE; /* "the motion is denied, and" */
        if (str_starts(text_token(text, i), STR("den")) && modal_at(text, i) == MODAL_FAIL && !is_done_to)
            told->said |= SAID_NEGATED;
        if (modal_at(text, i) == MODAL_ALLEGE)
            told->said |= SAID_ALLEGED;
    }
    if (told->chain >= told->first + 2 && token_is_word(text, told->chain - 1, STR("but")) &&
        token_is_word(text, told->chain - 2, STR("all")))
        told->said |= SAID_NEGATED; /* "all but ended it" */
    uint32_t object = told->match.end;
    if (told->match.trigger->flags & TRIGGER_CUT && object < told->until && token_is_word(text, object, STR("back")))
        told->said |= SAID_NEGATED; /* "pulled back from it" */
    if (object < told->until && (token_is_word(text, object, STR("nothing")) ||
                                 token_is_word(text, object, STR("not")) || token_is_word(text, object, STR("none")) ||
                                 token_is_word(text, object, STR("no")) || token_is_word(text, object, STR("neither"))))
        told->said |= SAID_OBJECT_NONE;
}

/* "the suit will be filed" */
static void look_behind_noun(Told *told)
{
    for (uint32_t i = told->match.end; i < told->clause_end && i < told->match.end + 3; i++) {
        ModalKind kind = modal_at(told->text, i);
        told->said |= kind == MODAL_WILL    ? SAID_WILL
                      : kind == MODAL_WOULD ? SAID_WOULD
                      : kind == MODAL_MAY   ? SAID_MAY
                                            : 0;
    }
}

void modality_look_around(Told *told)
{
    modality_doubt(told);
    look_for_if(told);
    look_for_time(told);
    look_for_threat(told);
    look_for_or(told);
    look_for_not(told);
    modality_that_clause(told);
    if (told->said & SAID_NOUN)
        look_behind_noun(told);
    modality_consequence(told);
    if (told->said & SAID_NOUN && told->match.trigger->type == TOLD_WARN)
        told->said &= ~(unsigned)SAID_IF; /* "if it carries out its threat": the threat was made */
    if (told->text->tokens.items[told->match.at].flags & TOKEN_QUOTED ||
        quote_at(told->found, told->text->tokens.items[told->match.at].start) != FIND_NONE)
        told->said |= SAID_QUOTED;
}

/* ---- the sum ---- */

static bool has_modal(const Told *told)
{
    return told->said & (SAID_MODAL | SAID_THREAT);
}

static Modality of_cut(const Told *told, bool is_grantor)
{
    unsigned said = told->said;
    bool has_threat = said & (SAID_THREAT | SAID_THREAT_BESIDE);
    if (said & SAID_MUST)
        return MODALITY_REQUESTED;
    if (has_threat && !told->is_done_before)
        return MODALITY_THREATENED;
    if (has_modal(told)) {
        bool may_threaten = is_grantor && said & (SAID_WILL | SAID_WOULD | SAID_MAY);
        if (may_threaten || (said & SAID_IF_BESIDE && said & (SAID_WILL | SAID_WOULD | SAID_MAY)))
            return MODALITY_THREATENED;
        return said & (SAID_WOULD | SAID_MAY) ? MODALITY_CONDITIONAL : MODALITY_PREDICTED;
    }
    if (said & SAID_IF_BESIDE)
        return MODALITY_CONDITIONAL;
    return said & SAID_PRESENT || modality_is_open(told) ? MODALITY_PREDICTED : MODALITY_ASSERTED;
}

static Modality of_other(const Told *told)
{
    unsigned said = told->said;
    if (said & SAID_MUST)
        return MODALITY_REQUESTED;
    if (said & SAID_THREAT)
        return MODALITY_THREATENED;
    if (said & SAID_IF_BESIDE && has_modal(told))
        return MODALITY_CONDITIONAL;
    if (said & SAID_MAY)
        return MODALITY_CONDITIONAL;
    if (said & (SAID_WILL | SAID_WOULD | SAID_PLANNED))
        return MODALITY_PREDICTED;
    return MODALITY_ASSERTED;
}

Modality modality_of(const Told *told, bool is_grantor)
{
    unsigned said = told->said;
    if (said & (SAID_NEGATED | SAID_OBJECT_NONE))
        return MODALITY_NEGATED;
    if (said & SAID_REQUESTED)
        return MODALITY_REQUESTED;
    if (said & SAID_IF)
        return MODALITY_CONDITIONAL;
    bool is_cut = told->match.trigger->flags & TRIGGER_CUT;
    Modality modality = is_cut ? of_cut(told, is_grantor) : of_other(told);
    if (modality == MODALITY_ASSERTED && said & (SAID_QUOTED | SAID_ALLEGED))
        return MODALITY_REPORTED;
    return modality;
}
