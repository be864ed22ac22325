/* A whole text at once, and what award numbers tell. */
#include "awards/awards.h"

#include "awards/reader.h"

void awards_read(Str text, uint32_t source, Diags *diags, Arena *arena, AwardRows *out)
{
    AwardReader *reader = award_reader_new(diags->sources.items[source].name, diags, arena);
    reader->source = source;
    reader->takes_transactions_only = true;
    award_reader_feed(reader, text, true, arena, out);
}

static bool matches(Str text, const char *shape)
{
    size_t length = strlen(shape);
    if (text.len != length)
        return false;
    for (size_t i = 0; i < length; i++) {
        char c = text.ptr[i];
        bool fits = shape[i] == '9'   ? char_is_digit(c)
                    : shape[i] == 'A' ? c >= 'A' && c <= 'Z'
                    : shape[i] == 'X' ? char_is_digit(c) || (c >= 'A' && c <= 'Z')
                                      : c == shape[i];
        if (!fits)
            return false;
    }
    return true;
}

/* Office of Justice Programs award numbers: to 2020 2016-DJ-BX-0578 (also printed without
 * hyphens), since then 15PBJA-24-GG-05369-JAGX with the fiscal year after the office. */
int award_year_of_number(Str fain)
{
    if (matches(fain, "9999-AA-AA-XXXX") || matches(fain, "9999AAAAXXXX"))
        return str_digits(fain, 0, 4);
    if (matches(fain, "15PAAA-99-AA-99999-AAAA"))
        return 2000 + str_digits(fain, 7, 2);
    if (matches(fain, "15PAAA99AA99999AAAA"))
        return 2000 + str_digits(fain, 6, 2);
    return 0;
}

bool award_is_listing(Str text)
{
    return matches(text, "99.XXX") || matches(text, "99.RD");
}

bool award_is_loan(const AwardRow *row)
{
    static const char *const types[] = {"07", "08", "F003", "F004"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (str_equal(row->assistance_type, str_from_c(types[i])))
            return true;
    return false;
}
