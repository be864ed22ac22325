/* The table's bytes, from the finished units, aliases and names.
 *
 * Last step of the gazetteer tool; the layout is src/places/table.h. Everything
 * is sorted by content, never by address or by the order of the input, so that
 * the same data gives the same bytes. */
#include "gazetteer_write.h"

#include <stdlib.h>

static Gazetteer *sorting; /* qsort hands its comparison no context */

static int compare_units(const void *a, const void *b)
{
    uint32_t left, right;
    memcpy(&left, a, sizeof left);
    memcpy(&right, b, sizeof right);
    return str_compare(unit_at(sorting, left)->path, unit_at(sorting, right)->path);
}

int compare_numbers(uint64_t a, uint64_t b)
{
    return (a > b) - (a < b);
}

PlaceId id_of(const Gazetteer *gazetteer, uint32_t unit)
{
    return unit == NO_UNIT ? PLACE_NONE : unit_at(gazetteer, unit)->id;
}

static int compare_aliases(const void *a, const void *b)
{
    uint32_t left, right;
    memcpy(&left, a, sizeof left);
    memcpy(&right, b, sizeof right);
    const Alias *x = &sorting->aliases.items[left], *y = &sorting->aliases.items[right];
    int order = compare_numbers(id_of(sorting, x->unit), id_of(sorting, y->unit));
    if (order == 0)
        order = compare_numbers(x->sort, y->sort);
    if (order == 0)
        order = str_compare(x->text, y->text);
    return order != 0 ? order : compare_numbers(left, right);
}

static void number_units(Writer *writer)
{
    Gazetteer *gazetteer = writer->gazetteer;
    writer->order = ARENA_ARRAY(&gazetteer->arena, uint32_t, gazetteer->units.count);
    for (uint32_t i = 0; i < gazetteer->units.count; i++)
        if (unit_at(gazetteer, i)->kept == NO_UNIT)
            writer->order[writer->places++] = i;
    sorting = gazetteer;
    qsort(writer->order, writer->places, sizeof *writer->order, compare_units);
    for (uint32_t id = 0; id < writer->places; id++)
        unit_at(gazetteer, writer->order[id])->id = id;
}

/* ---- Text and spans ---- */

uint32_t put_text(Writer *writer, Str text)
{
    uint32_t at = (uint32_t)writer->text.len;
    buf_add(&writer->text, text);
    return at;
}

static uint8_t short_length(Str text)
{
    if (text.len > UINT8_MAX)
        fail("longer than 255 bytes: %.*s", STR_ARG(text));
    return (uint8_t)text.len;
}

static uint16_t span_of(Writer *writer, Date from, Date until)
{
    for (size_t i = 0; i < writer->spans.count; i++)
        if (writer->spans.items[i].from == from && writer->spans.items[i].until == until)
            return (uint16_t)i;
    if (writer->spans.count > UINT16_MAX)
        fail("more than %d spans of days", UINT16_MAX);
    ARRAY_ADD(&writer->gazetteer->arena, &writer->spans, (TableSpan){from, until});
    return (uint16_t)(writer->spans.count - 1);
}

uint32_t begin_part(Writer *writer)
{
    buf_add_repeat(&writer->bytes, '\0', (8 - writer->bytes.len % 8) % 8);
    if (writer->bytes.len > INT32_MAX)
        fail("the table would be too large");
    return (uint32_t)writer->bytes.len;
}

void put_bytes(Writer *writer, const void *bytes, size_t length)
{
    buf_add(&writer->bytes, (Str){bytes, length});
}

/* ---- Places and aliases ---- */

/* The short name is the start of the name where it can be, and stands before it else. */
static void put_place_names(Writer *writer, TablePlace *place, const Unit *unit)
{
    if (!str_starts(unit->name, unit->short_name)) {
        place->short_apart = 1;
        put_text(writer, unit->short_name);
    }
    put_text(writer, unit->name);
    place->name_length = short_length(unit->name);
    place->short_length = short_length(unit->short_name);
}

static TablePlace place_row(Writer *writer, const Unit *unit)
{
    TablePlace place = {0};
    place.text_at = put_text(writer, unit->path);
    put_text(writer, unit->geoid);
    put_place_names(writer, &place, unit);
    place.parent = id_of(writer->gazetteer, unit->parent);
    place.latitude_e6 = unit->latitude_e6;
    place.longitude_e6 = unit->longitude_e6;
    place.span = span_of(writer, unit->from, unit->until);
    place.path_length = short_length(unit->path);
    place.geoid_length = short_length(unit->geoid);
    place.kind = (uint8_t)unit->kind;
    place.state_fips = (uint8_t)unit->fips;
    place.has_centroid = unit->has_centroid;
    place.county = unit->county;
    return place;
}

static void put_places(Writer *writer)
{
    writer->header.places_at = begin_part(writer);
    writer->header.place_count = writer->places;
    for (uint32_t id = 0; id < writer->places; id++) {
        TablePlace place = place_row(writer, unit_at(writer->gazetteer, writer->order[id]));
        put_bytes(writer, &place, sizeof place);
    }
}

/* A reason is one of a few texts, so each is kept once. */
static uint32_t why_at(Writer *writer, Map *reasons, Str why)
{
    uint32_t at = map_find(reasons, why);
    if (at != MAP_ABSENT)
        return at;
    at = put_text(writer, why);
    map_put(reasons, why, at);
    return at;
}

static void put_alias(Writer *writer, Map *reasons, const Alias *alias)
{
    TableAlias row = {0};
    row.text_at = put_text(writer, alias->text);
    row.why_at = why_at(writer, reasons, alias->why);
    row.place = id_of(writer->gazetteer, alias->unit);
    row.span = span_of(writer, alias->from, alias->until);
    row.text_length = short_length(alias->text);
    row.why_length = short_length(alias->why);
    put_bytes(writer, &row, sizeof row);
}

static void put_aliases(Writer *writer, uint32_t *sorted)
{
    Gazetteer *gazetteer = writer->gazetteer;
    Map reasons;
    map_init(&reasons, &gazetteer->arena);
    writer->header.aliases_at = begin_part(writer);
    writer->header.alias_count = writer->aliases;
    for (uint32_t row = 0; row < writer->aliases; row++)
        put_alias(writer, &reasons, &gazetteer->aliases.items[sorted[row]]);
}

static uint32_t *sort_aliases(Writer *writer)
{
    Gazetteer *gazetteer = writer->gazetteer;
    writer->aliases = (uint32_t)gazetteer->aliases.count;
    uint32_t *sorted = ARENA_ARRAY(&gazetteer->arena, uint32_t, writer->aliases);
    writer->alias_row = ARENA_ARRAY(&gazetteer->arena, uint32_t, writer->aliases);
    for (uint32_t i = 0; i < writer->aliases; i++)
        sorted[i] = i;
    qsort(sorted, writer->aliases, sizeof *sorted, compare_aliases);
    for (uint32_t row = 0; row < writer->aliases; row++)
        writer->alias_row[sorted[row]] = row;
    return sorted;
}

/* ---- The rest ---- */

static void put_successors(Writer *writer)
{
    Gazetteer *gazetteer = writer->gazetteer;
    writer->header.successors_at = begin_part(writer);
    writer->header.successor_count = (uint32_t)gazetteer->successors.count;
    for (size_t i = 0; i < gazetteer->successors.count; i++) {
        TableSuccessor row = gazetteer->successors.items[i];
        row.area = id_of(gazetteer, row.area);
        row.successor = id_of(gazetteer, row.successor);
        put_bytes(writer, &row, sizeof row);
    }
}

static void put_spans(Writer *writer)
{
    writer->header.spans_at = begin_part(writer);
    writer->header.span_count = (uint32_t)writer->spans.count;
    put_bytes(writer, writer->spans.items, writer->spans.count * sizeof *writer->spans.items);
}

static void note_towns(Writer *writer)
{
    const Gazetteer *gazetteer = writer->gazetteer;
    for (uint32_t i = 0; i < gazetteer->units.count; i++) {
        const Unit *unit = unit_at(gazetteer, i);
        const char *word = word_form(unit->word)->census;
        bool governs = unit->kind == PLACE_MUNICIPALITY || unit->kind == PLACE_TOWNSHIP;
        if (governs && unit->level != 0)
            writer->header.towns_of_fips[unit->fips] |= strcmp(word, "town") == 0       ? TABLE_HAS_TOWNS
                                                        : strcmp(word, "township") == 0 ? TABLE_HAS_TOWNSHIPS
                                                                                        : 0;
    }
}

static void note_postal_codes(Writer *writer)
{
    const Gazetteer *gazetteer = writer->gazetteer;
    for (size_t fips = 0; fips < TABLE_FIPS_LIMIT; fips++) {
        if (gazetteer->state_of_fips[fips] == NO_UNIT)
            continue;
        Str path = unit_at(gazetteer, gazetteer->state_of_fips[fips])->path;
        writer->header.fips_of_postal[(path.ptr[3] - 'a') * 26 + path.ptr[4] - 'a'] = (uint8_t)fips;
    }
}

static void put_header(Writer *writer)
{
    TableHeader *header = &writer->header;
    const Gazetteer *gazetteer = writer->gazetteer;
    memcpy(header->magic, TABLE_MAGIC, sizeof header->magic);
    for (size_t i = 0; i < TABLE_FIPS_LIMIT; i++) {
        header->state_of_fips[i] = id_of(gazetteer, gazetteer->state_of_fips[i]);
        header->circuit_of_fips[i] = id_of(gazetteer, gazetteer->circuit_of_fips[i]);
    }
    header->vintage_at = put_text(writer, gazetteer->vintage);
    header->vintage_length = (uint32_t)gazetteer->vintage.len;
    header->text_at = begin_part(writer);
    put_bytes(writer, writer->text.ptr, writer->text.len);
    header->bytes = (uint32_t)writer->bytes.len;
    memcpy(writer->bytes.ptr, header, sizeof *header);
}

Str table_bytes(Gazetteer *gazetteer)
{
    Writer writer = {.gazetteer = gazetteer};
    buf_init(&writer.bytes);
    buf_init(&writer.text);
    buf_add_repeat(&writer.bytes, '\0', sizeof writer.header);
    number_units(&writer);
    uint32_t *sorted = sort_aliases(&writer);
    put_places(&writer);
    put_aliases(&writer, sorted);
    put_path_and_geoid_slots(&writer, sorted);
    put_names(&writer);
    put_repairs(&writer);
    put_lexicon(&writer);
    put_populations(&writer);
    put_successors(&writer);
    put_spans(&writer);
    note_towns(&writer);
    note_postal_codes(&writer);
    put_header(&writer);
    Str bytes = arena_str(&gazetteer->arena, buf_str(&writer.bytes));
    buf_release(&writer.bytes);
    buf_release(&writer.text);
    return bytes;
}
