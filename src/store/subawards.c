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

/* ---- on the reading thread ---- */

static int day_of(Period day)
{
    return day.precision == PRECISION_DAY ? store_day(day.first) : 0;
}

uint64_t subaward_identity(const AwardRow *row, Identity award, Buf *room)
{
    int64_t day = day_of(row->day);
    buf_reset(room);
    buf_add(room, (Str){(const char *)&award, sizeof award});
    identity_add_part(room, row->uei.len ? row->uei : row->duns.len ? row->duns : row->recipient);
    identity_add_part(room, row->modification);
    buf_add(room, (Str){(const char *)&day, sizeof day});
    return identity_of(buf_str(room)).low;
}

/* What is said of it, in the order in which it is put. */
enum {
    SUB_PRIME_KEY,
    SUB_PRIME_FAIN,
    SUB_PRIME_AMOUNT,
    SUB_NUMBER,
    SUB_AMOUNT,
    SUB_DAY,
    SUB_REPORT,
    SUB_MONTH,
    SUB_DESCRIPTION,
    SUB_MODIFIED,
    SUB_COUNT
};

static Value money_value(AwardMoney money)
{
    return (Value){money.is_given ? VALUE_NUMBER : VALUE_NULL, money.amount, STR_NONE};
}

RecordPart subaward_columns(const AwardRow *row, Buf *room)
{
    Value prime_amount = money_value(row->total_obligated), amount = money_value(row->obligated);
    RecordWriting writing;
    record_begin(&writing, room);
    record_text(&writing, row->award_key);
    record_text(&writing, row->fain);
    record_value(&writing, &prime_amount);
    record_text(&writing, row->modification);
    record_value(&writing, &amount);
    record_number(&writing, day_of(row->day));
    record_text(&writing, row->report);
    record_number(&writing, row->report_month);
    record_text(&writing, row->description);
    record_number(&writing, day_of(row->modified));
    return record_end(&writing);
}

/* ---- into the table ---- */

typedef struct {
    const PreparedRow *row;
    Value values[SUB_COUNT];
    int64_t award, prime, recipient;
    int known, withdrawn;
    int64_t withdrawn_by;
} Subaward;

/* The report's month stands for its day where the file has no day of change: known from the next month's first. */
static int month_after(int month)
{
    if (!month)
        return 0;
    int next = month % 100 == 12 ? (month / 100 + 1) * 100 + 1 : month + 1;
    return next * 100 + 1;
}

static int known_of(const Subaward *subaward)
{
    int modified = (int)subaward->values[SUB_MODIFIED].number;
    return modified ? modified : month_after((int)subaward->values[SUB_MONTH].number);
}

static bool number_parts(StoreImport *import, const StoreRows *rows, Subaward *subaward)
{
    return party_number(&import->parties, rows, &subaward->row->recipient, &subaward->recipient) &&
           party_number(&import->parties, rows, &subaward->row->prime, &subaward->prime) &&
           award_find(&import->awards, rows, subaward->row, &subaward->award);
}

static bool put(StoreImport *import, const Subaward *subaward)
{
    const PreparedRow *row = subaward->row;
    sqlite3_stmt *add = import->add_subaward;
    const int64_t numbers[][2] = {
        {1, subaward->award},  {4, subaward->prime},     {6, subaward->recipient},      {7, row->listing},
        {15, subaward->known}, {16, (int64_t)row->own},  {17, (int64_t)row->award.low}, {18, import->id},
        {19, import->member},  {20, (int64_t)row->line}, {21, subaward->withdrawn},     {22, subaward->withdrawn_by}};
    static const int places[SUB_COUNT] = {2, 3, 5, 8, 9, 10, 11, 12, 13, 14};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        bind_number(add, (int)numbers[i][0], numbers[i][1]);
    for (int i = 0; i < SUB_COUNT; i++)
        bind_value(add, places[i], subaward->values[i]);
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
    sqlite3_bind_int64(find, 1, (int64_t)subaward->row->own);
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
    sqlite3_bind_int64(import->find_same_subaward, 1, (int64_t)subaward->row->own);
    bind_value(import->find_same_subaward, 2, subaward->values[SUB_AMOUNT]);
    bool is_there = sqlite3_step(import->find_same_subaward) == SQLITE_ROW;
    sqlite3_reset(import->find_same_subaward);
    return is_there;
}

/* By the month of the report, then by the day of the change. */
static bool is_later(const Subaward *subaward, const Earlier *than)
{
    int64_t month = subaward->values[SUB_MONTH].number;
    if (month != than->month)
        return month > than->month;
    return subaward->values[SUB_MODIFIED].number >= than->modified;
}

static bool take_place_of(StoreImport *import, Subaward *subaward, const Earlier *earlier)
{
    int day = subaward->known ? subaward->known : import_day(import);
    if (!is_later(subaward, earlier)) {
        subaward->withdrawn = day;
        subaward->withdrawn_by = earlier->import;
        return put(import, subaward);
    }
    sqlite3_bind_int64(import->withdraw_subaward, 1, day);
    sqlite3_bind_int64(import->withdraw_subaward, 2, import->id);
    sqlite3_bind_int64(import->withdraw_subaward, 3, earlier->id);
    return store_step_done(import->store, import->withdraw_subaward) && put(import, subaward);
}

bool subaward_add(StoreImport *import, const StoreRows *rows, const PreparedRow *row)
{
    Subaward subaward = {.row = row};
    RecordPiece columns = record_piece(&rows->room, row->back);
    Earlier earlier;
    record_values(&columns, 1, subaward.values);
    subaward.known = known_of(&subaward);
    if (!number_parts(import, rows, &subaward) || !find_earlier(import, &subaward, &earlier))
        return false;
    bool is_known =
        earlier.id && (earlier.is_same || (!is_later(&subaward, &earlier) && was_reported(import, &subaward)));
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
