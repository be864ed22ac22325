/* Events of a document as entries of a journal, each below a comment that says where it stands and by which rule. */
#include "report/draft.h"

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
    write_party(draft, event->actor_is_near ? "by, as told before," : "by", &event->actor, event->actor_place);
    enum { SHOWN = 12 };
    for (uint32_t i = 0; i < event->targets.count && i < SHOWN; i++)
        write_party(draft,
                    i                         ? "and"
                    : event->targets_are_near ? "to, as told before,"
                                              : "to",
                    &event->targets.items[i].at, event->targets.items[i].place);
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
        draft_refuse(&form, "nobody is warned or asked above");
    if (!form.is_entry) {
        buf_printf(draft->out, ";   not entered: %s\n", form.why_not);
        return;
    }
    write_entry(draft, event, &form);
    if (form.kind != EVENT_REPLY && form.kind != EVENT_ACT)
        note_asked(draft, &form);
}
