/* From what a person or a journal wrote to a place.
 *
 * The way in to this folder. Tells paths, codes and names apart by their look;
 * a path or code is one probe of a hash, a name is read in every way it can be
 * and must fit one place in the best of them. */
#include "places/find.h"

#include "places/fits.h"
#include "places/normal.h"

static Str text_of_ref(uint32_t ref, bool is_path)
{
    if (ref & TABLE_ALIAS_BIT)
        return table_alias_text(ref & ~TABLE_ALIAS_BIT);
    return is_path ? table_path(ref) : table_geoid(ref);
}

static PlaceMatch find_key(Str key, uint32_t slots_at, uint32_t slot_count, bool is_path)
{
    const uint32_t *slots = table_slots(slots_at);
    uint32_t mask = slot_count - 1;
    Fits fits = fits_none();
    for (uint32_t at = (uint32_t)table_hash(key) & mask; slots[at] != TABLE_NO_SLOT; at = (at + 1) & mask)
        if (str_equal(text_of_ref(slots[at] - 1, is_path), key))
            fits_add_ref(&fits, slots[at] - 1);
    return fits_match(&fits);
}

static PlaceMatch find_path(Str path)
{
    const TableHeader *header = table_header();
    return find_key(path, header->path_slots_at, header->path_slot_count, true);
}

/* The one place under a path. A unit's own path stands before any alias in the
 * index; two aliases of one text mean two places, and so none. */
PlaceId place_find_path(Str path)
{
    const TableHeader *header = table_header();
    const uint32_t *slots = table_slots(header->path_slots_at);
    uint32_t mask = header->path_slot_count - 1;
    PlaceId found = PLACE_NONE;
    if (path.len == 0 || path.len > UINT8_MAX)
        return PLACE_NONE;
    for (uint32_t at = (uint32_t)table_hash(path) & mask; slots[at] != TABLE_NO_SLOT; at = (at + 1) & mask) {
        uint32_t ref = slots[at] - 1;
        if (!str_equal(text_of_ref(ref, true), path))
            continue;
        if (!(ref & TABLE_ALIAS_BIT))
            return ref;
        if (found != PLACE_NONE)
            return PLACE_NONE;
        found = table_ref_place(ref);
    }
    return found;
}

/* ---- Codes ---- */

static bool is_geoid(Str text)
{
    if (text.len != 2 && text.len != 5 && text.len != 7 && text.len != 10)
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (!char_is_digit(text.ptr[i]))
            return false;
    return true;
}

static PlaceMatch find_geoid(Str geoid)
{
    const TableHeader *header = table_header();
    return find_key(geoid, header->geoid_slots_at, header->geoid_slot_count, false);
}

/* ---- Names ---- */

bool cut_last_comma(Str text, Str *before, Str *after)
{
    for (size_t at = text.len; at > 0; at--) {
        if (text.ptr[at - 1] != ',')
            continue;
        *before = str_trim(str_slice(text, 0, at - 1));
        *after = str_trim(str_after(text, at));
        return true;
    }
    return false;
}

static int fips_if_state(PlaceId id)
{
    if (id == PLACE_NONE)
        return 0;
    const TablePlace *row = table_place(id);
    return row->kind == PLACE_STATE || row->kind == PLACE_TERRITORY ? row->state_fips : 0;
}

/* "IL": two letters. */
static int fips_of_postal(Str postal)
{
    if (!char_is_alpha(postal.ptr[0]) || !char_is_alpha(postal.ptr[1]))
        return 0;
    int first = char_lower(postal.ptr[0]) - 'a', second = char_lower(postal.ptr[1]) - 'a';
    return table_header()->fips_of_postal[first * 26 + second];
}

/* The state whose own name it is ("Washington" is the District's only by alias), or
 * else the one that has it as an alias. */
static int fips_of_fits(const Fits *fits)
{
    int by_alias = 0;
    for (size_t i = 0; i < fits->count && fits->best == FIT_PLAIN; i++) {
        int fips = fips_if_state(table_ref_place(fits->refs[i]));
        if (fips != 0 && !(fits->refs[i] & TABLE_ALIAS_BIT))
            return fips;
        by_alias = fips != 0 ? fips : by_alias;
    }
    return by_alias;
}

int find_state_fips(Str text)
{
    char name[NAME_ROOM];
    if (text.len == 2)
        return fips_of_postal(text);
    Asked asked = {.county = PLACE_NONE};
    asked.name = (Str){name, name_normalise(text, name, sizeof name)};
    if (asked.name.len == 2) /* "D.C." */
        return fips_of_postal(asked.name);
    Fits fits = fits_none();
    fits_add(&fits, asked);
    return fips_of_fits(&fits);
}

static PlaceMatch find_normalised(Str text, int state_fips, PlaceId county)
{
    char name[NAME_ROOM];
    Fits fits = fits_none();
    Asked asked = {.state_fips = state_fips, .county = county};
    asked.name = (Str){name, name_normalise(text, name, sizeof name)};
    fits_add_readings(&fits, asked);
    return fits_match(&fits);
}

/* "Washington Township, Adair County" in a state: the county narrows the township. */
static PlaceMatch find_in_state(Str text, int state_fips)
{
    Str unit, county;
    if (cut_last_comma(text, &unit, &county)) {
        PlaceMatch upper = find_normalised(county, state_fips, PLACE_NONE);
        if (upper.answer == PLACE_FOUND)
            return find_normalised(unit, state_fips, upper.id);
    }
    return find_normalised(text, state_fips, PLACE_NONE);
}

static PlaceMatch find_name(Str text)
{
    Str name, state;
    if (cut_last_comma(text, &name, &state)) {
        int fips = find_state_fips(state);
        if (fips != 0)
            return find_in_state(name, fips);
    }
    return find_normalised(text, 0, PLACE_NONE);
}

static bool is_path(Str text)
{
    return str_equal(text, STR("us")) || str_starts(text, STR("us/"));
}

PlaceMatch place_find_fast(Str text)
{
    text = str_trim(text);
    PlaceMatch match = {.answer = PLACE_UNKNOWN, .id = PLACE_NONE};
    if (text.len == 0 || text.len > UINT8_MAX)
        return match;
    if (is_path(text))
        match = find_path(text);
    else if (is_geoid(text))
        match = find_geoid(text);
    else
        match = find_name(text);
    return match;
}

PlaceMatch place_find(Str text)
{
    text = str_trim(text);
    PlaceMatch match = place_find_fast(text);
    if (match.answer == PLACE_UNKNOWN && match.candidate_count == 0)
        place_near(text, &match);
    return match;
}
