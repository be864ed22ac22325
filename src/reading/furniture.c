/* Running heads and feet: lines that come again with each page, with other figures at most. */
#include "reading/clean.h"

enum {
    SHORTEST = 8, /* of a line that is told by coming again */
    LONGEST = 160,
    LONGEST_INDENTED = 320,
    LEAST_TIMES = 3,
    LONG = 25,
    LEAST_TIMES_SURE = 2,
    MOST_FIGURES = 12, /* of a line: more are a table's */
    LONGEST_NUMBER = 4,
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

static Str trim(Str line)
{
    size_t start = 0, end = line.len;
    while (start < end && is_blank(line.ptr[start]))
        start++;
    while (end > start && is_blank(line.ptr[end - 1]))
        end--;
    return str_slice(line, start, end);
}

/* The line with each number as "#" and blanks as one, without the page's number at its ends; empty when it can be no
 * head or foot. */
static Str words_of(Str line, char words[LONGEST], bool *has_number)
{
    line = trim(line);
    *has_number = false;
    if (line.len < SHORTEST || line.len > LONGEST)
        return STR_NONE;
    size_t count = 0, figures = 0;
    for (size_t i = 0; i < line.len; i++) {
        char c = line.ptr[i];
        bool is_digit = char_is_digit(c),
             is_same = count > 0 && ((is_digit && words[count - 1] == '#') || (is_blank(c) && words[count - 1] == ' '));
        if (c == '$')
            return STR_NONE;
        if (is_same)
            continue;
        figures += is_digit;
        words[count++] = is_digit ? '#' : is_blank(c) ? ' ' : c;
    }
    /* The number of the page stands now on the left, now on the right. */
    Str said = str_trim((Str){words, count});
    if (str_starts(said, STR("# ")))
        said = str_after(said, 2);
    if (str_ends(said, STR(" #")))
        said = str_slice(said, 0, said.len - 2);
    *has_number = said.len < str_trim((Str){words, count}).len || str_contains(said, STR("Page #"));
    bool is_sentence = said.len > 0 && strchr(".?!;", said.ptr[said.len - 1]);
    return figures > MOST_FIGURES || said.len < SHORTEST || is_sentence ? STR_NONE : said;
}

static bool is_number(Str s)
{
    return s.len >= 1 && s.len <= LONGEST_NUMBER && str_digits(s, 0, s.len) >= 0;
}

/* "12", "- 12 -": but for what may be a year. */
static bool is_page_number(Str line)
{
    if (line.len > 4 && str_starts(line, STR("- ")) && str_ends(line, STR(" -")))
        line = str_slice(line, 2, line.len - 2);
    if (!is_number(line))
        return false;
    int value = str_digits(line, 0, line.len);
    return value > 0 && (value < 1800 || value > 2100);
}

static bool take_word(Str *rest, const char *lower)
{
    size_t at = 0;
    while (at < rest->len && is_blank(rest->ptr[at]))
        at++;
    size_t length = strlen(lower);
    if (!str_equal_caseless(str_slice(*rest, at, at + length), str_from_c(lower)))
        return false;
    *rest = str_after(*rest, at + length);
    return true;
}

static bool take_number(Str *rest)
{
    size_t at = 0, digits = 0;
    while (at < rest->len && is_blank(rest->ptr[at]))
        at++;
    while (at + digits < rest->len && char_is_digit(rest->ptr[at + digits]))
        digits++;
    if (digits == 0 || digits > LONGEST_NUMBER)
        return false;
    *rest = str_after(*rest, at + digits);
    return true;
}

/* "Page 2 of 3", "Page 2": the whole of `words`. */
static bool is_page_of(Str words)
{
    if (!take_word(&words, "page") || !take_number(&words))
        return false;
    if (take_word(&words, "of") && !take_number(&words))
        return false;
    return trim(words).len == 0;
}

size_t furniture_trim(Str line)
{
    enum { TAIL = 24 };
    Str tail = trim(line);
    size_t end = (size_t)(tail.ptr + tail.len - line.ptr);
    for (size_t back = 6; back < TAIL && back <= tail.len; back++) {
        size_t at = tail.len - back;
        bool begins = at == 0 || is_blank(tail.ptr[at - 1]);
        if (begins && is_page_of(str_after(tail, at)))
            return end - back;
    }
    return line.len;
}

/* Whether the line is the first or the last of its page. */
static bool is_at_page(Str line, Str rest)
{
    size_t next = 0;
    while (next < rest.len && (rest.ptr[next] == '\n' || rest.ptr[next] == ' ' || rest.ptr[next] == '\r'))
        next++;
    return (line.len > 0 && line.ptr[0] == '\f') || (next < rest.len && rest.ptr[next] == '\f');
}

bool furniture_is_at_edge(Str before, Str line, Str rest)
{
    Str next = rest;
    next = str_cut(&next, '\n');
    return trim(before).len == 0 || trim(next).len == 0 || is_at_page(line, rest);
}

/* A page's number stands at an end of the line, unless the line stands at an end of the page. */
static bool may_be_furniture(Str line, Str rest)
{
    Str said = trim(line);
    return said.len >= SHORTEST &&
           (char_is_digit(said.ptr[0]) || char_is_digit(said.ptr[said.len - 1]) || is_at_page(line, rest));
}

Furniture furniture_find(Str text, Arena *arena)
{
    Furniture furniture = {.arena = arena};
    map_init(&furniture.repeated, arena);
    Str before = STR_NONE;
    for (Str rest = text; rest.len > 0;) {
        Str line = str_cut(&rest, '\n');
        char bytes[LONGEST];
        bool has_number;
        bool is_edge = line.len > 0 && line.len < LONGEST_INDENTED && furniture_is_at_edge(before, line, rest);
        Str words = is_edge && may_be_furniture(line, rest) ? words_of(line, bytes, &has_number) : STR_NONE;
        if (words.len > 0 && (has_number || is_at_page(line, rest))) {
            uint32_t times = map_find(&furniture.repeated, words);
            if (times == MAP_ABSENT)
                map_add(&furniture.repeated, arena_str(arena, words), 1);
            else
                map_put(&furniture.repeated, words, times + 1);
        }
        before = line;
    }
    return furniture;
}

/* What the printers of federal papers leave at the foot, and the filing systems of courts at the head. */
static bool is_printers(Str line)
{
    if (str_starts(line, STR("Case ")))
        return str_contains(line, STR(" Filed ")) && str_contains(line, STR(" Page "));
    return str_starts(line, STR("VerDate ")) ||
           (str_contains(line, STR(" on DSK")) && str_contains(line, STR(" with ")));
}

bool furniture_is_line(const Furniture *furniture, Str line, bool is_at_edge)
{
    Str said = trim(line);
    if (said.len == 0 || said.len > LONGEST)
        return false;
    if (is_page_of(said) || is_printers(said) || (is_at_edge && is_page_number(said)))
        return true;
    char bytes[LONGEST];
    bool has_number;
    Str words = is_at_edge && furniture->repeated.count > 0 ? words_of(line, bytes, &has_number) : STR_NONE;
    uint32_t times = words.len > 0 ? map_find(&furniture->repeated, words) : MAP_ABSENT;
    bool is_sure = words.len >= LONG || str_contains(words, STR("Page #"));
    return times != MAP_ABSENT && times >= (is_sure ? LEAST_TIMES_SURE : LEAST_TIMES);
}

bool furniture_is_rule(Str line)
{
    size_t count = 0;
    char sign = 0;
    for (size_t i = 0; i < line.len; i++) {
        char c = line.ptr[i];
        if (is_blank(c))
            continue;
        if ((c != '-' && c != '*' && c != '_' && c != '=') || (sign && c != sign))
            return false;
        sign = c;
        count++;
    }
    return count >= 3;
}
