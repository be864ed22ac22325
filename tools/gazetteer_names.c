/* Paths and printed names of the units that have their own.
 *
 * After the codes are joined, so that only real units compete for a path. Where
 * two places of a state would share one, neither gets it: each takes its type
 * word, and if that is not enough its GEOID. */
#include "gazetteer.h"

Str state_path(Gazetteer *gazetteer, const Unit *unit, Str end)
{
    const Unit *state = unit_at(gazetteer, gazetteer->state_of_fips[unit->fips]);
    return arena_printf(&gazetteer->arena, "%.*s/%.*s", STR_ARG(state->path), STR_ARG(end));
}

static Str state_name(Gazetteer *gazetteer, const Unit *unit, Str name)
{
    const Unit *state = unit_at(gazetteer, gazetteer->state_of_fips[unit->fips]);
    return arena_printf(&gazetteer->arena, "%.*s, %.*s", STR_ARG(name), STR_ARG(state->name));
}

/* "Washington Township", or the whole name when no type word ends it. */
static Str titled(Gazetteer *gazetteer, const Unit *unit)
{
    if (unit->word == WORD_NONE)
        return unit->full;
    return arena_printf(&gazetteer->arena, "%.*s %s", STR_ARG(unit->bare), word_form(unit->word)->title);
}

static void claim_path(Gazetteer *gazetteer, uint32_t number)
{
    Unit *unit = unit_at(gazetteer, number);
    if (map_add(&gazetteer->by_path, unit->path, number) != number)
        fail("two units would have the path %.*s; one is %.*s", STR_ARG(unit->path), STR_ARG(unit->geoid));
}

static bool is_own(const Unit *unit, unsigned level)
{
    return unit->level == level && unit->kept == NO_UNIT;
}

/* ---- Counties ---- */

static void name_county(Gazetteer *gazetteer, uint32_t number)
{
    Unit *unit = unit_at(gazetteer, number);
    if (unit->short_name.len == 0)
        unit->short_name = titled(gazetteer, unit);
    unit->name = state_name(gazetteer, unit, unit->short_name);
    unit->parent = gazetteer->state_of_fips[unit->fips];
    Str end = unit->slug.len > 0 ? unit->slug : slug_of(gazetteer, unit->full);
    unit->path = state_path(gazetteer, unit, end);
    claim_path(gazetteer, number);
}

/* ---- Places ---- */

static Str place_slug(Gazetteer *gazetteer, const Unit *unit)
{
    if (unit->slug.len > 0)
        return unit->slug;
    bool bare = unit->kind != PLACE_STATISTICAL;
    return slug_of(gazetteer, bare ? unit->bare : titled(gazetteer, unit));
}

/* Counts how many places want each path: the value under a path. */
static void count_path(Map *wanted, Str path)
{
    uint32_t others = map_find(wanted, path);
    map_put(wanted, path, others == MAP_ABSENT ? 1 : others + 1);
}

static void set_plain_paths(Gazetteer *gazetteer, Map *wanted)
{
    for (uint32_t i = 0; i < gazetteer->units.count; i++) {
        Unit *unit = unit_at(gazetteer, i);
        if (!is_own(unit, LEVEL_PLACE))
            continue;
        unit->path = state_path(gazetteer, unit, place_slug(gazetteer, unit));
        count_path(wanted, unit->path);
    }
}

/* Names a place by its type word, and the plain path as one that may mean it. */
static void set_worded_path(Gazetteer *gazetteer, uint32_t number, Map *wanted)
{
    Unit *unit = unit_at(gazetteer, number);
    unit->collides = true;
    if (unit->kind != PLACE_STATISTICAL) {
        alias_add(gazetteer, ALIAS_PATH, unit->path, number, STR("one of several of that name"));
        unit->short_name = titled(gazetteer, unit);
        unit->path = state_path(gazetteer, unit, slug_of(gazetteer, unit->short_name));
    }
    count_path(wanted, unit->path);
}

static void set_coded_path(Gazetteer *gazetteer, uint32_t number)
{
    Unit *unit = unit_at(gazetteer, number);
    Arena *arena = &gazetteer->arena;
    alias_add(gazetteer, ALIAS_PATH, unit->path, number, STR("one of several of that name"));
    unit->coded = true;
    unit->path = arena_printf(arena, "%.*s-%.*s", STR_ARG(unit->path), STR_ARG(unit->geoid));
    unit->short_name = arena_printf(arena, "%.*s (%.*s)", STR_ARG(titled(gazetteer, unit)), STR_ARG(unit->geoid));
}

static void set_place_names(Gazetteer *gazetteer, Unit *unit)
{
    if (unit->short_name.len == 0)
        unit->short_name = unit->kind == PLACE_STATISTICAL ? titled(gazetteer, unit) : unit->bare;
    if (unit->name.len == 0)
        unit->name = state_name(gazetteer, unit, unit->short_name);
    unit->parent = gazetteer->state_of_fips[unit->fips];
}

static void name_places(Gazetteer *gazetteer)
{
    Map plain, worded;
    map_init(&plain, &gazetteer->arena);
    map_init(&worded, &gazetteer->arena);
    set_plain_paths(gazetteer, &plain);
    for (uint32_t i = 0; i < gazetteer->units.count; i++)
        if (is_own(unit_at(gazetteer, i), LEVEL_PLACE) && map_find(&plain, unit_at(gazetteer, i)->path) > 1)
            set_worded_path(gazetteer, i, &worded);
    for (uint32_t i = 0; i < gazetteer->units.count; i++) {
        Unit *unit = unit_at(gazetteer, i);
        if (!is_own(unit, LEVEL_PLACE))
            continue;
        if (unit->collides && map_find(&worded, unit->path) > 1)
            set_coded_path(gazetteer, i);
        set_place_names(gazetteer, unit);
        claim_path(gazetteer, i);
    }
}

/* ---- County subdivisions ---- */

static void set_parent(Gazetteer *gazetteer, Unit *unit)
{
    Str county = str_slice(unit->geoid, 0, 5);
    uint32_t parent = unit_of_geoid(gazetteer, county);
    if (parent == NO_UNIT)
        fail("%.*s: there is no county %.*s", STR_ARG(unit->geoid), STR_ARG(county));
    unit->parent = unit_kept(gazetteer, parent);
}

static void name_subdivision(Gazetteer *gazetteer, Unit *unit)
{
    const Unit *parent = unit_at(gazetteer, unit->parent);
    Str name = arena_printf(&gazetteer->arena, "%.*s, %.*s", STR_ARG(unit->short_name), STR_ARG(parent->short_name));
    unit->name = state_name(gazetteer, unit, name);
}

static void name_subdivisions(Gazetteer *gazetteer)
{
    Map wanted;
    map_init(&wanted, &gazetteer->arena);
    for (uint32_t i = 0; i < gazetteer->units.count; i++) {
        Unit *unit = unit_at(gazetteer, i);
        if (!is_own(unit, LEVEL_SUBDIVISION))
            continue;
        set_parent(gazetteer, unit);
        unit->short_name = titled(gazetteer, unit);
        unit->path = arena_printf(&gazetteer->arena, "%.*s/%.*s", STR_ARG(unit_at(gazetteer, unit->parent)->path),
                                  STR_ARG(slug_of(gazetteer, unit->full)));
        count_path(&wanted, unit->path);
    }
    for (uint32_t i = 0; i < gazetteer->units.count; i++) {
        Unit *unit = unit_at(gazetteer, i);
        if (!is_own(unit, LEVEL_SUBDIVISION))
            continue;
        if (map_find(&wanted, unit->path) > 1)
            set_coded_path(gazetteer, i);
        name_subdivision(gazetteer, unit);
        claim_path(gazetteer, i);
    }
}

void name_units(Gazetteer *gazetteer)
{
    for (uint32_t i = 0; i < gazetteer->units.count; i++)
        if (is_own(unit_at(gazetteer, i), LEVEL_COUNTY))
            name_county(gazetteer, i);
    name_places(gazetteer);
    name_subdivisions(gazetteer);
}
