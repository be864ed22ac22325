/* Sense beyond grammar: things that are well written and cannot be so. */
#include "journal/reader.h"

/* Who was asked about what and what was found, by rule and place. */
typedef struct {
    Reader *reader;
    Map asked; /* rule, place -> number in days */
    ARRAY(Date) days;
    Date *wide_days; /* of a rule: the first day on which a group, an area or everybody was asked */
    Map findings;    /* rule, place, day -> number of the first final finding */
    Map grantors;    /* rule, agency -> 1 when its findings count, else 0 */
    size_t pairs_left;
} Sense;

/* An entry to p places about r rules makes p times r pairs. Past this many in all the checks
 * below are lenient: no mistake is invented, and neither time nor memory runs away. */
enum { PAIRS_MOST = 1 << 21 };

typedef struct {
    uint32_t numbers[3];
} Key;

static Str key_view(const Key *key)
{
    return (Str){(const char *)key, sizeof *key};
}

/* The number under the key, which is `value` when the key is new. */
static uint32_t key_add(Map *map, Arena *arena, Key key, uint32_t value)
{
    uint32_t found = map_find(map, key_view(&key));
    if (found != MAP_ABSENT)
        return found;
    Key *kept = ARENA_NEW(arena, Key);
    *kept = key;
    return map_add(map, key_view(kept), value);
}

static bool take_pairs(Sense *sense, const Event *event)
{
    size_t pairs = (size_t)event->to.include.count * event->about.count;
    if (pairs > sense->pairs_left)
        return false;
    sense->pairs_left -= pairs;
    return true;
}

/* ---- replies ---- */

static void note_asked(Sense *sense, Index rule, PlaceId place, Date day)
{
    uint32_t next = sense->days.count;
    uint32_t at = key_add(&sense->asked, sense->reader->arena, (Key){{rule, place, 0}}, next);
    if (at == next)
        ARRAY_ADD(sense->reader->arena, &sense->days, day);
    else if (day < sense->days.items[at])
        sense->days.items[at] = day;
}

static void note_asking(Sense *sense, const Event *event)
{
    Date day = period_is_set(event->day) ? event->day.first : DATE_MIN;
    bool is_wide = !event->to.include.count || !take_pairs(sense, event);
    for (size_t t = 0; !is_wide && t < event->to.include.count; t++) {
        const PlaceTerm *term = &event->to.include.items[t];
        is_wide = term->kind != TERM_PLACE;
        for (size_t r = 0; !is_wide && r < event->about.count; r++)
            note_asked(sense, event->about.items[r], term->place, day);
    }
    for (size_t r = 0; is_wide && r < event->about.count; r++)
        if (day < sense->wide_days[event->about.items[r]])
            sense->wide_days[event->about.items[r]] = day;
}

static void index_asking(Sense *sense)
{
    const Journal *journal = sense->reader->journal;
    sense->wide_days = ARENA_ARRAY(sense->reader->arena, Date, journal->rules.count);
    for (size_t i = 0; i < journal->rules.count; i++)
        sense->wide_days[i] = DATE_OPEN;
    for (size_t i = 0; i < journal->events.count; i++) {
        const Event *event = &journal->events.items[i];
        if (event->kind == EVENT_WARN || event->kind == EVENT_NOTICE || event->kind == EVENT_FINDING)
            note_asking(sense, event);
    }
}

static bool was_asked(const Sense *sense, const Event *reply)
{
    Date last = period_last(reply->day);
    for (size_t r = 0; r < reply->about.count; r++) {
        Key key = {{reply->about.items[r], reply->actor, 0}};
        uint32_t at = map_find(&sense->asked, key_view(&key));
        if (sense->wide_days[reply->about.items[r]] <= last || (at != MAP_ABSENT && sense->days.items[at] <= last))
            return true;
    }
    return false;
}

static void check_reply(Sense *sense, const Event *event)
{
    Reader *reader = sense->reader;
    const Event *asking = event->answers != NO_INDEX ? &reader->journal->events.items[event->answers] : NULL;
    if (asking && (!period_is_set(asking->day) || period_last(event->day) >= asking->day.first))
        return;
    bool is_link_lost =
        !asking && entry_has(&reader->entries.items[reader->event_entries[event->number]], FIELD_ANSWERS);
    if (is_link_lost || event->actor == PLACE_NONE || !event->about.count || was_asked(sense, event))
        return;
    Place place = journal_place(reader->journal, event->actor);
    Diag *diag = diag_add(reader->diags, DIAG_J061, event->common.span,
                          "nobody has warned or asked %.*s about this by that day", STR_ARG(place.name));
    diag_help(reader->diags, diag, "enter the warning or notice it answers, or mend the place, about: or the date");
}

/* ---- findings ---- */

static void check_contrary(Sense *sense, const Event *event, Index rule, PlaceId place)
{
    Reader *reader = sense->reader;
    Index first =
        key_add(&sense->findings, reader->arena, (Key){{rule, place, (uint32_t)event->day.first}}, event->number);
    const Event *other = &reader->journal->events.items[first];
    if (other->complies == event->complies)
        return;
    Str name = journal_place(reader->journal, place).name;
    Diag *diag = diag_add(reader->diags, DIAG_J064, event->common.span, "%.*s cannot comply and violate on one day",
                          STR_ARG(name));
    diag_help(reader->diags, diag, "write preliminary behind the result of the earlier view, or mend a date");
    diag_relate(diag, other->common.span, STR("the other finding is here"));
}

static void check_grantor(Sense *sense, const Event *event, Index number)
{
    Reader *reader = sense->reader;
    const Rule *rule = &reader->journal->rules.items[number];
    Key key = {{number, event->actor, 0}};
    uint32_t counts = map_find(&sense->grantors, key_view(&key));
    if (event->actor == PLACE_NONE || rule->kind == RULE_POLICY)
        return;
    if (counts == MAP_ABSENT)
        counts = key_add(&sense->grantors, reader->arena, key, journal_is_grantor(reader->journal, event->actor, rule));
    if (counts)
        return;
    Place agency = journal_place(reader->journal, event->actor);
    Diag *diag = diag_add(reader->diags, DIAG_J069, event->common.span,
                          "%.*s does not grant the money of '%.*s', so this finding clears nobody",
                          STR_ARG(agency.path), STR_ARG(rule->id));
    diag_help(reader->diags, diag, "enter it as a notice, or mend agency: of the program");
}

static void check_finding(Sense *sense, const Event *event)
{
    if (event->preliminary)
        return;
    for (size_t r = 0; r < event->about.count; r++)
        check_grantor(sense, event, event->about.items[r]);
    if (event->day.precision != PRECISION_DAY || !take_pairs(sense, event))
        return;
    for (size_t r = 0; r < event->about.count; r++)
        for (size_t t = 0; t < event->to.include.count; t++)
            if (event->to.include.items[t].kind == TERM_PLACE)
                check_contrary(sense, event, event->about.items[r], event->to.include.items[t].place);
}

/* ---- what was known when ---- */

static void check_known(Reader *reader, const Event *event)
{
    Period known = event->common.known;
    if (!period_is_set(known) || period_last(known) >= event->day.first)
        return;
    const Entry *entry = &reader->entries.items[reader->event_entries[event->number]];
    bool is_told = entry_has(entry, FIELD_KNOWN);
    Span span = value_span(reader, entry, is_told ? FIELD_KNOWN : FIELD_SOURCE);
    Diag *diag =
        diag_add(reader->diags, DIAG_J076, span,
                 is_told ? "this %s was known before it happened" : "this %s has a source from before it happened",
                 event_kind_name(event->kind));
    diag_help(reader->diags, diag, "%s",
              is_told ? "mend this day, or the one at the beginning of the entry"
                      : "mend published: of the source or the day of the entry, or add: known: with the day");
}

/* ---- orders ---- */

/* An order that reaches itself through its links. Colours: 0 new, 1 on the path, 2 done. */
typedef struct {
    Index event;
    size_t next; /* which of its links is followed next */
} Step;

static void report_circle(Reader *reader, Event *event, size_t at)
{
    Order *order = event->order;
    const Entry *entry = &reader->entries.items[reader->event_entries[event->number]];
    FieldKey key = field_find(str_from_c(work_name(order->works.items[at].work)));
    Diag *diag = diag_add(reader->diags, DIAG_J075, value_span(reader, entry, key),
                          "followed from link to link, this order works on itself");
    diag_help(reader->diags, diag, "mend this link, or one of those on the way back");
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
    Sense sense = {.reader = reader, .pairs_left = PAIRS_MOST};
    map_init(&sense.asked, reader->arena);
    map_init(&sense.findings, reader->arena);
    map_init(&sense.grantors, reader->arena);
    index_asking(&sense);
    sense.pairs_left = PAIRS_MOST;
    check_circles(reader);
    for (size_t i = 0; i < reader->journal->events.count; i++) {
        const Event *event = &reader->journal->events.items[i];
        if (!period_is_set(event->day))
            continue;
        check_known(reader, event);
        if (event->kind == EVENT_REPLY)
            check_reply(&sense, event);
        else if (event->kind == EVENT_FINDING)
            check_finding(&sense, event);
    }
}

/* ---- allow ---- */

/* Award files belong to the journal file that includes them. Returns how many were silenced. */
static size_t allow_in(Reader *reader, DiagCode code, uint32_t source)
{
    size_t silenced = diags_allow(reader->diags, code, source);
    for (size_t i = 0; i < reader->table_files.count; i++)
        if (reader->entries.items[reader->table_files.items[i].entry].source == source)
            silenced += diags_allow(reader->diags, code, reader->table_files.items[i].source);
    return silenced;
}

/* The code of an allow that may be allowed, and was not before in this file. */
static bool read_allowed(Reader *reader, const Entry *entry, Map *given, DiagCode *code, Span *span)
{
    Lexer lexer = head_lexer(reader, entry);
    Token token = lex_next(&lexer);
    *span = token_span(&lexer, token);
    if (token.kind != TOKEN_WORD) {
        expected(reader, &lexer, token, "the code of a warning, as in allow J068 \"reason\"");
        return false;
    }
    if (!diag_code_find(token.text, code)) {
        Diag *diag = diag_add(reader->diags, DIAG_J085, *span, "there is no code '%.*s'", STR_ARG(token.text));
        diag_help(reader->diags, diag, "codes stand in brackets behind each message, as in J068");
        return false;
    }
    Str reason;
    if (read_text(reader, &lexer, &reason))
        read_end(reader, &lexer);
    if (diag_code_severity(*code) == SEVERITY_ERROR) {
        Diag *diag =
            diag_add(reader->diags, DIAG_J085, *span, "%.*s is an error and cannot be allowed", STR_ARG(token.text));
        diag_help(reader->diags, diag, "mend what it says: purse explain %.*s", STR_ARG(token.text));
        return false;
    }
    uint32_t next = (uint32_t)given->count;
    if (key_add(given, reader->arena, (Key){{*code, entry->source, 0}}, next) == next)
        return true;
    Diag *diag = diag_add(reader->diags, DIAG_J086, *span, "%.*s is allowed in this file already", STR_ARG(token.text));
    diag_help(reader->diags, diag, "delete the line");
    return false;
}

void apply_allows(Reader *reader)
{
    Map given; /* code, source */
    map_init(&given, reader->arena);
    for (size_t i = 0; i < reader->entries.count; i++) {
        const Entry *entry = &reader->entries.items[i];
        DiagCode code;
        Span span;
        if (entry->kind != KIND_ALLOW || !read_allowed(reader, entry, &given, &code, &span) ||
            allow_in(reader, code, entry->source))
            continue;
        Diag *diag =
            diag_add(reader->diags, DIAG_J086, span, "there is no warning %s in this file", diag_code_name(code));
        diag_help(reader->diags, diag, "delete the line");
    }
}
