/* A site asked from C: what it opens, what it keeps, and several threads at once. */
#include "unit.h"

#include "site/site.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define CASE "cases/sanctuary-2017/main.purse"

typedef struct {
    Arena arena;
    Site *site;
    SiteAnswer answer;
} Fixture;

static void open_files(Fixture *fixture, const char *const *files, size_t count)
{
    Str why = STR("");
    SiteFiles named = {.files = files, .file_count = count};
    arena_init(&fixture->arena);
    fixture->site = site_open(&named, &why, &fixture->arena);
    if (!fixture->site)
        fail_msg("%.*s", STR_ARG(why));
}

static void open_case(Fixture *fixture)
{
    const char *files[] = {CASE};
    open_files(fixture, files, 1);
}

static void close_all(Fixture *fixture)
{
    site_close(fixture->site);
    arena_release(&fixture->arena);
}

static SiteRequest request_of(const char *path, SiteParameters parameters)
{
    return (SiteRequest){.path = str_from_c(path), .parameters = parameters, .today = date_from_parts(2021, 1, 1)};
}

/* name, value, name, value, NULL */
static SiteAnswer *ask(Fixture *fixture, const char *path, const char *const *given)
{
    SiteParameters parameters = {0};
    for (size_t i = 0; given && given[i]; i += 2) {
        SiteParameter one = {str_from_c(given[i]), str_from_c(given[i + 1])};
        ARRAY_ADD(&fixture->arena, &parameters, one);
    }
    SiteRequest request = request_of(path, parameters);
    site_answer(fixture->site, &request, &fixture->arena, &fixture->answer);
    return &fixture->answer;
}

static void expect(Fixture *fixture, const char *path, const char *const *given, int status, const char *words)
{
    SiteAnswer *answer = ask(fixture, path, given);
    if (answer->status != status || !str_contains(buf_str(&answer->body), str_from_c(words)))
        fail_msg("%s: %d %.*s", path, answer->status, STR_ARG(str_slice(buf_str(&answer->body), 0, 500)));
    buf_release(&answer->body);
}

#define WITH(...) ((const char *const[]){__VA_ARGS__, NULL})

static void a_journal_that_is_not_there_is_told(void **state)
{
    (void)state;
    Arena arena;
    Str why = STR("");
    const char *files[] = {"no/such.purse"};
    arena_init(&arena);
    assert_null(site_open(&(SiteFiles){.files = files, .file_count = 1}, &why, &arena));
    assert_text(why, "cannot read 'no/such.purse': no such file or directory");
    files[0] = CASE;
    assert_null(site_open(&(SiteFiles){.files = files, .file_count = 1, .store = "no/such.db"}, &why, &arena));
    assert_true(str_starts(why, STR("cannot read the store 'no/such.db'")));
    arena_release(&arena);
}

static void the_files_that_were_read_are_to_be_watched(void **state)
{
    (void)state;
    Fixture fixture;
    bool has_awards = false;
    open_case(&fixture);
    StrArray paths = site_paths(fixture.site);
    assert_text(paths.items[0], CASE);
    for (size_t i = 0; i < paths.count; i++)
        has_awards = has_awards || str_ends(paths.items[i], STR("sanctuary-2017/awards.csv"));
    assert_true(has_awards);
    close_all(&fixture);
}

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

/* An include that is not there yet is watched too, and the digest changes with any byte of any file. */
static void the_digest_is_of_all_that_was_read(void **state)
{
    (void)state;
    char folder[] = "/tmp/purse-site-XXXXXX", path[64], other[64], digests[3][65];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/main.purse", folder);
    snprintf(other, sizeof other, "%s/more.purse", folder);
    write_file(path, "include \"more.purse\"\n");
    for (int i = 0; i < 3; i++) {
        Fixture fixture;
        const char *files[] = {path};
        open_files(&fixture, files, 1);
        memcpy(digests[i], site_digest(fixture.site).ptr, 65);
        assert_int_equal(site_paths(fixture.site).count, 2);
        assert_text(site_paths(fixture.site).items[1], other);
        assert_true(site_has_errors(fixture.site) == (i == 0));
        close_all(&fixture);
        write_file(other, i == 0 ? "option title \"A\"\n" : "option title \"B\"\n");
    }
    assert_int_equal(strlen(digests[0]), 64);
    assert_string_not_equal(digests[0], digests[1]);
    assert_string_not_equal(digests[1], digests[2]);
    unlink(path);
    unlink(other);
    rmdir(folder);
}

static void journals_are_laid_on_top_of_each_other(void **state)
{
    (void)state;
    Fixture fixture;
    char path[] = "/tmp/purse-site-XXXXXX";
    const char *files[] = {CASE, path};
    close(mkstemp(path));
    write_file(path,
               "2018-06-26 order chicago-v-sessions ^on-top \"a stay on top\"\n  stays: ^o30\n  source: chicago-pi\n");
    open_files(&fixture, files, 2);
    expect(&fixture, "cases/chicago-v-sessions", WITH("as-of", "2018-07-01"), 200, "^on-top");
    close_all(&fixture);
    unlink(path);
}

static void what_hangs_on_today_is_not_to_be_kept(void **state)
{
    (void)state;
    static const struct {
        const char *path, *name, *value;
        bool may_keep;
    } cases[] = {{"stake", NULL, NULL, false},
                 {"stake", "as-of", "2017-04-21", true},
                 {"stake", "known-by", "2017-04-21", true},
                 {"stake", "as-of", "2017-04-31", false},
                 {"map", NULL, NULL, false},
                 {"places/us/il/chicago", NULL, NULL, false},
                 {"places/us/il/chicago", "as-of", "2017-04-21", true},
                 {"claims", NULL, NULL, true},
                 {"claims", "format", "claimreview", false},
                 {"claims/t15", NULL, NULL, true},
                 {"conditions", NULL, NULL, true},
                 {"overview", NULL, NULL, true},
                 {"search", "q", "chicago", true},
                 {"health", NULL, NULL, false}};
    Fixture fixture;
    open_case(&fixture);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        SiteAnswer *answer = ask(&fixture, cases[i].path, WITH(cases[i].name, cases[i].value));
        if (answer->may_keep != cases[i].may_keep)
            fail_msg("%s %s", cases[i].path, cases[i].value ? cases[i].value : "");
        buf_release(&answer->body);
    }
    close_all(&fixture);
}

static void requests_are_bounded(void **state)
{
    (void)state;
    Fixture fixture;
    SiteParameters many = {0};
    open_case(&fixture);
    for (size_t i = 0; i <= SITE_PARAMETERS_MOST; i++) {
        SiteParameter one = {STR("place"), STR("us/ca")};
        ARRAY_ADD(&fixture.arena, &many, one);
    }
    SiteRequest request = request_of("stake", many);
    site_answer(fixture.site, &request, &fixture.arena, &fixture.answer);
    assert_int_equal(fixture.answer.status, 400);
    buf_release(&fixture.answer.body);
    request.parameters.count--;
    site_answer(fixture.site, &request, &fixture.arena, &fixture.answer);
    assert_int_equal(fixture.answer.status, 200);
    buf_release(&fixture.answer.body);
    close_all(&fixture);
}

static void parameters_may_hold_any_bytes(void **state)
{
    (void)state;
    Fixture fixture;
    open_case(&fixture);
    expect(&fixture, "stake", WITH("place", "\xFF\xFE\"\\\n\x01"), 400, "\xEF\xBF\xBD\xEF\xBF\xBD\\\"\\\\\\n\\u0001");
    expect(&fixture, "st\xFF\nke", NULL, 404, "there is no answer");
    expect(&fixture, "search", WITH("q", "\"\xFF AND"), 200, "[");
    close_all(&fixture);
}

/* ---- threads ---- */

enum { THREADS = 4, ROUNDS = 12 };

static void *ask_on(void *site)
{
    static const char *const paths[] = {"stake", "places/us/il/chicago", "claims", "search", "report", "cases", "map"};
    uint64_t bytes = 0;
    for (int i = 0; i < ROUNDS; i++) {
        const char *path = paths[i % 7];
        Arena arena;
        SiteAnswer answer;
        SiteParameters parameters = {0};
        arena_init(&arena);
        SiteParameter one = strcmp(path, "search") == 0   ? (SiteParameter){STR("q"), STR("order")}
                            : strcmp(path, "report") == 0 ? (SiteParameter){STR("format"), STR("html")}
                                                          : (SiteParameter){STR("as-of"), STR("2017-10-12")};
        ARRAY_ADD(&arena, &parameters, one);
        SiteRequest request = request_of(path, parameters);
        site_answer(site, &request, &arena, &answer);
        for (size_t k = 0; k < answer.body.len; k++)
            bytes = bytes * 31 + (unsigned char)answer.body.ptr[k];
        buf_release(&answer.body);
        arena_release(&arena);
    }
    return (void *)(uintptr_t)bytes;
}

static void threads_are_told_the_same(void **state)
{
    (void)state;
    Fixture fixture;
    pthread_t ids[THREADS];
    void *told[THREADS];
    open_case(&fixture);
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&ids[i], NULL, ask_on, fixture.site), 0);
    for (int i = 0; i < THREADS; i++)
        pthread_join(ids[i], &told[i]);
    for (int i = 1; i < THREADS; i++)
        assert_ptr_equal(told[i], told[0]);
    assert_ptr_equal(told[0], ask_on(fixture.site));
    close_all(&fixture);
}

/* ---- files below a folder ---- */

static void no_name_leads_out_of_the_folder(void **state)
{
    (void)state;
    char folder[] = "/tmp/purse-below-XXXXXX";
    Arena arena;
    Str bytes, why, at = str_from_c(folder);
    arena_init(&arena);
    assert_non_null(mkdtemp(folder));
    const char *inside = arena_c_string(&arena, arena_printf(&arena, "%s/in", folder));
    const char *file = arena_c_string(&arena, arena_printf(&arena, "%s/in/a.txt", folder));
    const char *link = arena_c_string(&arena, arena_printf(&arena, "%s/in/link", folder));
    mkdir(inside, 0777);
    write_file(file, "text");
    assert_int_equal(symlink("/etc", link), 0);
    assert_true(load_below(at, STR("in/a.txt"), 100, &arena, &bytes, &why));
    assert_text(bytes, "text");
    assert_false(load_below(at, STR("in/a.txt"), 3, &arena, &bytes, &why));
    static const char *const names[] = {"",        "/etc/passwd", "../etc/passwd", "in/../in/a.txt", "in/link/passwd",
                                        "in/link", "in",          "in//a.txt",     "./in/a.txt",     "none"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (load_below(at, str_from_c(names[i]), 100, &arena, &bytes, &why))
            fail_msg("'%s' was read", names[i]);
    assert_false(load_below(at, (Str){"in/a.txt\0", 9}, 100, &arena, &bytes, &why));
    unlink(link);
    unlink(file);
    rmdir(inside);
    rmdir(folder);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_journal_that_is_not_there_is_told),
        cmocka_unit_test(the_files_that_were_read_are_to_be_watched),
        cmocka_unit_test(the_digest_is_of_all_that_was_read),
        cmocka_unit_test(journals_are_laid_on_top_of_each_other),
        cmocka_unit_test(what_hangs_on_today_is_not_to_be_kept),
        cmocka_unit_test(requests_are_bounded),
        cmocka_unit_test(parameters_may_hold_any_bytes),
        cmocka_unit_test(threads_are_told_the_same),
        cmocka_unit_test(no_name_leads_out_of_the_folder),
    };
    return ALL(tests);
}
