/* Which place a path or a code is, and how places lie to one another. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "places/places.h"

static PlaceId id_of(const char *text)
{
    PlaceMatch match = place_find(str_from_c(text));
    if (match.answer != PLACE_FOUND)
        fail_msg("not found: %s", text);
    return match.id;
}

static void assert_str(Str got, const char *wanted)
{
    if (!str_equal(got, str_from_c(wanted)))
        fail_msg("%.*s is not %s", STR_ARG(got), wanted);
}

/* `text` leads to the place that has this path of its own. */
static void assert_leads(const char *text, const char *path)
{
    assert_str(place_get(id_of(text)).path, path);
}

static PlaceMatch alias_of(const char *text)
{
    PlaceMatch match = place_find(str_from_c(text));
    assert_int_equal(match.answer, PLACE_FOUND);
    assert_true(match.by_alias);
    return match;
}

static void path_code_and_name_are_one_place(void **state)
{
    (void)state;
    assert_leads("us/il/cook-county", "us/il/cook-county");
    assert_leads("17031", "us/il/cook-county");
    assert_leads("Cook County, Illinois", "us/il/cook-county");
    Place cook = place_get(id_of("17031"));
    assert_str(cook.geoid, "17031");
    assert_str(cook.name, "Cook County, Illinois");
    assert_str(cook.short_name, "Cook County");
    assert_int_equal(cook.kind, PLACE_COUNTY);
    assert_int_equal(cook.state_fips, 17);
    assert_true(cook.has_centroid);
    assert_in_range(cook.latitude_e6, 41000000, 43000000);
    assert_in_range(-cook.longitude_e6, 87000000, 89000000);
}

static void the_places_of_the_case_have_their_paths(void **state)
{
    (void)state;
    static const char *const paths[] = {"us",
                                        "us/ca",
                                        "us/ny",
                                        "us/ny/new-york",
                                        "us/il",
                                        "us/il/chicago",
                                        "us/il/cook-county",
                                        "us/il/evanston",
                                        "us/la/new-orleans",
                                        "us/pa/philadelphia",
                                        "us/nv/clark-county",
                                        "us/fl/miami-dade-county",
                                        "us/wi/milwaukee-county",
                                        "us/ct",
                                        "us/ca/los-angeles",
                                        "us/ca/san-francisco",
                                        "us/ca/santa-clara-county",
                                        "us/ri/providence",
                                        "us/ri/central-falls",
                                        "us/or/portland",
                                        "us/ky/louisville",
                                        "us/co/denver",
                                        "us/wa/seattle",
                                        "us/dc",
                                        "us/vt/burlington",
                                        "us/nj/newark",
                                        "us/nj/middlesex-county",
                                        "us/ms/jackson",
                                        "us/nm/bernalillo-county",
                                        "us/wa/king-county",
                                        "us/doj",
                                        "us/doj/ojp",
                                        "us/courts/ilnd",
                                        "us/courts/ca9"};
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++)
        assert_leads(paths[i], paths[i]);
}

static void new_york_is_a_state_a_city_and_a_county(void **state)
{
    (void)state;
    assert_str(place_get(id_of("us/ny")).geoid, "36");
    assert_str(place_get(id_of("us/ny/new-york")).geoid, "3651000");
    assert_leads("36061", "us/ny/new-york-county");
    assert_int_equal(place_get(id_of("36061")).kind, PLACE_COUNTY);
    assert_leads("3606144919", "us/ny/new-york-county");
}

static void philadelphia_is_city_and_county_in_one(void **state)
{
    (void)state;
    assert_leads("4260000", "us/pa/philadelphia");
    assert_leads("us/pa/philadelphia-county", "us/pa/philadelphia");
    assert_leads("Philadelphia County, Pennsylvania", "us/pa/philadelphia");
    PlaceMatch match = alias_of("42101");
    assert_str(match.alias, "42101");
    assert_int_equal(match.alias_from, date_from_parts(1854, 2, 2));
    assert_int_equal(match.alias_until, DATE_OPEN);
    assert_str(place_get(match.id).path, "us/pa/philadelphia");
    assert_int_equal(place_get(match.id).kind, PLACE_CONSOLIDATED);
}

static void consolidated_governments_answer_to_both_codes(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"06075", "us/ca/san-francisco"}, {"08031", "us/co/denver"},        {"15003", "us/hi/honolulu"},
        {"22071", "us/la/new-orleans"},   {"47037", "us/tn/nashville"},     {"21111", "us/ky/louisville"},
        {"18097", "us/in/indianapolis"},  {"12031", "us/fl/jacksonville"},  {"02020", "us/ak/anchorage"},
        {"32510", "us/nv/carson-city"},   {"13021", "us/ga/macon"},         {"20209", "us/ks/kansas-city"},
        {"25019", "us/ma/nantucket"},     {"1836000", "us/in/indianapolis"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_leads(rows[i][0], rows[i][1]);
        assert_int_equal(place_get(id_of(rows[i][0])).kind, PLACE_CONSOLIDATED);
    }
    assert_leads("us/ky/louisville-jefferson-county", "us/ky/louisville");
    assert_leads("us/la/orleans-parish", "us/la/new-orleans");
}

static void louisvilles_old_code_ends_with_the_merger(void **state)
{
    (void)state;
    PlaceMatch old = alias_of("2148000"), county = alias_of("21111");
    assert_int_equal(old.alias_until, date_from_parts(2003, 1, 6));
    assert_int_equal(county.alias_from, date_from_parts(2003, 1, 6));
    assert_int_equal(old.id, county.id);
}

static void the_district_of_columbia_is_one_government(void **state)
{
    (void)state;
    assert_leads("11", "us/dc");
    assert_leads("11001", "us/dc");
    assert_leads("1150000", "us/dc");
    assert_leads("1100150000", "us/dc");
    assert_int_equal(place_get(id_of("us/dc")).kind, PLACE_STATE);
}

static void dade_county_is_miami_dade_by_an_older_code(void **state)
{
    (void)state;
    PlaceMatch match = alias_of("12025");
    assert_str(place_get(match.id).path, "us/fl/miami-dade-county");
    assert_str(place_get(match.id).geoid, "12086");
    assert_int_equal(match.alias_until, date_from_parts(1997, 7, 22));
    assert_leads("us/fl/dade-county", "us/fl/miami-dade-county");
    assert_leads("46113", "us/sd/oglala-lakota-county");
    assert_leads("02270", "us/ak/kusilvak-census-area");
}

static void connecticut_has_counties_before_2022_and_regions_after(void **state)
{
    (void)state;
    Date change = date_from_parts(2022, 6, 1);
    Place county = place_get(id_of("09003")), region = place_get(id_of("09110"));
    assert_str(county.path, "us/ct/hartford-county");
    assert_int_equal(county.until, change);
    assert_int_equal(county.from, DATE_MIN);
    assert_str(region.path, "us/ct/capitol-planning-region");
    assert_int_equal(region.from, change);
    assert_int_equal(region.until, DATE_OPEN);
    PlaceId after[8];
    assert_int_equal(place_successors(county.id, after, 8), 3);
    assert_int_equal(after[0], region.id);
    assert_leads("0900104720", "us/ct/western-connecticut-planning-region/bethel-town");
}

static void a_unit_that_was_divided_keeps_its_own_days(void **state)
{
    (void)state;
    PlaceMatch match = place_find(STR("02261"));
    assert_int_equal(match.answer, PLACE_FOUND);
    assert_false(match.by_alias);
    assert_int_equal(place_get(match.id).until, date_from_parts(2019, 1, 2));
    PlaceId after[2];
    assert_int_equal(place_successors(match.id, after, 2), 2);
    assert_str(place_get(after[0]).geoid, "02063");
    assert_str(place_get(after[1]).geoid, "02066");
    assert_leads("51515", "us/va/bedford-city");
    assert_leads("30113", "us/mt/yellowstone-national-park");
}

static void independent_cities_are_not_their_counties(void **state)
{
    (void)state;
    assert_leads("24510", "us/md/baltimore");
    assert_leads("2404000", "us/md/baltimore");
    assert_leads("24005", "us/md/baltimore-county");
    assert_leads("29510", "us/mo/st-louis");
    assert_leads("29189", "us/mo/st-louis-county");
    assert_leads("us/md/baltimore-city", "us/md/baltimore");
    assert_leads("51600", "us/va/fairfax");
    assert_leads("51059", "us/va/fairfax-county");
}

static void parishes_boroughs_and_territories_are_found(void **state)
{
    (void)state;
    assert_leads("22033", "us/la/east-baton-rouge-parish");
    assert_leads("02185", "us/ak/north-slope-borough");
    assert_leads("02016", "us/ak/aleutians-west-census-area");
    assert_leads("72127", "us/pr/san-juan-municipio");
    assert_leads("66010", "us/gu");
    assert_leads("78010", "us/vi/st-croix-island");
    assert_leads("69110", "us/mp/saipan-municipality");
    assert_leads("60050", "us/as/western-district");
    assert_int_equal(place_get(id_of("us/pr")).kind, PLACE_TERRITORY);
    assert_leads("0281920", "us/ak/utqiagvik");
}

static void towns_stand_under_their_county_and_without_it(void **state)
{
    (void)state;
    assert_leads("us/ma/brookline-town", "us/ma/norfolk-county/brookline-town");
    assert_leads("us/ct/avon-town", "us/ct/capitol-planning-region/avon-town");
    assert_leads("us/ia/adair-county/washington-township", "us/ia/adair-county/washington-township");
    assert_int_equal(place_find_path(STR("us/ia/washington-township")), PLACE_NONE);
    assert_leads("us/md/silver-spring-cdp", "us/md/silver-spring-cdp");
    assert_int_equal(place_get(id_of("us/md/silver-spring-cdp")).kind, PLACE_STATISTICAL);
    assert_leads("0911037070", "us/ct/hartford");
}

static void a_path_that_two_places_share_lists_both(void **state)
{
    (void)state;
    PlaceMatch match = place_find(STR("us/il/wilmington"));
    assert_int_equal(match.answer, PLACE_AMBIGUOUS);
    assert_int_equal(match.candidates_in_all, 2);
    assert_str(place_get(match.candidates[0]).path, "us/il/wilmington-city");
    assert_str(place_get(match.candidates[1]).path, "us/il/wilmington-village");
    assert_int_equal(place_find_path(STR("us/il/wilmington")), PLACE_NONE);
    assert_leads("us/mn/st-anthony-city-2756680", "us/mn/st-anthony-city-2756680");
}

static void an_unknown_path_names_near_ones(void **state)
{
    (void)state;
    static const char *const rows[][2] = {{"us/il/chicgo", "us/il/chicago"},
                                          {"us/il/cook", "us/il/cook-county"},
                                          {"us/chicago", "us/il/chicago"},
                                          {"Chicgo, Illinois", "us/il/chicago"},
                                          {"us/dojj", "us/doj"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        PlaceMatch match = place_find(str_from_c(rows[i][0]));
        assert_int_equal(match.answer, PLACE_UNKNOWN);
        assert_true(match.candidate_count > 0);
        assert_str(place_get(match.candidates[0]).path, rows[i][1]);
    }
}

static bool within(const char *place, const char *area)
{
    return place_within(id_of(place), id_of(area));
}

static void places_lie_within_states_circuits_and_the_nation(void **state)
{
    (void)state;
    assert_true(within("us/ca/san-francisco", "us/ca"));
    assert_true(within("us/ca", "us/ca"));
    assert_false(within("us/ca", "us/nv"));
    assert_true(within("us/ca/san-francisco", "us/courts/ca9"));
    assert_true(within("us/gu", "us/courts/ca9"));
    assert_false(within("us/il/chicago", "us/courts/ca9"));
    assert_true(within("us/dc", "us/courts/cadc"));
    assert_true(within("us/pa/philadelphia", "us"));
    assert_true(within("us/ma/brookline-town", "us/ma/norfolk-county"));
    assert_false(within("us/md/silver-spring-cdp", "us/md"));
    assert_false(within("us/courts/ilnd", "us/il"));
    assert_false(place_is_area(id_of("us/courts/ilnd")));
    assert_false(place_is_area(id_of("us/courts/cafc")));
    assert_true(place_is_area(id_of("us/courts/ca2")));
    assert_false(place_within(PLACE_OWN_FIRST, id_of("us")));
    assert_int_equal(place_state(id_of("us/il/chicago")), id_of("us/il"));
    assert_int_equal(place_state(id_of("us/doj")), PLACE_NONE);
}

static void a_department_covers_its_offices(void **state)
{
    (void)state;
    assert_true(place_agency_covers(id_of("us/doj"), id_of("us/doj/ojp/bja")));
    assert_true(place_agency_covers(id_of("us/doj/ojp"), id_of("us/doj/ojp")));
    assert_false(place_agency_covers(id_of("us/doj/ojp"), id_of("us/doj")));
    assert_false(place_agency_covers(id_of("us/dhs"), id_of("us/doj/ojp")));
}

static void aliases_are_told_with_their_days(void **state)
{
    (void)state;
    PlaceAlias aliases[16];
    size_t count = place_aliases(id_of("12086"), aliases, 16);
    assert_int_equal(count, 5);
    assert_str(aliases[0].text, "12025");
    assert_str(aliases[0].why, "renamed");
    assert_str(aliases[2].text, "Dade County");
    assert_int_equal(place_aliases(id_of("17031"), aliases, 16), 0);
    assert_true(place_aliases(id_of("us/pa/philadelphia"), NULL, 0) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(path_code_and_name_are_one_place),
        cmocka_unit_test(the_places_of_the_case_have_their_paths),
        cmocka_unit_test(new_york_is_a_state_a_city_and_a_county),
        cmocka_unit_test(philadelphia_is_city_and_county_in_one),
        cmocka_unit_test(consolidated_governments_answer_to_both_codes),
        cmocka_unit_test(louisvilles_old_code_ends_with_the_merger),
        cmocka_unit_test(the_district_of_columbia_is_one_government),
        cmocka_unit_test(dade_county_is_miami_dade_by_an_older_code),
        cmocka_unit_test(connecticut_has_counties_before_2022_and_regions_after),
        cmocka_unit_test(a_unit_that_was_divided_keeps_its_own_days),
        cmocka_unit_test(independent_cities_are_not_their_counties),
        cmocka_unit_test(parishes_boroughs_and_territories_are_found),
        cmocka_unit_test(towns_stand_under_their_county_and_without_it),
        cmocka_unit_test(a_path_that_two_places_share_lists_both),
        cmocka_unit_test(an_unknown_path_names_near_ones),
        cmocka_unit_test(places_lie_within_states_circuits_and_the_nation),
        cmocka_unit_test(a_department_covers_its_offices),
        cmocka_unit_test(aliases_are_told_with_their_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
