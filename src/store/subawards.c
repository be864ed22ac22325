/* Subawards: money that the recipient of an award passed on.
 *
 * Beside the transactions and never among them: the dollars are the award's. A file is keyed by report, and the
 * same subaward is reported again in later months (data dictionary: subaward_number is not unique); what agrees
 * in prime award, recipient, number and day is one subaward, and its latest report counts. */
#include "store/tables.h"

bool subawards_open(StoreImport *import)
{
    Store *store = import->store;
    import->find_subaward = store_prepare(
        store, "SELECT id, amount, coalesce(report_month, 0), coalesce(modified, 0), import FROM subawards"
               " WHERE hash = ? AND withdrawn IS NULL");
    import->find_same_subaward = store_prepare(store, "SELECT 1 FROM subawards WHERE hash = ? AND amount IS ?");
    import->add_subaward = store_prepare(
        store,
        "INSERT INTO subawards(award, prime_key, prime_fain, prime_recipient, prime_amount, recipient, listing, number,"
        " amount, action_date, report, report_month, description, modified, known, hash, award_hash, import, member, "
        "line,"
        " withdrawn, withdrawn_by) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    import->withdraw_subaward =
        store_prepare(store, "UPDATE subawards SET withdrawn = ?, withdrawn_by = ? WHERE id = ?");
    return import->find_subaward && import->find_same_subaward && import->add_subaward && import->withdraw_subaward;
}

typedef struct {
    const AwardRow *row;
    int64_t award, prime, recipient, listing;
    Identity award_identity, identity;
    int known, withdrawn;
    int64_t withdrawn_by;
} Subaward;

static int day_of(Period day)
{
    return day.precision == PRECISION_DAY ? store_day(day.first) : 0;
}

/* The report's month stands for its day where the file has no day of change: known from the next month's first. */
static int month_after(int month)
{
    if (!month)
        return 0;
    int next = month % 100 == 12 ? (month / 100 + 1) * 100 + 1 : month + 1;
    return next * 100 + 1;
}

static int known_of(const AwardRow *row)
{
    int modified = day_of(row->modified);
    return modified ? modified : month_after(row->report_month);
}

static void identify(StoreImport *import, Subaward *subaward)
{
    const AwardRow *row = subaward->row;
    int64_t day = day_of(row->day);
    buf_reset(&import->parts);
    buf_add(&import->parts, (Str){(const char *)&subaward->award_identity, sizeof subaward->award_identity});
    identity_add_part(&import->parts, row->uei.len ? row->uei : row->duns.len ? row->duns : row->recipient);
    identity_add_part(&import->parts, row->modification);
    buf_add(&import->parts, (Str){(const char *)&day, sizeof day});
    subaward->identity = identity_of(buf_str(&import->parts));
}

static bool number_parts(StoreImport *import, const PreparedRow *prepared, Subaward *subaward)
{
    const AwardRow *row = subaward->row;
    Party recipient = party_of(row), prime = party_prime_of(row);
    return party_recipient(&import->parties, &recipient, prepared->recipient, prepared->resolution,
                           &subaward->recipient) &&
           party_recipient(&import->parties, &prime, party_identity(&prime, &import->parts), NULL, &subaward->prime) &&
           (!row->listing.len ||
            party_listing(&import->parties, row->listing, row->listing_title, &subaward->listing)) &&
           award_find(&import->awards, row, prepared->award, &subaward->award);
}

static bool put(StoreImport *import, const Subaward *subaward)
{
    const AwardRow *row = subaward->row;
    sqlite3_stmt *add = import->add_subaward;
    const int64_t numbers[][2] = {{1, subaward->award},
                                  {4, subaward->prime},
                                  {6, subaward->recipient},
                                  {7, subaward->listing},
                                  {10, day_of(row->day)},
                                  {12, row->report_month},
                                  {14, day_of(row->modified)},
                                  {15, subaward->known},
                                  {16, (int64_t)subaward->identity.low},
                                  {17, (int64_t)subaward->award_identity.low},
                                  {18, import->id},
                                  {19, import->member},
                                  {20, (int64_t)row->line},
                                  {21, subaward->withdrawn},
                                  {22, subaward->withdrawn_by}};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        bind_number(add, (int)numbers[i][0], numbers[i][1]);
    bind_text(add, 2, row->award_key);
    bind_text(add, 3, row->fain);
    bind_money(add, 5, row->total_obligated);
    bind_text(add, 8, row->modification);
    bind_money(add, 9, row->obligated);
    bind_text(add, 11, row->report);
    bind_text(add, 13, row->description);
    import->member_totals.stored++;
    return store_step_done(import->store, add);
}

typedef struct {
    int64_t id, import, month, modified;
    bool is_same;
} Earlier;

static bool find_earlier(StoreImport *import, const Subaward *subaward, Earlier *out)
{
    sqlite3_stmt *find = import->find_subaward;
    const AwardMoney *amount = &subaward->row->obligated;
    *out = (Earlier){0};
    sqlite3_bind_int64(find, 1, (int64_t)subaward->identity.low);
    int result = sqlite3_step(find);
    if (result == SQLITE_ROW) {
        bool is_same = (sqlite3_column_type(find, 1) != SQLITE_NULL) == amount->is_given &&
                       sqlite3_column_int64(find, 1) == (amount->is_given ? amount->amount : 0);
        *out = (Earlier){sqlite3_column_int64(find, 0), sqlite3_column_int64(find, 4), sqlite3_column_int64(find, 2),
                         sqlite3_column_int64(find, 3), is_same};
    }
    sqlite3_reset(find);
    return result == SQLITE_ROW || result == SQLITE_DONE || store_fail(import->store, "cannot read the store");
}

/* An earlier report that is here already, behind a later one. */
static bool was_reported(StoreImport *import, const Subaward *subaward)
{
    sqlite3_bind_int64(import->find_same_subaward, 1, (int64_t)subaward->identity.low);
    bind_money(import->find_same_subaward, 2, subaward->row->obligated);
    bool is_there = sqlite3_step(import->find_same_subaward) == SQLITE_ROW;
    sqlite3_reset(import->find_same_subaward);
    return is_there;
}

/* By the month of the report, then by the day of the change. */
static bool is_later(const AwardRow *row, const Earlier *than)
{
    if (row->report_month != than->month)
        return row->report_month > than->month;
    return day_of(row->modified) >= than->modified;
}

static bool take_place_of(StoreImport *import, Subaward *subaward, const Earlier *earlier)
{
    int day = subaward->known ? subaward->known : import_day(import);
    if (!is_later(subaward->row, earlier)) {
        subaward->withdrawn = day;
        subaward->withdrawn_by = earlier->import;
        return put(import, subaward);
    }
    sqlite3_bind_int64(import->withdraw_subaward, 1, day);
    sqlite3_bind_int64(import->withdraw_subaward, 2, import->id);
    sqlite3_bind_int64(import->withdraw_subaward, 3, earlier->id);
    return store_step_done(import->store, import->withdraw_subaward) && put(import, subaward);
}

bool subaward_add(StoreImport *import, const PreparedRow *prepared)
{
    const AwardRow *row = prepared->row;
    Subaward subaward = {.row = row, .award_identity = prepared->award, .known = known_of(row)};
    Earlier earlier;
    if (!number_parts(import, prepared, &subaward))
        return false;
    identify(import, &subaward);
    if (!find_earlier(import, &subaward, &earlier))
        return false;
    bool is_known = earlier.id && (earlier.is_same || (!is_later(row, &earlier) && was_reported(import, &subaward)));
    if (is_known) {
        import->member_totals.unchanged++;
        return true;
    }
    return earlier.id ? take_place_of(import, &subaward, &earlier) : put(import, &subaward);
}

bool subawards_link(Store *store)
{
    if (!store_number(store, "SELECT EXISTS(SELECT 1 FROM subawards WHERE award IS NULL)", 1))
        return true;
    return awards_index(store) &&
           store_run(store,
                     "UPDATE subawards SET award = (SELECT a.id FROM awards a WHERE a.hash = subawards.award_hash)"
                     " WHERE award IS NULL AND EXISTS(SELECT 1 FROM awards a WHERE a.hash = subawards.award_hash)");
}
