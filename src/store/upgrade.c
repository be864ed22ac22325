/* Stores of earlier versions: brought up to the schema of this one, in one transaction. */
#include "store/tables.h"

#include <stdio.h>

/* To version 2: listings know how many transactions they have and, by award, which. */
static const char to_2[] =
    "CREATE INDEX IF NOT EXISTS transactions_by_award ON transactions(award, listing, modification);"
    "ALTER TABLE listings ADD COLUMN transactions INTEGER NOT NULL DEFAULT 0;"
    "UPDATE listings SET transactions = found.count"
    " FROM (SELECT listing, count(*) AS count FROM transactions GROUP BY listing) AS found WHERE found.listing = id;"
    "CREATE TABLE award_listings("
    "    listing INTEGER NOT NULL REFERENCES listings(id),"
    "    award INTEGER NOT NULL REFERENCES awards(id),"
    "    PRIMARY KEY(listing, award)"
    ") STRICT, WITHOUT ROWID;"
    "INSERT INTO award_listings SELECT DISTINCT listing, award FROM transactions ORDER BY 1, 2;"
    "DROP INDEX IF EXISTS transactions_by_listing;"
    "PRAGMA user_version = 2;";

bool store_upgrade(Store *store, int version)
{
    bool is_done = store_run(store, "BEGIN IMMEDIATE") && (version >= 2 || store_run(store, to_2));
    return is_done && store_run(store, "COMMIT");
}
