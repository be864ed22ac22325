/* Whole cents: reading, printing, adding; ranges that may be open or unknown. */
#include "unit.h"

static void assert_read(const char *text, Money cents)
{
    Money money;
    if (money_parse(str_from_c(text), &money) != MONEY_OK || money != cents)
        fail_msg("'%s' is not read as %lld cents", text, (long long)cents);
}

static void amounts_are_read_in_every_form_that_people_write(void **state)
{
    (void)state;
    assert_read("937932", 93793200);
    assert_read("937,932", 93793200);
    assert_read("937,932.00", 93793200);
    assert_read("$937,932", 93793200);
    assert_read("$1", 100);
    assert_read("0", 0);
    assert_read("0.01", 1);
    assert_read("0.1", 10);
    assert_read("12.5000", 1250);
    assert_read("-12.5", -1250);
    assert_read("-$1,000,000.01", -100000001);
    assert_read("00012", 1200);
    assert_read("92233720368547758.07", MONEY_MAX);
    assert_read("92,233,720,368,547,758.07", MONEY_MAX);
    assert_read("-92233720368547758.07", -MONEY_MAX);
}

static void what_is_no_amount_is_told_apart(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        MoneyProblem problem;
    } rows[] = {{"", MONEY_SHAPE},
                {"-", MONEY_SHAPE},
                {"$", MONEY_SHAPE},
                {"$-5", MONEY_SHAPE},
                {"12.", MONEY_SHAPE},
                {".5", MONEY_SHAPE},
                {"1,23", MONEY_SHAPE},
                {"1,2345", MONEY_SHAPE},
                {",123", MONEY_SHAPE},
                {"1234,567", MONEY_SHAPE},
                {"1,234,56", MONEY_SHAPE},
                {"12a", MONEY_SHAPE},
                {"1.2.3", MONEY_SHAPE},
                {"1e6", MONEY_SHAPE},
                {"+5", MONEY_SHAPE},
                {" 5", MONEY_SHAPE},
                {"5 ", MONEY_SHAPE},
                {"--5", MONEY_SHAPE},
                {"12.345", MONEY_FRACTION},
                {"0.001", MONEY_FRACTION},
                {"12.3x", MONEY_SHAPE},
                {"1,,000", MONEY_SHAPE},
                {"12,", MONEY_SHAPE},
                {"92233720368547758.08", MONEY_TOO_LARGE},
                {"99999999999999999999999999", MONEY_TOO_LARGE},
                {"9,223,372,036,854,775,807", MONEY_TOO_LARGE}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        Money money;
        if (money_parse(str_from_c(rows[i].text), &money) != rows[i].problem)
            fail_msg("'%s' is judged otherwise", rows[i].text);
    }
}

static void assert_printed(Money money, const char *plain, const char *table)
{
    Buf out;
    buf_init(&out);
    money_print(&out, money);
    assert_text(buf_str(&out), plain);
    buf_reset(&out);
    money_print_table(&out, money);
    assert_text(buf_str(&out), table);
    buf_release(&out);
}

static void amounts_print_plain_for_machines_and_grouped_for_tables(void **state)
{
    (void)state;
    assert_printed(0, "0.00", "0");
    assert_printed(1, "0.01", "0.01");
    assert_printed(-5, "-0.05", "-0.05");
    assert_printed(99999, "999.99", "999.99");
    assert_printed(100000, "1000.00", "1,000");
    assert_printed(-123456789, "-1234567.89", "-1,234,567.89");
    assert_printed(MONEY_MAX, "92233720368547758.07", "92,233,720,368,547,758.07");
    assert_printed(MONEY_MIN, "-92233720368547758.08", "-92,233,720,368,547,758.08");
}

static void an_amount_is_read_as_it_is_printed(void **state)
{
    (void)state;
    uint64_t seed = 2017;
    for (int i = 0; i < 20000; i++) {
        Money money = (Money)(next_random(&seed) >> (next_random(&seed) % 63)), read;
        money = i % 2 ? money : money == MONEY_MIN ? 0 : -money;
        if (money == MONEY_MIN)
            continue;
        Buf out;
        buf_init(&out);
        money_print(&out, money);
        assert_int_equal(money_parse(buf_str(&out), &read), MONEY_OK);
        assert_true(read == money);
        buf_reset(&out);
        money_print_table(&out, money);
        assert_int_equal(money_parse(buf_str(&out), &read), MONEY_OK);
        assert_true(read == money);
        buf_release(&out);
    }
}

static void a_sum_that_does_not_fit_is_refused(void **state)
{
    (void)state;
    Money sum = 7;
    assert_true(money_add(2, 3, &sum));
    assert_int_equal(sum, 5);
    assert_false(money_add(MONEY_MAX, 1, &sum));
    assert_false(money_add(MONEY_MIN, -1, &sum));
    assert_int_equal(sum, 5);
    assert_true(money_add(MONEY_MAX, MONEY_MIN, &sum));
    assert_int_equal(sum, -1);
}

static void assert_range(MoneyRange range, const char *text)
{
    Buf out;
    buf_init(&out);
    money_range_print(&out, range);
    assert_text(buf_str(&out), text);
    buf_release(&out);
}

static void ranges_print_as_much_as_is_known(void **state)
{
    (void)state;
    assert_range(MONEY_UNKNOWN, "unknown");
    assert_range(money_exact(100000), "1,000");
    assert_range((MoneyRange){100, 200, true, true}, "1 to 2");
    assert_range((MoneyRange){100, 0, true, false}, "at least 1");
    assert_range((MoneyRange){0, 200, false, true}, "at most 2");
}

static void a_sum_of_ranges_knows_what_both_know(void **state)
{
    (void)state;
    bool overflow = false;
    MoneyRange both = money_range_add((MoneyRange){100, 200, true, true}, money_exact(50), &overflow);
    assert_true(money_range_equal(both, (MoneyRange){150, 250, true, true}));
    MoneyRange open = money_range_add(both, MONEY_UNKNOWN, &overflow);
    assert_true(money_is_unknown(open));
    assert_false(overflow);
    MoneyRange large = money_range_add(money_exact(MONEY_MAX), (MoneyRange){0, 1, true, true}, &overflow);
    assert_true(overflow);
    assert_true(large.has_min && !large.has_max && large.min == MONEY_MAX);
}

static void joined_ranges_hold_both(void **state)
{
    (void)state;
    MoneyRange a = money_exact(100), b = {50, 80, true, true};
    assert_true(money_range_equal(money_range_join(a, b), (MoneyRange){50, 100, true, true}));
    assert_true(money_range_equal(money_range_join(a, a), a));
    assert_true(money_is_exact(money_range_join(a, a)));
    assert_true(money_is_unknown(money_range_join(a, MONEY_UNKNOWN)));
    assert_false(money_is_exact(MONEY_UNKNOWN));
    assert_true(money_range_equal(MONEY_UNKNOWN, (MoneyRange){3, 4, false, false}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(amounts_are_read_in_every_form_that_people_write),
        cmocka_unit_test(what_is_no_amount_is_told_apart),
        cmocka_unit_test(amounts_print_plain_for_machines_and_grouped_for_tables),
        cmocka_unit_test(an_amount_is_read_as_it_is_printed),
        cmocka_unit_test(a_sum_that_does_not_fit_is_refused),
        cmocka_unit_test(ranges_print_as_much_as_is_known),
        cmocka_unit_test(a_sum_of_ranges_knows_what_both_know),
        cmocka_unit_test(joined_ranges_hold_both),
    };
    return ALL(tests);
}
