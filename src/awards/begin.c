/* The beginning of a file: its encoding, its separator, its header. */
#include "awards/header.h"
#include "awards/piece.h"

/* UTF-16 has a mark of its own, or every other byte of the header is NUL. */
static bool is_utf16(Str bytes)
{
    if (str_starts(bytes, STR("\xFF\xFE")) || str_starts(bytes, STR("\xFE\xFF")))
        return true;
    return bytes.len >= 2 && !bytes.ptr[0] != !bytes.ptr[1];
}

bool begin_file(Feed *feed)
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

static bool is_blank(const RowCells *cells)
{
    return !str_trim((Str){cells->text + cells->from, cells->end - cells->from}).len;
}

/* The separator that makes most of the row; false when, under one of them, the row has not ended. */
static bool find_separator(Feed *feed, HeaderMatch *best)
{
    static const char separators[] = {',', '\t', '|'};
    AwardReader *reader = feed->reader;
    for (size_t i = 0; i < sizeof separators; i++) {
        if (piece_scan_row(feed, separators[i]) == ROW_WAITS)
            return false;
        HeaderMatch match = header_match(&reader->cells, reader->batch);
        if (i && !header_is_better(&match, best))
            continue;
        *best = match;
        reader->separator = separators[i];
    }
    return true;
}

bool begin_header(Feed *feed)
{
    AwardReader *reader = feed->reader;
    HeaderMatch match;
    if (!find_separator(feed, &match))
        return false;
    RowFound found = piece_scan_row(feed, reader->separator);
    if (found == ROW_ENDLESS) {
        stop_without_header(feed);
    } else if (!is_blank(&reader->cells)) {
        reader->has_stopped = !header_check(reader, &match);
        if (!reader->has_stopped) {
            header_use(reader, &match, reader->cells.count);
            header_list(reader, &match, &reader->cells);
        }
    }
    piece_pass_row(feed);
    return true;
}

void begin_nothing(AwardReader *reader)
{
    reader->cells = (RowCells){.text = "", .line = 1};
    mistake_report(reader, DIAG_A001, STR_NONE, "a header line and rows are needed", "the file is empty");
    reader->has_stopped = true;
}
