/* The table's three indexes: by path, by GEOID, by name.
 *
 * Beside gazetteer_write.c, which has numbered the places and aliases that the
 * indexes speak of. Open addressing with linear probing; a slot is a number. */
#include "gazetteer_write.h"

#include <stdlib.h>

/* ---- Paths and codes ---- */

Slots slots_of(Writer *writer, size_t entries)
{
    Slots slots = {.count = 16};
    while (slots.count < entries + entries / 2)
        slots.count *= 2;
    slots.slots = ARENA_ARRAY(&writer->gazetteer->arena, uint32_t, slots.count);
    return slots;
}

void slots_add(Slots *slots, Str key, uint32_t ref)
{
    uint32_t at = (uint32_t)table_hash(key) & (slots->count - 1);
    while (slots->slots[at] != TABLE_NO_SLOT)
        at = (at + 1) & (slots->count - 1);
    slots->slots[at] = ref + 1;
}

void slots_add_marked(Slots *slots, Str key, uint32_t number)
{
    uint64_t hash = table_hash(key);
    uint32_t at = (uint32_t)hash & (slots->count - 1);
    if (number >= SLOT_NUMBER_MASK)
        fail("more names than a slot can number");
    while (slots->slots[at] != TABLE_NO_SLOT)
        at = (at + 1) & (slots->count - 1);
    slots->slots[at] = slot_marked(number, hash);
}

void put_slots(Writer *writer, const Slots *slots, uint32_t *at, uint32_t *count)
{
    *at = begin_part(writer);
    *count = slots->count;
    put_bytes(writer, slots->slots, slots->count * sizeof *slots->slots);
}

static void add_alias_slots(Writer *writer, const uint32_t *sorted, AliasSort sort, Slots *slots)
{
    for (uint32_t row = 0; row < writer->aliases; row++) {
        const Alias *alias = &writer->gazetteer->aliases.items[sorted[row]];
        if (alias->sort == sort)
            slots_add(slots, alias->text, row | TABLE_ALIAS_BIT);
    }
}

static size_t count_aliases(const Gazetteer *gazetteer, AliasSort sort)
{
    size_t count = 0;
    for (size_t i = 0; i < gazetteer->aliases.count; i++)
        count += gazetteer->aliases.items[i].sort == sort;
    return count;
}

void put_path_and_geoid_slots(Writer *writer, const uint32_t *sorted)
{
    const Gazetteer *gazetteer = writer->gazetteer;
    Slots paths = slots_of(writer, writer->places + count_aliases(gazetteer, ALIAS_PATH));
    Slots geoids = slots_of(writer, writer->places + count_aliases(gazetteer, ALIAS_GEOID));
    for (uint32_t id = 0; id < writer->places; id++) {
        const Unit *unit = unit_at(gazetteer, writer->order[id]);
        slots_add(&paths, unit->path, id);
        if (unit->geoid.len > 0)
            slots_add(&geoids, unit->geoid, id);
    }
    add_alias_slots(writer, sorted, ALIAS_PATH, &paths);
    add_alias_slots(writer, sorted, ALIAS_GEOID, &geoids);
    put_slots(writer, &paths, &writer->header.path_slots_at, &writer->header.path_slot_count);
    put_slots(writer, &geoids, &writer->header.geoid_slots_at, &writer->header.geoid_slot_count);
}

/* ---- Names ---- */

static const Gazetteer *sorting; /* qsort hands its comparison no context */

static int compare_carried(const void *a, const void *b)
{
    const Carried *x = a, *y = b;
    int order = str_compare(x->name, y->name);
    if (order == 0)
        order = compare_numbers(x->fips, y->fips);
    if (order == 0)
        order = compare_numbers(id_of(sorting, x->unit), id_of(sorting, y->unit));
    if (order == 0) /* the unit's own name before an alias of it: NO_UNIT is all ones */
        order = compare_numbers(y->alias, x->alias);
    return order != 0 ? order : compare_numbers(x->word, y->word);
}

static TablePosting posting_of(const Writer *writer, const Carried *carried)
{
    TablePosting posting = {0};
    posting.ref = carried->alias == NO_UNIT ? id_of(writer->gazetteer, carried->unit)
                                            : writer->alias_row[carried->alias] | TABLE_ALIAS_BIT;
    const Unit *unit = unit_at(writer->gazetteer, carried->unit);
    posting.place = unit->id;
    posting.state_fips = carried->fips;
    posting.word = carried->word;
    posting.fit = (uint8_t)(carried->fit | (unit->until != DATE_OPEN ? POSTING_ENDED : 0));
    posting.kind = unit->kind & 15;
    posting.geoid_length = unit->geoid.len & 15;
    return posting;
}

/* A name's text, filled up to whole postings, and its postings behind it. */
static TableName put_name(Writer *writer, const Carried *first, size_t count)
{
    TablePosting none = {0};
    Str name = first->name;
    size_t filled = (name.len + sizeof none - 1) / sizeof none * sizeof none;
    buf_add_repeat(&writer->bytes, '\0', filled - name.len);
    put_bytes(writer, name.ptr, name.len);
    writer->header.posting_count += (uint32_t)(filled / sizeof none);
    TableName row = {.postings_at = writer->header.posting_count, .text_length = (uint8_t)name.len};
    if (count > UINT16_MAX || name.len > UINT8_MAX)
        fail("carried too often, or too long: %.*s", STR_ARG(name));
    for (size_t i = 0; i < count; i++) {
        TablePosting posting = posting_of(writer, &first[i]);
        put_bytes(writer, &posting, sizeof posting);
    }
    row.posting_count = (uint16_t)count;
    writer->header.posting_count += (uint32_t)count;
    return row;
}

size_t names_carried(const Gazetteer *gazetteer, size_t from)
{
    size_t end = from;
    while (end < gazetteer->names.count &&
           str_equal(gazetteer->names.items[end].name, gazetteer->names.items[from].name))
        end++;
    return end - from;
}

static size_t count_names(const Gazetteer *gazetteer)
{
    size_t count = 0;
    for (size_t i = 0; i < gazetteer->names.count; i += names_carried(gazetteer, i))
        count++;
    return count;
}

static uint32_t add_name(TableName *rows, uint32_t mask, TableName row, uint64_t hash)
{
    uint32_t at = (uint32_t)hash & mask;
    for (; rows[at].mark != 0; at = (at + 1) & mask)
        if (rows[at].mark == name_mark(hash))
            fail("two names have one mark: the hash must be told from more bits");
    row.mark = name_mark(hash);
    rows[at] = row;
    return at;
}

void put_names(Writer *writer)
{
    Gazetteer *gazetteer = writer->gazetteer;
    sorting = gazetteer;
    qsort(gazetteer->names.items, gazetteer->names.count, sizeof *gazetteer->names.items, compare_carried);
    writer->header.name_count = (uint32_t)count_names(gazetteer);
    writer->header.name_slot_count = slots_of(writer, writer->header.name_count).count;
    TableName *rows = ARENA_ARRAY(&gazetteer->arena, TableName, writer->header.name_slot_count);
    uint64_t *bits = ARENA_ARRAY(&gazetteer->arena, uint64_t, (1u << NAME_BITS_LOG2) / 64);
    writer->name_numbers = ARENA_ARRAY(&gazetteer->arena, uint32_t, writer->header.name_count);
    writer->header.postings_at = begin_part(writer);
    uint32_t number = 0;
    for (size_t i = 0; i < gazetteer->names.count; i += names_carried(gazetteer, i)) {
        const Carried *first = &gazetteer->names.items[i];
        uint64_t hash = table_hash(first->name);
        TableName row = put_name(writer, first, names_carried(gazetteer, i));
        writer->name_numbers[number++] = add_name(rows, writer->header.name_slot_count - 1, row, hash);
        bits[name_bit(hash) / 64] |= (uint64_t)1 << name_bit(hash) % 64;
    }
    writer->header.names_at = begin_part(writer);
    put_bytes(writer, rows, writer->header.name_slot_count * sizeof *rows);
    writer->header.name_bits_at = begin_part(writer);
    put_bytes(writer, bits, (1u << NAME_BITS_LOG2) / 8);
}
