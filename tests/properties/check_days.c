/* Between two of the days of stake_days nothing changes; what is left out of sums changes nothing either. */
#include "check.h"

static bool sums_equal(const Sum *a, const Sum *b)
{
    return money_range_equal(sum_range(*a), sum_range(*b)) && a->has_unknown == b->has_unknown &&
           a->has_known == b->has_known;
}

static bool figures_equal(const Sum *gross, const Sum *classes, const Sum *other_gross, const Sum *other_classes)
{
    bool equal = sums_equal(gross, other_gross);
    for (int i = 0; i < 3; i++)
        equal = equal && sums_equal(&classes[i], &other_classes[i]);
    return equal;
}

static bool conditions_equal(const PlaceStake *a, const PlaceStake *b)
{
    bool equal = a->conditions.count == b->conditions.count;
    for (size_t i = 0; equal && i < a->conditions.count; i++)
        equal = a->conditions.items[i].rule == b->conditions.items[i].rule &&
                a->conditions.items[i].possible == b->conditions.items[i].possible &&
                a->conditions.items[i].orders.count == b->conditions.items[i].orders.count;
    return equal;
}

static bool awards_equal(const PlaceStake *a, const PlaceStake *b)
{
    bool equal = a->awards.count == b->awards.count && a->joint.count == b->joint.count;
    for (size_t i = 0; equal && i < a->awards.count; i++)
        equal = a->awards.items[i].possible == b->awards.items[i].possible &&
                money_range_equal(a->awards.items[i].amount, b->awards.items[i].amount);
    return equal && a->has_shared == b->has_shared && money_range_equal(a->shared, b->shared);
}

static bool answers_equal(const Answer *a, const Answer *b)
{
    bool equal = a->conditions.count == b->conditions.count && a->places.count == b->places.count &&
                 figures_equal(&a->gross, a->classes, &b->gross, b->classes);
    for (size_t i = 0; equal && i < a->places.count; i++) {
        const PlaceStake *left = &a->places.items[i], *right = &b->places.items[i];
        equal = left->place == right->place &&
                figures_equal(&left->gross, left->classes, &right->gross, right->classes) &&
                conditions_equal(left, right) && awards_equal(left, right) && left->status.step == right->status.step;
    }
    return equal;
}

/* The last of the days by then; the one before the first where there is none. */
static Date day_before(const StakeDays *days, Date day)
{
    Date found = days->count ? days->items[0].day - 1 : day;
    for (size_t i = 0; i < days->count && days->items[i].day <= day; i++)
        found = days->items[i].day;
    return found < day ? found : day;
}

bool check_day(Reading *reading, const Story *story, const Ask *ask)
{
    StakeDays days = stake_days(reading->journal, &reading->arena);
    Question question = question_of(reading, story, ask), earlier = question;
    earlier.as_of = day_before(&days, question.as_of);
    const Answer *now = stake_answer(reading->journal, &question, &reading->arena),
                 *then = stake_answer(reading->journal, &earlier, &reading->arena);
    if (answers_equal(now, then))
        return true;
    char day[16];
    print_question(&reading->report, story, ask);
    buf_printf(&reading->report, "  another answer than on %s, and no day of change between\n",
               when_text(when_of_day(earlier.as_of), day));
    return false;
}

static bool places_agree(const PlaceStake *whole, const PlaceStake *brief)
{
    bool equal = whole->conditions.count == brief->conditions.count && whole->place == brief->place &&
                 figures_equal(&whole->gross, whole->classes, &brief->gross, brief->classes);
    for (size_t i = 0; equal && i < whole->conditions.count; i++)
        equal = whole->conditions.items[i].state == brief->conditions.items[i].state &&
                whole->conditions.items[i].possible == brief->conditions.items[i].possible;
    return equal && awards_equal(whole, brief);
}

static bool sums_agree(const Answer *whole, const Answer *brief)
{
    bool equal = whole->places.count == brief->places.count && whole->awards == brief->awards &&
                 figures_equal(&whole->gross, whole->classes, &brief->gross, brief->classes);
    for (size_t i = 0; equal && i < whole->places.count; i++)
        equal = places_agree(&whole->places.items[i], &brief->places.items[i]);
    return equal;
}

/* Of the same places, by another basis. */
static bool states_agree(Reading *reading, const Answer *answer)
{
    Question question = answer->question;
    question.basis = (Basis)((question.basis + 1) % BASIS_COUNT);
    question.conditions = answer->conditions;
    question.places.count = 0;
    for (size_t i = 0; i < answer->places.count; i++)
        ARRAY_ADD(&reading->arena, &question.places, answer->places.items[i].place);
    const Answer *other = stake_sums(reading->journal, &question, &reading->arena);
    bool equal = !answer->places.count || other->places.count == answer->places.count;
    for (size_t i = 0; equal && i < answer->places.count; i++)
        for (size_t k = 0; k < answer->conditions.count; k++)
            equal = equal && answer->places.items[i].conditions.items[k].state ==
                                 other->places.items[i].conditions.items[k].state;
    return equal;
}

bool check_sums(Reading *reading, const Story *story, const Ask *ask)
{
    Question question = question_of(reading, story, ask);
    const Answer *whole = stake_answer(reading->journal, &question, &reading->arena);
    const char *wrong = NULL;
    if (!sums_agree(whole, stake_sums(reading->journal, &question, &reading->arena)))
        wrong = "sums and states alone are others than those of the whole answer";
    else if (whole->conditions.count && !states_agree(reading, whole))
        wrong = "states are others by another basis";
    if (!wrong)
        return true;
    print_question(&reading->report, story, ask);
    buf_printf(&reading->report, "  %s\n", wrong);
    return false;
}
