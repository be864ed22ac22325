/* What the two halves of writing the table share: rows in gazetteer_write.c,
 * indexes in gazetteer_index.c. */
#ifndef PURSE_GAZETTEER_WRITE_H
#define PURSE_GAZETTEER_WRITE_H

#include "gazetteer.h"

typedef struct {
    Gazetteer *gazetteer;
    uint32_t *order;        /* units by id */
    uint32_t *alias_row;    /* row of an alias in the table */
    uint32_t *name_numbers; /* slots of the names, in their order */
    uint32_t places, aliases;
    ARRAY(TableSpan) spans;
    TableHeader header;
    Buf bytes, text;
} Writer;

/* Begins a part of the table at the next multiple of eight; where it is. */
uint32_t begin_part(Writer *writer);
void put_bytes(Writer *writer, const void *bytes, size_t length);
uint32_t put_text(Writer *writer, Str text); /* where it is among the text */
PlaceId id_of(const Gazetteer *gazetteer, uint32_t unit);
int compare_numbers(uint64_t a, uint64_t b);

/* `sorted` lists the aliases in the order of their rows. */
void put_path_and_geoid_slots(Writer *writer, const uint32_t *sorted);
void put_names(Writer *writer);
/* How many carry the name of the one at `from`, once they are sorted by name. */
size_t names_carried(const Gazetteer *gazetteer, size_t from);
void put_repairs(Writer *writer); /* after put_names: goes by the names' numbers */
void put_lexicon(Writer *writer);
void put_populations(Writer *writer);

/* Open addressing, as the three indexes and the two below have it. */
typedef struct {
    uint32_t *slots;
    uint32_t count; /* a power of two, at most two thirds full */
} Slots;
Slots slots_of(Writer *writer, size_t entries);
void slots_add(Slots *slots, Str key, uint32_t ref);
void slots_add_marked(Slots *slots, Str key, uint32_t number); /* with bits of the hash: SLOT_NUMBER_BITS */
void put_slots(Writer *writer, const Slots *slots, uint32_t *at, uint32_t *count);

#endif
