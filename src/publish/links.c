/* Whether everything that the site names is in it: addresses in documents, files in scripts and styles, places and
 * views in answers. */
#include "publish/inside.h"

/* The path that a relative address means in a file; empty when it leads out of the site. */
static Str resolve(Arena *arena, Str file, Str address)
{
    size_t end = file.len, length = 0;
    while (length < address.len && address.ptr[length] != '?' && address.ptr[length] != '#')
        length++;
    Str rest = str_slice(address, 0, length);
    while (end > 0 && file.ptr[end - 1] != '/')
        end--;
    while (str_starts(rest, STR("./")) || str_starts(rest, STR("../"))) {
        bool is_up = str_starts(rest, STR("../"));
        rest = str_after(rest, is_up ? 3 : 2);
        if (is_up && !end)
            return STR("");
        for (end -= is_up; is_up && end > 0 && file.ptr[end - 1] != '/';)
            end--;
    }
    return arena_printf(arena, "%.*s%.*s", STR_ARG(str_slice(file, 0, end)), STR_ARG(rest));
}

static void need_file(Publishing *publishing, Str file, Str address)
{
    Str path = resolve(publishing->arena, file, address);
    if (!path.len || map_find(&publishing->paths, path) == MAP_ABSENT)
        add_dead(publishing, arena_printf(publishing->arena, "%.*s names %.*s, which is not there", STR_ARG(file),
                                          STR_ARG(address)));
}

/* ---- documents ---- */

static bool is_elsewhere(Str address)
{
    return str_starts(address, STR("http://")) || str_starts(address, STR("https://")) ||
           str_starts(address, STR("mailto:")) || str_starts(address, STR("data:"));
}

static bool has_anchor(Publishing *publishing, Str document, Str address)
{
    Str id = arena_printf(publishing->arena, "id=\"%.*s\"", STR_ARG(str_after(address, 1)));
    return address.len == 1 || str_contains(document, id);
}

static void check_address(Publishing *publishing, const FolderFile *file, Str address)
{
    if (!address.len || is_elsewhere(address))
        return;
    if (address.ptr[0] != '#')
        need_file(publishing, file->path, address);
    else if (!has_anchor(publishing, file->bytes, address))
        add_dead(publishing, arena_printf(publishing->arena, "%.*s leads to %.*s, which is not in it",
                                          STR_ARG(file->path), STR_ARG(address)));
}

static void check_document(Publishing *publishing, const FolderFile *file)
{
    Str text = file->bytes;
    for (size_t at = str_find_char(text, '"', 0); at < text.len; at = str_find_char(text, '"', at + 1)) {
        bool is_address =
            str_ends(str_slice(text, 0, at), STR(" href=")) || str_ends(str_slice(text, 0, at), STR(" src="));
        size_t end = str_find_char(text, '"', at + 1);
        if (is_address && end < text.len)
            check_address(publishing, file, str_slice(text, at + 1, end));
        at = is_address ? end : at;
    }
}

/* ---- scripts and styles ---- */

static bool is_file_name(Str text)
{
    static const char *const ends[] = {".js", ".css", ".json", ".svg", ".png", ".woff2"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (str_ends(text, str_from_c(ends[i])))
            return text.len > strlen(ends[i]);
    return false;
}

/* What stands in quotation marks as ./name.js is fetched from beside the file. */
static void check_script(Publishing *publishing, const FolderFile *file)
{
    enum { NAME_MOST = 256 };
    Str text = file->bytes, start = STR("\"./");
    for (size_t at = str_find_char(text, '"', 0); at < text.len; at = str_find_char(text, '"', at + 1)) {
        if (!str_starts(str_after(text, at), start))
            continue;
        Str near = str_slice(text, at + 1, at + 1 + NAME_MOST);
        Str name = str_slice(near, 0, str_find_char(near, '"', 0));
        if (is_file_name(name))
            need_file(publishing, file->path, name);
    }
}

static void check_style(Publishing *publishing, const FolderFile *file)
{
    Str text = file->bytes;
    for (size_t at = str_find_char(text, '(', 0); at < text.len; at = str_find_char(text, '(', at + 1)) {
        Str rest = str_after(text, at + 1);
        Str address = str_slice(rest, 0, str_find_char(rest, ')', 0));
        bool is_quoted = address.len > 1 && (address.ptr[0] == '"' || address.ptr[0] == '\'');
        address = is_quoted ? str_slice(address, 1, address.len - 1) : address;
        if (str_ends(str_slice(text, 0, at), STR("url")) && !is_elsewhere(address) && !str_starts(address, STR("#")))
            need_file(publishing, file->path, address);
    }
}

/* ---- answers ---- */

static void need_answer(Publishing *publishing, const FolderFile *file, const char *folder, Str id)
{
    Str key = arena_printf(publishing->arena, "%s%.*s", folder, STR_ARG(id));
    if (map_find(&publishing->keys, key) == MAP_ABSENT)
        add_dead(publishing, arena_printf(publishing->arena, "%.*s leads to %.*s, which is not there",
                                          STR_ARG(file->path), STR_ARG(key)));
}

/* Those of a kind have a list beside them; of a kind without, nothing was ever asked. */
static bool has_answers(Publishing *publishing, const char *folder)
{
    Str list = str_slice(str_from_c(folder), 0, strlen(folder) - 1);
    return str_equal(list, STR("places")) || map_find(&publishing->keys, list) != MAP_ABSENT;
}

/* The text behind a key, "place": "us/il/chicago"; empty when something else stands there. */
static Str text_behind(Str body, size_t at)
{
    while (at < body.len && (body.ptr[at] == ' ' || body.ptr[at] == ':'))
        at++;
    return at < body.len && body.ptr[at] == '"' ? str_slice(body, at + 1, str_find_char(body, '"', at + 1)) : STR("");
}

/* {"view": "place", "id": "us/il/chicago"} leads to places/us/il/chicago. */
static void check_view(Publishing *publishing, const FolderFile *file, size_t at)
{
    static const struct {
        const char *view, *folder;
    } views[] = {{"place", "places/"}, {"condition", "conditions/"}, {"case", "cases/"}, {"source", "sources/"}};
    Str name = text_behind(file->bytes, at), id = STR("\"id\":");
    size_t key =
        str_find_char(file->bytes, '"', str_find_char(file->bytes, '"', str_find_char(file->bytes, '"', at) + 1) + 1);
    if (!str_starts(str_after(file->bytes, key), id))
        return;
    for (size_t i = 0; i < sizeof views / sizeof *views; i++)
        if (str_equal(name, str_from_c(views[i].view)) && has_answers(publishing, views[i].folder))
            need_answer(publishing, file, views[i].folder, text_behind(file->bytes, key + id.len));
}

static void check_answer(Publishing *publishing, const FolderFile *file)
{
    Str body = file->bytes, place = STR("\"place\":"), view = STR("\"view\":");
    for (size_t at = str_find_char(body, '"', 0); at < body.len; at = str_find_char(body, '"', at + 1)) {
        Str rest = str_after(body, at);
        Str id = str_starts(rest, place) ? text_behind(body, at + place.len) : STR("");
        if (id.len)
            need_answer(publishing, file, "places/", id);
        else if (str_starts(rest, view))
            check_view(publishing, file, at + view.len);
    }
}

void check_links(Publishing *publishing)
{
    for (uint32_t i = 0; i < publishing->files.count; i++) {
        const FolderFile *file = &publishing->files.items[i];
        if (str_ends(file->path, STR(".html")))
            check_document(publishing, file);
        else if (str_ends(file->path, STR(".js")))
            check_script(publishing, file);
        else if (str_ends(file->path, STR(".css")))
            check_style(publishing, file);
        else if (str_starts(file->path, STR("api/data/")) && str_ends(file->path, STR(".json")))
            check_answer(publishing, file);
    }
}
