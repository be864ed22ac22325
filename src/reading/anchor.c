/* From places in the clean text to places in the input: the last stage. */
#include "reading/text.h"

enum { STRIDE = 64 }; /* bytes between two places of the input that know how many code points stand before them */

typedef struct {
    const Text *text;
    Str input;
    bool is_wide;     /* UTF-8: a code point may be several bytes */
    uint32_t *points; /* code points before byte i * STRIDE */
} Ruler;

/* Code points that begin in bytes [from, until): all bytes but those that go on, 10xxxxxx, eight at a time. */
static uint32_t points_in(const Ruler *ruler, size_t from, size_t until)
{
    const uint64_t each = 0x0101010101010101u;
    uint64_t going_on = 0;
    size_t at = from;
    if (!ruler->is_wide)
        return (uint32_t)(until - from);
    for (; at + 8 <= until; at += 8) {
        uint64_t bytes;
        memcpy(&bytes, ruler->input.ptr + at, 8);
        going_on += ((bytes >> 7 & ~(bytes >> 6) & each) * each) >> 56;
    }
    for (; at < until; at++)
        going_on += ((unsigned char)ruler->input.ptr[at] & 0xC0) == 0x80;
    return (uint32_t)(until - from - going_on);
}

static Ruler ruler_of(const Text *text, Arena *arena, const Reading *reading)
{
    Ruler ruler = {text, text->input, reading->encoding == ENCODING_UTF8,
                   ARENA_ARRAY(arena, uint32_t, text->input.len / STRIDE + 1)};
    for (size_t i = STRIDE; i <= ruler.input.len; i += STRIDE)
        ruler.points[i / STRIDE] = ruler.points[i / STRIDE - 1] + points_in(&ruler, i - STRIDE, i);
    return ruler;
}

static uint32_t points_before(const Ruler *ruler, uint32_t byte)
{
    return ruler->points[byte / STRIDE] + points_in(ruler, byte / STRIDE * STRIDE, byte);
}

/* The piece that a byte of the clean text is in. */
static const Piece *piece_of(const Text *text, uint32_t at)
{
    uint32_t behind = STARTS_FROM(text->pieces, at + 1);
    return &text->pieces.items[behind ? behind - 1 : 0];
}

static uint32_t input_start(const Text *text, uint32_t at)
{
    const Piece *piece = piece_of(text, at);
    return piece->input_start + (piece->length == piece->input_length ? at - piece->text_start : 0);
}

/* The first byte of the input after what clean byte `last` stands for. */
static uint32_t input_end(const Text *text, uint32_t last)
{
    const Piece *piece = piece_of(text, last);
    return piece->input_start +
           (piece->length == piece->input_length ? last - piece->text_start + 1 : piece->input_length);
}

static void settle(const Ruler *ruler, Anchor *anchor)
{
    if (anchor->end <= anchor->start)
        return;
    anchor->start = input_start(ruler->text, anchor->start);
    anchor->end = input_end(ruler->text, anchor->end - 1);
    anchor->cstart = points_before(ruler, anchor->start);
    anchor->cend = points_before(ruler, anchor->end);
}

static void settle_quote(const Ruler *ruler, QuoteFind *quote)
{
    settle(ruler, &quote->at);
    settle(ruler, &quote->source);
    settle(ruler, &quote->cue);
    for (uint32_t i = 0; i < quote->parts.count; i++)
        settle(ruler, &quote->parts.items[i]);
}

static void settle_event(const Ruler *ruler, EventFind *event)
{
    settle(ruler, &event->at);
    settle(ruler, &event->actor);
    settle(ruler, &event->object);
    settle(ruler, &event->sentence);
    for (uint32_t i = 0; i < event->targets.count; i++)
        settle(ruler, &event->targets.items[i].at);
}

static void settle_person(const Ruler *ruler, PersonFind *person)
{
    settle(ruler, &person->at);
    for (uint32_t i = 0; i < person->mentions.count; i++)
        settle(ruler, &person->mentions.items[i]);
}

void anchor_all(const Text *text, Arena *arena, Reading *out)
{
    Ruler ruler = ruler_of(text, arena, out);
    for (uint32_t i = 0; i < out->places.count; i++)
        settle(&ruler, &out->places.items[i].at);
    for (uint32_t i = 0; i < out->bodies.count; i++)
        settle(&ruler, &out->bodies.items[i].at);
    for (uint32_t i = 0; i < out->people.count; i++)
        settle_person(&ruler, &out->people.items[i]);
    for (uint32_t i = 0; i < out->quotes.count; i++)
        settle_quote(&ruler, &out->quotes.items[i]);
    for (uint32_t i = 0; i < out->amounts.count; i++)
        settle(&ruler, &out->amounts.items[i].at);
    for (uint32_t i = 0; i < out->dates.count; i++)
        settle(&ruler, &out->dates.items[i].at);
    for (uint32_t i = 0; i < out->citations.count; i++)
        settle(&ruler, &out->citations.items[i].at);
    for (uint32_t i = 0; i < out->events.count; i++)
        settle_event(&ruler, &out->events.items[i]);
    for (uint32_t i = 0; i < out->claims.count; i++)
        settle(&ruler, &out->claims.items[i].at);
}
