/* Statutes, regulations, executive orders, public laws, and the pages of registers and reporters. */
#include "reading/find_citations.h"

/* The end of a section's number with its letters and paragraphs: "2000d-1", "1373(a)(1)"; `at` is its figure. */
uint32_t cites_section_end(const Citations *cites, uint32_t at)
{
    uint32_t end = at + 1;
    const Token *tokens = cites->text->tokens.items;
    if (cites_attached(cites, end) && tokens[end].kind == TOKEN_WORD && tokens[end].length <= 3)
        end++;
    if (cites_mark(cites, end, '-') && cites_attached(cites, end) && cites_attached(cites, end + 1) &&
        tokens[end + 1].kind != TOKEN_MARK && tokens[end + 1].length <= 3)
        end += 2;
    while (cites_mark(cites, end, '(') && cites_attached(cites, end) && cites_attached(cites, end + 1) &&
           tokens[end + 1].kind != TOKEN_MARK && tokens[end + 1].length <= 4 && cites_mark(cites, end + 2, ')'))
        end += 3;
    return end;
}

static Str words_between(const Citations *cites, uint32_t first, uint32_t until)
{
    return anchor_of_tokens(cites->text, first, until).text;
}

/* What scanners make of a section sign: a figure or letter apart from a number of three digits or more. */
static bool is_scanned_sign(const Citations *cites, uint32_t at)
{
    bool is_like = cites_mark(cites, at, '?') || cites_mark(cites, at, '$') || cites_mark(cites, at, MARK_OTHER) ||
                   cites_word(cites, at, "s") || cites_word(cites, at, "ss") ||
                   str_equal(cites_number(cites, at), STR("5"));
    return is_like && cites_number(cites, at + 1).len >= 3;
}

static uint32_t after_section_word(const Citations *cites, uint32_t at)
{
    if (cites_mark(cites, at, MARK_SECTION))
        return at + 1 + cites_mark(cites, at + 1, MARK_SECTION);
    if (cites_kind(cites, at, CITE_WORD_SECTION) || cites_word(cites, at, "part") || cites_word(cites, at, "parts") ||
        is_scanned_sign(cites, at))
        return at + 1;
    return at;
}

/* A section of a title, remembered for "section 1373" later. */
static uint32_t add_section(Citations *cites, Str title, uint32_t first, uint32_t section, bool is_statute)
{
    uint32_t until = cites_section_end(cites, section);
    Str whole = words_between(cites, section, until), number = cites_number(cites, section);
    CiteFind find = {.kind = is_statute ? CITE_STATUTE : CITE_REGULATION, .rule = is_statute ? "us-code" : "cfr"};
    find.cite = arena_printf(cites->arena, "%.*s %s %.*s", STR_ARG(title), is_statute ? "USC" : "CFR", STR_ARG(whole));
    map_add(is_statute ? &cites->sections : &cites->parts,
            is_statute ? number : str_slice(number, 0, str_find_char(number, '.', 0)),
            (uint32_t)str_digits(title, 0, title.len));
    return cites_add(cites, first, until, find);
}

/* The next section of a list: "1373 and 1644", after two signs "1373, 1644"; 0 when what follows is none. */
static uint32_t next_section(const Citations *cites, uint32_t until, bool is_many, bool is_statute)
{
    uint32_t next = until;
    if (is_many)
        next += cites_mark(cites, next, ',');
    next += cites_word(cites, next, "and") || cites_word(cites, next, "or");
    Str number = cites_number(cites, next);
    bool has_point = str_find_char(number, '.', 0) < number.len;
    bool is_section = is_statute ? number.len >= 3 && !has_point && str_find_char(number, ',', 0) == number.len
                                 : number.len >= 5 && has_point;
    const Token *after = &cites->text->tokens.items[next + 1 < cites->until ? next + 1 : next];
    bool counts = after->kind == TOKEN_WORD && next + 1 < cites->until && !cites_attached(cites, next + 1) &&
                  !token_in(cites->text, next + 1, CLASS_FUNCTION);
    return next > until && is_section && !counts ? next : 0;
}

/* "8 U.S.C. 1373(a)", "2 CFR part 200", "8 U.S.C. 1373 and 1644": `code` is between title and section. */
static uint32_t read_code(Citations *cites, uint32_t code, bool is_statute)
{
    Str title = code > cites->first ? cites_number(cites, code - 1) : STR_NONE;
    uint32_t section = after_section_word(cites, code + 1);
    if (title.len == 0 || title.len > 2 || cites_number(cites, section).len == 0)
        return 0;
    bool is_many = section > code + 2 || cites_word(cites, code + 1, "sections");
    uint32_t until = add_section(cites, title, code - 1, section, is_statute);
    for (uint32_t next = until; next;) {
        next = next_section(cites, until, is_many, is_statute);
        until = next ? add_section(cites, title, next, next, is_statute) : until;
    }
    return until;
}

/* "section 1373 of title 8" */
static uint32_t read_of_title(Citations *cites, uint32_t first, uint32_t section, uint32_t until)
{
    Str title = cites_number(cites, until + 2);
    if (!cites_word(cites, until, "of") || !cites_word(cites, until + 1, "title") || title.len == 0 || title.len > 2)
        return 0;
    uint32_t after = until + 3 + cites_mark(cites, until + 3, ',');
    bool is_regulation = cites_word(cites, after, "code") && cites_word(cites, after + 1, "of");
    Str number = cites_number(cites, section), whole = words_between(cites, section, until);
    CiteFind find = {.kind = is_regulation ? CITE_REGULATION : CITE_STATUTE, .rule = "of-title"};
    find.cite =
        arena_printf(cites->arena, "%.*s %s %.*s", STR_ARG(title), is_regulation ? "CFR" : "USC", STR_ARG(whole));
    map_add(is_regulation ? &cites->parts : &cites->sections, number, (uint32_t)str_digits(title, 0, title.len));
    uint32_t last = until + 3;
    if (cites_word(cites, after, "united") && cites_word(cites, after + 1, "states") &&
        cites_word(cites, after + 2, "code"))
        last = after + 3;
    return cites_add(cites, first, last, find);
}

/* "Section 1373" or "section 604.4" of a law that the text has cited with its title before. */
static uint32_t read_later_section(Citations *cites, uint32_t first, uint32_t section, uint32_t until)
{
    Str number = cites_number(cites, section);
    size_t point = str_find_char(number, '.', 0);
    bool is_regulation = point < number.len;
    uint32_t title = map_find(is_regulation ? &cites->parts : &cites->sections, str_slice(number, 0, point));
    if (title == MAP_ABSENT || (!is_regulation && number.len < 3))
        return 0;
    Str whole = words_between(cites, section, until);
    CiteFind find = {.kind = is_regulation ? CITE_REGULATION : CITE_STATUTE, .rule = "section-again"};
    find.cite = arena_printf(cites->arena, "%u %s %.*s", title, is_regulation ? "CFR" : "USC", STR_ARG(whole));
    return cites_add(cites, first, until, find);
}

uint32_t cites_read_section(Citations *cites, uint32_t at)
{
    uint32_t section = at + 1;
    if (cites_number(cites, section).len == 0)
        return 0;
    uint32_t until = cites_section_end(cites, section);
    uint32_t read = read_of_title(cites, at, section, until);
    return read ? read : read_later_section(cites, at, section, until);
}

/* A number of four or five digits, with or without a comma, as digits; empty when it is none. */
static Str order_number(const Citations *cites, uint32_t at, char digits[8])
{
    Str number = cites_number(cites, at);
    size_t count = 0;
    for (size_t i = 0; i < number.len; i++) {
        if (number.ptr[i] == ',')
            continue;
        if (!char_is_digit(number.ptr[i]) || count == 5)
            return STR_NONE;
        digits[count++] = number.ptr[i];
    }
    return count >= 4 ? (Str){digits, count} : STR_NONE;
}

static uint32_t add_order(Citations *cites, uint32_t first, uint32_t at)
{
    char digits[8];
    Str number = order_number(cites, at, digits);
    if (number.len == 0)
        return 0;
    CiteFind find = {.kind = CITE_ORDER, .rule = "executive-order"};
    find.cite = arena_printf(cites->arena, "EO %.*s", STR_ARG(number));
    return cites_add(cites, first, at + 1, find);
}

/* "Executive Orders 13768 and 13780", "E.O. 13768" */
static uint32_t read_order(Citations *cites, uint32_t at)
{
    bool is_short = cites_kind(cites, at, CITE_WORD_ORDER);
    if (!is_short && !cites_word(cites, at + 1, "order") && !cites_word(cites, at + 1, "orders"))
        return 0;
    uint32_t until = add_order(cites, at, cites_after_number_word(cites, at + (is_short ? 1 : 2)));
    for (uint32_t last = until; last;) {
        uint32_t next = last + cites_mark(cites, last, ',');
        next += cites_word(cites, next, "and");
        last = next > last ? add_order(cites, next, next) : 0;
        until = last ? last : until;
    }
    return until;
}

/* "Public Law 116-260", "Pub. L. No. 116-260", "P.L. 116-260" */
static uint32_t read_public_law(Citations *cites, uint32_t at)
{
    uint32_t next = at + 1;
    if (cites_kind(cites, at, CITE_WORD_PUBLIC)) {
        next += cites_mark(cites, next, '.');
        if (!cites_word(cites, next, "law") && !cites_word(cites, next, "l.") && !cites_word(cites, next, "l"))
            return 0;
        next++;
    }
    next = cites_after_number_word(cites, next);
    Str congress = cites_number(cites, next), law = cites_number(cites, next + 2);
    bool is_dash = cites_mark(cites, next + 1, '-') || cites_mark(cites, next + 1, MARK_DASH);
    if (congress.len == 0 || congress.len > 3 || law.len == 0 || law.len > 4 || !is_dash ||
        !cites_attached(cites, next + 2))
        return 0;
    CiteFind find = {.kind = CITE_STATUTE, .rule = "public-law"};
    find.cite = arena_printf(cites->arena, "PL %.*s-%.*s", STR_ARG(congress), STR_ARG(law));
    return cites_add(cites, at, next + 3, find);
}

/* "82 FR 8799", "82 Fed. Reg. 8799" */
static uint32_t read_register(Citations *cites, uint32_t at)
{
    uint32_t page = at + 1;
    if (cites_word(cites, at, "fed.")) {
        if (!cites_word(cites, page, "reg.") && !cites_word(cites, page, "reg"))
            return 0;
        page++;
    }
    Str volume = at > cites->first ? cites_number(cites, at - 1) : STR_NONE;
    char digits[8];
    Str number = order_number(cites, page, digits);
    if (volume.len == 0 || volume.len > 3 || number.len == 0)
        return 0;
    CiteFind find = {.kind = CITE_REPORTER, .rule = "federal-register"};
    find.cite = arena_printf(cites->arena, "%.*s FR %.*s", STR_ARG(volume), STR_ARG(number));
    return cites_add(cites, at - 1, page + 1, find);
}

static bool has_parties(const Citations *cites, uint32_t at)
{
    for (uint32_t i = at; i > cites->first && at - i < 24; i--)
        if (cites_word(cites, i - 1, "v.") || cites_word(cites, i - 1, "vs."))
            return true;
    return false;
}

/* "888 F.3d 272", "140 S. Ct. 1891", "Doe v. Roe, 567 U.S. 387" */
static uint32_t read_reporter(Citations *cites, uint32_t at)
{
    Str volume = at > cites->first ? cites_number(cites, at - 1) : STR_NONE;
    if (volume.len == 0 || volume.len > 3)
        return 0;
    uint32_t page = at + 1;
    bool is_supplement = cites_word(cites, at, "f.supp."), is_federal = cites_word(cites, at, "f.") || is_supplement,
         is_supreme = cites_word(cites, at, "s."), is_law = cites_word(cites, at, "stat.");
    if (is_federal) {
        page += cites_word(cites, page, "supp.") || cites_word(cites, page, "app'x");
        if (cites_number(cites, page).len == 1 && cites_attached(cites, page + 1) &&
            (cites_word(cites, page + 1, "d") || cites_word(cites, page + 1, "th")))
            page += 2;
    } else if (is_supreme) {
        if (!cites_word(cites, page, "ct."))
            return 0;
        page++;
    } else if (!is_law && !has_parties(cites, at)) {
        return 0;
    }
    Str number = cites_number(cites, page);
    if (number.len == 0 || number.len > 4 || (is_federal && !is_supplement && page == at + 1))
        return 0;
    CiteFind find = {.kind = is_law ? CITE_STATUTE : CITE_REPORTER, .rule = is_law ? "statutes-at-large" : "reporter"};
    find.cite = arena_printf(cites->arena, "%.*s %.*s %.*s", STR_ARG(volume), STR_ARG(words_between(cites, at, page)),
                             STR_ARG(number));
    return cites_add(cites, at - 1, page + 1, find);
}

uint32_t cites_read_law(Citations *cites, uint32_t at)
{
    switch ((CiteWord)token_value(cites->text, at, CLASS_CITE)) {
    case CITE_WORD_CODE: return read_code(cites, at, true);
    case CITE_WORD_REGULATIONS: return read_code(cites, at, false);
    case CITE_WORD_EXECUTIVE:
    case CITE_WORD_ORDER: return read_order(cites, at);
    case CITE_WORD_PUBLIC:
    case CITE_WORD_LAW: return read_public_law(cites, at);
    case CITE_WORD_REGISTER: return read_register(cites, at);
    case CITE_WORD_REPORTER: return read_reporter(cites, at);
    default: return 0;
    }
}
