/* Rows into the table of transactions: SQLite fetches them from an array through a virtual table, a batch a
 * statement, which takes half the time of binding and stepping row by row.
 *
 * What a column of a row is, is said here once, for inserting and for comparing with what is stored. */
#include "store/tables.h"

/* ---- values ---- */

static Value text_value(Str text)
{
    return (Value){text.len ? VALUE_TEXT : VALUE_NULL, 0, text};
}

static Value number_value(int64_t number)
{
    return (Value){number ? VALUE_NUMBER : VALUE_NULL, number, STR_NONE};
}

static Value money_value(AwardMoney money)
{
    return (Value){money.is_given ? VALUE_NUMBER : VALUE_NULL, money.amount, STR_NONE};
}

static Value day_value(Period day)
{
    bool is_day = day.precision == PRECISION_DAY;
    return number_value(is_day ? store_day(day.first) : 0);
}

static int64_t fiscal_year_of(const AwardRow *row)
{
    return row->day.precision == PRECISION_DAY || !period_is_set(row->day) ? 0 : date_fiscal_year(row->day.first);
}

int row_known(const AwardRow *row)
{
    return row->reported.precision == PRECISION_DAY ? store_day(row->reported.first) : 0;
}

static bool equal_without_case(Str a, Str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (char_lower(a.ptr[i]) != char_lower(b.ptr[i]))
            return false;
    return true;
}

/* The part of the key up to the next '_' behind `part`, or to the end for the last one. */
static bool cut_key_part(Str *key, Str part)
{
    Str expected = part.len ? part : STR("-NONE-");
    if (key->len < expected.len || !equal_without_case(str_slice(*key, 0, expected.len), expected))
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
TransactionParts transaction_parts(const IncomingRows *incoming, const AwardRow *row)
{
    bool has_number = row->record_type != 1 && row->fain.len;
    bool has_own_key = row->transaction_key.len && (incoming->form == AWARD_FORM_DATAFEED || !is_made_of_parts(row));
    return (TransactionParts){row->modification, has_number ? row->uri : STR_NONE,
                              has_own_key ? row->transaction_key : STR_NONE};
}

static Value numbered_value(const IncomingRows *incoming, const Incoming *row, int column)
{
    switch (column) {
    case IN_AWARD: return number_value(row->award);
    case IN_LISTING: return number_value(row->listing);
    case IN_RECIPIENT: return number_value(row->recipient);
    case IN_KNOWN: return number_value(row->known);
    case IN_IMPORT: return number_value(incoming->import);
    case IN_MEMBER: return number_value(incoming->member);
    case IN_LINE: return number_value((int64_t)row->row->line);
    case IN_WITHDRAWN: return number_value(row->withdrawn);
    case IN_WITHDRAWN_BY: return number_value(row->withdrawn_by);
    default: return (Value){VALUE_NULL, 0, STR_NONE};
    }
}

Value incoming_value(const IncomingRows *incoming, const Incoming *incoming_row, int column)
{
    const AwardRow *row = incoming_row->row;
    switch (column) {
    case IN_MODIFICATION: return text_value(row->modification);
    case IN_URI: return text_value(transaction_parts(incoming, row).uri);
    case IN_KEY: return text_value(transaction_parts(incoming, row).key);
    case IN_OBLIGATION: return money_value(row->obligated);
    case IN_NON_FEDERAL: return money_value(row->non_federal);
    case IN_FACE_VALUE: return money_value(row->face_value);
    case IN_SUBSIDY_COST: return money_value(row->subsidy_cost);
    case IN_ACTION_DATE: return day_value(row->day);
    case IN_FISCAL_YEAR: return number_value(fiscal_year_of(row));
    case IN_ACTION_TYPE: return text_value(row->action_type);
    case IN_ASSISTANCE_TYPE: return text_value(row->assistance_type);
    case IN_CORRECTION: return text_value(row->correction);
    case IN_PERIOD_FROM: return day_value(row->from);
    case IN_PERIOD_UNTIL: return day_value(row->until);
    case IN_PERFORMED_AT: return text_value(row->performed_at);
    case IN_REPORTED: return day_value(row->reported);
    case IN_MODIFIED: return day_value(row->modified);
    default: return numbered_value(incoming, incoming_row, column);
    }
}

/* ---- the virtual table ---- */

typedef struct {
    sqlite3_vtab base;
    IncomingRows *incoming;
} IncomingTable;

typedef struct {
    sqlite3_vtab_cursor base;
    uint32_t at;
} IncomingCursor;

static int table_connect(sqlite3 *db, void *incoming, int argc, const char *const *argv, sqlite3_vtab **out, char **why)
{
    (void)argc, (void)argv, (void)why;
    int result = sqlite3_declare_vtab(
        db,
        "CREATE TABLE incoming(award, listing, modification, uri, key, recipient, obligation, non_federal, face_value,"
        " subsidy_cost, action_date, fiscal_year, action_type, assistance_type, correction, period_from, period_until,"
        " performed_at, reported, modified, known, import, member, line, withdrawn, withdrawn_by)");
    IncomingTable *table = sqlite3_malloc(sizeof *table);
    if (!table)
        return SQLITE_NOMEM;
    *table = (IncomingTable){.incoming = incoming};
    *out = &table->base;
    return result;
}

static int table_plan(sqlite3_vtab *table, sqlite3_index_info *plan)
{
    (void)table;
    plan->estimatedCost = 1000;
    return SQLITE_OK;
}

static int table_disconnect(sqlite3_vtab *table)
{
    sqlite3_free(table);
    return SQLITE_OK;
}

static int cursor_open(sqlite3_vtab *table, sqlite3_vtab_cursor **out)
{
    (void)table;
    IncomingCursor *cursor = sqlite3_malloc(sizeof *cursor);
    if (!cursor)
        return SQLITE_NOMEM;
    *cursor = (IncomingCursor){.at = 0};
    *out = &cursor->base;
    return SQLITE_OK;
}

static int cursor_close(sqlite3_vtab_cursor *cursor)
{
    sqlite3_free(cursor);
    return SQLITE_OK;
}

static int cursor_start(sqlite3_vtab_cursor *cursor, int plan, const char *name, int argc, sqlite3_value **argv)
{
    (void)plan, (void)name, (void)argc, (void)argv;
    ((IncomingCursor *)cursor)->at = 0;
    return SQLITE_OK;
}

static int cursor_next(sqlite3_vtab_cursor *cursor)
{
    ((IncomingCursor *)cursor)->at++;
    return SQLITE_OK;
}

static const IncomingRows *rows_of(const sqlite3_vtab_cursor *cursor)
{
    return ((const IncomingTable *)cursor->pVtab)->incoming;
}

static int cursor_is_done(sqlite3_vtab_cursor *cursor)
{
    return ((IncomingCursor *)cursor)->at >= rows_of(cursor)->rows.count;
}

static int cursor_column(sqlite3_vtab_cursor *cursor, sqlite3_context *out, int column)
{
    const IncomingRows *incoming = rows_of(cursor);
    Value value = incoming_value(incoming, &incoming->rows.items[((IncomingCursor *)cursor)->at], column);
    if (value.kind == VALUE_NUMBER)
        sqlite3_result_int64(out, value.number);
    else if (value.kind == VALUE_TEXT)
        sqlite3_result_text64(out, value.text.ptr, value.text.len, SQLITE_STATIC, SQLITE_UTF8);
    return SQLITE_OK; /* nothing said: NULL */
}

static int cursor_rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *out)
{
    *out = ((IncomingCursor *)cursor)->at;
    return SQLITE_OK;
}

static const sqlite3_module incoming_module = {
    .xConnect = table_connect,
    .xBestIndex = table_plan,
    .xDisconnect = table_disconnect,
    .xOpen = cursor_open,
    .xClose = cursor_close,
    .xFilter = cursor_start,
    .xNext = cursor_next,
    .xEof = cursor_is_done,
    .xColumn = cursor_column,
    .xRowid = cursor_rowid,
};

/* ---- */

bool incoming_open(IncomingRows *incoming, Store *store, int64_t import)
{
    *incoming = (IncomingRows){.store = store, .arena = store->arena, .import = import};
    if (sqlite3_create_module(store->db, "incoming", &incoming_module, incoming) != SQLITE_OK)
        return store_fail(store, "cannot write the store");
    incoming->insert = store_prepare(store, "INSERT INTO transactions SELECT NULL, * FROM incoming");
    return incoming->insert;
}

void incoming_close(IncomingRows *incoming)
{
    sqlite3_finalize(incoming->insert);
    sqlite3_create_module(incoming->store->db, "incoming", NULL, NULL);
}

bool incoming_flush(IncomingRows *incoming)
{
    bool is_done = incoming->rows.count == 0 || store_step_done(incoming->store, incoming->insert);
    incoming->rows.count = 0;
    return is_done;
}
