/* Compares what the program answers with what the SQL does, place by place, figure by figure. */
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

bool reading_open(Reading *reading, Story *story)
{
    arena_init(&reading->arena);
    buf_init(&reading->text);
    buf_init(&reading->rows);
    diags_init(&reading->diags, &reading->arena);
    story_print(story, &reading->text, &reading->rows);
    JournalOpener opener = {reading, open_rows};
    JournalText text = {STR("story.purse"), STR("story.purse"), buf_str(&reading->text)};
    reading->journal = journal_read(&text, 1, &opener, &reading->diags, &reading->arena);
    if (!diags_has_errors(&reading->diags))
        return true;
    Buf mistakes;
    buf_init(&mistakes);
    diags_print_text(&mistakes, &reading->diags);
    printf("the journal has mistakes:\n%.*s\n", STR_ARG(buf_str(&mistakes)));
    buf_release(&mistakes);
    return false;
}

void reading_print(Reading *reading)
{
    printf("---- story.purse\n%.*s---- rows.csv\n%.*s----\n", STR_ARG(buf_str(&reading->text)), STR_ARG(buf_str(&reading->rows)));
}

void reading_close(Reading *reading)
{
    buf_release(&reading->text);
    buf_release(&reading->rows);
    arena_release(&reading->arena);
}

/* ---- the question ---- */

static Index rule_of(const Reading *reading, const Story *story, int rule)
{
    Buf id;
    buf_init(&id);
    print_rule_id(story, rule, &id);
    Index found = journal_find_rule(reading->journal, buf_str(&id));
    buf_release(&id);
    return found;
}

static PlaceId place_of(const Story *story, int place)
{
    return place_find_path(str_from_c(geo_places[story->places[place]].path));
}

static Question question_of(Reading *reading, const Story *story, const Ask *ask)
{
    Question question = {.as_of = ask->day, .known_by = ask->has_known_by ? ask->known_by : DATE_OPEN, .basis = (Basis)ask->basis};
    for (int i = 0; ask->rules_given && i < story->rule_count; i++)
        if (ask->rules & (1u << i))
            ARRAY_ADD(&reading->arena, &question.conditions, rule_of(reading, story, i));
    for (int i = 0; ask->places_given && i < story->place_count; i++)
        if (ask->places & (1u << i))
            ARRAY_ADD(&reading->arena, &question.places, place_of(story, i));
    return question;
}

/* ---- comparing ---- */

typedef struct {
    Reading *reading;
    const Story *story;
    const Ask *ask;
    const OracleScope *scope;
    OracleAnswer wanted;
    const Answer *got;
    unsigned differences;
} Check;

static void print_question(const Story *story, const Ask *ask)
{
    char day[16], known[16];
    printf("question: as of %s, known by %s, %s, conditions", when_text(when_of_day(ask->day), day),
           ask->has_known_by ? when_text(when_of_day(ask->known_by), known) : "ever", ask_basis_names[ask->basis]);
    Buf text;
    buf_init(&text);
    print_rules(story, ask->rules, &text);
    printf(" %.*s, places", ask->rules_given ? (int)text.len : 7, ask->rules_given ? text.ptr : "default");
    buf_release(&text);
    for (int i = 0; ask->places_given && i < story->place_count; i++)
        if (ask->places & (1u << i))
            printf(" %s", geo_places[story->places[i]].path);
    printf("%s\n", ask->places_given ? "" : " default");
}

static void differ(Check *check, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void differ(Check *check, const char *format, ...)
{
    va_list values;
    if (!check->differences)
        print_question(check->story, check->ask);
    va_start(values, format);
    printf("  ");
    vprintf(format, values);
    printf("\n");
    va_end(values);
    check->differences++;
}

static const char *const figure_names[FIGURES] = {"at risk", "protected", "cleared", "gross"};

static void show_sum(Buf *out, Sum sum)
{
    money_range_print(out, sum.known);
    buf_printf(out, "%s%s", sum.has_unknown ? " + unknown" : "", sum.has_known ? "" : " (no amount known)");
}

static void show_figure(Buf *out, Figure figure)
{
    money_range_print(out, (MoneyRange){figure.lo, figure.hi, true, true});
    buf_printf(out, "%s%s", figure.unknown ? " + unknown" : "", figure.some ? "" : " (no amount known)");
}

/* Equal when the known parts are, when both have an unknown part or neither, and, of one that has,
 * when some amount is known in both or in neither. */
static bool sum_is(Sum sum, Figure figure)
{
    Money lo = sum.has_known ? sum.known.min : 0, hi = sum.has_known ? sum.known.max : 0;
    bool is_closed = !sum.has_known || (sum.known.has_min && sum.known.has_max);
    return is_closed && lo == figure.lo && hi == figure.hi && sum.has_unknown == figure.unknown &&
           (!figure.unknown || sum.has_known == figure.some);
}

static void check_sum(Check *check, const char *where, const char *what, Sum sum, Figure figure)
{
    if (sum_is(sum, figure))
        return;
    Buf got, wanted;
    buf_init(&got);
    buf_init(&wanted);
    show_sum(&got, sum);
    show_figure(&wanted, figure);
    differ(check, "%s, %s: answered %.*s, by SQL %.*s", where, what, STR_ARG(buf_str(&got)), STR_ARG(buf_str(&wanted)));
    buf_release(&got);
    buf_release(&wanted);
}

static void check_states(Check *check, const char *where, const PlaceStake *got, const OraclePlace *wanted)
{
    for (int i = 0; i < check->story->rule_count; i++) {
        if (!(check->scope->rules & (1u << i)))
            continue;
        Index rule = rule_of(check->reading, check->story, i);
        unsigned possible = 0;
        for (size_t k = 0; k < got->conditions.count; k++)
            if (got->conditions.items[k].rule == rule)
                possible = got->conditions.items[k].possible;
        if (possible != wanted->states[i])
            differ(check, "%s, condition %d: possible states %x, by SQL %x", where, i, possible, wanted->states[i]);
    }
}

static void check_shared(Check *check, const char *where, const PlaceStake *got, const OraclePlace *wanted)
{
    bool same = got->has_shared == wanted->has_shared;
    if (same && wanted->has_shared)
        same = got->shared.has_min && got->shared.min == wanted->shared_lo && got->shared.has_max != wanted->shared_open &&
               (wanted->shared_open || got->shared.max == wanted->shared_hi);
    if (same)
        return;
    Buf text;
    buf_init(&text);
    money_range_print(&text, got->shared);
    differ(check, "%s, shared: answered %d %.*s, by SQL %d %lld..%lld%s", where, got->has_shared, STR_ARG(buf_str(&text)), wanted->has_shared,
           (long long)wanted->shared_lo, (long long)wanted->shared_hi, wanted->shared_open ? " open" : "");
    buf_release(&text);
}

static void check_place(Check *check, int place, const PlaceStake *got)
{
    const OraclePlace *wanted = &check->wanted.places[place];
    const char *where = geo_places[check->story->places[place]].path;
    check_states(check, where, got, wanted);
    for (int i = 0; i < GROSS; i++)
        check_sum(check, where, figure_names[i], got->classes[i], wanted->figures[i]);
    check_sum(check, where, "gross", got->gross, wanted->figures[GROSS]);
    check_shared(check, where, got, wanted);
    if (got->is_loose)
        differ(check, "%s: the ends are said to be bounds only", where);
}

static const PlaceStake *find_answer(const Check *check, int place)
{
    PlaceId id = place_of(check->story, place);
    for (size_t i = 0; i < check->got->places.count; i++)
        if (check->got->places.items[i].place == id)
            return &check->got->places.items[i];
    return NULL;
}

/* The places of the answer, after a look whether they are the right ones. */
static unsigned check_scope(Check *check)
{
    unsigned answered = 0;
    for (int i = 0; i < check->story->place_count; i++)
        answered |= find_answer(check, i) ? 1u << i : 0;
    bool given = check->ask->places_given;
    unsigned sure = given ? check->ask->places : check->scope->places_sure;
    unsigned perhaps = given ? check->ask->places : check->scope->places_perhaps;
    for (int i = 0; i < check->story->place_count; i++) {
        const char *path = geo_places[check->story->places[i]].path;
        if ((sure & ~answered) & (1u << i))
            differ(check, "%s: not answered, by SQL it is asked about", path);
        if ((answered & ~perhaps) & (1u << i))
            differ(check, "%s: answered, not by SQL", path);
    }
    return answered;
}

static void check_places(Check *check)
{
    size_t found = 0;
    for (int i = 0; i < check->story->place_count; i++) {
        const PlaceStake *got = find_answer(check, i);
        found += got != NULL;
        if (got)
            check_place(check, i, got);
    }
    if (found != check->got->places.count)
        differ(check, "%zu places are answered that the story does not have, or twice", check->got->places.count - found);
}

static void check_conditions(Check *check)
{
    unsigned rules = 0;
    for (size_t i = 0; i < check->got->conditions.count; i++)
        for (int k = 0; k < check->story->rule_count; k++)
            if (rule_of(check->reading, check->story, k) == check->got->conditions.items[i])
                rules |= 1u << k;
    if (rules != check->scope->rules)
        differ(check, "conditions asked about: %x, by SQL %x", rules, check->scope->rules);
}

static void check_totals(Check *check)
{
    for (int i = 0; i < GROSS; i++)
        check_sum(check, "total", figure_names[i], check->got->classes[i], check->wanted.totals[i]);
    check_sum(check, "total", "gross", check->got->gross, check->wanted.totals[GROSS]);
    int awards = (int)check->got->awards;
    if (awards < check->wanted.awards_least || awards > check->wanted.awards_most)
        differ(check, "awards: %d, by SQL %d to %d", awards, check->wanted.awards_least, check->wanted.awards_most);
    unsigned least = 0, most = 0;
    for (int i = 0; i < check->story->place_count; i++) {
        least += check->wanted.places[i].unknown_always;
        most += check->wanted.places[i].unknown_ever;
    }
    if (check->got->unknown_places < least || check->got->unknown_places > most)
        differ(check, "unknown places: %u, by SQL %u to %u", check->got->unknown_places, least, most);
}

bool check_answer(Reading *reading, Oracle *oracle, const Story *story, const Ask *ask, const OracleScope *scope, unsigned *worlds)
{
    Question question = question_of(reading, story, ask);
    Check check = {.reading = reading, .story = story, .ask = ask, .scope = scope};
    check.got = stake_answer(reading->journal, &question, &reading->arena);
    check_conditions(&check);
    oracle_answer(oracle, check_scope(&check), &check.wanted);
    check_places(&check);
    check_totals(&check);
    *worlds = check.wanted.worlds;
    return check.differences == 0;
}
