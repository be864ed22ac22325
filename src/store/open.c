/* Opening the file: made, recognised, brought up to date; SQLite's results as words.
 *
 * Under all other files of this folder. Knows that there is a schema, not what is in it. */
#include "store/tables.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

/* schema.sql, line by line. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverlength-strings"
static const char schema[] =
#include "store_schema.inc"
    ;
#pragma GCC diagnostic pop

enum {
    APPLICATION_ID = 1349874277, /* of schema.sql */
    PAGE_BYTES = 16384,    /* fewer and fuller pages than SQLite's 4096: appends of narrow rows are what is done most */
    CACHE_KIB = 24 * 1024, /* also what each of SQLite's two sorters may take while an index is made */
    BUSY_MS = 5000,
};

Str store_why(const Store *store)
{
    return str_from_c(store->why);
}

struct sqlite3 *store_sqlite(const Store *store)
{
    return store->db;
}

static const char *words_for(Store *store)
{
    switch (sqlite3_errcode(store->db)) {
    case SQLITE_FULL: return "the disk is full";
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return "another program is writing to it";
    case SQLITE_READONLY: return "it may not be written to";
    case SQLITE_CANTOPEN: return "it cannot be opened";
    case SQLITE_NOTADB: return "it is no store: not a file of SQLite";
    case SQLITE_CORRUPT: return "the file is damaged";
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE: return "it cannot be read now";
    default: return sqlite3_errmsg(store->db);
    }
}

bool store_fail(Store *store, const char *doing)
{
    snprintf(store->why, sizeof store->why, "%s: %s", doing, words_for(store));
    return false;
}

bool store_run(Store *store, const char *sql)
{
    if (sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK)
        return true;
    return store_fail(store, "cannot write the store");
}

sqlite3_stmt *store_prepare(Store *store, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
        store_fail(store, "cannot ask the store");
    return statement;
}

bool store_step_done(Store *store, sqlite3_stmt *statement)
{
    int result;
    do
        result = sqlite3_step(statement);
    while (result == SQLITE_ROW);
    bool is_done = result == SQLITE_DONE || store_fail(store, "cannot write the store");
    sqlite3_reset(statement);
    return is_done;
}

int64_t store_number(Store *store, const char *sql, int64_t otherwise)
{
    sqlite3_stmt *statement = store_prepare(store, sql);
    int64_t number = otherwise;
    if (statement && sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_type(statement, 0) != SQLITE_NULL)
        number = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return number;
}

void bind_text(sqlite3_stmt *statement, int at, Str text)
{
    if (text.len)
        sqlite3_bind_text64(statement, at, text.ptr, text.len, SQLITE_STATIC, SQLITE_UTF8);
    else
        sqlite3_bind_null(statement, at);
}

void bind_words(sqlite3_stmt *statement, int at, Str text)
{
    sqlite3_bind_text64(statement, at, text.len ? text.ptr : "", text.len, SQLITE_STATIC, SQLITE_UTF8);
}

void bind_money(sqlite3_stmt *statement, int at, AwardMoney money)
{
    if (money.is_given)
        sqlite3_bind_int64(statement, at, money.amount);
    else
        sqlite3_bind_null(statement, at);
}

void bind_number(sqlite3_stmt *statement, int at, int64_t number)
{
    if (number)
        sqlite3_bind_int64(statement, at, number);
    else
        sqlite3_bind_null(statement, at);
}

void bind_value(sqlite3_stmt *statement, int at, Value value)
{
    if (value.kind == VALUE_NUMBER)
        sqlite3_bind_int64(statement, at, value.number);
    else
        bind_text(statement, at, value.text);
}

Str column_text(sqlite3_stmt *statement, int at)
{
    const char *text = (const char *)sqlite3_column_text(statement, at);
    return text ? (Str){text, (size_t)sqlite3_column_bytes(statement, at)} : STR_NONE;
}

/* ---- days ---- */

int store_day(Date day)
{
    if (day == DATE_MIN || day == DATE_OPEN)
        return 0;
    int year, month, number;
    date_to_parts(day, &year, &month, &number);
    return year * 10000 + month * 100 + number;
}

Date store_date(int64_t day, Date otherwise)
{
    int year = (int)(day / 10000), month = (int)(day / 100 % 100), number = (int)(day % 100);
    if (day < 0 || day > 99991231 || !date_exists(year, month, number))
        return otherwise;
    return date_from_parts(year, month, number);
}

int64_t store_version(const Store *store)
{
    Store *asked = (Store *)(uintptr_t)store;
    return store_number(
        asked,
        "SELECT coalesce((SELECT sum(rows_stored + rows_withdrawn) + max(id) * 1000003 FROM imports), 0)"
        " + (SELECT count(*) FROM resolutions) * 7919",
        0);
}

/* ---- opening ---- */

static bool create(Store *store)
{
    char pragma[64];
    snprintf(pragma, sizeof pragma, "PRAGMA page_size = %d", PAGE_BYTES);
    return store_run(store, pragma) && store_run(store, "BEGIN") && store_run(store, schema) &&
           store_run(store, "COMMIT");
}

/* An empty file is made a store; anything else must be one, of a version this program knows. */
static bool recognise(Store *store)
{
    int64_t tables = store_number(store, "SELECT count(*) FROM sqlite_schema", -1);
    int64_t id = store_number(store, "PRAGMA application_id", -1);
    int64_t version = store_number(store, "PRAGMA user_version", -1);
    if (tables < 0)
        return store_fail(store, "cannot read the store");
    if (tables == 0 && store->use == STORE_WRITE)
        return create(store);
    if (id != APPLICATION_ID)
        snprintf(store->why, sizeof store->why, "it is no store of purse");
    else if (version > STORE_SCHEMA)
        snprintf(store->why, sizeof store->why, "a later version of purse made it (schema %d, this one knows %d)",
                 (int)version, STORE_SCHEMA);
    else if (version == STORE_SCHEMA)
        return true;
    else if (store->use == STORE_WRITE)
        return store_upgrade(store, (int)version);
    else
        snprintf(store->why, sizeof store->why,
                 "an earlier version of purse made it (schema %d, this one reads %d): import a file of it once more, "
                 "which brings it up to date",
                 (int)version, STORE_SCHEMA);
    return false;
}

/* synchronous NORMAL: the file is whole after a crash of the program or the machine; what the last
 * seconds before a power cut had committed may be missing, and is imported again by the same command. */
static bool prepare_to_write(Store *store)
{
    char pragmas[256];
    snprintf(pragmas, sizeof pragmas,
             "PRAGMA secure_delete = off; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -%d; PRAGMA threads = 1;"
             "PRAGMA locking_mode = EXCLUSIVE; PRAGMA temp_store = FILE",
             CACHE_KIB);
    /* Taken at once: two programs that had both begun to read would wait for one another. */
    return store_run(store, pragmas) && store_run(store, "BEGIN EXCLUSIVE") && store_run(store, "COMMIT");
}

/* The commit waits until all is on the disk. What a long transaction has written is sent there meanwhile, so that the
 * wait at its end is short; a page that changes again is written again. */
void store_write_back(Store *store)
{
    if (store->file >= 0 && sqlite3_db_cacheflush(store->db) == SQLITE_OK)
        sync_file_range(store->file, 0, 0, SYNC_FILE_RANGE_WRITE);
}

/* A kill in the middle of a commit leaves a journal that only somebody who may write can play back. */
static void play_back(const char *path)
{
    sqlite3 *db = NULL;
    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK) {
        sqlite3_busy_timeout(db, BUSY_MS);
        sqlite3_exec(db, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
    }
    sqlite3_close(db);
}

Store *store_open(const char *path, StoreUse use, Arena *arena, Str *why)
{
    Store *store = ARENA_NEW(arena, Store);
    *store = (Store){.arena = arena, .use = use, .file = -1};
    int flags = use == STORE_WRITE ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
    bool is_open = sqlite3_open_v2(path, &store->db, flags | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK;
    if (!is_open)
        store_fail(store, "cannot open the store");
    sqlite3_busy_timeout(store->db, BUSY_MS);
    bool is_known = is_open && (use == STORE_READ || prepare_to_write(store)) && recognise(store);
    if (is_open && !is_known && sqlite3_extended_errcode(store->db) == SQLITE_READONLY_ROLLBACK) {
        play_back(path);
        is_known = recognise(store);
    }
    if (is_known && use == STORE_WRITE)
        store->file = open(path, O_RDWR | O_CLOEXEC);
    if (is_known)
        return store;
    *why = arena_str(arena, store_why(store));
    store_close(store);
    return NULL;
}

void store_close(Store *store)
{
    if (!store)
        return;
    sqlite3_close(store->db);
    store->db = NULL;
    /* Not before: closing any descriptor of a file gives up the locks that SQLite has on it. */
    if (store->file >= 0)
        close(store->file);
    store->file = -1;
}
