/* Ends of rows and ends of pieces: a row that goes on in the next piece, one that never ends. */
#include "awards/piece.h"

/* After so many rows that were too long, reading goes on behind the whole of the next such row, no longer
 * behind its first line: a file made to be read over and over again takes no longer than it is large. */
enum { FORGIVEN_MOST = 64 };

bool piece_is_skipped(AwardReader *reader)
{
    if (!reader->to_skip)
        return false;
    reader->to_skip--;
    reader->counts.skipped++;
    return true;
}

void piece_count_set_aside(Feed *feed)
{
    AwardCounts *counts = &feed->reader->counts;
    counts->read++, counts->set_aside++;
    feed->out->read++, feed->out->set_aside++;
}

size_t piece_behind_line_end(Str bytes, size_t end)
{
    bool is_pair = bytes.ptr[end] == '\r' && end + 1 < bytes.len && bytes.ptr[end + 1] == '\n';
    return end + 1 + is_pair;
}

bool piece_must_wait(const Feed *feed, size_t end)
{
    return !feed->is_last && end + 1 == feed->bytes.len && feed->bytes.ptr[end] == '\r';
}

RowFound piece_scan_row(Feed *feed, char separator)
{
    AwardReader *reader = feed->reader;
    ScanRow *row = &reader->row;
    Str text = str_slice(feed->bytes, 0, feed->at + AWARD_ROW_MOST + 1);
    scan_row(text, feed->at, separator, row);
    reader->cells = (RowCells){text.ptr, row->ends, row->count, feed->at, row->end, reader->line, false, NULL};
    if (row->is_complete)
        return piece_must_wait(feed, row->end) ? ROW_WAITS : ROW_WHOLE;
    if (text.len - feed->at > AWARD_ROW_MOST)
        return ROW_ENDLESS;
    if (!feed->is_last)
        return ROW_WAITS;
    return row->open_quote == SCAN_NONE ? ROW_WHOLE : ROW_ENDLESS;
}

void piece_pass_row(Feed *feed)
{
    const ScanRow *row = &feed->reader->row;
    feed->at = row->is_complete ? piece_behind_line_end(feed->bytes, row->end) : row->end;
    feed->reader->line += row->lines + row->is_complete;
}

static size_t find_line_end(Str bytes, size_t from, size_t until)
{
    while (from < until && bytes.ptr[from] != '\n' && bytes.ptr[from] != '\r')
        from++;
    return from;
}

bool piece_skip_line(Feed *feed)
{
    size_t end = find_line_end(feed->bytes, feed->at, feed->bytes.len);
    feed->at = end;
    if (end == feed->bytes.len || piece_must_wait(feed, end))
        return false;
    feed->at = piece_behind_line_end(feed->bytes, end);
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

void piece_take_endless(Feed *feed)
{
    AwardReader *reader = feed->reader;
    size_t quote = reader->row.open_quote, until = reader->row.end;
    if (!piece_is_skipped(reader)) {
        if (quote != SCAN_NONE)
            mistake_set_aside(reader, DIAG_A008, (Str){feed->bytes.ptr + quote, 1},
                              "close it; the row is set aside, reading goes on behind its first line",
                              "this quotation mark is never closed");
        else
            mistake_set_aside(reader, DIAG_A012, mistake_first_line(&reader->cells),
                              "the row is set aside; look for a line end that is missing",
                              "the row has more than %d bytes", AWARD_ROW_MOST);
        piece_count_set_aside(feed);
    }
    go_on_behind(feed, until);
}
