/* What can be said of rows before the store sees them.
 *
 * Beside the reading of a file, on its thread: identities, numbers of agencies and listings, which government a
 * recipient is, and all that is written of a row but the numbers that only the store has. Asks nothing of the store
 * once it is open, so that the thread that writes has that much less to do; and needs nothing of the rows afterwards.
 */
#include "store/tables.h"

enum {
    MET_MOST = 1 << 17,    /* recipients that are remembered as met; then all are forgotten */
    ROOM_KEPT = 512 << 10, /* of what unusual rows took, no more is kept for the next */
};

struct StoreDesk {
    int64_t import;
    int made;
    bool resolves;          /* else the store does */
    Map agencies, listings; /* to their numbers */
    Arena names;
    IdentitySet met;
    Buf key, words;
};

/* ---- opening ---- */

static Str agency_key(StoreDesk *desk, Str code, Str sub_code)
{
    buf_reset(&desk->key);
    buf_add(&desk->key, code);
    buf_add_char(&desk->key, '/');
    buf_add(&desk->key, sub_code);
    return buf_str(&desk->key);
}

static bool load_agencies(StoreDesk *desk, Store *store)
{
    sqlite3_stmt *all = store_prepare(store, "SELECT id, code, sub_code FROM agencies");
    while (all && sqlite3_step(all) == SQLITE_ROW)
        map_put(&desk->agencies, arena_str(&desk->names, agency_key(desk, column_text(all, 1), column_text(all, 2))),
                (uint32_t)sqlite3_column_int64(all, 0));
    return sqlite3_finalize(all) == SQLITE_OK && all;
}

static bool load_listings(StoreDesk *desk, Store *store)
{
    sqlite3_stmt *all = store_prepare(store, "SELECT id, number FROM listings");
    while (all && sqlite3_step(all) == SQLITE_ROW)
        map_put(&desk->listings, arena_str(&desk->names, column_text(all, 1)), (uint32_t)sqlite3_column_int64(all, 0));
    return sqlite3_finalize(all) == SQLITE_OK && all;
}

StoreDesk *store_desk_new(Store *store, const StoreImport *import, const StoreFile *file, Arena *arena)
{
    StoreDesk *desk = ARENA_NEW(arena, StoreDesk);
    desk->import = import ? import->id : store_next_import(store);
    desk->made = file_day(file);
    arena_init(&desk->names);
    map_init(&desk->agencies, &desk->names);
    map_init(&desk->listings, &desk->names);
    identity_set_init(&desk->met);
    buf_init(&desk->key);
    buf_init(&desk->words);
    if (load_agencies(desk, store) && load_listings(desk, store))
        return desk;
    store_fail(store, "cannot read the store");
    store_desk_release(desk);
    return NULL;
}

void store_desk_release(StoreDesk *desk)
{
    identity_set_release(&desk->met);
    arena_release(&desk->names);
    buf_release(&desk->key);
    buf_release(&desk->words);
}

StoreRows *store_rows_new(Arena *arena)
{
    StoreRows *rows = ARENA_NEW(arena, StoreRows);
    arena_init(&rows->memory);
    buf_init(&rows->room);
    return rows;
}

void store_rows_release(StoreRows *rows)
{
    arena_release(&rows->memory);
    buf_release(&rows->room);
}

/* ---- numbers ---- */

static uint32_t add_name(StoreRows *rows, uint32_t number, bool is_agency, const Str *columns, size_t count)
{
    RecordWriting writing;
    record_begin(&writing, &rows->room);
    for (size_t i = 0; i < count; i++)
        record_text(&writing, columns[i]);
    PreparedName name = {number, is_agency, record_end(&writing)};
    ARRAY_ADD(&rows->memory, &rows->names, name);
    return number;
}

static uint32_t agency_number(StoreDesk *desk, const AwardRow *row, StoreRows *rows)
{
    Str key = agency_key(desk, row->agency_code, row->sub_agency_code);
    uint32_t number = map_find(&desk->agencies, key);
    if (number == MAP_ABSENT) {
        const Str columns[] = {row->agency_code, row->agency_name, row->sub_agency_code, row->sub_agency_name};
        number = add_name(rows, (uint32_t)desk->agencies.count + 1, true, columns, sizeof columns / sizeof *columns);
        map_put(&desk->agencies, arena_str(&desk->names, key), number);
    }
    return number;
}

/* An empty number has its row, too: transactions that name no listing. */
static uint32_t listing_number(StoreDesk *desk, const AwardRow *row, StoreRows *rows)
{
    uint32_t number = map_find(&desk->listings, row->listing);
    if (number == MAP_ABSENT) {
        const Str columns[] = {row->listing, row->listing_title};
        number = add_name(rows, (uint32_t)desk->listings.count + 1, false, columns, sizeof columns / sizeof *columns);
        map_put(&desk->listings, arena_str(&desk->names, row->listing), number);
    }
    return number;
}

/* ---- recipients ---- */

static bool is_first(StoreDesk *desk, Identity recipient)
{
    if (desk->met.count == MET_MOST)
        identity_set_clear(&desk->met);
    return identity_set_add(&desk->met, recipient.low);
}

static PreparedParty prepare_party(StoreDesk *desk, const Party *party, Identity identity, StoreRows *rows)
{
    PreparedParty prepared = {.identity = identity};
    if (!is_first(desk, identity))
        return prepared;
    prepared.recipient = party_columns(party, identity, &rows->room);
    if (desk->resolves)
        prepared.resolution = resolution_columns(party, &rows->room, &desk->words);
    return prepared;
}

/* ---- rows ---- */

/* Ten times what any transaction has come to: a million million dollars. What is beyond is no amount, and sums of it
 * would leave the range of whole numbers. */
#define AMOUNT_MOST ((Money)1000000000000 * 100)

static bool is_beyond(AwardMoney money)
{
    return money.is_given && (money.amount > AMOUNT_MOST || money.amount < -AMOUNT_MOST);
}

static uint64_t own_identity(StoreDesk *desk, const PreparedRow *row, const TransactionParts *parts)
{
    const Str all[] = {{(const char *)&row->award, sizeof row->award},
                       {(const char *)&row->listing, sizeof row->listing},
                       parts->modification,
                       parts->uri,
                       parts->key};
    return identity_of_parts(all, sizeof all / sizeof *all, &desk->key).low;
}

static void prepare_transaction(StoreDesk *desk, AwardForm form, int member, const AwardRow *row, PreparedRow *out,
                                StoreRows *rows)
{
    Party party = party_of(row);
    TransactionParts parts = transaction_parts(form, row);
    /* A row that is taken back names its award and listing only. */
    if (!row->is_deleted) {
        out->recipient = prepare_party(desk, &party, out->recipient.identity, rows);
        out->agency = agency_number(desk, row, rows);
    }
    out->listing = listing_number(desk, row, rows);
    out->award = award_identity(row, out->recipient.identity, &desk->key);
    out->own = own_identity(desk, out, &parts);
    award_columns(row, out, desk->made, &rows->room);
    transaction_columns(row, &parts, desk->import, member, out, &rows->room);
}

static void prepare_subaward(StoreDesk *desk, const AwardRow *row, PreparedRow *out, StoreRows *rows)
{
    Party recipient = party_of(row), prime = party_prime_of(row);
    out->recipient = prepare_party(desk, &recipient, out->recipient.identity, rows);
    out->prime = prepare_party(desk, &prime, party_identity(&prime, &desk->key), rows);
    out->listing = row->listing.len ? listing_number(desk, row, rows) : 0;
    out->award = award_identity(row, out->recipient.identity, &desk->key);
    out->own = subaward_identity(row, out->award, &desk->key);
    out->back = subaward_columns(row, &rows->room);
    award_columns(row, out, desk->made, &rows->room);
}

static void start(StoreRows *rows)
{
    if (rows->room.capacity > ROOM_KEPT)
        buf_release(&rows->room);
    buf_reset(&rows->room);
    rows->items.count = rows->names.count = 0;
    rows->taken = rows->names_taken = 0;
}

/* What the rows say of themselves, and who gets; where that is looked for is at hand by the time it is asked. */
static void begin_rows(StoreDesk *desk, const AwardRow *rows, size_t count, StoreRows *out)
{
    for (size_t i = 0; i < count; i++) {
        const AwardRow *row = &rows[i];
        Party party = party_of(row);
        PreparedRow prepared = {.line = row->line,
                                .obligated = row->obligated,
                                .recipient = {.identity = party_identity(&party, &desk->key)},
                                .is_deleted = row->is_deleted,
                                .is_beyond = is_beyond(row->obligated)};
        identity_set_expect(&desk->met, prepared.recipient.identity.low);
        ARRAY_ADD(&out->memory, &out->items, prepared);
    }
}

void store_rows_fill(StoreDesk *desk, const StoreReading *reading, const AwardRow *rows, size_t count, StoreRows *out)
{
    start(out);
    desk->resolves = reading->resolves;
    begin_rows(desk, rows, count, out);
    for (size_t i = 0; i < count; i++) {
        PreparedRow *prepared = &out->items.items[i];
        if (prepared->is_beyond)
            continue;
        if (reading->form == AWARD_FORM_SUBAWARD)
            prepare_subaward(desk, &rows[i], prepared, out);
        else
            prepare_transaction(desk, reading->form, reading->member, &rows[i], prepared, out);
    }
}
