/* Reading a recipient's row, and its holder: the resolution kept, else one worked out again. */
#include "store/recipient.h"

/* In the order of RECIPIENT_COLUMNS. */
enum {
    AT_ID,
    AT_NAME,
    AT_RAW,
    AT_PARENT,
    AT_STATE,
    AT_COUNTY,
    AT_COUNTY_NAME,
    AT_CITY,
    AT_TYPES,
    AT_COUNTRY,
    AT_DECISION,
    AT_PLACE,
    AT_CANDIDATES,
    AT_WHY,
    AT_GAZETTEER
};

RecipientRow recipient_row(sqlite3_stmt *row)
{
    return (RecipientRow){
        .id = sqlite3_column_int64(row, AT_ID),
        .evidence = {.name = column_text(row, AT_NAME),
                     .name_raw = column_text(row, AT_RAW),
                     .parent = column_text(row, AT_PARENT),
                     .state = column_text(row, AT_STATE),
                     .city = column_text(row, AT_CITY),
                     .county_fips = column_text(row, AT_COUNTY),
                     .county_name = column_text(row, AT_COUNTY_NAME),
                     .business_types = column_text(row, AT_TYPES)},
        .country = column_text(row, AT_COUNTRY),
        .decision = column_text(row, AT_DECISION),
        .place = column_text(row, AT_PLACE),
        .candidates = column_text(row, AT_CANDIDATES),
        .why = column_text(row, AT_WHY),
        .gazetteer = column_text(row, AT_GAZETTEER),
    };
}

bool recipient_is_resolved(const RecipientRow *row)
{
    return row->decision.len && str_equal(row->gazetteer, places_vintage());
}

Resolution recipient_resolve(const RecipientRow *row, Arena *arena)
{
    Candidate candidate = {row->country, row->evidence};
    return resolution_of(&candidate, arena);
}

PlaceId recipient_holder(const RecipientRow *row)
{
    if (recipient_is_resolved(row)) {
        bool is_placed = str_equal(row->decision, STR("exact")) || str_equal(row->decision, STR("agency-of"));
        return is_placed ? place_find_path(row->place) : PLACE_NONE;
    }
    Resolution found = recipient_resolve(row, NULL);
    return found.decision == DECISION_EXACT || found.decision == DECISION_AGENCY_OF ? found.place : PLACE_NONE;
}
