/* What tests of told words share: a text in, "kind {part | part} <source> [cue]" for each find out. */
#ifndef PURSE_TESTS_TOLD_H
#define PURSE_TESTS_TOLD_H

#include "reading/text.h"
#include "unit.h"

typedef struct {
    const char *text;
    const char *finds; /* with "; " between */
} Told;

static inline void print_told(Buf *out, const QuoteFind *find)
{
    if (out->len > 0)
        buf_printf(out, "; ");
    buf_printf(out, "%s {", quote_kind_name(find->kind));
    for (uint32_t i = 0; i < find->parts.count; i++)
        buf_printf(out, "%s%.*s", i > 0 ? " | " : "", STR_ARG(find->parts.items[i].text));
    buf_printf(out, "}");
    if (find->source.end > 0)
        buf_printf(out, " <%.*s>", STR_ARG(find->source.text));
    if (find->cue.end > 0)
        buf_printf(out, " [%.*s]", STR_ARG(find->cue.text));
}

static inline bool is_told(const Told *told)
{
    Arena arena;
    arena_init(&arena);
    Reading reading;
    ReadingInput input = {
        .bytes = str_from_c(told->text), .form = DOCUMENT_TEXT, .origin = PLACE_NONE, .dated = DATE_MIN};
    assert_int_equal(reading_read(&input, &arena, &reading), READING_OK);
    Buf out;
    buf_init(&out);
    for (uint32_t i = 0; i < reading.quotes.count; i++)
        print_told(&out, &reading.quotes.items[i]);
    bool is_right = str_equal(buf_str(&out), str_from_c(told->finds));
    if (!is_right)
        print_error("%s\n  found: %.*s\n  not:   %s\n", told->text, STR_ARG(buf_str(&out)), told->finds);
    buf_release(&out);
    arena_release(&arena);
    return is_right;
}

static inline void check_told(const Told *told, size_t count)
{
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++)
        wrong += !is_told(&told[i]);
    assert_int_equal(wrong, 0);
}

#define CHECK(table) check_told(table, sizeof table / sizeof table[0])

#endif
