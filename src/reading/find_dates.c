/* Dates of a text: which words are one, ranges of two, and what is due by one. */
#include "reading/find_dates.h"

typedef bool ReadDate(const Dates *dates, uint32_t at, DateWords *out);

/* The rules that a token may begin, in the order in which they are tried. */
static bool read_date(const Dates *dates, uint32_t at, DateWords *out)
{
    const Text *text = dates->text;
    *out = (DateWords){0};
    if (text->tokens.items[at].kind == TOKEN_NUMBER)
        return dates_read_numeric(dates, at, out) || dates_read_day_first(dates, at, out) ||
               dates_read_year(dates, at, out);
    if (token_in(text, at, CLASS_WEEKDAY) && dates_read_weekday(dates, at, out))
        return true;
    if (token_in(text, at, CLASS_MONTH) && dates_read_month(dates, at, out))
        return true;
    return (token_in(text, at, CLASS_CALENDAR) && dates_read_relative(dates, at, out)) ||
           dates_read_fiscal(dates, at, out);
}

static bool may_begin(const Text *text, uint32_t at)
{
    enum { TELLING = 1 << CLASS_WEEKDAY | 1 << CLASS_MONTH | 1 << CLASS_CALENDAR };
    const Token *token = &text->tokens.items[at];
    if (token->kind == TOKEN_NUMBER || text->lexicon.words[token->word].classes & TELLING)
        return true;
    /* FY17 */
    return token->flags & TOKEN_ALL_CAPITALS && (text->clean.ptr[token->start] | 0x20) == 'f';
}

/* "fiscal years 2016 and 2017" */
static bool is_plural_fiscal(const Dates *dates, const DateWords *words)
{
    return words->kind == DATE_WORDS_FISCAL && dates_word(dates, words->until - 2, "years");
}

static uint32_t connector_end(const Dates *dates, const DateWords *first)
{
    uint32_t at = first->until;
    at += dates_mark(dates, at, ',');
    bool is_between = first->first > 0 && dates_word(dates, first->first - 1, "between");
    if (dates_mark(dates, at, '-') || dates_mark(dates, at, MARK_DASH) || dates_word(dates, at, "to") ||
        dates_word(dates, at, "through") || dates_word(dates, at, "thru") || dates_word(dates, at, "until") ||
        ((is_between || is_plural_fiscal(dates, first)) && dates_word(dates, at, "and")))
        return at + 1;
    return 0;
}

static bool is_day(const DateWords *words)
{
    return words->kind == DATE_WORDS_DAY || words->kind == DATE_WORDS_MONTH_DAY;
}

static bool is_month(const DateWords *words)
{
    return words->kind == DATE_WORDS_MONTH || words->kind == DATE_WORDS_MONTH_ALONE;
}

/* Two dates of one sort make a range; the first has its year of the second. */
static bool join_range(DateWords *first, DateWords *second)
{
    if (first->kind == DATE_WORDS_FISCAL && second->kind == DATE_WORDS_YEAR)
        second->kind = DATE_WORDS_FISCAL; /* fiscal years 2016 through 2018 */
    bool fits = (is_day(first) && is_day(second)) || (is_month(first) && is_month(second)) ||
                (first->kind == second->kind && (first->kind == DATE_WORDS_YEAR || first->kind == DATE_WORDS_FISCAL));
    if (!fits)
        return false;
    bool lacks_year = first->kind == DATE_WORDS_MONTH_DAY || first->kind == DATE_WORDS_MONTH_ALONE;
    bool has_year = second->kind == DATE_WORDS_DAY || second->kind == DATE_WORDS_MONTH;
    if (lacks_year && has_year) {
        bool is_before = first->month < second->month || (first->month == second->month && first->day <= second->day);
        first->year = is_before ? second->year : second->year - 1;
        first->kind = first->kind == DATE_WORDS_MONTH_DAY ? DATE_WORDS_DAY : DATE_WORDS_MONTH;
    }
    return true;
}

/* A date and, where one follows with "to" between, the last of its range. */
static bool read_range(const Dates *dates, DateWords *first, Period *last)
{
    uint32_t next = connector_end(dates, first);
    DateWords second;
    if (!next || next >= dates->sentence.until || !may_begin(dates->text, next))
        return false;
    if (!read_date(dates, next, &second) || second.first != next || !join_range(first, &second))
        return false;
    Period from = dates_settle(dates, first);
    if (!period_is_set(from))
        return false;
    if (second.kind == DATE_WORDS_MONTH_DAY || second.kind == DATE_WORDS_MONTH_ALONE) {
        int year, month, day;
        date_to_parts(from.first, &year, &month, &day);
        second.year =
            second.month < month || (second.month == month && second.day && second.day < day) ? year + 1 : year;
        second.kind = second.kind == DATE_WORDS_MONTH_DAY ? DATE_WORDS_DAY : DATE_WORDS_MONTH;
    }
    *last = dates_settle(dates, &second);
    if (!period_is_set(*last) || last->first < from.first)
        return false;
    first->until = second.until;
    first->iso = from;
    first->rule = "range";
    return true;
}

static Period last_of(const Dates *dates, const DateWords *words, Period iso)
{
    (void)dates;
    if (words->kind == DATE_WORDS_SETTLED)
        return words->last;
    if (words->last_day == 0 || !period_is_set(iso))
        return PERIOD_NONE;
    return period_of_day(iso.first + words->last_day - words->day);
}

/* "Monday through Friday" is every week: the end of it, or 0. */
static uint32_t weekdays_end(const Dates *dates, const DateWords *words)
{
    uint32_t next = words->kind == DATE_WORDS_WEEKDAY ? connector_end(dates, words) : 0;
    bool is_second = next && dates_inside(dates, next) && token_in(dates->text, next, CLASS_WEEKDAY);
    return is_second ? next + 1 : 0;
}

static uint32_t add_date(Dates *dates, DateWords *words, Arena *arena, Reading *out)
{
    uint32_t weekdays = weekdays_end(dates, words);
    if (weekdays)
        return weekdays;
    Period last = PERIOD_NONE;
    if (!read_range(dates, words, &last)) {
        words->iso = dates_settle(dates, words);
        last = last_of(dates, words, words->iso);
    }
    ARRAY_ADD(arena, &out->dates,
              (DateFind){.at = anchor_of_tokens(dates->text, words->first, words->until),
                         .iso = words->iso,
                         .until = last,
                         .is_due = dates_is_due(dates, words->first),
                         .rule = words->rule});
    bool is_year = words->kind == DATE_WORDS_YEAR && words->first > dates->sentence.first &&
                   (dates_word(dates, words->first - 1, "in") || dates_word(dates, words->first - 1, "during"));
    if (words->kind == DATE_WORDS_DAY || words->kind == DATE_WORDS_MONTH || is_year)
        dates->named_year = words->year;
    return words->until;
}

void find_dates(const Text *text, Arena *arena, Reading *out)
{
    for (uint32_t s = 0; s < text->sentences.count; s++) {
        Dates dates = {text, text->sentences.items[s], 0};
        uint32_t done = dates.sentence.first; /* no date reaches back into the one before */
        for (uint32_t at = dates.sentence.first; at < dates.sentence.until;) {
            DateWords words;
            bool is_date = may_begin(text, at) && read_date(&dates, at, &words) && words.first >= done;
            at = is_date ? add_date(&dates, &words, arena, out) : at + 1;
            done = is_date ? at : done;
        }
    }
}
