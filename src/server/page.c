/* A folder of files into replies, each in two forms. */
#include "server/page.h"

#include "folder/folder.h"
#include "server/server.h"

#include <unistd.h>

enum { BYTES_MOST = 64 << 20, PATH_MOST = 4096 };

typedef struct {
    Reply *plain, *packed;
} PageFile;

struct Page {
    Arena arena;
    Map names;
    ARRAY(PageFile) files;
};

static const struct {
    const char *end, *type;
} types[] = {{".html", "text/html; charset=utf-8"},
             {".js", "text/javascript; charset=utf-8"},
             {".mjs", "text/javascript; charset=utf-8"},
             {".css", "text/css; charset=utf-8"},
             {".json", "application/json"},
             {".map", "application/json"},
             {".svg", "image/svg+xml"},
             {".png", "image/png"},
             {".ico", "image/x-icon"},
             {".woff2", "font/woff2"},
             {".txt", "text/plain; charset=utf-8"},
             {".webmanifest", "application/manifest+json"}};

static const char *type_of(Str path)
{
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
        if (str_ends(path, str_from_c(types[i].end)))
            return types[i].type;
    return "application/octet-stream";
}

bool page_is_document(Str path)
{
    return !path.len || str_ends(path, STR(".html"));
}

/* Vite's names: assets/index-BX3f_a91.js has eight characters of the digest of its bytes. */
static bool is_named_by_content(Str path)
{
    enum { DIGEST = 8 };
    size_t dot = path.len;
    while (dot > 0 && path.ptr[dot - 1] != '.' && path.ptr[dot - 1] != '/')
        dot--;
    if (!str_starts(path, STR("assets/")) || dot < DIGEST + 2 || path.ptr[dot - 1] != '.')
        return false;
    for (size_t i = dot - 1 - DIGEST; i < dot - 1; i++)
        if (!char_is_alpha(path.ptr[i]) && !char_is_digit(path.ptr[i]) && path.ptr[i] != '_' && path.ptr[i] != '-')
            return false;
    return path.ptr[dot - 2 - DIGEST] == '-';
}

static Reply *file_reply(Str path, Str bytes, bool takes_gzip)
{
    Reply *reply = reply_new(200, type_of(path));
    reply->caching = is_named_by_content(path) ? CACHE_LONG : CACHE_ASK;
    reply->is_document = page_is_document(path);
    buf_add(&reply->body, bytes);
    reply_seal(reply, takes_gzip);
    return reply;
}

static void add_file(Page *page, Str path, Str bytes)
{
    Str kept = arena_str(&page->arena, path);
    PageFile file = {file_reply(kept, bytes, false), file_reply(kept, bytes, true)};
    map_add(&page->names, kept, page->files.count);
    ARRAY_ADD(&page->arena, &page->files, file);
}

static bool read_folder(Page *page, const char *path)
{
    Arena arena;
    FolderFiles files;
    arena_init(&arena);
    bool is_read = folder_read(path, BYTES_MOST, &arena, &files);
    for (uint32_t i = 0; is_read && i < files.count; i++)
        add_file(page, files.items[i].path, files.items[i].bytes);
    arena_release(&arena);
    return is_read;
}

/* ---- where it is ---- */

static bool has_document(const char *folder, Arena *arena)
{
    return access(arena_c_string(arena, arena_printf(arena, "%s/index.html", folder)), R_OK) == 0;
}

const char *server_page_folder(Arena *arena)
{
    static const char *const places[] = {"web", "../share/purse/web"};
    char program[PATH_MOST];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program);
    Str folder = {program, length > 0 ? (size_t)length : 0};
    while (folder.len && folder.ptr[folder.len - 1] != '/')
        folder.len--;
    for (size_t i = 0; folder.len && i < sizeof places / sizeof places[0]; i++) {
        const char *found = arena_c_string(arena, arena_printf(arena, "%.*s%s", STR_ARG(folder), places[i]));
        if (has_document(found, arena))
            return found;
    }
    return has_document(PAGE_FOLDER, arena) ? PAGE_FOLDER : NULL;
}

static const char absent[] =
    "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Pursestrings</title>\n"
    "<h1>The page is not built</h1>\n"
    "<p>This server answers under <a href=\"api/health\">api/</a>; the page itself is made by "
    "<code>make web</code> in the source folder, and is then found beside the program. "
    "<code>purse serve --page FOLDER</code> names another.</p>\n</html>\n";

Page *page_open(const char *folder, Arena *why_arena, Str *why)
{
    Arena arena;
    arena_init(&arena);
    Page *page = ARENA_NEW(&arena, Page);
    page->arena = arena;
    map_init(&page->names, &page->arena);
    const char *found = folder ? folder : server_page_folder(&page->arena);
    if (!found) {
        add_file(page, STR("index.html"), str_from_c(absent));
        return page;
    }
    if (has_document(found, &page->arena) && read_folder(page, found))
        return page;
    *why = arena_printf(
        why_arena,
        "'%s' is not the folder of a page: it has no index.html, or cannot be read, or is larger than %d MiB", found,
        BYTES_MOST >> 20);
    page_close(page);
    return NULL;
}

Reply *page_find(const Page *page, Str path, bool takes_gzip)
{
    uint32_t number = map_find(&page->names, path.len ? path : STR("index.html"));
    if (number == MAP_ABSENT)
        return NULL;
    PageFile file = page->files.items[number];
    return reply_share(takes_gzip ? file.packed : file.plain);
}

void page_close(Page *page)
{
    for (uint32_t i = 0; i < page->files.count; i++) {
        reply_drop(page->files.items[i].plain);
        reply_drop(page->files.items[i].packed);
    }
    Arena arena = page->arena;
    arena_release(&arena);
}
