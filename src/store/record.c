/* Records of SQLite: a row's values as its file has them.
 *
 * Under image.c and image_keys.c. Format: sqlite.org/fileformat2.html, section 2.1. */
#include "store/image.h"

void put_be(unsigned char *at, uint64_t number, size_t bytes)
{
    for (size_t i = bytes; i-- > 0; number >>= 8)
        at[i] = (unsigned char)number;
}

/* Seven bits a byte, most significant first; the high bit says that another byte follows. */
size_t put_varint(unsigned char *at, uint64_t number)
{
    unsigned char reversed[VARINT_MOST];
    size_t length = 0;
    do {
        reversed[length++] = number & 0x7F;
        number >>= 7;
    } while (number && length + 1 < VARINT_MOST);
    for (size_t i = 0; i < length; i++)
        at[i] = (unsigned char)(reversed[length - 1 - i] | (i + 1 < length ? 0x80 : 0));
    return length;
}

/* ---- one value ---- */

/* Bytes of a whole number as a record has it, 0 for the constants 0 and 1. */
size_t record_number_bytes(int64_t number)
{
    if (number == 0 || number == 1)
        return 0;
    uint64_t size = (uint64_t)(number < 0 ? ~number : number);
    return size < 1u << 7      ? 1
           : size < 1u << 15   ? 2
           : size < 1u << 23   ? 3
           : size < 1u << 31   ? 4
           : size < 1ull << 47 ? 6
                               : 8;
}

static uint64_t number_type(int64_t number, size_t bytes)
{
    static const unsigned char of_bytes[] = {0, 1, 2, 3, 4, 0, 5, 0, 6};
    return bytes ? of_bytes[bytes] : number == 0 ? 8 : 9;
}

typedef struct {
    unsigned char *type, *body, *end; /* where the next go, and where there is no more room */
} Writing;

static bool put_value(Writing *writing, const Value *value)
{
    if (value->kind == VALUE_NULL) {
        *writing->type++ = 0;
        return true;
    }
    bool is_text = value->kind == VALUE_TEXT;
    size_t bytes = is_text ? value->text.len : record_number_bytes(value->number);
    if (bytes > (size_t)(writing->end - writing->body))
        return false;
    writing->type += put_varint(writing->type, is_text ? 13 + 2 * (uint64_t)bytes : number_type(value->number, bytes));
    if (is_text)
        memcpy(writing->body, value->text.ptr, bytes);
    else
        put_be(writing->body, (uint64_t)value->number, bytes);
    writing->body += bytes;
    return true;
}

/* ---- all of them ---- */

/* The values are written where they would stand behind the longest header, and then moved up to the one they have. */
size_t record_put(unsigned char *at, size_t room, bool has_number, const Value *values, size_t count)
{
    unsigned char types[VARINT_MOST * (RECORD_VALUES_MOST + 1)];
    size_t longest = 2 + VARINT_MOST * (count + 1);
    if (room < longest)
        return 0;
    Writing writing = {types, at + longest, at + room};
    if (has_number)
        *writing.type++ = 0;
    for (size_t i = 0; i < count; i++)
        if (!put_value(&writing, &values[i]))
            return 0;
    size_t type_bytes = (size_t)(writing.type - types), body_bytes = (size_t)(writing.body - (at + longest));
    size_t header = type_bytes + (type_bytes < 127 ? 1 : 2), length = put_varint(at, header);
    memcpy(at + length, types, type_bytes);
    memmove(at + header, at + longest, body_bytes);
    return header + body_bytes;
}
