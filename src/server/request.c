/* Targets, hosts and the few header fields that matter, out of hostile bytes. */
#include "server/request.h"

#include <arpa/inet.h>

/* ---- hosts ---- */

static void add_host(Hosts *hosts, Str name, Arena *arena)
{
    bool is_bare_v6 = str_find_char(name, ':', 0) < name.len;
    Str host = is_bare_v6 ? arena_printf(arena, "[%.*s]", STR_ARG(name)) : arena_str(arena, name);
    ARRAY_ADD(arena, &hosts->authorities, arena_printf(arena, "%.*s:%u", STR_ARG(host), (unsigned)hosts->port));
    if (hosts->port == HTTP_PORT)
        ARRAY_ADD(arena, &hosts->authorities, host);
}

void hosts_of(Hosts *hosts, Str address, uint16_t port, Arena *arena)
{
    *hosts = (Hosts){.port = port};
    hosts->any_address = str_equal(address, STR("0.0.0.0")) || str_equal(address, STR("::"));
    add_host(hosts, STR("127.0.0.1"), arena);
    add_host(hosts, STR("localhost"), arena);
    add_host(hosts, STR("::1"), arena);
    if (!hosts->any_address)
        add_host(hosts, address, arena);
}

static bool is_address(Str host)
{
    char text[INET6_ADDRSTRLEN + 1];
    unsigned char bytes[sizeof(struct in6_addr)];
    bool is_v6 = host.len > 2 && host.ptr[0] == '[' && host.ptr[host.len - 1] == ']';
    Str bare = is_v6 ? str_slice(host, 1, host.len - 1) : host;
    if (bare.len >= sizeof text || str_find_char(bare, '\0', 0) < bare.len)
        return false;
    memcpy(text, bare.ptr, bare.len);
    text[bare.len] = '\0';
    return inet_pton(is_v6 ? AF_INET6 : AF_INET, text, bytes) == 1;
}

/* An address with the right port. */
static bool is_address_here(const Hosts *hosts, Str authority)
{
    size_t colon = authority.len;
    while (colon > 0 && char_is_digit(authority.ptr[colon - 1]))
        colon--;
    if (colon == 0 || authority.ptr[colon - 1] != ':')
        return hosts->port == HTTP_PORT && is_address(authority);
    size_t count = authority.len - colon;
    return count > 0 && count <= 5 && str_digits(authority, colon, count) == hosts->port &&
           is_address(str_slice(authority, 0, colon - 1));
}

bool hosts_have(const Hosts *hosts, Str authority)
{
    for (uint32_t i = 0; i < hosts->authorities.count; i++)
        if (str_equal_caseless(authority, hosts->authorities.items[i]))
            return true;
    return hosts->any_address && is_address_here(hosts, authority);
}

bool hosts_have_origin(const Hosts *hosts, Str origin)
{
    return str_starts(origin, STR("http://")) && hosts_have(hosts, str_after(origin, 7));
}

/* ---- the target ---- */

static int hex_value(char c)
{
    if (char_is_digit(c))
        return c - '0';
    c = char_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The byte that %XX at `at` stands for; -1 when it stands for none. */
static int encoded_byte(Str raw, size_t at)
{
    if (at + 2 >= raw.len)
        return -1;
    int high = hex_value(raw.ptr[at + 1]), low = hex_value(raw.ptr[at + 2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/* Decoded once; what comes of it is UTF-8 without control characters. */
static bool decode(Str raw, bool plus_is_blank, Arena *arena, Str *out)
{
    char *bytes = arena_alloc(arena, raw.len + 1, 1);
    size_t count = 0;
    for (size_t i = 0; i < raw.len; i++) {
        int c = (unsigned char)raw.ptr[i];
        if (c == '%') {
            c = encoded_byte(raw, i);
            i += 2;
        } else if (c == '+' && plus_is_blank) {
            c = ' ';
        }
        if (c < 0x20 || c == 0x7F)
            return false;
        bytes[count++] = (char)c;
    }
    *out = (Str){bytes, count};
    return utf8_check(*out) == count;
}

static bool is_plain_part(Str part)
{
    return part.len && !str_equal(part, STR(".")) && !str_equal(part, STR("..")) &&
           str_find_char(part, '/', 0) == part.len && str_find_char(part, '\\', 0) == part.len;
}

/* Parts are told apart before they are decoded: an encoded slash is a part of no name that is served. */
static bool read_path(Str raw, Arena *arena, Str *out)
{
    Buf path;
    buf_init(&path);
    bool is_good = true;
    while (is_good && raw.len) {
        Str part;
        bool has_more = str_find_char(raw, '/', 0) < raw.len;
        is_good = decode(str_cut(&raw, '/'), false, arena, &part) && is_plain_part(part) && !(has_more && !raw.len);
        if (path.len)
            buf_add_char(&path, '/');
        buf_add(&path, is_good ? part : STR_NONE);
    }
    *out = arena_str(arena, buf_str(&path));
    buf_release(&path);
    return is_good;
}

static Refusal read_parameters(Str raw, Arena *arena, SiteParameters *parameters)
{
    while (raw.len) {
        Str value = str_cut(&raw, '&');
        if (!value.len)
            continue;
        Str name = str_cut(&value, '=');
        SiteParameter read;
        if (!decode(name, true, arena, &read.name) || !decode(value, true, arena, &read.value))
            return (Refusal){400, "a parameter is not UTF-8 in percent encoding, or has control characters in it"};
        if (read.name.len > PARAMETER_NAME_MOST || read.value.len > SITE_VALUE_MOST)
            return (Refusal){414, "a parameter is too long; 4 KiB is the most"};
        if (parameters->count == SITE_PARAMETERS_MOST)
            return (Refusal){414, "more than 64 parameters are too many"};
        ARRAY_ADD(arena, parameters, read);
    }
    return REFUSAL_NONE;
}

/* Blanks, control characters and raw bytes of other alphabets have no place in a target. */
static bool is_printable(Str raw)
{
    for (size_t i = 0; i < raw.len; i++)
        if (raw.ptr[i] <= ' ' || raw.ptr[i] == 0x7F)
            return false;
    return true;
}

/* Behind "http://127.0.0.1:8017", as proxies are asked; it must name this server. */
static Refusal skip_authority(Str *raw, const Hosts *hosts)
{
    if (!str_starts(*raw, STR("http://")))
        return REFUSAL_NONE;
    Str rest = str_after(*raw, 7);
    size_t end = str_find_char(rest, '/', 0);
    if (!hosts_have(hosts, str_slice(rest, 0, end)))
        return (Refusal){421, "this server does not answer for that host"};
    *raw = str_after(rest, end);
    return REFUSAL_NONE;
}

Refusal target_read(Str raw, const Hosts *hosts, Arena *arena, Target *target)
{
    *target = (Target){0};
    if (raw.len > TARGET_MOST)
        return (Refusal){414, "the address is too long; 32 KiB is the most"};
    if (!is_printable(raw))
        return (Refusal){400, "the address has blanks or bytes in it that are not in percent encoding"};
    Refusal refusal = skip_authority(&raw, hosts);
    if (refusal.status)
        return refusal;
    if (!raw.len || raw.ptr[0] != '/' || str_find_char(raw, '#', 0) < raw.len)
        return (Refusal){400, "the address is not a path with a slash before it"};
    Str query = str_after(raw, 1), path = str_cut(&query, '?');
    if (!read_path(path, arena, &target->path))
        return (Refusal){400,
                         "the path is not made of plain names: no dots, empty parts, encoded slashes, backslashes or "
                         "control characters"};
    return read_parameters(query, arena, &target->parameters);
}

bool target_has(const Target *target, Str name)
{
    for (uint32_t i = 0; i < target->parameters.count; i++)
        if (str_equal(target->parameters.items[i].name, name))
            return true;
    return false;
}

/* By name; those of one name keep their order. At most SITE_PARAMETERS_MOST. */
static void sort_parameters(SiteParameter *items, uint32_t count)
{
    for (uint32_t i = 1; i < count; i++) {
        SiteParameter moved = items[i];
        uint32_t at = i;
        for (; at > 0 && str_compare(moved.name, items[at - 1].name) < 0; at--)
            items[at] = items[at - 1];
        items[at] = moved;
    }
}

static void add_encoded(Buf *out, Str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (char_is_alpha(c) || char_is_digit(c) || memchr("-._~/^,:", c, 8))
            buf_add_char(out, c);
        else
            buf_printf(out, "%%%02X", (unsigned)(unsigned char)c);
    }
}

static void add_parameter(Buf *out, char before, SiteParameter parameter)
{
    buf_add_char(out, before);
    add_encoded(out, parameter.name);
    buf_add_char(out, '=');
    add_encoded(out, parameter.value);
}

static Str taken(Buf *buf, Arena *arena)
{
    Str text = arena_str(arena, buf_str(buf));
    buf_release(buf);
    return text;
}

Str target_key(const Target *target, Arena *arena)
{
    uint32_t count = target->parameters.count;
    SiteParameter *sorted = ARENA_ARRAY(arena, SiteParameter, count + 1);
    if (count)
        memcpy(sorted, target->parameters.items, count * sizeof *sorted);
    sort_parameters(sorted, count);
    Buf key;
    buf_init(&key);
    buf_add_char(&key, '/');
    add_encoded(&key, target->path);
    for (uint32_t i = 0; i < count; i++)
        add_parameter(&key, i ? '&' : '?', sorted[i]);
    return taken(&key, arena);
}

Str target_with(const Target *target, Str name, Str value, Arena *arena)
{
    Buf out;
    buf_init(&out);
    size_t last = target->path.len;
    while (last > 0 && target->path.ptr[last - 1] != '/')
        last--;
    add_encoded(&out, str_after(target->path, last));
    char before = '?';
    for (uint32_t i = 0; i < target->parameters.count; i++) {
        SiteParameter parameter = target->parameters.items[i];
        if (str_equal(parameter.name, name))
            continue;
        add_parameter(&out, before, parameter);
        before = '&';
    }
    add_parameter(&out, before, (SiteParameter){name, value});
    return taken(&out, arena);
}

/* ---- fields ---- */

static Str next_item(Str *list)
{
    return str_trim(str_cut(list, ','));
}

/* "q=0", "q=0.0", "q=0.000": not wanted at all. */
static bool is_refused(Str parameters)
{
    while (parameters.len) {
        Str parameter = str_trim(str_cut(&parameters, ';'));
        if (parameter.len < 3 || char_lower(parameter.ptr[0]) != 'q' || parameter.ptr[1] != '=')
            continue;
        for (size_t i = 2; i < parameter.len; i++)
            if (parameter.ptr[i] != '0' && parameter.ptr[i] != '.')
                return false;
        return true;
    }
    return false;
}

bool accepts_gzip(Str accept_encoding)
{
    bool takes_any = false;
    while (accept_encoding.len) {
        Str parameters = next_item(&accept_encoding);
        Str coding = str_trim(str_cut(&parameters, ';'));
        if (str_equal_caseless(coding, STR("gzip")))
            return !is_refused(parameters);
        if (str_equal(coding, STR("*")))
            takes_any = !is_refused(parameters);
    }
    return takes_any;
}

bool names_etag(Str if_none_match, Str etag)
{
    while (if_none_match.len) {
        Str item = next_item(&if_none_match);
        if (str_starts(item, STR("W/")))
            item = str_after(item, 2);
        if (str_equal(item, etag) || str_equal(item, STR("*")))
            return true;
    }
    return false;
}
