/* Rows out of the store, one at a time: each value is made once and goes to every file that wants it. */
#include "export/rows.h"

#include "export/values.h"

typedef struct {
    const Table *table;
    sqlite3_stmt *statement;
    Sink *csv, *jsonl;
    Str keys[EXPORT_FIELDS_MOST]; /* what stands before each value in JSON: {"id": and ,"award": */
    ValueMaker maker;
    const Field *wrong; /* the field of this row that holds what it may not */
} Writing;

static bool select_rows(sqlite3 *store, const Table *table, sqlite3_stmt **out)
{
    Buf sql;
    buf_init(&sql);
    for (uint32_t i = 0; i < table->field_count; i++)
        buf_printf(&sql, "%s%s", i ? ", " : "SELECT ", table->fields[i].column);
    buf_printf(&sql, " FROM %s ORDER BY %s", table->source, table->order);
    bool is_ready = sqlite3_prepare_v2(store, sql.ptr, (int)sql.len, out, NULL) == SQLITE_OK;
    buf_release(&sql);
    return is_ready;
}

static void write_header(Writing *writing)
{
    for (uint32_t i = 0; i < writing->table->field_count; i++)
        buf_printf(&writing->csv->bytes, "%s%s", i ? "," : "", writing->table->fields[i].name);
    buf_add_char(&writing->csv->bytes, '\n');
}

static Value made_of_integer(ValueMaker *maker, FieldKind kind, int64_t number)
{
    switch (kind) {
    case FIELD_INTEGER: return value_integer(maker, number);
    case FIELD_MONEY: return value_money(maker, number);
    case FIELD_DAY: return value_day(maker, number);
    case FIELD_MONTH: return value_month(maker, number);
    case FIELD_FLAG: return value_flag(number != 0);
    case FIELD_TEXT: break;
    }
    return (Value){.form = VALUE_NULL};
}

/* Nothing is converted on the way: a value of another type than the column's is a damaged store. */
static Value read_value(Writing *writing, uint32_t i)
{
    const Field *field = &writing->table->fields[i];
    sqlite3_stmt *row = writing->statement;
    int type = sqlite3_column_type(row, (int)i);
    Value value = {.form = VALUE_NULL};
    if (type == SQLITE_NULL) {
        if (field->is_required)
            writing->wrong = field;
        return value;
    }
    if (type == SQLITE_TEXT && field->kind == FIELD_TEXT) {
        const char *text = (const char *)sqlite3_column_text(row, (int)i);
        return value_text(&writing->maker, (Str){text, (size_t)sqlite3_column_bytes(row, (int)i)});
    }
    if (type == SQLITE_INTEGER)
        value = made_of_integer(&writing->maker, field->kind, sqlite3_column_int64(row, (int)i));
    if (value.form == VALUE_NULL)
        writing->wrong = field;
    return value;
}

static void write_row(Writing *writing)
{
    Sink *csv = writing->csv, *jsonl = writing->jsonl;
    for (uint32_t i = 0; i < writing->table->field_count; i++) {
        Value value = read_value(writing, i);
        if (csv) {
            if (i)
                buf_add_char(&csv->bytes, ',');
            value_add_csv(&csv->bytes, value);
        }
        if (jsonl) {
            buf_add(&jsonl->bytes, writing->keys[i]);
            value_add_json(&jsonl->bytes, value);
        }
    }
    if (csv) {
        buf_add_char(&csv->bytes, '\n');
        sink_pass(csv);
    }
    if (jsonl) {
        buf_add(&jsonl->bytes, STR("}\n"));
        sink_pass(jsonl);
    }
}

static bool can_go_on(const Writing *writing)
{
    return !writing->wrong && !(writing->csv && writing->csv->error) && !(writing->jsonl && writing->jsonl->error);
}

static bool write_rows(Writing *writing, uint64_t *rows, Arena *arena, Str *why)
{
    int step = SQLITE_DONE;
    while (can_go_on(writing) && (step = sqlite3_step(writing->statement)) == SQLITE_ROW) {
        write_row(writing);
        ++*rows;
    }
    if (writing->wrong)
        *why = arena_printf(arena, "the store is damaged: row %llu of %s has no good value for '%s'",
                            (unsigned long long)*rows, writing->table->name, writing->wrong->name);
    else if (step != SQLITE_DONE && step != SQLITE_ROW)
        *why = arena_printf(arena, "cannot read the store: %s", sqlite3_errmsg(sqlite3_db_handle(writing->statement)));
    else
        return true;
    return false;
}

bool rows_write(sqlite3 *store, const Table *table, Sink *csv, Sink *jsonl, uint64_t *rows, Arena *arena, Str *why)
{
    Writing writing = {.table = table, .csv = csv, .jsonl = jsonl};
    *rows = 0;
    if (!select_rows(store, table, &writing.statement)) {
        *why = arena_printf(arena, "cannot read the store: %s", sqlite3_errmsg(store));
        return false;
    }
    for (uint32_t i = 0; i < table->field_count; i++)
        writing.keys[i] = arena_printf(arena, "%c\"%s\":", i ? ',' : '{', table->fields[i].name);
    if (csv)
        write_header(&writing);
    bool is_done = write_rows(&writing, rows, arena, why);
    if (csv)
        sink_flush(csv);
    if (jsonl)
        sink_flush(jsonl);
    sqlite3_finalize(writing.statement);
    buf_release(&writing.maker.clean);
    return is_done;
}
