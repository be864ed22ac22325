/* Whole cents: reading, adding without overflow, printing, ranges. */
#include "base/base.h"

#include <stdio.h>

bool money_add(Money a, Money b, Money *out)
{
    Money sum;
    if (__builtin_add_overflow(a, b, &sum))
        return false;
    *out = sum;
    return true;
}

/* Digits with optional commas in groups of three: 937932 or 937,932. */
static MoneyProblem parse_whole(Str digits, Money *out)
{
    Money value = 0;
    bool has_commas = str_find_char(digits, ',', 0) < digits.len;
    if (!digits.len || !char_is_digit(digits.ptr[0]))
        return MONEY_SHAPE;
    for (size_t i = 0; i < digits.len; i++) {
        size_t left = digits.len - i;
        char c = digits.ptr[i];
        if (has_commas && left % 4 == 0) {
            if (c != ',')
                return MONEY_SHAPE;
            continue;
        }
        if (!char_is_digit(c))
            return MONEY_SHAPE;
        if (__builtin_mul_overflow(value, 10, &value) || __builtin_add_overflow(value, c - '0', &value))
            return MONEY_TOO_LARGE;
    }
    *out = value;
    return MONEY_OK;
}

/* The files print 1234.5, 1234.50 and 1234.5000; digits past the cent must be zero. */
static MoneyProblem parse_cents(Str digits, Money *out)
{
    Money cents = 0;
    for (size_t i = 0; i < digits.len; i++) {
        if (!char_is_digit(digits.ptr[i]))
            return MONEY_SHAPE;
        if (i < 2)
            cents = cents * 10 + (digits.ptr[i] - '0');
        else if (digits.ptr[i] != '0')
            return MONEY_FRACTION;
    }
    *out = digits.len == 1 ? cents * 10 : cents;
    return MONEY_OK;
}

MoneyProblem money_parse(Str text, Money *out)
{
    bool negative = text.len && text.ptr[0] == '-';
    if (negative)
        text = str_after(text, 1);
    if (text.len && text.ptr[0] == '$')
        text = str_after(text, 1);
    size_t point = str_find_char(text, '.', 0);
    Money whole, cents = 0;
    MoneyProblem problem = parse_whole(str_slice(text, 0, point), &whole);
    if (problem == MONEY_OK && point < text.len)
        problem = point + 1 == text.len ? MONEY_SHAPE : parse_cents(str_after(text, point + 1), &cents);
    if (problem != MONEY_OK)
        return problem;
    if (__builtin_mul_overflow(whole, 100, &whole) || __builtin_add_overflow(whole, cents, &whole))
        return MONEY_TOO_LARGE;
    *out = negative ? -whole : whole;
    return MONEY_OK;
}

static uint64_t magnitude(Money amount)
{
    return amount < 0 ? 0 - (uint64_t)amount : (uint64_t)amount;
}

/* Digit by digit: a map of the nation has a third of a million amounts, and printf would be most of its time. */
void money_print(Buf *out, Money amount)
{
    char digits[24];
    size_t at = sizeof digits;
    uint64_t left = magnitude(amount);
    for (int place = 0; place < 3 || left; place++, left /= 10) {
        if (place == 2)
            digits[--at] = '.';
        digits[--at] = (char)('0' + left % 10);
    }
    if (amount < 0)
        digits[--at] = '-';
    buf_add(out, (Str){digits + at, sizeof digits - at});
}

void money_print_table(Buf *out, Money amount)
{
    uint64_t cents = magnitude(amount);
    char digits[32];
    int length = snprintf(digits, sizeof digits, "%llu", (unsigned long long)(cents / 100));
    if (amount < 0)
        buf_add_char(out, '-');
    buf_add_grouped(out, (Str){digits, (size_t)length});
    if (cents % 100)
        buf_printf(out, ".%02llu", (unsigned long long)(cents % 100));
}

MoneyRange money_exact(Money amount)
{
    return (MoneyRange){amount, amount, true, true};
}

bool money_is_unknown(MoneyRange range)
{
    return !range.has_min && !range.has_max;
}

bool money_is_exact(MoneyRange range)
{
    return range.has_min && range.has_max && range.min == range.max;
}

bool money_range_equal(MoneyRange a, MoneyRange b)
{
    return a.has_min == b.has_min && a.has_max == b.has_max && (!a.has_min || a.min == b.min) &&
           (!a.has_max || a.max == b.max);
}

MoneyRange money_range_add(MoneyRange a, MoneyRange b, bool *overflow)
{
    MoneyRange sum = {0, 0, a.has_min && b.has_min, a.has_max && b.has_max};
    if (sum.has_min && !money_add(a.min, b.min, &sum.min))
        sum.has_min = false, *overflow = true;
    if (sum.has_max && !money_add(a.max, b.max, &sum.max))
        sum.has_max = false, *overflow = true;
    return sum;
}

MoneyRange money_range_join(MoneyRange a, MoneyRange b)
{
    return (MoneyRange){
        .has_min = a.has_min && b.has_min,
        .has_max = a.has_max && b.has_max,
        .min = a.min < b.min ? a.min : b.min,
        .max = a.max > b.max ? a.max : b.max,
    };
}

void money_range_print(Buf *out, MoneyRange range)
{
    if (money_is_unknown(range)) {
        buf_add(out, STR("unknown"));
    } else if (money_is_exact(range)) {
        money_print_table(out, range.min);
    } else if (!range.has_max) {
        buf_add(out, STR("at least "));
        money_print_table(out, range.min);
    } else {
        if (range.has_min)
            money_print_table(out, range.min);
        buf_add(out, range.has_min ? STR(" to ") : STR("at most "));
        money_print_table(out, range.max);
    }
}
