/* Days and spans of days. The calendar is the proleptic Gregorian one; the
 * federal fiscal year begins on 1 October (31 USC 1102). */
#include "base/base.h"

bool date_exists(int year, int month, int day)
{
    return month >= 1 && month <= 12 && day >= 1 && day <= date_days_in_month(year, month);
}

int date_days_in_month(int year, int month)
{
    static const int days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

/* Days from civil, with the year begun in March so that the leap day comes last;
 * an era is 400 years of 146,097 days. */
Date date_from_parts(int year, int month, int day)
{
    int y = month <= 2 ? year - 1 : year;
    int era = (y >= 0 ? y : y - 399) / 400;
    int year_of_era = y - era * 400;
    int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

void date_to_parts(Date date, int *year, int *month, int *day)
{
    int z = date + 719468;
    int era = (z >= 0 ? z : z - 146096) / 146097;
    int day_of_era = z - era * 146097;
    int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int shifted = (5 * day_of_year + 2) / 153;
    *day = day_of_year - (153 * shifted + 2) / 5 + 1;
    *month = shifted < 10 ? shifted + 3 : shifted - 9;
    *year = year_of_era + era * 400 + (*month <= 2);
}

int date_fiscal_year(Date date)
{
    int year, month, day;
    date_to_parts(date, &year, &month, &day);
    return month >= 10 ? year + 1 : year;
}

void date_print(Buf *out, Date date)
{
    if (date == DATE_OPEN || date == DATE_MIN) {
        buf_add(out, date == DATE_OPEN ? STR("open") : STR("always"));
        return;
    }
    int year, month, day;
    date_to_parts(date, &year, &month, &day);
    buf_printf(out, "%04d-%02d-%02d", year, month, day);
}

Period period_of_day(Date day)
{
    return (Period){day, day + 1, PRECISION_DAY};
}

Period period_fiscal(int fiscal_year)
{
    return (Period){date_from_parts(fiscal_year - 1, 10, 1), date_from_parts(fiscal_year, 10, 1), PRECISION_FISCAL};
}

static Period period_month(int year, int month)
{
    Date first = date_from_parts(year, month, 1);
    return (Period){first, first + date_days_in_month(year, month), PRECISION_MONTH};
}

static bool year_in_range(int year)
{
    return year >= DATE_FIRST_YEAR && year <= DATE_LAST_YEAR;
}

static PeriodProblem parse_fiscal(Str text, Period *out)
{
    int year = str_digits(text, 2, 4);
    if (text.len != 6 || text.ptr[1] != 'Y' || year < 0)
        return PERIOD_SHAPE;
    if (!year_in_range(year))
        return PERIOD_RANGE;
    *out = period_fiscal(year);
    return PERIOD_OK;
}

PeriodProblem period_parse(Str text, Period *out)
{
    if (text.len && text.ptr[0] == 'F')
        return parse_fiscal(text, out);
    int year = str_digits(text, 0, 4);
    int month = text.len >= 7 && text.ptr[4] == '-' ? str_digits(text, 5, 2) : -1;
    int day = text.len == 10 && text.ptr[7] == '-' ? str_digits(text, 8, 2) : -1;
    bool shape =
        year >= 0 && (text.len == 4 || (text.len == 7 && month >= 0) || (text.len == 10 && month >= 0 && day >= 0));
    if (!shape)
        return PERIOD_SHAPE;
    if (!year_in_range(year))
        return PERIOD_RANGE;
    if (text.len > 4 && (month < 1 || month > 12))
        return PERIOD_MONTH;
    if (text.len == 10 && !date_exists(year, month, day))
        return PERIOD_DAY;
    if (text.len == 10)
        *out = period_of_day(date_from_parts(year, month, day));
    else if (text.len == 7)
        *out = period_month(year, month);
    else
        *out = (Period){date_from_parts(year, 1, 1), date_from_parts(year + 1, 1, 1), PRECISION_YEAR};
    return PERIOD_OK;
}

void period_print(Buf *out, Period period)
{
    int year, month, day;
    date_to_parts(period.first, &year, &month, &day);
    switch (period.precision) {
    case PRECISION_NONE: return;
    case PRECISION_DAY: date_print(out, period.first); return;
    case PRECISION_MONTH: buf_printf(out, "%04d-%02d", year, month); return;
    case PRECISION_YEAR: buf_printf(out, "%04d", year); return;
    case PRECISION_FISCAL: buf_printf(out, "FY%04d", year + 1); return;
    }
}

bool period_is_set(Period period)
{
    return period.precision != PRECISION_NONE;
}

Date period_last(Period period)
{
    return period.until - 1;
}
