/* Whole files, written anew only when they differ. */
#include "folder/entries.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static bool make_folders(const Folder *folder, const char *path, Arena *arena)
{
    Str whole = str_from_c(path);
    for (size_t at = str_find_char(whole, '/', 0); at < whole.len; at = str_find_char(whole, '/', at + 1))
        if (mkdirat(folder->folder, arena_c_string(arena, str_slice(whole, 0, at)), 0777) != 0 && errno != EEXIST)
            return false;
    return true;
}

bool folder_write_all(int file, Str bytes)
{
    for (size_t done = 0; done < bytes.len;) {
        ssize_t wrote = write(file, bytes.ptr + done, bytes.len - done);
        if (wrote < 0 && errno != EINTR)
            return false;
        done += wrote > 0 ? (size_t)wrote : 0;
    }
    return true;
}

static bool is_same(const Folder *folder, const char *path, Str bytes, struct stat *status)
{
    Arena arena;
    Str before = STR_NONE;
    if (folder->before < 0 || fstatat(folder->before, path, status, AT_SYMLINK_NOFOLLOW) != 0 ||
        !S_ISREG(status->st_mode) || (size_t)status->st_size != bytes.len)
        return false;
    arena_init(&arena);
    bool same = entries_read(folder->before, path, bytes.len, &arena, &before) && str_equal(before, bytes);
    arena_release(&arena);
    return same;
}

/* The same file under both names; where there are no links, one with the same times. */
static bool put_same(Folder *folder, const char *path, Str bytes, const struct stat *before, Arena *arena, Str *why)
{
    folder->same_count++;
    if (linkat(folder->before, path, folder->folder, path, 0) == 0)
        return true;
    int file = folder_create(folder, path, arena, why);
    if (file < 0)
        return false;
    const struct timespec times[] = {before->st_atim, before->st_mtim};
    bool is_written = folder_write_all(file, bytes) && futimens(file, times) == 0;
    if (!is_written)
        folder_complain(folder, path, errno, arena, why);
    return folder_close(folder, file, path, arena, is_written ? why : &(Str){0}) && is_written;
}

bool folder_put(Folder *folder, const char *path, Str bytes, Arena *arena, Str *why)
{
    struct stat before;
    folder->put_count++;
    if (!make_folders(folder, path, arena)) {
        folder_complain(folder, path, errno, arena, why);
        return false;
    }
    if (is_same(folder, path, bytes, &before))
        return put_same(folder, path, bytes, &before, arena, why);
    int file = folder_create(folder, path, arena, why);
    if (file < 0)
        return false;
    bool is_written = folder_write_all(file, bytes);
    if (!is_written)
        folder_complain(folder, path, errno, arena, why);
    return folder_close(folder, file, path, arena, is_written ? why : &(Str){0}) && is_written;
}
