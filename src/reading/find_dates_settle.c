/* Which day, month or year is meant where the words leave it open: told by the document's day, and on which side of
 * it by the verbs near by. */
#include "reading/find_dates.h"

enum {
    JUST_NOW = 60,   /* days */
    NEAR_AHEAD = 31, /* days: so near ahead that a past beside it is another clause's, when a future is there too */
};

int dates_weekday(Date day)
{
    int weekday = (int)((day + 3) % 7); /* 1970-01-01 was a Thursday */
    return weekday < 0 ? weekday + 7 : weekday;
}

Period dates_month(int year, int month)
{
    if (year < DATE_FIRST_YEAR || year > DATE_LAST_YEAR)
        return PERIOD_NONE;
    Date first = date_from_parts(year, month, 1);
    return (Period){first, first + date_days_in_month(year, month), PRECISION_MONTH};
}

Period dates_year_period(int year)
{
    if (year < DATE_FIRST_YEAR || year > DATE_LAST_YEAR)
        return PERIOD_NONE;
    return (Period){date_from_parts(year, 1, 1), date_from_parts(year, 12, 31) + 1, PRECISION_YEAR};
}

/* "by 5 p.m. Friday", "by noon Tuesday": where the hour begins. */
static uint32_t before_hour(const Dates *dates, uint32_t first)
{
    uint32_t at = first;
    if (at > dates->sentence.first && (dates_word(dates, at - 1, "noon") || dates_word(dates, at - 1, "midnight")))
        return at - 1;
    if (at > dates->sentence.first + 1 && (dates_word(dates, at - 1, "p.m.") || dates_word(dates, at - 1, "a.m.")))
        at -= 2;
    if (at > dates->sentence.first + 1 && dates_mark(dates, at - 1, ':'))
        at -= 2;
    return at;
}

static bool stands_before(const Dates *dates, uint32_t first, const char *const words[], size_t count)
{
    first = before_hour(dates, first);
    if (first <= dates->sentence.first)
        return false;
    uint32_t at = first - 1;
    if (at > dates->sentence.first && dates_word(dates, at, "on"))
        at--;
    for (size_t i = 0; i < count; i++)
        if (dates_word(dates, at, words[i]))
            return true;
    return false;
}

#define STANDS_BEFORE(dates, first, words) stands_before(dates, first, words, sizeof(words) / sizeof(words)[0])

bool dates_is_due(const Dates *dates, uint32_t first)
{
    static const char *const words[] = {"by", "before", "due"};
    if (STANDS_BEFORE(dates, first, words))
        return true;
    first = before_hour(dates, first);
    return first > dates->sentence.first + 1 &&
           ((dates_word(dates, first - 1, "than") && dates_word(dates, first - 2, "later")) ||
            (dates_word(dates, first - 1, "of") && dates_word(dates, first - 2, "deadline")));
}

static bool is_ahead(const Dates *dates, uint32_t first)
{
    static const char *const words[] = {"by", "until", "till", "through", "starting", "beginning", "effective", "due"};
    return STANDS_BEFORE(dates, first, words) || dates_is_due(dates, first);
}

/* "your letter of April 14", "dated April 14", "since March" */
static bool is_behind(const Dates *dates, uint32_t first)
{
    static const char *const papers[] = {"letter",   "letters",   "notice",  "memo",     "memorandum",
                                         "request",  "reply",     "email",   "e-mail",   "report",
                                         "response", "statement", "ruling",  "decision", "meeting",
                                         "minutes",  "audit",     "warning", "complaint"};
    static const char *const words[] = {"since", "dated"};
    if (STANDS_BEFORE(dates, first, words))
        return true;
    return first > dates->sentence.first + 1 && dates_word(dates, first - 1, "of") &&
           STANDS_BEFORE(dates, first - 1, papers);
}

static DateSide side_of(const Dates *dates, const DateWords *words, Nearest *nearest)
{
    if (words->side != SIDE_UNTOLD)
        return words->side;
    if (is_behind(dates, words->first))
        return SIDE_BEFORE;
    *nearest = dates_nearest(dates, words->first, words->until);
    if (is_ahead(dates, words->first))
        return nearest->tense == TENSE_PAST ? SIDE_DUE : SIDE_AFTER;
    if (nearest->tense == TENSE_NONE)
        return words->kind == DATE_WORDS_WEEKDAY ? SIDE_BEFORE : SIDE_NEAR;
    return nearest->tense == TENSE_PAST ? SIDE_BEFORE : SIDE_AFTER;
}

/* Of the days before and after the document's, that lie `behind` and `ahead` of it, the one on the side. */
static Date chosen(Date dated, int behind, int ahead, DateSide side, bool has_future)
{
    if (side == SIDE_BEFORE && ahead <= NEAR_AHEAD && has_future)
        side = SIDE_AFTER;
    if (side == SIDE_DUE) /* what was due is over only when it was due just now */
        side = behind <= JUST_NOW ? SIDE_BEFORE : SIDE_AFTER;
    bool is_after = side == SIDE_AFTER || side == SIDE_NEXT || (side == SIDE_NEAR && ahead < behind);
    return is_after ? dated + ahead : dated - behind;
}

static Period settle_weekday(const Dates *dates, const DateWords *words)
{
    Date dated = dates->text->dated;
    Nearest nearest = {0};
    DateSide side = side_of(dates, words, &nearest);
    side = side == SIDE_DUE ? SIDE_AFTER : side;
    int behind = (dates_weekday(dated) - words->weekday + 7) % 7, ahead = (7 - behind) % 7;
    if (side == SIDE_LAST && behind == 0)
        behind = 7;
    if (side == SIDE_NEXT && ahead < 2) /* tomorrow is not called "next" */
        ahead += 7;
    if (side == SIDE_THIS) {
        Date day = dated - dates_weekday(dated) + words->weekday;
        bool is_over = day < dated && dates_tense(dates, words->first, words->until) != TENSE_PAST;
        return period_of_day(is_over ? day + 7 : day);
    }
    return period_of_day(chosen(dated, behind, ahead, side, false));
}

/* The nearest year from `year` on, in steps, that has the day. */
static int year_with(int year, const DateWords *words, int step)
{
    for (int tries = 0; tries < 8 && !date_exists(year, words->month, words->day); tries++)
        year += step;
    return year;
}

/* "Monday, March 27": the year near by in which it was or will be one. */
static Period settle_by_weekday(const DateWords *words, int year)
{
    static const int nearness[] = {0, -1, 1};
    for (size_t i = 0; i < sizeof nearness / sizeof nearness[0]; i++) {
        int tried = year + nearness[i];
        if (!date_exists(tried, words->month, words->day))
            continue;
        Date day = date_from_parts(tried, words->month, words->day);
        if (dates_weekday(day) == words->weekday)
            return period_of_day(day);
    }
    return PERIOD_NONE;
}

static Period settle_month_day(const Dates *dates, const DateWords *words)
{
    Date dated = dates->text->dated;
    int year, month, day;
    date_to_parts(dated, &year, &month, &day);
    if (!date_exists(2000, words->month, words->day))
        return PERIOD_NONE;
    Period by_weekday = words->has_weekday ? settle_by_weekday(words, year) : PERIOD_NONE;
    if (period_is_set(by_weekday))
        return by_weekday;
    bool is_later = words->month > month || (words->month == month && words->day > day);
    bool is_same = words->month == month && words->day == day;
    Nearest nearest = {0};
    DateSide side = side_of(dates, words, &nearest);
    if (side == SIDE_THIS && date_exists(year, words->month, words->day))
        return period_of_day(date_from_parts(year, words->month, words->day));
    int year_behind = year_with(is_later || (is_same && side == SIDE_LAST) ? year - 1 : year, words, -1);
    int year_ahead = year_with(is_later || (is_same && side != SIDE_NEXT) ? year : year + 1, words, 1);
    if (!date_exists(year_behind, words->month, words->day) || !date_exists(year_ahead, words->month, words->day))
        return PERIOD_NONE;
    int behind = dated - date_from_parts(year_behind, words->month, words->day);
    int ahead = date_from_parts(year_ahead, words->month, words->day) - dated;
    return period_of_day(chosen(dated, behind, ahead, side, nearest.has_future));
}

static Period settle_month_alone(const Dates *dates, const DateWords *words)
{
    int year, month, day;
    date_to_parts(dates->text->dated, &year, &month, &day);
    Nearest nearest = {0};
    int behind = (month - words->month + 12) % 12, ahead = (12 - behind) % 12;
    DateSide side = side_of(dates, words, &nearest);
    if (side == SIDE_THIS)
        return dates_month(year, words->month);
    if (side == SIDE_LAST && behind == 0)
        behind = 12;
    if (side == SIDE_NEXT && ahead == 0)
        ahead = 12;
    if (side == SIDE_BEFORE && ahead == 1 && nearest.has_future)
        side = SIDE_AFTER;
    if (side == SIDE_DUE)
        side = behind <= 2 ? SIDE_BEFORE : SIDE_AFTER;
    bool is_after = side == SIDE_AFTER || side == SIDE_NEXT || (side == SIDE_NEAR && ahead < behind);
    int months = year * 12 + month - 1 + (is_after ? ahead : -behind);
    return dates_month(months / 12, months % 12 + 1);
}

/* "withheld on Oct. 1, 1996, and restored on Nov. 14": a year that the sentence has named goes on. */
static Period settle_in_year(const Dates *dates, const DateWords *words)
{
    int year = dates->named_year;
    bool is_open =
        words->side == SIDE_UNTOLD && (words->kind == DATE_WORDS_MONTH_DAY || words->kind == DATE_WORDS_MONTH_ALONE);
    if (year == 0 || !is_open || dates_tense(dates, words->first, words->until) != TENSE_PAST)
        return PERIOD_NONE;
    if (words->kind == DATE_WORDS_MONTH_ALONE)
        return dates_month(year, words->month);
    return date_exists(year, words->month, words->day) ? period_of_day(date_from_parts(year, words->month, words->day))
                                                       : PERIOD_NONE;
}

Period dates_settle(const Dates *dates, const DateWords *words)
{
    switch (words->kind) {
    case DATE_WORDS_DAY:
        return date_exists(words->year, words->month, words->day)
                   ? period_of_day(date_from_parts(words->year, words->month, words->day))
                   : PERIOD_NONE;
    case DATE_WORDS_MONTH: return dates_month(words->year, words->month);
    case DATE_WORDS_YEAR: return dates_year_period(words->year);
    case DATE_WORDS_FISCAL: return period_fiscal(words->year);
    case DATE_WORDS_SETTLED: return words->iso;
    default: break;
    }
    Period same_year = settle_in_year(dates, words);
    if (period_is_set(same_year) || dates->text->dated == DATE_MIN)
        return same_year;
    if (words->kind == DATE_WORDS_WEEKDAY)
        return settle_weekday(dates, words);
    return words->kind == DATE_WORDS_MONTH_DAY ? settle_month_day(dates, words) : settle_month_alone(dates, words);
}
