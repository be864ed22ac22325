/* Any bytes as an award file: rows are typed or set aside, and all are counted. */
#include "awards/awards.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena arena;
    Diags diags;
    AwardRows rows = {0};
    Buf out;
    arena_init(&arena);
    diags_init(&diags, &arena);
    buf_init(&out);
    Str text = {(const char *)data, size};
    uint32_t source = diags_add_source(&diags, STR("fuzz.csv"), text);
    awards_read(text, source, &diags, &arena, &rows);
    if (rows.rows.count + rows.set_aside != rows.read)
        abort();
    diags_print_text(&out, &diags);
    buf_release(&out);
    arena_release(&arena);
    return 0;
}
