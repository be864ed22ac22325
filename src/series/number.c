/* Decimals as printed, and exact fractions of them. */
#include "series/series.h"

static bool is_grouped(Str text, size_t at, size_t end)
{
    size_t rest = end - at;
    return rest >= 4 && text.ptr[at] == ',' && char_is_digit(text.ptr[at + 1]) && char_is_digit(text.ptr[at + 2]) &&
           char_is_digit(text.ptr[at + 3]);
}

static bool add_digit(Decimal *value, char c, int *count)
{
    *count += *count > 0 || c != '0';
    if (*count > DECIMAL_DIGITS)
        return false;
    value->digits = value->digits * 10 + (c - '0');
    return true;
}

/* 1234 or 1,234: all groups or none. */
static DecimalProblem parse_whole(Str text, Decimal *value, int *count)
{
    size_t first = str_find_char(text, ',', 0);
    bool is_wrong = !text.len || first == 0 || (first < text.len && first > 3);
    for (size_t at = 0; !is_wrong && at < text.len; at++) {
        char c = text.ptr[at];
        if (c == ',') {
            is_wrong = (at - first) % 4 != 0 || !is_grouped(text, at, text.len);
            continue;
        }
        is_wrong = !char_is_digit(c) || (first < text.len && at > first && (at - first) % 4 == 0);
        if (!is_wrong && !add_digit(value, c, count))
            return DECIMAL_TOO_LONG;
    }
    return is_wrong ? DECIMAL_SHAPE : DECIMAL_OK;
}

/* Behind e: some programs print 500000 as 5e+05. */
static DecimalProblem apply_exponent(Str text, Decimal *value)
{
    bool is_negative = text.len && text.ptr[0] == '-';
    text = str_after(text, text.len && (text.ptr[0] == '-' || text.ptr[0] == '+'));
    if (!text.len || text.len > 2)
        return DECIMAL_SHAPE;
    int exponent = str_digits(text, 0, text.len);
    if (exponent < 0)
        return DECIMAL_SHAPE;
    for (; exponent && value->digits; exponent--) {
        bool is_shift = is_negative || value->scale;
        if (is_negative && value->scale == DECIMAL_DIGITS)
            return DECIMAL_TOO_LONG;
        value->scale += is_negative ? 1 : is_shift ? -1 : 0;
        if (!is_shift && __builtin_mul_overflow(value->digits, 10, &value->digits))
            return DECIMAL_TOO_LONG;
    }
    return value->digits <= 999999999999999999 ? DECIMAL_OK : DECIMAL_TOO_LONG;
}

static size_t find_exponent(Str text)
{
    size_t at = str_find_char(text, 'e', 0);
    return at < text.len ? at : str_find_char(text, 'E', 0);
}

DecimalProblem decimal_parse(Str text, Decimal *out)
{
    Decimal value = {0};
    int count = 0;
    size_t power = find_exponent(text);
    Str exponent = str_after(text, power + 1);
    bool has_exponent = power < text.len;
    text = str_slice(text, 0, power);
    bool is_negative = text.len && text.ptr[0] == '-';
    text = str_after(text, is_negative);
    size_t point = str_find_char(text, '.', 0);
    DecimalProblem problem = parse_whole(str_slice(text, 0, point), &value, &count);
    if (problem == DECIMAL_OK && point + 1 == text.len)
        problem = DECIMAL_SHAPE;
    for (size_t at = point + 1; problem == DECIMAL_OK && at < text.len; at++) {
        if (!char_is_digit(text.ptr[at]))
            problem = DECIMAL_SHAPE;
        else if (value.scale == DECIMAL_DIGITS || !add_digit(&value, text.ptr[at], &count))
            problem = DECIMAL_TOO_LONG;
        value.scale += problem == DECIMAL_OK;
    }
    if (problem == DECIMAL_OK && has_exponent)
        problem = apply_exponent(exponent, &value);
    if (problem != DECIMAL_OK)
        return problem;
    for (; value.scale && value.digits % 10 == 0; value.scale--)
        value.digits /= 10;
    value.digits = is_negative ? -value.digits : value.digits;
    *out = value;
    return DECIMAL_OK;
}

static Wide magnitude(Wide a)
{
    return a < 0 ? -a : a;
}

static Ratio lowest(Wide num, Wide den)
{
    Wide a = magnitude(num), b = den;
    while (b) {
        Wide rest = a % b;
        a = b;
        b = rest;
    }
    return a > 1 ? (Ratio){num / a, den / a} : (Ratio){num, den};
}

Ratio ratio_of(Decimal value)
{
    Wide den = 1;
    for (int i = 0; i < value.scale; i++)
        den *= 10;
    return lowest(value.digits, den);
}

Ratio ratio_whole(int64_t value)
{
    return (Ratio){value, 1};
}

/* Digits, 10^scale and a population are each below 2^63: the products stay below 2^126. */
Ratio ratio_rate(Ratio value, int64_t per, int64_t population)
{
    Ratio share = lowest(per, population);
    Wide a = magnitude(value.num), b = share.den;
    Ratio crossed = lowest(a, b), other = lowest(share.num, value.den);
    return (Ratio){(value.num < 0 ? -crossed.num : crossed.num) * other.num, other.den * crossed.den};
}

static Wide floor_of(Ratio a)
{
    return a.num / a.den - (a.num % a.den < 0);
}

/* By whole parts, then by what is left turned over: no product is formed, so nothing is ever too large. */
int ratio_compare(Ratio a, Ratio b)
{
    for (int sign = 1;; sign = -sign) {
        Wide left = floor_of(a), right = floor_of(b);
        if (left != right)
            return left < right ? -sign : sign;
        a.num -= left * a.den;
        b.num -= right * b.den;
        if (a.num == 0 || b.num == 0)
            return a.num == b.num ? 0 : a.num == 0 ? -sign : sign;
        a = (Ratio){a.den, a.num};
        b = (Ratio){b.den, b.num};
    }
}

bool ratio_multiply(Ratio a, Ratio b, Ratio *out)
{
    Ratio left = lowest(a.num, b.den), right = lowest(b.num, a.den);
    return !__builtin_mul_overflow(left.num, right.num, &out->num) &&
           !__builtin_mul_overflow(left.den, right.den, &out->den);
}

bool ratio_divide(Ratio a, Ratio b, Ratio *out)
{
    Ratio turned = b.num < 0 ? (Ratio){-b.den, -b.num} : (Ratio){b.den, b.num};
    return ratio_multiply(a, turned, out);
}

bool ratio_add(Ratio a, Ratio b, Ratio *out)
{
    Wide left, right, den, num;
    Ratio dens = lowest(a.den, b.den); /* a.den = dens.num * g, b.den = dens.den * g */
    if (__builtin_mul_overflow(a.num, dens.den, &left) || __builtin_mul_overflow(b.num, dens.num, &right) ||
        __builtin_mul_overflow(a.den, dens.den, &den) || __builtin_add_overflow(left, right, &num))
        return false;
    *out = lowest(num, den);
    return true;
}

bool ratio_subtract(Ratio a, Ratio b, Ratio *out)
{
    return ratio_add(a, (Ratio){-b.num, b.den}, out);
}

static void print_whole(Buf *out, Wide whole, bool has_commas)
{
    char digits[64];
    size_t at = sizeof digits;
    for (; whole || at == sizeof digits; whole /= 10)
        digits[--at] = (char)('0' + (int)(whole % 10));
    Str text = {digits + at, sizeof digits - at};
    if (has_commas)
        buf_add_grouped(out, text);
    else
        buf_add(out, text);
}

void ratio_print(Buf *out, Ratio value, int places, bool has_commas)
{
    Wide num = magnitude(value.num), whole = num / value.den, rest = num % value.den;
    char digits[DECIMAL_DIGITS + 1];
    for (int i = 0; i < places; i++) {
        bool is_wide = rest > ((Wide)1 << 123); /* ten times that would be too much */
        Wide part = is_wide ? value.den / 10 : 0;
        digits[i] = (char)('0' + (int)(is_wide ? (part ? rest / part : 0) : rest * 10 / value.den));
        rest = is_wide ? rest % (part ? part : 1) : rest * 10 % value.den;
        digits[i] = digits[i] > '9' ? '9' : digits[i];
    }
    bool carry = rest >= value.den - rest;
    for (int i = places; carry && i-- > 0;) {
        carry = digits[i] == '9';
        digits[i] = carry ? '0' : (char)(digits[i] + 1);
    }
    whole += carry;
    bool is_zero = whole == 0;
    for (int i = 0; i < places; i++)
        is_zero = is_zero && digits[i] == '0';
    if (value.num < 0 && !is_zero)
        buf_add_char(out, '-');
    print_whole(out, whole, has_commas);
    if (places)
        buf_add_char(out, '.');
    buf_add(out, (Str){digits, (size_t)places});
}
