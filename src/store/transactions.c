/* Is a transaction new, known, or another version of one that is known?
 *
 * Between the numbers of its parts and the table. What a file changes is never written over: the older version
 * gets the day on which it was withdrawn, the newer one the day from which it was known. A file that is older
 * than what is stored adds its versions behind those. */
#include "store/tables.h"

/* `id`, and then the columns in the order of IN_. */
bool transactions_open(StoreImport *import)
{
    Store *store = import->store;
    import->versions = store_prepare(store, "SELECT * FROM main.transactions WHERE award = ? AND listing = ?"
                                            " AND modification IS ? AND uri IS ? AND key IS ? ORDER BY id");
    import->withdraw =
        store_prepare(store, "UPDATE main.transactions SET withdrawn = ?, withdrawn_by = ? WHERE id = ?");
    import->confirm = store_prepare(store, "INSERT OR IGNORE INTO confirmed VALUES(?)");
    return import->versions && import->withdraw && import->confirm;
}

/* ---- versions in the table ---- */

typedef struct {
    int64_t id, import, withdrawn_by;
    int known, withdrawn; /* known: with the end of the fiscal year where nothing is reported */
    bool is_same;
} Version;

typedef struct {
    Version current, newest; /* newest: of those withdrawn, the last; id 0: there is none */
    bool has_same;           /* some version says the same */
} Versions;

/* What makes two versions different; the days on which they were reported do not. */
static bool is_compared(int column)
{
    return column != IN_MODIFIED && column != IN_KNOWN && column != IN_IMPORT && column != IN_MEMBER &&
           column != IN_LINE && column != IN_WITHDRAWN && column != IN_WITHDRAWN_BY && column != IN_CORRECTION;
}

static bool is_value(sqlite3_stmt *found, int at, Value value)
{
    if (value.kind == VALUE_TEXT)
        return sqlite3_column_type(found, at) == SQLITE_TEXT && str_equal(column_text(found, at), value.text);
    if (value.kind == VALUE_NUMBER)
        return sqlite3_column_type(found, at) == SQLITE_INTEGER && sqlite3_column_int64(found, at) == value.number;
    return sqlite3_column_type(found, at) == SQLITE_NULL;
}

static bool says_the_same(const StoreImport *import, sqlite3_stmt *found, const Incoming *row)
{
    for (int column = 0; column < IN_COUNT; column++)
        if (is_compared(column) && !is_value(found, column + 1, incoming_value(&import->incoming, row, column)))
            return false;
    return true;
}

static int64_t number_at(sqlite3_stmt *found, int column)
{
    return sqlite3_column_int64(found, column + 1);
}

/* The end of the fiscal year from which a version without a report was known. */
static int year_end(int64_t action_date, int64_t fiscal_year)
{
    Date day = store_date(action_date, DATE_MIN);
    if (day != DATE_MIN)
        fiscal_year = date_fiscal_year(day);
    return fiscal_year ? (int)(fiscal_year * 10000 + 930) : 0;
}

static Version version_of(const StoreImport *import, sqlite3_stmt *found, const Incoming *row)
{
    Version version = {sqlite3_column_int64(found, 0),      number_at(found, IN_IMPORT),
                       number_at(found, IN_WITHDRAWN_BY),   (int)number_at(found, IN_KNOWN),
                       (int)number_at(found, IN_WITHDRAWN), says_the_same(import, found, row)};
    if (!version.known)
        version.known = year_end(number_at(found, IN_ACTION_DATE), number_at(found, IN_FISCAL_YEAR));
    return version;
}

static bool find_versions(StoreImport *import, const Incoming *row, Versions *out)
{
    TransactionParts parts = row->parts;
    sqlite3_stmt *found = import->versions;
    *out = (Versions){0};
    sqlite3_bind_int64(found, 1, row->award);
    sqlite3_bind_int64(found, 2, row->listing);
    bind_text(found, 3, parts.modification);
    bind_text(found, 4, parts.uri);
    bind_text(found, 5, parts.key);
    int result;
    while ((result = sqlite3_step(found)) == SQLITE_ROW) {
        Version version = version_of(import, found, row);
        *(version.withdrawn ? &out->newest : &out->current) = version;
        out->has_same = out->has_same || version.is_same;
    }
    sqlite3_reset(found);
    return result == SQLITE_DONE || store_fail(import->store, "cannot read the store");
}

/* ---- what becomes of a row ---- */

static bool keep(StoreImport *import, Incoming row)
{
    const AwardMoney *obligated = &row.row->obligated;
    ARRAY_ADD(import->arena, &import->incoming.rows, row);
    import->member_totals.stored++;
    import->segment_kept++;
    if (obligated->is_given) {
        import->segment_sum.high += obligated->amount / SPLIT;
        import->segment_sum.low += obligated->amount % SPLIT;
    }
    return true;
}

static bool is_unchanged(StoreImport *import, int64_t confirmed)
{
    import->member_totals.unchanged++;
    if (!confirmed || !import->meets_older)
        return true;
    sqlite3_bind_int64(import->confirm, 1, confirmed);
    return store_step_done(import->store, import->confirm);
}

static bool end_version(StoreImport *import, int64_t id, int day)
{
    sqlite3_bind_int64(import->withdraw, 1, day);
    sqlite3_bind_int64(import->withdraw, 2, import->id);
    sqlite3_bind_int64(import->withdraw, 3, id);
    return store_step_done(import->store, import->withdraw);
}

static int made_of(const StoreImport *import, int64_t other)
{
    return other > 0 && other < import->made_count ? import->made_of[other] : 0;
}

/* The day of a change: when the agency changed it, if that was after the older file was made; else the day of
 * the file that shows it. Never before the older version was known. */
static int change_day(const StoreImport *import, const AwardRow *row, const Version *older)
{
    int modified = row->modified.precision == PRECISION_DAY ? store_day(row->modified.first) : 0;
    int day = modified > made_of(import, older->import) ? modified : import_day(import);
    return day > older->known ? day : older->known;
}

/* The file is older than the one that gave or withdrew the stored version. */
static bool comes_late(const StoreImport *import, int64_t other)
{
    return made_of(import, other) > import_day(import);
}

static bool add_beside_current(StoreImport *import, Incoming row, const Versions *versions)
{
    const Version *current = &versions->current;
    if (current->import == import->id)
        return manifest_note_twice(import, row.row);
    if (current->is_same)
        return is_unchanged(import, current->id);
    if (comes_late(import, current->import)) {
        if (versions->has_same)
            return is_unchanged(import, 0);
        row.withdrawn = current->known;
        row.withdrawn_by = current->import;
        return keep(import, row);
    }
    row.known = change_day(import, row.row, current);
    return end_version(import, current->id, row.known) && keep(import, row);
}

static bool add_beside_withdrawn(StoreImport *import, Incoming row, const Versions *versions)
{
    const Version *newest = &versions->newest;
    if (newest->import == import->id)
        return manifest_note_twice(import, row.row);
    if (comes_late(import, newest->withdrawn_by)) {
        if (versions->has_same)
            return is_unchanged(import, 0);
        row.withdrawn = newest->withdrawn;
        row.withdrawn_by = newest->withdrawn_by;
        return keep(import, row);
    }
    row.known = import_day(import) > newest->withdrawn ? import_day(import) : newest->withdrawn;
    return keep(import, row);
}

static bool add_new(StoreImport *import, Incoming row)
{
    if (import->later_made) {
        row.withdrawn = import->later_made;
        row.withdrawn_by = import->later_import;
    }
    return keep(import, row);
}

/* Of a delta: the agency took the transaction back. */
static bool take_back(StoreImport *import, const Incoming *row, const Versions *versions)
{
    int modified = row->row->modified.precision == PRECISION_DAY ? store_day(row->row->modified.first) : 0;
    int day = modified ? modified : import_day(import);
    if (!versions->current.id || comes_late(import, versions->current.import))
        return is_unchanged(import, 0);
    import->member_totals.stored++;
    return end_version(import, versions->current.id, day > versions->current.known ? day : versions->current.known);
}

/* ---- */

static bool was_met(StoreImport *import, const Incoming *row)
{
    TransactionParts parts = row->parts;
    const int64_t numbers[] = {row->award, row->listing};
    buf_reset(&import->parts);
    buf_add(&import->parts, (Str){(const char *)numbers, sizeof numbers});
    identity_add_part(&import->parts, parts.modification);
    identity_add_part(&import->parts, parts.uri);
    identity_add_part(&import->parts, parts.key);
    return !identity_set_add(&import->met, identity_of(buf_str(&import->parts)));
}

static bool number_parts(StoreImport *import, const PreparedRow *prepared, Incoming *out)
{
    int64_t agency;
    const AwardRow *row = prepared->row;
    Party party = party_of(row);
    return party_agency(&import->parties, row, &agency) &&
           party_listing(&import->parties, row->listing, row->listing_title, &out->listing) &&
           party_recipient(&import->parties, &party, prepared->recipient, prepared->resolution, &out->recipient) &&
           award_number(&import->awards, row, prepared->award, agency, out->recipient, &out->award);
}

/* A row that is taken back names its award and listing only. */
static bool delete_row(StoreImport *import, const PreparedRow *prepared)
{
    const AwardRow *row = prepared->row;
    Incoming incoming = {.row = row, .parts = prepared->parts};
    Versions versions = {0};
    if (!award_find(&import->awards, row, prepared->award, &incoming.award) ||
        !party_listing(&import->parties, row->listing, row->listing_title, &incoming.listing))
        return false;
    if (incoming.award && !find_versions(import, &incoming, &versions))
        return false;
    return take_back(import, &incoming, &versions);
}

bool transaction_add(StoreImport *import, const PreparedRow *prepared)
{
    const AwardRow *row = prepared->row;
    if (row->is_deleted)
        return delete_row(import, prepared);
    Incoming incoming = {.row = row, .parts = prepared->parts, .known = row_known(row)};
    if (!number_parts(import, prepared, &incoming))
        return false;
    if (was_met(import, &incoming))
        return manifest_note_twice(import, row);
    Versions versions = {0};
    if (incoming.award <= import->awards_before && !find_versions(import, &incoming, &versions))
        return false;
    if (versions.current.id)
        return add_beside_current(import, incoming, &versions);
    return versions.newest.id ? add_beside_withdrawn(import, incoming, &versions) : add_new(import, incoming);
}
