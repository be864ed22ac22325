/* Looking at what is there, locking, writing, exchanging, removing. */
#include "folder/entries.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static void complain(const char *doing, const char *path, int error, Arena *arena, Str *why)
{
    char *reason = arena_c_string(arena, str_from_c(strerror(error)));
    reason[0] = char_lower(reason[0]);
    *why = arena_printf(arena, "cannot %s '%s': %s", doing, path, reason);
}

void folder_complain(const Folder *folder, const char *name, int error, Arena *arena, Str *why)
{
    complain("write", arena_printf(arena, "%s/%s", folder->path, name).ptr, error, arena, why);
}

/* ---- looking at what is in a folder ---- */

typedef struct {
    const FolderKind *kind;
    Str marker;
    bool has_marker; /* and it begins as it should */
    Entries entries;
    const char *foreign; /* the first entry that is not of this kind; NULL: none */
    size_t files;
} Look;

static bool is_ours(const void *context, Str path)
{
    const Look *look = context;
    return look->kind->is_ours(path, look->marker);
}

static bool look_into(const FolderKind *kind, int folder, Arena *arena, Look *look)
{
    *look = (Look){.kind = kind};
    look->has_marker = entries_read(folder, kind->marker, MARKER_MOST, arena, &look->marker) &&
                       str_starts(look->marker, str_from_c(kind->begins));
    if (!entries_list(folder, is_ours, look, arena, &look->entries))
        return false;
    for (uint32_t i = 0; i < look->entries.count && !look->foreign; i++) {
        const Entry *entry = &look->entries.items[i];
        bool is_folder = str_ends(entry->path, STR("/"));
        if ((!entry->is_file && !is_folder) || !is_ours(look, entry->path))
            look->foreign = arena_c_string(arena, str_slice(entry->path, 0, entry->path.len - is_folder));
        look->files += entry->is_file;
    }
    return true;
}

/* May what is there be replaced? True also when there is nothing. */
static bool is_free(Folder *folder, Arena *arena, Str *why)
{
    const FolderKind *kind = folder->kind;
    Look look = {0};
    folder->before = open(folder->place, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder->before < 0 && errno == ENOENT)
        return true;
    if (folder->before < 0 || !look_into(kind, folder->before, arena, &look)) {
        complain("write", folder->path, errno, arena, why);
        return false;
    }
    folder->before_count = look.files;
    if (!look.foreign && (!look.entries.count || look.has_marker))
        return true;
    *why = look.foreign ? arena_printf(arena, "'%s' holds '%s', which is not of %s %s: name a new or empty folder",
                                       folder->path, look.foreign, kind->a, kind->name)
                        : arena_printf(arena, "'%s' is not empty and holds no earlier %s: name a new or empty folder",
                                       folder->path, kind->name);
    return false;
}

/* ---- removing ---- */

/* What is in a folder comes behind it in the list. */
static bool remove_entries(int folder, const Look *look, Arena *arena)
{
    bool is_done = true;
    for (uint32_t i = look->entries.count; i-- > 0;) {
        const Entry *entry = &look->entries.items[i];
        bool is_folder = str_ends(entry->path, STR("/"));
        if (is_ours(look, entry->path) && (entry->is_file || is_folder))
            is_done =
                unlinkat(folder, arena_c_string(arena, entry->path), is_folder ? AT_REMOVEDIR : 0) == 0 && is_done;
    }
    return is_done;
}

static bool remove_files(const FolderKind *kind, int folder)
{
    Arena arena;
    Look look;
    arena_init(&arena);
    bool is_done = look_into(kind, folder, &arena, &look) && remove_entries(folder, &look, &arena);
    arena_release(&arena);
    return is_done;
}

/* ---- writing ---- */

/* Locks what is open, and makes sure that it still has its name: another may just have put it in its place. */
static bool lock(const char *path, int folder)
{
    struct stat named, opened;
    return flock(folder, LOCK_EX | LOCK_NB) == 0 && stat(path, &named) == 0 && fstat(folder, &opened) == 0 &&
           named.st_dev == opened.st_dev && named.st_ino == opened.st_ino;
}

static bool make_partial(Folder *folder, Arena *arena, Str *why)
{
    const FolderKind *kind = folder->kind;
    const char *shown = arena_printf(arena, "%s.partial", folder->path).ptr;
    Look look;
    bool is_made = mkdir(folder->partial, 0777) == 0 || errno == EEXIST;
    folder->folder = is_made ? open(folder->partial, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) : -1;
    if (folder->folder < 0) {
        complain("write", is_made ? shown : folder->path, errno, arena, why);
        return false;
    }
    if (!lock(folder->partial, folder->folder))
        *why = arena_printf(arena, "another %s is writing to '%s'", kind->name, folder->path);
    else if (!look_into(kind, folder->folder, arena, &look))
        complain("read", shown, errno, arena, why);
    else if (look.foreign)
        *why = arena_printf(arena, "'%s' is in the way: it holds '%s', which is not of %s %s", shown, look.foreign,
                            kind->a, kind->name);
    else if (!remove_entries(folder->folder, &look, arena))
        complain("empty", shown, errno, arena, why);
    else
        return true;
    close(folder->folder);
    return false;
}

/* The folder a person stands in cannot be exchanged under their feet. */
static bool is_here(const char *path)
{
    struct stat there, here;
    return stat(path, &there) == 0 && stat(".", &here) == 0 && there.st_dev == here.st_dev &&
           there.st_ino == here.st_ino;
}

/* What is not there yet lies in a folder that is. */
static const char *find_place(const char *path, Arena *arena)
{
    char real[PATH_MAX];
    if (realpath(path, real))
        return arena_c_string(arena, str_from_c(real));
    Str whole = str_from_c(path);
    size_t slash = whole.len;
    while (slash > 0 && path[slash - 1] != '/')
        slash--;
    const char *parent = slash ? arena_c_string(arena, str_slice(whole, 0, slash)) : ".";
    return realpath(parent, real) ? arena_printf(arena, "%s/%s", real, path + slash).ptr : path;
}

bool folder_begin(Folder *folder, const FolderKind *kind, const char *path, Arena *arena, Str *why)
{
    Str name = str_from_c(path);
    while (name.len > 1 && name.ptr[name.len - 1] == '/')
        name.len--;
    *folder = (Folder){.kind = kind, .path = arena_c_string(arena, name), .before = -1};
    if (!name.len || is_here(folder->path)) {
        *why = arena_printf(arena, "cannot write '%s': name a folder in this one", path);
        return false;
    }
    folder->place = find_place(folder->path, arena);
    folder->partial = arena_printf(arena, "%s.partial", folder->place).ptr;
    if (is_free(folder, arena, why) && make_partial(folder, arena, why))
        return true;
    if (folder->before >= 0)
        close(folder->before);
    return false;
}

int folder_create(Folder *folder, const char *name, Arena *arena, Str *why)
{
    int file = openat(folder->folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (file < 0)
        folder_complain(folder, name, errno, arena, why);
    return file;
}

bool folder_close(Folder *folder, int file, const char *name, Arena *arena, Str *why)
{
    if (close(file) == 0)
        return true;
    folder_complain(folder, name, errno, arena, why);
    return false;
}

static void remove_folder(const FolderKind *kind, const char *path)
{
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (folder < 0)
        return;
    if (lock(path, folder) && remove_files(kind, folder))
        rmdir(path);
    close(folder);
}

/* What was there before is then at `*old`. Where a file system cannot exchange, it steps aside first. */
static bool put_in_place(const Folder *folder, const char **old, Arena *arena)
{
    *old = folder->partial;
    if (folder->before < 0)
        return rename(folder->partial, folder->place) == 0;
    if (renameat2(AT_FDCWD, folder->partial, AT_FDCWD, folder->place, RENAME_EXCHANGE) == 0)
        return true;
    *old = arena_printf(arena, "%s.old", folder->place).ptr;
    if ((errno != EINVAL && errno != ENOSYS) || rename(folder->place, *old) != 0)
        return false;
    if (rename(folder->partial, folder->place) == 0)
        return true;
    int error = errno;
    rename(*old, folder->place);
    errno = error;
    return false;
}

bool folder_is_unchanged(const Folder *folder)
{
    return folder->put_count && folder->same_count == folder->put_count && folder->put_count == folder->before_count;
}

static void let_go(Folder *folder)
{
    close(folder->folder);
    if (folder->before >= 0)
        close(folder->before);
}

bool folder_finish(Folder *folder, Arena *arena, Str *why)
{
    const char *old;
    bool had_one = folder->before >= 0;
    if (folder_is_unchanged(folder)) {
        folder_abandon(folder);
        return true;
    }
    if (!put_in_place(folder, &old, arena)) {
        complain("write", folder->path, errno, arena, why);
        folder_abandon(folder);
        return false;
    }
    let_go(folder);
    if (had_one)
        remove_folder(folder->kind, old);
    return true;
}

void folder_abandon(Folder *folder)
{
    remove_files(folder->kind, folder->folder);
    let_go(folder);
    rmdir(folder->partial);
}
