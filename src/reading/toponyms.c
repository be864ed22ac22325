/* The words of a document that some place carries as its name, and what stands beside them.
 *
 * The longest name wins; what it means is not asked here. Each name is looked up by one hash. */
#include "reading/toponyms.h"

enum {
    LONGEST_TOPONYM = 8, /* in tokens: "Department of Housing and Urban Development" */
    LIST_LENGTH = 40,    /* places that share a type word */
};

typedef struct {
    Toponyms *toponyms;
    const Text *text;
    uint32_t name_at; /* the next person's name */
    int list_unit;    /* "the cities of": of the names that follow; 0: none */
} Matcher;

/* ---- The longest name ---- */

static bool joins_name(const Text *text, uint32_t token)
{
    return token_in(text, token, CLASS_BESIDE) && token_value(text, token, CLASS_BESIDE) & BESIDE_JOINS;
}

static bool goes_on(const Text *text, uint32_t token)
{
    if (token_is_mark(text, token, '&'))
        return word_is_capital(text, token + 1);
    bool is_behind = word_follows(text, token) || token_is_mark(text, token - 1, '&');
    return is_behind && (word_is_capital(text, token) || word_is_possessive(text, token) || joins_name(text, token));
}

static uint32_t longest_until(const Text *text, uint32_t first)
{
    uint32_t until = first + 1;
    while (until - first < LONGEST_TOPONYM && goes_on(text, until))
        until++;
    while (until > first + 1 && !word_is_capital(text, until - 1) && !word_is_possessive(text, until - 1))
        until--;
    return until;
}

static Str words_of(const Text *text, TokenRun run)
{
    const Token *last = &text->tokens.items[run.until - 1];
    return str_slice(text->clean, text->tokens.items[run.first].start, last->start + last->length);
}

/* "Prince George's" is a name only of a county. */
static bool may_end(const Text *text, uint32_t first, uint32_t until)
{
    uint32_t last = until - 1;
    if (word_is_possessive(text, last))
        return last > first && token_in(text, until, CLASS_UNIT);
    return word_is_capital(text, last);
}

/* "us" is a pronoun. */
static bool is_nation(const Text *text, uint32_t token)
{
    static const char *const words[] = {"U.S.", "US", "USA", "U.S.A."};
    Str word = text_token(text, token);
    if (word.len > 6 || word.ptr[0] != 'U')
        return false;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (str_equal(word, str_from_c(words[i])))
            return word.len != 2 || !(text->tokens.items[token].flags & TOKEN_HEADLINE);
    return false;
}

static PlaceName longest_name(Toponyms *toponyms, TokenRun *run)
{
    const Text *text = toponyms->text;
    if (is_nation(text, run->first)) {
        run->until = run->first + 1;
        return place_name(STR("United States"));
    }
    PlaceName fallback = PLACE_NAME_NONE;
    TokenRun tried = *run;
    for (tried.until = longest_until(text, run->first); tried.until > run->first; tried.until--) {
        if (!may_end(text, run->first, tried.until))
            continue;
        PlaceName name = place_name(words_of(text, tried));
        if (name == PLACE_NAME_NONE)
            continue;
        bool is_longest = fallback == PLACE_NAME_NONE, is_minor = toponyms_sense(toponyms, name)->is_minor;
        if (is_longest || !is_minor)
            *run = tried;
        if (!is_minor)
            return name;
        fallback = is_longest ? name : fallback;
    }
    return fallback;
}

/* ---- The type word ---- */

/* "Cook County", "Cook county", "Cook and Lake counties", but "Chicago city officials". */
static int unit_behind(const Text *text, uint32_t token)
{
    if (!word_follows(text, token) || !token_in(text, token, CLASS_UNIT))
        return UNIT_NONE;
    int unit = token_value(text, token, CLASS_UNIT);
    int kind = unit & ~UNIT_PLURAL;
    bool is_capital = word_is_capital(text, token);
    bool is_firm = kind == UNIT_COUNTY || kind == UNIT_PARISH || kind == UNIT_TOWNSHIP || kind == UNIT_BOROUGH;
    if (is_firm || unit & UNIT_PLURAL)
        return unit;
    if (!is_capital)
        return UNIT_NONE;
    /* "Chicago City Council": of the council, not of the name */
    bool goes_on = word_follows(text, token + 1) && word_is_capital(text, token + 1);
    return goes_on ? UNIT_NONE : unit;
}

static int unit_before(const Text *text, uint32_t first, bool *is_capital)
{
    if (first < 2 || !word_follows(text, first) || !word_follows(text, first - 1) ||
        !token_is_word(text, first - 1, STR("of")) || !token_in(text, first - 2, CLASS_UNIT))
        return UNIT_NONE;
    *is_capital = word_is_capital(text, first - 2);
    return token_value(text, first - 2, CLASS_UNIT);
}

/* "City and County of Honolulu" */
static bool is_city_and(const Text *text, uint32_t first)
{
    return first >= 2 && word_follows(text, first) && token_is_word(text, first - 1, STR("and")) &&
           word_is_capital(text, first - 2) && token_in(text, first - 2, CLASS_UNIT);
}

static void take_unit(Matcher *matcher, Toponym *toponym)
{
    const Text *text = matcher->text;
    const Sense *sense = toponyms_sense(matcher->toponyms, toponym->name);
    bool is_capital = false;
    int behind = unit_behind(text, toponym->core.until);
    int before = unit_before(text, toponym->core.first, &is_capital);
    matcher->list_unit = before & UNIT_PLURAL ? before & ~UNIT_PLURAL : toponym->is_listed ? matcher->list_unit : 0;
    if (behind && sense_fits(sense, behind & ~UNIT_PLURAL, 0)) {
        toponym->unit = (uint8_t)behind;
        toponym->span.until++;
    } else if (before && sense_fits(sense, before & ~UNIT_PLURAL, 0)) {
        toponym->unit = (uint8_t)(before & ~UNIT_PLURAL);
        toponym->by_head = before & UNIT_PLURAL;
        if (is_capital)
            toponym->span.first -= 2;
        if (is_capital && is_city_and(text, toponym->span.first))
            toponym->span.first -= 2;
    } else if (matcher->list_unit && sense_fits(sense, matcher->list_unit, 0)) {
        toponym->unit = (uint8_t)matcher->list_unit;
        toponym->by_head = true;
    }
}

/* ---- The state ---- */

static void take_state(Matcher *matcher, Toponym *toponym)
{
    const Text *text = matcher->text;
    uint32_t at = toponym->span.until, until;
    bool is_comma = token_is_mark(text, at, ','), is_bracket = token_is_mark(text, at, '(');
    bool is_address = word_follows(text, at) && text->tokens.items[at].length == 2 && at + 1 < text->tokens.count &&
                      text->tokens.items[at + 1].kind == TOKEN_NUMBER && text->tokens.items[at + 1].length >= 5;
    if (!is_comma && !is_bracket && !is_address)
        return;
    int state = state_said(text, is_address ? at : at + 1, &until);
    const Sense *sense = toponyms_sense(matcher->toponyms, toponym->name);
    if (!state || (is_bracket && !token_is_mark(text, until, ')')))
        return;
    bool fits = sense_fits(sense, toponym->unit & ~UNIT_PLURAL, state);
    bool is_small = false; /* a township, a place that is no government: by its state it is told */
    for (uint32_t i = 0; !fits && !toponym->unit && i < sense->count; i++)
        is_small |= sense->carriers[i].state_fips == state && sense->carriers[i].kind != PLACE_COUNTY;
    if (!fits && !is_small)
        return;
    toponym->state = (uint8_t)state;
    toponym->span.until = is_bracket ? until + 1 : until;
}

/* ---- Lists that share a type word ---- */

/* From the last name's "counties" back over the names before it. */
static void share_unit(Toponyms *toponyms)
{
    uint32_t last = toponyms->list.count - 1;
    const Toponym *head = &toponyms->list.items[last];
    if (!(head->unit & UNIT_PLURAL))
        return;
    int unit = head->unit & ~UNIT_PLURAL;
    for (uint32_t i = last; i > 0 && last - i < LIST_LENGTH && toponyms->list.items[i].is_listed; i--) {
        Toponym *toponym = &toponyms->list.items[i - 1];
        const Sense *sense = toponyms_sense(toponyms, toponym->name);
        bool fits = sense_fits(sense, unit, head->state) || (head->state && sense_fits(sense, unit, 0));
        if (toponym->unit || toponym->state || !fits)
            return;
        toponym->unit = (uint8_t)unit;
        toponym->by_head = true;
        toponym->state = sense_fits(sense, unit, head->state) ? head->state : 0;
    }
}

static bool is_listed(const Toponyms *toponyms, uint32_t first)
{
    const Text *text = toponyms->text;
    if (toponyms->list.count == 0)
        return false;
    uint32_t at = toponyms->list.items[toponyms->list.count - 1].span.until;
    if (at >= first || first - at > 3)
        return false;
    for (; at < first; at++) {
        bool joins = token_is_mark(text, at, ',') || token_is_mark(text, at, ';') ||
                     token_is_word(text, at, STR("and")) || token_is_word(text, at, STR("or")) ||
                     token_is_word(text, at, STR("the"));
        if (!joins)
            return false;
    }
    return true;
}

/* ---- One name after the other ---- */

static bool is_dateline(const Text *text, const Toponym *toponym)
{
    uint32_t first = toponym->span.first, until = toponym->span.until;
    bool begins = first == 0 || text->tokens.items[first].flags & TOKEN_LINE_START ||
                  text->tokens.items[first - 1].kind == TOKEN_BREAK;
    if (!begins || !(text->tokens.items[first].flags & TOKEN_ALL_CAPITALS) || until >= text->tokens.count)
        return false;
    if (token_is_mark(text, until, '(')) /* "(AP)" */
        until += 3;
    return token_is_mark(text, until, MARK_DASH) || token_is_mark(text, until, '-');
}

static void note_context(Matcher *matcher, Toponym *toponym)
{
    const Text *text = matcher->text;
    const Token *first = &text->tokens.items[toponym->core.first];
    bool is_single = toponym->core.until - toponym->core.first == 1;
    toponym->is_located = is_located(text, toponym->span.first);
    toponym->is_led = is_led(text, toponym->span.first);
    toponym->is_dateline = is_dateline(text, toponym);
    toponym->is_first = first->flags & TOKEN_SENTENCE_START;
    toponym->is_loud = first->flags & (TOKEN_HEADLINE | TOKEN_ALL_CAPITALS);
    toponym->foreign = is_single && token_in(text, toponym->core.first, CLASS_FOREIGN)
                           ? (uint8_t)token_value(text, toponym->core.first, CLASS_FOREIGN)
                           : 0;
    toponym->common = is_single && token_in(text, toponym->core.first, CLASS_COMMON)
                          ? (uint8_t)token_value(text, toponym->core.first, CLASS_COMMON)
                          : 0;
    toponym->body_until = toponym->span.until;
    toponym->behind =
        (uint8_t)(toponym->state ? BEHIND_NOTHING : behind_of(text, toponym->span.until, &toponym->body_until));
}

/* A short word in capitals is its own letters' word, and seldom a town's name. */
static bool is_wrong_acronym(const Matcher *matcher, const Toponym *toponym)
{
    if (toponym->core.until - toponym->core.first > 1 || toponym->is_dateline || toponym->state ||
        !word_is_acronym(matcher->text, toponym->core.first))
        return false;
    const Sense *sense = toponyms_sense(matcher->toponyms, toponym->name);
    if (is_nation(matcher->text, toponym->core.first))
        return false;
    bool is_short = matcher->text->tokens.items[toponym->core.first].length <= 4;
    return !sense->is_office && !(is_short && sense->carriers[0].residents > 500000);
}

static uint32_t match_at(Matcher *matcher, uint32_t at, bool is_person)
{
    Toponym toponym = {.core = {at, at}, .place = PLACE_NONE, .is_person = is_person};
    toponym.name = longest_name(matcher->toponyms, &toponym.core);
    bool is_unit = token_in(matcher->text, at, CLASS_UNIT) && token_is_word(matcher->text, at + 1, STR("of"));
    if (toponym.name == PLACE_NAME_NONE || (is_unit && toponym.core.until == at + 1)) /* "City" of Chicago */
        return at + 1;
    toponym.span = toponym.core;
    toponym.is_listed = is_listed(matcher->toponyms, at);
    take_unit(matcher, &toponym);
    const Toponyms *toponyms = matcher->toponyms;
    bool overlaps =
        toponyms->list.count > 0 && toponyms->list.items[toponyms->list.count - 1].span.until > toponym.span.first;
    if (overlaps) /* "Cook County of Lake": the type word is the name's before */
        toponym.span.first = toponym.core.first;
    take_state(matcher, &toponym);
    note_context(matcher, &toponym);
    if (is_wrong_acronym(matcher, &toponym))
        return toponym.core.until;
    ARRAY_ADD(matcher->toponyms->arena, &matcher->toponyms->list, toponym);
    share_unit(matcher->toponyms);
    return toponym.span.until;
}

/* A name that is surely a person's is passed over; one that only may be is noted. */
static bool passes_person(Matcher *matcher, uint32_t *at, bool *is_person)
{
    const Text *text = matcher->text;
    while (matcher->name_at < text->names.count && text->names.items[matcher->name_at].run.until <= *at)
        matcher->name_at++;
    *is_person = false;
    if (matcher->name_at == text->names.count || text->names.items[matcher->name_at].run.first > *at)
        return false;
    const PersonName *name = &text->names.items[matcher->name_at];
    *is_person = true;
    if (!name->is_sure)
        return false;
    *at = name->run.until;
    return true;
}

Toponyms toponyms_match(const Text *text, Arena *arena)
{
    Toponyms toponyms = {.text = text, .arena = arena, .origin = text->origin};
    toponyms.new_york = place_name(STR("New York"));
    toponyms.new_york_city = place_name(STR("New York City"));
    toponyms.washington = place_name(STR("Washington"));
    toponyms.sense_of_name = ARENA_ARRAY(arena, uint32_t, place_name_count());
    Matcher matcher = {.toponyms = &toponyms, .text = text};
    for (uint32_t at = 0; at < text->tokens.count;) {
        bool is_person;
        bool is_small = token_in(text, at, CLASS_FUNCTION) && text->tokens.items[at].length < 3 && !is_nation(text, at);
        if (!word_is_capital(text, at) || is_small)
            at++;
        else if (!passes_person(&matcher, &at, &is_person))
            at = match_at(&matcher, at, is_person);
    }
    return toponyms;
}
