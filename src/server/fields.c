/* Fields that are the same for all, and those that a reply decides. */
#include "server/fields.h"

#include "server/server.h"

/* Of every reply. */
static const struct {
    const char *name, *value;
} always[] = {
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"},
};

/* The page loads from its own server and runs nothing that stands in the text of a document. */
#define DOCUMENT_SOURCES                                                                                  \
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " \
    "font-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'"
const char server_page_policy[] = DOCUMENT_SOURCES;
/* What is shown by itself, an answer or a picture, loads and runs nothing; a report as a page has its style in it. */
#define DATA_POLICY "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
#define REPORT_POLICY DATA_POLICY "; style-src 'unsafe-inline'"

static const char *policy_of(const Reply *reply, bool may_be_framed)
{
    if (!reply->is_document)
        return str_starts(str_from_c(reply->type), STR("text/html")) ? REPORT_POLICY : DATA_POLICY;
    /* An embedded view is tried in a page that lies on the same machine; no page of the network frames it. */
    return may_be_framed ? DOCUMENT_SOURCES "; frame-ancestors 'self' http://127.0.0.1:* http://localhost:*"
                         : DOCUMENT_SOURCES "; frame-ancestors 'none'";
}

static const char *caching_of(const Reply *reply)
{
    switch (reply->caching) {
    case CACHE_ASK: return "no-cache";
    case CACHE_LONG: return "public, max-age=31536000, immutable";
    case CACHE_NEVER: break;
    }
    return "no-store";
}

static void add_number(const char *name, size_t number, FieldAdd *add, void *context)
{
    Buf text;
    buf_init(&text);
    buf_printf(&text, "%zu", number);
    buf_add_char(&text, '\0');
    add(context, name, text.ptr);
    buf_release(&text);
}

void fields_of(const Reply *reply, bool may_be_framed, FieldAdd *add, void *context)
{
    for (size_t i = 0; i < sizeof always / sizeof always[0]; i++)
        add(context, always[i].name, always[i].value);
    add(context, "Content-Type", reply->type);
    add(context, "Content-Security-Policy", policy_of(reply, may_be_framed));
    if (!reply->is_document || !may_be_framed)
        add(context, "X-Frame-Options", "DENY");
    add(context, "Cache-Control", caching_of(reply));
    if (reply->etag[0])
        add(context, "ETag", reply->etag);
    if (reply->varies)
        add(context, "Vary", "Accept-Encoding");
    if (reply->is_packed)
        add(context, "Content-Encoding", "gzip");
    if (reply->total != SIZE_MAX)
        add_number("Total-Count", reply->total, add, context);
    if (reply->link)
        add(context, "Link", reply->link);
    if (reply->saved_as)
        add(context, "Content-Disposition", reply->saved_as);
    if (reply->allow)
        add(context, "Allow", reply->allow);
    if (reply->retry_after)
        add_number("Retry-After", reply->retry_after, add, context);
}
