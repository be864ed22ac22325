/* purse serve: the page and its answers, on this machine, until it is told to end. */
#include "cli/cli.h"

#include "server/server.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

enum { PORT = 8017 };

/* -1 with words. */
static int read_port(const Options *options)
{
    Str text = options->port ? str_from_c(options->port) : STR("8017");
    int port = text.len && text.len <= 5 ? str_digits(text, 0, text.len) : -1;
    if (port > UINT16_MAX)
        port = -1;
    if (port < 0)
        usage_error(options->verb, "'%s' is not a port; it is a number up to 65535, 0 for any that is free",
                    options->port);
    return port;
}

static bool is_loopback(const char *address)
{
    return !address || str_starts(str_from_c(address), STR("127.")) || strcmp(address, "::1") == 0;
}

static void tell_address(const Options *options, const Server *server)
{
    const char *address = options->bind ? options->bind : "127.0.0.1";
    bool is_v6 = strchr(address, ':');
    printf("http://%s%s%s:%u/\n", is_v6 ? "[" : "", address, is_v6 ? "]" : "", (unsigned)server_port(server));
    fflush(stdout);
    if (!is_loopback(options->bind))
        fprintf(stderr,
                "purse serve: whoever reaches %s can read this journal and ask about it; there is no password\n",
                address);
}

/* Signals are waited for by this thread, and blocked in all that are started from here on. */
static void block_signals(sigset_t *ends)
{
    sigemptyset(ends);
    sigaddset(ends, SIGINT);
    sigaddset(ends, SIGTERM);
    sigaddset(ends, SIGHUP);
    pthread_sigmask(SIG_BLOCK, ends, NULL);
}

static void wait_for(const sigset_t *ends)
{
    int which;
    sigwait(ends, &which);
    pthread_sigmask(SIG_UNBLOCK, ends, NULL); /* who cannot wait says it again */
}

static int serve(const Options *options, ServerSettings *settings)
{
    Arena arena;
    Str why = STR_NONE;
    sigset_t ends;
    arena_init(&arena);
    signal(SIGPIPE, SIG_IGN);
    block_signals(&ends);
    Server *server = server_start(settings, &arena, &why);
    if (!server)
        fprintf(stderr, "purse serve: %.*s\n", STR_ARG(why));
    arena_release(&arena);
    if (!server)
        return EXIT_FAILED;
    tell_address(options, server);
    wait_for(&ends);
    server_stop(server);
    return EXIT_FINE;
}

int cmd_serve(const Options *options)
{
    int port = read_port(options);
    if (port < 0)
        return EXIT_USAGE;
    if (options->arguments.count)
        return usage_error(options->verb, "'%s' is not expected; -f names a journal", options->arguments.items[0]);
    const char *most = getenv("PURSE_STORE_ROWS");    /* for tests of small stores */
    const char *wait = getenv("PURSE_SERVE_WAIT_MS"); /* for tests of slow requests */
    const char *first = journal_name(options);
    const char *const *files = options->files.count ? options->files.items : &first;
    for (size_t i = 0; i < options->files.count; i++)
        if (strcmp(files[i], "-") == 0)
            return usage_error(options->verb, "standard input cannot be read again when it changes; name a file");
    ServerSettings settings = {.files = {.files = files,
                                         .file_count = options->files.count ? options->files.count : 1,
                                         .store = store_path_if_any(options),
                                         .progress = store_progress(),
                                         .rows_most = most ? strtoull(most, NULL, 10) : 0},
                               .address = options->bind,
                               .port = (uint16_t)port,
                               .page = options->page,
                               .today = today,
                               .keeps_nothing = getenv("PURSE_SERVE_KEEPS_NOTHING") != NULL,
                               .head_ms = wait ? strtoll(wait, NULL, 10) : 0};
    return serve(options, &settings);
}
