/* Places that no entry names, which are alike within a state. Private.
 *
 * What holds for a place hangs on the entries that name it, or a group or an area it belongs to. All places of a
 * state that none of them names are in the same areas, so the conditions are worked out for one and taken over for
 * the others: tens of thousands of places cost what their money costs. */
#ifndef PURSE_STAKE_ALIKE_H
#define PURSE_STAKE_ALIKE_H

#include "stake/enumerate.h"

typedef enum { MODEL_NONE, MODEL_GOOD, MODEL_USELESS } ModelState;

/* How all places of a state stand that no entry names. */
typedef struct {
    ModelState state;
    PlaceStake answer; /* its conditions and status are theirs */
    State *states;     /* of the conditions asked about, in their order */
} Model;

enum { MODELS = 80 }; /* by FIPS code of the state */

typedef struct {
    uint8_t *named;       /* by PlaceId, a bit each: an answer for a few places is made hundreds of times */
    ARRAY(PlaceId) areas; /* below a state */
    Arena *arena;
    Model *models[MODELS]; /* made when met first */
    PlaceId last_state;    /* of the place before: places come state by state */
    Model *last_model;
} Alike;

Alike *alike_new(const Stakes *stakes);
/* Where the model of the place stands; NULL when the place is not like others. */
Model *alike_model(Alike *alike, PlaceId place);

#endif
