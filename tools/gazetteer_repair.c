/* The index that mends typing errors: names under their letters, and under them less one.
 *
 * After gazetteer_index.c, whose numbers of names it goes by. Two spellings that
 * differ by one letter added, dropped, changed or swapped, or by their spaces,
 * meet under a key that both have. Also the populations, which are few. */
#include "gazetteer_write.h"

#include <stdlib.h>

enum { REPAIR_LEAST = 5 }; /* letters; shorter names differ from one another by too little */

static Str without_spaces(Str name, char *out)
{
    size_t length = 0;
    for (size_t i = 0; i < name.len; i++)
        if (name.ptr[i] != ' ')
            out[length++] = name.ptr[i];
    return (Str){out, length};
}

/* The first letter is always kept: errors are rare there. */
static void add_shortened(Slots *slots, Str letters, uint32_t name)
{
    char key[UINT8_MAX];
    for (size_t gap = 1; gap < letters.len; gap++) {
        if (letters.ptr[gap] == letters.ptr[gap - 1])
            continue;
        memcpy(key, letters.ptr, gap);
        memcpy(key + gap, letters.ptr + gap + 1, letters.len - gap - 1);
        slots_add_marked(slots, (Str){key, letters.len - 1}, name);
    }
}

void put_repairs(Writer *writer)
{
    const Gazetteer *gazetteer = writer->gazetteer;
    size_t entries = 0, names = 0;
    for (size_t i = 0; i < gazetteer->names.count; i += names_carried(gazetteer, i))
        entries += gazetteer->names.items[i].name.len;
    Slots slots = slots_of(writer, entries);
    for (size_t i = 0; i < gazetteer->names.count; i += names_carried(gazetteer, i)) {
        char squeezed[UINT8_MAX];
        Str letters = without_spaces(gazetteer->names.items[i].name, squeezed);
        uint32_t number = writer->name_numbers[names++];
        slots_add_marked(&slots, letters, number);
        if (letters.len >= REPAIR_LEAST)
            add_shortened(&slots, letters, number);
    }
    put_slots(writer, &slots, &writer->header.repair_slots_at, &writer->header.repair_slot_count);
}

static int compare_populations(const void *a, const void *b)
{
    const TablePopulation *x = a, *y = b;
    return compare_numbers(x->place, y->place);
}

void put_populations(Writer *writer)
{
    const Gazetteer *gazetteer = writer->gazetteer;
    size_t count = gazetteer->populations.count;
    TablePopulation *rows = ARENA_ARRAY(&writer->gazetteer->arena, TablePopulation, count + 1);
    for (size_t i = 0; i < count; i++) {
        const Population *population = &gazetteer->populations.items[i];
        rows[i] = (TablePopulation){id_of(gazetteer, population->unit), population->residents};
    }
    qsort(rows, count, sizeof *rows, compare_populations);
    writer->header.populations_at = begin_part(writer);
    writer->header.population_count = (uint32_t)count;
    put_bytes(writer, rows, count * sizeof *rows);
}
