/* Dated entries of a story as journal text. */
#include "story.h"

static void field_set(const Story *story, const char *key, const StorySet *set, Buf *out)
{
    if (!set->given)
        return;
    buf_printf(out, "  %s: ", key);
    print_set(story, set, true, out);
    buf_add_char(out, '\n');
}

static void field_rules(const Story *story, const char *key, unsigned rules, Buf *out)
{
    if (!rules)
        return;
    buf_printf(out, "  %s: ", key);
    print_rules(story, rules, out);
    buf_add_char(out, '\n');
}

static void field_when(const char *key, When when, Buf *out)
{
    char text[16];
    if (when.kind != WHEN_NONE)
        buf_printf(out, "  %s: %s\n", key, when_text(when, text));
}

static void head_of_finding(const Story *story, const StoryEvent *event, Buf *out)
{
    buf_printf(out, "finding %s", geo_agencies[event->agency]);
    if (event->place != NOBODY)
        buf_printf(out, " %s", geo_places[story->places[event->place]].path);
    buf_printf(out, event->complies ? " complies" : " violates");
    buf_printf(out, event->preliminary ? " preliminary" : "");
}

static void head(const Story *story, const StoryEvent *event, Buf *out)
{
    const char *agency = geo_agencies[event->agency];
    const char *before = "order ";
    switch (event->kind) {
    case HAP_WARN: buf_printf(out, "warn %s", agency); break;
    case HAP_NOTICE: buf_printf(out, "notice %s", agency); break;
    case HAP_WAIVE: buf_printf(out, "waive %s", agency); break;
    case HAP_WITHDRAW: buf_printf(out, "withdraw %s", agency); break;
    case HAP_ACT: buf_printf(out, "act %s withhold", agency); break;
    case HAP_SAY: buf_printf(out, "say \"A. Speaker\""); break;
    case HAP_REPLY: buf_printf(out, "reply %s", geo_places[story->places[event->place]].path); break;
    case HAP_FINDING: head_of_finding(story, event, out); break;
    case HAP_ORDER:
        for (int i = 0; i < story->case_count; i++)
            if (event->cases & (1u << i)) {
                buf_printf(out, "%sk%d", before, i);
                before = ", ";
            }
        break;
    }
}

/* ---- orders ---- */

static void print_works(const StoryEvent *event, Buf *out)
{
    static const char *const keys[] = {"stays",   "lifts",    "narrows",  "widens",
                                       "vacates", "reverses", "replaces", "affirms"};
    for (int doing = 0; doing <= DO_AFFIRMS; doing++) {
        bool begun = false;
        for (int i = 0; i < event->work_count; i++) {
            if ((int)event->works[i].doing != doing)
                continue;
            if (begun)
                buf_printf(out, ", ^e%d", event->works[i].target);
            else
                buf_printf(out, "  %s: ^e%d", keys[doing], event->works[i].target);
            begun = true;
        }
        buf_printf(out, begun ? "\n" : "");
    }
}

static bool is_everyone(const StorySet *set)
{
    return set->ins == 1 && set->in[0].of == OF_ALL;
}

/* `for: X except Y` on one line, or as two fields; everyone need not be said. */
static void print_whom(const Story *story, const StoryEvent *event, Buf *out)
{
    if (!event->whom.given)
        return;
    if (!event->whom_in_two || !event->whom.outs) {
        field_set(story, "for", &event->whom, out);
        return;
    }
    if (!is_everyone(&event->whom)) {
        buf_printf(out, "  for: ");
        print_set(story, &event->whom, false, out);
        buf_add_char(out, '\n');
    }
    buf_printf(out, "  except: ");
    print_out_terms(story, &event->whom, out);
    buf_add_char(out, '\n');
}

static void print_order(const Story *story, const StoryEvent *event, Buf *out)
{
    field_rules(story, "blocks", event->blocks, out);
    field_set(story, "protects", &event->protects, out);
    if (event->acts)
        buf_printf(out, "  acts: %s\n", event->acts);
    field_set(story, "stayed", &event->stayed, out);
    print_works(event, out);
    if (!event->blocks && !event->work_count)
        buf_printf(out, "  denies: a motion for more\n");
    print_whom(story, event, out);
    field_set(story, "to", &event->edge, out);
    if (event->mandate == PENDING)
        buf_printf(out, "  mandate: pending\n");
    field_when("mandate", event->mandate_day, out);
    field_when("effective", event->effective, out);
}

void print_event(const Story *story, int number, Buf *out)
{
    const StoryEvent *event = &story->events[number];
    char text[16];
    if (event->gone)
        return;
    buf_printf(out, "%s ", when_text(event->day, text));
    head(story, event, out);
    buf_printf(out, " ^e%d \"Event %d\"\n", number, number);
    if (event->kind == HAP_ORDER)
        print_order(story, event, out);
    else
        field_set(story, "to", &event->to, out);
    field_rules(story, "about", event->about, out);
    if (event->number_year)
        buf_printf(out, "  numbers: FY%d %d..%d\n", event->number_year, event->number_first, event->number_last);
    if (event->ends_rules || event->ends_events) {
        buf_printf(out, "  ends: ");
        print_rules(story, event->ends_rules, out);
        const char *before = event->ends_rules ? ", " : "";
        for (int i = 0; i < story->event_count; i++)
            if (event->ends_events & (1u << i)) {
                buf_printf(out, "%s^e%d", before, i);
                before = ", ";
            }
        buf_add_char(out, '\n');
    }
    field_when("until", event->until, out);
    print_cited(&event->cited, out);
}
