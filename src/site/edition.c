/* Readings of the journal: the first, and a few more for questions that need other rows of the store. */
#include "site/inside.h"

#include <stdlib.h>

Edition *edition_new(Site *site, const LoadStore *rows, Str key, StrArray *paths, Arena *why_arena, Str *why)
{
    Arena arena;
    Str reason = STR_NONE;
    LoadStore ask = *rows;
    arena_init(&arena);
    Edition *edition = ARENA_NEW(&arena, Edition);
    edition->arena = arena;
    edition->key = arena_str(&edition->arena, key);
    diags_init(&edition->diags, &edition->arena);
    ask.paths = paths;
    Status status =
        load_journal(site->files, site->file_count, &ask, &edition->arena, &edition->diags, &edition->journal, &reason);
    edition->columns = ask.columns;
    if (status == STATUS_FAILED) {
        *why = arena_str(why_arena, reason);
        edition_free(edition);
        return NULL;
    }
    edition->claims = claims_read(edition->journal, &edition->diags, &edition->arena);
    diags_sort(&edition->diags);
    diags_index_lines(&edition->diags);
    return edition;
}

void edition_free(Edition *edition)
{
    if (!edition)
        return;
    Arena arena = edition->arena;
    columns_close(edition->columns);
    arena_release(&arena);
}

/* ---- which ---- */

static int by_text(const void *left, const void *right)
{
    return str_compare(*(const Str *)left, *(const Str *)right);
}

/* Where all rows that may be asked about come in, it does not matter about which places. */
static bool takes_all_rows(const Site *site, const LoadStore *rows)
{
    uint64_t most = site->rows_most ? site->rows_most : LOAD_ROWS_MOST;
    return rows->every_listing ? site->store_rows <= most : !site->first->columns;
}

/* Questions with the same key have the same rows. */
static Str key_of(const Site *site, LoadStore *rows, Arena *arena)
{
    Buf key;
    if (!site->store)
        return STR("");
    if (takes_all_rows(site, rows)) {
        rows->places.count = 0;
        rows->needs_awards = false;
    }
    if (rows->places.count > 1)
        qsort(rows->places.items, rows->places.count, sizeof *rows->places.items, by_text);
    buf_init(&key);
    if (rows->known_by != DATE_OPEN || rows->every_listing || rows->needs_awards || rows->places.count)
        buf_printf(&key, "%d %d %d", rows->known_by, rows->every_listing, rows->needs_awards);
    for (size_t i = 0; i < rows->places.count; i++)
        buf_printf(&key, " %.*s", STR_ARG(rows->places.items[i]));
    Str kept = arena_str(arena, buf_str(&key));
    buf_release(&key);
    return kept;
}

/* ---- those kept; `kept` is locked ---- */

static Edition *take_kept(Site *site, Str key)
{
    Edition *found = key.len ? NULL : site->first;
    for (size_t i = 0; !found && i < site->other_count; i++)
        if (str_equal(site->others[i]->key, key))
            found = site->others[i];
    if (found) {
        found->users++;
        found->used = ++site->calls;
    }
    return found;
}

/* The one that was not used for longest makes room; where all are in use, the new one goes when its user does. */
static void keep(Site *site, Edition *edition)
{
    size_t oldest = EDITIONS_MOST;
    edition->users = 1;
    edition->used = ++site->calls;
    if (site->other_count < EDITIONS_MOST) {
        site->others[site->other_count++] = edition;
        return;
    }
    for (size_t i = 0; i < EDITIONS_MOST; i++)
        if (!site->others[i]->users && (oldest == EDITIONS_MOST || site->others[i]->used < site->others[oldest]->used))
            oldest = i;
    if (oldest == EDITIONS_MOST)
        return;
    edition_free(site->others[oldest]);
    site->others[oldest] = edition;
}

static Edition *find(Site *site, Str key)
{
    pthread_mutex_lock(&site->kept);
    Edition *found = take_kept(site, key);
    pthread_mutex_unlock(&site->kept);
    return found;
}

/* `opening` is locked: nobody else reads the store. */
static Edition *read_anew(Site *site, LoadStore *rows, Str key, Arena *arena, Str *why)
{
    Edition *edition = find(site, key);
    if (edition)
        return edition;
    if (store_version(site->store) != site->store_version) {
        *why = STR("the store has changed since it was opened; it is about to be read again");
        return NULL;
    }
    rows->store = site->store;
    rows->path = site->store_path;
    rows->rows_most = site->rows_most;
    edition = edition_new(site, rows, key, NULL, arena, why);
    if (!edition)
        return NULL;
    pthread_mutex_lock(&site->kept);
    keep(site, edition);
    pthread_mutex_unlock(&site->kept);
    return edition;
}

Edition *edition_for(Site *site, const LoadStore *asked, Arena *arena, Str *why)
{
    LoadStore rows = *asked;
    Str key = key_of(site, &rows, arena);
    Edition *edition = find(site, key);
    if (edition)
        return edition;
    pthread_mutex_lock(&site->opening);
    edition = read_anew(site, &rows, key, arena, why);
    pthread_mutex_unlock(&site->opening);
    return edition;
}

void edition_leave(Site *site, Edition *edition)
{
    bool is_kept = edition == site->first;
    pthread_mutex_lock(&site->kept);
    edition->users--;
    for (size_t i = 0; !is_kept && i < site->other_count; i++)
        is_kept = site->others[i] == edition;
    bool is_last = !edition->users;
    pthread_mutex_unlock(&site->kept);
    if (!is_kept && is_last)
        edition_free(edition);
}
