/* Parts of a question, as find.c and recipient.c both take it apart. */
#ifndef PURSE_PLACES_FIND_H
#define PURSE_PLACES_FIND_H

#include "places/table.h"

/* The state that "IL" or "Illinois" means; 0 when none. */
int find_state_fips(Str text);
/* Splits at the last comma; false when there is none. */
bool cut_last_comma(Str text, Str *before, Str *after);

#endif
