/* purse publish: the page and its answers as a folder of files. */
#include "cli/cli.h"

#include "publish/publish.h"
#include "server/server.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- names without the machine ---- */

/* Of a file, from the root: "/a/b/main.purse" though main.purse is a link. */
static bool find_real(const char *path, Arena *arena, Str *folder, Str *name)
{
    char real[PATH_MAX];
    Str whole = str_from_c(path);
    size_t slash = whole.len;
    while (slash > 0 && path[slash - 1] != '/')
        slash--;
    *name = str_after(whole, slash);
    if (!realpath(slash ? arena_c_string(arena, str_slice(whole, 0, slash)) : ".", real))
        return false;
    *folder = arena_str(arena, str_from_c(real));
    return true;
}

/* A file as it is named from a folder: "../other/main.purse". */
static const char *name_from(Str root, Str folder, Str name, Arena *arena)
{
    size_t same = 0;
    for (size_t i = 0; i <= root.len && i <= folder.len; i++) {
        bool ends = (i == root.len || root.ptr[i] == '/') && (i == folder.len || folder.ptr[i] == '/');
        if (ends)
            same = i;
        if (i == root.len || i == folder.len || root.ptr[i] != folder.ptr[i])
            break;
    }
    Buf path;
    buf_init(&path);
    for (size_t i = same; i < root.len; i++)
        if (root.ptr[i] == '/' && i + 1 < root.len)
            buf_add(&path, STR("../"));
    Str rest = str_after(folder, same);
    rest = str_starts(rest, STR("/")) ? str_after(rest, 1) : rest;
    buf_printf(&path, "%.*s%s%.*s", STR_ARG(rest), rest.len ? "/" : "", STR_ARG(name));
    const char *kept = arena_c_string(arena, buf_str(&path));
    buf_release(&path);
    return kept;
}

typedef struct {
    const char *files[LIST_MOST];
    size_t count;
    Str root;
    const char *store;
} Named;

/* Everything from the folder of the first journal. */
static bool name_all(const Options *options, Arena *arena, Named *named)
{
    const char *first = journal_name(options), *store = store_path_if_any(options);
    const char *const *files = options->files.count ? options->files.items : &first;
    Str folder, name;
    named->count = options->files.count ? options->files.count : 1;
    for (size_t i = 0; i < named->count; i++) {
        if (!find_real(files[i], arena, &folder, &name))
            return false;
        if (!i)
            named->root = folder;
        named->files[i] = name_from(named->root, folder, name, arena);
    }
    if (store && !find_real(store, arena, &folder, &name))
        return false;
    named->store = store ? name_from(named->root, folder, name, arena) : NULL;
    return true;
}

static const char *command_of(const Options *options, const Named *named, Arena *arena)
{
    Buf out;
    buf_init(&out);
    buf_add(&out, STR("purse publish"));
    for (size_t i = 0; i < named->count; i++) {
        buf_add(&out, STR(" -f"));
        api_add_word(&out, str_from_c(named->files[i]));
    }
    if (named->store) {
        buf_add(&out, STR(" --store"));
        api_add_word(&out, str_from_c(named->store));
    }
    if (options->as_of) {
        buf_add(&out, STR(" --as-of"));
        api_add_word(&out, str_from_c(options->as_of));
    }
    buf_add(&out, STR(" DIR"));
    const char *command = arena_c_string(arena, buf_str(&out));
    buf_release(&out);
    return command;
}

/* ---- publishing ---- */

static void tell(const Published *published, const char *folder)
{
    printf("%s: %zu files, %zu bytes, %zu answers on %zu days%s\n", folder, published->files, published->bytes,
           published->answers, published->days, published->is_unchanged ? "; nothing changed" : "");
    if (!published->has_money_days)
        fprintf(stderr, "purse publish: money is awarded on too many days to write an answer for each; what was "
                        "awarded between two of the days that are written counts from the later of them on\n");
}

static int leave(const Options *options, Status status, const Published *published, Str why)
{
    if (status == STATUS_OK)
        tell(published, options->arguments.items[0]);
    for (uint32_t i = 0; i < published->dead.count; i++)
        fprintf(stderr, "purse publish: dead: %.*s\n", STR_ARG(published->dead.items[i]));
    if (why.len)
        fprintf(stderr, "purse publish: %.*s\n", STR_ARG(why));
    return status == STATUS_OK ? EXIT_FINE : status == STATUS_DATA ? EXIT_DATA : EXIT_FAILED;
}

/* The journal was read, and has no errors: the session has said what is to be said of it. */
static int publish(Session *session, const Options *options)
{
    Arena *arena = &session->arena;
    Named named = {0};
    const char *most = getenv("PURSE_STORE_ROWS"); /* for tests of small stores */
    const char *page = options->page ? options->page : server_page_folder(arena);
    if (!page) {
        fprintf(stderr, "purse publish: the page is not built; make web builds it, --page names its folder\n");
        return EXIT_FAILED;
    }
    if (!name_all(options, arena, &named)) {
        fprintf(stderr, "purse publish: cannot find the folder of the journal: %s\n", strerror(errno));
        return EXIT_FAILED;
    }
    PublishSettings settings = {.root = arena_c_string(arena, named.root),
                                .files = {.files = named.files,
                                          .file_count = named.count,
                                          .store = named.store,
                                          .progress = store_progress(),
                                          .rows_most = most ? strtoull(most, NULL, 10) : 0},
                                .page = page,
                                .policy = server_page_policy,
                                .command = command_of(options, &named, arena),
                                .first_day = options->as_of ? session->question.as_of : DATE_OPEN};
    Published published;
    Str why = STR_NONE;
    Status status = publish_site(&settings, options->arguments.items[0], arena, &published, &why);
    return leave(options, status, &published, why);
}

int cmd_publish(const Options *options)
{
    if (options->arguments.count != 1)
        return usage_error(options->verb, "name the folder to write, as in purse publish site");
    for (size_t i = 0; i < options->files.count; i++)
        if (strcmp(options->files.items[i], "-") == 0)
            return usage_error(options->verb, "a journal from standard input is in no folder; name a file");
    return session_answer(options, session_open_all, publish);
}
