/* A line a place: warned, due, answered, found, blocked; then the policies and who blocks them. */
#include "report/table.h"
#include "report/words.h"

static Str event_day(const View *view, Index event)
{
    return event == NO_INDEX ? STR("") : words_period(view->arena, view->journal->events.items[event].day);
}

static Str found_words(const View *view, Index event)
{
    if (event == NO_INDEX)
        return STR("");
    const Event *finding = &view->journal->events.items[event];
    return arena_printf(view->arena, "%s%s %.*s", finding->preliminary ? "preliminary: " : "",
                        finding->complies ? "complies" : "violates", STR_ARG(words_period(view->arena, finding->day)));
}

/* "jag17-notice blocked by ^o30; jag17-cert open" */
static Str condition_words(const View *view, const PlaceStake *place)
{
    Buf buf;
    buf_init(&buf);
    for (size_t i = 0; i < place->conditions.count; i++) {
        const ConditionAnswer *condition = &place->conditions.items[i];
        buf_printf(&buf, "%s%.*s %s", i ? "; " : "", STR_ARG(view->journal->rules.items[condition->rule].id),
                   state_name(condition->state));
        for (size_t k = 0; k < condition->by.count; k++)
            buf_printf(&buf, "%s%.*s", k ? ", " : " by ",
                       STR_ARG(words_event_name(view, &view->journal->events.items[condition->by.items[k]])));
    }
    Str text = arena_str(view->arena, buf_str(&buf));
    buf_release(&buf);
    return text;
}

static void build_places(Table *table, const View *view, const Answer *answer)
{
    table_init(table, view->arena);
    table_column(table, "Place", "place", ALIGN_LEFT, true);
    table_column(table, "Warned", "warned", ALIGN_LEFT, false);
    table_column(table, "Due", "due", ALIGN_LEFT, false);
    table_column(table, "Answered", "answered", ALIGN_LEFT, false);
    table_column(table, "Found", "found", ALIGN_LEFT, true);
    table_column(table, "Conditions", "conditions", ALIGN_LEFT, true);
    for (size_t i = 0; i < answer->places.count; i++) {
        const PlaceStake *place = &answer->places.items[i];
        table_cell(table, words_place(view, place->place), words_path(view, place->place));
        table_words(table, event_day(view, place->status.warned));
        table_date(table, place->status.due);
        table_words(table, event_day(view, place->status.answered));
        table_words(table, found_words(view, place->status.found));
        table_words(table, condition_words(view, place));
    }
}

static Str block_words(const View *view, const RuleBlocks *blocks)
{
    Buf buf;
    buf_init(&buf);
    for (size_t i = 0; i < blocks->count; i++) {
        const RuleBlock *block = &blocks->items[i];
        buf_printf(&buf, "%s%.*s from %.*s", i ? "; " : "",
                   STR_ARG(words_event_name(view, &view->journal->events.items[block->order])),
                   STR_ARG(words_period(view->arena, block->since)));
        if (!block->blocks_now && period_is_set(block->ended))
            buf_printf(&buf, " to %.*s", STR_ARG(words_period(view->arena, block->ended)));
    }
    Str text = arena_str(view->arena, buf_str(&buf));
    buf_release(&buf);
    return text;
}

static const char *policy_state(Certainty in_force, const RuleBlocks *blocks)
{
    bool now = false;
    for (size_t i = 0; i < blocks->count; i++)
        now = now || blocks->items[i].blocks_now;
    if (in_force == NEVER)
        return blocks->count ? "not in force; was blocked" : "not in force";
    if (now)
        return "blocked";
    if (blocks->count)
        return "was blocked";
    return in_force == SURELY ? "in force" : "uncertain";
}

static bool build_policies(Table *table, const View *view, const Question *question)
{
    table_init(table, view->arena);
    table_column(table, "Policy", "policy", ALIGN_LEFT, true);
    table_column(table, "State", "state", ALIGN_LEFT, true);
    table_column(table, "Orders", "orders", ALIGN_LEFT, true);
    for (Index i = 0; i < view->journal->rules.count; i++) {
        const Rule *rule = &view->journal->rules.items[i];
        if (rule->kind != RULE_POLICY)
            continue;
        RuleBlocks blocks = stake_blocks_of(view->journal, question, i, view->arena);
        table_cell(table, arena_printf(view->arena, "%.*s (%.*s)", STR_ARG(rule->common.title), STR_ARG(rule->id)),
                   rule->id);
        table_words(table, str_from_c(policy_state(stake_in_force(view->journal, question, i), &blocks)));
        table_words(table, block_words(view, &blocks));
    }
    return table_rows(table) > 0;
}

void report_status(Buf *out, const View *view, const Answer *answer)
{
    Table places, policies;
    build_places(&places, view, answer);
    bool any = build_policies(&policies, view, &answer->question);
    if (view->format == FORMAT_JSON) {
        json_t *object = json_object();
        json_object_set_new(object, "as_of", json_words(words_date(view->arena, answer->question.as_of)));
        json_object_set_new(object, "places", table_json(&places));
        json_object_set_new(object, "policies", table_json(&policies));
        json_print(out, object);
        return;
    }
    table_print(out, view, &places);
    if (view->format == FORMAT_CSV || !any)
        return;
    buf_add_char(out, '\n');
    table_print(out, view, &policies);
}
