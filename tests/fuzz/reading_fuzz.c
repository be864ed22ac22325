/* Any bytes as a document; the first tells its form and whether its day is known. Fails when a find is not inside
 * the document, counts its characters wrongly or stands out of order, when pieces do not cover the clean text,
 * when tokens are not in exactly one sentence, or when a second reading finds something else. */
#include "fuzz.h"

#include "reading/text.h"

typedef struct {
    Str input;
    bool is_wide;
    uint32_t *points; /* before each byte */
    size_t most;      /* bytes of the clean text */
} Ground;

static uint32_t *count_points(Arena *arena, Str input, bool is_wide)
{
    uint32_t *points = ARENA_ARRAY(arena, uint32_t, input.len + 1);
    for (size_t i = 0; i < input.len; i++)
        points[i + 1] = points[i] + (!is_wide || ((unsigned char)input.ptr[i] & 0xC0) != 0x80);
    return points;
}

static void check_anchor(const Ground *ground, const Anchor *anchor)
{
    must(anchor->start < anchor->end && anchor->end <= ground->input.len, "a find outside of the document");
    must(anchor->cstart == ground->points[anchor->start] && anchor->cend == ground->points[anchor->end],
         "characters are counted wrongly");
    must(anchor->text.len <= ground->most, "a find is longer than the text");
}

static void check_optional(const Ground *ground, const Anchor *anchor)
{
    if (anchor->end > 0)
        check_anchor(ground, anchor);
}

#define CHECK_LIST(ground, list)                                                                            \
    for (uint32_t i = 0; i < (list).count; i++) {                                                           \
        check_anchor((ground), &(list).items[i].at);                                                        \
        must(i == 0 || (list).items[i - 1].at.start <= (list).items[i].at.start, #list " is out of order"); \
        must((list).items[i].rule != NULL, #list ": a find without its rule");                              \
    }

static void check_nested(const Ground *ground, const Reading *reading)
{
    for (uint32_t i = 0; i < reading->quotes.count; i++) {
        check_optional(ground, &reading->quotes.items[i].source);
        check_optional(ground, &reading->quotes.items[i].cue);
        for (uint32_t j = 0; j < reading->quotes.items[i].parts.count; j++)
            check_anchor(ground, &reading->quotes.items[i].parts.items[j]);
    }
    for (uint32_t i = 0; i < reading->events.count; i++) {
        check_optional(ground, &reading->events.items[i].actor);
        check_optional(ground, &reading->events.items[i].object);
        for (uint32_t j = 0; j < reading->events.items[i].targets.count; j++)
            check_anchor(ground, &reading->events.items[i].targets.items[j].at);
    }
    for (uint32_t i = 0; i < reading->people.count; i++)
        for (uint32_t j = 0; j < reading->people.items[i].mentions.count; j++)
            check_anchor(ground, &reading->people.items[i].mentions.items[j]);
}

static void check_reading(const Ground *ground, const Reading *reading)
{
    CHECK_LIST(ground, reading->places);
    CHECK_LIST(ground, reading->bodies);
    CHECK_LIST(ground, reading->people);
    CHECK_LIST(ground, reading->quotes);
    CHECK_LIST(ground, reading->amounts);
    CHECK_LIST(ground, reading->dates);
    CHECK_LIST(ground, reading->citations);
    CHECK_LIST(ground, reading->events);
    CHECK_LIST(ground, reading->claims);
    check_nested(ground, reading);
    for (uint32_t i = 0; i < reading->amounts.count; i++)
        must(reading->amounts.items[i].usd.min >= 0 &&
                 reading->amounts.items[i].usd.min <= reading->amounts.items[i].usd.max,
             "an amount that is none");
}

static void check_pieces(const Text *text)
{
    uint32_t done = 0, input_done = 0;
    for (uint32_t i = 0; i < text->pieces.count; i++) {
        const Piece *piece = &text->pieces.items[i];
        must(piece->text_start == done && piece->length > 0, "pieces do not cover the clean text");
        must(piece->input_start + piece->input_length <= text->input.len, "a piece outside of the document");
        must(piece->input_start >= input_done, "pieces are out of order");
        done += piece->length;
        input_done = piece->input_start;
    }
    must(done == text->clean.len, "pieces do not cover the whole of the clean text");
    must(utf8_check(text->clean) == text->clean.len, "the clean text is not UTF-8");
}

static void check_tokens(const Text *text)
{
    uint32_t at = 0, sentence = 0, inside = 0;
    for (uint32_t i = 0; i < text->tokens.count; i++) {
        const Token *token = &text->tokens.items[i];
        must(token->start >= at && token->start + token->length <= text->clean.len, "tokens overlap");
        must(token->kind == TOKEN_BREAK || token->length > 0, "a token of nothing");
        at = token->start + token->length;
        while (sentence < text->sentences.count && text->sentences.items[sentence].until <= i)
            sentence++;
        bool is_in = sentence < text->sentences.count && text->sentences.items[sentence].first <= i;
        must(is_in == (token->kind != TOKEN_BREAK), "a token is in no sentence, or a break in one");
        inside += is_in;
    }
    uint32_t sum = 0;
    for (uint32_t i = 0; i < text->sentences.count; i++)
        sum += text->sentences.items[i].until - text->sentences.items[i].first;
    must(sum == inside, "sentences overlap");
    for (uint32_t i = 0; i < text->quotations.count; i++) {
        TokenRun run = text->quotations.items[i].run;
        must(run.first < run.until && run.until <= text->tokens.count, "a quotation outside of the text");
        must(i == 0 || text->quotations.items[i - 1].run.until <= run.first, "quotations overlap");
    }
}

static size_t check_stages(const ReadingInput *input, Arena *arena)
{
    Text text = {.origin = input->origin, .dated = input->dated};
    Reading reading = {0};
    if (document_clean(input, arena, &text, &reading) != READING_OK)
        return 0;
    check_pieces(&text);
    tag(&text, arena);
    check_tokens(&text);
    return text.clean.len;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    Arena arena;
    arena_init(&arena);
    Str bytes = {size > 1 ? memcpy(arena_alloc(&arena, size - 1, 1), data + 1, size - 1) : "", size - 1};
    ReadingInput input = {.bytes = bytes,
                          .form = (DocumentForm)(data[0] % DOCUMENT_FORM_COUNT),
                          .origin = PLACE_NONE,
                          .dated = data[0] & 4 ? date_from_parts(2017, 4, 22) : DATE_MIN};
    size_t most = check_stages(&input, &arena);
    Reading reading, again;
    ReadingProblem problem = reading_read(&input, &arena, &reading);
    must(reading_read(&input, &arena, &again) == problem, "a second reading comes to something else");
    if (problem == READING_OK) {
        Ground ground = {bytes, reading.encoding == ENCODING_UTF8, NULL, most};
        ground.points = count_points(&arena, bytes, ground.is_wide);
        check_reading(&ground, &reading);
        must(reading.dates.count == again.dates.count && reading.events.count == again.events.count &&
                 reading.places.count == again.places.count && reading.quotes.count == again.quotes.count,
             "a second reading finds something else");
    }
    arena_release(&arena);
    return 0;
}
