/* The public face: what purse.h promises, above all about what is damaged or asked wrongly. */
#include <purse.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char journal_text[] = "source letter \"Letter\"\n"
                                   "  published: 2017-04-21\n"
                                   "program jag \"Byrne JAG\" 16.738\n"
                                   "  agency: us/doj/ojp\n"
                                   "condition c1373 \"Show compliance\"\n"
                                   "  reaches: jag FY2016\n"
                                   "  from: 2016-07\n"
                                   "policy eo \"An order\"\n"
                                   "award 2016-DJ-BX-0001 us/wi/milwaukee-county\n"
                                   "  program: jag\n"
                                   "  year: FY2016\n"
                                   "  amount: 937,932\n"
                                   "  source: letter\n"
                                   "2017-04-21 warn us/doj \"Prove it\"\n"
                                   "  to: us/wi/milwaukee-county, us/il/cook-county\n"
                                   "  about: c1373\n"
                                   "  source: letter\n";

static PurseJournal *read_text(const char *text, PurseStatus expected)
{
    PurseJournal *journal = NULL;
    assert_int_equal(purse_journal_read("t.purse", text, strlen(text), &journal), expected);
    assert_non_null(journal);
    return journal;
}

static void assert_answer(PurseQuestion question, PurseStatus expected, const char *part)
{
    PurseJournal *journal = read_text(journal_text, PURSE_OK);
    char *json = (char *)1;
    assert_int_equal(purse_stake_json(journal, &question, &json), expected);
    if (expected == PURSE_OK) {
        assert_non_null(strstr(json, part));
        assert_string_equal(purse_journal_message(journal), "");
    } else {
        assert_null(json);
        assert_non_null(strstr(purse_journal_message(journal), part));
    }
    purse_free(json);
    purse_journal_free(journal);
}

static void every_status_has_words(void **state)
{
    (void)state;
    for (int status = -1; status < 6; status++)
        assert_true(strlen(purse_status_text((PurseStatus)status)) > 5);
    assert_string_equal(purse_version(), PURSE_VERSION);
}

static void an_answer_is_the_json_of_the_program(void **state)
{
    (void)state;
    assert_answer((PurseQuestion){.as_of = "2017-04-21"}, PURSE_OK, "\"at_risk\": {\n      \"min\": \"937932.00\"");
}

static void claims_are_tested_now_and_as_known_when_they_were_said(void **state)
{
    (void)state;
    static const char claims[] = "2017-04-21 claim \"A. Speaker\" ^none \"got no money\"\n"
                                 "  test: money from us/doj to us/wi/milwaukee-county in FY2016 is zero\n"
                                 "  source: letter\n"
                                 "2017-04-21 claim \"B. Speaker\" ^two \"two were warned\"\n"
                                 "  test: two places were warned by 2017-04-21\n"
                                 "  source: letter\n";
    char text[4096];
    snprintf(text, sizeof text, "%s%s", journal_text, claims);
    PurseJournal *journal = read_text(text, PURSE_OK);
    char *json = NULL;
    assert_int_equal(purse_claims_json(journal, &(PurseQuestion){0}, &json), PURSE_OK);
    assert_non_null(strstr(json, "\"id\": \"^none\""));
    assert_non_null(strstr(json, "\"verdict\": \"fails\""));
    assert_non_null(strstr(json, "\"verdict\": \"holds\""));
    purse_free(json);
    assert_int_equal(purse_claims_json(journal, &(PurseQuestion){.places = "us/wi/milwaukee-county"}, &json), PURSE_OK);
    assert_null(strstr(json, "^two"));
    purse_free(json);
    assert_int_equal(purse_claims_json(journal, &(PurseQuestion){.places = "us/nowhere"}, &json), PURSE_MISUSE);
    assert_int_equal(purse_claims_json(journal, NULL, &json), PURSE_MISUSE);
    purse_journal_free(journal);
    journal = read_text(
        "source s \"S\"\n  published: 2017-04-21\n2017-04-21 claim \"A\" \"x\"\n  test: it is so\n  source: s\n",
        PURSE_DATA);
    assert_string_equal(purse_diagnostic_get(journal, 0)->code, "C001");
    purse_journal_free(journal);
}

static void a_question_may_name_everything_in_words(void **state)
{
    (void)state;
    assert_answer((PurseQuestion){.as_of = "2017-05-01",
                                  .known_by = "2017-05-01",
                                  .conditions = "c1373",
                                  .places = "55079",
                                  .programs = "16.738",
                                  .basis = "awarded"},
                  PURSE_OK, "us/wi/milwaukee-county");
}

static void names_with_commas_stand_a_line_each(void **state)
{
    (void)state;
    assert_answer(
        (PurseQuestion){.as_of = "2017-05-01", .places = "Cook County, Illinois\nus/wi/milwaukee-county,us/ca"},
        PURSE_OK, "us/ca");
}

static void a_question_without_a_day_is_refused(void **state)
{
    (void)state;
    assert_answer((PurseQuestion){0}, PURSE_MISUSE, "as_of");
}

static void wrong_words_are_named(void **state)
{
    (void)state;
    assert_answer((PurseQuestion){.as_of = "2017-04-31"}, PURSE_MISUSE, "2017-04-31");
    assert_answer((PurseQuestion){.as_of = "2017"}, PURSE_MISUSE, "span");
    assert_answer((PurseQuestion){.as_of = "2017-04-21", .known_by = "soon"}, PURSE_MISUSE, "soon");
    assert_answer((PurseQuestion){.as_of = "2017-04-21", .conditions = "c1374"}, PURSE_MISUSE, "c1373");
    assert_answer((PurseQuestion){.as_of = "2017-04-21", .conditions = "eo"}, PURSE_MISUSE, "policy");
    assert_answer((PurseQuestion){.as_of = "2017-04-21", .places = "us/il/cok-county"}, PURSE_MISUSE,
                  "us/il/cook-county");
    assert_answer((PurseQuestion){.as_of = "2017-04-21", .places = "Cook County"}, PURSE_MISUSE, "one of 3 places");
    assert_answer((PurseQuestion){.as_of = "2017-04-21", .programs = "jig"}, PURSE_MISUSE, "jag");
    assert_answer((PurseQuestion){.as_of = "2017-04-21", .basis = "gross"}, PURSE_MISUSE, "allocated");
}

static void a_journal_with_errors_is_not_answered_about(void **state)
{
    (void)state;
    PurseJournal *journal = read_text("2017-04-31 warn us/doj\nwran us/doj\n", PURSE_DATA);
    char *json = NULL;
    assert_int_equal(purse_stake_json(journal, &(PurseQuestion){.as_of = "2017-04-21"}, &json), PURSE_DATA);
    assert_null(json);
    purse_journal_free(journal);
}

static void a_diagnostic_says_where_what_and_how_to_mend_it(void **state)
{
    (void)state;
    PurseJournal *journal = read_text("; first\n2017-04-31 warn us/doj\n", PURSE_DATA);
    assert_true(purse_diagnostic_count(journal) >= 1);
    const PurseDiagnostic *first = purse_diagnostic_get(journal, 0);
    assert_string_equal(first->file, "t.purse");
    assert_int_equal(first->line, 2);
    assert_int_equal(first->column, 1);
    assert_int_equal(first->severity, PURSE_ERROR);
    assert_string_equal(first->code, "J012");
    assert_true(strlen(first->message) && strlen(first->help));
    assert_null(purse_diagnostic_get(journal, purse_diagnostic_count(journal)));
    purse_journal_free(journal);
}

static void an_include_in_bytes_is_a_mistake(void **state)
{
    (void)state;
    PurseJournal *journal = read_text("include \"/etc/passwd\"\n", PURSE_DATA);
    assert_int_equal(purse_diagnostic_get(journal, 0)->line, 1);
    purse_journal_free(journal);
}

static void a_file_that_is_not_there_gives_a_handle_with_a_message(void **state)
{
    (void)state;
    PurseJournal *journal = NULL;
    char *json = NULL;
    assert_int_equal(purse_journal_open("/nonexistent/main.purse", &journal), PURSE_FAILED);
    assert_non_null(strstr(purse_journal_message(journal), "/nonexistent/main.purse"));
    assert_int_equal(purse_diagnostic_count(journal), 0);
    assert_int_equal(purse_stake_json(journal, &(PurseQuestion){.as_of = "2017-04-21"}, &json), PURSE_FAILED);
    purse_journal_free(journal);
}

static void null_is_misuse_and_never_a_crash(void **state)
{
    (void)state;
    PurseJournal *journal = (PurseJournal *)1;
    char *text = NULL;
    assert_int_equal(purse_journal_open(NULL, &journal), PURSE_MISUSE);
    assert_null(journal);
    assert_int_equal(purse_journal_open("x", NULL), PURSE_MISUSE);
    assert_int_equal(purse_journal_read("x", NULL, 1, &journal), PURSE_MISUSE);
    assert_int_equal(purse_journal_read(NULL, "", 0, &journal), PURSE_MISUSE);
    assert_int_equal(purse_stake_json(NULL, NULL, &text), PURSE_MISUSE);
    assert_int_equal(purse_place_json(NULL, &text), PURSE_MISUSE);
    assert_int_equal(purse_format(NULL, 3, &text, NULL), PURSE_MISUSE);
    assert_int_equal(purse_format("", 0, NULL, NULL), PURSE_MISUSE);
    assert_string_equal(purse_journal_message(NULL), "");
    assert_int_equal(purse_diagnostic_count(NULL), 0);
    assert_null(purse_diagnostic_get(NULL, 0));
    purse_journal_free(NULL);
    purse_free(NULL);
    journal = read_text("", PURSE_OK);
    assert_int_equal(purse_stake_json(journal, NULL, &text), PURSE_MISUSE);
    assert_int_equal(purse_stake_json(journal, &(PurseQuestion){.as_of = "2017-04-21"}, NULL), PURSE_MISUSE);
    purse_journal_free(journal);
}

static void a_place_is_found_or_candidates_are_listed(void **state)
{
    (void)state;
    char *json = NULL;
    assert_int_equal(purse_place_json("Cook County, Illinois", &json), PURSE_OK);
    assert_non_null(strstr(json, "17031"));
    purse_free(json);
    assert_int_equal(purse_place_json("Cook County", &json), PURSE_DATA);
    assert_non_null(strstr(json, "us/il/cook-county"));
    purse_free(json);
    assert_int_equal(purse_place_json("", &json), PURSE_DATA);
    purse_free(json);
}

static void formatting_changes_spacing_only(void **state)
{
    (void)state;
    char *text = NULL;
    size_t length = 0;
    static const char before[] = "source   a    \"A\" ; why\n      published:   2017\n";
    assert_int_equal(purse_format(before, sizeof before - 1, &text, &length), PURSE_OK);
    assert_string_equal(text, "source a \"A\"  ; why\n  published: 2017\n");
    assert_int_equal(strlen(text), length);
    purse_free(text);
    assert_int_equal(purse_format(NULL, 0, &text, &length), PURSE_OK);
    assert_int_equal(length, 0);
    assert_string_equal(text, "");
    purse_free(text);
}

/* Every byte of a good journal changed in turn, and every prefix: read, answered, let go. */
static void damaged_bytes_never_end_the_process(void **state)
{
    (void)state;
    static const char wrong[] = {0, '\n', '"', ':', '\xff', '9', ' '};
    size_t length = sizeof journal_text - 1;
    for (size_t at = 0; at < length; at++) {
        char text[sizeof journal_text];
        memcpy(text, journal_text, sizeof text);
        text[at] = wrong[at % sizeof wrong];
        for (size_t cut = 0; cut < 2; cut++) {
            PurseJournal *journal = NULL;
            char *json = NULL;
            PurseStatus status = purse_journal_read("t", text, cut ? at + 1 : length, &journal);
            assert_true(status == PURSE_OK || status == PURSE_DATA);
            assert_int_equal(purse_stake_json(journal, &(PurseQuestion){.as_of = "2017-04-21"}, &json), status);
            purse_free(json);
            purse_journal_free(journal);
        }
    }
}

static jmp_buf way_out;

static void leave(size_t wanted)
{
    (void)wanted;
    longjmp(way_out, 1);
}

static void the_handler_of_exhausted_memory_can_be_set_and_reset(void **state)
{
    (void)state;
    purse_on_exhausted(leave);
    purse_on_exhausted(NULL);
    purse_on_exhausted(leave);
    purse_on_exhausted(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_status_has_words),
        cmocka_unit_test(an_answer_is_the_json_of_the_program),
        cmocka_unit_test(claims_are_tested_now_and_as_known_when_they_were_said),
        cmocka_unit_test(a_question_may_name_everything_in_words),
        cmocka_unit_test(names_with_commas_stand_a_line_each),
        cmocka_unit_test(a_question_without_a_day_is_refused),
        cmocka_unit_test(wrong_words_are_named),
        cmocka_unit_test(a_journal_with_errors_is_not_answered_about),
        cmocka_unit_test(a_diagnostic_says_where_what_and_how_to_mend_it),
        cmocka_unit_test(an_include_in_bytes_is_a_mistake),
        cmocka_unit_test(a_file_that_is_not_there_gives_a_handle_with_a_message),
        cmocka_unit_test(null_is_misuse_and_never_a_crash),
        cmocka_unit_test(a_place_is_found_or_candidates_are_listed),
        cmocka_unit_test(formatting_changes_spacing_only),
        cmocka_unit_test(damaged_bytes_never_end_the_process),
        cmocka_unit_test(the_handler_of_exhausted_memory_can_be_set_and_reset),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
