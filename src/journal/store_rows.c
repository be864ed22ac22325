/* Rows of a store into awards of the journal, and what was passed on under them.
 *
 * They come after the award files, through the same steps. What is different: a transaction that the journal has
 * itself is passed over in silence, for the journal's own wins; a recipient that is no known place is no mistake
 * (there are millions), only counted; and a row's place is a line of a file that is not at hand. */
#include "journal/rows.h"

typedef struct {
    Rows *rows;
    Map by_number;    /* award number -> award of the journal's own */
    Map store_awards; /* 8 bytes of a number of the store -> award */
    Map sources;      /* file -> source */
    int64_t award;    /* of the store, met last */
    Index number;     /* of it; NO_INDEX: it counts for nobody */
    Index own_count;  /* awards below this one are the journal's own */
} Taking;

/* ---- what the journal has itself ---- */

static Str listing_key(Arena *arena, Index award, Str listing, Str modification)
{
    return arena_printf(arena, "%u/%.*s/%.*s", award, STR_ARG(listing), STR_ARG(modification));
}

/* A row without a modification is told by its day and its amount. */
static Str amount_key(Arena *arena, Index award, Str listing, Date day, Money amount)
{
    return arena_printf(arena, "%u/%.*s=%d=%lld", award, STR_ARG(listing), day, (long long)amount);
}

void store_rows_note(Rows *rows, Index award, const AwardRow *row)
{
    Arena *arena = rows->reader->arena;
    map_add(&rows->given,
            row->modification.len ? listing_key(arena, award, row->listing, row->modification)
                                  : amount_key(arena, award, row->listing, row->day.first, row->obligated.amount),
            award);
}

static bool is_given(const Taking *taking, Index award, const StoreRow *from)
{
    Rows *rows = taking->rows;
    Arena *arena = rows->reader->arena;
    if (award >= taking->own_count)
        return false;
    if (rows_given_by_hand(&rows->reader->journal->awards.items[award]))
        return true;
    Str exact = listing_key(arena, award, from->row.listing, from->row.modification);
    Str alike = amount_key(arena, award, from->row.listing, from->row.day.first, from->amount.min);
    return map_find(&rows->given, exact) != MAP_ABSENT ||
           (money_is_exact(from->amount) && map_find(&rows->given, alike) != MAP_ABSENT);
}

/* Award numbers are an agency's own: the program must be the same as well. */
static Index own_award(const Taking *taking, const StoreRow *from)
{
    const Journal *journal = taking->rows->reader->journal;
    Index own = map_find(&taking->by_number, from->row.fain.len ? from->row.fain : from->row.uri);
    if (own == MAP_ABSENT)
        return NO_INDEX;
    const StrArray *listings = &journal->programs.items[journal->awards.items[own].program].listings;
    for (size_t i = 0; i < listings->count; i++)
        if (str_equal(listings->items[i], from->row.listing))
            return own;
    return NO_INDEX;
}

/* ---- whose it is ---- */

static PlaceId decided_or(const Taking *taking, Str recipient, PlaceId otherwise)
{
    if (!taking->rows->reader->decisions.count)
        return otherwise;
    PlaceId decided = rows_decided(taking->rows, journal_fold_name(taking->rows->reader->arena, recipient));
    return decided != PLACE_NONE ? decided : otherwise;
}

static void count_unplaced(Taking *taking, const StoreRow *from)
{
    Unplaced *unplaced = &taking->rows->reader->journal->unplaced;
    if (!from->may_be_government || from->is_decided)
        return;
    uint32_t next = (uint32_t)taking->rows->told.count;
    unplaced->recipients += map_add(&taking->rows->told, from->row.recipient, next) == next;
    if (from->amount.has_min && !money_add(unplaced->obligated, from->amount.min, &unplaced->obligated))
        unplaced->overflowed = true;
}

static Index numbered_award(Taking *taking, const StoreRow *from)
{
    if (from->award == taking->award)
        return taking->number;
    taking->award = from->award;
    taking->number = own_award(taking, from);
    if (taking->number == NO_INDEX) {
        PlaceId holder = decided_or(taking, from->row.recipient, from->holder);
        if (!from->may_be_government || holder == PLACE_NONE)
            return NO_INDEX;
        Str id = from->row.fain.len ? from->row.fain : from->row.uri;
        taking->number = rows_new_award(taking->rows, &from->row, id, true, holder);
    }
    int64_t *key = ARENA_NEW(taking->rows->reader->arena, int64_t);
    *key = from->award;
    map_add(&taking->store_awards, (Str){(const char *)key, sizeof *key}, taking->number);
    return taking->number;
}

/* Rows without a number are one award where holder, listing and year are the same, as in files. */
static Index unnumbered_award(Taking *taking, const StoreRow *from)
{
    PlaceId holder = decided_or(taking, from->row.recipient, from->holder);
    if (!from->may_be_government || holder == PLACE_NONE)
        return NO_INDEX;
    Rows *rows = taking->rows;
    Str key = rows_made_key(rows, &from->row, holder, rows_year(&from->row));
    Index next = rows->reader->journal->awards.count;
    Index found = map_add(&rows->awards, key, next);
    return found != next ? found : rows_new_award(rows, &from->row, key, false, holder);
}

/* ---- taking ---- */

static Span span_of(Taking *taking, Str file, uint32_t line)
{
    Diags *diags = taking->rows->reader->diags;
    uint32_t next = diags->sources.count, source = map_add(&taking->sources, file, next);
    if (source == next)
        diags_add_lines(diags, file);
    return (Span){source, line, 0};
}

static void take_row(void *taker, const StoreRow *from)
{
    Taking *taking = taker;
    StoreRow here = *from;
    here.row.span = span_of(taking, from->file, from->line);
    Index award = from->has_number ? numbered_award(taking, &here) : unnumbered_award(taking, &here);
    if (award == NO_INDEX)
        count_unplaced(taking, &here);
    else if (!is_given(taking, award, &here))
        rows_add_transaction(taking->rows, award, &here.row, here.amount, here.known);
}

static Partner *partner_of(Taking *taking, Award *award, PlaceId place)
{
    for (size_t i = 0; i < award->partners.count; i++)
        if (award->partners.items[i].place == place && award->partners.items[i].passed.count)
            return &award->partners.items[i];
    Partner partner = {.place = place};
    ARRAY_ADD(taking->rows->reader->arena, &award->partners, partner);
    return &award->partners.items[award->partners.count - 1];
}

static void take_passed(void *taker, const StorePassed *passed)
{
    Taking *taking = taker;
    Index number = map_find(&taking->store_awards, (Str){(const char *)&passed->award, sizeof passed->award});
    PlaceId place = decided_or(taking, passed->recipient, passed->place);
    if (number == MAP_ABSENT || place == PLACE_NONE)
        return;
    Award *award = &taking->rows->reader->journal->awards.items[number];
    if (award->holder == place || rows_given_by_hand(award))
        return;
    Transaction transaction = {.day = passed->day,
                               .amount = passed->amount,
                               .known = passed->known,
                               .span = span_of(taking, passed->file, passed->line)};
    Partner *partner = partner_of(taking, award, place);
    ARRAY_ADD(taking->rows->reader->arena, &partner->passed, transaction);
}

/* ---- which rows ---- */

static void add_listings(const Rows *rows, const Rule *rule, StoreAsk *ask)
{
    const Journal *journal = rows->reader->journal;
    for (size_t i = 0; i < rule->reaches.count; i++) {
        if (rule->reaches.items[i].program == NO_INDEX) {
            ask->every_listing = true;
            return;
        }
        const StrArray *listings = &journal->programs.items[rule->reaches.items[i].program].listings;
        for (size_t k = 0; k < listings->count; k++)
            ARRAY_ADD(rows->reader->arena, &ask->listings, listings->items[k]);
    }
}

/* Of the journal's own awards: by the number that a row of the store has, too. */
static void index_own(Taking *taking)
{
    const Journal *journal = taking->rows->reader->journal;
    taking->own_count = journal->awards.count;
    for (Index i = 0; i < journal->awards.count; i++)
        map_add(&taking->by_number, journal->awards.items[i].id, i);
}

void store_rows_add(Rows *rows)
{
    Reader *reader = rows->reader;
    StoreAsk ask = {.known_by = DATE_OPEN, .every_listing = reader->opener->every_listing};
    for (size_t i = 0; i < reader->journal->rules.count; i++)
        add_listings(rows, &reader->journal->rules.items[i], &ask);
    if (!ask.every_listing && !ask.listings.count)
        return;
    Taking taking = {.rows = rows, .award = INT64_MIN, .number = NO_INDEX};
    Map *maps[] = {&taking.by_number, &taking.store_awards, &taking.sources};
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++)
        map_init(maps[i], reader->arena);
    rows->common = (Common){0};
    index_own(&taking);
    reader->opener->rows(reader->opener->context, reader->journal, &ask, take_row, take_passed, &taking);
}
