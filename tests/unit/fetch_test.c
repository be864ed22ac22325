/* Addresses and names of downloads, and a server that says nothing. What servers do otherwise is
 * tried in tests/cli/get.py. */
#include "unit.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "fetch/fetch.h"

static void a_name_is_put_below_the_base_and_an_address_stays(void **state)
{
    (void)state;
    static const struct {
        const char *base, *name, *address; /* NULL: refused */
    } cases[] = {
        {"https://a.gov/b/", "x.zip", "https://a.gov/b/x.zip"},
        {"https://a.gov/b", "x.zip", "https://a.gov/b/x.zip"},
        {"https://a.gov/b", "FY(All) 1.zip", "https://a.gov/b/FY%28All%29%201.zip"},
        {"https://a.gov/b", "http://c.gov/d/x.zip", "http://c.gov/d/x.zip"},
        {"https://a.gov/b", "../x.zip", NULL},
        {"https://a.gov/b", "b/x.zip", NULL},
        {"https://a.gov/b", "", NULL},
        {"https://a.gov/b", ".x", NULL},
        {"https://a.gov/b", "x\n.zip", NULL},
        {"https://a.gov/b", "x\xFF.zip", NULL},
        {"https://a.gov/b", "file:///etc/passwd", NULL},
        {"ftp://a.gov/b", "x.zip", NULL},
        {"", "x.zip", NULL},
    };
    Arena arena;
    Str why;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str got = fetch_address(str_from_c(cases[i].base), str_from_c(cases[i].name), &arena, &why);
        assert_text(got, cases[i].address ? cases[i].address : "");
        assert_true(!got.len == (why.len > 0));
    }
    arena_release(&arena);
}

static void the_name_at_the_end_of_an_address_stays_in_its_folder(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"https://a.gov/b/x.zip", "x.zip"},
        {"https://a.gov/x.zip?y=/z.zip#w/v", "x.zip"},
        {"https://a.gov/FY%28All%29%201.zip", "FY(All) 1.zip"},
        {"https://a.gov", ""},
        {"https://a.gov/", ""},
        {"https://a.gov/b/", ""},
        {"https://a.gov/..", ""},
        {"https://a.gov/..%2fx.zip", ""},
        {"https://a.gov/%2e%2e", ""},
        {"https://a.gov/%00x", ""},
        {"https://a.gov/%1b[2J", ""},
        {"https://a.gov/%ff.zip", ""},
        {"https://", ""},
        {"http:", ""},
        {"", ""},
    };
    Arena arena;
    Str why = STR_NONE;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str got = fetch_name(str_from_c(cases[i][0]), &arena, &why);
        assert_text(got, cases[i][1]);
    }
    arena_release(&arena);
}

/* Connections are taken by the system's queue; nobody ever answers. */
static void a_server_that_says_nothing_is_given_up(void **state)
{
    (void)state;
    Arena arena;
    Str why = STR_NONE;
    FetchResult result;
    struct sockaddr_in name = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof name;
    char folder[] = "/tmp/purse-fetch-XXXXXX";
    int server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    arena_init(&arena);
    assert_int_equal(bind(server, (struct sockaddr *)&name, sizeof name), 0);
    assert_int_equal(listen(server, 16), 0);
    assert_int_equal(getsockname(server, (struct sockaddr *)&name, &length), 0);
    assert_non_null(mkdtemp(folder));
    FetchWish wish = {.address = arena_printf(&arena, "http://127.0.0.1:%d/x.zip", ntohs(name.sin_port)).ptr,
                      .path = arena_printf(&arena, "%s/x.zip", folder).ptr,
                      .bytes_most = 1 << 20,
                      .stalled_most_s = 1};
    assert_false(fetch_file(&wish, &arena, &result, &why));
    assert_text(why, "nothing came for 1 seconds, 5 times");
    assert_int_equal(rmdir(folder), 0); /* nothing is left in it */
    close(server);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_is_put_below_the_base_and_an_address_stays),
        cmocka_unit_test(the_name_at_the_end_of_an_address_stays_in_its_folder),
        cmocka_unit_test(a_server_that_says_nothing_is_given_up),
    };
    unsetenv("http_proxy");
    return ALL(tests);
}
