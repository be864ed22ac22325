/* What the tests of reading share: a text is read, and each find of one kind is written as a line of words. */
#ifndef PURSE_TESTS_READING_FINDS_H
#define PURSE_TESTS_READING_FINDS_H

#include "unit.h"

#include "reading/reading.h"

typedef void ShowFinds(Buf *out, const Reading *reading);

static inline void assert_finds(ShowFinds *show, ReadingInput input, const char *wanted)
{
    Arena arena;
    Reading reading;
    Buf shown;
    arena_init(&arena);
    buf_init(&shown);
    assert_int_equal(reading_read(&input, &arena, &reading), READING_OK);
    show(&shown, &reading);
    assert_text(buf_str(&shown), wanted);
    buf_release(&shown);
    arena_release(&arena);
}

static inline ReadingInput input_of(const char *text, Date dated)
{
    return (ReadingInput){.bytes = str_from_c(text), .form = DOCUMENT_TEXT, .origin = PLACE_NONE, .dated = dated};
}

#endif
