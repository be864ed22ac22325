/* What takes a cut out of what the text itself tells as done: other people's words, what is called false or wished,
 * texts in the making, consequences that may follow, verbs that say nothing of when. Beside modality.c, which asks the
 * rest. */
#include "reading/cues.h"
#include "reading/told.h"

static int doubt_at(const Text *text, uint32_t token)
{
    return token_in(text, token, CLASS_DOUBT) ? token_value(text, token, CLASS_DOUBT) : 0;
}

/* ---- in somebody's mouth ---- */

/* "It is not true that it withheld", "reports that it did were false" */
static bool is_called_false(const Told *told, uint32_t that)
{
    const Text *text = told->text;
    for (uint32_t i = told->first; i < told_until(told); i++)
        if (doubt_at(text, i) & DOUBT_FALSE)
            return true;
    return that > told->first + 1 && token_is_word(text, that - 1, STR("true")) &&
           token_is_word(text, that - 2, STR("not"));
}

/* "believed that it had withheld": somebody's, unless "that" is of "the money that". */
void modality_that_clause(Told *told)
{
    const Text *text = told->text;
    if (!(told->match.trigger->flags & TRIGGER_CUT))
        return;
    for (uint32_t i = told->chain;
         i-- > told->first + 1 && i + TOLD_LOOK >= told->chain && text->tokens.items[i].mark != ';';) {
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

/* A form of "said", "argued", "believes"; "say" behind those who do. */
static bool says_at(const Told *told, uint32_t cue)
{
    const Text *text = told->text;
    int value = token_value(text, cue, CLASS_CUE), frame = value & CUE_FRAME_BITS, form = value & CUE_FORM_BITS;
    bool says = token_in(text, cue, CLASS_CUE) && (frame == CUE_SAY || frame == CUE_ARGUE || frame == CUE_THINK);
    if (!says || form != CUE_BASE)
        return says && (form == CUE_PAST || form == CUE_THIRD);
    return cue > told->first &&
           (str_ends(text_token(text, cue - 1), STR("s")) || modal_at(text, cue - 1) == MODAL_SUBJECT ||
            hint_at(text, cue - 1, HINT_PART | HINT_IT));
}

/* "Lawyers argued the agency illegally withheld": a clause that a verb of saying or thinking opens without "that". */
static bool opens_clause(const Told *told, uint32_t cue)
{
    ModalKind next = modal_at(told->text, cue + 1);
    return cue > told->first && cue + 1 < told->chain && says_at(told, cue) &&
           (next == MODAL_DETERMINER || next == MODAL_SUBJECT ||
            told->text->tokens.items[cue + 1].flags & TOKEN_CAPITAL);
}

/* "..., the paper reported": it closes the sentence that it speaks of. */
static bool is_closed_by_speech(const Told *told)
{
    enum { SPEAKER_MOST = 8 };
    const Text *text = told->text;
    uint32_t comma = told->match.end;
    for (uint32_t i = told->match.end; i < told_until(told); i++) {
        ModalKind kind = modal_at(text, i);
        if (token_is_mark(text, i, ','))
            comma = i;
        else if (comma > told->match.end && i <= comma + SPEAKER_MOST && says_at(told, i))
            return true;
        else if (kind == MODAL_JOINER || (kind >= MODAL_BE && kind <= MODAL_MUST) || token_is_word(text, i, STR("and")))
            comma = told->match.end;
    }
    return false;
}

/* "held pending a review": for the time being, and done. */
static bool is_meanwhile(const Told *told, uint32_t token)
{
    return token >= told->match.end && token_is_word(told->text, token, STR("pending")) &&
           (modal_at(told->text, token + 1) == MODAL_DETERMINER || modal_at(told->text, token + 1) == MODAL_BODY);
}

/* Words anywhere in the sentence after which a cut is not told as done by the text itself. */
static void look_for_mouth(Told *told)
{
    const Text *text = told->text;
    for (uint32_t i = told_from(told); i < told_until(told); i++) {
        int doubt = is_meanwhile(told, i) ? 0 : doubt_at(text, i);
        bool is_cited = token_is_word(text, i, STR("according")) && token_is_word(text, i + 1, STR("to"));
        bool is_likened = token_is_word(text, i, STR("as")) && token_is_word(text, i + 1, STR("though"));
        told->said |= doubt & DOUBT_CAST || is_cited ? SAID_ALLEGED : 0;
        bool is_on_paper = token_is_word(text, i, STR("on")) && token_is_word(text, i + 1, STR("paper"));
        told->said |= doubt & DOUBT_UNREAL || is_likened || is_on_paper ? SAID_IF_BESIDE : 0;
    }
    if (is_closed_by_speech(told))
        told->said |= SAID_ALLEGED;
    for (uint32_t i = told->chain; i-- > told_from(told) && !token_is_mark(text, i, ',') &&
                                   !clause_is_boundary(text, i) && modal_at(text, i) != MODAL_JOINER;)
        if (opens_clause(told, i))
            told->said |= SAID_ALLEGED;
}

/* ---- texts in the making, habits, consequences ---- */

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
    if (is_now && told->said & SAID_PASSIVE && !told_has(told, told->chain + 1, told->match.at, MODAL_BE) &&
        !told_has(told, told->chain, told->match.at, MODAL_ADVERB))
        told->said |= SAID_PRESENT;
    bool is_tail = told->match.forms == FORM_ING && told->chain == told->match.at && told->chain > told->first &&
                   token_is_mark(text, told->chain - 1, ',');
    for (uint32_t i = told_from(told); is_tail && i < told->match.at; i++) {
        ModalKind kind = modal_at(text, i);
        if ((kind >= MODAL_WILL && kind <= MODAL_MUST) || kind == MODAL_PLAN || kind == MODAL_ASK ||
            kind == MODAL_THREAT)
            told->said |= SAID_PLANNED;
    }
}

void modality_doubt(Told *told)
{
    if (!(told->match.trigger->flags & TRIGGER_CUT))
        return;
    look_for_doubt(told);
    look_for_mouth(told);
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
    for (size_t i = 0; doubt_at(text, at) & DOUBT_CONSEQUENCE && i < sizeof pairs / sizeof pairs[0]; i++)
        if (token_is_word(text, at, pairs[i][0]) && token_is_word(text, at + 1, pairs[i][1]))
            return true;
    return false;
}

/* Of a cut it is a threat; what the failure is of has not been failed yet. */
void modality_consequence(Told *told)
{
    const Text *text = told->text;
    for (uint32_t i = told->match.at;
         told->match.trigger->flags & TRIGGER_CUT && i-- > told_from(told) && i + 20 > told->match.at;)
        if (is_consequence_at(text, i)) {
            told->said =
                (told->said | SAID_THREAT_BESIDE) & ~(unsigned)(SAID_NEGATED | SAID_REQUESTED | SAID_MUST | SAID_IF);
            return;
        }
    uint32_t at = told->chain;
    bool is_failure =
        at >= told->first + 2 && token_is_word(text, at - 1, STR("to")) && token_is_word(text, at - 2, STR("failure"));
    is_failure =
        is_failure || token_is_word(text, at, STR("failure")) ||
        (at > told->first && token_is_word(text, at, STR("to")) && token_is_word(text, at - 1, STR("failure")));
    if (is_failure)
        told->said = (told->said | SAID_IF) & ~(unsigned)SAID_NEGATED;
}

/* "The bill cut aid to cities": what a text in the making does is not done. */
static bool is_by_proposal(const Told *told)
{
    bool is_relative = told->chain > told->first && modal_at(told->text, told->chain - 1) == MODAL_RELATIVE;
    uint32_t from = is_relative && told->chain >= told->first + 4 ? told->chain - 4 : told->clause;
    for (uint32_t i = from; i < told->chain; i++)
        if (doubt_at(told->text, i) & DOUBT_PROPOSAL)
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

/* "was", "took", "protested": a regular past, or one of tenses.def. */
static bool is_past_word(const Text *text, uint32_t token)
{
    if (token_in(text, token, CLASS_TENSE))
        return token_value(text, token, CLASS_TENSE) == TENSE_PAST;
    return text->tokens.items[token].length > 4 && str_ends(text_token(text, token), STR("ed")) &&
           !(text->tokens.items[token].flags & TOKEN_CAPITAL);
}

/* A noun says nothing of when: done only where the sentence tells of the past, and of nothing that may be. */
static bool is_undone_noun(const Told *told)
{
    const Text *text = told->text;
    bool has_past = false;
    if (!(told->said & SAID_NOUN))
        return false;
    for (uint32_t i = told_from(told); i < told_until(told); i++) {
        ModalKind kind = modal_at(text, i);
        bool is_ahead = (kind >= MODAL_WILL && kind <= MODAL_NOT) || kind == MODAL_IF || kind == MODAL_THREAT ||
                        kind == MODAL_RISK || kind == MODAL_PLAN || kind == MODAL_ABLE || kind == MODAL_FAIL ||
                        kind == MODAL_ALLEGE || (kind == MODAL_ASK && i < told->match.at) ||
                        modal_is_negated(text, i) || doubt_at(text, i);
        if (is_ahead && i != told->match.at)
            return true;
        has_past = has_past || is_past_word(text, i);
    }
    return !has_past;
}

bool modality_is_open(const Told *told)
{
    return is_undone_noun(told) || is_by_proposal(told) || is_bare_ing(told) || is_undated_participle(told);
}
