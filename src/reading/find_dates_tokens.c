/* What dates ask of the tokens of their sentence. */
#include "reading/find_dates.h"

enum { LONGEST_NUMBER = 4 };

bool dates_inside(const Dates *dates, uint32_t at)
{
    return at >= dates->sentence.first && at < dates->sentence.until;
}

bool dates_word(const Dates *dates, uint32_t at, const char *lower)
{
    return dates_inside(dates, at) && token_is_word(dates->text, at, str_from_c(lower));
}

bool dates_calendar(const Dates *dates, uint32_t at, CalendarWord word)
{
    return dates_inside(dates, at) && token_in(dates->text, at, CLASS_CALENDAR) &&
           token_value(dates->text, at, CLASS_CALENDAR) == (int)word;
}

bool dates_mark(const Dates *dates, uint32_t at, uint16_t mark)
{
    return dates_inside(dates, at) && token_is_mark(dates->text, at, mark);
}

const Token *dates_token(const Dates *dates, uint32_t at)
{
    static const Token none = {.kind = TOKEN_BREAK, .flags = TOKEN_SPACE_BEFORE};
    return dates_inside(dates, at) ? &dates->text->tokens.items[at] : &none;
}

bool dates_attached(const Dates *dates, uint32_t at)
{
    return dates_inside(dates, at) && !(dates_token(dates, at)->flags & TOKEN_SPACE_BEFORE);
}

/* The digit that a byte is or was scanned from; -1. */
static int digit_of(char c)
{
    if (char_is_digit(c))
        return c - '0';
    return c == 'O' || c == 'o' ? 0 : c == 'l' || c == 'I' ? 1 : -1;
}

/* The value of what is all digits; *has_scanned when letters stand for some. */
static int value_of(Str digits)
{
    int value = 0;
    if (digits.len == 0 || digits.len > LONGEST_NUMBER)
        return -1;
    for (size_t i = 0; i < digits.len; i++) {
        int digit = digit_of(digits.ptr[i]);
        if (digit < 0)
            return -1;
        value = value * 10 + digit;
    }
    return value;
}

int dates_number(const Dates *dates, uint32_t at, uint32_t *until)
{
    const Token *token = dates_token(dates, at);
    if (token->kind != TOKEN_NUMBER)
        return -1;
    uint32_t end = at + 1;
    size_t bytes = token->start + token->length;
    const Token *next = dates_token(dates, end);
    if (next->kind == TOKEN_WORD && dates_attached(dates, end) && digit_of(dates->text->clean.ptr[next->start]) >= 0) {
        bytes = next->start + next->length;
        end++;
    }
    *until = end;
    return value_of(str_slice(dates->text->clean, token->start, bytes));
}

int dates_year(const Dates *dates, uint32_t at, uint32_t *until)
{
    int year = dates_number(dates, at, until);
    return year >= DATE_FIRST_YEAR && year <= DATE_LAST_YEAR ? year : -1;
}

bool dates_led_by(const Dates *dates, uint32_t at)
{
    static const char *const words[] = {"in",     "since",   "by",    "until", "till",  "through", "last",   "next",
                                        "this",   "of",      "early", "late",  "mid",   "from",    "before", "after",
                                        "during", "between", "to",    "each",  "every", "past",    "for"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (at < UINT32_MAX && dates_word(dates, at, words[i]))
            return true;
    return false;
}
