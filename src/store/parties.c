/* Agencies, listings and recipients: each way of writing one is a row of its table, once.
 *
 * From the words of an award row to numbers. Does not say which government a recipient is: resolve.c. */
#include "store/tables.h"

enum { RECIPIENT_SLOTS = 20, RECIPIENT_FILTER = 26 }; /* as powers of two, at most: 16 MiB and 8 MiB */
enum { RECIPIENT_PAGES = 64 };

/* ---- opening ---- */

static bool load_agencies(Parties *parties)
{
    sqlite3_stmt *all = store_prepare(parties->store, "SELECT id, code, sub_code FROM agencies");
    while (all && sqlite3_step(all) == SQLITE_ROW) {
        Str key =
            arena_printf(&parties->names, "%.*s/%.*s", STR_ARG(column_text(all, 1)), STR_ARG(column_text(all, 2)));
        map_put(&parties->agencies, key, (uint32_t)sqlite3_column_int64(all, 0));
    }
    return sqlite3_finalize(all) == SQLITE_OK && all;
}

static bool load_listings(Parties *parties)
{
    sqlite3_stmt *all = store_prepare(parties->store, "SELECT id, number FROM listings");
    while (all && sqlite3_step(all) == SQLITE_ROW)
        map_put(&parties->listings, arena_str(&parties->names, column_text(all, 1)),
                (uint32_t)sqlite3_column_int64(all, 0));
    return sqlite3_finalize(all) == SQLITE_OK && all;
}

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
    arena_init(&parties->names);
    buf_init(&parties->key);
    map_init(&parties->agencies, &parties->names);
    map_init(&parties->listings, &parties->names);
    identities_init(&parties->recipients, &parties->names, RECIPIENT_SLOTS, RECIPIENT_FILTER);
    parties->add_agency =
        store_prepare(store, "INSERT INTO agencies(id, code, name, sub_code, sub_name) VALUES(?, ?, ?, ?, ?)");
    parties->add_listing = store_prepare(store, "INSERT INTO listings(id, number, title) VALUES(?, ?, ?)");
    parties->find_recipient =
        store_prepare(store, "SELECT name, name_raw, uei, duns, parent_uei, parent_name, country, state, county,"
                             " county_name, city_name, business_types, id FROM recipients WHERE hash = ?");
    parties->last_recipient = store_number(store, "SELECT max(id) FROM recipients", 0);
    return parties->add_agency && parties->add_listing && parties->find_recipient &&
           image_open(&parties->new_recipients, store, "recipients", PARTY_PARTS + 1, RECIPIENT_PAGES, NULL) &&
           image_open(&parties->new_resolutions, store, "resolutions", RESOLUTION_COLUMNS, RECIPIENT_PAGES, NULL) &&
           (!parties->last_recipient || make_index(parties)) && load_agencies(parties) && load_listings(parties) &&
           note_recipients(parties);
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
    arena_release(&parties->names);
}

/* ---- agencies and listings ---- */

bool party_agency(Parties *parties, const AwardRow *row, int64_t *out)
{
    buf_reset(&parties->key);
    buf_add(&parties->key, row->agency_code);
    buf_add_char(&parties->key, '/');
    buf_add(&parties->key, row->sub_agency_code);
    Str key = buf_str(&parties->key);
    uint32_t found = map_find(&parties->agencies, key);
    if (found == MAP_ABSENT) {
        found = (uint32_t)parties->agencies.count + 1;
        sqlite3_bind_int64(parties->add_agency, 1, found);
        bind_text(parties->add_agency, 2, row->agency_code);
        bind_text(parties->add_agency, 3, row->agency_name);
        bind_text(parties->add_agency, 4, row->sub_agency_code);
        bind_text(parties->add_agency, 5, row->sub_agency_name);
        if (!store_step_done(parties->store, parties->add_agency))
            return false;
        map_put(&parties->agencies, arena_str(&parties->names, key), found);
    }
    *out = found;
    return true;
}

bool party_listing(Parties *parties, Str number, Str title, int64_t *out)
{
    uint32_t found = map_find(&parties->listings, number);
    if (found == MAP_ABSENT) {
        found = (uint32_t)parties->listings.count + 1;
        sqlite3_bind_int64(parties->add_listing, 1, found);
        /* An empty number has its row, too: transactions that name no listing. */
        bind_words(parties->add_listing, 2, number);
        bind_text(parties->add_listing, 3, title);
        if (!store_step_done(parties->store, parties->add_listing))
            return false;
        map_put(&parties->listings, arena_str(&parties->names, number), found);
    }
    *out = found;
    return true;
}

/* ---- recipients ---- */

static void parts_of(const Party *party, Str out[PARTY_PARTS])
{
    const Str parts[PARTY_PARTS] = {party->name,       party->raw,         party->uei,     party->duns,
                                    party->parent_uei, party->parent,      party->country, party->state,
                                    party->county,     party->county_name, party->city,    party->business_types};
    memcpy(out, parts, sizeof parts);
}

/* The raw name says something only where it differs. */
static Party without_repetition(const Party *party)
{
    Party plain = *party;
    if (str_equal(plain.raw, plain.name))
        plain.raw = STR_NONE;
    return plain;
}

static bool is_same_party(sqlite3_stmt *found, const Str parts[PARTY_PARTS])
{
    for (int i = 0; i < PARTY_PARTS; i++)
        if (!str_equal(column_text(found, i), parts[i]))
            return false;
    return true;
}

bool parties_flush(Parties *parties)
{
    return image_flush(&parties->new_recipients) && image_flush(&parties->new_resolutions);
}

static bool find_in_table(Parties *parties, Identity identity, const Str parts[PARTY_PARTS], int64_t *out)
{
    *out = 0;
    if ((parties->recipients.forgets && !parties_flush(parties)) || !make_index(parties))
        return false;
    sqlite3_bind_int64(parties->find_recipient, 1, (int64_t)identity.low);
    int result;
    while ((result = sqlite3_step(parties->find_recipient)) == SQLITE_ROW && !*out)
        if (is_same_party(parties->find_recipient, parts))
            *out = sqlite3_column_int64(parties->find_recipient, PARTY_PARTS);
    sqlite3_reset(parties->find_recipient);
    return result == SQLITE_ROW || result == SQLITE_DONE || store_fail(parties->store, "cannot read the store");
}

static bool add_recipient(Parties *parties, Identity identity, const Str parts[PARTY_PARTS])
{
    Value values[PARTY_PARTS + 1];
    for (int i = 0; i < PARTY_PARTS; i++)
        values[i] = text_value(parts[i]);
    values[PARTY_PARTS] = (Value){VALUE_NUMBER, (int64_t)identity.low, STR_NONE};
    return image_put(&parties->new_recipients, ++parties->last_recipient, values);
}

static bool add_resolved(Parties *parties, Identity identity, const Str parts[PARTY_PARTS],
                         const Resolution *resolution, int64_t *out)
{
    Value values[RESOLUTION_COLUMNS];
    if (!add_recipient(parties, identity, parts))
        return false;
    *out = parties->last_recipient;
    if (!resolution)
        return true;
    resolution_values(resolution, &parties->key, values);
    return image_put(&parties->new_resolutions, *out, values);
}

Identity party_identity(const Party *party, Buf *room)
{
    Party plain = without_repetition(party);
    Str parts[PARTY_PARTS];
    parts_of(&plain, parts);
    return identity_of_parts(parts, PARTY_PARTS, room);
}

Party party_of(const AwardRow *row)
{
    return (Party){row->recipient,  row->recipient_raw, row->uei,     row->duns,
                   row->parent_uei, row->parent,        row->country, row->state,
                   row->county,     row->county_name,   row->city,    row->business_types};
}

Party party_prime_of(const AwardRow *row)
{
    return (Party){row->prime_recipient,   STR_NONE,         row->prime_uei,
                   row->prime_duns,        STR_NONE,         row->prime_parent,
                   row->prime_country,     row->prime_state, row->prime_county,
                   row->prime_county_name, row->prime_city,  row->prime_business_types};
}

bool party_recipient(Parties *parties, const Party *party, Identity identity, const Resolution *resolution,
                     int64_t *out)
{
    *out = identities_find(&parties->recipients, identity);
    if (*out)
        return true;
    Party plain = without_repetition(party);
    Str parts[PARTY_PARTS];
    parts_of(&plain, parts);
    if (identities_may_hold(&parties->recipients, identity) && !find_in_table(parties, identity, parts, out))
        return false;
    if (!*out && !add_resolved(parties, identity, parts, resolution, out))
        return false;
    identities_add(&parties->recipients, identity, *out);
    return true;
}
