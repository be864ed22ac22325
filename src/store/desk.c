/* What can be said of rows before the store sees them.
 *
 * Beside the reading of a file, on its thread: identities, the parts of keys, and which government a recipient is. Asks
 * nothing of the store, so that the thread that writes has that much less to do. */
#include "store/tables.h"

enum { MET_MOST = 1 << 17 }; /* recipients that are remembered as resolved; then all are forgotten */

struct StoreDesk {
    IdentitySet met;
};

StoreDesk *store_desk_new(Arena *arena)
{
    StoreDesk *desk = ARENA_NEW(arena, StoreDesk);
    identity_set_init(&desk->met);
    return desk;
}

void store_desk_release(StoreDesk *desk)
{
    identity_set_release(&desk->met);
}

static bool is_first(StoreDesk *desk, Identity recipient)
{
    if (desk->met.count == MET_MOST)
        identity_set_clear(&desk->met);
    return identity_set_add(&desk->met, recipient);
}

static const Resolution *resolve(const AwardRow *row, Arena *arena)
{
    bool is_repeated = str_equal(row->recipient_raw, row->recipient);
    Candidate candidate = {.country = row->country,
                           .evidence = {.name = row->recipient,
                                        .name_raw = is_repeated ? STR_NONE : row->recipient_raw,
                                        .parent = row->parent,
                                        .state = row->state,
                                        .city = row->city,
                                        .county_fips = row->county,
                                        .county_name = row->county_name,
                                        .business_types = row->business_types}};
    Resolution *resolution = ARENA_NEW(arena, Resolution);
    *resolution = resolution_of(&candidate, arena);
    return resolution;
}

StoreRows *store_rows_of(StoreDesk *desk, AwardForm form, const AwardRow *rows, size_t count, Arena *arena)
{
    StoreRows *prepared = ARENA_NEW(arena, StoreRows);
    Buf room;
    buf_init(&room);
    prepared->items = ARENA_ARRAY(arena, PreparedRow, count);
    for (size_t i = 0; i < count; i++) {
        Party party = party_of(&rows[i]);
        Identity recipient = party_identity(&party, &room);
        prepared->items[i] = (PreparedRow){&rows[i], recipient, award_identity(&rows[i], recipient, &room),
                                           transaction_parts(form, &rows[i]),
                                           is_first(desk, recipient) ? resolve(&rows[i], arena) : NULL};
    }
    buf_release(&room);
    return prepared;
}
