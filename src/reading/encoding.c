/* Bytes to UTF-8: broken bytes, the mark of byte order, windows-1252 as browsers read it. */
#include "reading/clean.h"

#include <utf8proc.h>

static const char REPLACEMENT[] = "\xEF\xBF\xBD", ORDER_MARK[] = "\xEF\xBB\xBF";

/* Of windows-1252 from 0x80 on; 0 where it has nothing. */
static const uint16_t upper_page[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                        0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

bool encoding_is_utf16(Str bytes)
{
    return str_starts(bytes, STR("\xFF\xFE")) || str_starts(bytes, STR("\xFE\xFF"));
}

/* The length of the well-formed character at `at`; 0 when the byte is broken. */
static size_t character_at(Str bytes, size_t at)
{
    if ((unsigned char)bytes.ptr[at] < 0x80)
        return 1;
    int32_t character;
    utf8proc_ssize_t length =
        utf8proc_iterate((const utf8proc_uint8_t *)bytes.ptr + at, (utf8proc_ssize_t)(bytes.len - at), &character);
    return length > 0 ? (size_t)length : 0;
}

/* A text in UTF-8 that has been hurt has more whole characters than broken bytes; one in windows-1252 has
 * hardly any whole ones. */
static DocumentEncoding encoding_of(Str bytes, size_t *broken)
{
    size_t wide = 0;
    for (size_t at = 0; at < bytes.len;) {
        size_t length = character_at(bytes, at);
        wide += length > 1;
        *broken += length == 0;
        at += length ? length : 1;
    }
    return *broken > wide ? ENCODING_LATIN1 : ENCODING_UTF8;
}

static void put_page_byte(Clean *out, Str bytes, size_t at, size_t *broken)
{
    unsigned char c = (unsigned char)bytes.ptr[at];
    int32_t character = c >= 0xA0 ? c : upper_page[c - 0x80];
    if (character == 0) {
        ++*broken;
        clean_put(out, STR(REPLACEMENT), at, at + 1);
        return;
    }
    char utf8[4];
    utf8proc_ssize_t length = utf8proc_encode_char(character, (utf8proc_uint8_t *)utf8);
    clean_put(out, (Str){utf8, (size_t)length}, at, at + 1);
}

static size_t plain_end(Str bytes, size_t at, DocumentEncoding encoding)
{
    while (at < bytes.len) {
        if (encoding == ENCODING_LATIN1 && (unsigned char)bytes.ptr[at] >= 0x80)
            return at;
        size_t length = character_at(bytes, at);
        if (length == 0)
            return at;
        at += length;
    }
    return at;
}

static size_t after_order_mark(Str bytes)
{
    return str_starts(bytes, STR(ORDER_MARK)) ? sizeof ORDER_MARK - 1 : 0;
}

bool encoding_decode(Str bytes, Arena *arena, Clean *out, Reading *reading)
{
    size_t at = after_order_mark(bytes);
    reading->encoding = ENCODING_UTF8;
    if (at == 0 && utf8_check(bytes) == bytes.len)
        return false;
    size_t broken = 0;
    reading->encoding = encoding_of(str_after(bytes, at), &broken);
    reading->broken_bytes = reading->encoding == ENCODING_UTF8 ? broken : 0;
    *out = clean_begin(arena, 3 * bytes.len);
    while (at < bytes.len) {
        size_t end = plain_end(bytes, at, reading->encoding);
        clean_copy(out, bytes, at, end);
        at = end;
        if (at < bytes.len && reading->encoding == ENCODING_LATIN1)
            put_page_byte(out, bytes, at++, &reading->broken_bytes);
        else if (at < bytes.len)
            clean_put(out, STR(REPLACEMENT), at, at + 1), at++;
    }
    return true;
}

static void put_page_character(Buf *out, unsigned char c)
{
    int32_t character = c < 0x80 || c >= 0xA0 ? c : upper_page[c - 0x80];
    char utf8[4];
    utf8proc_ssize_t length = utf8proc_encode_char(character ? character : 0xFFFD, (utf8proc_uint8_t *)utf8);
    buf_add(out, (Str){utf8, (size_t)length});
}

/* A broken byte that would go on a character is counted with the one before it (anchor.c). */
void reading_text(const ReadingInput *input, const Reading *reading, Buf *out)
{
    Str bytes = input->bytes;
    for (size_t at = 0; at < bytes.len;) {
        size_t end = plain_end(bytes, at, reading->encoding);
        buf_add(out, str_slice(bytes, at, end));
        at = end;
        if (at == bytes.len)
            return;
        unsigned char c = (unsigned char)bytes.ptr[at++];
        if (reading->encoding == ENCODING_LATIN1)
            put_page_character(out, c);
        else if ((c & 0xC0) != 0x80)
            buf_add(out, STR(REPLACEMENT));
    }
}
