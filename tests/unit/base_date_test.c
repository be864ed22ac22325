/* Days and spans of days, held against a calendar that is counted one day at a time. */
#include "unit.h"

static bool is_leap(int year)
{
    return year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
}

static void every_day_of_the_range_is_the_day_after_the_one_before(void **state)
{
    (void)state;
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    Date day = date_from_parts(DATE_FIRST_YEAR, 1, 1);
    for (int year = DATE_FIRST_YEAR; year <= DATE_LAST_YEAR; year++)
        for (int month = 1; month <= 12; month++) {
            int last = lengths[month - 1] + (month == 2 && is_leap(year));
            assert_int_equal(date_days_in_month(year, month), last);
            for (int number = 1; number <= last; number++, day++) {
                int y, m, d;
                assert_int_equal(date_from_parts(year, month, number), day);
                date_to_parts(day, &y, &m, &d);
                assert_true(y == year && m == month && d == number);
            }
        }
}

static void the_first_of_january_1970_is_day_zero(void **state)
{
    (void)state;
    assert_int_equal(date_from_parts(1970, 1, 1), 0);
    assert_int_equal(date_from_parts(2017, 4, 21), 17277);
    assert_int_equal(date_from_parts(1969, 12, 31), -1);
}

static void leap_days_exist_in_leap_years_only(void **state)
{
    (void)state;
    assert_true(date_exists(2016, 2, 29));
    assert_true(date_exists(2000, 2, 29));
    assert_false(date_exists(2017, 2, 29));
    assert_false(date_exists(1900, 2, 29));
    assert_false(date_exists(2017, 4, 31));
    assert_false(date_exists(2017, 0, 1));
    assert_false(date_exists(2017, 13, 1));
    assert_false(date_exists(2017, 1, 0));
}

static void the_fiscal_year_begins_in_october(void **state)
{
    (void)state;
    assert_int_equal(date_fiscal_year(date_from_parts(2015, 9, 30)), 2015);
    assert_int_equal(date_fiscal_year(date_from_parts(2015, 10, 1)), 2016);
    assert_int_equal(date_fiscal_year(date_from_parts(2016, 9, 30)), 2016);
    Period year = period_fiscal(2016);
    assert_int_equal(year.first, date_from_parts(2015, 10, 1));
    assert_int_equal(period_last(year), date_from_parts(2016, 9, 30));
}

static void assert_span(const char *text, Date first, Date last, Precision precision)
{
    Period period;
    assert_int_equal(period_parse(str_from_c(text), &period), PERIOD_OK);
    assert_int_equal(period.first, first);
    assert_int_equal(period_last(period), last);
    assert_int_equal(period.precision, precision);
    Buf out;
    buf_init(&out);
    period_print(&out, period);
    assert_text(buf_str(&out), text);
    buf_release(&out);
}

static void each_precision_is_its_span_of_days_and_prints_as_written(void **state)
{
    (void)state;
    assert_span("2017-04-21", date_from_parts(2017, 4, 21), date_from_parts(2017, 4, 21), PRECISION_DAY);
    assert_span("2016-02", date_from_parts(2016, 2, 1), date_from_parts(2016, 2, 29), PRECISION_MONTH);
    assert_span("2017-12", date_from_parts(2017, 12, 1), date_from_parts(2017, 12, 31), PRECISION_MONTH);
    assert_span("2018", date_from_parts(2018, 1, 1), date_from_parts(2018, 12, 31), PRECISION_YEAR);
    assert_span("FY2016", date_from_parts(2015, 10, 1), date_from_parts(2016, 9, 30), PRECISION_FISCAL);
    assert_span("1700", date_from_parts(1700, 1, 1), date_from_parts(1700, 12, 31), PRECISION_YEAR);
    assert_span("2999-12-31", date_from_parts(2999, 12, 31), date_from_parts(2999, 12, 31), PRECISION_DAY);
    assert_span("FY1700", date_from_parts(1699, 10, 1), date_from_parts(1700, 9, 30), PRECISION_FISCAL);
}

static void what_is_wrong_with_a_date_is_told_apart(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        PeriodProblem problem;
    } rows[] = {{"2017-13-01", PERIOD_MONTH},  {"2017-00", PERIOD_MONTH},
                {"2017-02-29", PERIOD_DAY},    {"2017-04-00", PERIOD_DAY},
                {"1699-01-01", PERIOD_RANGE},  {"3000", PERIOD_RANGE},
                {"FY1699", PERIOD_RANGE},      {"", PERIOD_SHAPE},
                {"2017-4-21", PERIOD_SHAPE},   {"2017-04-", PERIOD_SHAPE},
                {"2017-", PERIOD_SHAPE},       {"17-04-21", PERIOD_SHAPE},
                {"2017/04/21", PERIOD_SHAPE},  {"2017-04-21x", PERIOD_SHAPE},
                {"2017-04-211", PERIOD_SHAPE}, {"FY16", PERIOD_SHAPE},
                {"FY20166", PERIOD_SHAPE},     {"F2016", PERIOD_SHAPE},
                {"FY-016", PERIOD_SHAPE},      {"+017-04-21", PERIOD_SHAPE},
                {" 2017", PERIOD_SHAPE},       {"2017 ", PERIOD_SHAPE},
                {"F", PERIOD_SHAPE},           {"FY", PERIOD_SHAPE}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        Period period;
        if (period_parse(str_from_c(rows[i].text), &period) != rows[i].problem)
            fail_msg("'%s' is judged otherwise", rows[i].text);
    }
}

static void every_day_is_read_as_it_is_printed(void **state)
{
    (void)state;
    for (Date day = date_from_parts(DATE_FIRST_YEAR, 1, 1); day <= date_from_parts(DATE_LAST_YEAR, 12, 31); day += 7) {
        Buf out;
        Period read;
        buf_init(&out);
        date_print(&out, day);
        assert_int_equal(period_parse(buf_str(&out), &read), PERIOD_OK);
        assert_int_equal(read.first, day);
        buf_release(&out);
    }
}

static void the_ends_of_time_have_words(void **state)
{
    (void)state;
    Buf out;
    buf_init(&out);
    date_print(&out, DATE_OPEN);
    date_print(&out, DATE_MIN);
    assert_text(buf_str(&out), "openalways");
    buf_release(&out);
    assert_false(period_is_set(PERIOD_NONE));
    assert_true(period_is_set(period_of_day(0)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_of_the_range_is_the_day_after_the_one_before),
        cmocka_unit_test(the_first_of_january_1970_is_day_zero),
        cmocka_unit_test(leap_days_exist_in_leap_years_only),
        cmocka_unit_test(the_fiscal_year_begins_in_october),
        cmocka_unit_test(each_precision_is_its_span_of_days_and_prints_as_written),
        cmocka_unit_test(what_is_wrong_with_a_date_is_told_apart),
        cmocka_unit_test(every_day_is_read_as_it_is_printed),
        cmocka_unit_test(the_ends_of_time_have_words),
    };
    return ALL(tests);
}
