/* stake_bench STORE DAY RUNS [JOURNAL]: how long the stake of every place on one day takes, warm.
 *
 * Opens the store and its column file once, reads a journal of one condition that reaches every program, and asks
 * RUNS times. Prints one object of JSON, times in nanoseconds:
 *   every_ns   what each place holds: the pass over the column file
 *   answer_ns  the whole answer: places, states of the condition, sums, totals
 *   one_ns     the same pass for the place that holds most
 *   places, cents, one_cents: what was found, for comparison with another program's sums. */
#include "load/load.h"
#include "stake/stake.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static const char story[] = "source s \"A source\"\n  published: 2000-01-01\n"
                            "condition all-money \"Every program\"\n  reaches: all\n  from: 2000-01-01\n";

typedef struct {
    LoadStore from;
    Journal *journal;
    Arena arena;
    Diags diags;
    Question question;
    const char *runs_text;
    unsigned runs;
} Bench;

static uint64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_nsec;
}

static void stop(const char *doing, Str why)
{
    fprintf(stderr, "stake_bench: %s: %.*s\n", doing, STR_ARG(why));
    exit(3);
}

static void print_times(const char *name, const uint64_t *times, unsigned count)
{
    printf("\"%s\": [", name);
    for (unsigned i = 0; i < count; i++)
        printf("%s%" PRIu64, i ? ", " : "", times[i]);
    printf("], ");
}

static void open_all(Bench *bench, const char *store, const char *day)
{
    Str why = STR_NONE;
    char name[] = "/tmp/stake_bench-XXXXXX";
    int file = mkstemp(name);
    FILE *out = file < 0 ? NULL : fdopen(file, "w");
    if (!out || fputs(story, out) < 0 || fclose(out) != 0)
        stop(name, STR("cannot write"));
    arena_init(&bench->arena);
    diags_init(&bench->diags, &bench->arena);
    bench->from = (LoadStore){.path = store, .known_by = DATE_OPEN, .rows_most = 1};
    bench->from.store = store_open(store, STORE_READ, &bench->arena, &why);
    if (!bench->from.store)
        stop(store, why);
    const char *path = name;
    Status status = load_journal(&path, 1, &bench->from, &bench->arena, &bench->diags, &bench->journal, &why);
    remove(name);
    if (status != STATUS_OK || !bench->from.columns)
        stop("the journal", why);
    bench->question = (Question){.known_by = DATE_OPEN, .as_of = store_date(strtol(day, NULL, 10), 0)};
    ARRAY_ADD(&bench->arena, &bench->question.conditions, 0);
}

/* The pass alone: all places, then the one with most. */
static void time_pass(const Bench *bench)
{
    Arena arena;
    arena_init(&arena);
    const Columns *columns = bench->from.columns;
    uint32_t places = columns_places(columns), most = 0;
    uint64_t *every = ARENA_ARRAY(&arena, uint64_t, bench->runs), *one = ARENA_ARRAY(&arena, uint64_t, bench->runs);
    uint8_t *reach = ARENA_ARRAY(&arena, uint8_t, columns_kinds(columns) + 1);
    ColumnSum *sums = ARENA_ARRAY(&arena, ColumnSum, places + 1);
    memset(reach, 1, columns_kinds(columns));
    ColumnAsk ask = {.from = DATE_MIN, .until = bench->question.as_of, .reach = reach, .reaches = 1};
    for (unsigned run = 0; run < bench->runs; run++) {
        uint64_t start = now();
        columns_sum(columns, &ask, 0, places, sums);
        every[run] = now() - start;
    }
    for (uint32_t place = 0; place < places; place++)
        most = sums[place].obligated > sums[most].obligated ? place : most;
    for (unsigned run = 0; run < bench->runs; run++) {
        uint64_t start = now();
        columns_sum(columns, &ask, most, most + 1, sums);
        one[run] = now() - start;
    }
    print_times("every_ns", every, bench->runs);
    print_times("one_ns", one, bench->runs);
    printf("\"one_cents\": %" PRId64 ", ", places ? sums[most].obligated : 0);
    arena_release(&arena);
}

static void time_answer(const Bench *bench)
{
    Arena arena;
    arena_init(&arena);
    uint64_t *times = ARENA_ARRAY(&arena, uint64_t, bench->runs);
    size_t places = 0;
    Money cents = 0;
    for (unsigned run = 0; run < bench->runs; run++) {
        Arena room;
        arena_init(&room);
        uint64_t start = now();
        const Answer *answer = stake_answer(bench->journal, &bench->question, &room);
        times[run] = now() - start;
        places = answer->places.count;
        cents = answer->gross.known.min;
        arena_release(&room);
    }
    print_times("answer_ns", times, bench->runs);
    printf("\"places\": %zu, \"cents\": %" PRId64 ", \"rows\": %" PRIu64 "}\n", places, cents,
           columns_rows(bench->from.columns));
    arena_release(&arena);
}

int main(int argc, char **argv)
{
    Bench bench = {0};
    if (argc < 4) {
        fputs("usage: stake_bench STORE DAY RUNS\n", stderr);
        return 2;
    }
    bench.runs = (unsigned)strtoul(argv[3], NULL, 10);
    open_all(&bench, argv[1], argv[2]);
    putchar('{');
    time_pass(&bench);
    time_answer(&bench);
    columns_close(bench.from.columns);
    store_close(bench.from.store);
    arena_release(&bench.arena);
    return 0;
}
