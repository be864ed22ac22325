/* Whether a request is answered at all, by its head alone. */
#include "server/request.h"

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

/* A browser says where a request comes from: another site may lead to an answer, and not load or send one. */
static Refusal admit_origin(const Hosts *hosts, const Fields *fields, const Asking *asking)
{
    bool is_own = !fields->fetch_site.ptr || str_equal(fields->fetch_site, STR("same-origin")) ||
                  str_equal(fields->fetch_site, STR("none"));
    bool navigates = str_equal(fields->fetch_mode, STR("navigate")) && !asking->is_post;
    if (!is_own && !navigates && is_api(&asking->target))
        return (Refusal){403, "another site may link to this, and not load it"};
    if (fields->origin.ptr && !hosts_have_origin(hosts, fields->origin))
        return (Refusal){403, "the request comes from another site"};
    return REFUSAL_NONE;
}

/* The length as declared; what comes is counted too. */
static Refusal admit_length(const Fields *fields)
{
    Str length = fields->content_length;
    if (fields->length_count > 1)
        return (Refusal){400, "a body has one length, or comes in chunks"};
    if (fields->transfer_encoding.ptr && !str_equal(fields->transfer_encoding, STR("chunked")))
        return (Refusal){501, "a body comes plain or in chunks"};
    while (length.len && length.ptr[0] == '0')
        length = str_after(length, 1);
    bool is_long = length.len > 7 || (length.len && str_digits(length, 0, length.len) > SITE_DOCUMENT_MOST);
    return is_long ? (Refusal){413, "the body is too long; 1 MiB is the most"} : REFUSAL_NONE;
}

Refusal request_admit(const Hosts *hosts, Str raw, const Fields *fields, Arena *arena, Asking *asking)
{
    *asking = (Asking){0};
    if (fields->host_count != 1)
        return (Refusal){400, "a request names one host"};
    if (!hosts_have(hosts, fields->host))
        return (Refusal){421, "this server does not answer for that host"};
    Refusal refusal = target_read(raw, hosts, arena, &asking->target);
    if (!refusal.status)
        refusal = admit_method(fields, &asking->target, asking);
    if (!refusal.status)
        refusal = admit_origin(hosts, fields, asking);
    if (!refusal.status)
        refusal = admit_length(fields);
    asking->takes_gzip = accepts_gzip(fields->accept_encoding);
    asking->is_embedded = target_has(&asking->target, STR("embed"));
    return refusal;
}
