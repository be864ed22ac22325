/* One place in every world its dates allow. Private. */
#ifndef PURSE_STAKE_ENUMERATE_H
#define PURSE_STAKE_ENUMERATE_H

#include "stake/world.h"

/* The sums of one world, or over all worlds so far. */
typedef struct {
    Sum gross, classes[3];
} Sums;

typedef struct {
    Sums sums;
    bool any; /* at least one world was added */
    bool overflowed;
    bool too_many;                       /* more choices than CHOICES_MOST: sums are bounds */
    const Period *moments[CHOICES_MOST]; /* the dates that mattered */
    size_t moment_count;
} Spread;

/* What is needed of a place to sum it up in a world. */
typedef struct {
    PlaceStake *answer;
    const Holding **own; /* its holdings that some condition reaches */
    size_t own_count;
    bool is_partner;
} PlaceCase;

typedef struct {
    const Stakes *stakes;
    const IndexArray *conditions;
    World *world;  /* its scratch is shared by all */
    bool is_brief; /* states and sums are asked for, and nothing of why */
} Enumerator;

/* Sums up the places together in every world; fills possible sets of conditions and awards. */
void enumerate_worlds(Enumerator *enumerator, PlaceCase *places, size_t count, Spread *spread);

void sum_add(Sum *sum, MoneyRange amount, bool *overflowed);
Sum sum_join(Sum a, Sum b);
/* a + b, class by class. */
void sums_add(Sums *into, const Sums *add, bool *overflowed);
/* Nothing is added of what no condition in force reaches. */
void sums_add_amount(Sums *sums, StakeClass class, MoneyRange amount, bool *overflowed);
/* The class of a holding (NULL: of an unknown one) by the states of the conditions asked about, in their order. */
StakeClass stake_class(const Enumerator *enumerator, const Holding *holding, const State *states);
bool is_conclusive(const Journal *journal, Index rule); /* a duty: counts money */

#endif
