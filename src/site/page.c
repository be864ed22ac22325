/* A list in pages: of a whole answer, the rows that were asked for; of an answer about places, only they are told. */
#include "site/inside.h"

enum { PAGE_DEFAULT = 1000, PAGE_MOST = 10000 };

static size_t end_of_row(Str table, size_t at)
{
    bool in_text = false;
    for (; at < table.len; at++) {
        in_text = in_text != (table.ptr[at] == '"');
        if (table.ptr[at] == '\n' && !in_text)
            return at + 1;
    }
    return at;
}

/* Where the rows from `offset` on, at most `limit`, begin and end. */
typedef struct {
    size_t offset, limit, rows, from, until;
} Page;

static void see_row(Page *page, size_t from, size_t until)
{
    if (page->rows == page->offset)
        page->from = page->until = from;
    if (page->rows >= page->offset && page->rows - page->offset < page->limit)
        page->until = until;
    page->rows++;
}

static void find_elements(Str list, Page *page)
{
    JsonWalk walk = json_walk(list);
    for (Str element; json_next(&walk, &element);)
        see_row(page, (size_t)(element.ptr - list.ptr), (size_t)(element.ptr - list.ptr) + element.len);
}

static void find_rows(Str table, Page *page)
{
    for (size_t at = end_of_row(table, 0); at < table.len;) {
        size_t end = end_of_row(table, at);
        see_row(page, at, end);
        at = end;
    }
}

static bool read_number(Call *call, const char *name, Str text, size_t most, size_t *out)
{
    if (!text.ptr)
        return true;
    int number = text.len && text.len <= 9 ? str_digits(text, 0, text.len) : -1;
    if (number < 0 || (size_t)number > most) {
        call_refuse(call, 400, str_from_c(name),
                    arena_printf(call->arena, "'%.*s' is no whole number up to %zu", STR_ARG(text), most));
        return false;
    }
    *out = (size_t)number;
    return true;
}

static bool read_page(Call *call, size_t *offset, size_t *limit)
{
    return read_number(call, "limit", call->limit, PAGE_MOST, limit) &&
           read_number(call, "offset", call->offset, 999999999, offset);
}

static void keep_page(Call *call, const Page *page, bool is_table)
{
    Buf *body = &call->answer->body;
    if (page->offset == 0 && page->rows <= page->limit)
        return;
    Str whole = arena_str(call->arena, buf_str(body));
    bool has_rows = page->until > page->from;
    buf_reset(body);
    if (is_table)
        buf_add(body, str_slice(whole, 0, end_of_row(whole, 0)));
    else
        buf_add(body, has_rows ? STR("[\n  ") : STR("["));
    if (has_rows)
        buf_add(body, str_slice(whole, page->from, page->until));
    if (!is_table)
        buf_add(body, has_rows ? STR("\n]\n") : STR("]\n"));
}

void call_page(Call *call)
{
    SiteAnswer *answer = call->answer;
    Page page = {.limit = call->request->is_published ? SIZE_MAX : PAGE_DEFAULT};
    bool is_table = str_equal(call->format, STR("csv"));
    if (!is_table && !str_equal(call->format, STR("json")))
        return;
    if (!read_page(call, &page.offset, &page.limit))
        return;
    if (is_table)
        find_rows(buf_str(&answer->body), &page);
    else
        find_elements(buf_str(&answer->body), &page);
    keep_page(call, &page, is_table);
    answer->total = page.rows;
    answer->offset = page.offset;
    answer->limit = page.limit;
}

bool call_take_page(Call *call)
{
    if (!(call->route->takes & TAKES_PAGE) || (!call->limit.ptr && !call->offset.ptr))
        return true;
    call->page.limit = PAGE_DEFAULT;
    call->view.page = &call->page;
    return read_page(call, &call->page.offset, &call->page.limit);
}

void call_give_page(Call *call)
{
    if (!(call->route->takes & TAKES_PAGE))
        return;
    call->answer->total = call->places;
    if (!call->view.page)
        return;
    call->answer->offset = call->page.offset;
    call->answer->limit = call->page.limit;
}
