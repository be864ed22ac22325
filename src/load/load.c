/* Opening and reading files; names of included files are looked up beside the including one. */
#include "load/load.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BYTES_MOST = 1 << 30 };

static bool fail(Str *why, Arena *arena, const char *reason)
{
    *why = arena_str(arena, str_from_c(reason));
    return false;
}

static bool read_stream(int file, Arena *arena, Str *bytes, Str *why)
{
    Buf buf;
    buf_init(&buf);
    for (;;) {
        ssize_t got = read(file, buf_reserve(&buf, 65536), 65536);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 || buf.len + (size_t)got > BYTES_MOST) {
            fail(why, arena, got < 0 ? strerror(errno) : "more than 1 GiB");
            buf_release(&buf);
            return false;
        }
        if (got == 0)
            break;
        buf.len += (size_t)got;
    }
    *bytes = arena_str(arena, buf_str(&buf));
    buf_release(&buf);
    return true;
}

static bool read_whole(int file, size_t size, Arena *arena, Str *bytes, Str *why)
{
    char *text = arena_alloc(arena, size + 1, 1);
    size_t length = 0;
    while (length < size) {
        ssize_t got = read(file, text + length, size - length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail(why, arena, strerror(errno));
        if (got == 0)
            break; /* the file grew shorter meanwhile */
        length += (size_t)got;
    }
    *bytes = (Str){text, length};
    return true;
}

/* O_NONBLOCK: opening a FIFO that nobody writes to must not wait. */
static bool read_file(const char *path, Arena *arena, Str *bytes, Str *identity, Str *why)
{
    struct stat status;
    int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (file < 0)
        return fail(why, arena, strerror(errno));
    bool done = false;
    if (fstat(file, &status) != 0)
        fail(why, arena, strerror(errno));
    else if (S_ISDIR(status.st_mode))
        fail(why, arena, "it is a folder");
    else if (!S_ISREG(status.st_mode))
        fail(why, arena, "not a plain file");
    else if (status.st_size > BYTES_MOST)
        fail(why, arena, "more than 1 GiB");
    else
        done = read_whole(file, (size_t)status.st_size, arena, bytes, why);
    if (done)
        *identity = arena_printf(arena, "%ju:%ju", (uintmax_t)status.st_dev, (uintmax_t)status.st_ino);
    close(file);
    return done;
}

bool load_bytes(const char *path, Arena *arena, Str *bytes, Str *identity, Str *why)
{
    *bytes = *identity = STR_NONE;
    if (strcmp(path, "-") != 0)
        return read_file(path, arena, bytes, identity, why);
    *identity = STR("-");
    return read_stream(STDIN_FILENO, arena, bytes, why);
}

static Str folder_of(Str path)
{
    size_t slash = path.len;
    while (slash && path.ptr[slash - 1] != '/')
        slash--;
    return str_slice(path, 0, slash);
}

static OpenResult open_included(void *context, Str name, Str from, Str *shown, Str *identity, Str *text)
{
    Arena *arena = context;
    bool is_absolute = str_starts(name, STR("/"));
    Str folder = is_absolute || str_equal(from, STR("-")) ? STR("") : folder_of(from);
    Str path = arena_printf(arena, "%.*s%.*s", STR_ARG(folder), STR_ARG(name)), why;
    if (memchr(name.ptr, '\0', name.len)) {
        *shown = STR("its name holds a NUL");
        return OPEN_FAILED;
    }
    if (load_bytes(path.ptr, arena, text, identity, &why)) {
        *shown = path;
        return OPEN_OK;
    }
    *shown = why;
    return str_starts(why, STR("more than")) ? OPEN_TOO_LARGE : OPEN_FAILED;
}

Status load_journal(const char *const *paths, size_t count, Arena *arena, Diags *diags, Journal **out, Str *why)
{
    JournalText *texts = ARENA_ARRAY(arena, JournalText, count + 1);
    for (size_t i = 0; i < count; i++) {
        Str reason;
        texts[i].name = arena_str(arena, str_from_c(paths[i]));
        if (load_bytes(paths[i], arena, &texts[i].text, &texts[i].identity, &reason))
            continue;
        *why = arena_printf(arena, "cannot read '%s': %.*s", paths[i], STR_ARG(reason));
        return STATUS_FAILED;
    }
    JournalOpener opener = {arena, open_included};
    *out = journal_read(texts, count, &opener, diags, arena);
    return diags_has_errors(diags) ? STATUS_DATA : STATUS_OK;
}
