/* A table of chains, and one list in the order of last use; one lock over both, never held while a reply is made. */
#include "server/kept.h"

#include <pthread.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

enum { CHAINS = 4096, ENTRY_BYTES = 1024 };

typedef struct Entry {
    Arena arena; /* holds the entry itself */
    Str key;
    uint64_t version;
    Reply *reply; /* NULL while it is made */
    unsigned waiting;
    bool is_out; /* not in the table any more; the last who waits lets go of it */
    struct Entry *next_in_chain, *newer, *older;
} Entry;

struct Kept {
    Arena arena;
    pthread_mutex_t lock;
    pthread_cond_t made;
    size_t bytes, bytes_most;
    Entry *newest, *oldest;
    Entry *chains[CHAINS];
};

Kept *kept_new(size_t bytes_most)
{
    Arena arena;
    arena_init(&arena);
    Kept *kept = ARENA_NEW(&arena, Kept);
    kept->arena = arena;
    kept->bytes_most = bytes_most;
    pthread_mutex_init(&kept->lock, NULL);
    pthread_cond_init(&kept->made, NULL);
    return kept;
}

static Entry **chain_of(Kept *kept, Str key)
{
    return &kept->chains[XXH3_64bits(key.ptr, key.len) % CHAINS];
}

static Entry *find(Kept *kept, Str key, uint64_t version)
{
    for (Entry *entry = *chain_of(kept, key); entry; entry = entry->next_in_chain)
        if (entry->version == version && str_equal(entry->key, key))
            return entry;
    return NULL;
}

static void unlink_use(Kept *kept, Entry *entry)
{
    *(entry->newer ? &entry->newer->older : &kept->newest) = entry->older;
    *(entry->older ? &entry->older->newer : &kept->oldest) = entry->newer;
    entry->newer = entry->older = NULL;
}

static void link_newest(Kept *kept, Entry *entry)
{
    entry->older = kept->newest;
    *(kept->newest ? &kept->newest->newer : &kept->oldest) = entry;
    kept->newest = entry;
}

static Entry *add(Kept *kept, Str key, uint64_t version)
{
    Arena arena;
    arena_init(&arena);
    Entry *entry = ARENA_NEW(&arena, Entry);
    entry->key = arena_str(&arena, key);
    entry->version = version;
    entry->arena = arena;
    Entry **chain = chain_of(kept, key);
    entry->next_in_chain = *chain;
    *chain = entry;
    link_newest(kept, entry);
    return entry;
}

static size_t bytes_of(const Entry *entry)
{
    return ENTRY_BYTES + entry->key.len + (entry->reply ? entry->reply->body.capacity : 0);
}

static void let_go(Entry *entry)
{
    reply_drop(entry->reply);
    Arena arena = entry->arena;
    arena_release(&arena);
}

/* Of an entry that was made. */
static void take_out(Kept *kept, Entry *entry)
{
    Entry **link = chain_of(kept, entry->key);
    while (*link != entry)
        link = &(*link)->next_in_chain;
    *link = entry->next_in_chain;
    unlink_use(kept, entry);
    entry->is_out = true;
    if (entry->waiting == 0)
        let_go(entry);
}

static void remove_kept(Kept *kept, Entry *entry)
{
    kept->bytes -= bytes_of(entry);
    take_out(kept, entry);
}

static void make_room(Kept *kept)
{
    Entry *entry = kept->oldest;
    while (entry && kept->bytes > kept->bytes_most) {
        Entry *newer = entry->newer;
        if (entry->reply)
            remove_kept(kept, entry);
        entry = newer;
    }
}

static Reply *wait_for(Kept *kept, Entry *entry)
{
    entry->waiting++;
    while (!entry->reply)
        pthread_cond_wait(&kept->made, &kept->lock);
    entry->waiting--;
    Reply *reply = reply_share(entry->reply);
    if (entry->is_out && entry->waiting == 0)
        let_go(entry);
    return reply;
}

static Reply *use_kept(Kept *kept, Entry *entry)
{
    unlink_use(kept, entry);
    link_newest(kept, entry);
    return wait_for(kept, entry);
}

static void keep(Kept *kept, Entry *entry, Reply *reply)
{
    entry->reply = reply_share(reply);
    bool fits = bytes_of(entry) <= kept->bytes_most / 2;
    if (reply->may_keep && fits) {
        kept->bytes += bytes_of(entry);
        make_room(kept);
    } else {
        take_out(kept, entry);
    }
    pthread_cond_broadcast(&kept->made);
}

Reply *kept_get(Kept *kept, Str key, uint64_t version, KeptMake *make, void *context)
{
    pthread_mutex_lock(&kept->lock);
    Entry *entry = find(kept, key, version);
    Reply *reply = entry ? use_kept(kept, entry) : NULL;
    if (!entry)
        entry = add(kept, key, version);
    pthread_mutex_unlock(&kept->lock);
    if (reply)
        return reply;
    reply = make(context);
    pthread_mutex_lock(&kept->lock);
    keep(kept, entry, reply);
    pthread_mutex_unlock(&kept->lock);
    return reply;
}

void kept_forget(Kept *kept, uint64_t version)
{
    pthread_mutex_lock(&kept->lock);
    for (Entry *entry = kept->oldest, *newer; entry; entry = newer) {
        newer = entry->newer;
        if (entry->version < version && entry->reply)
            remove_kept(kept, entry);
    }
    pthread_mutex_unlock(&kept->lock);
}

void kept_free(Kept *kept)
{
    kept_forget(kept, UINT64_MAX);
    pthread_cond_destroy(&kept->made);
    pthread_mutex_destroy(&kept->lock);
    Arena arena = kept->arena;
    arena_release(&arena);
}
