/* Court orders: what they block and for whom, and what they do to other orders. */
#include "journal/reader.h"

static const FieldKey work_fields[WORK_COUNT] = {FIELD_STAYS,   FIELD_LIFTS,    FIELD_NARROWS,  FIELD_WIDENS,
                                                 FIELD_VACATES, FIELD_REVERSES, FIELD_REPLACES, FIELD_AFFIRMS};

static bool has(const Entry *entry, FieldKey key)
{
    return entry->given & (UINT64_C(1) << key);
}

static void read_head(Reader *reader, const Entry *entry, Event *event)
{
    Lexer lexer = head_lexer(reader, entry);
    do {
        Index found;
        if (read_id(reader, &lexer, &reader->journal->case_ids, "case", &found))
            ARRAY_ADD(reader->arena, &event->order->cases, found);
        else
            while (lex_peek(&lexer).kind == TOKEN_WORD)
                lex_next(&lexer);
    } while (skip_comma(&lexer));
    for (Token token = lex_peek(&lexer); token.kind == TOKEN_LINK || token.kind == TOKEN_STRING; token = lex_peek(&lexer)) {
        if (token.kind == TOKEN_LINK)
            lex_next(&lexer);
        else
            read_text(reader, &lexer, &event->common.title);
    }
    read_end(reader, &lexer);
}

static void read_set(Reader *reader, const Entry *entry, FieldKey key, PlaceSet *out)
{
    const FieldText *field = field_get(reader, entry, key);
    if (!field)
        return;
    Lexer lexer = field_lexer(reader, entry, field);
    read_place_set(reader, &lexer, out);
}

static void read_day(Reader *reader, const Entry *entry, FieldKey key, Period *out)
{
    const FieldText *field = field_get(reader, entry, key);
    if (!field)
        return;
    Lexer lexer = field_lexer(reader, entry, field);
    if (read_date(reader, &lexer, out))
        read_end(reader, &lexer);
}

/* Withholding, rejecting, terminating and clawing back are ways to enforce. */
static void read_acts(Reader *reader, const Entry *entry, Order *order)
{
    static const char *const words[] = {"impose",  "enforce",   "certify", "withhold",
                                        "reject", "terminate", "suspend", "claw-back"};
    static const unsigned bits[] = {BAR_IMPOSE,  BAR_ENFORCE, BAR_CERTIFY, BAR_ENFORCE,
                                    BAR_ENFORCE, BAR_ENFORCE, BAR_ENFORCE, BAR_ENFORCE};
    const FieldText *field = field_get(reader, entry, FIELD_ACTS);
    order->acts = field ? 0 : BAR_ALL;
    if (!field)
        return;
    Lexer lexer = field_lexer(reader, entry, field);
    do {
        int choice = read_choice(reader, &lexer, words, sizeof words / sizeof *words);
        if (choice >= 0)
            order->acts |= bits[choice];
        else
            skip_item(&lexer);
    } while (skip_comma(&lexer));
    read_end(reader, &lexer);
}

static void read_works(Reader *reader, const Entry *entry, Order *order)
{
    for (int work = 0; work < WORK_COUNT; work++) {
        const FieldText *field = field_get(reader, entry, work_fields[work]);
        if (!field)
            continue;
        Lexer lexer = field_lexer(reader, entry, field);
        do {
            Token token = lex_peek(&lexer);
            Working working = {(Work)work, NO_INDEX};
            if (!read_link(reader, &lexer, &working.target)) {
                skip_item(&lexer);
                continue;
            }
            if (reader->journal->events.items[working.target].kind == EVENT_ORDER) {
                ARRAY_ADD(reader->arena, &order->works, working);
                continue;
            }
            Diag *diag = diag_add(reader->diags, DIAG_J055, token_span(&lexer, token), "^%.*s is a %s, not an order", STR_ARG(token.text),
                                  event_kind_name(reader->journal->events.items[working.target].kind));
            diag_help(reader->diags, diag, "name the link of an order");
        } while (skip_comma(&lexer));
        read_end(reader, &lexer);
    }
}

static void read_mandate(Reader *reader, const Entry *entry, Order *order)
{
    const FieldText *field = field_get(reader, entry, FIELD_MANDATE);
    if (!field)
        return;
    Lexer lexer = field_lexer(reader, entry, field);
    if (skip_word(&lexer, "pending"))
        order->mandate = MANDATE_PENDING;
    else if (read_date(reader, &lexer, &order->mandate_day))
        order->mandate = MANDATE_DAY;
    else
        return;
    read_end(reader, &lexer);
}

static void report_pair(Reader *reader, const Event *event, const char *message, const char *help)
{
    Diag *diag = diag_add(reader->diags, DIAG_J029, event->common.span, "%s", message);
    diag_help(reader->diags, diag, "%s", help);
}

static void check_pairs(Reader *reader, const Entry *entry, const Event *event)
{
    bool works_on_part = has(entry, FIELD_STAYS) || has(entry, FIELD_LIFTS) || has(entry, FIELD_VACATES) || has(entry, FIELD_REVERSES);
    bool moves_edge = has(entry, FIELD_NARROWS) || has(entry, FIELD_WIDENS);
    if (has(entry, FIELD_BLOCKS) && !has(entry, FIELD_PROTECTS))
        report_pair(reader, event, "blocks: without protects:", "add: protects: everyone, or the places it protects");
    if (!has(entry, FIELD_BLOCKS) && (has(entry, FIELD_PROTECTS) || has(entry, FIELD_STAYED) || has(entry, FIELD_ACTS)))
        report_pair(reader, event, "protects:, stayed: and acts: go with blocks:", "add: blocks: with the conditions, or delete them");
    if (moves_edge && !has(entry, FIELD_TO))
        report_pair(reader, event, "narrows: and widens: need to:", "add: to: with the places that are left, or added");
    if (has(entry, FIELD_TO) && !moves_edge)
        report_pair(reader, event, "to: goes with narrows: or widens:", "for other orders write for: or protects:");
    if ((has(entry, FIELD_FOR) || has(entry, FIELD_EXCEPT)) && !works_on_part)
        report_pair(reader, event, "for: and except: go with stays:, lifts:, vacates: or reverses:", "write protects: everyone except ... with blocks:");
}

static void check_works(Reader *reader, const Entry *entry, const Event *event)
{
    static const FieldKey effects[] = {FIELD_BLOCKS,   FIELD_STAYS,    FIELD_LIFTS,   FIELD_NARROWS, FIELD_WIDENS,    FIELD_VACATES,
                                       FIELD_REVERSES, FIELD_REPLACES, FIELD_AFFIRMS, FIELD_DENIES,  FIELD_PROCEDURAL};
    bool does_something = false;
    for (size_t i = 0; i < sizeof effects / sizeof *effects; i++)
        does_something = does_something || has(entry, effects[i]);
    if (!does_something) {
        Diag *diag = diag_add(reader->diags, DIAG_J072, event->common.span, "this order does nothing");
        diag_help(reader->diags, diag, "add blocks:, stays:, affirms: or the like; denies: \"...\" or procedural: \"...\" if it changes nothing");
    }
    if (has(entry, FIELD_REVERSES) && !has(entry, FIELD_MANDATE)) {
        Diag *diag = diag_add(reader->diags, DIAG_J067, event->common.span, "a reversal without its mandate: the day of the decision is used");
        diag_help(reader->diags, diag, "add: mandate: with its day, or mandate: pending");
    }
    if (has(entry, FIELD_MANDATE) && !has(entry, FIELD_REVERSES) && !has(entry, FIELD_VACATES) && !has(entry, FIELD_NARROWS)) {
        Diag *diag = diag_add(reader->diags, DIAG_J073, event->common.span, "mandate: without reverses:, vacates: or narrows:");
        diag_help(reader->diags, diag, "delete mandate:, or say what is reversed");
    }
}

/* for: everyone, except: us/il/chicago are two fields of one set. */
static void read_whom(Reader *reader, const Entry *entry, Order *order)
{
    PlaceSet except = {0};
    read_set(reader, entry, FIELD_FOR, &order->whom);
    read_set(reader, entry, FIELD_EXCEPT, &except);
    if (!except.is_given)
        return;
    if (!order->whom.is_given)
        ARRAY_ADD(reader->arena, &order->whom.include, (PlaceTerm){.kind = TERM_EVERYONE, .place = PLACE_NONE, .group = NO_INDEX});
    order->whom.is_given = true;
    for (size_t i = 0; i < except.include.count; i++)
        ARRAY_ADD(reader->arena, &order->whom.except, except.include.items[i]);
}

static Str read_words(Reader *reader, const Entry *entry, FieldKey key)
{
    const FieldText *field = field_get(reader, entry, key);
    if (!field)
        return STR_NONE;
    Lexer lexer = field_lexer(reader, entry, field);
    return read_raw(reader, &lexer);
}

void build_order(Reader *reader, const Entry *entry, Event *event)
{
    Order *order = event->order = ARENA_NEW(reader->arena, Order);
    order->court = PLACE_NONE;
    read_head(reader, entry, event);
    const FieldText *court = field_get(reader, entry, FIELD_COURT);
    if (court) {
        Lexer lexer = field_lexer(reader, entry, court);
        if (read_place(reader, &lexer, NEED_COURT, &order->court))
            read_end(reader, &lexer);
    } else if (order->cases.count) {
        order->court = reader->journal->cases.items[order->cases.items[0]].court;
    }
    const FieldText *blocks = field_get(reader, entry, FIELD_BLOCKS);
    if (blocks) {
        Lexer lexer = field_lexer(reader, entry, blocks);
        read_rules(reader, &lexer, RULES_ANY, &order->blocks);
    }
    const FieldText *about = field_get(reader, entry, FIELD_ABOUT);
    if (about) {
        Lexer lexer = field_lexer(reader, entry, about);
        read_rules(reader, &lexer, RULES_ANY, &event->about);
    }
    read_set(reader, entry, FIELD_PROTECTS, &order->protects);
    read_set(reader, entry, FIELD_STAYED, &order->stayed);
    read_set(reader, entry, FIELD_TO, &order->to);
    read_whom(reader, entry, order);
    read_acts(reader, entry, order);
    read_works(reader, entry, order);
    read_mandate(reader, entry, order);
    order->denies = read_words(reader, entry, FIELD_DENIES);
    order->procedural = read_words(reader, entry, FIELD_PROCEDURAL);
    order->effective = event->day;
    read_day(reader, entry, FIELD_EFFECTIVE, &order->effective);
    read_day(reader, entry, FIELD_UNTIL, &order->until);
    check_pairs(reader, entry, event);
    check_works(reader, entry, event);
}
