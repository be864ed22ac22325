/* Whether what must stand beside a trigger does: "cut" with money, "block" with a court. */
#include "reading/told.h"

enum { OBJECT_REACH = 9, SUBJECT_REACH = 14, NEAR = 8, BACK = 60 };

static bool is_amount(const Told *told, uint32_t token)
{
    const Token *t = &told->text->tokens.items[token];
    return t->kind == TOKEN_MARK && t->mark == '$';
}

static bool is_object(const Told *told, uint32_t token, int kinds)
{
    return object_at(told->text, token, kinds) || (kinds & OBJECT_MONEY && is_amount(told, token));
}

/* "withheld judgment on the grant", "suspended the hearing": what is cut is no money. */
static bool is_no_money(const Text *text, uint32_t token)
{
    static const Str words[] = {{"judgment", 8},     {"judgement", 9}, {"comment", 7}, {"hearing", 7},
                                {"hearings", 8},     {"approval", 8},  {"consent", 7}, {"decision", 8},
                                {"information", 11}, {"documents", 9}, {"records", 7}, {"names", 5}};
    uint32_t at = modal_at(text, token) == MODAL_DETERMINER ? token + 1 : token;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (token_is_word(text, at, words[i]) &&
            (token_is_word(text, at + 1, STR("on")) || token_is_word(text, at + 1, STR("of")) ||
             token_is_word(text, at + 1, STR("about")) || token_is_word(text, at + 1, STR("for"))))
            return true;
    return false;
}

/* Where the object of a verb cannot go on: "denied that it", "stopped to count", "stopped short of cutting". */
static bool ends_object(const Told *told, uint32_t token)
{
    const Text *text = told->text;
    bool is_first = token == told->match.end;
    if (modal_at(text, token) == MODAL_RELATIVE || token_is_mark(text, token, ',') ||
        token_is_word(text, token, STR("short")))
        return true;
    if (is_first && token_is_word(text, token, STR("to")))
        return true;
    return token_in(text, token, CLASS_TRIGGER) && str_ends(text_token(text, token), STR("ing")) &&
           !object_at(text, token, 0xFF);
}

/* "part of the grant", "access to funds": a word before "of" that leaves the money the object. */
static bool is_quantity(const Text *text, uint32_t token)
{
    static const char *const words[] = {"part",  "parts",    "portion",  "half",      "third",    "quarter", "all",
                                        "some",  "most",     "much",     "any",       "rest",     "share",   "percent",
                                        "bulk",  "majority", "millions", "billions",  "dozens",   "flow",    "access",
                                        "level", "levels",   "amount",   "amounts",   "round",    "lot",     "release",
                                        "back",  "off",      "out",      "down",      "up",       "both",    "each",
                                        "one",   "two",      "three",    "thousands", "hundreds", "spending"};
    const Token *t = &text->tokens.items[token];
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (token_is_word(text, token, str_from_c(words[i])))
            return true;
    return t->kind != TOKEN_WORD || t->flags & TOKEN_CAPITAL || modal_at(text, token) != MODAL_NONE;
}

/* "ended a review of the grant", "revoked its threat to cut it": another thing is the object, and money only its own.
 */
static bool is_of_another(const Told *told, uint32_t token)
{
    const Text *text = told->text;
    bool joins = token_is_word(text, token, STR("of")) || token_is_word(text, token, STR("on")) ||
                 token_is_word(text, token, STR("for")) || token_is_word(text, token, STR("to")) ||
                 token_is_word(text, token, STR("in"));
    bool is_threat = token > told->match.end && modal_at(text, token - 1) == MODAL_THREAT;
    return joins && token > told->match.end && told->match.trigger->flags & TRIGGER_CUT && !(told->said & SAID_NOUN) &&
           (is_threat || !is_quantity(text, token - 1));
}

static bool has_behind(const Told *told, int kinds)
{
    uint32_t most =
        told->match.end + OBJECT_REACH < told->clause_end ? told->match.end + OBJECT_REACH : told->clause_end;
    for (uint32_t i = told->match.end; i < most && !ends_object(told, i) && !is_of_another(told, i); i++)
        if (is_object(told, i, kinds))
            return true;
    return false;
}

static bool has_before(const Told *told, int kinds)
{
    for (uint32_t i = told->chain; i-- > told->clause && i + SUBJECT_REACH >= told->chain;)
        if (is_object(told, i, kinds))
            return true;
    return false;
}

/* "it", "none", "any": what was spoken of before. */
static bool has_word_for_it(const Told *told, int kinds)
{
    static const char *const words[] = {"it", "them", "none", "any", "nothing", "all", "that"};
    uint32_t at = told->match.end;
    bool is_one = false;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        is_one = is_one || token_is_word(told->text, at, str_from_c(words[i]));
    for (uint32_t i = told->match.at; is_one && i-- > 0 && i + BACK >= told->match.at;)
        if (is_object(told, i, kinds))
            return true;
    return false;
}

/* "both were blocked", "it was withheld": of what was spoken of before. */
static bool has_short_subject(const Told *told, int kinds)
{
    static const char *const words[] = {"both", "it", "they", "all", "which", "that", "none", "neither", "one"};
    bool is_short = false;
    for (uint32_t i = told->clause; i < told->match.at && told->match.at - told->clause <= 5; i++)
        for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
            is_short = is_short || token_is_word(told->text, i, str_from_c(words[k]));
    for (uint32_t i = told->match.at; is_short && i-- > 0 && i + BACK >= told->match.at;)
        if (is_object(told, i, kinds))
            return true;
    return false;
}

/* The object of the verb, or of a passive its subject. */
static bool has_object(const Told *told, int kinds)
{
    if (told->said & SAID_PASSIVE)
        return has_before(told, kinds) || has_short_subject(told, kinds);
    if (told->match.trigger->flags & TRIGGER_ITSELF && has_before(told, kinds))
        return true;
    return has_behind(told, kinds) || has_word_for_it(told, kinds);
}

static bool is_party(const Told *told, uint32_t token)
{
    return party_at(told, token) || token_is_party_word(told->text, token);
}

/* A name that no earlier stage knows: "PennDOT has found". */
static bool is_proper(const Told *told, uint32_t token)
{
    const Token *t = &told->text->tokens.items[token];
    bool is_start = t->flags & TOKEN_SENTENCE_START && !(t->flags & TOKEN_ALL_CAPITALS);
    return t->kind == TOKEN_WORD && t->flags & TOKEN_CAPITAL && !is_start && !(t->flags & TOKEN_HEADLINE) &&
           !token_in(told->text, token, CLASS_FUNCTION);
}

static bool has_party(const Told *told)
{
    for (uint32_t i = told->clause; i < told->match.at; i++)
        if (is_party(told, i))
            return true;
    if (told->clause > told->first && modal_at(told->text, told->clause - 1) == MODAL_RELATIVE)
        return true;
    if (told->chain > told->clause && is_proper(told, told->chain - 1))
        return true;
    for (uint32_t i = told->match.end; i < told->clause_end && i < told->match.end + SUBJECT_REACH; i++)
        if (party_at(told, i) || modal_at(told->text, i) == MODAL_BODY ||
            (i == told->match.end && modal_at(told->text, i) == MODAL_SUBJECT))
            return true;
    return false;
}

/* "to certify", "for a plan"; not "whether", "about", "me". */
static bool has_task(const Told *told)
{
    const Text *text = told->text;
    for (uint32_t i = told->match.end; i < told->clause_end && i < told->match.end + SUBJECT_REACH; i++) {
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
           str_equal(word, STR("fault"));
}

static bool has_finding(const Told *told)
{
    uint32_t most = told->match.end + NEAR < told->clause_end ? told->match.end + NEAR : told->clause_end;
    for (uint32_t i = told->match.end; i < most; i++) {
        bool is_that = token_is_word(told->text, i, STR("that")) && i < told->match.end + 4;
        if (is_that || is_fault(told, i))
            return has_party(told) || told->said & SAID_PASSIVE || needs_court(told);
    }
    return false;
}

/* ---- nouns ---- */

static bool is_any(const Told *told, uint32_t token, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (token_is_word(told->text, token, str_from_c(words[i])))
            return true;
    return false;
}

static bool is_near_any(const Told *told, const char *const *words, size_t count, uint32_t before, uint32_t behind)
{
    uint32_t least = told->match.at > told->first + before ? told->match.at - before : told->first,
             most = told->match.end + behind < told->until ? told->match.end + behind : told->until;
    for (uint32_t i = least; i < most; i++)
        if ((i < told->match.at || i >= told->match.end) && is_any(told, i, words, count))
            return true;
    return false;
}

/* "received the department's warnings", "its threat to hold back", "the demand came". */
static bool is_given(const Told *told)
{
    static const char *const verbs[] = {"received",  "receive", "receives", "got",      "get",     "sent",    "issued",
                                        "issue",     "issues",  "gave",     "given",    "carries", "carried", "carry",
                                        "delivered", "made",    "renewed",  "repeated", "ignored", "brushed"};
    static const char *const behind[] = {"came", "comes", "follows", "followed", "went"};
    bool is_owned = told->match.at > told->first && (token_is_word(told->text, told->match.at - 1, STR("'s")) ||
                                                     token_is_word(told->text, told->match.at - 1, STR("its")));
    bool has_task_behind = token_is_word(told->text, told->match.end, STR("to"));
    return is_near_any(told, verbs, sizeof verbs / sizeof verbs[0], NEAR, 0) ||
           is_near_any(told, behind, sizeof behind / sizeof behind[0], 0, 1) || (is_owned && has_task_behind);
}

static bool is_said_noun(const Told *told)
{
    if (told->match.at > told->first && token_is_word(told->text, told->match.at - 1, STR("in")) &&
        token_is_word(told->text, told->match.end, STR("to")))
        return true;
    static const char *const behind[] = {"of", "to", "dated", "states", "said", "says", "came"};
    uint32_t at = told->match.at;
    bool is_owned = at > told->first && (modal_at(told->text, at - 1) == MODAL_DETERMINER ||
                                         token_is_word(told->text, at - 1, STR("written")));
    return is_owned && is_near_any(told, behind, sizeof behind / sizeof behind[0], 0, 1) && has_party(told);
}

static bool is_suit(const Told *told)
{
    static const char *const verbs[] = {"file",       "filed",     "filing", "files",   "bring",     "brought",
                                        "bringing",   "begin",     "began",  "join",    "joined",    "joins",
                                        "won",        "lost",      "drop",   "dropped", "dismissed", "pending",
                                        "prepare",    "preparing", "plan",   "plans",   "promise",   "promised",
                                        "threatened", "their",     "its",    "the",     "a"};
    static const char *const behind[] = {"against", "challenging", "challenges", "seeks",   "seeking", "says",
                                         "said",    "filed",       "argues",     "alleges", "accuses", "will"};
    return is_near_any(told, verbs, sizeof verbs / sizeof verbs[0], 4, 0) &&
           (is_near_any(told, behind, sizeof behind / sizeof behind[0], 0, 4) || is_near_any(told, verbs, 8, 5, 0));
}

/* ---- all ---- */

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

/* "cut off the city", "cut off their money"; not "cut off his hand". */
static bool has_cut(const Told *told)
{
    if (has_object(told, OBJECT_MONEY) || told->said & SAID_PASSIVE)
        return has_object(told, OBJECT_MONEY) || has_party(told);
    for (uint32_t i = told->match.end; i < told->clause_end && i < told->match.end + 4; i++)
        if (is_party(told, i))
            return true;
    return false;
}

static bool ends_here(const Told *told)
{
    return told->match.end == told->until || clause_is_boundary(told->text, told->match.end) ||
           token_is_mark(told->text, told->match.end, ',');
}

/* A cut that may come, in what is told: "would lapse", "may be held", "subject to". */
static bool threatens(const Told *told)
{
    enum { AHEAD = 30, MODAL_BACK = 5 };
    const Text *text = told->text;
    for (uint32_t i = told->match.end; i < told->until && i < told->match.end + AHEAD; i++) {
        bool is_cut = token_in(text, i, CLASS_TRIGGER) && trigger_is_cut(text, i);
        for (uint32_t k = i; is_cut && k-- > told->match.end && k + MODAL_BACK >= i;) {
            ModalKind kind = modal_at(text, k);
            if (kind == MODAL_WILL || kind == MODAL_WOULD || kind == MODAL_MAY || kind == MODAL_RISK)
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
        if (party_at(told, i) || modal_at(text, i) == MODAL_SUBJECT || token_in(text, i, CLASS_TITLE))
            return true;
    for (uint32_t i = end; i + 1 < told->until && i < end + 2; i++)
        if (token_is_word(text, i, STR("by")) && told->said & (SAID_PASSIVE | SAID_REDUCED))
            return party_at(told, i + 1) || token_in(text, i + 2, CLASS_TITLE) || token_in(text, i + 1, CLASS_TITLE);
    return false;
}

static bool is_declined(const Told *told)
{
    return told->match.trigger->type == TOLD_REFUSE && has_party(told) && ends_here(told);
}

static bool is_met(const Told *told)
{
    switch (told->match.trigger->need) {
    case NEED_NOTHING: return true;
    case NEED_PARTY: return has_party(told);
    case NEED_MONEY:
        return told->said & SAID_NOUN ? has_behind(told, OBJECT_MONEY) || has_before(told, OBJECT_MONEY)
                                      : has_object(told, OBJECT_MONEY);
    case NEED_STOP: return has_object(told, OBJECT_STOP);
    case NEED_LEGAL: return has_object(told, OBJECT_LEGAL);
    case NEED_PAPER: return has_object(told, OBJECT_PAPER);
    case NEED_SUIT: return is_suit(told);
    case NEED_CUT: return has_cut(told);
    case NEED_TASK: return (has_party(told) && has_task(told)) || is_declined(told);
    case NEED_FINDING: return has_finding(told);
    case NEED_DEMAND: return has_object(told, OBJECT_DEMAND | OBJECT_MONEY);
    case NEED_SAID: return is_said_noun(told);
    case NEED_GIVEN: return is_given(told);
    case NEED_THREAT: return has_party(told) && threatens(told);
    case NEED_WISH: return has_party(told) && has_wish(told);
    case NEED_DUTY: return has_party(told) && has_object(told, OBJECT_PAPER | OBJECT_POLICY);
    case NEED_TERMS: return has_party(told) && has_object(told, OBJECT_DEMAND);
    case NEED_DONE: return ends_here(told);
    case NEED_SIGNER: return has_object(told, OBJECT_PAPER) || has_signer(told);
    case NEED_PLAN:
        return has_object(told, OBJECT_PAPER | OBJECT_LEGAL) ||
               (has_party(told) && token_is_word(told->text, told->match.end, STR("to")));
    case NEED_POLICY: return has_party(told) && has_object(told, OBJECT_POLICY);
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
    if (is_party(told, before) || is_proper(told, before) || token->kind != TOKEN_WORD || token->flags & TOKEN_HEADLINE)
        return true;
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
    if (is_active_cut && is_no_money(told->text, told->match.end))
        return false;
    return is_met(told);
}
