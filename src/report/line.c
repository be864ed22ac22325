/* Words of any text as a line of a journal can hold them. */
#include "report/words.h"

/* How many bytes a sign takes that a journal refuses: controls, and marks that take no room or turn the
 * direction of writing (J002). 0 for others. `text` is UTF-8. */
static size_t refused(Str text, size_t at)
{
    unsigned char c = (unsigned char)text.ptr[at];
    if (c < 0x20 || c == 0x7f)
        return 1;
    unsigned char next = at + 1 < text.len ? (unsigned char)text.ptr[at + 1] : 0,
                  third = at + 2 < text.len ? (unsigned char)text.ptr[at + 2] : 0;
    if (c == 0xC2 && next >= 0x80 && next <= 0x9F)
        return 2;
    if (c == 0xEF && next == 0xBB && third == 0xBF)
        return 3;
    if (c != 0xE2 || (next != 0x80 && next != 0x81))
        return 0;
    unsigned low = (unsigned)(next & 1) * 0x40 + (third & 0x3F); /* of U+2000 + low */
    bool is_mark = (low >= 0x0B && low <= 0x0F) || (low >= 0x28 && low <= 0x2E) || (low >= 0x60 && low <= 0x6F);
    return is_mark ? 3 : 0;
}

static void add_folded(Buf *line, Str text, size_t most)
{
    for (size_t at = 0; at < text.len;) {
        size_t bad = refused(text, at);
        bool is_blank = bad || text.ptr[at] == ' ';
        bool begins = ((unsigned char)text.ptr[at] & 0xC0) != 0x80;
        if (begins && line->len >= most) {
            buf_add(line, STR("…"));
            return;
        }
        if (!is_blank)
            buf_add_char(line, text.ptr[at]);
        else if (line->len && line->ptr[line->len - 1] != ' ')
            buf_add_char(line, ' ');
        at += bad ? bad : 1;
    }
    while (line->len && line->ptr[line->len - 1] == ' ')
        line->len--;
}

Str words_in_line(Arena *arena, Str text, size_t most)
{
    Buf whole, line;
    buf_init(&whole);
    buf_init(&line);
    buf_add_utf8(&whole, str_slice(text, 0, text.len < 4 * most + 64 ? text.len : 4 * most + 64));
    add_folded(&line, buf_str(&whole), most);
    Str copy = arena_str(arena, buf_str(&line));
    buf_release(&whole);
    buf_release(&line);
    return copy;
}
