/* From a store into a journal: all rows where they are few, else sums and the rows that have to be known apart.
 *
 * Taken as rows beside the sums: awards that cannot be summed, awards that the journal has itself, and awards of
 * recipients about which the journal decides. What the sums hold of these is taken off again. */
#include "load/from_store.h"

#include <stdlib.h>

typedef struct {
    LoadStore *from;
    Journal *journal;
    Arena *arena;
    Map own;      /* award numbers of the journal -> 1 */
    Map decided;  /* names that the journal decides about, folded -> 1 */
    bool *places; /* by PlaceId: asked about; NULL: all are */
    ARRAY(int64_t) awards;
    Map listings; /* of the columns: listing -> first kind that has it, for less */
    Index *next_kind;
} Choice;

/* ---- which awards ---- */

static void add_award(Choice *choice, int64_t award)
{
    ARRAY_ADD(choice->arena, &choice->awards, award);
}

static void add_awards(Choice *choice, ColumnAwards awards)
{
    for (size_t i = 0; i < awards.count; i++)
        add_award(choice, awards.items[i]);
}

static void choose_own(void *chooser, int64_t award, Str fain)
{
    Choice *choice = chooser;
    if (map_find(&choice->own, fain) != MAP_ABSENT)
        add_award(choice, award);
}

static void choose_decided(void *chooser, int64_t recipient, Str name)
{
    Choice *choice = chooser;
    Arena scratch;
    arena_init(&scratch);
    bool is_decided = map_find(&choice->decided, journal_fold_name(&scratch, name)) != MAP_ABSENT;
    arena_release(&scratch);
    if (is_decided && recipient >= 0 && recipient < columns_recipients(choice->from->columns))
        add_awards(choice, columns_awards_of(choice->from->columns, (uint32_t)recipient));
}

/* A subaward to a place asked about: the award it is passed on under shows there too. */
static void choose_passed(void *chooser, const StorePassed *passed)
{
    Choice *choice = chooser;
    bool is_decided = choice->journal->decisions.count &&
                      map_find(&choice->decided, journal_fold_name(choice->arena, passed->recipient)) != MAP_ABSENT;
    if (is_decided || (passed->place < place_count() && choice->places[passed->place]))
        add_award(choice, passed->award);
}

static void choose_places(Choice *choice)
{
    const Columns *columns = choice->from->columns;
    for (uint32_t i = 0; i < columns_recipients(columns); i++) {
        PlaceId place = columns_recipient_place(columns, i);
        if (place != PLACE_NONE && choice->places[place])
            add_awards(choice, columns_awards_of(columns, i));
    }
}

static int by_number(const void *left, const void *right)
{
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

static void order_once(Choice *choice, StoreAsk *ask)
{
    if (choice->awards.count)
        qsort(choice->awards.items, choice->awards.count, sizeof *choice->awards.items, by_number);
    for (size_t i = 0; i < choice->awards.count; i++)
        if (i == 0 || choice->awards.items[i] != choice->awards.items[i - 1])
            ARRAY_ADD(choice->arena, &ask->awards, choice->awards.items[i]);
    ask->by_award = true;
}

/* What the journal has itself or decides about. */
static bool choose_journal(Choice *choice)
{
    Store *store = choice->from->store;
    Journal *journal = choice->journal;
    map_init(&choice->own, choice->arena);
    map_init(&choice->decided, choice->arena);
    for (size_t i = 0; i < journal->awards.count; i++)
        map_add(&choice->own, journal->awards.items[i].id, 1);
    for (size_t i = 0; i < journal->decisions.count; i++)
        map_add(&choice->decided, journal->decisions.items[i].name, 1);
    return (!journal->awards.count || store_each_award(store, choose_own, choice)) &&
           (!journal->decisions.count || store_each_recipient(store, choose_decided, choice));
}

/* ---- what is taken off the sums ---- */

static void index_kinds(Choice *choice)
{
    const Columns *columns = choice->from->columns;
    uint32_t kinds = columns_kinds(columns);
    map_init(&choice->listings, choice->arena);
    choice->next_kind = ARENA_ARRAY(choice->arena, Index, kinds + 1);
    for (uint32_t kind = kinds; kind-- > 0;) {
        Str listing = columns_kind(columns, kind).listing;
        choice->next_kind[kind] = map_find(&choice->listings, listing);
        map_put(&choice->listings, listing, kind);
    }
}

static uint32_t find_kind(const Choice *choice, Str listing, int year)
{
    uint32_t kind = map_find(&choice->listings, listing);
    while (kind != MAP_ABSENT && columns_kind(choice->from->columns, kind).year != year)
        kind = choice->next_kind[kind];
    return kind;
}

/* One award at a time, as the column file has it: by its first row and the year of its first action. */
typedef struct {
    Choice *choice;
    ColumnMoney *summed;
    int64_t award;
    PlaceId holder;
    Str fain, listing;
    ARRAY(ColumnLess) rows;
    Map placed; /* recipients that the journal has placed */
} TakingOff;

static void finish_award(TakingOff *taking)
{
    if (!taking->rows.count)
        return;
    size_t first = 0;
    for (size_t i = 1; i < taking->rows.count; i++)
        first = taking->rows.items[i].day < taking->rows.items[first].day ? i : first;
    int year = award_year_of_number(taking->fain);
    uint32_t kind =
        find_kind(taking->choice, taking->listing, year ? year : date_fiscal_year(taking->rows.items[first].day));
    uint32_t place = columns_find_place(taking->choice->from->columns, taking->holder);
    taking->rows.items[first].begins = true;
    for (size_t i = 0; kind != MAP_ABSENT && place != UINT32_MAX && i < taking->rows.count; i++) {
        ColumnLess row = taking->rows.items[i];
        row.kind = kind;
        row.place = place;
        ARRAY_ADD(taking->choice->arena, &taking->summed->less, row);
    }
    taking->rows.count = 0;
}

/* It was of no known place before the journal decided. */
static void place_recipient(TakingOff *taking, const StoreRow *row)
{
    Unplaced *unplaced = &taking->choice->journal->unplaced;
    uint32_t next = (uint32_t)taking->placed.count;
    unplaced->recipients -= map_add(&taking->placed, row->row.recipient, next) == next && unplaced->recipients;
    if (__builtin_sub_overflow(unplaced->obligated, row->amount.min, &unplaced->obligated))
        unplaced->overflowed = true;
}

static void take_off(void *taker, const StoreRow *row)
{
    TakingOff *taking = taker;
    if (row->award != taking->award) {
        finish_award(taking);
        taking->award = row->award;
        taking->holder = row->holder;
        taking->fain = row->row.fain;
        taking->listing = row->row.listing;
    }
    ColumnLess less = {.day = row->row.day.first, .obligated = row->amount.min};
    if (taking->holder != PLACE_NONE)
        ARRAY_ADD(taking->choice->arena, &taking->rows, less);
    else if (row->may_be_government && !row->is_decided)
        place_recipient(taking, row);
}

/* Irregular awards are in no sum. */
static bool take_off_awards(Choice *choice, const StoreAsk *ask, ColumnMoney *summed)
{
    StoreAsk regular = {.by_award = true, .known_by = ask->known_by};
    for (size_t i = 0; i < ask->awards.count; i++)
        if (!columns_is_irregular(choice->from->columns, (uint32_t)ask->awards.items[i]))
            ARRAY_ADD(choice->arena, &regular.awards, ask->awards.items[i]);
    if (!regular.awards.count)
        return true;
    TakingOff taking = {.choice = choice, .summed = summed, .award = INT64_MIN};
    index_kinds(choice);
    map_init(&taking.placed, choice->arena);
    bool good = store_each_row(choice->from->store, &regular, choice->arena, take_off, &taking);
    finish_award(&taking);
    return good;
}

/* ---- the ways ---- */

static bool take_all(const LoadStore *from, const StoreAsk *ask, const StoreTaker *rows, Arena *arena)
{
    return store_each_row(from->store, ask, arena, rows->take, rows->taker) &&
           store_each_passed(from->store, ask->known_by, arena, rows->take_passed, rows->taker);
}

/* Rows of places asked about are proofs; nothing is summed beside them. */
static bool take_places(Choice *choice, StoreAsk *ask, const StoreTaker *rows)
{
    const LoadStore *from = choice->from;
    choice->places = ARENA_ARRAY(choice->arena, bool, place_count());
    for (size_t i = 0; i < from->places.count; i++) {
        PlaceMatch match = journal_find_place(choice->journal, from->places.items[i]);
        if (match.answer == PLACE_FOUND && match.id < place_count())
            choice->places[match.id] = true;
    }
    choose_places(choice);
    if (!choose_journal(choice) || !store_each_passed(from->store, ask->known_by, choice->arena, choose_passed, choice))
        return false;
    order_once(choice, ask);
    return take_all(from, ask, rows, choice->arena);
}

static void sum_up(Choice *choice)
{
    Journal *journal = choice->journal;
    const Columns *columns = choice->from->columns;
    ColumnMoney *summed = ARENA_NEW(choice->arena, ColumnMoney);
    summed->columns = columns;
    Map listings;
    map_init(&listings, choice->arena);
    for (Index i = 0; i < journal->programs.count; i++)
        for (size_t k = 0; k < journal->programs.items[i].listings.count; k++)
            map_add(&listings, journal->programs.items[i].listings.items[k], i);
    for (uint32_t kind = 0; kind < columns_kinds(columns); kind++) {
        Str listing = arena_str(choice->arena, columns_kind(columns, kind).listing);
        Index next = journal->programs.count, program = map_add(&listings, listing, next);
        if (program == next)
            journal_add_listing(journal, listing);
        ARRAY_ADD(choice->arena, &summed->programs, program);
    }
    journal->summed = summed;
}

static bool take_sums(Choice *choice, StoreAsk *ask, const StoreTaker *rows)
{
    add_awards(choice, columns_irregular(choice->from->columns));
    if (!choose_journal(choice))
        return false;
    choice->places = ARENA_ARRAY(choice->arena, bool, place_count());
    if (choice->journal->decisions.count &&
        !store_each_passed(choice->from->store, ask->known_by, choice->arena, choose_passed, choice))
        return false;
    order_once(choice, ask);
    if (!take_all(choice->from, ask, rows, choice->arena))
        return false;
    Journal *journal = choice->journal;
    sum_up(choice);
    journal->unplaced = (Unplaced){0};
    journal->unplaced.recipients = columns_unplaced(choice->from->columns, &journal->unplaced.obligated);
    return take_off_awards(choice, ask, journal->summed);
}

static bool too_many(uint64_t count, Arena *arena, Str *why)
{
    *why = arena_printf(arena,
                        "the store has %llu rows that the question is about, more than can be gone through one by one; "
                        "name places, or ask by the basis awarded or annual",
                        (unsigned long long)count);
    return false;
}

bool load_rows(LoadStore *from, Journal *journal, StoreAsk *ask, const StoreTaker *rows, Arena *arena, Str *why)
{
    Choice choice = {.from = from, .journal = journal, .arena = arena};
    uint64_t count = store_count(from->store, ask->every_listing ? NULL : &ask->listings);
    bool good, is_summed = count > (from->rows_most ? from->rows_most : LOAD_ROWS_MOST);
    ask->known_by = from->known_by;
    if (is_summed && !from->places.count && from->needs_awards) {
        if (count > AWARD_ROWS_MOST)
            return too_many(count, arena, why);
        is_summed = false;
    }
    if (is_summed) {
        from->columns = columns_open(from->store, from->path, from->places.count ? DATE_OPEN : from->known_by,
                                     from->progress, arena, why);
        if (!from->columns)
            return false;
        good = from->places.count ? take_places(&choice, ask, rows) : take_sums(&choice, ask, rows);
    } else {
        good = take_all(from, ask, rows, arena);
    }
    if (!good)
        *why = arena_str(arena, store_why(from->store));
    return good;
}
