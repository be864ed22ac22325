/* What rows of award files and rows of a store share while they become awards. Private. */
#ifndef PURSE_JOURNAL_ROWS_H
#define PURSE_JOURNAL_ROWS_H

#include "journal/reader.h"

typedef struct {
    Reader *reader;
    Common common;    /* of the include: the sources of its rows; of a store: none */
    Map awards;       /* award key -> number in journal->awards */
    Map transactions; /* key of a transaction -> number in rows */
    ARRAY(Span) rows; /* of the transactions */
    Map listings;     /* assistance listing -> number in journal->programs */
    Map told;         /* recipients that were reported */
    Map given;        /* of transactions of the journal's own: what a row of the store would be known by */
} Rows;

/* rows.c */
PlaceId rows_decided(const Rows *rows, Str folded); /* by a decision of the journal; PLACE_NONE when there is none */
Index rows_program(Rows *rows, Str listing);
int rows_year(const AwardRow *row);
/* Holder, listing and year, which stand in for an award number that is not known. */
Str rows_made_key(Rows *rows, const AwardRow *row, PlaceId holder, int year);
Index rows_new_award(Rows *rows, const AwardRow *row, Str id, bool has_number, PlaceId holder);
bool rows_given_by_hand(const Award *award);
void rows_add_transaction(Rows *rows, Index number, const AwardRow *row, MoneyRange amount, Period known);

/* store_rows.c */
void store_rows_note(Rows *rows, Index award, const AwardRow *row); /* of a file: the store may have it too */
void store_rows_add(Rows *rows);

#endif
