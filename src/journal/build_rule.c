/* Conditions, policies and cases; conditions by their numbers in award documents. */
#include "journal/reader.h"

#include <stdlib.h>

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
        if (lex_peek(&lexer).kind == TOKEN_WORD &&
            !read_years(reader, &lexer, &reach.years, "award years, as in jag FY2016 or jag FY2016..FY2018"))
            skip_item(&lexer);
        ARRAY_ADD(reader->arena, &rule->reaches, reach);
    } while (skip_comma(&lexer));
    read_end(reader, &lexer);
}

bool read_numbers(Reader *reader, Lexer *lexer, Numbers *out, Span *span)
{
    *span = token_span(lexer, lex_peek(lexer));
    if (!read_year(reader, lexer, &out->year, "the award year, as in FY2017 52..56"))
        return false;
    Token token = lex_peek(lexer);
    if (!read_number(reader, lexer, &out->first, "the number of a condition, as in FY2017 52..56"))
        return false;
    out->last = out->first;
    if (lex_peek(lexer).kind == TOKEN_DOTS) {
        lex_next(lexer);
        token = lex_peek(lexer);
        if (!read_number(reader, lexer, &out->last, "the last number, as in FY2017 52..56"))
            return false;
    }
    span->length = token.at + token.length - span->offset;
    if (out->last >= out->first)
        return true;
    Diag *diag = diag_add(reader->diags, DIAG_J033, *span, "the numbers run backwards");
    diag_help(reader->diags, diag, "write FY%d %u..%u", out->year, out->last, out->first);
    return false;
}

/* FY2017 52..56, FY2018 41 */
static void read_own_numbers(Reader *reader, const Entry *entry, Rule *rule)
{
    for (uint32_t i = 0; i < entry->field_count; i++) {
        const FieldText *field = &reader->fields.items[entry->first_field + i];
        if (field->key != FIELD_NUMBERS)
            continue;
        Lexer lexer = field_lexer(reader, entry, field);
        do {
            Numbers numbers;
            Span span;
            if (!read_numbers(reader, &lexer, &numbers, &span)) {
                skip_item(&lexer);
                continue;
            }
            ARRAY_ADD(reader->arena, &rule->numbers, numbers);
            ARRAY_ADD(reader->arena, &reader->numbered,
                      (struct Numbered){numbers, numbers.last, (Index)(rule - reader->journal->rules.items)});
        } while (skip_comma(&lexer));
        read_end(reader, &lexer);
    }
}

/* ---- conditions by their numbers ----
 *
 * Sorted by year and first number. Read as a balanced tree, the middle of each run
 * being its root, every item knows how far the ranges of its run reach, so that a
 * look-up passes over what lies below it. */

static int by_first(const void *left, const void *right)
{
    const struct Numbered *a = left, *b = right;
    if (a->numbers.year != b->numbers.year)
        return a->numbers.year < b->numbers.year ? -1 : 1;
    if (a->numbers.first != b->numbers.first)
        return a->numbers.first < b->numbers.first ? -1 : 1;
    return (a->rule > b->rule) - (a->rule < b->rule);
}

static uint32_t set_reach(struct Numbered *items, size_t count)
{
    if (!count)
        return 0;
    struct Numbered *middle = &items[count / 2];
    uint32_t before = set_reach(items, count / 2), after = set_reach(middle + 1, count - count / 2 - 1);
    middle->reach = middle->numbers.last;
    if (before > middle->reach)
        middle->reach = before;
    if (after > middle->reach)
        middle->reach = after;
    return middle->reach;
}

static void index_numbers(Reader *reader)
{
    struct Numbered *items = reader->numbered.items;
    size_t count = reader->numbered.count, from = 0;
    if (count)
        qsort(items, count, sizeof *items, by_first);
    for (size_t i = 1; i <= count; i++) {
        if (i < count && items[i].numbers.year == items[from].numbers.year)
            continue;
        set_reach(items + from, i - from);
        from = i;
    }
    reader->rule_marks = ARENA_ARRAY(reader->arena, Index, reader->journal->rules.count);
}

typedef struct {
    Reader *reader;
    Event *event;
    Numbers asked;
    size_t most;      /* the event may name */
    uint32_t missing; /* the numbers before this one have a condition */
} NumberSearch;

static void take_numbered(NumberSearch *search, const struct Numbered *item)
{
    Reader *reader = search->reader;
    if (item->numbers.first <= search->missing && item->numbers.last >= search->missing)
        search->missing = item->numbers.last + 1;
    if (reader->rule_marks[item->rule] == search->event->number + 1)
        return;
    reader->rule_marks[item->rule] = search->event->number + 1;
    ARRAY_ADD(reader->arena, &search->event->about, item->rule);
}

static void search_run(NumberSearch *search, const struct Numbered *items, size_t count)
{
    if (!count || items[count / 2].reach < search->asked.first || search->event->about.count > search->most)
        return;
    const struct Numbered *middle = &items[count / 2];
    search_run(search, items, count / 2);
    if (middle->numbers.first > search->asked.last)
        return;
    if (middle->numbers.last >= search->asked.first)
        take_numbered(search, middle);
    search_run(search, middle + 1, count - count / 2 - 1);
}

/* The first item of `year` or a later one. */
static size_t first_of_year(const Reader *reader, int year)
{
    size_t low = 0, high = reader->numbered.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (reader->numbered.items[middle].numbers.year < year)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void mark_about(Reader *reader, const Event *event)
{
    if (!reader->rule_marks)
        index_numbers(reader);
    for (size_t i = 0; i < event->about.count; i++)
        reader->rule_marks[event->about.items[i]] = event->number + 1;
}

uint32_t find_numbered(Reader *reader, Numbers asked, Event *event, size_t most)
{
    NumberSearch search = {reader, event, asked, most, asked.first};
    size_t from = first_of_year(reader, asked.year), until = first_of_year(reader, asked.year + 1);
    if (from < until)
        search_run(&search, reader->numbered.items + from, until - from);
    return search.missing;
}

/* ---- other fields ---- */

static void read_rule_list(Reader *reader, const Entry *entry, FieldKey key, RuleNeed need, IndexArray *out)
{
    const FieldText *field = field_get(reader, entry, key);
    if (!field)
        return;
    Lexer lexer = field_lexer(reader, entry, field);
    read_rules(reader, &lexer, need, out);
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
    check_term(reader, value_span(reader, entry, FIELD_UNTIL), rule->from, rule->until);
    read_reaches(reader, entry, rule);
    read_own_numbers(reader, entry, rule);
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
