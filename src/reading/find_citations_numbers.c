/* Dockets, assistance listings and the numbers of awards. */
#include "reading/find_citations.h"

enum { LONGEST_RUN = 16, LONGEST_CODE = 40, SHORTEST_AWARD = 7 };

/* The end of tokens that stand at each other: letters, figures and hyphens. */
static uint32_t run_end(const Citations *cites, uint32_t at)
{
    uint32_t end = at + 1;
    while (end - at < LONGEST_RUN && cites_attached(cites, end) &&
           (cites->text->tokens.items[end].kind != TOKEN_MARK || cites_mark(cites, end, '-')))
        end++;
    while (end > at + 1 && cites_mark(cites, end - 1, '-'))
        end--;
    return end;
}

/* The first token of the run that `at` is in the middle of. */
static uint32_t run_start(const Citations *cites, uint32_t at, uint16_t also)
{
    for (uint32_t tokens = 0; tokens < LONGEST_RUN && at > cites->first && cites_attached(cites, at); tokens++) {
        bool joins = cites->text->tokens.items[at - 1].kind != TOKEN_MARK || cites_mark(cites, at - 1, '-') ||
                     cites_mark(cites, at - 1, also);
        if (!joins)
            break;
        at--;
    }
    return at;
}

/* "No." before a docket's number. */
static uint32_t with_number_word(const Citations *cites, uint32_t first)
{
    return first > cites->first && cites_kind(cites, first - 1, CITE_WORD_NUMBER) && !cites_word(cites, first - 1, "no")
               ? first - 1
               : first;
}

/* "1:17-cv-05720-QXR": `at` is "cv". */
static uint32_t read_district_docket(Citations *cites, uint32_t at)
{
    Str number = cites_number(cites, at + 2);
    if (at < cites->first + 2 || !cites_mark(cites, at - 1, '-') || !cites_mark(cites, at + 1, '-') || number.len < 2 ||
        cites_number(cites, at - 2).len != 2)
        return 0;
    uint32_t first = run_start(cites, at - 2, ':');
    Str kind = text_token(cites->text, at);
    CiteFind find = {.kind = CITE_DOCKET, .rule = "docket"};
    Str before = anchor_of_tokens(cites->text, first, at).text;
    find.cite = arena_printf(cites->arena, "%.*s%c%c-%.*s", STR_ARG(before), char_lower(kind.ptr[0]),
                             char_lower(kind.ptr[1]), STR_ARG(number));
    uint32_t until = at + 3;
    while (cites_mark(cites, until, '-') && cites_attached(cites, until) && cites_attached(cites, until + 1) &&
           cites->text->tokens.items[until + 1].kind == TOKEN_WORD)
        until += 2;
    return cites_add(cites, with_number_word(cites, first), until, find);
}

/* "17 Civ. 4642" */
static uint32_t read_spaced_docket(Citations *cites, uint32_t at)
{
    Str year = at > cites->first ? cites_number(cites, at - 1) : STR_NONE, number = cites_number(cites, at + 1);
    if (!cites_word(cites, at, "civ.") || year.len != 2 || number.len < 3)
        return 0;
    CiteFind find = {.kind = CITE_DOCKET, .rule = "docket"};
    find.cite = arena_printf(cites->arena, "%.*s-cv-%.*s", STR_ARG(year), STR_ARG(number));
    return cites_add(cites, with_number_word(cites, at - 1), at + 2, find);
}

/* "17-2991" */
static bool is_appeal(const Citations *cites, uint32_t at)
{
    Str year = cites_number(cites, at), number = cites_number(cites, at + 2);
    bool is_dash = cites_mark(cites, at + 1, '-') || cites_mark(cites, at + 1, MARK_DASH);
    return year.len == 2 && is_dash && number.len >= 2 && number.len <= 5 && cites_attached(cites, at + 2) &&
           str_find_char(number, ',', 0) == number.len && str_find_char(number, '.', 0) == number.len &&
           !cites_mark(cites, at + 3, '-');
}

static uint32_t add_appeal(Citations *cites, uint32_t first, uint32_t at)
{
    CiteFind find = {.kind = CITE_DOCKET, .rule = "docket"};
    find.cite =
        arena_printf(cites->arena, "%.*s-%.*s", STR_ARG(cites_number(cites, at)), STR_ARG(cites_number(cites, at + 2)));
    return cites_add(cites, first, at + 3, find);
}

/* "Nos. 17-2991 and 17-3000" of a court of appeals. */
static uint32_t read_appeal(Citations *cites, uint32_t at)
{
    if (!cites_word(cites, at, "no.") && !cites_word(cites, at, "nos."))
        return 0;
    if (!is_appeal(cites, at + 1))
        return 0;
    uint32_t until = add_appeal(cites, at, at + 1);
    for (uint32_t next = until; next;) {
        next += cites_mark(cites, next, ',');
        next += cites_word(cites, next, "and");
        bool is_next = next > until && is_appeal(cites, next);
        next = is_next ? add_appeal(cites, next, next) : 0;
        until = next ? next : until;
    }
    return until;
}

uint32_t cites_read_docket(Citations *cites, uint32_t at)
{
    if (cites_kind(cites, at, CITE_WORD_NUMBER))
        return read_appeal(cites, at);
    uint32_t until = read_district_docket(cites, at);
    return until ? until : read_spaced_docket(cites, at);
}

static bool is_listing(Str number)
{
    return number.len == 6 && number.ptr[2] == '.' && str_digits(number, 0, 2) >= 10 && str_digits(number, 3, 3) >= 0;
}

/* "CFDA No. 16.738", "Assistance Listing 16.738 and 16.710" */
uint32_t cites_read_listing(Citations *cites, uint32_t at)
{
    uint32_t next = at + 1;
    if (cites_word(cites, at, "assistance")) {
        if (!cites_word(cites, next, "listing") && !cites_word(cites, next, "listings"))
            return 0;
        next++;
    }
    next = cites_after_number_word(cites, next);
    uint32_t until = 0;
    for (uint32_t first = at; is_listing(cites_number(cites, next)); first = next) {
        CiteFind find = {.kind = CITE_LISTING, .cite = cites_number(cites, next), .rule = "assistance-listing"};
        until = cites_add(cites, first, next + 1, find);
        next++;
        next += cites_mark(cites, next, ',');
        next += cites_word(cites, next, "and");
        if (!until || next == until)
            break;
    }
    return until;
}

/* A digit for each digit, A for each capital, else itself; empty when there is another byte or too many. */
static Str shape_of(Str code, char shape[LONGEST_CODE])
{
    if (code.len > LONGEST_CODE)
        return STR_NONE;
    for (size_t i = 0; i < code.len; i++) {
        char c = code.ptr[i];
        if (!char_is_digit(c) && !(c >= 'A' && c <= 'Z') && c != '-')
            return STR_NONE;
        shape[i] = char_is_digit(c) ? '9' : c == '-' ? '-' : 'A';
    }
    return (Str){shape, code.len};
}

static bool is_award_code(Str code)
{
    size_t digits = 0, letters = 0;
    for (size_t i = 0; i < code.len; i++) {
        digits += char_is_digit(code.ptr[i]);
        letters += char_is_alpha(code.ptr[i]);
    }
    char shape[LONGEST_CODE];
    return code.len >= SHORTEST_AWARD && digits >= 3 && letters >= 1 && shape_of(code, shape).len > 0;
}

static uint32_t add_award(Citations *cites, uint32_t first, uint32_t until, const char *rule)
{
    Str code = anchor_of_tokens(cites->text, first, until).text;
    map_add(&cites->awards, code, 1);
    return cites_add(cites, first, until, (CiteFind){.kind = CITE_AWARD, .cite = code, .rule = rule});
}

static uint32_t read_code_at(Citations *cites, uint32_t at)
{
    if (at >= cites->until || cites_attached(cites, at) > !cites_mark(cites, at - 1, '('))
        return 0;
    uint32_t until = run_end(cites, at);
    return is_award_code(anchor_of_tokens(cites->text, at, until).text) ? add_award(cites, at, until, "award-number")
                                                                        : 0;
}

/* "Award 2016UMWX0135", "Grant No. WA-90-X582 and WA-2016-014-00" */
uint32_t cites_read_award(Citations *cites, uint32_t at)
{
    uint32_t next = at + 1, until = 0;
    next += cites_mark(cites, next, ',') || cites_mark(cites, next, '(');
    next = cites_after_number_word(cites, next);
    for (;;) {
        uint32_t read = read_code_at(cites, next);
        if (!read)
            return until;
        until = next = read;
        next += cites_mark(cites, next, ',');
        next += cites_word(cites, next, "and");
        if (next == until)
            return until;
    }
}

uint32_t cites_read_award_shape(Citations *cites, uint32_t at)
{
    static const char *const shapes[] = {"9999-AA-AA-9999",       "9999-AA-AAA-9999",  "99AAAA-99-AA-99999-AAAA",
                                         "A-99-AA-99-9999",       "AAA-9999-AA-99999", "A999A999999",
                                         "99AAAA-99-AA-99999-AAA"};
    if (at > cites->first && cites_attached(cites, at) && !cites_mark(cites, at - 1, '('))
        return 0;
    uint32_t until = run_end(cites, at);
    if (until == at + 1 && cites->text->tokens.items[at].length < SHORTEST_AWARD)
        return 0;
    Str code = anchor_of_tokens(cites->text, at, until).text;
    char shape_bytes[LONGEST_CODE];
    Str shape = shape_of(code, shape_bytes);
    if (shape.len == 0)
        return 0;
    if (map_find(&cites->awards, code) != MAP_ABSENT)
        return add_award(cites, at, until, "award-again");
    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++)
        if (str_equal(shape, str_from_c(shapes[i])))
            return add_award(cites, at, until, "award-shape");
    return 0;
}
