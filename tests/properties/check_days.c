/* Between two of the days of stake_days nothing changes. */
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
