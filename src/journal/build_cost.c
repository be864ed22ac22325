/* What keeping a condition costs a place: cost PLACE "title". */
#include "journal/reader.h"

static void read_quantity(Reader *reader, const Entry *entry, FieldKey key, MoneyRange when_absent, MoneyRange *out)
{
    if (!read_amount_field(reader, entry, key, out))
        *out = when_absent;
}

void build_cost(Reader *reader, const Entry *entry)
{
    Cost cost = {0};
    build_common(reader, entry, &cost.common);
    Lexer lexer = head_lexer(reader, entry);
    const FieldText *about = field_get(reader, entry, FIELD_ABOUT);
    IndexArray rules = {0};
    if (!read_place(reader, &lexer, NEED_GOVERNMENT, &cost.place))
        return;
    if (lex_peek(&lexer).kind == TOKEN_STRING)
        read_text(reader, &lexer, &cost.common.title);
    read_end(reader, &lexer);
    read_quantity(reader, entry, FIELD_PER_DAY, MONEY_UNKNOWN, &cost.per_day);
    read_quantity(reader, entry, FIELD_DAYS, money_exact(100), &cost.days);
    read_quantity(reader, entry, FIELD_VOLUME, MONEY_UNKNOWN, &cost.volume);
    read_quantity(reader, entry, FIELD_CAPACITY, MONEY_UNKNOWN, &cost.capacity);
    read_year_field(reader, entry, &cost.year, "the year of the volume, as in FY2016");
    if (about) {
        lexer = field_lexer(reader, entry, about);
        read_rules(reader, &lexer, RULES_CONDITIONS, &rules);
    }
    for (size_t i = 0; i < rules.count; i++) {
        cost.rule = rules.items[i];
        ARRAY_ADD(reader->arena, &reader->journal->costs, cost);
    }
}
