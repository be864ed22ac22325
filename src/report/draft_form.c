/* Which events of a document become entries of a journal, of which kind and with what; and why the others do not. */
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

static const char *withheld_how(const EventFind *event)
{
    Str word = event->at.text;
    bool is_suspension =
        word.len > 6 && char_lower(word.ptr[0]) == 's' && str_equal(str_slice(word, 1, 6), STR("uspen"));
    return is_suspension ? "suspend" : "withhold";
}

/* Only what the document itself tells as done becomes an act, a warning, a notice or a reply. */
static void choose_told(DraftForm *form, const EventFind *event)
{
    switch (event->type) {
    case TOLD_WARN: become(form, EVENT_WARN); return;
    case TOLD_DEMAND: become(form, EVENT_NOTICE); return;
    case TOLD_WITHHOLD: become(form, EVENT_ACT), form->act = withheld_how(event); return;
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

void draft_refuse(DraftForm *form, const char *why)
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
    for (uint32_t i = 0; !event->targets_are_near && i < event->targets.count && form->to.count < TARGETS_MOST; i++) {
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
    bool names_nobody = event->actor_is_near || (event->actor_place == PLACE_NONE && event->actor_person == FIND_NONE &&
                                                 event->actor.end <= event->actor.start);
    return names_nobody && form->kind == EVENT_NOTICE && draft->document->input->origin != PLACE_NONE &&
           place_get(draft->document->input->origin).kind == PLACE_AGENCY;
}

static void settle_actor(const Draft *draft, const EventFind *event, DraftForm *form)
{
    form->is_of_author = is_of_author(draft, event, form);
    form->actor = form->is_of_author     ? draft->document->input->origin
                  : event->actor_is_near ? PLACE_NONE
                                         : event->actor_place;
    PlaceKind kind = form->actor == PLACE_NONE ? PLACE_KIND_NONE : place_get(form->actor).kind;
    bool is_government = place_is_government(kind) && kind != PLACE_AGENCY && kind != PLACE_NATION;
    if (form->kind == EVENT_REPLY && event->actor_person != FIND_NONE)
        draft_refuse(form, "a person speaks; whether for the place is to be looked up");
    else if (form->kind == EVENT_REPLY && !is_government)
        draft_refuse(form, "which place it is of is not settled");
    else if (form->kind != EVENT_REPLY && kind != PLACE_AGENCY)
        draft_refuse(form, "which agency it is of is not settled");
    else if (form->kind != EVENT_REPLY && form->kind != EVENT_NOTICE && !form->to.count)
        draft_refuse(form, "which places are meant is not settled");
}

DraftForm draft_form(const Draft *draft, const EventFind *event)
{
    DraftForm form = {.actor = PLACE_NONE, .due = PERIOD_NONE};
    choose_kind(draft, event, &form);
    if (!form.is_entry)
        return form;
    if (draft->day == DATE_MIN) {
        draft_refuse(&form, "the day is not known");
        return form;
    }
    take_targets(draft, event, &form);
    take_day(draft, event, &form);
    take_due(draft, event, &form);
    settle_actor(draft, event, &form);
    if (form.is_entry && form.kind == EVENT_ACT && !form.is_day_told)
        draft_refuse(&form, "the day is not told");
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
