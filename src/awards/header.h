/* The first line of a file, or of one that was joined behind it. Private. */
#ifndef PURSE_AWARDS_HEADER_H
#define PURSE_AWARDS_HEADER_H

#include "awards/reader.h"

/* How well a row fits as a header, under its best form. */
typedef struct {
    AwardForm form;
    uint32_t found, missing;      /* columns; needed ones that are not there */
    uint32_t cells[COLUMN_COUNT]; /* MAP_ABSENT where there is none */
    Str headers[COLUMN_COUNT];    /* the name that was found */
} HeaderMatch;

HeaderMatch header_match(const RowCells *cells, Arena *batch);
bool header_is_better(const HeaderMatch *a, const HeaderMatch *b);
/* Reports what keeps the file from being read under it; true when nothing does. */
bool header_check(AwardReader *reader, const HeaderMatch *match);
/* From here rows are read under this header. */
void header_use(AwardReader *reader, const HeaderMatch *match, uint32_t width);
/* Lists the columns, present and absent. */
void header_list(AwardReader *reader, const HeaderMatch *match, const RowCells *cells);
/* True when the row is worth trying as a header: another file may begin in the middle. */
bool header_may_begin(const AwardReader *reader, const RowCells *cells);

#endif
