/* What a journal is about: its days of change, conditions, programs, cases; what a page asks first. */
#include "site/inside.h"

#include <stdlib.h>

/* ---- the days on which something changes ---- */

typedef struct {
    Date day;
    const char *kind;
    Str words;
    uint32_t number; /* of equal days, in the order of the journal */
} Change;
typedef ARRAY(Change) Changes;

static void add_change(Call *call, Changes *changes, Date day, const char *kind, Str words)
{
    if (day != DATE_MIN && day != DATE_OPEN)
        ARRAY_ADD(call->arena, changes, (Change){day, kind, words, changes->count});
}

static void add_period(Call *call, Changes *changes, Period period, const char *kind, Str words)
{
    if (period_is_set(period))
        add_change(call, changes, period.first, kind, words);
}

static void add_event(Call *call, Changes *changes, const Event *event)
{
    const char *kind = event_kind_name(event->kind);
    if (event->kind == EVENT_SAY || event->kind == EVENT_CLAIM)
        return;
    add_period(call, changes, event->day, kind, event->common.title);
    add_period(call, changes, event->until, kind,
               arena_printf(call->arena, "ends: %.*s", STR_ARG(event->common.title)));
    if (!event->order)
        return;
    if (event->order->effective.first != event->day.first)
        add_period(call, changes, event->order->effective, kind,
                   arena_printf(call->arena, "takes effect: %.*s", STR_ARG(event->common.title)));
    add_period(call, changes, event->order->until, kind,
               arena_printf(call->arena, "expires: %.*s", STR_ARG(event->common.title)));
}

static int by_day(const void *left, const void *right)
{
    const Change *a = left, *b = right;
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    return (a->number > b->number) - (a->number < b->number);
}

static Changes find_changes(Call *call)
{
    const Journal *journal = call->view.journal;
    Changes changes = {0};
    for (size_t i = 0; i < journal->events.count; i++)
        add_event(call, &changes, &journal->events.items[i]);
    for (size_t i = 0; i < journal->rules.count; i++) {
        const Rule *rule = &journal->rules.items[i];
        const char *kind = rule->kind == RULE_POLICY ? "policy" : "condition";
        add_period(call, &changes, rule->from, kind, arena_printf(call->arena, "%.*s begins", STR_ARG(rule->id)));
        add_period(call, &changes, rule->until, kind, arena_printf(call->arena, "%.*s ends", STR_ARG(rule->id)));
    }
    if (changes.count)
        qsort(changes.items, changes.count, sizeof *changes.items, by_day);
    return changes;
}

static void put_day(Json *json, Date day)
{
    put_period(json, period_of_day(day));
}

enum { TOLD_MOST = 12 }; /* words of one day */

static void put_change(Json *json, const Change *changes, size_t count)
{
    put_open(json, '{');
    put_key(json, "day");
    put_day(json, changes[0].day);
    put_key(json, "told");
    put_open(json, '[');
    for (size_t i = 0; i < count && i < TOLD_MOST; i++)
        put_text(json, changes[i].words);
    put_close(json, ']');
    put_key(json, "kinds");
    put_open(json, '[');
    for (size_t i = 0; i < count; i++) {
        size_t k = 0;
        while (k < i && strcmp(changes[k].kind, changes[i].kind) != 0 && k < TOLD_MOST)
            k++;
        if (k == i)
            put_text(json, str_from_c(changes[i].kind));
    }
    put_close(json, ']');
    put_close(json, '}');
}

static void put_changes(Call *call, Json *json)
{
    Changes changes = find_changes(call);
    put_key(json, "days");
    if (changes.count) {
        put_open(json, '{');
        put_key(json, "first");
        put_day(json, changes.items[0].day);
        put_key(json, "last");
        put_day(json, changes.items[changes.count - 1].day);
        put_close(json, '}');
    } else {
        put_null(json);
    }
    put_key(json, "changes");
    put_open(json, '[');
    for (size_t i = 0, next; i < changes.count; i = next) {
        next = i + 1;
        while (next < changes.count && changes.items[next].day == changes.items[i].day)
            next++;
        put_change(json, &changes.items[i], next - i);
    }
    put_close(json, ']');
}

/* ---- what is declared ---- */

static void put_title(Json *json, Str id, Str title)
{
    put_key(json, "id");
    put_text(json, id);
    put_key(json, "title");
    put_text(json, title);
}

static void put_conditions(Call *call, Json *json)
{
    const Journal *journal = call->view.journal;
    put_key(json, "conditions");
    put_open(json, '[');
    for (size_t i = 0; i < journal->rules.count; i++) {
        const Rule *rule = &journal->rules.items[i];
        put_open(json, '{');
        put_title(json, rule->id, rule->common.title);
        put_key(json, "kind");
        put_text(json, str_from_c(rule_kind_name(rule->kind)));
        put_key(json, "authority");
        put_words(json, rule->authority);
        put_key(json, "programs");
        put_open(json, '[');
        for (size_t k = 0; k < rule->reaches.count; k++)
            if (rule->reaches.items[k].program != NO_INDEX)
                put_text(json, journal->programs.items[rule->reaches.items[k].program].id);
        put_close(json, ']');
        put_key(json, "from");
        put_period(json, rule->from);
        put_key(json, "until");
        put_period(json, rule->until);
        put_close(json, '}');
    }
    put_close(json, ']');
}

static void put_programs(Call *call, Json *json)
{
    const Journal *journal = call->view.journal;
    put_key(json, "programs");
    put_open(json, '[');
    for (size_t i = 0; i < journal->programs.count; i++) {
        const Program *program = &journal->programs.items[i];
        if (!program->id.len)
            continue;
        put_open(json, '{');
        put_title(json, program->id, program->common.title);
        put_key(json, "listings");
        put_open(json, '[');
        for (size_t k = 0; k < program->listings.count; k++)
            put_text(json, program->listings.items[k]);
        put_close(json, ']');
        put_close(json, '}');
    }
    put_close(json, ']');
}

static void put_others(Call *call, Json *json)
{
    const Journal *journal = call->view.journal;
    uint64_t claims = 0;
    put_key(json, "bases");
    put_open(json, '[');
    for (int i = 0; i < BASIS_COUNT; i++)
        put_text(json, str_from_c(basis_name((Basis)i)));
    put_close(json, ']');
    put_key(json, "cases");
    put_open(json, '[');
    for (size_t i = 0; i < journal->cases.count; i++) {
        put_open(json, '{');
        put_title(json, journal->cases.items[i].id, journal->cases.items[i].common.title);
        put_close(json, '}');
    }
    put_close(json, ']');
    for (size_t i = 0; i < journal->events.count; i++)
        claims += journal->events.items[i].kind == EVENT_CLAIM;
    put_key(json, "claims");
    put_count(json, claims);
    put_key(json, "sources");
    put_count(json, journal->sources.count);
    put_key(json, "series");
    put_open(json, '[');
    for (size_t i = 0; i < journal->series_entries.count; i++)
        put_text(json, journal->series_entries.items[i].id);
    put_close(json, ']');
}

void answer_overview(Call *call)
{
    Json json = {.out = &call->answer->body};
    put_open(&json, '{');
    put_key(&json, "title");
    put_words(&json, call->view.journal->title);
    put_changes(call, &json);
    put_conditions(call, &json);
    put_programs(call, &json);
    put_others(call, &json);
    put_key(&json, "note");
    put_text(&json, STR("what an order means was entered or confirmed by a person"));
    put_close(&json, '}');
    buf_add_char(json.out, '\n');
    call->answer->may_keep = true;
}
