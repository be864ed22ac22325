/* Values of cells: what stands between the separators, as text, money, days. */
#include "awards/reader.h"

Str cell_raw(const RowCells *cells, uint32_t number)
{
    size_t from = number ? cells->ends[number - 1] + 1 : cells->from;
    Str raw = {cells->text + from, cells->ends[number] - from};
    if (!raw.len || raw.ptr[0] != '"')
        return str_trim(raw);
    raw = str_trim(raw); /* blanks may stand behind the closing mark */
    return str_trim(str_slice(raw, 1, raw.len > 1 ? raw.len - 1 : 1));
}

bool cell_is_ascii(const RowCells *cells, size_t from, size_t end)
{
    bool is_ascii = cells->is_ascii || cells->others;
    for (size_t block = from / SCAN_BLOCK; is_ascii && !cells->is_ascii && block * SCAN_BLOCK < end; block++)
        is_ascii = !(cells->others[block / 64] >> (block % 64) & 1);
    return is_ascii;
}

/* Bytes 0x80 to 0x9F of Windows-1252; U+FFFD for the five it does not have. */
static const uint16_t windows_1252[32] = {0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                          0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                          0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                          0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

static size_t put_utf8(char *out, uint16_t character)
{
    if (character < 0x800) {
        out[0] = (char)(0xC0 | character >> 6);
        out[1] = (char)(0x80 | (character & 0x3F));
        return 2;
    }
    out[0] = (char)(0xE0 | character >> 12);
    out[1] = (char)(0x80 | (character >> 6 & 0x3F));
    out[2] = (char)(0x80 | (character & 0x3F));
    return 3;
}

/* Keeps what is UTF-8, reads every other byte as Windows-1252. */
static Str convert(AwardReader *reader, Str text)
{
    char *copy = arena_alloc(reader->batch, text.len, 3);
    size_t length = 0;
    while (text.len) {
        size_t good = utf8_check(text);
        memcpy(copy + length, text.ptr, good);
        length += good;
        if (good == text.len)
            break;
        unsigned char byte = (unsigned char)text.ptr[good];
        length += put_utf8(copy + length, byte < 0xA0 ? windows_1252[byte - 0x80] : byte);
        text = str_after(text, good + 1);
    }
    return (Str){copy, length};
}

static Str read_bytes(AwardReader *reader, Str raw, Str value)
{
    if (utf8_check(value) == value.len)
        return value;
    if (!reader->counts.converted++)
        mistake_report(reader, DIAG_A013, raw,
                       "save the file as UTF-8 if the names come out wrong; the file is warned of once",
                       "these bytes are not UTF-8; they are read as Windows-1252");
    return convert(reader, value);
}

Str cell_text(AwardReader *reader, uint32_t number)
{
    const RowCells *cells = &reader->cells;
    Str raw = cell_raw(cells, number), value = raw;
    if (!raw.len)
        return raw;
    size_t from = number ? cells->ends[number - 1] + 1 : cells->from;
    if (cells->text[from] == '"' && memchr(raw.ptr, '"', raw.len)) {
        char *copy = arena_alloc(reader->batch, raw.len, 1);
        value = (Str){copy, 0};
        for (size_t i = 0; i < raw.len; i++) {
            copy[value.len++] = raw.ptr[i];
            i += raw.ptr[i] == '"';
        }
    }
    return cell_is_ascii(cells, from, cells->ends[number]) ? value : read_bytes(reader, raw, value);
}

/* 937932.00 and -12.5 here; the rest by the general way. */
bool cell_money(Str text, Money *out)
{
    size_t at = text.len && text.ptr[0] == '-', from = at;
    Money whole = 0;
    for (; at < text.len && char_is_digit(text.ptr[at]); at++)
        whole = at < 16 ? whole * 10 + (text.ptr[at] - '0') : whole;
    bool is_plain = at > from && at < 16 && at + 3 == text.len && text.ptr[at] == '.' &&
                    char_is_digit(text.ptr[at + 1]) && char_is_digit(text.ptr[at + 2]);
    if (!is_plain)
        return money_parse(text, out) == MONEY_OK;
    whole = (whole * 10 + (text.ptr[at + 1] - '0')) * 10 + (text.ptr[at + 2] - '0');
    *out = from ? -whole : whole;
    return true;
}

static bool make_day(int year, int month, int day, Period *out)
{
    if (year < DATE_FIRST_YEAR || year > DATE_LAST_YEAR || !date_exists(year, month, day))
        return false;
    *out = period_of_day(date_from_parts(year, month, day));
    return true;
}

/* 09/30/2016, and without leading zeros. */
static bool american_day(Str text, Period *out)
{
    Str rest = text, month = str_cut(&rest, '/'), day = str_cut(&rest, '/');
    if (!month.len || month.len > 2 || !day.len || day.len > 2 || rest.len != 4)
        return false;
    return make_day(str_digits(rest, 0, 4), str_digits(month, 0, month.len), str_digits(day, 0, day.len), out);
}

/* 2016-09-30 in every form; 09/30/2016 in datafeeds, 20160930 of the broker; a time may stand behind. */
bool cell_day(AwardForm form, Str text, Period *out)
{
    if (text.len == 10 && text.ptr[4] == '-' && text.ptr[7] == '-')
        return make_day(str_digits(text, 0, 4), str_digits(text, 5, 2), str_digits(text, 8, 2), out);
    size_t end = 0;
    while (end < text.len && text.ptr[end] != ' ' && text.ptr[end] != 'T')
        end++;
    if (end >= 8)
        text = str_slice(text, 0, end);
    if (text.len == 10 && text.ptr[4] == '-' && text.ptr[7] == '-')
        return make_day(str_digits(text, 0, 4), str_digits(text, 5, 2), str_digits(text, 8, 2), out);
    if (form == AWARD_FORM_DATAFEED && american_day(text, out))
        return true;
    if (form == AWARD_FORM_BROKER && text.len == 8 && str_digits(text, 0, 8) > 0)
        return make_day(str_digits(text, 0, 4), str_digits(text, 4, 2), str_digits(text, 6, 2), out);
    return period_parse(text, out) == PERIOD_OK;
}

enum { CODE_LONGEST = 8 };

/* Length of the code in `code: text`, 0 for an empty one; SIZE_MAX when the cell is not of that shape. */
static size_t code_length(Str text)
{
    size_t colon = str_find_char(text, ':', 0);
    if (colon > CODE_LONGEST || colon >= text.len || (colon + 1 < text.len && text.ptr[colon + 1] != ' '))
        return SIZE_MAX;
    return colon;
}

Str cell_code(Str text)
{
    size_t length = code_length(text);
    return length == SIZE_MAX ? text : str_trim(str_slice(text, 0, length));
}

Str cell_name(Str text)
{
    size_t length = code_length(text);
    return length == SIZE_MAX ? text : str_trim(str_after(text, length + 1));
}

int cell_number(Str text)
{
    int value = 0;
    for (size_t i = 0; i < text.len && char_is_digit(text.ptr[i]) && value < 100000; i++)
        value = value * 10 + (text.ptr[i] - '0');
    return value;
}
