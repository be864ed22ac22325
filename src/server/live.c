/* Watching by looking: stat works on every file system, for files that are replaced and for those not there yet. */
#include "server/live.h"

#include "server/moment.h"

#include <sys/stat.h>

enum {
    LOOK_MS = 500,
    STILL_AT_LATEST_MS = 5000, /* files that never are still are read then */
    GONE_MS = 2000,            /* an editor that replaces a file is done by then */
    REST = 4,     /* times as long as a reading took, until the next: of a store that is being imported into */
    FINE_MS = 50, /* a file as young as this may change again unseen: file systems have coarse clocks */
};

/* What tells that a file is another one or has other bytes. */
typedef struct {
    bool is_there;
    uint64_t device, inode, size;
    int64_t changed_s, changed_ns;
} Stamp;

typedef struct {
    const char *path;
    Stamp read, seen; /* as it was when it was read, and at the last look */
} Watched;

struct Live {
    Arena arena;
    const SiteFiles *files;
    LiveChanged *changed;
    void *context;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t wake;
    bool ends;
    LiveSite *current;
    Str gone; /* why the files cannot be read; empty: they can */
    Arena gone_arena;
    /* Of the watching thread alone, once it runs. */
    uint64_t last_version;
    Arena watched_arena;
    ARRAY(Watched) watched;
    int64_t moving_since, gone_since; /* 0: they are not */
    int64_t rests_until;
};

/* ---- what is watched ---- */

static Stamp stamp_of(const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return (Stamp){0};
    return (Stamp){true,
                   (uint64_t)status.st_dev,
                   (uint64_t)status.st_ino,
                   (uint64_t)status.st_size,
                   (int64_t)status.st_mtim.tv_sec,
                   (int64_t)status.st_mtim.tv_nsec};
}

static bool stamp_equal(Stamp a, Stamp b)
{
    return a.is_there == b.is_there && a.device == b.device && a.inode == b.inode && a.size == b.size &&
           a.changed_s == b.changed_s && a.changed_ns == b.changed_ns;
}

/* A file that changed while it was read, or just before, is taken as one that changed since. */
static Stamp distrust_young(Stamp stamp, int64_t read_at)
{
    if (stamp.is_there && stamp.changed_s * 1000 + stamp.changed_ns / 1000000 >= read_at - FINE_MS)
        stamp.changed_ns = -1;
    return stamp;
}

static void watch(Live *live, StrArray paths, int64_t read_at)
{
    arena_release(&live->watched_arena);
    live->watched.items = NULL;
    live->watched.count = live->watched.capacity = 0;
    for (uint32_t i = 0; i < paths.count; i++) {
        const char *path = arena_c_string(&live->watched_arena, paths.items[i]);
        Stamp seen = stamp_of(path);
        ARRAY_ADD(&live->watched_arena, &live->watched, (Watched){path, distrust_young(seen, read_at), seen});
    }
    live->moving_since = 0;
}

/* Whether some file is not as it was read, and whether one moved since the last look. */
static bool look(Live *live, bool *moved)
{
    bool differs = false;
    *moved = false;
    for (uint32_t i = 0; i < live->watched.count; i++) {
        Watched *watched = &live->watched.items[i];
        Stamp now = stamp_of(watched->path);
        *moved |= !stamp_equal(now, watched->seen);
        differs |= !stamp_equal(now, watched->read);
        watched->seen = now;
    }
    return differs;
}

/* ---- the site in use ---- */

static LiveSite *held_of(Live *live, Site *site)
{
    LiveSite *held = ARENA_NEW(&live->arena, LiveSite);
    *held = (LiveSite){site, ++live->last_version, 1};
    return held;
}

void live_give(Live *live, LiveSite *held)
{
    pthread_mutex_lock(&live->lock);
    bool is_last = --held->users == 0;
    pthread_mutex_unlock(&live->lock);
    if (is_last)
        site_close(held->site);
}

LiveSite *live_take(Live *live, Arena *arena, Str *why)
{
    pthread_mutex_lock(&live->lock);
    LiveSite *held = live->gone.len ? NULL : live->current;
    if (held)
        held->users++;
    else
        *why = arena_str(arena, live->gone);
    pthread_mutex_unlock(&live->lock);
    return held;
}

static void set_gone(Live *live, Str why)
{
    pthread_mutex_lock(&live->lock);
    arena_release(&live->gone_arena);
    live->gone = why.len ? arena_str(&live->gone_arena, why) : STR_NONE;
    pthread_mutex_unlock(&live->lock);
}

static void replace(Live *live, Site *site)
{
    LiveSite *held = held_of(live, site);
    pthread_mutex_lock(&live->lock);
    LiveSite *old = live->current;
    live->current = held;
    pthread_mutex_unlock(&live->lock);
    live_give(live, old);
    live->changed(live->context, held->version);
}

static void cannot_read(Live *live, Str why, int64_t now)
{
    if (!live->gone_since)
        live->gone_since = now;
    if (now - live->gone_since >= GONE_MS)
        set_gone(live, why);
}

/* The same bytes as before are no change, and what was answered from them stays. */
static void read_anew(Live *live, int64_t now)
{
    Arena words;
    arena_init(&words);
    int64_t read_at = moment_wall_ms();
    Str why = STR("it cannot be read");
    Site *site = site_open(live->files, &why, &words);
    if (!site) {
        cannot_read(live, why, now);
    } else {
        watch(live, site_paths(site), read_at);
        if (str_equal(site_digest(site), site_digest(live->current->site)))
            site_close(site);
        else
            replace(live, site);
        live->gone_since = 0;
        set_gone(live, STR_NONE);
    }
    arena_release(&words);
}

/* ---- the thread ---- */

static void look_and_read(Live *live)
{
    bool moved, differs = look(live, &moved);
    int64_t now = moment_ms();
    if (!differs && !live->gone_since) {
        live->moving_since = 0;
        return;
    }
    if (!live->moving_since)
        live->moving_since = now;
    bool is_still = !moved || now - live->moving_since >= STILL_AT_LATEST_MS;
    if (!is_still || now < live->rests_until)
        return;
    read_anew(live, now);
    int64_t end = moment_ms();
    live->rests_until = end + REST * (end - now);
}

static bool has_ended(Live *live)
{
    int64_t until = moment_ms() + LOOK_MS;
    pthread_mutex_lock(&live->lock);
    while (!live->ends && moment_wait(&live->wake, &live->lock, until))
        ;
    bool ends = live->ends;
    pthread_mutex_unlock(&live->lock);
    return ends;
}

static void *run(void *context)
{
    Live *live = context;
    while (!has_ended(live))
        look_and_read(live);
    return NULL;
}

static Live *live_new(const SiteFiles *files, LiveChanged *changed, void *context)
{
    Arena arena;
    arena_init(&arena);
    Live *live = ARENA_NEW(&arena, Live);
    live->arena = arena;
    live->files = files;
    live->changed = changed;
    live->context = context;
    arena_init(&live->gone_arena);
    arena_init(&live->watched_arena);
    pthread_mutex_init(&live->lock, NULL);
    moment_condition(&live->wake);
    return live;
}

static void live_free(Live *live)
{
    pthread_cond_destroy(&live->wake);
    pthread_mutex_destroy(&live->lock);
    arena_release(&live->watched_arena);
    arena_release(&live->gone_arena);
    Arena arena = live->arena;
    arena_release(&arena);
}

Live *live_open(const SiteFiles *files, LiveChanged *changed, void *context, Arena *why_arena, Str *why)
{
    int64_t read_at = moment_wall_ms();
    Site *site = site_open(files, why, why_arena);
    if (!site)
        return NULL;
    Live *live = live_new(files, changed, context);
    live->current = held_of(live, site);
    watch(live, site_paths(site), read_at);
    if (pthread_create(&live->thread, NULL, run, live) == 0)
        return live;
    *why = STR("a thread cannot be started");
    live_give(live, live->current);
    live_free(live);
    return NULL;
}

void live_close(Live *live)
{
    pthread_mutex_lock(&live->lock);
    live->ends = true;
    pthread_cond_signal(&live->wake);
    pthread_mutex_unlock(&live->lock);
    pthread_join(live->thread, NULL);
    live_give(live, live->current);
    live_free(live);
}
