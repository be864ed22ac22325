/* The report: the question, the answer in one sentence, the table, what was demanded, the
 * conditions, each figure with its source, what happened next, what is unknown, the sources. */
#include "report/emit.h"
#include "report/timeline.h"

#include <stdio.h>

/* Sources are numbered in the order in which the report first names them. */
typedef struct {
    Buf *out;
    const View *view;
    const Answer *answer;
    const ClaimAnswer *claims;
    size_t claim_count;
    Index *number; /* by source; 0: not cited yet */
    IndexArray cited;
} Brief;

/* The same source at another place in it. */
static bool is_repeated(const Common *common, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (common->sources.items[i].source == common->sources.items[at].source)
            return true;
    return false;
}

static Str cite(Brief *brief, const Common *common)
{
    Buf buf;
    buf_init(&buf);
    for (size_t i = 0; i < common->sources.count; i++) {
        Index source = common->sources.items[i].source;
        if (!brief->number[source]) {
            ARRAY_ADD(brief->view->arena, &brief->cited, source);
            brief->number[source] = (Index)brief->cited.count;
        }
        if (!is_repeated(common, i))
            buf_printf(&buf, "[%u]", brief->number[source]);
    }
    Str text = arena_str(brief->view->arena, buf_str(&buf));
    buf_release(&buf);
    return text;
}

static void heading(Brief *brief, const char *text)
{
    bool is_md = brief->view->format == FORMAT_MD;
    buf_printf(brief->out, "\n%s%s\n", is_md ? "## " : "", text);
    if (!is_md)
        buf_add_repeat(brief->out, '-', strlen(text));
    buf_add(brief->out, is_md ? STR("\n") : STR("\n\n"));
}

/* Words broken at the width of the terminal; Markdown breaks them itself. */
static void paragraph(Brief *brief, const char *before, Str text, size_t indent)
{
    buf_printf(brief->out, "%s", before);
    if (brief->view->format != FORMAT_MD) {
        wrap_words(brief->out, brief->view, text, strlen(before), indent);
        return;
    }
    md_text(brief->out, text);
    buf_add_char(brief->out, '\n');
}

/* What belongs to the item before: deeper in, and in Markdown an item of its own below it. */
static void below(Brief *brief, const char *before, Str text)
{
    bool is_md = brief->view->format == FORMAT_MD;
    Str start = arena_printf(brief->view->arena, "%s%s ", is_md ? "  * " : "  ", before);
    paragraph(brief, start.ptr, text, start.len);
}

/* ---- the answer ---- */

static size_t count_step(const Answer *answer)
{
    size_t warned = 0;
    for (size_t i = 0; i < answer->places.count; i++)
        warned += answer->places.items[i].status.warned != NO_INDEX;
    return warned;
}

static void print_answer(Brief *brief)
{
    const Answer *answer = brief->answer;
    Arena *arena = brief->view->arena;
    Sum sums[4] = {answer->gross, answer->classes[0], answer->classes[1], answer->classes[2]};
    for (int i = 0; i < 4; i++)
        sums[i].has_unknown = false;
    Str day = words_date(arena, answer->question.as_of);
    if (!answer->conditions.count) {
        paragraph(
            brief, "",
            arena_printf(arena, "On %.*s no condition was in force that anybody had been warned about.", STR_ARG(day)),
            0);
        return;
    }
    Str text = arena_printf(
        arena,
        "On %.*s, %zu places had been warned about %.*s. At stake: %.*s dollars (%s) in %u awards; at risk %.*s, "
        "protected %.*s, cleared %.*s%s.",
        STR_ARG(day), count_step(answer), STR_ARG(words_rules(brief->view, &answer->conditions)),
        STR_ARG(words_range(arena, sum_range(sums[0]))), basis_name(answer->question.basis), answer->awards,
        STR_ARG(words_range(arena, sum_range(sums[1]))), STR_ARG(words_range(arena, sum_range(sums[2]))),
        STR_ARG(words_range(arena, sum_range(sums[3]))),
        answer->unknown_places ? arena_printf(arena, "; unknown for %u place%s", answer->unknown_places,
                                              answer->unknown_places == 1 ? "" : "s")
                                     .ptr
                               : "");
    paragraph(brief, "", text, 0);
}

/* ---- demands, conditions, awards ---- */

static void print_demands(Brief *brief)
{
    const Journal *journal = brief->view->journal;
    Arena *arena = brief->view->arena;
    bool any = false;
    for (size_t i = 0; i < journal->events.count; i++) {
        const Event *event = &journal->events.items[i];
        if (event->kind != EVENT_WARN || !index_shares(&event->about, &brief->answer->conditions) ||
            stake_event_happened(&brief->answer->question, event) == NEVER)
            continue;
        if (!any)
            heading(brief, "What was demanded, and by when");
        any = true;
        Str due = period_is_set(event->due)
                      ? arena_printf(arena, ", due %.*s", STR_ARG(words_period(arena, event->due)))
                      : STR("");
        paragraph(brief, "* ",
                  arena_printf(arena, "%.*s: %.*s%.*s %.*s (%.*s)", STR_ARG(words_period(arena, event->day)),
                               STR_ARG(words_event(brief->view, event)), STR_ARG(due),
                               STR_ARG(cite(brief, &event->common)),
                               STR_ARG(words_place_in_file(brief->view, event->common.span))),
                  2);
        below(brief, "to", words_names(brief->view, &event->to));
        for (size_t n = 0; n < event->common.notes.count; n++)
            below(brief, "note:", event->common.notes.items[n]);
    }
}

/* "open for 8 places, cleared for 1" */
static Str states_words(const Brief *brief, size_t condition)
{
    size_t counts[STATE_COUNT] = {0};
    Buf buf;
    buf_init(&buf);
    for (size_t i = 0; i < brief->answer->places.count; i++)
        counts[brief->answer->places.items[i].conditions.items[condition].state]++;
    for (int state = STATE_COUNT - 1; state >= 0; state--)
        if (counts[state])
            buf_printf(&buf, "%s%s for %zu place%s", buf.len ? ", " : "", state_name((State)state), counts[state],
                       counts[state] == 1 ? "" : "s");
    Str text = arena_str(brief->view->arena, buf_str(&buf));
    buf_release(&buf);
    return text;
}

static void print_conditions(Brief *brief)
{
    Arena *arena = brief->view->arena;
    if (brief->answer->conditions.count)
        heading(brief, "The conditions");
    for (size_t i = 0; i < brief->answer->conditions.count; i++) {
        const Rule *rule = &brief->view->journal->rules.items[brief->answer->conditions.items[i]];
        Str authority = rule->authority.len ? arena_printf(arena, ", under %.*s", STR_ARG(rule->authority)) : STR("");
        Str since = period_is_set(rule->from)
                        ? arena_printf(arena, ", since %.*s", STR_ARG(words_period(arena, rule->from)))
                        : STR("");
        paragraph(brief, "* ",
                  arena_printf(arena, "%.*s: %.*s%.*s%.*s; %.*s %.*s (%.*s)", STR_ARG(rule->id),
                               STR_ARG(rule->common.title), STR_ARG(authority), STR_ARG(since),
                               STR_ARG(states_words(brief, i)), STR_ARG(cite(brief, &rule->common)),
                               STR_ARG(words_place_in_file(brief->view, rule->common.span))),
                  2);
        for (size_t n = 0; n < rule->common.notes.count; n++)
            below(brief, "note:", rule->common.notes.items[n]);
    }
}

static Str award_number(const Award *award)
{
    return award->has_number ? award->id : STR("number not known");
}

/* Awards of a store of which only the sum is at hand. */
static void add_summed_row(Brief *brief, Table *table, const PlaceStake *place, const AwardAnswer *award)
{
    table_words(table, words_place(brief->view, place->place));
    table_money(table, award->amount);
    table_words(table, words_summed(brief->view->arena, award));
    table_words(table, STR(""));
    table_words(table, STR(""));
    table_words(table, STR("the store"));
}

static void add_award_row(Brief *brief, Table *table, const PlaceStake *place, const AwardAnswer *award)
{
    const Journal *journal = brief->view->journal;
    Arena *arena = brief->view->arena;
    bool is_award = award->award != NO_INDEX;
    if (!is_award && award->allocation == NO_INDEX) {
        add_summed_row(brief, table, place, award);
        return;
    }
    const Common *common =
        is_award ? &journal->awards.items[award->award].common : &journal->allocations.items[award->allocation].common;
    table_words(table, words_place(brief->view, place->place));
    table_money(table, award->amount);
    table_words(table, is_award ? award_number(&journal->awards.items[award->award]) : STR("allocation"));
    table_words(table, journal->programs
                           .items[is_award ? journal->awards.items[award->award].program
                                           : journal->allocations.items[award->allocation].program]
                           .id);
    table_words(table, arena_printf(arena, "FY%d",
                                    is_award ? journal->awards.items[award->award].year
                                             : journal->allocations.items[award->allocation].year));
    table_words(table, arena_printf(arena, "%.*s %.*s", STR_ARG(words_place_in_file(brief->view, common->span)),
                                    STR_ARG(cite(brief, common))));
}

static void print_awards(Brief *brief)
{
    Table table;
    table_init(&table, brief->view->arena);
    table_column(&table, "Place", "place", ALIGN_LEFT, true);
    table_column(&table, "Amount", "amount", ALIGN_RIGHT, false);
    table_column(&table, "Award", "award", ALIGN_LEFT, true);
    table_column(&table, "Program", "program", ALIGN_LEFT, true);
    table_column(&table, "Year", "year", ALIGN_LEFT, false);
    table_column(&table, "From", "from", ALIGN_LEFT, true);
    for (size_t i = 0; i < brief->answer->places.count; i++)
        for (size_t k = 0; k < brief->answer->places.items[i].awards.count; k++)
            add_award_row(brief, &table, &brief->answer->places.items[i],
                          &brief->answer->places.items[i].awards.items[k]);
    if (!table_rows(&table))
        return;
    heading(brief, "Where each figure is from");
    table_print(brief->out, brief->view, &table);
    buf_add(brief->out, brief->view->format == FORMAT_MD ? STR("\n") : STR(""));
    for (size_t i = 0; i < brief->answer->places.count; i++) {
        const PlaceStake *place = &brief->answer->places.items[i];
        for (size_t k = 0; k < place->joint.count; k++) {
            const Award *award = &brief->view->journal->awards.items[place->joint.items[k]];
            paragraph(brief, "",
                      arena_printf(brief->view->arena, "%.*s shares %.*s of an award (%.*s) held by %.*s; in no sum.",
                                   STR_ARG(words_place(brief->view, place->place)),
                                   STR_ARG(words_range(brief->view->arena, place->shared)),
                                   STR_ARG(award_number(award)), STR_ARG(words_place(brief->view, award->holder))),
                      0);
        }
    }
}

/* ---- who protects, who said ---- */

static void print_policies(Brief *brief)
{
    const View *view = brief->view;
    const Question *question = &brief->answer->question;
    bool any = false;
    for (Index i = 0; i < view->journal->rules.count; i++) {
        const Rule *rule = &view->journal->rules.items[i];
        if (rule->kind != RULE_POLICY)
            continue;
        RuleBlocks blocks = stake_blocks_of(view->journal, question, i, view->arena);
        Certainty in_force = stake_in_force(view->journal, question, i);
        if (in_force == NEVER && !blocks.count)
            continue;
        if (!any)
            heading(brief, "Policies beside them");
        any = true;
        Buf buf;
        buf_init(&buf);
        buf_printf(&buf, "%.*s: %.*s, %s", STR_ARG(rule->id), STR_ARG(rule->common.title),
                   in_force == NEVER    ? "no longer in force"
                   : in_force == SURELY ? "in force"
                                        : "perhaps in force");
        for (size_t k = 0; k < blocks.count; k++)
            buf_printf(&buf, "; %s by %.*s from %.*s", blocks.items[k].blocks_now ? "blocked" : "was blocked",
                       STR_ARG(words_event_name(view, &view->journal->events.items[blocks.items[k].order])),
                       STR_ARG(words_period(view->arena, blocks.items[k].since)));
        buf_printf(&buf, " %.*s", STR_ARG(cite(brief, &rule->common)));
        paragraph(brief, "* ", arena_str(view->arena, buf_str(&buf)), 2);
        buf_release(&buf);
    }
}

/* What the places answered by the day. */
static void print_replies(Brief *brief)
{
    const Journal *journal = brief->view->journal;
    bool any = false;
    for (size_t i = 0; i < journal->events.count; i++) {
        const Event *event = &journal->events.items[i];
        if (event->kind != EVENT_REPLY || !index_shares(&event->about, &brief->answer->conditions) ||
            stake_event_happened(&brief->answer->question, event) == NEVER)
            continue;
        if (!any)
            heading(brief, "What the places replied");
        any = true;
        paragraph(brief, "* ",
                  arena_printf(brief->view->arena, "%.*s: %.*s %.*s",
                               STR_ARG(words_period(brief->view->arena, event->day)),
                               STR_ARG(words_event(brief->view, event)), STR_ARG(cite(brief, &event->common))),
                  2);
    }
}

/* The definition that speaks for the verdict: the first that comes to it, else the first of all. */
static const ClaimVariant *speaking(const ClaimAnswer *answer)
{
    for (size_t i = 0; i < answer->now.variants.count; i++)
        if (answer->now.variants.items[i].verdict == answer->now.verdict)
            return &answer->now.variants.items[i];
    return answer->now.variants.count ? &answer->now.variants.items[0] : NULL;
}

static Str course_of(const Brief *brief, const ClaimVariant *variant)
{
    for (size_t i = 0; variant && variant->series != NO_INDEX && i < variant->numbers.count; i++)
        if (variant->numbers.items[i].place != PLACE_NONE)
            return words_course(brief->view->arena, &brief->view->journal->series.items[variant->series],
                                variant->numbers.items[i].place);
    return STR("");
}

static void print_claim(Brief *brief, const ClaimAnswer *answer)
{
    const View *view = brief->view;
    const Event *event = &view->journal->events.items[answer->event];
    const ClaimVariant *variant = speaking(answer);
    Str verdict = words_verdict(view, answer), course = course_of(brief, variant);
    paragraph(brief, "* ",
              arena_printf(view->arena, "%.*s: \"%.*s\" (%.*s, %.*s) %.*s", STR_ARG(verdict),
                           STR_ARG(event->common.title), STR_ARG(event->statement->speaker),
                           STR_ARG(words_period(view->arena, event->day)), STR_ARG(cite(brief, &event->common))),
              2);
    if (event->statement->test.len)
        below(brief, "tested:", event->statement->test);
    if (variant && variant->numbers.count)
        below(brief, "numbers:",
              arena_printf(view->arena, "%.*s; by %.*s", STR_ARG(words_numbers(view, variant)),
                           STR_ARG(variant->definition)));
    if (course.len)
        below(brief, "course:", course);
    for (size_t i = 0; i < answer->now.missing.count && i < 3 && event->statement->test.len; i++)
        below(brief, "missing:", answer->now.missing.items[i]);
}

/* Of those that were said by the day; causes and words without a test are told as what they are. */
static void print_claims(Brief *brief)
{
    bool any = false;
    for (size_t i = 0; i < brief->claim_count; i++) {
        const Event *event = &brief->view->journal->events.items[brief->claims[i].event];
        if (stake_event_happened(&brief->answer->question, event) == NEVER)
            continue;
        if (!any)
            heading(brief, "What was said, and is it so");
        any = true;
        print_claim(brief, &brief->claims[i]);
    }
    if (any)
        buf_add_char(brief->out, '\n');
    if (any)
        paragraph(brief, "",
                  STR("A verdict is what the loaded data says under each definition; causes are never tested. purse "
                      "claims shows every "
                      "definition, purse why ^LINK the proof."),
                  0);
}

static void print_next(Brief *brief, Date until)
{
    Date from = brief->answer->question.as_of + 1;
    Question question = brief->answer->question;
    if (question.known_by != DATE_OPEN)
        return; /* nobody could know on that day */
    question.conditions.count = 0;
    question.places.count = 0;
    Happenings next = timeline_collect(brief->view, &question, PLACE_NONE, from, until);
    if (!next.count)
        return;
    for (size_t i = 0; i < next.count; i++) {
        if (next.items[i].event == NO_INDEX)
            continue;
        const Event *event = &brief->view->journal->events.items[next.items[i].event];
        Str numbers = cite(brief, &event->common);
        next.items[i].what =
            arena_printf(brief->view->arena, "%.*s %.*s", STR_ARG(next.items[i].what), STR_ARG(numbers));
    }
    heading(brief, "What happened next, and what it did to the money");
    if (brief->view->format == FORMAT_TABLE) {
        timeline_list(brief->out, brief->view, &next);
        return;
    }
    Table table;
    timeline_table(&table, brief->view, &next);
    table_print(brief->out, brief->view, &table);
}

/* ---- what is unknown, sources, the command ---- */

static void print_unknown(Brief *brief)
{
    const Answer *answer = brief->answer;
    bool any = false;
    for (size_t i = 0; i < answer->places.count; i++) {
        if (!answer->places.items[i].gross.has_unknown)
            continue;
        if (!any)
            heading(brief, "What is unknown");
        any = true;
        paragraph(brief, "* ",
                  arena_printf(brief->view->arena,
                               "the amount of %.*s: no award or allocation is in the journal; it is in no sum",
                               STR_ARG(words_place(brief->view, answer->places.items[i].place))),
                  2);
    }
}

static void print_sources(Brief *brief)
{
    const View *view = brief->view;
    if (!brief->cited.count)
        return;
    heading(brief, "Sources");
    for (size_t i = 0; i < brief->cited.count; i++) {
        const SourceEntry *source = &view->journal->sources.items[brief->cited.items[i]];
        char before[32];
        snprintf(before, sizeof before, "%s%zu%s ", view->format == FORMAT_MD ? "" : "[", i + 1,
                 view->format == FORMAT_MD ? "." : "]");
        Str published = period_is_set(source->published)
                            ? arena_printf(view->arena, ", %.*s", STR_ARG(words_period(view->arena, source->published)))
                            : STR(", day not known");
        paragraph(brief, before,
                  arena_printf(view->arena, "%.*s%s%.*s%.*s. %.*s",
                               STR_ARG(source->common.title.len ? source->common.title : source->id),
                               source->publisher.len ? ", " : "", STR_ARG(source->publisher), STR_ARG(published),
                               STR_ARG(source->url)),
                  strlen(before));
    }
}

static void print_again(Brief *brief)
{
    heading(brief, "How it was made");
    paragraph(brief, "",
              STR("An award counts once. One open condition puts it at risk; all cleared clears it; otherwise it is "
                  "protected. "
                  "Unknown is not zero and is in no sum. What orders mean was entered or confirmed by a person. "
                  "The rules are docs/method.md; purse why PLACE gives the proof of each figure."),
              0);
    Str folder = words_folder(brief->view);
    if (folder.len)
        buf_printf(brief->out, "\nFiles are in %.*s\n", STR_ARG(folder));
    if (!brief->view->command)
        return;
    buf_add(brief->out, STR("\nThe same again:\n\n    "));
    buf_add(brief->out, str_from_c(brief->view->command));
    buf_add_char(brief->out, '\n');
}

static json_t *next_json(const View *view, const Happenings *next)
{
    json_t *list = json_array();
    for (size_t i = 0; i < next->count; i++) {
        json_t *object = json_object();
        json_object_set_new(object, "day", json_period(view->arena, next->items[i].day));
        json_object_set_new(object, "kind", json_words(next->items[i].kind));
        json_object_set_new(object, "told", json_words(next->items[i].what));
        json_object_set_new(object, "does", json_words(next->items[i].does));
        json_object_set_new(object, "effect", json_words(next->items[i].effect));
        json_object_set_new(object, "entry",
                            next->items[i].event == NO_INDEX
                                ? json_null()
                                : json_event_name(view, &view->journal->events.items[next->items[i].event]));
        json_object_set_new(object, "sources",
                            next->items[i].event == NO_INDEX
                                ? json_array()
                                : json_sources(view, &view->journal->events.items[next->items[i].event].common));
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *sources_json(const View *view)
{
    json_t *list = json_array();
    for (size_t i = 0; i < view->journal->sources.count; i++) {
        const SourceEntry *source = &view->journal->sources.items[i];
        json_t *object = json_object();
        json_object_set_new(object, "id", json_words(source->id));
        json_object_set_new(object, "title", json_words(source->common.title));
        json_object_set_new(object, "publisher", json_words(source->publisher));
        json_object_set_new(object, "published", json_period(view->arena, source->published));
        json_object_set_new(object, "url", json_words(source->url));
        json_array_append_new(list, object);
    }
    return list;
}

static void print_json(const Brief *brief, Date until)
{
    const View *view = brief->view;
    const Answer *answer = brief->answer;
    Question question = answer->question;
    question.conditions.count = question.places.count = 0;
    Happenings next = {0};
    if (question.known_by == DATE_OPEN)
        next = timeline_collect(view, &question, PLACE_NONE, question.as_of + 1, until);
    Emit emit = {.out = brief->out};
    emit_open(&emit, '{');
    emit_words(emit_key(&emit, "title"), view->journal->title);
    emit_answer(emit_key(&emit, "stake"), view, answer);
    emit_tree(emit_key(&emit, "next"), next_json(view, &next));
    emit_open(emit_key(&emit, "claims"), '[');
    for (size_t i = 0; i < brief->claim_count; i++)
        emit_tree(&emit, json_claim(view, &brief->claims[i]));
    emit_close(&emit, ']');
    emit_tree(emit_key(&emit, "sources"), sources_json(view));
    emit_close(&emit, '}');
    buf_add_char(brief->out, '\n');
}

static void print_title(Brief *brief, Str title)
{
    if (brief->view->format == FORMAT_MD) {
        buf_add(brief->out, STR("# "));
        md_text(brief->out, title);
        buf_add(brief->out, STR("\n\n"));
        return;
    }
    buf_printf(brief->out, "%.*s\n", STR_ARG(title));
    buf_add_repeat(brief->out, '=', utf8_width(title));
    buf_add(brief->out, STR("\n\n"));
}

void report_brief(Buf *out, const View *view, const Question *question, Date until, const ClaimAnswer *claims,
                  size_t count)
{
    const Answer *answer = stake_answer(view->journal, question, view->arena);
    Brief brief = {out, view, answer, claims, count, ARENA_ARRAY(view->arena, Index, view->journal->sources.count + 1),
                   {0}};
    if (view->format == FORMAT_JSON) {
        print_json(&brief, until);
        return;
    }
    if (view->format == FORMAT_CSV) {
        report_stake(out, view, answer);
        return;
    }
    Str title = view->journal->title.len ? view->journal->title : STR("What is at stake");
    print_title(&brief, title);
    print_answer(&brief);
    buf_add_char(out, '\n');
    report_stake(out, view, answer);
    print_demands(&brief);
    print_replies(&brief);
    print_conditions(&brief);
    print_awards(&brief);
    print_policies(&brief);
    print_claims(&brief);
    print_next(&brief, until);
    print_unknown(&brief);
    print_sources(&brief);
    print_again(&brief);
}
