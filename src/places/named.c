/* Everybody who carries a name, for texts that say no more than the name.
 *
 * Beside fits.c, which answers what one name may mean when somebody asks; here nothing is chosen, because
 * the rest of the text is evidence that this folder does not know. */
#include "places/fits.h"
#include "places/normal.h"

PlaceName place_name(Str text)
{
    char room[NAME_ROOM];
    size_t length = name_normalise(text, room, sizeof room);
    const TableName *row = length ? name_row((Str){room, length}) : NULL;
    return row ? (PlaceName)(row - table_names()) : PLACE_NAME_NONE;
}

size_t place_name_count(void)
{
    return table_header()->name_slot_count;
}

/* The populations are sorted by place. */
uint32_t place_residents(PlaceId id)
{
    const TablePopulation *rows = table_populations();
    uint32_t low = 0, high = table_header()->population_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (rows[middle].place < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < table_header()->population_count && rows[low].place == id ? rows[low].residents : 0;
}

static PlaceCarrier carrier_of(const TablePosting *posting)
{
    return (PlaceCarrier){.place = posting->place,
                          .kind = (PlaceKind)posting->kind,
                          .word = word_form(posting->word)->plain,
                          .state_fips = table_place(posting->place)->state_fips,
                          .is_bare = posting->fit & POSTING_BARE,
                          .is_joint = posting->fit & POSTING_JOINT,
                          .residents = place_residents(posting->place)};
}

/* A city and county in one carries its name by both words, and by an alias the same again. */
static bool is_same(const PlaceCarrier *a, const PlaceCarrier *b)
{
    return a->place == b->place && str_equal(a->word, b->word);
}

size_t place_name_carriers(PlaceName name, PlaceCarrier *out, size_t limit)
{
    const TableName *row = &table_names()[name];
    size_t count = 0;
    PlaceCarrier last = {.place = PLACE_NONE};
    for (uint32_t i = 0; i < row->posting_count; i++) {
        const TablePosting *posting = &table_postings()[row->postings_at + i];
        if (posting->fit & POSTING_HISTORICAL)
            continue;
        PlaceCarrier carrier = carrier_of(posting);
        if (is_same(&carrier, &last))
            continue;
        last = carrier;
        if (count < limit)
            out[count] = carrier;
        count++;
    }
    return count;
}
