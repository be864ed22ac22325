/* The answer as a table of places and as CSV. */
#include "report/emit.h"
#include "report/table.h"

static Str question_words(const View *view, const Answer *answer)
{
    const Question *question = &answer->question;
    Str known = question->known_by == DATE_OPEN ? STR("")
                                                : arena_printf(view->arena, ", known by %.*s",
                                                               STR_ARG(words_date(view->arena, question->known_by)));
    Str rules = words_rules(view, &answer->conditions);
    return arena_printf(view->arena, "As of %.*s%.*s; %s money%.*s; %s: %.*s",
                        STR_ARG(words_date(view->arena, question->as_of)), STR_ARG(known), basis_name(question->basis),
                        STR_ARG(words_without(view, question)),
                        answer->conditions.count == 1 ? "condition" : "conditions",
                        STR_ARG(rules.len ? rules : STR("none in force that anyone was warned about")));
}

static Str unknown_words(const View *view, uint32_t places)
{
    return arena_printf(view->arena, "+ unknown for %u place%s", places, places == 1 ? "" : "s");
}

static void add_sums(Table *table, Sum gross, const Sum *classes)
{
    table_money(table, sum_range(gross));
    for (int class = 0; class < 3; class ++)
        table_money(table, sum_range(classes[class]));
}

static Str shared_words(const View *view, const PlaceStake *place)
{
    return place->has_shared ? words_range(view->arena, place->shared) : STR("");
}

static bool any_shared(const Answer *answer)
{
    for (size_t i = 0; i < answer->places.count; i++)
        if (answer->places.items[i].has_shared)
            return true;
    return false;
}

static void build_table(Table *table, const View *view, const Answer *answer)
{
    bool for_people = view->format == FORMAT_TABLE || view->format == FORMAT_MD;
    bool shared = !for_people || any_shared(answer);
    table_init(table, view->arena);
    if (!for_people) {
        table_column(table, "Id", "place", ALIGN_LEFT, false);
        table_column(table, "GEOID", "geoid", ALIGN_LEFT, false);
    }
    table_column(table, "Place", "name", ALIGN_LEFT, true);
    table_column(table, "Gross", "gross", ALIGN_RIGHT, false);
    table_column(table, "At risk", "at_risk", ALIGN_RIGHT, false);
    table_column(table, "Protected", "protected", ALIGN_RIGHT, false);
    table_column(table, "Cleared", "cleared", ALIGN_RIGHT, false);
    if (shared)
        table_column(table, "Shared", "shared", ALIGN_RIGHT, false);
    table_column(table, "Status", "status", ALIGN_LEFT, true);
    table_column(table, "Due", "due", ALIGN_LEFT, false);
    size_t at, end = page_of_places(view, answer, &at);
    for (; at < end; at++) {
        const PlaceStake *place = &answer->places.items[at];
        Place unit = journal_place(view->journal, place->place);
        if (!for_people) {
            table_words(table, unit.path);
            table_words(table, unit.geoid);
        }
        table_words(table, unit.name);
        add_sums(table, place->gross, place->classes);
        if (shared)
            table_cell(table, shared_words(view, place),
                       place->has_shared ? words_range_plain(view->arena, place->shared) : STR(""));
        table_words(table, str_from_c(step_name(place->status.step)));
        table_date(table, place->status.due);
    }
    if (!for_people)
        return;
    Sum classes[3];
    for (int class = 0; class < 3; class ++)
        classes[class] = sum_known(answer->classes[class]);
    table_rule(table);
    table_words(table, arena_printf(view->arena, "Total, %u %s%s", answer->awards,
                                    answer->question.basis == BASIS_ALLOCATED ? "allocation" : "award",
                                    answer->awards == 1 ? "" : "s"));
    add_sums(table, sum_known(answer->gross), classes);
    if (shared)
        table_words(table, STR(""));
    table_words(table, STR(""));
    table_words(table, STR(""));
}

static void add_remarks(Buf *out, const View *view, const Answer *answer)
{
    if (answer->unknown_places)
        buf_printf(out, "%.*s\n", STR_ARG(unknown_words(view, answer->unknown_places)));
    if (any_shared(answer))
        buf_add(out, STR("Shared: from joint awards that another place holds; in no sum.\n"));
    if (answer->overflowed)
        buf_add(out, STR("A sum is larger than can be counted in cents and is given as unknown.\n"));
    for (size_t i = 0; i < answer->places.count; i++)
        if (answer->places.items[i].is_loose)
            buf_printf(out, "%.*s: too many dates are known only as spans; the ends given are bounds.\n",
                       STR_ARG(words_place(view, answer->places.items[i].place)));
    for (size_t i = 0; i < answer->conditions.count; i++)
        if (view->journal->rules.items[answer->conditions.items[i]].kind == RULE_FACTOR)
            buf_printf(out, "%.*s is a factor: shown, never money at risk.\n",
                       STR_ARG(view->journal->rules.items[answer->conditions.items[i]].id));
}

void report_stake(Buf *out, const View *view, const Answer *answer)
{
    if (view->format == FORMAT_JSON) {
        print_answer_json(out, view, answer);
        return;
    }
    Table table;
    build_table(&table, view, answer);
    if (view->format == FORMAT_CSV) {
        table_print(out, view, &table);
        return;
    }
    buf_printf(out, "%.*s\n\n", STR_ARG(question_words(view, answer)));
    table_print(out, view, &table);
    size_t before = out->len;
    buf_add_char(out, '\n');
    add_remarks(out, view, answer);
    if (out->len == before + 1)
        out->len = before; /* no remark, no blank line */
}
