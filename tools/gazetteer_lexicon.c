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

static uint8_t number_among(const Row *row, const char *const words[4])
{
    for (uint8_t i = 0; i < 4; i++)
        if (str_equal(row->fields[2], str_from_c(words[i])))
            return i;
    row_fail(row, "not '%s', '%s', '%s' or '%s': %.*s", words[0], words[1], words[2], words[3],
             STR_ARG(row->fields[2]));
}

static uint8_t level_of(const Row *row)
{
    static const char *const levels[] = {"any", "place", "county", "state"};
    return number_among(row, levels);
}

static uint8_t link_of(const Row *row)
{
    static const char *const links[] = {"", "of", "the", "for"};
    return number_among(row, links);
}

static Lex *lex_find(Gazetteer *gazetteer, Str text)
{
    uint32_t found = map_find(&gazetteer->by_lex, text);
    return found == MAP_ABSENT ? NULL : &gazetteer->lexicon.items[found];
}

static void add_parts(Gazetteer *gazetteer, Str text);

static void lex_append(Gazetteer *gazetteer, Lex lex)
{
    map_add(&gazetteer->by_lex, lex.text, (uint32_t)gazetteer->lexicon.count);
    ARRAY_ADD(&gazetteer->arena, &gazetteer->lexicon, lex);
}

/* The first that says what a phrase is counts; false when it was said before. */
static bool lex_add(Gazetteer *gazetteer, Lex lex)
{
    Lex *there = lex_find(gazetteer, lex.text);
    if (there && there->lex_class != LEX_NONE)
        return false;
    lex.known = true;
    lex.goes_on = there && there->goes_on;
    if (there)
        *there = lex;
    else
        lex_append(gazetteer, lex);
    add_parts(gazetteer, lex.text);
    return true;
}

static Lex *lex_of_part(Gazetteer *gazetteer, Str part)
{
    if (!lex_find(gazetteer, part))
        lex_append(gazetteer, (Lex){.text = part, .lex_class = LEX_NONE});
    return lex_find(gazetteer, part);
}

/* A row for each word of a phrase and for each of its beginnings, so that it can be walked to word by word. */
static void add_parts(Gazetteer *gazetteer, Str text)
{
    Str rest = text;
    for (size_t end = 0; end < text.len; end++) {
        Str word = str_cut(&rest, ' ');
        end += word.len;
        lex_of_part(gazetteer, word);
        Lex *part = lex_of_part(gazetteer, str_slice(text, 0, end));
        part->known |= end == word.len;
        part->goes_on |= end < text.len;
    }
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
    bool glued = lex.lex_class == LEX_GLUED;
    bool stands_for = lex.lex_class == LEX_SPELL || glued;
    if (stands_for)
        lex.expansion = row->fields[2];
    else if (lex.lex_class == LEX_SELF || lex.lex_class == LEX_OFFICE)
        lex.value = level_of(row);
    else if (lex.lex_class == LEX_LINK)
        lex.value = link_of(row);
    Str list = row->fields[1];
    while (list.len > 0) {
        Str item = str_trim(str_cut(&list, ';'));
        if (item.len == 0)
            continue;
        if (glued && !str_ends(item, STR("of")))
            row_fail(row, "what is glued must end in 'of', as the reader has it: %.*s", STR_ARG(item));
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

/* ---- Writing them ---- */

static uint16_t number_of(Gazetteer *gazetteer, Str text)
{
    return (uint16_t)(lex_find(gazetteer, text) - gazetteer->lexicon.items + 1);
}

/* Where the last word of a phrase begins; 0 when it is one word. */
static size_t last_word_of(Str text)
{
    size_t at = text.len;
    while (at > 0 && text.ptr[at - 1] != ' ')
        at--;
    return at;
}

static WordKey key_of(Str word)
{
    char text[UINT8_MAX + 8] = {0};
    memcpy(text, word.ptr, word.len);
    return word_key((Str){text, word.len});
}

/* A power of two, so that at most half of the slots are taken. */
static uint32_t slots_for(const Gazetteer *gazetteer)
{
    uint32_t count = 16;
    while (count < gazetteer->lexicon.count * 2)
        count *= 2;
    return count;
}

static void put_words(Writer *writer)
{
    Gazetteer *gazetteer = writer->gazetteer;
    uint32_t count = slots_for(gazetteer);
    uint16_t *slots = ARENA_ARRAY(&gazetteer->arena, uint16_t, count);
    for (uint32_t i = 0; i < gazetteer->lexicon.count; i++) {
        Str text = gazetteer->lexicon.items[i].text;
        if (last_word_of(text) != 0)
            continue;
        uint32_t at = word_hash(key_of(text), text.len) & (count - 1);
        while (slots[at] != 0)
            at = (at + 1) & (count - 1);
        slots[at] = (uint16_t)(i + 1);
    }
    writer->header.lex_slots_at = begin_part(writer);
    writer->header.lex_slot_count = count;
    put_bytes(writer, slots, count * sizeof *slots);
}

static void put_steps(Writer *writer)
{
    Gazetteer *gazetteer = writer->gazetteer;
    uint32_t count = slots_for(gazetteer);
    TableStep *steps = ARENA_ARRAY(&gazetteer->arena, TableStep, count);
    for (uint32_t i = 0; i < gazetteer->lexicon.count; i++) {
        Str text = gazetteer->lexicon.items[i].text;
        size_t last = last_word_of(text);
        if (last == 0)
            continue;
        TableStep step = {number_of(gazetteer, str_slice(text, 0, last - 1)),
                          number_of(gazetteer, str_after(text, last)), (uint16_t)(i + 1)};
        uint32_t at = step_hash(step.from, step.word) & (count - 1);
        while (steps[at].to != 0)
            at = (at + 1) & (count - 1);
        steps[at] = step;
    }
    writer->header.steps_at = begin_part(writer);
    writer->header.step_count = count;
    put_bytes(writer, steps, count * sizeof *steps);
}

static void put_lex(Writer *writer, const Lex *lex)
{
    TableLex row = {.text_at = put_text(writer, lex->text), .expansion_at = put_text(writer, lex->expansion)};
    row.text_length = (uint8_t)lex->text.len;
    row.expansion_length = (uint8_t)lex->expansion.len;
    if (last_word_of(lex->text) == 0)
        row.key = key_of(lex->text);
    row.lex_class = (uint8_t)lex->lex_class;
    row.value = lex->value;
    row.known = lex->known;
    row.goes_on = lex->goes_on;
    put_bytes(writer, &row, sizeof row);
}

void put_lexicon(Writer *writer)
{
    const Gazetteer *gazetteer = writer->gazetteer;
    if (gazetteer->lexicon.count >= UINT16_MAX)
        fail("more words and phrases than %d", UINT16_MAX);
    writer->header.lexicon_at = begin_part(writer);
    writer->header.lex_count = gazetteer->lexicon.count + 1;
    put_lex(writer, &(Lex){.text = STR("")});
    for (uint32_t i = 0; i < gazetteer->lexicon.count; i++)
        put_lex(writer, &gazetteer->lexicon.items[i]);
    put_words(writer);
    put_steps(writer);
}
