/* A file below a folder, whatever its name says: for those who name files from afar. */
#include "load/load.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* Step by step, and by no link: no name leads out of the folder. */
static int open_below(int folder, Str name, Arena *arena)
{
    int at = folder;
    while (at >= 0 && name.len) {
        Str step = str_cut(&name, '/');
        bool is_step =
            step.len && !str_equal(step, STR(".")) && !str_equal(step, STR("..")) && !memchr(step.ptr, '\0', step.len);
        int flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | (name.len ? O_DIRECTORY : 0);
        int next = is_step ? openat(at, arena_c_string(arena, step), flags) : -1;
        int problem = is_step ? errno : EACCES;
        if (at != folder)
            close(at);
        errno = problem;
        at = next;
    }
    return at;
}

static bool read_some(int file, size_t most, Arena *arena, Str *bytes)
{
    struct stat status;
    if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode) || (uint64_t)status.st_size > most)
        return false;
    size_t size = (size_t)status.st_size, done = 0;
    char *text = arena_alloc(arena, size + 1, 1);
    while (done < size) {
        ssize_t got = read(file, text + done, size - done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        done += (size_t)got;
    }
    *bytes = (Str){text, done};
    return true;
}

bool load_below(Str folder, Str name, size_t most, Arena *arena, Str *bytes, Str *why)
{
    const char *path = folder.len ? arena_c_string(arena, folder) : ".";
    int at = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int file = at < 0 || !name.len ? -1 : open_below(at, name, arena);
    *why =
        at < 0 || file < 0 ? arena_str(arena, str_from_c(strerror(errno))) : STR("it is no plain file, or too large");
    bool good = file >= 0 && file != at && read_some(file, most, arena, bytes);
    if (file >= 0 && file != at)
        close(file);
    if (at >= 0)
        close(at);
    return good;
}
