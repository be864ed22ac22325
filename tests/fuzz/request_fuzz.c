/* Any bytes as the parts of a request: the target, Host, Accept-Encoding and If-None-Match, a line each.
 *
 * Fails when a path that is let through could mean a file elsewhere, when a target and what is written of it do not ask
 * the same, or when a host is taken for ours that is not, letter by letter, one of its names. */
#include "fuzz.h"

#include "server/request.h"

enum { PORT = 8017 };

static void check_path(Str path)
{
    must(utf8_check(path) == path.len, "a path that is no UTF-8");
    for (size_t i = 0; i < path.len; i++)
        must((unsigned char)path.ptr[i] >= ' ' && path.ptr[i] != 0x7F && path.ptr[i] != '\\',
             "a path with a byte of control");
    must(!path.len || path.ptr[path.len - 1] != '/', "a path that ends in a slash");
    while (path.len) {
        Str part = str_cut(&path, '/');
        must(part.len && !str_equal(part, STR(".")) && !str_equal(part, STR("..")), "a part that leads elsewhere");
    }
}

/* What was read, written as a key, reads as the same; a parameter changed in it is changed in what is read. */
static void check_key(const Target *target, const Hosts *hosts, Arena *arena)
{
    Target again, other;
    Str key = target_key(target, arena);
    if (key.len <= TARGET_MOST) {
        must(target_read(key, hosts, arena, &again).status == 0, "a key that is no target");
        must(str_equal(key, target_key(&again, arena)), "a key that reads as another");
        must(str_equal(again.path, target->path) && again.parameters.count == target->parameters.count,
             "a key that asks something else");
    }
    Str link = target_with(target, STR("offset"), STR("7"), arena);
    Str whole = arena_printf(arena, "/%.*s", STR_ARG(link));
    if (whole.len > TARGET_MOST || target->parameters.count == SITE_PARAMETERS_MOST)
        return;
    must(target_read(whole, hosts, arena, &other).status == 0, "a link that is no target");
    must(target_has(&other, STR("offset")), "a link without what was put in");
}

static bool is_ours(Str host)
{
    static const char *const names[] = {"127.0.0.1:8017", "localhost:8017", "[::1]:8017"};
    for (size_t i = 0; i < 3; i++) {
        bool is_same = host.len == strlen(names[i]);
        for (size_t k = 0; is_same && k < host.len; k++)
            is_same = char_lower(host.ptr[k]) == names[i][k];
        if (is_same)
            return true;
    }
    return false;
}

static void check_admission(const Hosts *hosts, Str raw, const Fields *fields, Arena *arena)
{
    Asking asking;
    Refusal refusal = request_admit(hosts, raw, fields, arena, &asking);
    must(!refusal.status == !refusal.words, "a refusal without words");
    must(refusal.status || is_ours(fields->host), "an answer for another host");
    must(refusal.status || !asking.is_post || str_equal(asking.target.path, STR("api/drafts")),
         "a POST of something else");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena arena;
    Hosts hosts, all;
    Target target;
    arena_init(&arena);
    Str rest = {memcpy(arena_alloc(&arena, size + 1, 1), size ? (const void *)data : "", size), size};
    Str raw = str_cut(&rest, '\n');
    Fields fields = {.method = STR("GET"), .host_count = 1, .host = str_cut(&rest, '\n')};
    fields.accept_encoding = str_cut(&rest, '\n');
    Str tags = str_cut(&rest, '\n');
    hosts_of(&hosts, STR("127.0.0.1"), PORT, &arena);
    hosts_of(&all, STR("0.0.0.0"), PORT, &arena);
    if (target_read(raw, &hosts, &arena, &target).status == 0) {
        check_path(target.path);
        check_key(&target, &hosts, &arena);
    }
    must(hosts_have(&hosts, fields.host) == is_ours(fields.host), "a host that is not ours, or ours and refused");
    must(!hosts_have(&hosts, fields.host) || hosts_have(&all, fields.host), "a host that was ours and is not");
    names_etag(tags, STR("\"a\""));
    check_admission(&hosts, raw, &fields, &arena);
    fields.method = rest.len ? rest : STR("POST");
    fields.origin = fields.fetch_site = fields.content_length = tags;
    check_admission(&hosts, raw, &fields, &arena);
    arena_release(&arena);
    return 0;
}
