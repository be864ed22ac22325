/* Memory that lives together and goes together, and the arrays inside it. */
#include "base/base.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

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

enum { BLOCK_FIRST = 4096, BLOCK_LARGEST = 1 << 22, ALIGNMENT = 16, HUGE_PAGE = 1 << 21 };

struct ArenaBlock {
    ArenaBlock *next;
    size_t used, size;
    size_t mapped; /* bytes had from mmap; 0: from malloc */
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
        if (block->mapped)
            munmap(block, block->mapped);
        else
            free(block);
        block = next;
    }
    arena_init(arena);
}

/* A large block lies on whole huge pages: a journal of 100,000 entries then takes
 * hundreds of page faults, not tens of thousands. The advice may be refused. */
static ArenaBlock *map_block(size_t bytes)
{
    size_t total = (bytes + HUGE_PAGE - 1) & ~(size_t)(HUGE_PAGE - 1);
    char *memory = mmap(NULL, total + HUGE_PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        return NULL;
    size_t before = (size_t)(-(uintptr_t)memory & (HUGE_PAGE - 1));
    if (before)
        munmap(memory, before);
    munmap(memory + before + total, HUGE_PAGE - before);
    ArenaBlock *block = (ArenaBlock *)(void *)(memory + before);
    madvise(block, total, MADV_HUGEPAGE);
    block->mapped = total;
    return block;
}

static ArenaBlock *block_add(Arena *arena, size_t size)
{
    bool is_large = sizeof(ArenaBlock) + size >= HUGE_PAGE && !ONE_BLOCK_A_PIECE;
    /* calloc and mmap: fresh pages come zeroed from the system, so arena_alloc need not clear. */
    ArenaBlock *block = is_large ? map_block(sizeof *block + size) : calloc(1, sizeof *block + size);
    if (!block) {
        base_on_exhausted(size);
        abort();
    }
    block->size = is_large ? block->mapped - sizeof *block : size;
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

enum { ARRAY_OWN_BLOCK = 1 << 18 };

/* The link to the block that holds `items` and nothing else, or NULL. */
static ArenaBlock **block_of(Arena *arena, const void *items)
{
    for (ArenaBlock **link = &arena->blocks; *link; link = &(*link)->next)
        if ((*link)->bytes == items)
            return link;
    return NULL;
}

/* A large array has a block of its own and grows in place where the system can
 * move its pages: no second copy, no pages cleared twice. */
static void *grow_own_block(Arena *arena, void *items, size_t bytes)
{
    ArenaBlock **link = items ? block_of(arena, items) : NULL;
    if (!link || ONE_BLOCK_A_PIECE || (*link)->mapped || (*link)->used != (*link)->size)
        return NULL;
    ArenaBlock *grown = realloc(*link, sizeof *grown + bytes);
    if (!grown) {
        base_on_exhausted(bytes);
        abort();
    }
    arena->used_bytes += bytes - grown->size;
    grown->used = grown->size = bytes;
    *link = grown;
    return grown->bytes;
}

static void *new_own_block(Arena *arena, size_t bytes)
{
    ArenaBlock *block = malloc(sizeof *block + bytes);
    if (!block) {
        base_on_exhausted(bytes);
        abort();
    }
    *block = (ArenaBlock){.used = bytes, .size = bytes};
    /* Behind the newest block, which may still have room for small pieces. */
    ArenaBlock **link = arena->blocks ? &arena->blocks->next : &arena->blocks;
    block->next = *link;
    *link = block;
    arena->used_bytes += bytes;
    return block->bytes;
}

void *array_grow(Arena *arena, void *items, uint32_t *capacity, size_t item_size)
{
    size_t wanted = *capacity ? (size_t)*capacity * 2 : item_size > 8 ? 2 : 4, bytes;
    if (wanted > UINT32_MAX || __builtin_mul_overflow(wanted, item_size, &bytes) || bytes > SIZE_MAX / 4) {
        base_on_exhausted(SIZE_MAX);
        abort();
    }
    bytes = (bytes + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    void *grown = bytes >= ARRAY_OWN_BLOCK ? grow_own_block(arena, items, bytes) : NULL;
    if (!grown) {
        grown = bytes >= ARRAY_OWN_BLOCK && !ONE_BLOCK_A_PIECE ? new_own_block(arena, bytes)
                                                               : arena_alloc(arena, wanted, item_size);
        if (*capacity)
            memcpy(grown, items, *capacity * item_size);
    }
    *capacity = (uint32_t)wanted;
    return grown;
}
