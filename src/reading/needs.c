/* Whether what must stand beside a trigger does: "cut" with money, "block" with a court. */
#include "reading/needs.h"

enum { TASK_REACH = 14, NEAR = 8 };

static bool ends_here(const Told *told)
{
    return told->match.end == told->until || clause_is_boundary(told->text, told->match.end) ||
           token_is_mark(told->text, told->match.end, ',');
}

/* "to certify", "for a plan"; not "whether", "about", "me". */
static bool has_task(const Told *told)
{
    const Text *text = told->text;
    for (uint32_t i = told->match.end; i < told->clause_end && i < told->match.end + TASK_REACH; i++) {
        bool is_question = token_is_word(text, i, STR("about")) || token_is_word(text, i, STR("how")) ||
                           token_is_word(text, i, STR("what")) || token_is_word(text, i, STR("why")) ||
                           token_is_word(text, i, STR("me"));
        if (is_question)
            return false;
        if (token_is_word(text, i, STR("to")) || token_is_word(text, i, STR("for")) ||
            token_is_word(text, i, STR("that")))
            return i + 1 < told->until;
    }
    return false;
}

static bool is_fault(const Told *told, uint32_t token)
{
    Str word = text_token(told->text, token);
    return str_starts(word, STR("violat")) || str_starts(word, STR("complian")) ||
           str_starts(word, STR("noncomplian")) || str_starts(word, STR("non-complian")) ||
           str_equal(word, STR("fault")) || str_equal(word, STR("improper")) || str_equal(word, STR("ineligible")) ||
           str_equal(word, STR("unallowable")) || str_equal(word, STR("misspent")) ||
           str_starts(word, STR("deficienc"));
}

static bool has_finding(const Told *told)
{
    uint32_t most = told->match.end + NEAR < told->clause_end ? told->match.end + NEAR : told->clause_end;
    for (uint32_t i = told->match.end; i < most; i++) {
        bool is_that = (token_is_word(told->text, i, STR("that")) && i < told->match.end + 4) ||
                       (i == told->match.end && told->said & SAID_PASSIVE && token_is_word(told->text, i, STR("to")));
        if (is_that || is_fault(told, i))
            return needs_party(told) || told->said & SAID_PASSIVE || needs_court(told);
    }
    return false;
}

/* "cut off the city", "cut off their money"; not "cut off his hand". */
static bool has_cut(const Told *told)
{
    if (needs_object(told, OBJECT_MONEY) || told->said & SAID_PASSIVE)
        return needs_object(told, OBJECT_MONEY) || needs_party(told);
    for (uint32_t i = told->match.end; i < told->clause_end && i < told->match.end + 4; i++)
        if (needs_party_at(told, i))
            return true;
    return false;
}

/* "relented.", "relented in June": no object. */
static bool ends_soon(const Told *told)
{
    ModalKind kind = modal_at(told->text, told->match.end);
    return ends_here(told) || kind == MODAL_PREPOSITION || kind == MODAL_JOINER || kind == MODAL_ADVERB ||
           token_in(told->text, told->match.end, CLASS_WEEKDAY) ||
           token_is_word(told->text, told->match.end, STR("and"));
}

/* A cut that may come, in what is told: "would lapse", "may be held", "subject to". */
static bool threatens(const Told *told)
{
    enum { AHEAD = 30, MODAL_BACK = 5 };
    const Text *text = told->text;
    for (uint32_t i = told->match.end; i < told->until && i < told->match.end + AHEAD; i++) {
        bool is_kept = (token_is_word(text, i, STR("release")) || token_is_word(text, i, STR("pay"))) &&
                       modal_at(text, i - 1) == MODAL_NOT; /* "will not release it until" */
        bool is_cut = trigger_is_cut(text, i) || token_is_word(text, i, STR("cost")) || is_kept;
        for (uint32_t k = i; is_cut && k-- > told->match.end && k + MODAL_BACK >= i;) {
            ModalKind kind = modal_at(text, k);
            if (kind == MODAL_WILL || kind == MODAL_WOULD || kind == MODAL_MAY || kind == MODAL_RISK ||
                kind == MODAL_PLAN)
                return true;
        }
    }
    return false;
}

/* "wants the city to certify", not "wants to". */
static bool has_wish(const Told *told)
{
    for (uint32_t i = told->match.end + 1; i < told->clause_end && i < told->match.end + NEAR; i++)
        if (token_is_word(told->text, i, STR("to")))
            return !token_is_word(told->text, told->match.end, STR("to"));
    return false;
}

/* Somebody known before the verb or behind "by"; not "signed up", "signed off". */
static bool has_signer(const Told *told)
{
    const Text *text = told->text;
    uint32_t end = told->match.end;
    if (token_is_word(text, end, STR("up")) || token_is_word(text, end, STR("off")) ||
        token_is_word(text, end, STR("on")))
        return false;
    for (uint32_t i = told->clause; i < told->chain; i++)
        if (needs_party_at(told, i))
            return true;
    for (uint32_t i = end; i + 1 < told->until && i < end + 2; i++)
        if (token_is_word(text, i, STR("by")) && told->said & (SAID_PASSIVE | SAID_REDUCED))
            return party_at(told, i + 1) || token_in(text, i + 2, CLASS_TITLE) || token_in(text, i + 1, CLASS_TITLE);
    return false;
}

/* "Anchorage was not asked" */
static bool is_asked(const Told *told)
{
    return str_starts(text_token(told->text, told->match.at), STR("ask")) && told->said & SAID_PASSIVE &&
           ends_here(told);
}

static bool is_declined(const Told *told)
{
    return told->match.trigger->type == TOLD_REFUSE && needs_party(told) && ends_here(told);
}

static bool is_met(const Told *told)
{
    switch (told->match.trigger->need) {
    case NEED_NOTHING: return true;
    case NEED_PARTY: return needs_party(told);
    case NEED_MONEY:
        return told->said & SAID_NOUN ? needs_behind(told, OBJECT_MONEY) || needs_before(told, OBJECT_MONEY)
                                      : needs_object(told, OBJECT_MONEY);
    case NEED_STOP: return needs_object(told, OBJECT_STOP);
    case NEED_LEGAL: return needs_object(told, OBJECT_LEGAL | OBJECT_SUIT | OBJECT_STOP);
    case NEED_PAPER: return needs_object(told, OBJECT_PAPER);
    case NEED_SUIT: return needs_suit(told);
    case NEED_CUT: return has_cut(told);
    case NEED_TASK: return (needs_party(told) && (has_task(told) || is_asked(told))) || is_declined(told);
    case NEED_FINDING: return has_finding(told);
    case NEED_DEMAND: return needs_object(told, OBJECT_DEMAND | OBJECT_MONEY);
    case NEED_SAID: return needs_said(told);
    case NEED_GIVEN: return needs_given(told);
    case NEED_THREAT: return needs_party(told) && threatens(told);
    case NEED_WISH: return needs_party(told) && has_wish(told);
    case NEED_DUTY: return needs_party(told) && needs_object(told, OBJECT_PAPER | OBJECT_POLICY);
    case NEED_TERMS: return needs_party(told) && needs_object(told, OBJECT_DEMAND);
    case NEED_DONE: return ends_here(told);
    case NEED_SIGNER: return needs_object(told, OBJECT_PAPER) || has_signer(told);
    case NEED_PLAN:
        return needs_object(told, OBJECT_PAPER | OBJECT_LEGAL) ||
               (needs_party(told) && token_is_word(told->text, told->match.end, STR("to")));
    case NEED_POLICY: return needs_party(told) && needs_object(told, OBJECT_POLICY);
    case NEED_AWARD: return told->said & SAID_NOUN ? needs_of_money(told) : needs_award(told);
    case NEED_DENIED: return needs_denied(told);
    case NEED_OF: return needs_of_money(told);
    case NEED_ORDERED: return needs_party(told) && needs_ordered(told);
    case NEED_AGREED: return needs_agreed(told);
    case NEED_STATE: return needs_state(told);
    case NEED_IN_COURT: return needs_party(told) && needs_in_court(told);
    case NEED_BLAMED: return needs_party(told) && needs_party_behind(told);
    case NEED_ENDS: return needs_party(told) && ends_soon(told);
    case NEED_CHARGE: return needs_charge(told);
    case NEED_COURT: return needs_court(told);
    case NEED_NOTICE: return needs_given(told) && threatens(told);
    case NEED_SOUGHT: return needs_party(told) && needs_sought(told);
    case NEED_RETURN: return needs_party(told) && needs_behind(told, OBJECT_PAPER) && !needs_by_agency(told);
    case NEED_REPAID: return needs_party_behind(told) && needs_behind(told, OBJECT_MONEY);
    case NEED_RATIFIED: return needs_party(told) && needs_ratified(told);
    case NEED_FILED: return needs_filed(told);
    case NEED_BEHIND: return needs_behind(told, OBJECT_MONEY);
    case NEED_OFFER: return needs_object(told, OBJECT_DEMAND | OBJECT_MONEY | OBJECT_PAPER | OBJECT_POLICY);
    case NEED_INSISTED: return needs_party(told) && needs_insisted(told);
    case NEED_KEPT: return needs_by_grantor(told) && needs_object(told, OBJECT_MONEY);
    case NEED_CUT_NEXT:
        return token_is_word(told->text, told->match.end, STR("to")) && trigger_is_cut(told->text, told->match.end + 1);
    case NEED_NAMED:
        return needs_party(told) && (needs_behind(told, OBJECT_DEMAND) || told->said & SAID_PASSIVE) &&
               needs_object(told, OBJECT_DEMAND);
    case NEED_HOLD: return needs_hold(told);
    case NEED_STRINGS: return needs_party(told) && needs_strings(told);
    case NEED_CLEARED: return needs_party(told) && needs_cleared(told);
    }
    return false;
}

/* Forms that are nouns as well: "may submit requests", "under the rules". */
static bool looks_like_noun(const Told *told)
{
    EventType type = told->match.trigger->type;
    return !(told->match.trigger->flags & TRIGGER_ITSELF) &&
           (type == TOLD_DEMAND || type == TOLD_ORDER || type == TOLD_FIND || type == TOLD_WITHHOLD ||
            type == TOLD_WARN);
}

/* A form of today without a subject before it is a noun, or nobody's. */
static bool has_subject(const Told *told)
{
    const Text *text = told->text;
    if (!(told->said & SAID_PRESENT))
        return true;
    if (told->chain == told->first || modal_at(text, told->chain - 1) == MODAL_IF)
        return told->chain != told->first;
    uint32_t before = told->chain - 1;
    const Token *token = &text->tokens.items[before];
    if (modal_at(text, before) == MODAL_DETERMINER)
        return false;
    if (needs_party_at(told, before) || object_at(text, before, OBJECT_COURT) || needs_proper_at(told, before) ||
        token->kind != TOKEN_WORD || token->flags & TOKEN_HEADLINE)
        return true;
    bool is_paper = object_at(text, before, 0xFF & ~OBJECT_MONEY) && !(told->match.forms & FORM_BASE);
    bool is_loud =
        text->tokens.items[told->match.at].flags & TOKEN_ALL_CAPITALS && token_is_word(text, before, STR("and"));
    if (is_paper || is_loud)
        return true; /* "the letter demands", "GRANTS the motion and ENJOINS" */
    bool is_plural = str_ends(text_token(text, before), STR("s"));
    return told->match.forms & FORM_BASE ? is_plural : !is_plural && !looks_like_noun(told);
}

bool needs_are_met(const Told *told)
{
    if (!has_subject(told))
        return false;
    if (told->match.trigger->flags & TRIGGER_COURT && !needs_court(told))
        return false;
    bool is_active_cut = told->match.trigger->flags & TRIGGER_CUT && !(told->said & (SAID_PASSIVE | SAID_NOUN));
    if (is_active_cut && needs_no_money(told->text, told->match.end))
        return false;
    return is_met(told);
}
