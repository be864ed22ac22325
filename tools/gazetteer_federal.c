/* Federal agencies and courts, from their two tables.
 *
 * Beside the Census units in the gazetteer tool: they have a path and names but
 * no code. An agency stands under the one whose path its own begins with; a
 * court under the court that hears its appeals. */
#include "gazetteer.h"

/* The unit whose path is `path` without its last part. */
static uint32_t parent_of_path(const Gazetteer *gazetteer, const Row *row, Str path)
{
    size_t end = path.len;
    while (end > 0 && path.ptr[end - 1] != '/')
        end--;
    uint32_t parent = map_find(&gazetteer->by_path, str_slice(path, 0, end > 0 ? end - 1 : 0));
    if (parent == MAP_ABSENT)
        row_fail(row, "nothing stands above %.*s", STR_ARG(path));
    return parent;
}

static Unit federal_unit(PlaceKind kind, const Row *row, size_t name_field)
{
    Unit unit = unit_empty();
    unit.kind = kind;
    unit.path = row->fields[0];
    unit.full = unit.bare = unit.name = row->fields[name_field];
    unit.short_name = row->fields[name_field + 1];
    if (!str_starts(unit.path, STR("us/")) || unit.name.len == 0 || unit.short_name.len == 0)
        row_fail(row, "a path under us/, a name and a short name belong here");
    return unit;
}

static void carry_alone(Gazetteer *gazetteer, Str name, uint32_t unit)
{
    carry(gazetteer, normal_of(gazetteer, name), WORD_NONE, POSTING_BARE, unit, 0, NO_UNIT);
}

/* ---- agencies.txt: "path | name | short name | other names; ..." ---- */

static void carry_agency(Gazetteer *gazetteer, uint32_t unit, Str others)
{
    Str name = unit_at(gazetteer, unit)->name;
    carry_alone(gazetteer, name, unit);
    carry_alone(gazetteer, arena_printf(&gazetteer->arena, "U.S. %.*s", STR_ARG(name)), unit);
    while (others.len > 0)
        carry_alone(gazetteer, str_trim(str_cut(&others, ';')), unit);
}

void read_agencies(Gazetteer *gazetteer)
{
    Row row = rows_open(gazetteer, "agencies.txt");
    while (rows_next(&row, 4)) {
        Unit unit = federal_unit(PLACE_AGENCY, &row, 1);
        unit.parent = parent_of_path(gazetteer, &row, unit.path);
        carry_agency(gazetteer, unit_add(gazetteer, &row, unit), row.fields[3]);
    }
}

/* ---- courts.txt: "path | court of appeals | name | short name | states" ---- */

static void set_circuit(Gazetteer *gazetteer, const Row *row, uint32_t court)
{
    Str states = row->fields[4];
    while (states.len > 0) {
        int fips = row_fips(row, gazetteer, str_trim(str_cut(&states, ' ')));
        if (gazetteer->circuit_of_fips[fips] != NO_UNIT)
            row_fail(row, "a state is in two circuits: %02d", fips);
        gazetteer->circuit_of_fips[fips] = court;
    }
}

/* "Northern District of Illinois" out of "United States District Court for the ...";
 * not where that is the name of a state, as in the District of Columbia. */
static void carry_district(Gazetteer *gazetteer, uint32_t court)
{
    static const Str heads[] = {{"United States District Court for the ", 37},
                                {"United States Court of Appeals for the ", 39}};
    Str name = unit_at(gazetteer, court)->name;
    for (size_t i = 0; i < 2; i++) {
        Str district = str_after(name, heads[i].len);
        if (str_starts(name, heads[i]) && !str_equal(district, STR("District of Columbia")))
            carry_alone(gazetteer, district, court);
    }
}

void read_courts(Gazetteer *gazetteer)
{
    Row row = rows_open(gazetteer, "courts.txt");
    while (rows_next(&row, 5)) {
        Unit unit = federal_unit(PLACE_COURT, &row, 2);
        unit.parent = row.fields[1].len > 0 ? row_unit(&row, gazetteer, row.fields[1]) : 0;
        uint32_t court = unit_add(gazetteer, &row, unit);
        carry_alone(gazetteer, unit.name, court);
        carry_alone(gazetteer, unit.short_name, court);
        carry_district(gazetteer, court);
        set_circuit(gazetteer, &row, court);
    }
}
