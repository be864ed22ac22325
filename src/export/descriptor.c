/* datapackage.json: what the files are, from where, and what each column means; Data Package 2.0,
 * https://datapackage.org/standard.
 *
 * Money is of type `string` with a pattern and a unit, not `number`: what reads a `number` makes binary
 * floating point of it in most languages, and cents must not depend on that. Everything here follows from the
 * store: there is no clock, and `created` is the day of the latest import. */
#include "export/descriptor.h"

#include "export/values.h"

#include <jansson.h>

static void set_text(json_t *object, const char *key, Str text)
{
    if (text.len)
        json_object_set_new(object, key, json_stringn(text.ptr, text.len));
}

static void set(json_t *object, const char *key, const char *text)
{
    if (text)
        set_text(object, key, str_from_c(text));
}

/* The words of a list that has blanks between. */
static json_t *words(const char *list)
{
    json_t *array = json_array();
    for (Str rest = str_from_c(list); rest.len;) {
        Str word = str_cut(&rest, ' ');
        json_array_append_new(array, json_stringn(word.ptr, word.len));
    }
    return array;
}

/* ---- a field ---- */

static const char *type_of(FieldKind kind)
{
    switch (kind) {
    case FIELD_INTEGER: return "integer";
    case FIELD_DAY: return "date";
    case FIELD_MONTH: return "yearmonth";
    case FIELD_FLAG: return "boolean";
    case FIELD_TEXT:
    case FIELD_MONEY: break;
    }
    return "string";
}

static json_t *field_json(const Field *field)
{
    json_t *out = json_object(), *constraints = json_object();
    set(out, "name", field->name);
    set(out, "type", type_of(field->kind));
    set(out, "format", "default");
    set(out, "description", field->description);
    set(out, "unit", field->kind == FIELD_MONEY ? "USD" : field->unit);
    if (field->kind == FIELD_FLAG) {
        json_object_set_new(out, "trueValues", words("true"));
        json_object_set_new(out, "falseValues", words("false"));
    }
    if (field->is_required)
        json_object_set_new(constraints, "required", json_true());
    if (field->kind == FIELD_MONEY)
        set(constraints, "pattern", "-?[0-9]+\\.[0-9]{2}");
    if (field->choices)
        json_object_set_new(constraints, "enum", words(field->choices));
    if (json_object_size(constraints))
        json_object_set(out, "constraints", constraints);
    json_decref(constraints);
    return out;
}

/* ---- a resource: one file ---- */

/* CSV has the plain names; those of JSON Lines end in -jsonl, whatever else is exported. */
static Str resource_name(const char *table, ExportForm form, Arena *arena)
{
    return arena_printf(arena, "%s%s", table, form == EXPORT_CSV ? "" : "-jsonl");
}

/* Only to tables that are exported: a key must not lead out of the package. */
static json_t *references_json(const Table *table, ExportForm form, uint32_t tables, Arena *arena)
{
    json_t *out = json_array();
    for (uint32_t i = 0; i < table->reference_count; i++) {
        const Reference *reference = &table->references[i];
        uint32_t target;
        if (!export_table_find(str_from_c(reference->table), &target) || !(tables >> target & 1))
            continue;
        json_t *key = json_object(), *to = json_object();
        json_object_set_new(key, "fields", words(reference->fields));
        set_text(to, "resource", resource_name(reference->table, form, arena));
        json_object_set_new(to, "fields", words(reference->target));
        json_object_set_new(key, "reference", to);
        json_array_append_new(out, key);
    }
    return out;
}

static json_t *schema_json(const Table *table, ExportForm form, uint32_t tables, Arena *arena)
{
    json_t *out = json_object(), *fields = json_array();
    for (uint32_t i = 0; i < table->field_count; i++)
        json_array_append_new(fields, field_json(&table->fields[i]));
    set(out, "$schema", "https://datapackage.org/profiles/2.0/tableschema.json");
    json_object_set_new(out, "fields", fields);
    json_t *missing = json_array();
    json_array_append_new(missing, json_string(""));
    json_object_set_new(out, "missingValues", missing);
    json_object_set_new(out, "primaryKey", words(table->key));
    json_t *references = references_json(table, form, tables, arena);
    if (json_array_size(references))
        json_object_set(out, "foreignKeys", references);
    json_decref(references);
    return out;
}

static json_t *dialect_json(void)
{
    json_t *out = json_object();
    set(out, "delimiter", ",");
    set(out, "lineTerminator", "\n");
    set(out, "quoteChar", "\"");
    json_object_set_new(out, "doubleQuote", json_true());
    json_object_set_new(out, "header", json_true());
    return out;
}

static json_t *resource_json(const WrittenFile *file, uint32_t tables, Arena *arena)
{
    const Table *table = &export_tables[file->table];
    bool is_csv = file->form == EXPORT_CSV;
    json_t *out = json_object();
    set_text(out, "name", resource_name(table->name, file->form, arena));
    set(out, "type", "table");
    set_text(out, "path", file->path);
    set(out, "title", table->title);
    set(out, "description", table->description);
    set(out, "format", is_csv ? "csv" : "jsonl");
    set(out, "mediatype", is_csv ? "text/csv" : "application/jsonl");
    set(out, "encoding", "utf-8");
    json_object_set_new(out, "bytes", json_integer((json_int_t)file->bytes));
    set_text(out, "hash", file->hash);
    json_object_set_new(out, "rows", json_integer((json_int_t)file->rows));
    if (is_csv)
        json_object_set_new(out, "dialect", dialect_json());
    json_object_set_new(out, "schema", schema_json(table, file->form, tables, arena));
    return out;
}

/* ---- where it is from ---- */

typedef struct {
    json_t *sources;
    int64_t latest; /* day of the latest import, 20260906; 0: none */
} Origin;

static void add_source(Origin *origin, sqlite3_stmt *row)
{
    ValueMaker maker = {0};
    Str file = {(const char *)sqlite3_column_text(row, 0), (size_t)sqlite3_column_bytes(row, 0)};
    Value name = value_text(&maker, file);
    json_t *source = json_object();
    set_text(source, "title", name.text);
    set_text(source, "version", value_day(&maker, sqlite3_column_int64(row, 1)).text);
    json_object_set_new(source, "bytes", json_integer(sqlite3_column_int64(row, 3)));
    const char *hash = (const char *)sqlite3_column_text(row, 2);
    if (hash && strlen(hash) == 64) /* a pipe has none before its end */
        json_object_set_new(source, "hash", json_sprintf("sha256:%s", hash));
    json_array_append_new(origin->sources, source);
    if (sqlite3_column_int64(row, 4) > origin->latest)
        origin->latest = sqlite3_column_int64(row, 4);
    buf_release(&maker.clean);
}

static bool read_origin(sqlite3 *store, Origin *origin)
{
    sqlite3_stmt *statement;
    json_t *publisher = json_object();
    set(publisher, "title", "USAspending.gov, Award Data Archive and downloads; U.S. Department of the Treasury");
    set(publisher, "path", "https://www.usaspending.gov");
    origin->sources = json_array();
    json_array_append_new(origin->sources, publisher);
    if (sqlite3_prepare_v2(store, "SELECT file, made, sha256, bytes, imported FROM imports ORDER BY id", -1, &statement,
                           NULL) != SQLITE_OK)
        return false;
    int step;
    while ((step = sqlite3_step(statement)) == SQLITE_ROW)
        add_source(origin, statement);
    sqlite3_finalize(statement);
    return step == SQLITE_DONE;
}

/* ---- the whole ---- */

static const char description[] =
    "Federal awards as imported from files of USAspending.gov, each recipient resolved to its government.\n\n"
    "Days are written 2016-09-30, money 1234.50 in US dollars and cents. A missing value means that the file does "
    "not say, which is not zero. Every transaction names the file, the member of the archive and the line it is "
    "from. Withdrawn rows are included with the days from which they were known and until which they held: for what "
    "holds now, keep those whose `withdrawn` is missing. Only `obligation` of `transactions` adds up over rows; "
    "totals of awards, subawards and face values of loans are never added to it.";

static int add_piece(const char *bytes, size_t length, void *out)
{
    buf_add(out, (Str){bytes, length});
    return 0;
}

bool descriptor_make(sqlite3 *store, const WrittenFile *files, uint32_t count, uint32_t tables, Buf *out, Arena *arena,
                     Str *why)
{
    Origin origin = {0};
    bool is_read = read_origin(store, &origin);
    if (!is_read)
        *why = arena_printf(arena, "cannot read the store: %s", sqlite3_errmsg(store));
    json_t *package = json_object(), *resources = json_array();
    for (uint32_t i = 0; i < count; i++)
        json_array_append_new(resources, resource_json(&files[i], tables, arena));
    set(package, "$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
    set(package, "name", "pursestrings-export");
    set(package, "title", "Federal awards and the governments that received them");
    set(package, "description", description);
    ValueMaker maker = {0};
    Value latest = value_day(&maker, origin.latest);
    if (latest.text.len)
        set_text(package, "created", arena_printf(arena, "%.*sT00:00:00Z", STR_ARG(latest.text)));
    json_object_set_new(package, "sources", origin.sources);
    json_object_set_new(package, "resources", resources);
    json_dump_callback(package, add_piece, out, JSON_INDENT(2) | JSON_PRESERVE_ORDER);
    json_decref(package);
    buf_add_char(out, '\n');
    return is_read;
}
