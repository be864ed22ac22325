/* Random stories, answered twice: by stake_answer from the journal, by SQL from the story itself.
 *
 *   stake_oracle_test SQL [SEED [COUNT [--keep]]]
 *
 * Prints the seed. At the first difference prints the journal, the question and
 * both answers and ends with 1; --keep prints the journals that agree, too. */
#include "check.h"
#include "oracle.h"

#include <stdio.h>
#include <stdlib.h>

enum { QUESTIONS = 3 };

typedef struct {
    Oracle *oracle;
    bool keep;
    unsigned journals, questions, passed_over, worlds, uncertain;
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

static bool ask_once(Run *run, Reading *reading, Story *story)
{
    Ask ask;
    OracleScope scope;
    draw_question(story, &ask);
    if (!oracle_scope(run->oracle, &ask, &scope)) {
        run->passed_over++;
        return true;
    }
    unsigned worlds = 0;
    bool good = check_answer(reading, run->oracle, story, &ask, &scope, &worlds);
    run->questions++;
    run->worlds += worlds;
    run->uncertain += worlds > 1;
    return good;
}

static bool run_seed(Run *run, uint64_t seed)
{
    static Story story;
    story_make(&story, seed);
    Reading reading;
    bool good = reading_open(&reading, &story);
    if (good) {
        oracle_load(run->oracle, &story);
        for (int i = 0; i < QUESTIONS && good; i++)
            good = ask_once(run, &reading, &story);
    }
    if (!good)
        printf("seed %llu differs\n", (unsigned long long)seed);
    if (!good || run->keep)
        reading_print(&reading);
    reading_close(&reading);
    run->journals++;
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
    printf("seed %llu, %lu journals\n", (unsigned long long)seed, journals);
    bool good = true;
    for (unsigned long i = 0; i < journals && good; i++)
        good = run_seed(&run, seed + i);
    printf("%s: %u journals, %u questions, %u of them with uncertain dates (%u worlds in all), %u passed over\n", good ? "ok" : "not ok",
           run.journals, run.questions, run.uncertain, run.worlds, run.passed_over);
    oracle_close(run.oracle);
    return good ? 0 : 1;
}
