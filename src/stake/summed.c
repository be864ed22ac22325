/* Holdings out of a store's column file: by place and by what reaches them, instead of by award.
 *
 * Programs and years that the same conditions reach share their fate, so they are summed together. Only what was
 * obligated, up to the day or in its fiscal year, can be had so: who asks by another basis has the rows. */
#include "stake/world.h"

/* The conditions that reach a kind, as a set of bits: its reach. */
typedef struct {
    const Journal *journal;
    const Question *question;
    const IndexArray *conditions;
    size_t words;      /* of 64 conditions */
    uint64_t *bits;    /* of each reach met, one after the other */
    uint32_t count;    /* of reaches met */
    uint32_t *of_kind; /* one more than its reach; 0: nothing asked about reaches it */
    uint32_t *example; /* of a reach: a kind */
    Map known;         /* bits -> reach */
} Reaches;

static bool is_asked(const Question *question, Index program)
{
    for (size_t i = 0; i < question->programs.count; i++)
        if (question->programs.items[i] == program)
            return true;
    return question->programs.count == 0;
}

static bool reach_of(const Reaches *reaches, uint32_t kind, uint64_t *bits)
{
    const ColumnMoney *summed = reaches->journal->summed;
    Index program = summed->programs.items[kind];
    int year = columns_kind(summed->columns, kind).year;
    bool any = false;
    memset(bits, 0, reaches->words * sizeof *bits);
    if (!is_asked(reaches->question, program))
        return false;
    for (size_t i = 0; i < reaches->conditions->count; i++) {
        if (!rule_reaches(&reaches->journal->rules.items[reaches->conditions->items[i]], program, year))
            continue;
        bits[i / 64] |= (uint64_t)1 << (i % 64);
        any = true;
    }
    return any;
}

static Reaches find_reaches(const Journal *journal, const Question *question, const IndexArray *conditions,
                            Arena *arena)
{
    uint32_t kinds = columns_kinds(journal->summed->columns);
    Reaches reaches = {.journal = journal, .question = question, .conditions = conditions};
    reaches.words = conditions->count / 64 + 1;
    reaches.of_kind = ARENA_ARRAY(arena, uint32_t, kinds + 1);
    reaches.example = ARENA_ARRAY(arena, uint32_t, kinds + 1);
    map_init(&reaches.known, arena);
    uint64_t *bits = ARENA_ARRAY(arena, uint64_t, reaches.words);
    for (uint32_t kind = 0; kind < kinds; kind++) {
        if (!reach_of(&reaches, kind, bits))
            continue;
        Str key = {(const char *)bits, reaches.words * sizeof *bits};
        uint32_t found = map_find(&reaches.known, key);
        if (found == MAP_ABSENT) {
            found = reaches.count++;
            reaches.example[found] = kind;
            map_add(&reaches.known, arena_str(arena, key), found);
        }
        reaches.of_kind[kind] = found + 1;
    }
    return reaches;
}

static void add_place(const Journal *journal, const Reaches *reaches, uint32_t place, const ColumnSum *sums,
                      uint32_t first, unsigned count, Arena *arena, Holdings *out)
{
    const ColumnMoney *summed = journal->summed;
    for (unsigned i = 0; i < count; i++) {
        if (!sums[i].awards)
            continue;
        uint32_t kind = reaches->example[first + i];
        Holding holding = {.award = NO_INDEX,
                           .allocation = NO_INDEX,
                           .holder = columns_place(summed->columns, place),
                           .program = summed->programs.items[kind],
                           .year = columns_kind(summed->columns, kind).year,
                           .amount = sums[i].overflowed ? MONEY_UNKNOWN : money_exact(sums[i].obligated),
                           .count = sums[i].awards,
                           .is_sure = true};
        ARRAY_ADD(arena, out, holding);
    }
}

/* Room for so many more, so that the holdings do not move again and again. */
static void reserve(Arena *arena, Holdings *out, uint32_t count)
{
    if (out->capacity - out->count >= count)
        return;
    Holding *items = ARENA_ARRAY(arena, Holding, (size_t)out->count + count);
    if (out->count)
        memcpy(items, out->items, out->count * sizeof *items);
    out->items = items;
    out->capacity = out->count + count;
}

/* As many reaches at a time as one pass over the columns can tell apart. */
static void add_reaches(const Journal *journal, const Question *question, const Reaches *reaches, uint32_t first,
                        unsigned count, Arena *arena, Holdings *out)
{
    const Columns *columns = journal->summed->columns;
    uint32_t kinds = columns_kinds(columns), places = columns_places(columns);
    uint8_t *reach = ARENA_ARRAY(arena, uint8_t, kinds + 1);
    for (uint32_t kind = 0; kind < kinds; kind++)
        if (reaches->of_kind[kind] > first && reaches->of_kind[kind] <= first + count)
            reach[kind] = (uint8_t)(reaches->of_kind[kind] - first);
    ColumnAsk ask = {.from = DATE_MIN, .until = question->as_of, .reach = reach, .reaches = count};
    if (question->basis == BASIS_ANNUAL)
        ask.from = period_fiscal(date_fiscal_year(question->as_of)).first;
    ColumnSum *sums = ARENA_ARRAY(arena, ColumnSum, (size_t)places * count + 1);
    columns_sum(columns, &ask, 0, places, sums);
    columns_take_off(&journal->summed->less, &ask, sums);
    reserve(arena, out, places);
    for (uint32_t place = 0; place < places; place++)
        add_place(journal, reaches, place, sums + (size_t)place * count, first, count, arena, out);
}

void add_summed(const Journal *journal, const Question *question, const IndexArray *conditions, Arena *arena,
                Holdings *out)
{
    Reaches reaches = find_reaches(journal, question, conditions, arena);
    for (uint32_t first = 0; first < reaches.count; first += COLUMN_REACHES_MOST) {
        uint32_t left = reaches.count - first;
        add_reaches(journal, question, &reaches, first, left < COLUMN_REACHES_MOST ? left : COLUMN_REACHES_MOST, arena,
                    out);
    }
}
