/* Opening a site: the journal, its store, the digest of all that was read. */
#include "site/inside.h"

#include "archive/archive.h"

#include <stdio.h>

static void copy_files(Site *site, const SiteFiles *files)
{
    site->files = ARENA_ARRAY(&site->arena, const char *, files->file_count + 1);
    for (size_t i = 0; i < files->file_count; i++)
        site->files[i] = arena_c_string(&site->arena, str_from_c(files->files[i]));
    site->file_count = files->file_count;
    site->store_path = files->store ? arena_c_string(&site->arena, str_from_c(files->store)) : NULL;
    site->rows_most = files->rows_most;
    site->progress = files->progress;
}

static bool open_store(Site *site, Arena *why_arena, Str *why)
{
    Str reason = STR_NONE;
    if (!site->store_path)
        return true;
    site->store = store_open(site->store_path, STORE_READ, &site->arena, &reason);
    if (!site->store) {
        *why = arena_printf(why_arena, "cannot read the store '%s': %.*s", site->store_path, STR_ARG(reason));
        return false;
    }
    site->store_version = store_version(site->store);
    site->store_rows = store_count(site->store, NULL);
    site->store_awards = store_award_count(site->store);
    return true;
}

static void add_part(Digest *digest, Str name, Str text)
{
    char lengths[48];
    snprintf(lengths, sizeof lengths, "%zu %zu ", name.len, text.len);
    digest_add(digest, lengths, strlen(lengths));
    digest_add(digest, name.ptr, name.len);
    digest_add(digest, text.ptr, text.len);
}

static void make_digest(Site *site)
{
    const Diags *diags = &site->first->diags;
    Digest *digest = digest_start();
    if (!digest) {
        base_on_exhausted(sizeof site->digest);
        return;
    }
    add_part(digest, STR(PURSE_VERSION), places_vintage());
    for (size_t i = 0; i < diags->sources.count; i++)
        add_part(digest, diags->sources.items[i].name, diags->sources.items[i].text);
    Str version = arena_printf(&site->arena, "%lld", (long long)site->store_version);
    add_part(digest, site->store_path ? str_from_c(site->store_path) : STR(""), version);
    digest_tell(digest, site->digest);
    digest_free(digest);
}

/* cmark keeps a list of its extensions, made when it first makes a page: not when two threads do. */
static void make_first_page(void)
{
    Arena arena;
    Buf page;
    arena_init(&arena);
    buf_init(&page);
    buf_add(&page, STR("a\n"));
    report_page(&page, STR("a"), &arena);
    buf_release(&page);
    arena_release(&arena);
}

static bool read_first(Site *site, Arena *why_arena, Str *why)
{
    LoadStore rows = {.store = site->store,
                      .path = site->store_path,
                      .known_by = DATE_OPEN,
                      .rows_most = site->rows_most,
                      .progress = site->progress};
    if (!open_store(site, why_arena, why))
        return false;
    rows.store = site->store;
    StrArray paths = {0};
    site->first = edition_new(site, &rows, STR(""), &paths, why_arena, why);
    if (!site->first)
        return false;
    for (size_t i = 0; i < paths.count; i++)
        ARRAY_ADD(&site->arena, &site->paths, paths.items[i]);
    if (site->store_path)
        ARRAY_ADD(&site->arena, &site->paths, str_from_c(site->store_path));
    make_digest(site);
    return true;
}

Site *site_open(const SiteFiles *files, Str *why, Arena *why_arena)
{
    Arena arena;
    arena_init(&arena);
    Site *site = ARENA_NEW(&arena, Site);
    site->arena = arena;
    pthread_mutex_init(&site->opening, NULL);
    pthread_mutex_init(&site->kept, NULL);
    pthread_mutex_init(&site->searching, NULL);
    pthread_mutex_init(&site->telling, NULL);
    buf_init(&site->story);
    copy_files(site, files);
    make_first_page();
    if (read_first(site, why_arena, why))
        return site;
    site_close(site);
    return NULL;
}

void site_close(Site *site)
{
    if (!site)
        return;
    for (size_t i = 0; i < site->other_count; i++)
        edition_free(site->others[i]);
    edition_free(site->first);
    store_close(site->store);
    search_close(site->search);
    pthread_mutex_destroy(&site->searching);
    pthread_mutex_destroy(&site->telling);
    buf_release(&site->story);
    pthread_mutex_destroy(&site->opening);
    pthread_mutex_destroy(&site->kept);
    Arena arena = site->arena;
    arena_release(&arena);
}

Str site_digest(const Site *site)
{
    return str_from_c(site->digest);
}

StrArray site_paths(const Site *site)
{
    return site->paths;
}

bool site_has_errors(const Site *site)
{
    return diags_has_errors(&site->first->diags);
}
