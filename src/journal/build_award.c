/* Awards, allocations and joint awards that the journal itself gives. */
#include "journal/reader.h"

bool read_amount_field(Reader *reader, const Entry *entry, FieldKey key, MoneyRange *out)
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

static void read_partners(Reader *reader, const Entry *entry, FieldKey key, Period known, Award *award)
{
    const FieldText *field = field_get(reader, entry, key);
    if (!field)
        return;
    Lexer lexer = field_lexer(reader, entry, field);
    do {
        Partner partner = {.place = PLACE_NONE, .known = known};
        if (read_place(reader, &lexer, NEED_GOVERNMENT, &partner.place))
            ARRAY_ADD(reader->arena, &award->partners, partner);
    } while (skip_comma(&lexer));
    read_end(reader, &lexer);
    ARRAY_ADD(reader->arena, &award->joined_by, entry_span(entry));
}

void read_year_field(Reader *reader, const Entry *entry, int *out, const char *what)
{
    const FieldText *field = field_get(reader, entry, FIELD_YEAR);
    if (!field)
        return;
    Lexer lexer = field_lexer(reader, entry, field);
    if (read_year(reader, &lexer, out, what))
        read_end(reader, &lexer);
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
    read_year_field(reader, entry, &award->year, "the award year, as in FY2016");
    Transaction transaction = {.amount = MONEY_UNKNOWN, .span = award->common.span};
    read_amount_field(reader, entry, FIELD_AMOUNT, &transaction.amount);
    if (!read_date_of(reader, entry, FIELD_OBLIGATED, &transaction.day) && award->year)
        transaction.day = period_fiscal(award->year);
    ARRAY_ADD(reader->arena, &award->transactions, transaction);
    read_date_of(reader, entry, FIELD_FROM, &award->from);
    read_date_of(reader, entry, FIELD_UNTIL, &award->until);
    check_term(reader, value_span(reader, entry, FIELD_UNTIL), award->from, award->until);
    award->has_outlays = read_amount_field(reader, entry, FIELD_OUTLAYS, &award->outlays);
    OtherFigure *also;
    size_t also_count;
    read_also(reader, entry, &also, &also_count);
    for (size_t i = 0; i < also_count; i++)
        ARRAY_ADD(reader->arena, &award->also, also[i]);
    read_partners(reader, entry, FIELD_JOINT_WITH, PERIOD_NONE, award);
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
    return read_place(reader, lexer, NEED_GOVERNMENT, &out->holder) &&
           read_id(reader, lexer, &reader->journal->program_ids, "program", &out->program) &&
           read_year(reader, lexer, &out->year, "the award year, as in FY2016");
}

/* ---- joint entries ----
 *
 * Those that name a holder, a program and a year are gathered in one Award that is
 * no award, and each award of that triple then takes over what was gathered: the
 * cost is that of reading, however many entries and awards share a triple. */

static Str triple_key(Arena *arena, Triple triple)
{
    uint32_t *key = ARENA_ARRAY(arena, uint32_t, 3);
    key[0] = triple.holder, key[1] = triple.program, key[2] = (uint32_t)triple.year;
    return (Str){(const char *)key, 3 * sizeof *key};
}

/* Links the awards of each triple into a chain. Awards are complete by now. */
static void index_triples(Reader *reader)
{
    Journal *journal = reader->journal;
    reader->next_of_triple = ARENA_ARRAY(reader->arena, Index, journal->awards.count + 1);
    for (Index i = 0; i < journal->awards.count; i++) {
        const Award *award = &journal->awards.items[i];
        Str key = triple_key(reader->arena, (Triple){award->holder, award->program, award->year});
        Index next = reader->joints.count, at = map_add(&reader->triples, key, next);
        if (at == next)
            ARRAY_ADD(reader->arena, &reader->joints, (struct Joint){.first = NO_INDEX});
        reader->next_of_triple[i] = reader->joints.items[at].first;
        reader->joints.items[at].first = i;
    }
}

static void join(Reader *reader, Award *award, const Award *with)
{
    if (with->has_shared)
        award->has_shared = true, award->shared = with->shared;
    if (!award->partners.count) {
        award->partners = with->partners;
        award->joined_by = with->joined_by; /* by settle_joints shared by many awards: nothing is added later */
        return;
    }
    for (size_t i = 0; i < with->partners.count; i++)
        ARRAY_ADD(reader->arena, &award->partners, with->partners.items[i]);
    for (size_t i = 0; i < with->joined_by.count; i++)
        ARRAY_ADD(reader->arena, &award->joined_by, with->joined_by.items[i]);
}

/* award: names one of the holder's awards. */
static void join_one(Reader *reader, const Entry *entry, Triple triple, const Award *with)
{
    Index number;
    Lexer lexer = field_lexer(reader, entry, field_get(reader, entry, FIELD_AWARD));
    if (!read_id(reader, &lexer, &reader->journal->award_ids, "award", &number))
        return;
    read_end(reader, &lexer);
    Award *award = &reader->journal->awards.items[number];
    if (award->holder == triple.holder && award->program == triple.program && award->year == triple.year) {
        join(reader, award, with);
        return;
    }
    Diag *diag = diag_add(reader->diags, DIAG_J029, value_span(reader, entry, FIELD_AWARD),
                          "the award '%.*s' has another holder, program or year", STR_ARG(award->id));
    diag_help(reader->diags, diag, "mend award:, or the holder, the program and the year after joint");
    diag_relate(diag, award->common.span, STR("the award is here"));
}

void build_joint(Reader *reader, const Entry *entry)
{
    Common common = {0};
    Award with = {0};
    Triple triple;
    build_common(reader, entry, &common);
    read_partners(reader, entry, FIELD_WITH, known_from(reader->journal, &common), &with);
    with.has_shared = read_amount_field(reader, entry, FIELD_SHARED, &with.shared);
    Lexer lexer = head_lexer(reader, entry);
    if (!read_triple(reader, &lexer, &triple))
        return;
    read_end(reader, &lexer);
    if (!reader->next_of_triple)
        index_triples(reader);
    Index at = map_find(&reader->triples, triple_key(reader->arena, triple));
    if (field_get(reader, entry, FIELD_AWARD)) {
        join_one(reader, entry, triple, &with);
    } else if (at != MAP_ABSENT) {
        join(reader, &reader->joints.items[at].gathered, &with);
    } else {
        Diag *diag =
            diag_add(reader->diags, DIAG_J050, common.span, "there is no award of that holder, program and year");
        diag_help(reader->diags, diag, "enter the award, or include the award file that has it");
    }
}

void settle_joints(Reader *reader)
{
    for (size_t i = 0; i < reader->joints.count; i++) {
        const struct Joint *joint = &reader->joints.items[i];
        if (!joint->gathered.joined_by.count)
            continue;
        for (Index at = joint->first; at != NO_INDEX; at = reader->next_of_triple[at])
            join(reader, &reader->journal->awards.items[at], &joint->gathered);
    }
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
