/* Admitting, and answering from the page, from what is kept, or from the site. */
#include "server/service.h"

#include "server/moment.h"

#include <unistd.h>

enum { WAIT_MS = 20000, SOON_S = 2 };

/* ---- admitting ---- */

static bool is_api(const Target *target)
{
    return str_starts(target->path, STR("api/"));
}

static Refusal admit_method(const Fields *fields, const Target *target, Asking *asking)
{
    asking->is_post = str_equal(fields->method, STR("POST"));
    bool is_drafts = str_equal(target->path, STR("api/drafts"));
    if (asking->is_post && is_drafts)
        return REFUSAL_NONE;
    if (is_drafts)
        return (Refusal){405, "drafts are asked for by POST, with the document as the body"};
    if (!str_equal(fields->method, STR("GET")) && !str_equal(fields->method, STR("HEAD")))
        return (Refusal){405, "only GET and HEAD are answered here"};
    bool has_body =
        fields->transfer_encoding.ptr || (fields->content_length.ptr && !str_equal(fields->content_length, STR("0")));
    return has_body ? (Refusal){400, "a request that asks has no body"} : REFUSAL_NONE;
}

/* A browser says where a request comes from: another site may lead to an answer, and never load or send one from here.
 */
static Refusal admit_origin(const Service *service, const Fields *fields, const Asking *asking)
{
    bool is_own = !fields->fetch_site.ptr || str_equal(fields->fetch_site, STR("same-origin")) ||
                  str_equal(fields->fetch_site, STR("none"));
    bool navigates = str_equal(fields->fetch_mode, STR("navigate")) && !asking->is_post;
    if (!is_own && !navigates && is_api(&asking->target))
        return (Refusal){403, "another site may link to this, and not load it"};
    if (fields->origin.ptr && !hosts_have_origin(&service->hosts, fields->origin))
        return (Refusal){403, "the request comes from another site"};
    return REFUSAL_NONE;
}

/* The length as declared; what comes is counted too. */
static Refusal admit_length(const Fields *fields)
{
    Str length = fields->content_length;
    if (length.ptr && fields->transfer_encoding.ptr)
        return (Refusal){400, "a body has a length or comes in chunks, not both"};
    if (fields->transfer_encoding.ptr && !str_equal(fields->transfer_encoding, STR("chunked")))
        return (Refusal){501, "a body comes plain or in chunks"};
    while (length.len && length.ptr[0] == '0')
        length = str_after(length, 1);
    bool is_long = length.len > 7 || (length.len && str_digits(length, 0, length.len) > SITE_DOCUMENT_MOST);
    return is_long ? (Refusal){413, "the body is too long; 1 MiB is the most"} : REFUSAL_NONE;
}

Refusal service_admit(const Service *service, Str raw, const Fields *fields, Arena *arena, Asking *asking)
{
    *asking = (Asking){0};
    if (fields->host_count != 1)
        return (Refusal){400, "a request names one host"};
    if (!hosts_have(&service->hosts, fields->host))
        return (Refusal){421, "this server does not answer for that host"};
    Refusal refusal = target_read(raw, &service->hosts, arena, &asking->target);
    if (!refusal.status)
        refusal = admit_method(fields, &asking->target, asking);
    if (!refusal.status)
        refusal = admit_origin(service, fields, asking);
    if (!refusal.status)
        refusal = admit_length(fields);
    asking->takes_gzip = accepts_gzip(fields->accept_encoding);
    asking->is_embedded = target_has(&asking->target, STR("embed"));
    return refusal;
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

static Reply *reply_of(SiteAnswer *answer, const Making *making)
{
    Reply *reply = reply_new(answer->status, answer->type);
    bool is_post = making->asking->is_post;
    reply->body = answer->body;
    reply->total = answer->total;
    reply->may_keep = answer->status == 200 && !is_post; /* for its key has the day in it */
    reply->caching = reply->may_keep ? CACHE_ASK : CACHE_NEVER;
    reply->link = link_of(answer, &making->asking->target, &reply->arena);
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
    if (is_api(&asking->target))
        return reply_from_site(service, asking, arena);
    Reply *reply = page_find(service->page, asking->target.path, asking->takes_gzip);
    return reply ? reply : not_found();
}
