/* Opening and reading files; names of included files are looked up beside the including one. */
#include "load/from_store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATHS_MOST = 1000 };                               /* that are told of */
enum { BYTES_MOST = 256 << 20, TOGETHER_MOST = 1 << 30 }; /* of a file, and of all that one journal includes */

static bool fail(Str *why, Arena *arena, const char *reason)
{
    char *copy = arena_c_string(arena, str_from_c(reason));
    copy[0] = char_lower(copy[0]); /* of strerror: it comes behind a colon */
    *why = str_from_c(copy);
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
            fail(why, arena, got < 0 ? strerror(errno) : "more than 256 MiB");
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

/* Opens a plain file and tells its size and identity; -1 with `why` otherwise.
 * O_NONBLOCK: opening a FIFO that nobody writes to must not wait. */
static int open_plain(const char *path, Arena *arena, size_t *size, Str *identity, Str *why)
{
    struct stat status;
    int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (file < 0) {
        fail(why, arena, strerror(errno));
        return -1;
    }
    bool good = fstat(file, &status) == 0;
    if (!good)
        fail(why, arena, strerror(errno));
    else if (S_ISDIR(status.st_mode))
        good = fail(why, arena, "it is a folder");
    else if (!S_ISREG(status.st_mode))
        good = fail(why, arena, "it is not a plain file");
    else if (status.st_size > BYTES_MOST)
        good = fail(why, arena, "more than 256 MiB");
    if (!good) {
        close(file);
        return -1;
    }
    *size = (size_t)status.st_size;
    *identity = arena_printf(arena, "%ju:%ju", (uintmax_t)status.st_dev, (uintmax_t)status.st_ino);
    return file;
}

static bool read_file(const char *path, Arena *arena, Str *bytes, Str *identity, Str *why)
{
    size_t size;
    int file = open_plain(path, arena, &size, identity, why);
    if (file < 0)
        return false;
    bool done = read_whole(file, size, arena, bytes, why);
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

/* The files of one journal. What is included again is not read again: a file that includes itself a
 * thousand times costs what it costs once. */
typedef struct {
    Arena *arena;
    Map known; /* identity -> number in texts */
    Map noted; /* path -> its number among those told of */
    StrArray texts;
    size_t bytes;
    LoadStore *store;
    bool store_failed;
    Str store_why;
} Files;

/* Each once, in the order of reading. */
static void note_path(Files *files, Str path)
{
    StrArray *paths = files->store ? files->store->paths : NULL;
    if (paths && paths->count < PATHS_MOST && map_add(&files->noted, path, paths->count) == paths->count)
        ARRAY_ADD(files->arena, paths, path);
}

static OpenResult read_once(Files *files, Str path, Str *identity, Str *text, Str *why)
{
    size_t size;
    int file = open_plain(path.ptr, files->arena, &size, identity, why);
    if (file < 0)
        return str_starts(*why, STR("more than")) ? OPEN_TOO_LARGE : OPEN_FAILED;
    OpenResult result = OPEN_OK;
    uint32_t known = map_find(&files->known, *identity);
    if (known != MAP_ABSENT) {
        *text = files->texts.items[known];
    } else if (files->bytes + size > TOGETHER_MOST) {
        result = OPEN_TOO_LARGE;
        fail(why, files->arena, "more than 1 GiB in all");
    } else if (!read_whole(file, size, files->arena, text, why)) {
        result = OPEN_FAILED;
    } else {
        files->bytes += size;
        map_add(&files->known, *identity, files->texts.count);
        ARRAY_ADD(files->arena, &files->texts, *text);
    }
    close(file);
    return result;
}

static OpenResult open_included(void *context, Str name, Str from, Str *shown, Str *identity, Str *text)
{
    Files *files = context;
    Arena *arena = files->arena;
    bool is_absolute = str_starts(name, STR("/"));
    Str folder = is_absolute || str_equal(from, STR("-")) ? STR("") : folder_of(from);
    Str path = arena_printf(arena, "%.*s%.*s", STR_ARG(folder), STR_ARG(name)), why;
    if (memchr(name.ptr, '\0', name.len)) {
        *shown = STR("its name holds a NUL");
        return OPEN_FAILED;
    }
    note_path(files, path);
    OpenResult result = read_once(files, path, identity, text, &why);
    *shown = result == OPEN_OK ? path : why;
    return result;
}

static void rows_of_store(void *context, Journal *journal, StoreAsk *ask, StoreTake take, StoreTakePassed take_passed,
                          void *taker)
{
    Files *files = context;
    StoreTaker rows = {take, take_passed, taker};
    files->store_failed = !load_rows(files->store, journal, ask, &rows, files->arena, &files->store_why);
}

/* ---- the journal ---- */

static bool read_named(Files *files, const char *path, JournalText *text, Str *why)
{
    Str reason;
    text->name = arena_str(files->arena, str_from_c(path));
    note_path(files, text->name);
    if (!load_bytes(path, files->arena, &text->text, &text->identity, &reason)) {
        *why = arena_printf(files->arena, "cannot read '%s': %.*s", path, STR_ARG(reason));
        return false;
    }
    map_add(&files->known, text->identity, files->texts.count);
    ARRAY_ADD(files->arena, &files->texts, text->text);
    return true;
}

Status load_journal(const char *const *paths, size_t count, LoadStore *store, Arena *arena, Diags *diags, Journal **out,
                    Str *why)
{
    JournalText *texts = ARENA_ARRAY(arena, JournalText, count + 1);
    Files files = {.arena = arena, .store = store};
    map_init(&files.known, arena);
    map_init(&files.noted, arena);
    for (size_t i = 0; i < count; i++)
        if (!read_named(&files, paths[i], &texts[i], why))
            return STATUS_FAILED;
    JournalOpener opener = {.context = &files,
                            .open = open_included,
                            .every_listing = store && store->every_listing,
                            .rows = store && store->store ? rows_of_store : NULL};
    *out = journal_read(texts, count, &opener, diags, arena);
    if (files.store_failed) {
        *why = files.store_why;
        return STATUS_FAILED;
    }
    return diags_has_errors(diags) ? STATUS_DATA : STATUS_OK;
}
