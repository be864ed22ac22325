/* A request taken apart and checked: target, host, what is accepted. Pure.
 *
 * libmicrohttpd hands over the target as it came, before it takes it apart itself: its own pieces are C strings, in
 * which an encoded NUL would hide what is behind it. Everything that decides what is answered, and to whom, is in
 * request.c. */
#ifndef PURSE_SERVER_REQUEST_H
#define PURSE_SERVER_REQUEST_H

#include "site/site.h"

enum {
    HTTP_PORT = 80,
    TARGET_MOST = 32 << 10,   /* bytes of a target as it comes */
    PARAMETER_NAME_MOST = 64, /* bytes, decoded */
};

/* Why a request is not answered: an HTTP status, and words; status 0: it is. */
typedef struct {
    int status;
    const char *words;
} Refusal;
#define REFUSAL_NONE ((Refusal){0, NULL})

/* Who this server is: what may stand in Host. A name that is none of these leads here by DNS rebinding. */
typedef struct {
    StrArray authorities; /* "127.0.0.1:8017", in lower case */
    uint16_t port;
    bool any_address; /* bound to every address: an address is right when its port is, a name is not */
} Hosts;

/* `address` as it was bound to, an IPv6 one without brackets. */
void hosts_of(Hosts *hosts, Str address, uint16_t port, Arena *arena);
bool hosts_have(const Hosts *hosts, Str authority);
/* "http://" and an authority that hosts_have. */
bool hosts_have_origin(const Hosts *hosts, Str origin);

typedef struct {
    Str path; /* decoded, without its first slash; its parts are neither empty nor dots */
    SiteParameters parameters;
} Target;

/* Takes a target apart: "/api/stake?as-of=2017-04-21", or the same behind "http://127.0.0.1:8017". */
Refusal target_read(Str raw, const Hosts *hosts, Arena *arena, Target *target);
bool target_has(const Target *target, Str name);
/* The same for two targets that ask the same, whatever the order of their parameters, and for no others. */
Str target_key(const Target *target, Arena *arena);
/* A target that reads as this one, with `name` set to `value`: "stake?limit=10&offset=20". */
Str target_with(const Target *target, Str name, Str value, Arena *arena);

/* What of the fields of a request matters; STR_NONE: it was not there. */
typedef struct {
    Str method, host, origin, fetch_site, fetch_mode, accept_encoding, content_length, transfer_encoding;
    unsigned host_count, length_count; /* fields Host; fields Content-Length and Transfer-Encoding */
} Fields;

typedef struct {
    Target target;
    bool is_post, takes_gzip, is_embedded;
    Str body;
} Asking;

/* Whether it is answered at all, from its head alone; fills `asking`. */
Refusal request_admit(const Hosts *hosts, Str raw, const Fields *fields, Arena *arena, Asking *asking);

/* Whether Accept-Encoding takes gzip; STR_NONE when there is none. */
bool accepts_gzip(Str accept_encoding);
/* Whether If-None-Match names the tag, which has its quotes. */
bool names_etag(Str if_none_match, Str etag);

#endif
