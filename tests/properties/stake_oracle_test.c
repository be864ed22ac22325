/* Random stories, answered twice: by stake_answer from the journal, by SQL from the story itself.
 *
 *   stake_oracle_test SQL [SEED [COUNT [--keep]]]
 *
 * Prints the seed. At the first difference makes the story as small as it goes, prints the
 * question, both answers and the journal, and ends with 1; --keep prints every journal as made. */
#include "check.h"
#include "oracle.h"

#include <stdio.h>
#include <stdlib.h>

enum { QUESTIONS = 3, WITHOUT_MOST = 3 };

typedef struct {
    Oracle *oracle;
    bool keep;
    unsigned journals, questions, worlds, uncertain, sampled, without;
} Run;

/* Often a day on which something begins or ends, or the one before or after. */
static int draw_question_day(Story *story)
{
    if (draw_percent(story, 25))
        return draw_between(story, story_first_day(), story_last_day());
    return story->days[draw(story, (unsigned)story->day_count)] + draw_between(story, -1, 1);
}

static void draw_question(Story *story, Ask *ask)
{
    *ask = (Ask){.day = draw_question_day(story)};
    ask->has_known_by = draw_percent(story, 40);
    ask->known_by = draw_percent(story, 40) ? ask->day : draw_question_day(story);
    ask->basis = draw_percent(story, 40) ? ON_AWARDED : (AskBasis)draw(story, ON_COUNT);
    unsigned conditions = story_rules_of(story, IS_DUTY) | story_rules_of(story, IS_FACTOR);
    ask->rules_given = draw_percent(story, 60);
    if (ask->rules_given)
        ask->rules = draw_rules(story, conditions, 4);
    ask->places_given = draw_percent(story, 40);
    if (ask->places_given)
        ask->places = 1u + draw(story, (1u << story->place_count) - 1);
}

/* The last question of a story leaves entries out, orders most of the time. */
static void draw_without(Story *story, Ask *ask)
{
    for (int i = 0; story->event_count && i < 8 * WITHOUT_MOST; i++) {
        int event = (int)draw(story, (unsigned)story->event_count);
        bool is_order = story->events[event].kind == HAP_ORDER;
        if ((is_order || draw_percent(story, 60)) && __builtin_popcount(ask->without) < WITHOUT_MOST)
            ask->without |= 1u << event;
    }
}

/* SQL is given the story without the entries that the program is asked to leave out. */
static void cut_story(Story *cut, const Story *story, const Ask *ask)
{
    *cut = *story;
    for (int i = 0; i < story->event_count; i++)
        if (ask->without & (1u << i))
            story_leave_out(cut, i);
}

/* One question about one story; the report and the journal are in `reading`. */
static bool is_answered(Run *run, Reading *reading, const Story *story, const Ask *ask, OracleAnswer *by_sql)
{
    static Story cut;
    OracleScope scope;
    cut_story(&cut, story, ask);
    if (ask->without)
        oracle_load(run->oracle, &cut);
    oracle_scope(run->oracle, ask, &scope);
    bool good = check_answer(reading, run->oracle, &cut, ask, &scope, by_sql);
    run->without += ask->without != 0;
    good = check_day(reading, story, ask) && good;
    good = check_sums(reading, story, ask) && good;
    run->questions++;
    run->worlds += by_sql->worlds;
    run->uncertain += by_sql->worlds > 1;
    run->sampled += by_sql->is_sample;
    return good;
}

typedef struct {
    Run *run;
    const Ask *ask;
} Wrong;

static bool is_wrong(void *context, Story *story)
{
    const Wrong *wrong = context;
    Reading reading;
    OracleAnswer by_sql;
    bool reads = reading_open(&reading, story);
    oracle_load(wrong->run->oracle, story);
    bool good = !reads || is_answered(wrong->run, &reading, story, wrong->ask, &by_sql);
    reading_close(&reading);
    return !good;
}

/* Prints the difference and the smallest story found that shows it. */
static void show(Run *run, Story *story, const Ask *ask)
{
    Wrong wrong = {run, ask};
    Run counts = *run;
    story_shrink(story, is_wrong, &wrong);
    Reading reading;
    OracleAnswer by_sql;
    if (reading_open(&reading, story)) {
        oracle_load(run->oracle, story);
        is_answered(run, &reading, story, ask, &by_sql);
    }
    reading_print(&reading);
    reading_close(&reading);
    *run = counts;
}

static bool run_seed(Run *run, uint64_t seed)
{
    static Story story;
    Reading reading;
    Ask ask;
    OracleAnswer by_sql;
    story_make(&story, seed);
    bool reads = reading_open(&reading, &story), good = reads;
    oracle_load(run->oracle, &story);
    for (int i = 0; i < QUESTIONS && good; i++) {
        draw_question(&story, &ask);
        if (i == QUESTIONS - 1)
            draw_without(&story, &ask);
        good = is_answered(run, &reading, &story, &ask, &by_sql);
    }
    if (!good)
        printf("seed %llu differs\n", (unsigned long long)seed);
    if (run->keep || !reads)
        reading_print(&reading);
    if (!good && reads)
        show(run, &story, &ask);
    reading_close(&reading);
    run->journals++;
    return good;
}

static bool run_worked(Run *run)
{
    static Story story;
    Reading reading;
    worked_story(&story);
    bool good = reading_open(&reading, &story);
    oracle_load(run->oracle, &story);
    for (int i = 0; i < worked_count && good; i++) {
        Ask ask = worked_ask(i);
        OracleAnswer by_sql;
        good = is_answered(run, &reading, &story, &ask, &by_sql);
        if (good && !worked_is_right(i, &by_sql)) {
            buf_printf(&reading.report, "row %d is not the one worked out\n", i);
            print_question(&reading.report, &story, &ask);
            good = false;
        }
    }
    if (!good)
        reading_print(&reading);
    reading_close(&reading);
    printf("%s 1 - %d worked rows\n", good ? "ok" : "not ok", worked_count);
    return good;
}

static bool run_random(Run *run, uint64_t seed, unsigned long journals)
{
    bool good = true;
    printf("# seed %llu, %lu journals\n", (unsigned long long)seed, journals);
    for (unsigned long i = 0; i < journals && good; i++)
        good = run_seed(run, seed + i);
    printf("%s 2 - %u journals, %u questions, %u of them with uncertain dates (%u worlds in all), %u with too many to "
           "see all, %u without some entries\n",
           good ? "ok" : "not ok", run->journals, run->questions, run->uncertain, run->worlds, run->sampled,
           run->without);
    return good;
}

int main(int count, char **arguments)
{
    if (count < 2) {
        fprintf(stderr, "usage: stake_oracle_test SQL [SEED [COUNT [--keep]]]\n");
        return 2;
    }
    Run run = {.oracle = oracle_open(arguments[1])};
    if (!run.oracle)
        return 2;
    uint64_t seed = count > 2 ? strtoull(arguments[2], NULL, 10) : 1;
    unsigned long journals = count > 3 ? strtoul(arguments[3], NULL, 10) : 1500;
    run.keep = count > 4 && strcmp(arguments[4], "--keep") == 0;
    printf("1..2\n");
    bool good = run_worked(&run);
    good = run_random(&run, seed, journals) && good;
    oracle_close(run.oracle);
    return good ? 0 : 1;
}
