/* The days on which something changes, in short words: what a page has its reader move along. */
#include "report/words.h"

enum { TOLD_MOST = 12 }; /* words of one day */

static const Rule *rule_of(const View *view, const StakeDay *day)
{
    return &view->journal->rules.items[day->number];
}

static const char *kind_of(const View *view, const StakeDay *day)
{
    switch (day->kind) {
    case DAY_EVENT:
    case DAY_EVENT_ENDS:
    case DAY_MANDATE: return event_kind_name(view->journal->events.items[day->number].kind);
    case DAY_RULE:
    case DAY_RULE_ENDS: return rule_of(view, day)->kind == RULE_POLICY ? "policy" : "condition";
    case DAY_FILED: return "case";
    case DAY_MEMBER: return "group";
    case DAY_MONEY: return "award";
    case DAY_YEAR: break;
    }
    return "year";
}

static Str event_words(const View *view, const StakeDay *day)
{
    const Event *event = &view->journal->events.items[day->number];
    Str told = words_event(view, event);
    const char *before = day->kind == DAY_EVENT_ENDS ? "ends: " : day->kind == DAY_MANDATE ? "mandate: " : "";
    if (event->kind == EVENT_ORDER && day->kind == DAY_EVENT && event->order->effective.first != event->day.first)
        before = "takes effect: ";
    return before[0] ? arena_printf(view->arena, "%s%.*s", before, STR_ARG(told)) : told;
}

static Str title_or(Str title, Str id)
{
    return title.len ? title : id;
}

static Str words_of(const View *view, const StakeDay *day)
{
    const Journal *journal = view->journal;
    Arena *arena = view->arena;
    switch (day->kind) {
    case DAY_EVENT:
    case DAY_EVENT_ENDS:
    case DAY_MANDATE: return event_words(view, day);
    case DAY_RULE:
    case DAY_RULE_ENDS:
        return arena_printf(arena, "%.*s %s: %.*s", STR_ARG(rule_of(view, day)->id),
                            day->kind == DAY_RULE ? "begins" : "ends", STR_ARG(rule_of(view, day)->common.title));
    case DAY_FILED: {
        const Case *one = &journal->cases.items[day->number];
        return arena_printf(arena, "suit filed: %.*s", STR_ARG(title_or(one->common.title, one->id)));
    }
    case DAY_MEMBER: {
        const Group *group = &journal->groups.items[day->number];
        return arena_printf(arena, "members change: %.*s", STR_ARG(title_or(group->common.title, group->id)));
    }
    case DAY_MONEY: return STR("money of an award is obligated, or its period begins or ends");
    case DAY_YEAR: break;
    }
    return arena_printf(arena, "fiscal year %d begins", date_fiscal_year(day->day));
}

static void add_once(json_t *list, const char *text)
{
    for (size_t i = 0; i < json_array_size(list); i++)
        if (strcmp(json_string_value(json_array_get(list, i)), text) == 0)
            return;
    json_array_append_new(list, json_string(text));
}

/* On the first day of a span it may have been, on its last it has. */
static json_t *json_change(const View *view, const StakeDay *days, size_t count)
{
    json_t *object = json_object(), *told = json_array(), *kinds = json_array();
    for (size_t i = 0; i < count; i++) {
        add_once(kinds, kind_of(view, &days[i]));
        if (json_array_size(told) == TOLD_MOST)
            continue;
        Str words = words_of(view, &days[i]);
        json_array_append_new(
            told, json_words(days[i].is_last ? arena_printf(view->arena, "by now: %.*s", STR_ARG(words)) : words));
    }
    json_object_set_new(object, "day", json_words(words_date(view->arena, days[0].day)));
    json_object_set_new(object, "told", told);
    json_object_set_new(object, "kinds", kinds);
    return object;
}

void report_changes(Buf *out, const View *view, const StakeDays *days)
{
    json_t *list = json_array();
    for (size_t i = 0, next; i < days->count; i = next) {
        next = i + 1;
        while (next < days->count && days->items[next].day == days->items[i].day)
            next++;
        json_array_append_new(list, json_change(view, &days->items[i], next - i));
    }
    json_print(out, list);
}
