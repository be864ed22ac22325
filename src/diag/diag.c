/* Collecting mistakes: adding, allowing, sorting. Showing them is in print.c. */
#include "diag/diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static const struct {
    const char *name, *title, *text, *help;
    Severity severity;
} codes[DIAG_COUNT] = {
#define CODE(id, severity, title, text, help) {#id, title, text, help, SEVERITY_##severity},
#include "diag/codes.def"
#undef CODE
};

void diags_init(Diags *diags, Arena *arena)
{
    *diags = (Diags){.arena = arena};
}

uint32_t diags_add_source(Diags *diags, Str name, Str text)
{
    ARRAY_ADD(diags->arena, &diags->sources, (Source){.name = name, .text = text});
    return (uint32_t)diags->sources.count - 1;
}

uint32_t diags_add_excerpt(Diags *diags, Str name, Str text, uint32_t lines_before, uint32_t columns_before)
{
    uint32_t number = diags_add_source(diags, name, text);
    diags->sources.items[number].lines_before = lines_before;
    diags->sources.items[number].columns_before = columns_before;
    return number;
}

uint32_t diags_add_lines(Diags *diags, Str name)
{
    uint32_t number = diags_add_source(diags, name, STR_NONE);
    diags->sources.items[number].has_lines_only = true;
    return number;
}

enum { WORDS_MOST = 1000 };

/* What was written may be a line of 64 KiB: the words are cut, between two characters. */
static Str words_of(Diags *diags, const char *format, va_list arguments)
{
    char words[WORDS_MOST + sizeof "..."];
    int length = vsnprintf(words, WORDS_MOST, format, arguments);
    size_t kept = length < 0 ? 0 : (size_t)length;
    if (kept >= WORDS_MOST) {
        kept = WORDS_MOST - 1;
        while (kept && ((unsigned char)words[kept - 1] & 0xC0) == 0x80)
            kept--;
        kept -= kept && (unsigned char)words[kept - 1] >= 0xC0;
        memcpy(words + kept, "...", 3);
        kept += 3;
    }
    return arena_str(diags->arena, (Str){words, kept});
}

Diag *diag_add(Diags *diags, DiagCode code, Span span, const char *format, ...)
{
    Severity severity = codes[code].severity;
    diags->by_severity[severity]++;
    if (diags->kept[severity] >= DIAG_KEEP_LIMIT) {
        diags->dropped++;
        return &diags->not_kept;
    }
    diags->kept[severity]++;
    va_list arguments;
    va_start(arguments, format);
    Diag diag = {.code = code,
                 .severity = severity,
                 .span = span,
                 .message = words_of(diags, format, arguments),
                 .related = SPAN_NONE};
    va_end(arguments);
    ARRAY_ADD(diags->arena, &diags->list, diag);
    return &diags->list.items[diags->list.count - 1];
}

void diag_help(Diags *diags, Diag *diag, const char *format, ...)
{
    if (diag == &diags->not_kept)
        return;
    va_list arguments;
    va_start(arguments, format);
    diag->help = words_of(diags, format, arguments);
    va_end(arguments);
}

void diag_relate(Diag *diag, Span span, Str label)
{
    diag->related = span;
    diag->related_label = label;
}

size_t diags_allow(Diags *diags, DiagCode code, uint32_t source)
{
    size_t silenced = 0;
    for (size_t i = 0; i < diags->list.count; i++) {
        Diag *diag = &diags->list.items[i];
        if (diag->code != code || diag->span.source != source || diag->allowed)
            continue;
        diag->allowed = true;
        diags->by_severity[diag->severity]--;
        silenced++;
    }
    return silenced;
}

static int by_place(const void *left, const void *right)
{
    const Diag *a = left, *b = right;
    if (a->span.source != b->span.source)
        return a->span.source < b->span.source ? -1 : 1;
    if (a->span.offset != b->span.offset)
        return a->span.offset < b->span.offset ? -1 : 1;
    if (a->code != b->code)
        return a->code < b->code ? -1 : 1;
    return str_compare(a->message, b->message);
}

void diags_forget(Diags *diags)
{
    diags->list.count = 0;
    diags->dropped = 0;
    memset(diags->by_severity, 0, sizeof diags->by_severity);
    memset(diags->kept, 0, sizeof diags->kept);
}

void diags_sort(Diags *diags)
{
    if (diags->list.count)
        qsort(diags->list.items, diags->list.count, sizeof *diags->list.items, by_place);
}

bool diags_keeps(const Diags *diags, DiagCode code)
{
    return diags->kept[codes[code].severity] < DIAG_KEEP_LIMIT;
}

bool diags_has_errors(const Diags *diags)
{
    return diags->by_severity[SEVERITY_ERROR] > 0;
}

const char *diag_code_name(DiagCode code)
{
    return codes[code].name;
}

const char *diag_code_title(DiagCode code)
{
    return codes[code].title;
}

bool diag_code_find(Str name, DiagCode *out)
{
    for (int i = 0; i < DIAG_COUNT; i++) {
        if (!str_equal(name, str_from_c(codes[i].name)))
            continue;
        *out = (DiagCode)i;
        return true;
    }
    return false;
}

const char *severity_name(Severity severity)
{
    static const char *const names[] = {"note", "warning", "error"};
    return names[severity];
}

/* Breaks text into lines of at most 78 columns between words. */
static void add_wrapped(Buf *out, Str text)
{
    size_t column = 0;
    while (text.len) {
        Str word = str_cut(&text, ' ');
        if (column && column + 1 + word.len > 78) {
            buf_add_char(out, '\n');
            column = 0;
        }
        if (column)
            buf_add_char(out, ' ');
        buf_add(out, word);
        column += word.len + (column > 0);
    }
    buf_add_char(out, '\n');
}

void diag_explain(Buf *out, DiagCode code)
{
    buf_printf(out, "%s: %s (%s)\n\n", codes[code].name, codes[code].title, severity_name(codes[code].severity));
    add_wrapped(out, str_from_c(codes[code].text));
    buf_add(out, STR("\nTo mend it: "));
    Buf help;
    buf_init(&help);
    buf_printf(&help, "%s", codes[code].help);
    add_wrapped(out, buf_str(&help));
    buf_release(&help);
}

enum { NEAR = 3 };

/* The nearest first, in the order of the candidates where they are as near. */
static size_t find_near(Str wrong, const Str *candidates, size_t count, Str near[NEAR])
{
    size_t found = 0, limit = wrong.len < 5 ? 1 : 2, distances[NEAR];
    for (size_t i = 0; i < count; i++) {
        size_t distance = str_distance(wrong, candidates[i], limit), at = found;
        if (distance == 0 || distance > limit)
            continue;
        while (at && distances[at - 1] > distance)
            at--;
        if (at == NEAR)
            continue;
        found += found < NEAR;
        for (size_t k = found - 1; k > at; k--)
            near[k] = near[k - 1], distances[k] = distances[k - 1];
        near[at] = candidates[i];
        distances[at] = distance;
    }
    return found;
}

Str diag_near_names(Arena *arena, Str wrong, const Str *candidates, size_t count)
{
    Str near[NEAR];
    size_t found = find_near(wrong, candidates, count, near);
    Buf text;
    buf_init(&text);
    for (size_t i = 0; i < found; i++)
        buf_printf(&text, "%s'%.*s'", i == 0 ? "did you mean " : i + 1 == found ? " or " : ", ", STR_ARG(near[i]));
    if (found)
        buf_add_char(&text, '?');
    Str result = arena_str(arena, buf_str(&text));
    buf_release(&text);
    return result;
}

Severity diag_code_severity(DiagCode code)
{
    return codes[code].severity;
}
