/* The suits: court, docket, parties, and what each order does on the day. */
#include "report/table.h"
#include "report/words.h"

typedef struct {
    const View *view;
    const Question *question;
    IndexArray *orders;    /* by case */
    OrderHistory *history; /* for machines */
} Suits;

/* Of each case its orders, in the order of the journal. */
static IndexArray *orders_by_case(const View *view, const Question *question)
{
    const Journal *journal = view->journal;
    IndexArray *lists = ARENA_ARRAY(view->arena, IndexArray, journal->cases.count + 1);
    for (Index i = 0; i < journal->events.count; i++) {
        const Event *event = &journal->events.items[i];
        if (event->kind != EVENT_ORDER || stake_leaves_out(question, i))
            continue;
        for (size_t k = 0; k < event->order->cases.count; k++) {
            IndexArray *list = &lists[event->order->cases.items[k]];
            if (!list->count || list->items[list->count - 1] != i)
                ARRAY_ADD(view->arena, list, i);
        }
    }
    return lists;
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

static void add_orders(Table *table, const Suits *suits, Index a_case, bool with_case)
{
    const View *view = suits->view;
    const IndexArray *orders = &suits->orders[a_case];
    for (size_t i = 0; i < orders->count; i++) {
        const Event *event = &view->journal->events.items[orders->items[i]];
        if (with_case)
            table_words(table, view->journal->cases.items[a_case].id);
        table_date(table, event->day);
        table_words(table, event->order->court == PLACE_NONE
                               ? STR("")
                               : journal_place(view->journal, event->order->court).short_name);
        table_words(table, words_event_name(view, event));
        table_words(table, event->common.title);
        table_words(table, words_order_does(view, event));
        table_words(table, made_words(suits->question, event));
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

static json_t *json_works(const View *view, const OrderWorks *works)
{
    json_t *list = json_array();
    for (size_t i = 0; i < works->count; i++) {
        const Event *worker = &view->journal->events.items[works->items[i].event];
        const Order *order = worker->order;
        const PlaceSet *places = order->to.is_given ? &order->to : &order->whom;
        json_t *object = json_object();
        json_object_set_new(object, "by", json_event_name(view, worker));
        json_object_set_new(object, "day", json_period(view->arena, order->effective));
        json_object_set_new(object, "mandate",
                            order->mandate == MANDATE_PENDING ? json_string("pending")
                                                              : json_period(view->arena, order->mandate_day));
        json_object_set_new(object, "work", json_string(work_name(works->items[i].work)));
        json_object_set_new(object, "places", places->is_given ? json_words(words_set(view, places)) : json_null());
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *json_day(const View *view, Date day)
{
    return day == DATE_OPEN ? json_null() : json_words(words_date(view->arena, day));
}

static json_t *json_rules(const View *view, const IndexArray *rules)
{
    json_t *list = json_array();
    for (size_t i = 0; i < rules->count; i++)
        json_array_append_new(list, json_words(view->journal->rules.items[rules->items[i]].id));
    return list;
}

static json_t *json_stands(const View *view, const OrderCourse *course)
{
    json_t *list = json_array();
    for (size_t i = 0; i < course->stands.count; i++) {
        const OrderStand *stand = &course->stands.items[i];
        json_t *object = json_object();
        json_object_set_new(object, "from", json_day(view, stand->from));
        json_object_set_new(object, "until", json_day(view, stand->until));
        json_object_set_new(object, "for", json_words(words_set(view, &stand->whom)));
        json_object_set_new(object, "state", json_string(order_state_name(stand->state)));
        json_object_set_new(object, "by",
                            stand->by == NO_INDEX ? json_null()
                                                  : json_event_name(view, &view->journal->events.items[stand->by]));
        json_object_set_new(object, "rules", json_rules(view, &stand->rules));
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *json_order(const Suits *suits, Index number)
{
    const View *view = suits->view;
    const Event *event = &view->journal->events.items[number];
    OrderCourse course = history_of(suits->history, number);
    Certainty made = stake_event_happened(suits->question, event);
    json_t *order = json_object();
    json_object_set_new(order, "order", json_event_name(view, event));
    json_object_set_new(order, "day", json_period(view->arena, event->day));
    json_object_set_new(order, "court", json_words(words_path(view, event->order->court)));
    json_object_set_new(order, "title", json_words(event->common.title));
    json_object_set_new(order, "does", json_words(words_order_does(view, event)));
    json_object_set_new(order, "made", made == PERHAPS ? json_null() : json_boolean(made == SURELY));
    json_object_set_new(order, "effective", json_period(view->arena, event->order->effective));
    json_object_set_new(order, "works", json_works(view, &course.works));
    json_object_set_new(order, "stands", course.is_left_out ? json_null() : json_stands(view, &course));
    json_object_set_new(order, "sources", json_sources(view, &event->common));
    json_object_set_new(order, "at", json_words(words_place_in_file(view, event->common.span)));
    return order;
}

static json_t *json_case(const Suits *suits, Index index)
{
    const View *view = suits->view;
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
    for (size_t i = 0; i < suits->orders[index].count; i++)
        json_array_append_new(orders, json_order(suits, suits->orders[index].items[i]));
    json_object_set_new(object, "orders", orders);
    return object;
}

static void print_case(Buf *out, const Suits *suits, Index index)
{
    const View *view = suits->view;
    const Case *a_case = &view->journal->cases.items[index];
    Table table;
    buf_printf(out, "%s%.*s (%.*s)\n", view->format == FORMAT_MD ? "## " : "", STR_ARG(case_words(view, a_case)),
               STR_ARG(a_case->id));
    if (a_case->plaintiffs.is_given)
        buf_printf(out, "plaintiff: %.*s\n", STR_ARG(words_names(view, &a_case->plaintiffs)));
    if (a_case->challenges.count)
        buf_printf(out, "about: %.*s\n", STR_ARG(words_rules(view, &a_case->challenges)));
    buf_add_char(out, '\n');
    init_orders(&table, view, false);
    add_orders(&table, suits, index, false);
    if (table_rows(&table))
        table_print(out, view, &table);
    else
        buf_add(out, STR("no order is in the journal\n"));
    buf_add_char(out, '\n');
}

void report_cases(Buf *out, const View *view, const Question *question, Index only)
{
    Suits suits = {view, question, orders_by_case(view, question), NULL};
    json_t *list = json_array();
    Table flat;
    if (view->format == FORMAT_JSON)
        suits.history = stake_history(view->journal, question, view->arena);
    init_orders(&flat, view, true);
    for (Index i = 0; i < view->journal->cases.count; i++) {
        if (only != NO_INDEX && i != only)
            continue;
        if (view->format == FORMAT_JSON)
            json_array_append_new(list, json_case(&suits, i));
        else if (view->format == FORMAT_CSV)
            add_orders(&flat, &suits, i, true);
        else
            print_case(out, &suits, i);
    }
    if (view->format == FORMAT_CSV)
        table_print(out, view, &flat);
    if (view->format == FORMAT_JSON)
        json_print(out, list);
    else
        json_decref(list);
}
