/* Characters in bytes: counting them, their width on a terminal, broken ones. */
#include "base/base.h"

#include <utf8proc.h>

/* Reads one character; a byte that starts none counts as one character of its own. */
static size_t step(Str s, size_t at, utf8proc_int32_t *character)
{
    utf8proc_ssize_t length =
        utf8proc_iterate((const utf8proc_uint8_t *)s.ptr + at, (utf8proc_ssize_t)(s.len - at), character);
    if (length > 0)
        return (size_t)length;
    *character = -1;
    return 1;
}

size_t utf8_length(Str s)
{
    size_t count = 0;
    for (size_t at = 0; at < s.len; count++) {
        utf8proc_int32_t character;
        at += (unsigned char)s.ptr[at] < 0x80 ? 1 : step(s, at, &character);
    }
    return count;
}

size_t utf8_width(Str s)
{
    size_t width = 0;
    for (size_t at = 0; at < s.len;) {
        utf8proc_int32_t character;
        if ((unsigned char)s.ptr[at] < 0x80) {
            width++, at++;
            continue;
        }
        at += step(s, at, &character);
        width += character < 0 ? 1 : (size_t)utf8proc_charwidth(character);
    }
    return width;
}

size_t utf8_check(Str s)
{
    for (size_t at = 0; at < s.len;) {
        uint64_t eight;
        while (at + 8 <= s.len) {
            memcpy(&eight, s.ptr + at, 8);
            if (eight & 0x8080808080808080u)
                break;
            at += 8;
        }
        if (at >= s.len)
            break;
        if ((unsigned char)s.ptr[at] < 0x80) {
            at++;
            continue;
        }
        utf8proc_int32_t character;
        size_t length = step(s, at, &character);
        if (character < 0)
            return at;
        at += length;
    }
    return s.len;
}

void buf_add_utf8(Buf *buf, Str s)
{
    while (s.len) {
        size_t good = utf8_check(s);
        buf_add(buf, str_slice(s, 0, good));
        if (good < s.len)
            buf_add(buf, STR("\xEF\xBF\xBD"));
        s = str_after(s, good + 1);
    }
}
