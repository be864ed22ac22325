/* Second codes, second paths and the names that units are asked for by.
 *
 * After paths and names are settled. Everything a question can match is made
 * here, once, so that the look-up only has to compare. */
#include "gazetteer.h"

Alias *alias_add(Gazetteer *gazetteer, AliasSort sort, Str text, uint32_t unit, Str why)
{
    Alias alias = {sort, text, why, unit, DATE_MIN, DATE_OPEN};
    ARRAY_ADD(&gazetteer->arena, &gazetteer->aliases, alias);
    return &gazetteer->aliases.items[gazetteer->aliases.count - 1];
}

bool alias_add_path(Gazetteer *gazetteer, Str path, uint32_t unit, Str why)
{
    uint32_t alias = (uint32_t)gazetteer->aliases.count;
    if (map_find(&gazetteer->by_path, path) != MAP_ABSENT || map_add(&gazetteer->by_alias_path, path, alias) != alias)
        return false;
    alias_add(gazetteer, ALIAS_PATH, path, unit, why);
    return true;
}

/* ---- What questions match ---- */

void carry(Gazetteer *gazetteer, Str name, Word word, unsigned fit, uint32_t unit, int fips, uint32_t alias)
{
    Carried carried = {name, unit, alias, (uint8_t)fips, (uint8_t)fit, word};
    ARRAY_ADD(&gazetteer->arena, &gazetteer->names, carried);
}

/* A name of a table is matched whole, and by its type word when it ends in one:
 * "Dade County" also answers "County of Dade". */
void carry_alias(Gazetteer *gazetteer, uint32_t alias, int fips)
{
    const Alias *row = &gazetteer->aliases.items[alias];
    unsigned past = row->until == DATE_OPEN ? 0 : POSTING_HISTORICAL;
    uint32_t unit = row->unit;
    Str name = normal_of(gazetteer, row->text);
    carry(gazetteer, name, WORD_NONE, POSTING_BARE | past, unit, fips, alias);
    Str bare;
    Word word = word_next_suffix(name, WORD_NONE, &bare);
    for (; word != WORD_NONE; word = word_next_suffix(name, word, &bare))
        carry(gazetteer, bare, word, past, unit, fips, alias);
}

static unsigned fit_of(const Unit *unit)
{
    unsigned fit = unit->historical ? POSTING_HISTORICAL : 0;
    bool unworded = unit->level == LEVEL_COUNTY && unit->word == WORD_NONE; /* Rose Island */
    if (unit->kind == PLACE_MUNICIPALITY || unit->kind == PLACE_CONSOLIDATED || unit->plain || unworded)
        fit |= POSTING_BARE;
    else if (unit->kind == PLACE_TOWNSHIP)
        fit |= POSTING_WEAK;
    else if (unit->level == LEVEL_PLACE || (unit->level == LEVEL_SUBDIVISION && !unit->word))
        fit |= POSTING_FALLBACK;
    if (unit->joint || (unit->word == WORD_NONE && unit->kind == PLACE_MUNICIPALITY))
        fit |= POSTING_JOINT;
    return fit;
}

/* "Carson City" has no type word, but its whole name ends like one. */
static void carry_whole(Gazetteer *gazetteer, uint32_t number, Str name)
{
    const Unit *unit = unit_at(gazetteer, number);
    Str bare;
    Word word = word_next_suffix(name, WORD_NONE, &bare);
    for (; word != WORD_NONE; word = word_next_suffix(name, word, &bare))
        carry(gazetteer, bare, word, 0, number, unit->fips, NO_UNIT);
}

static void carry_town_city(Gazetteer *gazetteer, uint32_t number, Str name)
{
    const Unit *unit = unit_at(gazetteer, number);
    carry(gazetteer, name, word_of_plain(STR("town")), 0, number, unit->fips, NO_UNIT);
    Str full = normal_of(gazetteer, str_slice(unit->full, 0, unit->full.len - strlen(" city")));
    carry(gazetteer, full, unit->word, 0, number, unit->fips, NO_UNIT);
}

static void carry_other(Gazetteer *gazetteer, uint32_t number, Str name, Str other, unsigned fit)
{
    const Unit *unit = unit_at(gazetteer, number);
    if (!str_equal(name, other))
        carry(gazetteer, other, unit->word, fit, number, unit->fips, NO_UNIT);
}

/* "Nashville" and "Nashville-Davidson" are asked for alike. */
static void carry_joint(Gazetteer *gazetteer, uint32_t number, Str name, unsigned fit)
{
    const Unit *unit = unit_at(gazetteer, number);
    Str printed = normal_of(gazetteer, unit->short_name);
    carry_other(gazetteer, number, name, printed, fit);
    if (unit->slug.len == 0)
        return;
    Str called = normal_of(gazetteer, unit->slug);
    if (!str_equal(called, printed))
        carry_other(gazetteer, number, name, called, fit);
}

static void carry_unit(Gazetteer *gazetteer, uint32_t number)
{
    const Unit *unit = unit_at(gazetteer, number);
    unsigned fit = fit_of(unit);
    Str name = normal_of(gazetteer, unit->bare);
    carry(gazetteer, name, unit->word, fit, number, unit->fips, NO_UNIT);
    if (unit->word == WORD_NONE)
        carry_whole(gazetteer, number, name);
    if (unit->town_city)
        carry_town_city(gazetteer, number, name);
    if (unit->other.len > 0)
        carry(gazetteer, normal_of(gazetteer, unit->other), unit->word, fit, number, unit->fips, NO_UNIT);
    if (unit->coded)
        carry(gazetteer, normal_of(gazetteer, unit->short_name), WORD_NONE, POSTING_FALLBACK, number, unit->fips,
              NO_UNIT);
    if (unit->joint)
        carry_joint(gazetteer, number, name, fit);
}

/* States stand alone; agencies and courts carried their names when they were read. */
void carry_names(Gazetteer *gazetteer)
{
    for (uint32_t i = 0; i < gazetteer->units.count; i++) {
        const Unit *unit = unit_at(gazetteer, i);
        bool state = unit->kind == PLACE_STATE || unit->kind == PLACE_TERRITORY;
        if (unit->level != 0 && unit->kept == NO_UNIT)
            carry_unit(gazetteer, i);
        else if (state || unit->kind == PLACE_NATION)
            carry(gazetteer, normal_of(gazetteer, unit->bare), unit->word, POSTING_BARE, i, 0, NO_UNIT);
    }
}

/* ---- Second codes and paths by rule ---- */

static void alias_dates(Alias *alias, const Unit *unit)
{
    alias->from = unit->kept_from;
    alias->until = unit->kept_until;
}

/* "Indianapolis Marion County", "Wyandotte County Kansas City": a city and county in one is called by both names. */
static void carry_both(Gazetteer *gazetteer, const Unit *county, uint32_t kept, Str city)
{
    Str name = normal_of(gazetteer, county->bare), rest;
    if (str_contains(city, name))
        return;
    Arena *arena = &gazetteer->arena;
    Str both = arena_printf(arena, "%.*s %.*s", STR_ARG(city), STR_ARG(name));
    carry(gazetteer, both, county->word, POSTING_BARE | POSTING_JOINT, kept, county->fips, NO_UNIT);
    Str other =
        arena_printf(arena, "%.*s %.*s %.*s", STR_ARG(name), STR_ARG(word_form(county->word)->plain), STR_ARG(city));
    carry(gazetteer, other, WORD_NONE, POSTING_BARE | POSTING_JOINT, kept, county->fips, NO_UNIT);
    for (Word word = word_next_suffix(other, WORD_NONE, &rest); word; word = word_next_suffix(other, word, &rest))
        carry(gazetteer, rest, word, 0, kept, county->fips, NO_UNIT);
}

static void carry_both_names(Gazetteer *gazetteer, const Unit *county)
{
    uint32_t kept = unit_kept(gazetteer, (uint32_t)(county - gazetteer->units.items));
    const Unit *city = unit_at(gazetteer, kept);
    if (county->level != LEVEL_COUNTY || city->level != LEVEL_PLACE || county->word == WORD_NONE)
        return;
    Str printed = normal_of(gazetteer, city->short_name);
    carry_both(gazetteer, county, kept, printed);
    if (city->slug.len > 0 && !str_equal(normal_of(gazetteer, city->slug), printed))
        carry_both(gazetteer, county, kept, normal_of(gazetteer, city->slug));
}

static void add_kept_codes(Gazetteer *gazetteer, const Unit *unit)
{
    uint32_t kept = unit_kept(gazetteer, (uint32_t)(unit - gazetteer->units.items));
    alias_dates(alias_add(gazetteer, ALIAS_GEOID, unit->geoid, kept, unit->kept_why), unit);
    if (unit->level == LEVEL_COUNTY || (unit->level == LEVEL_PLACE && unit->kept_named)) {
        Str path = state_path(gazetteer, unit, slug_of(gazetteer, unit->full));
        if (alias_add_path(gazetteer, path, kept, unit->kept_why))
            alias_dates(&gazetteer->aliases.items[gazetteer->aliases.count - 1], unit);
    }
    if (unit->kept_named) {
        alias_dates(alias_add(gazetteer, ALIAS_NAME, unit->full, kept, unit->kept_why), unit);
        carry_alias(gazetteer, (uint32_t)gazetteer->aliases.count - 1, unit->fips);
        carry_both_names(gazetteer, unit);
    }
}

/* A name other than the one its path is made of leads there too. */
static void add_other_paths(Gazetteer *gazetteer, uint32_t number)
{
    const Unit *unit = unit_at(gazetteer, number);
    if (unit->joint && unit->slug.len > 0) {
        alias_add_path(gazetteer, state_path(gazetteer, unit, slug_of(gazetteer, unit->bare)), number,
                       STR("fuller name"));
        alias_add_path(gazetteer, state_path(gazetteer, unit, slug_of(gazetteer, unit->full)), number,
                       STR("fuller name"));
    }
    if (unit->other.len > 0)
        alias_add_path(gazetteer, state_path(gazetteer, unit, slug_of(gazetteer, unit->other)), number,
                       STR("other name"));
    if (unit->town_city) {
        Str town = str_slice(unit->full, 0, unit->full.len - strlen(" city"));
        alias_add_path(gazetteer, state_path(gazetteer, unit, slug_of(gazetteer, town)), number, STR("fuller name"));
    }
}

/* us/ct/avon-town, without its county, where the state has one of that name. */
static void add_short_paths(Gazetteer *gazetteer)
{
    Map wanted;
    map_init(&wanted, &gazetteer->arena);
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t i = 0; i < gazetteer->units.count; i++) {
            const Unit *unit = unit_at(gazetteer, i);
            if (unit->level != LEVEL_SUBDIVISION || unit->kind != PLACE_TOWNSHIP)
                continue;
            Str path = state_path(gazetteer, unit, slug_of(gazetteer, unit->full));
            if (pass == 0 && map_add(&wanted, path, i) != i)
                map_put(&wanted, path, NO_UNIT);
            else if (pass == 1 && map_find(&wanted, path) == i)
                alias_add_path(gazetteer, path, i, STR("without its county"));
        }
}

void add_aliases(Gazetteer *gazetteer)
{
    for (size_t i = 0; i < gazetteer->aliases.count; i++)
        map_add(&gazetteer->by_alias_path, gazetteer->aliases.items[i].text, (uint32_t)i);
    for (uint32_t i = 0; i < gazetteer->units.count; i++) {
        const Unit *unit = unit_at(gazetteer, i);
        if (unit->kept != NO_UNIT)
            add_kept_codes(gazetteer, unit);
        else if (unit->level != 0)
            add_other_paths(gazetteer, i);
    }
    add_short_paths(gazetteer);
}

/* ---- aliases.txt: "code or path | where | text | from | until | why" ---- */

void read_aliases(Gazetteer *gazetteer)
{
    Row row = rows_open(gazetteer, "aliases.txt");
    while (rows_next(&row, 6)) {
        uint32_t unit = row_unit(&row, gazetteer, row.fields[0]);
        Str where = row.fields[1], text = row.fields[2], why = row.fields[5];
        bool path = str_equal(where, STR("path"));
        if (path && !alias_add_path(gazetteer, text, unit, why))
            row_fail(&row, "this path is taken: %.*s", STR_ARG(text));
        if (!path)
            alias_add(gazetteer, ALIAS_NAME, text, unit, why);
        uint32_t number = (uint32_t)gazetteer->aliases.count - 1;
        Alias *alias = &gazetteer->aliases.items[number];
        alias->from = row_date(&row, 3, DATE_MIN);
        alias->until = row_date(&row, 4, DATE_OPEN);
        if (!path)
            carry_alias(gazetteer, number, str_equal(where, STR("alone")) ? 0 : row_fips(&row, gazetteer, where));
    }
}
