/* What came into the store: the manifest, and rows that were set aside. */
#include "report/table.h"
#include "report/words.h"

static void add_day(Table *table, int64_t day)
{
    Date date = store_date(day, DATE_OPEN);
    table_date(table, date == DATE_OPEN ? PERIOD_NONE : period_of_day(date));
}

static void add_totals_columns(Table *table)
{
    table_column(table, "Read", "rows_read", ALIGN_RIGHT, false);
    table_column(table, "Stored", "rows_stored", ALIGN_RIGHT, false);
    table_column(table, "Unchanged", "rows_unchanged", ALIGN_RIGHT, false);
    table_column(table, "Set aside", "rows_set_aside", ALIGN_RIGHT, false);
    table_column(table, "Withdrawn", "rows_withdrawn", ALIGN_RIGHT, false);
    table_column(table, "Obligations", "obligations", ALIGN_RIGHT, false);
}

static void add_totals(Table *table, const StoreTotals *totals)
{
    table_count(table, totals->read);
    table_count(table, totals->stored);
    table_count(table, totals->unchanged);
    table_count(table, totals->set_aside);
    table_count(table, totals->withdrawn);
    table_money(table, totals->overflowed ? MONEY_UNKNOWN : money_exact(totals->obligations));
}

void report_imported(Buf *out, const View *view, const Str *files, const StoreTotals *totals, size_t count)
{
    Table table;
    table_init(&table, view->arena);
    table_column(&table, "File", "file", ALIGN_LEFT, true);
    add_totals_columns(&table);
    for (size_t i = 0; i < count; i++) {
        table_words(&table, files[i]);
        add_totals(&table, &totals[i]);
    }
    table_print(out, view, &table);
}

/* A digest is for machines; the first digits tell two files apart. */
static Str short_digest(Str digest)
{
    return str_slice(digest, 0, digest.len < 12 ? digest.len : 12);
}

static Str scope_words(const View *view, const StoreManifest *manifest)
{
    if (!manifest->scope_agency.len)
        return STR("");
    if (!manifest->scope_year)
        return arena_printf(view->arena, "%.*s, every year", STR_ARG(manifest->scope_agency));
    return arena_printf(view->arena, "%.*s, FY%d", STR_ARG(manifest->scope_agency), (int)manifest->scope_year);
}

/* What a person looks at first; the digest and the counts of columns are for those who go on from it. */
static void add_manifest_columns(Table *table, bool for_people)
{
    table_column(table, "No.", "id", ALIGN_RIGHT, false);
    table_column(table, "File", "file", ALIGN_LEFT, true);
    if (!for_people)
        table_column(table, "SHA-256", "sha256", ALIGN_LEFT, false);
    table_column(table, "Form", "form", ALIGN_LEFT, false);
    table_column(table, "All of", "scope", ALIGN_LEFT, false);
    table_column(table, "Made", "made", ALIGN_LEFT, false);
    table_column(table, "Imported", "imported", ALIGN_LEFT, false);
    table_column(table, "State", "state", ALIGN_LEFT, false);
    add_totals_columns(table);
    if (for_people)
        return;
    table_column(table, "Columns read", "columns_read", ALIGN_RIGHT, false);
    table_column(table, "passed over", "columns_passed_over", ALIGN_RIGHT, false);
    table_column(table, "absent", "columns_absent", ALIGN_RIGHT, false);
}

static void add_manifest(Table *table, const View *view, const StoreManifest *manifest, bool for_people)
{
    table_count(table, (uint64_t)manifest->id);
    table_words(table, manifest->file);
    if (!for_people)
        table_cell(table, short_digest(manifest->sha256), manifest->sha256);
    table_words(table, manifest->forms);
    table_words(table, scope_words(view, manifest));
    add_day(table, manifest->made);
    add_day(table, manifest->imported);
    table_words(table, str_equal(manifest->state, STR("done")) ? manifest->state : STR("broken off"));
    add_totals(table, &manifest->totals);
    if (for_people)
        return;
    table_count(table, (uint64_t)manifest->columns_read);
    table_count(table, (uint64_t)manifest->columns_passed_over);
    table_count(table, (uint64_t)manifest->columns_absent);
}

void report_manifest(Buf *out, const View *view, const StoreManifests *manifests)
{
    bool for_people = view->format == FORMAT_TABLE;
    Table table;
    table_init(&table, view->arena);
    add_manifest_columns(&table, for_people);
    for (size_t i = 0; i < manifests->count; i++)
        add_manifest(&table, view, &manifests->items[i], for_people);
    table_print(out, view, &table);
}

void report_set_aside(Buf *out, const View *view, const StoreSetAsides *rows)
{
    Table table;
    table_init(&table, view->arena);
    table_column(&table, "File", "file", ALIGN_LEFT, false);
    table_column(&table, "Member", "member", ALIGN_LEFT, false);
    table_column(&table, "Line", "line", ALIGN_RIGHT, false);
    table_column(&table, "Code", "code", ALIGN_LEFT, false);
    table_column(&table, "Why", "why", ALIGN_LEFT, true);
    table_column(&table, "Row", "row", ALIGN_LEFT, true);
    for (size_t i = 0; i < rows->count; i++) {
        const StoreSetAside *row = &rows->items[i];
        table_words(&table, row->file);
        table_words(&table, row->name);
        table_count(&table, (uint64_t)row->line);
        table_words(&table, row->code);
        table_words(&table, row->message);
        table_cell(&table, str_slice(row->text, 0, row->text.len < 60 ? row->text.len : 60), row->text);
    }
    table_print(out, view, &table);
}
