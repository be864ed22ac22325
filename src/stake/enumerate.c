/* Worlds: every combination of what may have happened, and the range of the sums.
 *
 * A computation that meets a date it cannot decide stops; the date becomes a
 * choice and both sides are gone through. Only dates that matter are met. */
#include "stake/enumerate.h"

/* ---- sums ---- */

void sum_add(Sum *sum, MoneyRange amount, bool *overflowed)
{
    if (!amount.has_min || !amount.has_max) {
        sum->has_unknown = true;
        if (!amount.has_min)
            return;
        amount.max = amount.min, amount.has_max = true;
    }
    if (!sum->has_known)
        sum->known = money_exact(0);
    sum->has_known = true;
    sum->known = money_range_add(sum->known, amount, overflowed);
}

/* A class that holds nothing in one world and something in another is a range from zero. */
Sum sum_join(Sum a, Sum b)
{
    MoneyRange zero = money_exact(0);
    return (Sum){
        .known = money_range_join(a.has_known ? a.known : zero, b.has_known ? b.known : zero),
        .has_known = a.has_known || b.has_known,
        .has_unknown = a.has_unknown || b.has_unknown,
    };
}

static void add_one(Sum *into, const Sum *add, bool *overflowed)
{
    into->has_unknown = into->has_unknown || add->has_unknown;
    if (!add->has_known)
        return;
    if (!into->has_known)
        into->known = money_exact(0);
    into->known = money_range_add(into->known, add->known, overflowed);
    into->has_known = true;
}

void sums_add(Sums *into, const Sums *add, bool *overflowed)
{
    add_one(&into->gross, &add->gross, overflowed);
    for (int class = 0; class < 3; class ++)
        add_one(&into->classes[class], &add->classes[class], overflowed);
}

/* ---- one world ---- */

bool is_conclusive(const Journal *journal, Index rule)
{
    return journal->rules.items[rule].kind == RULE_DUTY;
}

/* docs/method.md section 6; `states` are of the conditions asked about, in their order. */
StakeClass stake_class(const Enumerator *enumerator, const Holding *holding, const State *states)
{
    const Journal *journal = enumerator->stakes->journal;
    bool reached = false, all_cleared = true;
    for (size_t i = 0; i < enumerator->conditions->count; i++) {
        Index rule = enumerator->conditions->items[i];
        if (states[i] == STATE_NOT_IN_FORCE || !is_conclusive(journal, rule) ||
            (holding && !holding_reached(journal, holding, rule)))
            continue;
        if (states[i] == STATE_OPEN)
            return CLASS_AT_RISK;
        reached = true;
        all_cleared = all_cleared && states[i] == STATE_CLEARED;
    }
    return !reached ? CLASS_NONE : all_cleared ? CLASS_CLEARED : CLASS_PROTECTED;
}

void sums_add_amount(Sums *sums, StakeClass class, MoneyRange amount, bool *overflowed)
{
    if (class == CLASS_NONE)
        return;
    sum_add(&sums->gross, amount, overflowed);
    sum_add(&sums->classes[class], amount, overflowed);
}

typedef struct {
    State *states;       /* conditions of place after place */
    StakeClass *classes; /* holdings of place after place */
} Leaf;

/* All places in one world; false when a choice is open. */
static bool compute(Enumerator *enumerator, PlaceCase *places, size_t count, Leaf *leaf, Sums *sums, bool *overflowed)
{
    World *world = enumerator->world;
    size_t conditions = enumerator->conditions->count, at = 0;
    *sums = (Sums){0};
    for (size_t p = 0; p < count; p++) {
        State *states = leaf->states + p * conditions;
        for (size_t i = 0; i < conditions; i++) {
            states[i] = state_of(world, enumerator->conditions->items[i], places[p].answer->place, NULL);
            if (world->open)
                return false;
        }
        for (size_t h = 0; h < places[p].own_count; h++) {
            leaf->classes[at] = stake_class(enumerator, places[p].own[h], states);
            sums_add_amount(sums, leaf->classes[at++], places[p].own[h]->amount, overflowed);
        }
        if (!places[p].own_count && !places[p].is_partner)
            sums_add_amount(sums, stake_class(enumerator, NULL, states), MONEY_UNKNOWN, overflowed);
    }
    return true;
}

static void take_leaf(const Enumerator *enumerator, PlaceCase *places, size_t count, const Leaf *leaf)
{
    size_t conditions = enumerator->conditions->count, at = 0;
    for (size_t p = 0; p < count; p++) {
        for (size_t i = 0; i < conditions; i++)
            places[p].answer->conditions.items[i].possible |= 1u << leaf->states[p * conditions + i];
        for (size_t h = 0; h < places[p].own_count; h++)
            places[p].answer->awards.items[h].possible |= 1u << leaf->classes[at++];
    }
}

static void take_sums(Spread *spread, const Sums *sums)
{
    if (!spread->any) {
        spread->sums = *sums;
        spread->any = true;
        return;
    }
    spread->sums.gross = sum_join(spread->sums.gross, sums->gross);
    for (int class = 0; class < 3; class ++)
        spread->sums.classes[class] = sum_join(spread->sums.classes[class], sums->classes[class]);
}

static void note_moment(Spread *spread, const Period *moment)
{
    for (size_t i = 0; i < spread->moment_count; i++)
        if (spread->moments[i] == moment)
            return;
    if (spread->moment_count == CHOICES_MOST)
        spread->too_many = true;
    else
        spread->moments[spread->moment_count++] = moment;
}

/* Depth first over the choices, each set to not past and then to past. */
void enumerate_worlds(Enumerator *enumerator, PlaceCase *places, size_t count, Spread *spread)
{
    World *world = enumerator->world;
    size_t holdings = 0;
    for (size_t p = 0; p < count; p++)
        holdings += places[p].own_count;
    Arena *arena = enumerator->stakes->arena;
    Leaf leaf = {ARENA_ARRAY(arena, State, count * enumerator->conditions->count + 1),
                 ARENA_ARRAY(arena, StakeClass, holdings + 1)};
    world_begin(world);
    do {
        Sums sums;
        while (!compute(enumerator, places, count, &leaf, &sums, &spread->overflowed)) {
            note_moment(spread, world->open);
            spread->too_many = !world_chose(world) || spread->too_many;
            if (spread->too_many)
                return;
        }
        take_leaf(enumerator, places, count, &leaf);
        take_sums(spread, &sums);
    } while (world_turned(world));
}
