/* Tags as they nest, looked at before the tree is made: making it takes time with the square of the depth and of
 * the attributes of one tag. Counts too many rather than too few. */
#include "reading/clean.h"

enum { DEEPEST = 400, MOST_ATTRIBUTES = 300, NAME = 16, CLOSED_AT_ONCE = 8 };

typedef struct {
    char name[NAME]; /* small letters, cut */
} Tag;

typedef struct {
    Tag open[DEEPEST + 1];
    uint32_t depth, foreign; /* of those open: svg and math, where nothing closes by itself */
} Nest;

static bool is_name(const Tag *tag, const char *name)
{
    return strncmp(tag->name, name, NAME) == 0;
}

static bool is_one_of(const Tag *tag, const char *const names[], size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (is_name(tag, names[i]))
            return true;
    return false;
}

#define IS_ONE_OF(tag, names) is_one_of(tag, names, sizeof(names) / sizeof(names)[0])

static bool is_void(const Tag *tag)
{
    static const char *const names[] = {"area",  "base", "br",   "col",   "embed",  "hr",    "img",
                                        "input", "link", "meta", "param", "source", "track", "wbr"};
    return IS_ONE_OF(tag, names);
}

static bool closes_itself(const Tag *tag)
{
    static const char *const names[] = {"p", "li", "dt", "dd", "tr", "td", "th", "option", "tbody", "thead", "tfoot"};
    return IS_ONE_OF(tag, names);
}

static bool is_foreign(const Tag *tag)
{
    return is_name(tag, "svg") || is_name(tag, "math");
}

static void pop(Nest *nest)
{
    nest->foreign -= is_foreign(&nest->open[--nest->depth]);
}

static bool open_tag(Nest *nest, const Tag *tag)
{
    if (is_void(tag) && nest->foreign == 0)
        return true;
    if (closes_itself(tag) && nest->foreign == 0) {
        if (nest->depth > 0 && is_name(&nest->open[nest->depth - 1], "p"))
            pop(nest);
        while (nest->depth > 0 && closes_itself(&nest->open[nest->depth - 1]) &&
               memcmp(&nest->open[nest->depth - 1], tag, sizeof *tag) == 0)
            pop(nest);
    }
    if (nest->depth >= DEEPEST)
        return false;
    nest->open[nest->depth++] = *tag;
    nest->foreign += is_foreign(tag);
    return true;
}

static void close_tag(Nest *nest, const Tag *tag)
{
    uint32_t depth = nest->depth;
    while (nest->foreign == 0 && depth > 0 && nest->depth - depth < CLOSED_AT_ONCE &&
           closes_itself(&nest->open[depth - 1]) && memcmp(&nest->open[depth - 1], tag, sizeof *tag) != 0)
        depth--;
    if (depth > 0 && memcmp(&nest->open[depth - 1], tag, sizeof *tag) == 0)
        while (nest->depth >= depth)
            pop(nest);
}

static Tag tag_at(Str s, size_t at)
{
    Tag tag = {0};
    for (size_t i = 0; i + 1 < NAME && at + i < s.len && (char_is_alpha(s.ptr[at + i]) || char_is_digit(s.ptr[at + i]));
         i++)
        tag.name[i] = char_lower(s.ptr[at + i]);
    return tag;
}

/* The end of the tag, its attributes counted by the blanks and signs that part them. */
static size_t tag_end(Str s, size_t at, size_t *attributes)
{
    char quote = 0;
    *attributes = 0;
    for (; at < s.len; at++) {
        char c = s.ptr[at];
        if (quote) {
            quote = c == quote ? 0 : quote;
            *attributes += quote == 0;
        } else if (c == '>') {
            return at + 1;
        } else if ((c == '"' || c == '\'') && at > 0 && s.ptr[at - 1] == '=') {
            quote = c;
        } else {
            *attributes += (unsigned char)c <= ' ' || c == '/' || c == '"' || c == '\'';
        }
    }
    return at;
}

/* Behind the end tag of what holds no tags. */
static size_t after_raw(Str s, size_t at, const Tag *tag)
{
    size_t length = strnlen(tag->name, NAME);
    for (at = str_find_char(s, '<', at); at < s.len; at = str_find_char(s, '<', at + 1)) {
        if (at + 1 < s.len && s.ptr[at + 1] == '/') {
            Tag end = tag_at(s, at + 2);
            if (memcmp(&end, tag, sizeof end) == 0)
                return at + 2 + length;
        }
    }
    return at;
}

bool html_is_tangled(Str source)
{
    Nest nest = {.depth = 0};
    for (size_t at = str_find_char(source, '<', 0); at < source.len; at = str_find_char(source, '<', at)) {
        bool is_end = at + 1 < source.len && source.ptr[at + 1] == '/';
        Tag tag = tag_at(source, at + 1 + is_end);
        if (!tag.name[0]) {
            at++;
            continue;
        }
        size_t attributes;
        at = tag_end(source, at + 1, &attributes);
        if (attributes > MOST_ATTRIBUTES)
            return true;
        bool is_empty = at >= 2 && source.ptr[at - 2] == '/';
        if (is_end)
            close_tag(&nest, &tag);
        else if (!(is_empty && nest.foreign > 0) && !open_tag(&nest, &tag))
            return true;
        if (!is_end && (is_name(&tag, "script") || is_name(&tag, "style")))
            at = after_raw(source, at, &tag);
        if (!is_end && (is_name(&tag, "script") || is_name(&tag, "style")) && nest.depth > 0)
            pop(&nest);
    }
    return false;
}
