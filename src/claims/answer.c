/* The sentences of a journal, and the answer to each: now, and as known when the words were said. */
#include "claims/trial.h"

enum { NEAR_MOST = 20, MISSING_MOST = 40 };

/* ---- reading ---- */

static void add_link(Claims *claims, Map *map, Str word, Index series)
{
    Index next = map_find(map, word);
    SeriesLink link = {series, next == MAP_ABSENT ? NO_INDEX : next};
    map_put(map, word, claims->links.count);
    ARRAY_ADD(claims->arena, &claims->links, link);
}

/* From the last to the first, so that each chain has them in order. */
static void index_series(Claims *claims)
{
    const Journal *journal = claims->journal;
    map_init(&claims->by_name, claims->arena);
    map_init(&claims->by_topic, claims->arena);
    for (Index i = journal->series.count; i-- > 0;) {
        const Series *series = &journal->series.items[i];
        add_link(claims, &claims->by_name, series->measure, i);
        for (size_t k = 0; k < series->names.count; k++)
            if (!str_equal(series->names.items[k], series->measure))
                add_link(claims, &claims->by_name, series->names.items[k], i);
        for (size_t k = 0; k < series->about.count; k++)
            add_link(claims, &claims->by_topic, series->about.items[k], i);
    }
}

/* As it stands in the journal, over several lines, so that mistakes are shown where they are; of a text in quotation
 * marks, what is between them. */
static Str sentence_of(const Diags *diags, const Statement *statement)
{
    Span at = statement->test_at;
    if (at.source >= diags->sources.count)
        return statement->test;
    Str raw = str_slice(diags->sources.items[at.source].text, at.offset, (size_t)at.offset + at.length);
    return raw.len && raw.ptr[0] != '"' ? raw : statement->test;
}

Claims *claims_read(const Journal *journal, Diags *diags, Arena *arena)
{
    Claims *claims = ARENA_NEW(arena, Claims);
    unsigned near_left = NEAR_MOST;
    *claims = (Claims){.journal = journal, .arena = arena, .work_left = WORK_MOST};
    claims->tests = ARENA_ARRAY(arena, const Test *, journal->events.count + 1);
    index_series(claims);
    for (size_t i = 0; i < journal->events.count; i++) {
        const Event *event = &journal->events.items[i];
        claims->tests[i] = &claims->none;
        if (event->kind != EVENT_CLAIM || !event->statement->test.len)
            continue;
        Test *test = ARENA_NEW(arena, Test);
        Str sentence = sentence_of(diags, event->statement);
        *test = sentence_read(journal, sentence, event->statement->test_at, &near_left, diags, arena);
        claims->tests[i] = test;
    }
    return claims;
}

Claims *claims_again(const Claims *claims, Arena *arena)
{
    Claims *again = ARENA_NEW(arena, Claims);
    *again = *claims;
    again->work_left = WORK_MOST;
    return again;
}

bool claims_names_place(const Claims *claims, Index event, PlaceId place)
{
    const Test *test = claims->tests[event];
    bool is_series = test->kind >= TEST_EXTREME && test->kind <= TEST_RANK;
    bool is_money = test->kind == TEST_MONEY || test->kind == TEST_LOSS;
    for (size_t i = 0; i < test->places.count; i++)
        if (test->places.items[i] == place)
            return true;
    return (is_series && (test->subject.place == place || (test->has_other && test->other.place == place))) ||
           (is_money && test->money.place == place);
}

/* ---- one verdict ---- */

static void add_missing(Arena *arena, StrArray *list, Str text)
{
    for (size_t i = 0; i < list->count; i++)
        if (str_equal(list->items[i], text))
            return;
    if (list->count < MISSING_MOST)
        ARRAY_ADD(arena, list, text);
}

/* What cannot be tested under one definition does not speak against the others. */
static void sum_up(ClaimVerdict *verdict, Arena *arena)
{
    bool holds = false, fails = false;
    for (size_t i = 0; i < verdict->variants.count; i++) {
        const ClaimVariant *variant = &verdict->variants.items[i];
        holds = holds || variant->verdict == VERDICT_HOLDS;
        fails = fails || variant->verdict == VERDICT_FAILS;
        for (size_t k = 0; k < variant->missing.count; k++)
            add_missing(arena, &verdict->missing, variant->missing.items[k]);
    }
    if (verdict->variants.count == VARIANTS_MOST)
        add_missing(arena, &verdict->missing, STR("more than 200 definitions: the rest was not tried"));
    verdict->verdict = holds && fails ? VERDICT_DEPENDS
                       : holds        ? VERDICT_HOLDS
                       : fails        ? VERDICT_FAILS
                                      : VERDICT_UNTESTED;
}

static ClaimVerdict try_test(Claims *claims, const Test *test, Date said, ClaimDays days, Arena *arena)
{
    ClaimVerdict verdict = {0};
    Trial trial = {
        .claims = claims, .journal = claims->journal, .test = test, .said = said, .arena = arena, .out = &verdict};
    trial.question = (Question){.as_of = days.as_of, .known_by = days.known_by, .basis = BASIS_AWARDED};
    switch (test->kind) {
    case TEST_NONE:
    case TEST_CAUSE: break;
    case TEST_EXTREME:
    case TEST_CHANGE:
    case TEST_LEVEL:
    case TEST_SHARE:
    case TEST_RANK: try_series(&trial); break;
    case TEST_MONEY: try_money(&trial); break;
    case TEST_LOSS: try_loss(&trial); break;
    case TEST_BLOCKED:
    case TEST_WARNED:
    case TEST_COUNT:
    case TEST_REPLIED:
    case TEST_FOUND:
    case TEST_SUED: try_journal(&trial); break;
    }
    sum_up(&verdict, arena);
    if (test->cause.len)
        add_missing(
            arena, &verdict.missing,
            arena_printf(arena, "the cause is not tested, as no figure tells causes: %.*s", STR_ARG(test->cause)));
    return verdict;
}

static ClaimAnswer answer_test(Claims *claims, const Test *test, Date said, ClaimDays days, Arena *arena)
{
    ClaimAnswer answer = {.event = NO_INDEX, .has_test = true, .is_readable = test->kind != TEST_NONE};
    if (days.as_of == DATE_MIN)
        days.as_of = said;
    ClaimDays then = {days.as_of, said < days.known_by ? said : days.known_by};
    answer.now = try_test(claims, test, said, days, arena);
    answer.then = try_test(claims, test, said, then, arena);
    answer.differs = answer.now.verdict != answer.then.verdict;
    answer.known_now = days.known_by;
    answer.known_then = then.known_by;
    return answer;
}

/* ---- a claim of the journal ---- */

static bool speaks_of_cause(Str words)
{
    static const char *const marks[] = {"because",       "due to",     "caused",    "cause of",   "thanks to",
                                        "in large part", "to do with", "result of", "predictable"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_contains(words, str_from_c(marks[i])))
            return true;
    return false;
}

static void tell_untested(const Event *event, ClaimVerdict *verdict, Arena *arena)
{
    if (speaks_of_cause(event->common.title))
        add_missing(arena, &verdict->missing, STR("the words speak of a cause, and causes are not tested"));
    if (event->statement->test.len)
        return;
    add_missing(arena, &verdict->missing, STR("a sentence that tests it: the entry has no test:"));
}

ClaimAnswer claims_answer(Claims *claims, Index number, ClaimDays days, Arena *arena)
{
    const Event *event = &claims->journal->events.items[number];
    Date said = period_is_set(event->day) ? period_last(event->day) : DATE_OPEN;
    ClaimAnswer answer = answer_test(claims, claims->tests[number], said, days, arena);
    answer.event = number;
    answer.has_test = event->statement->test.len > 0;
    tell_untested(event, &answer.now, arena);
    tell_untested(event, &answer.then, arena);
    return answer;
}

ClaimAnswer claims_test(Claims *claims, Str sentence, Span span, Date said, ClaimDays days, Diags *diags, Arena *arena)
{
    unsigned near_left = NEAR_MOST;
    Test *test = ARENA_NEW(arena, Test);
    *test = sentence_read(claims->journal, sentence, span, &near_left, diags, arena);
    return answer_test(claims, test, said, days, arena);
}
