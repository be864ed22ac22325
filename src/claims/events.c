/* What the journal tells: blocked and warned. */
#include "claims/told.h"

#include <stdio.h>

Question told_question(const Trial *trial, bool may_be_later)
{
    Question question = trial->question;
    switch (trial->test->until) {
    case UNTIL_BY:
    case UNTIL_ON: question.as_of = trial->test->day; break;
    case UNTIL_BEFORE: question.as_of = trial->test->day - 1; break;
    case UNTIL_DUE_BY:
    case UNTIL_DUE_BEFORE: question.as_of = DATE_OPEN - 1; break;
    case UNTIL_SAID: question.as_of = may_be_later ? DATE_OPEN - 1 : question.as_of; break;
    }
    return question;
}

Str told_day(Trial *trial, Period day)
{
    Buf buf;
    buf_init(&buf);
    period_print(&buf, day);
    Str text = arena_str(trial->arena, buf_str(&buf));
    buf_release(&buf);
    return text;
}

ClaimNumber *told_event(Trial *trial, ClaimVariant *variant, const char *what, PlaceId place, const Event *event)
{
    if (variant->numbers.count == NUMBERS_MOST)
        return trial_number(trial, variant, what, place, STR(""));
    ClaimNumber *number = trial_number(trial, variant, what, place, told_day(trial, event->day));
    number->value = event->link.len ? arena_printf(trial->arena, "^%.*s", STR_ARG(event->link)) : event->common.title;
    number->exact = number->value;
    number->from = event->common.span;
    return number;
}

bool told_is_about(const Trial *trial, const Event *event)
{
    const IndexArray *rules = &trial->test->rules;
    return !rules->count || index_shares(rules, &event->about);
}

void tally_add(Tally *tally, Certainty answer)
{
    tally->yes += answer == SURELY;
    tally->no += answer == NEVER;
    tally->unknown += answer == PERHAPS;
}

void tally_verdict(ClaimVariant *variant, Tally tally)
{
    variant->verdict = tally.no ? VERDICT_FAILS : tally.unknown || !tally.yes ? VERDICT_UNTESTED : VERDICT_HOLDS;
}

/* ---- blocked ---- */

static Certainty was_blocked(Trial *trial, ClaimVariant *variant, const Question *question, Index rule)
{
    if (!trial_may_work(trial, variant, 4 * (uint64_t)trial->journal->events.count))
        return PERHAPS;
    Arena scratch;
    arena_init(&scratch);
    RuleBlocks blocks = stake_blocks_of(trial->journal, question, rule, &scratch);
    bool is_on = trial->test->until == UNTIL_ON;
    Certainty best = NEVER;
    for (size_t i = 0; i < blocks.count; i++) {
        const RuleBlock *block = &blocks.items[i];
        Certainty by_then = stake_happened(question, &block->since, NULL);
        if (is_on && !block->blocks_now)
            continue;
        best = by_then > best ? by_then : best;
        char what[160];
        snprintf(what, sizeof what, "%.*s %s", STR_ARG(trial->journal->rules.items[rule].id),
                 block->blocks_now ? "blocked by" : "was blocked by");
        told_event(trial, variant, what, PLACE_NONE, &trial->journal->events.items[block->order]);
    }
    arena_release(&scratch);
    return best;
}

static void try_blocked(Trial *trial)
{
    const Test *test = trial->test;
    bool is_on = test->until == UNTIL_ON;
    ClaimVariant *variant = trial_variant(
        trial, is_on ? STR("an order blocked it on the day") : STR("an order had blocked it by the day"), NO_INDEX);
    Question question = told_question(trial, false);
    Tally tally = {0};
    for (size_t i = 0; variant && i < test->rules.count; i++) {
        Certainty blocked = was_blocked(trial, variant, &question, test->rules.items[i]);
        tally_add(&tally, blocked);
        Str id = trial->journal->rules.items[test->rules.items[i]].id;
        if (blocked == NEVER)
            trial_remark(trial, variant, "no order that blocks %.*s is in the journal%s", STR_ARG(id),
                         is_on ? " on that day" : " by then");
        else if (blocked == PERHAPS)
            trial_missing(trial, variant, "the day from which %.*s was blocked is known only as a span", STR_ARG(id));
    }
    if (variant)
        tally_verdict(variant, tally);
}

/* ---- warned ---- */

static bool is_warning(const Trial *trial, const Event *event)
{
    if (event->kind != EVENT_WARN || !told_is_about(trial, event))
        return false;
    return trial->test->by == PLACE_NONE || place_agency_covers(trial->test->by, event->actor);
}

typedef struct {
    Map places; /* 4 bytes of a PlaceId -> 1: surely; 2: perhaps */
    uint32_t sure, perhaps;
    bool is_open; /* areas, groups or everyone: nobody can count them */
} Warned;

static void count_place(Warned *warned, PlaceId place, Certainty happened)
{
    Str key = {(const char *)&place, sizeof place};
    uint32_t kind = happened == SURELY ? 1 : 2, before = map_find(&warned->places, key);
    if (before == 1 || before == kind)
        return;
    warned->perhaps -= before == 2;
    warned->sure += kind == 1;
    warned->perhaps += kind == 2;
    map_put(&warned->places, before == MAP_ABSENT ? arena_str(warned->places.arena, key) : key, kind);
}

static void count_warned(Trial *trial, ClaimVariant *variant, const Question *question, Warned *warned)
{
    const Journal *journal = trial->journal;
    for (size_t i = 0; i < journal->events.count; i++) {
        const Event *event = &journal->events.items[i];
        Certainty happened =
            is_warning(trial, event) ? stake_happened(question, &event->day, &event->common.known) : NEVER;
        if (happened == NEVER)
            continue;
        told_event(trial, variant, "warning", event->actor, event);
        for (size_t k = 0; k < event->to.include.count; k++) {
            const PlaceTerm *term = &event->to.include.items[k];
            warned->is_open = warned->is_open || term->kind != TERM_PLACE;
            if (term->kind == TERM_PLACE)
                count_place(warned, term->place, happened);
        }
    }
}

static void judge_count(Trial *trial, ClaimVariant *variant, const Warned *warned)
{
    const Bound *bound = &trial->test->bound;
    Ratio least = ratio_whole(warned->sure), most = ratio_whole((int64_t)warned->sure + warned->perhaps);
    bool low = bound_meets(bound, least), high = bound_meets(bound, most);
    number_ratio(trial, trial_number(trial, variant, "places warned", PLACE_NONE, STR("")), least, "count");
    if (warned->is_open)
        trial_missing(trial, variant, "a warning names areas or groups, whose places cannot be counted");
    else if (warned->perhaps && !(low && high))
        trial_missing(trial, variant, "%u place%s may have been warned by then", warned->perhaps,
                      warned->perhaps == 1 ? "" : "s");
    else
        variant->verdict = low ? VERDICT_HOLDS : VERDICT_FAILS;
}

static void try_count(Trial *trial)
{
    ClaimVariant *variant = trial_variant(trial, STR("places named in warnings by the day"), NO_INDEX);
    Question question = told_question(trial, false);
    Arena scratch;
    Warned warned = {0};
    if (!variant || !trial_may_work(trial, variant, trial->journal->events.count))
        return;
    arena_init(&scratch);
    map_init(&warned.places, &scratch);
    count_warned(trial, variant, &question, &warned);
    judge_count(trial, variant, &warned);
    arena_release(&scratch);
}

static Certainty place_was_warned(Trial *trial, ClaimVariant *variant, const Question *question, PlaceId place)
{
    if (!trial_may_work(trial, variant, trial->journal->events.count))
        return PERHAPS;
    const Journal *journal = trial->journal;
    Certainty best = NEVER;
    for (size_t i = 0; i < journal->events.count && best != SURELY; i++) {
        const Event *event = &journal->events.items[i];
        if (!is_warning(trial, event))
            continue;
        Certainty happened = stake_happened(question, &event->day, &event->common.known);
        Certainty holds = happened == NEVER ? NEVER : stake_holds(journal, question, &event->to, place);
        Certainty both = happened < holds ? happened : holds;
        if (both != NEVER)
            told_event(trial, variant, "warned by", place, event);
        best = both > best ? both : best;
    }
    return best;
}

static void try_warned(Trial *trial)
{
    const Test *test = trial->test;
    ClaimVariant *variant = trial_variant(trial, STR("named in a warning by the day"), NO_INDEX);
    Question question = told_question(trial, false);
    Tally tally = {0};
    for (size_t i = 0; variant && i < test->places.count; i++) {
        Certainty warned = place_was_warned(trial, variant, &question, test->places.items[i]);
        tally_add(&tally, warned);
        if (warned == NEVER)
            trial_remark(trial, variant, "no warning to %.*s is in the journal by then",
                         STR_ARG(trial_place(trial, test->places.items[i])));
    }
    if (variant)
        tally_verdict(variant, tally);
}

void try_journal(Trial *trial)
{
    switch (trial->test->kind) {
    case TEST_BLOCKED: try_blocked(trial); break;
    case TEST_COUNT: try_count(trial); break;
    case TEST_WARNED: try_warned(trial); break;
    case TEST_REPLIED: try_replied(trial); break;
    case TEST_FOUND: try_found(trial); break;
    case TEST_SUED: try_sued(trial); break;
    default: break;
    }
}
