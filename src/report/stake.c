/* The answer as a table of places, as CSV, and as the JSON others build on. */
#include "report/table.h"
#include "report/words.h"

/* ---- for people ---- */

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

/* Totals leave out what is unknown. */
static Sum known_part(Sum sum)
{
    sum.has_unknown = false;
    return sum;
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
    for (size_t i = 0; i < answer->places.count; i++) {
        const PlaceStake *place = &answer->places.items[i];
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
        classes[class] = known_part(answer->classes[class]);
    table_rule(table);
    table_words(table, arena_printf(view->arena, "Total, %u %s%s", answer->awards,
                                    answer->question.basis == BASIS_ALLOCATED ? "allocation" : "award",
                                    answer->awards == 1 ? "" : "s"));
    add_sums(table, known_part(answer->gross), classes);
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

/* ---- for machines ---- */

static json_t *json_sums(const View *view, json_t *object, Sum gross, const Sum *classes)
{
    static const char *const keys[] = {"at_risk", "protected", "cleared"};
    json_object_set_new(object, "gross", json_range(view->arena, sum_range(gross)));
    for (int class = 0; class < 3; class ++)
        json_object_set_new(object, keys[class], json_range(view->arena, sum_range(classes[class])));
    return object;
}

/* What an order that blocks waits for: "reversed by ^o71 on 2020-02-26, mandate pending". */
static json_t *json_condition_notes(const View *view, const ConditionAnswer *condition)
{
    json_t *notes = json_array();
    for (size_t i = 0; i < condition->orders.count; i++) {
        const OrderTrace *trace = &condition->orders.items[i];
        if (condition->state != STATE_BLOCKED || trace->reason != REASON_BLOCKS || trace->waits_for == NO_INDEX)
            continue;
        const Event *reversal = &view->journal->events.items[trace->waits_for];
        json_array_append_new(notes, json_words(arena_printf(view->arena, "reversed by %.*s on %.*s, mandate pending",
                                                             STR_ARG(words_event_name(view, reversal)),
                                                             STR_ARG(words_period(view->arena, reversal->day)))));
    }
    return notes;
}

static json_t *json_condition(const View *view, const ConditionAnswer *condition)
{
    const Rule *rule = &view->journal->rules.items[condition->rule];
    json_t *object = json_object(), *by = json_array();
    json_object_set_new(object, "id", json_words(rule->id));
    json_object_set_new(object, "state", json_string(state_name(condition->state)));
    for (size_t i = 0; i < condition->by.count; i++)
        json_array_append_new(by, json_event_name(view, &view->journal->events.items[condition->by.items[i]]));
    if (!condition->by.count)
        json_array_append_new(by, json_words(words_place_in_file(view, rule->common.span)));
    json_object_set_new(object, "by", by);
    json_t *notes = json_condition_notes(view, condition);
    if (json_array_size(notes))
        json_object_set_new(object, "notes", notes);
    else
        json_decref(notes);
    return object;
}

static json_t *json_partners(const View *view, const AwardAnswer *award)
{
    json_t *list = json_array();
    if (award->award == NO_INDEX)
        return list;
    const Award *entry = &view->journal->awards.items[award->award];
    for (size_t i = 0; i < entry->partners.count; i++)
        json_array_append_new(list, json_words(words_path(view, entry->partners.items[i].place)));
    return list;
}

/* Awards of a store of which only the sum is at hand: there is no one number, and no one place in a file. */
static json_t *json_summed(const View *view, const AwardAnswer *award)
{
    json_t *object = json_object();
    json_object_set_new(object, "id", json_null());
    json_object_set_new(object, "count", json_integer(award->count));
    json_object_set_new(object, "amount", json_range(view->arena, award->amount));
    json_object_set_new(object, "joint_with", json_array());
    json_object_set_new(object, "state", json_string(possible_class_name(award->possible)));
    json_object_set_new(object, "at", json_null());
    return object;
}

static json_t *json_award(const View *view, const AwardAnswer *award)
{
    const Journal *journal = view->journal;
    json_t *object = json_object();
    if (award->award != NO_INDEX) {
        json_object_set_new(object, "id", json_words(journal->awards.items[award->award].id));
    } else {
        const Allocation *allocation = &journal->allocations.items[award->allocation];
        json_object_set_new(object, "id",
                            json_words(arena_printf(
                                view->arena, "allocation:%.*s:%.*s:FY%d", STR_ARG(words_path(view, allocation->place)),
                                STR_ARG(journal->programs.items[allocation->program].id), allocation->year)));
    }
    json_object_set_new(object, "amount", json_range(view->arena, award->amount));
    json_object_set_new(object, "joint_with", json_partners(view, award));
    json_object_set_new(object, "state", json_string(possible_class_name(award->possible)));
    Span span = award->award != NO_INDEX ? journal->awards.items[award->award].common.span
                                         : journal->allocations.items[award->allocation].common.span;
    json_object_set_new(object, "at", json_words(words_place_in_file(view, span)));
    return object;
}

static json_t *json_joint(const View *view, const PlaceStake *place)
{
    json_t *list = json_array();
    for (size_t i = 0; i < place->joint.count; i++) {
        const Award *award = &view->journal->awards.items[place->joint.items[i]];
        json_t *object = json_object();
        json_object_set_new(object, "id", json_words(award->id));
        json_object_set_new(object, "held_by", json_words(words_path(view, award->holder)));
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *json_place(const View *view, const PlaceStake *place)
{
    Place unit = journal_place(view->journal, place->place);
    json_t *object = json_object(), *conditions = json_array(), *awards = json_array();
    json_object_set_new(object, "place", json_words(unit.path));
    json_object_set_new(object, "geoid", json_words(unit.geoid));
    json_object_set_new(object, "name", json_words(unit.name));
    json_sums(view, object, place->gross, place->classes);
    json_object_set_new(object, "shared", place->has_shared ? json_range(view->arena, place->shared) : json_null());
    for (size_t i = 0; i < place->conditions.count; i++)
        json_array_append_new(conditions, json_condition(view, &place->conditions.items[i]));
    json_object_set_new(object, "conditions", conditions);
    for (size_t i = 0; i < place->awards.count; i++) {
        const AwardAnswer *award = &place->awards.items[i];
        bool is_summed = award->award == NO_INDEX && award->allocation == NO_INDEX;
        json_array_append_new(awards, is_summed ? json_summed(view, award) : json_award(view, award));
    }
    json_object_set_new(object, "awards", awards);
    json_object_set_new(object, "joint_awards", json_joint(view, place));
    json_object_set_new(object, "status", json_string(step_name(place->status.step)));
    json_object_set_new(object, "due", json_period(view->arena, place->status.due));
    return object;
}

static json_t *json_without(const View *view, const Question *question)
{
    json_t *list = json_array();
    for (size_t i = 0; i < question->without.count; i++)
        json_array_append_new(list, json_event_name(view, &view->journal->events.items[question->without.items[i]]));
    return list;
}

json_t *json_answer(const View *view, const Answer *answer)
{
    const Question *question = &answer->question;
    json_t *object = json_object(), *conditions = json_array(), *places = json_array(), *total = json_object();
    json_object_set_new(object, "as_of", json_words(words_date(view->arena, question->as_of)));
    json_object_set_new(object, "known_by",
                        question->known_by == DATE_OPEN ? json_null()
                                                        : json_words(words_date(view->arena, question->known_by)));
    json_object_set_new(object, "basis", json_string(basis_name(question->basis)));
    if (question->without.count)
        json_object_set_new(object, "without", json_without(view, question));
    for (size_t i = 0; i < answer->conditions.count; i++)
        json_array_append_new(conditions, json_words(view->journal->rules.items[answer->conditions.items[i]].id));
    json_object_set_new(object, "conditions", conditions);
    Sum classes[3];
    for (int class = 0; class < 3; class ++)
        classes[class] = known_part(answer->classes[class]);
    json_sums(view, total, known_part(answer->gross), classes);
    json_object_set_new(total, "awards", json_integer(answer->awards));
    json_object_set_new(total, "unknown_places", json_integer(answer->unknown_places));
    json_object_set_new(object, "total", total);
    for (size_t i = 0; i < answer->places.count; i++)
        json_array_append_new(places, json_place(view, &answer->places.items[i]));
    json_object_set_new(object, "places", places);
    return object;
}

void report_stake(Buf *out, const View *view, const Answer *answer)
{
    if (view->format == FORMAT_JSON) {
        json_print(out, json_answer(view, answer));
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
