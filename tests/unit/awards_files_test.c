/* Real award files of ../shared/data/awards, beside the sources; skipped where they are absent.
 * Run from the root of the sources. */
#include "unit.h"

#include <glob.h>
#include <stdio.h>
#include <unistd.h>

#include "awards/awards.h"
#include "load/load.h"

#define FOLDER "../shared/data/awards/"

typedef struct {
    Arena arena;
    Diags diags;
    AwardRows rows;
} Reading;

static void read_file(Reading *reading, const char *path)
{
    Str text, identity, why;
    *reading = (Reading){0};
    arena_init(&reading->arena);
    diags_init(&reading->diags, &reading->arena);
    if (!load_bytes(path, &reading->arena, &text, &identity, &why))
        fail_msg("%s: %.*s", path, STR_ARG(why));
    uint32_t source = diags_add_source(&reading->diags, str_from_c(path), text);
    awards_read(text, source, &reading->diags, &reading->arena, &reading->rows);
}

/* The figures are those of Python's csv module on the same file. */
static void a_download_is_read_to_the_cent(void **state)
{
    (void)state;
    Reading reading;
    read_file(&reading, FOLDER "assistance_prime_112col_sample.csv");
    assert_int_equal(reading.diags.list.count, 0);
    assert_int_equal(reading.rows.read, 359);
    assert_int_equal(reading.rows.set_aside, 0);
    Money sum = 0;
    Map transactions, awards, recipients;
    map_init(&transactions, &reading.arena);
    map_init(&awards, &reading.arena);
    map_init(&recipients, &reading.arena);
    for (uint32_t i = 0; i < reading.rows.rows.count; i++) {
        const AwardRow *row = &reading.rows.rows.items[i];
        assert_true(money_add(sum, row->obligated.amount, &sum));
        map_add(&transactions, row->transaction_key, i);
        map_add(&awards, row->award_key, i);
        map_add(&recipients, row->recipient, i);
    }
    assert_int_equal(sum, 8321175493);
    assert_int_equal(transactions.count, 359);
    assert_int_equal(awards.count, 177);
    assert_int_equal(recipients.count, 83);
    assert_true(reading.rows.rows.items[0].outlays.is_given);
    assert_int_equal(reading.rows.rows.items[0].outlays.amount, 119922277);
    arena_release(&reading.arena);
}

static void assert_first_code(const char *pattern, const char *code)
{
    glob_t found;
    assert_int_equal(glob(pattern, 0, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        Reading reading;
        read_file(&reading, found.gl_pathv[i]);
        const char *got = reading.diags.list.count ? diag_code_name(reading.diags.list.items[0].code) : "";
        if (strcmp(got, code) != 0)
            fail_msg("%s gives '%s'", found.gl_pathv[i], got);
        assert_int_equal(reading.rows.rows.count, 0);
        arena_release(&reading.arena);
    }
    globfree(&found);
}

static void the_headers_of_every_year_since_2017_are_known(void **state)
{
    (void)state;
    assert_first_code(FOLDER "headers/assistance_prime_transactions_*.csv", "");
}

/* A journal includes transactions; what changes or passes them on goes into the store. */
static void files_of_another_kind_are_refused(void **state)
{
    (void)state;
    assert_first_code(FOLDER "headers/assistance_subawards_*.csv", "A016");
    assert_first_code(FOLDER "*-alns.csv", "A001");
    assert_first_code(FOLDER "sefa_fixture_rows.csv", "A001");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_download_is_read_to_the_cent),
        cmocka_unit_test(the_headers_of_every_year_since_2017_are_known),
        cmocka_unit_test(files_of_another_kind_are_refused),
    };
    if (access(FOLDER, R_OK) != 0) {
        puts("1..0 # SKIP " FOLDER " is not beside the sources");
        return 0;
    }
    return ALL(tests);
}
