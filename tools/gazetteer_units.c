/* Units, and how a Census name is taken apart.
 *
 * Between the readers of the gazetteer tool and its later steps: every unit
 * comes in through here. Decides what the name alone can say ("CDP" is never a
 * government); what needs other units or tables is decided later. */
#include "gazetteer.h"

#include <math.h>

#include "places/normal.h"

Unit unit_empty(void)
{
    Unit unit = {0};
    unit.parent = unit.kept = NO_UNIT;
    unit.from = unit.kept_from = DATE_MIN;
    unit.until = unit.kept_until = DATE_OPEN;
    return unit;
}

Unit *unit_at(const Gazetteer *gazetteer, uint32_t unit)
{
    return &gazetteer->units.items[unit];
}

uint32_t unit_of_geoid(const Gazetteer *gazetteer, Str geoid)
{
    uint32_t unit = map_find(&gazetteer->by_geoid, geoid);
    return unit == MAP_ABSENT ? NO_UNIT : unit;
}

uint32_t unit_kept(const Gazetteer *gazetteer, uint32_t unit)
{
    for (size_t steps = 0; unit_at(gazetteer, unit)->kept != NO_UNIT; steps++) {
        unit = unit_at(gazetteer, unit)->kept;
        if (steps > 8)
            fail("the codes of %.*s lead in a circle", STR_ARG(unit_at(gazetteer, unit)->geoid));
    }
    return unit;
}

int fips_of(Str geoid)
{
    if (geoid.len < 2 || !char_is_digit(geoid.ptr[0]) || !char_is_digit(geoid.ptr[1]))
        return 0;
    return (geoid.ptr[0] - '0') * 10 + (geoid.ptr[1] - '0');
}

uint32_t unit_add(Gazetteer *gazetteer, const Row *row, Unit unit)
{
    uint32_t number = (uint32_t)gazetteer->units.count;
    bool twice = false;
    if (unit.geoid.len > 0)
        twice |= map_add(&gazetteer->by_geoid, unit.geoid, number) != number;
    if (unit.path.len > 0)
        twice |= map_add(&gazetteer->by_path, unit.path, number) != number;
    if (twice && row)
        row_fail(row, "this code or path stands twice: %.*s %.*s", STR_ARG(unit.geoid), STR_ARG(unit.path));
    if (twice)
        fail("this code stands twice: %.*s", STR_ARG(unit.geoid));
    ARRAY_ADD(&gazetteer->arena, &gazetteer->units, unit);
    return number;
}

static Str written(Gazetteer *gazetteer, const char *bytes, size_t length, Str from)
{
    if (length == 0)
        fail("a name that cannot be written in ASCII or is too long: %.*s", STR_ARG(from));
    return arena_str(&gazetteer->arena, (Str){bytes, length});
}

Str slug_of(Gazetteer *gazetteer, Str name)
{
    char out[NAME_ROOM];
    return written(gazetteer, out, name_slug(name, out, sizeof out), name);
}

Str normal_of(Gazetteer *gazetteer, Str name)
{
    char out[NAME_ROOM];
    return written(gazetteer, out, name_normalise(name, out, sizeof out), name);
}

Str lower_of(Gazetteer *gazetteer, Str text)
{
    Buf lower;
    buf_init(&lower);
    for (size_t i = 0; i < text.len; i++)
        buf_add_char(&lower, char_lower(text.ptr[i]));
    Str kept = arena_str(&gazetteer->arena, buf_str(&lower));
    buf_release(&lower);
    return kept;
}

unsigned level_of_geoid(Str geoid)
{
    switch (geoid.len) {
    case 5: return LEVEL_COUNTY;
    case 7: return LEVEL_PLACE;
    case 10: return LEVEL_SUBDIVISION;
    default: fail("a code of %zu digits: %.*s", geoid.len, STR_ARG(geoid));
    }
}

/* "El Paso de Robles (Paso Robles)" has two names; "(balance)" is no name. */
static void take_brackets(Gazetteer *gazetteer, Unit *unit)
{
    size_t open = str_find_char(unit->full, '(', 0);
    size_t close = str_find_char(unit->full, ')', open);
    if (close >= unit->full.len)
        return;
    Str inside = str_slice(unit->full, open + 1, close);
    Str before = str_trim(str_slice(unit->full, 0, open));
    Str after = str_trim(str_after(unit->full, close + 1));
    if (!str_equal(inside, STR("balance")))
        unit->other = inside;
    unit->full =
        after.len == 0 ? before : arena_printf(&gazetteer->arena, "%.*s %.*s", STR_ARG(before), STR_ARG(after));
}

static PlaceKind kind_of(const Unit *unit)
{
    if (unit->level == LEVEL_COUNTY)
        return PLACE_COUNTY;
    bool none = unit->standing == STANDING_NONE || word_form(unit->word)->statistical;
    if (unit->level == LEVEL_PLACE)
        return none ? PLACE_STATISTICAL : PLACE_MUNICIPALITY;
    return PLACE_STATISTICAL; /* until read_subdivisions finds that it governs */
}

static void take_name_apart(Unit *unit)
{
    unit->bare = unit->full;
    unit->word = word_cut_census(&unit->bare, (WordLevel)unit->level);
    if (str_ends(unit->full, STR(" Town city"))) {
        unit->bare = str_slice(unit->full, 0, unit->full.len - strlen(" Town city"));
        unit->town_city = true;
    }
}

void unit_add_census(Gazetteer *gazetteer, Str geoid, Str full, double latitude, double longitude, Standing standing)
{
    Unit unit = unit_empty();
    unit.geoid = geoid;
    unit.full = full;
    unit.fips = fips_of(geoid);
    unit.level = level_of_geoid(geoid);
    unit.standing = standing;
    unit.latitude_e6 = (int32_t)lround(latitude * 1e6);
    unit.longitude_e6 = (int32_t)lround(longitude * 1e6);
    unit.has_centroid = true;
    take_brackets(gazetteer, &unit);
    take_name_apart(&unit);
    unit.kind = kind_of(&unit);
    if (unit.fips >= TABLE_FIPS_LIMIT || gazetteer->state_of_fips[unit.fips] == NO_UNIT)
        fail("%.*s: its first two digits are no state's", STR_ARG(geoid));
    unit_add(gazetteer, NULL, unit);
}

/* ---- states.txt ---- */

static PlaceKind kind_of_state(const Row *row, Str word)
{
    if (str_equal(word, STR("nation")))
        return PLACE_NATION;
    if (str_equal(word, STR("state")) || str_equal(word, STR("commonwealth")) || str_equal(word, STR("district")))
        return PLACE_STATE;
    if (str_equal(word, STR("territory")))
        return PLACE_TERRITORY;
    row_fail(row, "not a kind of state: %.*s", STR_ARG(word));
}

static void add_state(Gazetteer *gazetteer, const Row *row)
{
    Unit unit = unit_empty();
    unit.kind = kind_of_state(row, row->fields[3]);
    unit.full = unit.bare = unit.name = unit.short_name = row->fields[2];
    unit.word = word_of_plain(STR("state"));
    unit.path = STR("us");
    if (unit.kind != PLACE_NATION) {
        unit.geoid = row->fields[0];
        unit.fips = fips_of(unit.geoid);
        unit.parent = 0;
        Str postal = lower_of(gazetteer, row->fields[1]);
        unit.path = arena_printf(&gazetteer->arena, "us/%.*s", STR_ARG(postal));
    }
    uint32_t number = unit_add(gazetteer, row, unit);
    map_add(&gazetteer->by_postal, row->fields[1], number);
    if (unit.fips >= TABLE_FIPS_LIMIT || (number == 0) != (unit.kind == PLACE_NATION))
        row_fail(row, "the nation comes first, and codes are below %d", TABLE_FIPS_LIMIT);
    if (unit.fips > 0)
        gazetteer->state_of_fips[unit.fips] = number;
}

static void add_equivalent(Gazetteer *gazetteer, const Row *row)
{
    Unit unit = unit_empty();
    unit.geoid = row->fields[0];
    unit.full = row->fields[2];
    unit.fips = fips_of(unit.geoid);
    unit.level = LEVEL_COUNTY;
    unit.kind = PLACE_COUNTY;
    if (row_fips(row, gazetteer, row->fields[1]) != unit.fips)
        row_fail(row, "the code is not of that state: %.*s", STR_ARG(unit.geoid));
    take_name_apart(&unit);
    unit_add(gazetteer, row, unit);
}

void read_states(Gazetteer *gazetteer)
{
    Row row = rows_open(gazetteer, "states.txt");
    while (rows_next(&row, 4)) {
        if (str_equal(row.fields[3], STR("county")))
            add_equivalent(gazetteer, &row);
        else
            add_state(gazetteer, &row);
    }
}
