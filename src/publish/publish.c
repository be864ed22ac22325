/* The way of a site: read, ask, add the page, check the links, write. */
#include "publish/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

enum { DEAD_MOST = 1000 };

void add_file(Publishing *publishing, Str path, Str bytes)
{
    map_add(&publishing->paths, path, publishing->files.count);
    ARRAY_ADD(publishing->arena, &publishing->files, (FolderFile){path, bytes});
    publishing->out->bytes += bytes.len;
}

void add_dead(Publishing *publishing, Str words)
{
    StrArray *dead = &publishing->out->dead;
    for (uint32_t i = dead->count; i-- > 0;)
        if (str_equal(dead->items[i], words))
            return;
    if (dead->count < DEAD_MOST)
        ARRAY_ADD(publishing->arena, dead, words);
}

/* ---- writing ---- */

/* The first line of the marker that is not before the path; its lines are in order. */
static Str line_at(Str lines, Str path)
{
    size_t low = 0, high = lines.len; /* both where a line begins, or the end */
    while (low < high) {
        size_t begin = low + (high - low) / 2;
        while (begin > low && lines.ptr[begin - 1] != '\n')
            begin--;
        size_t end = str_find_char(lines, '\n', begin);
        if (str_compare(str_slice(lines, begin, end), path) < 0)
            low = end < lines.len ? end + 1 : lines.len;
        else
            high = begin;
    }
    return str_slice(lines, low, str_find_char(lines, '\n', low));
}

static bool is_ours(Str path, Str marker)
{
    Str begins = STR(MARKER_BEGINS);
    if (str_equal(path, STR(MARKER_FILE)))
        return true;
    if (!str_starts(marker, begins))
        return false;
    Str line = line_at(str_after(marker, begins.len), path);
    return str_ends(path, STR("/")) ? str_starts(line, path) : str_equal(line, path);
}

static const FolderKind kind = {"a", "published site", MARKER_FILE, MARKER_BEGINS, is_ours};

static int by_path(const void *left, const void *right)
{
    return str_compare(((const FolderFile *)left)->path, ((const FolderFile *)right)->path);
}

static Str list_files(Publishing *publishing)
{
    Buf list;
    buf_init(&list);
    buf_add(&list, STR(MARKER_BEGINS));
    for (uint32_t i = 0; i < publishing->files.count; i++)
        buf_printf(&list, "%.*s\n", STR_ARG(publishing->files.items[i].path));
    Str kept = arena_str(publishing->arena, buf_str(&list));
    buf_release(&list);
    return kept;
}

/* The list of files first: what is broken off can then be told from what somebody else put there. */
static bool put_all(Publishing *publishing, Folder *folder, Str *why)
{
    Arena *arena = publishing->arena;
    qsort(publishing->files.items, publishing->files.count, sizeof *publishing->files.items, by_path);
    if (!folder_put(folder, MARKER_FILE, list_files(publishing), arena, why))
        return false;
    for (uint32_t i = 0; i < publishing->files.count; i++) {
        const FolderFile *file = &publishing->files.items[i];
        if (!folder_put(folder, arena_c_string(arena, file->path), file->bytes, arena, why))
            return false;
    }
    publishing->out->is_unchanged = folder_is_unchanged(folder);
    return true;
}

/* ---- the whole ---- */

static void choose_first_day(Publishing *publishing)
{
    const SiteReach *reach = &publishing->reach;
    Date first_day = publishing->settings->first_day;
    if (first_day == DATE_OPEN)
        first_day = reach->last_change;
    if (first_day == DATE_MIN)
        first_day = reach->days.count ? reach->days.items[0] : 0;
    publishing->first_day = first_day;
}

/* Everything that is to be written, in memory, and looked through. */
static Status gather(Publishing *publishing, Str *why)
{
    if (site_has_errors(publishing->site)) {
        *why = STR("the journal has errors; mend them first, as figures could be wrong");
        return STATUS_DATA;
    }
    site_reach(publishing->site, publishing->arena, &publishing->reach);
    choose_first_day(publishing);
    publishing->out->days = publishing->reach.days.count;
    publishing->out->has_money_days = publishing->reach.has_money_days;
    add_documents(publishing);
    add_answers(publishing);
    check_links(publishing);
    publishing->out->files = publishing->files.count + 1;
    return publishing->out->dead.count ? STATUS_DATA : STATUS_OK;
}

/* Files are named from their folder, so that no path of the machine is in a name. */
static Status gather_from_root(Publishing *publishing, Str *why)
{
    const PublishSettings *settings = publishing->settings;
    int here = open(".", O_PATH | O_DIRECTORY | O_CLOEXEC);
    Status status = STATUS_FAILED;
    if (here < 0 || chdir(settings->root) != 0)
        *why = arena_printf(publishing->arena, "cannot enter '%s': %s", settings->root, strerror(errno));
    else if ((publishing->site = site_open(&settings->files, why, publishing->arena)))
        status = gather(publishing, why);
    site_close(publishing->site);
    if (here >= 0) {
        if (fchdir(here) != 0 && status == STATUS_OK) {
            *why = arena_printf(publishing->arena, "cannot come back: %s", strerror(errno));
            status = STATUS_FAILED;
        }
        close(here);
    }
    return status;
}

Status publish_site(const PublishSettings *settings, const char *path, Arena *arena, Published *out, Str *why)
{
    Publishing publishing = {.settings = settings, .arena = arena, .out = out};
    Folder folder;
    *out = (Published){0};
    map_init(&publishing.paths, arena);
    map_init(&publishing.keys, arena);
    if (!read_page(&publishing, why) || !folder_begin(&folder, &kind, path, arena, why))
        return STATUS_FAILED;
    Status status = gather_from_root(&publishing, why);
    if (status == STATUS_OK && !put_all(&publishing, &folder, why))
        status = STATUS_FAILED;
    if (status == STATUS_OK)
        return folder_finish(&folder, arena, why) ? STATUS_OK : STATUS_FAILED;
    folder_abandon(&folder);
    return status;
}
