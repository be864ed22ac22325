/* What a journal is about: its days of change, conditions, programs, cases; what a page asks first. */
#include "site/inside.h"

/* ---- the days on which something changes ---- */

static void put_day(Json *json, const char *key, const StakeDay *day)
{
    put_key(json, key);
    put_period(json, period_of_day(day->day));
}

static void put_changes(Call *call, Json *json)
{
    StakeDays days = stake_days(call->view.journal, call->arena);
    Buf changes;
    put_key(json, "days");
    if (days.count) {
        put_open(json, '{');
        put_day(json, "first", &days.items[0]);
        put_day(json, "last", &days.items[days.count - 1]);
        put_close(json, '}');
    } else {
        put_null(json);
    }
    buf_init(&changes);
    report_changes(&changes, &call->view, &days);
    put_key(json, "changes");
    put_value(json, buf_str(&changes));
    buf_release(&changes);
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
