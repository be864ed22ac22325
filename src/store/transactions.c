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
    import->move_known = store_prepare(store, "UPDATE main.transactions SET known = ? WHERE id = ?");
    import->confirm = store_prepare(store, "INSERT OR IGNORE INTO confirmed VALUES(?, ?)");
    import->agency_code = store_prepare(store, "SELECT code FROM agencies WHERE id = ?");
    return import->versions && import->withdraw && import->move_known && import->confirm && import->agency_code;
}

/* ---- versions in the table ---- */

typedef struct {
    int64_t id, import, withdrawn_by;
    int made;                       /* the day its file was made */
    int known, withdrawn, modified; /* known: with the end of the fiscal year where nothing is reported */
    bool is_same;                   /* says what the row says */
} Version;

enum { VERSIONS_MOST = 64 }; /* of one transaction; later ones are looked at, earlier ones stay as they are */

/* In the order in which their files were made. */
typedef struct {
    Version items[VERSIONS_MOST];
    size_t count;
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

static bool says_the_same(sqlite3_stmt *found, const Incoming *row)
{
    for (int column = 0; column < IN_COUNT; column++)
        if (is_compared(column) && !is_value(found, column + 1, row->values[column]))
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

static int made_of(const StoreImport *import, int64_t other)
{
    return other > 0 && other < import->made_count ? import->made_of[other] : 0;
}

static Version version_of(const StoreImport *import, sqlite3_stmt *found, const Incoming *row)
{
    Version version = {.id = sqlite3_column_int64(found, 0),
                       .import = number_at(found, IN_IMPORT),
                       .withdrawn_by = number_at(found, IN_WITHDRAWN_BY),
                       .made = made_of(import, number_at(found, IN_IMPORT)),
                       .known = (int)number_at(found, IN_KNOWN),
                       .withdrawn = (int)number_at(found, IN_WITHDRAWN),
                       .modified = (int)number_at(found, IN_MODIFIED),
                       .is_same = says_the_same(found, row)};
    if (!version.known)
        version.known = year_end(number_at(found, IN_ACTION_DATE), number_at(found, IN_FISCAL_YEAR));
    return version;
}

static void insert_version(Versions *versions, Version version)
{
    if (versions->count == VERSIONS_MOST)
        memmove(versions->items, versions->items + 1, --versions->count * sizeof versions->items[0]);
    size_t at = versions->count++;
    while (at > 0 && versions->items[at - 1].made > version.made) {
        versions->items[at] = versions->items[at - 1];
        at--;
    }
    versions->items[at] = version;
}

static bool find_versions(StoreImport *import, const Incoming *row, Versions *out)
{
    sqlite3_stmt *found = import->versions;
    out->count = 0;
    sqlite3_bind_int64(found, 1, row->award);
    sqlite3_bind_int64(found, 2, row->listing);
    bind_value(found, 3, row->values[IN_MODIFICATION]);
    bind_value(found, 4, row->values[IN_URI]);
    bind_value(found, 5, row->values[IN_KEY]);
    int result;
    while ((result = sqlite3_step(found)) == SQLITE_ROW)
        insert_version(out, version_of(import, found, row));
    sqlite3_reset(found);
    return result == SQLITE_DONE || store_fail(import->store, "cannot read the store");
}

/* ---- what becomes of a row ---- */

static void count_kept(StoreImport *import, const AwardMoney *obligated)
{
    import->member_totals.stored++;
    import->kept.rows++;
    control_add(&import->kept, obligated->is_given ? obligated->amount : 0);
}

static bool keep(StoreImport *import, const Incoming *row)
{
    count_kept(import, &row->row->obligated);
    return incoming_put(&import->incoming, row) &&
           award_listings_add(&import->award_listings, row->award, row->listing);
}

static bool is_unchanged(StoreImport *import, int64_t confirmed)
{
    import->member_totals.unchanged++;
    if (!confirmed || !import->meets_older)
        return true;
    sqlite3_bind_int64(import->confirm, 1, import->id);
    sqlite3_bind_int64(import->confirm, 2, confirmed);
    return store_step_done(import->store, import->confirm);
}

static bool end_version(StoreImport *import, int64_t id, int day, int64_t by)
{
    sqlite3_bind_int64(import->withdraw, 1, day);
    sqlite3_bind_int64(import->withdraw, 2, by);
    sqlite3_bind_int64(import->withdraw, 3, id);
    return store_step_done(import->store, import->withdraw);
}

static bool begin_version(StoreImport *import, int64_t id, int day)
{
    sqlite3_bind_int64(import->move_known, 1, day);
    sqlite3_bind_int64(import->move_known, 2, id);
    return store_step_done(import->store, import->move_known);
}

/* The day on which a version took the place of an older one: when the agency changed it, if that was after the older
 * file was made; else the day the newer file was made. Never before the older version was known. */
static int change_day(int modified, int made, const Version *older)
{
    int day = modified > older->made ? modified : made;
    return day > older->known ? day : older->known;
}

static int modified_of(const Incoming *row)
{
    return (int)row->values[IN_MODIFIED].number;
}

/* The file is the newest that gave or withdrew a version. */
static bool add_after(StoreImport *import, Incoming *row, const Version *last)
{
    int day = import_day(import);
    if (last->withdrawn) {
        row->known = day > last->withdrawn ? day : last->withdrawn; /* it came back */
        return keep(import, row);
    }
    if (last->is_same)
        return is_unchanged(import, last->id);
    row->known = change_day(modified_of(row), day, last);
    return end_version(import, last->id, row->known, import->id) && keep(import, row);
}

/* A version ends where the one behind it begins; one that had been taken back before then stays so. */
static bool end_before(StoreImport *import, const Version *version, int day, int64_t by)
{
    bool is_over = version->withdrawn && version->withdrawn <= day;
    return is_over || end_version(import, version->id, day, by);
}

/* The same as the next version says: that one was there earlier than was thought. */
static bool begin_earlier(StoreImport *import, const Incoming *row, const Version *before, const Version *next)
{
    int day = before ? change_day(modified_of(row), import_day(import), before) : row->known;
    import->member_totals.unchanged++;
    if (!day || day >= next->known)
        return true;
    return begin_version(import, next->id, day) && (!before || end_before(import, before, day, before->withdrawn_by));
}

/* The file is older than one that is in the store: its version goes between those around it, so that files in any
 * order give the same history. `before` and `next` may be NULL, not both. */
static bool add_between(StoreImport *import, Incoming *row, const Version *before, const Version *next)
{
    if (before && before->is_same)
        return is_unchanged(import, before->id);
    if (next && next->is_same)
        return begin_earlier(import, row, before, next);
    if (before)
        row->known = change_day(modified_of(row), import_day(import), before);
    Version own = {.made = import_day(import), .known = row->known};
    row->withdrawn = next ? change_day(next->modified, next->made, &own) : before->withdrawn;
    row->withdrawn_by = next ? next->import : before->withdrawn_by;
    return (!before || end_before(import, before, row->known, import->id)) &&
           (!next || begin_version(import, next->id, row->withdrawn)) && keep(import, row);
}

static bool add_beside(StoreImport *import, const StoreRows *rows, Incoming *row, const Versions *versions)
{
    const Version *before = NULL, *next = NULL;
    for (size_t i = 0; i < versions->count; i++) {
        if (versions->items[i].import == import->id)
            return segment_note_twice(import, rows, row->row);
        if (versions->items[i].made <= import_day(import))
            before = &versions->items[i];
        else if (!next)
            next = &versions->items[i];
    }
    bool is_newest = !next && !(before->withdrawn && made_of(import, before->withdrawn_by) > import_day(import));
    return is_newest ? add_after(import, row, before) : add_between(import, row, before, next);
}

static bool is_of_agency(StoreImport *import, const PreparedRow *row, Str agency)
{
    if (str_equal(agency, STR("All")))
        return true;
    sqlite3_bind_int64(import->agency_code, 1, row->agency);
    bool is_same =
        sqlite3_step(import->agency_code) == SQLITE_ROW && str_equal(column_text(import->agency_code, 0), agency);
    sqlite3_reset(import->agency_code);
    return is_same;
}

/* Only this file has it. Where a newer full file of its agency and year is in the store, it was gone by then. */
static bool add_new(StoreImport *import, Incoming *row)
{
    int year = year_end(row->values[IN_ACTION_DATE].number, row->values[IN_FISCAL_YEAR].number) / 10000;
    for (size_t i = 0; i < import->later.count && !row->withdrawn; i++) {
        const LaterFile *later = &import->later.items[i];
        if ((!later->year || later->year == year) && is_of_agency(import, row->row, later->agency)) {
            row->withdrawn = later->made;
            row->withdrawn_by = later->import;
        }
    }
    return keep(import, row);
}

/* Of a delta: the agency took the transaction back. */
static bool take_back(StoreImport *import, const Incoming *row, const Versions *versions)
{
    const Version *last = versions->count ? &versions->items[versions->count - 1] : NULL;
    int modified = modified_of(row), day = modified ? modified : import_day(import);
    if (!last || last->withdrawn || last->made > import_day(import))
        return is_unchanged(import, 0);
    import->member_totals.stored++;
    return end_version(import, last->id, day > last->known ? day : last->known, import->id);
}

/* ---- */

static bool number_parts(StoreImport *import, const StoreRows *rows, const PreparedRow *row, int64_t *recipient,
                         int64_t *award)
{
    return party_number(&import->parties, rows, &row->recipient, recipient) &&
           award_number(&import->awards, rows, row, *recipient, award);
}

/* A row that is taken back names its award and listing only. */
static bool delete_row(StoreImport *import, const StoreRows *rows, const PreparedRow *row)
{
    int64_t award;
    Incoming incoming;
    Versions versions = {.count = 0};
    if (!award_find(&import->awards, rows, row, &award))
        return false;
    incoming_of(rows, row, award, 0, &incoming);
    /* What the same file said of it before must be in the table. */
    if (award && !(incoming_flush(&import->incoming) && find_versions(import, &incoming, &versions)))
        return false;
    return take_back(import, &incoming, &versions);
}

/* One that may be in the table already, or that a later file lacks. */
static bool add_compared(StoreImport *import, const StoreRows *rows, const PreparedRow *row, int64_t award,
                         int64_t recipient)
{
    Incoming incoming;
    Versions versions = {.count = 0};
    incoming_of(rows, row, award, recipient, &incoming);
    if (award <= import->awards_before && !find_versions(import, &incoming, &versions))
        return false;
    return versions.count ? add_beside(import, rows, &incoming, &versions) : add_new(import, &incoming);
}

bool transaction_add(StoreImport *import, const StoreRows *rows, const PreparedRow *row)
{
    int64_t award, recipient;
    if (row->is_deleted)
        return delete_row(import, rows, row);
    if (!number_parts(import, rows, row, &recipient, &award))
        return false;
    if (!identity_set_add(&import->met, row->own))
        return segment_note_twice(import, rows, row);
    if (award <= import->awards_before || import->later.count)
        return add_compared(import, rows, row, award, recipient);
    count_kept(import, &row->obligated);
    return incoming_put_plain(&import->incoming, rows, row, award, recipient) &&
           award_listings_add(&import->award_listings, award, row->listing);
}
