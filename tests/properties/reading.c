/* A story as the program meets it: its journal read, its questions put in the program's words. */
#include "check.h"

#include <stdio.h>

/* ---- reading the journal ---- */

static OpenResult open_rows(void *context, Str name, Str from, Str *shown, Str *identity, Str *text)
{
    const Reading *reading = context;
    (void)from;
    *shown = name;
    *identity = name;
    *text = buf_str(&reading->rows);
    return str_equal(name, STR("rows.csv")) ? OPEN_OK : OPEN_FAILED;
}

/* The first place at or after `at` where a new entry begins. */
static size_t between_entries(Str text, size_t at)
{
    while (at < text.len && (text.ptr[at - 1] != '\n' || text.ptr[at] == ' '))
        at++;
    return at;
}

/* One story in three comes as two texts, as a what-if does. */
bool reading_open(Reading *reading, Story *story)
{
    arena_init(&reading->arena);
    buf_init(&reading->text);
    buf_init(&reading->rows);
    buf_init(&reading->report);
    diags_init(&reading->diags, &reading->arena);
    story_print(story, &reading->text, &reading->rows);
    JournalOpener opener = {.context = reading, .open = open_rows};
    Str text = buf_str(&reading->text);
    size_t cut = between_entries(text, story->seed % 3 == 0 ? text.len / 2 : text.len);
    JournalText texts[] = {{STR("story.purse"), STR("story.purse"), str_slice(text, 0, cut)},
                           {STR("what-if.purse"), STR("what-if.purse"), str_after(text, cut)}};
    reading->journal = journal_read(texts, cut < text.len ? 2 : 1, &opener, &reading->diags, &reading->arena);
    if (!diags_has_errors(&reading->diags))
        return true;
    buf_printf(&reading->report, "the journal has mistakes:\n");
    diags_print_text(&reading->report, &reading->diags);
    return false;
}

void reading_print(const Reading *reading)
{
    printf("%.*s", STR_ARG(buf_str(&reading->report)));
    printf("---- story.purse\n%.*s", STR_ARG(buf_str(&reading->text)));
    printf("---- rows.csv\n%.*s----\n", STR_ARG(buf_str(&reading->rows)));
}

void reading_close(Reading *reading)
{
    buf_release(&reading->text);
    buf_release(&reading->rows);
    buf_release(&reading->report);
    arena_release(&reading->arena);
}

/* ---- the question ---- */

Index rule_of(const Reading *reading, const Story *story, int rule)
{
    Buf id;
    buf_init(&id);
    print_rule_id(story, rule, &id);
    Index found = journal_find_rule(reading->journal, buf_str(&id));
    buf_release(&id);
    return found;
}

PlaceId place_of(const Reading *reading, const Story *story, int place)
{
    return journal_find_place(reading->journal, str_from_c(geo_places[story->places[place]].path)).id;
}

/* By its link; NO_INDEX for one that is gone, or was said. */
static Index event_of(const Reading *reading, int event)
{
    char link[16];
    snprintf(link, sizeof link, "e%d", event);
    return journal_find_link(reading->journal, str_from_c(link));
}

Question question_of(Reading *reading, const Story *story, const Ask *ask)
{
    Question question = {
        .as_of = ask->day, .known_by = ask->has_known_by ? ask->known_by : DATE_OPEN, .basis = (Basis)ask->basis};
    for (int i = 0; ask->rules_given && i < story->rule_count; i++)
        if (ask->rules & (1u << i))
            ARRAY_ADD(&reading->arena, &question.conditions, rule_of(reading, story, i));
    for (int i = 0; ask->places_given && i < story->place_count; i++)
        if (ask->places & (1u << i))
            ARRAY_ADD(&reading->arena, &question.places, place_of(reading, story, i));
    for (int i = 0; i < story->event_count; i++)
        if (ask->without & (1u << i) && event_of(reading, i) != NO_INDEX)
            ARRAY_ADD(&reading->arena, &question.without, event_of(reading, i));
    return question;
}

void print_question(Buf *out, const Story *story, const Ask *ask)
{
    char day[16], known[16];
    buf_printf(out, "question: as of %s, known by %s, %s, conditions ", when_text(when_of_day(ask->day), day),
               ask->has_known_by ? when_text(when_of_day(ask->known_by), known) : "ever", ask_basis_names[ask->basis]);
    if (ask->rules_given)
        print_rules(story, ask->rules, out);
    else
        buf_printf(out, "default");
    buf_printf(out, ", places");
    for (int i = 0; ask->places_given && i < story->place_count; i++)
        if (ask->places & (1u << i))
            buf_printf(out, " %s", geo_places[story->places[i]].path);
    buf_printf(out, ask->places_given ? "" : " default");
    for (int i = 0; i < story->event_count; i++)
        if (ask->without & (1u << i))
            buf_printf(out, ", without ^e%d", i);
    buf_add_char(out, '\n');
}
