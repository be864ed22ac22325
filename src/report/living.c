/* Figures in a hand-written text that can be made again: found, and written with what they come to.
 *
 * Before a report by a person: {{stake us/il/chicago at_risk 2017-04-21}} stands for a figure, and once filled it is
 * <!--{{stake us/il/chicago at_risk 2017-04-21}} 2017-05-01-->2,333,428<!--/-->, which Markdown shows as the figure
 * alone. The day is that on which it was filled. What the words ask is not known here. */
#include "report/report.h"

enum { QUESTION_MOST = 1000 }; /* bytes of one */

static const Str opens = {"{{", 2}, closes = {"}}", 2}, mark = {"<!--{{", 6}, mark_end = {"-->", 3},
                 end = {"<!--/-->", 8};

/* Where `part` stands in [from, most) of the text; SIZE_MAX when it does not. */
static size_t find(Str text, Str part, size_t from, size_t most)
{
    size_t until = text.len < most ? text.len : most;
    const char *at = from < until ? memmem(text.ptr + from, until - from, part.ptr, part.len) : NULL;
    return at ? (size_t)(at - text.ptr) : SIZE_MAX;
}

typedef struct {
    Str text;
    uint32_t source;
    Diags *diags;
    Arena *arena;
    LivingFigures *out;
} Reader;

static Span span_of(const Reader *reader, size_t from, size_t until)
{
    return (Span){reader->source, (uint32_t)from, (uint32_t)(until - from)};
}

/* What stands between the marks of a figure that was filled. False when its end is missing. */
static bool read_filled(const Reader *reader, size_t at, size_t after, LivingFigure *figure)
{
    size_t day_end = find(reader->text, mark_end, after, after + QUESTION_MOST);
    size_t value_end = day_end == SIZE_MAX ? SIZE_MAX : find(reader->text, end, day_end, day_end + QUESTION_MOST);
    Period day = PERIOD_NONE;
    if (value_end == SIZE_MAX)
        return false;
    Str words = str_trim(str_slice(reader->text, after, day_end));
    figure->filled = period_parse(words, &day) == PERIOD_OK && day.precision == PRECISION_DAY ? day.first : DATE_MIN;
    figure->was = str_slice(reader->text, day_end + mark_end.len, value_end);
    figure->is_filled = true;
    figure->span = span_of(reader, at, value_end + end.len);
    return true;
}

/* The figure whose braces open at `at`; where reading goes on. */
static size_t read_figure(Reader *reader, size_t at)
{
    bool is_filled = at >= 4 && memcmp(reader->text.ptr + at - 4, mark.ptr, 4) == 0;
    size_t from = at + opens.len, until = find(reader->text, closes, from, from + QUESTION_MOST);
    Diag *diag = NULL;
    if (until == SIZE_MAX) {
        diag = diag_add(reader->diags, DIAG_B001, span_of(reader, at, from), "a figure whose braces do not close");
        diag_help(reader->diags, diag, "write {{stake us/il/chicago at_risk 2017-04-21}}; \\{{ is no figure");
        return from;
    }
    LivingFigure figure = {.question = str_trim(str_slice(reader->text, from, until)),
                           .filled = DATE_MIN,
                           .words = span_of(reader, from, until),
                           .span = span_of(reader, at, until + closes.len)};
    if (is_filled && !read_filled(reader, at - 4, until + closes.len, &figure)) {
        diag =
            diag_add(reader->diags, DIAG_B001, span_of(reader, at - 4, until), "a filled figure whose end is missing");
        diag_help(reader->diags, diag, "behind the figure stands <!--/-->");
        return until;
    }
    ARRAY_ADD(reader->arena, reader->out, figure);
    return figure.span.offset + figure.span.length;
}

LivingFigures living_read(Str text, uint32_t source, Diags *diags, Arena *arena)
{
    LivingFigures figures = {0};
    Reader reader = {text, source, diags, arena, &figures};
    for (size_t at = find(text, opens, 0, text.len); at != SIZE_MAX; at = find(text, opens, at, text.len))
        at = at > 0 && text.ptr[at - 1] == '\\' ? at + opens.len : read_figure(&reader, at);
    return figures;
}

/* A figure that could not be made stays as it stands. */
static void write_figure(Buf *out, Str text, const LivingFigure *figure, Date today, bool for_page)
{
    Str value = figure->has_value ? figure->is : figure->was;
    bool has_value = figure->has_value || figure->is_filled;
    if (for_page && has_value) {
        buf_add(out, value);
        return;
    }
    if (!figure->has_value || (figure->is_filled && str_equal(figure->is, figure->was))) {
        buf_add(out, str_slice(text, figure->span.offset, figure->span.offset + figure->span.length));
        return;
    }
    buf_printf(out, "<!--{{%.*s}} ", STR_ARG(figure->question));
    date_print(out, today);
    buf_add(out, mark_end);
    buf_add(out, figure->is);
    buf_add(out, end);
}

void living_write(Buf *out, Str text, const LivingFigures *figures, Date today, bool for_page)
{
    size_t done = 0;
    for (size_t i = 0; i < figures->count; i++) {
        const LivingFigure *figure = &figures->items[i];
        buf_add(out, str_slice(text, done, figure->span.offset));
        write_figure(out, text, figure, today, for_page);
        done = figure->span.offset + figure->span.length;
    }
    buf_add(out, str_after(text, done));
}
