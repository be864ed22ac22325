/* Recipients to be decided about, biggest money first, with lines for a journal; what is named like a
 * company comes in a list behind. */
#include "report/table.h"
#include "report/words.h"

/* One line a candidate, each a comment: to decide is to take the mark away from one. */
static Str journal_lines(Arena *arena, const StoreUndecided *undecided)
{
    Buf text;
    buf_init(&text);
    Str name = words_quoted(arena, undecided->name);
    for (size_t i = 0; i < undecided->candidates.count; i++)
        buf_printf(&text, "%s; place %.*s is %.*s", i ? "\n" : "", STR_ARG(undecided->candidates.items[i]),
                   STR_ARG(name));
    if (!undecided->candidates.count)
        buf_printf(&text, "; place ID is %.*s", STR_ARG(name));
    Str copy = arena_str(arena, buf_str(&text));
    buf_release(&text);
    return copy;
}

static Str joined(Arena *arena, const StrArray *list)
{
    Buf text;
    buf_init(&text);
    for (size_t i = 0; i < list->count; i++)
        buf_printf(&text, "%s%.*s", i ? " " : "", STR_ARG(list->items[i]));
    Str copy = arena_str(arena, buf_str(&text));
    buf_release(&text);
    return copy;
}

typedef struct {
    const StoreUndecided *items;
    size_t count;
} UndecidedList;

static void build_table(Table *table, const View *view, UndecidedList list, bool for_people)
{
    Arena *arena = view->arena;
    table_init(table, arena);
    table_column(table, "Obligations", "obligations", ALIGN_RIGHT, false);
    table_column(table, "Rows", "rows", ALIGN_RIGHT, false);
    table_column(table, "Recipient", "name", ALIGN_LEFT, true);
    table_column(table, "State", "state", ALIGN_LEFT, false);
    table_column(table, "City", "city", ALIGN_LEFT, true);
    table_column(table, "County", "county", ALIGN_LEFT, true);
    table_column(table, "Types", "business_types", ALIGN_LEFT, false);
    table_column(table, "Why", "why", ALIGN_LEFT, true);
    if (!for_people) {
        table_column(table, "Company", "company", ALIGN_LEFT, false);
        table_column(table, "Decision", "decision", ALIGN_LEFT, false);
        table_column(table, "Candidates", "candidates", ALIGN_LEFT, false);
        table_column(table, "Journal", "journal", ALIGN_LEFT, false);
    }
    for (size_t i = 0; i < list.count; i++) {
        const StoreUndecided *item = &list.items[i];
        table_money(table, money_exact(item->obligated));
        table_count(table, item->rows);
        table_words(table, item->name);
        table_words(table, item->state);
        table_words(table, item->city);
        table_words(table, item->county);
        table_words(table, item->business_types);
        table_words(table, item->why);
        if (for_people)
            continue;
        table_words(table, item->is_company ? STR("yes") : STR("no"));
        table_words(table, item->is_ambiguous ? STR("ambiguous") : STR("none"));
        table_words(table, joined(arena, &item->candidates));
        table_words(table, journal_lines(arena, item));
    }
}

static size_t count_governments(const StoreUndecidedArray *undecided)
{
    size_t count = 0;
    while (count < undecided->count && !undecided->items[count].is_company)
        count++;
    return count;
}

static void print_list(Buf *out, const View *view, UndecidedList list, bool for_people)
{
    Table table;
    build_table(&table, view, list, for_people);
    table_print(out, view, &table);
}

static void print_lines(Buf *out, const View *view, const StoreUndecidedArray *undecided)
{
    buf_add(out, STR("\nTo decide, put one of these lines into a journal, without the mark before it:\n\n"));
    if (view->format == FORMAT_MD)
        buf_add(out, STR("```\n"));
    for (size_t i = 0; i < undecided->count; i++) {
        Str lines = journal_lines(view->arena, &undecided->items[i]);
        buf_printf(out, "%.*s\n", STR_ARG(lines));
    }
    if (view->format == FORMAT_MD)
        buf_add(out, STR("```\n"));
}

void report_review(Buf *out, const View *view, const StoreUndecidedArray *undecided)
{
    bool for_people = view->format == FORMAT_TABLE || view->format == FORMAT_MD;
    UndecidedList all = {undecided->items, undecided->count};
    if (!for_people) {
        print_list(out, view, all, for_people);
        return;
    }
    if (!undecided->count) {
        buf_add(out, STR("No recipient is left to be decided about.\n"));
        return;
    }
    size_t governments = count_governments(undecided);
    if (governments)
        print_list(out, view, (UndecidedList){all.items, governments}, for_people);
    if (governments < all.count) {
        buf_printf(out, "%sNamed like a company, church or association, and so hardly a government:\n\n",
                   governments ? "\n" : "");
        print_list(out, view, (UndecidedList){all.items + governments, all.count - governments}, for_people);
    }
    print_lines(out, view, undecided);
}
