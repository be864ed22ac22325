/* Which capitalised words name a person.
 *
 * By what stands beside them: a title, a description set apart by commas, a verb of saying, or a given name; a
 * family name that was introduced so is the person's again later on. Nobody is kept here for that: a name of
 * any person is no place. */
#include "reading/names.h"

enum { SHORTEST_FAMILY = 3 };

typedef struct {
    Text *text;
    Arena *arena;
    Map families; /* the last person of a family name: number among the names */
} NameReader;

/* ---- What a name looks like ---- */

static uint32_t family_token(const Text *text, TokenRun name)
{
    uint32_t last = name.until - 1;
    while (last > name.first && ((!word_may_name(text, last) && !token_in(text, last, CLASS_NOUN)) ||
                                 token_is_mark(text, last - 1, ',') || word_is_suffix(text, last)))
        last--;
    return last;
}

static Str slice_of(const Text *text, TokenRun run)
{
    const Token *first = &text->tokens.items[run.first], *last = &text->tokens.items[run.until - 1];
    return str_slice(text->clean, first->start, last->start + last->length);
}

/* Goes on with a word that no person's name goes on with: "Kennedy Center", "Lee County". */
static bool is_part_of_other(const Text *text, TokenRun name)
{
    uint32_t next = name.until;
    if (!word_follows(text, next) || !word_is_capital(text, next))
        return false;
    return token_in(text, next, CLASS_UNIT) || token_in(text, next, CLASS_NOUN);
}

static bool is_place(const Text *text, TokenRun name)
{
    uint32_t state = name.until + 1;
    if (token_is_mark(text, name.until, ',') && token_in(text, state, CLASS_STATE) && word_is_capital(text, state))
        return true;
    return place_name(slice_of(text, name)) != PLACE_NAME_NONE;
}

static bool begins_with_given(const Text *text, TokenRun name)
{
    return token_in(text, name.first, CLASS_GIVEN) ||
           (word_is_initial(text, name.first) && name.until - name.first > 1);
}

static bool has_cue(const Text *text, TokenRun name)
{
    bool is_behind = token_in(text, name.until, CLASS_CUE) && !word_is_capital(text, name.until);
    bool is_before = word_follows(text, name.first) && token_in(text, name.first - 1, CLASS_CUE);
    return is_behind || is_before;
}

/* How sure a run of words is a person's name: 0 not at all, 1 by its look, 2 by what stands beside it. */
static int trust_of(const Text *text, TokenRun name)
{
    bool is_long = name.until - name.first > 1;
    if (is_part_of_other(text, name))
        return 0;
    Role before = role_before(text, name);
    if (before.rule) {
        bool is_beside = word_follows(text, name.first) && token_in(text, name.first - 1, CLASS_TITLE);
        bool is_small = is_beside && !word_is_capital(text, name.first - 1);
        bool is_of_list = str_equal(str_from_c(before.rule), STR("title-of-list"));
        bool may_be_place = (!is_beside && !is_of_list) || (is_small && !is_long);
        return may_be_place && !begins_with_given(text, name) && is_place(text, name) ? 0 : 2;
    }
    if (!is_long)
        return 0;
    if (role_behind(text, name).rule || role_apart(text, name).rule || role_below(text, name).rule)
        return is_place(text, name) && !begins_with_given(text, name) ? 0 : 2;
    bool ends_in_noun = token_in(text, family_token(text, name), CLASS_NOUN);
    if (is_place(text, name) || text->tokens.items[name.first].flags & TOKEN_HEADLINE || ends_in_noun)
        return 0;
    return begins_with_given(text, name) ? 2 : has_cue(text, name) ? 1 : 0;
}

/* ---- Names in turn ---- */

static void add_name(NameReader *reader, TokenRun run, int trust)
{
    Text *text = reader->text;
    uint32_t number = text->names.count;
    Str family = text_token(text, family_token(text, run));
    uint32_t earlier = map_find(&reader->families, family);
    bool is_same = earlier != MAP_ABSENT;
    if (is_same && run.until - run.first > 1) { /* another given name, another person */
        TokenRun first = text->names.items[earlier].run;
        is_same =
            first.until - first.first == 1 || str_equal(text_token(text, first.first), text_token(text, run.first));
    }
    uint32_t person = is_same ? text->names.items[earlier].person : number;
    ARRAY_ADD(reader->arena, &text->names, (PersonName){run, person, trust > 1});
    if (family.len >= SHORTEST_FAMILY)
        map_put(&reader->families, family, person);
}

static bool is_same_word(const Text *text, uint32_t one, uint32_t small)
{
    return word_follows(text, one + 1) && token_is_word(text, one, text_token(text, small));
}

/* A family name alone; its particle belongs to it: "de Blasio". */
static bool add_later(NameReader *reader, TokenRun run)
{
    const Text *text = reader->text;
    uint32_t earlier = map_find(&reader->families, text_token(text, run.first));
    if (earlier == MAP_ABSENT || is_part_of_other(text, run))
        return false;
    uint32_t person = reader->text->names.items[earlier].person;
    TokenRun whole = run, full = text->names.items[person].run;
    uint32_t family = family_token(text, full);
    while (whole.first > 0 && family > full.first + 1 && !word_may_name(text, family - 1) &&
           is_same_word(text, whole.first - 1, family - 1)) {
        whole.first--;
        family--;
    }
    ARRAY_ADD(reader->arena, &reader->text->names, (PersonName){whole, person, false});
    return true;
}

/* The words from `first` that may be one name, or a shorter one that begins later: "Yesterday Marina Diaz". */
static TokenRun run_from(const Text *text, uint32_t first)
{
    TokenRun run = {first, name_until(text, first)};
    bool begins = text->tokens.items[first].flags & TOKEN_SENTENCE_START;
    if (begins && run.until - run.first > 2 && !token_in(text, first, CLASS_GIVEN) &&
        token_in(text, first + 1, CLASS_GIVEN))
        run.first++;
    return run;
}

static uint32_t read_name(NameReader *reader, uint32_t at)
{
    const Text *text = reader->text;
    TokenRun run = run_from(text, at);
    if (run.until <= run.first)
        return at + 1;
    int trust = trust_of(text, run);
    if (trust)
        add_name(reader, run, trust);
    else if (run.until - run.first <= 2) /* "Stein", "De Blasio" */
        add_later(reader, (TokenRun){run.until - 1, run.until});
    return run.until;
}

void names_read(Text *text, Arena *arena)
{
    NameReader reader = {.text = text, .arena = arena};
    map_init(&reader.families, arena);
    for (uint32_t at = 0; at < text->tokens.count;)
        at = text->tokens.items[at].flags & TOKEN_CAPITAL ? read_name(&reader, at) : at + 1;
}
