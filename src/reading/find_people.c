/* People in public roles: whom the words around a name give an office. Others are not kept. */
#include "reading/people.h"

/* ---- Roles ---- */

static Role role_of(const Text *text, TokenRun name)
{
    Role (*const looks[])(const Text *, TokenRun) = {role_before, role_behind, role_apart, role_below};
    Role honorific = {{0, 0}, NULL};
    for (size_t i = 0; i < sizeof looks / sizeof looks[0]; i++) {
        Role role = looks[i](text, name);
        if (role.rule && !word_is_title(text, role.run.first, TITLE_HONORIFIC))
            return role;
    }
    return honorific;
}

/* A company's president and a newspaper's editor hold no public office. */
static bool is_private(const Text *text, Role role)
{
    for (uint32_t at = role.run.first; at < role.run.until; at++)
        if (word_is_capital(text, at) && (word_is_noun(text, at, NOUN_PRIVATE) || word_is_noun(text, at, NOUN_NEWS)))
            return true;
    return false;
}

static uint32_t office_of(const Text *text, Role role)
{
    for (uint32_t at = role.run.until; at > role.run.first; at--)
        if (word_is_office(text, at - 1) &&
            (at == role.run.until || role.run.first == at - 1 || !word_is_capital(text, at)))
            return at - 1;
    return TOKEN_NONE;
}

/* ---- Words as a person reads them ---- */

static Str slice_of(const Text *text, TokenRun run)
{
    const Token *last = &text->tokens.items[run.until - 1];
    return str_slice(text->clean, text->tokens.items[run.first].start, last->start + last->length);
}

/* On one line, with single spaces. */
static Str words_of(const Text *text, TokenRun run, Arena *arena)
{
    Str slice = slice_of(text, run);
    char *copy = ARENA_ARRAY(arena, char, slice.len + 1);
    size_t length = 0;
    for (size_t i = 0; i < slice.len; i++) {
        char c = slice.ptr[i];
        bool is_blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (!is_blank)
            copy[length++] = c;
        else if (length > 0 && copy[length - 1] != ' ')
            copy[length++] = ' ';
    }
    return (Str){copy, length};
}

/* ---- The place or agency of a role ---- */

static PlaceId body_within(const Reading *out, uint32_t start, uint32_t end)
{
    for (uint32_t i = STARTS_FROM(out->bodies, start); i < out->bodies.count && out->bodies.items[i].at.start < end;
         i++) {
        const BodyFind *body = &out->bodies.items[i];
        if (body->at.end <= end)
            return body->body != PLACE_NONE ? body->body : body->parent;
    }
    return PLACE_NONE;
}

static PlaceId body_of(const Text *text, const Reading *out, TokenRun role)
{
    const Token *last = &text->tokens.items[role.until - 1];
    uint32_t start = text->tokens.items[role.first].start, end = last->start + last->length;
    PlaceId body = body_within(out, start, end);
    if (body != PLACE_NONE)
        return body;
    uint32_t place = STARTS_FROM(out->places, start);
    bool is_within = place < out->places.count && out->places.items[place].at.start < end;
    return is_within ? out->places.items[place].place : PLACE_NONE;
}

/* "Mayor Dana Oyelaran of Oakland": an office before the name, its place behind it. */
static PlaceId place_behind(const Text *text, const Reading *out, TokenRun name)
{
    uint32_t of = name.until, at = of + 1;
    if (at >= text->tokens.count || !token_is_word(text, of, STR("of")))
        return PLACE_NONE;
    uint32_t place = STARTS_FROM(out->places, text->tokens.items[at].start);
    bool is_there = place < out->places.count && out->places.items[place].at.start == text->tokens.items[at].start;
    return is_there ? out->places.items[place].place : PLACE_NONE;
}

/* ---- People ---- */

static void keep(People *people, const PersonName *name, Role role)
{
    const Text *text = people->text;
    const PersonName *first = &text->names.items[name->person];
    PersonFind find = {.at = anchor_of_tokens(text, first->run.first, first->run.until),
                       .name = words_of(text, first->run, people->arena),
                       .role = words_of(text, role.run, people->arena),
                       .body = body_of(text, people->out, role.run),
                       .rule = role.rule};
    if (find.body == PLACE_NONE && str_equal(str_from_c(role.rule), STR("title-name")))
        find.body = place_behind(text, people->out, first->run);
    people->kept_of_name[name->person] = people->out->people.count;
    ARRAY_ADD(people->arena, &people->out->people, find);
    ARRAY_ADD(people->arena, &people->offices, office_of(text, role));
}

void find_people(const Text *text, Arena *arena, Reading *out)
{
    People people = {.text = text, .arena = arena, .out = out, .the = lexicon_find(&text->lexicon, STR("the"))};
    people.kept_of_name = ARENA_ARRAY(arena, uint32_t, text->names.count + 1);
    for (uint32_t i = 0; i < text->names.count; i++)
        people.kept_of_name[i] = FIND_NONE;
    for (uint32_t i = 0; i < text->names.count; i++) {
        const PersonName *name = &text->names.items[i];
        if (people.kept_of_name[name->person] != FIND_NONE)
            continue;
        Role role = role_of(text, name->run);
        if (role.rule && !is_private(text, role))
            keep(&people, name, role);
    }
    mentions_find(&people);
}
