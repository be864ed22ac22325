/* Entries into typed things: what all have in common, and the plain declarations. */
#include "journal/reader.h"

/* ---- what every entry may carry ---- */

/* 1943..1963 behind @; one number alone is a place in the source. */
static void read_bytes(Reader *reader, Lexer *lexer, Citation *citation)
{
    Token first = lex_peek(lexer);
    citation->has_bytes = read_number(reader, lexer, &citation->from, "the first byte, as in article @ 1943..1963");
    citation->until = citation->from;
    if (!citation->has_bytes || lex_peek(lexer).kind != TOKEN_DOTS)
        return;
    lex_next(lexer);
    Token last = lex_peek(lexer);
    if (!read_number(reader, lexer, &citation->until, "the end, as in article @ 1943..1963") ||
        citation->until >= citation->from)
        return;
    Diag *diag = diag_add(reader->diags, DIAG_J033, span_over(lexer, first, last), "the bytes run backwards");
    diag_help(reader->diags, diag, "write %u..%u", citation->until, citation->from);
}

static void read_citation(Reader *reader, Lexer *lexer, Common *common)
{
    Citation citation = {0};
    if (!read_id(reader, lexer, &reader->journal->source_ids, "source", &citation.source)) {
        skip_item(lexer);
        return;
    }
    if (lex_peek(lexer).kind == TOKEN_AT) {
        lex_next(lexer);
        read_bytes(reader, lexer, &citation);
    }
    ARRAY_ADD(reader->arena, &common->sources, citation);
}

static void read_citations(Reader *reader, const Entry *entry, const FieldText *field, Common *common)
{
    Lexer lexer = field_lexer(reader, entry, field);
    do
        read_citation(reader, &lexer, common);
    while (skip_comma(&lexer));
    read_end(reader, &lexer);
}

static void read_notes(Reader *reader, const Entry *entry, Common *common)
{
    for (uint32_t i = 0; i < entry->field_count; i++) {
        const FieldText *field = &reader->fields.items[entry->first_field + i];
        if (field->key != FIELD_NOTE)
            continue;
        Lexer lexer = field_lexer(reader, entry, field);
        Str note;
        if (!read_text(reader, &lexer, &note))
            continue;
        read_end(reader, &lexer);
        ARRAY_ADD(reader->arena, &common->notes, note);
    }
}

void build_common(Reader *reader, const Entry *entry, Common *common)
{
    common->span = entry_span(entry);
    const FieldText *source = field_get(reader, entry, FIELD_SOURCE);
    if (source)
        read_citations(reader, entry, source, common);
    read_notes(reader, entry, common);
    const FieldText *known = field_get(reader, entry, FIELD_KNOWN);
    if (known) {
        Lexer lexer = field_lexer(reader, entry, known);
        if (read_date(reader, &lexer, &common->known))
            read_end(reader, &lexer);
    }
}

/* What the missing line may look like. */
static const char *example_of(int field)
{
    switch (field) {
    case FIELD_ABOUT: return "jag16-1373";
    case FIELD_AMOUNT: return "937,932, or amount: unknown";
    case FIELD_ENDS: return "^the-letter";
    case FIELD_PROGRAM: return "jag";
    case FIELD_REACHES: return "jag FY2016";
    case FIELD_SOURCE: return "the-release";
    case FIELD_TO: return "us/il/chicago";
    case FIELD_WITH: return "us/il/cook-county";
    case FIELD_YEAR: return "FY2016";
    default: return "...";
    }
}

static void check_required(Reader *reader, const Entry *entry)
{
    FieldSet missing = kind_rules[entry->kind].must & ~(entry->given | entry->excused);
    for (int i = 0; missing; i++, missing >>= 1) {
        if (!(missing & 1))
            continue;
        const char *word = kind_rules[entry->kind].word;
        bool is_source = i == FIELD_SOURCE;
        Diag *diag = diag_add(reader->diags, is_source ? DIAG_J066 : DIAG_J024, entry_span(entry),
                              is_source ? "this %s names no %s" : "this %s has no %s:", word, field_keys[i]);
        diag_help(reader->diags, diag, "add an indented line, as in %s: %s", field_keys[i], example_of(i));
    }
}

/* ---- small readers of one field ---- */

static void read_date_field(Reader *reader, const Entry *entry, FieldKey key, Period *out)
{
    const FieldText *field = field_get(reader, entry, key);
    if (!field)
        return;
    Lexer lexer = field_lexer(reader, entry, field);
    if (skip_word(&lexer, "unknown"))
        *out = PERIOD_NONE;
    else if (!read_date(reader, &lexer, out))
        return;
    read_end(reader, &lexer);
}

static Str read_raw_field(Reader *reader, const Entry *entry, FieldKey key)
{
    const FieldText *field = field_get(reader, entry, key);
    if (!field)
        return STR_NONE;
    Lexer lexer = field_lexer(reader, entry, field);
    return read_raw(reader, &lexer);
}

static Lexer after_id(Reader *reader, const Entry *entry)
{
    Lexer lexer = head_lexer(reader, entry);
    lex_next(&lexer);
    return lexer;
}

/* The title is the string after the id; it may be absent. */
static void read_title(Reader *reader, Lexer *lexer, Common *common)
{
    if (lex_peek(lexer).kind == TOKEN_STRING)
        read_text(reader, lexer, &common->title);
}

/* ---- declarations ---- */

/* Entries that keep nothing of it are read all the same, for their mistakes. */
static void check_common(Reader *reader, const Entry *entry)
{
    Common common = {0};
    build_common(reader, entry, &common);
}

static void build_option(Reader *reader, const Entry *entry)
{
    static const char *const options[] = {"title"};
    check_common(reader, entry);
    Lexer lexer = head_lexer(reader, entry);
    if (read_choice(reader, &lexer, options, 1) != 0)
        return;
    if (read_text(reader, &lexer, &reader->journal->title))
        read_end(reader, &lexer);
}

static void build_source(Reader *reader, const Entry *entry, SourceEntry *source)
{
    build_common(reader, entry, &source->common);
    Lexer lexer = after_id(reader, entry);
    read_title(reader, &lexer, &source->common);
    read_end(reader, &lexer);
    source->publisher = read_raw_field(reader, entry, FIELD_PUBLISHER);
    source->url = read_raw_field(reader, entry, FIELD_URL);
    source->archived = read_raw_field(reader, entry, FIELD_ARCHIVED);
    source->sha256 = read_raw_field(reader, entry, FIELD_SHA256);
    read_date_field(reader, entry, FIELD_PUBLISHED, &source->published);
    if (entry_has(entry, FIELD_PUBLISHED))
        return;
    Diag *diag = diag_add(reader->diags, DIAG_J063, source->common.span, "the source '%.*s' has no publication day",
                          STR_ARG(source->id));
    diag_help(reader->diags, diag, "add: published: 2017-04-21 (or published: unknown where it cannot be told)");
}

static void build_program(Reader *reader, const Entry *entry, Program *program)
{
    build_common(reader, entry, &program->common);
    Lexer lexer = after_id(reader, entry);
    read_title(reader, &lexer, &program->common);
    while (lex_peek(&lexer).kind == TOKEN_WORD) {
        Token token = lex_next(&lexer);
        if (award_is_listing(token.text))
            ARRAY_ADD(reader->arena, &program->listings, token.text);
        else
            expected(reader, &lexer, token, "an assistance listing, as in 16.738");
        skip_comma(&lexer);
    }
    read_end(reader, &lexer);
    const FieldText *agency = field_get(reader, entry, FIELD_AGENCY);
    if (!agency)
        return;
    lexer = field_lexer(reader, entry, agency);
    do {
        PlaceId id;
        if (read_place(reader, &lexer, NEED_AGENCY, &id))
            ARRAY_ADD(reader->arena, &program->agencies, id);
    } while (skip_comma(&lexer));
    read_end(reader, &lexer);
}

void check_term(Reader *reader, Span span, Period from, Period until)
{
    if (!period_is_set(from) || !period_is_set(until) || period_last(until) >= from.first)
        return;
    Diag *diag = diag_add(reader->diags, DIAG_J071, span, "this would end before it begins");
    Buf day;
    buf_init(&day);
    period_print(&day, from);
    diag_help(reader->diags, diag, "it begins on %.*s; write a later day here, or mend the beginning",
              STR_ARG(buf_str(&day)));
    buf_release(&day);
}

static void read_member(Reader *reader, const Entry *entry, const FieldText *field, Group *group)
{
    Lexer lexer = field_lexer(reader, entry, field);
    size_t first = group->members.count;
    do {
        Member member = {0};
        Token token = lex_peek(&lexer);
        if (!read_place_term(reader, &lexer, &member.term)) {
            skip_item(&lexer);
        } else if (member.term.kind == TERM_GROUP) {
            Diag *diag = diag_add(reader->diags, DIAG_J051, token_span(&lexer, token), "'%.*s' is a group, not a place",
                                  STR_ARG(token.text));
            diag_help(reader->diags, diag, "write its members: a group in a group has no days of its own");
        } else {
            ARRAY_ADD(reader->arena, &group->members, member);
        }
    } while (skip_comma(&lexer));
    Period from = PERIOD_NONE, until = PERIOD_NONE;
    if (skip_word(&lexer, "from"))
        read_date(reader, &lexer, &from);
    Token last = lex_peek(&lexer);
    if (skip_word(&lexer, "until")) {
        last = lex_peek(&lexer);
        read_date(reader, &lexer, &until);
    }
    read_end(reader, &lexer);
    check_term(reader, token_span(&lexer, last), from, until);
    for (size_t i = first; i < group->members.count; i++)
        group->members.items[i].from = from, group->members.items[i].until = until;
}

static void build_group(Reader *reader, const Entry *entry, Group *group)
{
    build_common(reader, entry, &group->common);
    Lexer lexer = after_id(reader, entry);
    read_title(reader, &lexer, &group->common);
    read_end(reader, &lexer);
    for (uint32_t i = 0; i < entry->field_count; i++)
        if (reader->fields.items[entry->first_field + i].key == FIELD_MEMBER)
            read_member(reader, entry, &reader->fields.items[entry->first_field + i], group);
    if (group->members.count)
        return;
    Diag *diag = diag_add(reader->diags, DIAG_J068, group->common.span,
                          "nobody is listed in '%.*s', so it covers nobody", STR_ARG(group->id));
    diag_help(reader->diags, diag, "add: member: us/il/evanston from 2018-07-16");
}

/* ---- units of the journal's own, and decisions about names ---- */

static void build_own_place(Reader *reader, const Entry *entry)
{
    static const char *const kinds[] = {"tribe", "district", "body"};
    OwnPlace *own = &reader->journal->own_places.items[entry->made];
    build_common(reader, entry, &own->common);
    Lexer lexer = after_id(reader, entry);
    if (read_text(reader, &lexer, &own->place.name))
        own->place.short_name = own->place.name;
    read_end(reader, &lexer);
    const FieldText *kind = field_get(reader, entry, FIELD_KIND);
    if (kind) {
        lexer = field_lexer(reader, entry, kind);
        int choice = read_choice(reader, &lexer, kinds, 3);
        own->place.kind = choice == 0 ? PLACE_TRIBE : choice == 1 ? PLACE_DISTRICT : PLACE_BODY;
    } else {
        Diag *diag = diag_add(reader->diags, DIAG_J024, own->common.span, "this place has no kind");
        diag_help(reader->diags, diag, "add: kind: tribe, district or body; for a name write: place ID is \"NAME\"");
    }
    const FieldText *state = field_get(reader, entry, FIELD_IN);
    if (!state)
        return;
    lexer = field_lexer(reader, entry, state);
    if (read_place(reader, &lexer, NEED_AREA, &own->within)) {
        own->place.state_fips = place_get(own->within).state_fips;
        read_end(reader, &lexer);
    }
}

static void add_decision(Reader *reader, Str name, Span span, PlaceId place, const Common *common)
{
    Journal *journal = reader->journal;
    HandDecision decision = {.common = *common, .name = journal_fold_name(reader->arena, name), .place = place};
    Index next = journal->decisions.count, first = map_add(&reader->decisions, decision.name, next);
    if (first == next) {
        ARRAY_ADD(reader->arena, &journal->decisions, decision);
    } else if (journal->decisions.items[first].place != place) {
        Diag *diag = diag_add(reader->diags, DIAG_J087, span, "'%.*s' is given to two places", STR_ARG(name));
        diag_help(reader->diags, diag, "keep one of the two lines");
        diag_relate(diag, journal->decisions.items[first].common.span, STR("the other decision is here"));
    }
}

static void build_decision(Reader *reader, const Entry *entry)
{
    Common common = {0};
    build_common(reader, entry, &common);
    Lexer lexer = head_lexer(reader, entry);
    PlaceId place;
    bool found = read_place(reader, &lexer, NEED_GOVERNMENT, &place);
    skip_word(&lexer, "is");
    do {
        Token token = lex_next(&lexer);
        if (token.kind != TOKEN_STRING) {
            expected(reader, &lexer, token, "a name in quotation marks, as in \"CITY OF CHICAGO\"");
            return;
        }
        check_string(reader, &lexer, token);
        if (found)
            add_decision(reader, unescape(reader, token), token_span(&lexer, token), place, &common);
    } while (skip_comma(&lexer));
    read_end(reader, &lexer);
}

static void build_place(Reader *reader, const Entry *entry)
{
    Lexer lexer = head_lexer(reader, entry);
    lex_next(&lexer);
    Token second = lex_next(&lexer);
    if (second.kind == TOKEN_WORD && str_equal(second.text, STR("is")))
        build_decision(reader, entry);
    else if (entry->made != NO_INDEX)
        build_own_place(reader, entry);
}

static void build_plain(Reader *reader, const Entry *entry)
{
    Journal *journal = reader->journal;
    switch (entry->kind) {
    case KIND_OPTION: build_option(reader, entry); return;
    case KIND_PLACE: build_place(reader, entry); return;
    case KIND_JOINT: build_joint(reader, entry); return;
    case KIND_ALLOCATION: build_allocation(reader, entry); return;
    case KIND_COST: build_cost(reader, entry); return;
    case KIND_ALLOW: check_common(reader, entry); return;
    case KIND_INCLUDE:
        if (entry->made == NO_INDEX) /* what award files carry is read with their rows */
            check_common(reader, entry);
        return;
    default: break;
    }
    if (entry->made == NO_INDEX)
        return;
    switch (entry->kind) {
    case KIND_SOURCE: build_source(reader, entry, &journal->sources.items[entry->made]); break;
    case KIND_PROGRAM: build_program(reader, entry, &journal->programs.items[entry->made]); break;
    case KIND_CONDITION:
    case KIND_POLICY: build_rule(reader, entry, &journal->rules.items[entry->made]); break;
    case KIND_GROUP: build_group(reader, entry, &journal->groups.items[entry->made]); break;
    case KIND_CASE: build_case(reader, entry, &journal->cases.items[entry->made]); break;
    case KIND_AWARD: build_award(reader, entry); break;
    default: break;
    }
}

static bool is_in_pass(EntryKind kind, int pass)
{
    if (kind == KIND_NONE)
        return false;
    bool is_joint = kind == KIND_JOINT;
    return pass == 0 ? !kind_rules[kind].is_dated && !is_joint : pass == 1 ? is_joint : kind_rules[kind].is_dated;
}

static void build_pass(Reader *reader, int pass)
{
    for (size_t i = 0; i < reader->entries.count; i++) {
        const Entry *entry = &reader->entries.items[i];
        if (!is_in_pass(entry->kind, pass))
            continue;
        check_required(reader, entry);
        if (pass < 2)
            build_plain(reader, entry);
        else if (entry->made != NO_INDEX)
            build_event(reader, entry, &reader->journal->events.items[entry->made]);
    }
}

/* Declarations first, then series and the rows of award files, which need programs and
 * decisions; joint entries, which need the awards; dated entries last. */
void build_entries(Reader *reader)
{
    build_pass(reader, 0);
    build_series(reader);
    build_rows(reader);
    build_pass(reader, 1);
    settle_joints(reader);
    build_pass(reader, 2);
}
