/* What keeping conditions costs beside what is at stake, a line an entry. Aggregates only. */
#include "report/table.h"
#include "report/words.h"

/* "300"; "1.50"; "250 to 300" */
static void add_quantity(Table *table, MoneyRange quantity)
{
    table_money(table, quantity);
}

static void add_columns(Table *table, bool for_people)
{
    table_column(table, "Place", for_people ? "name" : "place", ALIGN_LEFT, true);
    table_column(table, "Condition", "condition", ALIGN_LEFT, false);
    table_column(table, "Year", "year", ALIGN_LEFT, false);
    table_column(table, "At stake", "gross", ALIGN_RIGHT, true);
    table_column(table, "At risk", "at_risk", ALIGN_RIGHT, true);
    table_column(table, "Cost a year", "cost_a_year", ALIGN_RIGHT, true);
    table_column(table, "People a year", "volume", ALIGN_RIGHT, true);
    table_column(table, "Break-even", "break_even", ALIGN_RIGHT, true);
    table_column(table, "Held at a time", "held", ALIGN_RIGHT, true);
    table_column(table, "Capacity", "capacity", ALIGN_RIGHT, true);
    table_column(table, "From", "from", ALIGN_LEFT, true);
}

static void add_row(Table *table, const View *view, const CostAnswer *answer, bool for_people)
{
    const Cost *cost = answer->cost;
    table_words(table, for_people ? words_place(view, cost->place) : words_path(view, cost->place));
    table_words(table, view->journal->rules.items[cost->rule].id);
    table_words(table, cost->year ? arena_printf(view->arena, "FY%d", cost->year) : STR(""));
    table_money(table, answer->gross);
    table_money(table, answer->at_risk);
    table_money(table, answer->a_year);
    add_quantity(table, cost->volume);
    add_quantity(table, answer->break_even);
    add_quantity(table, answer->held);
    add_quantity(table, cost->capacity);
    table_words(table, words_place_in_file(view, cost->common.span));
}

static bool is_asked(const Question *question, const Cost *cost)
{
    bool place = !question->places.count, rule = !question->conditions.count;
    for (size_t i = 0; i < question->places.count; i++)
        place |= question->places.items[i] == cost->place;
    for (size_t i = 0; i < question->conditions.count; i++)
        rule |= question->conditions.items[i] == cost->rule;
    return place && rule;
}

static bool is_known(const Question *question, const Cost *cost)
{
    return question->known_by == DATE_OPEN || !period_is_set(cost->common.known) ||
           cost->common.known.first <= question->known_by;
}

size_t report_cost(Buf *out, const View *view, const Question *question)
{
    const Journal *journal = view->journal;
    bool for_people = view->format == FORMAT_TABLE || view->format == FORMAT_MD;
    Table table;
    table_init(&table, view->arena);
    add_columns(&table, for_people);
    for (size_t i = 0; i < journal->costs.count; i++) {
        const Cost *cost = &journal->costs.items[i];
        if (!is_asked(question, cost) || !is_known(question, cost))
            continue;
        CostAnswer answer = stake_cost(journal, question, cost, view->arena);
        add_row(&table, view, &answer, for_people);
    }
    if (for_people)
        buf_printf(out, "As of %.*s; %s money%.*s\n\n", STR_ARG(words_date(view->arena, question->as_of)),
                   basis_name(question->basis), STR_ARG(words_without(view, question)));
    table_print(out, view, &table);
    if (for_people && table_rows(&table))
        buf_add(out,
                STR("\nBreak-even: so many people a year cost as much as is at stake. Held: on an average day.\n"));
    return table_rows(&table);
}
