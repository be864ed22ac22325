/* Typing errors: a name that nobody carries, and one a letter or a space away.
 *
 * Asked only when a state is known and a type word was said, so that a repair never crosses
 * from one kind of government to another, or when the name is one word and nothing else. The first letter is
 * taken as right; names with digits and names of fewer than five letters are
 * left alone, because they differ by too little. */
#include "places/resolve.h"

#include "places/fits.h"

enum { REPAIR_LEAST = 5, REPAIR_MOST = 40, REPAIR_FOUND = 8 };

typedef struct {
    char text[REPAIR_MOST + 1];
    size_t length;
} Letters;

static bool squeeze(Str name, Letters *letters)
{
    letters->length = 0;
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (c == ' ')
            continue;
        if (char_is_digit(c) || letters->length == REPAIR_MOST)
            return false;
        letters->text[letters->length++] = c;
    }
    return true;
}

/* One letter added, dropped, changed or swapped with its neighbour; spaces do not count. */
static bool is_close(const Letters *asked, Str name)
{
    Letters own;
    if (!squeeze(name, &own) || own.length == 0 || own.text[0] != asked->text[0])
        return false;
    Str a = {asked->text, asked->length}, b = {own.text, own.length};
    if (str_equal(a, b))
        return true;
    size_t shorter = a.len < b.len ? a.len : b.len;
    return shorter >= REPAIR_LEAST && str_distance(a, b, 1) <= 1;
}

typedef struct {
    uint32_t names[REPAIR_FOUND];
    size_t count;
} Near;

/* The keys that names near these letters stand under: the letters, and the letters less one. All are
 * worked out before any is looked up, so that the looks into the large index wait for memory together. */
typedef struct {
    uint64_t hashes[REPAIR_MOST];
    size_t count;
} Keys;

static void add_key(Keys *keys, Str key)
{
    const TableHeader *header = table_header();
    uint64_t hash = table_hash(key);
    __builtin_prefetch(&table_slots(header->repair_slots_at)[(uint32_t)hash & (header->repair_slot_count - 1)]);
    keys->hashes[keys->count++] = hash;
}

/* The first letter stays; of two that are the same, leaving out either gives one key. */
static void add_shortened(Keys *keys, const Letters *letters)
{
    char key[REPAIR_MOST];
    key[0] = letters->text[0];
    memcpy(key + 1, letters->text + 2, letters->length - 2);
    for (size_t gap = 1; gap < letters->length; gap++) {
        if (gap == 1 || letters->text[gap] != letters->text[gap - 1])
            add_key(keys, (Str){key, letters->length - 1});
        key[gap] = letters->text[gap];
    }
}

static void look_under(uint64_t hash, const Letters *asked, Near *near)
{
    const TableHeader *header = table_header();
    const uint32_t *slots = table_slots(header->repair_slots_at);
    uint32_t mask = header->repair_slot_count - 1;
    for (uint32_t at = (uint32_t)hash & mask; slots[at] != TABLE_NO_SLOT; at = (at + 1) & mask) {
        if (!slot_may_be(slots[at], hash))
            continue;
        uint32_t number = slot_number(slots[at]);
        const TableName *row = &table_names()[number];
        bool seen = false;
        for (size_t i = 0; i < near->count; i++)
            seen |= near->names[i] == number;
        if (!seen && near->count < REPAIR_FOUND && is_close(asked, table_name_text(row)))
            near->names[near->count++] = number;
    }
}

size_t repair_same_letters(Str name, const TableName **rows, size_t limit)
{
    Letters letters, own;
    Near near = {.count = 0};
    size_t count = 0;
    if (!squeeze(name, &letters) || letters.length < 2)
        return 0;
    look_under(table_hash((Str){letters.text, letters.length}), &letters, &near);
    for (size_t i = 0; i < near.count && count < limit; i++) {
        const TableName *row = &table_names()[near.names[i]];
        if (squeeze(table_name_text(row), &own) && own.length == letters.length &&
            memcmp(own.text, letters.text, own.length) == 0)
            rows[count++] = row;
    }
    return count;
}

/* "OOUNTY", "TOWNSHOP": a word that is nearly a type word, and nothing else. */
bool repair_type_words(Tokens *tokens)
{
    bool any = false;
    static const Str types[] = {{"county", 6},  {"township", 8}, {"village", 7},
                                {"borough", 7}, {"parish", 6},   {"city", 4}};
    for (size_t i = 0; i < tokens->count; i++) {
        Token *token = &tokens->items[i];
        Str text = tokens_slice(tokens, i, i + 1);
        for (size_t k = 0; k < sizeof types / sizeof *types && !token->known && text.len >= REPAIR_LEAST; k++) {
            size_t gap = text.len > types[k].len ? text.len - types[k].len : types[k].len - text.len;
            if (gap > 1 || str_distance(text, types[k], 1) > 1)
                continue;
            any = true;
            token->lex_class = LEX_UNIT;
            token->value = word_of_plain(types[k]);
            token->known = true;
            token->phrase_words = 1;
            token->phrase_class = LEX_UNIT;
            token->phrase_value = token->value;
        }
    }
    return any;
}

/* "city of pocomoke" for Pocomoke City. */
static bool add_typed_name(Resolver *resolver, const Reading *reading, Str name)
{
    char text[NAME_ROOM];
    Str type = word_form(reading->word)->plain;
    if (reading->form != FORM_PREFIX || name.len + 1 + type.len > sizeof text)
        return false;
    memcpy(text, name.ptr, name.len);
    text[name.len] = ' ';
    memcpy(text + name.len + 1, type.ptr, type.len);
    const TableName *row = name_row((Str){text, name.len + 1 + type.len});
    return candidates_add(resolver, reading, carriers_of(row, resolver->evidence.state_fips));
}

static Near find_near(const Letters *letters)
{
    Near near = {.count = 0};
    Keys keys = {.count = 0};
    add_key(&keys, (Str){letters->text, letters->length});
    if (letters->length >= REPAIR_LEAST)
        add_shortened(&keys, letters);
    for (size_t i = 0; i < keys.count; i++)
        look_under(keys.hashes[i], letters, &near);
    return near;
}

bool repair_add(Resolver *resolver, const Reading *reading)
{
    Letters letters;
    Str name = tokens_slice(&resolver->tokens, reading->from, reading->until);
    if (resolver->evidence.state_fips == 0 || !squeeze(name, &letters) || letters.length < 2)
        return false;
    Near near = find_near(&letters);
    Reading mended = *reading;
    mended.repaired = true;
    mended.letters = (uint8_t)letters.length;
    bool any = add_typed_name(resolver, &mended, name);
    for (size_t i = 0; i < near.count; i++) {
        const TableName *row = &table_names()[near.names[i]];
        if (!str_equal(table_name_text(row), name)) /* as written it did not fit */
            any |= candidates_add(resolver, &mended, carriers_of(row, resolver->evidence.state_fips));
    }
    return any;
}

/* A letter more or less, or two that are swapped: a slip of the hand. A letter in another's place makes other names. */
static bool is_slip(const Letters *asked, Str name)
{
    Letters own;
    if (!squeeze(name, &own) || own.length != asked->length)
        return true; /* is_close has seen to it that it is one letter */
    size_t at = 0;
    while (at < own.length && own.text[at] == asked->text[at])
        at++;
    if (at == own.length) /* spaces apart; as written nobody has it */
        return name.len != own.length;
    return at + 1 < own.length && own.text[at] == asked->text[at + 1] && own.text[at + 1] == asked->text[at];
}

void repair_add_bare(Resolver *resolver, const Reading *reading)
{
    Letters letters;
    Reading mended = *reading;
    Str name = tokens_slice(&resolver->tokens, reading->from, reading->until);
    if (resolver->evidence.state_fips == 0 || !squeeze(name, &letters) || letters.length < REPAIR_LEAST)
        return;
    Near near = find_near(&letters);
    mended.repaired = true;
    mended.letters = (uint8_t)letters.length;
    for (size_t i = 0; i < near.count; i++) {
        const TableName *row = &table_names()[near.names[i]];
        if (is_slip(&letters, table_name_text(row)))
            candidates_add(resolver, &mended, carriers_of(row, resolver->evidence.state_fips));
    }
    Candidate *only = &resolver->candidates[0];
    if (resolver->count != 1 || letters.length <= REPAIR_SHORT || !is_populous(only->place, RESIDENTS_MISSPELT))
        return;
    only->populous = true;
    only->score += POPULOUS_WEIGHT;
}
