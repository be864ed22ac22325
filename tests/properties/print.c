/* A story as a journal and an award file: declarations in any order, dated entries in theirs. */
#include "story.h"

enum { PIECES = 64 };

typedef struct {
    Arena arena;
    Str items[PIECES];
    int count;
} Pieces;

static void add_piece(Pieces *pieces, Buf *text)
{
    pieces->items[pieces->count++] = arena_str(&pieces->arena, buf_str(text));
    buf_reset(text);
}

static void shuffle(Story *story, Pieces *pieces)
{
    for (int i = pieces->count - 1; i > 0; i--) {
        int k = (int)draw(story, (unsigned)i + 1);
        Str piece = pieces->items[i];
        pieces->items[i] = pieces->items[k];
        pieces->items[k] = piece;
    }
}

/* ---- parts of entries ---- */

void print_rule_id(const Story *story, int rule, Buf *out)
{
    static const char letters[] = {[IS_DUTY] = 'c', [IS_FACTOR] = 'f', [IS_POLICY] = 'p'};
    buf_printf(out, "%c%d", letters[story->rules[rule].kind], rule);
}

void print_rules(const Story *story, unsigned rules, Buf *out)
{
    const char *before = "";
    for (int i = 0; i < STORY_RULES; i++) {
        if (!(rules & (1u << i)))
            continue;
        buf_printf(out, "%s", before);
        print_rule_id(story, i, out);
        before = ", ";
    }
}

static void print_when(const char *key, When when, Buf *out)
{
    char text[16];
    if (when.kind != WHEN_NONE)
        buf_printf(out, "%s%s", key, when_text(when, text));
}

void print_cited(const Cited *cited, Buf *out)
{
    for (int i = 0; i < cited->count; i++)
        buf_printf(out, i ? ", s%d" : "  source: s%d", cited->sources[i]);
    if (cited->count)
        buf_add_char(out, '\n');
    print_when("  known: ", cited->known, out);
    if (cited->known.kind != WHEN_NONE)
        buf_add_char(out, '\n');
}

static void print_term(const Story *story, StoryTerm term, Buf *out)
{
    switch (term.of) {
    case OF_PLACE: buf_printf(out, "%s", geo_places[story->places[term.number]].path); break;
    case OF_AREA: buf_printf(out, "within %s", geo_areas[term.number]); break;
    case OF_GROUP: buf_printf(out, "league%d", term.number); break;
    case OF_ALL: buf_printf(out, "everyone"); break;
    }
}

void print_out_terms(const Story *story, const StorySet *set, Buf *out)
{
    for (int i = 0; i < set->outs; i++) {
        buf_printf(out, "%s", i ? ", " : "");
        print_term(story, set->out[i], out);
    }
}

void print_set(const Story *story, const StorySet *set, bool with_except, Buf *out)
{
    for (int i = 0; i < set->ins; i++) {
        buf_printf(out, "%s", i ? ", " : "");
        print_term(story, set->in[i], out);
    }
    if (with_except && set->outs) {
        buf_printf(out, " except ");
        print_out_terms(story, set, out);
    }
}

/* ---- declarations ---- */

static void print_source(const Story *story, int number, Buf *out)
{
    char text[16];
    buf_printf(out, "source s%d \"Source %d\"\n  published: %s\n", number, number,
               when_text(story->published[number], text));
}

static void print_program(const Story *story, int number, Buf *out)
{
    const StoryProgram *program = &story->programs[number];
    buf_printf(out, "program g%d \"Program %d\" %s\n  agency: %s\n", number, number, program->listing,
               geo_agencies[program->agency]);
}

static void print_reaches(const StoryRule *rule, Buf *out)
{
    for (int i = 0; i < rule->reach_count; i++) {
        const StoryReach *reach = &rule->reaches[i];
        buf_printf(out, i ? ", " : "  reaches: ");
        if (reach->program == NOBODY)
            buf_printf(out, "all");
        else
            buf_printf(out, "g%d", reach->program);
        if (reach->first)
            buf_printf(out, " FY%d", reach->first);
        if (reach->last > reach->first)
            buf_printf(out, "..FY%d", reach->last);
    }
    buf_add_char(out, '\n');
}

static void print_rule(const Story *story, int number, Buf *out)
{
    const StoryRule *rule = &story->rules[number];
    buf_printf(out, rule->kind == IS_POLICY ? "policy " : "condition ");
    print_rule_id(story, number, out);
    buf_printf(out, " \"Rule %d\"", number);
    print_when("\n  from: ", rule->from, out);
    print_when("\n  until: ", rule->until, out);
    buf_printf(out, rule->kind == IS_FACTOR ? "\n  kind: factor\n" : "\n");
    if (rule->kind != IS_POLICY)
        print_reaches(rule, out);
    if (rule->rests_on) {
        buf_printf(out, "  rests-on: ");
        print_rules(story, rule->rests_on, out);
        buf_add_char(out, '\n');
    }
    if (rule->number_year)
        buf_printf(out, "  numbers: FY%d %d..%d\n", rule->number_year, rule->number_first, rule->number_last);
    print_cited(&rule->cited, out);
}

static void print_group(const Story *story, int number, Buf *out)
{
    const StoryGroup *group = &story->groups[number];
    buf_printf(out, "group league%d \"League %d\"\n", number, number);
    for (int i = 0; i < group->count; i++) {
        buf_printf(out, "  member: ");
        print_term(story, group->members[i].term, out);
        print_when(" from ", group->members[i].from, out);
        print_when(" until ", group->members[i].until, out);
        buf_add_char(out, '\n');
    }
}

static void print_case(const Story *story, int number, Buf *out)
{
    const StoryCase *a_case = &story->cases[number];
    buf_printf(out, "case k%d \"Case %d\"\n  court: us/courts/ilnd", number, number);
    print_when("\n  filed: ", a_case->filed, out);
    buf_add_char(out, '\n');
    if (a_case->plaintiffs.given) {
        buf_printf(out, "  plaintiff: ");
        print_set(story, &a_case->plaintiffs, true, out);
        buf_add_char(out, '\n');
    }
    if (a_case->challenges) {
        buf_printf(out, "  challenges: ");
        print_rules(story, a_case->challenges, out);
        buf_add_char(out, '\n');
    }
    print_cited(&a_case->cited, out);
}

/* Every place has one name in award rows that only a decision can tell; one place is the journal's own. */
static void print_decision(const Story *story, int place, Buf *out)
{
    const GeoPlace *found = &geo_places[story->places[place]];
    if (!strchr(found->path, '/'))
        buf_printf(out, "place %s \"Harbor District\"\n  kind: district\n  in: %s\n", found->path, found->area);
    buf_printf(out, "place %s is \"Office %d  of grants\"\n", found->path, place);
}

static void print_all(const Story *story, int count, void (*print)(const Story *, int, Buf *), Pieces *pieces)
{
    Buf text;
    buf_init(&text);
    for (int i = 0; i < count; i++) {
        print(story, i, &text);
        if (text.len)
            add_piece(pieces, &text);
    }
    buf_release(&text);
}

static int declared(const Story *story)
{
    int count = 0;
    for (int i = 0; i < story->program_count; i++)
        count += story->programs[i].declared;
    return count;
}

static void declare(const Story *story, Pieces *pieces)
{
    print_all(story, story->source_count, print_source, pieces);
    print_all(story, declared(story), print_program, pieces);
    print_all(story, story->rule_count, print_rule, pieces);
    print_all(story, story->group_count, print_group, pieces);
    print_all(story, story->case_count, print_case, pieces);
    print_all(story, story->place_count, print_decision, pieces);
    print_all(story, story->award_count, print_award, pieces);
    print_all(story, story->award_count, print_joint, pieces);
    pieces->items[pieces->count++] = STR("include \"rows.csv\"\n  source: s0\n");
}

void story_print(Story *story, Buf *journal, Buf *rows)
{
    Pieces pieces = {.count = 0};
    arena_init(&pieces.arena);
    print_rows(story, rows);
    declare(story, &pieces);
    shuffle(story, &pieces);
    /* Allocations have no ids: they keep their order, so that answers can be told apart. */
    print_all(story, story->allocation_count, print_allocation, &pieces);
    int event = 0;
    for (int i = 0; i < pieces.count; i++) {
        buf_add(journal, pieces.items[i]);
        while (event < story->event_count && draw_percent(story, 30))
            print_event(story, event++, journal);
    }
    while (event < story->event_count)
        print_event(story, event++, journal);
    arena_release(&pieces.arena);
}
