/* Records of SQLite: a row's values as its file has them, whole or in pieces that are joined later.
 *
 * Under image.c and image_keys.c, and on the reading thread under what is written of a row before its numbers are
 * known. Format: sqlite.org/fileformat2.html, section 2.1. */
#include "store/image.h"

void put_be(unsigned char *at, uint64_t number, size_t bytes)
{
    for (size_t i = bytes; i-- > 0; number >>= 8)
        at[i] = (unsigned char)number;
}

/* Seven bits a byte, most significant first; the high bit says that another byte follows. */
size_t put_varint(unsigned char *at, uint64_t number)
{
    if (number < 0x80) {
        *at = (unsigned char)number;
        return 1;
    }
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

/* By the bits that a number takes beside its sign. */
static const unsigned char bytes_of_bits[] = {1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3,
                                              3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6,
                                              6, 6, 6, 6, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8};

/* Bytes of a whole number as a record has it, 0 for the constants 0 and 1. */
size_t record_number_bytes(int64_t number)
{
    if (number == 0 || number == 1)
        return 0;
    uint64_t size = (uint64_t)(number < 0 ? ~number : number);
    return bytes_of_bits[64 - __builtin_clzll(size | 1)];
}

static unsigned char number_type(int64_t number, size_t bytes)
{
    static const unsigned char of_bytes[] = {0, 1, 2, 3, 4, 0, 5, 0, 6};
    return bytes ? of_bytes[bytes] : number == 0 ? 8 : 9;
}

/* Eight bytes are written, of which the first ones count. */
static size_t put_number(unsigned char *at, int64_t number)
{
    size_t bytes = record_number_bytes(number);
    uint64_t shifted = bytes ? (uint64_t)number << (64 - 8 * bytes) : 0;
    put_be(at, shifted, sizeof shifted);
    return bytes;
}

/* ---- pieces ---- */

void record_begin(RecordWriting *writing, Buf *room)
{
    buf_reserve(room, RECORD_SPARE);
    writing->room = room;
    writing->from = room->len;
    writing->type_count = 0; /* the types themselves are many, and need not be cleared */
}

void record_null(RecordWriting *writing)
{
    writing->types[writing->type_count++] = 0;
}

void record_whole(RecordWriting *writing, int64_t number)
{
    Buf *room = writing->room;
    size_t bytes = put_number((unsigned char *)room->ptr + room->len, number);
    writing->types[writing->type_count++] = number_type(number, bytes);
    room->len += bytes;
}

void record_number(RecordWriting *writing, int64_t number)
{
    if (number)
        record_whole(writing, number);
    else
        record_null(writing);
}

void record_text(RecordWriting *writing, Str text)
{
    Buf *room = writing->room;
    if (!text.len) {
        record_null(writing);
        return;
    }
    writing->type_count +=
        (uint32_t)put_varint(writing->types + writing->type_count, RECORD_TEXT + 2 * (uint64_t)text.len);
    memcpy(buf_reserve(room, text.len + RECORD_SPARE), text.ptr, text.len);
    room->len += text.len;
}

void record_value(RecordWriting *writing, const Value *value)
{
    if (value->kind == VALUE_TEXT)
        record_text(writing, value->text);
    else if (value->kind == VALUE_NUMBER)
        record_whole(writing, value->number);
    else
        record_null(writing);
}

/* The types go behind what they are of. */
RecordPart record_end(const RecordWriting *writing)
{
    Buf *room = writing->room;
    uint32_t bytes = (uint32_t)(room->len - writing->from);
    memcpy(room->ptr + room->len, writing->types, writing->type_count);
    room->len += writing->type_count;
    return (RecordPart){(uint32_t)writing->from, bytes, writing->type_count};
}

RecordPiece record_piece(const Buf *room, RecordPart part)
{
    const unsigned char *at = (const unsigned char *)room->ptr + part.from;
    return (RecordPiece){at, at + part.bytes, part.bytes, part.type_count};
}

RecordPiece record_number_piece(int64_t number, unsigned char room[RECORD_NUMBER_ROOM])
{
    size_t bytes = put_number(room, number);
    room[sizeof number] = number_type(number, bytes);
    return (RecordPiece){room, room + sizeof number, (uint32_t)bytes, 1};
}

/* ---- a record of them ---- */

RecordSize record_size(bool has_number, const RecordPiece *pieces, size_t count)
{
    size_t types = has_number, bytes = 0;
    for (size_t i = 0; i < count; i++) {
        types += pieces[i].type_count;
        bytes += pieces[i].byte_count;
    }
    size_t header = types + (types < 127 ? 1 : 2);
    return (RecordSize){header, header + bytes};
}

void record_join(unsigned char *at, RecordSize size, bool has_number, const RecordPiece *pieces, size_t count)
{
    unsigned char *body = at + size.header;
    at += put_varint(at, size.header);
    if (has_number)
        *at++ = 0;
    for (size_t i = 0; i < count; i++) {
        memcpy(at, pieces[i].types, pieces[i].type_count);
        memcpy(body, pieces[i].bytes, pieces[i].byte_count);
        at += pieces[i].type_count;
        body += pieces[i].byte_count;
    }
}

/* ---- and back ---- */

static uint64_t take_varint(const unsigned char **at)
{
    uint64_t number = 0;
    for (; **at & 0x80; ++*at)
        number = (number | (**at & 0x7F)) << 7;
    return number | *(*at)++;
}

static int64_t take_number(const unsigned char *at, size_t bytes)
{
    uint64_t number = bytes && at[0] & 0x80 ? UINT64_MAX : 0;
    for (size_t i = 0; i < bytes; i++)
        number = number << 8 | at[i];
    return (int64_t)number;
}

static Value take_value(uint64_t type, const unsigned char **body)
{
    static const unsigned char bytes_of[] = {0, 1, 2, 3, 4, 6, 8, 0, 0, 0};
    const unsigned char *at = *body;
    if (type >= RECORD_TEXT) {
        size_t length = (size_t)(type - RECORD_TEXT) / 2;
        *body += length;
        return (Value){VALUE_TEXT, 0, {(const char *)at, length}};
    }
    if (!type)
        return (Value){VALUE_NULL, 0, STR_NONE};
    *body += bytes_of[type];
    return (Value){VALUE_NUMBER, type >= 8 ? (int64_t)type - 8 : take_number(at, bytes_of[type]), STR_NONE};
}

void record_values(const RecordPiece *pieces, size_t count, Value *out)
{
    for (size_t i = 0; i < count; i++) {
        const unsigned char *type = pieces[i].types, *body = pieces[i].bytes, *end = type + pieces[i].type_count;
        while (type < end)
            *out++ = take_value(take_varint(&type), &body);
    }
}
