/* Any bytes as an award file. Fails when rows are lost or counted twice, or a cell lies nowhere. */
#include "fuzz.h"

#include "awards/awards.h"
#include "diag/diag.h"

static void check_row(const AwardRow *row, size_t size)
{
    must(row->span.offset <= size && row->span.length >= 1, "a row lies outside the file");
    must(period_is_set(row->day), "a row has no day");
    must(award_is_listing(row->listing), "a row has no program");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena arena;
    Diags diags;
    AwardRows rows = {0};
    Buf out;
    arena_init(&arena);
    diags_init(&diags, &arena);
    buf_init(&out);
    Str text = {size ? memcpy(arena_alloc(&arena, size, 1), data, size) : NULL, size};
    uint32_t source = diags_add_source(&diags, STR("rows.csv"), text);
    awards_read(text, source, &diags, &arena, &rows);
    must(rows.rows.count + rows.set_aside == rows.read, "rows are lost");
    for (size_t i = 0; i < rows.rows.count; i++)
        check_row(&rows.rows.items[i], size);
    diags_sort(&diags);
    diags_print_text(&out, &diags);
    diags_print_json(&out, &diags);
    buf_release(&out);
    arena_release(&arena);
    return 0;
}
