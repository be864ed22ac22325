/* Clean text as it grows, and the pieces that tell where its bytes came from. */
#include "reading/clean.h"

Clean clean_begin(Arena *arena, size_t capacity)
{
    return (Clean){.arena = arena, .bytes = ARENA_ARRAY(arena, char, capacity + 1), .capacity = capacity};
}

static void add_piece(Clean *clean, size_t length, size_t start, size_t end)
{
    ARRAY_ADD(clean->arena, &clean->pieces,
              (Piece){(uint32_t)clean->length, (uint32_t)length, (uint32_t)start, (uint32_t)(end - start)});
}

/* Whether bytes that stand as they are go on where the last piece ends. */
static bool goes_on(const Clean *clean, size_t start)
{
    if (clean->pieces.count == 0)
        return false;
    const Piece *last = &clean->pieces.items[clean->pieces.count - 1];
    return last->length == last->input_length && last->input_start + last->input_length == start;
}

static void add_plain(Clean *clean, const char *bytes, size_t start, size_t end)
{
    size_t length = end - start;
    if (length == 0 || clean->length + length > clean->capacity)
        return;
    if (goes_on(clean, start)) {
        Piece *last = &clean->pieces.items[clean->pieces.count - 1];
        last->length += (uint32_t)length;
        last->input_length += (uint32_t)length;
    } else {
        add_piece(clean, length, start, end);
    }
    memcpy(clean->bytes + clean->length, bytes, length);
    clean->length += length;
}

void clean_copy(Clean *clean, Str source, size_t start, size_t end)
{
    add_plain(clean, source.ptr + start, start, end);
}

void clean_put(Clean *clean, Str bytes, size_t start, size_t end)
{
    if (bytes.len == 0 || clean->length + bytes.len > clean->capacity)
        return;
    if (bytes.len == end - start && bytes.len == 1) {
        add_plain(clean, bytes.ptr, start, end);
        return;
    }
    add_piece(clean, bytes.len, start, end);
    memcpy(clean->bytes + clean->length, bytes.ptr, bytes.len);
    clean->length += bytes.len;
}

void clean_put_char(Clean *clean, char c, size_t start, size_t end)
{
    clean_put(clean, (Str){&c, 1}, start, end);
}

Str clean_str(const Clean *clean)
{
    return (Str){clean->bytes, clean->length};
}

static bool is_plain(const Piece *piece)
{
    return piece->length == piece->input_length;
}

typedef struct {
    const Clean *source;
    uint32_t at; /* the piece that was looked at last: places mostly grow */
} Walk;

static const Piece *piece_at(Walk *walk, uint32_t byte)
{
    const Piece *pieces = walk->source->pieces.items;
    while (walk->at > 0 && pieces[walk->at].text_start > byte)
        walk->at--;
    while (walk->at + 1 < walk->source->pieces.count && pieces[walk->at + 1].text_start <= byte)
        walk->at++;
    return &pieces[walk->at];
}

/* A whole: from where its first byte begins to where its last one ends. */
static Piece whole_of(Walk *walk, Piece piece)
{
    const Piece *first = piece_at(walk, piece.input_start);
    uint32_t start = first->input_start + (is_plain(first) ? piece.input_start - first->text_start : 0);
    uint32_t last_byte = piece.input_start + (piece.input_length ? piece.input_length - 1 : 0);
    const Piece *last = piece_at(walk, last_byte);
    uint32_t end = last->input_start + (is_plain(last) ? last_byte - last->text_start + 1 : last->input_length);
    if (piece.input_length == 0)
        end = start;
    return (Piece){piece.text_start, piece.length, start, end - start};
}

void clean_compose(Clean *clean, const Clean *source)
{
    ARRAY(Piece) composed = {0};
    Walk walk = {source, 0};
    for (uint32_t i = 0; i < clean->pieces.count && source->pieces.count > 0; i++) {
        Piece piece = clean->pieces.items[i];
        if (!is_plain(&piece)) {
            ARRAY_ADD(clean->arena, &composed, whole_of(&walk, piece));
            continue;
        }
        while (piece.length > 0) {
            const Piece *under = piece_at(&walk, piece.input_start);
            uint32_t within = piece.input_start - under->text_start, left = under->length - within;
            uint32_t length = piece.length < left ? piece.length : left;
            bool plain = is_plain(under);
            ARRAY_ADD(clean->arena, &composed,
                      (Piece){piece.text_start, length, under->input_start + (plain ? within : 0),
                              plain ? length : under->input_length});
            piece.text_start += length;
            piece.input_start += length;
            piece.length -= length;
        }
    }
    clean->pieces.items = composed.items;
    clean->pieces.count = composed.count;
    clean->pieces.capacity = composed.capacity;
}
