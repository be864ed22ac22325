/* The piece of a file that is being read, and what may happen at its end. Private. */
#ifndef PURSE_AWARDS_PIECE_H
#define PURSE_AWARDS_PIECE_H

#include "awards/reader.h"

typedef struct {
    AwardReader *reader;
    Str bytes;
    size_t at; /* first byte that is not taken */
    bool is_last;
    AwardRows *out;
} Feed;

typedef enum {
    ROW_WAITS,   /* the piece ends before the row */
    ROW_WHOLE,   /* it is in reader->row and reader->cells */
    ROW_ENDLESS, /* it has no end within AWARD_ROW_MOST bytes, or a mark is open at the end of the file */
} RowFound;

/* ---- piece.c ---- */

/* Looks for the row at `at`, byte by byte. */
RowFound piece_scan_row(Feed *feed, char separator);
/* Goes behind the whole row that was found. */
void piece_pass_row(Feed *feed);
/* Sets the endless row aside that was found, and goes behind its first line. */
void piece_take_endless(Feed *feed);
/* Inside a line that is passed over: to its end, or false when that is not in the piece. */
bool piece_skip_line(Feed *feed);
/* Behind the line end at `end`: LF, CRLF or CR. */
size_t piece_behind_line_end(Str bytes, size_t end);
/* Whether LF follows a CR at the end of a piece is told by the next. */
bool piece_must_wait(const Feed *feed, size_t end);
/* True when the next row is counted and passed over. */
bool piece_is_skipped(AwardReader *reader);
void piece_count_set_aside(Feed *feed);

/* ---- begin.c ---- */

/* Past the byte order mark, refusing UTF-16; false when more bytes are needed to tell. */
bool begin_file(Feed *feed);
/* Passes over a blank line or reads the header, or stops; false when more bytes are needed. */
bool begin_header(Feed *feed);
/* The file has ended without a header. */
void begin_nothing(AwardReader *reader);

#endif
