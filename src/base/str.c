/* Views of bytes: comparing, cutting, trimming, edit distance. Allocates nothing. */
#include "base/base.h"

Str str_from_c(const char *c_string)
{
    return (Str){c_string, strlen(c_string)};
}

bool str_equal(Str a, Str b)
{
    /* Bytes are there where the length says so. NOLINTNEXTLINE(clang-analyzer-core.NonNullParamChecker) */
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

bool str_equal_caseless(Str a, Str b)
{
    if (a.len != b.len)
        return false;
    if (str_equal(a, b)) /* mostly, and quicker to tell */
        return true;
    for (size_t i = 0; i < a.len; i++)
        if (char_lower(a.ptr[i]) != char_lower(b.ptr[i]))
            return false;
    return true;
}

int str_compare(Str a, Str b)
{
    size_t shared = a.len < b.len ? a.len : b.len;
    int order = shared ? memcmp(a.ptr, b.ptr, shared) : 0;
    if (order)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

bool str_starts(Str s, Str prefix)
{
    return s.len >= prefix.len && str_equal(str_slice(s, 0, prefix.len), prefix);
}

bool str_ends(Str s, Str suffix)
{
    return s.len >= suffix.len && str_equal(str_after(s, s.len - suffix.len), suffix);
}

bool str_contains(Str s, Str part)
{
    return part.len == 0 || (s.len && memmem(s.ptr, s.len, part.ptr, part.len));
}

Str str_slice(Str s, size_t from, size_t until)
{
    if (until > s.len)
        until = s.len;
    if (from > until)
        from = until;
    return (Str){s.ptr ? s.ptr + from : NULL, until - from};
}

Str str_after(Str s, size_t from)
{
    return str_slice(s, from, s.len);
}

Str str_trim(Str s)
{
    while (s.len && char_is_space(s.ptr[0]))
        s = str_after(s, 1);
    while (s.len && char_is_space(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

size_t str_find_char(Str s, char c, size_t from)
{
    if (from >= s.len)
        return s.len;
    const char *hit = memchr(s.ptr + from, c, s.len - from);
    return hit ? (size_t)(hit - s.ptr) : s.len;
}

Str str_cut(Str *rest, char c)
{
    size_t at = str_find_char(*rest, c, 0);
    Str part = str_slice(*rest, 0, at);
    *rest = str_after(*rest, at < rest->len ? at + 1 : at);
    return part;
}

enum { DISTANCE_LONGEST = 64 };

static size_t lesser(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Row `i` of the dynamic-programming table from the two above it; returns its least cost. Costs up
 * to `limit` lie no further than that from the diagonal: only those are worked out. */
static size_t fill_row(Str a, Str b, size_t i, size_t limit, const size_t *before, const size_t *last, size_t *row)
{
    size_t from = i > limit ? i - limit : 1, until = lesser(b.len, i + limit);
    size_t best = row[from - 1] = from == 1 ? i : limit + 1;
    for (size_t j = from; j <= until; j++) {
        size_t cost = last[j - 1] + (a.ptr[i - 1] != b.ptr[j - 1]);
        cost = lesser(cost, lesser(last[j], row[j - 1]) + 1);
        if (i > 1 && j > 1 && a.ptr[i - 1] == b.ptr[j - 2] && a.ptr[i - 2] == b.ptr[j - 1])
            cost = lesser(cost, before[j - 2] + 1);
        row[j] = cost;
        best = lesser(best, cost);
    }
    if (until < b.len)
        row[until + 1] = limit + 1; /* the next row looks at it */
    return best;
}

int str_digits(Str s, size_t at, size_t count)
{
    int value = 0;
    for (size_t i = at; i < at + count; i++) {
        if (i >= s.len || !char_is_digit(s.ptr[i]))
            return -1;
        value = value * 10 + (s.ptr[i] - '0');
    }
    return value;
}

/* Three rows of the table at a time; names longer than DISTANCE_LONGEST are never near anything. */
size_t str_distance(Str a, Str b, size_t limit)
{
    size_t gap = a.len > b.len ? a.len - b.len : b.len - a.len;
    if (gap > limit || a.len > DISTANCE_LONGEST || b.len > DISTANCE_LONGEST)
        return limit + 1;
    size_t rows[3][DISTANCE_LONGEST + 1] = {{0}};
    for (size_t j = 0; j <= b.len; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a.len; i++)
        if (fill_row(a, b, i, limit, rows[(i + 1) % 3], rows[(i + 2) % 3], rows[i % 3]) > limit)
            return limit + 1;
    return lesser(rows[a.len % 3][b.len], limit + 1);
}

bool char_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool char_is_alpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool char_is_space(char c)
{
    return c == ' ' || c == '\t';
}

char char_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}
