/* The days on which an answer can change: between two of them every question has the same answer, money and all.
 *
 * Every day that stands in an entry, the last day of those that are spans, the days of the money, and the first of a
 * fiscal year as long as there is money in one. What was known by a day is another matter: these are days of what held.
 */
#include "stake/world.h"

#include <stdlib.h>

typedef struct {
    Arena *arena;
    StakeDays days;
} Calendar;

static void add_day(Calendar *calendar, Date day, DayKind kind, bool is_last, Index number)
{
    if (day != DATE_MIN && day != DATE_OPEN)
        ARRAY_ADD(calendar->arena, &calendar->days, (StakeDay){day, kind, is_last, number});
}

/* A span can have begun from its first day, and has from its last. */
static void add_period(Calendar *calendar, const Period *period, DayKind kind, Index number)
{
    if (!period_is_set(*period))
        return;
    add_day(calendar, period->first, kind, false, number);
    if (period_last(*period) != period->first)
        add_day(calendar, period_last(*period), kind, true, number);
}

static void add_events(Calendar *calendar, const Journal *journal)
{
    for (Index i = 0; i < journal->events.count; i++) {
        const Event *event = &journal->events.items[i];
        if (event->kind == EVENT_SAY || event->kind == EVENT_CLAIM)
            continue;
        add_period(calendar, event->order ? &event->order->effective : &event->day, DAY_EVENT, i);
        add_period(calendar, &event->until, DAY_EVENT_ENDS, i);
        if (!event->order)
            continue;
        add_period(calendar, &event->order->until, DAY_EVENT_ENDS, i);
        if (event->order->mandate == MANDATE_DAY)
            add_period(calendar, &event->order->mandate_day, DAY_MANDATE, i);
    }
}

static void add_declared(Calendar *calendar, const Journal *journal)
{
    for (Index i = 0; i < journal->rules.count; i++) {
        add_period(calendar, &journal->rules.items[i].from, DAY_RULE, i);
        add_period(calendar, &journal->rules.items[i].until, DAY_RULE_ENDS, i);
    }
    for (Index i = 0; i < journal->cases.count; i++)
        add_period(calendar, &journal->cases.items[i].filed, DAY_FILED, i);
    for (Index i = 0; i < journal->groups.count; i++)
        for (size_t m = 0; m < journal->groups.items[i].members.count; m++) {
            add_period(calendar, &journal->groups.items[i].members.items[m].from, DAY_MEMBER, i);
            add_period(calendar, &journal->groups.items[i].members.items[m].until, DAY_MEMBER, i);
        }
}

/* ---- money ---- */

static void add_transaction(Calendar *calendar, const Transaction *transaction, Period *all)
{
    add_period(calendar, &transaction->day, DAY_MONEY, NO_INDEX);
    if (!period_is_set(transaction->day))
        return;
    if (!period_is_set(*all))
        *all = transaction->day;
    all->first = transaction->day.first < all->first ? transaction->day.first : all->first;
    all->until = transaction->day.until > all->until ? transaction->day.until : all->until;
}

/* One year more than there is money in: then it is no more the money of the year. */
static void add_years(Calendar *calendar, const Period *all)
{
    if (!period_is_set(*all))
        return;
    for (int year = date_fiscal_year(all->first); year <= date_fiscal_year(period_last(*all)) + 1; year++)
        add_day(calendar, period_fiscal(year).first, DAY_YEAR, false, NO_INDEX);
}

static void add_money(Calendar *calendar, const Journal *journal)
{
    Period all = PERIOD_NONE;
    for (size_t i = 0; i < journal->awards.count; i++) {
        const Award *award = &journal->awards.items[i];
        for (size_t t = 0; t < award->transactions.count; t++)
            add_transaction(calendar, &award->transactions.items[t], &all);
        for (size_t p = 0; p < award->partners.count; p++)
            for (size_t t = 0; t < award->partners.items[p].passed.count; t++)
                add_transaction(calendar, &award->partners.items[p].passed.items[t], &all);
        add_period(calendar, &award->from, DAY_MONEY, NO_INDEX);
        add_period(calendar, &award->until, DAY_MONEY, NO_INDEX);
    }
    add_years(calendar, &all);
}

static int by_day(const void *left, const void *right)
{
    const StakeDay *a = left, *b = right;
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    if (a->is_last != b->is_last)
        return a->is_last - b->is_last;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    return (a->number > b->number) - (a->number < b->number);
}

StakeDays stake_days(const Journal *journal, Arena *arena)
{
    Calendar calendar = {.arena = arena};
    add_events(&calendar, journal);
    add_declared(&calendar, journal);
    add_money(&calendar, journal);
    if (calendar.days.count)
        qsort(calendar.days.items, calendar.days.count, sizeof *calendar.days.items, by_day);
    uint32_t kept = 0;
    for (size_t i = 0; i < calendar.days.count; i++)
        if (!kept || by_day(&calendar.days.items[kept - 1], &calendar.days.items[i]) != 0)
            calendar.days.items[kept++] = calendar.days.items[i];
    calendar.days.count = kept;
    return calendar.days;
}
