/* Agencies, listings and recipients: each way of writing one is a row of its table, once.
 *
 * From what was prepared of a row to numbers. Does not say which government a recipient is: resolve.c. */
#include "store/tables.h"

enum { RECIPIENT_SLOTS = 20, RECIPIENT_FILTER = 26 }; /* as powers of two, at most: 16 MiB and 8 MiB */
enum { RECIPIENT_PAGES = 64 };

/* ---- opening ---- */

/* Made when recipients are first looked up that an import does not remember. */
static bool make_index(Parties *parties)
{
    return store_run(parties->store, "CREATE INDEX IF NOT EXISTS recipients_by_hash ON recipients(hash)");
}

static bool note_recipients(Parties *parties)
{
    sqlite3_stmt *all = store_prepare(parties->store, "SELECT hash FROM recipients");
    while (all && sqlite3_step(all) == SQLITE_ROW)
        identities_note(&parties->recipients, (uint64_t)sqlite3_column_int64(all, 0));
    return sqlite3_finalize(all) == SQLITE_OK && all;
}

bool parties_open(Parties *parties, Store *store)
{
    *parties = (Parties){.store = store};
    arena_init(&parties->memory);
    buf_init(&parties->key);
    buf_init(&parties->words);
    identities_init(&parties->recipients, &parties->memory, RECIPIENT_SLOTS, RECIPIENT_FILTER);
    parties->add_agency =
        store_prepare(store, "INSERT INTO agencies(id, code, name, sub_code, sub_name) VALUES(?, ?, ?, ?, ?)");
    parties->add_listing =
        store_prepare(store, "INSERT INTO listings(id, number, title) VALUES(?, coalesce(?, ''), ?)");
    parties->find_recipient =
        store_prepare(store, "SELECT name, name_raw, uei, duns, parent_uei, parent_name, country, state, county,"
                             " county_name, city_name, business_types, id FROM recipients WHERE hash = ?");
    parties->last_recipient = store_number(store, "SELECT max(id) FROM recipients", 0);
    return parties->add_agency && parties->add_listing && parties->find_recipient &&
           image_open(&parties->new_recipients, store, "recipients", PARTY_PARTS + 1, RECIPIENT_PAGES, INDEX_NONE) &&
           image_open(&parties->new_resolutions, store, "resolutions", RESOLUTION_COLUMNS, RECIPIENT_PAGES,
                      INDEX_NONE) &&
           (!parties->last_recipient || make_index(parties)) && note_recipients(parties);
}

void parties_close(Parties *parties)
{
    sqlite3_stmt *statements[] = {parties->add_agency, parties->add_listing, parties->find_recipient};
    for (size_t i = 0; i < sizeof statements / sizeof *statements; i++)
        sqlite3_finalize(statements[i]);
    image_close(&parties->new_recipients);
    image_close(&parties->new_resolutions);
    identities_release(&parties->recipients);
    buf_release(&parties->key);
    buf_release(&parties->words);
    arena_release(&parties->memory);
}

/* ---- agencies and listings ---- */

enum { NAME_COLUMNS_MOST = 4 };

static bool add_name(Parties *parties, const StoreRows *rows, const PreparedName *name)
{
    sqlite3_stmt *add = name->is_agency ? parties->add_agency : parties->add_listing;
    RecordPiece columns = record_piece(&rows->room, name->columns);
    Value values[NAME_COLUMNS_MOST] = {{VALUE_NULL, 0, STR_NONE}};
    record_values(&columns, 1, values);
    sqlite3_bind_int64(add, 1, name->number);
    for (int i = 0; i < sqlite3_bind_parameter_count(add) - 1; i++)
        bind_value(add, i + 2, values[i]);
    return store_step_done(parties->store, add);
}

bool parties_take_names(Parties *parties, StoreRows *rows)
{
    for (; rows->names_taken < rows->names.count; rows->names_taken++)
        if (!add_name(parties, rows, &rows->names.items[rows->names_taken]))
            return false;
    return true;
}

/* ---- recipients ---- */

/* Whether the row found is of this recipient; 64 bits of its identity are the same. */
static bool is_same_party(Parties *parties, sqlite3_stmt *found, Identity identity)
{
    Str parts[PARTY_PARTS];
    for (int i = 0; i < PARTY_PARTS; i++)
        parts[i] = column_text(found, i);
    Identity own = identity_of_parts(parts, PARTY_PARTS, &parties->key);
    return own.low == identity.low && own.high == identity.high;
}

bool parties_flush(Parties *parties)
{
    return image_flush(&parties->new_recipients) && image_flush(&parties->new_resolutions);
}

static bool find_in_table(Parties *parties, Identity identity, int64_t *out)
{
    *out = 0;
    if ((parties->recipients.forgets && !parties_flush(parties)) || !make_index(parties))
        return false;
    sqlite3_bind_int64(parties->find_recipient, 1, (int64_t)identity.low);
    int result;
    while ((result = sqlite3_step(parties->find_recipient)) == SQLITE_ROW && !*out)
        if (is_same_party(parties, parties->find_recipient, identity))
            *out = sqlite3_column_int64(parties->find_recipient, PARTY_PARTS);
    sqlite3_reset(parties->find_recipient);
    return result == SQLITE_ROW || result == SQLITE_DONE || store_fail(parties->store, "cannot read the store");
}

static RecordPiece resolve(Parties *parties, RecordPiece recipient)
{
    Party party = party_of_columns(recipient);
    buf_reset(&parties->key);
    RecordPart resolution = resolution_columns(&party, &parties->key, &parties->words);
    return record_piece(&parties->key, resolution);
}

/* One that is not remembered was prepared with its columns, as long as it had not gone into the table. */
static bool add(Parties *parties, const StoreRows *rows, const PreparedParty *party, int64_t *out)
{
    RecordPiece recipient = record_piece(&rows->room, party->recipient);
    RecordPiece resolution = record_piece(&rows->room, party->resolution);
    if (!recipient.type_count)
        return store_fail(parties->store, "a recipient is missing");
    if (!resolution.type_count)
        resolution = resolve(parties, recipient);
    *out = ++parties->last_recipient;
    return image_put(&parties->new_recipients, *out, &recipient, 1, NULL) &&
           image_put(&parties->new_resolutions, *out, &resolution, 1, NULL);
}

bool party_number(Parties *parties, const StoreRows *rows, const PreparedParty *party, int64_t *out)
{
    *out = identities_find(&parties->recipients, party->identity);
    if (*out)
        return true;
    if (identities_may_hold(&parties->recipients, party->identity) && !find_in_table(parties, party->identity, out))
        return false;
    if (!*out && !add(parties, rows, party, out))
        return false;
    identities_add(&parties->recipients, party->identity, *out);
    return true;
}
