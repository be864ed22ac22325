/* Award files in pieces: however a file is cut and however it is scanned, the same rows, the same mistakes
 * with the same lines shown, the same counts. Random and hostile texts from a seed.
 * usage: awards_pieces_test [SEED TEXTS] */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

#include "awards/reader.h"

static uint64_t seed = 2016;
static int texts = 1000;

/* ---- texts ---- */

#define HEADER                                                                                             \
    "award_id_fain,federal_action_obligation,action_date,recipient_name,recipient_state_code,cfda_number," \
    "modification_number,business_types_code,record_type_code,last_modified_date\n"

static const char *const pieces[] = {
    "\"",
    "\"\"",
    ",",
    "\n",
    "\r",
    "\r\n",
    "\n\n",
    " ",
    "a",
    "16.738",
    "1.00",
    "-12.50",
    "x",
    "2016-09-01",
    "\xC3\x91",
    "\xF1",
    "\0",
    "\t",
    "|",
    "P",
    "3",
    "CITY OF ELGIN",
    ",\"",
    "\",",
    "\"\"\"",
    "a\"b",
    "\"x\" ,",
    "\"x\"y,",
    "2016-13-01",
    "1.2345",
    "\xEF\xBB\xBF",
    HEADER,
    "F,1.00,2016-09-01,\"TOWN OF X,\nY\",IL,16.738,0,C,2,2017-01-01\n",
    "F,2.50,2016-09-02,CITY OF ELGIN,IL,16.738,1,C,2,2017-01-01\r\n",
    "F,,2016-09-02,MARY MAJOR,IL,16.738,2,P,3,2017-01-01\n",
};

static size_t draw(size_t below)
{
    return (size_t)(next_random(&seed) % below);
}

static void add_piece(Buf *out)
{
    const char *piece = pieces[draw(sizeof pieces / sizeof *pieces)];
    buf_add(out, piece[0] ? str_from_c(piece) : STR("\0"));
}

static void add_rows(Buf *out)
{
    for (size_t rows = draw(12); rows; rows--) {
        for (size_t junk = draw(4) ? 0 : draw(9); junk; junk--)
            add_piece(out);
        buf_add(out, str_from_c(pieces[32 + draw(3)]));
    }
}

static void make_text(Buf *out)
{
    buf_reset(out);
    if (draw(8))
        buf_add(out, draw(6) ? STR(HEADER) : STR("\xEF\xBB\xBF" HEADER));
    add_rows(out);
    for (size_t junk = draw(3) ? 0 : draw(200); junk; junk--)
        add_piece(out);
    add_rows(out);
    if (draw(4) == 0)
        out->len -= draw(out->len + 1);
}

/* ---- one text, read in some way ---- */

typedef struct {
    Arena arena, batch;
    Diags diags;
    Buf told; /* rows, mistakes as printed, rows set aside, counts */
} Reading;

static void tell_str(Buf *out, Str text)
{
    buf_printf(out, "[%.*s]", STR_ARG(text));
}

static void tell_row(Buf *out, const AwardRow *row)
{
    buf_printf(out, "%llu:", (unsigned long long)row->line);
    const Str cells[] = {row->fain,         row->recipient,      row->state, row->listing,
                         row->modification, row->business_types, row->uei,   row->correction};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        tell_str(out, cells[i]);
    buf_printf(out, " %d %lld %d %d %d %d\n", row->obligated.is_given, (long long)row->obligated.amount, row->day.first,
               row->modified.first, row->record_type, row->is_individual);
}

static void tell_set_aside(void *context, const AwardSetAside *set_aside)
{
    Buf *out = context;
    buf_printf(out, "aside %llu %s ", (unsigned long long)set_aside->line, diag_code_name(set_aside->code));
    tell_str(out, set_aside->message);
    tell_str(out, set_aside->row);
    buf_add_char(out, '\n');
}

static void tell_counts(Buf *out, const AwardCounts *counts)
{
    const uint64_t numbers[] = {counts->read,        counts->set_aside, counts->skipped,
                                counts->headers,     counts->lines,     counts->converted,
                                counts->individuals, counts->deleted,   counts->without_obligation};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        buf_printf(out, "%llu ", (unsigned long long)numbers[i]);
    buf_printf(out, "sum %lld\n", (long long)counts->obligated);
}

/* Pieces of 1 to `most` bytes, each in a block of its own; what is not taken is handed in again. */
static void feed_all(AwardReader *reader, Reading *reading, Str text, size_t most, Buf *rows_told)
{
    size_t at = 0, held = 0;
    bool is_last = false;
    while (!is_last) {
        held += 1 + draw(most);
        held = held < text.len - at ? held : text.len - at;
        is_last = at + held == text.len;
        AwardRows rows = {0};
        Str piece = {held ? memcpy(arena_alloc(&reading->batch, held, 1), text.ptr + at, held) : NULL, held};
        size_t taken = award_reader_feed(reader, piece, is_last, &reading->batch, &rows);
        assert_true(taken <= held && (!is_last || taken == held));
        assert_int_equal(rows.rows.count + rows.set_aside, rows.read);
        for (uint32_t i = 0; i < rows.rows.count; i++)
            tell_row(rows_told, &rows.rows.items[i]);
        at += taken;
        held -= taken;
    }
}

static void start(Reading *reading)
{
    *reading = (Reading){0};
    arena_init(&reading->arena);
    arena_init(&reading->batch);
    diags_init(&reading->diags, &reading->arena);
    buf_init(&reading->told);
}

static void let_go(Reading *reading)
{
    buf_release(&reading->told);
    arena_release(&reading->batch);
    arena_release(&reading->arena);
}

static void read_pieces(Reading *reading, Str text, size_t most, ScanWindow *scan, uint64_t skip)
{
    Buf aside;
    start(reading);
    buf_init(&aside);
    AwardReader *reader = award_reader_new(STR("t.csv"), &reading->diags, &reading->arena);
    reader->scan_window = scan;
    award_reader_on_set_aside(reader, tell_set_aside, &aside);
    award_reader_skip(reader, skip);
    feed_all(reader, reading, text, most, &reading->told);
    buf_add(&reading->told, buf_str(&aside));
    buf_release(&aside);
    tell_counts(&reading->told, award_reader_counts(reader));
    diags_print_text(&reading->told, &reading->diags);
    diags_print_json(&reading->told, &reading->diags);
}

static void assert_same(const Reading *a, const Reading *b, Str text, const char *what)
{
    if (str_equal(buf_str(&a->told), buf_str(&b->told)))
        return;
    FILE *file = fopen("awards_pieces_failed.csv", "wb");
    if (file) {
        fwrite(text.ptr, 1, text.len, file);
        fclose(file);
    }
    size_t at = 0;
    while (at < a->told.len && at < b->told.len && a->told.ptr[at] == b->told.ptr[at])
        at++;
    at = at > 200 ? at - 200 : 0;
    fail_msg("%s differs (the text is in awards_pieces_failed.csv):\n%.*s\n---\n%.*s", what,
             STR_ARG(str_slice(buf_str(&a->told), at, at + 400)), STR_ARG(str_slice(buf_str(&b->told), at, at + 400)));
}

/* ---- properties ---- */

static void assert_scan_is_the_oracles(const Scan *got, const Scan *wanted, Str text)
{
    bool is_same = got->length == wanted->length && got->cell_count == wanted->cell_count &&
                   got->row_count == wanted->row_count &&
                   !memcmp(got->ends, wanted->ends, got->cell_count * sizeof *got->ends) &&
                   !memcmp(got->rows, wanted->rows, got->row_count * sizeof *got->rows);
    for (size_t block = 0; block < got->length / SCAN_BLOCK; block++)
        is_same =
            is_same && (got->others[block / 64] >> block % 64 & 1) == (wanted->others[block / 64] >> block % 64 & 1);
    if (!is_same)
        fail_msg("%zu/%zu bytes, %u/%u cells, %u/%u rows of '%.*s'", got->length, wanted->length, got->cell_count,
                 wanted->cell_count, got->row_count, wanted->row_count, STR_ARG(text));
}

static void make_bytes(Buf *out)
{
    static const char letters[] = "\"\"\",,\n\r ab\t\xE9";
    buf_reset(out);
    size_t rare = 2 + draw(60);
    for (size_t length = draw(600); length; length--)
        buf_add_char(out, draw(rare) ? 'x' : letters[draw(sizeof letters)]);
}

static void every_scanner_finds_the_cells_of_the_oracle(void **state)
{
    (void)state;
    static Scan wanted, wide, best;
    Buf text;
    buf_init(&text);
    for (int i = 0; i < texts * 4; i++) {
        make_bytes(&text);
        char separator = ",\t|"[draw(3)];
        Str copy = buf_str(&text);
        scan_window_plain(copy.ptr, copy.len, separator, &wanted);
        scan_window_wide(copy.ptr, copy.len, separator, &wide);
        scan_window_best()(copy.ptr, copy.len, separator, &best);
        assert_scan_is_the_oracles(&wide, &wanted, copy);
        assert_scan_is_the_oracles(&best, &wanted, copy);
    }
    buf_release(&text);
}

/* Row after row, byte by byte, the oracle of windows is that of rows. */
static void the_oracles_of_windows_and_rows_agree(void **state)
{
    (void)state;
    static Scan scan;
    static ScanRow row;
    Buf text;
    buf_init(&text);
    for (int i = 0; i < texts * 4; i++) {
        make_bytes(&text);
        scan_window_plain(text.ptr, text.len, ',', &scan);
        size_t at = 0;
        uint32_t cells = 0, lines = 0;
        for (uint32_t k = 0; k < scan.row_count; k++) {
            scan_row(buf_str(&text), at, ',', &row);
            assert_true(row.is_complete && row.irregular == SCAN_NONE && row.stray == SCAN_NONE);
            for (uint32_t cell = 0; cell < row.count; cell++)
                assert_int_equal(row.ends[cell], scan.ends[cells++]);
            bool is_second_half = row.end == at && at && text.ptr[at] == '\n' && text.ptr[at - 1] == '\r';
            lines += (uint32_t)row.lines + !is_second_half;
            assert_int_equal(scan.rows[k].cells, cells);
            assert_int_equal(scan.rows[k].lines, lines);
            at = row.end + 1;
        }
    }
    buf_release(&text);
}

static void any_cut_and_any_scanner_gives_the_same(void **state)
{
    (void)state;
    Buf text;
    buf_init(&text);
    for (int i = 0; i < texts; i++) {
        make_text(&text);
        Reading by_row, pieces_of_it, whole;
        uint64_t skip = draw(4) ? 0 : draw(9);
        read_pieces(&by_row, buf_str(&text), text.len + 1, NULL, skip);
        read_pieces(&pieces_of_it, buf_str(&text), 1 + draw(200), scan_window_best(), skip);
        read_pieces(&whole, buf_str(&text), text.len + 1, draw(2) ? scan_window_plain : scan_window_wide, skip);
        assert_same(&by_row, &pieces_of_it, buf_str(&text), "a file in pieces");
        assert_same(&by_row, &whole, buf_str(&text), "a file at once");
        let_go(&by_row);
        let_go(&pieces_of_it);
        let_go(&whole);
    }
    buf_release(&text);
}

/* As a registered text and as excerpts, a mistake is printed the same. */
static void mistakes_look_the_same_when_the_file_is_not_at_hand(void **state)
{
    (void)state;
    Buf text;
    buf_init(&text);
    for (int i = 0; i < texts; i++) {
        make_text(&text);
        Reading registered, excerpts;
        start(&registered);
        start(&excerpts);
        AwardRows rows = {0};
        uint32_t source = diags_add_source(&registered.diags, STR("t.csv"), buf_str(&text));
        awards_read(buf_str(&text), source, &registered.diags, &registered.arena, &rows);
        AwardReader *reader = award_reader_new(STR("t.csv"), &excerpts.diags, &excerpts.arena);
        Buf ignored;
        buf_init(&ignored);
        feed_all(reader, &excerpts, buf_str(&text), 1 + draw(200), &ignored);
        buf_release(&ignored);
        diags_print_text(&registered.told, &registered.diags);
        diags_print_json(&registered.told, &registered.diags);
        diags_print_text(&excerpts.told, &excerpts.diags);
        diags_print_json(&excerpts.told, &excerpts.diags);
        assert_same(&registered, &excerpts, buf_str(&text), "how mistakes are shown");
        let_go(&registered);
        let_go(&excerpts);
    }
    buf_release(&text);
}

int main(int argc, char **argv)
{
    if (argc == 3) {
        seed = strtoull(argv[1], NULL, 10) | 1;
        texts = (int)strtol(argv[2], NULL, 10);
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_scanner_finds_the_cells_of_the_oracle),
        cmocka_unit_test(the_oracles_of_windows_and_rows_agree),
        cmocka_unit_test(any_cut_and_any_scanner_gives_the_same),
        cmocka_unit_test(mistakes_look_the_same_when_the_file_is_not_at_hand),
    };
    return ALL(tests);
}
