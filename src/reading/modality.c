/* Whether what a trigger tells happened. Of several marks the one farthest from done counts, and in doubt a cut is not
 * done: a threat never comes out as an act. */
#include "reading/cues.h"
#include "reading/told.h"

enum { LOOK = 60 }; /* tokens to each side */

static bool is_between(const Told *told, uint32_t from, uint32_t until, ModalKind kind)
{
    for (uint32_t i = from; i < until; i++)
        if (modal_at(told->text, i) == kind)
            return true;
    return false;
}

static uint32_t look_from(const Told *told)
{
    return told->match.at > told->first + LOOK ? told->match.at - LOOK : told->first;
}

static uint32_t look_until(const Told *told)
{
    return told->match.end + LOOK < told->until ? told->match.end + LOOK : told->until;
}

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
    for (uint32_t i = told->match.at; i-- > look_from(told);) {
        if (text->tokens.items[i].mark == ';')
            break;
        commas += token_is_mark(text, i, ',');
        if (is_if(told, i)) {
            told->said |= commas ? SAID_IF_BESIDE : SAID_IF;
            break;
        }
    }
    for (uint32_t i = told->match.end; i < look_until(told) && text->tokens.items[i].mark != ';'; i++)
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
        for (uint32_t k = i; k-- > told->first && k + 5 >= i;)
            if (token_is_word(text, k, STR("any")) || token_is_word(text, k, STR("every")) ||
                token_is_word(text, k, STR("each")))
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
    bool has_when = told->clause > told->first && (token_is_word(text, told->clause - 1, STR("when")) ||
                                                   token_is_word(text, told->clause - 1, STR("whenever")));
    if (told->said & SAID_PRESENT && has_when)
        told->said |= SAID_IF;
    if (told->match.trigger->flags & TRIGGER_CUT && has_relative &&
        (is_between(told, told->match.end, look_until(told), MODAL_WOULD) ||
         is_between(told, told->match.end, look_until(told), MODAL_MAY)))
        told->said |= SAID_IF; /* "a city that lost its grant would": whichever */
    if (told->said & SAID_PRESENT && has_relative &&
        (is_between(told, look_from(told), told->chain, MODAL_WOULD) ||
         is_between(told, look_from(told), told->chain, MODAL_WILL) ||
         is_between(told, look_from(told), told->chain, MODAL_THREAT) ||
         is_between(told, told->match.end, look_until(told), MODAL_WILL)))
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
           token_is_word(text, token, STR("cautioned")) || token_is_word(text, token, STR("reminded"));
}

static void look_for_threat(Told *told)
{
    const Text *text = told->text;
    for (uint32_t i = told->match.at; i-- > look_from(told);) {
        if (text->tokens.items[i].mark == ';')
            return;
        ModalKind kind = modal_at(text, i);
        bool is_risk = kind == MODAL_RISK && told->match.at - i <= 6;
        bool is_notice = told->said & (SAID_WILL | SAID_WOULD | SAID_MAY) && is_notice_at(text, i);
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
    for (uint32_t i = told->match.at; i-- > look_from(told) && !clause_is_boundary(text, i);) {
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
        if (str_starts(text_token(text, i), STR("den")) && modal_at(text, i) == MODAL_FAIL)
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
    if (object < told->until &&
        (token_is_word(text, object, STR("nothing")) || token_is_word(text, object, STR("none")) ||
         token_is_word(text, object, STR("no")) || token_is_word(text, object, STR("neither"))))
        told->said |= SAID_OBJECT_NONE;
}

/* ---- in somebody's mouth ---- */

static bool is_in_quote(const Told *told)
{
    uint32_t at = told->text->tokens.items[told->match.at].start, low = 0, high = told->found->quotes.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (told->found->quotes.items[middle].at.start <= at)
            low = middle + 1;
        else
            high = middle;
    }
    for (uint32_t i = low; i-- > 0 && i + 4 >= low;)
        if (at < told->found->quotes.items[i].at.end)
            return true;
    return false;
}

/* "It is not true that it withheld", "reports that it did were false" */
static bool is_called_false(const Told *told, uint32_t that)
{
    static const Str words[] = {{"false", 5},     {"falsely", 7},     {"wrongly", 7},  {"untrue", 6},   {"wrong", 5},
                                {"incorrect", 9}, {"inaccurate", 10}, {"mistaken", 8}, {"unfounded", 9}};
    const Text *text = told->text;
    for (uint32_t i = told->first; i < look_until(told); i++)
        for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
            if (token_is_word(text, i, words[k]))
                return true;
    return that > told->first + 1 && token_is_word(text, that - 1, STR("true")) &&
           token_is_word(text, that - 2, STR("not"));
}

/* "believed that it had withheld": somebody's, unless "that" is of "the money that". */
static void look_for_that(Told *told)
{
    const Text *text = told->text;
    for (uint32_t i = told->chain;
         i-- > told->first + 1 && i + LOOK >= told->chain && text->tokens.items[i].mark != ';';) {
        if (!token_is_word(text, i, STR("that")))
            continue;
        bool is_name = text->tokens.items[i - 1].flags & TOKEN_CAPITAL && i - 1 > told->first;
        bool is_complement = text->tokens.items[i - 1].kind == TOKEN_WORD && !object_at(text, i - 1, 0xFF) &&
                             !is_name && modal_at(text, i - 1) != MODAL_PREPOSITION &&
                             !token_in(text, i - 1, CLASS_UNIT);
        told->said |= is_complement ? SAID_ALLEGED : 0;
        told->said |= is_complement && is_called_false(told, i) ? SAID_NEGATED : 0;
        return;
    }
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

/* What a bill, an order, a budget cuts is not cut yet; "grants are withheld from those who" is a habit, and what hangs
 * on a clause of plans is one. */
static void look_for_doubt(Told *told)
{
    const Text *text = told->text;
    bool is_finite = !(told->said & (SAID_PASSIVE | SAID_MODAL | SAID_NOUN));
    if (is_finite && told->chain > told->clause &&
        object_at(text, told->chain - 1, OBJECT_LEGAL | OBJECT_PAPER | OBJECT_POLICY))
        told->said |= SAID_PLANNED;
    bool is_now = token_is_word(text, told->chain, STR("is")) || token_is_word(text, told->chain, STR("are"));
    if (is_now && told->said & SAID_PASSIVE && !is_between(told, told->chain + 1, told->match.at, MODAL_BE) &&
        !is_between(told, told->chain, told->match.at, MODAL_ADVERB))
        told->said |= SAID_PRESENT;
    bool is_tail = told->match.forms == FORM_ING && told->chain == told->match.at && told->chain > told->first &&
                   token_is_mark(text, told->chain - 1, ',');
    for (uint32_t i = look_from(told); is_tail && i < told->match.at; i++) {
        ModalKind kind = modal_at(text, i);
        if ((kind >= MODAL_WILL && kind <= MODAL_MUST) || kind == MODAL_PLAN || kind == MODAL_ASK ||
            kind == MODAL_THREAT)
            told->said |= SAID_PLANNED;
    }
}

/* "result in the withholding", "subject to termination": what may follow, in the words of agencies. */
static bool is_consequence_at(const Text *text, uint32_t at)
{
    static const Str pairs[][2] = {{{"result", 6}, {"in", 2}},         {{"results", 7}, {"in", 2}},
                                   {{"lead", 4}, {"to", 2}},           {{"cause", 5}, {"for", 3}},
                                   {{"grounds", 7}, {"for", 3}},       {{"subject", 7}, {"to", 2}},
                                   {{"remedies", 8}, {"include", 7}},  {{"penalties", 9}, {"include", 7}},
                                   {{"sanctions", 9}, {"include", 7}}, {{"consequences", 12}, {"include", 7}},
                                   {{"and", 3}, {"including", 9}}};
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if (token_is_word(text, at, pairs[i][0]) && token_is_word(text, at + 1, pairs[i][1]))
            return true;
    return false;
}

/* Of a cut it is a threat; what the failure is of has not been failed yet. */
static void look_for_consequence(Told *told)
{
    const Text *text = told->text;
    for (uint32_t i = told->match.at;
         told->match.trigger->flags & TRIGGER_CUT && i-- > look_from(told) && i + 20 > told->match.at;)
        if (is_consequence_at(text, i)) {
            told->said =
                (told->said | SAID_THREAT_BESIDE) & ~(unsigned)(SAID_NEGATED | SAID_REQUESTED | SAID_MUST | SAID_IF);
            return;
        }
    uint32_t at = told->chain;
    bool is_failure =
        at >= told->first + 2 && token_is_word(text, at - 1, STR("to")) && token_is_word(text, at - 2, STR("failure"));
    is_failure = is_failure || (at > told->first && token_is_word(text, at, STR("to")) &&
                                token_is_word(text, at - 1, STR("failure")));
    if (is_failure)
        told->said = (told->said | SAID_IF) & ~(unsigned)SAID_NEGATED;
}

/* "Lawyers argued the agency illegally withheld": a clause that a verb of saying or thinking opens without "that". */
static bool opens_clause(const Told *told, uint32_t cue)
{
    int value = token_value(told->text, cue, CLASS_CUE), frame = value & CUE_FRAME_BITS, form = value & CUE_FORM_BITS;
    bool says = token_in(told->text, cue, CLASS_CUE) && (frame == CUE_SAY || frame == CUE_ARGUE || frame == CUE_THINK);
    ModalKind next = modal_at(told->text, cue + 1);
    return says && (form == CUE_PAST || form == CUE_THIRD) && cue > told->first && cue + 1 < told->chain &&
           (next == MODAL_DETERMINER || next == MODAL_SUBJECT);
}

static bool is_as_though(const Text *text, uint32_t at)
{
    return token_is_word(text, at, STR("as")) && token_is_word(text, at + 1, STR("though"));
}

/* Words anywhere in the sentence after which a cut is not told as done by the text itself. */
static bool casts_doubt(const Text *text, uint32_t at)
{
    static const Str words[] = {{"false", 5},       {"untrue", 6},       {"incorrect", 9},    {"inaccurate", 10},
                                {"unfounded", 9},   {"unconfirmed", 11}, {"purportedly", 11}, {"purported", 9},
                                {"ostensibly", 10}, {"denies", 6},       {"denied", 6},       {"disputes", 8},
                                {"disputed", 8}};
    for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
        if (token_is_word(text, at, words[k]))
            return true;
    return token_is_word(text, at, STR("according")) && token_is_word(text, at + 1, STR("to"));
}

/* "wishes it terminated", "in theory", "pending approval" */
static bool makes_unreal(const Text *text, uint32_t at)
{
    static const Str words[] = {{"wish", 4}, {"wishes", 6}, {"wished", 6}, {"theory", 6}, {"pending", 7}};
    for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
        if (token_is_word(text, at, words[k]))
            return true;
    return is_as_though(text, at);
}

static void look_for_mouth(Told *told)
{
    const Text *text = told->text;
    for (uint32_t i = look_from(told); i < look_until(told); i++) {
        told->said |= casts_doubt(text, i) ? SAID_ALLEGED : 0;
        told->said |= makes_unreal(text, i) ? SAID_IF_BESIDE : 0;
    }
    for (uint32_t i = told->chain; i-- > look_from(told) && !token_is_mark(text, i, ',') &&
                                   !clause_is_boundary(text, i) && modal_at(text, i) != MODAL_JOINER;)
        if (opens_clause(told, i))
            told->said |= SAID_ALLEGED;
}

void modality_look_around(Told *told)
{
    if (told->match.trigger->flags & TRIGGER_CUT) {
        look_for_doubt(told);
        look_for_mouth(told);
    }
    look_for_if(told);
    look_for_time(told);
    look_for_threat(told);
    look_for_or(told);
    look_for_not(told);
    if (told->match.trigger->flags & TRIGGER_CUT)
        look_for_that(told);
    if (told->said & SAID_NOUN)
        look_behind_noun(told);
    look_for_consequence(told);
    if (told->said & SAID_NOUN && told->match.trigger->type == TOLD_WARN)
        told->said &= ~(unsigned)SAID_IF; /* "if it carries out its threat": the threat was made */
    if (told->text->tokens.items[told->match.at].flags & TOKEN_QUOTED || is_in_quote(told))
        told->said |= SAID_QUOTED;
}

/* ---- the sum ---- */

static bool has_modal(const Told *told)
{
    return told->said & (SAID_MODAL | SAID_THREAT);
}

/* "The bill cut aid to cities": what a text in the making does is not done. */
static bool is_by_proposal(const Told *told)
{
    static const Str words[] = {{"bill", 4},   {"proposal", 8}, {"draft", 5},   {"plan", 4},       {"amendment", 9},
                                {"motion", 6}, {"measure", 7},  {"version", 7}, {"resolution", 10}};
    bool is_relative = told->chain > told->first && modal_at(told->text, told->chain - 1) == MODAL_RELATIVE;
    uint32_t from = is_relative && told->chain >= told->first + 4 ? told->chain - 4 : told->clause;
    for (uint32_t i = from; i < told->chain; i++)
        for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
            if (token_is_word(told->text, i, words[k]))
                return true;
    return false;
}

/* "Withholding the grant remains an option": a verb that says nothing of when. */
static bool is_bare_ing(const Told *told)
{
    bool only_ing = told->match.forms & FORM_ING && !(told->match.forms & ~(unsigned)(FORM_ING | FORM_NOUN));
    return only_ing && told->chain == told->match.at && !(told->said & SAID_NOUN);
}

/* A year that is over, or at least begun, on the day of the document. */
static bool is_past_year(const Text *text, uint32_t token)
{
    int year = str_digits(text_token(text, token), 0, 4), dated = 0, month, day;
    if (text->dated != DATE_MIN)
        date_to_parts(text->dated, &dated, &month, &day);
    return text->tokens.items[token].length == 4 && year > 0 && (!dated || year <= dated);
}

/* "payments withheld" may be what could follow, and "withheld in 2031" is; "payments withheld in 2015" were. */
static bool is_undated_participle(const Told *told)
{
    bool has_month = false;
    bool has_object_before =
        told->chain == told->match.at && told->chain > told->first && object_at(told->text, told->chain - 1, 0xFF);
    bool may_be_reduced = told->match.forms & FORM_PARTICIPLE && has_object_before;
    if (!(told->said & SAID_REDUCED) && !may_be_reduced)
        return false;
    for (uint32_t i = told->match.end; i < told->until && i < told->match.end + 6; i++) {
        if (told->text->tokens.items[i].kind == TOKEN_NUMBER && told->text->tokens.items[i].length == 4)
            return !is_past_year(told->text, i);
        has_month = has_month || token_in(told->text, i, CLASS_MONTH);
    }
    return !has_month;
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
    bool in_doubt = is_by_proposal(told) || is_bare_ing(told) || is_undated_participle(told);
    return said & SAID_PRESENT || in_doubt ? MODALITY_PREDICTED : MODALITY_ASSERTED;
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
