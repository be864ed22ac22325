/* Runs oracle.sql: its parts, in order, over one story and one question after the other. */
#include "oracle.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { STATEMENTS = 48, KEPT = 64 };
static const char *const part_names[PARTS] = {"schema", "settle", "ask", "worlds", "level", "money"};

typedef struct {
    const char *key;
    sqlite3_stmt *statement;
} Kept;

struct Oracle {
    sqlite3 *db;
    char *text;
    char *parts[PARTS];
    sqlite3_stmt *statements[PARTS][STATEMENTS];
    int counts[PARTS];
    Kept puts[KEPT], empties[KEPT], readers[KEPT];
};

static void die(const Oracle *oracle, const char *what)
{
    fprintf(stderr, "oracle: %s: %s\n", what, sqlite3_errmsg(oracle->db));
    exit(2);
}

void oracle_exec(Oracle *oracle, const char *sql)
{
    if (sqlite3_exec(oracle->db, sql, NULL, NULL, NULL) != SQLITE_OK)
        die(oracle, sql);
}

static char *read_text(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    char *text = calloc(1, 1 << 17);
    size_t got = text ? fread(text, 1, (1 << 17) - 1, file) : 0;
    fclose(file);
    if (got)
        return text;
    free(text);
    return NULL;
}

/* Parts begin with a line "--: name" and end where the next begins. */
static void cut_parts(Oracle *oracle)
{
    for (int i = PARTS - 1; i >= 0; i--) {
        char mark[32];
        snprintf(mark, sizeof mark, "\n--: %s\n", part_names[i]);
        char *at = strstr(oracle->text, mark);
        if (!at) {
            fprintf(stderr, "oracle: no part %s\n", part_names[i]);
            exit(2);
        }
        oracle->parts[i] = at + strlen(mark);
        *at = '\0';
    }
}

static void prepare_part(Oracle *oracle, int part)
{
    const char *rest = oracle->parts[part];
    while (*rest) {
        sqlite3_stmt *statement = NULL;
        if (sqlite3_prepare_v3(oracle->db, rest, -1, SQLITE_PREPARE_PERSISTENT, &statement, &rest) != SQLITE_OK)
            die(oracle, part_names[part]);
        if (statement)
            oracle->statements[part][oracle->counts[part]++] = statement;
    }
}

Oracle *oracle_open(const char *sql_path)
{
    Oracle *oracle = calloc(1, sizeof *oracle);
    if (!oracle || !(oracle->text = read_text(sql_path))) {
        fprintf(stderr, "oracle: cannot read %s\n", sql_path);
        free(oracle);
        return NULL;
    }
    if (sqlite3_open(":memory:", &oracle->db) != SQLITE_OK)
        die(oracle, "open");
    oracle_exec(oracle, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
    cut_parts(oracle);
    oracle_exec(oracle, oracle->parts[PART_SCHEMA]);
    for (int part = PART_SETTLE; part < PARTS; part++)
        prepare_part(oracle, part);
    return oracle;
}

void oracle_close(Oracle *oracle)
{
    for (sqlite3_stmt *at = sqlite3_next_stmt(oracle->db, NULL); at; at = sqlite3_next_stmt(oracle->db, NULL))
        sqlite3_finalize(at);
    sqlite3_close(oracle->db);
    free(oracle->text);
    free(oracle);
}

static sqlite3_stmt *kept(Oracle *oracle, Kept *list, const char *key, const char *sql)
{
    while (list->key && list->key != key && strcmp(list->key, key) != 0)
        list++;
    if (!list->key) {
        list->key = key;
        if (sqlite3_prepare_v3(oracle->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &list->statement, NULL) != SQLITE_OK)
            die(oracle, sql);
    }
    return list->statement;
}

static void run(Oracle *oracle, sqlite3_stmt *statement)
{
    if (sqlite3_step(statement) != SQLITE_DONE)
        die(oracle, sqlite3_sql(statement));
    sqlite3_reset(statement);
}

void oracle_empty(Oracle *oracle, const char *table)
{
    char sql[64];
    snprintf(sql, sizeof sql, "DELETE FROM %s", table);
    sqlite3_stmt *statement = kept(oracle, oracle->empties, table, sql);
    run(oracle, statement);
}

void oracle_put(Oracle *oracle, const char *table, const char *format, ...)
{
    char sql[128];
    snprintf(sql, sizeof sql, "INSERT INTO %s VALUES (?%.*s)", table, (int)(2 * strlen(format) - 2),
             ",?,?,?,?,?,?,?,?,?,?,?,?,?,?");
    sqlite3_stmt *statement = kept(oracle, oracle->puts, table, sql);
    va_list values;
    va_start(values, format);
    for (int i = 0; format[i]; i++) {
        long long number = 0;
        if (format[i] == 't')
            sqlite3_bind_text(statement, i + 1, va_arg(values, const char *), -1, SQLITE_STATIC);
        else if (format[i] == 'l')
            number = va_arg(values, long long);
        else
            number = va_arg(values, int);
        if (format[i] != 't' && (number == NONE || number == NONE_LONG))
            sqlite3_bind_null(statement, i + 1);
        else if (format[i] != 't')
            sqlite3_bind_int64(statement, i + 1, number);
    }
    va_end(values);
    run(oracle, statement);
}

void oracle_run(Oracle *oracle, OraclePart part, int number)
{
    for (int i = 0; i < oracle->counts[part]; i++) {
        sqlite3_stmt *statement = oracle->statements[part][i];
        if (sqlite3_bind_parameter_count(statement))
            sqlite3_bind_int(statement, 1, number);
        run(oracle, statement);
    }
}

sqlite3_stmt *oracle_reader(Oracle *oracle, const char *sql)
{
    return kept(oracle, oracle->readers, sql, sql);
}

void oracle_each(Oracle *oracle, const char *sql, TakeRow take, OracleAnswer *out)
{
    sqlite3_stmt *row = oracle_reader(oracle, sql);
    while (sqlite3_step(row) == SQLITE_ROW)
        take(row, out);
    sqlite3_reset(row);
}

int oracle_number(Oracle *oracle, const char *sql)
{
    sqlite3_stmt *row = oracle_reader(oracle, sql);
    int number = sqlite3_step(row) == SQLITE_ROW ? sqlite3_column_int(row, 0) : 0;
    sqlite3_reset(row);
    return number;
}
