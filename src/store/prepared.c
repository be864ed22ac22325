/* What is written of a row, before the store has given numbers to what it names.
 *
 * On the reading thread. What a column of a table is, is said here once: as pieces of records, which the storing thread
 * joins around the numbers, and takes apart again where a row must be compared with what is stored. */
#include "store/tables.h"

/* ---- kinds of values ---- */

static void put_money(RecordWriting *writing, AwardMoney money)
{
    if (money.is_given)
        record_whole(writing, money.amount);
    else
        record_null(writing);
}

static int day_number(Period day)
{
    return day.precision == PRECISION_DAY ? store_day(day.first) : 0;
}

static void put_day(RecordWriting *writing, Period day)
{
    record_number(writing, day_number(day));
}

/* ---- recipients and who they are ---- */

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

/* The raw name says something only where it differs. */
static void parts_of(const Party *party, Str out[PARTY_PARTS])
{
    Str raw = str_equal(party->raw, party->name) ? STR_NONE : party->raw;
    const Str parts[PARTY_PARTS] = {
        party->name,    raw,          party->uei,    party->duns,        party->parent_uei, party->parent,
        party->country, party->state, party->county, party->county_name, party->city,       party->business_types};
    memcpy(out, parts, sizeof parts);
}

Identity party_identity(const Party *party, Buf *room)
{
    Str parts[PARTY_PARTS];
    parts_of(party, parts);
    return identity_of_parts(parts, PARTY_PARTS, room);
}

RecordPart party_columns(const Party *party, Identity identity, Buf *room)
{
    Str parts[PARTY_PARTS];
    RecordWriting writing;
    parts_of(party, parts);
    record_begin(&writing, room);
    for (int i = 0; i < PARTY_PARTS; i++)
        record_text(&writing, parts[i]);
    record_whole(&writing, (int64_t)identity.low);
    return record_end(&writing);
}

static Resolution resolve(const Party *party, Arena *arena)
{
    bool is_repeated = str_equal(party->raw, party->name);
    Candidate candidate = {.country = party->country,
                           .evidence = {.name = party->name,
                                        .name_raw = is_repeated ? STR_NONE : party->raw,
                                        .parent = party->parent,
                                        .state = party->state,
                                        .city = party->city,
                                        .county_fips = party->county,
                                        .county_name = party->county_name,
                                        .business_types = party->business_types}};
    return resolution_of(&candidate, arena);
}

RecordPart resolution_columns(const Party *party, Buf *room, Buf *words)
{
    Str texts[RESOLUTION_COLUMNS];
    Arena arena;
    RecordWriting writing;
    arena_init(&arena);
    Resolution resolution = resolve(party, &arena);
    resolution_texts(&resolution, words, texts);
    record_begin(&writing, room);
    for (int i = 0; i < RESOLUTION_COLUMNS; i++)
        record_text(&writing, texts[i]);
    arena_release(&arena);
    return record_end(&writing);
}

/* Back from its columns. */
Party party_of_columns(RecordPiece columns)
{
    Value v[PARTY_PARTS + 1];
    record_values(&columns, 1, v);
    return (Party){v[0].text, v[1].text, v[2].text, v[3].text, v[4].text,  v[5].text,
                   v[6].text, v[7].text, v[8].text, v[9].text, v[10].text, v[11].text};
}

/* ---- awards ---- */

/* An award is told by the part of the agency that made it and by its number, or by its URI if it is an
 * aggregate (FABS rule 2.1; data dictionary, assistance_award_unique_key). The key that files carry ends in
 * the agency's part to March 2025 and in the whole agency's code since: it is not kept, its parts are. */
static bool is_aggregate(const AwardRow *row)
{
    return row->record_type == 1 || !row->fain.len;
}

static void add_upper(Buf *out, Str text)
{
    char *room = buf_reserve(out, text.len);
    for (size_t i = 0; i < text.len; i++)
        room[i] = text.ptr[i] >= 'a' && text.ptr[i] <= 'z' ? (char)(text.ptr[i] - ('a' - 'A')) : text.ptr[i];
    out->len += text.len;
}

/* The agency's part, "N" and the number, or "A" and the URI; without case. */
Identity award_identity_by(Str sub_agency_code, Str fain, Str uri, Buf *room)
{
    buf_reset(room);
    buf_add(room, sub_agency_code);
    buf_add_char(room, fain.len ? 'N' : 'A');
    add_upper(room, fain.len ? fain : uri);
    return identity_of(buf_str(room));
}

/* A row without either is an award of its recipient, listing and year. */
Identity award_identity(const AwardRow *row, Identity recipient, Buf *room)
{
    bool aggregate = is_aggregate(row);
    if (!aggregate || row->uri.len)
        return award_identity_by(row->sub_agency_code, aggregate ? STR_NONE : row->fain, row->uri, room);
    buf_reset(room);
    buf_add(room, row->sub_agency_code);
    buf_printf(room, "A\x01%llx/%.*s/%d", (unsigned long long)recipient.low, STR_ARG(row->listing),
               date_fiscal_year(row->day.first));
    return identity_of(buf_str(room));
}

void award_columns(const AwardRow *row, PreparedRow *out, int made, Buf *room)
{
    bool has_totals = row->total_obligated.is_given || row->outlays.is_given;
    RecordWriting writing;
    record_begin(&writing, room);
    record_number(&writing, out->agency);
    record_text(&writing, row->record_type == 1 ? STR_NONE : row->fain);
    record_text(&writing, is_aggregate(row) ? row->uri : STR_NONE);
    record_number(&writing, row->record_type);
    out->award_front = record_end(&writing);
    record_begin(&writing, room);
    record_text(&writing, row->description);
    put_money(&writing, row->total_obligated);
    put_money(&writing, row->outlays);
    record_number(&writing, has_totals ? made : 0);
    record_whole(&writing, (int64_t)out->award.low);
    out->award_back = record_end(&writing);
}

/* ---- transactions ---- */

/* The part of the key up to the next '_' behind `part`, or to the end for the last one. */
static bool cut_key_part(Str *key, Str part)
{
    Str expected = part.len ? part : STR("-NONE-");
    if (key->len < expected.len || !str_equal_caseless(str_slice(*key, 0, expected.len), expected))
        return false;
    *key = str_after(*key, expected.len);
    if (key->len && key->ptr[0] == '_')
        *key = str_after(*key, 1);
    return true;
}

/* Whether the file's key is what the parts make: agency's part, number, URI, listing, modification, joined by '_',
 * -NONE- for a blank one (data dictionary, assistance_transaction_unique_key). */
static bool is_made_of_parts(const AwardRow *row)
{
    Str key = row->transaction_key;
    return cut_key_part(&key, row->sub_agency_code) && cut_key_part(&key, row->fain) && cut_key_part(&key, row->uri) &&
           cut_key_part(&key, row->listing) && cut_key_part(&key, row->modification) && key.len == 0;
}

/* A key that the parts do not make is kept: of the archive before 2017, and of rows whose URI is another one now
 * than when they were first published. Two rows of one file may differ in nothing else. */
TransactionParts transaction_parts(AwardForm form, const AwardRow *row)
{
    bool has_number = row->record_type != 1 && row->fain.len;
    bool has_own_key = row->transaction_key.len && (form == AWARD_FORM_DATAFEED || !is_made_of_parts(row));
    return (TransactionParts){row->modification, has_number ? row->uri : STR_NONE,
                              has_own_key ? row->transaction_key : STR_NONE};
}

static int64_t fiscal_year_of(const AwardRow *row)
{
    return row->day.precision == PRECISION_DAY || !period_is_set(row->day) ? 0 : date_fiscal_year(row->day.first);
}

/* Columns in the order of IN_LISTING to IN_KEY, and behind IN_RECIPIENT. */
void transaction_columns(const AwardRow *row, const TransactionParts *parts, int64_t import, int member,
                         PreparedRow *out, Buf *room)
{
    RecordWriting writing;
    record_begin(&writing, room);
    record_number(&writing, out->listing);
    record_text(&writing, parts->modification);
    record_text(&writing, parts->uri);
    record_text(&writing, parts->key);
    out->front = record_end(&writing);
    out->modification = (uint32_t)parts->modification.len;
    record_begin(&writing, room);
    put_money(&writing, row->obligated);
    put_money(&writing, row->non_federal);
    put_money(&writing, row->face_value);
    put_money(&writing, row->subsidy_cost);
    put_day(&writing, row->day);
    record_number(&writing, fiscal_year_of(row));
    record_text(&writing, row->action_type);
    record_text(&writing, row->assistance_type);
    record_text(&writing, row->correction);
    put_day(&writing, row->from);
    put_day(&writing, row->until);
    record_text(&writing, row->performed_at);
    put_day(&writing, row->reported);
    put_day(&writing, row->modified);
    put_day(&writing, row->reported); /* the day from which anyone could know it */
    record_number(&writing, import);
    record_number(&writing, member);
    record_number(&writing, (int64_t)row->line);
    record_null(&writing);
    record_null(&writing);
    out->back = record_end(&writing);
}
