/* A report in Markdown as one page of HTML that needs nothing beside it.
 *
 * The last step of a report for people: cmark reads the Markdown, the tree is made fit for a screen reader (headings
 * with ids, citations as links, tables that can be scrolled by keyboard), and written between a head and a foot. Texts
 * of journals never become markup: raw HTML in them is shown as the words it is, and addresses of scripts are dropped.
 */
#include "report/words.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <stdlib.h>

static const char style[] =
#include "report_page.inc"
    ;

/* ---- the tree ---- */

static cmark_node *custom(cmark_node_type type, const char *before, const char *behind)
{
    cmark_node *node = cmark_node_new(type);
    cmark_node_set_on_enter(node, before);
    cmark_node_set_on_exit(node, behind);
    return node;
}

static cmark_node *text_node(Arena *arena, Str text)
{
    cmark_node *node = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node_set_literal(node, arena_c_string(arena, text));
    return node;
}

static void show_as_words(cmark_node *html, Arena *arena)
{
    cmark_node *words = text_node(arena, str_from_c(cmark_node_get_literal(html)));
    if (cmark_node_get_type(html) == CMARK_NODE_HTML_BLOCK) {
        cmark_node *paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH);
        cmark_node_append_child(paragraph, words);
        words = paragraph;
    }
    cmark_node_replace(html, words);
    cmark_node_free(html);
}

/* The words of a heading. */
static Str words_of(cmark_node *heading, Arena *arena)
{
    Buf words;
    buf_init(&words);
    for (cmark_node *node = cmark_node_first_child(heading); node; node = cmark_node_next(node))
        if (cmark_node_get_literal(node))
            buf_add(&words, str_from_c(cmark_node_get_literal(node)));
    Str kept = arena_str(arena, buf_str(&words));
    buf_release(&words);
    return kept;
}

/* "Where each figure is from" -> "where-each-figure-is-from" */
static Str slug_of(Str words, Arena *arena)
{
    Buf slug;
    buf_init(&slug);
    for (size_t i = 0; i < words.len; i++) {
        char c = char_lower(words.ptr[i]);
        if (char_is_alpha(c) || char_is_digit(c))
            buf_add_char(&slug, c);
        else if (slug.len && slug.ptr[slug.len - 1] != '-')
            buf_add_char(&slug, '-');
    }
    Str kept = arena_str(arena, str_slice(buf_str(&slug), 0, slug.len - (slug.len && slug.ptr[slug.len - 1] == '-')));
    buf_release(&slug);
    return kept;
}

typedef struct {
    Arena *arena;
    Str title, section; /* words of the first heading; of the heading before */
    bool in_sources;
    unsigned tables, sources;
} Page;

static void take_heading(Page *page, cmark_node *heading)
{
    page->section = words_of(heading, page->arena);
    if (!page->title.len)
        page->title = page->section;
    page->in_sources = str_equal(page->section, STR("Sources"));
    Str slug = slug_of(page->section, page->arena);
    if (!slug.len)
        return;
    Str mark = arena_printf(page->arena, "<div id=\"%.*s\"></div>", STR_ARG(slug));
    cmark_node_insert_before(heading, custom(CMARK_NODE_CUSTOM_BLOCK, arena_c_string(page->arena, mark), ""));
}

/* A table wider than the page is scrolled by mouse, finger or keyboard, and says what it is. */
static void take_table(Page *page, cmark_node *table)
{
    Buf before;
    buf_init(&before);
    buf_printf(&before, "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"Table %u: ", ++page->tables);
    markup_text(&before, page->section.len ? page->section : STR("the answer"), true);
    buf_add(&before, STR("\">"));
    cmark_node *region = custom(CMARK_NODE_CUSTOM_BLOCK, arena_c_string(page->arena, buf_str(&before)), "</div>");
    cmark_node_insert_before(table, region);
    cmark_node_append_child(region, table);
    buf_release(&before);
}

/* The list of sources: each can be jumped to. */
static void take_source(Page *page, cmark_node *item)
{
    cmark_node *paragraph = cmark_node_first_child(item);
    if (!page->in_sources || !paragraph || cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH)
        return;
    Str mark = arena_printf(page->arena, "<span id=\"source-%u\"></span>", ++page->sources);
    cmark_node_prepend_child(paragraph, custom(CMARK_NODE_CUSTOM_INLINE, arena_c_string(page->arena, mark), ""));
}

/* ---- citations ---- */

/* "[12]" at `at`: its length, or 0. */
static size_t citation_at(Str text, size_t at)
{
    size_t end = at + 1;
    while (end < text.len && char_is_digit(text.ptr[end]))
        end++;
    return end > at + 1 && end < text.len && text.ptr[end] == ']' && end - at <= 7 ? end + 1 - at : 0;
}

static cmark_node *citation_link(Arena *arena, Str citation)
{
    cmark_node *link = cmark_node_new(CMARK_NODE_LINK);
    Str number = str_slice(citation, 1, citation.len - 1);
    cmark_node_set_url(link, arena_c_string(arena, arena_printf(arena, "#source-%.*s", STR_ARG(number))));
    cmark_node_append_child(link, text_node(arena, citation));
    return link;
}

static void link_citations(Page *page, cmark_node *node)
{
    Str text = arena_str(page->arena, str_from_c(cmark_node_get_literal(node)));
    size_t done = 0;
    if (cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_LINK)
        return;
    for (size_t at = str_find_char(text, '[', 0); at < text.len; at = str_find_char(text, '[', at + 1)) {
        size_t length = citation_at(text, at);
        if (!length)
            continue;
        cmark_node_insert_before(node, text_node(page->arena, str_slice(text, done, at)));
        cmark_node_insert_before(node, citation_link(page->arena, str_slice(text, at, at + length)));
        done = at + length;
    }
    if (done)
        cmark_node_set_literal(node, arena_c_string(page->arena, str_after(text, done)));
}

/* ---- the page ---- */

typedef ARRAY(cmark_node *) NodeArray;

/* All nodes in order, taken down first: the tree is changed under way. */
static NodeArray nodes_of(cmark_node *document, Arena *arena)
{
    NodeArray nodes = {0};
    cmark_iter *iter = cmark_iter_new(document);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;)
        if (event == CMARK_EVENT_ENTER)
            ARRAY_ADD(arena, &nodes, cmark_iter_get_node(iter));
    cmark_iter_free(iter);
    return nodes;
}

static void take(Page *page, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE)
        show_as_words(node, page->arena);
    else if (type == CMARK_NODE_HEADING)
        take_heading(page, node);
    else if (type == CMARK_NODE_ITEM)
        take_source(page, node);
    else if (type == CMARK_NODE_TEXT)
        link_citations(page, node);
    else if (str_equal(str_from_c(cmark_node_get_type_string(node)), STR("table")))
        take_table(page, node);
}

static cmark_parser *parser_of_tables(void)
{
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_VALIDATE_UTF8);
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"));
    return parser;
}

static void print_page(Buf *out, const Page *page, Str title, Str body)
{
    buf_add(out, STR("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<meta name=\"generator\" content=\"purse " PURSE_VERSION "\">\n<title>"));
    markup_text(out, page->title.len ? page->title : title, true);
    buf_add(out, STR("</title>\n<style>\n"));
    buf_add(out, str_from_c(style));
    buf_add(out, STR("</style>\n</head>\n<body>\n<main>\n"));
    if (!page->title.len) {
        buf_add(out, STR("<h1>"));
        markup_text(out, title, true);
        buf_add(out, STR("</h1>\n"));
    }
    buf_add(out, body);
    buf_add(out, STR("</main>\n</body>\n</html>\n"));
}

void report_page(Buf *out, Str title, Arena *arena)
{
    cmark_parser *parser = parser_of_tables();
    cmark_parser_feed(parser, out->ptr, out->len);
    cmark_node *document = cmark_parser_finish(parser);
    cmark_consolidate_text_nodes(document);
    Page page = {.arena = arena};
    NodeArray nodes = nodes_of(document, arena);
    for (size_t i = 0; i < nodes.count; i++)
        take(&page, nodes.items[i]);
    char *body = cmark_render_html(document, CMARK_OPT_DEFAULT, NULL);
    buf_reset(out);
    print_page(out, &page, title, str_from_c(body));
    cmark_get_default_mem_allocator()->free(body);
    cmark_node_free(document);
    cmark_parser_free(parser);
}
