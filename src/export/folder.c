/* All of an export or nothing: files are written into DIR.partial and that is renamed to DIR.
 *
 * Two folders are exchanged by one call of the kernel, so that there is no moment without an export. A folder
 * left over by an interruption is emptied by the next export to the same place; a lock on it tells an
 * interrupted one from one that is still going on. Removes only files that an export writes. Does not wait for the
 * disk: an export can be made again, and the hashes of datapackage.json tell whether it is whole. */
#include "export/folder.h"

#include "export/tables.h"

#include <dirent.h>
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

static bool is_our_name(Str name)
{
    uint32_t table;
    if (str_equal(name, STR(DESCRIPTOR_FILE)))
        return true;
    Str end = str_ends(name, STR(".csv")) ? STR(".csv") : STR(".jsonl");
    return str_ends(name, end) && export_table_find(str_slice(name, 0, name.len - end.len), &table);
}

/* ---- looking at what is in a folder ---- */

/* The first entry that no export writes, or NULL; `count` counts the others. */
static const char *foreign_entry(int folder, size_t *count, Arena *arena)
{
    int again = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *entries = again < 0 ? NULL : fdopendir(again);
    const char *foreign = NULL;
    *count = 0;
    for (struct dirent *entry; entries && !foreign && (entry = readdir(entries));) {
        Str name = str_from_c(entry->d_name);
        if (str_equal(name, STR(".")) || str_equal(name, STR("..")))
            continue;
        ++*count;
        if (!is_our_name(name))
            foreign = arena_c_string(arena, name);
    }
    if (entries)
        closedir(entries);
    return foreign;
}

static bool has_our_descriptor(int folder)
{
    char start[sizeof DESCRIPTOR_BEGINS - 1];
    int file = openat(folder, DESCRIPTOR_FILE, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
    if (file < 0)
        return false;
    ssize_t got = read(file, start, sizeof start);
    close(file);
    return got == (ssize_t)sizeof start && memcmp(start, DESCRIPTOR_BEGINS, sizeof start) == 0;
}

/* May what is there be replaced? True also when there is nothing. */
static bool is_free(Folder *folder, Arena *arena, Str *why)
{
    int there = open(folder->place, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (there < 0 && errno == ENOENT)
        return true;
    if (there < 0) {
        complain("write", folder->path, errno, arena, why);
        return false;
    }
    size_t count;
    const char *foreign = foreign_entry(there, &count, arena);
    bool is_ours = !count || has_our_descriptor(there);
    close(there);
    folder->is_there = true;
    if (!foreign && is_ours)
        return true;
    *why = foreign ? arena_printf(arena, "'%s' holds '%s', which is not of an export: name a new or empty folder",
                                  folder->path, foreign)
                   : arena_printf(arena, "'%s' is not empty and holds no earlier export: name a new or empty folder",
                                  folder->path);
    return false;
}

/* ---- removing ---- */

static bool remove_files(int folder)
{
    int again = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *entries = again < 0 ? NULL : fdopendir(again);
    if (!entries)
        return false;
    bool is_done = true;
    for (struct dirent *entry; (entry = readdir(entries));)
        if (is_our_name(str_from_c(entry->d_name)))
            is_done = unlinkat(folder, entry->d_name, 0) == 0 && is_done;
    closedir(entries);
    return is_done;
}

/* ---- the way of an export ---- */

/* Locks what is open, and makes sure that it still has its name: another export may just have put it in place. */
static bool lock(const char *path, int folder)
{
    struct stat named, opened;
    return flock(folder, LOCK_EX | LOCK_NB) == 0 && stat(path, &named) == 0 && fstat(folder, &opened) == 0 &&
           named.st_dev == opened.st_dev && named.st_ino == opened.st_ino;
}

static bool make_partial(Folder *folder, Arena *arena, Str *why)
{
    size_t count;
    const char *foreign;
    bool is_made = mkdir(folder->partial, 0777) == 0 || errno == EEXIST;
    folder->folder = is_made ? open(folder->partial, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) : -1;
    if (folder->folder < 0) {
        complain("write", is_made ? folder->partial : folder->path, errno, arena, why);
        return false;
    }
    if (!lock(folder->partial, folder->folder))
        *why = arena_printf(arena, "another export is writing to '%s'", folder->path);
    else if ((foreign = foreign_entry(folder->folder, &count, arena)))
        *why = arena_printf(arena, "'%s' is in the way: it holds '%s', which is not of an export", folder->partial,
                            foreign);
    else if (!remove_files(folder->folder))
        complain("empty", folder->partial, errno, arena, why);
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

bool folder_begin(Folder *folder, const char *path, Arena *arena, Str *why)
{
    char real[PATH_MAX];
    Str name = str_from_c(path);
    while (name.len > 1 && name.ptr[name.len - 1] == '/')
        name.len--;
    *folder = (Folder){.path = arena_c_string(arena, name)};
    if (!name.len || is_here(folder->path)) {
        *why = arena_printf(arena, "cannot write '%s': name a folder in this one", path);
        return false;
    }
    folder->place = realpath(folder->path, real) ? arena_c_string(arena, str_from_c(real)) : folder->path;
    folder->partial = arena_printf(arena, "%s.partial", folder->place).ptr;
    return is_free(folder, arena, why) && make_partial(folder, arena, why);
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

static void remove_folder(const char *path)
{
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (folder < 0)
        return;
    if (lock(path, folder) && remove_files(folder))
        rmdir(path);
    close(folder);
}

/* The earlier export is then at `*old`. Where a file system cannot exchange, it steps aside first. */
static bool put_in_place(const Folder *folder, const char **old, Arena *arena)
{
    *old = folder->partial;
    if (!folder->is_there)
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

bool folder_finish(Folder *folder, Arena *arena, Str *why)
{
    const char *old;
    if (!put_in_place(folder, &old, arena)) {
        complain("write", folder->path, errno, arena, why);
        folder_abandon(folder);
        return false;
    }
    close(folder->folder);
    if (folder->is_there)
        remove_folder(old);
    return true;
}

void folder_abandon(Folder *folder)
{
    remove_files(folder->folder);
    close(folder->folder);
    rmdir(folder->partial);
}
