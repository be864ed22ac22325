/* The gazetteer's bytes, linked into the library, and the way to its parts.
 *
 * At the bottom of this folder. PLACES_BLOB names the file that tools/gazetteer
 * wrote; places_stamp.h comes from the same run, so that a new table recompiles
 * this file. The bytes are our own build's and are trusted: nothing is checked. */
#include "places/table.h"

#include "places_stamp.h"

__asm__(".pushsection .rodata\n"
        ".balign 64\n"
        ".globl purse_places_blob\n"
        ".hidden purse_places_blob\n"
        "purse_places_blob:\n"
        ".incbin \"" PLACES_BLOB "\"\n"
        ".popsection\n");

extern const unsigned char purse_places_blob[PLACES_STAMP_BYTES] __attribute__((visibility("hidden"), aligned(64)));

static const void *at(uint32_t offset)
{
    return purse_places_blob + offset;
}

const TableHeader *table_header(void)
{
    return at(0);
}

const TablePlace *table_place(PlaceId id)
{
    const TablePlace *places = at(table_header()->places_at);
    return &places[id];
}

const TableAlias *table_alias(uint32_t alias)
{
    const TableAlias *aliases = at(table_header()->aliases_at);
    return &aliases[alias];
}

const TableSpan *table_span(uint16_t span)
{
    const TableSpan *spans = at(table_header()->spans_at);
    return &spans[span];
}

const TableName *table_names(void)
{
    return at(table_header()->names_at);
}

const uint64_t *table_name_bits(void)
{
    return at(table_header()->name_bits_at);
}

Str table_name_text(const TableName *row)
{
    const TablePosting *first = table_postings() + row->postings_at;
    return (Str){(const char *)first - row->text_length, row->text_length};
}

const TablePosting *table_postings(void)
{
    return at(table_header()->postings_at);
}

const TableSuccessor *table_successors(void)
{
    return at(table_header()->successors_at);
}

const TableLex *table_lexicon(void)
{
    return at(table_header()->lexicon_at);
}

const uint16_t *table_word_slots(void)
{
    return at(table_header()->lex_slots_at);
}

const TableStep *table_steps(void)
{
    return at(table_header()->steps_at);
}

const TablePopulation *table_populations(void)
{
    return at(table_header()->populations_at);
}

const uint32_t *table_slots(uint32_t offset)
{
    return at(offset);
}

Str table_text(uint32_t offset, size_t length)
{
    const char *text = at(table_header()->text_at);
    return (Str){text + offset, length};
}

Str table_path(PlaceId id)
{
    const TablePlace *place = table_place(id);
    return table_text(place->text_at, place->path_length);
}

Str table_geoid(PlaceId id)
{
    const TablePlace *place = table_place(id);
    return table_text(place->text_at + place->path_length, place->geoid_length);
}

Str table_alias_text(uint32_t alias)
{
    const TableAlias *row = table_alias(alias);
    return table_text(row->text_at, row->text_length);
}

PlaceId table_ref_place(uint32_t ref)
{
    return ref & TABLE_ALIAS_BIT ? table_alias(ref & ~TABLE_ALIAS_BIT)->place : ref;
}
