/* Dates in texts, against a document of Saturday, 2017-04-22. */
#include "reading_finds.h"

static void show_date(Buf *out, const DateFind *find)
{
    buf_printf(out, "[%.*s ", STR_ARG(find->at.text));
    if (period_is_set(find->iso))
        period_print(out, find->iso);
    else
        buf_add_char(out, '-');
    if (period_is_set(find->until)) {
        buf_add(out, STR(".."));
        period_print(out, find->until);
    }
    buf_add(out, find->is_due ? STR(" due]") : STR("]"));
}

static void show_dates(Buf *out, const Reading *reading)
{
    for (uint32_t i = 0; i < reading->dates.count; i++)
        show_date(out, &reading->dates.items[i]);
}

static void assert_dates(const char *text, const char *wanted)
{
    assert_finds(show_dates, input_of(text, date_from_parts(2017, 4, 22)), wanted);
}

static void whole_dates_are_read_in_every_order(void **state)
{
    (void)state;
    assert_dates("On September 30, 2018, it ended.", "[September 30, 2018 2018-09-30]");
    assert_dates("On Sept. 30, 2018, it ended.", "[Sept. 30, 2018 2018-09-30]");
    assert_dates("On 30 September 2018 it ended.", "[30 September 2018 2018-09-30]");
    assert_dates("On the 30th of June 2017 it ended.", "[the 30th of June 2017 2017-06-30]");
    assert_dates("DATED this 24th day of November, 2021.", "[24th day of November, 2021 2021-11-24]");
    assert_dates("Friday, April 21, 2017", "[Friday, April 21, 2017 2017-04-21]");
    assert_dates("on 9/30/2018 and 9/30/18 and 2018-09-30",
                 "[9/30/2018 2018-09-30][9/30/18 2018-09-30][2018-09-30 2018-09-30]");
}

static void what_is_no_day_is_no_date(void **state)
{
    (void)state;
    assert_dates("on 13/45/2018 and 1/2/3/4 and http://x.org/2017/01/30/2017-02102", "");
    assert_dates("On February 30, 2018, it ended.", "[February 30, 2018 -]");
}

static void a_weekday_is_the_last_one_unless_it_is_to_come(void **state)
{
    (void)state;
    assert_dates("The department said Friday that it would stop.", "[Friday 2017-04-21]");
    assert_dates("Saturday's vote was close.", "[Saturday 2017-04-22]");
    assert_dates("The council will vote Tuesday.", "[Tuesday 2017-04-25]");
    assert_dates("The mayor said he will decide Monday.", "[Monday 2017-04-24]");
    assert_dates("On Monday, the council voted.", "[Monday 2017-04-17]");
    assert_dates("It has until Friday to answer.", "[Friday 2017-04-28]");
    assert_dates("last Thursday and next Tuesday", "[last Thursday 2017-04-20][next Tuesday 2017-04-25]");
    assert_dates("They meet again Monday, March 27. It runs Monday through Friday.", "[Monday, March 27 2017-03-27]");
    assert_dates("This Friday he returns.", "[This Friday 2017-04-28]");
    assert_dates("He spoke Thursday night at 9 p.m.", "[Thursday night 2017-04-20]");
}

static void a_day_without_its_year_is_told_by_the_verb(void **state)
{
    (void)state;
    assert_dates("The city must reply by June 30.", "[June 30 2017-06-30 due]");
    assert_dates("Your letter of April 14 asks much.", "[April 14 2017-04-14]");
    assert_dates("He signed it on December 11.", "[December 11 2016-12-11]");
    assert_dates("On May 9, he will vote.", "[May 9 2017-05-09]");
    assert_dates("The bonds will be sold in July.", "[July 2017-07]");
    assert_dates("It had warned it would act if they did not sign by April 1.", "[April 1 2017-04-01 due]");
    assert_dates("\"Ask me June 2,\" he said.", "[June 2 2017-06-02]");
    assert_dates("Reply no later than noon Tuesday or by 5 p.m. Friday.",
                 "[Tuesday 2017-04-25 due][Friday 2017-04-28 due]");
    assert_dates("We got it on the 9th.", "[the 9th 2017-04-09]");
    assert_dates("In 2013 it was cut in April and paid by July 1.",
                 "[2013 2013][April 2013-04][July 1 2013-07-01 due]");
    assert_dates("It was withheld on Oct. 1, 1996, and restored on Nov. 14.",
                 "[Oct. 1, 1996 1996-10-01][Nov. 14 1996-11-14]");
    assert_dates("the Sept. 11 attacks; on April 30 last year", "[Sept. 11 2001-09-11][April 30 last year 2016-04-30]");
    assert_dates("It was held last May.", "[last May 2016-05]");
    assert_dates("It ended in November.", "[November 2016-11]");
    assert_dates("It ended on June 30 of last year.", "[June 30 of last year 2016-06-30]");
}

static void names_and_verbs_are_no_months(void **state)
{
    (void)state;
    assert_dates("April Smith may march with June Carter.", "");
    assert_dates("May the best win. March on.", "");
    assert_dates("The May vote, since March, on Black Friday.", "[May 2017-05][March 2017-03]");
}

static void days_are_counted_from_the_document(void **state)
{
    (void)state;
    assert_dates("yesterday, today and tomorrow", "[yesterday 2017-04-21][today 2017-04-22][tomorrow 2017-04-23]");
    assert_dates("three days ago, two weeks ago, a year ago",
                 "[three days ago 2017-04-19][two weeks ago 2017-04-03..2017-04-09][a year ago 2016]");
    assert_dates("last month, next week, this year",
                 "[last month 2017-03][next week 2017-04-24..2017-04-30][this year 2017]");
    assert_dates("a year ago today, the week of March 7",
                 "[a year ago today 2016-04-22][the week of March 7 2017-03-06..2017-03-12]");
    assert_dates("the last two weeks, the past year, within 30 days", "");
}

static void ends_and_starts_are_days(void **state)
{
    (void)state;
    assert_dates("by the end of the month", "[the end of the month 2017-04-30 due]");
    assert_dates("at the end of September", "[the end of September 2017-09-30]");
    assert_dates("until the end of fiscal year 2020", "[the end of fiscal year 2020 2020-09-30]");
    assert_dates("by the end of next week", "[the end of next week 2017-04-30 due]");
    assert_dates("It begins the first of the year.", "[the first of the year 2018-01-01]");
}

static void ranges_are_one_date(void **state)
{
    (void)state;
    assert_dates("from July 1, 2019, through June 30, 2020",
                 "[July 1, 2019, through June 30, 2020 2019-07-01..2020-06-30]");
    assert_dates("January to March 2018", "[January to March 2018 2018-01..2018-03]");
    assert_dates("between March 1 and April 15 it was closed", "[March 1 and April 15 2017-03-01..2017-04-15]");
    assert_dates("June 5-7 will do", "[June 5-7 2017-06-05..2017-06-07]");
    assert_dates("from 2013 to 2015 and 2015-16", "[2013 to 2015 2013..2015][2015-16 2015..2016]");
    assert_dates("in the first quarter of 2018", "[the first quarter of 2018 2018-01..2018-03]");
}

static void fiscal_and_school_years_are_told_from_years(void **state)
{
    (void)state;
    assert_dates("fiscal year 2019, FY17, FY 2016, fiscal 2018",
                 "[fiscal year 2019 FY2019][FY17 FY2017][FY 2016 FY2016][fiscal 2018 FY2018]");
    assert_dates("fiscal years 2016 and 2017", "[fiscal years 2016 and 2017 FY2016..FY2017]");
    assert_dates("the 2016 fiscal year", "[the 2016 fiscal year FY2016]");
    assert_dates("this fiscal year", "[this fiscal year FY2017]");
    assert_dates("the 2016-17 school year", "[the 2016-17 school year 2016..2017]");
    assert_dates("FY 2018-19 of the state", "[FY 2018-19 -]");
}

static void a_number_is_a_year_only_where_a_year_may_stand(void **state)
{
    (void)state;
    assert_dates("In 2016, the year 2000, since 2001, the 2014 election",
                 "[2016 2016][the year 2000 2000][2001 2001][2014 2014]");
    assert_dates("the 1990s, section 2016, 2,016 homes, $2016, No. 2016, of 2016 homes", "");
    assert_dates("the 2014 funds; the Reform Act of 1996", "[2014 2014][1996 1996]");
    assert_dates("From the archives: 1934", "[1934 1934]");
    assert_dates("spring 2017", "[spring 2017 2017]");
}

static void bad_scans_of_figures_are_read(void **state)
{
    (void)state;
    assert_dates("signed on June 2O, 2016, in September 2O16", "[June 2O, 2016 2016-06-20][September 2O16 2016-09]");
}

static void without_the_day_of_the_document_what_hangs_on_it_is_open(void **state)
{
    (void)state;
    ReadingInput input =
        input_of("He said Friday, on June 30, last month and in 2016, by the end of the year.", DATE_MIN);
    assert_finds(show_dates, input, "[Friday -][June 30 -][last month -][2016 2016][the end of the year - due]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_dates_are_read_in_every_order),
        cmocka_unit_test(what_is_no_day_is_no_date),
        cmocka_unit_test(a_weekday_is_the_last_one_unless_it_is_to_come),
        cmocka_unit_test(a_day_without_its_year_is_told_by_the_verb),
        cmocka_unit_test(names_and_verbs_are_no_months),
        cmocka_unit_test(days_are_counted_from_the_document),
        cmocka_unit_test(ends_and_starts_are_days),
        cmocka_unit_test(ranges_are_one_date),
        cmocka_unit_test(fiscal_and_school_years_are_told_from_years),
        cmocka_unit_test(a_number_is_a_year_only_where_a_year_may_stand),
        cmocka_unit_test(bad_scans_of_figures_are_read),
        cmocka_unit_test(without_the_day_of_the_document_what_hangs_on_it_is_open),
    };
    return ALL(tests);
}
