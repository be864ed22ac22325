/* The texts of a page along its source: each byte of the clean text knows what it was written as. */
#include "reading/clean.h"

enum {
    LONGEST_ENTITY = 40,
    SAME_BYTES = 6, /* by which it is told where the source goes on after an entity */
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
}

static void want_blank(HtmlWriter *writer, size_t at)
{
    if (!writer->has_blank && !writer->has_break)
        writer->blank_at = at;
    writer->has_blank = true;
}

static void put_between(HtmlWriter *writer, size_t next)
{
    size_t from = writer->blank_at < next ? writer->blank_at : next;
    if (from < writer->done)
        from = writer->done;
    if (writer->out->length > 0 && writer->has_break)
        clean_put(writer->out, STR("\n\n"), from, next > from ? next : from + 1);
    else if (writer->out->length > 0 && writer->has_blank)
        clean_put_char(writer->out, ' ', from, next > from ? next : from + 1);
    writer->has_blank = writer->has_break = false;
}

static void put(HtmlWriter *writer, Str bytes, size_t start, size_t end)
{
    put_between(writer, start);
    if (bytes.len == end - start && bytes.ptr == writer->source.ptr + start)
        clean_copy(writer->out, writer->source, start, end);
    else
        clean_put(writer->out, bytes, start, end);
    writer->done = end;
}

/* Bytes of the next character or two that an entity was read as. */
static size_t characters_at(Str text, size_t at, int count)
{
    size_t end = at;
    for (; count > 0 && end < text.len; count--) {
        end++;
        while (end < text.len && ((unsigned char)text.ptr[end] & 0xC0) == 0x80)
            end++;
    }
    return end - at;
}

/* Whether the source goes on at `at` as the text does at `in_text`. */
static bool agree(Str source, size_t at, size_t source_end, Str text, size_t in_text)
{
    for (size_t i = 0; i < SAME_BYTES; i++) {
        if (in_text + i >= text.len || at + i >= source_end)
            return in_text + i >= text.len || source.ptr[at] == '<';
        char c = source.ptr[at + i];
        if (c == '&' || c == '<' || c == '\r')
            return true;
        if (c != text.ptr[in_text + i])
            return false;
    }
    return true;
}

/* The end in the source of the entity at `at`; *length is what the text has for it. */
static size_t entity_end(Str source, size_t at, size_t source_end, Str text, size_t in_text, size_t *length)
{
    size_t most = at + LONGEST_ENTITY < source_end ? at + LONGEST_ENTITY : source_end, name = at + 1;
    while (name < most &&
           (char_is_alpha(source.ptr[name]) || char_is_digit(source.ptr[name]) || source.ptr[name] == '#'))
        name++;
    bool has_end = name < most && source.ptr[name] == ';';
    for (int count = 1; count <= 2; count++) {
        *length = characters_at(text, in_text, count);
        if (has_end && name > at + 1 && agree(source, name + 1, source_end, text, in_text + *length))
            return name + 1;
        for (size_t end = name; end > at + 2; end--)
            if (agree(source, end, source_end, text, in_text + *length))
                return end;
    }
    *length = characters_at(text, in_text, 1);
    return text.ptr[in_text] == '&' ? at + 1 : has_end ? name + 1 : name;
}

static size_t tag_end(Str source, size_t at, size_t end)
{
    const char *close = memchr(source.ptr + at, '>', end - at);
    return close ? (size_t)(close - source.ptr) + 1 : end;
}

/* Walks a text along its source: they differ in entities, line ends and tags that mean nothing. */
void html_write_text(HtmlWriter *writer, Str text, size_t at, size_t end)
{
    Str source = writer->source;
    size_t i = 0;
    while (i < text.len && at < end) {
        char c = source.ptr[at], t = text.ptr[i];
        if (c == '<' && t != '<') {
            at = tag_end(source, at, end);
        } else if (c == '\r' && t == '\n') {
            at += at + 1 < end && source.ptr[at + 1] == '\n' ? 2 : 1;
            want_blank(writer, at - 1);
            i++;
        } else if (is_blank(t) && is_blank(c)) {
            want_blank(writer, at++);
            i++;
        } else if (c == '&') {
            size_t length, entity = entity_end(source, at, end, text, i, &length);
            Str shown = str_slice(text, i, i + length);
            put(writer, shown, at, entity);
            i += length;
            at = entity;
        } else if (c == t) {
            size_t run = 1;
            while (i + run < text.len && at + run < end && source.ptr[at + run] == text.ptr[i + run] &&
                   !is_blank(text.ptr[i + run]) && source.ptr[at + run] != '&' && source.ptr[at + run] != '<')
                run++;
            put(writer, str_slice(source, at, at + run), at, at + run);
            i += run;
            at += run;
        } else { /* what cannot be followed stands for the rest as a whole */
            put(writer, str_after(text, i), at, end);
            return;
        }
    }
}

void html_want_break(HtmlWriter *writer, size_t at)
{
    if (!writer->has_blank && !writer->has_break)
        writer->blank_at = at;
    writer->has_break = true;
}
