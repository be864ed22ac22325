/* Which words of a unit report speech, and which only look so. */
#include "reading/quoting.h"

/* Steps back over what may stand between a subject and its verb; false where that undoes the telling. */
static bool step_back(const Unit *unit, Cue *cue)
{
    bool has_help = cue->form == CUE_PAST || cue->form == CUE_THIRD;
    while (cue->left > unit->body) {
        uint32_t before = cue->left - 1;
        int kind = item_grammar(unit, before);
        if (kind == GRAMMAR_NEGATION || kind == GRAMMAR_MODAL)
            return false;
        if (kind == GRAMMAR_BE) {
            if (cue->form != CUE_ING)
                return false;
            cue->is_participial = false;
        } else if (kind == GRAMMAR_FINITE) {
            has_help = true;
            cue->is_participial = false;
        } else if (!item_is_adverb(unit, before)) {
            break;
        }
        cue->left--;
    }
    return cue->form != CUE_PARTICIPLE || has_help;
}

/* The words of "went on to say": the cue then begins at "went". */
static bool goes_on_to(const Unit *unit, Cue *cue)
{
    if (cue->form != CUE_BASE || cue->verb < unit->body + 3 || !item_is_word(unit, cue->verb - 1, STR("to")))
        return false;
    uint32_t on = cue->verb - 2;
    bool goes = item_is_word(unit, on, STR("on")) &&
                (item_is_word(unit, on - 1, STR("went")) || item_is_word(unit, on - 1, STR("goes")));
    if (goes) {
        cue->left = on - 1;
        cue->form = CUE_PAST;
    }
    return goes;
}

/* "ten states that refuse", "the report of", "his remarks": a noun. */
static bool is_noun_here(const Unit *unit, const Cue *cue)
{
    if (cue->verb == unit->body)
        return cue->form != CUE_ING;
    int kind = item_grammar(unit, cue->left - (cue->left > unit->body));
    bool is_single = cue->left == cue->verb;
    return is_single && cue->form != CUE_PAST && cue->form != CUE_ING &&
           (kind == GRAMMAR_DETERMINER || kind == GRAMMAR_PREPOSITION) && !item_pronoun(unit, cue->left - 1);
}

static uint32_t last_word(const Unit *unit, const Cue *cue)
{
    bool points_out = item_is_word(unit, cue->verb + 1, STR("out")) || item_is_word(unit, cue->verb + 1, STR("to"));
    Str verb = item_text(unit, cue->verb);
    bool takes_out = str_starts(verb, STR("point")) || (cue->frame == CUE_ACCORD);
    return cue->verb + 1 + (points_out && takes_out);
}

/* Verbs that report only with a word behind them. */
static bool lacks_word(const Unit *unit, const Cue *cue)
{
    Str verb = item_text(unit, cue->verb);
    if (cue->frame == CUE_ACCORD)
        return !item_is_word(unit, cue->verb + 1, STR("to"));
    if (str_starts(verb, STR("point")))
        return !item_is_word(unit, cue->verb + 1, STR("out"));
    return false;
}

/* "describing", at the beginning or behind a comma. */
static bool may_be_participial(const Unit *unit, uint32_t item)
{
    return item == unit->body || item_is_stop(unit, item - 1) || item_is_mark(unit, item - 1, MARK_DASH) ||
           item_is_word(unit, item - 1, STR("while")) || item_is_word(unit, item - 1, STR("before"));
}

static bool judge(const Quoting *quoting, uint32_t item, Cue *cue)
{
    const Unit *unit = &quoting->unit;
    int value = token_value(unit->text, unit->items[item].first, CLASS_CUE);
    *cue = (Cue){.verb = item,
                 .left = item,
                 .frame = (CueFrame)(value & CUE_FRAME_BITS),
                 .form = (CueForm)(value & CUE_FORM_BITS)};
    cue->is_participial = cue->form == CUE_ING;
    cue->until = last_word(unit, cue);
    if (cue->frame == CUE_NOUN || lacks_word(unit, cue))
        return false;
    if (cue->frame == CUE_ACCORD)
        return true;
    if (item_is_capital(unit, item) && item > unit->body)
        return false;
    if (!goes_on_to(unit, cue) && (!step_back(unit, cue) || is_noun_here(unit, cue)))
        return false;
    if (cue->is_participial && !may_be_participial(unit, item))
        return false;
    cue->subject = subject_of(quoting, cue);
    return cue->subject.kind != SUBJECT_NONE;
}

void find_cues(Quoting *quoting)
{
    const Unit *unit = &quoting->unit;
    quoting->cue_count = 0;
    for (uint32_t i = unit->body; i < unit->end && quoting->cue_count < UNIT_CUES; i++)
        if (item_in(unit, i, CLASS_CUE) && judge(quoting, i, &quoting->cues[quoting->cue_count]))
            quoting->cue_count++;
}
