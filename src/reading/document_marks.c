/* Markdown to plain text: headings, emphasis, links and rules lose their marks. What is no mark stays: a lone "*",
 * an underscore in a name. */
#include "reading/clean.h"

enum { LONGEST_LINK = 600 };

typedef struct {
    Str source;
    Clean *out;
    size_t from; /* what is not written yet */
} Marks;

static void leave_out(Marks *marks, size_t start, size_t end)
{
    clean_copy(marks->out, marks->source, marks->from, start);
    marks->from = end;
}

/* "|---|:--|" under the head of a table. */
static bool is_table_rule(Str line)
{
    size_t hyphens = 0;
    for (size_t i = 0; i < line.len; i++) {
        if (!strchr("|-: \r", line.ptr[i]) || !line.ptr[i])
            return false;
        hyphens += line.ptr[i] == '-';
    }
    return hyphens >= 3;
}

static bool is_fence(Str line)
{
    return str_starts(line, STR("```")) || str_starts(line, STR("~~~"));
}

/* Marks at a line's start: "## ", "> ". */
static size_t after_line_marks(Str s, size_t at, size_t end)
{
    size_t level = at;
    while (level < end && s.ptr[level] == '#')
        level++;
    if (level > at && level - at <= 6 && level < end && s.ptr[level] == ' ')
        return level + 1;
    while (at < end && s.ptr[at] == '>')
        at += at + 1 < end && s.ptr[at + 1] == ' ' ? 2 : 1;
    return at;
}

static bool is_word_byte(Str s, size_t at)
{
    return at < s.len && (char_is_alpha(s.ptr[at]) || char_is_digit(s.ptr[at]) || (unsigned char)s.ptr[at] >= 0x80);
}

static bool is_free(Str s, size_t at)
{
    return at >= s.len || (unsigned char)s.ptr[at] <= ' ';
}

/* "*", "**", "_", "`" about words; the end of the run, or `at` when it marks nothing. */
static size_t after_emphasis(Str s, size_t at, size_t line_end)
{
    char c = s.ptr[at];
    size_t end = at;
    while (end < line_end && s.ptr[end] == c)
        end++;
    bool before = at == 0 || is_free(s, at - 1), after = is_free(s, end);
    if (end - at > 3 || (before && after))
        return at;
    if (c == '_' && at > 0 && is_word_byte(s, at - 1) && is_word_byte(s, end))
        return at;
    if (c == '*' && at > 0 && char_is_digit(s.ptr[at - 1]) && end < s.len && char_is_digit(s.ptr[end]))
        return at;
    return end;
}

/* "](address)" after the words of a link at `at`: its end, or `at`. */
static size_t after_address(Str s, size_t at, size_t line_end)
{
    if (at + 1 >= line_end || s.ptr[at + 1] != '(')
        return at;
    size_t most = at + LONGEST_LINK < line_end ? at + LONGEST_LINK : line_end;
    for (size_t end = at + 2; end < most; end++)
        if (s.ptr[end] == ')')
            return end + 1;
    return at;
}

/* Whether "[" opens the words of a link: its "](" comes in the same line, with no other bracket before. */
static bool opens_link(Str s, size_t at, size_t line_end)
{
    size_t most = at + LONGEST_LINK < line_end ? at + LONGEST_LINK : line_end;
    for (size_t i = at + 1; i < most && s.ptr[i] != '['; i++)
        if (s.ptr[i] == ']')
            return after_address(s, i, line_end) > i;
    return false;
}

static size_t read_mark(Marks *marks, size_t at, size_t end)
{
    Str s = marks->source;
    size_t until = at;
    switch (s.ptr[at]) {
    case '\\': until = at + 1 < end && strchr("*_`[]#>\\-", s.ptr[at + 1]) ? at + 1 : at; break;
    case '*':
    case '_':
    case '`': until = after_emphasis(s, at, end); break;
    case '!': until = at + 1 < end && s.ptr[at + 1] == '[' && opens_link(s, at + 1, end) ? at + 1 : at; break;
    case '[': until = opens_link(s, at, end) ? at + 1 : at; break;
    case ']': until = after_address(s, at, end); break;
    default: break;
    }
    if (until == at)
        return at + 1;
    leave_out(marks, at, until);
    return s.ptr[at] == '\\' ? until + 1 : until;
}

void document_read_marks(Str source, Arena *arena, Clean *out)
{
    (void)arena;
    Marks marks = {source, out, 0};
    for (size_t at = 0; at < source.len;) {
        size_t end = str_find_char(source, '\n', at);
        Str line = str_slice(source, at, end);
        size_t text = after_line_marks(source, at, end);
        if (is_fence(line) || furniture_is_rule(line) || is_table_rule(line)) {
            leave_out(&marks, at, end);
        } else {
            if (text > at)
                leave_out(&marks, at, text);
            while (text < end)
                text = read_mark(&marks, text, end);
        }
        at = end + 1;
    }
    clean_copy(out, source, marks.from, source.len);
}
