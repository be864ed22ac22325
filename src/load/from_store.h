/* Which rows of a store a journal needs. Private. */
#ifndef PURSE_LOAD_FROM_STORE_H
#define PURSE_LOAD_FROM_STORE_H

#include "load/load.h"

typedef struct {
    StoreTake take;
    StoreTakePassed take_passed;
    void *taker;
} StoreTaker;

/* Gives the rows that the conditions can reach; where there are too many of them, those of the places asked about,
 * or the sums in journal->summed with the rows that cannot be summed. False with `why`. */
bool load_rows(LoadStore *from, Journal *journal, StoreAsk *ask, const StoreTaker *rows, Arena *arena, Str *why);

#endif
