/* Which conditions and which places an answer is about: docs/method.md section 1. */
#include "stake/world.h"

#include <stdlib.h>

IndexArray default_conditions(const Journal *journal, const Question *question, Arena *arena)
{
    bool *warned = ARENA_ARRAY(arena, bool, journal->rules.count + 1);
    for (size_t i = 0; i < journal->events.count; i++) {
        const Event *event = &journal->events.items[i];
        if (event->kind != EVENT_WARN || stake_event_happened(question, event) == NEVER)
            continue;
        for (size_t k = 0; k < event->about.count; k++)
            warned[event->about.items[k]] = true;
    }
    IndexArray conditions = {0};
    for (Index i = 0; i < journal->rules.count; i++)
        if (warned[i] && journal->rules.items[i].kind == RULE_DUTY && stake_in_force(journal, question, i) != NEVER)
            ARRAY_ADD(arena, &conditions, i);
    return conditions;
}

/* ---- places ---- */

typedef struct {
    const Stakes *stakes;
    Arena *arena;
    ARRAY(PlaceId) found;
    bool *is_looked_at; /* by PlaceId: found, or none to be found */
} Scope;

static void add_place(Scope *scope, PlaceId place)
{
    if (place == PLACE_NONE || (place < place_count() && scope->is_looked_at[place]))
        return;
    if (place < place_count())
        scope->is_looked_at[place] = true;
    PlaceKind kind = journal_place(scope->stakes->journal, place).kind;
    if (kind != PLACE_AGENCY && kind != PLACE_COURT && kind != PLACE_NATION)
        ARRAY_ADD(scope->arena, &scope->found, place);
}

static void add_terms(Scope *scope, const PlaceTerm *terms, size_t count, bool into_groups)
{
    const Journal *journal = scope->stakes->journal;
    for (size_t i = 0; i < count; i++) {
        if (terms[i].kind == TERM_PLACE || terms[i].kind == TERM_WITHIN)
            add_place(scope, terms[i].place);
        if (terms[i].kind != TERM_GROUP || !into_groups)
            continue;
        const Group *group = &journal->groups.items[terms[i].group];
        for (size_t m = 0; m < group->members.count; m++)
            add_terms(scope, &group->members.items[m].term, 1, false);
    }
}

static void add_set(Scope *scope, const PlaceSet *set)
{
    add_terms(scope, set->include.items, set->include.count, true);
    add_terms(scope, set->except.items, set->except.count, true);
}

/* The orders that block a condition asked about, and all that work on them. */
static bool order_concerns(const Scope *scope, const IndexArray *conditions, Index event)
{
    for (size_t i = 0; i < conditions->count; i++)
        if (index_holds(&scope->stakes->rules[conditions->items[i]].closure, event))
            return true;
    return false;
}

static void add_order(Scope *scope, const Event *event, const IndexArray *conditions)
{
    const Order *order = event->order;
    if (!order_concerns(scope, conditions, event->number))
        return;
    const PlaceSet *sets[] = {&order->protects, &order->stayed, &order->whom, &order->to};
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
        add_set(scope, sets[i]);
}

static void add_event(Scope *scope, const Event *event, const IndexArray *conditions)
{
    if (event->kind == EVENT_ORDER) {
        add_order(scope, event, conditions);
        return;
    }
    bool names_places = event->kind == EVENT_WARN || event->kind == EVENT_FINDING || event->kind == EVENT_WAIVE ||
                        event->kind == EVENT_REPLY || event->kind == EVENT_ACT;
    if (!names_places || !index_shares(&event->about, conditions))
        return;
    if (event->kind == EVENT_REPLY)
        add_place(scope, event->actor);
    else
        add_set(scope, &event->to);
}

static void add_holders(Scope *scope, const Holdings *holdings, const IndexArray *conditions)
{
    const Journal *journal = scope->stakes->journal;
    for (size_t h = 0; h < holdings->count; h++) {
        const Holding *holding = &holdings->items[h];
        bool reached = false;
        for (size_t i = 0; i < conditions->count && !reached; i++)
            reached = holding_reached(journal, holding, conditions->items[i]);
        if (!reached)
            continue;
        add_place(scope, holding->holder);
        if (holding->award == NO_INDEX)
            continue;
        const Award *award = &journal->awards.items[holding->award];
        for (size_t p = 0; p < award->partners.count; p++)
            if (partner_certainty(scope->stakes->question, &award->partners.items[p]) != NEVER)
                add_place(scope, award->partners.items[p].place);
    }
}

static void add_cases(Scope *scope, const IndexArray *conditions)
{
    const Journal *journal = scope->stakes->journal;
    for (size_t i = 0; i < journal->cases.count; i++) {
        const Case *a_case = &journal->cases.items[i];
        if (index_shares(&a_case->challenges, conditions) && period_is_set(a_case->filed) &&
            stake_happened(scope->stakes->question, &a_case->filed, &a_case->common.known) != NEVER)
            add_set(scope, &a_case->plaintiffs);
    }
}

/* States first, then by id: a list that reads like a table of contents. */
static int by_path(const void *left, const void *right, void *journal)
{
    return str_compare(journal_place(journal, *(const PlaceId *)left).path,
                       journal_place(journal, *(const PlaceId *)right).path);
}

/* Ids of the built-in places are in the order of their paths. */
static int by_place(const void *left, const void *right, void *journal)
{
    PlaceId a = *(const PlaceId *)left, b = *(const PlaceId *)right;
    if (a < PLACE_OWN_FIRST && b < PLACE_OWN_FIRST)
        return (a > b) - (a < b);
    return by_path(left, right, journal);
}

static void add_answer(Answer *answer, PlaceId place)
{
    if (!answer->places.count || answer->places.items[answer->places.count - 1].place != place)
        answer->places.items[answer->places.count++].place = place;
}

/* Of very many places no sorting but of the journal's own: the others come out in the order of their ids. */
static void add_many(const Scope *scope, PlaceId *places, size_t count, Answer *answer)
{
    void *journal = (void *)(uintptr_t)scope->stakes->journal;
    bool *is_found = ARENA_ARRAY(scope->arena, bool, place_count());
    size_t own = 0, next = 0;
    for (size_t i = 0; i < count; i++) {
        if (places[i] >= place_count())
            places[own++] = places[i];
        else
            is_found[places[i]] = true;
    }
    if (own)
        qsort_r(places, own, sizeof *places, by_path, journal);
    for (PlaceId id = 0, end = (PlaceId)place_count(); id < end; id++) {
        if (!is_found[id])
            continue;
        while (next < own && by_path(&places[next], &id, journal) < 0)
            add_answer(answer, places[next++]);
        add_answer(answer, id);
    }
    while (next < own)
        add_answer(answer, places[next++]);
}

enum { SORTED_MOST = 2000 };

static void add_answers(const Scope *scope, PlaceId *places, size_t count, Answer *answer)
{
    answer->places.items = ARENA_ARRAY(scope->arena, PlaceStake, count + 1);
    answer->places.capacity = (uint32_t)(count + 1);
    if (count > SORTED_MOST) {
        add_many(scope, places, count, answer);
        return;
    }
    if (count)
        qsort_r(places, count, sizeof *places, by_place, (void *)(uintptr_t)scope->stakes->journal);
    for (size_t i = 0; i < count; i++)
        add_answer(answer, places[i]);
}

void list_places(const Stakes *stakes, const IndexArray *conditions, const Holdings *holdings, Answer *answer)
{
    const Journal *journal = stakes->journal;
    const Question *question = stakes->question;
    Scope scope = {.stakes = stakes, .arena = stakes->arena};
    if (question->places.count) {
        for (size_t i = 0; i < question->places.count; i++)
            ARRAY_ADD(scope.arena, &scope.found, question->places.items[i]);
        add_answers(&scope, scope.found.items, scope.found.count, answer);
        return;
    }
    scope.is_looked_at = ARENA_ARRAY(scope.arena, bool, place_count());
    for (size_t i = 0; i < journal->events.count; i++) {
        const Event *event = &journal->events.items[i];
        if (stake_event_happened(question, event) != NEVER)
            add_event(&scope, event, conditions);
    }
    add_holders(&scope, holdings, conditions);
    add_cases(&scope, conditions);
    add_answers(&scope, scope.found.items, scope.found.count, answer);
}
