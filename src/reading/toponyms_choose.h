/* The parts of choosing what a name means. Private to toponyms_*.c and state_or_city.c. */
#ifndef PURSE_READING_TOPONYMS_CHOOSE_H
#define PURSE_READING_TOPONYMS_CHOOSE_H

#include "reading/toponyms.h"

enum { SCORE_MARGIN = 3 }; /* by which the best must lead */

const PlaceCarrier *sense_carrier(const Sense *sense, PlaceId place); /* NULL when it is none */
Best toponym_best(Toponyms *toponyms, Sense *sense, uint32_t number);
int toponym_trust(const Toponyms *toponyms, const Sense *sense, uint32_t number, const PlaceCarrier *carrier);
/* False when the name is not one of the two that are states and cities alike. */
bool toponym_is_two(const Toponyms *toponyms, const Sense *sense, uint32_t number, Best *best);

#endif
