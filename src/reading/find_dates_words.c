/* Dates that name their day, month or year: "June 30, 2018", "30 September", "9/30/2018", "Friday, April 21". */
#include "reading/find_dates.h"

/* "th" of "30th" is a word at its number. */
static uint32_t after_ordinal(const Dates *dates, uint32_t at)
{
    bool is_ending = dates_word(dates, at, "th") || dates_word(dates, at, "st") || dates_word(dates, at, "nd") ||
                     dates_word(dates, at, "rd");
    return is_ending && dates_attached(dates, at) ? at + 1 : at;
}

static int day_at(const Dates *dates, uint32_t at, uint32_t *until)
{
    int day = dates_number(dates, at, until);
    if (day < 1 || day > 31 || dates_token(dates, at)->length > 2)
        return -1;
    *until = after_ordinal(dates, *until);
    return day;
}

/* ", 2018", " 2018", " of 2018", " of last year": fills the year in. */
static void read_year_after(const Dates *dates, DateWords *out)
{
    uint32_t at = out->until, end;
    bool has_comma = dates_mark(dates, at, ','), has_of = dates_word(dates, at, "of");
    int year = dates_year(dates, at + (has_comma || has_of), &end);
    if (year >= 0) {
        out->year = year;
        out->kind = out->kind == DATE_WORDS_MONTH_DAY ? DATE_WORDS_DAY : DATE_WORDS_MONTH;
        out->until = end;
    } else if (dates_calendar(dates, at + has_of + 1, CALENDAR_YEARS)) {
        DateSide side = dates_calendar(dates, at + has_of, CALENDAR_LAST)   ? SIDE_LAST
                        : dates_calendar(dates, at + has_of, CALENDAR_NEXT) ? SIDE_NEXT
                        : dates_calendar(dates, at + has_of, CALENDAR_THIS) ? SIDE_THIS
                                                                            : SIDE_UNTOLD;
        if (side == SIDE_UNTOLD || dates->text->dated == DATE_MIN)
            return;
        int now, month, day;
        date_to_parts(dates->text->dated, &now, &month, &day);
        out->year = now + (side == SIDE_NEXT) - (side == SIDE_LAST);
        out->kind = out->kind == DATE_WORDS_MONTH_DAY ? DATE_WORDS_DAY : DATE_WORDS_MONTH;
        out->until = at + has_of + 2;
    }
}

/* "5-7", "5 to 7" after a month: the last day. */
static void read_last_day(const Dates *dates, DateWords *out)
{
    uint32_t at = out->until, end;
    if (!dates_mark(dates, at, '-') && !dates_mark(dates, at, MARK_DASH) && !dates_word(dates, at, "to") &&
        !dates_word(dates, at, "through"))
        return;
    int day = day_at(dates, at + 1, &end);
    if (day <= out->day || token_in(dates->text, end, CLASS_MONTH))
        return;
    out->last_day = day;
    out->until = end;
    out->rule = "day-range";
}

static bool is_plain_name(const Dates *dates, uint32_t at)
{
    const Token *token = dates_token(dates, at);
    return token->kind == TOKEN_WORD && token->flags & TOKEN_CAPITAL && !(token->flags & TOKEN_ALL_CAPITALS) &&
           !token_in(dates->text, at, CLASS_FUNCTION) && !token_in(dates->text, at, CLASS_MONTH) &&
           !token_in(dates->text, at, CLASS_WEEKDAY);
}

/* "the May vote" */
static bool owns_noun(const Dates *dates, uint32_t at)
{
    bool has_article = at > 0 && (dates_word(dates, at - 1, "the") || dates_word(dates, at - 1, "a") ||
                                  dates_word(dates, at - 1, "its") || dates_word(dates, at - 1, "'s"));
    const Token *noun = dates_token(dates, at + 1);
    return has_article && noun->kind == TOKEN_WORD && !(noun->flags & TOKEN_CAPITAL) &&
           !token_in(dates->text, at + 1, CLASS_FUNCTION);
}

/* April, August, June, May are names too; "may" and "march" verbs. */
static bool is_month_alone(const Dates *dates, uint32_t at)
{
    bool is_led = at > 0 && dates_led_by(dates, at - 1);
    bool is_short = dates_token(dates, at)->length <= 4;
    bool is_all = dates_token(dates, at)->flags & TOKEN_ALL_CAPITALS;
    if (is_short && dates->text->clean.ptr[dates_token(dates, at)->start + dates_token(dates, at)->length - 1] == '.')
        return false;
    if (dates_word(dates, at, "may") || dates_word(dates, at, "march"))
        return (is_led || owns_noun(dates, at)) && !is_all && !is_plain_name(dates, at + 1);
    if (dates_token(dates, at)->length == 3) /* Jan, Dec without day or year */
        return false;
    bool is_name = is_plain_name(dates, at + 1) || (at > 0 && is_plain_name(dates, at - 1)) ||
                   (at > 0 && token_in(dates->text, at - 1, CLASS_GIVEN));
    return is_led || !is_name;
}

static void read_side_before(const Dates *dates, DateWords *out)
{
    uint32_t at = out->first;
    if (at == 0)
        return;
    DateSide side = dates_calendar(dates, at - 1, CALENDAR_LAST)   ? SIDE_LAST
                    : dates_calendar(dates, at - 1, CALENDAR_NEXT) ? SIDE_NEXT
                    : dates_calendar(dates, at - 1, CALENDAR_THIS) ? SIDE_THIS
                                                                   : SIDE_UNTOLD;
    if (side == SIDE_UNTOLD)
        return;
    bool is_this_past = side == SIDE_LAST && at > 1 && dates_calendar(dates, at - 2, CALENDAR_THIS);
    bool is_this_coming = side == SIDE_NEXT && at > 1 && dates_calendar(dates, at - 2, CALENDAR_THIS);
    out->side = side;
    out->first = at - (is_this_past || is_this_coming ? 2 : 1);
    out->rule = "last-next";
}

static bool read_month_alone(const Dates *dates, DateWords *out)
{
    uint32_t at = out->first;
    out->kind = DATE_WORDS_MONTH_ALONE;
    out->rule = "month";
    read_year_after(dates, out);
    if (out->kind == DATE_WORDS_MONTH) {
        out->rule = "month-year";
        return true;
    }
    if (!is_month_alone(dates, at))
        return false;
    read_side_before(dates, out);
    return true;
}

bool dates_read_month(const Dates *dates, uint32_t at, DateWords *out)
{
    if (!(dates_token(dates, at)->flags & TOKEN_CAPITAL))
        return false;
    *out = (DateWords){.first = at, .until = at + 1, .month = token_value(dates->text, at, CLASS_MONTH)};
    uint32_t end;
    bool has_the = dates_word(dates, at + 1, "the");
    int day = day_at(dates, at + 1 + has_the, &end);
    if (day < 0)
        return read_month_alone(dates, out);
    out->day = day;
    out->until = end;
    out->kind = DATE_WORDS_MONTH_DAY;
    out->rule = "month-day";
    read_last_day(dates, out);
    read_year_after(dates, out);
    bool is_attack =
        dates_word(dates, end, "attacks") || dates_word(dates, end, "attack") || dates_word(dates, end, "terrorist");
    if (out->kind == DATE_WORDS_MONTH_DAY && out->month == 9 && day == 11 && is_attack) {
        out->kind = DATE_WORDS_DAY;
        out->year = 2001;
    }
    return true;
}

/* "the" or nothing before a day that stands first. */
static uint32_t article_before(const Dates *dates, uint32_t at)
{
    if (at > 0 && (dates_word(dates, at - 1, "the") || dates_word(dates, at - 1, "this")) &&
        after_ordinal(dates, at + 1) > at + 1 && !dates_word(dates, at - 1, "this"))
        return at - 1;
    return at;
}

/* "on the 9th", of the month that the verb tells. */
static bool read_day_alone(const Dates *dates, uint32_t at, uint32_t end, int day, DateWords *out)
{
    const Token *after = dates_token(dates, end);
    bool is_led = at > dates->sentence.first + 1 && dates_word(dates, at - 1, "the") &&
                  (dates_word(dates, at - 2, "on") || dates_word(dates, at - 2, "by"));
    bool is_last = after->kind != TOKEN_WORD || token_in(dates->text, end, CLASS_FUNCTION);
    if (!is_led || !is_last || dates_word(dates, end, "of"))
        return false;
    *out = (DateWords){at - 1, end, DATE_WORDS_SETTLED, .rule = "day-alone"};
    if (dates->text->dated == DATE_MIN)
        return true;
    int year, month, today;
    date_to_parts(dates->text->dated, &year, &month, &today);
    bool is_ahead = dates_is_due(dates, at - 1) || dates_tense(dates, at - 1, end) == TENSE_FUTURE;
    int months = year * 12 + month - 1 + (is_ahead && day < today) - (!is_ahead && day > today);
    if (date_exists(months / 12, months % 12 + 1, day))
        out->iso = period_of_day(date_from_parts(months / 12, months % 12 + 1, day));
    return true;
}

bool dates_read_day_first(const Dates *dates, uint32_t at, DateWords *out)
{
    uint32_t end;
    int day = day_at(dates, at, &end);
    if (day < 0)
        return false;
    bool is_ordinal = after_ordinal(dates, at + 1) > at + 1;
    if (is_ordinal && read_day_alone(dates, at, end, day, out))
        return true;
    if (is_ordinal && dates_calendar(dates, end, CALENDAR_DAYS))
        end++;
    end += dates_word(dates, end, "of") && is_ordinal;
    if (!token_in(dates->text, end, CLASS_MONTH) || !(dates_token(dates, end)->flags & TOKEN_CAPITAL) ||
        !dates_inside(dates, end))
        return false;
    *out = (DateWords){.first = article_before(dates, at),
                       .until = end + 1,
                       .kind = DATE_WORDS_MONTH_DAY,
                       .month = token_value(dates->text, end, CLASS_MONTH),
                       .day = day,
                       .rule = "day-month"};
    read_year_after(dates, out);
    return out->kind == DATE_WORDS_DAY || is_ordinal;
}

/* Numbers with one sign between and no blank: their count, at most three. */
static int numbers_at(const Dates *dates, uint32_t at, uint16_t sign, int values[3], uint32_t *until)
{
    int count = 0;
    for (;;) {
        uint32_t end;
        values[count] = dates_number(dates, at, &end);
        if (values[count] < 0)
            return 0;
        *until = end;
        if (++count == 3 || !dates_mark(dates, end, sign) || !dates_attached(dates, end) ||
            !dates_attached(dates, end + 1))
            return count;
        at = end + 1;
    }
}

/* 9/30/2018 as Americans write it, 2018-09-30, 09-30-2018. */
bool dates_read_numeric(const Dates *dates, uint32_t at, DateWords *out)
{
    int v[3];
    uint32_t until;
    uint16_t sign = dates_mark(dates, at + 1, '/') ? '/' : '-';
    if (numbers_at(dates, at, sign, v, &until) != 3)
        return false;
    bool has_year_first = dates_token(dates, at)->length == 4;
    size_t year_length = dates_token(dates, has_year_first ? at : at + 4)->length;
    if (has_year_first ? v[0] < DATE_FIRST_YEAR : !(year_length == 4 || (year_length == 2 && sign == '/')))
        return false;
    int year = has_year_first ? v[0] : v[2], month = v[has_year_first], day = v[has_year_first + 1];
    if (year_length == 2)
        year += year < 70 ? 2000 : 1900;
    bool goes_on = dates_attached(dates, until) && (dates_mark(dates, until, sign) || dates_mark(dates, until, '-'));
    bool is_led = at > dates->sentence.first && dates_attached(dates, at) &&
                  (dates_mark(dates, at - 1, '/') || dates_mark(dates, at - 1, '-'));
    if (year < DATE_FIRST_YEAR || year > DATE_LAST_YEAR || !date_exists(year, month, day) || goes_on || is_led)
        return false;
    *out = (DateWords){at, until, DATE_WORDS_DAY, .year = year, .month = month, .day = day, .rule = "numeric"};
    return true;
}

static bool is_named_weekday(const Dates *dates, uint32_t at)
{
    static const char *const words[] = {"black", "good", "bloody", "super", "ash", "cyber", "fat", "easter", "palm"};
    for (size_t i = 0; at > 0 && i < sizeof words / sizeof words[0]; i++)
        if (dates_word(dates, at - 1, words[i]) && dates_token(dates, at - 1)->flags & TOKEN_CAPITAL)
            return true;
    return dates_word(dates, at + 1, "night") && dates_token(dates, at + 1)->flags & TOKEN_CAPITAL;
}

/* "Friday", "last Friday", "Friday, April 21, 2017", "Friday night". */
bool dates_read_weekday(const Dates *dates, uint32_t at, DateWords *out)
{
    if (!(dates_token(dates, at)->flags & TOKEN_CAPITAL) || is_named_weekday(dates, at))
        return false;
    uint32_t next = at + 1 + dates_mark(dates, at + 1, ',');
    if (dates_inside(dates, next) && token_in(dates->text, next, CLASS_MONTH) && dates_read_month(dates, next, out) &&
        out->day) {
        out->first = at;
        out->has_weekday = true;
        out->weekday = token_value(dates->text, at, CLASS_WEEKDAY);
        return true;
    }
    *out = (DateWords){.first = at,
                       .until = at + 1,
                       .kind = DATE_WORDS_WEEKDAY,
                       .weekday = token_value(dates->text, at, CLASS_WEEKDAY),
                       .rule = "weekday"};
    read_side_before(dates, out);
    out->until += dates_calendar(dates, out->until, CALENDAR_PART);
    return true;
}
