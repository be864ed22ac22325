/* Two answers side by side: what differs, place by place and condition by condition. */
#include "report/emit.h"
#include "report/table.h"

typedef struct {
    const View *before_view, *after_view;
    const Answer *before, *after;
} Pair;

static const PlaceStake *find_place(const View *view, const Answer *answer, Str path)
{
    for (size_t i = 0; i < answer->places.count; i++)
        if (str_equal(words_path(view, answer->places.items[i].place), path))
            return &answer->places.items[i];
    return NULL;
}

static const ConditionAnswer *find_condition(const View *view, const PlaceStake *place, Str id)
{
    for (size_t i = 0; place && i < place->conditions.count; i++)
        if (str_equal(view->journal->rules.items[place->conditions.items[i].rule].id, id))
            return &place->conditions.items[i];
    return NULL;
}

static Cell range_cell(const View *view, MoneyRange amount)
{
    return (Cell){words_range(view->arena, amount), words_range_plain(view->arena, amount), false};
}

static Cell text_cell(Str text)
{
    return (Cell){text, text, false};
}

static Cell sum_cell(const View *view, const PlaceStake *place, int what)
{
    if (!place)
        return text_cell(STR("not asked"));
    return range_cell(view, sum_range(what < 0 ? place->gross : place->classes[what]));
}

static void add_row(Table *table, Str place, Str what, Cell before, Cell after)
{
    if (str_equal(before.shown, after.shown))
        return;
    table_words(table, place);
    table_words(table, what);
    table_cell(table, before.shown, before.plain);
    table_cell(table, after.shown, after.plain);
}

static Cell state_cell(const View *view, const ConditionAnswer *condition)
{
    if (!condition)
        return text_cell(STR("not asked"));
    Buf buf;
    buf_init(&buf);
    buf_printf(&buf, "%s", state_name(condition->state));
    for (size_t i = 0; i < condition->by.count && condition->state != STATE_OPEN; i++)
        buf_printf(&buf, "%s%.*s", i ? ", " : " by ",
                   STR_ARG(words_event_name(view, &view->journal->events.items[condition->by.items[i]])));
    Str text = arena_str(view->arena, buf_str(&buf));
    buf_release(&buf);
    return text_cell(text);
}

static void compare_place(Table *table, const Pair *pair, Str path, Str name)
{
    static const char *const what[] = {"gross", "at risk", "protected", "cleared"};
    const PlaceStake *before = find_place(pair->before_view, pair->before, path),
                     *after = find_place(pair->after_view, pair->after, path);
    for (int i = -1; i < 3; i++)
        add_row(table, name, str_from_c(what[i + 1]), sum_cell(pair->before_view, before, i),
                sum_cell(pair->after_view, after, i));
    const PlaceStake *either = before ? before : after;
    const View *view = before ? pair->before_view : pair->after_view;
    for (size_t i = 0; i < either->conditions.count; i++) {
        Str id = view->journal->rules.items[either->conditions.items[i].rule].id;
        add_row(table, name, id, state_cell(pair->before_view, find_condition(pair->before_view, before, id)),
                state_cell(pair->after_view, find_condition(pair->after_view, after, id)));
    }
    for (size_t i = 0; before && after && i < after->conditions.count; i++) {
        Str id = pair->after_view->journal->rules.items[after->conditions.items[i].rule].id;
        if (!find_condition(pair->before_view, before, id))
            add_row(table, name, id, text_cell(STR("not asked")),
                    state_cell(pair->after_view, &after->conditions.items[i]));
    }
    if (before && after)
        add_row(table, name, STR("status"), text_cell(str_from_c(step_name(before->status.step))),
                text_cell(str_from_c(step_name(after->status.step))));
}

static void compare_totals(Table *table, const Pair *pair)
{
    static const char *const what[] = {"gross", "at risk", "protected", "cleared"};
    for (int i = -1; i < 3; i++) {
        Sum before = i < 0 ? pair->before->gross : pair->before->classes[i],
            after = i < 0 ? pair->after->gross : pair->after->classes[i];
        before.has_unknown = after.has_unknown = false;
        add_row(table, STR("Total"), str_from_c(what[i + 1]), range_cell(pair->before_view, sum_range(before)),
                range_cell(pair->after_view, sum_range(after)));
    }
}

static void build(Table *table, const Pair *pair, const char *before_label, const char *after_label)
{
    table_init(table, pair->before_view->arena);
    table_column(table, "Place", "place", ALIGN_LEFT, true);
    table_column(table, "What", "what", ALIGN_LEFT, false);
    table_column(table, before_label, "before", ALIGN_RIGHT, true);
    table_column(table, after_label, "after", ALIGN_RIGHT, true);
    for (size_t i = 0; i < pair->before->places.count; i++) {
        Place place = journal_place(pair->before_view->journal, pair->before->places.items[i].place);
        compare_place(table, pair, place.path, place.name);
    }
    for (size_t i = 0; i < pair->after->places.count; i++) {
        Place place = journal_place(pair->after_view->journal, pair->after->places.items[i].place);
        if (!find_place(pair->before_view, pair->before, place.path))
            compare_place(table, pair, place.path, place.name);
    }
    compare_totals(table, pair);
}

bool answers_differ(const View *before_view, const Answer *before, const View *after_view, const Answer *after)
{
    Pair pair = {before_view, after_view, before, after};
    Table table;
    build(&table, &pair, "", "");
    return table_rows(&table) > 0;
}

static void print_both(Buf *out, const Pair *pair, const Table *table)
{
    Emit emit = {.out = out};
    emit_open(&emit, '{');
    emit_answer(emit_key(&emit, "baseline"), pair->before_view, pair->before);
    emit_answer(emit_key(&emit, "changed"), pair->after_view, pair->after);
    emit_tree(emit_key(&emit, "difference"), table_json(table));
    emit_close(&emit, '}');
    buf_add_char(out, '\n');
}

void report_difference(Buf *out, const View *before_view, const Answer *before, const View *after_view,
                       const Answer *after, const char *before_label, const char *after_label)
{
    Pair pair = {before_view, after_view, before, after};
    Table table;
    build(&table, &pair, before_label, after_label);
    if (before_view->format == FORMAT_JSON) {
        print_both(out, &pair, &table);
        return;
    }
    if (!table_rows(&table) && before_view->format != FORMAT_CSV) {
        buf_printf(out, "no difference between %s and %s\n", before_label, after_label);
        return;
    }
    table_print(out, before_view, &table);
}
