/* Told words before their cue ("..., Smith said") and behind it ("Smith said that ..."). */
#include "reading/quoting.h"

enum { SHORTEST_TOLD = 3 };

/* Those inside told words report nothing of their own. */
static void use_cues(Quoting *quoting, Span told)
{
    for (uint32_t i = 0; i < quoting->cue_count; i++)
        if (quoting->cues[i].verb >= told.first && quoting->cues[i].verb < told.until)
            quoting->cues[i].is_used = true;
}

/* ---- Before the cue ---- */

static bool has_cue(const Quoting *quoting, Span span)
{
    for (uint32_t i = 0; i < quoting->cue_count; i++)
        if (quoting->cues[i].verb >= span.first && quoting->cues[i].verb < span.until)
            return true;
    return false;
}

/* "he said so - no relation, she noted -": only the aside is hers. */
static uint32_t behind_dash(const Unit *unit, uint32_t from, uint32_t last)
{
    for (uint32_t i = last; i > from; i--)
        if (item_is_mark(unit, i - 1, MARK_DASH))
            return i;
    return from;
}

/* Where words told before the cue begin: `from`, or the quotation alone when more than it stands there. */
static uint32_t told_from(const Quoting *quoting, uint32_t from, uint32_t last)
{
    const Unit *unit = &quoting->unit;
    for (uint32_t i = from; i < last; i++)
        if (item_is_mark(unit, i, ';') || item_is_mark(unit, i, ':'))
            from = i + 1;
    while (from < last && (item_grammar(unit, from) == GRAMMAR_COORDINATOR || item_is_mark(unit, from, ',') ||
                           item_is_mark(unit, from, MARK_DASH)))
        from++;
    if (!item_is_quote(unit, last))
        return has_cue(quoting, (Span){from, last}) ? behind_dash(unit, from, last) : from;
    bool is_apart = last > from && (item_is_mark(unit, last - 1, ':') || item_is_mark(unit, last - 1, MARK_DASH));
    return is_apart || has_cue(quoting, (Span){from, last}) ? last : from;
}

static bool is_clause(const Unit *unit, Span told)
{
    bool is_long = told.until - told.first >= SHORTEST_TOLD || span_has_quote(unit, told);
    return is_long && span_has_finite(unit, told);
}

/* A quotation that goes on with a sentence begun outside of it. */
static bool begins_low(const Unit *unit, uint32_t quote)
{
    if (!item_is_quote(unit, quote) || item_is_scare(unit, quote))
        return false;
    const Token *word = &unit->text->tokens.items[unit->items[quote].first + 1];
    return word->kind == TOKEN_WORD && !(word->flags & TOKEN_CAPITAL);
}

static bool is_trailing(const Quoting *quoting, const Cue *cue, uint32_t first)
{
    const Unit *unit = &quoting->unit;
    if (cue->frame == CUE_CALL || cue->frame == CUE_PLEDGE || cue->frame == CUE_THREATEN || cue->is_used ||
        cue->frame == CUE_ACCORD || (cue->subject.kind != SUBJECT_BEFORE && cue->subject.kind != SUBJECT_AFTER) ||
        first <= unit->body)
        return false;
    uint32_t prior = first - 1, behind = behind_cue(unit, cue);
    bool is_over = item_is_break(unit, behind) || (item_is_quote(unit, behind) && behind > cue->until);
    if (item_is_quote(unit, prior))
        return !item_is_word(unit, behind, STR("that")) &&
               (is_over || item_is_stop(unit, prior) || quote_last_mark(unit, prior) == '?' ||
                quote_last_mark(unit, prior) == '!');
    bool is_fit = cue->frame != CUE_UTTER && cue->frame != CUE_DEMAND && cue->frame != CUE_ASK;
    return is_fit && item_is_mark(unit, prior, ',') && is_over && !item_is_mark(unit, behind, ':') &&
           (!item_is_quote(unit, behind) || begins_low(unit, behind));
}

/* Words that go on behind "he said,": quoted ones behind quoted, and a clause whose beginning stood before. */
static bool goes_on_behind(const Quoting *quoting, Span told, uint32_t behind)
{
    const Unit *unit = &quoting->unit;
    Span rest = {behind, unit->end};
    if (has_cue(quoting, rest) || span_has_quote(unit, rest))
        return false;
    int kind = item_grammar(unit, behind), opening = item_grammar(unit, told.first);
    bool was_open = opening == GRAMMAR_UNSURE || opening == GRAMMAR_SUBORDINATOR || opening == GRAMMAR_PREPOSITION;
    if (kind == GRAMMAR_COORDINATOR)
        return !item_is_word(unit, behind, STR("but"));
    Str verb = item_text(unit, behind);
    bool may_be_third = told.until - told.first < SHORTEST_TOLD && str_ends(verb, STR("s")) && kind == 0;
    return may_be_third || is_finite(unit, behind) || (was_open && begins_noun(unit, behind));
}

static void tell_behind(Quoting *quoting, const Cue *cue, Span told, uint32_t find, uint32_t behind)
{
    const Unit *unit = &quoting->unit;
    bool is_comma = item_is_mark(unit, behind, ',');
    uint32_t next = behind + is_comma;
    uint32_t quote = next + (item_grammar(unit, next) == GRAMMAR_COORDINATOR);
    bool was_quoted = item_is_quote(unit, told.until - 1);
    if (item_is_quote(unit, quote) && !item_is_scare(unit, quote)) {
        QuoteFind *earlier = &quoting->out->quotes.items[find];
        bool is_begun = earlier->kind == QUOTE_INDIRECT && quote == next && begins_low(unit, quote);
        if (is_begun)
            earlier->kind = QUOTE_MIXED;
        if (earlier->kind == QUOTE_DIRECT || is_begun)
            add_part(quoting, find, (Span){quote, quote + 1});
        else
            add_quote(quoting, (Span){quote, quote + 1}, cue, "split");
    } else if (is_comma && !was_quoted && goes_on_behind(quoting, told, next)) {
        add_part(quoting, find, (Span){next, clause_end(quoting, cue, next)});
    }
}

/* "The city, she said, will sue": a clause that the cue parts before its verb. */
static bool is_parted(const Quoting *quoting, Span told, uint32_t behind)
{
    const Unit *unit = &quoting->unit;
    bool is_phrase =
        item_grammar(unit, told.first) == GRAMMAR_PREPOSITION || item_grammar(unit, told.first) == GRAMMAR_SUBORDINATOR;
    if (is_phrase && item_is_mark(unit, behind, ','))
        return goes_on_behind(quoting, told, behind + 1);
    if (begins_noun(unit, told.first) && begins_low(unit, behind))
        return true;
    Str verb = item_text(unit, behind + 1);
    bool may_be_third =
        str_ends(verb, STR("s")) && item_grammar(unit, behind + 1) == 0 && !item_is_capital(unit, behind + 1);
    if (begins_noun(unit, told.first) && item_is_mark(unit, behind, ',') && may_be_third)
        return true;
    return begins_noun(unit, told.first) && item_is_mark(unit, behind, ',') && is_finite(unit, behind + 1);
}

static uint32_t tell_one_trailing(Quoting *quoting, Cue *cue, uint32_t from)
{
    const Unit *unit = &quoting->unit;
    uint32_t first = cue->subject.kind == SUBJECT_BEFORE ? cue->subject.source.first : cue->verb;
    if (!is_trailing(quoting, cue, first))
        return from;
    uint32_t prior = first - 1;
    bool is_quoted = item_is_quote(unit, prior);
    Span told = {told_from(quoting, from, prior), prior + is_quoted};
    if (told.first >= told.until)
        return from;
    if (!is_quoted && !is_clause(unit, told) && !is_parted(quoting, told, behind_cue(unit, cue)))
        return from;
    use_cues(quoting, told);
    cue->is_used = true;
    uint32_t find = add_quote(quoting, told, cue, is_quoted ? "quote-said" : "clause-said");
    uint32_t behind = behind_cue(unit, cue);
    tell_behind(quoting, cue, told, find, behind);
    return behind;
}

void tell_trailing(Quoting *quoting)
{
    uint32_t from = quoting->unit.body;
    for (uint32_t i = 0; i < quoting->cue_count; i++)
        from = tell_one_trailing(quoting, &quoting->cues[i], from);
}

/* ---- Behind the cue ---- */

/* Behind "A" and "B". */
static uint32_t behind_quotes(const Unit *unit, uint32_t quote)
{
    uint32_t item = quote + 1;
    while (item_grammar(unit, item) == GRAMMAR_COORDINATOR && item_is_quote(unit, item + 1))
        item += 2;
    return item;
}

/* A quotation that is all that is told; told words may also begin with one. */
static Span told_quote(const Quoting *quoting, const Cue *cue, uint32_t quote)
{
    const Unit *unit = &quoting->unit;
    uint32_t behind = quote + 1;
    uint16_t last = quote_last_mark(unit, quote);
    bool is_over = item_is_break(unit, behind) || last == '.' || last == '?' || last == '!' || last == ',';
    return (Span){quote, is_over ? behind : clause_end(quoting, cue, quote)};
}

static Span told_that(const Quoting *quoting, const Cue *cue, uint32_t that)
{
    uint32_t quote = that + 1;
    bool is_listed = item_is_quote(&quoting->unit, quote) && !item_is_scare(&quoting->unit, quote) &&
                     item_grammar(&quoting->unit, quote + 1) == GRAMMAR_COORDINATOR &&
                     item_is_word(&quoting->unit, quote + 2, STR("that"));
    if (is_listed)
        return (Span){quote, quote + 1};
    uint32_t until = clause_end(quoting, cue, that);
    bool is_quote =
        until == that + 2 && item_is_quote(&quoting->unit, that + 1) && !item_is_scare(&quoting->unit, that + 1);
    return (Span){that + is_quote, until};
}

/* Quoted words that are more than a term. */
static bool span_has_speech(const Unit *unit, Span span)
{
    for (uint32_t i = span.first; i < span.until; i++)
        if (item_is_quote(unit, i) && !item_is_scare(unit, i))
            return true;
    return false;
}

/* What somebody found is a finding; what a court found is its word. */
static bool may_have_that(const Unit *unit, const Cue *cue)
{
    if (cue->frame == CUE_UTTER || cue->frame == CUE_CALL)
        return false;
    if (cue->frame == CUE_DEMAND)
        return item_is_word(unit, cue->until, STR("that"));
    uint32_t behind = behind_cue(unit, cue) + 1;
    if (item_is_mark(unit, behind, ',') && item_is_word(unit, behind + 1, STR("then")))
        return false; /* "conceded that, then" */
    bool is_finding = cue->frame == CUE_SHOW && (str_starts(item_text(unit, cue->verb), STR("f")) ||
                                                 str_starts(item_text(unit, cue->verb), STR("d")));
    if (!is_finding)
        return true;
    for (uint32_t i = cue->subject.who.first; i < cue->subject.who.until; i++)
        if (str_ends(item_text(unit, i), STR("ourt")) || str_ends(item_text(unit, i), STR("udge")) ||
            str_ends(item_text(unit, i), STR("ury")))
            return true;
    return false;
}

static bool may_lack_that(const Cue *cue)
{
    return cue->frame == CUE_SAY || cue->frame == CUE_TELL || cue->frame == CUE_THINK || cue->frame == CUE_ARGUE ||
           cue->frame == CUE_PLEDGE;
}

static Span told_called(const Unit *unit, uint32_t first)
{
    enum { NEAR = 12 };
    for (uint32_t i = first; i < unit->end && i - first < NEAR && !item_is_break(unit, i); i++)
        if (item_is_quote(unit, i))
            return (Span){first, behind_quotes(unit, i)};
    return (Span){first, first};
}

static bool is_strict(const Cue *cue)
{
    return cue->frame == CUE_ARGUE || cue->frame == CUE_PLEDGE || cue->frame == CUE_THINK;
}

static Span told_behind(const Quoting *quoting, const Cue *cue)
{
    const Unit *unit = &quoting->unit;
    if (cue->frame == CUE_CALL)
        return told_called(unit, cue->until);
    uint32_t first = behind_cue(unit, cue);
    Span none = {first, first};
    if (cue->subject.kind == SUBJECT_AFTER)
        return item_is_quote(unit, first) ? told_quote(quoting, cue, first) : none;
    if (item_is_word(unit, first, STR("that"))) {
        Span told = told_that(quoting, cue, first);
        return may_have_that(unit, cue) || span_has_speech(unit, told) ? told : none;
    }
    bool is_whole = item_is_quote(unit, first) && (!item_is_scare(unit, first) || cue->frame == CUE_SAY);
    if (is_whole && cue->frame != CUE_THINK)
        return told_quote(quoting, cue, first);
    bool is_asked = item_grammar(unit, first) == GRAMMAR_QUESTION || item_grammar(unit, first) == GRAMMAR_UNSURE;
    if (cue->frame == CUE_THREATEN && item_is_word(unit, first, STR("to"))) {
        Span told = {first, clause_end(quoting, cue, first)};
        return span_has_speech(unit, told) ? told : none;
    }
    bool is_begun = (cue->frame == CUE_PLEDGE && item_is_word(unit, first, STR("to"))) ||
                    (cue->frame == CUE_ASK && is_asked) ||
                    (may_lack_that(cue) && clause_begins(unit, first, is_strict(cue)));
    return is_begun ? (Span){first, clause_end(quoting, cue, first)} : none;
}

static const char *rule_of(const Quoting *quoting, const Cue *cue, Span told)
{
    const Unit *unit = &quoting->unit;
    if (cue->frame == CUE_CALL)
        return "called";
    if (cue->is_participial)
        return "saying";
    if (cue->subject.kind == SUBJECT_RELATIVE)
        return "who-said";
    if (item_is_quote(unit, told.first))
        return "said-quote";
    return item_is_word(unit, told.first, STR("that")) ? "said-that"
           : item_is_word(unit, told.first, STR("to")) ? "pledged-to"
                                                       : "said-clause";
}

/* ---- According to ---- */

/* "in line with", not in the words of. */
static bool is_measure(const Unit *unit, Span source)
{
    static const char *const words[] = {"plan",       "plans", "law",    "schedule", "rules", "formula",
                                        "need",       "needs", "size",   "custom",   "terms", "ability",
                                        "population", "type",  "income", "age"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (item_is_word(unit, source.until - 1, str_from_c(words[i])))
            return true;
    return false;
}

static void tell_according(Quoting *quoting, Cue *cue, uint32_t from)
{
    const Unit *unit = &quoting->unit;
    Span source = noun_after(unit, cue->until);
    for (uint32_t i = source.until; source.first < source.until && !item_is_break(unit, i) && !item_is_quote(unit, i);
         i++)
        source.until = i + 1;
    if (source.first == source.until || is_measure(unit, source))
        return;
    cue->subject = (Subject){.kind = SUBJECT_AFTER, .source = source, .who = source};
    Span told = {cue->verb, cue->verb};
    if (cue->verb > from) {
        bool has_comma = item_is_mark(unit, cue->verb - 1, ',');
        told = (Span){told_from(quoting, from, cue->verb - 1), cue->verb - has_comma};
    } else if (item_is_mark(unit, source.until, ',')) {
        told = (Span){source.until + 1, clause_end(quoting, cue, source.until + 1)};
    }
    bool is_quote = told.until == told.first + 1 && item_is_quote(unit, told.first);
    if (told.until <= told.first || (!is_quote && !is_clause(unit, told)))
        return;
    use_cues(quoting, told);
    uint32_t find = add_quote(quoting, told, cue, "according-to");
    if (told.first < cue->verb)
        tell_behind(quoting, cue, told, find, source.until);
}

/* Behind that "A" another "and that B" of the same cue, told of its own. Where all of it ends. */
static uint32_t tell_second(Quoting *quoting, const Cue *cue, Span told)
{
    const Unit *unit = &quoting->unit;
    uint32_t that = told.until + 1;
    bool was_that =
        item_is_quote(unit, told.first) && told.first > 0 && item_is_word(unit, told.first - 1, STR("that"));
    if (!was_that || item_grammar(unit, told.until) != GRAMMAR_COORDINATOR || !item_is_word(unit, that, STR("that")))
        return told.until;
    Span second = told_that(quoting, cue, that);
    use_cues(quoting, second);
    add_quote(quoting, second, cue, "said-that");
    return second.until;
}

void tell_leading(Quoting *quoting)
{
    uint32_t from = quoting->unit.body;
    for (uint32_t i = 0; i < quoting->cue_count; i++) {
        Cue *cue = &quoting->cues[i];
        if (cue->is_used)
            continue;
        if (cue->frame == CUE_ACCORD) {
            tell_according(quoting, cue, from);
            continue;
        }
        Span told = told_behind(quoting, cue);
        if (told.first >= told.until)
            continue;
        use_cues(quoting, told);
        add_quote(quoting, told, cue, rule_of(quoting, cue, told));
        from = tell_second(quoting, cue, told);
    }
}
