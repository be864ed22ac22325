/* Years: "in 2016", "the year 2000", "2015-2018", "the 2016-17 school year"; fiscal years: "fiscal year 2019", "FY17".
 */
#include "reading/find_dates.h"

enum { FIRST_LIKELY_YEAR = 1900, LAST_LIKELY_YEAR = 2099 };

/* "the 2014 funds": what comes by the year, unlike homes and people. */
static bool is_of_a_year(const Dates *dates, uint32_t at)
{
    static const char *const words[] = {"funds",       "elections",  "grants",     "awards",         "budgets",
                                        "results",     "figures",    "data",       "rules",          "cuts",
                                        "letters",     "games",      "standards",  "payments",       "amendments",
                                        "allocations", "guidelines", "conditions", "appropriations", "floods"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (dates_word(dates, at, words[i]))
            return true;
    return false;
}

/* "mid-2017" */
static bool is_mid(const Dates *dates, uint32_t at)
{
    return at > dates->sentence.first + 1 && dates_mark(dates, at - 1, '-') && dates_word(dates, at - 2, "mid");
}

/* "2016" alone is a year after words that lead one, or before what a year may have. */
static bool is_year_alone(const Dates *dates, uint32_t at, uint32_t until)
{
    if (at == dates->sentence.first || (dates_attached(dates, until) && dates_mark(dates, until, '-')))
        return false;
    if (is_mid(dates, at))
        return true;
    const Token *before = dates_token(dates, at - 1), *after = dates_token(dates, until);
    if (dates_attached(dates, at) &&
        !(before->kind == TOKEN_MARK && (before->mark == '(' || before->mark == MARK_QUOTE_OPEN)))
        return false;
    if (dates_mark(dates, until, '%') || token_in(dates->text, until, CLASS_SCALE))
        return false;
    bool has_noun = after->kind == TOKEN_WORD && after->flags & TOKEN_SPACE_BEFORE && !(after->flags & TOKEN_CAPITAL);
    bool is_plural = has_noun && dates->text->clean.ptr[after->start + after->length - 1] == 's' &&
                     !token_in(dates->text, until, CLASS_FUNCTION);
    if (dates_led_by(dates, at - 1) || dates_word(dates, at - 1, "and") || dates_word(dates, at - 1, "or") ||
        dates_calendar(dates, at - 1, CALENDAR_YEARS) || dates_calendar(dates, at - 1, CALENDAR_SEASON))
        return !is_plural;
    if (before->kind == TOKEN_MARK) {
        bool is_last = after->kind == TOKEN_BREAK || dates_mark(dates, until, '.');
        return (before->mark == '(' && dates_mark(dates, until, ')')) || (before->mark == ':' && is_last);
    }
    bool is_owned = dates_word(dates, at - 1, "the") || dates_word(dates, at - 1, "'s") ||
                    dates_word(dates, at - 1, "its") || dates_word(dates, at - 1, "a") ||
                    dates_word(dates, at - 1, "their");
    return is_owned && has_noun && (!is_plural || is_of_a_year(dates, until));
}

/* "2015-16", "2015-2018": the last year of a range; -1. */
static int last_year_at(const Dates *dates, uint32_t at, int year, uint32_t *until)
{
    if ((!dates_mark(dates, at, '-') && !dates_mark(dates, at, MARK_DASH)) || !dates_attached(dates, at))
        return -1;
    int last = dates_number(dates, at + 1, until);
    if (last >= 0 && dates_token(dates, at + 1)->length == 2)
        last += year / 100 * 100;
    return last > year && last < year + 100 ? last : -1;
}

static bool is_school_year(const Dates *dates, uint32_t at)
{
    return (dates_word(dates, at, "school") || dates_word(dates, at, "academic") || dates_word(dates, at, "budget")) &&
           dates_calendar(dates, at + 1, CALENDAR_YEARS);
}

/* "the 2016-17 school year" */
static bool read_school_year(const Dates *dates, uint32_t at, uint32_t end, int year, DateWords *out)
{
    uint32_t until;
    int last = last_year_at(dates, end, year, &until);
    if (last < 0)
        return false;
    bool is_school = is_school_year(dates, until);
    if (!is_school && !dates_word(dates, until, "season"))
        return false;
    until += is_school ? 2 : 1;
    uint32_t first = at - (at > dates->sentence.first && dates_word(dates, at - 1, "the"));
    *out = (DateWords){first, until, DATE_WORDS_SETTLED, .rule = "school-year"};
    out->iso = dates_year_period(year);
    out->last = dates_year_period(last);
    return true;
}

/* "the 2016 fiscal year" */
static bool read_year_of_fiscal(const Dates *dates, uint32_t at, uint32_t until, int year, DateWords *out)
{
    until += dates_word(dates, until, "federal");
    if (!dates_calendar(dates, until, CALENDAR_FISCAL) || !dates_calendar(dates, until + 1, CALENDAR_YEARS))
        return false;
    uint32_t first = at - (at > dates->sentence.first && dates_word(dates, at - 1, "the"));
    *out = (DateWords){first, until + 2, DATE_WORDS_FISCAL, .year = year, .rule = "fiscal-year"};
    return true;
}

bool dates_read_year(const Dates *dates, uint32_t at, DateWords *out)
{
    uint32_t until;
    int year = dates_token(dates, at)->length <= 4 ? dates_year(dates, at, &until) : -1;
    if (year < FIRST_LIKELY_YEAR || year > LAST_LIKELY_YEAR)
        return false;
    if (read_school_year(dates, at, until, year, out) || read_year_of_fiscal(dates, at, until, year, out))
        return true;
    uint32_t last_until;
    int last = last_year_at(dates, until, year, &last_until);
    uint32_t end = last > 0 ? last_until : until;
    if (dates_word(dates, end, "s") && dates_attached(dates, end)) /* the 1990s */
        return false;
    if (last < 0 && dates_attached(dates, until) &&
        (dates_mark(dates, until, '-') || dates_mark(dates, until, MARK_DASH)) && dates_attached(dates, until + 1))
        return false;
    if (!is_year_alone(dates, at, end))
        return false;
    *out = (DateWords){at, end, DATE_WORDS_YEAR, .year = year, .rule = "year"};
    if (is_mid(dates, at))
        out->first = at - 2;
    bool has_season = dates_calendar(dates, at - 1, CALENDAR_SEASON) && !dates_word(dates, at - 1, "winter");
    bool has_word = dates_calendar(dates, at - 1, CALENDAR_YEARS);
    if (has_season)
        out->first = at - 1;
    if (has_word) {
        out->first = at - 1;
        if (at > 1 && (dates_word(dates, at - 2, "the") || dates_word(dates, at - 2, "calendar")))
            out->first = at - 2;
    }
    if (last > 0) {
        *out = (DateWords){at, end, DATE_WORDS_SETTLED, .rule = "years"};
        out->iso = dates_year_period(year);
        out->last = dates_year_period(last);
    }
    return true;
}

/* The digits of "FY17", "FFY2016"; empty when it is another word. */
static Str fiscal_digits(Str word)
{
    size_t at = 0;
    while (at < word.len && char_lower(word.ptr[at]) == 'f')
        at++;
    if (at == 0 || at > 2 || at >= word.len || char_lower(word.ptr[at]) != 'y')
        return STR_NONE;
    return str_after(word, at + 1);
}

static int full_year(int year, size_t digits)
{
    if (digits == 2)
        year += 2000;
    return (digits == 2 || digits == 4) && year >= FIRST_LIKELY_YEAR && year <= LAST_LIKELY_YEAR ? year : -1;
}

/* The year after "FY" or "fiscal year": 2016, 16, '16. */
static int fiscal_year_at(const Dates *dates, uint32_t at, uint32_t *until)
{
    at += dates_mark(dates, at, '\'');
    int year = dates_number(dates, at, until);
    return year < 0 ? -1 : full_year(year, dates_token(dates, at)->length);
}

bool dates_read_fiscal(const Dates *dates, uint32_t at, DateWords *out)
{
    uint32_t until = at + 1;
    int year = -1;
    if (dates_calendar(dates, at, CALENDAR_FISCAL)) {
        uint32_t number = until + dates_calendar(dates, until, CALENDAR_YEARS);
        year = fiscal_year_at(dates, number, &until);
    } else {
        Str digits = fiscal_digits(text_token(dates->text, at));
        year = digits.len == 2 || digits.len == 4 ? full_year(str_digits(digits, 0, digits.len), digits.len) : -1;
    }
    if (year < 0)
        return false;
    uint32_t first = at;
    if (first > dates->sentence.first && dates_word(dates, first - 1, "federal"))
        first--;
    *out = (DateWords){first, until, DATE_WORDS_FISCAL, .year = year, .rule = "fiscal-year"};
    uint32_t last_until;
    if (last_year_at(dates, until, year, &last_until) >= 0 && dates_token(dates, until + 1)->length == 2) {
        /* A state's own, of two calendar years: no federal one. */
        *out = (DateWords){first, last_until, DATE_WORDS_SETTLED, .rule = "fiscal-years"};
    }
    return true;
}
