/* Events of a document: which become entries of a journal, and which stay comments. */
#include "report/draft.h"

/* ---- what kind of entry ---- */

static uint32_t number_of(const Draft *draft, const EventFind *event)
{
    return (uint32_t)(event - draft->reading->events.items);
}

/* "warned the county that it would suspend": the warning is told by itself. */
static bool has_warning_beside(const Draft *draft, const EventFind *event)
{
    const EventFind *all = draft->reading->events.items;
    uint32_t first = number_of(draft, event), last = first, count = draft->reading->events.count;
    while (first > 0 && all[first - 1].sentence.start == event->sentence.start)
        first--;
    while (last + 1 < count && all[last + 1].sentence.start == event->sentence.start)
        last++;
    for (uint32_t i = first; i <= last; i++)
        if (all[i].type == TOLD_WARN && all[i].modality == MODALITY_ASSERTED)
            return true;
    return false;
}

static const char *not_done(Modality modality)
{
    static const char *const words[MODALITY_COUNT] = {
        [MODALITY_THREATENED] = "it is threatened, not done",
        [MODALITY_CONDITIONAL] = "it hangs on an if",
        [MODALITY_NEGATED] = "it is said not to have been",
        [MODALITY_REQUESTED] = "it is asked for, not done",
        [MODALITY_REPORTED] = "somebody says so; the document does not",
        [MODALITY_PREDICTED] = "it is expected, not done",
    };
    return words[modality];
}

static void become(DraftForm *form, EventKind kind)
{
    form->is_entry = true;
    form->kind = kind;
}

/* Only what the document itself tells as done becomes an act, a warning, a notice or a reply. */
static void choose_told(DraftForm *form, const EventFind *event)
{
    switch (event->type) {
    case TOLD_WARN: become(form, EVENT_WARN); return;
    case TOLD_DEMAND: become(form, EVENT_NOTICE); return;
    case TOLD_WITHHOLD: become(form, EVENT_ACT), form->act = "withhold"; return;
    case TOLD_TERMINATE: become(form, EVENT_ACT), form->act = "terminate"; return;
    case TOLD_RESTORE: become(form, EVENT_ACT), form->act = "restore"; return;
    case TOLD_COMPLY: become(form, EVENT_REPLY), form->stance = "complies"; return;
    case TOLD_REFUSE: become(form, EVENT_REPLY), form->stance = "refuses"; return;
    case TOLD_REPLY: become(form, EVENT_REPLY); return;
    case TOLD_FIND:
        form->why_not = "a finding needs its result: DAY finding AGENCY PLACE complies, or violates";
        return;
    case TOLD_ORDER: form->why_not = "an order needs its case, and what it blocks for whom: DAY order CASE"; return;
    case TOLD_SUE:
        form->why_not = "a suit is a case: case ID \"title\" with court:, docket:, filed:, plaintiff:";
        return;
    case TOLD_SIGN:
    case TOLD_PROPOSE: form->why_not = "there is no entry for it; what was signed may be a policy"; return;
    case TOLD_COUNT: break;
    }
    form->why_not = "there is no entry for it";
}

static void choose_kind(const Draft *draft, const EventFind *event, DraftForm *form)
{
    bool is_cut = event->type == TOLD_WITHHOLD || event->type == TOLD_TERMINATE;
    if (event->modality == MODALITY_ASSERTED)
        choose_told(form, event);
    else if (event->modality != MODALITY_THREATENED || !is_cut)
        form->why_not = not_done(event->modality);
    else if (has_warning_beside(draft, event))
        form->why_not = "it is what the warning of the same sentence threatens";
    else
        become(form, EVENT_WARN);
}

/* ---- what it needs ---- */

static void refuse(DraftForm *form, const char *why)
{
    form->is_entry = false;
    form->why_not = why;
}

static bool holds(const DraftForm *form, PlaceId place)
{
    for (uint32_t i = 0; i < form->to.count; i++)
        if (form->to.items[i] == place)
            return true;
    return false;
}

/* Governments only: an agency is warned by nobody here, and what is drawn for counting holds no money. */
static void take_targets(const Draft *draft, const EventFind *event, DraftForm *form)
{
    enum { TARGETS_MOST = 500 };
    for (uint32_t i = 0; i < event->targets.count && form->to.count < TARGETS_MOST; i++) {
        PlaceId place = event->targets.items[i].place;
        if (place == PLACE_NONE || holds(form, place))
            continue;
        PlaceKind kind = place_get(place).kind;
        if (place_is_government(kind) && kind != PLACE_NATION && kind != PLACE_AGENCY)
            ARRAY_ADD(draft->arena, &form->to, place);
    }
}

/* "The department said Friday that it would": the day of a warning told right after it. */
static Period day_said_before(const Draft *draft, const EventFind *event)
{
    enum { NEAR = 600, LOOK = 8 };
    const Reading *reading = draft->reading;
    uint32_t behind = STARTS_FROM(reading->quotes, event->at.start);
    for (uint32_t i = behind; i-- > 0 && i + LOOK >= behind;) {
        const QuoteFind *quote = &reading->quotes.items[i];
        Period day = quote->at.end + NEAR >= event->at.start && quote->body == event->actor_place
                         ? draft_quote_day(draft, quote)
                         : PERIOD_NONE;
        if (period_is_set(day))
            return day;
    }
    return PERIOD_NONE;
}

static void take_day(const Draft *draft, const EventFind *event, DraftForm *form)
{
    Period before = form->kind == EVENT_WARN ? day_said_before(draft, event) : PERIOD_NONE;
    form->is_day_near = period_is_set(before);
    form->day = form->is_day_near ? before : period_of_day(draft->day);
    if (event->date == FIND_NONE)
        return;
    const DateFind *date = &draft->reading->dates.items[event->date];
    if (date->is_due || !period_is_set(date->iso) || date->iso.first > draft->day)
        return;
    form->day = date->iso;
    form->is_day_told = true;
}

static void take_due(const Draft *draft, const EventFind *event, DraftForm *form)
{
    const Reading *reading = draft->reading;
    for (uint32_t i = STARTS_FROM(reading->dates, event->sentence.start); i < reading->dates.count; i++) {
        const DateFind *date = &reading->dates.items[i];
        if (date->at.start >= event->sentence.end)
            return;
        if (date->is_due && period_is_set(date->iso) && date->iso.first >= form->day.first) {
            form->due = date->iso;
            return;
        }
    }
}

/* "You are required to submit": in an agency's own letter nobody else is meant. */
static bool is_of_author(const Draft *draft, const EventFind *event, const DraftForm *form)
{
    bool names_nobody =
        event->actor_place == PLACE_NONE && event->actor_person == FIND_NONE && event->actor.end <= event->actor.start;
    return names_nobody && form->kind == EVENT_NOTICE && draft->document->input->origin != PLACE_NONE &&
           place_get(draft->document->input->origin).kind == PLACE_AGENCY;
}

static void settle_actor(const Draft *draft, const EventFind *event, DraftForm *form)
{
    form->is_of_author = is_of_author(draft, event, form);
    form->actor = form->is_of_author ? draft->document->input->origin : event->actor_place;
    PlaceKind kind = form->actor == PLACE_NONE ? PLACE_KIND_NONE : place_get(form->actor).kind;
    bool is_government = place_is_government(kind) && kind != PLACE_AGENCY && kind != PLACE_NATION;
    if (form->kind == EVENT_REPLY && event->actor_person != FIND_NONE)
        refuse(form, "a person speaks; whether for the place is to be looked up");
    else if (form->kind == EVENT_REPLY && !is_government)
        refuse(form, "which place it is of is not settled");
    else if (form->kind != EVENT_REPLY && kind != PLACE_AGENCY)
        refuse(form, "which agency it is of is not settled");
    else if (form->kind != EVENT_REPLY && form->kind != EVENT_NOTICE && !form->to.count)
        refuse(form, "which places are meant is not settled");
}

DraftForm draft_form(const Draft *draft, const EventFind *event)
{
    DraftForm form = {.actor = PLACE_NONE, .due = PERIOD_NONE};
    choose_kind(draft, event, &form);
    if (!form.is_entry)
        return form;
    if (draft->day == DATE_MIN) {
        refuse(&form, "the day is not known");
        return form;
    }
    take_targets(draft, event, &form);
    take_day(draft, event, &form);
    take_due(draft, event, &form);
    settle_actor(draft, event, &form);
    if (form.is_entry && form.kind == EVENT_ACT && !form.is_day_told)
        refuse(&form, "the day is not told");
    return form;
}

bool draft_warns(const Draft *draft)
{
    for (uint32_t i = 0; i < draft->reading->events.count; i++) {
        DraftForm form = draft_form(draft, &draft->reading->events.items[i]);
        if (form.is_entry && form.kind == EVENT_WARN)
            return true;
    }
    return false;
}

/* ---- writing ---- */

static void write_party(Draft *draft, const char *word, const Anchor *at, PlaceId place)
{
    if (at->end <= at->start && place == PLACE_NONE)
        return;
    buf_printf(draft->out, " %s", word);
    if (place != PLACE_NONE)
        buf_printf(draft->out, " %.*s", STR_ARG(words_path(draft->view, place)));
    if (at->end > at->start)
        buf_printf(draft->out, " (%.*s)", STR_ARG(words_in_line(draft->arena, at->text, DRAFT_COMMENT_MOST)));
}

static void write_comment(Draft *draft, const EventFind *event)
{
    Str what = arena_printf(draft->arena, "%s, %s", event_type_name(event->type), modality_name(event->modality));
    draft_heading(draft, &event->at, arena_c_string(draft->arena, what), event->rule);
    buf_printf(draft->out, " \"%.*s\"", STR_ARG(words_in_line(draft->arena, event->at.text, DRAFT_COMMENT_MOST)));
    write_party(draft, "by", &event->actor, event->actor_place);
    enum { SHOWN = 12 };
    for (uint32_t i = 0; i < event->targets.count && i < SHOWN; i++)
        write_party(draft, i ? "and" : "to", &event->targets.items[i].at, event->targets.items[i].place);
    if (event->targets.count > SHOWN)
        buf_printf(draft->out, " and %u more", event->targets.count - SHOWN);
    write_party(draft, "about", &event->object, PLACE_NONE);
    buf_add_char(draft->out, '\n');
}

static void write_about(Draft *draft, const DraftForm *form)
{
    if (!draft->about.count)
        return;
    for (uint32_t i = 0; i < draft->about.count; i++)
        buf_printf(draft->out, "%s%.*s", i ? ", " : "  about: ", STR_ARG(draft->about.items[i]));
    buf_add(draft->out,
            draft->is_stub || form->kind == EVENT_NOTICE ? STR("\n") : STR(" ; unsure: by what the text cites\n"));
}

static void write_fields(Draft *draft, const EventFind *event, const DraftForm *form)
{
    for (uint32_t i = 0; i < form->to.count; i++)
        buf_printf(draft->out, "%s%.*s", i ? ", " : "  to: ", STR_ARG(words_path(draft->view, form->to.items[i])));
    if (form->to.count)
        buf_add_char(draft->out, '\n');
    if (form->kind != EVENT_ACT || !draft->is_stub)
        write_about(draft, form);
    if (form->stance)
        buf_printf(draft->out, "  stance: %s\n", form->stance);
    bool asks = form->kind == EVENT_WARN || form->kind == EVENT_NOTICE;
    if (asks && period_is_set(form->due))
        buf_printf(draft->out, "  due: %.*s\n", STR_ARG(words_period(draft->arena, form->due)));
    if (form->kind == EVENT_ACT && event->amount != FIND_NONE)
        buf_printf(draft->out, "  amount: %.*s\n",
                   STR_ARG(words_range_plain(draft->arena, draft->reading->amounts.items[event->amount].usd)));
    draft_source(draft, &event->sentence);
}

static void write_doubts(Draft *draft, const EventFind *event, const DraftForm *form)
{
    if (form->kind == EVENT_ACT)
        buf_add(draft->out, STR("; unsure: told as done by the text; an act changes what is at stake\n"));
    if (form->kind == EVENT_WARN && event->type != TOLD_WARN)
        buf_add(draft->out, STR("; unsure: a threat, taken for a warning of this day\n"));
    if (form->is_of_author)
        buf_add(draft->out, STR("; unsure: no agency is named; it is the one of --origin\n"));
    if (!form->is_day_told)
        buf_add(draft->out, form->is_day_near ? STR("; unsure: the day is that of what was said before\n")
                                              : STR("; unsure: the day is the document's\n"));
}

static void note_asked(Draft *draft, const DraftForm *form)
{
    for (uint32_t i = 0; draft->about.count && i < form->to.count; i++) {
        Str path = words_path(draft->view, form->to.items[i]);
        uint32_t day = map_find(&draft->asked, path);
        if (day == MAP_ABSENT || (Date)day > form->day.first)
            map_put(&draft->asked, path, (uint32_t)form->day.first);
    }
}

/* A reply to nobody would be a mistake in the journal. */
static bool is_asked(const Draft *draft, const DraftForm *form)
{
    uint32_t day = map_find(&draft->asked, words_path(draft->view, form->actor));
    return day != MAP_ABSENT && (Date)day <= period_last(form->day);
}

static void write_entry(Draft *draft, const EventFind *event, const DraftForm *form)
{
    Str title = words_in_line(draft->arena, event->sentence.text, DRAFT_TITLE_MOST);
    write_doubts(draft, event, form);
    draft_same(draft, &(DraftEntry){.kind = form->kind,
                                    .day = form->day.first,
                                    .actor = form->actor,
                                    .places = form->to.items,
                                    .place_count = form->to.count,
                                    .words = title,
                                    .at = &event->sentence});
    buf_printf(draft->out, "%.*s %s %.*s%s%s %.*s\n", STR_ARG(words_period(draft->arena, form->day)),
               event_kind_name(form->kind), STR_ARG(words_path(draft->view, form->actor)), form->act ? " " : "",
               form->act ? form->act : "", STR_ARG(words_quoted(draft->arena, title)));
    write_fields(draft, event, form);
}

void draft_event(Draft *draft, const EventFind *event)
{
    DraftForm form = draft_form(draft, event);
    write_comment(draft, event);
    if (form.is_entry && form.kind == EVENT_REPLY && !is_asked(draft, &form))
        refuse(&form, "nobody is warned or asked above");
    if (!form.is_entry) {
        buf_printf(draft->out, ";   not entered: %s\n", form.why_not);
        return;
    }
    write_entry(draft, event, &form);
    if (form.kind != EVENT_REPLY && form.kind != EVENT_ACT)
        note_asked(draft, &form);
}
