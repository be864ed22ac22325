/* Any bytes as a column file, as if their hashes were right. Fails when one that is taken leads outside
 * of itself, or has a place that is not found again. */
#include "fuzz.h"

#include "store/store.h"

static void look_up(const Columns *columns)
{
    uint64_t sum = 0;
    for (uint32_t kind = 0; kind < columns_kinds(columns); kind++) {
        ColumnKind found = columns_kind(columns, kind);
        for (size_t i = 0; i < found.listing.len; i++)
            sum += (unsigned char)found.listing.ptr[i];
    }
    for (uint32_t place = 0; place < columns_places(columns); place++)
        must(columns_find_place(columns, columns_place(columns, place)) == place, "a place is not found again");
    for (uint32_t recipient = 0; recipient < columns_recipients(columns); recipient++) {
        ColumnAwards awards = columns_awards_of(columns, recipient);
        for (size_t i = 0; i < awards.count; i++)
            sum += awards.items[i] + columns_is_irregular(columns, awards.items[i]);
    }
    must(sum < UINT64_MAX, "awards outside");
}

static void sum_up(const Columns *columns, Date from, Date until, Arena *arena)
{
    uint32_t kinds = columns_kinds(columns), places = columns_places(columns);
    uint8_t *reach = arena_alloc(arena, kinds + 1, 1);
    ColumnSum *all = ARENA_ARRAY(arena, ColumnSum, (size_t)places * 2 + 1);
    for (uint32_t kind = 0; kind < kinds; kind++)
        reach[kind] = (uint8_t)(1 + kind % 2);
    columns_sum(columns, &(ColumnAsk){from, until, reach, 2}, 0, places, all);
    memset(reach, 1, kinds);
    columns_sum(columns, &(ColumnAsk){from, until, reach, 1}, 0, places, all);
    if (places)
        columns_sum(columns, &(ColumnAsk){from, until, reach, 1}, places - 1, places, all);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena arena;
    arena_init(&arena);
    const Columns *columns = columns_of_bytes((Str){(const char *)data, size}, &arena);
    if (columns) {
        look_up(columns);
        for (Date day = 16000; day < 18500; day += 157) {
            sum_up(columns, DATE_MIN, day, &arena);
            sum_up(columns, day - 200, day, &arena);
        }
        sum_up(columns, DATE_MIN, DATE_OPEN, &arena);
    }
    arena_release(&arena);
    return 0;
}
