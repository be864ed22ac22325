/* purse place --review: which recipients of a store are to be decided about. */
#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* The journal is only for what it has decided already; there need not be one. */
static int read_journal(Session *session, const Options *options)
{
    const char *named = getenv("PURSE_FILE");
    const char *path = options->files.count ? options->files.items[options->files.count - 1] : named;
    if (!path || !path[0])
        path = access("main.purse", F_OK) ? NULL : "main.purse";
    if (!path)
        return EXIT_FINE;
    Str why;
    if (load_journal(&path, 1, NULL, &session->arena, &session->diags, &session->journal, &why) != STATUS_FAILED)
        return EXIT_FINE;
    fprintf(stderr, "purse place: %.*s\n", STR_ARG(why));
    return EXIT_FAILED;
}

static void drop_decided(Session *session, StoreUndecidedArray *undecided)
{
    if (!session->journal)
        return;
    Map decided;
    map_init(&decided, &session->arena);
    for (size_t i = 0; i < session->journal->decisions.count; i++)
        map_add(&decided, session->journal->decisions.items[i].name, 1);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < undecided->count; i++)
        if (map_find(&decided, journal_fold_name(&session->arena, undecided->items[i].name)) == MAP_ABSENT)
            undecided->items[kept++] = undecided->items[i];
    undecided->count = kept;
}

static int review(Session *session, const Options *options)
{
    int status = session_open_store(session, options);
    if (status == EXIT_FINE && !session->store) {
        fprintf(stderr, "purse place: there is no store '%s'; --store names one\n", store_path(options));
        status = EXIT_FAILED;
    }
    if (status == EXIT_FINE)
        status = read_journal(session, options);
    if (status != EXIT_FINE)
        return status;
    StoreUndecidedArray undecided;
    if (!store_undecided(session->store, &session->arena, &undecided)) {
        fprintf(stderr, "purse place: %.*s\n", STR_ARG(store_why(session->store)));
        return EXIT_FAILED;
    }
    drop_decided(session, &undecided);
    report_review(&session->out, &session->view, &undecided);
    return EXIT_FINE;
}

int cmd_review(const Options *options)
{
    if (options->arguments.count)
        return usage_error(options->verb, "--review takes no name");
    Session session = {0};
    arena_init(&session.arena);
    diags_init(&session.diags, &session.arena);
    buf_init(&session.out);
    session.view.arena = &session.arena;
    int status = read_format(options, &session.view);
    if (status == EXIT_FINE)
        status = review(&session, options);
    return session_finish(&session, options, status);
}
