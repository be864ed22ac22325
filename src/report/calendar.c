/* What is due when, as a calendar that other programs read: iCalendar, RFC 5545.
 *
 * One event a deadline that an entry sets: to whom, by whom, about what. Days only; a deadline of which only the month
 * or year is known spans it. What has been answered since is for `purse status` to say. */
#include "report/words.h"

enum { LINE_BYTES = 75 }; /* of a content line, section 3.1 */

/* Content lines end in CR LF and are folded before they have more than 75 bytes, never inside a character. */
static void add_line(Buf *out, Str line)
{
    size_t used = 0;
    for (size_t i = 0; i < line.len;) {
        size_t length = 1;
        while (i + length < line.len && ((unsigned char)line.ptr[i + length] & 0xC0) == 0x80)
            length++;
        if (used + length > LINE_BYTES) {
            buf_add(out, STR("\r\n "));
            used = 1;
        }
        buf_add(out, str_slice(line, i, i + length));
        used += length;
        i += length;
    }
    buf_add(out, STR("\r\n"));
}

/* TEXT, section 3.3.11. */
static void add_text(Buf *out, const char *name, Str text)
{
    Buf line;
    buf_init(&line);
    buf_add(&line, str_from_c(name));
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\n') {
            buf_add(&line, STR("\\n"));
            continue;
        }
        if (strchr("\\;,", text.ptr[i]))
            buf_add_char(&line, '\\');
        buf_add_char(&line, text.ptr[i]);
    }
    add_line(out, buf_str(&line));
    buf_release(&line);
}

static void add_day(Buf *out, const char *name, Date day, const char *behind)
{
    int year, month, number;
    date_to_parts(day, &year, &month, &number);
    buf_printf(out, "%s%04d%02d%02d%s\r\n", name, year, month, number, behind);
}

static bool concerns(const View *view, const Question *question, const Event *event)
{
    if (!question->places.count)
        return true;
    for (size_t i = 0; i < question->places.count; i++)
        if (stake_holds(view->journal, question, &event->to, question->places.items[i]) != NEVER)
            return true;
    return false;
}

static Str identity_of(const View *view, const Event *event)
{
    Str name = words_event_name(view, event);
    Buf out;
    buf_init(&out);
    for (size_t i = 0; i < name.len; i++)
        buf_add_char(&out, char_is_alpha(name.ptr[i]) || char_is_digit(name.ptr[i]) ? name.ptr[i] : '-');
    Str identity = arena_printf(view->arena, "%.*s%.*s@pursestrings", STR_ARG(words_period(view->arena, event->due)),
                                STR_ARG(buf_str(&out)));
    buf_release(&out);
    return identity;
}

static void add_deadline(Buf *out, const View *view, const Question *question, const Event *event)
{
    Arena *arena = view->arena;
    Str about = words_rules(view, &event->about);
    buf_add(out, STR("BEGIN:VEVENT\r\n"));
    add_text(out, "UID:", identity_of(view, event));
    add_day(out, "DTSTAMP:", question->as_of, "T000000Z");
    add_day(out, "DTSTART;VALUE=DATE:", event->due.first, "");
    add_day(out, "DTEND;VALUE=DATE:", event->due.until, "");
    add_text(out, "SUMMARY:", arena_printf(arena, "Due: %.*s", STR_ARG(words_event(view, event))));
    add_text(out, "DESCRIPTION:",
             arena_printf(arena, "To %.*s.\n%.*s, %.*s%s%.*s.\nSources: %.*s", STR_ARG(words_names(view, &event->to)),
                          STR_ARG(words_event_kind(view, event)), STR_ARG(words_period(arena, event->day)),
                          about.len ? ", about " : "", STR_ARG(about), STR_ARG(words_sources(view, &event->common))));
    buf_add(out, STR("TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n"));
}

void report_calendar(Buf *out, const View *view, const Question *question)
{
    buf_add(out, STR("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Pursestrings//purse " PURSE_VERSION "//EN\r\n"));
    add_text(out, "X-WR-CALNAME:", view->journal->title.len ? view->journal->title : STR("Deadlines"));
    for (size_t i = 0; i < view->journal->events.count; i++) {
        const Event *event = &view->journal->events.items[i];
        bool is_known = stake_event_happened(question, event) != NEVER;
        if (is_known && period_is_set(event->due) && concerns(view, question, event))
            add_deadline(out, view, question, event);
    }
    buf_add(out, STR("END:VCALENDAR\r\n"));
}
