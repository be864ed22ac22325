/* What was read in a document, a row a find. */
#include "report/table.h"
#include "report/words.h"

#include <stdlib.h>

enum { WORDS_MOST = 400 };

typedef struct {
    uint32_t start, end, number;
    const char *kind, *rule;
    Str words, what;
} Row;

typedef struct {
    Arena *arena;
    const Reading *reading;
    ARRAY(Row) rows;
} Finds;

static void add(Finds *finds, const char *kind, const Anchor *at, Str what, const char *rule)
{
    Row row = {at->start, at->end,          finds->rows.count,
               kind,      rule ? rule : "", words_in_line(finds->arena, at->text, WORDS_MOST),
               what};
    ARRAY_ADD(finds->arena, &finds->rows, row);
}

static Str path_of(PlaceId place)
{
    return place == PLACE_NONE ? STR("") : place_get(place).path;
}

static Str joined(Arena *arena, Str a, const char *between, Str b)
{
    return arena_printf(arena, "%.*s%s%.*s", STR_ARG(a), a.len && b.len ? between : "", STR_ARG(b));
}

static void add_names(Finds *finds)
{
    const Reading *reading = finds->reading;
    for (uint32_t i = 0; i < reading->places.count; i++)
        add(finds, "place", &reading->places.items[i].at, path_of(reading->places.items[i].place),
            reading->places.items[i].rule);
    for (uint32_t i = 0; i < reading->bodies.count; i++)
        add(finds, "body", &reading->bodies.items[i].at, path_of(reading->bodies.items[i].body),
            reading->bodies.items[i].rule);
    for (uint32_t i = 0; i < reading->people.count; i++) {
        const PersonFind *find = &reading->people.items[i];
        Str role = words_in_line(finds->arena, find->role, WORDS_MOST);
        add(finds, "person", &find->at, joined(finds->arena, role, ", ", path_of(find->body)), find->rule);
    }
}

static void add_values(Finds *finds)
{
    const Reading *reading = finds->reading;
    for (uint32_t i = 0; i < reading->amounts.count; i++)
        add(finds, "amount", &reading->amounts.items[i].at,
            words_range_plain(finds->arena, reading->amounts.items[i].usd), reading->amounts.items[i].rule);
    for (uint32_t i = 0; i < reading->dates.count; i++) {
        const DateFind *find = &reading->dates.items[i];
        Str day = period_is_set(find->iso) ? words_period(finds->arena, find->iso) : STR(""),
            until = period_is_set(find->until) ? words_period(finds->arena, find->until) : STR("");
        add(finds, "date", &find->at, joined(finds->arena, day, "..", until), find->rule);
    }
    for (uint32_t i = 0; i < reading->citations.count; i++)
        add(finds, "citation", &reading->citations.items[i].at,
            words_in_line(finds->arena, reading->citations.items[i].cite, WORDS_MOST),
            reading->citations.items[i].rule);
}

static void add_told(Finds *finds)
{
    const Reading *reading = finds->reading;
    for (uint32_t i = 0; i < reading->quotes.count; i++) {
        const QuoteFind *find = &reading->quotes.items[i];
        Str speaker = words_in_line(finds->arena, find->speaker, WORDS_MOST);
        add(finds, "quotation", &find->at, joined(finds->arena, str_from_c(quote_kind_name(find->kind)), ", ", speaker),
            find->rule);
    }
    for (uint32_t i = 0; i < reading->events.count; i++) {
        const EventFind *find = &reading->events.items[i];
        Str what = arena_printf(finds->arena, "%s, %s", event_type_name(find->type), modality_name(find->modality));
        add(finds, "event", &find->at,
            joined(finds->arena, what, ", by ", path_of(find->actor_is_near ? PLACE_NONE : find->actor_place)),
            find->rule);
    }
    for (uint32_t i = 0; i < reading->claims.count; i++)
        add(finds, "claim", &reading->claims.items[i].at, str_from_c(claim_kind_name(reading->claims.items[i].kind)),
            reading->claims.items[i].rule);
}

/* In the order of the text; what begins at one byte keeps the order of the kinds. */
static int compare_rows(const void *a, const void *b)
{
    const Row *left = a, *right = b;
    if (left->start != right->start)
        return left->start < right->start ? -1 : 1;
    return left->number < right->number ? -1 : left->number > right->number;
}

static void add_columns(Table *table)
{
    table_column(table, "From", "start", ALIGN_RIGHT, false);
    table_column(table, "To", "end", ALIGN_RIGHT, false);
    table_column(table, "Kind", "kind", ALIGN_LEFT, false);
    table_column(table, "Words", "words", ALIGN_LEFT, true);
    table_column(table, "What", "what", ALIGN_LEFT, true);
    table_column(table, "Rule", "rule", ALIGN_LEFT, false);
}

void report_finds(Buf *out, const View *view, const DocumentRead *document)
{
    Finds finds = {.arena = view->arena, .reading = document->reading};
    add_names(&finds);
    add_values(&finds);
    add_told(&finds);
    if (finds.rows.count)
        qsort(finds.rows.items, finds.rows.count, sizeof(Row), compare_rows);
    Table table;
    table_init(&table, view->arena);
    add_columns(&table);
    for (uint32_t i = 0; i < finds.rows.count; i++) {
        const Row *row = &finds.rows.items[i];
        table_words(&table, arena_printf(view->arena, "%u", row->start));
        table_words(&table, arena_printf(view->arena, "%u", row->end));
        table_words(&table, str_from_c(row->kind));
        table_words(&table, row->words);
        table_words(&table, row->what);
        table_words(&table, str_from_c(row->rule));
    }
    table_print(out, view, &table);
}
