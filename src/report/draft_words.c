/* Quotations and claims of a document as entries. */
#include "report/draft.h"

/* Without the marks around it: the journal has its own. */
static Str without_marks(Str text)
{
    static const char *const marks[] = {"\"", "“", "”", "''", "``", "‘", "’"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        Str mark = str_from_c(marks[i]);
        if (str_starts(text, mark)) {
            text = str_after(text, mark.len);
            break;
        }
    }
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        Str mark = str_from_c(marks[i]);
        if (str_ends(text, mark)) {
            text.len -= mark.len;
            break;
        }
    }
    return str_ends(text, STR(",")) ? str_slice(text, 0, text.len - 1) : text; /* before "she said" */
}

static Str words_of_quote(const Draft *draft, const QuoteFind *quote)
{
    Buf all;
    buf_init(&all);
    for (uint32_t i = 0; i < quote->parts.count && all.len <= DRAFT_TITLE_MOST; i++) {
        Str part = words_in_line(draft->arena, quote->parts.items[i].text, DRAFT_TITLE_MOST);
        buf_printf(&all, "%s%.*s", i ? " … " : "", STR_ARG(quote->kind == QUOTE_DIRECT ? without_marks(part) : part));
    }
    Str text = quote->parts.count ? buf_str(&all) : quote->at.text;
    text = words_in_line(draft->arena, quote->kind == QUOTE_DIRECT ? without_marks(text) : text, DRAFT_TITLE_MOST);
    buf_release(&all);
    return text;
}

/* "said Friday": a date right behind the verb or the speaker, outside of what is said. */
Period draft_quote_day(const Draft *draft, const QuoteFind *quote)
{
    enum { NEAR = 3 };
    const Reading *reading = draft->reading;
    uint32_t behind = quote->cue.end > quote->source.end ? quote->cue.end : quote->source.end;
    for (uint32_t i = STARTS_FROM(reading->dates, behind); behind && i < reading->dates.count; i++) {
        const DateFind *date = &reading->dates.items[i];
        if (date->at.start > behind + NEAR)
            break;
        bool is_near = !date->is_due && period_is_set(date->iso);
        if (is_near && date->iso.precision == PRECISION_DAY && date->iso.first <= draft->day)
            return date->iso;
    }
    return PERIOD_NONE;
}

static bool may_speak(PlaceId body)
{
    if (body == PLACE_NONE)
        return false;
    PlaceKind kind = place_get(body).kind;
    return place_is_government(kind) || kind == PLACE_AGENCY;
}

static PlaceId body_of(const Draft *draft, const QuoteFind *quote)
{
    PlaceId body = quote->person != FIND_NONE ? draft->reading->people.items[quote->person].body : quote->body;
    return may_speak(body) ? body : PLACE_NONE;
}

static void write_role(Draft *draft, Str role, PlaceId body)
{
    role = words_in_line(draft->arena, role, DRAFT_TITLE_MOST);
    if (role.len)
        buf_printf(draft->out, "  role: %.*s%s%.*s\n", STR_ARG(words_quoted(draft->arena, role)),
                   body == PLACE_NONE ? "" : ", ",
                   STR_ARG(body == PLACE_NONE ? STR("") : words_path(draft->view, body)));
    else if (body != PLACE_NONE)
        buf_printf(draft->out, "  body: %.*s\n", STR_ARG(words_path(draft->view, body)));
}

static void write_parts(Draft *draft, const QuoteFind *quote)
{
    if (quote->parts.count < 2) {
        draft_source(draft, &quote->at);
        return;
    }
    for (uint32_t i = 0; i < quote->parts.count; i++)
        buf_printf(draft->out, "%s%.*s @ %u..%u", i ? ", " : "  source: ", STR_ARG(draft->source),
                   quote->parts.items[i].start, quote->parts.items[i].end);
    buf_add_char(draft->out, '\n');
}

/* True, with a comment, where nothing can be entered. */
static bool is_refused(Draft *draft, Str speaker, const Anchor *at)
{
    const char *why = !speaker.len ? "who speaks is not settled" : "the day is not known";
    if (speaker.len && draft->day != DATE_MIN)
        return false;
    buf_printf(draft->out, ";   not entered: %s: %.*s\n", why,
               STR_ARG(words_in_line(draft->arena, at->text, DRAFT_COMMENT_MOST)));
    return true;
}

void draft_quote(Draft *draft, const QuoteFind *quote)
{
    Str speaker = words_in_line(draft->arena, quote->speaker, DRAFT_TITLE_MOST), words = words_of_quote(draft, quote);
    Str what = arena_printf(draft->arena, "%s quotation", quote_kind_name(quote->kind));
    draft_heading(draft, &quote->at, arena_c_string(draft->arena, what), quote->rule);
    buf_add_char(draft->out, '\n');
    if (is_refused(draft, speaker, &quote->at))
        return;
    Period day = draft_quote_day(draft, quote);
    if (!period_is_set(day)) {
        buf_add(draft->out, STR("; unsure: the day is the document's\n"));
        day = period_of_day(draft->day);
    }
    draft_same(draft, &(DraftEntry){.kind = EVENT_SAY,
                                    .day = day.first,
                                    .actor = PLACE_NONE,
                                    .speaker = speaker,
                                    .words = words,
                                    .at = &quote->at});
    buf_printf(draft->out, "%.*s say %.*s %.*s\n", STR_ARG(words_period(draft->arena, day)),
               STR_ARG(words_quoted(draft->arena, speaker)), STR_ARG(words_quoted(draft->arena, words)));
    write_role(draft, quote->role, body_of(draft, quote));
    write_parts(draft, quote);
}

static void write_claim_comment(Draft *draft, const ClaimFind *claim)
{
    Str what = arena_printf(draft->arena, "claim, %s", claim_kind_name(claim->kind));
    draft_heading(draft, &claim->at, arena_c_string(draft->arena, what), claim->rule);
    enum { SHOWN = 12 };
    for (uint32_t i = 0; i < claim->about.count && i < SHOWN; i++)
        buf_printf(draft->out, "%s%.*s", i ? ", " : " about ", STR_ARG(words_path(draft->view, claim->about.items[i])));
    buf_add_char(draft->out, '\n');
    if (claim->test.len)
        buf_printf(draft->out, "; it could be tested, as in  test: %.*s\n",
                   STR_ARG(words_in_line(draft->arena, claim->test, DRAFT_COMMENT_MOST)));
}

/* What no quotation holds are words of the document itself. */
static Str speaker_of_claim(const Draft *draft, const QuoteFind *quote)
{
    if (!quote)
        return arena_printf(draft->arena, "(%.*s)", STR_ARG(draft->source));
    return words_in_line(draft->arena, quote->speaker, DRAFT_TITLE_MOST);
}

void draft_claim(Draft *draft, const ClaimFind *claim)
{
    const QuoteFind *quote = claim->quote == FIND_NONE ? NULL : &draft->reading->quotes.items[claim->quote];
    Str speaker = speaker_of_claim(draft, quote),
        words = words_in_line(draft->arena, without_marks(claim->at.text), DRAFT_TITLE_MOST);
    write_claim_comment(draft, claim);
    if (is_refused(draft, speaker, &claim->at))
        return;
    draft_same(draft, &(DraftEntry){.kind = EVENT_CLAIM,
                                    .day = draft->day,
                                    .actor = PLACE_NONE,
                                    .speaker = speaker,
                                    .words = words,
                                    .at = &claim->at});
    buf_printf(draft->out, "%.*s claim %.*s %.*s\n", STR_ARG(words_date(draft->arena, draft->day)),
               STR_ARG(words_quoted(draft->arena, speaker)), STR_ARG(words_quoted(draft->arena, words)));
    if (quote)
        write_role(draft, quote->role, body_of(draft, quote));
    draft_source(draft, &claim->at);
}
