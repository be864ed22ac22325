/* Walking through folders, and reading what is in them. */
#include "folder/entries.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static bool add_entry(int root, Str prefix, const char *name, Arena *arena, Entries *entries)
{
    struct stat status;
    Str path = arena_printf(arena, "%.*s%s", STR_ARG(prefix), name);
    if (entries->count == ENTRIES_MOST || fstatat(root, path.ptr, &status, AT_SYMLINK_NOFOLLOW) != 0)
        return false;
    if (S_ISDIR(status.st_mode))
        path = arena_printf(arena, "%.*s/", STR_ARG(path));
    ARRAY_ADD(arena, entries, (Entry){path, S_ISREG(status.st_mode)});
    return true;
}

static bool list_one(int root, Str prefix, Arena *arena, Entries *entries)
{
    int file = openat(root, prefix.len ? prefix.ptr : ".", O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *folder = file < 0 ? NULL : fdopendir(file);
    bool is_good = folder;
    for (struct dirent *entry; is_good && (entry = readdir(folder));)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            is_good = add_entry(root, prefix, entry->d_name, arena, entries);
    if (folder)
        closedir(folder);
    else if (file >= 0)
        close(file);
    return is_good;
}

bool entries_list(int folder, EntriesInto *goes_into, const void *context, Arena *arena, Entries *entries)
{
    *entries = (Entries){0};
    if (!list_one(folder, STR(""), arena, entries))
        return false;
    for (uint32_t i = 0; i < entries->count; i++) {
        Str path = entries->items[i].path;
        if (str_ends(path, STR("/")) && goes_into(context, path) && !list_one(folder, path, arena, entries))
            return false;
    }
    return true;
}

bool entries_read(int folder, const char *name, size_t most, Arena *arena, Str *bytes)
{
    int file = openat(folder, name, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
    Buf text;
    ssize_t got = 1;
    *bytes = STR("");
    if (file < 0)
        return false;
    buf_init(&text);
    while (got > 0 && text.len <= most) {
        char *room = buf_reserve(&text, 1 << 16);
        got = read(file, room, 1 << 16);
        text.len += got > 0 ? (size_t)got : 0;
    }
    close(file);
    bool is_read = got == 0 && text.len <= most;
    if (is_read)
        *bytes = arena_str(arena, buf_str(&text));
    buf_release(&text);
    return is_read;
}

/* ---- a whole folder ---- */

enum { FILES_MOST = 4096 };

/* What begins with a dot is nobody's to show. */
static bool is_hidden(Str path)
{
    size_t end = path.len && path.ptr[path.len - 1] == '/' ? path.len - 1 : path.len, at = end;
    while (at > 0 && path.ptr[at - 1] != '/')
        at--;
    return at < end && path.ptr[at] == '.';
}

static bool is_shown(const void *context, Str folder)
{
    (void)context;
    return !is_hidden(folder);
}

static int by_path(const void *left, const void *right)
{
    return str_compare(((const FolderFile *)left)->path, ((const FolderFile *)right)->path);
}

static bool read_files(int root, const Entries *entries, size_t most, Arena *arena, FolderFiles *files)
{
    size_t left = most;
    for (uint32_t i = 0; i < entries->count; i++) {
        FolderFile file = {.path = entries->items[i].path};
        if (!entries->items[i].is_file || is_hidden(file.path))
            continue;
        if (files->count == FILES_MOST ||
            !entries_read(root, arena_c_string(arena, file.path), left, arena, &file.bytes))
            return false;
        left -= file.bytes.len;
        ARRAY_ADD(arena, files, file);
    }
    return true;
}

bool folder_read(const char *path, size_t most, Arena *arena, FolderFiles *files)
{
    int root = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    Entries entries;
    *files = (FolderFiles){0};
    if (root < 0)
        return false;
    bool is_read =
        entries_list(root, is_shown, NULL, arena, &entries) && read_files(root, &entries, most, arena, files);
    close(root);
    if (files->count)
        qsort(files->items, files->count, sizeof *files->items, by_path);
    return is_read;
}
