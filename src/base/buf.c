/* Growing bytes: what every printer writes into. */
#include "base/base.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void buf_init(Buf *buf)
{
    *buf = (Buf){0};
}

void buf_release(Buf *buf)
{
    free(buf->ptr);
    buf_init(buf);
}

void buf_reset(Buf *buf)
{
    buf->len = 0;
}

char *buf_reserve(Buf *buf, size_t count)
{
    if (buf->capacity - buf->len < count || !buf->ptr) {
        size_t capacity = buf->capacity ? buf->capacity : 256;
        while (capacity - buf->len < count) {
            if (capacity > SIZE_MAX / 4) {
                base_on_exhausted(count);
                abort();
            }
            capacity *= 2;
        }
        char *grown = realloc(buf->ptr, capacity);
        if (!grown) {
            base_on_exhausted(capacity);
            abort();
        }
        buf->ptr = grown;
        buf->capacity = capacity;
    }
    return buf->ptr + buf->len;
}

void buf_add(Buf *buf, Str s)
{
    if (!s.len)
        return;
    memcpy(buf_reserve(buf, s.len), s.ptr, s.len);
    buf->len += s.len;
}

void buf_add_char(Buf *buf, char c)
{
    *buf_reserve(buf, 1) = c;
    buf->len++;
}

void buf_add_grouped(Buf *buf, Str digits)
{
    for (size_t left = digits.len; left > 0; left--) {
        buf_add_char(buf, digits.ptr[digits.len - left]);
        if (left > 1 && left % 3 == 1)
            buf_add_char(buf, ',');
    }
}

void buf_add_repeat(Buf *buf, char c, size_t count)
{
    memset(buf_reserve(buf, count), c, count);
    buf->len += count;
}

void buf_printf(Buf *buf, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    if (length > 0) {
        vsnprintf(buf_reserve(buf, (size_t)length + 1), (size_t)length + 1, format, again);
        buf->len += (size_t)length;
    }
    va_end(again);
    va_end(arguments);
}

Str buf_str(const Buf *buf)
{
    return (Str){buf->ptr, buf->len};
}
