/* Whose verb it is: the subject of a cue, before it, behind it, or told elsewhere in the sentence. */
#include "reading/quoting.h"

static const Subject no_subject = {.kind = SUBJECT_NONE};

static bool is_empty(Span span)
{
    return span.first >= span.until;
}

static Subject subject(SubjectKind kind, Span source)
{
    return is_empty(source) ? no_subject : (Subject){.kind = kind, .source = source, .who = source};
}

/* Whether a sentence may be over behind "said Smith": only time and place follow. */
static bool may_be_over(const Unit *unit, uint32_t item, bool is_quoted)
{
    if (item_is_break(unit, item) || item_is_date(unit, item) || item_is_time(unit, item) || item_is_adverb(unit, item))
        return true;
    int kind = item_grammar(unit, item);
    if (kind == GRAMMAR_PREPOSITION)
        return !item_is_word(unit, item, STR("to"));
    return is_quoted && kind == GRAMMAR_SUBORDINATOR;
}

/* ", said Smith.": the phrase behind the verb ends where the sentence may end. */
static Subject inverted(const Unit *unit, const Cue *cue)
{
    bool may_be = cue->form == CUE_PAST || cue->form == CUE_THIRD;
    bool is_fit =
        cue->frame != CUE_CALL && cue->frame != CUE_PLEDGE && cue->frame != CUE_THINK && cue->frame != CUE_THREATEN;
    bool needs_object = cue->frame == CUE_TELL && !str_starts(item_text(unit, cue->verb), STR("warn")) &&
                        !str_starts(item_text(unit, cue->verb), STR("caution"));
    if (!may_be || !is_fit || needs_object || !begins_noun(unit, cue->until))
        return no_subject;
    Span noun = noun_after(unit, cue->until);
    bool is_quoted = cue->left > unit->body && item_is_quote(unit, cue->left - 1);
    return may_be_over(unit, noun.until, is_quoted) ? subject(SUBJECT_AFTER, noun) : no_subject;
}

/* The subject told last, or what the sentence is about. */
static Subject inherited(const Quoting *quoting)
{
    for (uint32_t i = quoting->cue_count; i-- > 0;) {
        const Cue *earlier = &quoting->cues[i];
        if (earlier->frame != CUE_ACCORD && earlier->subject.kind != SUBJECT_NONE)
            return (Subject){.kind = SUBJECT_INHERITED, .source = earlier->subject.source, .who = earlier->subject.who};
    }
    return subject(SUBJECT_INHERITED, main_subject(&quoting->unit));
}

/* "Saying so, Smith left": the phrase behind the comma. */
static Subject fronted_participle(const Unit *unit, const Cue *cue)
{
    uint32_t comma = cue->verb;
    while (comma < unit->end && !item_is_stop(unit, comma))
        comma++;
    if (comma >= unit->end || !begins_noun(unit, comma + 1))
        return no_subject;
    Subject found = subject(SUBJECT_INHERITED, noun_until_verb(unit, comma + 1));
    found.is_fronted = true;
    return found;
}

static Subject relative(const Unit *unit, const Cue *cue)
{
    uint32_t pronoun = cue->left - 1;
    uint32_t until = pronoun > unit->body && item_is_mark(unit, pronoun - 1, ',') ? pronoun - 1 : pronoun;
    Span who = noun_before(unit, until, unit->body);
    if (is_empty(who))
        return no_subject;
    for (uint32_t i = who.first; i + 1 < until; i++)
        if (item_is_word(unit, i, STR("to")) || item_is_word(unit, i, STR("by")) || item_is_word(unit, i, STR("from")))
            who.first = i + 1;
    return (Subject){.kind = SUBJECT_RELATIVE, .source = {pronoun, pronoun + 1}, .who = who};
}

static bool is_plural(const Unit *unit, Span noun)
{
    uint32_t last = noun.until - 1, head = noun.first;
    while (head < last && item_grammar(unit, head + 1) != GRAMMAR_PREPOSITION)
        head++;
    Str word = item_text(unit, last);
    int pronoun = item_pronoun(unit, last), first = item_pronoun(unit, noun.first);
    if (pronoun == PRONOUN_THEY || pronoun == PRONOUN_FIRST || first == PRONOUN_SOME || first == PRONOUN_FIRST)
        return true;
    for (uint32_t i = noun.first; i < noun.until; i++)
        if (item_is_word(unit, i, STR("and")))
            return true;
    return str_ends(word, STR("s")) || str_ends(item_text(unit, head), STR("s")) || str_ends(word, STR("people")) ||
           str_ends(word, STR("men")) || item_is_word(unit, last, STR("police")) ||
           item_is_word(unit, last, STR("data")) || item_is_word(unit, noun.first, STR("most")) ||
           item_is_word(unit, noun.first, STR("all"));
}

/* "The county says", "officials say"; "cities and states that" has no verb. */
static bool agrees(const Unit *unit, const Cue *cue, Span noun)
{
    if (cue->form == CUE_BASE)
        return is_plural(unit, noun) || (cue->left < cue->verb && item_grammar(unit, cue->left) == GRAMMAR_FINITE);
    bool is_ambiguous = cue->form == CUE_THIRD && !item_is_word(unit, cue->verb, STR("says"));
    return !is_ambiguous || item_is_capital(unit, noun.until - 1) || !is_plural(unit, noun);
}

static bool is_nobody(const Unit *unit, Span noun)
{
    return item_is_word(unit, noun.first, STR("nobody")) || item_is_word(unit, noun.first, STR("none")) ||
           item_is_word(unit, noun.first, STR("no")) || item_is_word(unit, noun.first, STR("neither"));
}

/* "We believe that" of a letter is its own voice, not told. */
static bool is_first_person(const Unit *unit, Span noun)
{
    return noun.until == noun.first + 1 && item_pronoun(unit, noun.first) == PRONOUN_FIRST;
}

/* What stands before the subject may take the telling back, or show that its words end at the comma. */
static Subject before(const Unit *unit, const Cue *cue, Span noun)
{
    if (is_nobody(unit, noun))
        return no_subject;
    if (is_empty(noun) || !agrees(unit, cue, noun) || is_first_person(unit, noun))
        return no_subject;
    Subject found = subject(SUBJECT_BEFORE, noun);
    if (noun.first == unit->body)
        return found;
    uint32_t prior = noun.first - 1;
    int kind = item_grammar(unit, prior);
    bool asks = cue->form == CUE_BASE && (kind == GRAMMAR_FINITE || kind == GRAMMAR_MODAL || kind == GRAMMAR_BE);
    if (kind == GRAMMAR_NEGATION || item_is_word(unit, prior, STR("nor")) || kind == GRAMMAR_UNSURE ||
        kind == GRAMMAR_QUESTION || asks || item_is_word(unit, prior, STR("that")) ||
        item_is_word(unit, prior, STR("than")) || item_pronoun(unit, prior) == PRONOUN_WHO)
        return no_subject;
    found.is_fronted = kind == GRAMMAR_SUBORDINATOR && prior == unit->body;
    return found;
}

static bool may_share(const Unit *unit, const Cue *cue)
{
    return cue->form == CUE_PAST || item_is_word(unit, cue->verb, STR("says")) ||
           item_is_word(unit, cue->verb, STR("adds"));
}

/* What opened the parenthesis or the pair of dashes that `item` closes; 0 when it closes none. */
static uint32_t opening_of(const Unit *unit, uint32_t item)
{
    enum { LONGEST = 24 };
    uint16_t mark = item_is_mark(unit, item, ')') ? '(' : item_is_mark(unit, item, MARK_DASH) ? MARK_DASH : 0;
    for (uint32_t i = item; mark && i > unit->body && item - i < LONGEST;)
        if (item_is_mark(unit, --i, mark))
            return i;
    return 0;
}

Subject subject_of(const Quoting *quoting, const Cue *cue)
{
    const Unit *unit = &quoting->unit;
    if (cue->is_participial)
        return cue->verb == unit->body ? fronted_participle(unit, cue) : inherited(quoting);
    if (cue->left == unit->body)
        return inverted(unit, cue);
    uint32_t prior = cue->left - 1;
    if (item_is_word(unit, cue->left, STR("then")) && item_is_mark(unit, prior, ','))
        return may_share(unit, cue) ? inherited(quoting) : no_subject;
    if (item_pronoun(unit, prior) == PRONOUN_WHO)
        return relative(unit, cue);
    if (item_is_word(unit, prior, STR("and")) || item_is_word(unit, prior, STR("but")))
        return may_share(unit, cue) ? inherited(quoting) : no_subject;
    if (item_is_stop(unit, prior) || item_is_break(unit, prior) || item_is_quote(unit, prior)) {
        Subject found = inverted(unit, cue);
        uint32_t opening = opening_of(unit, prior);
        if (found.kind == SUBJECT_NONE && opening > unit->body)
            return before(unit, cue, noun_before(unit, opening, unit->body));
        if (found.kind != SUBJECT_NONE || !item_is_mark(unit, prior, ','))
            return found;
        return before(unit, cue, apposed_before(unit, prior, unit->body));
    }
    return before(unit, cue, noun_before(unit, cue->left, unit->body));
}
