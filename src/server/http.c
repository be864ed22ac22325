/* From a socket to a request that is whole, and from a reply to the socket. */
#include "server/http.h"

#include "server/fields.h"

#include <microhttpd.h>
#include <strings.h>

enum {
    POOL_BYTES = 96 << 10, /* of a connection: its head, and the fields of its reply */
    HEAD_MOST = 64 << 10,  /* of a request; libmicrohttpd itself refuses what does not fit into the pool */
    SILENT_S = 120,        /* a last resort behind connections.c */
};

/* One request, from its first line to the end of its reply. */
typedef struct {
    Arena arena; /* holds the request itself */
    Str raw;     /* the target as it came; ptr NULL: there was none */
    uintptr_t raw_end;
    bool has_head, is_refused;
    Asking asking;
    Buf body;
} Request;

static Connection *connection_of(struct MHD_Connection *peer)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(peer, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info->socket_context;
}

/* ---- a request comes ---- */

static void request_free(Request *request)
{
    if (!request)
        return;
    buf_release(&request->body);
    Arena arena = request->arena;
    arena_release(&arena);
}

/* libmicrohttpd begins a target with too many parameters twice, and finishes it once: the first is let go of here. */
static void hold(Connection *connection, Request *request)
{
    void **held = connection_held(connection);
    request_free(*held);
    *held = request;
}

static void *begin(void *context, const char *raw, struct MHD_Connection *peer)
{
    Http *http = context;
    Arena arena;
    arena_init(&arena);
    Request *request = ARENA_NEW(&arena, Request);
    if (raw) {
        request->raw = arena_str(&arena, str_from_c(raw));
        request->raw_end = (uintptr_t)raw + request->raw.len;
    }
    request->arena = arena;
    buf_init(&request->body);
    hold(connection_of(peer), request);
    connection_begins(http->connections, connection_of(peer));
    return request;
}

static void finish(void *context, struct MHD_Connection *peer, void **state, enum MHD_RequestTerminationCode how)
{
    Http *http = context;
    (void)how;
    *state = NULL;
    hold(connection_of(peer), NULL);
    connection_is_done(http->connections, connection_of(peer));
}

static void notice(void *context, struct MHD_Connection *peer, void **state, enum MHD_ConnectionNotificationCode what)
{
    Http *http = context;
    if (what == MHD_CONNECTION_NOTIFY_CLOSED) {
        hold(*state, NULL);
        connection_closed(http->connections, *state);
        return;
    }
    int socket = MHD_get_connection_info(peer, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
    const struct sockaddr *address = MHD_get_connection_info(peer, MHD_CONNECTION_INFO_CLIENT_ADDRESS)->client_addr;
    *state = connection_opened(http->connections, socket, address);
}

/* ---- a reply goes ---- */

static void add_field(void *context, const char *name, const char *value)
{
    MHD_add_response_header(context, name, value);
}

static void drop(void *reply)
{
    reply_drop(reply);
}

/* Takes the reply. What may come behind a refused request is not to be trusted. */
static enum MHD_Result send_reply(Http *http, struct MHD_Connection *peer, const Request *request, Reply *reply,
                                  int status)
{
    struct MHD_Response *response =
        MHD_create_response_from_buffer_with_free_callback_cls(reply->body.len, reply->body.ptr, drop, reply);
    if (!response) {
        reply_drop(reply);
        return MHD_NO;
    }
    fields_of(reply, request->asking.is_embedded, add_field, response);
    if (request->is_refused)
        add_field(response, "Connection", "close");
    connection_is_answered(http->connections, connection_of(peer));
    enum MHD_Result result = MHD_queue_response(peer, (unsigned)status, response);
    MHD_destroy_response(response);
    return result;
}

static Str field_of(struct MHD_Connection *peer, const char *name)
{
    const char *value = NULL;
    size_t length = 0;
    MHD_lookup_connection_value_n(peer, MHD_HEADER_KIND, name, strlen(name), &value, &length);
    return (Str){value, value ? length : 0};
}

static enum MHD_Result answer(Http *http, struct MHD_Connection *peer, Request *request)
{
    connection_is_whole(http->connections, connection_of(peer));
    request->asking.body = buf_str(&request->body);
    Reply *reply = service_reply(&http->service, &request->asking, &request->arena);
    bool has_it = reply->etag[0] && names_etag(field_of(peer, "If-None-Match"), str_from_c(reply->etag));
    return send_reply(http, peer, request, reply, has_it ? MHD_HTTP_NOT_MODIFIED : reply->status);
}

/* ---- the head ---- */

static bool is_named(const char *name, size_t length, Str wanted)
{
    return length == wanted.len && strncasecmp(name, wanted.ptr, length) == 0;
}

static enum MHD_Result count_fields(void *context, enum MHD_ValueKind kind, const char *name, size_t name_length,
                                    const char *value, size_t value_length)
{
    (void)kind, (void)value, (void)value_length;
    Fields *fields = context;
    fields->host_count += is_named(name, name_length, STR("Host"));
    fields->length_count +=
        is_named(name, name_length, STR("Content-Length")) || is_named(name, name_length, STR("Transfer-Encoding"));
    return MHD_YES;
}

static void read_fields(struct MHD_Connection *peer, const char *method, Fields *fields)
{
    *fields = (Fields){.method = str_from_c(method),
                       .host = field_of(peer, "Host"),
                       .origin = field_of(peer, "Origin"),
                       .fetch_site = field_of(peer, "Sec-Fetch-Site"),
                       .fetch_mode = field_of(peer, "Sec-Fetch-Mode"),
                       .accept_encoding = field_of(peer, "Accept-Encoding"),
                       .content_length = field_of(peer, "Content-Length"),
                       .transfer_encoding = field_of(peer, "Transfer-Encoding")};
    MHD_get_connection_values_n(peer, MHD_HEADER_KIND, count_fields, fields);
}

/* Too many connections, too large a head; a NUL in the target ends it before the version begins. */
static Refusal admit_bytes(struct MHD_Connection *peer, const Request *request, const char *version)
{
    switch (connection_refusal(connection_of(peer))) {
    case 503: return (Refusal){503, "there are too many connections"};
    case 429: return (Refusal){429, "there are too many connections from one address"};
    default: break;
    }
    if (MHD_get_connection_info(peer, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE)->header_size > HEAD_MOST)
        return (Refusal){431, "the head of the request is too long; 64 KiB is the most"};
    if (!request->raw.ptr || request->raw_end + 1 != (uintptr_t)version)
        return (Refusal){400, "the first line of the request is not a method, an address and a version"};
    return REFUSAL_NONE;
}

static enum MHD_Result take_head(Http *http, struct MHD_Connection *peer, Request *request, const char *method,
                                 const char *version)
{
    Fields fields;
    read_fields(peer, method, &fields);
    Refusal refusal = admit_bytes(peer, request, version);
    if (!refusal.status)
        refusal = request_admit(&http->service.hosts, request->raw, &fields, &request->arena, &request->asking);
    request->has_head = true;
    if (refusal.status) {
        request->is_refused = true;
        return send_reply(http, peer, request, service_refuse(&request->asking, refusal), refusal.status);
    }
    connection_has_head(http->connections, connection_of(peer));
    return MHD_YES;
}

/* A reply cannot be queued while a body comes: one that is too long is cut. */
static enum MHD_Result take_body(Http *http, struct MHD_Connection *peer, Request *request, Str bytes)
{
    if (!request->asking.is_post || request->body.len + bytes.len > SITE_DOCUMENT_MOST) {
        connection_cut(http->connections, connection_of(peer));
        return MHD_NO;
    }
    buf_add(&request->body, bytes);
    return MHD_YES;
}

static enum MHD_Result handle(void *context, struct MHD_Connection *peer, const char *url, const char *method,
                              const char *version, const char *upload, size_t *upload_size, void **state)
{
    Http *http = context;
    Request *request = *state;
    (void)url;
    if (!request)
        return MHD_NO;
    if (!request->has_head)
        return take_head(http, peer, request, method, version);
    if (*upload_size == 0)
        return answer(http, peer, request);
    Str bytes = {upload, *upload_size};
    *upload_size = 0;
    return take_body(http, peer, request, bytes);
}

/* ---- the daemon ---- */

HttpDaemon *http_start(Http *http, int socket)
{
    /* A thread a connection: an answer that takes long holds up nobody else. How many answer at once is the gate's. */
    unsigned flags = MHD_USE_THREAD_PER_CONNECTION | MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_POLL;
    return MHD_start_daemon(flags, 0, NULL, NULL, handle, http, MHD_OPTION_LISTEN_SOCKET, socket,
                            MHD_OPTION_URI_LOG_CALLBACK, begin, http, MHD_OPTION_NOTIFY_COMPLETED, finish, http,
                            MHD_OPTION_NOTIFY_CONNECTION, notice, http, MHD_OPTION_CONNECTION_LIMIT,
                            (unsigned)CONNECTIONS_HELD_MOST, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)POOL_BYTES,
                            MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)SILENT_S, MHD_OPTION_END);
}

void http_stop(HttpDaemon *daemon)
{
    MHD_stop_daemon(daemon);
}
