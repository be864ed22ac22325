/* site_driver FILE... [--store FILE] [--rows-most N] [--today DAY] [--threads N]: addresses from standard input,
 * answers on standard output.
 *
 * Each line is an address behind "/api/", as "stake?as-of=2017-09-16"; its answer is a line "STATUS TYPE TOTAL KEEP
 * LENGTH" and LENGTH bytes. A line "!N" before an address makes it a POST of the N bytes behind it. With threads, every
 * address is answered by all of them at once, and what they say must be the same. */
#include "site/site.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

enum { THREADS_MOST = 16, LINE_MOST = 1 << 20 };

static int digit(char c)
{
    return char_is_digit(c) ? c - '0' : char_lower(c) >= 'a' && char_lower(c) <= 'f' ? char_lower(c) - 'a' + 10 : -1;
}

static Str decode(Arena *arena, Str text)
{
    char *out = ARENA_ARRAY(arena, char, text.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        bool is_code = text.ptr[i] == '%' && i + 2 < text.len + 0 && digit(text.ptr[i + 1]) >= 0;
        out[len++] = text.ptr[i] == '+' ? ' '
                     : is_code          ? (char)(digit(text.ptr[i + 1]) * 16 + digit(text.ptr[i + 2]))
                                        : text.ptr[i];
        i += is_code ? 2 : 0;
    }
    return (Str){out, len};
}

static SiteRequest request_of(Arena *arena, Str line, Date today)
{
    SiteRequest request = {.today = today};
    Str rest = line;
    request.path = decode(arena, str_cut(&rest, '?'));
    while (rest.len) {
        Str value = str_cut(&rest, '&'), name = str_cut(&value, '=');
        SiteParameter parameter = {decode(arena, name), decode(arena, value)};
        ARRAY_ADD(arena, &request.parameters, parameter);
    }
    return request;
}

typedef struct {
    Site *site;
    const SiteRequest *request;
    Arena arena;
    SiteAnswer answer;
} Asking;

static void *ask(void *asking)
{
    Asking *one = asking;
    site_answer(one->site, one->request, &one->arena, &one->answer);
    return NULL;
}

static bool same(const SiteAnswer *a, const SiteAnswer *b)
{
    return a->status == b->status && a->total == b->total && str_equal(buf_str(&a->body), buf_str(&b->body));
}

static int answer(Site *site, const SiteRequest *request, int threads)
{
    static Asking askings[THREADS_MOST];
    pthread_t ids[THREADS_MOST];
    int status = 0;
    for (int i = 0; i < threads; i++) {
        askings[i] = (Asking){.site = site, .request = request};
        arena_init(&askings[i].arena);
        if (threads > 1 && pthread_create(&ids[i], NULL, ask, &askings[i]) != 0)
            return 3;
    }
    if (threads == 1)
        ask(&askings[0]);
    for (int i = 0; threads > 1 && i < threads; i++)
        pthread_join(ids[i], NULL);
    const SiteAnswer *first = &askings[0].answer;
    printf("%d %s %lld %d %zu\n", first->status, first->type, first->total == SIZE_MAX ? -1LL : (long long)first->total,
           first->may_keep, first->body.len);
    fwrite(first->body.ptr, 1, first->body.len, stdout);
    for (int i = 0; i < threads; i++) {
        if (!same(first, &askings[i].answer)) {
            fprintf(stderr, "site_driver: two threads are told different things\n");
            status = 1;
        }
    }
    for (int i = 0; i < threads; i++) {
        buf_release(&askings[i].answer.body);
        arena_release(&askings[i].arena);
    }
    fflush(stdout);
    return status;
}

static bool read_body(Arena *arena, const char *line, SiteRequest *request)
{
    size_t length = (size_t)strtoul(line + 1, NULL, 10);
    char *bytes = ARENA_ARRAY(arena, char, length + 1);
    request->is_post = true;
    request->body = (Str){bytes, fread(bytes, 1, length, stdin)};
    return request->body.len == length;
}

static int answer_all(Site *site, Date today, int threads)
{
    static char line[LINE_MOST], before[64];
    int status = 0;
    while (fgets(line, sizeof line, stdin)) {
        if (line[0] == '!') {
            snprintf(before, sizeof before, "%.60s", line);
            continue;
        }
        Arena arena;
        arena_init(&arena);
        line[strcspn(line, "\n")] = '\0';
        SiteRequest request = request_of(&arena, str_from_c(line), today);
        if (before[0] && !read_body(&arena, before, &request))
            return 3;
        before[0] = '\0';
        int one = answer(site, &request, threads);
        status = one > status ? one : status;
        arena_release(&arena);
    }
    return status;
}

int main(int argc, char **argv)
{
    SiteFiles files = {0};
    const char *names[16];
    Period today = period_of_day(date_from_parts(2021, 1, 1));
    int threads = 1;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--store") == 0 && i + 1 < argc)
            files.store = argv[++i];
        else if (strcmp(argv[i], "--rows-most") == 0 && i + 1 < argc)
            files.rows_most = strtoull(argv[++i], NULL, 10);
        else if (strcmp(argv[i], "--today") == 0 && i + 1 < argc)
            period_parse(str_from_c(argv[++i]), &today);
        else if (strcmp(argv[i], "--threads") == 0 && i + 1 < argc)
            threads = (int)strtol(argv[++i], NULL, 10) % (THREADS_MOST + 1);
        else if (files.file_count < 16)
            names[files.file_count++] = argv[i];
    }
    files.files = names;
    Arena arena;
    Str why = STR("");
    arena_init(&arena);
    Site *site = site_open(&files, &why, &arena);
    if (!site)
        fprintf(stderr, "site_driver: %.*s\n", STR_ARG(why));
    int status = site ? answer_all(site, today.first, threads < 1 ? 1 : threads) : 3;
    site_close(site);
    arena_release(&arena);
    return status;
}
