/* Where cells and rows of a CSV text end: RFC 4180, with the separator and line ends of every era. Private.
 *
 * A cell that begins with a quotation mark goes on to the closing one; "" inside stands for one mark.
 * Elsewhere a mark is a letter. Rows end in LF, CRLF or CR. Knows nothing of what the columns mean.
 *
 * Two ways to the same answer: scan_row goes byte by byte and knows every irregularity; a Scanner takes a
 * window of whole rows at once and stops where the simple rule "a mark turns quoting on and off" and
 * RFC 4180 part: there the row is read by scan_row. */
#ifndef PURSE_AWARDS_SCAN_H
#define PURSE_AWARDS_SCAN_H

#include "base/base.h"

#define SCAN_NONE SIZE_MAX

/* More cells of a row are counted, not kept. */
enum { SCAN_CELLS_MOST = 4096 };

/* One row, read byte by byte. */
typedef struct {
    uint32_t ends[SCAN_CELLS_MOST]; /* offset of the byte after each cell: its separator or line end */
    uint32_t count;                 /* cells of the row, those not kept among them */
    size_t end;                     /* of its line end, or of the text */
    uint64_t lines;                 /* line ends inside quotation marks */
    bool is_complete;               /* the line end was reached */
    size_t open_quote;              /* the mark that was open where the text ended, or SCAN_NONE */
    size_t stray;     /* first byte, no blank, between a closing mark and the next separator, or SCAN_NONE */
    size_t irregular; /* first byte at which turning marks on and off is wrong, or SCAN_NONE */
} ScanRow;

/* Reads the row that begins at `from`. */
void scan_row(Str text, size_t from, char separator, ScanRow *out);

/* ---- windows of rows ---- */

enum { SCAN_WINDOW = 1 << 15, SCAN_BLOCK = 64 };

/* The whole rows of a window. Offsets count from its first byte. */
typedef struct {
    size_t length; /* bytes looked at: all, or whole blocks before the one that is irregular */
    uint32_t cell_count, row_count;
    uint32_t ends[SCAN_WINDOW + SCAN_BLOCK]; /* as in ScanRow, row after row; a cell that has no end is not there */
    struct {
        uint32_t cells;               /* cell ends up to the end of this row, and with it */
        uint32_t lines;               /* line ends so far, of this row too; CRLF is one */
    } rows[SCAN_WINDOW + SCAN_BLOCK]; /* each ends in LF or CR: the LF of CRLF ends one more, without bytes */
    uint64_t others[SCAN_WINDOW / SCAN_BLOCK / 64]; /* a bit a block: some byte is NUL or beyond ASCII */
} Scan;

/* Scans a window that begins with a row; `length` is at most SCAN_WINDOW. */
typedef void ScanWindow(const char *text, size_t length, char separator, Scan *out);

void scan_window_plain(const char *text, size_t length, char separator, Scan *out); /* the oracle */
void scan_window_wide(const char *text, size_t length, char separator, Scan *out);  /* SSE2, NEON */
/* The fastest that this machine has. */
ScanWindow *scan_window_best(void);

#endif
