/* A file in pieces: whole rows are taken from the front of each, one after another. */
#include "awards/header.h"
#include "awards/piece.h"

AwardReader *award_reader_new(Str name, Diags *diags, Arena *arena)
{
    AwardReader *reader = ARENA_NEW(arena, AwardReader);
    *reader =
        (AwardReader){.diags = diags, .arena = arena, .name = arena_str(diags->arena, name), .source = UINT32_MAX};
    reader->scan_window = scan_window_best();
    reader->line = 1;
    reader->cells.line = 1;
    return reader;
}

void award_reader_skip(AwardReader *reader, uint64_t rows)
{
    reader->to_skip = rows;
}

void award_reader_on_set_aside(AwardReader *reader, AwardOnSetAside *call, void *context)
{
    reader->on_set_aside = call;
    reader->context = context;
}

AwardForm award_reader_form(const AwardReader *reader)
{
    return reader->form;
}

bool award_reader_has_stopped(const AwardReader *reader)
{
    return reader->has_stopped;
}

const AwardCounts *award_reader_counts(const AwardReader *reader)
{
    return &reader->counts;
}

const AwardColumns *award_reader_columns(const AwardReader *reader)
{
    return &reader->columns;
}

/* Another file, joined behind the first: its header is no row. */
static bool take_header(AwardReader *reader)
{
    RowCells cells = reader->cells;
    Str row = {cells.text + cells.from, cells.end - cells.from};
    cells.from += str_starts(row, STR("\xEF\xBB\xBF")) ? 3 : 0;
    HeaderMatch match = header_match(&cells, reader->batch);
    if (match.missing || !match.found)
        return false;
    if (match.form == reader->form) {
        header_use(reader, &match, reader->cells.count);
        return true;
    }
    mistake_report(reader, DIAG_A015, mistake_first_line(&reader->cells),
                   "split the file here; it is read up to this line", "here begins another kind of file");
    reader->has_stopped = true;
    return true;
}

static bool has_right_width(AwardReader *reader)
{
    if (reader->cells.count == reader->width)
        return true;
    mistake_set_aside(reader, DIAG_A003, mistake_first_line(&reader->cells),
                      "the row is set aside; look for a comma outside quotation marks, or a row cut short",
                      "the row has %u cells, the header %u", reader->cells.count, reader->width);
    return false;
}

static bool has_no_stray(AwardReader *reader, size_t stray)
{
    if (stray == SCAN_NONE)
        return true;
    mistake_set_aside(reader, DIAG_A011, (Str){reader->cells.text + stray, 1},
                      "the row is set aside; inside a cell write a quotation mark twice",
                      "something stands between a closing quotation mark and the comma");
    return false;
}

/* Room for one more, which is in the array when it has been read. */
static AwardRow *next_row(Feed *feed)
{
    AwardRows *out = feed->out;
    if (out->rows.count == out->rows.capacity)
        out->rows.items =
            array_grow(feed->reader->batch, out->rows.items, &out->rows.capacity, sizeof *out->rows.items);
    return &out->rows.items[out->rows.count];
}

/* The row in reader->cells. */
static void take_row(Feed *feed, size_t stray)
{
    AwardReader *reader = feed->reader;
    const RowCells *cells = &reader->cells;
    if (cells->count == 1 && !cell_raw(cells, 0).len)
        return;
    if (header_may_begin(reader, cells) && take_header(reader))
        return;
    if (piece_is_skipped(reader))
        return;
    if (has_no_stray(reader, stray) && has_right_width(reader) && row_read(reader, next_row(feed))) {
        reader->counts.read++;
        feed->out->rows.count++;
        feed->out->read++;
        return;
    }
    piece_count_set_aside(feed);
}

static bool is_full(Feed *feed)
{
    if (!feed->reader->takes_transactions_only || feed->out->read < AWARD_ROWS_MOST || feed->at == feed->bytes.len)
        return false;
    feed->reader->cells =
        (RowCells){.text = feed->bytes.ptr, .from = feed->at, .end = feed->bytes.len, .line = feed->reader->line};
    mistake_report(feed->reader, DIAG_J084, mistake_first_line(&feed->reader->cells),
                   "keep the rows of the programs and years that the journal is about",
                   "the file has more than %d rows", AWARD_ROWS_MOST);
    feed->reader->has_stopped = true;
    return true;
}

/* One row byte by byte; false when the piece ends before it. */
static bool take_one(Feed *feed)
{
    AwardReader *reader = feed->reader;
    switch (piece_scan_row(feed, reader->separator)) {
    case ROW_WAITS: return false;
    case ROW_ENDLESS: piece_take_endless(feed); return true;
    case ROW_WHOLE: take_row(feed, reader->row.stray); break;
    }
    piece_pass_row(feed);
    return true;
}

static bool is_ascii(const Scan *scan, size_t from, size_t end)
{
    size_t first = from / SCAN_BLOCK, last = end / SCAN_BLOCK;
    uint64_t others = 0;
    for (size_t word = first / 64; word <= last / 64; word++) {
        uint64_t mask = UINT64_MAX;
        mask <<= word == first / 64 ? first % 64 : 0;
        mask &= word == last / 64 ? UINT64_MAX >> (63 - last % 64) : UINT64_MAX;
        others |= scan->others[word] & mask;
    }
    return !others;
}

/* The regular rows of the next window; false when there is none. */
static bool take_window(Feed *feed)
{
    AwardReader *reader = feed->reader;
    const Scan *scan = &reader->scan;
    Str window = str_slice(feed->bytes, feed->at, feed->at + SCAN_WINDOW);
    reader->scan_window(window.ptr, window.len, reader->separator, &reader->scan);
    size_t start = feed->at, from = 0;
    uint64_t line = reader->line;
    uint32_t cell = 0;
    for (uint32_t i = 0; i < scan->row_count && !reader->has_stopped && !is_full(feed); i++) {
        size_t end = scan->ends[scan->rows[i].cells - 1];
        if (piece_must_wait(feed, start + end))
            break;
        reader->cells = (RowCells){window.ptr, scan->ends + cell, scan->rows[i].cells - cell, from,
                                   end,        reader->line,      is_ascii(scan, from, end),  scan->others};
        take_row(feed, SCAN_NONE);
        reader->line = line + scan->rows[i].lines;
        cell = scan->rows[i].cells;
        feed->at = piece_behind_line_end(feed->bytes, start + end);
        from = feed->at - start;
        bool is_pair_scanned = from > end + 1 && cell < scan->cell_count;
        i += is_pair_scanned, cell += is_pair_scanned;
    }
    return from > 0;
}

/* The next row or rows, or a part of a line that is passed over; false when more bytes are needed. */
static bool take_next(Feed *feed)
{
    AwardReader *reader = feed->reader;
    if (reader->is_inside_line)
        return piece_skip_line(feed);
    if (!reader->has_header)
        return begin_header(feed);
    return (reader->scan_window && take_window(feed)) || take_one(feed);
}

size_t award_reader_feed(AwardReader *reader, Str bytes, bool is_last, Arena *batch, AwardRows *out)
{
    Feed feed = {.reader = reader, .bytes = bytes, .is_last = is_last, .out = out};
    reader->batch = batch;
    if (!reader->has_begun && !begin_file(&feed))
        return 0;
    while (feed.at < bytes.len && !reader->has_stopped && !is_full(&feed) && take_next(&feed))
        ;
    if (is_last && !reader->has_header && !reader->has_stopped)
        begin_nothing(reader);
    reader->counts.lines = reader->line - 1;
    return reader->has_stopped || is_last ? bytes.len : feed.at;
}
