/* Periods that follow each other: years, months, days, fiscal years, and runs of months. */
#include "series/series.h"

TimeSpan span_of_period(Period period)
{
    static const SpanStep steps[] = {[PRECISION_NONE] = SPAN_YEAR,
                                     [PRECISION_DAY] = SPAN_DAY,
                                     [PRECISION_MONTH] = SPAN_MONTH,
                                     [PRECISION_YEAR] = SPAN_YEAR,
                                     [PRECISION_FISCAL] = SPAN_FISCAL};
    return (TimeSpan){period.first, period.until, steps[period.precision], false};
}

/* Of the first day of a month. */
static int64_t month_number(Date day)
{
    int year, month, of_month;
    date_to_parts(day, &year, &month, &of_month);
    return (int64_t)year * 12 + month - 1;
}

static Date month_begin(int64_t number)
{
    int64_t least = (int64_t)DATE_FIRST_YEAR * 12, most = (int64_t)(DATE_LAST_YEAR + 1) * 12;
    number = number < least ? least : number > most ? most : number;
    return date_from_parts((int)(number / 12), (int)(number % 12) + 1, 1);
}

static int months_of(SpanStep step)
{
    return step == SPAN_MONTH ? 1 : 12;
}

TimeSpan span_moved(TimeSpan span, int steps)
{
    if (span.step == SPAN_DAY)
        return (TimeSpan){span.first + steps, span.until + steps, SPAN_DAY, false};
    int64_t months = (int64_t)steps * months_of(span.step);
    return (TimeSpan){month_begin(month_number(span.first) + months), month_begin(month_number(span.until) + months),
                      span.step, span.is_run};
}

int span_steps(TimeSpan from, TimeSpan until)
{
    if (from.step != until.step || from.is_run != until.is_run)
        return -1;
    int64_t steps = until.first - from.first;
    if (from.step != SPAN_DAY) {
        int64_t months = month_number(until.first) - month_number(from.first);
        if (months % months_of(from.step))
            return -1;
        steps = months / months_of(from.step);
    }
    if (steps < 0 || steps > SPAN_STEPS_MOST)
        return -1;
    return span_equal(span_moved(from, (int)steps), until) ? (int)steps : -1;
}

bool span_equal(TimeSpan a, TimeSpan b)
{
    return a.first == b.first && a.until == b.until;
}

static void print_month(Buf *out, Date day)
{
    int year, month, of_month;
    date_to_parts(day, &year, &month, &of_month);
    buf_printf(out, "%04d-%02d", year, month);
}

void span_print(Buf *out, TimeSpan span)
{
    static const Precision precisions[] = {PRECISION_DAY, PRECISION_MONTH, PRECISION_YEAR, PRECISION_FISCAL};
    if (!span.is_run) {
        period_print(out, (Period){span.first, span.until, precisions[span.step]});
        return;
    }
    print_month(out, span.first);
    buf_add(out, STR(".."));
    print_month(out, span.until - 1);
}
