/* A recipient as the tables have it, and whose money it holds. Private. */
#ifndef PURSE_STORE_RECIPIENT_H
#define PURSE_STORE_RECIPIENT_H

#include "store/tables.h"

/* Ask for these of `recipients r LEFT JOIN resolutions s`, first in the question. */
#define RECIPIENT_COLUMNS                                                                                        \
    "r.id, r.name, r.name_raw, r.parent_name, r.state, r.county, r.county_name, r.city_name, r.business_types, " \
    "r.country, s.decision, s.place, s.candidates, s.why, s.gazetteer "
#define RECIPIENT_TABLES "FROM recipients r LEFT JOIN resolutions s ON s.recipient = r.id"

/* Empty where NULL; good until the next step. */
typedef struct {
    int64_t id;
    RecipientEvidence evidence;
    Str country, decision, place, candidates, why, gazetteer;
} RecipientRow;

RecipientRow recipient_row(sqlite3_stmt *row);
/* True when the resolution kept is of this program's table of places. */
bool recipient_is_resolved(const RecipientRow *row);
/* Worked out anew, as store_resolve would; reasons and candidates where `arena` is given. */
Resolution recipient_resolve(const RecipientRow *row, Arena *arena);
/* The government whose money it is: kept, else worked out anew. PLACE_NONE: of none that is known. */
PlaceId recipient_holder(const RecipientRow *row);

/* rows.c: whether the version at these columns was known by the day; DATE_OPEN: all are. */
bool store_is_known(sqlite3_stmt *row, int day_column, int year_column, int known_column, Date known_by);

#endif
