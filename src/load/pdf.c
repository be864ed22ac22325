/* Documents to be read. A PDF goes to pdftotext, which runs apart, under limits, and is ended with all it started. */
#include "folder/folder.h"
#include "load/load.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    HEAD_BYTES = 1024,     /* in which "%PDF-" stands */
    TEXT_MOST = 64 << 20,  /* bytes of text */
    MEMORY_MOST = 1 << 30, /* of pdftotext */
    SECONDS_MOST = 30,     /* of its work, and of our waiting for it */
    PIECE = 1 << 16,
};

typedef struct {
    pid_t process; /* the leader of its own group */
    int output;    /* what it writes */
    int timer;
} Child;

static bool is_pdf(Str bytes)
{
    return str_contains(str_slice(bytes, 0, bytes.len < HEAD_BYTES ? bytes.len : HEAD_BYTES), STR("%PDF-"));
}

/* ---- the child ---- */

/* A file without a name that holds the bytes: the child cannot wait for more, nor can we for it to read. */
static int file_of(Str bytes)
{
    int file = memfd_create("document", MFD_CLOEXEC);
    if (file >= 0 && !(folder_write_all(file, bytes) && lseek(file, 0, SEEK_SET) == 0)) {
        close(file);
        return -1;
    }
    return file;
}

static int spawn(pid_t *process, int input, int output)
{
    static char words[][12] = {"pdftotext", "-q", "-enc", "UTF-8", "-eol", "unix", "-nopgbrk", "-", "-"};
    enum { COUNT = sizeof words / sizeof words[0] };
    char *arguments[COUNT + 1] = {NULL};
    for (size_t i = 0; i < COUNT; i++)
        arguments[i] = words[i];
    extern char **environ;
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&files);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    int problem = posix_spawnp(process, words[0], &files, &attributes, arguments, environ);
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
    return problem;
}

static void limit(pid_t process)
{
    const struct {
        int what;
        rlim_t most;
    } limits[] = {{RLIMIT_AS, MEMORY_MOST}, {RLIMIT_CPU, SECONDS_MOST}, {RLIMIT_FSIZE, 0}, {RLIMIT_CORE, 0}};
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        prlimit(process, (__rlimit_resource_t)limits[i].what, &(struct rlimit){limits[i].most, limits[i].most}, NULL);
}

static int start_timer(void)
{
    int timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC);
    struct itimerspec when = {.it_value.tv_sec = SECONDS_MOST};
    if (timer >= 0)
        timerfd_settime(timer, 0, &when, NULL);
    return timer;
}

static int start(Str pdf, Child *child)
{
    int pipes[2] = {-1, -1}, input = file_of(pdf);
    if (input < 0)
        return errno;
    if (pipe2(pipes, O_CLOEXEC) != 0) {
        int problem = errno;
        close(input);
        return problem;
    }
    int problem = spawn(&child->process, input, pipes[1]);
    close(input);
    close(pipes[1]);
    child->output = pipes[0];
    if (problem) {
        close(pipes[0]);
        return problem;
    }
    limit(child->process);
    child->timer = start_timer();
    return 0;
}

/* NULL when it came to its end by itself. */
static const char *drain(Child *child, Buf *text)
{
    struct pollfd waiting[] = {{child->output, POLLIN, 0}, {child->timer, POLLIN, 0}};
    for (;;) {
        if (poll(waiting, 2, -1) < 0 && errno != EINTR)
            return "it cannot be waited for";
        if (waiting[1].revents)
            return "pdftotext takes too long";
        ssize_t got = read(child->output, buf_reserve(text, PIECE), PIECE);
        if (got < 0 && errno != EINTR)
            return "its text cannot be read";
        if (got == 0)
            return NULL;
        text->len += got > 0 ? (size_t)got : 0;
        if (text->len > TEXT_MOST)
            return "its text is more than 64 MiB";
    }
}

/* Ends it, with what it may have started, and tells how it went. */
static bool finish(Child *child, bool has_ended)
{
    int state = 0;
    if (!has_ended)
        kill(-child->process, SIGKILL);
    close(child->output);
    close(child->timer);
    while (waitpid(child->process, &state, 0) < 0 && errno == EINTR)
        ;
    kill(-child->process, SIGKILL);
    return WIFEXITED(state) && WEXITSTATUS(state) == 0;
}

/* ---- the text ---- */

static bool say(Str *why, const char *words)
{
    *why = str_from_c(words);
    return false;
}

static bool is_blank(Str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] > ' ')
            return false;
    return true;
}

static bool text_of_pdf(Str pdf, Arena *arena, Str *text, Str *why)
{
    Child child = {.output = -1, .timer = -1};
    int problem = start(pdf, &child);
    if (problem == ENOENT)
        return say(why, "it is a PDF, and reading one needs pdftotext (Debian package poppler-utils)");
    if (problem)
        return say(why, "it is a PDF, and pdftotext cannot be started");
    Buf buf;
    buf_init(&buf);
    const char *trouble = drain(&child, &buf);
    bool is_good = finish(&child, !trouble);
    *text = arena_str(arena, buf_str(&buf));
    buf_release(&buf);
    if (trouble)
        return say(why, trouble);
    if (!is_good)
        return say(why, "it is a damaged or locked PDF: pdftotext gives up");
    return is_blank(*text) ? say(why, "it is a PDF without text: pictures of pages, perhaps") : true;
}

bool load_document(const char *path, Arena *arena, LoadedDocument *out, Str *why)
{
    Str identity;
    *out = (LoadedDocument){STR_NONE, STR_NONE};
    if (!load_bytes(path, arena, &out->bytes, &identity, why))
        return false;
    if (!is_pdf(out->bytes))
        return true;
    out->original = out->bytes;
    return text_of_pdf(out->original, arena, &out->bytes, why);
}
