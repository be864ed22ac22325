/* Mistakes in what a person wrote or downloaded: collected, sorted, shown.
 *
 * Every reader of bytes reports here and reads on. A mistake has a code that
 * `purse explain` describes, the bytes it is about, and a help line. Positions
 * are bytes inside; lines and columns (in characters) are found when shown.
 * Prints into a Buf only; which mistakes matter is for the caller to say. */
#ifndef PURSE_DIAG_H
#define PURSE_DIAG_H

#include "base/base.h"

/* One text that was read, or the part of it that a mistake is about. `text` must outlive the Diags. */
typedef struct {
    Str name; /* as the person named it: main.purse */
    Str text;
    uint32_t lines_before, columns_before; /* of an excerpt: lines before it, characters before it on its first line */
    bool has_lines_only;                   /* there is no text: the offset of a span is its line, from 1 */
    uint32_t *line_starts;                 /* made on first use; line_count + 1 offsets */
    uint32_t line_count;
} Source;

/* `length` bytes at `offset` in source number `source`. */
typedef struct {
    uint32_t source, offset, length;
} Span;
#define SPAN_NONE ((Span){UINT32_MAX, 0, 0})

typedef enum { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR } Severity;

typedef enum {
#define CODE(id, severity, title, text, help) DIAG_##id,
#include "diag/codes.def"
#undef CODE
    DIAG_COUNT
} DiagCode;

typedef struct {
    DiagCode code;
    Severity severity;
    Span span;
    Str message, help;
    Span related; /* SPAN_NONE, or a second place, with `related_label` */
    Str related_label;
    bool allowed; /* silenced by an `allow` of the journal */
} Diag;

enum {
    DIAG_KEEP_LIMIT = 10000, /* of a severity; more are counted, not kept: memory stays bounded */
    DIAG_SHOW_LIMIT = 100,   /* more are counted, not shown as text; errors go before warnings */
};

typedef struct {
    Arena *arena;
    ARRAY(Source) sources;
    ARRAY(Diag) list;
    uint32_t by_severity[3]; /* counts what was dropped too, not what is allowed */
    uint32_t kept[3], dropped;
    Diag not_kept; /* takes the help of what is dropped */
} Diags;

void diags_init(Diags *diags, Arena *arena);
/* Registers a text; the number goes into the spans of its mistakes. */
uint32_t diags_add_source(Diags *diags, Str name, Str text);
/* Registers a part of a text that is not kept whole; shown as if it were. */
uint32_t diags_add_excerpt(Diags *diags, Str name, Str text, uint32_t lines_before, uint32_t columns_before);
/* Registers a text that is not at hand, such as a file whose rows are in the store: places are name:line. */
uint32_t diags_add_lines(Diags *diags, Str name);

/* Adds a mistake; returns it so that help or a second place can be attached.
 * The pointer is good until the next is added. */
Diag *diag_add(Diags *diags, DiagCode code, Span span, const char *format, ...) __attribute__((format(printf, 4, 5)));
void diag_help(Diags *diags, Diag *diag, const char *format, ...) __attribute__((format(printf, 3, 4)));
void diag_relate(Diag *diag, Span span, Str label);

/* Silences warnings with this code that lie in `source` (a journal's `allow`);
 * errors cannot be allowed. Returns how many were silenced. */
size_t diags_allow(Diags *diags, DiagCode code, uint32_t source);
/* By source in order of reading, then by position; equal ones keep their order. */
/* Leaves out the mistakes so far, and keeps the sources: what is told next is about another text. */
void diags_forget(Diags *diags);
void diags_sort(Diags *diags);
bool diags_has_errors(const Diags *diags);
/* False when the next mistake with this code is only counted: its help need not be worked out. */
bool diags_keeps(const Diags *diags, DiagCode code);

/* Line and column, both from 1; the column counts characters and is 0 where only the line is known. */
void diag_locate(Diags *diags, Span span, uint32_t *line, uint32_t *column);
/* The line of a text that a span begins in, without its end; empty where there is no text. */
Str diag_line(Diags *diags, Span span);
/* Finds the lines of every text at once. Places are told without changing anything from then on, so that several
 * threads may ask. */
void diags_index_lines(Diags *diags);
/* "main.purse:12" for a span, the form every proof uses. */
void diag_print_place(Buf *out, Diags *diags, Span span);
/* Like a compiler: place, message, code; the line; a caret; the help. */
void diags_print_text(Buf *out, Diags *diags);
/* One JSON object a line: file, line, column, severity, code, message, help. */
void diags_print_json(Buf *out, Diags *diags);

const char *diag_code_name(DiagCode code); /* "J012" */
const char *diag_code_title(DiagCode code);
Severity diag_code_severity(DiagCode code);
const char *severity_name(Severity severity);
bool diag_code_find(Str name, DiagCode *out);
/* What a code means and how to mend it, as a page of text. */
void diag_explain(Buf *out, DiagCode code);

/* "did you mean 'x' or 'y'?" from the candidates nearest to `wrong`, at most three of them; empty
 * when none is near. Looks at every candidate. */
Str diag_near_names(Arena *arena, Str wrong, const Str *candidates, size_t count);

#endif
