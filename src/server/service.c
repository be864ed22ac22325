/* Answering from the page, from what is kept, or from the site. */
#include "server/service.h"

#include "server/moment.h"

#include <unistd.h>

enum { WAIT_MS = 20000, SOON_S = 2 };

static bool is_api(const Asking *asking)
{
    return str_starts(asking->target.path, STR("api/"));
}

Reply *service_refuse(const Asking *asking, Refusal refusal)
{
    Reply *reply = reply_refuse(refusal.status, str_from_c(refusal.words), NULL);
    bool is_drafts = str_equal(asking->target.path, STR("api/drafts"));
    if (refusal.status == 405)
        reply->allow = is_drafts ? "POST" : "GET, HEAD";
    if (refusal.status == 503 || refusal.status == 429)
        reply->retry_after = SOON_S;
    return reply;
}

/* ---- how many at once ---- */

void gate_open(Gate *gate)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    pthread_mutex_init(&gate->lock, NULL);
    moment_condition(&gate->free);
    gate->count = cores < 2 ? 2 : cores > 8 ? 8 : (unsigned)cores;
}

void gate_close(Gate *gate)
{
    pthread_cond_destroy(&gate->free);
    pthread_mutex_destroy(&gate->lock);
}

static bool gate_enter(Gate *gate)
{
    int64_t until = moment_ms() + WAIT_MS;
    pthread_mutex_lock(&gate->lock);
    while (gate->count == 0 && moment_wait(&gate->free, &gate->lock, until))
        ;
    bool enters = gate->count > 0;
    gate->count -= enters;
    pthread_mutex_unlock(&gate->lock);
    return enters;
}

static void gate_leave(Gate *gate)
{
    pthread_mutex_lock(&gate->lock);
    gate->count++;
    pthread_cond_signal(&gate->free);
    pthread_mutex_unlock(&gate->lock);
}

/* ---- answers ---- */

typedef struct {
    Service *service;
    const Asking *asking;
    Site *site;
    Date today;
    Arena *arena;
} Making;

/* Where the rest of a list is. */
static const char *link_of(const SiteAnswer *answer, const Target *target, Arena *arena)
{
    if (answer->total == SIZE_MAX || !answer->limit || answer->total - answer->offset <= answer->limit ||
        answer->offset > answer->total)
        return NULL;
    Str offset = arena_printf(arena, "%zu", answer->offset + answer->limit);
    Str next = target_with(target, STR("offset"), offset, arena);
    return arena_c_string(arena, arena_printf(arena, "<%.*s>; rel=\"next\"", STR_ARG(next)));
}

static Str day_asked(const Target *target)
{
    for (size_t i = 0; i < target->parameters.count; i++)
        if (str_equal(target->parameters.items[i].name, STR("as-of")))
            return target->parameters.items[i].value;
    return STR("");
}

/* What is for other programs gets a name for the file it is put into: purse-stake-2017-08-05.csv. */
static const char *saved_as(const SiteAnswer *answer, const Target *target, Arena *arena)
{
    static const char *const kinds[][2] = {{"text/csv", "csv"}, {"text/markdown", "md"}, {"text/calendar", "ics"}};
    const char *end = NULL;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (str_starts(str_from_c(answer->type), str_from_c(kinds[i][0])))
            end = kinds[i][1];
    if (!end || answer->status != 200)
        return NULL;
    Str day = day_asked(target);
    Str name =
        arena_printf(arena, "purse-%.*s%s%.*s", STR_ARG(str_after(target->path, 4)), day.len ? "-" : "", STR_ARG(day));
    char *bytes = arena_c_string(arena, name);
    for (size_t i = 0; i < name.len; i++)
        if (!char_is_alpha(bytes[i]) && !char_is_digit(bytes[i]))
            bytes[i] = '-';
    return arena_c_string(arena, arena_printf(arena, "inline; filename=\"%s.%s\"", bytes, end));
}

static Reply *reply_of(SiteAnswer *answer, const Making *making)
{
    Reply *reply = reply_new(answer->status, answer->type);
    bool is_post = making->asking->is_post;
    reply->body = answer->body;
    reply->total = answer->total;
    reply->may_keep = answer->status == 200 && !is_post; /* for its key has the day in it */
    reply->caching = reply->may_keep ? CACHE_ASK : CACHE_NEVER;
    reply->link = link_of(answer, &making->asking->target, &reply->arena);
    reply->saved_as = saved_as(answer, &making->asking->target, &reply->arena);
    reply_seal(reply, making->asking->takes_gzip);
    return reply;
}

static Reply *make_answer(void *context)
{
    Making *making = context;
    const Asking *asking = making->asking;
    if (!gate_enter(&making->service->gate)) {
        Reply *reply = reply_refuse(503, STR("too much is being asked at once"), "ask again in a while");
        reply->retry_after = SOON_S;
        return reply;
    }
    SiteRequest request = {.is_post = asking->is_post,
                           .path = str_after(asking->target.path, 4),
                           .parameters = asking->target.parameters,
                           .body = asking->body,
                           .today = making->today};
    SiteAnswer answer = {0};
    site_answer(making->site, &request, making->arena, &answer);
    gate_leave(&making->service->gate);
    return reply_of(&answer, making);
}

static Str key_of(const Asking *asking, Date today, Arena *arena)
{
    Str key = target_key(&asking->target, arena);
    return arena_printf(arena, "%d %c %.*s", (int)today, asking->takes_gzip ? 'z' : 'p', STR_ARG(key));
}

static Reply *reply_from_site(Service *service, const Asking *asking, Arena *arena)
{
    Str why = STR_NONE;
    LiveSite *held = live_take(service->live, arena, &why);
    if (!held) {
        Reply *reply = reply_refuse(503, why, "the answers come back when the file does");
        reply->retry_after = SOON_S;
        return reply;
    }
    Making making = {service, asking, held->site, service->today(), arena};
    Reply *reply = asking->is_post ? make_answer(&making)
                                   : kept_get(service->kept, key_of(asking, making.today, arena), held->version,
                                              make_answer, &making);
    live_give(service->live, held);
    return reply;
}

static Reply *not_found(void)
{
    return reply_refuse(404, STR("there is nothing at this address"),
                        "answers are under api/; api/openapi.json lists them");
}

Reply *service_reply(Service *service, const Asking *asking, Arena *arena)
{
    if (is_api(asking))
        return reply_from_site(service, asking, arena);
    Reply *reply = page_find(service->page, asking->target.path, asking->takes_gzip);
    return reply ? reply : not_found();
}
