/* What the name of an award file tells: whose it is, of which year, when it was made.
 *
 * Names as the award data archive and its downloads have them (formats.md A1, A2). A name that looks otherwise
 * tells nothing, and then nothing is concluded from rows that the file lacks. */
#include "import/import.h"

static bool cut_prefix(Str *text, Str prefix)
{
    if (!str_starts(*text, prefix))
        return false;
    *text = str_after(*text, prefix.len);
    return true;
}

static Date date_of(int year, int month, int day)
{
    bool is_date = year >= 2000 && year <= DATE_LAST_YEAR && date_exists(year, month, day);
    return is_date ? date_from_parts(year, month, day) : DATE_MIN;
}

/* 20260906 or 2026-09-06, with no digit before or behind. */
static Date date_at(Str file, size_t at)
{
    size_t behind = at + 8;
    int year = str_digits(file, at, 4), month = str_digits(file, at + 4, 2), day = str_digits(file, at + 6, 2);
    if (month < 0 && at + 10 <= file.len && file.ptr[at + 4] == '-' && file.ptr[at + 7] == '-') {
        behind = at + 10;
        month = str_digits(file, at + 5, 2);
        day = str_digits(file, at + 8, 2);
    }
    bool is_alone =
        (at == 0 || !char_is_digit(file.ptr[at - 1])) && (behind >= file.len || !char_is_digit(file.ptr[behind]));
    return is_alone && year > 0 && month > 0 && day > 0 ? date_of(year, month, day) : DATE_MIN;
}

static Date last_date(Str file)
{
    for (size_t at = file.len; at-- > 0;)
        if (date_at(file, at) != DATE_MIN)
            return date_at(file, at);
    return DATE_MIN;
}

/* FY2016_015_Assistance_Full_20260906.zip; FY(All)_015_... is every year. Not a member of it, ..._1.csv. */
ImportName import_name(Str file)
{
    ImportName name = {STR_NONE, 0, last_date(file)}, none = name;
    Str rest = file;
    int year = str_digits(file, 2, 4);
    if (cut_prefix(&rest, STR("FY(All)_")))
        name.year = 0;
    else if (year > 0 && cut_prefix(&rest, STR("FY")))
        name.year = year, rest = str_after(rest, 5);
    else
        return none;
    name.agency = str_cut(&rest, '_');
    bool is_full = cut_prefix(&rest, STR("Assistance_Full_")) && str_digits(rest, 0, 8) > 0 &&
                   str_equal(str_after(rest, 8), STR(".zip"));
    return is_full && name.agency.len && name.made != DATE_MIN ? name : none;
}
