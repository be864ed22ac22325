/* Bytes of a file, a pipe or memory, in their order; where a file is opened and what is refused. */
#include "archive/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

static bool fail(Str *why, Arena *arena, const char *reason)
{
    char *copy = arena_c_string(arena, str_from_c(reason));
    copy[0] = char_lower(copy[0]); /* of strerror: it comes behind a colon */
    *why = str_from_c(copy);
    return false;
}

/* Standard input is a file when it is one from its first byte on; else it is a stream. */
static bool find_kind(Input *input, bool is_standard, Arena *arena, Str *why)
{
    struct stat status;
    if (fstat(input->file, &status) != 0)
        return fail(why, arena, strerror(errno));
    if (S_ISDIR(status.st_mode))
        return fail(why, arena, "it is a folder");
    if (S_ISREG(status.st_mode) && (!is_standard || lseek(input->file, 0, SEEK_CUR) == 0)) {
        input->kind = INPUT_FILE;
        input->size = (uint64_t)status.st_size;
        return true;
    }
    if (!is_standard && !S_ISFIFO(status.st_mode))
        return fail(why, arena, "it is a device, not a file");
    input->kind = INPUT_STREAM;
    input->digest = digest_start();
    return input->digest || fail(why, arena, "there is no SHA-256 in libcrypto");
}

/* O_NONBLOCK: opening a FIFO or a device must not wait; reading waits, for a writer too. */
bool input_open(Input *input, const char *path, Arena *arena, Str *why)
{
    bool is_standard = strcmp(path, "-") == 0;
    *input = (Input){.kind = INPUT_FILE};
    input->file = is_standard ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
                              : open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (input->file < 0)
        return fail(why, arena, strerror(errno));
    if (find_kind(input, is_standard, arena, why))
        return true;
    input_close(input);
    return false;
}

void input_close(Input *input)
{
    if (input->file >= 0)
        close(input->file);
    input->file = -1;
    if (input->digest)
        digest_free(input->digest);
    input->digest = NULL;
}

/* A FIFO that nobody has opened for writing yet reads as ended: poll waits for the first writer. */
static ssize_t read_stream(const Input *input, char *out, size_t room)
{
    for (;;) {
        struct pollfd waiting = {.fd = input->file, .events = POLLIN};
        if (poll(&waiting, 1, -1) < 0 && errno != EINTR)
            return -1;
        ssize_t got = read(input->file, out, room);
        if (got >= 0 || (errno != EINTR && errno != EAGAIN))
            return got;
    }
}

static ssize_t read_file(const Input *input, uint64_t from, char *out, size_t room)
{
    for (;;) {
        ssize_t got = pread(input->file, out, room, (off_t)from);
        if (got >= 0 || errno != EINTR)
            return got;
    }
}

static size_t copy_from(Str bytes, uint64_t from, char *out, size_t room)
{
    Str rest = str_after(bytes, from < bytes.len ? (size_t)from : bytes.len);
    size_t count = rest.len < room ? rest.len : room;
    if (count)
        memcpy(out, rest.ptr, count);
    return count;
}

static ssize_t read_next(Input *input, char *out, size_t room)
{
    if (input->kind == INPUT_MEMORY)
        return (ssize_t)copy_from(input->memory, input->at, out, room);
    if (input->kind == INPUT_FILE)
        return read_file(input, input->at, out, room);
    ssize_t got = read_stream(input, out, room);
    if (got > 0)
        digest_add(input->digest, out, (size_t)got);
    return got;
}

bool input_head(Input *input, Str *head, Arena *arena, Str *why)
{
    *head = (Str){input->head, 0};
    while (head->len < sizeof input->head) {
        ssize_t got = read_next(input, input->head + head->len, sizeof input->head - head->len);
        if (got < 0)
            return fail(why, arena, strerror(errno));
        if (got == 0)
            break;
        head->len += (size_t)got;
        input->at += (size_t)got;
    }
    input->at = 0;
    if (input->kind == INPUT_STREAM)
        input->head_size = head->len;
    return true;
}

bool input_read(Input *input, char *out, size_t room, size_t *got, Arena *arena, Str *why)
{
    Str head = {input->head, input->head_size};
    *got = copy_from(head, input->at, out, room);
    if (!*got && room) {
        ssize_t count = read_next(input, out, room);
        if (count < 0)
            return fail(why, arena, strerror(errno));
        *got = (size_t)count;
        if (!count && input->at < input->size)
            return fail(why, arena, "it became shorter while it was read");
    }
    input->at += *got;
    input->ended = !*got && room;
    return true;
}

bool input_look(const Input *input, uint64_t from, char *out, size_t count)
{
    if (input->kind == INPUT_MEMORY)
        return copy_from(input->memory, from, out, count) == count;
    for (size_t have = 0; have < count;) {
        ssize_t got = read_file(input, from + have, out + have, count - have);
        if (got <= 0)
            return false;
        have += (size_t)got;
    }
    return true;
}
