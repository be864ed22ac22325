/* From a string to a number: open addressing, linear probing, XXH3. */
#include "base/base.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

struct MapSlot {
    Str key; /* ptr NULL: free */
    uint32_t hash, value;
};

static const char EMPTY_KEY[1] = "";

void map_init(Map *map, Arena *arena)
{
    *map = (Map){.arena = arena};
}

static uint32_t hash_of(Str key)
{
    return (uint32_t)XXH3_64bits(key.ptr, key.len);
}

/* The slot of the key, or the free slot where it belongs. */
static struct MapSlot *slot_of(const Map *map, Str key, uint32_t hash)
{
    size_t mask = map->capacity - 1;
    for (size_t at = hash & mask;; at = (at + 1) & mask) {
        struct MapSlot *slot = &map->slots[at];
        if (!slot->key.ptr || (slot->hash == hash && str_equal(slot->key, key)))
            return slot;
    }
}

static void grow(Map *map)
{
    Map larger = *map;
    larger.capacity = map->capacity ? map->capacity * 2 : 16;
    larger.slots = ARENA_ARRAY(map->arena, struct MapSlot, larger.capacity);
    for (size_t i = 0; i < map->capacity; i++)
        if (map->slots[i].key.ptr)
            *slot_of(&larger, map->slots[i].key, map->slots[i].hash) = map->slots[i];
    *map = larger;
}

uint32_t map_find(const Map *map, Str key)
{
    if (!map->count)
        return MAP_ABSENT;
    if (!key.ptr)
        key.ptr = EMPTY_KEY;
    struct MapSlot *slot = slot_of(map, key, hash_of(key));
    return slot->key.ptr ? slot->value : MAP_ABSENT;
}

static struct MapSlot *slot_for(Map *map, Str key, bool *is_new)
{
    if (!key.ptr)
        key.ptr = EMPTY_KEY;
    if ((map->count + 1) * 4 > map->capacity * 3)
        grow(map);
    uint32_t hash = hash_of(key);
    struct MapSlot *slot = slot_of(map, key, hash);
    *is_new = !slot->key.ptr;
    if (*is_new) {
        slot->key = key;
        slot->hash = hash;
        map->count++;
    }
    return slot;
}

uint32_t map_add(Map *map, Str key, uint32_t value)
{
    bool is_new;
    struct MapSlot *slot = slot_for(map, key, &is_new);
    if (is_new)
        slot->value = value;
    return slot->value;
}

void map_put(Map *map, Str key, uint32_t value)
{
    bool is_new;
    slot_for(map, key, &is_new)->value = value;
}
