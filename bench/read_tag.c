/* read_tag FILE...: how fast documents are read on one thread: a line a stage, in MB of the input a second, best of
 * nine. The files are read as one text of some megabytes, over and over; "tag" is words, quotations and sentences. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "reading/text.h"

enum { ROUNDS = 9, LEAST_BYTES = 8 << 20, STAGES = 12 };

typedef void Stage(const Text *text, Arena *arena, Reading *out);

static const struct {
    const char *name;
    Stage *run;
} stages[] = {{"amounts", find_amounts}, {"dates", find_dates},   {"citations", find_citations},
              {"places", find_places},   {"people", find_people}, {"quotes", find_quotes},
              {"events", find_events},   {"claims", find_claims}, {"anchors", anchor_all}};

enum { STAGE_COUNT = sizeof stages / sizeof stages[0] };

static uint64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static void keep_best(uint64_t *best, uint64_t *since)
{
    uint64_t until = now(), took = until - *since;
    if (took < *best)
        *best = took;
    *since = until;
}

static bool read_file(const char *path, Buf *text)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    char chunk[65536];
    for (size_t n; (n = fread(chunk, 1, sizeof chunk, file)) > 0;)
        buf_add(text, (Str){chunk, n});
    fclose(file);
    buf_add(text, STR("\n\n"));
    return true;
}

static void run_once(Str bytes, uint64_t best[STAGES])
{
    Arena arena;
    arena_init(&arena);
    Reading reading = {0};
    Text text = {.origin = PLACE_NONE, .dated = date_from_parts(2017, 4, 22)};
    ReadingInput input = {.bytes = bytes, .form = DOCUMENT_TEXT, .origin = PLACE_NONE, .dated = text.dated};
    uint64_t since = now();
    if (document_clean(&input, &arena, &text, &reading) != READING_OK)
        exit(1);
    keep_best(&best[0], &since);
    tag(&text, &arena);
    keep_best(&best[1], &since);
    for (size_t i = 0; i < STAGE_COUNT; i++) {
        stages[i].run(&text, &arena, &reading);
        keep_best(&best[2 + i], &since);
    }
    arena_release(&arena);
}

static void print_rate(const char *name, size_t bytes, uint64_t took)
{
    printf("%-10s %8.1f MB/s\n", name, (double)bytes * 1000.0 / (double)(took ? took : 1));
}

int main(int count, char **paths)
{
    Buf once, text;
    buf_init(&once);
    buf_init(&text);
    for (int i = 1; i < count; i++)
        if (!read_file(paths[i], &once))
            return fprintf(stderr, "read_tag: cannot read %s\n", paths[i]), 1;
    while (once.len && text.len < LEAST_BYTES)
        buf_add(&text, buf_str(&once));
    uint64_t best[STAGES], sum = 0;
    for (size_t i = 0; i < STAGES; i++)
        best[i] = UINT64_MAX;
    for (int round = 0; round < ROUNDS; round++)
        run_once(buf_str(&text), best);
    print_rate("clean", text.len, best[0]);
    print_rate("tag", text.len, best[1]);
    for (size_t i = 0; i < STAGE_COUNT; i++)
        print_rate(stages[i].name, text.len, best[2 + i]);
    for (size_t i = 0; i < 2 + STAGE_COUNT; i++)
        sum += best[i];
    print_rate("whole", text.len, sum);
    buf_release(&once);
    buf_release(&text);
    return 0;
}
