/* The first walk over the entries: every id and link gets its number, so that
 * entries can name each other in any order. */
#include "journal/reader.h"

static void report_twice(Reader *reader, Span span, Str id, Span first, DiagCode code)
{
    const char *mark = code == DIAG_J054 ? "^" : "";
    Diag *diag = diag_add(reader->diags, code, span, "'%s%.*s' is there already", mark, STR_ARG(id));
    diag_help(reader->diags, diag, "choose another name, such as %s%.*s-2", mark, STR_ARG(id));
    diag_relate(diag, first, STR("the first one is here"));
}

static bool is_id(Str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool fits =
            (c >= 'a' && c <= 'z') || char_is_digit(c) || (i > 0 && (c == '-' || c == '.' || c == '_' || c == '/'));
        if (!fits)
            return false;
    }
    return text.len > 0;
}

/* Award numbers are capitals and hyphens: 2016-DJ-BX-0578. */
static bool is_award_id(Str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!char_is_alpha(text.ptr[i]) && !char_is_digit(text.ptr[i]) && !strchr("-._/:", text.ptr[i]))
            return false;
    return text.len > 0;
}

/* Where places and programs are listed these words mean something themselves. */
static bool is_word_of_lists(Str text)
{
    static const char *const words[] = {"all", "everyone", "except", "from", "until", "within"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_equal(text, str_from_c(words[i])))
            return true;
    return false;
}

/* Reads the id at the head; an unfit one is reported. */
static bool read_new_id(Reader *reader, const Entry *entry, Str *id, Span *span)
{
    Lexer lexer = head_lexer(reader, entry);
    Token token = lex_next(&lexer);
    *span = token_span(&lexer, token);
    *id = token.text;
    if (token.kind != TOKEN_WORD) {
        expected(reader, &lexer, token, "an id, as in jag16-1373");
        return false;
    }
    if (is_word_of_lists(*id)) {
        Diag *diag =
            diag_add(reader->diags, DIAG_J026, *span, "'%.*s' is a word of the language, not an id", STR_ARG(*id));
        diag_help(reader->diags, diag, "choose another id, such as %.*s-1", STR_ARG(*id));
        return false;
    }
    if (entry->kind == KIND_AWARD ? is_award_id(*id) : is_id(*id))
        return true;
    Diag *diag = diag_add(reader->diags, DIAG_J026, *span, "'%.*s' is not an id", STR_ARG(*id));
    diag_help(reader->diags, diag,
              "ids are letters a to z, digits, hyphens, dots, underscores and slashes, as in jag16-1373");
    return false;
}

/* Gives the entry the next number of its array, unless the id is taken. */
#define DECLARE(array, ids, Type, ...)                                                         \
    do {                                                                                       \
        Str id;                                                                                \
        Span span;                                                                             \
        if (!read_new_id(reader, entry, &id, &span))                                           \
            break;                                                                             \
        Index number = map_add((ids), id, (uint32_t)(array)->count);                           \
        if (number != (array)->count) {                                                        \
            report_twice(reader, span, id, (array)->items[number].common.span,                 \
                         entry->kind == KIND_AWARD ? DIAG_J065 : DIAG_J052);                   \
            break;                                                                             \
        }                                                                                      \
        entry->made = number;                                                                  \
        ARRAY_ADD(reader->arena, (array), (Type){.common.span = span, .id = id, __VA_ARGS__}); \
    } while (0)

static bool is_decision(const Reader *reader, const Entry *entry)
{
    Lexer lexer = head_lexer(reader, entry);
    lex_next(&lexer);
    Token token = lex_next(&lexer);
    return token.kind == TOKEN_WORD && str_equal(token.text, STR("is"));
}

static void declare_place(Reader *reader, Entry *entry)
{
    Journal *journal = reader->journal;
    Str id;
    Span span;
    if (is_decision(reader, entry) || !read_new_id(reader, entry, &id, &span))
        return;
    if (place_find_path(id) != PLACE_NONE) {
        Diag *diag =
            diag_add(reader->diags, DIAG_J052, span, "'%.*s' is a place of the gazetteer already", STR_ARG(id));
        diag_help(reader->diags, diag, "choose another id; to decide about a name write: place %.*s is \"NAME\"",
                  STR_ARG(id));
        return;
    }
    Index number = map_add(&journal->own_place_ids, id, (uint32_t)journal->own_places.count);
    if (number != journal->own_places.count) {
        report_twice(reader, span, id, journal->own_places.items[number].common.span, DIAG_J052);
        return;
    }
    entry->made = number;
    Place place = {.id = PLACE_OWN_FIRST + number,
                   .kind = PLACE_BODY,
                   .path = id,
                   .name = id,
                   .short_name = id,
                   .from = DATE_MIN,
                   .until = DATE_OPEN};
    ARRAY_ADD(reader->arena, &journal->own_places,
              (OwnPlace){.common.span = span, .place = place, .within = PLACE_NONE});
}

static EventKind event_kind_of(EntryKind kind)
{
    return (EventKind)(kind - KIND_WARN);
}
_Static_assert(KIND_CLAIM - KIND_WARN == EVENT_CLAIM, "dated kinds stand in one order in both lists");

/* Links stand anywhere in the head of a dated entry. */
static void declare_event(Reader *reader, Entry *entry)
{
    Journal *journal = reader->journal;
    Index number = (Index)journal->events.count;
    Event event = {.kind = event_kind_of(entry->kind),
                   .number = number,
                   .day = entry->day,
                   .actor = PLACE_NONE,
                   .answers = NO_INDEX,
                   .common.span = entry_span(entry)};
    Lexer lexer = head_lexer(reader, entry);
    for (Token token = lex_next(&lexer); token.kind != TOKEN_END; token = lex_next(&lexer)) {
        if (token.kind != TOKEN_LINK || !token.text.len)
            continue;
        Index first = map_add(&journal->links, token.text, number);
        if (first != number)
            report_twice(reader, token_span(&lexer, token), token.text, journal->events.items[first].common.span,
                         DIAG_J054);
        else
            event.link = token.text;
        break; /* a second one is more than was expected */
    }
    entry->made = number;
    reader->event_entries[number] = (Index)(entry - reader->entries.items);
    ARRAY_ADD(reader->arena, &journal->events, event);
}

/* Where places are listed, a group's id comes first: it must not be the name of a place. */
static void check_shadows(Reader *reader)
{
    Journal *journal = reader->journal;
    for (size_t i = 0; i < journal->groups.count; i++) {
        const Group *group = &journal->groups.items[i];
        Index own = map_find(&journal->own_place_ids, group->id);
        if (own == MAP_ABSENT && place_find_path(group->id) == PLACE_NONE)
            continue;
        Diag *diag =
            diag_add(reader->diags, DIAG_J052, group->common.span, "'%.*s' is a place already", STR_ARG(group->id));
        diag_help(reader->diags, diag, "choose another name for the group, such as %.*s-members", STR_ARG(group->id));
        if (own != MAP_ABSENT)
            diag_relate(diag, journal->own_places.items[own].common.span, STR("the place is declared here"));
    }
}

static void declare_entry(Reader *reader, Entry *entry)
{
    Journal *journal = reader->journal;
    switch (entry->kind) {
    case KIND_SOURCE: DECLARE(&journal->sources, &journal->source_ids, SourceEntry); break;
    case KIND_PROGRAM: DECLARE(&journal->programs, &journal->program_ids, Program); break;
    case KIND_CONDITION: DECLARE(&journal->rules, &journal->rule_ids, Rule, .kind = RULE_DUTY, .by = PLACE_NONE); break;
    case KIND_POLICY: DECLARE(&journal->rules, &journal->rule_ids, Rule, .kind = RULE_POLICY, .by = PLACE_NONE); break;
    case KIND_GROUP: DECLARE(&journal->groups, &journal->group_ids, Group); break;
    case KIND_CASE: DECLARE(&journal->cases, &journal->case_ids, Case, .court = PLACE_NONE); break;
    case KIND_AWARD:
        DECLARE(&journal->awards, &journal->award_ids, Award, .holder = PLACE_NONE, .program = NO_INDEX);
        break;
    case KIND_SERIES: DECLARE(&journal->series_entries, &journal->series_ids, SeriesEntry); break;
    case KIND_PLACE: declare_place(reader, entry); break;
    case KIND_WARN:
    case KIND_NOTICE:
    case KIND_REPLY:
    case KIND_FINDING:
    case KIND_WAIVE:
    case KIND_WITHDRAW:
    case KIND_ACT:
    case KIND_ORDER:
    case KIND_SAY:
    case KIND_CLAIM: declare_event(reader, entry); break;
    case KIND_OPTION:
    case KIND_INCLUDE:
    case KIND_ALLOW:
    case KIND_JOINT:
    case KIND_ALLOCATION:
    case KIND_COST:
    case KIND_COUNT: break;
    }
}

/* By its kind: the date itself may be missing or wrong, which was reported. */
static bool is_dated(const Entry *entry)
{
    return entry->kind != KIND_NONE && kind_rules[entry->kind].is_dated;
}

/* Events are many and large: their array gets its size at once. */
static void reserve_events(Reader *reader)
{
    uint32_t dated = 0;
    for (size_t i = 0; i < reader->entries.count; i++)
        dated += is_dated(&reader->entries.items[i]);
    reader->journal->events.items = ARENA_ARRAY(reader->arena, Event, dated);
    reader->journal->events.capacity = dated;
    reader->event_entries = ARENA_ARRAY(reader->arena, Index, dated);
}

void declare_entries(Reader *reader)
{
    reserve_events(reader);
    for (size_t i = 0; i < reader->entries.count; i++)
        declare_entry(reader, &reader->entries.items[i]);
    check_shadows(reader);
}
