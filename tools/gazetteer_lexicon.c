/* The words of recipient names: recipient-words.txt, the type words and the states' names.
 *
 * Beside the names of places, and under the resolver, which tells by them what
 * stands around a name. Phrases are brought to the spelling that names have. */
#include "gazetteer_write.h"

static const struct {
    const char *name;
    LexClass lex_class;
} classes[] = {{"spell", LEX_SPELL},     {"glued", LEX_GLUED},     {"link", LEX_LINK},         {"self", LEX_SELF},
               {"office", LEX_OFFICE},   {"subject", LEX_SUBJECT}, {"separate", LEX_SEPARATE}, {"tribal", LEX_TRIBAL},
               {"private", LEX_PRIVATE}, {"nobody", LEX_NOBODY}};

static LexClass class_of(const Row *row)
{
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (str_equal(row->fields[0], str_from_c(classes[i].name)))
            return classes[i].lex_class;
    row_fail(row, "no such class: %.*s", STR_ARG(row->fields[0]));
}

static uint8_t level_of(const Row *row)
{
    static const char *const levels[] = {"any", "place", "county", "state"};
    for (uint8_t i = 0; i < 4; i++)
        if (str_equal(row->fields[2], str_from_c(levels[i])))
            return i;
    row_fail(row, "not any, place, county or state: %.*s", STR_ARG(row->fields[2]));
}

static Lex *lex_find(Gazetteer *gazetteer, Str text)
{
    uint32_t found = map_find(&gazetteer->by_lex, text);
    return found == MAP_ABSENT ? NULL : &gazetteer->lexicon.items[found];
}

static void note_first_word(Gazetteer *gazetteer, Str text, uint8_t words);

static uint8_t words_of(Str text)
{
    uint8_t words = 1;
    for (size_t i = 0; i < text.len; i++)
        words = (uint8_t)(words + (text.ptr[i] == ' '));
    return words;
}

/* The first that says what a phrase is counts; false when it was said before. */
static bool lex_add(Gazetteer *gazetteer, Lex lex)
{
    Lex *there = lex_find(gazetteer, lex.text);
    uint8_t words = words_of(lex.text);
    if (there && there->lex_class != LEX_NONE)
        return false;
    lex.words = there ? there->words : 1;
    if (there) {
        *there = lex;
    } else {
        map_add(&gazetteer->by_lex, lex.text, (uint32_t)gazetteer->lexicon.count);
        ARRAY_ADD(&gazetteer->arena, &gazetteer->lexicon, lex);
    }
    note_first_word(gazetteer, lex.text, words);
    return true;
}

static void note_first_word(Gazetteer *gazetteer, Str text, uint8_t words)
{
    Str first = str_slice(text, 0, str_find_char(text, ' ', 0));
    if (words > 1 && !lex_find(gazetteer, first))
        lex_add(gazetteer, (Lex){.text = first, .lex_class = LEX_NONE});
    Lex *lex = lex_find(gazetteer, first);
    if (words > lex->words)
        lex->words = words;
}

/* Every word of a phrase as the tokens of a name will have it. */
static Str spelled(Gazetteer *gazetteer, Str phrase)
{
    Buf text;
    buf_init(&text);
    Str rest = normal_of(gazetteer, phrase);
    while (rest.len > 0) {
        Str word = str_cut(&rest, ' ');
        const Lex *lex = lex_find(gazetteer, word);
        if (text.len)
            buf_add_char(&text, ' ');
        buf_add(&text, lex && lex->lex_class == LEX_SPELL ? lex->expansion : word);
    }
    Str kept = arena_str(&gazetteer->arena, buf_str(&text));
    buf_release(&text);
    return kept;
}

static void add_row(Gazetteer *gazetteer, const Row *row)
{
    Lex lex = {.lex_class = class_of(row)};
    bool stands_for = lex.lex_class == LEX_SPELL || lex.lex_class == LEX_GLUED;
    if (stands_for)
        lex.expansion = row->fields[2];
    else if (lex.lex_class == LEX_SELF || lex.lex_class == LEX_OFFICE)
        lex.value = level_of(row);
    Str list = row->fields[1];
    while (list.len > 0) {
        Str item = str_trim(str_cut(&list, ';'));
        if (item.len == 0)
            continue;
        lex.text = stands_for ? lower_of(gazetteer, item) : spelled(gazetteer, item);
        if (!lex_add(gazetteer, lex))
            row_fail(row, "stands twice: %.*s", STR_ARG(item));
    }
}

static void add_type_words(Gazetteer *gazetteer)
{
    for (Word word = 1; word < word_count(); word++) {
        const WordForm *form = word_form(word);
        if (!form->statistical && !str_equal(form->plain, STR("corporation")))
            lex_add(gazetteer, (Lex){.text = form->plain, .lex_class = LEX_UNIT, .value = word});
    }
}

static void add_states(Gazetteer *gazetteer)
{
    for (uint32_t i = 0; i < gazetteer->units.count; i++) {
        const Unit *unit = unit_at(gazetteer, i);
        if (unit->kind != PLACE_STATE && unit->kind != PLACE_TERRITORY)
            continue;
        Str name = normal_of(gazetteer, unit->bare);
        lex_add(gazetteer, (Lex){.text = name, .lex_class = LEX_STATE, .value = (uint8_t)unit->fips});
    }
    /* "Virgin Islands", "CNMI"; other names of states are names of cities as well. */
    for (size_t i = 0; i < gazetteer->aliases.count; i++) {
        const Alias *alias = &gazetteer->aliases.items[i];
        const Unit *unit = unit_at(gazetteer, alias->unit);
        if (alias->sort == ALIAS_NAME && unit->kind == PLACE_TERRITORY)
            lex_add(
                gazetteer,
                (Lex){.text = normal_of(gazetteer, alias->text), .lex_class = LEX_STATE, .value = (uint8_t)unit->fips});
    }
}

void read_lexicon(Gazetteer *gazetteer)
{
    add_type_words(gazetteer);
    add_states(gazetteer);
    Row row = rows_open(gazetteer, "recipient-words.txt");
    while (rows_next(&row, 3))
        add_row(gazetteer, &row);
}

void put_lexicon(Writer *writer)
{
    const Gazetteer *gazetteer = writer->gazetteer;
    Slots slots = slots_of(writer, gazetteer->lexicon.count * 2);
    writer->header.lexicon_at = begin_part(writer);
    writer->header.lex_count = gazetteer->lexicon.count;
    for (uint32_t i = 0; i < gazetteer->lexicon.count; i++) {
        const Lex *lex = &gazetteer->lexicon.items[i];
        TableLex row = {.text_at = put_text(writer, lex->text), .expansion_at = put_text(writer, lex->expansion)};
        row.text_length = (uint8_t)lex->text.len;
        row.expansion_length = (uint8_t)lex->expansion.len;
        row.lex_class = (uint8_t)lex->lex_class;
        row.value = lex->value;
        row.words = lex->words;
        put_bytes(writer, &row, sizeof row);
        slots_add_marked(&slots, lex->text, i);
    }
    put_slots(writer, &slots, &writer->header.lex_slots_at, &writer->header.lex_slot_count);
}
