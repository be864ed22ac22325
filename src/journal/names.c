/* Names of places, rules and other entries: found, or reported with near names. */
#include "journal/reader.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- what an id may be instead ---- */

/* The first kind with this id; NULL when nothing has it. */
static const char *other_kind(const Journal *journal, Str id)
{
    const struct {
        const Map *map;
        const char *what;
    } maps[] = {{&journal->rule_ids, "condition or policy"},
                {&journal->program_ids, "program"},
                {&journal->source_ids, "source"},
                {&journal->case_ids, "case"},
                {&journal->group_ids, "group"},
                {&journal->award_ids, "award"},
                {&journal->series_ids, "series"},
                {&journal->own_place_ids, "place"}};
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++)
        if (map_find(maps[i].map, id) != MAP_ABSENT)
            return maps[i].what;
    return NULL;
}

/* ---- places ---- */

static PlaceMatch find_fast(const Journal *journal, Str text)
{
    Index own = map_find(&journal->own_place_ids, text);
    if (own != MAP_ABSENT)
        return (PlaceMatch){.answer = PLACE_FOUND, .id = PLACE_OWN_FIRST + own};
    return place_find_fast(text);
}

PlaceMatch journal_find_place(const Journal *journal, Str text)
{
    PlaceMatch match = find_fast(journal, text);
    if (match.answer == PLACE_UNKNOWN && !match.candidate_count)
        place_near(text, &match);
    return match;
}

Place journal_place(const Journal *journal, PlaceId id)
{
    return id >= PLACE_OWN_FIRST ? journal->own_places.items[id - PLACE_OWN_FIRST].place : place_get(id);
}

bool journal_place_within(const Journal *journal, PlaceId id, PlaceId area)
{
    if (id == area)
        return true;
    if (id < PLACE_OWN_FIRST)
        return place_within(id, area);
    PlaceId state = journal->own_places.items[id - PLACE_OWN_FIRST].within;
    return state != PLACE_NONE && place_within(state, area);
}

static void report_candidates(Reader *reader, Diag *diag, const PlaceMatch *match, const char *before, size_t most)
{
    size_t count = match->candidate_count < most ? match->candidate_count : most;
    Buf list;
    buf_init(&list);
    for (size_t i = 0; i < count; i++) {
        Place place = place_get(match->candidates[i]);
        bool is_last = i + 1 == count && (match->answer == PLACE_UNKNOWN || count == match->candidates_in_all);
        buf_printf(&list, "%s%.*s (%.*s)",
                   i == 0    ? before
                   : is_last ? " or "
                             : ", ",
                   STR_ARG(place.path), STR_ARG(place.name));
    }
    if (match->answer == PLACE_UNKNOWN)
        buf_add_char(&list, '?');
    else if (match->candidates_in_all > count)
        buf_printf(&list, " or one of %zu more", match->candidates_in_all - count);
    diag_help(reader->diags, diag, "%.*s", STR_ARG(buf_str(&list)));
    buf_release(&list);
}

enum { NEAR_SHOWN = 3 };

static void report_unknown_place(Reader *reader, Span span, Str text, PlaceMatch *match)
{
    Diag *diag = diag_add(reader->diags, DIAG_J040, span, "there is no place '%.*s'", STR_ARG(text));
    Index told = map_find(&reader->told_places, text);
    if (told != MAP_ABSENT) {
        diag->help = reader->told_help.items[told];
        return;
    }
    if (!match->candidate_count && reader->near_places_left) {
        reader->near_places_left--;
        place_near(text, match);
    }
    if (match->candidate_count)
        report_candidates(reader, diag, match, "did you mean ", NEAR_SHOWN);
    else
        diag_help(reader->diags, diag, "look for a part of its name with: purse place \"%.*s\"", STR_ARG(text));
    map_add(&reader->told_places, text, reader->told_help.count);
    ARRAY_ADD(reader->arena, &reader->told_help, diag->help);
}

static void report_no_place(Reader *reader, Span span, Str text, PlaceMatch *match)
{
    const char *other = other_kind(reader->journal, text);
    if (match->answer == PLACE_AMBIGUOUS) {
        Diag *diag = diag_add(reader->diags, DIAG_J041, span, "'%.*s' may be one of several places", STR_ARG(text));
        report_candidates(reader, diag, match, "write ", PLACE_CANDIDATES);
    } else if (other) {
        Diag *diag = diag_add(reader->diags, DIAG_J051, span, "'%.*s' is a %s, not a place", STR_ARG(text), other);
        diag_help(reader->diags, diag, "name one place here, as in us/il/chicago");
    } else {
        report_unknown_place(reader, span, text, match);
    }
}

static void report_alias(Reader *reader, Span span, Str text, const PlaceMatch *match)
{
    Place place = place_get(match->id);
    Diag *diag = diag_add(reader->diags, DIAG_J042, span, "'%.*s' is another or older name of %.*s", STR_ARG(text),
                          STR_ARG(place.name));
    diag_help(reader->diags, diag, "write %.*s", STR_ARG(place.path));
}

static bool kind_fits(PlaceKind kind, PlaceNeed need)
{
    switch (need) {
    case NEED_AGENCY: return kind == PLACE_AGENCY;
    case NEED_COURT: return kind == PLACE_COURT;
    case NEED_GOVERNMENT: return kind != PLACE_COURT && kind != PLACE_STATISTICAL;
    case NEED_ANY:
    case NEED_AREA: break;
    }
    return true;
}

static void report_kind(Reader *reader, Span span, Place place, PlaceNeed need)
{
    static const char *const needed[] = {"", "a government", "an agency", "a court", ""};
    static const char *const example[] = {"", "us/il/chicago", "us/doj/ojp", "us/courts/ilnd", ""};
    Diag *diag;
    if (place.kind == PLACE_STATISTICAL) {
        diag = diag_add(reader->diags, DIAG_J043, span, "%.*s is not a government", STR_ARG(place.name));
        diag_help(reader->diags, diag, "name the county or municipality that governs there");
    } else {
        const char *kind = place_kind_name(place.kind);
        diag = diag_add(reader->diags, DIAG_J044, span, "%.*s is not %s but %s %s", STR_ARG(place.name), needed[need],
                        strchr("aeiou", kind[0]) ? "an" : "a", kind);
        diag_help(reader->diags, diag, "name %s, as in %s", needed[need], example[need]);
    }
}

/* Finds the place and reports what is wrong with it; PLACE_NONE when there is none. */
static PlaceId find_place(Reader *reader, Span span, Str text, PlaceNeed need)
{
    Index cached = map_find(&reader->place_cache, text);
    PlaceId id = cached;
    if (cached == MAP_ABSENT) {
        PlaceMatch match = find_fast(reader->journal, text);
        if (match.answer != PLACE_FOUND) {
            report_no_place(reader, span, text, &match);
            return PLACE_NONE;
        }
        id = match.id;
        if (match.by_alias)
            report_alias(reader, span, text, &match);
        else
            map_put(&reader->place_cache, text, id);
    }
    if (need == NEED_ANY)
        return id;
    Place place = journal_place(reader->journal, id);
    if (need == NEED_AREA && (id >= PLACE_OWN_FIRST || !place_is_area(id))) {
        Diag *diag = diag_add(reader->diags, DIAG_J045, span, "%.*s has no governments inside it that are known",
                              STR_ARG(place.name));
        diag_help(reader->diags, diag, "name a state, a circuit, a county or us; for the place alone leave out within");
        return PLACE_NONE;
    }
    if (kind_fits(place.kind, need))
        return id;
    report_kind(reader, span, place, need);
    return place.kind == PLACE_STATISTICAL ? id : PLACE_NONE;
}

bool read_place(Reader *reader, Lexer *lexer, PlaceNeed need, PlaceId *out)
{
    static const char *const what[] = {"a place, as in us/il/chicago", "a place, as in us/il/chicago",
                                       "an agency, as in us/doj/ojp", "a court, as in us/courts/ilnd",
                                       "a state, a circuit or a county, as in within us/ca"};
    Token token = lex_next(lexer);
    *out = PLACE_NONE;
    if (token.kind != TOKEN_WORD && token.kind != TOKEN_STRING) {
        expected(reader, lexer, token, what[need]);
        return false;
    }
    if (token.kind == TOKEN_STRING)
        check_string(reader, lexer, token);
    *out = find_place(reader, token_span(lexer, token), unescape(reader, token), need);
    return *out != PLACE_NONE;
}

bool read_place_term(Reader *reader, Lexer *lexer, PlaceTerm *out)
{
    *out = (PlaceTerm){.kind = TERM_PLACE, .place = PLACE_NONE, .group = NO_INDEX};
    if (skip_word(lexer, "everyone")) {
        out->kind = TERM_EVERYONE;
        return true;
    }
    if (skip_word(lexer, "within")) {
        out->kind = TERM_WITHIN;
        return read_place(reader, lexer, NEED_AREA, &out->place);
    }
    Token token = lex_peek(lexer);
    Index group = token.kind == TOKEN_WORD ? map_find(&reader->journal->group_ids, token.text) : MAP_ABSENT;
    if (group == MAP_ABSENT)
        return read_place(reader, lexer, NEED_GOVERNMENT, &out->place);
    lex_next(lexer);
    out->kind = TERM_GROUP;
    out->group = group;
    return true;
}

/* A list of terms; an unreadable one is reported and passed over. */
static bool read_terms(Reader *reader, Lexer *lexer, PlaceSet *set, bool to_except)
{
    do {
        PlaceTerm term;
        if (!read_place_term(reader, lexer, &term)) {
            skip_item_before(lexer, "except");
            continue;
        }
        if (to_except)
            ARRAY_ADD(reader->arena, &set->except, term);
        else
            ARRAY_ADD(reader->arena, &set->include, term);
    } while (skip_comma(lexer));
    return true;
}

void read_place_set(Reader *reader, Lexer *lexer, PlaceSet *out)
{
    out->is_given = true;
    read_terms(reader, lexer, out, false);
    if (skip_word(lexer, "except"))
        read_terms(reader, lexer, out, true);
    read_end(reader, lexer);
}

/* ---- ids and links ---- */

#define ADD_IDS(array)                                                   \
    do {                                                                 \
        for (size_t at = 0; at < (array)->count; at++)                   \
            if ((array)->items[at].id.len)                               \
                ARRAY_ADD(reader->arena, &names, (array)->items[at].id); \
    } while (0)

static Str near_ids(Reader *reader, Str id, const Map *ids)
{
    const Journal *journal = reader->journal;
    StrArray names = {0};
    if (!reader->near_left)
        return STR_NONE;
    reader->near_left--;
    if (ids == &journal->rule_ids)
        ADD_IDS(&journal->rules);
    else if (ids == &journal->program_ids)
        ADD_IDS(&journal->programs);
    else if (ids == &journal->source_ids)
        ADD_IDS(&journal->sources);
    else if (ids == &journal->case_ids)
        ADD_IDS(&journal->cases);
    else if (ids == &journal->award_ids)
        ADD_IDS(&journal->awards);
    return diag_near_names(reader->arena, id, names.items, names.count);
}

static void report_unknown_id(Reader *reader, Span span, Str id, const Map *ids, const char *what)
{
    const char *other = other_kind(reader->journal, id);
    if (other) {
        Diag *diag = diag_add(reader->diags, DIAG_J051, span, "'%.*s' is a %s, not a %s", STR_ARG(id), other, what);
        diag_help(reader->diags, diag, "name a %s here", what);
        return;
    }
    Str near = near_ids(reader, id, ids);
    Diag *diag = diag_add(reader->diags, DIAG_J050, span, "there is no %s '%.*s'", what, STR_ARG(id));
    if (near.len)
        diag_help(reader->diags, diag, "%.*s", STR_ARG(near));
    else /* of "condition or policy" the first word is an entry's */
        diag_help(reader->diags, diag, "declare it: %.*s %.*s \"...\"", (int)strcspn(what, " "), what, STR_ARG(id));
}

bool read_id(Reader *reader, Lexer *lexer, const Map *ids, const char *what, Index *out)
{
    Token token = lex_next(lexer);
    if (token.kind != TOKEN_WORD) {
        char text[64];
        snprintf(text, sizeof text, "the id of a %s", what);
        expected(reader, lexer, token, text);
        return false;
    }
    *out = map_find(ids, token.text);
    if (*out != MAP_ABSENT)
        return true;
    report_unknown_id(reader, token_span(lexer, token), token.text, ids, what);
    return false;
}

static bool rule_fits(const Rule *rule, RuleNeed need)
{
    return need == RULES_ANY || (need == RULES_POLICIES) == (rule->kind == RULE_POLICY);
}

void read_rules(Reader *reader, Lexer *lexer, RuleNeed need, IndexArray *out)
{
    static const char *const what[] = {"condition or policy", "condition", "policy"};
    do {
        Token token = lex_peek(lexer);
        Index rule;
        if (!read_id(reader, lexer, &reader->journal->rule_ids, what[need], &rule)) {
            skip_item(lexer);
            continue;
        }
        if (rule_fits(&reader->journal->rules.items[rule], need)) {
            ARRAY_ADD(reader->arena, out, rule);
            continue;
        }
        Diag *diag = diag_add(reader->diags, DIAG_J051, token_span(lexer, token), "'%.*s' is not a %s",
                              STR_ARG(token.text), what[need]);
        diag_help(reader->diags, diag, "name a %s here", what[need]);
    } while (skip_comma(lexer));
    read_end(reader, lexer);
}

/* Links are views into a text, where ^ stands before them. */
static Str with_mark(Str link)
{
    return (Str){link.ptr - 1, link.len + 1};
}

static Str near_links(Reader *reader, Str link)
{
    StrArray names = {0};
    if (!reader->near_left)
        return STR_NONE;
    reader->near_left--;
    for (size_t i = 0; i < reader->journal->events.count; i++)
        if (reader->journal->events.items[i].link.len)
            ARRAY_ADD(reader->arena, &names, with_mark(reader->journal->events.items[i].link));
    return diag_near_names(reader->arena, with_mark(link), names.items, names.count);
}

bool read_link(Reader *reader, Lexer *lexer, Index *out)
{
    Token token = lex_next(lexer);
    if (token.kind != TOKEN_LINK || !token.text.len) {
        expected(reader, lexer, token, "a link, as in ^the-letter");
        return false;
    }
    *out = map_find(&reader->journal->links, token.text);
    if (*out != MAP_ABSENT)
        return true;
    Str near = near_links(reader, token.text);
    Diag *diag = diag_add(reader->diags, DIAG_J053, token_span(lexer, token), "no entry has the link ^%.*s",
                          STR_ARG(token.text));
    if (near.len)
        diag_help(reader->diags, diag, "%.*s", STR_ARG(near));
    else
        diag_help(reader->diags, diag, "write ^%.*s behind the kind and the name in the entry that is meant",
                  STR_ARG(token.text));
    return false;
}
