/* The suits: court, docket, parties, and what each order does on the day. */
#include "report/table.h"
#include "report/words.h"

static bool is_of_case(const Question *question, const Event *event, Index a_case)
{
    if (stake_leaves_out(question, event->number))
        return false;
    for (size_t i = 0; event->kind == EVENT_ORDER && i < event->order->cases.count; i++)
        if (event->order->cases.items[i] == a_case)
            return true;
    return false;
}

static Str made_words(const Question *question, const Event *event)
{
    Certainty made = stake_event_happened(question, event);
    return made == SURELY ? STR("") : made == NEVER ? STR("not yet") : STR("perhaps");
}

static Str case_words(const View *view, const Case *a_case)
{
    Str court = a_case->court == PLACE_NONE ? STR("court not known") : journal_place(view->journal, a_case->court).name;
    Str filed = period_is_set(a_case->filed) ? words_period(view->arena, a_case->filed) : STR("on a day not known");
    return arena_printf(view->arena, "%.*s, %.*s, %.*s, filed %.*s",
                        STR_ARG(a_case->common.title.len ? a_case->common.title : a_case->id), STR_ARG(court),
                        STR_ARG(a_case->docket.len ? a_case->docket : STR("docket not known")), STR_ARG(filed));
}

static void add_orders(Table *table, const View *view, const Question *question, Index a_case, bool with_case)
{
    for (Index i = 0; i < view->journal->events.count; i++) {
        const Event *event = &view->journal->events.items[i];
        if (!is_of_case(question, event, a_case))
            continue;
        if (with_case)
            table_words(table, view->journal->cases.items[a_case].id);
        table_date(table, event->day);
        table_words(table, event->order->court == PLACE_NONE
                               ? STR("")
                               : journal_place(view->journal, event->order->court).short_name);
        table_words(table, words_event_name(view, event));
        table_words(table, event->common.title);
        table_words(table, words_order_does(view, event));
        table_words(table, made_words(question, event));
    }
}

static void init_orders(Table *table, const View *view, bool with_case)
{
    table_init(table, view->arena);
    if (with_case)
        table_column(table, "Case", "case", ALIGN_LEFT, false);
    table_column(table, "Day", "day", ALIGN_LEFT, false);
    table_column(table, "Court", "court", ALIGN_LEFT, true);
    table_column(table, "Order", "order", ALIGN_LEFT, true);
    table_column(table, "Title", "title", ALIGN_LEFT, true);
    table_column(table, "Does", "does", ALIGN_LEFT, true);
    table_column(table, "On the day", "on_the_day", ALIGN_LEFT, false);
}

static json_t *json_case(const View *view, const Question *question, Index index)
{
    const Case *a_case = &view->journal->cases.items[index];
    json_t *object = json_object(), *orders = json_array();
    json_object_set_new(object, "id", json_words(a_case->id));
    json_object_set_new(object, "title", json_words(a_case->common.title));
    json_object_set_new(object, "court", json_words(words_path(view, a_case->court)));
    json_object_set_new(object, "docket", json_words(a_case->docket));
    json_object_set_new(object, "filed", json_period(view->arena, a_case->filed));
    json_object_set_new(object, "plaintiffs", json_words(words_set(view, &a_case->plaintiffs)));
    json_object_set_new(object, "challenges", json_words(words_rules(view, &a_case->challenges)));
    json_object_set_new(object, "sources", json_sources(view, &a_case->common));
    for (Index i = 0; i < view->journal->events.count; i++) {
        const Event *event = &view->journal->events.items[i];
        if (!is_of_case(question, event, index))
            continue;
        json_t *order = json_object();
        json_object_set_new(order, "order", json_event_name(view, event));
        json_object_set_new(order, "day", json_period(view->arena, event->day));
        json_object_set_new(order, "court", json_words(words_path(view, event->order->court)));
        json_object_set_new(order, "title", json_words(event->common.title));
        json_object_set_new(order, "does", json_words(words_order_does(view, event)));
        Certainty made = stake_event_happened(question, event);
        json_object_set_new(order, "made", made == PERHAPS ? json_null() : json_boolean(made == SURELY));
        json_object_set_new(order, "sources", json_sources(view, &event->common));
        json_object_set_new(order, "at", json_words(words_place_in_file(view, event->common.span)));
        json_array_append_new(orders, order);
    }
    json_object_set_new(object, "orders", orders);
    return object;
}

void report_cases(Buf *out, const View *view, const Question *question, Index only)
{
    json_t *list = json_array();
    Table flat;
    init_orders(&flat, view, true);
    for (Index i = 0; i < view->journal->cases.count; i++) {
        if (only != NO_INDEX && i != only)
            continue;
        if (view->format == FORMAT_JSON) {
            json_array_append_new(list, json_case(view, question, i));
        } else if (view->format == FORMAT_CSV) {
            add_orders(&flat, view, question, i, true);
        } else {
            const Case *a_case = &view->journal->cases.items[i];
            Table table;
            buf_printf(out, "%s%.*s (%.*s)\n", view->format == FORMAT_MD ? "## " : "",
                       STR_ARG(case_words(view, a_case)), STR_ARG(a_case->id));
            if (a_case->plaintiffs.is_given)
                buf_printf(out, "plaintiff: %.*s\n", STR_ARG(words_names(view, &a_case->plaintiffs)));
            if (a_case->challenges.count)
                buf_printf(out, "about: %.*s\n", STR_ARG(words_rules(view, &a_case->challenges)));
            buf_add_char(out, '\n');
            init_orders(&table, view, false);
            add_orders(&table, view, question, i, false);
            if (table_rows(&table))
                table_print(out, view, &table);
            else
                buf_add(out, STR("no order is in the journal\n"));
            buf_add_char(out, '\n');
        }
    }
    if (view->format == FORMAT_CSV)
        table_print(out, view, &flat);
    if (view->format == FORMAT_JSON)
        json_print(out, list);
    else
        json_decref(list);
}
