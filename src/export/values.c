/* Values as text: numbers without printf, since there are tens of millions of them; text with one look at
 * each byte that says at once what CSV and JSON must do about it. Knows no tables. */
#include "export/values.h"

/* Two digits at a time: half the divisions. */
static const char two_digit_texts[] = "00010203040506070809101112131415161718192021222324252627282930313233343536373839"
                                      "40414243444546474849505152535455565758596061626364656667686970717273747576777879"
                                      "8081828384858687888990919293949596979899";

static const char *two_digits(uint64_t value)
{
    return two_digit_texts + (size_t)value * 2;
}

/* Writes `value` so that it ends before `end`; returns where it begins. */
static char *digits_before(char *end, uint64_t value)
{
    while (value >= 100) {
        end -= 2;
        memcpy(end, two_digits(value % 100), 2);
        value /= 100;
    }
    if (value < 10)
        *--end = (char)('0' + value);
    else
        memcpy(end -= 2, two_digits(value), 2);
    return end;
}

static uint64_t magnitude(int64_t value)
{
    return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}

static Value from_digits(ValueMaker *maker, ValueForm form, const char *begin)
{
    return (Value){.form = form, .text = {begin, (size_t)(maker->digits + sizeof maker->digits - begin)}};
}

Value value_integer(ValueMaker *maker, int64_t value)
{
    char *begin = digits_before(maker->digits + sizeof maker->digits, magnitude(value));
    if (value < 0)
        *--begin = '-';
    return from_digits(maker, VALUE_BARE, begin);
}

Value value_money(ValueMaker *maker, Money cents)
{
    uint64_t amount = magnitude(cents);
    char *begin = maker->digits + sizeof maker->digits - 2;
    memcpy(begin, two_digits(amount % 100), 2);
    *--begin = '.';
    begin = digits_before(begin, amount / 100);
    if (cents < 0)
        *--begin = '-';
    return from_digits(maker, VALUE_PLAIN, begin);
}

Value value_flag(bool is_true)
{
    return (Value){.form = VALUE_BARE, .text = is_true ? STR("true") : STR("false")};
}

/* 2016-09, and the day behind it where there is one. */
static Value calendar(ValueMaker *maker, unsigned year, unsigned month, unsigned day)
{
    char *begin = maker->digits;
    memcpy(begin, two_digits(year / 100), 2);
    memcpy(begin + 2, two_digits(year % 100), 2);
    begin[4] = begin[7] = '-';
    memcpy(begin + 5, two_digits(month), 2);
    memcpy(begin + 8, two_digits(day), 2);
    return (Value){.form = VALUE_PLAIN, .text = {begin, day ? 10 : 7}};
}

Value value_day(ValueMaker *maker, int64_t day)
{
    if (day < 10101 || day > 99991231 || !date_exists((int)(day / 10000), (int)(day / 100 % 100), (int)(day % 100)))
        return (Value){.form = VALUE_NULL};
    return calendar(maker, (unsigned)(day / 10000), (unsigned)(day / 100 % 100), (unsigned)(day % 100));
}

Value value_month(ValueMaker *maker, int64_t month)
{
    if (month < 101 || month > 999912 || month % 100 < 1 || month % 100 > 12)
        return (Value){.form = VALUE_NULL};
    return calendar(maker, (unsigned)(month / 100), (unsigned)(month % 100), 0);
}

/* ---- text ---- */

enum {
    IS_CSV_SPECIAL = 1,  /* needs quotes in CSV */
    IS_JSON_SPECIAL = 2, /* needs a backslash in JSON */
    IS_NOT_ASCII = 4,
    IS_NUL = 8,
};

/* Of the ASCII characters, 16 a line; the digit '0' is none. */
static const char classes[] = "8222222222322322"
                              "2222222222222222"
                              "0030000000001000"
                              "0000000000000000"
                              "0000000000000000"
                              "0000000000002000"
                              "0000000000000000"
                              "0000000000000000";

static unsigned class_of(char c)
{
    return (unsigned char)c < 128 ? (unsigned)(classes[(unsigned char)c] - '0') : IS_NOT_ASCII;
}

static unsigned classes_in(Str text)
{
    unsigned found = 0;
    for (size_t i = 0; i < text.len; i++)
        found |= class_of(text.ptr[i]);
    return found;
}

static Str cleaned(Buf *clean, Str text)
{
    buf_reset(clean);
    while (text.len) {
        const char *nul = memchr(text.ptr, '\0', text.len);
        size_t length = nul ? (size_t)(nul - text.ptr) : text.len;
        buf_add_utf8(clean, str_slice(text, 0, length));
        if (nul)
            buf_add(clean, STR("\xEF\xBF\xBD"));
        text = str_after(text, nul ? length + 1 : length);
    }
    return buf_str(clean);
}

Value value_text(ValueMaker *maker, Str text)
{
    unsigned found = classes_in(text);
    if (found & IS_NUL || (found & IS_NOT_ASCII && utf8_check(text) < text.len))
        text = cleaned(&maker->clean, text);
    return (Value){VALUE_TEXT, !text.len || found & IS_CSV_SPECIAL, found & IS_JSON_SPECIAL, text};
}

static void add_doubling_quotes(Buf *out, Str text)
{
    char *to = buf_reserve(out, text.len * 2 + 2), *begin = to;
    *to++ = '"';
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"')
            *to++ = '"';
        *to++ = text.ptr[i];
    }
    *to++ = '"';
    out->len += (size_t)(to - begin);
}

void value_add_csv(Buf *out, Value value)
{
    if (value.has_csv_special)
        add_doubling_quotes(out, value.text);
    else
        buf_add(out, value.text);
}

static char *escape(char *to, unsigned char c)
{
    static const char hex[] = "0123456789abcdef", short_forms[] = "btn.fr"; /* of 8 to 13 */
    *to++ = '\\';
    if (c == '"' || c == '\\') {
        *to++ = (char)c;
    } else if (c >= 8 && c <= 13 && c != 11) {
        *to++ = short_forms[c - 8];
    } else {
        memcpy(to, "u00", 3);
        to[3] = hex[c >> 4];
        to[4] = hex[c & 15];
        to += 5;
    }
    return to;
}

static void add_escaped(Buf *out, Str text)
{
    enum { LONGEST = 6 }; /* \u001f */
    char *to = buf_reserve(out, text.len * LONGEST), *begin = to;
    for (size_t i = 0; i < text.len; i++) {
        if (class_of(text.ptr[i]) & IS_JSON_SPECIAL)
            to = escape(to, (unsigned char)text.ptr[i]);
        else
            *to++ = text.ptr[i];
    }
    out->len += (size_t)(to - begin);
}

void value_add_json(Buf *out, Value value)
{
    if (value.form == VALUE_NULL) {
        buf_add(out, STR("null"));
        return;
    }
    bool has_quotes = value.form != VALUE_BARE;
    if (has_quotes)
        buf_add_char(out, '"');
    if (value.has_json_special)
        add_escaped(out, value.text);
    else
        buf_add(out, value.text);
    if (has_quotes)
        buf_add_char(out, '"');
}
