/* What holds on a day: one small story for each sentence of docs/method.md that it decides. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stake/stake.h"

/* Before each story: a source, a program, two conditions, a policy, a case, an award of Chicago. */
static const char before[] = "source s \"A source\"\n  published: unknown\n"
                             "program jag \"JAG\" 16.738\n  agency: us/doj/ojp\n"
                             "policy eo \"An order\"\n  from: 2017-01-01\n"
                             "condition c1 \"One\"\n  reaches: jag FY2016\n  from: 2016-07-01\n  numbers: FY2016 53\n"
                             "condition c2 \"Two\"\n  reaches: jag FY2016\n  from: 2016-07-01\n  rests-on: eo\n"
                             "case k \"A v. B\"\n  court: us/courts/ilnd\n  filed: 2016-01-01\n"
                             "award A-1 us/il/chicago\n  program: jag\n  year: FY2016\n  amount: 100.00\n  source: s\n";

typedef struct {
    Arena arena;
    Diags diags;
    Journal *journal;
} Story;

static void begin(Story *story, const char *text)
{
    arena_init(&story->arena);
    diags_init(&story->diags, &story->arena);
    Str whole = arena_printf(&story->arena, "%s%s", before, text);
    JournalText journal = {STR("story.purse"), STR("story"), whole};
    story->journal = journal_read(&journal, 1, NULL, &story->diags, &story->arena);
    if (!diags_has_errors(&story->diags))
        return;
    Buf out;
    buf_init(&out);
    diags_print_text(&out, &story->diags);
    buf_add_char(&out, '\0');
    fail_msg("%s", out.ptr);
}

/* Links of entries that a question of `ask` is without. */
static const char *without = "";

static const PlaceStake *ask(Story *story, const char *conditions, const char *place, const char *day, Answer **all)
{
    Question question = {.known_by = DATE_OPEN};
    Period period;
    assert_int_equal(period_parse(str_from_c(day), &period), PERIOD_OK);
    question.as_of = period.first;
    Str rest = str_from_c(conditions);
    while (rest.len)
        ARRAY_ADD(&story->arena, &question.conditions, journal_find_rule(story->journal, str_cut(&rest, ',')));
    ARRAY_ADD(&story->arena, &question.places, journal_find_place(story->journal, str_from_c(place)).id);
    for (rest = str_from_c(without); rest.len;)
        ARRAY_ADD(&story->arena, &question.without, journal_find_link(story->journal, str_cut(&rest, ',')));
    Answer *answer = stake_answer(story->journal, &question, &story->arena);
    if (all)
        *all = answer;
    return &answer->places.items[0];
}

/* The state of c1 for a place on a day. */
static void expect(const char *text, const char *place, const char *day, const char *state)
{
    Story story;
    begin(&story, text);
    const PlaceStake *answer = ask(&story, "c1", place, day, NULL);
    assert_string_equal(state_name(answer->conditions.items[0].state), state);
    arena_release(&story.arena);
}

static void expect_classes(const char *text, const char *conditions, const char *day, Money at_risk, Money protected,
                           Money cleared)
{
    Story story;
    begin(&story, text);
    const PlaceStake *answer = ask(&story, conditions, "us/il/chicago", day, NULL);
    assert_int_equal(sum_range(answer->classes[CLASS_AT_RISK]).max, at_risk);
    assert_int_equal(sum_range(answer->classes[CLASS_PROTECTED]).max, protected);
    assert_int_equal(sum_range(answer->classes[CLASS_CLEARED]).max, cleared);
    assert_int_equal(sum_range(answer->gross).max, at_risk + protected + cleared);
    arena_release(&story.arena);
}

#define CHICAGO "us/il/chicago"
#define BLOCK "2017-02-01 order k ^pi\n  blocks: c1\n  protects: everyone\n  source: s\n"

static void a_condition_holds_from_its_first_day(void **state)
{
    (void)state;
    expect("", CHICAGO, "2016-06-30", "not in force");
    expect("", CHICAGO, "2016-07-01", "open");
}

static void a_withdrawn_condition_is_not_in_force(void **state)
{
    (void)state;
    expect("2017-05-01 withdraw us/doj\n  ends: c1\n  source: s\n", CHICAGO, "2017-04-30", "open");
    expect("2017-05-01 withdraw us/doj\n  ends: c1\n  source: s\n", CHICAGO, "2017-05-01", "not in force");
}

#define FOUND "2017-03-01 finding us/doj us/il/chicago complies\n  about: c1\n  source: s\n"

static void a_final_finding_clears_and_a_later_one_reopens(void **state)
{
    (void)state;
    expect(FOUND, CHICAGO, "2017-03-01", "cleared");
    expect(FOUND "2017-04-01 finding us/doj us/il/chicago violates\n  about: c1\n  source: s\n", CHICAGO, "2017-04-01",
           "open");
}

static void a_preliminary_finding_changes_the_status_only(void **state)
{
    (void)state;
    Story story;
    begin(&story, "2017-03-01 finding us/doj us/il/chicago violates preliminary\n  about: c1\n  source: s\n");
    const PlaceStake *answer = ask(&story, "c1", CHICAGO, "2017-03-02", NULL);
    assert_int_equal(answer->conditions.items[0].state, STATE_OPEN);
    assert_int_equal(answer->status.step, STEP_PRELIMINARY);
    arena_release(&story.arena);
}

static void a_finding_by_another_than_the_grantor_clears_nobody(void **state)
{
    (void)state;
    expect("2017-03-01 finding us/dhs us/il/chicago complies\n  about: c1\n  source: s\n", CHICAGO, "2017-03-02",
           "open");
}

static void a_waiver_by_number_holds_until_it_is_withdrawn(void **state)
{
    (void)state;
    const char *text = "2017-03-01 waive us/doj/ojp ^w\n  to: within us/il\n  numbers: FY2016 53\n  source: s\n"
                       "2017-06-01 withdraw us/doj/ojp\n  ends: ^w\n  source: s\n";
    expect(text, CHICAGO, "2017-05-31", "waived");
    expect(text, CHICAGO, "2017-06-01", "open");
    expect(text, "us/wi/milwaukee-county", "2017-05-31", "open");
}

static void an_order_blocks_from_its_effective_day_to_its_term(void **state)
{
    (void)state;
    const char *text = "2017-02-01 order k\n  blocks: c1\n  protects: us/il/chicago\n  effective: 2017-02-10\n"
                       "  until: 2017-02-20\n  source: s\n";
    expect(text, CHICAGO, "2017-02-09", "open");
    expect(text, CHICAGO, "2017-02-10", "blocked");
    expect(text, CHICAGO, "2017-02-20", "open");
    expect(text, "us/il/evanston", "2017-02-10", "open");
}

static void barring_other_acts_does_not_protect_money(void **state)
{
    (void)state;
    expect("2017-02-01 order k\n  blocks: c1\n  protects: everyone\n  acts: impose, certify\n  source: s\n", CHICAGO,
           "2017-03-01", "open");
    expect("2017-02-01 order k\n  blocks: c1\n  protects: everyone\n  acts: withhold\n  source: s\n", CHICAGO,
           "2017-03-01", "blocked");
}

static void the_state_alone_is_not_its_governments(void **state)
{
    (void)state;
    const char *alone = "2017-02-01 order k\n  blocks: c1\n  protects: us/il\n  source: s\n";
    const char *within = "2017-02-01 order k\n  blocks: c1\n  protects: within us/il\n  source: s\n";
    expect(alone, CHICAGO, "2017-03-01", "open");
    expect(alone, "us/il", "2017-03-01", "blocked");
    expect(within, CHICAGO, "2017-03-01", "blocked");
    expect(within, "us/il", "2017-03-01", "blocked");
}

static void a_group_counts_as_it_stands_on_the_day(void **state)
{
    (void)state;
    const char *text = "group g \"G\"\n  member: us/il/chicago from 2017-03-01 until 2017-04-01\n"
                       "2017-02-01 order k\n  blocks: c1\n  protects: g\n  source: s\n";
    expect(text, CHICAGO, "2017-02-28", "open");
    expect(text, CHICAGO, "2017-03-01", "blocked");
    expect(text, CHICAGO, "2017-04-01", "open");
}

static void blocking_a_policy_blocks_what_rests_on_it_only(void **state)
{
    (void)state;
    const char *text = "2017-02-01 order k\n  blocks: eo\n  protects: everyone\n  source: s\n";
    expect_classes(text, "c1", "2017-03-01", 10000, 0, 0);
    expect_classes(text, "c2", "2017-03-01", 0, 10000, 0);
}

static void a_stay_takes_a_part_away_and_lifting_gives_that_part_back(void **state)
{
    (void)state;
    const char *text = BLOCK "2017-03-01 order k ^st\n  stays: ^pi\n  except: us/il/chicago\n  source: s\n"
                             "2017-04-01 order k\n  lifts: ^st\n  for: us/il/evanston\n  source: s\n";
    expect(text, CHICAGO, "2017-03-15", "blocked");
    expect(text, "us/il/evanston", "2017-03-15", "open");
    expect(text, "us/il/evanston", "2017-04-15", "blocked");
    expect(text, "us/wi/milwaukee-county", "2017-04-15", "open");
}

static void an_order_may_be_stayed_by_its_own_paper(void **state)
{
    (void)state;
    const char *text = "2017-02-01 order k ^pi\n  blocks: c1\n  protects: everyone\n  stayed: everyone except "
                       "us/il/chicago\n  source: s\n"
                       "2017-04-01 order k\n  lifts: ^pi\n  for: us/il/evanston\n  source: s\n";
    expect(text, CHICAGO, "2017-03-01", "blocked");
    expect(text, "us/il/evanston", "2017-03-01", "open");
    expect(text, "us/il/evanston", "2017-04-01", "blocked");
}

static void a_reversal_works_from_its_mandate(void **state)
{
    (void)state;
    const char *pending = BLOCK "2017-03-01 order k ^rev\n  reverses: ^pi\n  mandate: pending\n  source: s\n";
    const char *dated = BLOCK "2017-03-01 order k\n  reverses: ^pi\n  mandate: 2017-03-20\n  source: s\n";
    expect(pending, CHICAGO, "2017-12-01", "blocked");
    expect(dated, CHICAGO, "2017-03-19", "blocked");
    expect(dated, CHICAGO, "2017-03-20", "open");
    Story story;
    begin(&story, pending);
    const PlaceStake *answer = ask(&story, "c1", CHICAGO, "2017-12-01", NULL);
    assert_int_equal(answer->conditions.items[0].orders.items[0].waits_for,
                     journal_find_link(story.journal, STR("rev")));
    arena_release(&story.arena);
}

static void a_reversal_that_is_reversed_gives_back_what_it_took(void **state)
{
    (void)state;
    const char *text = BLOCK "2017-03-01 order k ^rev\n  reverses: ^pi\n  mandate: 2017-03-01\n  source: s\n"
                             "2017-05-01 order k\n  reverses: ^rev\n  mandate: 2017-05-01\n  source: s\n";
    expect(text, CHICAGO, "2017-04-01", "open");
    expect(text, CHICAGO, "2017-05-01", "blocked");
}

static void a_replaced_order_stays_replaced_whatever_becomes_of_the_newer_one(void **state)
{
    (void)state;
    const char *text =
        BLOCK "2017-03-01 order k ^final\n  blocks: c1\n  protects: us/il/chicago\n  replaces: ^pi\n  source: s\n"
              "2017-04-01 order k\n  vacates: ^final\n  source: s\n";
    expect(text, "us/il/evanston", "2017-02-15", "blocked");
    expect(text, "us/il/evanston", "2017-03-15", "open");
    expect(text, CHICAGO, "2017-03-15", "blocked");
    expect(text, CHICAGO, "2017-04-15", "open");
}

static void narrowing_leaves_and_widening_adds(void **state)
{
    (void)state;
    const char *text = BLOCK "2017-03-01 order k\n  narrows: ^pi\n  to: within us/il\n  source: s\n"
                             "2017-04-01 order k\n  widens: ^pi\n  to: us/wi/milwaukee-county\n  source: s\n";
    expect(text, CHICAGO, "2017-03-15", "blocked");
    expect(text, "us/wi/milwaukee-county", "2017-03-15", "open");
    expect(text, "us/wi/milwaukee-county", "2017-04-15", "blocked");
}

static void affirming_and_denying_change_nothing(void **state)
{
    (void)state;
    const char *text = BLOCK "2017-03-01 order k\n  affirms: ^pi\n  source: s\n"
                             "2017-03-02 order k\n  denies: \"a stay\"\n  source: s\n";
    expect(text, CHICAGO, "2017-03-15", "blocked");
}

static void one_open_condition_is_enough_for_risk(void **state)
{
    (void)state;
    expect_classes(BLOCK, "c1,c2", "2017-03-01", 10000, 0, 0);
    expect_classes(BLOCK FOUND, "c1", "2017-03-02", 0, 0, 10000);
    const char *both = FOUND "2017-02-01 order k\n  blocks: c2\n  protects: everyone\n  source: s\n";
    expect_classes(both, "c1,c2", "2017-03-02", 0, 10000, 0);
}

static void a_span_makes_the_state_uncertain_and_the_money_a_range(void **state)
{
    (void)state;
    Story story;
    begin(&story, "2017 waive us/doj/ojp\n  to: us/il/chicago\n  about: c1\n  source: s\n");
    const PlaceStake *answer = ask(&story, "c1", CHICAGO, "2017-06-01", NULL);
    assert_int_equal(answer->conditions.items[0].state, STATE_UNCERTAIN);
    MoneyRange at_risk = sum_range(answer->classes[CLASS_AT_RISK]), gross = sum_range(answer->gross);
    assert_int_equal(at_risk.min, 0);
    assert_int_equal(at_risk.max, 10000);
    assert_int_equal(gross.min, 10000);
    arena_release(&story.arena);
    expect("2017 waive us/doj/ojp\n  to: us/il/chicago\n  about: c1\n  source: s\n", CHICAGO, "2017-12-31", "waived");
}

static void places_that_hang_on_one_date_move_together(void **state)
{
    (void)state;
    Story story;
    begin(&story, "award A-2 us/il/evanston\n  program: jag\n  year: FY2016\n  amount: 30.00\n  source: s\n"
                  "2016-11-01 order k ^pi\n  blocks: c1\n  protects: us/il/chicago\n  source: s\n"
                  "2017 order k\n  blocks: c1\n  protects: us/il/evanston\n  replaces: ^pi\n  source: s\n");
    Question question = {.known_by = DATE_OPEN, .as_of = date_from_parts(2017, 6, 1)};
    ARRAY_ADD(&story.arena, &question.conditions, journal_find_rule(story.journal, STR("c1")));
    Answer *answer = stake_answer(story.journal, &question, &story.arena);
    MoneyRange at_risk = sum_range(answer->classes[CLASS_AT_RISK]);
    assert_int_equal(at_risk.min, 3000);
    assert_int_equal(at_risk.max, 10000);
    arena_release(&story.arena);
}

static void a_place_without_a_known_award_is_unknown_and_a_partner_has_nothing(void **state)
{
    (void)state;
    Story story;
    Answer *answer;
    begin(&story, "joint us/il/chicago jag FY2016\n  with: us/il/cook-county\n  source: s\n");
    const PlaceStake *place = ask(&story, "c1", "us/il/cook-county", "2017-01-01", &answer);
    assert_int_equal(sum_range(place->gross).max, 0);
    assert_true(place->has_shared);
    assert_int_equal(place->shared.max, 10000);
    assert_int_equal(answer->unknown_places, 0);
    place = ask(&story, "c1", "us/il/evanston", "2017-01-01", &answer);
    assert_true(money_is_unknown(sum_range(place->gross)));
    assert_true(money_is_unknown(sum_range(place->classes[CLASS_AT_RISK])));
    assert_int_equal(sum_range(place->classes[CLASS_PROTECTED]).max, 0);
    assert_int_equal(answer->unknown_places, 1);
    arena_release(&story.arena);
}

static void a_long_chain_of_orders_is_gone_through_without_recursion(void **state)
{
    (void)state;
    Buf text;
    buf_init(&text);
    buf_printf(&text, "2017-02-01 order k ^o0\n  blocks: c1\n  protects: everyone\n  source: s\n");
    for (int i = 1; i <= 20001; i++)
        buf_printf(&text, "2017-02-01 order k ^o%d\n  stays: ^o%d\n  source: s\n", i, i - 1);
    buf_add_char(&text, '\0');
    expect(text.ptr, CHICAGO, "2017-03-01", "open");
    buf_release(&text);
}

static void expect_without(const char *links, const char *text, const char *day, const char *state)
{
    without = links;
    expect(text, CHICAGO, day, state);
    without = "";
}

static void what_worked_on_a_removed_order_works_on_nothing(void **state)
{
    (void)state;
    const char *text = BLOCK "2017-03-01 order k ^stay\n  stays: ^pi\n  source: s\n"
                             "2017-04-01 order k ^second\n  replaces: ^pi\n  blocks: c1\n  protects: everyone\n"
                             "  source: s\n";
    expect_without("", text, "2017-03-15", "open");
    expect_without("stay", text, "2017-03-15", "blocked");
    expect_without("pi", text, "2017-02-15", "open");
    expect_without("pi", text, "2017-04-15", "blocked");
    expect_without("second", text, "2017-04-15", "open");
    expect_without("stay,second", text, "2017-04-15", "blocked");
}

static void findings_waivers_and_withdrawals_can_be_removed(void **state)
{
    (void)state;
    const char *text = "2017-03-01 finding us/doj us/il/chicago complies ^f\n  about: c1\n  source: s\n"
                       "2017-06-01 withdraw us/doj ^w\n  ends: c1\n  source: s\n";
    expect_without("f", text, "2017-03-01", "open");
    expect_without("w", text, "2017-06-01", "cleared");
    expect_without("w,f", text, "2017-06-01", "open");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_worked_on_a_removed_order_works_on_nothing),
        cmocka_unit_test(findings_waivers_and_withdrawals_can_be_removed),
        cmocka_unit_test(a_condition_holds_from_its_first_day),
        cmocka_unit_test(a_withdrawn_condition_is_not_in_force),
        cmocka_unit_test(a_final_finding_clears_and_a_later_one_reopens),
        cmocka_unit_test(a_preliminary_finding_changes_the_status_only),
        cmocka_unit_test(a_finding_by_another_than_the_grantor_clears_nobody),
        cmocka_unit_test(a_waiver_by_number_holds_until_it_is_withdrawn),
        cmocka_unit_test(an_order_blocks_from_its_effective_day_to_its_term),
        cmocka_unit_test(barring_other_acts_does_not_protect_money),
        cmocka_unit_test(the_state_alone_is_not_its_governments),
        cmocka_unit_test(a_group_counts_as_it_stands_on_the_day),
        cmocka_unit_test(blocking_a_policy_blocks_what_rests_on_it_only),
        cmocka_unit_test(a_stay_takes_a_part_away_and_lifting_gives_that_part_back),
        cmocka_unit_test(an_order_may_be_stayed_by_its_own_paper),
        cmocka_unit_test(a_reversal_works_from_its_mandate),
        cmocka_unit_test(a_reversal_that_is_reversed_gives_back_what_it_took),
        cmocka_unit_test(a_replaced_order_stays_replaced_whatever_becomes_of_the_newer_one),
        cmocka_unit_test(narrowing_leaves_and_widening_adds),
        cmocka_unit_test(affirming_and_denying_change_nothing),
        cmocka_unit_test(one_open_condition_is_enough_for_risk),
        cmocka_unit_test(a_span_makes_the_state_uncertain_and_the_money_a_range),
        cmocka_unit_test(places_that_hang_on_one_date_move_together),
        cmocka_unit_test(a_place_without_a_known_award_is_unknown_and_a_partner_has_nothing),
        cmocka_unit_test(a_long_chain_of_orders_is_gone_through_without_recursion),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
