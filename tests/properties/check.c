/* Compares what the program answers with what the SQL does, place by place, figure by figure. */
#include "check.h"

#include <stdio.h>

/* ---- comparing ---- */

typedef struct {
    Reading *reading;
    const Story *story;
    const Ask *ask;
    const OracleScope *scope;
    OracleAnswer wanted;
    const Answer *got;
    unsigned differences;
} Check;

static void differ(Check *check, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void differ(Check *check, const char *format, ...)
{
    char line[512];
    va_list values;
    va_start(values, format);
    vsnprintf(line, sizeof line, format, values);
    va_end(values);
    if (!check->differences)
        print_question(&check->reading->report, check->story, check->ask);
    buf_printf(&check->reading->report, "  %s\n", line);
    check->differences++;
}

static const char *const figure_names[FIGURES] = {"at risk", "protected", "cleared", "gross"};

static void show_sum(Buf *out, Sum sum)
{
    money_range_print(out, sum.known);
    buf_printf(out, "%s%s", sum.has_unknown ? " + unknown" : "", sum.has_known ? "" : " (no amount known)");
}

static void show_figure(Buf *out, Figure figure)
{
    money_range_print(out, (MoneyRange){figure.lo, figure.hi, true, true});
    buf_printf(out, "%s%s", figure.unknown ? " + unknown" : "", figure.some ? "" : " (no amount known)");
}

/* Equal when the known parts are, when both have an unknown part or neither, and, of one that has,
 * when some amount is known in both or in neither; a known zero beside the unknown says nothing more. */
static bool sum_is(const Check *check, Sum sum, Figure figure)
{
    Money lo = sum.has_known ? sum.known.min : 0, hi = sum.has_known ? sum.known.max : 0;
    bool is_closed = !sum.has_known || (sum.known.has_min && sum.known.has_max);
    if (check->wanted.is_sample)
        return is_closed && lo <= figure.lo && hi >= figure.hi && (sum.has_unknown || !figure.unknown);
    return is_closed && lo == figure.lo && hi == figure.hi && sum.has_unknown == figure.unknown &&
           (!figure.unknown || (lo == 0 && hi == 0) || sum.has_known == figure.some);
}

/* A set of possibilities: the same, or, where only a sample of worlds was seen, at least those. */
static bool set_is(const Check *check, unsigned got, unsigned wanted)
{
    return check->wanted.is_sample ? (wanted & ~got) == 0 : got == wanted;
}

static void check_sum(Check *check, const char *where, const char *what, Sum sum, Figure figure)
{
    if (sum_is(check, sum, figure))
        return;
    Buf got, wanted;
    buf_init(&got);
    buf_init(&wanted);
    show_sum(&got, sum);
    show_figure(&wanted, figure);
    differ(check, "%s, %s: answered %.*s, by SQL %.*s", where, what, STR_ARG(buf_str(&got)), STR_ARG(buf_str(&wanted)));
    buf_release(&got);
    buf_release(&wanted);
}

static void check_states(Check *check, const char *where, const PlaceStake *got, const OraclePlace *wanted)
{
    for (int i = 0; i < check->story->rule_count; i++) {
        if (!(check->scope->rules & (1u << i)))
            continue;
        Index rule = rule_of(check->reading, check->story, i);
        unsigned possible = 0;
        for (size_t k = 0; k < got->conditions.count; k++)
            if (got->conditions.items[k].rule == rule)
                possible = got->conditions.items[k].possible;
        if (!set_is(check, possible, wanted->states[i]))
            differ(check, "%s, condition %d: possible states %x, by SQL %x", where, i, possible, wanted->states[i]);
    }
}

static void check_shared(Check *check, const char *where, const PlaceStake *got, const OraclePlace *wanted)
{
    bool same = got->has_shared == wanted->has_shared;
    if (check->wanted.is_sample && wanted->has_shared)
        same = got->has_shared && (!got->shared.has_min || got->shared.min <= wanted->shared_lo) &&
               (!got->shared.has_max || (!wanted->shared_open && got->shared.max >= wanted->shared_hi));
    else if (same && wanted->has_shared)
        same = wanted->shared_open
                   ? !got->shared.has_max
                   : money_range_equal(got->shared, (MoneyRange){wanted->shared_lo, wanted->shared_hi, true, true});
    if (same || (check->wanted.is_sample && !wanted->has_shared))
        return;
    Buf text;
    buf_init(&text);
    money_range_print(&text, got->shared);
    differ(check, "%s, shared: answered %d %.*s, by SQL %d %lld..%lld%s", where, got->has_shared,
           STR_ARG(buf_str(&text)), wanted->has_shared, (long long)wanted->shared_lo, (long long)wanted->shared_hi,
           wanted->shared_open ? " open" : "");
    buf_release(&text);
}

/* In which classes an award or allocation of the place may be. That it may be in none, or not yet
 * obligated, is left to the figures: an award that is not listed is in no class. */
enum { CLASSES = 1 << CLASS_AT_RISK | 1 << CLASS_PROTECTED | 1 << CLASS_CLEARED };

static unsigned classes_of(const PlaceStake *got, Index award, Index allocation)
{
    for (size_t i = 0; i < got->awards.count; i++)
        if (got->awards.items[i].award == award && got->awards.items[i].allocation == allocation)
            return got->awards.items[i].possible & CLASSES;
    return 0;
}

static void check_awards(Check *check, int place, const PlaceStake *got)
{
    const Story *story = check->story;
    for (int i = 0; i < story->award_count; i++) {
        char id[32];
        award_id(&story->awards[i], id);
        Index award = map_find(&check->reading->journal->award_ids, str_from_c(id));
        if (story->awards[i].gone || story->awards[i].holder != place || check->ask->basis == ON_ALLOCATED)
            continue;
        unsigned classes = classes_of(got, award, NO_INDEX), wanted = check->wanted.awards[i] & CLASSES;
        if (!set_is(check, classes, wanted))
            differ(check, "award %s: possible classes %x, by SQL %x", id, classes, wanted);
    }
    Index number = 0;
    for (int i = 0; i < story->allocation_count; i++) {
        if (story->allocations[i].gone)
            continue;
        unsigned classes = classes_of(got, NO_INDEX, number++), wanted = check->wanted.allocations[i] & CLASSES;
        if (story->allocations[i].place == place && check->ask->basis == ON_ALLOCATED &&
            !set_is(check, classes, wanted))
            differ(check, "allocation %d: possible classes %x, by SQL %x", i, classes, wanted);
    }
}

static void check_place(Check *check, int place, const PlaceStake *got)
{
    const OraclePlace *wanted = &check->wanted.places[place];
    const char *where = geo_places[check->story->places[place]].path;
    check_states(check, where, got, wanted);
    for (int i = 0; i < GROSS; i++)
        check_sum(check, where, figure_names[i], got->classes[i], wanted->figures[i]);
    check_sum(check, where, "gross", got->gross, wanted->figures[GROSS]);
    check_shared(check, where, got, wanted);
    check_awards(check, place, got);
    if (got->is_loose && !check->wanted.is_sample)
        differ(check, "%s: the ends are said to be bounds only", where);
}

static const PlaceStake *find_answer(const Check *check, int place)
{
    PlaceId id = place_of(check->reading, check->story, place);
    for (size_t i = 0; i < check->got->places.count; i++)
        if (check->got->places.items[i].place == id)
            return &check->got->places.items[i];
    return NULL;
}

/* The places of the answer, after a look whether they are the right ones. */
static unsigned check_scope(Check *check)
{
    unsigned answered = 0;
    for (int i = 0; i < check->story->place_count; i++)
        answered |= find_answer(check, i) ? 1u << i : 0;
    bool given = check->ask->places_given;
    unsigned sure = given ? check->ask->places : check->scope->places_sure;
    unsigned perhaps = given ? check->ask->places : check->scope->places_perhaps;
    for (int i = 0; i < check->story->place_count; i++) {
        const char *path = geo_places[check->story->places[i]].path;
        if ((sure & ~answered) & (1u << i))
            differ(check, "%s: not answered, by SQL it is asked about", path);
        if ((answered & ~perhaps) & (1u << i))
            differ(check, "%s: answered, not by SQL", path);
    }
    return answered;
}

static bool is_of_story(const Check *check, PlaceId place)
{
    for (int i = 0; i < check->story->place_count; i++)
        if (place_of(check->reading, check->story, i) == place)
            return true;
    return false;
}

static void check_places(Check *check)
{
    size_t found = 0;
    for (int i = 0; i < check->story->place_count; i++) {
        const PlaceStake *got = find_answer(check, i);
        if (!got)
            continue;
        found++;
        check_place(check, i, got);
    }
    for (size_t i = 0; i < check->got->places.count; i++)
        if (!is_of_story(check, check->got->places.items[i].place))
            differ(check, "%.*s: answered, and the story does not have it",
                   STR_ARG(journal_place(check->reading->journal, check->got->places.items[i].place).path));
        else
            found--;
    if (found)
        differ(check, "a place is answered twice");
}

static void check_conditions(Check *check)
{
    unsigned rules = 0;
    for (size_t i = 0; i < check->got->conditions.count; i++)
        for (int k = 0; k < check->story->rule_count; k++)
            if (rule_of(check->reading, check->story, k) == check->got->conditions.items[i])
                rules |= 1u << k;
    if (rules != check->scope->rules)
        differ(check, "conditions asked about: %x, by SQL %x", rules, check->scope->rules);
}

static const char *const certainties[] = {"never", "perhaps", "surely"};

/* The single questions of stake.h: whether a rule is in force, whether a set of an entry holds a place. */
static void check_in_force(Check *check, const Question *question)
{
    for (int i = 0; i < check->story->rule_count; i++) {
        static const Certainty words[] = {NEVER, PERHAPS, SURELY};
        Certainty wanted = words[check->wanted.in_force[i]];
        Certainty got = stake_in_force(check->reading->journal, question, rule_of(check->reading, check->story, i));
        if (got != wanted)
            differ(check, "rule %d in force: %s, by SQL %s", i, certainties[got], certainties[wanted]);
    }
}

static void check_sets(Check *check, const Question *question)
{
    const Journal *journal = check->reading->journal;
    for (int i = 0; i < check->story->event_count; i++) {
        const StoryEvent *event = &check->story->events[i];
        if (event->gone || !event->protects.given || event->kind != HAP_ORDER)
            continue;
        Buf link;
        buf_init(&link);
        buf_printf(&link, "e%d", i);
        const Order *order = journal->events.items[journal_find_link(journal, buf_str(&link))].order;
        buf_release(&link);
        for (int k = 0; k < check->story->place_count; k++) {
            if (!find_answer(check, k))
                continue;
            unsigned worlds = check->wanted.protects[i][k];
            Certainty got = stake_holds(journal, question, &order->protects, place_of(check->reading, check->story, k));
            /* Term by term a set may seem to hang on a date that another term makes good: perhaps is never wrong. */
            if ((got == NEVER && worlds > 0) || (got == SURELY && worlds < check->wanted.worlds))
                differ(check, "event %d protects place %d: %s, by SQL in %u of %u worlds", i, k, certainties[got],
                       worlds, check->wanted.worlds);
        }
    }
}

/* ---- the course of an order ---- */

static bool is_certain(const Journal *journal, const Question *question, const OrderStand *stand, PlaceId place,
                       bool *holds)
{
    Certainty held = stake_holds(journal, question, &stand->whom, place);
    *holds = held == SURELY;
    return held != PERHAPS;
}

/* The state that the stands give on the day; -1: none, -2: two, -3: not to be told. */
enum { NO_STATE = -1, TWO_STATES = -2, OPEN_STATE = -3 };
static int state_of_stands(const Journal *journal, const Question *question, const OrderStands *stands, Index rule,
                           PlaceId place)
{
    int state = NO_STATE;
    for (size_t i = 0; i < stands->count; i++) {
        const OrderStand *stand = &stands->items[i];
        bool holds;
        if (question->as_of < stand->from || question->as_of >= stand->until || !index_holds(&stand->rules, rule))
            continue;
        if (!is_certain(journal, question, stand, place, &holds))
            return OPEN_STATE;
        if (holds)
            state = state == NO_STATE ? (int)stand->state : TWO_STATES;
    }
    return state;
}

static int state_by_work(Work work)
{
    return work == WORK_STAYS      ? ORDER_STAYED
           : work == WORK_NARROWS  ? ORDER_NARROWED
           : work == WORK_VACATES  ? ORDER_VACATED
           : work == WORK_REVERSES ? ORDER_REVERSED
                                   : ORDER_REPLACED;
}

/* What it must be by the trace of the one day, which looks at whether it has happened last. */
static int state_by_trace(const OrderTrace *trace, Certainty over)
{
    switch (trace->reason) {
    case REASON_BLOCKS: return ORDER_BLOCKS;
    case REASON_EXPIRED: return ORDER_OVER;
    case REASON_STAYED_ITSELF: return ORDER_STAYED;
    case REASON_WORKED_ON: return state_by_work(trace->work);
    case REASON_OTHER_ACTS: return over == PERHAPS ? OPEN_STATE : over == SURELY ? ORDER_OVER : ORDER_BLOCKS;
    case REASON_PERHAPS: return OPEN_STATE;
    case REASON_NOT_YET:
    case REASON_NOT_PROTECTED:
    case REASON_COUNT: break;
    }
    return NO_STATE;
}

/* Where dates are uncertain, one or the other may have ended it. */
static bool agree(const Check *check, int a, int b)
{
    bool ended = a >= ORDER_STAYED && b >= ORDER_STAYED && check->wanted.worlds > 1;
    return a == b || a == OPEN_STATE || b == OPEN_STATE || ended;
}

static int state_that_day(const Journal *journal, const Question *question, const ConditionAnswer *condition,
                          Index order)
{
    const Event *event = &journal->events.items[order];
    if (stake_event_happened(question, event) == PERHAPS)
        return OPEN_STATE;
    for (size_t i = 0; i < condition->orders.count; i++)
        if (condition->orders.items[i].order == order)
            return state_by_trace(&condition->orders.items[i], stake_happened(question, &event->order->until, NULL));
    return NO_STATE;
}

/* An order that blocks the condition through a policy too is told once by the trace, and twice by the stands. */
static bool blocks_once(const Journal *journal, const Order *order, Index rule)
{
    return index_holds(&order->blocks, rule) && !index_shares(&order->blocks, &journal->rules.items[rule].rests_on);
}

static void check_course(Check *check, const Question *question, OrderHistory *history, Index order)
{
    const Journal *journal = check->reading->journal;
    OrderCourse course = history_of(history, order);
    for (size_t p = 0; p < check->got->places.count; p++) {
        const PlaceStake *place = &check->got->places.items[p];
        for (size_t c = 0; c < place->conditions.count; c++) {
            const ConditionAnswer *condition = &place->conditions.items[c];
            if (!blocks_once(journal, journal->events.items[order].order, condition->rule))
                continue;
            int wanted = state_that_day(journal, question, condition, order);
            int got = state_of_stands(journal, question, &course.stands, condition->rule, place->place);
            if (!agree(check, got, wanted))
                differ(check, "event %u for place %zu as to rule %u: %d by its stands, %d by the trace of the day",
                       order, p, condition->rule, got, wanted);
        }
    }
}

static void check_courses(Check *check, const Question *question)
{
    const Journal *journal = check->reading->journal;
    OrderHistory *history = stake_history(journal, question, &check->reading->arena);
    for (Index i = 0; i < journal->events.count; i++)
        if (journal->events.items[i].kind == EVENT_ORDER)
            check_course(check, question, history, i);
}

static void check_totals(Check *check)
{
    for (int i = 0; i < GROSS; i++)
        check_sum(check, "total", figure_names[i], check->got->classes[i], check->wanted.totals[i]);
    check_sum(check, "total", "gross", check->got->gross, check->wanted.totals[GROSS]);
    if (check->wanted.is_sample)
        return;
    int awards = (int)check->got->awards;
    if (awards < check->wanted.awards_least || awards > check->wanted.awards_most)
        differ(check, "awards: %d, by SQL %d to %d", awards, check->wanted.awards_least, check->wanted.awards_most);
    unsigned least = 0, most = 0;
    for (int i = 0; i < check->story->place_count; i++) {
        least += check->wanted.places[i].unknown_always;
        most += check->wanted.places[i].unknown_ever;
    }
    if (check->got->unknown_places < least || check->got->unknown_places > most)
        differ(check, "unknown places: %u, by SQL %u to %u", check->got->unknown_places, least, most);
}

bool check_answer(Reading *reading, Oracle *oracle, const Story *story, const Ask *ask, const OracleScope *scope,
                  OracleAnswer *by_sql)
{
    Question question = question_of(reading, story, ask);
    Check check = {.reading = reading, .story = story, .ask = ask, .scope = scope};
    check.got = stake_answer(reading->journal, &question, &reading->arena);
    check_conditions(&check);
    oracle_answer(oracle, check_scope(&check), &check.wanted);
    check_places(&check);
    check_totals(&check);
    check_in_force(&check, &question);
    check_sets(&check, &question);
    check_courses(&check, &question);
    *by_sql = check.wanted;
    return check.differences == 0;
}
