/* Conditions, policies and cases. */
#include "journal/reader.h"

static void read_title_only(Reader *reader, const Entry *entry, Common *common)
{
    Lexer lexer = head_lexer(reader, entry);
    lex_next(&lexer);
    if (lex_peek(&lexer).kind == TOKEN_STRING)
        read_text(reader, &lexer, &common->title);
    read_end(reader, &lexer);
}

static Period read_day(Reader *reader, const Entry *entry, FieldKey key)
{
    Period period = PERIOD_NONE;
    const FieldText *field = field_get(reader, entry, key);
    if (!field)
        return period;
    Lexer lexer = field_lexer(reader, entry, field);
    if (skip_word(&lexer, "unknown") || read_date(reader, &lexer, &period))
        read_end(reader, &lexer);
    return period;
}

static void read_reaches(Reader *reader, const Entry *entry, Rule *rule)
{
    const FieldText *field = field_get(reader, entry, FIELD_REACHES);
    if (!field)
        return;
    Lexer lexer = field_lexer(reader, entry, field);
    do {
        Reach reach = {.program = NO_INDEX};
        if (!skip_word(&lexer, "all") &&
            !read_id(reader, &lexer, &reader->journal->program_ids, "program", &reach.program)) {
            skip_item(&lexer);
            continue;
        }
        if (lex_peek(&lexer).kind == TOKEN_WORD && !read_years(reader, &lexer, &reach.years, "award years, as in FY2016 or FY2016..FY2018"))
            skip_item(&lexer);
        ARRAY_ADD(reader->arena, &rule->reaches, reach);
    } while (skip_comma(&lexer));
    read_end(reader, &lexer);
}

/* FY2017 52..56, FY2018 41 */
static void read_numbers(Reader *reader, const Entry *entry, Rule *rule)
{
    for (uint32_t i = 0; i < entry->field_count; i++) {
        const FieldText *field = &reader->fields.items[entry->first_field + i];
        if (field->key != FIELD_NUMBERS)
            continue;
        Lexer lexer = field_lexer(reader, entry, field);
        do {
            Numbers numbers;
            Years years;
            if (!read_years(reader, &lexer, &years, "the award year, as in FY2017 52..56") ||
                !read_number(reader, &lexer, &numbers.first, "the number of a condition, as in FY2017 52..56")) {
                skip_item(&lexer);
                continue;
            }
            numbers.year = years.first;
            numbers.last = numbers.first;
            if (lex_peek(&lexer).kind == TOKEN_DOTS) {
                lex_next(&lexer);
                read_number(reader, &lexer, &numbers.last, "the last number, as in FY2017 52..56");
            }
            ARRAY_ADD(reader->arena, &rule->numbers, numbers);
        } while (skip_comma(&lexer));
        read_end(reader, &lexer);
    }
}

static void read_rule_list(Reader *reader, const Entry *entry, FieldKey key, RuleNeed need, IndexArray *out)
{
    const FieldText *field = field_get(reader, entry, key);
    if (!field)
        return;
    Lexer lexer = field_lexer(reader, entry, field);
    read_rules(reader, &lexer, need, out);
}

static void check_order_of_days(Reader *reader, const Entry *entry, Period from, Period until)
{
    if (!period_is_set(from) || !period_is_set(until) || period_last(until) >= from.first)
        return;
    const FieldText *field = field_get(reader, entry, FIELD_UNTIL);
    Lexer lexer = field_lexer(reader, entry, field);
    Diag *diag = diag_add(reader->diags, DIAG_J071, token_span(&lexer, lex_peek(&lexer)), "it would end before it begins");
    diag_help(reader->diags, diag, "mend from: or until:");
}

void build_rule(Reader *reader, const Entry *entry, Rule *rule)
{
    static const char *const kinds[] = {"duty", "factor"};
    build_common(reader, entry, &rule->common);
    read_title_only(reader, entry, &rule->common);
    const FieldText *kind = field_get(reader, entry, FIELD_KIND);
    if (kind) {
        Lexer lexer = field_lexer(reader, entry, kind);
        if (read_choice(reader, &lexer, kinds, 2) == 1)
            rule->kind = RULE_FACTOR;
        read_end(reader, &lexer);
    }
    const FieldText *authority = field_get(reader, entry, FIELD_AUTHORITY);
    if (authority) {
        Lexer lexer = field_lexer(reader, entry, authority);
        rule->authority = read_raw(reader, &lexer);
    }
    rule->from = read_day(reader, entry, FIELD_FROM);
    rule->until = read_day(reader, entry, FIELD_UNTIL);
    check_order_of_days(reader, entry, rule->from, rule->until);
    read_reaches(reader, entry, rule);
    read_numbers(reader, entry, rule);
    read_rule_list(reader, entry, FIELD_RESTS_ON, RULES_POLICIES, &rule->rests_on);
    read_rule_list(reader, entry, FIELD_ABOUT, RULES_ANY, &rule->about);
    const FieldText *by = field_get(reader, entry, FIELD_BY);
    if (by) {
        Lexer lexer = field_lexer(reader, entry, by);
        if (read_place(reader, &lexer, NEED_GOVERNMENT, &rule->by))
            read_end(reader, &lexer);
    }
}

void build_case(Reader *reader, const Entry *entry, Case *a_case)
{
    build_common(reader, entry, &a_case->common);
    read_title_only(reader, entry, &a_case->common);
    const FieldText *court = field_get(reader, entry, FIELD_COURT);
    if (court) {
        Lexer lexer = field_lexer(reader, entry, court);
        if (read_place(reader, &lexer, NEED_COURT, &a_case->court))
            read_end(reader, &lexer);
    }
    const FieldText *docket = field_get(reader, entry, FIELD_DOCKET);
    if (docket) {
        Lexer lexer = field_lexer(reader, entry, docket);
        a_case->docket = read_raw(reader, &lexer);
    }
    const FieldText *defendant = field_get(reader, entry, FIELD_DEFENDANT);
    if (defendant) {
        Lexer lexer = field_lexer(reader, entry, defendant);
        a_case->defendant = read_raw(reader, &lexer);
    }
    const FieldText *plaintiff = field_get(reader, entry, FIELD_PLAINTIFF);
    if (plaintiff) {
        Lexer lexer = field_lexer(reader, entry, plaintiff);
        read_place_set(reader, &lexer, &a_case->plaintiffs);
    }
    a_case->filed = read_day(reader, entry, FIELD_FILED);
    read_rule_list(reader, entry, FIELD_CHALLENGES, RULES_ANY, &a_case->challenges);
}
