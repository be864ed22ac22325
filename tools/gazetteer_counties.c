/* The county a municipality lies in, and how many people live in the largest ones.
 *
 * After the codes are joined. The Census Gazetteer does not say which county a
 * place is in. A county subdivision that is the same government says it in its
 * code; else it is the county of the subdivision whose centre is nearest, which
 * is evidence and not a fact: it decides nothing alone. */
#include "gazetteer.h"

#include <stdlib.h>

/* Of one state, the subdivisions and county equivalents with a centre. */
typedef struct {
    uint32_t *units;
    size_t count;
} Neighbours;

static Neighbours neighbours_of(Gazetteer *gazetteer, int fips)
{
    Neighbours found = {ARENA_ARRAY(&gazetteer->arena, uint32_t, gazetteer->units.count), 0};
    for (uint32_t i = 0; i < gazetteer->units.count; i++) {
        const Unit *unit = unit_at(gazetteer, i);
        bool within = unit->level == LEVEL_SUBDIVISION || unit->level == LEVEL_COUNTY;
        if (within && unit->fips == fips && unit->has_centroid)
            found.units[found.count++] = i;
    }
    return found;
}

static uint16_t county_digits(Str geoid)
{
    return (uint16_t)((geoid.ptr[2] - '0') * 100 + (geoid.ptr[3] - '0') * 10 + (geoid.ptr[4] - '0'));
}

/* Squared, a degree of longitude counted as three quarters of one of latitude: they differ
 * by that at 41 degrees north, and only the nearest is asked for. */
static int64_t apart(const Unit *a, const Unit *b)
{
    int64_t north = a->latitude_e6 - b->latitude_e6, east = (int64_t)(a->longitude_e6 - b->longitude_e6) * 3 / 4;
    return north * north + east * east;
}

static void place_in_county(Gazetteer *gazetteer, Unit *unit, const Neighbours *neighbours)
{
    int64_t nearest = INT64_MAX;
    for (size_t i = 0; i < neighbours->count; i++) {
        const Unit *other = unit_at(gazetteer, neighbours->units[i]);
        bool same = other->kept != NO_UNIT &&
                    unit_kept(gazetteer, neighbours->units[i]) == (uint32_t)(unit - gazetteer->units.items);
        int64_t distance = same ? -1 : apart(unit, other);
        if (distance >= nearest)
            continue;
        nearest = distance;
        unit->county = county_digits(other->geoid);
    }
}

void place_in_counties(Gazetteer *gazetteer)
{
    for (int fips = 1; fips < TABLE_FIPS_LIMIT; fips++) {
        if (gazetteer->state_of_fips[fips] == NO_UNIT)
            continue;
        Neighbours neighbours = neighbours_of(gazetteer, fips);
        for (uint32_t i = 0; i < gazetteer->units.count; i++) {
            Unit *unit = unit_at(gazetteer, i);
            if (unit->level == LEVEL_PLACE && unit->fips == fips && unit->kept == NO_UNIT && unit->has_centroid)
                place_in_county(gazetteer, unit, &neighbours);
        }
    }
}

/* ---- populations.txt: "code | residents" ---- */

void read_populations(Gazetteer *gazetteer)
{
    Row row = rows_open(gazetteer, "populations.txt");
    while (rows_next(&row, 2)) {
        Population population = {.unit = row_unit(&row, gazetteer, row.fields[0])};
        char *end;
        unsigned long residents = strtoul(arena_c_string(&gazetteer->arena, row.fields[1]), &end, 10);
        if (*end != '\0' || residents == 0 || residents > UINT32_MAX)
            row_fail(&row, "not a number of residents: %.*s", STR_ARG(row.fields[1]));
        population.residents = (uint32_t)residents;
        ARRAY_ADD(&gazetteer->arena, &gazetteer->populations, population);
    }
}
