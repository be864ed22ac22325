/* The tree of an index, from its entries: sorted, then leaf by leaf, then level by level.
 *
 * Beside image.c, for tables that have an index, so that SQLite may copy its entries as it copies the rows. Of each
 * level's pages the entry between one page and the next stands in the level above. Format of the pages:
 * sqlite.org/fileformat2.html, section 1.6. */
#include "store/image.h"

#include <stdlib.h>

enum {
    LEAF = 0x0A,
    INTERIOR = 0x02,
    ENTRY_OVERHEAD = 2 + 2 + 2 + 5 + 2, /* its place, its length, its header's, the types in it */
    TEXT_MOST = 3900,                   /* a longer entry goes on in overflow pages */
    CELL_MOST = 4 + ENTRY_OVERHEAD + 3 * 8 + TEXT_MOST,
    FILLED_LEAST = IMAGE_PAGE / 2, /* bytes of a page that is full, when those of the levels above are counted in */
    DIGIT_BITS = 11,
    DIGITS = 1 << DIGIT_BITS,
    PAGES_BESIDE = 16, /* the last of each level, and what one leaf of rows adds */
};

void keys_open(Keys *keys, Arena *arena, bool has_text, bool has_row)
{
    *keys = (Keys){.has_text = has_text, .has_row = has_row, .arena = arena};
    buf_init(&keys->texts);
}

void keys_close(Keys *keys)
{
    buf_release(&keys->texts);
}

bool keys_fits(Str text)
{
    return text.len <= TEXT_MOST;
}

void keys_add(Keys *keys, const int64_t numbers[KEY_NUMBERS], Str text, int64_t row)
{
    Key key = {{numbers[0], numbers[1]}, row, (uint32_t)keys->texts.len, (uint32_t)text.len};
    buf_add(&keys->texts, text);
    keys->bytes += ENTRY_OVERHEAD + record_number_bytes(numbers[0]) + record_number_bytes(numbers[1]) +
                   (keys->has_row ? record_number_bytes(row) : 0) + text.len;
    ARRAY_ADD(keys->arena, &keys->keys, key);
}

uint32_t keys_pages(const Keys *keys)
{
    return (uint32_t)(keys->bytes / FILLED_LEAST) + PAGES_BESIDE;
}

/* ---- their order ---- */

/* What stands in a level: an entry, and in levels above the leaves the page before it; while keys are put in order,
 * the offset of the first number instead. */
typedef struct {
    uint32_t key, child;
} Item;
typedef ARRAY(Item) Items;

static Str text_of(const Keys *keys, const Key *key)
{
    return (Str){key->length ? keys->texts.ptr + key->text : "", key->length};
}

static int compare(const void *left, const void *right, void *context)
{
    const Keys *keys = context;
    const Key *a = &keys->keys.items[((const Item *)left)->key], *b = &keys->keys.items[((const Item *)right)->key];
    for (int i = 0; i < KEY_NUMBERS; i++)
        if (a->numbers[i] != b->numbers[i])
            return a->numbers[i] < b->numbers[i] ? -1 : 1;
    int by_text = a->length || b->length ? str_compare(text_of(keys, a), text_of(keys, b)) : 0;
    return by_text ? by_text : (a->row > b->row) - (a->row < b->row);
}

/* Each key by how far its first number is from the least of all. False when they are too far apart. */
static bool offsets(const Keys *keys, Items *items, uint32_t *greatest)
{
    int64_t least = INT64_MAX, most = INT64_MIN;
    for (uint32_t i = 0; i < keys->keys.count; i++) {
        int64_t number = keys->keys.items[i].numbers[0];
        least = number < least ? number : least;
        most = number > most ? number : most;
    }
    bool is_near = keys->keys.count && (uint64_t)most - (uint64_t)least <= UINT32_MAX;
    for (items->count = 0; items->count < keys->keys.count; items->count++) {
        int64_t number = keys->keys.items[items->count].numbers[0];
        items->items[items->count] = (Item){items->count, is_near ? (uint32_t)(number - least) : 0};
    }
    *greatest = is_near ? (uint32_t)(most - least) : 0;
    return is_near;
}

/* By one digit of the offsets; what was in order stays so. */
static void order_by_digit(Items *items, Item *spare, unsigned shift)
{
    uint32_t starts[DIGITS + 1] = {0};
    for (uint32_t i = 0; i < items->count; i++)
        starts[(items->items[i].child >> shift) % DIGITS + 1]++;
    for (uint32_t i = 0; i < DIGITS; i++)
        starts[i + 1] += starts[i];
    for (uint32_t i = 0; i < items->count; i++)
        spare[starts[(items->items[i].child >> shift) % DIGITS]++] = items->items[i];
    memcpy(items->items, spare, items->count * sizeof *spare);
}

/* Those from `from` that have the same first number, in order; returns the place behind them. */
static uint32_t order_rest(const Keys *keys, Items *items, uint32_t from)
{
    uint32_t end = from + 1;
    bool is_in_order = true;
    for (; end < items->count && items->items[end].child == items->items[from].child; end++)
        is_in_order = is_in_order && compare(&items->items[end - 1], &items->items[end], (void *)(uintptr_t)keys) <= 0;
    if (!is_in_order)
        qsort_r(items->items + from, end - from, sizeof *items->items, compare, (void *)(uintptr_t)keys);
    return end;
}

/* All keys, each once, as items of the lowest level. */
static void sort(const Keys *keys, Arena *arena, Items *out)
{
    uint32_t greatest;
    Item *spare = ARENA_ARRAY(arena, Item, keys->keys.count + 1);
    out->items = ARENA_ARRAY(arena, Item, keys->keys.count + 1);
    if (offsets(keys, out, &greatest))
        for (unsigned shift = 0; shift < 32 && greatest >> shift; shift += DIGIT_BITS)
            order_by_digit(out, spare, shift);
    for (uint32_t at = 0; at < out->count;)
        at = order_rest(keys, out, at);
    uint32_t count = 0;
    for (uint32_t i = 0; i < out->count; i++)
        if (!count || compare(&out->items[count - 1], &out->items[i], (void *)(uintptr_t)keys))
            out->items[count++] = (Item){out->items[i].key, 0};
    out->count = count;
}

/* ---- pages ---- */

typedef struct {
    const Keys *keys;
    unsigned char *bytes;
    Arena *arena;
    uint32_t next;       /* the first page that is free */
    unsigned char *page; /* at hand */
    uint32_t cells, content, header;
} Tree;

static size_t put_cell(const Tree *tree, Item item, unsigned char *at)
{
    const Keys *keys = tree->keys;
    const Key *key = &keys->keys.items[item.key];
    unsigned char numbers[KEY_NUMBERS + 1][RECORD_NUMBER_ROOM], type[VARINT_MOST];
    RecordPiece pieces[KEY_NUMBERS + 2];
    size_t count = 0, length = 0;
    for (; count < KEY_NUMBERS; count++)
        pieces[count] = record_number_piece(key->numbers[count], numbers[count]);
    if (keys->has_text) {
        size_t types = put_varint(type, key->length ? RECORD_TEXT + 2 * (uint64_t)key->length : 0);
        pieces[count++] =
            (RecordPiece){(const unsigned char *)text_of(keys, key).ptr, type, key->length, (uint32_t)types};
    }
    if (keys->has_row)
        pieces[count++] = record_number_piece(key->row, numbers[KEY_NUMBERS]);
    RecordSize size = record_size(false, pieces, count);
    if (item.child)
        put_be(at, item.child, length = 4);
    length += put_varint(at + length, size.all);
    record_join(at + length, size, false, pieces, count);
    return length + size.all;
}

static void begin_page(Tree *tree, bool is_leaf)
{
    tree->page = tree->bytes + (size_t)(tree->next++ - 1) * IMAGE_PAGE;
    tree->cells = 0;
    tree->content = IMAGE_PAGE;
    tree->header = is_leaf ? LEAF_HEADER : INTERIOR_HEADER;
}

static bool add_cell(Tree *tree, const unsigned char *cell, size_t length)
{
    if (tree->content < tree->header + 2 * (tree->cells + 1) + length)
        return false;
    tree->content -= (uint32_t)length;
    memcpy(tree->page + tree->content, cell, length);
    put_be(tree->page + tree->header + 2 * tree->cells++, tree->content, 2);
    return true;
}

/* `child`: the page behind the last entry, 0 in leaves. */
static void end_page(Tree *tree, uint32_t child)
{
    unsigned char *at = tree->page;
    at[0] = child ? INTERIOR : LEAF;
    put_be(at + 1, 0, 2);
    put_be(at + 3, tree->cells, 2);
    put_be(at + 5, tree->content, 2);
    at[7] = 0;
    if (child)
        put_be(at + 8, child, 4);
}

/* The page is full: `item` goes up, and the next page begins. */
static void go_up(Tree *tree, Item item, Items *up)
{
    Item above = {item.key, tree->next - 1};
    end_page(tree, item.child);
    ARRAY_ADD(tree->arena, up, above);
    begin_page(tree, !item.child);
}

/* The pages of a level; `last` is the page behind its last item. */
static void put_level(Tree *tree, const Items *items, uint32_t last, Items *up)
{
    unsigned char cell[CELL_MOST];
    size_t length = 0;
    begin_page(tree, !last);
    for (uint32_t i = 0; i < items->count; i++) {
        size_t before = length;
        length = put_cell(tree, items->items[i], cell);
        if (add_cell(tree, cell, length))
            continue;
        if (i + 1 < items->count) {
            go_up(tree, items->items[i], up);
            continue;
        }
        /* No page may be empty: the one before the last goes up. */
        tree->cells--;
        tree->content += (uint32_t)before;
        go_up(tree, items->items[i - 1], up);
        add_cell(tree, cell, length);
    }
    end_page(tree, last);
}

uint32_t keys_put_tree(Keys *keys, unsigned char *bytes, uint32_t root, uint32_t next)
{
    Arena arena;
    arena_init(&arena);
    Tree tree = {.keys = keys, .bytes = bytes, .arena = &arena, .next = next};
    Items items, up = {0};
    sort(keys, &arena, &items);
    put_level(&tree, &items, 0, &up);
    while (up.count) {
        items = up;
        up = (Items){0};
        put_level(&tree, &items, tree.next - 1, &up);
    }
    memcpy(bytes + (size_t)(root - 1) * IMAGE_PAGE, tree.page, IMAGE_PAGE);
    keys->keys.count = 0;
    keys->bytes = 0;
    buf_reset(&keys->texts);
    arena_release(&arena);
    return tree.next - 1;
}
