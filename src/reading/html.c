/* HTML to clean text: what a reader sees in title and body. Gumbo makes the tree; texts and the edges of blocks are
 * taken out of it and put in the order of the source, so that places grow. */
#include "reading/clean.h"

#include <gumbo.h>
#include <setjmp.h>
#include <stdlib.h>

enum {
    HTML_MAX_BYTES = 16 << 20,
    MEMORY_BASE = 1 << 20,
    MEMORY_A_BYTE = 100, /* of the tree, for each byte of the source: more is an attack */
};

typedef struct {
    Arena arena;
    size_t limit;
    jmp_buf exhausted;
} TreeMemory;

/* Gumbo does not look whether it has got memory, so what is too much leaves it altogether; the arena goes whole. */
static void *tree_alloc(void *memory, size_t size)
{
    TreeMemory *tree = memory;
    if (tree->arena.used_bytes + size > tree->limit)
        longjmp(tree->exhausted, 1);
    return arena_alloc(&tree->arena, size, 1);
}

static void tree_free(void *memory, void *piece)
{
    (void)memory;
    (void)piece;
}

typedef enum { EVENT_TEXT, EVENT_BLOCK } EventKind;

/* A text, or the edge of a block, at its place in the source. */
typedef struct {
    uint32_t at, order;
    EventKind kind;
    const GumboText *text;
} Event;

typedef ARRAY(Event) Events;

static bool is_hidden_tag(GumboTag tag)
{
    return tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_TEMPLATE ||
           tag == GUMBO_TAG_NOSCRIPT || tag == GUMBO_TAG_IFRAME || tag == GUMBO_TAG_SVG || tag == GUMBO_TAG_TEXTAREA ||
           tag == GUMBO_TAG_SELECT || tag == GUMBO_TAG_BUTTON || tag == GUMBO_TAG_OBJECT || tag == GUMBO_TAG_MATH;
}

/* Those that stand in a line with what is about them. */
static bool is_inline_tag(GumboTag tag)
{
    static const GumboTag tags[] = {
        GUMBO_TAG_A,      GUMBO_TAG_ABBR, GUMBO_TAG_ACRONYM, GUMBO_TAG_B,     GUMBO_TAG_BDI,  GUMBO_TAG_BDO,
        GUMBO_TAG_BIG,    GUMBO_TAG_CITE, GUMBO_TAG_CODE,    GUMBO_TAG_DATA,  GUMBO_TAG_DEL,  GUMBO_TAG_DFN,
        GUMBO_TAG_EM,     GUMBO_TAG_FONT, GUMBO_TAG_I,       GUMBO_TAG_INS,   GUMBO_TAG_KBD,  GUMBO_TAG_MARK,
        GUMBO_TAG_Q,      GUMBO_TAG_S,    GUMBO_TAG_SAMP,    GUMBO_TAG_SMALL, GUMBO_TAG_SPAN, GUMBO_TAG_STRIKE,
        GUMBO_TAG_STRONG, GUMBO_TAG_SUB,  GUMBO_TAG_SUP,     GUMBO_TAG_TIME,  GUMBO_TAG_TT,   GUMBO_TAG_U,
        GUMBO_TAG_VAR,    GUMBO_TAG_WBR,  GUMBO_TAG_LABEL,   GUMBO_TAG_IMG,   GUMBO_TAG_NOBR, GUMBO_TAG_UNKNOWN};
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
        if (tags[i] == tag)
            return true;
    return false;
}

static bool is_hidden(const GumboElement *element)
{
    if (is_hidden_tag(element->tag) || gumbo_get_attribute(&element->attributes, "hidden"))
        return true;
    const GumboAttribute *aria = gumbo_get_attribute(&element->attributes, "aria-hidden");
    const GumboAttribute *style = gumbo_get_attribute(&element->attributes, "style");
    return (aria && str_equal(str_from_c(aria->value), STR("true"))) ||
           (style && (str_contains(str_from_c(style->value), STR("display:none")) ||
                      str_contains(str_from_c(style->value), STR("display: none"))));
}

static void add_event(Arena *arena, Events *events, size_t at, EventKind kind, const GumboText *text)
{
    ARRAY_ADD(arena, events, (Event){(uint32_t)at, events->count, kind, text});
}

/* Walks without recursion: each node knows its parent and its place there. */
static void gather(const GumboNode *root, Arena *arena, Events *events)
{
    const GumboNode *node = root;
    while (node) {
        const GumboVector *children = NULL;
        if (node->type == GUMBO_NODE_ELEMENT) {
            bool is_shown = !is_hidden(&node->v.element);
            if (!is_inline_tag(node->v.element.tag))
                add_event(arena, events, node->v.element.start_pos.offset, EVENT_BLOCK, NULL);
            children = is_shown ? &node->v.element.children : NULL;
        } else if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE) {
            add_event(arena, events, node->v.text.start_pos.offset, EVENT_TEXT, &node->v.text);
        }
        if (children && children->length > 0) {
            node = children->data[0];
            continue;
        }
        for (;;) {
            if (node->type == GUMBO_NODE_ELEMENT && !is_inline_tag(node->v.element.tag))
                add_event(arena, events, node->v.element.end_pos.offset, EVENT_BLOCK, NULL);
            if (node == root)
                return;
            const GumboVector *siblings = &node->parent->v.element.children;
            if (node->index_within_parent + 1 < siblings->length) {
                node = siblings->data[node->index_within_parent + 1];
                break;
            }
            node = node->parent;
        }
    }
}

static int by_place(const void *a, const void *b)
{
    const Event *x = a, *y = b;
    return x->at != y->at ? (x->at < y->at ? -1 : 1) : x->order < y->order ? -1 : 1;
}

static void write_events(HtmlWriter *writer, const Events *events)
{
    for (uint32_t i = 0; i < events->count; i++) {
        const Event *event = &events->items[i];
        if (event->kind == EVENT_BLOCK) {
            html_want_break(writer, event->at);
            continue;
        }
        size_t start = (size_t)(event->text->original_text.data - writer->source.ptr);
        size_t end = start + event->text->original_text.length;
        if (event->text->original_text.data && start >= writer->done && end <= writer->source.len)
            html_write_text(writer, str_from_c(event->text->text), start, end);
    }
}

FormProblem html_read(Str source, Arena *arena, Clean *out)
{
    if (source.len > HTML_MAX_BYTES || html_is_tangled(source))
        return FORM_TANGLED;
    TreeMemory memory = {.limit = MEMORY_BASE + MEMORY_A_BYTE * source.len};
    arena_init(&memory.arena);
    if (setjmp(memory.exhausted)) {
        arena_release(&memory.arena);
        return FORM_TANGLED;
    }
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = tree_alloc;
    options.deallocator = tree_free;
    options.userdata = &memory;
    options.max_errors = 0;
    const GumboOutput *tree = gumbo_parse_with_options(&options, source.ptr, source.len);
    Events events = {0};
    gather(tree->root, arena, &events);
    if (events.count > 0)
        qsort(events.items, events.count, sizeof events.items[0], by_place);
    HtmlWriter writer = {.source = source, .out = out};
    write_events(&writer, &events);
    arena_release(&memory.arena);
    return FORM_FINE;
}
