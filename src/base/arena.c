/* Memory that lives together and goes together, and the arrays inside it. */
#include "base/base.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#if defined(__SANITIZE_ADDRESS__)
#define ONE_BLOCK_A_PIECE 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ONE_BLOCK_A_PIECE 1
#endif
#endif
#ifndef ONE_BLOCK_A_PIECE
#define ONE_BLOCK_A_PIECE 0
#endif

enum { BLOCK_FIRST = 4096, BLOCK_LARGEST = 1 << 20, ALIGNMENT = 16 };

struct ArenaBlock {
    ArenaBlock *next;
    size_t used, size;
    _Alignas(ALIGNMENT) char bytes[];
};

static void abort_exhausted(size_t wanted)
{
    (void)wanted;
    abort();
}

void (*base_on_exhausted)(size_t wanted) = abort_exhausted;

void arena_init(Arena *arena)
{
    *arena = (Arena){0};
}

void arena_release(Arena *arena)
{
    for (ArenaBlock *block = arena->blocks; block;) {
        ArenaBlock *next = block->next;
        free(block);
        block = next;
    }
    arena_init(arena);
}

static ArenaBlock *block_add(Arena *arena, size_t size)
{
    /* calloc: fresh pages come zeroed from the system, so arena_alloc need not clear. */
    ArenaBlock *block = calloc(1, sizeof *block + size);
    if (!block) {
        base_on_exhausted(size);
        abort();
    }
    block->size = size;
    block->next = arena->blocks;
    arena->blocks = block;
    return block;
}

static size_t block_size_for(const Arena *arena, size_t bytes)
{
    if (ONE_BLOCK_A_PIECE)
        return bytes;
    size_t size = arena->blocks ? arena->blocks->size * 2 : BLOCK_FIRST;
    if (size > BLOCK_LARGEST)
        size = BLOCK_LARGEST;
    return bytes > size ? bytes : size;
}

void *arena_alloc(Arena *arena, size_t count, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes) || bytes > SIZE_MAX / 4) {
        base_on_exhausted(SIZE_MAX);
        abort();
    }
    size_t rounded = (bytes + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    ArenaBlock *block = arena->blocks;
    if (ONE_BLOCK_A_PIECE)
        block = block_add(arena, bytes ? bytes : 1), rounded = bytes;
    else if (!block || block->size - block->used < rounded)
        block = block_add(arena, block_size_for(arena, rounded));
    void *piece = block->bytes + block->used;
    block->used += rounded;
    arena->used_bytes += rounded;
    return piece;
}

Str arena_str(Arena *arena, Str s)
{
    return (Str){arena_c_string(arena, s), s.len};
}

char *arena_c_string(Arena *arena, Str s)
{
    char *copy = arena_alloc(arena, s.len + 1, 1);
    if (s.len)
        memcpy(copy, s.ptr, s.len);
    return copy;
}

Str arena_printf(Arena *arena, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    size_t size = length > 0 ? (size_t)length : 0;
    char *text = arena_alloc(arena, size + 1, 1);
    vsnprintf(text, size + 1, format, again);
    va_end(again);
    va_end(arguments);
    return (Str){text, size};
}

void *array_grow(Arena *arena, void *items, size_t *capacity, size_t item_size)
{
    size_t wanted = *capacity ? *capacity * 2 : 4;
    void *grown = arena_alloc(arena, wanted, item_size);
    if (*capacity)
        memcpy(grown, items, *capacity * item_size);
    *capacity = wanted;
    return grown;
}
