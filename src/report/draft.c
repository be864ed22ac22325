/* A document as a draft: a journal in the order of the text, what is no entry as comments. */
#include "report/draft.h"

void draft_heading(Draft *draft, const Anchor *at, const char *what, const char *rule)
{
    buf_printf(draft->out, "\n; %u..%u %s", at->start, at->end, what);
    if (rule && rule[0])
        buf_printf(draft->out, " [%s]", rule);
}

void draft_source(Draft *draft, const Anchor *at)
{
    buf_printf(draft->out, "  source: %.*s @ %u..%u\n", STR_ARG(draft->source), at->start, at->end);
}

static const char *plural(uint32_t count)
{
    return count == 1 ? "" : "s";
}

void draft_open(Draft *draft, Buf *out, const View *view, const DocumentRead *document)
{
    *draft = (Draft){.out = out,
                     .view = view,
                     .arena = view->arena,
                     .document = document,
                     .reading = document->reading,
                     .day = document->input->dated};
    map_init(&draft->asked, view->arena);
    draft_same_open(draft);
}

static void write_counts(Draft *draft)
{
    const Reading *reading = draft->reading;
    Str name = words_in_line(draft->arena, draft->document->name, DRAFT_COMMENT_MOST);
    buf_printf(draft->out,
               "; A draft from %.*s: %u quotation%s, %u event%s, %u claim%s. Nothing of it holds before a person has "
               "gone through it.\n"
               "; Above each entry stand the bytes of the text, what it was taken for and the rule. 'unsure' is to be "
               "looked up; what\n"
               "; could not be entered is a comment that says why. Threats are warnings, never acts.\n",
               STR_ARG(name), reading->quotes.count, plural(reading->quotes.count), reading->events.count,
               plural(reading->events.count), reading->claims.count, plural(reading->claims.count));
    if (reading->broken_bytes)
        buf_printf(draft->out, "; %zu bytes of the text were broken.\n", reading->broken_bytes);
    if (draft->day == DATE_MIN)
        buf_add(draft->out, STR("; The day of the document is not known: with --dated DAY there would be entries.\n"));
}

void draft_head(Draft *draft)
{
    write_counts(draft);
    draft_source_entry(draft);
    draft_condition(draft);
}

/* ---- the finds in the order of the text ---- */

static uint32_t start_or_end(bool has_more, const Anchor *at)
{
    return has_more ? at->start : UINT32_MAX;
}

bool draft_next(const Draft *draft, DraftPosition *at, DraftFind *out)
{
    const Reading *reading = draft->reading;
    bool has_event = at->event < reading->events.count, has_quote = at->quote < reading->quotes.count,
         has_claim = at->claim < reading->claims.count;
    uint32_t event = start_or_end(has_event, has_event ? &reading->events.items[at->event].at : NULL),
             quote = start_or_end(has_quote, has_quote ? &reading->quotes.items[at->quote].at : NULL),
             claim = start_or_end(has_claim, has_claim ? &reading->claims.items[at->claim].at : NULL);
    *out = (DraftFind){NULL, NULL, NULL};
    if (has_quote && quote <= event && quote <= claim)
        out->quote = &reading->quotes.items[at->quote++];
    else if (has_claim && claim <= event)
        out->claim = &reading->claims.items[at->claim++];
    else if (has_event)
        out->event = &reading->events.items[at->event++];
    return out->quote || out->claim || out->event;
}

void draft_find(Draft *draft, const DraftFind *find)
{
    if (find->quote)
        draft_quote(draft, find->quote);
    else if (find->claim)
        draft_claim(draft, find->claim);
    else
        draft_event(draft, find->event);
}

/* ---- what else was read ---- */

static void line_of(Draft *draft, const Anchor *at, Str value, const char *rule)
{
    Str words = words_in_line(draft->arena, at->text, DRAFT_COMMENT_MOST);
    buf_printf(draft->out, ";   %u..%u \"%.*s\" %.*s [%s]\n", at->start, at->end, STR_ARG(words), STR_ARG(value),
               rule ? rule : "");
}

static Str place_or_candidates(Draft *draft, const PlaceFind *find)
{
    if (find->place != PLACE_NONE)
        return words_path(draft->view, find->place);
    Buf list;
    buf_init(&list);
    buf_add(&list, find->candidate_count ? STR("one of") : STR("not settled"));
    for (size_t i = 0; i < find->candidate_count; i++)
        buf_printf(&list, " %.*s", STR_ARG(words_path(draft->view, find->candidates[i])));
    Str text = arena_str(draft->arena, buf_str(&list));
    buf_release(&list);
    return text;
}

static Str person_words(Draft *draft, const PersonFind *find)
{
    Str role = words_in_line(draft->arena, find->role, DRAFT_COMMENT_MOST);
    const char *comma = role.len && find->body != PLACE_NONE ? ", " : "";
    return arena_printf(draft->arena, "%.*s%s%.*s", STR_ARG(role), comma,
                        STR_ARG(find->body == PLACE_NONE ? STR("") : words_path(draft->view, find->body)));
}

static Str amount_words(Draft *draft, const AmountFind *find)
{
    return arena_printf(draft->arena, "%s%.*s", find->is_about ? "about " : "",
                        STR_ARG(words_range_plain(draft->arena, find->usd)));
}

static Str date_words(Draft *draft, const DateFind *find)
{
    Str day = period_is_set(find->iso) ? words_period(draft->arena, find->iso) : STR("not settled");
    if (!period_is_set(find->until))
        return arena_printf(draft->arena, "%s%.*s", find->is_due ? "by " : "", STR_ARG(day));
    return arena_printf(draft->arena, "%.*s to %.*s", STR_ARG(day), STR_ARG(words_period(draft->arena, find->until)));
}

#define ALSO(title, list, value)                                                            \
    do {                                                                                    \
        if (reading->list.count)                                                            \
            buf_printf(draft->out, ";\n; %s:\n", title);                                    \
        for (uint32_t i = 0; i < reading->list.count; i++)                                  \
            line_of(draft, &reading->list.items[i].at, value, reading->list.items[i].rule); \
    } while (0)

void draft_rest(Draft *draft)
{
    const Reading *reading = draft->reading;
    buf_add(draft->out, STR("\n; All that was read, with its bytes:\n"));
    ALSO("places", places, place_or_candidates(draft, &reading->places.items[i]));
    ALSO("agencies, courts and departments", bodies,
         reading->bodies.items[i].body == PLACE_NONE ? STR("")
                                                     : words_path(draft->view, reading->bodies.items[i].body));
    ALSO("people", people, person_words(draft, &reading->people.items[i]));
    ALSO("amounts", amounts, amount_words(draft, &reading->amounts.items[i]));
    ALSO("dates", dates, date_words(draft, &reading->dates.items[i]));
    ALSO("citations", citations, words_in_line(draft->arena, reading->citations.items[i].cite, DRAFT_COMMENT_MOST));
}

void report_draft(Buf *out, const View *view, const DocumentRead *document)
{
    Draft draft;
    DraftPosition at = {0};
    DraftFind find;
    draft_open(&draft, out, view, document);
    draft_head(&draft);
    while (draft_next(&draft, &at, &find))
        draft_find(&draft, &find);
    draft_rest(&draft);
}
