/* What keeping a condition costs a place in a year, beside what it has at stake: docs/method.md, "Cost beside stake".
 *
 * A range in, a range out: the least of one is never set against the most of another that it hangs on. */
#include "stake/stake.h"

#define HUNDREDTHS 100

/* a * b in hundredths; has no bound when it would leave the range of Money. */
static bool multiply(Money a, Money b, Money *out)
{
    __extension__ __int128 product = (__int128)a * b / HUNDREDTHS;
    if (product > MONEY_MAX || product < MONEY_MIN)
        return false;
    *out = (Money)product;
    return true;
}

static bool is_counted(MoneyRange range)
{
    return (!range.has_min || range.min >= 0) && (!range.has_max || range.max >= 0);
}

/* Of amounts that are not negative. */
static MoneyRange product(MoneyRange a, MoneyRange b)
{
    MoneyRange out = MONEY_UNKNOWN;
    if (!is_counted(a) || !is_counted(b))
        return out;
    out.has_min = a.has_min && b.has_min && multiply(a.min, b.min, &out.min);
    out.has_max = a.has_max && b.has_max && multiply(a.max, b.max, &out.max);
    return out;
}

/* a / b in hundredths, rounded down for the least and up for the most; no most when b may be nothing. */
static MoneyRange quotient(MoneyRange a, MoneyRange b)
{
    MoneyRange out = MONEY_UNKNOWN;
    if (!is_counted(a) || !is_counted(b))
        return out;
    if (a.has_min && b.has_max && b.max > 0) {
        __extension__ __int128 least = (__int128)a.min * HUNDREDTHS / b.max;
        out.has_min = least <= MONEY_MAX;
        out.min = out.has_min ? (Money)least : 0;
    }
    if (a.has_max && b.has_min && b.min > 0) {
        __extension__ __int128 most = ((__int128)a.max * HUNDREDTHS + b.min - 1) / b.min;
        out.has_max = most <= MONEY_MAX;
        out.max = out.has_max ? (Money)most : 0;
    }
    return out;
}

static const PlaceStake *stake_of(const Journal *journal, const Question *question, const Cost *cost, Arena *arena)
{
    Question own = *question;
    own.conditions = (IndexArray){0};
    own.places.count = own.places.capacity = 0;
    own.places.items = NULL;
    ARRAY_ADD(arena, &own.conditions, cost->rule);
    ARRAY_ADD(arena, &own.places, cost->place);
    const Answer *answer = stake_answer(journal, &own, arena);
    for (size_t i = 0; i < answer->places.count; i++)
        if (answer->places.items[i].place == cost->place)
            return &answer->places.items[i];
    return NULL;
}

CostAnswer stake_cost(const Journal *journal, const Question *question, const Cost *cost, Arena *arena)
{
    CostAnswer answer = {.cost = cost, .gross = MONEY_UNKNOWN, .at_risk = MONEY_UNKNOWN};
    const PlaceStake *stake = stake_of(journal, question, cost, arena);
    if (stake) {
        answer.gross = sum_range(stake->gross);
        answer.at_risk = sum_range(stake->classes[CLASS_AT_RISK]);
    }
    MoneyRange a_person = product(cost->per_day, cost->days), year = money_exact(365 * HUNDREDTHS);
    answer.a_year = product(a_person, cost->volume);
    answer.held = quotient(product(cost->volume, cost->days), year);
    answer.break_even = quotient(answer.gross, a_person);
    return answer;
}
