/* From a name to the places that carry it, through the name index.
 *
 * Above table.c. A name is one row of the index; the row's postings say who
 * carries it, in which state and with which type word. Nothing is compared but
 * whole names. */
#include "places/fits.h"

void name_expect(Str name)
{
    __builtin_prefetch(&table_names()[(uint32_t)table_hash(name) & (table_header()->name_slot_count - 1)]);
}

const TableName *name_likely(Str name)
{
    const TableName *rows = table_names();
    uint64_t hash = table_hash(name);
    uint32_t bit = name_bit(hash), mask = table_header()->name_slot_count - 1;
    if (!(table_name_bits()[bit / 64] >> bit % 64 & 1))
        return NULL;
    for (uint32_t at = (uint32_t)hash & mask; rows[at].mark != 0; at = (at + 1) & mask) {
        if (rows[at].mark != name_mark(hash))
            continue;
        __builtin_prefetch(&table_postings()[rows[at].postings_at]);
        return &rows[at];
    }
    return NULL;
}

const TableName *name_row(Str name)
{
    const TableName *row = name_likely(name);
    return row && str_equal(table_name_text(row), name) ? row : NULL;
}

/* They are sorted by state. */
Carriers carriers_of(const TableName *row, int state_fips)
{
    if (!row)
        return (Carriers){0};
    const TablePosting *postings = table_postings() + row->postings_at, *end = postings + row->posting_count;
    if (state_fips == 0)
        return (Carriers){postings, end};
    uint32_t low = 0, high = row->posting_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (postings[middle].state_fips < state_fips)
            low = middle + 1;
        else
            high = middle;
    }
    const TablePosting *first = postings + low, *last = first;
    while (last < end && last->state_fips == state_fips)
        last++;
    return (Carriers){first, last};
}

bool joint_fits(Word asked)
{
    const WordForm *form = word_form(asked);
    return form->joint || str_equal(form->plain, STR("city"));
}

static Fit fit_with_word(const TablePosting *posting, Asked asked)
{
    bool joint = (posting->fit & POSTING_JOINT) && joint_fits(asked.word);
    if (!joint && !word_fits(asked.word, posting->word))
        return FIT_NOT;
    bool past = (posting->fit & POSTING_HISTORICAL) && asked.state_fips != 0;
    return past ? FIT_HISTORICAL : FIT_PLAIN;
}

static Fit fit_bare(const TablePosting *posting, Asked asked)
{
    if (asked.state_fips == 0 && posting->state_fips != 0)
        return posting->fit & POSTING_BARE ? FIT_STATELESS : FIT_NOT;
    if ((posting->fit & POSTING_HISTORICAL) && asked.state_fips != 0)
        return FIT_HISTORICAL;
    if (posting->fit & POSTING_BARE)
        return FIT_PLAIN;
    if (posting->fit & POSTING_WEAK)
        return FIT_WORDLESS;
    return posting->fit & POSTING_FALLBACK ? FIT_STATISTICAL : FIT_NOT;
}

Fits fits_none(void)
{
    return (Fits){.best = FIT_NOT};
}

/* One place may come twice, by its own name and by an alias: its own name is kept. */
static void keep(Fits *fits, uint32_t ref, Fit fit)
{
    if (fit > fits->best || fit == FIT_NOT)
        return;
    if (fit < fits->best)
        *fits = (Fits){.best = fit};
    for (size_t i = 0; i < fits->count; i++)
        if (table_ref_place(fits->refs[i]) == table_ref_place(ref)) {
            fits->refs[i] = ref < fits->refs[i] ? ref : fits->refs[i];
            return;
        }
    if (fits->count < PLACE_CANDIDATES)
        fits->refs[fits->count++] = ref;
    fits->in_all++;
}

void fits_add_ref(Fits *fits, uint32_t ref)
{
    keep(fits, ref, FIT_PLAIN);
}

void fits_add(Fits *fits, Asked asked)
{
    Carriers carriers = carriers_of(asked.name.len > 0 ? name_row(asked.name) : NULL, asked.state_fips);
    for (const TablePosting *posting = carriers.first; posting < carriers.end; posting++) {
        if (asked.county != PLACE_NONE && table_place(posting->place)->parent != asked.county)
            continue;
        bool bare = asked.word == WORD_NONE;
        Fit fit = bare ? fit_bare(posting, asked) : fit_with_word(posting, asked);
        keep(fits, posting->ref, fit);
    }
}

void fits_add_readings(Fits *fits, Asked asked)
{
    Asked reading = asked;
    fits_add(fits, asked);
    for (reading.word = word_next_suffix(asked.name, WORD_NONE, &reading.name); reading.word != WORD_NONE;
         reading.word = word_next_suffix(asked.name, reading.word, &reading.name))
        fits_add(fits, reading);
    reading.name = asked.name;
    reading.word = word_cut_prefix(&reading.name);
    if (reading.word != WORD_NONE)
        fits_add(fits, reading);
}

void match_found(PlaceMatch *match, uint32_t ref)
{
    match->answer = PLACE_FOUND;
    match->id = table_ref_place(ref);
    if (!(ref & TABLE_ALIAS_BIT))
        return;
    uint32_t alias = ref & ~TABLE_ALIAS_BIT;
    const TableSpan *span = table_span(table_alias(alias)->span);
    match->by_alias = true;
    match->alias = table_alias_text(alias);
    match->alias_from = span->from;
    match->alias_until = span->until;
}

PlaceMatch fits_match(const Fits *fits)
{
    PlaceMatch match = {.answer = PLACE_UNKNOWN, .id = PLACE_NONE};
    if (fits->in_all == 1 && fits->best < FIT_STATELESS) {
        match_found(&match, fits->refs[0]);
        return match;
    }
    if (fits->in_all > 1)
        match.answer = PLACE_AMBIGUOUS;
    match.candidate_count = fits->count;
    match.candidates_in_all = fits->in_all;
    for (size_t i = 0; i < fits->count; i++)
        match.candidates[i] = table_ref_place(fits->refs[i]);
    return match;
}
