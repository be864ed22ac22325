/* Rows into the table of transactions, by an image that SQLite copies (image.c).
 *
 * What a column of a row is, is said here once, for inserting and for comparing with what is stored. */
#include "store/tables.h"

/* ---- values ---- */

Value text_value(Str text)
{
    return (Value){text.len ? VALUE_TEXT : VALUE_NULL, 0, text};
}

Value number_value(int64_t number)
{
    return (Value){number ? VALUE_NUMBER : VALUE_NULL, number, STR_NONE};
}

Value money_value(AwardMoney money)
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
    if (memcmp(a.ptr, b.ptr, a.len) == 0)
        return true;
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
TransactionParts transaction_parts(AwardForm form, const AwardRow *row)
{
    bool has_number = row->record_type != 1 && row->fain.len;
    bool has_own_key = row->transaction_key.len && (form == AWARD_FORM_DATAFEED || !is_made_of_parts(row));
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
    case IN_URI: return text_value(incoming_row->parts.uri);
    case IN_KEY: return text_value(incoming_row->parts.key);
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

/* ---- into the table ---- */

static const ImageIndex by_award = {{IN_AWARD, IN_LISTING}, IN_MODIFICATION};

bool incoming_open(IncomingRows *incoming, Store *store, int64_t import)
{
    *incoming = (IncomingRows){.store = store, .import = import};
    incoming->last = incoming->summed = store_number(store, "SELECT max(id) FROM main.transactions", 0);
    incoming->stored = store_prepare(store, "SELECT obligation FROM main.transactions WHERE id > ?");
    return incoming->stored && image_open(&incoming->image, store, "transactions", IN_COUNT, IMAGE_PAGES, &by_award);
}

void incoming_close(IncomingRows *incoming)
{
    sqlite3_finalize(incoming->stored);
    image_close(&incoming->image);
}

bool incoming_put(IncomingRows *incoming, const Incoming *row)
{
    Value values[IN_COUNT];
    for (int column = 0; column < IN_COUNT; column++)
        values[column] = incoming_value(incoming, row, column);
    int64_t number = incoming->last + 1;
    bool is_put = image_add(&incoming->image, number, values) ||
                  (incoming_flush(incoming) &&
                   (image_add(&incoming->image, number, values) || image_insert(&incoming->image, number, values)));
    incoming->last = number;
    return is_put;
}

void control_add(Control *control, Money obligation)
{
    control->high += obligation / SPLIT;
    control->low += obligation % SPLIT;
}

/* Counts and adds what went into the table, as the table has it, while SQLite still has it at hand. */
static bool sum_stored(IncomingRows *incoming)
{
    int result;
    sqlite3_bind_int64(incoming->stored, 1, incoming->summed);
    while ((result = sqlite3_step(incoming->stored)) == SQLITE_ROW) {
        incoming->control.rows++;
        control_add(&incoming->control, sqlite3_column_int64(incoming->stored, 0));
    }
    sqlite3_reset(incoming->stored);
    incoming->summed = incoming->last;
    return result == SQLITE_DONE || store_fail(incoming->store, "cannot read the store");
}

bool incoming_flush(IncomingRows *incoming)
{
    return image_flush(&incoming->image) && sum_stored(incoming);
}
