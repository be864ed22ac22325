/* Awards, allocations and joint awards that the journal itself gives. */
#include "journal/reader.h"

static bool read_amount_field(Reader *reader, const Entry *entry, FieldKey key, MoneyRange *out)
{
    const FieldText *field = field_get(reader, entry, key);
    if (!field)
        return false;
    Lexer lexer = field_lexer(reader, entry, field);
    if (!read_amount(reader, &lexer, out))
        return false;
    read_end(reader, &lexer);
    return true;
}

static bool read_date_of(Reader *reader, const Entry *entry, FieldKey key, Period *out)
{
    const FieldText *field = field_get(reader, entry, key);
    if (!field)
        return false;
    Lexer lexer = field_lexer(reader, entry, field);
    if (!read_date(reader, &lexer, out))
        return false;
    read_end(reader, &lexer);
    return true;
}

/* also: 11537 wire-copy "a rewritten copy" */
void read_also(Reader *reader, const Entry *entry, OtherFigure **items, size_t *count)
{
    ARRAY(OtherFigure) figures = {0};
    for (uint32_t i = 0; i < entry->field_count; i++) {
        const FieldText *field = &reader->fields.items[entry->first_field + i];
        if (field->key != FIELD_ALSO)
            continue;
        Lexer lexer = field_lexer(reader, entry, field);
        OtherFigure figure = {.source = NO_INDEX};
        if (!read_amount(reader, &lexer, &figure.amount) ||
            !read_id(reader, &lexer, &reader->journal->source_ids, "source", &figure.source))
            continue;
        if (lex_peek(&lexer).kind == TOKEN_STRING)
            read_text(reader, &lexer, &figure.note);
        read_end(reader, &lexer);
        ARRAY_ADD(reader->arena, &figures, figure);
    }
    *items = figures.items;
    *count = figures.count;
}

static void read_partners(Reader *reader, const Entry *entry, FieldKey key, Award *award)
{
    const FieldText *field = field_get(reader, entry, key);
    if (!field)
        return;
    Lexer lexer = field_lexer(reader, entry, field);
    do {
        PlaceId partner;
        if (read_place(reader, &lexer, NEED_GOVERNMENT, &partner))
            ARRAY_ADD(reader->arena, &award->partners, partner);
    } while (skip_comma(&lexer));
    read_end(reader, &lexer);
    ARRAY_ADD(reader->arena, &award->joined_by, entry_span(reader, entry));
}

static void check_performance(Reader *reader, const Entry *entry, const Award *award)
{
    if (!period_is_set(award->from) || !period_is_set(award->until) || period_last(award->until) >= award->from.first)
        return;
    Lexer lexer = field_lexer(reader, entry, field_get(reader, entry, FIELD_UNTIL));
    Diag *diag = diag_add(reader->diags, DIAG_J071, token_span(&lexer, lex_peek(&lexer)), "the award would end before it begins");
    diag_help(reader->diags, diag, "mend from: or until:");
}

static void read_award_year(Reader *reader, const Entry *entry, Award *award)
{
    const FieldText *field = field_get(reader, entry, FIELD_YEAR);
    Years years = {0, 0};
    if (field) {
        Lexer lexer = field_lexer(reader, entry, field);
        if (read_years(reader, &lexer, &years, "the award year, as in FY2016"))
            read_end(reader, &lexer);
    }
    award->year = years.first;
}

void build_award(Reader *reader, const Entry *entry)
{
    Award *award = &reader->journal->awards.items[entry->made];
    build_common(reader, entry, &award->common);
    award->has_number = true;
    Lexer lexer = head_lexer(reader, entry);
    lex_next(&lexer);
    if (read_place(reader, &lexer, NEED_GOVERNMENT, &award->holder)) {
        if (lex_peek(&lexer).kind == TOKEN_STRING)
            read_text(reader, &lexer, &award->common.title);
        read_end(reader, &lexer);
    }
    const FieldText *program = field_get(reader, entry, FIELD_PROGRAM);
    if (program) {
        lexer = field_lexer(reader, entry, program);
        if (read_id(reader, &lexer, &reader->journal->program_ids, "program", &award->program))
            read_end(reader, &lexer);
    }
    read_award_year(reader, entry, award);
    Transaction transaction = {.amount = MONEY_UNKNOWN, .span = award->common.span};
    read_amount_field(reader, entry, FIELD_AMOUNT, &transaction.amount);
    if (!read_date_of(reader, entry, FIELD_OBLIGATED, &transaction.day) && award->year)
        transaction.day = period_fiscal(award->year);
    ARRAY_ADD(reader->arena, &award->transactions, transaction);
    read_date_of(reader, entry, FIELD_FROM, &award->from);
    read_date_of(reader, entry, FIELD_UNTIL, &award->until);
    check_performance(reader, entry, award);
    award->has_outlays = read_amount_field(reader, entry, FIELD_OUTLAYS, &award->outlays);
    OtherFigure *also;
    size_t also_count;
    read_also(reader, entry, &also, &also_count);
    for (size_t i = 0; i < also_count; i++)
        ARRAY_ADD(reader->arena, &award->also, also[i]);
    read_partners(reader, entry, FIELD_JOINT_WITH, award);
    award->has_shared = read_amount_field(reader, entry, FIELD_SHARED, &award->shared);
}

/* The head of joint and allocation: holder, program, year. */
typedef struct {
    PlaceId holder;
    Index program;
    int year;
} Triple;

static bool read_triple(Reader *reader, Lexer *lexer, Triple *out)
{
    Years years;
    if (!read_place(reader, lexer, NEED_GOVERNMENT, &out->holder) ||
        !read_id(reader, lexer, &reader->journal->program_ids, "program", &out->program) ||
        !read_years(reader, lexer, &years, "the award year, as in FY2016"))
        return false;
    out->year = years.first;
    return true;
}

void build_joint(Reader *reader, const Entry *entry)
{
    Journal *journal = reader->journal;
    Common common = {0};
    build_common(reader, entry, &common);
    Lexer lexer = head_lexer(reader, entry);
    Triple triple;
    if (!read_triple(reader, &lexer, &triple))
        return;
    read_end(reader, &lexer);
    const FieldText *only = field_get(reader, entry, FIELD_AWARD);
    Index one = NO_INDEX;
    if (only) {
        lexer = field_lexer(reader, entry, only);
        if (!read_id(reader, &lexer, &journal->award_ids, "award", &one))
            return;
    }
    MoneyRange shared;
    bool has_shared = read_amount_field(reader, entry, FIELD_SHARED, &shared);
    size_t found = 0;
    for (size_t i = 0; i < journal->awards.count; i++) {
        Award *award = &journal->awards.items[i];
        bool fits = one == NO_INDEX ? award->holder == triple.holder && award->program == triple.program && award->year == triple.year
                                    : i == one;
        if (!fits)
            continue;
        found++;
        read_partners(reader, entry, FIELD_WITH, award);
        if (has_shared)
            award->has_shared = true, award->shared = shared;
    }
    if (found)
        return;
    Diag *diag = diag_add(reader->diags, DIAG_J050, common.span, "there is no award of that holder, program and year");
    diag_help(reader->diags, diag, "enter the award, or include the award file that has it");
}

void build_allocation(Reader *reader, const Entry *entry)
{
    Allocation allocation = {0};
    build_common(reader, entry, &allocation.common);
    Lexer lexer = head_lexer(reader, entry);
    Triple triple;
    if (!read_triple(reader, &lexer, &triple) || !read_amount(reader, &lexer, &allocation.amount))
        return;
    read_end(reader, &lexer);
    allocation.place = triple.holder;
    allocation.program = triple.program;
    allocation.year = triple.year;
    OtherFigure *also;
    size_t also_count;
    read_also(reader, entry, &also, &also_count);
    for (size_t i = 0; i < also_count; i++)
        ARRAY_ADD(reader->arena, &allocation.also, also[i]);
    ARRAY_ADD(reader->arena, &reader->journal->allocations, allocation);
}
