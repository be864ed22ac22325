/* What a person opens: the page's document, the report for who has no scripts, a text about the site. */
#include "publish/inside.h"

enum { PAGE_BYTES_MOST = 64 << 20 };

static size_t find(Str text, Str part, size_t from)
{
    while (from + part.len <= text.len && !str_starts(str_after(text, from), part))
        from = str_find_char(text, part.ptr[0], from + 1);
    return from + part.len <= text.len ? from : text.len;
}

/* ---- index.html ---- */

static const char without_scripts[] =
    "<noscript><p class=\"notice\">This page draws its maps and tables with JavaScript. Without it: "
    "<a href=\"report.html\">the whole report</a>, and <a href=\"README.txt\">what this site is</a>.</p></noscript>";

static void put_head(Publishing *publishing, Buf *out)
{
    buf_printf(out,
               "\n    <meta http-equiv=\"Content-Security-Policy\" content=\"%s\" />"
               "\n    <meta name=\"purse-site\" content=\"static\" />",
               publishing->settings->policy);
}

/* The document of the page, told that it is a site of files. */
static void add_document(Publishing *publishing, Str document)
{
    size_t head = find(document, STR("<head>"), 0) + strlen("<head>"), from = find(document, STR("<noscript>"), 0);
    size_t until = find(document, STR("</noscript>"), from);
    Buf out;
    buf_init(&out);
    buf_add(&out, str_slice(document, 0, head));
    put_head(publishing, &out);
    if (from == document.len || until == document.len)
        from = find(document, STR("</body>"), head), until = from;
    else
        until += strlen("</noscript>");
    buf_add(&out, str_slice(document, head, from));
    buf_add(&out, str_from_c(without_scripts));
    buf_add(&out, str_after(document, until));
    add_file(publishing, STR("index.html"), arena_str(publishing->arena, buf_str(&out)));
    buf_release(&out);
}

static bool is_document(const FolderFile *file)
{
    return str_equal(file->path, STR("index.html")) && str_contains(file->bytes, STR("<head>"));
}

/* ---- report.html ---- */

static void add_report(Publishing *publishing)
{
    SiteRequest request = {.path = STR("report"), .is_published = true, .today = publishing->first_day};
    SiteAnswer answer;
    Buf day;
    buf_init(&day);
    date_print(&day, publishing->first_day);
    Arena *arena = publishing->arena;
    ARRAY_ADD(arena, &request.parameters, (SiteParameter){STR("format"), STR("html")});
    ARRAY_ADD(arena, &request.parameters, (SiteParameter){STR("as-of"), arena_str(arena, buf_str(&day))});
    site_answer(publishing->site, &request, arena, &answer);
    if (answer.status == 200)
        add_file(publishing, STR("report.html"), arena_str(arena, buf_str(&answer.body)));
    else
        add_dead(publishing, arena_printf(arena, "report.html: %.*s", STR_ARG(str_trim(buf_str(&answer.body)))));
    buf_release(&answer.body);
    buf_release(&day);
}

/* ---- README.txt ---- */

static void add_readme(Publishing *publishing)
{
    const SiteDays *days = &publishing->reach.days;
    Buf out;
    buf_init(&out);
    buf_add(&out,
            STR("What public money hangs on which condition, on any day: a site written by Pursestrings " PURSE_VERSION
                ".\n\nOpen index.html through a file server, under any path: a browser reads no files beside a page "
                "that it\nopens from a disk. report.html is the whole report of one day and needs neither server nor "
                "scripts.\n\n"));
    if (days->count) {
        buf_printf(&out, "Written for %u days, on which answers can change, from ", days->count);
        date_print(&out, days->items[0]);
        buf_add(&out, STR(" to "));
        date_print(&out, days->items[days->count - 1]);
        buf_add(&out, publishing->reach.has_money_days
                          ? STR(".\nBetween two of them every answer stays the same.\n")
                          : STR(".\nMoney that was awarded between two of them counts from the next of them on.\n"));
    }
    buf_printf(&out, "\nMade by:    %s\nFrom bytes: SHA-256 %.*s\n", publishing->settings->command,
               STR_ARG(site_digest(publishing->site)));
    buf_add(&out,
            STR("\napi/index.json   which file under api/data has the answer to which question; the questions are "
                "those of\n                 purse serve\n"
                "published.txt    the files of this site; purse publish replaces a folder that has it, and no other\n"
                "\nWhat an order means was entered or confirmed by a person. Unknown is not zero; a joint award counts "
                "once.\n"
                "\nBoundaries on the map: us-atlas (ISC License, Copyright 2013-2019 Michael Bostock), made of the "
                "cartographic\nboundary files of the U.S. Census Bureau, 2017; they and the names of governments, "
                "from the Bureau's gazetteer,\nare in the public domain. The journal and the documents it cites belong "
                "to those who wrote them. The page\nand the program: MIT License.\n"));
    add_file(publishing, STR("README.txt"), arena_str(publishing->arena, buf_str(&out)));
    buf_release(&out);
}

bool read_page(Publishing *publishing, Str *why)
{
    const char *folder = publishing->settings->page;
    bool is_read = folder_read(folder, PAGE_BYTES_MOST, publishing->arena, &publishing->page);
    for (uint32_t i = 0; is_read && i < publishing->page.count; i++)
        if (is_document(&publishing->page.items[i]))
            return true;
    *why =
        arena_printf(publishing->arena,
                     "'%s' is not the folder of a page: it has no index.html with a head, or cannot be read", folder);
    return false;
}

void add_documents(Publishing *publishing)
{
    for (uint32_t i = 0; i < publishing->page.count; i++) {
        const FolderFile *file = &publishing->page.items[i];
        if (is_document(file))
            add_document(publishing, file->bytes);
        else
            add_file(publishing, file->path, file->bytes);
    }
    add_report(publishing);
    add_readme(publishing);
}
