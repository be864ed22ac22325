/* Court orders: what they block and for whom, and what they do to other orders. */
#include "journal/reader.h"

static const FieldKey work_fields[WORK_COUNT] = {FIELD_STAYS,   FIELD_LIFTS,    FIELD_NARROWS,  FIELD_WIDENS,
                                                 FIELD_VACATES, FIELD_REVERSES, FIELD_REPLACES, FIELD_AFFIRMS};

static void check_filed(Reader *reader, const Event *event, Span span, const Case *a_case)
{
    if (!period_is_set(a_case->filed) || !period_is_set(event->day) || period_last(event->day) >= a_case->filed.first)
        return;
    Diag *diag =
        diag_add(reader->diags, DIAG_J074, span, "the case '%.*s' is filed after this order", STR_ARG(a_case->id));
    diag_help(reader->diags, diag, "mend filed: of the case, or the date of the order");
    diag_relate(diag, a_case->common.span, STR("the case is here"));
}

static void read_head(Reader *reader, const Entry *entry, Event *event)
{
    Lexer lexer = head_lexer(reader, entry);
    do {
        Span span = token_span(&lexer, lex_peek(&lexer));
        Index found;
        if (read_id(reader, &lexer, &reader->journal->case_ids, "case", &found)) {
            ARRAY_ADD(reader->arena, &event->order->cases, found);
            check_filed(reader, event, span, &reader->journal->cases.items[found]);
        } else {
            while (lex_peek(&lexer).kind == TOKEN_WORD)
                lex_next(&lexer);
        }
    } while (skip_comma(&lexer));
    finish_head(reader, &lexer, event);
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
    static const char *const words[] = {"impose", "enforce",   "certify", "withhold",
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

static void add_working(Reader *reader, Event *event, Working working, Span span)
{
    const Event *target = &reader->journal->events.items[working.target];
    Diag *diag;
    if (target->kind != EVENT_ORDER) {
        diag = diag_add(reader->diags, DIAG_J055, span, "^%.*s is %s %s, not an order", STR_ARG(target->link),
                        target->kind == EVENT_ACT ? "an" : "a", event_kind_name(target->kind));
        diag_help(reader->diags, diag, "name the link of an order");
        diag_relate(diag, target->common.span, STR("that entry is here"));
        return;
    }
    ARRAY_ADD(reader->arena, &event->order->works, working);
    if (!period_is_set(event->day) || !period_is_set(target->day) || period_last(event->day) >= target->day.first)
        return;
    diag = diag_add(reader->diags, DIAG_J060, span, "it %s an order that is not yet made", work_name(working.work));
    diag_help(reader->diags, diag, "mend one of the dates, or the link");
    diag_relate(diag, target->common.span, STR("that order is here"));
}

static void read_works(Reader *reader, const Entry *entry, Event *event)
{
    for (int work = 0; work < WORK_COUNT; work++) {
        const FieldText *field = field_get(reader, entry, work_fields[work]);
        if (!field)
            continue;
        Lexer lexer = field_lexer(reader, entry, field);
        do {
            Span span = token_span(&lexer, lex_peek(&lexer));
            Working working = {(Work)work, NO_INDEX};
            if (read_link(reader, &lexer, &working.target))
                add_working(reader, event, working, span);
            else
                skip_item(&lexer);
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

/* Shown at the first of the two fields that is there. */
static void report_pair(Reader *reader, const Entry *entry, FieldKey a, FieldKey b, const char *message,
                        const char *help)
{
    Diag *diag =
        diag_add(reader->diags, DIAG_J029, key_span(reader, entry, entry_has(entry, a) ? a : b), "%s", message);
    diag_help(reader->diags, diag, "%s", help);
}

static void check_pairs(Reader *reader, const Entry *entry)
{
    bool works_on_part = entry_has(entry, FIELD_STAYS) || entry_has(entry, FIELD_LIFTS) ||
                         entry_has(entry, FIELD_VACATES) || entry_has(entry, FIELD_REVERSES);
    bool moves_edge = entry_has(entry, FIELD_NARROWS) || entry_has(entry, FIELD_WIDENS);
    if (entry_has(entry, FIELD_BLOCKS) && !entry_has(entry, FIELD_PROTECTS))
        report_pair(reader, entry, FIELD_BLOCKS, FIELD_NONE,
                    "blocks: without protects:", "add: protects: everyone, or the places it protects");
    if (!entry_has(entry, FIELD_BLOCKS) && (entry_has(entry, FIELD_PROTECTS) || entry_has(entry, FIELD_STAYED)))
        report_pair(reader, entry, FIELD_PROTECTS, FIELD_STAYED,
                    "protects: and stayed: go with blocks:", "add: blocks: with the conditions, or delete this");
    else if (!entry_has(entry, FIELD_BLOCKS) && entry_has(entry, FIELD_ACTS))
        report_pair(reader, entry, FIELD_ACTS, FIELD_NONE,
                    "acts: goes with blocks:", "add: blocks: with the conditions, or delete this");
    if (moves_edge && !entry_has(entry, FIELD_TO))
        report_pair(reader, entry, FIELD_NARROWS, FIELD_WIDENS,
                    "narrows: and widens: need to:", "add: to: with the places that are left, or added");
    if (entry_has(entry, FIELD_TO) && !moves_edge)
        report_pair(reader, entry, FIELD_TO, FIELD_NONE,
                    "to: goes with narrows: or widens:", "for other orders write for: or protects:");
    if ((entry_has(entry, FIELD_FOR) || entry_has(entry, FIELD_EXCEPT)) && !works_on_part)
        report_pair(reader, entry, FIELD_FOR, FIELD_EXCEPT,
                    "for: and except: go with stays:, lifts:, vacates: or reverses:",
                    "write protects: everyone except ... with blocks:");
}

static void check_works(Reader *reader, const Entry *entry, const Event *event)
{
    static const FieldKey effects[] = {FIELD_BLOCKS,  FIELD_STAYS,   FIELD_LIFTS,     FIELD_NARROWS,
                                       FIELD_WIDENS,  FIELD_VACATES, FIELD_REVERSES,  FIELD_REPLACES,
                                       FIELD_AFFIRMS, FIELD_DENIES,  FIELD_PROCEDURAL};
    bool does_something = false;
    for (size_t i = 0; i < sizeof effects / sizeof *effects; i++)
        does_something = does_something || entry_has(entry, effects[i]);
    if (!does_something) {
        Diag *diag = diag_add(reader->diags, DIAG_J072, event->common.span, "this order does nothing");
        diag_help(
            reader->diags, diag,
            "add blocks:, stays:, affirms: or the like; denies: \"...\" or procedural: \"...\" if it changes nothing");
    }
    if (field_get(reader, entry, FIELD_REVERSES) && !entry_has(entry, FIELD_MANDATE)) {
        Diag *diag = diag_add(reader->diags, DIAG_J067, key_span(reader, entry, FIELD_REVERSES),
                              "a reversal without its mandate: the day of the decision is used");
        diag_help(reader->diags, diag, "add: mandate: with its day, or mandate: pending");
    }
    if (entry_has(entry, FIELD_MANDATE) && !entry_has(entry, FIELD_REVERSES) && !entry_has(entry, FIELD_VACATES) &&
        !entry_has(entry, FIELD_NARROWS)) {
        Diag *diag = diag_add(reader->diags, DIAG_J073, key_span(reader, entry, FIELD_MANDATE),
                              "mandate: without reverses:, vacates: or narrows:");
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
        ARRAY_ADD(reader->arena, &order->whom.include,
                  (PlaceTerm){.kind = TERM_EVERYONE, .place = PLACE_NONE, .group = NO_INDEX});
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
    read_works(reader, entry, event);
    read_mandate(reader, entry, order);
    order->denies = read_words(reader, entry, FIELD_DENIES);
    order->procedural = read_words(reader, entry, FIELD_PROCEDURAL);
    order->effective = event->day;
    read_day(reader, entry, FIELD_EFFECTIVE, &order->effective);
    read_day(reader, entry, FIELD_UNTIL, &order->until);
    check_term(reader, value_span(reader, entry, FIELD_UNTIL), order->effective, order->until);
    check_pairs(reader, entry);
    check_works(reader, entry, event);
}
