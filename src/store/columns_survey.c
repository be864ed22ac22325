/* First step to the column file: what each award is, and its rows in the order of the table.
 *
 * An award is summed by group when every row has a day and an amount, and nothing else is to be known of it;
 * all others are irregular and taken as rows when a question is asked. Rows that are withdrawn, or not known by
 * the day of knowledge, are not looked at. */
#include "store/columns_build.h"

#include "store/recipient.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

enum {
    SPOOL_ROWS = 1 << 14,         /* written together */
    NUMBERS_MOST = 400 * 1000000, /* of awards and recipients: more is no table of ours */
    TELL_EVERY = 1 << 18,
};
/* 100 billion dollars: 90,000 of them fit into Money. An award with a larger row is taken as rows. */
static const Money ROW_MOST = 10000000000000;

bool survey_fail(Survey *survey, const char *doing, const char *reason)
{
    if (!survey->why.len)
        survey->why = arena_printf(survey->arena, "%s: %s", doing, reason);
    return false;
}

void survey_tell(const Survey *survey, uint64_t done, uint64_t in_all)
{
    if (survey->progress && survey->progress->tell)
        survey->progress->tell(survey->progress->context, done, in_all);
}

static bool fail_by_store(Survey *survey)
{
    store_fail(survey->store, "cannot read the store");
    survey->why = arena_str(survey->arena, store_why(survey->store));
    return false;
}

bool write_all_at(int file, const void *bytes, size_t count, uint64_t at)
{
    const char *from = bytes;
    while (count) {
        ssize_t written = pwrite(file, from, count, (off_t)at);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        from += written;
        at += (uint64_t)written;
        count -= (size_t)written;
    }
    return true;
}

/* ---- recipients ---- */

static bool read_recipients(Survey *survey)
{
    int64_t most = store_number(survey->store, "SELECT max(id) FROM recipients", 0);
    if (most < 0 || most >= NUMBERS_MOST)
        return survey_fail(survey, "the store", "its recipients have numbers that are no numbers of ours");
    survey->recipient_limit = (uint32_t)most + 1;
    survey->holders = ARENA_ARRAY(survey->arena, PlaceId, survey->recipient_limit);
    survey->told = ARENA_ARRAY(survey->arena, uint8_t, survey->recipient_limit);
    memset(survey->holders, 0xFF, survey->recipient_limit * sizeof(PlaceId));
    sqlite3_stmt *statement = store_prepare(survey->store, "SELECT " RECIPIENT_COLUMNS RECIPIENT_TABLES);
    int result = SQLITE_ERROR;
    while (statement && (result = sqlite3_step(statement)) == SQLITE_ROW) {
        RecipientRow row = recipient_row(statement);
        if (row.id < 0 || row.id >= survey->recipient_limit)
            continue;
        survey->holders[row.id] = recipient_holder(&row);
        survey->told[row.id] = str_equal(row.decision, STR("separate-unit"));
    }
    sqlite3_finalize(statement);
    return result == SQLITE_DONE || fail_by_store(survey);
}

PlaceId survey_holder(const Survey *survey, const SurveyAward *award)
{
    return award->flags & AWARD_IS_PARTY ? survey->holders[award->recipient] : PLACE_NONE;
}

/* ---- awards ---- */

static bool read_awards(Survey *survey)
{
    int64_t most = store_number(survey->store, "SELECT max(id) FROM awards", 0);
    if (most < 0 || most >= NUMBERS_MOST)
        return survey_fail(survey, "the store", "its awards have numbers that are no numbers of ours");
    survey->award_limit = (uint32_t)most + 1;
    survey->awards = ARENA_ARRAY(survey->arena, SurveyAward, survey->award_limit);
    sqlite3_stmt *statement = store_prepare(survey->store, "SELECT id, fain, record_type, recipient FROM awards");
    int result = SQLITE_ERROR;
    while (statement && (result = sqlite3_step(statement)) == SQLITE_ROW) {
        int64_t number = sqlite3_column_int64(statement, 0), type = sqlite3_column_int64(statement, 2);
        if (number < 0 || number >= survey->award_limit)
            continue;
        Str fain = column_text(statement, 1);
        SurveyAward *award = &survey->awards[number];
        int64_t recipient = sqlite3_column_int64(statement, 3);
        award->year = (int16_t)award_year_of_number(fain);
        award->recipient = recipient >= 0 && recipient < survey->recipient_limit ? (uint32_t)recipient : 0;
        award->flags = AWARD_EXISTS;
        if (type != 1 && type != 3)
            award->flags |= AWARD_IS_PARTY;
        if (!fain.len)
            award->flags |= AWARD_IS_IRREGULAR | AWARD_HAS_NO_NUMBER;
    }
    sqlite3_finalize(statement);
    return result == SQLITE_DONE || fail_by_store(survey);
}

/* Those that were passed on to another government are shared: their partners are found among the rows. */
static bool mark_shared(Survey *survey)
{
    sqlite3_stmt *statement =
        store_prepare(survey->store, "SELECT s.award, s.recipient, a.recipient FROM subawards s JOIN awards a "
                                     "ON a.id = s.award");
    int result = SQLITE_ERROR;
    while (statement && (result = sqlite3_step(statement)) == SQLITE_ROW) {
        int64_t award = sqlite3_column_int64(statement, 0), to = sqlite3_column_int64(statement, 1);
        if (award >= 0 && award < survey->award_limit && to >= 0 && to < survey->recipient_limit &&
            survey->holders[to] != PLACE_NONE)
            survey->awards[award].flags |= AWARD_IS_IRREGULAR;
    }
    sqlite3_finalize(statement);
    return result == SQLITE_DONE || fail_by_store(survey);
}

/* ---- rows ---- */

typedef struct {
    Survey *survey;
    Map listings;        /* bytes of a number -> number in listing_list */
    uint16_t *by_number; /* of small numbers: one more than theirs in the list */
    SpoolRow *rows;
    size_t count;
    uint64_t in_all, done;
} Rows;

enum { LISTING_NUMBERS = 1 << 16 };

/* Numbers of listings are small: they are given in the order in which listings are met. */
static bool read_listings(Rows *rows)
{
    Survey *survey = rows->survey;
    sqlite3_stmt *statement = store_prepare(survey->store, "SELECT id, number FROM listings");
    int result = SQLITE_ERROR;
    while (statement && (result = sqlite3_step(statement)) == SQLITE_ROW) {
        int64_t number = sqlite3_column_int64(statement, 0);
        if (number < 0 || number >= LISTING_NUMBERS || survey->listings.count >= LISTING_NUMBERS - 1)
            continue;
        rows->by_number[number] = (uint16_t)(survey->listings.count + 1);
        ARRAY_ADD(survey->arena, &survey->listings, arena_str(survey->arena, column_text(statement, 1)));
    }
    sqlite3_finalize(statement);
    return result == SQLITE_DONE || fail_by_store(survey);
}

static bool flush(Rows *rows)
{
    Survey *survey = rows->survey;
    if (!write_all_at(survey->spool, rows->rows, rows->count * sizeof *rows->rows,
                      survey->spooled * sizeof *rows->rows))
        return survey_fail(survey, "cannot write the column file", strerror(errno));
    survey->spooled += rows->count;
    rows->count = 0;
    return true;
}

/* Columns of the statement in read_rows. */
enum { AT_AWARD, AT_LISTING, AT_RECIPIENT, AT_OBLIGATION, AT_DAY, AT_TYPE, AT_FACE_VALUE, AT_KNOWN, AT_FISCAL_YEAR };

/* The first row of an award says whose it is and under which listing, as in journal/store_rows.c. */
static void meet_award(Rows *rows, sqlite3_stmt *statement, SurveyAward *award)
{
    Survey *survey = rows->survey;
    int64_t recipient = sqlite3_column_int64(statement, AT_RECIPIENT),
            listing = sqlite3_column_int64(statement, AT_LISTING);
    uint16_t number = listing >= 0 && listing < LISTING_NUMBERS ? rows->by_number[listing] : 0;
    if (recipient < 0 || recipient >= survey->recipient_limit || !number)
        award->flags |= AWARD_IS_IRREGULAR;
    else
        award->recipient = (uint32_t)recipient, award->listing = (uint16_t)(number - 1);
    award->first = DATE_OPEN;
    award->flags |= AWARD_IS_THERE;
}

static void count_unplaced(Survey *survey, const SurveyAward *award, Money obligated)
{
    if (!(award->flags & AWARD_IS_PARTY) || survey->told[award->recipient] & 1)
        return;
    survey->unplaced_recipients += !(survey->told[award->recipient] & 2);
    survey->told[award->recipient] |= 2;
    if (!money_add(survey->unplaced_obligated, obligated, &survey->unplaced_obligated))
        survey->unplaced_obligated = MONEY_MAX;
}

static bool take_row(Rows *rows, sqlite3_stmt *statement)
{
    Survey *survey = rows->survey;
    int64_t number = sqlite3_column_int64(statement, AT_AWARD);
    if (number < 0 || number >= survey->award_limit)
        return true;
    SurveyAward *award = &survey->awards[number];
    if (!(award->flags & AWARD_IS_THERE))
        meet_award(rows, statement, award);
    Money obligated = sqlite3_column_int64(statement, AT_OBLIGATION);
    if (survey_holder(survey, award) == PLACE_NONE) {
        count_unplaced(survey, award, obligated);
        return true;
    }
    bool is_given =
        sqlite3_column_type(statement, AT_OBLIGATION) != SQLITE_NULL ||
        store_is_loan(column_text(statement, AT_TYPE), sqlite3_column_type(statement, AT_FACE_VALUE) != SQLITE_NULL);
    Date day = store_date(sqlite3_column_int64(statement, AT_DAY), DATE_MIN);
    if (!is_given || day < FIRST_DAY || day >= FIRST_DAY + DAYS || obligated > ROW_MOST || obligated < -ROW_MOST ||
        award->rows == ROW_COUNT_MOST)
        award->flags |= AWARD_IS_IRREGULAR;
    if (award->flags & AWARD_IS_IRREGULAR)
        return true;
    award->rows++;
    award->first = day < award->first ? day : award->first;
    rows->rows[rows->count++] = (SpoolRow){(uint32_t)number, day, obligated};
    return rows->count < SPOOL_ROWS || flush(rows);
}

static bool read_rows(Rows *rows)
{
    Survey *survey = rows->survey;
    sqlite3_stmt *statement =
        store_prepare(survey->store, "SELECT award, listing, recipient, obligation, action_date, assistance_type, "
                                     "face_value, known, fiscal_year FROM transactions "
                                     "WHERE withdrawn IS NULL OR withdrawn > ?1 ORDER BY id");
    if (statement)
        sqlite3_bind_int64(statement, 1, survey->known_by == DATE_OPEN ? INT64_MAX : store_day(survey->known_by));
    int result = SQLITE_ERROR;
    bool good = true;
    while (good && statement && (result = sqlite3_step(statement)) == SQLITE_ROW) {
        good =
            !store_is_known(statement, AT_DAY, AT_FISCAL_YEAR, AT_KNOWN, survey->known_by) || take_row(rows, statement);
        if (++rows->done % TELL_EVERY == 0)
            survey_tell(survey, rows->done, 2 * rows->in_all);
    }
    sqlite3_finalize(statement);
    return good && (result == SQLITE_DONE || fail_by_store(survey)) && flush(rows);
}

/* ---- the spool ---- */

/* Without a name where the file system can, so that nothing is left behind whatever happens. */
static int open_unnamed(const char *path, Arena *arena)
{
    Str whole = str_from_c(path);
    size_t slash = whole.len;
    while (slash && path[slash - 1] != '/')
        slash--;
    const char *folder = slash ? arena_c_string(arena, str_slice(whole, 0, slash)) : ".";
    int file = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (file >= 0)
        return file;
    char *name = arena_c_string(arena, arena_printf(arena, "%s-XXXXXX", path));
    file = mkostemp(name, O_CLOEXEC);
    if (file >= 0)
        unlink(name);
    return file;
}

bool survey_take(Survey *survey, const char *path)
{
    Rows rows = {.survey = survey};
    rows.by_number = ARENA_ARRAY(survey->arena, uint16_t, LISTING_NUMBERS);
    rows.rows = ARENA_ARRAY(survey->arena, SpoolRow, SPOOL_ROWS);
    rows.in_all = store_count(survey->store, NULL);
    survey->spool = open_unnamed(path, survey->arena);
    if (survey->spool < 0)
        return survey_fail(survey, "cannot write the column file", strerror(errno));
    return read_recipients(survey) && read_awards(survey) && mark_shared(survey) && read_listings(&rows) &&
           read_rows(&rows);
}
