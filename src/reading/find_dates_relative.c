/* Dates from the document's day: "yesterday", "last month", "two weeks ago", "the end of the year". */
#include "reading/find_dates.h"

typedef struct {
    int year, month;
} Month;

static Month month_of(Date day, int later)
{
    int year, month, of_month;
    date_to_parts(day, &year, &month, &of_month);
    int months = year * 12 + month - 1 + later;
    return (Month){months / 12, months % 12 + 1};
}

static bool is_dated(const Dates *dates)
{
    return dates->text->dated != DATE_MIN;
}

static Period month_period(Month month)
{
    return dates_month(month.year, month.month);
}

/* The unit that lies `later` units after the one of the document's day. */
static void settle_unit(const Dates *dates, CalendarWord unit, int later, DateWords *out)
{
    Date day = dates->text->dated;
    out->kind = DATE_WORDS_SETTLED;
    if (!is_dated(dates))
        return;
    if (unit == CALENDAR_DAYS) {
        out->iso = period_of_day(day + later);
    } else if (unit == CALENDAR_WEEKS) {
        Date monday = day - dates_weekday(day) + 7 * later;
        out->iso = period_of_day(monday);
        out->last = period_of_day(monday + 6);
    } else if (unit == CALENDAR_MONTHS) {
        out->iso = month_period(month_of(day, later));
    } else if (unit == CALENDAR_QUARTERS) {
        Month first = month_of(day, 3 * later - (month_of(day, 0).month - 1) % 3);
        out->iso = month_period(first);
        out->last = dates_month(first.year, first.month + 2);
    } else {
        out->iso = dates_year_period(month_of(day, 0).year + later);
    }
}

static int unit_at(const Dates *dates, uint32_t at)
{
    for (int unit = CALENDAR_DAYS; unit <= CALENDAR_YEARS; unit++)
        if (dates_calendar(dates, at, (CalendarWord)unit))
            return unit;
    return -1;
}

static bool is_plural(const Dates *dates, uint32_t at)
{
    const Token *token = dates_token(dates, at);
    return char_lower(dates->text->clean.ptr[token->start + token->length - 1]) == 's';
}

static bool read_day_word(const Dates *dates, uint32_t at, DateWords *out)
{
    static const struct {
        CalendarWord word;
        int later;
    } days[] = {{CALENDAR_TODAY, 0}, {CALENDAR_YESTERDAY, -1}, {CALENDAR_TOMORROW, 1}};
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++)
        if (dates_calendar(dates, at, days[i].word)) {
            if (at > dates->sentence.first && dates_word(dates, at - 1, "usa"))
                return false;
            *out = (DateWords){at, at + 1, .rule = "day-word"};
            settle_unit(dates, CALENDAR_DAYS, days[i].later, out);
            out->until += dates_calendar(dates, at + 1, CALENDAR_PART);
            return true;
        }
    return false;
}

/* -1 last, 0 this, 1 next; 2 when the word places nothing. */
static int later_of(const Dates *dates, uint32_t at)
{
    bool has_the = at > dates->sentence.first && dates_word(dates, at - 1, "the");
    if (dates_word(dates, at, "last") && !has_the)
        return -1;
    if (dates_word(dates, at, "next") && !has_the)
        return 1;
    return dates_word(dates, at, "this") || (dates_word(dates, at, "current") && has_the) ? 0 : 2;
}

static bool read_placed_unit(const Dates *dates, uint32_t at, DateWords *out)
{
    int later = later_of(dates, at);
    if (later == 2)
        return false;
    uint32_t first = at - dates_word(dates, at, "current");
    if (dates_calendar(dates, at + 1, CALENDAR_PART) && later <= 0) {
        *out = (DateWords){first, at + 2, .rule = "day-part"};
        settle_unit(dates, CALENDAR_DAYS, later, out);
        return later == 0 || dates_word(dates, at + 1, "night");
    }
    bool is_fiscal = dates_calendar(dates, at + 1, CALENDAR_FISCAL);
    uint32_t unit_token = at + 1 + is_fiscal;
    int unit = unit_at(dates, unit_token);
    if (unit < 0 || unit == CALENDAR_DAYS || is_plural(dates, unit_token) || (is_fiscal && unit != CALENDAR_YEARS))
        return false;
    *out = (DateWords){first, unit_token + 1, .rule = "last-next"};
    settle_unit(dates, (CalendarWord)unit, later, out);
    if (is_fiscal && is_dated(dates))
        out->iso = period_fiscal(date_fiscal_year(dates->text->dated) + later);
    return true;
}

static int count_before(const Dates *dates, uint32_t at, uint32_t *first)
{
    *first = at - 1;
    if (at <= dates->sentence.first)
        return -1;
    uint32_t until;
    if (token_in(dates->text, at - 1, CLASS_NUMBER))
        return token_value(dates->text, at - 1, CLASS_NUMBER);
    if (dates_word(dates, at - 1, "a") || dates_word(dates, at - 1, "an"))
        return 1;
    return dates_number(dates, at - 1, &until);
}

/* "a year ago today" */
static void settle_same_day(const Dates *dates, CalendarWord unit, int count, DateWords *out)
{
    if (!is_dated(dates))
        return;
    Date dated = dates->text->dated;
    int year, month, day;
    date_to_parts(dated, &year, &month, &day);
    Month then = month_of(dated, unit == CALENDAR_YEARS ? -12 * count : -count);
    if (unit == CALENDAR_DAYS || unit == CALENDAR_WEEKS)
        out->iso = period_of_day(dated - count * (unit == CALENDAR_WEEKS ? 7 : 1));
    else if (date_exists(then.year, then.month, day))
        out->iso = period_of_day(date_from_parts(then.year, then.month, day));
    out->last = PERIOD_NONE;
}

/* "three days ago"; a unit that is longer is known to its own length only. */
static bool read_ago(const Dates *dates, uint32_t at, DateWords *out)
{
    uint32_t first;
    int unit = at > dates->sentence.first ? unit_at(dates, at - 1) : -1;
    int count = unit < 0 || unit == CALENDAR_QUARTERS ? -1 : count_before(dates, at - 1, &first);
    if (count < 1 || count > 200)
        return false;
    *out = (DateWords){first, at + 1, .rule = "ago"};
    settle_unit(dates, (CalendarWord)unit, -count, out);
    if (dates_word(dates, at + 1, "today")) {
        out->until = at + 2;
        settle_same_day(dates, (CalendarWord)unit, count, out);
    }
    return true;
}

/* "the month", "this year", "next week": what has an end here. */
static bool read_span(const Dates *dates, uint32_t at, DateWords *out)
{
    bool has_the = dates_word(dates, at, "the");
    bool is_fiscal = has_the && dates_calendar(dates, at + 1, CALENDAR_FISCAL);
    int unit = unit_at(dates, at + 1 + is_fiscal);
    if (has_the && unit > CALENDAR_DAYS && !is_plural(dates, at + 1 + is_fiscal)) {
        *out = (DateWords){at, at + 2 + is_fiscal, .rule = "end-of"};
        settle_unit(dates, (CalendarWord)unit, 0, out);
        if (is_fiscal && is_dated(dates))
            out->iso = period_fiscal(date_fiscal_year(dates->text->dated));
        return true;
    }
    uint32_t next = at + (has_the && dates_word(dates, at + 1, "current"));
    if (dates_calendar(dates, next, CALENDAR_FISCAL) && dates_read_fiscal(dates, next, out))
        return true;
    if (at < dates->sentence.until && token_in(dates->text, at, CLASS_MONTH))
        return dates_read_month(dates, at, out) && out->first == at;
    uint32_t until;
    int year = dates_year(dates, at, &until);
    if (year >= 0 && dates_token(dates, at)->length == 4) {
        *out = (DateWords){at, until, DATE_WORDS_YEAR, .year = year};
        return true;
    }
    return later_of(dates, next) != 2 && read_placed_unit(dates, next, out);
}

static bool read_end(const Dates *dates, uint32_t at, DateWords *out)
{
    bool is_end = dates_calendar(dates, at, CALENDAR_END);
    DateWords span;
    if (!dates_word(dates, at + 1, "of") || !read_span(dates, at + 2, &span) || span.day)
        return false;
    uint32_t first = at - (at > dates->sentence.first && dates_word(dates, at - 1, "the"));
    if (span.kind == DATE_WORDS_MONTH_ALONE && span.side == SIDE_UNTOLD && dates_is_due(dates, first))
        span.side = SIDE_AFTER;
    Period iso = dates_settle(dates, &span);
    *out = (DateWords){first, span.until, DATE_WORDS_SETTLED, .rule = is_end ? "end-of" : "start-of"};
    if (period_is_set(iso))
        out->iso = is_end ? period_of_day(period_last(period_is_set(span.last) ? span.last : iso)) : iso;
    return true;
}

/* "the first of the year", "the first of the month": the next one, but for what has happened. */
static bool read_first_of(const Dates *dates, uint32_t at, DateWords *out)
{
    int unit = unit_at(dates, at);
    if (at < dates->sentence.first + 4 || (unit != CALENDAR_YEARS && unit != CALENDAR_MONTHS) ||
        !dates_word(dates, at - 1, "the") || !dates_word(dates, at - 2, "of") || !dates_word(dates, at - 3, "first") ||
        !dates_word(dates, at - 4, "the"))
        return false;
    *out = (DateWords){at - 4, at + 1, .rule = "start-of"};
    bool is_past = !dates_is_due(dates, at - 4) && dates_tense(dates, at - 4, at + 1) == TENSE_PAST;
    settle_unit(dates, (CalendarWord)unit, is_past ? 0 : 1, out);
    if (is_dated(dates))
        out->iso = period_of_day(out->iso.first);
    return true;
}

/* "the week of March 5" */
static bool read_week_of(const Dates *dates, uint32_t at, DateWords *out)
{
    DateWords day;
    uint32_t month = at + 2;
    if (!dates_word(dates, at + 1, "of") || !dates_inside(dates, month) || !token_in(dates->text, month, CLASS_MONTH) ||
        !dates_read_month(dates, month, &day) || day.day == 0)
        return false;
    uint32_t first = at - (at > dates->sentence.first && dates_word(dates, at - 1, "the"));
    *out = (DateWords){first, day.until, DATE_WORDS_SETTLED, .rule = "week-of"};
    Period iso = dates_settle(dates, &day);
    if (period_is_set(iso)) {
        Date monday = iso.first - dates_weekday(iso.first);
        out->iso = period_of_day(monday);
        out->last = period_of_day(monday + 6);
    }
    return true;
}

/* "the first quarter of 2018" */
static bool read_quarter(const Dates *dates, uint32_t at, DateWords *out)
{
    static const char *const words[] = {"first", "second", "third", "fourth"};
    uint32_t until;
    int year = dates_word(dates, at + 1, "of") ? dates_year(dates, at + 2, &until) : -1;
    if (at <= dates->sentence.first || year < 0)
        return false;
    for (int i = 0; i < 4; i++)
        if (dates_word(dates, at - 1, words[i])) {
            bool has_the = at > dates->sentence.first + 1 && dates_word(dates, at - 2, "the");
            *out = (DateWords){at - 1 - has_the, until, DATE_WORDS_SETTLED, .rule = "quarter"};
            out->iso = dates_month(year, 3 * i + 1);
            out->last = dates_month(year, 3 * i + 3);
            return true;
        }
    return false;
}

bool dates_read_relative(const Dates *dates, uint32_t at, DateWords *out)
{
    switch ((CalendarWord)token_value(dates->text, at, CLASS_CALENDAR)) {
    case CALENDAR_TODAY:
    case CALENDAR_YESTERDAY:
    case CALENDAR_TOMORROW: return read_day_word(dates, at, out);
    case CALENDAR_LAST:
    case CALENDAR_NEXT:
    case CALENDAR_THIS: return read_placed_unit(dates, at, out);
    case CALENDAR_AGO: return read_ago(dates, at, out);
    case CALENDAR_START:
    case CALENDAR_END: return read_end(dates, at, out);
    case CALENDAR_WEEKS: return read_week_of(dates, at, out);
    case CALENDAR_QUARTERS: return read_quarter(dates, at, out);
    case CALENDAR_MONTHS:
    case CALENDAR_YEARS: return read_first_of(dates, at, out);
    default: return false;
    }
}
