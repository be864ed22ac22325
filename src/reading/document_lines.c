/* Plain text to clean text: page furniture left out, words whole that a line's end had cut, soft line ends as blanks,
 * letters that a bad scan has lost. */
#include "reading/clean.h"

enum { LONGEST_WORD = 40, LONGEST_PAIR = 80 };

typedef struct {
    Str source;
    Arena *arena;
    Clean *out;
    Furniture furniture;
    Lines lines;
    Map compounds; /* words with a hyphen inside, in small letters: what is seen whole keeps its hyphen */
    bool has_compounds;
    size_t line_start, last_end; /* of the last line that was kept, in the source, without blanks at its end */
    size_t empty_lines;          /* since then */
    bool has_dropped;            /* since then */
    char doubtful[3];            /* bytes that a bad scan or old type leaves, of those that the text has */
    size_t doubtful_count;
} LineReader;

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

static bool is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

/* The letters that stand for a question mark inside of a word, where type cast as one piece was not read:
 * "certi?cation", "re?ect"; empty when it is none. */
static Str lost_letters(Str s, size_t at)
{
    if (at + 2 >= s.len || !is_small(s.ptr[at + 1]) || !is_small(s.ptr[at + 2]))
        return STR_NONE;
    bool begins = at == 0 || is_blank(s.ptr[at - 1]) || s.ptr[at - 1] == '\n';
    if (!begins && !is_small(s.ptr[at - 1]))
        return STR_NONE;
    char next = s.ptr[at + 1], second = s.ptr[at + 2];
    if (strchr("aiou", next))
        return STR("fl");
    if (next == 'e')
        return strchr("dslr", second) ? STR("fi") : STR("fl");
    return STR("fi");
}

/* Addresses have question marks of their own. */
static bool is_in_address(Str s, size_t at)
{
    size_t start = at, end = at;
    while (start > 0 && at - start < LONGEST_WORD && !is_blank(s.ptr[start - 1]) && s.ptr[start - 1] != '\n')
        start--;
    while (end < s.len && end - at < LONGEST_WORD && !is_blank(s.ptr[end]) && s.ptr[end] != '\n')
        end++;
    for (size_t i = start; i < end; i++)
        if (strchr("=/@:&", s.ptr[i]) || (s.ptr[i] == '.' && i + 1 < end))
            return true;
    return at - start >= LONGEST_WORD;
}

/* Ligatures of U+FB00 to U+FB04, soft hyphens, lost letters: *length is what stands in the source; a NULL `ptr` when
 * the byte is none of them. */
static Str better(Str s, size_t at, size_t *length)
{
    static const char *const ligatures[] = {"ff", "fi", "fl", "ffi", "ffl"};
    Str rest = str_after(s, at);
    *length = 1;
    if (s.ptr[at] == '?') {
        Str letters = lost_letters(s, at);
        return letters.len > 0 && !is_in_address(s, at) ? letters : STR_NONE;
    }
    if (str_starts(rest, STR("\xC2\xAD"))) {
        *length = 2;
        return STR("");
    }
    if (rest.len > 2 && str_starts(rest, STR("\xEF\xAC")) && (unsigned char)rest.ptr[2] - 0x80u < 5) {
        *length = 3;
        return str_from_c(ligatures[(unsigned char)rest.ptr[2] - 0x80u]);
    }
    return STR_NONE;
}

/* The next byte that `better` may want to see. */
static size_t next_doubtful(const LineReader *reader, size_t at, size_t end)
{
    if (at >= end)
        return end;
    for (size_t i = 0; i < reader->doubtful_count; i++) {
        const char *found = memchr(reader->source.ptr + at, reader->doubtful[i], end - at);
        end = found ? (size_t)(found - reader->source.ptr) : end;
    }
    return end;
}

static void copy_line(LineReader *reader, size_t start, size_t end)
{
    Str s = reader->source;
    size_t from = start;
    for (size_t at = next_doubtful(reader, start, end); at < end; at = next_doubtful(reader, at + 1, end)) {
        size_t length;
        Str letters = better(s, at, &length);
        if (!letters.ptr)
            continue;
        clean_copy(reader->out, s, from, at);
        clean_put(reader->out, letters, at, at + length);
        at += length - 1;
        from = at + 1;
    }
    clean_copy(reader->out, s, from, end);
}

static size_t word_start(Str s, size_t end)
{
    size_t at = end;
    while (at > 0 && end - at < LONGEST_WORD && (char_is_alpha(s.ptr[at - 1]) || s.ptr[at - 1] == '-'))
        at--;
    return at;
}

static size_t word_end(Str s, size_t start)
{
    size_t at = start;
    while (at < s.len && at - start < LONGEST_WORD && (char_is_alpha(s.ptr[at]) || s.ptr[at] == '-'))
        at++;
    return at;
}

static Str lower_of(Str word, char bytes[LONGEST_PAIR])
{
    size_t length = word.len < LONGEST_PAIR ? word.len : LONGEST_PAIR;
    for (size_t i = 0; i < length; i++)
        bytes[i] = char_lower(word.ptr[i]);
    return (Str){bytes, length};
}

/* Gathered only when a line's end first cuts a word. */
static void gather_compounds(LineReader *reader)
{
    Str s = reader->source;
    reader->has_compounds = true;
    for (size_t at = str_find_char(s, '-', 0); at < s.len; at = str_find_char(s, '-', at + 1)) {
        if (at == 0 || !char_is_alpha(s.ptr[at - 1]) || at + 1 >= s.len || !char_is_alpha(s.ptr[at + 1]))
            continue;
        size_t start = word_start(s, at), end = word_end(s, at);
        char bytes[LONGEST_PAIR];
        Str word = lower_of(str_slice(s, start, end), bytes);
        if (map_find(&reader->compounds, word) == MAP_ABSENT)
            map_add(&reader->compounds, arena_str(reader->arena, word), 1);
        at = end - 1;
    }
}

static bool is_first_of_compounds(Str word)
{
    static const char *const firsts[] = {"self",  "well",  "so",       "long",  "short", "high", "low",  "half",
                                         "cross", "full",  "part",     "all",   "non",   "co",   "ex",   "mid",
                                         "two",   "three", "four",     "five",  "six",   "ten",  "anti", "post",
                                         "year",  "law",   "decision", "above", "hard",  "ill",  "like", "would"};
    char bytes[LONGEST_PAIR];
    Str lower = lower_of(word, bytes);
    for (size_t i = 0; i < sizeof firsts / sizeof firsts[0]; i++)
        if (str_equal(lower, str_from_c(firsts[i])))
            return true;
    return false;
}

/* Whether the hyphen at `hyphen` is the word's own: "self-\nregulating", and what is seen whole elsewhere. */
static bool keeps_hyphen(LineReader *reader, size_t hyphen, size_t next)
{
    Str s = reader->source;
    if (!is_small(s.ptr[next]))
        return true;
    if (!reader->has_compounds)
        gather_compounds(reader);
    Str first = str_slice(s, word_start(s, hyphen), hyphen), last = str_slice(s, next, word_end(s, next));
    if (str_find_char(first, '-', 0) < first.len || is_first_of_compounds(first))
        return true;
    char bytes[LONGEST_PAIR], whole[LONGEST_PAIR + 2];
    size_t length = first.len + 1 + last.len;
    if (length > LONGEST_PAIR)
        return false;
    memcpy(whole, first.ptr, first.len);
    whole[first.len] = '-';
    memcpy(whole + first.len + 1, last.ptr, last.len);
    return map_find(&reader->compounds, lower_of((Str){whole, length}, bytes)) != MAP_ABSENT;
}

/* A hyphen of ASCII, U+2010 or U+00AD that ends the last line after a letter: its length. */
static size_t hyphen_before(Str s, size_t end)
{
    Str kept = str_slice(s, 0, end);
    size_t length = str_ends(kept, STR("-"))              ? 1
                    : str_ends(kept, STR("\xE2\x80\x90")) ? 3
                    : str_ends(kept, STR("\xC2\xAD"))     ? 2
                                                          : 0;
    return length && end > length && (char_is_alpha(s.ptr[end - length - 1]) || char_is_digit(s.ptr[end - length - 1]))
               ? length
               : 0;
}

/* The words before and after are one: nothing, or the hyphen, stands between. */
static bool join_word(LineReader *reader, size_t next)
{
    Str s = reader->source;
    size_t hyphen = hyphen_before(s, reader->last_end);
    bool is_word = char_is_alpha(s.ptr[next]) || char_is_digit(s.ptr[next]);
    if (hyphen == 0 || !is_word || (reader->empty_lines > 0 && !(reader->has_dropped && is_small(s.ptr[next]))))
        return false;
    size_t at = reader->last_end - hyphen;
    if (keeps_hyphen(reader, at, next) || char_is_digit(s.ptr[at - 1]))
        clean_put_char(reader->out, '-', at, reader->last_end);
    return true;
}

/* A page's end, or a foot that was left out, stands inside of a sentence. */
static bool goes_over_page(const LineReader *reader, size_t next)
{
    char last = reader->source.ptr[reader->last_end - 1];
    return reader->has_dropped && is_small(reader->source.ptr[next]) && !strchr(".?!:;\"", last);
}

/* What comes between the last kept line and the one at `next`. */
static void add_gap(LineReader *reader, size_t next)
{
    Str s = reader->source;
    size_t end = reader->last_end;
    bool ends = reader->empty_lines > 0 || tag_line_ends_paragraph(reader->lines, s, reader->line_start, end, next);
    if (ends && !goes_over_page(reader, next)) {
        clean_put(reader->out, reader->empty_lines > 0 ? STR("\n\n") : STR("\n"), end, next);
    } else {
        clean_put_char(reader->out, ' ', end, next);
    }
}

static void keep_line(LineReader *reader, size_t start, size_t end)
{
    size_t text = start;
    while (text < end && is_blank(reader->source.ptr[text]))
        text++;
    bool is_first = reader->last_end == SIZE_MAX;
    size_t hyphen = is_first ? 0 : hyphen_before(reader->source, reader->last_end);
    bool is_joined = !is_first && join_word(reader, text);
    if (!is_joined && hyphen > 0)
        copy_line(reader, reader->last_end - hyphen, reader->last_end);
    if (!is_first && !is_joined)
        add_gap(reader, text);
    copy_line(reader, text, end - hyphen_before(reader->source, end));
    reader->line_start = start;
    reader->last_end = end;
    reader->empty_lines = 0;
    reader->has_dropped = false;
}

static void read_line(LineReader *reader, Str before, Str line, Str rest)
{
    size_t start = (size_t)(line.ptr - reader->source.ptr), end = start + line.len;
    while (end > start && is_blank(reader->source.ptr[end - 1]))
        end--;
    size_t text = start;
    while (text < end && is_blank(reader->source.ptr[text]))
        text++;
    bool is_edge = end > text && end - text < 200 && furniture_is_at_edge(before, line, rest);
    if (end == text || furniture_is_rule(line)) {
        reader->empty_lines++;
        reader->has_dropped |= line.len > 0 && (line.ptr[0] == '\f' || end > text);
    } else if (furniture_is_line(&reader->furniture, str_slice(reader->source, start, end), is_edge)) {
        reader->has_dropped = true;
    } else {
        size_t trimmed = start + furniture_trim(str_slice(reader->source, start, end));
        while (trimmed > text && is_blank(reader->source.ptr[trimmed - 1]))
            trimmed--;
        keep_line(reader, start, trimmed);
        reader->has_dropped = trimmed < end;
    }
}

void document_read_lines(Str source, Arena *arena, Clean *out)
{
    LineReader reader = {.source = source, .arena = arena, .out = out, .last_end = SIZE_MAX};
    reader.furniture = furniture_find(source, arena);
    reader.lines = tag_lines(source);
    map_init(&reader.compounds, arena);
    for (const char *c = "?\xC2\xEF"; *c; c++)
        if (str_find_char(source, *c, 0) < source.len)
            reader.doubtful[reader.doubtful_count++] = *c;
    Str before = STR_NONE;
    for (Str rest = source; rest.len > 0;) {
        Str line = str_cut(&rest, '\n');
        read_line(&reader, before, line, rest);
        before = line;
    }
    if (reader.last_end != SIZE_MAX) {
        size_t hyphen = hyphen_before(source, reader.last_end);
        copy_line(&reader, reader.last_end - hyphen, reader.last_end);
    }
}
