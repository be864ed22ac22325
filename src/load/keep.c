/* Keeping a document: under its name, whole, and never over another one. */
#include "load/load.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static bool fail(Str *why, Arena *arena, const char *path, const char *reason)
{
    *why = arena_printf(arena, "%s: %s", path, reason);
    return false;
}

static bool is_fit(Str name)
{
    bool is_path = !name.len || str_equal(name, STR(".")) || str_equal(name, STR(".."));
    for (size_t i = 0; i < name.len; i++)
        is_path = is_path || name.ptr[i] == '/' || (unsigned char)name.ptr[i] < ' ' || name.ptr[i] == 0x7f;
    return !is_path;
}

static bool write_new(const char *path, Str bytes)
{
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0)
        return false;
    bool is_good = true;
    for (size_t done = 0; is_good && done < bytes.len;) {
        ssize_t wrote = write(file, bytes.ptr + done, bytes.len - done);
        is_good = wrote >= 0 || errno == EINTR;
        done += wrote > 0 ? (size_t)wrote : 0;
    }
    is_good = is_good && fsync(file) == 0;
    return close(file) == 0 && is_good;
}

static bool has_bytes(const char *path, Str bytes, Arena *arena, Str *why)
{
    Str there, identity, reason;
    if (!load_bytes(path, arena, &there, &identity, &reason))
        return fail(why, arena, path, "it cannot be read, so it is not known whether it is the same");
    return str_equal(there, bytes) ? true : fail(why, arena, path, "another document is kept under that name");
}

/* The file gets its name only when it is whole, by a link, which replaces nothing. */
bool load_keep(const char *folder, Str name, Str bytes, Arena *arena, Str *why)
{
    if (!is_fit(name))
        return fail(why, arena, folder, "the document has no name that a file can have");
    const char *path = arena_c_string(arena, arena_printf(arena, "%s/%.*s", folder, STR_ARG(name)));
    if (mkdir(folder, 0777) != 0 && errno != EEXIST)
        return fail(why, arena, folder, strerror(errno));
    if (access(path, F_OK) == 0)
        return has_bytes(path, bytes, arena, why);
    const char *part = arena_c_string(arena, arena_printf(arena, "%s/.purse-keep-%ld", folder, (long)getpid()));
    unlink(part);
    bool is_written = write_new(part, bytes) && link(part, path) == 0;
    int problem = errno;
    unlink(part);
    if (!is_written && problem == EEXIST)
        return has_bytes(path, bytes, arena, why);
    return is_written ? true : fail(why, arena, path, strerror(problem));
}
