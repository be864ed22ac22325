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

#endif
