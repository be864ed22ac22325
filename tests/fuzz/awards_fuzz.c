/* Any bytes as an award file, whole and in pieces of the size that the first byte says, from a second one on
 * which rows are passed over. Fails when rows are lost or counted twice, a cell lies nowhere, or a file in
 * pieces is not the file. */
#include "fuzz.h"

#include "awards/reader.h"

typedef struct {
    Arena arena;
    Diags diags;
    AwardCounts counts;
    Buf told; /* rows and mistakes */
} Reading;

static void tell_row(Buf *out, const AwardRow *row)
{
    const Str cells[] = {row->fain,        row->transaction_key, row->recipient,       row->state,     row->listing,
                         row->agency_code, row->business_types,  row->prime_recipient, row->correction};
    buf_printf(out, "%llu %lld %d %d %d\n", (unsigned long long)row->line, (long long)row->obligated.amount,
               row->day.first, row->record_type, row->report_month);
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        must(utf8_check(cells[i]) == cells[i].len, "a cell is not UTF-8");
        buf_printf(out, "[%.*s]", STR_ARG(cells[i]));
    }
}

static void check_rows(const AwardRows *rows, AwardForm form, Buf *told)
{
    must(rows->rows.count + rows->set_aside == rows->read, "rows are lost");
    for (uint32_t i = 0; i < rows->rows.count; i++) {
        const AwardRow *row = &rows->rows.items[i];
        must(row->is_deleted || period_is_set(row->day), "a row has no day");
        must(row->is_deleted || form == AWARD_FORM_SUBAWARD || award_is_listing(row->listing), "a row has no program");
        must(!row->is_individual || !row->recipient.len, "a person is named");
        tell_row(told, row);
    }
}

static void read_pieces(Reading *reading, Str text, size_t size, ScanWindow *scan, uint64_t skip)
{
    arena_init(&reading->arena);
    diags_init(&reading->diags, &reading->arena);
    buf_init(&reading->told);
    AwardReader *reader = award_reader_new(STR("rows.csv"), &reading->diags, &reading->arena);
    reader->scan_window = scan;
    award_reader_skip(reader, skip);
    size_t at = 0, held = 0;
    do {
        held = held + size < text.len - at ? held + size : text.len - at;
        AwardRows rows = {0};
        size_t taken =
            award_reader_feed(reader, str_slice(text, at, at + held), at + held == text.len, &reading->arena, &rows);
        must(taken <= held, "more is taken than there is");
        check_rows(&rows, award_reader_form(reader), &reading->told);
        at += taken, held -= taken;
        must(held == 0 || at + held < text.len, "the last piece is not taken");
    } while (at < text.len);
    reading->counts = *award_reader_counts(reader);
    diags_print_text(&reading->told, &reading->diags);
    diags_print_json(&reading->told, &reading->diags);
}

static void let_go(Reading *reading)
{
    buf_release(&reading->told);
    arena_release(&reading->arena);
}

/* As a journal includes it: spans lie in the text. */
static void read_included(Str text)
{
    Arena arena;
    Diags diags;
    AwardRows rows = {0};
    Buf out;
    arena_init(&arena);
    diags_init(&diags, &arena);
    buf_init(&out);
    uint32_t source = diags_add_source(&diags, STR("rows.csv"), text);
    awards_read(text, source, &diags, &arena, &rows);
    must(rows.rows.count + rows.set_aside == rows.read, "rows are lost");
    for (size_t i = 0; i < rows.rows.count; i++)
        must(rows.rows.items[i].span.offset <= text.len && rows.rows.items[i].span.length >= 1,
             "a row lies outside the file");
    diags_sort(&diags);
    diags_print_text(&out, &diags);
    buf_release(&out);
    arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1)
        return 0;
    Arena arena;
    arena_init(&arena);
    size_t piece = 1 + (data[0] & 0x7F);
    uint64_t skip = data[0] & 0x80 ? 2 : 0;
    Str text = {size > 1 ? memcpy(arena_alloc(&arena, size - 1, 1), data + 1, size - 1) : NULL, size - 1};
    Reading whole, pieces;
    read_pieces(&whole, text, size, NULL, skip);
    read_pieces(&pieces, text, piece, scan_window_best(), skip);
    must(!memcmp(&whole.counts, &pieces.counts, sizeof whole.counts), "pieces count otherwise");
    must(str_equal(buf_str(&whole.told), buf_str(&pieces.told)), "pieces tell otherwise");
    let_go(&whole);
    let_go(&pieces);
    read_included(text);
    arena_release(&arena);
    return 0;
}
