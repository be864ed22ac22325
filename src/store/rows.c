/* Rows of the tables transactions and subawards, joined to what they name.
 *
 * Read in the order of awards, so that whoever takes them has one award at a time. Recipients and files are
 * few beside rows: each is looked up once. */
#include "store/rows.h"

#include "store/recipient.h"

typedef struct {
    PlaceId holder;
    Str name, state;
    bool is_decided;
} Recipient;

typedef struct {
    Store *store;
    Arena *arena;
    Map recipients, files, listings; /* bytes of a number -> number in the arrays */
    ARRAY(Recipient) recipient_list;
    StrArray file_list, listing_list;
    sqlite3_stmt *recipient, *file, *listing;
} Names;

/* ---- recipients ---- */

static Str number_key(Arena *arena, int64_t number)
{
    int64_t *key = ARENA_NEW(arena, int64_t);
    *key = number;
    return (Str){(const char *)key, sizeof *key};
}

/* Looks the number up among those met; *is_new when it was not there and now stands for `next`. */
static uint32_t met(Names *names, Map *map, int64_t number, uint32_t next, bool *is_new)
{
    uint32_t found = map_find(map, (Str){(const char *)&number, sizeof number});
    *is_new = found == MAP_ABSENT;
    return *is_new ? map_add(map, number_key(names->arena, number), next) : found;
}

static const Recipient *recipient_of(Names *names, int64_t number)
{
    bool is_new;
    uint32_t at = met(names, &names->recipients, number, names->recipient_list.count, &is_new);
    if (!is_new)
        return &names->recipient_list.items[at];
    Recipient recipient = {.holder = PLACE_NONE};
    sqlite3_bind_int64(names->recipient, 1, number);
    if (sqlite3_step(names->recipient) == SQLITE_ROW) {
        RecipientRow row = recipient_row(names->recipient);
        recipient.holder = recipient_holder(&row);
        recipient.name = arena_str(names->arena, row.evidence.name);
        recipient.state = arena_str(names->arena, row.evidence.state);
        recipient.is_decided = str_equal(row.decision, STR("separate-unit"));
    }
    sqlite3_reset(names->recipient);
    ARRAY_ADD(names->arena, &names->recipient_list, recipient);
    return &names->recipient_list.items[at];
}

/* ---- files and listings ---- */

/* "FY2016_015.zip/FY2016_015_1.csv"; the name of the file alone where it is its own only member. */
static Str file_of(Names *names, int64_t import, int64_t member)
{
    bool is_new;
    uint32_t at = met(names, &names->files, import * 65536 + (member & 65535), names->file_list.count, &is_new);
    if (!is_new)
        return names->file_list.items[at];
    Str file = STR("a file of the store");
    sqlite3_bind_int64(names->file, 1, import);
    sqlite3_bind_int64(names->file, 2, member);
    if (sqlite3_step(names->file) == SQLITE_ROW) {
        Str outer = column_text(names->file, 0), inner = column_text(names->file, 1);
        file = inner.len && !str_equal(inner, outer)
                   ? arena_printf(names->arena, "%.*s/%.*s", STR_ARG(outer), STR_ARG(inner))
                   : arena_str(names->arena, outer);
    }
    sqlite3_reset(names->file);
    ARRAY_ADD(names->arena, &names->file_list, file);
    return file;
}

static Str listing_of(Names *names, int64_t number)
{
    bool is_new;
    uint32_t at = met(names, &names->listings, number, names->listing_list.count, &is_new);
    if (!is_new)
        return names->listing_list.items[at];
    sqlite3_bind_int64(names->listing, 1, number);
    Str listing =
        sqlite3_step(names->listing) == SQLITE_ROW ? arena_str(names->arena, column_text(names->listing, 0)) : STR_NONE;
    sqlite3_reset(names->listing);
    ARRAY_ADD(names->arena, &names->listing_list, listing);
    return listing;
}

static bool names_open(Names *names, Store *store, Arena *arena)
{
    *names = (Names){.store = store, .arena = arena};
    Map *maps[] = {&names->recipients, &names->files, &names->listings};
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++)
        map_init(maps[i], arena);
    names->recipient = store_prepare(store, "SELECT " RECIPIENT_COLUMNS RECIPIENT_TABLES " WHERE r.id = ?");
    names->file = store_prepare(store, "SELECT i.file, m.name FROM imports i LEFT JOIN import_members m "
                                       "ON m.import = i.id AND m.member = ?2 WHERE i.id = ?1");
    names->listing = store_prepare(store, "SELECT number FROM listings WHERE id = ?");
    return names->recipient && names->file && names->listing;
}

static void names_close(Names *names)
{
    sqlite3_finalize(names->recipient);
    sqlite3_finalize(names->file);
    sqlite3_finalize(names->listing);
}

/* ---- one row ---- */

/* Columns of rows_sql, in its order. */
enum {
    ROW_AWARD,
    ROW_FAIN,
    ROW_AWARD_URI,
    ROW_RECORD_TYPE,
    ROW_OUTLAYED,
    ROW_LISTING,
    ROW_MODIFICATION,
    ROW_RECIPIENT,
    ROW_OBLIGATION,
    ROW_FACE_VALUE,
    ROW_ACTION_DATE,
    ROW_FISCAL_YEAR,
    ROW_ASSISTANCE_TYPE,
    ROW_FROM,
    ROW_UNTIL,
    ROW_KNOWN,
    ROW_IMPORT,
    ROW_MEMBER,
    ROW_LINE,
};

#define ROWS_SQL                                                                                               \
    "SELECT t.award, a.fain, a.uri, a.record_type, a.total_outlayed, t.listing, t.modification, t.recipient, " \
    "t.obligation, t.face_value, t.action_date, t.fiscal_year, t.assistance_type, t.period_from, "             \
    "t.period_until, t.known, t.import, t.member, t.line "                                                     \
    "FROM transactions t JOIN awards a ON a.id = t.award WHERE (t.withdrawn IS NULL OR t.withdrawn > ?1)"

static Period day_at(sqlite3_stmt *statement, int at)
{
    Date day = sqlite3_column_type(statement, at) == SQLITE_NULL
                   ? DATE_MIN
                   : store_date(sqlite3_column_int64(statement, at), DATE_MIN);
    return day == DATE_MIN ? PERIOD_NONE : period_of_day(day);
}

/* The day of the action; else its fiscal year as a span. */
static Period action_of(sqlite3_stmt *statement, int day_column, int year_column)
{
    Period day = day_at(statement, day_column);
    int64_t year = sqlite3_column_int64(statement, year_column);
    if (period_is_set(day) || year <= DATE_FIRST_YEAR || year > DATE_LAST_YEAR)
        return day;
    return period_fiscal((int)year);
}

/* From the end of its fiscal year, where the files do not tell: docs/method.md section 3. */
static Period known_at(sqlite3_stmt *statement, int at, Period day)
{
    Period known = day_at(statement, at);
    if (period_is_set(known) || !period_is_set(day))
        return known;
    return period_of_day(period_last(period_fiscal(date_fiscal_year(period_last(day)))));
}

bool store_is_loan(Str assistance_type, bool has_face_value)
{
    AwardRow row = {.assistance_type = assistance_type};
    return has_face_value || award_is_loan(&row);
}

static MoneyRange amount_of(sqlite3_stmt *statement)
{
    if (sqlite3_column_type(statement, ROW_OBLIGATION) != SQLITE_NULL)
        return money_exact(sqlite3_column_int64(statement, ROW_OBLIGATION));
    bool has_face_value = sqlite3_column_type(statement, ROW_FACE_VALUE) != SQLITE_NULL;
    return store_is_loan(column_text(statement, ROW_ASSISTANCE_TYPE), has_face_value) ? money_exact(0) : MONEY_UNKNOWN;
}

enum { RECORD_AGGREGATE = 1, RECORD_INDIVIDUAL = 3 };

/* FAIN and URI are kept once an award. */
static void fill_award(Names *names, sqlite3_stmt *statement, StoreRow *out)
{
    int64_t award = sqlite3_column_int64(statement, ROW_AWARD);
    int64_t type = sqlite3_column_int64(statement, ROW_RECORD_TYPE);
    if (award != out->award) {
        out->row.fain = arena_str(names->arena, column_text(statement, ROW_FAIN));
        out->row.uri = arena_str(names->arena, column_text(statement, ROW_AWARD_URI));
    }
    out->award = award;
    out->has_number = out->row.fain.len || out->row.uri.len;
    out->may_be_government = type != RECORD_AGGREGATE && type != RECORD_INDIVIDUAL;
    out->row.outlays.is_given = sqlite3_column_type(statement, ROW_OUTLAYED) != SQLITE_NULL;
    out->row.outlays.amount = sqlite3_column_int64(statement, ROW_OUTLAYED);
}

static void fill_row(Names *names, sqlite3_stmt *statement, StoreRow *out)
{
    fill_award(names, statement, out);
    const Recipient *recipient = recipient_of(names, sqlite3_column_int64(statement, ROW_RECIPIENT));
    AwardRow *row = &out->row;
    row->recipient = recipient->name;
    row->state = recipient->state;
    row->listing = listing_of(names, sqlite3_column_int64(statement, ROW_LISTING));
    row->modification = arena_str(names->arena, column_text(statement, ROW_MODIFICATION));
    row->day = action_of(statement, ROW_ACTION_DATE, ROW_FISCAL_YEAR);
    row->from = day_at(statement, ROW_FROM);
    row->until = day_at(statement, ROW_UNTIL);
    out->holder = out->may_be_government ? recipient->holder : PLACE_NONE;
    out->is_decided = recipient->is_decided;
    out->amount = amount_of(statement);
    out->known = known_at(statement, ROW_KNOWN, row->day);
    out->file =
        file_of(names, sqlite3_column_int64(statement, ROW_IMPORT), sqlite3_column_int64(statement, ROW_MEMBER));
    out->line = (uint32_t)sqlite3_column_int64(statement, ROW_LINE);
}

/* A version that nobody could know yet is left out, as if it had not been. */
static bool is_known(Period known, Date known_by)
{
    return known_by == DATE_OPEN || !period_is_set(known) || known.first <= known_by;
}

bool store_is_known(sqlite3_stmt *row, int day_column, int year_column, int known_column, Date known_by)
{
    return known_by == DATE_OPEN ||
           is_known(known_at(row, known_column, action_of(row, day_column, year_column)), known_by);
}

/* Takes what one statement gives; its first parameter is the day behind which a withdrawal does not count yet. */
static bool take_rows(Names *names, sqlite3_stmt *statement, Date known_by, StoreTake take, void *taker)
{
    StoreRow row = {.award = INT64_MIN};
    int result;
    sqlite3_bind_int64(statement, 1, known_by == DATE_OPEN ? INT64_MAX : store_day(known_by));
    while ((result = sqlite3_step(statement)) == SQLITE_ROW) {
        fill_row(names, statement, &row);
        if (is_known(row.known, known_by))
            take(taker, &row);
    }
    sqlite3_reset(statement);
    return result == SQLITE_DONE || store_fail(names->store, "cannot read the rows of the store");
}

/* ---- which rows ---- */

/* "(3,17)": numbers of listings; "(NULL)" when the store has none of them. */
static void add_listing_numbers(Store *store, const StrArray *listings, Buf *out)
{
    sqlite3_stmt *find = store_prepare(store, "SELECT id FROM listings WHERE number = ?");
    buf_add(out, STR("(NULL"));
    for (size_t i = 0; find && i < listings->count; i++) {
        bind_text(find, 1, listings->items[i]);
        if (sqlite3_step(find) == SQLITE_ROW)
            buf_printf(out, ",%lld", (long long)sqlite3_column_int64(find, 0));
        sqlite3_reset(find);
    }
    sqlite3_finalize(find);
    buf_add_char(out, ')');
}

/* An award is taken whole: rows of another listing under it are its money too. */
static sqlite3_stmt *prepare_rows(Store *store, const StoreAsk *ask)
{
    Buf sql;
    buf_init(&sql);
    buf_add(&sql, STR(ROWS_SQL));
    if (ask->by_award) {
        buf_add(&sql, STR(" AND t.award = ?2"));
    } else if (!ask->every_listing) {
        buf_add(&sql, STR(" AND t.award IN (SELECT award FROM award_listings WHERE listing IN "));
        add_listing_numbers(store, &ask->listings, &sql);
        buf_add_char(&sql, ')');
    }
    buf_add(&sql, STR(" ORDER BY t.award, t.id"));
    buf_add_char(&sql, '\0');
    sqlite3_stmt *statement = store_prepare(store, sql.ptr);
    buf_release(&sql);
    return statement;
}

bool store_each_row(Store *store, const StoreAsk *ask, Arena *arena, StoreTake take, void *taker)
{
    Names names;
    sqlite3_stmt *statement = NULL;
    bool good = names_open(&names, store, arena) && (statement = prepare_rows(store, ask)) != NULL;
    if (good && !ask->by_award)
        good = take_rows(&names, statement, ask->known_by, take, taker);
    for (size_t i = 0; good && ask->by_award && i < ask->awards.count; i++) {
        sqlite3_bind_int64(statement, 2, ask->awards.items[i]);
        good = take_rows(&names, statement, ask->known_by, take, taker);
    }
    sqlite3_finalize(statement);
    names_close(&names);
    return good;
}

uint64_t store_count(Store *store, const StrArray *listings)
{
    Buf sql;
    buf_init(&sql);
    buf_add(&sql, STR("SELECT sum(transactions) FROM listings"));
    if (listings) {
        buf_add(&sql, STR(" WHERE id IN "));
        add_listing_numbers(store, listings, &sql);
    }
    buf_add_char(&sql, '\0');
    int64_t count = store_number(store, sql.ptr, 0);
    buf_release(&sql);
    return (uint64_t)count;
}

/* Awards are numbered from 1 and never erased: counting them one by one would go through the whole table. */
uint64_t store_award_count(Store *store)
{
    return (uint64_t)store_number(store, "SELECT coalesce(max(id), 0) FROM awards", 0);
}

/* ---- subawards ---- */

#define PASSED_SQL                                                                                            \
    "SELECT award, recipient, amount, action_date, report_month, known, import, member, line FROM subawards " \
    "WHERE award IS NOT NULL AND (withdrawn IS NULL OR withdrawn > ?1) ORDER BY award, id"

static Period month_at(sqlite3_stmt *statement, int at)
{
    int64_t month = sqlite3_column_int64(statement, at);
    Date first = store_date(month * 100 + 1, DATE_MIN);
    return first == DATE_MIN
               ? PERIOD_NONE
               : (Period){first, first + date_days_in_month((int)(month / 100), (int)(month % 100)), PRECISION_MONTH};
}

bool store_each_passed(Store *store, Date known_by, Arena *arena, StoreTakePassed take, void *taker)
{
    Names names;
    sqlite3_stmt *statement = NULL;
    bool good = names_open(&names, store, arena) && (statement = store_prepare(store, PASSED_SQL)) != NULL;
    int result = SQLITE_DONE;
    if (good)
        sqlite3_bind_int64(statement, 1, known_by == DATE_OPEN ? INT64_MAX : store_day(known_by));
    while (good && (result = sqlite3_step(statement)) == SQLITE_ROW) {
        const Recipient *recipient = recipient_of(&names, sqlite3_column_int64(statement, 1));
        StorePassed passed = {.award = sqlite3_column_int64(statement, 0),
                              .place = recipient->holder,
                              .recipient = recipient->name,
                              .state = recipient->state,
                              .amount = MONEY_UNKNOWN,
                              .day = day_at(statement, 3)};
        if (sqlite3_column_type(statement, 2) != SQLITE_NULL)
            passed.amount = money_exact(sqlite3_column_int64(statement, 2));
        if (!period_is_set(passed.day))
            passed.day = month_at(statement, 4);
        passed.known = known_at(statement, 5, passed.day);
        passed.file = file_of(&names, sqlite3_column_int64(statement, 6), sqlite3_column_int64(statement, 7));
        passed.line = (uint32_t)sqlite3_column_int64(statement, 8);
        if (is_known(passed.known, known_by))
            take(taker, &passed);
    }
    good = good && (result == SQLITE_DONE || store_fail(store, "cannot read the subawards of the store"));
    sqlite3_finalize(statement);
    names_close(&names);
    return good;
}

/* ---- names ---- */

static bool each_name(Store *store, const char *sql, StoreTakeName take, void *taker)
{
    sqlite3_stmt *statement = store_prepare(store, sql);
    int result = SQLITE_ERROR;
    while (statement && (result = sqlite3_step(statement)) == SQLITE_ROW)
        take(taker, sqlite3_column_int64(statement, 0), column_text(statement, 1));
    sqlite3_finalize(statement);
    return result == SQLITE_DONE || store_fail(store, "cannot read the store");
}

bool store_each_award(Store *store, StoreTakeName take, void *taker)
{
    return each_name(store, "SELECT id, coalesce(fain, uri) FROM awards WHERE coalesce(fain, uri) IS NOT NULL", take,
                     taker);
}

bool store_each_recipient(Store *store, StoreTakeName take, void *taker)
{
    return each_name(store, "SELECT id, name FROM recipients WHERE name IS NOT NULL", take, taker);
}
