/* purse brief: the figures in a text of a person's own, filled; and which went stale, why and by how much. */
#include "cli/cli.h"

#include <stdio.h>

typedef struct {
    Session *session;
    const Options *options;
    Str text;
    uint32_t source;
    LivingFigures figures;
    Date today;
    size_t stale;
} Brief;

static bool make(const Brief *brief, const LivingFigure *figure, Date known_by, Str *value, Str *why)
{
    return api_figure(&brief->session->view, figure->question, brief->today, known_by, value, why);
}

/* By how much, where both are amounts or counts. */
static Str change_words(const Brief *brief, const LivingFigure *figure)
{
    Money was, is, change;
    if (money_parse(figure->was, &was) != MONEY_OK || money_parse(figure->is, &is) != MONEY_OK ||
        __builtin_sub_overflow(is, was, &change))
        return STR("");
    Buf out;
    buf_init(&out);
    buf_add(&out, change > 0 ? STR(" (+") : STR(" ("));
    money_print_table(&out, change);
    buf_add_char(&out, ')');
    Str words = arena_str(brief->session->view.arena, buf_str(&out));
    buf_release(&out);
    return words;
}

/* Kinds of entries that can change a figure. */
static bool moves_figures(const Event *event)
{
    return event->kind == EVENT_WARN || event->kind == EVENT_FINDING || event->kind == EVENT_WAIVE ||
           event->kind == EVENT_WITHDRAW || event->kind == EVENT_ORDER;
}

/* Entries that nobody could know on the day when the figure was filled and that anyone can know now. */
static Str learned_words(const Brief *brief, Date filled)
{
    const Journal *journal = brief->session->journal;
    Question then = {.as_of = brief->today, .known_by = filled}, now = {.as_of = brief->today, .known_by = DATE_OPEN};
    Buf out;
    size_t count = 0;
    buf_init(&out);
    for (size_t i = 0; i < journal->events.count; i++) {
        const Event *event = &journal->events.items[i];
        if (!moves_figures(event) || stake_happened(&then, &event->day, &event->common.known) != NEVER ||
            stake_happened(&now, &event->day, &event->common.known) == NEVER)
            continue;
        if (count++ < 5) {
            buf_add(&out, count > 1 ? STR(", ") : STR(""));
            diag_print_place(&out, &brief->session->diags, event->common.span);
        }
    }
    if (count > 5)
        buf_printf(&out, " and %zu more", count - 5);
    Str words = count ? arena_str(brief->session->view.arena, buf_str(&out)) : STR("");
    buf_release(&out);
    return words;
}

/* Two causes can be told apart: what was known then still gives the old figure, or it does not. */
static void tell_why(const Brief *brief, const LivingFigure *figure, Diag *diag)
{
    Diags *diags = &brief->session->diags;
    Str then, why, learned = STR("");
    Buf day;
    if (figure->filled == DATE_MIN || !make(brief, figure, figure->filled, &then, &why)) {
        diag_help(diags, diag, "the text does not say on which day it was filled, so that it cannot be told why");
        return;
    }
    buf_init(&day);
    date_print(&day, figure->filled);
    learned = learned_words(brief, figure->filled);
    if (!str_equal(then, figure->was))
        diag_help(diags, diag,
                  "the journal, the store or the text was changed: by what was known on %.*s it comes to %.*s",
                  STR_ARG(buf_str(&day)), STR_ARG(then));
    else if (learned.len)
        diag_help(diags, diag, "became known after %.*s: %.*s", STR_ARG(buf_str(&day)), STR_ARG(learned));
    else
        diag_help(diags, diag, "award rows became known after %.*s, or the question is about today",
                  STR_ARG(buf_str(&day)));
    buf_release(&day);
}

static void fill(Brief *brief, LivingFigure *figure)
{
    Diags *diags = &brief->session->diags;
    Str why = STR_NONE;
    figure->has_value = make(brief, figure, DATE_OPEN, &figure->is, &why);
    if (!figure->has_value) {
        Diag *diag = diag_add(diags, DIAG_B002, figure->words, "%.*s", STR_ARG(why));
        diag_help(diags, diag, "such as {{stake us/il/chicago at_risk 2017-04-21}}; docs/brief.md has all of them");
        return;
    }
    if (!figure->is_filled || str_equal(figure->was, figure->is))
        return;
    Str change = change_words(brief, figure);
    Diag *diag = diag_add(diags, DIAG_B003, figure->words, "stale: it was %.*s and is %.*s%.*s", STR_ARG(figure->was),
                          STR_ARG(figure->is), STR_ARG(change));
    tell_why(brief, figure, diag);
    brief->stale++;
}

/* Only what was found in this text: mistakes of the journal were told before. */
static void tell(Brief *brief)
{
    Buf text;
    buf_init(&text);
    if (brief->session->view.format == FORMAT_JSON)
        diags_print_json(&brief->session->out, &brief->session->diags);
    else
        diags_print_text(&text, &brief->session->diags);
    if (text.len)
        fwrite(text.ptr, 1, text.len, stderr);
    buf_release(&text);
}

static int fill_text(Session *session, const Options *options)
{
    Str identity, why;
    const char *path = options->arguments.items[0];
    Brief brief = {.session = session, .options = options, .today = today()};
    if (!load_bytes(path, &session->arena, &brief.text, &identity, &why)) {
        fprintf(stderr, "purse brief: cannot read '%s': %.*s\n", path, STR_ARG(why));
        return EXIT_FAILED;
    }
    diags_forget(&session->diags);
    brief.source = diags_add_source(&session->diags, str_from_c(path), brief.text);
    brief.figures = living_read(brief.text, brief.source, &session->diags, &session->arena);
    for (size_t i = 0; i < brief.figures.count; i++)
        fill(&brief, &brief.figures.items[i]);
    diags_sort(&session->diags);
    tell(&brief);
    if (!options->check_only && session->view.format != FORMAT_JSON)
        living_write(&session->out, brief.text, &brief.figures, brief.today, session->view.form == FORM_PAGE);
    return diags_has_errors(&session->diags) || brief.stale ? EXIT_DATA : EXIT_FINE;
}

int cmd_brief(const Options *options)
{
    if (options->arguments.count != 1)
        return usage_error(options->verb, "give one text, or - for standard input");
    Session session;
    int status = session_open(&session, options, NULL);
    if (status == EXIT_DATA)
        fprintf(stderr, "purse %s: the journal has errors; mend them first\n", options->verb);
    if (status == EXIT_FINE)
        status = fill_text(&session, options);
    return session_finish(&session, options, status);
}
