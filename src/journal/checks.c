/* Sense beyond grammar: things that are well written and cannot be so. */
#include "journal/reader.h"

/* ---- an index of who was told what: (rule, place) -> earliest day ---- */

typedef struct {
    Reader *reader;
    Map asked;    /* 8 bytes rule, place -> number in days */
    ARRAY(Date) days;
    ARRAY(Index) wide; /* events told to groups, areas or everyone */
    Map findings; /* 16 bytes rule, place, day -> number of the first final finding */
} Sense;

static Str key_of(Arena *arena, uint32_t a, uint32_t b, uint32_t c)
{
    uint32_t *key = ARENA_ARRAY(arena, uint32_t, 3);
    key[0] = a, key[1] = b, key[2] = c;
    return (Str){(const char *)key, 3 * sizeof *key};
}

static void note_asked(Sense *sense, Index rule, PlaceId place, Date day)
{
    Index next = (Index)sense->days.count;
    Index at = map_add(&sense->asked, key_of(sense->reader->arena, rule, place, 0), next);
    if (at == next)
        ARRAY_ADD(sense->reader->arena, &sense->days, day);
    else if (day < sense->days.items[at])
        sense->days.items[at] = day;
}

static bool asks(const Event *event)
{
    return event->kind == EVENT_WARN || event->kind == EVENT_NOTICE || event->kind == EVENT_FINDING;
}

static void index_asks(Sense *sense)
{
    const Journal *journal = sense->reader->journal;
    for (Index i = 0; i < journal->events.count; i++) {
        const Event *event = &journal->events.items[i];
        if (!asks(event))
            continue;
        bool is_wide = !event->to.is_given;
        for (size_t t = 0; t < event->to.include.count; t++) {
            const PlaceTerm *term = &event->to.include.items[t];
            is_wide = is_wide || term->kind != TERM_PLACE;
            for (size_t r = 0; term->kind == TERM_PLACE && r < event->about.count; r++)
                note_asked(sense, event->about.items[r], term->place, event->day.first);
        }
        if (is_wide)
            ARRAY_ADD(sense->reader->arena, &sense->wide, i);
    }
}

static bool shares_rule(const IndexArray *a, const IndexArray *b)
{
    for (size_t i = 0; i < a->count; i++)
        for (size_t k = 0; k < b->count; k++)
            if (a->items[i] == b->items[k])
                return true;
    return false;
}

enum { WIDE_SCANNED = 1000 }; /* with more, a reply is taken as asked for: the check stays fast */

static bool was_asked(Sense *sense, const Event *reply)
{
    Date last = period_last(reply->day);
    for (size_t r = 0; r < reply->about.count; r++) {
        uint32_t key[3] = {reply->about.items[r], reply->actor, 0};
        Index at = map_find(&sense->asked, (Str){(const char *)key, sizeof key});
        if (at != MAP_ABSENT && sense->days.items[at] <= last)
            return true;
    }
    const Journal *journal = sense->reader->journal;
    if (sense->wide.count > WIDE_SCANNED)
        return true;
    for (size_t i = 0; i < sense->wide.count; i++) {
        const Event *event = &journal->events.items[sense->wide.items[i]];
        if (event->day.first <= last && shares_rule(&event->about, &reply->about))
            return true;
    }
    return false;
}

static void check_reply(Sense *sense, const Event *event)
{
    Reader *reader = sense->reader;
    if (event->answers != NO_INDEX) {
        const Event *warning = &reader->journal->events.items[event->answers];
        bool fits = asks(warning);
        if (!fits) {
            Diag *diag = diag_add(reader->diags, DIAG_J055, event->common.span, "^%.*s is a %s, which nobody answers", STR_ARG(warning->link), event_kind_name(warning->kind));
            diag_help(reader->diags, diag, "name the link of a warn, a notice or a finding");
            return;
        }
        if (period_last(event->day) >= warning->day.first)
            return;
    }
    if (event->actor == PLACE_NONE || !event->about.count || was_asked(sense, event))
        return;
    Place place = journal_place(reader->journal, event->actor);
    Diag *diag = diag_add(reader->diags, DIAG_J061, event->common.span, "nobody has warned or asked %.*s about this by that day", STR_ARG(place.name));
    diag_help(reader->diags, diag, "enter the warning or notice it answers, or mend the place, about: or the date");
}

/* ---- findings ---- */

static void check_contrary(Sense *sense, const Event *event, Index rule, PlaceId place)
{
    Reader *reader = sense->reader;
    Index first = map_add(&sense->findings, key_of(reader->arena, rule, place, (uint32_t)event->day.first), event->number);
    const Event *other = &reader->journal->events.items[first];
    bool one_day = event->day.precision == PRECISION_DAY && other->day.precision == PRECISION_DAY;
    if (first == event->number || other->complies == event->complies || !one_day)
        return;
    Str name = journal_place(reader->journal, place).name;
    Diag *diag = diag_add(reader->diags, DIAG_J064, event->common.span, "%.*s cannot comply and violate on one day", STR_ARG(name));
    diag_help(reader->diags, diag, "mark the earlier view preliminary, or mend a date");
    diag_relate(diag, other->common.span, STR("the other finding is here"));
}

static void check_finding(Sense *sense, const Event *event)
{
    Reader *reader = sense->reader;
    for (size_t r = 0; r < event->about.count; r++) {
        const Rule *rule = &reader->journal->rules.items[event->about.items[r]];
        if (event->preliminary)
            continue;
        if (event->actor != PLACE_NONE && rule->kind != RULE_POLICY && !journal_is_grantor(reader->journal, event->actor, rule)) {
            Place agency = journal_place(reader->journal, event->actor);
            Diag *diag = diag_add(reader->diags, DIAG_J069, event->common.span, "%.*s does not grant the money of '%.*s', so this finding clears nobody", STR_ARG(agency.path), STR_ARG(rule->id));
            diag_help(reader->diags, diag, "enter it as a notice, or mend agency: of the program");
        }
        for (size_t t = 0; t < event->to.include.count; t++)
            if (event->to.include.items[t].kind == TERM_PLACE)
                check_contrary(sense, event, event->about.items[r], event->to.include.items[t].place);
    }
}

/* ---- days ---- */

static void check_days(Reader *reader, const Event *event)
{
    if (period_is_set(event->due) && period_last(event->due) < event->day.first) {
        Diag *diag = diag_add(reader->diags, DIAG_J062, event->common.span, "it is due before the day of this %s", event_kind_name(event->kind));
        diag_help(reader->diags, diag, "mend due: or the date of the entry");
    }
    Period known = event->common.known;
    if (period_is_set(known) && period_last(known) < event->day.first) {
        Diag *diag = diag_add(reader->diags, DIAG_J076, event->common.span, "this %s was known before it happened", event_kind_name(event->kind));
        diag_help(reader->diags, diag, "mend known:, or the day of the entry or of its earliest source");
    }
}

/* ---- orders ---- */

static void check_order(Reader *reader, const Event *event)
{
    const Journal *journal = reader->journal;
    const Order *order = event->order;
    for (size_t i = 0; i < order->works.count; i++) {
        const Event *target = &journal->events.items[order->works.items[i].target];
        if (period_last(event->day) >= target->day.first)
            continue;
        Diag *diag = diag_add(reader->diags, DIAG_J060, event->common.span, "it %s an order that is not yet made", work_name(order->works.items[i].work));
        diag_help(reader->diags, diag, "mend one of the dates, or the link");
        diag_relate(diag, target->common.span, STR("that order is here"));
    }
    if (period_is_set(order->until) && period_last(order->until) < order->effective.first) {
        Diag *diag = diag_add(reader->diags, DIAG_J071, event->common.span, "this order would end before it begins");
        diag_help(reader->diags, diag, "mend until: or effective:");
    }
    for (size_t i = 0; i < order->cases.count; i++) {
        const Case *a_case = &journal->cases.items[order->cases.items[i]];
        if (!period_is_set(a_case->filed) || period_last(event->day) >= a_case->filed.first)
            continue;
        Diag *diag = diag_add(reader->diags, DIAG_J074, event->common.span, "the case '%.*s' is filed after this order", STR_ARG(a_case->id));
        diag_help(reader->diags, diag, "mend filed: of the case, or the date of the order");
        diag_relate(diag, a_case->common.span, STR("the case is here"));
    }
}

/* An order that reaches itself through its links. Colours: 0 new, 1 on the path, 2 done. */
typedef struct {
    Index event;
    size_t next; /* which of its links is followed next */
} Step;

static void report_circle(Reader *reader, Event *event, size_t at)
{
    Diag *diag = diag_add(reader->diags, DIAG_J075, event->common.span, "followed from link to link, this order works on itself");
    diag_help(reader->diags, diag, "mend the links; the last one is passed over");
    Order *order = event->order;
    order->works.items[at] = order->works.items[order->works.count - 1];
    order->works.count--;
}

static void follow(Reader *reader, Index start, uint8_t *colours, Step *path)
{
    Journal *journal = reader->journal;
    size_t depth = 1;
    path[0] = (Step){start, 0};
    colours[start] = 1;
    while (depth) {
        Step *step = &path[depth - 1];
        Event *event = &journal->events.items[step->event];
        if (step->next == event->order->works.count) {
            colours[step->event] = 2;
            depth--;
            continue;
        }
        Index target = event->order->works.items[step->next].target;
        if (colours[target] == 1) {
            report_circle(reader, event, step->next);
            continue;
        }
        step->next++;
        if (colours[target] == 0) {
            colours[target] = 1;
            path[depth++] = (Step){target, 0};
        }
    }
}

static void check_circles(Reader *reader)
{
    Journal *journal = reader->journal;
    uint8_t *colours = ARENA_ARRAY(reader->arena, uint8_t, journal->events.count);
    Step *path = ARENA_ARRAY(reader->arena, Step, journal->events.count + 1);
    for (Index i = 0; i < journal->events.count; i++)
        if (journal->events.items[i].kind == EVENT_ORDER && colours[i] == 0)
            follow(reader, i, colours, path);
}

void check_journal(Reader *reader)
{
    Sense sense = {.reader = reader};
    map_init(&sense.asked, reader->arena);
    map_init(&sense.findings, reader->arena);
    index_asks(&sense);
    check_circles(reader);
    for (size_t i = 0; i < reader->journal->events.count; i++) {
        const Event *event = &reader->journal->events.items[i];
        check_days(reader, event);
        if (event->kind == EVENT_REPLY)
            check_reply(&sense, event);
        else if (event->kind == EVENT_FINDING)
            check_finding(&sense, event);
        else if (event->kind == EVENT_ORDER)
            check_order(reader, event);
    }
}

/* ---- allow ---- */

static void apply_allow(Reader *reader, const Entry *entry)
{
    Lexer lexer = head_lexer(reader, entry);
    Token token = lex_next(&lexer);
    DiagCode code;
    Span span = token_span(&lexer, token);
    if (token.kind != TOKEN_WORD || !diag_code_find(token.text, &code)) {
        Diag *diag = diag_add(reader->diags, DIAG_J085, span, "there is no code '%.*s'", STR_ARG(token.text));
        diag_help(reader->diags, diag, "codes stand in brackets behind each message, as in J068");
        return;
    }
    Str reason;
    if (read_text(reader, &lexer, &reason))
        read_end(reader, &lexer);
    if (diag_code_severity(code) == SEVERITY_ERROR) {
        Diag *diag = diag_add(reader->diags, DIAG_J085, span, "%.*s is an error and cannot be allowed", STR_ARG(token.text));
        diag_help(reader->diags, diag, "mend what it says: purse explain %.*s", STR_ARG(token.text));
    } else if (!diags_allow(reader->diags, code, entry->source)) {
        Diag *diag = diag_add(reader->diags, DIAG_J086, span, "there is no warning %.*s in this file", STR_ARG(token.text));
        diag_help(reader->diags, diag, "delete the line");
    }
}

void apply_allows(Reader *reader)
{
    for (size_t i = 0; i < reader->entries.count; i++)
        if (reader->entries.items[i].kind == KIND_ALLOW)
            apply_allow(reader, &reader->entries.items[i]);
}
