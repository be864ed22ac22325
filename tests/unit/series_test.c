/* Figures: exact numbers, periods, tables in every form, and what one value is read as. */
#include "unit.h"

#include "series/series.h"

/* ---- numbers ---- */

static Ratio number(const char *text)
{
    Decimal value;
    assert_int_equal(decimal_parse(str_from_c(text), &value), DECIMAL_OK);
    return ratio_of(value);
}

static void decimals_are_read_as_printed(void **state)
{
    (void)state;
    static const char *const same[][2] = {{"1,234.50", "1234.5"}, {"-3", "-3.0"},    {"5e+05", "500000"},
                                          {"12.5e1", "125"},      {"1E-3", "0.001"}, {"0.10", "0.1"},
                                          {"007", "7"},           {"0e9", "0"}};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        assert_int_equal(ratio_compare(number(same[i][0]), number(same[i][1])), 0);
    static const char *const wrong[] = {"",     "-",  ".",   "1.",    "1,23", "12,3456",  ",123", "1 2",
                                        "0x10", "1e", "1e+", "1e100", "abc",  "1,234,56", "--1",  "1.2.3"};
    Decimal value;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (decimal_parse(str_from_c(wrong[i]), &value) == DECIMAL_OK)
            fail_msg("'%s' was read", wrong[i]);
    assert_int_equal(decimal_parse(STR("1234567890123456789"), &value), DECIMAL_TOO_LONG);
    assert_int_equal(decimal_parse(STR("0.1234567890123456789"), &value), DECIMAL_TOO_LONG);
    assert_int_equal(decimal_parse(STR("999999999999999999e1"), &value), DECIMAL_TOO_LONG);
}

static void fractions_are_compared_exactly_whatever_their_size(void **state)
{
    (void)state;
    Ratio a = ratio_rate(number("999999999999999999"), 1000000000, 999999999999999998);
    Ratio b = ratio_rate(number("999999999999999998"), 1000000000, 999999999999999997);
    assert_true(ratio_compare(a, b) < 0);
    assert_true(ratio_compare(b, a) > 0);
    assert_int_equal(ratio_compare(a, a), 0);
    uint64_t seed = 7;
    for (int i = 0; i < 20000; i++) {
        int64_t p = (int64_t)(next_random(&seed) % 2001) - 1000, q = (int64_t)(next_random(&seed) % 50) + 1;
        int64_t r = (int64_t)(next_random(&seed) % 2001) - 1000, s = (int64_t)(next_random(&seed) % 50) + 1;
        int order = (p * s > r * q) - (p * s < r * q);
        if (ratio_compare((Ratio){p, q}, (Ratio){r, s}) != order)
            fail_msg("%lld/%lld against %lld/%lld", (long long)p, (long long)q, (long long)r, (long long)s);
        Ratio sum, back;
        assert_true(ratio_add((Ratio){p, q}, (Ratio){r, s}, &sum));
        assert_true(ratio_subtract(sum, (Ratio){r, s}, &back));
        assert_int_equal(ratio_compare(back, (Ratio){p, q}), 0);
    }
}

static void what_cannot_be_held_exactly_is_said(void **state)
{
    (void)state;
    Ratio large = {(Wide)1 << 100, 1}, out;
    assert_false(ratio_multiply(large, large, &out));
    assert_false(ratio_divide(large, (Ratio){1, (Wide)1 << 100}, &out));
    assert_true(ratio_divide(large, large, &out));
    assert_int_equal(ratio_compare(out, ratio_whole(1)), 0);
}

static void assert_printed(Ratio value, int places, const char *wanted)
{
    Buf out;
    buf_init(&out);
    ratio_print(&out, value, places, true);
    assert_text(buf_str(&out), wanted);
    buf_release(&out);
}

static void numbers_are_rounded_for_people_only(void **state)
{
    (void)state;
    assert_printed((Ratio){1, 3}, 1, "0.3");
    assert_printed((Ratio){2, 3}, 1, "0.7");
    assert_printed((Ratio){999, 10}, 0, "100");
    assert_printed((Ratio){1999, 100}, 1, "20.0");
    assert_printed((Ratio){-1, 2}, 0, "-1");
    assert_printed((Ratio){-1, 100}, 1, "0.0");
    assert_printed(ratio_whole(1234567), 0, "1,234,567");
}

/* ---- periods ---- */

static TimeSpan span(const char *text)
{
    Period period;
    assert_int_equal(period_parse(str_from_c(text), &period), PERIOD_OK);
    return span_of_period(period);
}

static void periods_follow_each_other(void **state)
{
    (void)state;
    assert_true(span_equal(span_moved(span("2016"), -2), span("2014")));
    assert_true(span_equal(span_moved(span("2016-01"), -1), span("2015-12")));
    assert_true(span_equal(span_moved(span("2016-02-28"), 2), span("2016-03-01")));
    assert_true(span_equal(span_moved(span("FY2016"), 1), span("FY2017")));
    assert_int_equal(span_steps(span("1975"), span("2015")), 40);
    assert_int_equal(span_steps(span("2015-11"), span("2016-02")), 3);
    assert_int_equal(span_steps(span("2016"), span("2015")), -1);
    assert_int_equal(span_steps(span("2015"), span("2016-01")), -1);
    assert_int_equal(span_steps(span("1700-01-01"), span("2900-01-01")), -1);
    TimeSpan run = {span("2017-01").first, span("2017-03").until, SPAN_YEAR, true};
    assert_int_equal(span_moved(run, -1).first, span("2016-01").first);
    assert_int_equal(span_moved(run, -1).until, span("2016-03").until);
}

/* ---- tables ---- */

typedef struct {
    Arena arena;
    Diags diags;
    SeriesArray all;
    uint32_t asked;
} Table;

static PlaceId find_label(void *context, Str label, Str state, Span at)
{
    (void)at;
    ((Table *)context)->asked++;
    PlaceMatch match = series_find_label(label, state);
    return match.answer == PLACE_FOUND ? match.id : PLACE_NONE;
}

static void read_table(Table *table, const char *name, const char *text)
{
    *table = (Table){0};
    arena_init(&table->arena);
    diags_init(&table->diags, &table->arena);
    SeriesTold told = {.id = STR("t"),
                       .name = str_from_c(name),
                       .per = RATE_PER,
                       .points_left = 1000,
                       .find = find_label,
                       .context = table};
    uint32_t source = diags_add_source(&table->diags, STR("t.csv"), str_from_c(text));
    series_read_table(str_from_c(text), source, &told, &table->diags, &table->arena, &table->all);
    for (size_t i = 0; i < table->all.count; i++)
        series_settle(&table->all.items[i], &table->diags);
}

/* "762", ">= 12", "none"; at most three decimals. */
static void assert_value(const Table *table, const char *measure, const char *place, const char *when, bool as_rate,
                         const char *wanted)
{
    Arena arena;
    arena_init(&arena);
    SeriesView view = {NULL, &table->all, as_rate, RATE_PER, DATE_OPEN};
    for (size_t i = 0; i < table->all.count; i++)
        if (str_equal(table->all.items[i].measure, str_from_c(measure)))
            view.series = &table->all.items[i];
    assert_non_null(view.series);
    SeriesValue value = series_read(&view, place_find_path(str_from_c(place)), span(when), &arena);
    Buf out;
    buf_init(&out);
    if (value.kind == VALUE_NONE)
        buf_add(&out, STR("none"));
    else if (value.kind == VALUE_AT_LEAST)
        buf_add(&out, STR(">= "));
    if (value.kind != VALUE_NONE)
        ratio_print(&out, value.value, value.value.den == 1 ? 0 : 3, false);
    assert_text(buf_str(&out), wanted);
    buf_release(&out);
    arena_release(&arena);
}

static void a_tidy_table_has_a_row_a_value(void **state)
{
    (void)state;
    Table table;
    read_table(&table, "t.csv",
               "place;date;measure;value;population;months_reported\nus/il/chicago;2016;Violent Crime;762;2704958;12\n"
               "us/il/chicago;2015;violent_crime;NA;;\nus/il/chicago;2014;violent-crime;10;100;6\nus/il/"
               "chicago;2013;violent-crime;5;0;12\n");
    assert_int_equal(table.diags.list.count, 0);
    assert_int_equal(table.all.count, 1);
    assert_int_equal(table.asked, 1);
    assert_value(&table, "violent-crime", "us/il/chicago", "2016", false, "762");
    assert_value(&table, "violent-crime", "us/il/chicago", "2016", true, "28.170");
    assert_value(&table, "violent-crime", "us/il/chicago", "2015", false, "none");
    assert_value(&table, "violent-crime", "us/il/chicago", "2014", false, ">= 10");
    assert_value(&table, "violent-crime", "us/il/chicago", "2014", true, ">= 10000");
    assert_value(&table, "violent-crime", "us/il/chicago", "2013", true, "none");
    assert_value(&table, "violent-crime", "us/il/chicago", "2012", false, "none");
    arena_release(&table.arena);
}

static void months_make_up_a_year_where_all_are_there(void **state)
{
    (void)state;
    Table table;
    read_table(&table, "t.csv",
               "place,month,homicide,robbery\nus/ny/new-york,2016-01,5,1\nus/ny/new-york,2016-02,6,2\nus/ny/"
               "new-york,2016-03,7,\nus/ny/new-york,2016-04,8,1\n"
               "us/ny/new-york,2016-05,5,1\nus/ny/new-york,2016-06,6,2\nus/ny/new-york,2016-07,7,3\nus/ny/"
               "new-york,2016-08,8,1\n"
               "us/ny/new-york,2016-09,5,1\nus/ny/new-york,2016-10,6,2\nus/ny/new-york,2016-11,7,3\nus/ny/"
               "new-york,2016-12,8,1\n");
    assert_int_equal(table.diags.list.count, 0);
    assert_value(&table, "homicide", "us/ny/new-york", "2016", false, "78");
    assert_value(&table, "robbery", "us/ny/new-york", "2016", false, ">= 18");
    assert_value(&table, "robbery", "us/ny/new-york", "2016-03", false, "none");
    assert_value(&table, "homicide", "us/ny/new-york", "2016", true, "none");
    arena_release(&table.arena);
}

static void the_offence_table_knows_its_measures_and_places(void **state)
{
    (void)state;
    Table table;
    read_table(&table, "t.csv",
               "\"ORI\",\"year\",\"department_name\",\"total_pop\",\"homs_sum\",\"rape_sum\",\"months_reported\","
               "\"homs_per_100k\"\n"
               "\"GAAPD00\",2012,\"Atlanta\",5e+05,185,443,12,37\n\"NB02800\",2012,\"Omaha, "
               "Neb.\",100,1,NA,8,1\nNA,2012,\"National\",NA,14827,NA,NA,4.7\n");
    assert_int_equal(table.diags.list.count, 0);
    assert_int_equal(table.all.count, 2);
    assert_true(series_has_name(&table.all.items[0], STR("murders")));
    assert_true(series_is_about(&table.all.items[0], STR("crime")));
    assert_int_equal(table.all.items[1].breaks.count, 1);
    assert_value(&table, "homicides", "us/ga/atlanta", "2012", true, "37");
    assert_value(&table, "homicides", "us/ne/omaha", "2012", false, ">= 1");
    assert_value(&table, "homicides", "us", "2012", false, "14827");
    assert_value(&table, "rape", "us/ne/omaha", "2012", false, "none");
    arena_release(&table.arena);
}

static void populations_go_by_census_codes(void **state)
{
    (void)state;
    Table table;
    read_table(&table, "census_2020_county.csv",
               "state_code,county_code,state_name,population\n17,031,Illinois,5275541\n17,000,Illinois,12812508\n");
    assert_int_equal(table.diags.list.count, 0);
    assert_value(&table, "population", "us/il/cook-county", "2020", false, "5275541");
    assert_value(&table, "population", "us/il", "2020", false, "12812508");
    arena_release(&table.arena);
    read_table(
        &table, "sub-est.csv",
        "SUMLEV,STATE,COUNTY,PLACE,NAME,POPESTIMATE2015,POPESTIMATE2016\n162,17,0,14000,Chicago city,2718887,2716723\n"
        "157,17,31,14000,Chicago city (pt.),1,2\n50,17,31,0,Cook,5238216,5203499\n");
    assert_int_equal(table.diags.list.count, 0);
    assert_value(&table, "population", "us/il/chicago", "2016", false, "2716723");
    assert_value(&table, "population", "us/il/cook-county", "2015", false, "5238216");
    arena_release(&table.arena);
}

static void a_label_that_means_nothing_is_asked_once(void **state)
{
    (void)state;
    Table table;
    read_table(&table, "t.csv",
               "place,date,value\nThe Metro Area,2016,1\nThe Metro Area,2017,2\nus/il/chicago,2016,3\n");
    assert_int_equal(table.asked, 2);
    assert_int_equal(table.all.items[0].points.count, 1);
    arena_release(&table.arena);
}

static void assert_label(const char *label, const char *state, const char *path)
{
    PlaceMatch match = series_find_label(str_from_c(label), str_from_c(state));
    if (!path) {
        assert_int_not_equal(match.answer, PLACE_FOUND);
        return;
    }
    assert_int_equal(match.answer, PLACE_FOUND);
    assert_text(place_get(match.id).path, path);
}

static void labels_of_agencies_mean_their_places(void **state)
{
    (void)state;
    assert_label("Albuquerque, N.M.", "", "us/nm/albuquerque");
    assert_label("Portland, Ore.", "", "us/or/portland");
    assert_label("Prince George's County, Md.", "MD", "us/md/prince-georges-county");
    assert_label("Miami-Dade County, Fla.", "FL", "us/fl/miami-dade-county");
    assert_label("Atlanta", "GA", "us/ga/atlanta");
    assert_label("New York City", "NY", "us/ny/new-york");
    assert_label("Chicago, IL", "", "us/il/chicago");
    assert_label("us/il/chicago", "", "us/il/chicago");
    assert_label("Chicago Police Department", "IL", "us/il/chicago");
    assert_label("Chicago Police Department, Chicago, IL", "", "us/il/chicago");
    assert_label("Washington, D.C.", "DC", "us/dc");
    assert_label("Atlanta", "", NULL);
    assert_label("Charlotte-Mecklenburg, N.C.", "NC", NULL);
    assert_label("", "", NULL);
}

/* ---- revisions ---- */

static void the_latest_that_was_known_counts(void **state)
{
    (void)state;
    Table table;
    read_table(&table, "t.csv",
               "place,date,value,known\nus/il/chicago,2016,764,2017-01-18\nus/il/chicago,2016,762,2017-03-01\nus/il/"
               "chicago,2016,,2017-06-01\nus/il/chicago,2015,485,\n");
    static const struct {
        const char *by;
        int kind, value;
    } wanted[] = {{"2016-12-31", VALUE_NONE, 0},
                  {"2017-01-18", VALUE_EXACT, 764},
                  {"2017-03-01", VALUE_EXACT, 762},
                  {"2017-06-01", VALUE_NONE, 0}};
    PlaceId chicago = place_find_path(STR("us/il/chicago"));
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        SeriesView view = {&table.all.items[0], &table.all, false, RATE_PER, span(wanted[i].by).first};
        SeriesValue value = series_read(&view, chicago, span("2016"), &table.arena);
        assert_int_equal(value.kind, wanted[i].kind);
        if (value.kind == VALUE_EXACT)
            assert_int_equal(ratio_compare(value.value, ratio_whole(wanted[i].value)), 0);
        TimeSpan latest;
        assert_true(series_latest(&view, chicago, &latest));
        assert_true(span_equal(latest, span(value.kind == VALUE_EXACT ? "2016" : "2015")));
    }
    arena_release(&table.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decimals_are_read_as_printed),
        cmocka_unit_test(fractions_are_compared_exactly_whatever_their_size),
        cmocka_unit_test(what_cannot_be_held_exactly_is_said),
        cmocka_unit_test(numbers_are_rounded_for_people_only),
        cmocka_unit_test(periods_follow_each_other),
        cmocka_unit_test(a_tidy_table_has_a_row_a_value),
        cmocka_unit_test(months_make_up_a_year_where_all_are_there),
        cmocka_unit_test(the_offence_table_knows_its_measures_and_places),
        cmocka_unit_test(populations_go_by_census_codes),
        cmocka_unit_test(a_label_that_means_nothing_is_asked_once),
        cmocka_unit_test(labels_of_agencies_mean_their_places),
        cmocka_unit_test(the_latest_that_was_known_counts),
    };
    return ALL(tests);
}
