/* A file in pieces: whole rows are taken from the front of each, one after another. */
#include "awards/header.h"

/* After so many rows that were too long, reading goes on behind the whole of the next such row, no longer
 * behind its first line: a file made to be read over and over again takes no longer than it is large. */
enum { FORGIVEN_MOST = 64 };

typedef struct {
    AwardReader *reader;
    Str bytes;
    size_t at; /* first byte that is not taken */
    bool is_last;
    AwardRows *out;
} Feed;

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

/* True when the next row is counted and passed over. */
static bool is_skipped(AwardReader *reader)
{
    if (!reader->to_skip)
        return false;
    reader->to_skip--;
    reader->counts.skipped++;
    return true;
}

static void count_set_aside(Feed *feed)
{
    AwardCounts *counts = &feed->reader->counts;
    counts->read++, counts->set_aside++;
    feed->out->read++, feed->out->set_aside++;
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

/* The row in reader->cells. */
static void take_row(Feed *feed, size_t stray)
{
    AwardReader *reader = feed->reader;
    const RowCells *cells = &reader->cells;
    if (cells->count == 1 && !cell_raw(cells, 0).len)
        return;
    if (header_may_begin(reader, cells) && take_header(reader))
        return;
    if (is_skipped(reader))
        return;
    ARRAY_ADD(reader->batch, &feed->out->rows, (AwardRow){0});
    AwardRow *row = &feed->out->rows.items[feed->out->rows.count - 1];
    if (has_no_stray(reader, stray) && has_right_width(reader) && row_read(reader, row)) {
        reader->counts.read++;
        feed->out->read++;
        return;
    }
    feed->out->rows.count--;
    count_set_aside(feed);
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

/* Behind the line end at `end`: LF, CRLF or CR. */
static size_t behind_line_end(Str bytes, size_t end)
{
    bool is_pair = bytes.ptr[end] == '\r' && end + 1 < bytes.len && bytes.ptr[end + 1] == '\n';
    return end + 1 + is_pair;
}

/* Whether LF follows a CR at the end of a piece is told by the next. */
static bool must_wait(const Feed *feed, size_t end)
{
    return !feed->is_last && end + 1 == feed->bytes.len && feed->bytes.ptr[end] == '\r';
}

static size_t find_line_end(Str bytes, size_t from, size_t until)
{
    while (from < until && bytes.ptr[from] != '\n' && bytes.ptr[from] != '\r')
        from++;
    return from;
}

/* Inside a line that is passed over: to its end. */
static bool skip_line(Feed *feed)
{
    size_t end = find_line_end(feed->bytes, feed->at, feed->bytes.len);
    feed->at = end;
    if (end == feed->bytes.len || must_wait(feed, end))
        return false;
    feed->at = behind_line_end(feed->bytes, end);
    feed->reader->line++;
    feed->reader->is_inside_line = false;
    return true;
}

static uint64_t count_lines(Str text)
{
    uint64_t lines = 0;
    for (size_t i = 0; i < text.len; i++)
        lines += text.ptr[i] == '\r' || (text.ptr[i] == '\n' && (i == 0 || text.ptr[i - 1] != '\r'));
    return lines;
}

/* Reading goes on behind the row's first line or, when that was done too often, behind all of it. */
static void go_on_behind(Feed *feed, size_t until)
{
    AwardReader *reader = feed->reader;
    size_t end = find_line_end(feed->bytes, feed->at, until);
    bool is_forgiven = reader->forgiven < FORGIVEN_MOST && end < until;
    reader->forgiven += is_forgiven;
    if (!is_forgiven) {
        /* A line end cut in two is counted with its second part. */
        end = until - (until > feed->at && feed->bytes.ptr[until - 1] == '\r');
        reader->line += count_lines((Str){feed->bytes.ptr + feed->at, end - feed->at});
    }
    feed->at = end;
    reader->is_inside_line = true;
}

/* Sets a row aside that has no end within AWARD_ROW_MOST bytes, or none in the file. */
static void take_endless(Feed *feed, size_t until)
{
    AwardReader *reader = feed->reader;
    size_t quote = reader->row.open_quote;
    reader->cells.end = until;
    reader->cells.count = 0;
    if (!is_skipped(reader)) {
        if (quote != SCAN_NONE)
            mistake_set_aside(reader, DIAG_A008, (Str){feed->bytes.ptr + quote, 1},
                              "close it; the row is set aside, reading goes on behind its first line",
                              "this quotation mark is never closed");
        else
            mistake_set_aside(reader, DIAG_A012, mistake_first_line(&reader->cells),
                              "the row is set aside; look for a line end that is missing",
                              "the row has more than %d bytes", AWARD_ROW_MOST);
        count_set_aside(feed);
    }
    go_on_behind(feed, until);
}

static void stop_without_header(Feed *feed)
{
    AwardReader *reader = feed->reader;
    const RowCells *cells = &reader->cells;
    if (reader->row.open_quote != SCAN_NONE)
        mistake_report(reader, DIAG_A008, (Str){cells->text + reader->row.open_quote, 1},
                       "close it; nothing of the file is read", "this quotation mark is never closed");
    else
        mistake_report(reader, DIAG_A001, mistake_first_line(cells), "a header line and rows are needed",
                       "this line names no column of an award file");
    reader->has_stopped = true;
}

/* The first row, under the separator that makes most of it. */
static void take_first_header(Feed *feed, Str text)
{
    static const char separators[] = {',', '\t', '|'};
    AwardReader *reader = feed->reader;
    HeaderMatch best = {0};
    for (size_t i = 0; i < sizeof separators; i++) {
        scan_row(text, feed->at, separators[i], &reader->row);
        reader->cells.count = reader->row.count;
        HeaderMatch match = header_match(&reader->cells, reader->batch);
        if (i && !header_is_better(&match, &best))
            continue;
        best = match;
        reader->separator = separators[i];
    }
    scan_row(text, feed->at, reader->separator, &reader->row);
    reader->cells.count = reader->row.count;
    if (!header_check(reader, &best)) {
        reader->has_stopped = true;
        return;
    }
    header_use(reader, &best, reader->cells.count);
    header_list(reader, &best, &reader->cells);
}

static bool is_blank(Str line)
{
    return !str_trim(line).len;
}

/* One row byte by byte; false when the piece ends before it. */
static bool take_one(Feed *feed)
{
    AwardReader *reader = feed->reader;
    size_t limit = feed->bytes.len - feed->at > AWARD_ROW_MOST ? feed->at + AWARD_ROW_MOST + 1 : feed->bytes.len;
    Str text = str_slice(feed->bytes, 0, limit);
    ScanRow *row = &reader->row;
    scan_row(text, feed->at, reader->has_header ? reader->separator : ',', row);
    reader->cells = (RowCells){text.ptr, row->ends, row->count, feed->at, row->end, reader->line, false};
    if (!row->is_complete) {
        bool is_too_long = limit - feed->at > AWARD_ROW_MOST;
        if (!is_too_long && !feed->is_last)
            return false;
        if (is_too_long || row->open_quote != SCAN_NONE) {
            if (reader->has_header)
                take_endless(feed, limit);
            else
                stop_without_header(feed);
            return true;
        }
    } else if (must_wait(feed, row->end)) {
        return false;
    }
    size_t next = row->is_complete ? behind_line_end(feed->bytes, row->end) : row->end;
    uint64_t lines = row->lines + row->is_complete;
    if (reader->has_header)
        take_row(feed, row->stray);
    else if (!is_blank((Str){text.ptr + feed->at, row->end - feed->at}))
        take_first_header(feed, text);
    feed->at = next;
    reader->line += lines;
    return true;
}

static bool is_ascii(const Scan *scan, size_t from, size_t end)
{
    for (size_t block = from / SCAN_BLOCK; block <= end / SCAN_BLOCK; block++)
        if (scan->others[block / 64] >> block % 64 & 1)
            return false;
    return true;
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
        if (must_wait(feed, start + end))
            break;
        reader->cells = (RowCells){window.ptr, scan->ends + cell, scan->rows[i].cells - cell, from,
                                   end,        reader->line,      is_ascii(scan, from, end)};
        take_row(feed, SCAN_NONE);
        reader->line = line + scan->rows[i].lines;
        cell = scan->rows[i].cells;
        feed->at = behind_line_end(feed->bytes, start + end);
        from = feed->at - start;
        bool is_pair_scanned = from > end + 1 && cell < scan->cell_count;
        i += is_pair_scanned, cell += is_pair_scanned;
    }
    return from > 0;
}

/* UTF-16 has a mark of its own, or every other byte of the header is NUL. */
static bool is_utf16(Str bytes)
{
    if (str_starts(bytes, STR("\xFF\xFE")) || str_starts(bytes, STR("\xFE\xFF")))
        return true;
    return bytes.len >= 2 && !bytes.ptr[0] != !bytes.ptr[1];
}

/* Past the byte order mark; false when more bytes are needed to tell. */
static bool begin(Feed *feed)
{
    AwardReader *reader = feed->reader;
    if (feed->bytes.len < 3 && !feed->is_last)
        return false;
    bool is_wide = is_utf16(feed->bytes);
    if (is_wide && feed->bytes.len < AWARD_LINE_SHOWN && !feed->is_last)
        return false;
    reader->has_begun = true;
    if (is_wide) {
        reader->cells = (RowCells){.text = feed->bytes.ptr, .end = feed->bytes.len, .line = 1};
        mistake_report(reader, DIAG_A017, str_slice(feed->bytes, 0, 2), "save it as UTF-8",
                       "this file is UTF-16, not UTF-8");
        reader->has_stopped = true;
    } else if (str_starts(feed->bytes, STR("\xEF\xBB\xBF"))) {
        feed->at = 3;
    }
    return true;
}

static void report_no_header(AwardReader *reader)
{
    reader->cells = (RowCells){.line = 1};
    mistake_report(reader, DIAG_A001, STR_NONE, "a header line and rows are needed", "the file is empty");
    reader->has_stopped = true;
}

size_t award_reader_feed(AwardReader *reader, Str bytes, bool is_last, Arena *batch, AwardRows *out)
{
    Feed feed = {.reader = reader, .bytes = bytes, .is_last = is_last, .out = out};
    reader->batch = batch;
    if (!reader->has_begun && !begin(&feed))
        return 0;
    while (feed.at < bytes.len && !reader->has_stopped && !is_full(&feed)) {
        bool can_scan = reader->scan_window && reader->has_header && !reader->is_inside_line;
        if (can_scan && take_window(&feed))
            continue;
        if (reader->is_inside_line ? !skip_line(&feed) : !take_one(&feed))
            break;
    }
    if (is_last && !reader->has_header && !reader->has_stopped)
        report_no_header(reader);
    reader->counts.lines = reader->line - 1;
    return reader->has_stopped || is_last ? bytes.len : feed.at;
}
