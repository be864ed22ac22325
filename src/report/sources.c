/* Sources: what the journal rests on, and which entries cite which bytes of one. */
#include "report/table.h"
#include "report/words.h"

#include <stdlib.h>

/* ---- entries, of every kind ---- */

typedef struct {
    const char *kind;
    Str id;    /* of what is declared; a link of what happened */
    Str title; /* words for it */
    Period day;
    const Common *common;
    const Citation *cited;
} Citing;
typedef ARRAY(Citing) Citings;

/* Is given each entry once, awards apart. */
typedef void TakeEntry(void *context, const Citing *entry);

static Str title_of(const Common *common, Str id)
{
    return common->title.len ? common->title : id;
}

#define EACH(list, kind_words, id_words, title_words)                                                    \
    for (size_t i = 0; i < journal->list.count; i++) {                                                   \
        const Common *common = &journal->list.items[i].common;                                           \
        Str id = id_words;                                                                               \
        take(context, &(Citing){kind_words, id, title_of(common, title_words), PERIOD_NONE, common, 0}); \
    }

static void each_declared(const View *view, TakeEntry *take, void *context)
{
    const Journal *journal = view->journal;
    EACH(programs, "program", journal->programs.items[i].id, id)
    EACH(rules, journal->rules.items[i].kind == RULE_POLICY ? "policy" : "condition", journal->rules.items[i].id, id)
    EACH(groups, "group", journal->groups.items[i].id, id)
    EACH(cases, "case", journal->cases.items[i].id, id)
    EACH(series_entries, "series", journal->series_entries.items[i].id, id)
    EACH(allocations, "allocation", STR(""), words_place(view, journal->allocations.items[i].place))
    EACH(costs, "cost", STR(""), words_place(view, journal->costs.items[i].place))
    EACH(own_places, "place", journal->own_places.items[i].place.path, journal->own_places.items[i].place.name)
    EACH(decisions, "place", STR(""), journal->decisions.items[i].name)
}

static void each_event(const View *view, TakeEntry *take, void *context)
{
    for (size_t i = 0; i < view->journal->events.count; i++) {
        const Event *event = &view->journal->events.items[i];
        Str link = event->link.len ? words_event_name(view, event) : STR("");
        take(context,
             &(Citing){event_kind_name(event->kind), link, event->common.title, event->day, &event->common, 0});
    }
}

/* ---- how many cite each ---- */

typedef struct {
    uint32_t *counts, *last; /* by source: how many, and the last one counted */
    uint32_t number;
} Count;

/* Once, however many passages it cites. */
static void count_entry(void *context, const Citing *entry)
{
    Count *count = context;
    count->number++;
    for (size_t i = 0; i < entry->common->sources.count; i++) {
        Index source = entry->common->sources.items[i].source;
        count->counts[source] += count->last[source] != count->number;
        count->last[source] = count->number;
    }
}

static uint32_t *count_awards(const View *view)
{
    uint32_t *counts = ARENA_ARRAY(view->arena, uint32_t, view->journal->sources.count + 1);
    for (size_t i = 0; i < view->journal->awards.count; i++) {
        const Common *common = &view->journal->awards.items[i].common;
        for (size_t k = 0; k < common->sources.count; k++)
            counts[common->sources.items[k].source]++;
    }
    return counts;
}

static void set(json_t *object, const char *key, json_t *value)
{
    json_object_set_new(object, key, value);
}

static json_t *json_source(const View *view, const SourceEntry *source)
{
    json_t *object = json_object(), *notes = json_array();
    set(object, "id", json_words(source->id));
    set(object, "title", json_words(source->common.title));
    set(object, "publisher", json_words(source->publisher));
    set(object, "published", json_period(view->arena, source->published));
    set(object, "url", json_words(source->url));
    set(object, "archived", json_words(source->archived));
    set(object, "sha256", json_words(source->sha256));
    for (size_t i = 0; i < source->common.notes.count; i++)
        json_array_append_new(notes, json_words(source->common.notes.items[i]));
    set(object, "notes", notes);
    set(object, "at", json_words(words_place_in_file(view, source->common.span)));
    return object;
}

static void print_list(Buf *out, const View *view, const uint32_t *entries, const uint32_t *awards)
{
    bool for_people = view->format == FORMAT_TABLE || view->format == FORMAT_MD;
    Table table;
    table_init(&table, view->arena);
    table_column(&table, "Id", "id", ALIGN_LEFT, false);
    table_column(&table, "Published", "published", ALIGN_LEFT, false);
    table_column(&table, "Title", "title", ALIGN_LEFT, true);
    table_column(&table, "Publisher", "publisher", ALIGN_LEFT, true);
    table_column(&table, "Entries", "entries", ALIGN_RIGHT, false);
    table_column(&table, "Awards", "awards", ALIGN_RIGHT, false);
    for (size_t i = 3; !for_people && i > 0; i--)
        table_column(&table, "", i == 3 ? "url" : i == 2 ? "archived" : "sha256", ALIGN_LEFT, true);
    for (size_t i = 0; i < view->journal->sources.count; i++) {
        const SourceEntry *source = &view->journal->sources.items[i];
        table_words(&table, source->id);
        table_date(&table, source->published);
        table_words(&table, source->common.title);
        table_words(&table, source->publisher);
        table_count(&table, entries[i]);
        table_count(&table, awards[i]);
        if (for_people)
            continue;
        table_words(&table, source->url);
        table_words(&table, source->archived);
        table_words(&table, source->sha256);
    }
    table_print(out, view, &table);
}

void report_sources(Buf *out, const View *view)
{
    size_t sources = view->journal->sources.count + 1;
    Count count = {ARENA_ARRAY(view->arena, uint32_t, sources), ARENA_ARRAY(view->arena, uint32_t, sources), 0};
    uint32_t *awards = count_awards(view), *entries = count.counts;
    each_declared(view, count_entry, &count);
    each_event(view, count_entry, &count);
    if (view->format != FORMAT_JSON) {
        print_list(out, view, entries, awards);
        return;
    }
    json_t *list = json_array();
    for (size_t i = 0; i < view->journal->sources.count; i++) {
        json_t *object = json_source(view, &view->journal->sources.items[i]);
        set(object, "entries", json_integer(entries[i]));
        set(object, "awards", json_integer(awards[i]));
        json_array_append_new(list, object);
    }
    json_print(out, list);
}

/* ---- one ---- */

typedef struct {
    const View *view;
    Index source;
    Citings list;
} Search;

static void search_entry(void *context, const Citing *entry)
{
    Search *search = context;
    for (size_t i = 0; i < entry->common->sources.count; i++) {
        Citing found = *entry;
        found.cited = &entry->common->sources.items[i];
        if (found.cited->source == search->source)
            ARRAY_ADD(search->view->arena, &search->list, found);
    }
}

/* As they stand in the files; citations of one entry in their order in the source. */
static int by_place(const void *left, const void *right)
{
    const Citing *a = left, *b = right;
    const Span *first = &a->common->span, *second = &b->common->span;
    if (first->source != second->source)
        return first->source < second->source ? -1 : 1;
    if (first->offset != second->offset)
        return first->offset < second->offset ? -1 : 1;
    return (a->cited->from > b->cited->from) - (a->cited->from < b->cited->from);
}

static Citings citings_of(const View *view, Index source)
{
    Search search = {.view = view, .source = source};
    each_declared(view, search_entry, &search);
    each_event(view, search_entry, &search);
    if (search.list.count)
        qsort(search.list.items, search.list.count, sizeof *search.list.items, by_place);
    return search.list;
}

static json_t *json_citing(const View *view, const Citing *entry)
{
    json_t *object = json_object(), *bytes = json_null();
    bool is_link = str_starts(entry->id, STR("^"));
    if (entry->cited->has_bytes) {
        bytes = json_array();
        json_array_append_new(bytes, json_integer(entry->cited->from));
        json_array_append_new(bytes, json_integer(entry->cited->until));
    }
    set(object, "link", is_link ? json_words(entry->id) : json_null());
    set(object, "id", is_link ? json_null() : json_words(entry->id));
    set(object, "day", json_period(view->arena, entry->day));
    set(object, "kind", json_string(entry->kind));
    set(object, "title", json_words(entry->title));
    set(object, "at", json_words(words_place_in_file(view, entry->common->span)));
    set(object, "bytes", bytes);
    return object;
}

static void print_entries(Buf *out, const View *view, const Citings *entries)
{
    Table table;
    table_init(&table, view->arena);
    table_column(&table, "Entry", "entry", ALIGN_LEFT, false);
    table_column(&table, "Kind", "kind", ALIGN_LEFT, false);
    table_column(&table, "Day", "day", ALIGN_LEFT, false);
    table_column(&table, "Title", "title", ALIGN_LEFT, true);
    table_column(&table, "At", "at", ALIGN_LEFT, false);
    table_column(&table, "Bytes", "bytes", ALIGN_LEFT, false);
    for (size_t i = 0; i < entries->count; i++) {
        const Citing *entry = &entries->items[i];
        table_words(&table, entry->id);
        table_words(&table, str_from_c(entry->kind));
        table_date(&table, entry->day);
        table_words(&table, entry->title);
        table_words(&table, words_place_in_file(view, entry->common->span));
        table_words(&table, entry->cited->has_bytes
                                ? arena_printf(view->arena, "%u..%u", entry->cited->from, entry->cited->until)
                                : STR(""));
    }
    if (table_rows(&table) || view->format == FORMAT_CSV)
        table_print(out, view, &table);
    else
        buf_add(out, STR("no entry cites it\n"));
}

static void print_fact(Buf *out, const char *name, Str value)
{
    if (value.len)
        buf_printf(out, "%s: %.*s\n", name, STR_ARG(value));
}

static void print_source(Buf *out, const View *view, const SourceEntry *source, uint32_t awards)
{
    buf_printf(out, "%s%.*s (%.*s)\n", view->format == FORMAT_MD ? "## " : "",
               STR_ARG(title_of(&source->common, source->id)), STR_ARG(source->id));
    print_fact(out, "publisher", source->publisher);
    print_fact(out, "published",
               period_is_set(source->published) ? words_period(view->arena, source->published)
                                                : STR("on a day not known"));
    print_fact(out, "url", source->url);
    print_fact(out, "archived", source->archived);
    print_fact(out, "sha256", source->sha256);
    for (size_t i = 0; i < source->common.notes.count; i++)
        print_fact(out, "note", source->common.notes.items[i]);
    if (awards)
        buf_printf(out, "awards of it: %.*s\n", STR_ARG(words_count(view->arena, awards)));
    buf_add_char(out, '\n');
}

void report_source(Buf *out, const View *view, Index index)
{
    const SourceEntry *source = &view->journal->sources.items[index];
    Citings entries = citings_of(view, index);
    uint32_t awards = count_awards(view)[index];
    if (view->format != FORMAT_JSON) {
        if (view->format != FORMAT_CSV)
            print_source(out, view, source, awards);
        print_entries(out, view, &entries);
        return;
    }
    json_t *object = json_object(), *list = json_array();
    for (size_t i = 0; i < entries.count; i++)
        json_array_append_new(list, json_citing(view, &entries.items[i]));
    set(object, "source", json_source(view, source));
    set(object, "entries", list);
    set(object, "awards", json_integer(awards));
    set(object, "text", json_boolean(source->archived.len > 0));
    json_print(out, object);
}
