/* Dated entries, orders excepted: who did what to whom about which condition. */
#include "journal/reader.h"

static bool open_field(Reader *reader, const Entry *entry, FieldKey key, Lexer *lexer)
{
    const FieldText *field = field_get(reader, entry, key);
    if (field)
        *lexer = field_lexer(reader, entry, field);
    return field != NULL;
}

static void check_due(Reader *reader, const Entry *entry, const Event *event)
{
    if (!period_is_set(event->day) || period_last(event->due) >= event->day.first)
        return;
    Diag *diag = diag_add(reader->diags, DIAG_J062, value_span(reader, entry, FIELD_DUE),
                          "it is due before the day of this %s", event_kind_name(event->kind));
    diag_help(reader->diags, diag, "mend this day, or the one at the beginning of the entry");
}

static void read_shared_fields(Reader *reader, const Entry *entry, Event *event)
{
    Lexer lexer;
    if (open_field(reader, entry, FIELD_TO, &lexer))
        read_place_set(reader, &lexer, &event->to);
    if (open_field(reader, entry, FIELD_ABOUT, &lexer))
        read_rules(reader, &lexer, RULES_ANY, &event->about);
    if (open_field(reader, entry, FIELD_DUE, &lexer) && read_date(reader, &lexer, &event->due)) {
        read_end(reader, &lexer);
        check_due(reader, entry, event);
    }
    if (open_field(reader, entry, FIELD_UNTIL, &lexer) && read_date(reader, &lexer, &event->until)) {
        read_end(reader, &lexer);
        check_term(reader, value_span(reader, entry, FIELD_UNTIL), event->day, event->until);
    }
    if (open_field(reader, entry, FIELD_AMOUNT, &lexer)) {
        MoneyRange amount;
        if (read_amount(reader, &lexer, &amount)) {
            read_end(reader, &lexer);
            event->amount = ARENA_NEW(reader->arena, MoneyRange);
            *event->amount = amount;
        }
    }
}

/* The link, already declared, and the title, in either order; then the head is over. */
void finish_head(Reader *reader, Lexer *lexer, Event *event)
{
    bool has_link = false, has_title = false;
    for (Token token = lex_peek(lexer);; token = lex_peek(lexer)) {
        if (token.kind == TOKEN_LINK && token.text.len && !has_link) {
            has_link = true;
            lex_next(lexer);
        } else if (token.kind == TOKEN_STRING && !has_title) {
            has_title = true;
            read_text(reader, lexer, &event->common.title);
        } else {
            break;
        }
    }
    read_end(reader, lexer);
}

static void add_target(Reader *reader, Event *event, PlaceId place)
{
    PlaceTerm term = {.kind = TERM_PLACE, .place = place, .group = NO_INDEX};
    event->to.is_given = true;
    ARRAY_ADD(reader->arena, &event->to.include, term);
}

static bool is_result(Token token)
{
    return token.kind == TOKEN_WORD &&
           (str_equal(token.text, STR("complies")) || str_equal(token.text, STR("violates")) ||
            str_equal(token.text, STR("preliminary")));
}

/* A word is taken for a place when it looks like one, or when the result comes behind it. */
static bool is_place_next(Lexer ahead)
{
    Token token = lex_next(&ahead);
    if (token.kind != TOKEN_WORD || is_result(token))
        return token.kind == TOKEN_STRING;
    return str_find_char(token.text, '/', 0) < token.text.len || is_result(lex_next(&ahead));
}

/* finding us/doj us/wi/milwaukee-county complies preliminary ^link "title" */
static void read_finding_head(Reader *reader, Lexer *lexer, Event *event)
{
    static const char *const results[] = {"complies", "violates"};
    if (is_place_next(*lexer)) {
        PlaceId place;
        if (read_place(reader, lexer, NEED_GOVERNMENT, &place))
            add_target(reader, event, place);
        else
            event->to.is_given = true;
    }
    event->preliminary = skip_word(lexer, "preliminary");
    int result = read_choice(reader, lexer, results, 2);
    event->complies = result == 0;
    if (skip_word(lexer, "preliminary"))
        event->preliminary = true;
    if (result < 0)
        lex_finish(lexer);
}

static void build_finding(Reader *reader, const Entry *entry, Lexer *lexer, Event *event)
{
    read_finding_head(reader, lexer, event);
    finish_head(reader, lexer, event);
    read_shared_fields(reader, entry, event);
    if (event->to.is_given || entry_has(entry, FIELD_TO))
        return;
    Diag *diag = diag_add(reader->diags, DIAG_J024, event->common.span, "this finding names no place");
    diag_help(reader->diags, diag, "write the place after the agency, or add: to: us/wi/milwaukee-county");
}

static void check_answers(Reader *reader, const Entry *entry, Event *event)
{
    const Event *asking = &reader->journal->events.items[event->answers];
    if (asking->kind == EVENT_WARN || asking->kind == EVENT_NOTICE || asking->kind == EVENT_FINDING)
        return;
    Diag *diag =
        diag_add(reader->diags, DIAG_J055, value_span(reader, entry, FIELD_ANSWERS),
                 "^%.*s is %s %s, which nobody answers", STR_ARG(asking->link),
                 asking->kind == EVENT_ACT || asking->kind == EVENT_ORDER ? "an" : "a", event_kind_name(asking->kind));
    diag_help(reader->diags, diag, "name the link of a warn, a notice or a finding");
    diag_relate(diag, asking->common.span, STR("that entry is here"));
}

static void build_reply(Reader *reader, const Entry *entry, Lexer *lexer, Event *event)
{
    static const char *const stances[] = {"complies", "refuses", "disputes", "partly", "asks"};
    finish_head(reader, lexer, event);
    read_shared_fields(reader, entry, event);
    Lexer field;
    if (open_field(reader, entry, FIELD_STANCE, &field)) {
        event->stance = (Stance)(read_choice(reader, &field, stances, 5) + 1);
        read_end(reader, &field);
    }
    if (open_field(reader, entry, FIELD_ANSWERS, &field) && read_link(reader, &field, &event->answers)) {
        read_end(reader, &field);
        check_answers(reader, entry, event);
    }
}

/* Every condition that has one of the numbers is meant; every number must have a condition. */
static void add_numbered(Reader *reader, Event *event, size_t named, Numbers asked, Span span)
{
    uint32_t missing = find_numbered(reader, asked, event, named + NUMBERED_MOST);
    if (event->about.count > named + NUMBERED_MOST) {
        Diag *diag =
            diag_add(reader->diags, DIAG_J077, span, "these numbers mean more than %d conditions", NUMBERED_MOST);
        diag_help(reader->diags, diag, "name fewer numbers, or name the conditions: about: jag17-notice");
        event->about.count = (uint32_t)named;
    } else if (missing <= asked.last) {
        Diag *diag =
            diag_add(reader->diags, DIAG_J070, span, "no condition has the number %u of FY%d", missing, asked.year);
        diag_help(reader->diags, diag, "add to the condition that is meant: numbers: FY%d %u", asked.year, missing);
    }
}

static void read_waived_numbers(Reader *reader, Lexer *lexer, Event *event, size_t named)
{
    do {
        Numbers numbers;
        Span span;
        if (read_numbers(reader, lexer, &numbers, &span))
            add_numbered(reader, event, named, numbers, span);
        else
            skip_item(lexer);
    } while (skip_comma(lexer));
    read_end(reader, lexer);
}

static void build_waive(Reader *reader, const Entry *entry, Lexer *lexer, Event *event)
{
    finish_head(reader, lexer, event);
    read_shared_fields(reader, entry, event);
    mark_about(reader, event);
    size_t named = event->about.count;
    for (uint32_t i = 0; i < entry->field_count; i++) {
        const FieldText *field = &reader->fields.items[entry->first_field + i];
        if (field->key != FIELD_NUMBERS)
            continue;
        Lexer numbers = field_lexer(reader, entry, field);
        read_waived_numbers(reader, &numbers, event, named);
    }
    if (entry_has(entry, FIELD_ABOUT) || entry_has(entry, FIELD_NUMBERS))
        return;
    Diag *diag = diag_add(reader->diags, DIAG_J024, event->common.span, "this waiver names no condition");
    diag_help(reader->diags, diag, "add: about: with conditions, or numbers: FY2017 52..56");
}

/* ends: a list of rules and links. */
static void build_withdraw(Reader *reader, const Entry *entry, Lexer *lexer, Event *event)
{
    event->withdrawal = ARENA_NEW(reader->arena, Withdrawal);
    finish_head(reader, lexer, event);
    read_shared_fields(reader, entry, event);
    Lexer field;
    if (!open_field(reader, entry, FIELD_ENDS, &field))
        return;
    do {
        Index index;
        if (lex_peek(&field).kind == TOKEN_LINK) {
            if (read_link(reader, &field, &index))
                ARRAY_ADD(reader->arena, &event->withdrawal->events, index);
        } else if (read_id(reader, &field, &reader->journal->rule_ids, "condition or policy", &index)) {
            ARRAY_ADD(reader->arena, &event->withdrawal->rules, index);
        } else {
            skip_item(&field);
        }
    } while (skip_comma(&field));
    read_end(reader, &field);
}

static void build_act(Reader *reader, const Entry *entry, Lexer *lexer, Event *event)
{
    static const char *const acts[] = {"withhold", "suspend", "reject", "terminate", "claw-back", "restore", "award"};
    event->act = (ActKind)(read_choice(reader, lexer, acts, 7) + 1);
    if (event->act == ACT_NONE)
        lex_finish(lexer);
    finish_head(reader, lexer, event);
    read_shared_fields(reader, entry, event);
}

/* role: "spokesman for the Mayor", us/ny/new-york */
static void build_statement(Reader *reader, const Entry *entry, Event *event)
{
    event->statement = ARENA_NEW(reader->arena, Statement);
    event->statement->body = PLACE_NONE;
    Lexer lexer = head_lexer(reader, entry);
    Token token = lex_next(&lexer);
    if (token.kind != TOKEN_STRING) {
        expected(reader, &lexer, token, "the speaker in quotation marks, as in \"A. Speaker\"");
        lex_finish(&lexer);
    } else {
        check_string(reader, &lexer, token);
        event->statement->speaker = unescape(reader, token);
    }
    finish_head(reader, &lexer, event);
    read_shared_fields(reader, entry, event);
    Lexer field;
    if (open_field(reader, entry, FIELD_TEST, &field)) {
        event->statement->test = read_raw(reader, &field);
        event->statement->test_at = value_span(reader, entry, FIELD_TEST);
    }
    if (open_field(reader, entry, FIELD_ROLE, &field) && read_text(reader, &field, &event->statement->role)) {
        if (skip_comma(&field))
            read_place(reader, &field, NEED_GOVERNMENT, &event->statement->body);
        read_end(reader, &field);
    }
    if (open_field(reader, entry, FIELD_BODY, &field)) {
        read_place(reader, &field, NEED_GOVERNMENT, &event->statement->body);
        read_end(reader, &field);
    }
}

void build_event(Reader *reader, const Entry *entry, Event *event)
{
    build_common(reader, entry, &event->common);
    if (event->kind == EVENT_ORDER) {
        build_order(reader, entry, event);
        return;
    }
    if (event->kind == EVENT_SAY || event->kind == EVENT_CLAIM) {
        build_statement(reader, entry, event);
        return;
    }
    Lexer lexer = head_lexer(reader, entry);
    bool is_reply = event->kind == EVENT_REPLY;
    bool has_words = event->kind == EVENT_FINDING || event->kind == EVENT_ACT;
    if (!read_place(reader, &lexer, is_reply ? NEED_GOVERNMENT : NEED_AGENCY, &event->actor))
        while (lex_peek(&lexer).kind == TOKEN_WORD && !has_words)
            lex_next(&lexer);
    switch (event->kind) {
    case EVENT_REPLY: build_reply(reader, entry, &lexer, event); break;
    case EVENT_FINDING: build_finding(reader, entry, &lexer, event); break;
    case EVENT_WAIVE: build_waive(reader, entry, &lexer, event); break;
    case EVENT_WITHDRAW: build_withdraw(reader, entry, &lexer, event); break;
    case EVENT_ACT: build_act(reader, entry, &lexer, event); break;
    case EVENT_WARN:
    case EVENT_NOTICE:
    case EVENT_ORDER:
    case EVENT_SAY:
    case EVENT_CLAIM:
    case EVENT_KIND_COUNT:
        finish_head(reader, &lexer, event);
        read_shared_fields(reader, entry, event);
        break;
    }
}
