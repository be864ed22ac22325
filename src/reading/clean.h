/* Making the clean text: bytes that stand as they are, bytes that stand for others, and where each came from.
 * Private to document*.c, encoding.c, furniture.c and html*.c. */
#ifndef PURSE_READING_CLEAN_H
#define PURSE_READING_CLEAN_H

#include "reading/tag.h"

typedef struct {
    Arena *arena;
    char *bytes;
    size_t length, capacity;
    ARRAY(Piece) pieces;
} Clean;

Clean clean_begin(Arena *arena, size_t capacity);
/* Bytes [start, end) of `source` as they are. */
void clean_copy(Clean *clean, Str source, size_t start, size_t end);
/* `bytes` for what stands at [start, end) of the source; nothing when it does not fit. */
void clean_put(Clean *clean, Str bytes, size_t start, size_t end);
/* A blank for a line's end, in its place. */
void clean_put_char(Clean *clean, char c, size_t start, size_t end);
Str clean_str(const Clean *clean);
/* The pieces of `clean`, made from `source`, as pieces of what `source` was made from. */
void clean_compose(Clean *clean, const Clean *source);

/* Bytes to UTF-8; false when they are that already and `out` is not made. */
bool encoding_decode(Str bytes, Arena *arena, Clean *out, Reading *reading);
bool encoding_is_utf16(Str bytes);

/* Which lines come with each page and are none of the text. */
typedef struct {
    Map repeated; /* lines by their words, figures set aside: how often they stand at a page's edge */
    Arena *arena;
} Furniture;

Furniture furniture_find(Str text, Arena *arena);
/* Whether an empty line, or a page's end, is before or behind the line; `rest` is all behind it. */
bool furniture_is_at_edge(Str before, Str line, Str rest);
bool furniture_is_line(const Furniture *furniture, Str line, bool is_at_edge);
bool furniture_is_rule(Str line); /* "-----" */
/* Where the line ends without "Page 2 of 3". */
size_t furniture_trim(Str line);

typedef enum { FORM_FINE, FORM_TANGLED } FormProblem;

void document_read_lines(Str source, Arena *arena, Clean *out);
void document_read_marks(Str source, Arena *arena, Clean *out); /* Markdown */

/* Writes the texts of a page one after the other, blanks as one. */
typedef struct {
    Str source;
    Clean *out;
    bool has_blank, has_break; /* wanted before the next letter */
    size_t blank_at;           /* where it is in the source */
    size_t done;               /* of the source: nothing is taken twice */
} HtmlWriter;

void html_write_text(HtmlWriter *writer, Str text, size_t at, size_t end); /* of the source */
void html_want_break(HtmlWriter *writer, size_t at);                       /* an edge of a block */
FormProblem html_read(Str source, Arena *arena, Clean *out);
/* Whether tags are nested so deeply, or have so many attributes, that reading them would take too long. */
bool html_is_tangled(Str source);

#endif
