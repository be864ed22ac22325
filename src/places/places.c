/* What a place is and how places lie to one another.
 *
 * Reads the linked table; beside find.c, which goes from text to a place. Does
 * not know the units that a journal declares: their ids are out of the table
 * and answered as nowhere. */
#include "places/table.h"

size_t place_count(void)
{
    return table_header()->place_count;
}

static bool is_built_in(PlaceId id)
{
    return id < table_header()->place_count;
}

static Str short_name_of(const TablePlace *row, Str name)
{
    if (!row->short_apart)
        return str_slice(name, 0, row->short_length);
    return (Str){name.ptr - row->short_length, row->short_length};
}

Place place_get(PlaceId id)
{
    const TablePlace *row = table_place(id);
    const TableSpan *span = table_span(row->span);
    uint32_t name_at = row->text_at + row->path_length + row->geoid_length;
    if (row->short_apart)
        name_at += row->short_length;
    Place place = {0};
    place.id = id;
    place.kind = (PlaceKind)row->kind;
    place.path = table_path(id);
    place.geoid = table_geoid(id);
    place.name = table_text(name_at, row->name_length);
    place.short_name = short_name_of(row, place.name);
    place.state_fips = row->state_fips;
    place.latitude_e6 = row->latitude_e6;
    place.longitude_e6 = row->longitude_e6;
    place.has_centroid = row->has_centroid;
    place.from = span->from;
    place.until = span->until;
    return place;
}

static PlaceKind kind_of(PlaceId id)
{
    return (PlaceKind)table_place(id)->kind;
}

PlaceId place_state(PlaceId id)
{
    if (!is_built_in(id))
        return PLACE_NONE;
    return table_header()->state_of_fips[table_place(id)->state_fips];
}

/* What can be said of a kind, one row a kind. */
static const struct {
    const char *name;
    bool government, area;
} kinds[PLACE_KIND_COUNT] = {
    [PLACE_KIND_NONE] = {"none", false, false},
    [PLACE_NATION] = {"nation", true, true},
    [PLACE_STATE] = {"state", true, true},
    [PLACE_TERRITORY] = {"territory", true, true},
    [PLACE_COUNTY] = {"county", true, true},
    [PLACE_MUNICIPALITY] = {"municipality", true, false},
    [PLACE_CONSOLIDATED] = {"city-county", true, true},
    [PLACE_TOWNSHIP] = {"township", true, false},
    [PLACE_STATISTICAL] = {"statistical area", false, false},
    [PLACE_TRIBE] = {"tribe", true, false},
    [PLACE_DISTRICT] = {"special district", true, false},
    [PLACE_AGENCY] = {"agency", true, false},
    [PLACE_COURT] = {"court", false, false}, /* but a circuit is an area */
    [PLACE_BODY] = {"body", false, false},
};

const char *place_kind_name(PlaceKind kind)
{
    return kinds[kind < PLACE_KIND_COUNT ? kind : PLACE_KIND_NONE].name;
}

bool place_is_government(PlaceKind kind)
{
    return kind < PLACE_KIND_COUNT && kinds[kind].government;
}

/* A court of appeals that some state belongs to; the Federal Circuit has none. */
static bool is_circuit(PlaceId id)
{
    const TableHeader *header = table_header();
    for (size_t fips = 0; fips < TABLE_FIPS_LIMIT; fips++)
        if (header->circuit_of_fips[fips] == id)
            return true;
    return false;
}

bool place_is_area(PlaceId id)
{
    if (!is_built_in(id))
        return false;
    return kinds[kind_of(id)].area || (kind_of(id) == PLACE_COURT && is_circuit(id));
}

static bool stands_under(PlaceId id, PlaceId upper)
{
    for (; id != PLACE_NONE; id = table_place(id)->parent)
        if (id == upper)
            return true;
    return false;
}

bool place_within(PlaceId id, PlaceId area)
{
    if (!is_built_in(id) || !place_is_area(area))
        return false;
    if (id == area)
        return true;
    if (!place_is_government(kind_of(id)))
        return false;
    if (kind_of(area) == PLACE_COURT)
        return table_header()->circuit_of_fips[table_place(id)->state_fips] == area;
    return stands_under(id, area);
}

bool place_agency_covers(PlaceId upper, PlaceId lower)
{
    if (upper == lower)
        return true;
    if (!is_built_in(lower) || kind_of(lower) != PLACE_AGENCY)
        return false;
    return stands_under(lower, upper);
}

/* ---- Aliases and successors ---- */

/* The aliases are sorted by place: the first row of `id` or of the next place. */
static uint32_t first_alias(PlaceId id)
{
    uint32_t low = 0, high = table_header()->alias_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (table_alias(middle)->place < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t place_aliases(PlaceId id, PlaceAlias *out, size_t limit)
{
    size_t count = 0;
    uint32_t end = table_header()->alias_count;
    for (uint32_t i = first_alias(id); i < end && table_alias(i)->place == id; i++, count++) {
        if (count >= limit)
            continue;
        const TableAlias *row = table_alias(i);
        const TableSpan *span = table_span(row->span);
        out[count] =
            (PlaceAlias){table_alias_text(i), span->from, span->until, table_text(row->why_at, row->why_length)};
    }
    return count;
}

/* ---- the county of a place ---- */

enum { COUNTY_DIGITS = 5, SUBDIVISION_DIGITS = 10 };

/* Squared, in degrees of no exact length: good enough to choose between neighbours. */
static int64_t distance_to(Place place, Str county)
{
    PlaceMatch match = place_find_fast(county);
    if (match.answer != PLACE_FOUND)
        return INT64_MAX;
    Place other = place_get(match.id);
    if (!place.has_centroid || !other.has_centroid)
        return INT64_MAX - 1;
    int64_t north = place.latitude_e6 - other.latitude_e6, east = place.longitude_e6 - other.longitude_e6;
    return north * north + east * east;
}

static Str county_of_code(Str code)
{
    bool is_code = code.len == COUNTY_DIGITS || code.len == SUBDIVISION_DIGITS;
    return is_code && str_digits(code, 0, COUNTY_DIGITS) >= 0 ? str_slice(code, 0, COUNTY_DIGITS) : STR("");
}

Str place_county(PlaceId id)
{
    if (id >= place_count())
        return STR("");
    PlaceAlias aliases[32];
    Place place = place_get(id);
    Str nearest = county_of_code(place.geoid);
    size_t count = nearest.len ? 0 : place_aliases(id, aliases, 32);
    int64_t least = INT64_MAX;
    for (size_t i = 0; i < count && i < 32; i++) {
        Str county = aliases[i].until == DATE_OPEN ? county_of_code(aliases[i].text) : STR("");
        int64_t distance = county.len ? distance_to(place, county) : INT64_MAX;
        if (distance < least) {
            nearest = county;
            least = distance;
        }
    }
    return nearest;
}

size_t place_successors(PlaceId id, PlaceId *out, size_t limit)
{
    const TableSuccessor *rows = table_successors();
    size_t count = 0;
    for (uint32_t i = 0; i < table_header()->successor_count; i++) {
        if (rows[i].area != id)
            continue;
        if (count < limit)
            out[count] = rows[i].successor;
        count++;
    }
    return count;
}

Str places_vintage(void)
{
    const TableHeader *header = table_header();
    return table_text(header->vintage_at, header->vintage_length);
}
