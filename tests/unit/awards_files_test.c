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

/* Justice rows of the broker, among them cells with a comma and de-obligations; sums by Python's csv. */
static void the_rows_of_the_broker_are_read_to_the_cent(void **state)
{
    (void)state;
    Reading reading;
    read_file(&reading, FOLDER "doj_2017_d2_rows.csv");
    assert_int_equal(reading.diags.list.count, 0);
    assert_int_equal(reading.rows.read, 20);
    assert_int_equal(reading.rows.set_aside, 0);
    Money sum = 0;
    int negative = 0;
    for (uint32_t i = 0; i < reading.rows.rows.count; i++) {
        const AwardRow *row = &reading.rows.rows.items[i];
        assert_true(row->obligated.is_given && row->day.precision == PRECISION_DAY);
        assert_text(row->sub_agency_code, "1550");
        sum += row->obligated.amount;
        negative += row->obligated.amount < 0;
    }
    assert_int_equal(sum, -13883554);
    assert_int_equal(negative, 15);
    assert_text(reading.rows.rows.items[15].recipient, "Office of Victim Services and Justice Grants");
    arena_release(&reading.arena);
}

typedef struct {
    const char *name;
    AwardForm form;
    uint32_t columns; /* that are read */
} Era;

static uint32_t columns_read(const AwardReader *reader)
{
    const AwardColumns *columns = award_reader_columns(reader);
    uint32_t count = 0;
    for (uint32_t i = 0; i < columns->count; i++)
        count += columns->items[i].is_read;
    return count;
}

/* The header alone, byte for byte as it was published, handed in by two halves. */
static void the_header_of_every_era_tells_its_form(void **state)
{
    (void)state;
    static const Era eras[] = {
        {"assistance_prime_transactions_2017-12-13", AWARD_FORM_PRIME, 30},
        {"assistance_prime_transactions_2018-06-20", AWARD_FORM_PRIME, 32},
        {"assistance_prime_transactions_2020-01-27", AWARD_FORM_PRIME, 36},
        {"assistance_prime_transactions_2020-07-31", AWARD_FORM_PRIME, 36},
        {"assistance_prime_transactions_2021-10-05", AWARD_FORM_PRIME, 38},
        {"assistance_prime_transactions_current", AWARD_FORM_PRIME, 41},
        {"assistance_subawards_2018-09-11", AWARD_FORM_SUBAWARD, 23},
        {"assistance_subawards_2020-07-31", AWARD_FORM_SUBAWARD, 35},
        {"assistance_subawards_2022-03-22", AWARD_FORM_SUBAWARD, 37},
        {"assistance_subawards_2023-12-12", AWARD_FORM_SUBAWARD, 39},
        {"assistance_subawards_current", AWARD_FORM_SUBAWARD, 39},
    };
    for (size_t i = 0; i < sizeof eras / sizeof *eras; i++) {
        Reading reading;
        Str text, identity, why;
        char path[256];
        snprintf(path, sizeof path, FOLDER "headers/%s.csv", eras[i].name);
        reading = (Reading){0};
        arena_init(&reading.arena);
        diags_init(&reading.diags, &reading.arena);
        assert_true(load_bytes(path, &reading.arena, &text, &identity, &why));
        AwardReader *reader = award_reader_new(str_from_c(path), &reading.diags, &reading.arena);
        size_t taken =
            award_reader_feed(reader, str_slice(text, 0, text.len / 2), false, &reading.arena, &reading.rows);
        award_reader_feed(reader, str_after(text, taken), true, &reading.arena, &reading.rows);
        assert_int_equal(reading.diags.list.count, 0);
        assert_int_equal(award_reader_form(reader), eras[i].form);
        if (columns_read(reader) != eras[i].columns)
            fail_msg("%s: %u columns are read", eras[i].name, columns_read(reader));
        arena_release(&reading.arena);
    }
}

/* In pieces of an odd size the download gives the same rows, sum and lines. */
static void a_download_in_pieces_is_the_same_download(void **state)
{
    (void)state;
    Reading reading = {0};
    Str text, identity, why;
    arena_init(&reading.arena);
    diags_init(&reading.diags, &reading.arena);
    assert_true(load_bytes(FOLDER "assistance_prime_112col_sample.csv", &reading.arena, &text, &identity, &why));
    AwardReader *reader = award_reader_new(STR("sample"), &reading.diags, &reading.arena);
    for (size_t at = 0, held = 0; at < text.len;) {
        held = held + 7919 < text.len - at ? held + 7919 : text.len - at;
        size_t taken = award_reader_feed(reader, str_slice(text, at, at + held), at + held == text.len, &reading.arena,
                                         &reading.rows);
        at += taken, held -= taken;
    }
    const AwardCounts *counts = award_reader_counts(reader);
    assert_int_equal(reading.diags.list.count, 0);
    assert_int_equal(counts->read, 359);
    assert_int_equal(counts->obligated, 8321175493);
    assert_int_equal(counts->lines, 1423);
    assert_int_equal(counts->converted + counts->individuals + counts->without_obligation + counts->set_aside, 0);
    arena_release(&reading.arena);
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
        cmocka_unit_test(the_rows_of_the_broker_are_read_to_the_cent),
        cmocka_unit_test(the_header_of_every_era_tells_its_form),
        cmocka_unit_test(a_download_in_pieces_is_the_same_download),
        cmocka_unit_test(files_of_another_kind_are_refused),
    };
    if (access(FOLDER, R_OK) != 0) {
        puts("1..0 # SKIP " FOLDER " is not beside the sources");
        return 0;
    }
    return ALL(tests);
}
