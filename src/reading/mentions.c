/* Where a person is spoken of again: by name, by "he" or "she", by the office. */
#include "reading/people.h"

/* Who was named last, for a pronoun: one person only, in this sentence or the one before it. */
typedef struct {
    uint32_t person, sentence;
    bool is_one;
} Last;

static void add_mention(People *people, uint32_t kept, uint32_t first, uint32_t until)
{
    PersonFind *person = &people->out->people.items[kept];
    ARRAY_ADD(people->arena, &person->mentions, anchor_of_tokens(people->text, first, until));
}

static void note_last(Last *last, uint32_t person, uint32_t sentence)
{
    bool is_new = last->sentence != sentence;
    last->is_one = is_new || (last->is_one && last->person == person);
    last->person = person;
    last->sentence = sentence;
}

static bool is_pronoun(const Text *text, uint32_t token)
{
    if (text->tokens.items[token].length > 3 || text->tokens.items[token].length < 2 ||
        !token_in(text, token, CLASS_FUNCTION) || text->tokens.items[token].flags & TOKEN_QUOTED)
        return false;
    return token_is_word(text, token, STR("he")) || token_is_word(text, token, STR("she")) ||
           token_is_word(text, token, STR("his")) || token_is_word(text, token, STR("her")) ||
           token_is_word(text, token, STR("him"));
}

/* "the mayor": the last person kept with that title; not "the mayor of", "the mayor's office". */
static uint32_t holder_of(const People *people, uint32_t the, uint32_t before)
{
    const Text *text = people->text;
    uint32_t title = the + 1, behind = the + 2;
    if (text->tokens.items[the].word != people->the || !word_is_office(text, title) || word_is_capital(text, title) ||
        token_is_word(text, behind, STR("of")) || word_is_possessive(text, behind))
        return FIND_NONE;
    uint16_t word = text->tokens.items[title].word;
    for (uint32_t i = people->offices.count, looks = 0; i > 0 && looks < 40; i--, looks++) {
        uint32_t office = people->offices.items[i - 1];
        if (office != TOKEN_NONE && office < before && text->tokens.items[office].word == word)
            return i - 1;
    }
    return FIND_NONE;
}

typedef struct {
    People *people;
    Last last;
    uint32_t name, sentence, place;
} Walk;

/* Found to be a place after all: "in Dallas", where a sheriff of that name is spoken of too. */
static bool is_place(Walk *walk, uint32_t token)
{
    const Reading *out = walk->people->out;
    uint32_t start = walk->people->text->tokens.items[token].start;
    while (walk->place < out->places.count && out->places.items[walk->place].at.start < start)
        walk->place++;
    return walk->place < out->places.count && out->places.items[walk->place].at.start == start;
}

static uint32_t pass_name(Walk *walk)
{
    const Text *text = walk->people->text;
    const PersonName *name = &text->names.items[walk->name];
    uint32_t kept = walk->people->kept_of_name[name->person];
    if (!name->is_sure && is_place(walk, name->run.first)) {
        walk->name++;
        return name->run.until;
    }
    note_last(&walk->last, name->person, walk->sentence);
    if (kept != FIND_NONE && name->person != walk->name)
        add_mention(walk->people, kept, name->run.first, name->run.until);
    walk->name++;
    return name->run.until;
}

static uint32_t pass_word(Walk *walk, uint32_t at)
{
    People *people = walk->people;
    if (is_pronoun(people->text, at)) {
        bool is_near = walk->last.is_one && walk->last.sentence + 1 >= walk->sentence;
        uint32_t kept = is_near ? people->kept_of_name[walk->last.person] : FIND_NONE;
        if (kept != FIND_NONE) {
            add_mention(people, kept, at, at + 1);
            walk->last.sentence = walk->sentence;
        }
        return at + 1;
    }
    uint32_t kept = holder_of(people, at, at);
    if (kept == FIND_NONE)
        return at + 1;
    add_mention(people, kept, at, at + 2);
    return at + 2;
}

void mentions_find(People *people)
{
    const Text *text = people->text;
    Walk walk = {.people = people, .last = {.is_one = false}};
    if (people->out->people.count == 0)
        return;
    for (uint32_t at = text->names.items[0].run.first; at < text->tokens.count;) {
        while (walk.sentence + 1 < text->sentences.count && text->sentences.items[walk.sentence].until <= at)
            walk.sentence++;
        while (walk.name < text->names.count && text->names.items[walk.name].run.until <= at)
            walk.name++;
        bool is_name = walk.name < text->names.count && text->names.items[walk.name].run.first <= at;
        at = is_name ? pass_name(&walk) : pass_word(&walk, at);
    }
}
