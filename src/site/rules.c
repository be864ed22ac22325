/* Conditions and policies: the list, and each with its proof and its money. */
#include "site/inside.h"

static const RowColumn columns[] = {{"id", false},      {"title", false}, {"kind", false}, {"authority", false},
                                    {"programs", true}, {"years", true},  {"from", false}, {"until", false},
                                    {"sources", true},  {"notes", true},  {"at", false}};

enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

StrArray call_sources(Call *call, const Common *common)
{
    StrArray ids = {0};
    for (size_t i = 0; i < common->sources.count; i++)
        ARRAY_ADD(call->arena, &ids, call->view.journal->sources.items[common->sources.items[i].source].id);
    return ids;
}

Str call_place_in_file(Call *call, Span span)
{
    Buf text;
    buf_init(&text);
    diag_print_place(&text, call->view.diags, span);
    Str kept = arena_str(call->arena, buf_str(&text));
    buf_release(&text);
    return kept;
}

static Str years_words(Call *call, Years years)
{
    if (years.first == ANY_YEAR && years.last == ANY_YEAR)
        return STR("any");
    return years.first == years.last ? arena_printf(call->arena, "FY%d", years.first)
                                     : arena_printf(call->arena, "FY%d..FY%d", years.first, years.last);
}

/* Programs and years side by side: what the rule reaches. */
static void find_reach(Call *call, const Rule *rule, StrArray *programs, StrArray *years)
{
    for (size_t i = 0; i < rule->reaches.count; i++) {
        const Reach *reach = &rule->reaches.items[i];
        const Program *program =
            reach->program == NO_INDEX ? NULL : &call->view.journal->programs.items[reach->program];
        Str listing = program && program->listings.count ? program->listings.items[0] : STR("");
        ARRAY_ADD(call->arena, programs, !program ? STR("any") : program->id.len ? program->id : listing);
        ARRAY_ADD(call->arena, years, years_words(call, reach->years));
    }
}

static void put_rule(Call *call, Rows *rows, const Rule *rule)
{
    StrArray programs = {0}, years = {0}, sources = call_sources(call, &rule->common);
    find_reach(call, rule, &programs, &years);
    row_begin(rows);
    row_words(rows, rule->id);
    row_words(rows, rule->common.title);
    row_words(rows, str_from_c(rule_kind_name(rule->kind)));
    row_words(rows, rule->authority);
    row_list(rows, &programs);
    row_list(rows, &years);
    row_period(rows, rule->from);
    row_period(rows, rule->until);
    row_list(rows, &sources);
    row_list(rows, &rule->common.notes);
    row_words(rows, call_place_in_file(call, rule->common.span));
    row_end(rows);
}

void answer_rules(Call *call)
{
    const Journal *journal = call->view.journal;
    bool is_table = call->view.format == FORMAT_CSV;
    Json json = {.out = &call->answer->body};
    Rows rows;
    rows_begin(&rows, &json, is_table ? ROWS_TABLE : ROWS_OBJECTS, columns, COLUMN_COUNT);
    for (size_t i = 0; i < journal->rules.count; i++)
        put_rule(call, &rows, &journal->rules.items[i]);
    rows_end(&rows);
    if (!is_table)
        buf_add_char(json.out, '\n');
    call->answer->may_keep = true;
    call_page(call);
}

/* ---- one of them ---- */

static bool find_rule(Call *call, const Rule **out)
{
    const Journal *journal = call->view.journal;
    Index number = journal_find_rule(journal, call->id);
    if (number != NO_INDEX) {
        *out = &journal->rules.items[number];
        return true;
    }
    StrArray names = {0};
    for (size_t i = 0; i < journal->rules.count; i++)
        ARRAY_ADD(call->arena, &names, journal->rules.items[i].id);
    Str near = diag_near_names(call->arena, call->id, names.items, names.count);
    call_refuse(call, 404, STR(""),
                arena_printf(call->arena, "there is no condition or policy '%.*s'%s%.*s", STR_ARG(call->id),
                             near.len ? "; " : "", STR_ARG(near)));
    return false;
}

/* What is at stake under it, as if it alone had been asked about; no money hangs on a policy. */
static bool put_stake_of(Call *call, Json *json, const Rule *rule)
{
    Asked asked = call->asked;
    Question question = call->question;
    put_key(json, "stake");
    if (rule->kind == RULE_POLICY) {
        put_null(json);
        return true;
    }
    asked.verb = STR("stake");
    asked.argument = STR_NONE;
    question.conditions = (IndexArray){0};
    ARRAY_ADD(call->arena, &question.conditions, journal_find_rule(call->view.journal, rule->id));
    return call_put(call, json, &asked, &question);
}

void answer_rule(Call *call)
{
    Json json = {.out = &call->answer->body};
    Rows rows;
    const Rule *rule;
    /* The question is that of stake, so that the rows of a store are; why of a rule needs none. */
    call->asked.verb = STR("stake");
    if (!find_rule(call, &rule) || !call_ask(call))
        return;
    rule = &call->view.journal->rules.items[journal_find_rule(call->view.journal, call->id)];
    put_open(&json, '{');
    put_key(&json, "condition");
    rows = (Rows){&json, ROWS_OBJECTS, columns, COLUMN_COUNT, 0};
    put_rule(call, &rows, rule);
    put_key(&json, "why");
    Asked asked = call->asked;
    asked.verb = STR("why");
    asked.argument = call->id;
    if (!call_put(call, &json, &asked, &call->question) || !put_stake_of(call, &json, rule))
        return;
    put_close(&json, '}');
    buf_add_char(json.out, '\n');
}
