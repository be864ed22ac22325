/* The answer as the JSON others build on: written as it is told, for there may be tens of thousands of places. */
#include "report/emit.h"

/* ---- values ---- */

static void emit_name(Emit *emit, const char *key, const char *name)
{
    emit_words(emit_key(emit, key), str_from_c(name));
}

static void emit_event_name(Emit *emit, const View *view, Index event)
{
    emit_words(emit, words_event_name(view, &view->journal->events.items[event]));
}

static void emit_sums(Emit *emit, Sum gross, const Sum *classes)
{
    static const char *const keys[] = {"at_risk", "protected", "cleared"};
    emit_range(emit_key(emit, "gross"), sum_range(gross));
    for (int class = 0; class < 3; class ++)
        emit_range(emit_key(emit, keys[class]), sum_range(classes[class]));
}

/* ---- a condition ---- */

/* What an order that blocks waits for: "reversed by ^o71 on 2020-02-26, mandate pending". */
static void emit_notes(Emit *emit, const View *view, const ConditionAnswer *condition)
{
    bool is_open = false;
    for (size_t i = 0; condition->state == STATE_BLOCKED && i < condition->orders.count; i++) {
        const OrderTrace *trace = &condition->orders.items[i];
        if (trace->reason != REASON_BLOCKS || trace->waits_for == NO_INDEX)
            continue;
        const Event *reversal = &view->journal->events.items[trace->waits_for];
        if (!is_open)
            emit_open(emit_key(emit, "notes"), '[');
        is_open = true;
        emit_words(emit, arena_printf(view->arena, "reversed by %.*s on %.*s, mandate pending",
                                      STR_ARG(words_event_name(view, reversal)),
                                      STR_ARG(words_period(view->arena, reversal->day))));
    }
    if (is_open)
        emit_close(emit, ']');
}

static void emit_condition(Emit *emit, const View *view, const ConditionAnswer *condition)
{
    const Rule *rule = &view->journal->rules.items[condition->rule];
    emit_open(emit, '{');
    emit_words(emit_key(emit, "id"), rule->id);
    emit_name(emit, "state", state_name(condition->state));
    emit_open(emit_key(emit, "by"), '[');
    for (size_t i = 0; i < condition->by.count; i++)
        emit_event_name(emit, view, condition->by.items[i]);
    if (!condition->by.count)
        emit_words(emit, words_place_in_file(view, rule->common.span));
    emit_close(emit, ']');
    emit_notes(emit, view, condition);
    emit_close(emit, '}');
}

/* ---- awards ---- */

static void emit_partners(Emit *emit, const View *view, Index award)
{
    emit_open(emit_key(emit, "joint_with"), '[');
    if (award != NO_INDEX) {
        const Award *entry = &view->journal->awards.items[award];
        for (size_t i = 0; i < entry->partners.count; i++)
            emit_words(emit, words_path(view, entry->partners.items[i].place));
    }
    emit_close(emit, ']');
}

static bool is_summed(const AwardAnswer *award)
{
    return award->award == NO_INDEX && award->allocation == NO_INDEX;
}

static Str award_id(const View *view, const AwardAnswer *award)
{
    const Journal *journal = view->journal;
    if (award->award != NO_INDEX)
        return journal->awards.items[award->award].id;
    const Allocation *allocation = &journal->allocations.items[award->allocation];
    return arena_printf(view->arena, "allocation:%.*s:%.*s:FY%d", STR_ARG(words_path(view, allocation->place)),
                        STR_ARG(journal->programs.items[allocation->program].id), allocation->year);
}

static Str award_place_in_file(const View *view, const AwardAnswer *award)
{
    const Journal *journal = view->journal;
    return words_place_in_file(view, award->award != NO_INDEX
                                         ? journal->awards.items[award->award].common.span
                                         : journal->allocations.items[award->allocation].common.span);
}

/* Awards of a store of which only the sum is at hand: there is no one number, and no one place in a file. */
static void emit_award(Emit *emit, const View *view, const AwardAnswer *award)
{
    emit_open(emit, '{');
    emit_words(emit_key(emit, "id"), is_summed(award) ? STR("") : award_id(view, award));
    if (is_summed(award))
        emit_count(emit_key(emit, "count"), award->count);
    emit_range(emit_key(emit, "amount"), award->amount);
    emit_partners(emit, view, award->award);
    emit_name(emit, "state", possible_class_name(award->possible));
    emit_words(emit_key(emit, "at"), is_summed(award) ? STR("") : award_place_in_file(view, award));
    emit_close(emit, '}');
}

static void emit_joint(Emit *emit, const View *view, const PlaceStake *place)
{
    emit_open(emit_key(emit, "joint_awards"), '[');
    for (size_t i = 0; i < place->joint.count; i++) {
        const Award *award = &view->journal->awards.items[place->joint.items[i]];
        emit_open(emit, '{');
        emit_words(emit_key(emit, "id"), award->id);
        emit_words(emit_key(emit, "held_by"), words_path(view, award->holder));
        emit_close(emit, '}');
    }
    emit_close(emit, ']');
}

/* ---- a place ---- */

static void emit_place(Emit *emit, const View *view, const PlaceStake *place)
{
    Place unit = journal_place(view->journal, place->place);
    emit_open(emit, '{');
    emit_words(emit_key(emit, "place"), unit.path);
    emit_words(emit_key(emit, "geoid"), unit.geoid);
    emit_words(emit_key(emit, "name"), unit.name);
    emit_sums(emit, place->gross, place->classes);
    emit_range(emit_key(emit, "shared"), place->has_shared ? place->shared : MONEY_UNKNOWN);
    emit_open(emit_key(emit, "conditions"), '[');
    for (size_t i = 0; i < place->conditions.count; i++)
        emit_condition(emit, view, &place->conditions.items[i]);
    emit_close(emit, ']');
    emit_open(emit_key(emit, "awards"), '[');
    for (size_t i = 0; i < place->awards.count; i++)
        emit_award(emit, view, &place->awards.items[i]);
    emit_close(emit, ']');
    emit_joint(emit, view, place);
    emit_name(emit, "status", step_name(place->status.step));
    emit_words(emit_key(emit, "due"), words_period(view->arena, place->status.due));
    emit_close(emit, '}');
}

/* ---- the whole ---- */

static void emit_question(Emit *emit, const View *view, const Answer *answer)
{
    const Question *question = &answer->question;
    bool is_of_now = question->known_by == DATE_OPEN;
    emit_words(emit_key(emit, "as_of"), words_date(view->arena, question->as_of));
    emit_words(emit_key(emit, "known_by"), is_of_now ? STR("") : words_date(view->arena, question->known_by));
    emit_name(emit, "basis", basis_name(question->basis));
    if (question->without.count) {
        emit_open(emit_key(emit, "without"), '[');
        for (size_t i = 0; i < question->without.count; i++)
            emit_event_name(emit, view, question->without.items[i]);
        emit_close(emit, ']');
    }
    emit_open(emit_key(emit, "conditions"), '[');
    for (size_t i = 0; i < answer->conditions.count; i++)
        emit_words(emit, view->journal->rules.items[answer->conditions.items[i]].id);
    emit_close(emit, ']');
}

static void emit_total(Emit *emit, const Answer *answer)
{
    Sum classes[3];
    for (int class = 0; class < 3; class ++)
        classes[class] = sum_known(answer->classes[class]);
    emit_open(emit_key(emit, "total"), '{');
    emit_sums(emit, sum_known(answer->gross), classes);
    emit_count(emit_key(emit, "awards"), answer->awards);
    emit_count(emit_key(emit, "unknown_places"), answer->unknown_places);
    emit_close(emit, '}');
}

size_t page_of_places(const View *view, const Answer *answer, size_t *at)
{
    size_t count = answer->places.count;
    *at = view->page && view->page->offset < count ? view->page->offset : view->page ? count : 0;
    return view->page && view->page->limit < count - *at ? *at + view->page->limit : count;
}

void emit_answer(Emit *emit, const View *view, const Answer *answer)
{
    size_t at, end = page_of_places(view, answer, &at);
    emit_open(emit, '{');
    emit_question(emit, view, answer);
    emit_total(emit, answer);
    emit_open(emit_key(emit, "places"), '[');
    for (; at < end; at++)
        emit_place(emit, view, &answer->places.items[at]);
    emit_close(emit, ']');
    emit_close(emit, '}');
}

void print_answer_json(Buf *out, const View *view, const Answer *answer)
{
    Emit emit = {.out = out};
    emit_answer(&emit, view, answer);
    buf_add_char(out, '\n');
}

Sum sum_known(Sum sum)
{
    sum.has_unknown = false;
    return sum;
}
