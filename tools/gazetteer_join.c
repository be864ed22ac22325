/* Which codes are one government, and which units are governments at all.
 *
 * After the units are read and before they are named: a unit that turns out to
 * be another's second code takes no name or path of its own. Goes by the tables
 * and by two rules of the Census's own codes; never by likeness. */
#include "gazetteer.h"

/* ---- renames.txt: codes and units of other days ---- */

static Str name_with_state(Gazetteer *gazetteer, Str name, int fips)
{
    const Unit *state = unit_at(gazetteer, gazetteer->state_of_fips[fips]);
    return arena_printf(&gazetteer->arena, "%.*s, %.*s", STR_ARG(name), STR_ARG(state->name));
}

static Unit old_unit(Gazetteer *gazetteer, const Row *row, Str geoid, Str full)
{
    Unit unit = unit_empty();
    unit.geoid = geoid;
    unit.full = unit.bare = full;
    unit.fips = fips_of(geoid);
    unit.level = level_of_geoid(geoid);
    unit.kind = geoid.len == 7 ? PLACE_MUNICIPALITY : PLACE_COUNTY;
    if (unit.fips >= TABLE_FIPS_LIMIT || gazetteer->state_of_fips[unit.fips] == NO_UNIT)
        row_fail(row, "its first two digits are no state's: %.*s", STR_ARG(geoid));
    unit.word = word_cut_census(&unit.bare, (WordLevel)unit.level);
    if (unit.level != LEVEL_COUNTY || unit.word != WORD_NONE)
        return unit;
    unit.word = word_cut_census(&unit.bare, LEVEL_PLACE);
    if (unit.word != WORD_NONE) /* an independent city */
        unit.kind = PLACE_CONSOLIDATED;
    return unit;
}

/* "renamed | old code | code | until | old name | why"; without a name only the code is old. */
static void add_renamed(Gazetteer *gazetteer, const Row *row)
{
    uint32_t kept = row_unit(row, gazetteer, row->fields[2]);
    uint32_t old = unit_of_geoid(gazetteer, row->fields[1]);
    Str now = unit_at(gazetteer, kept)->full;
    Str name = row->fields[4].len > 0 ? row->fields[4] : now;
    if (old == NO_UNIT)
        old = unit_add(gazetteer, row, old_unit(gazetteer, row, row->fields[1], name));
    Unit *unit = unit_at(gazetteer, old);
    unit->kept = kept;
    unit->kept_until = row_date(row, 3, DATE_OPEN);
    unit->kept_why = row->fields[5];
    unit->kept_named = !str_equal(name, now);
}

/* "ended | code | name | from | until | successors" */
static void add_ended(Gazetteer *gazetteer, const Row *row)
{
    Unit unit = old_unit(gazetteer, row, row->fields[1], row->fields[2]);
    unit.historical = true;
    unit.from = row_date(row, 3, DATE_MIN);
    unit.until = row_date(row, 4, DATE_OPEN);
    if (unit.until == DATE_OPEN)
        row_fail(row, "a unit that ended needs its last day");
    uint32_t number = unit_add(gazetteer, row, unit);
    Str rest = row->fields[5];
    while (rest.len > 0) {
        uint32_t successor = row_unit(row, gazetteer, str_cut(&rest, ' '));
        ARRAY_ADD(&gazetteer->arena, &gazetteer->successors, (TableSuccessor){number, successor});
    }
}

/* A row whose unit starts with '?' is passed over where the Census year lacks it. */
void read_renames(Gazetteer *gazetteer)
{
    Row row = rows_open(gazetteer, "renames.txt");
    while (rows_next(&row, 6)) {
        bool optional = str_starts(row.fields[2], STR("?"));
        if (optional)
            row.fields[2] = str_after(row.fields[2], 1);
        if (optional && unit_of_geoid(gazetteer, row.fields[2]) == NO_UNIT)
            continue;
        if (str_equal(row.fields[0], STR("renamed")))
            add_renamed(gazetteer, &row);
        else if (str_equal(row.fields[0], STR("ended")))
            add_ended(gazetteer, &row);
        else if (str_equal(row.fields[0], STR("began")))
            unit_at(gazetteer, row_unit(&row, gazetteer, row.fields[1]))->from = row_date(&row, 3, DATE_MIN);
        else
            row_fail(&row, "not renamed, ended or began: %.*s", STR_ARG(row.fields[0]));
    }
}

/* ---- coextensive.txt: "code | kept code | from | path end | name | kind" ---- */

static void join_codes(Gazetteer *gazetteer, const Row *row, uint32_t code, uint32_t kept)
{
    Unit *unit = unit_at(gazetteer, code);
    if (unit->kept != NO_UNIT)
        row_fail(row, "already a code of another unit: %.*s", STR_ARG(unit->geoid));
    unit->kept = kept;
    unit->kept_from = row_date(row, 2, DATE_MIN);
    unit->kept_why =
        unit->level == LEVEL_COUNTY ? STR("county of the same government") : STR("second code of the same government");
    unit->kept_named = true;
}

static void add_coextensive(Gazetteer *gazetteer, const Row *row)
{
    uint32_t code = unit_of_geoid(gazetteer, row->fields[0]);
    uint32_t kept = row_unit(row, gazetteer, row->fields[1]);
    if (code == NO_UNIT)
        row_fail(row, "no unit has this code: %.*s", STR_ARG(row->fields[0]));
    if (code != kept)
        join_codes(gazetteer, row, code, kept);
    Unit *unit = unit_at(gazetteer, kept);
    if (row->fields[3].len > 0)
        unit->slug = row->fields[3];
    if (row->fields[4].len > 0)
        unit->short_name = row->fields[4];
    if (str_equal(row->fields[5], STR("consolidated"))) {
        unit->kind = PLACE_CONSOLIDATED;
        unit->joint = true;
        if (row->fields[4].len > 0 && unit->level != LEVEL_COUNTY)
            unit->name = name_with_state(gazetteer, row->fields[4], unit->fips);
    } else if (!str_equal(row->fields[5], STR("same"))) {
        row_fail(row, "neither consolidated nor same: %.*s", STR_ARG(row->fields[5]));
    }
}

/* A row whose code starts with '?' is passed over where the Census year lacks that code. */
void read_coextensive(Gazetteer *gazetteer)
{
    Row row = rows_open(gazetteer, "coextensive.txt");
    while (rows_next(&row, 6)) {
        bool optional = str_starts(row.fields[0], STR("?"));
        if (optional)
            row.fields[0] = str_after(row.fields[0], 1);
        if (optional && unit_of_geoid(gazetteer, row.fields[0]) == NO_UNIT)
            continue;
        add_coextensive(gazetteer, &row);
    }
}

/* ---- The two rules ---- */

/* Places by state and full name; a name that two places of a state have leads nowhere. */
static Map places_by_name(Gazetteer *gazetteer)
{
    Map map;
    map_init(&map, &gazetteer->arena);
    for (uint32_t i = 0; i < gazetteer->units.count; i++) {
        const Unit *unit = unit_at(gazetteer, i);
        if (unit->level != LEVEL_PLACE || unit->historical)
            continue;
        Str key = arena_printf(&gazetteer->arena, "%02d%.*s", unit->fips, STR_ARG(unit->full));
        if (map_add(&map, key, i) != i)
            map_put(&map, key, NO_UNIT);
    }
    return map;
}

static uint32_t place_of_name(Gazetteer *gazetteer, const Map *places, const Unit *unit)
{
    Str key = arena_printf(&gazetteer->arena, "%02d%.*s", unit->fips, STR_ARG(unit->full));
    uint32_t place = map_find(places, key);
    return place == MAP_ABSENT ? NO_UNIT : place;
}

/* A subdivision that is a place has the place's own five digits in most states. */
static uint32_t place_of_code(Gazetteer *gazetteer, const Unit *unit)
{
    Str code = arena_printf(&gazetteer->arena, "%.2s%.5s", unit->geoid.ptr, unit->geoid.ptr + 5);
    uint32_t place = unit_of_geoid(gazetteer, code);
    if (place == NO_UNIT || !str_equal(unit_at(gazetteer, place)->full, unit->full))
        return NO_UNIT;
    return place;
}

static void join_unit(Gazetteer *gazetteer, const Map *places, Unit *unit)
{
    uint32_t place = NO_UNIT;
    if (unit->level == LEVEL_SUBDIVISION)
        place = place_of_code(gazetteer, unit);
    if (place == NO_UNIT)
        place = place_of_name(gazetteer, places, unit);
    if (place == NO_UNIT)
        return;
    unit->kept = unit_kept(gazetteer, place);
    bool county = unit->level == LEVEL_COUNTY;
    unit->kept_why = county ? STR("independent city") : STR("county subdivision, the same");
    Unit *kept = unit_at(gazetteer, unit->kept);
    if (county && kept->kind == PLACE_MUNICIPALITY) {
        kept->kind = PLACE_CONSOLIDATED;
        kept->joint = true;
    }
}

/* A county or subdivision that has the full name of a place of its state, type word
 * and all, is that place: independent cities, and the cities of the township states. */
void join_by_rule(Gazetteer *gazetteer)
{
    Map places = places_by_name(gazetteer);
    for (uint32_t i = 0; i < gazetteer->units.count; i++) {
        Unit *unit = unit_at(gazetteer, i);
        bool candidate = unit->level == LEVEL_COUNTY || unit->level == LEVEL_SUBDIVISION;
        if (candidate && unit->kept == NO_UNIT && !unit->historical && !unit->joint)
            join_unit(gazetteer, &places, unit);
    }
}

/* ---- subdivisions.txt: "state or code | type word | plain, worded or none" ---- */

static void standing_add(Gazetteer *gazetteer, Map *standings, const Row *row)
{
    uint32_t value = str_equal(row->fields[2], STR("plain"))    ? 2
                     : str_equal(row->fields[2], STR("worded")) ? 1
                     : str_equal(row->fields[2], STR("none"))   ? 0
                                                                : MAP_ABSENT;
    if (value == MAP_ABSENT)
        row_fail(row, "not plain, worded or none: %.*s", STR_ARG(row->fields[2]));
    Str area = row->fields[0];
    if (area.len == 2)
        area = unit_at(gazetteer, gazetteer->state_of_fips[row_fips(row, gazetteer, area)])->geoid;
    Str key = arena_printf(&gazetteer->arena, "%.*s %.*s", STR_ARG(area), STR_ARG(row->fields[1]));
    if (map_find(standings, key) != MAP_ABSENT)
        row_fail(row, "stands twice: %.*s", STR_ARG(key));
    map_add(standings, key, value);
}

/* The row for the unit itself, its county or its state, the narrowest first. */
static uint32_t standing_find(Gazetteer *gazetteer, const Map *standings, const Unit *unit)
{
    static const size_t lengths[] = {10, 5, 2};
    const char *word = word_form(unit->word)->census;
    for (size_t i = 0; i < 3; i++) {
        Str area = str_slice(unit->geoid, 0, lengths[i]);
        Str key = arena_printf(&gazetteer->arena, "%.*s %s", STR_ARG(area), word);
        uint32_t value = map_find(standings, key);
        if (value != MAP_ABSENT)
            return value;
    }
    return 0;
}

void read_subdivisions(Gazetteer *gazetteer)
{
    Map standings;
    map_init(&standings, &gazetteer->arena);
    Row row = rows_open(gazetteer, "subdivisions.txt");
    while (rows_next(&row, 3))
        standing_add(gazetteer, &standings, &row);
    for (uint32_t i = 0; i < gazetteer->units.count; i++) {
        Unit *unit = unit_at(gazetteer, i);
        if (unit->level != LEVEL_SUBDIVISION || unit->kept != NO_UNIT || unit->joint)
            continue;
        uint32_t value = standing_find(gazetteer, &standings, unit);
        bool governs = unit->standing == STANDING_GOVERNMENT || (unit->standing == STANDING_UNSAID && value > 0);
        unit->kind = governs ? PLACE_TOWNSHIP : PLACE_STATISTICAL;
        unit->plain = governs && value == 2;
    }
}
