/* Reports of the command line, whole or a page of their rows. */
#include "site/inside.h"

/* What a person types to have the same again. */
static const char *command_of(Call *call)
{
    Buf out;
    buf_init(&out);
    buf_printf(&out, "purse %s", call->route->verb);
    for (size_t i = 0; i < call->site->file_count; i++) {
        buf_add(&out, STR(" -f"));
        api_add_word(&out, str_from_c(call->site->files[i]));
    }
    for (size_t i = 0; i < call->request->parameters.count; i++) {
        const SiteParameter *given = &call->request->parameters.items[i];
        buf_printf(&out, " --%.*s", STR_ARG(given->name));
        api_add_word(&out, given->value);
    }
    if (!call->asked.as_of.ptr && !call->asked.known_by.ptr) {
        buf_add(&out, STR(" --as-of "));
        date_print(&out, call->question.as_of);
    }
    char *command = arena_c_string(call->arena, buf_str(&out));
    buf_release(&out);
    return command;
}

static bool is_route(const Call *call, const char *path)
{
    return str_equal(str_from_c(call->route->path), str_from_c(path));
}

/* The timeline is of one place; cases and claims are named by the path. */
static bool find_argument(Call *call)
{
    call->asked.argument = call->id;
    if (!is_route(call, "timeline"))
        return true;
    if (call->asked.places.count > 1) {
        call_refuse(call, 400, STR("place"), STR("a timeline is of one place, or of all"));
        return false;
    }
    if (call->asked.places.count)
        call->asked.argument = call->asked.places.items[0];
    call->asked.places.count = 0;
    return true;
}

/* ---- one of a list ---- */

/* The only element of a JSON list, without the list. */
static void unwrap(Call *call)
{
    Buf *body = &call->answer->body;
    Str list = buf_str(body);
    size_t from = str_find_char(list, '{', 0), until = list.len;
    while (until > from && list.ptr[until - 1] != '}')
        until--;
    Str element = arena_str(call->arena, str_slice(list, from, until));
    buf_reset(body);
    buf_add(body, element);
    buf_add_char(body, '\n');
}

/* ---- pages ---- */

enum { PAGE_DEFAULT = 1000, PAGE_MOST = 10000 };

/* The end of the element of a list, or of the row of a table, that begins at `at`. */
static size_t end_of_element(Str list, size_t at)
{
    size_t depth = 0;
    bool in_text = false;
    for (; at < list.len; at++) {
        char c = list.ptr[at];
        if (in_text) {
            at += c == '\\';
            in_text = c != '"';
        } else if (c == '"') {
            in_text = true;
        } else if (c == '{' || c == '[') {
            depth++;
        } else if ((c == '}' || c == ']') && depth-- == 0) {
            break;
        } else if (c == ',' && depth == 0) {
            break;
        }
    }
    return at;
}

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
    size_t at = str_find_char(list, '[', 0) + 1;
    while (at < list.len) {
        while (at < list.len && (list.ptr[at] == '\n' || list.ptr[at] == ' '))
            at++;
        size_t end = end_of_element(list, at);
        if (end == at)
            break;
        size_t until = end;
        while (until > at && (list.ptr[until - 1] == '\n' || list.ptr[until - 1] == ' '))
            until--;
        see_row(page, at, until);
        if (end == list.len || list.ptr[end] != ',')
            break;
        at = end + 1;
    }
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
    Page page = {.limit = PAGE_DEFAULT};
    bool is_table = str_equal(call->format, STR("csv"));
    if (!is_table && !str_equal(call->format, STR("json")))
        return;
    if (!read_number(call, "limit", call->limit, PAGE_MOST, &page.limit) ||
        !read_number(call, "offset", call->offset, 999999999, &page.offset))
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

void answer_report(Call *call)
{
    Buf *body = &call->answer->body;
    if (!find_argument(call) || !call_ask(call))
        return;
    /* Claims without a day are about the day of their words, and need none; fact checks bear the day they are made. */
    if (is_route(call, "claims"))
        call->answer->may_keep = call->view.form != FORM_REVIEW;
    call->view.command = command_of(call);
    if (!call_tell(call, &call->asked, &call->question, call->view.format, body))
        return;
    if (call->view.form == FORM_PAGE)
        report_page(body, arena_printf(call->arena, "purse %s", call->route->verb), call->arena);
    if (is_route(call, "cases/") && call->view.format == FORMAT_JSON)
        unwrap(call);
    if (call->route->takes & TAKES_LIST)
        call_page(call);
}
