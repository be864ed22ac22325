/* Which place a name means, as a person writes it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "places/places.h"

typedef struct {
    const char *text, *path;
} Named;

static void assert_found(PlaceMatch match, Named row)
{
    if (match.answer != PLACE_FOUND)
        fail_msg("%s: %s", row.text, match.answer == PLACE_UNKNOWN ? "unknown" : "ambiguous");
    Str path = place_get(match.id).path;
    if (!str_equal(path, str_from_c(row.path)))
        fail_msg("%s: %.*s is not %s", row.text, STR_ARG(path), row.path);
}

static void assert_all_found(const Named *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_found(place_find(str_from_c(rows[i].text)), rows[i]);
}

#define ASSERT_ALL_FOUND(rows) assert_all_found((rows), sizeof(rows) / sizeof((rows)[0]))

static void assert_answer(const char *text, PlaceAnswer answer)
{
    if (place_find(str_from_c(text)).answer != answer)
        fail_msg("%s is answered otherwise", text);
}

static void a_name_with_its_state_finds_its_place(void **state)
{
    (void)state;
    static const Named rows[] = {{"Cook County, Illinois", "us/il/cook-county"},
                                 {"Cook County, IL", "us/il/cook-county"},
                                 {"  COOK COUNTY ,  il ", "us/il/cook-county"},
                                 {"County of Cook, Illinois", "us/il/cook-county"},
                                 {"Chicago, Illinois", "us/il/chicago"},
                                 {"City of Chicago, Illinois", "us/il/chicago"},
                                 {"Chicago city, IL", "us/il/chicago"},
                                 {"Orleans Parish, Louisiana", "us/la/new-orleans"},
                                 {"Parish of Orleans, LA", "us/la/new-orleans"},
                                 {"San Juan Municipio, Puerto Rico", "us/pr/san-juan-municipio"},
                                 {"Aberdeen, Washington", "us/wa/aberdeen"},
                                 {"Washington Township, Adair County, Iowa", "us/ia/adair-county/washington-township"},
                                 {"Washington, D.C.", "us/dc"},
                                 {"Dade County, Florida", "us/fl/miami-dade-county"},
                                 {"City of Washington, DC", "us/dc"}};
    ASSERT_ALL_FOUND(rows);
}

static void spelling_does_not_matter(void **state)
{
    (void)state;
    static const Named rows[] = {{"St. Louis, Missouri", "us/mo/st-louis"},
                                 {"Saint Louis, MO", "us/mo/st-louis"},
                                 {"SAINT LOUIS COUNTY, MO", "us/mo/st-louis-county"},
                                 {"Miami Dade County, FL", "us/fl/miami-dade-county"},
                                 {"Utqia\xc4\xa1vik, Alaska", "us/ak/utqiagvik"},
                                 {"Utqiagvik, AK", "us/ak/utqiagvik"},
                                 {"Coeur d\xe2\x80\x99"
                                  "Alene, Idaho",
                                  "us/id/coeur-dalene"},
                                 {"Ft. Worth, Texas", "us/tx/fort-worth"},
                                 {"Winston\xe2\x80\x93Salem, NC", "us/nc/winston-salem"},
                                 {"City & County of San Francisco, CA", "us/ca/san-francisco"},
                                 {"Ventura, California", "us/ca/san-buenaventura"}};
    ASSERT_ALL_FOUND(rows);
}

static void a_full_name_needs_no_state_when_it_is_the_only_one(void **state)
{
    (void)state;
    static const Named rows[] = {{"California", "us/ca"},
                                 {"State of California", "us/ca"},
                                 {"Commonwealth of Pennsylvania", "us/pa"},
                                 {"New York City", "us/ny/new-york"},
                                 {"NYC", "us/ny/new-york"},
                                 {"Miami-Dade County", "us/fl/miami-dade-county"},
                                 {"Washington State", "us/wa"},
                                 {"District of Columbia", "us/dc"},
                                 {"Washington, DC", "us/dc"},
                                 {"Puerto Rico", "us/pr"},
                                 {"United States", "us"},
                                 {"Department of Justice", "us/doj"},
                                 {"U.S. Department of Justice", "us/doj"},
                                 {"N.D. Ill.", "us/courts/ilnd"},
                                 {"Ninth Circuit", "us/courts/ca9"},
                                 {"Northern District of California", "us/courts/cand"}};
    ASSERT_ALL_FOUND(rows);
}

static void the_city_is_meant_unless_the_county_is_said(void **state)
{
    (void)state;
    static const Named rows[] = {{"Baltimore, Maryland", "us/md/baltimore"},
                                 {"Baltimore County, Maryland", "us/md/baltimore-county"},
                                 {"Franklin, Virginia", "us/va/franklin"},
                                 {"Franklin County, Virginia", "us/va/franklin-county"},
                                 {"Richmond, VA", "us/va/richmond"},
                                 {"St. Louis County, MO", "us/mo/st-louis-county"},
                                 {"Springfield, Illinois", "us/il/springfield"},
                                 {"Lansing, Michigan", "us/mi/lansing"},
                                 {"New York, New York", "us/ny/new-york"},
                                 {"Bedford, Virginia", "us/va/bedford"}};
    ASSERT_ALL_FOUND(rows);
    assert_answer("Cook, Illinois", PLACE_UNKNOWN);
    assert_answer("Orleans, Louisiana", PLACE_UNKNOWN);
}

static void consolidated_governments_answer_to_either_name(void **state)
{
    (void)state;
    static const Named rows[] = {{"Louisville, Kentucky", "us/ky/louisville"},
                                 {"City of Louisville, KY", "us/ky/louisville"},
                                 {"Nashville, TN", "us/tn/nashville"},
                                 {"City of Nashville, TN", "us/tn/nashville"},
                                 {"Metropolitan Government of Nashville and Davidson County, TN", "us/tn/nashville"},
                                 {"Davidson County, Tennessee", "us/tn/nashville"},
                                 {"Carson City, Nevada", "us/nv/carson-city"},
                                 {"City and County of Honolulu, Hawaii", "us/hi/honolulu"},
                                 {"Anchorage, Alaska", "us/ak/anchorage"},
                                 {"Town of Nantucket, MA", "us/ma/nantucket"}};
    ASSERT_ALL_FOUND(rows);
}

static bool lists(const PlaceMatch *match, const char *path)
{
    for (size_t i = 0; i < match->candidate_count; i++)
        if (str_equal(place_get(match->candidates[i]).path, str_from_c(path)))
            return true;
    return false;
}

static void a_name_of_several_places_lists_them(void **state)
{
    (void)state;
    PlaceMatch york = place_find(STR("New York"));
    assert_int_equal(york.answer, PLACE_AMBIGUOUS);
    assert_int_equal(york.candidates_in_all, 2);
    assert_true(lists(&york, "us/ny"));
    assert_true(lists(&york, "us/ny/new-york"));
    PlaceMatch county = place_find(STR("Washington County"));
    assert_int_equal(county.answer, PLACE_AMBIGUOUS);
    assert_int_equal(county.candidate_count, PLACE_CANDIDATES);
    assert_int_equal(county.candidates_in_all, 30);
    assert_answer("Springfield", PLACE_AMBIGUOUS);
    assert_answer("Washington", PLACE_AMBIGUOUS);
    assert_answer("Washington Township, Iowa", PLACE_AMBIGUOUS);
    assert_answer("Wilmington, Illinois", PLACE_AMBIGUOUS);
}

static void a_city_and_a_town_of_one_name_are_both_meant(void **state)
{
    (void)state;
    PlaceMatch ithaca = place_find(STR("Ithaca, New York"));
    assert_int_equal(ithaca.answer, PLACE_AMBIGUOUS);
    assert_true(lists(&ithaca, "us/ny/ithaca"));
    assert_true(lists(&ithaca, "us/ny/tompkins-county/ithaca-town"));
    static const Named rows[] = {{"City of Ithaca, New York", "us/ny/ithaca"},
                                 {"Town of Ithaca, New York", "us/ny/tompkins-county/ithaca-town"},
                                 {"Brookline, Massachusetts", "us/ma/norfolk-county/brookline-town"}};
    ASSERT_ALL_FOUND(rows);
}

static void a_bare_city_without_its_state_is_only_a_hint(void **state)
{
    (void)state;
    PlaceMatch match = place_find(STR("Chicago"));
    assert_int_equal(match.answer, PLACE_UNKNOWN);
    assert_true(lists(&match, "us/il/chicago"));
}

static size_t carriers_of(const char *name, const char *word, PlaceCarrier *found)
{
    PlaceCarrier all[512];
    size_t count = place_name_carriers(place_name(str_from_c(name)), all, 512), fit = 0;
    assert_in_range(count, 1, 512);
    for (size_t i = 0; i < count; i++)
        if (str_equal(all[i].word, str_from_c(word)) && fit++ == 0)
            *found = all[i];
    return fit;
}

static void a_name_gives_everybody_who_carries_it(void **state)
{
    (void)state;
    PlaceCarrier found;
    assert_int_equal(carriers_of("Milwaukee", "county", &found), 1);
    assert_true(str_equal(place_get(found.place).path, STR("us/wi/milwaukee-county")));
    assert_int_equal(found.residents, 939489);
    assert_false(found.is_bare);
    assert_int_equal(carriers_of("MILWAUKEE", "city", &found), 1);
    assert_true(found.is_bare);
    assert_int_equal(found.state_fips, 55);
    assert_int_equal(carriers_of("Miami Dade", "county", &found), 1);
    assert_int_equal(carriers_of("Washington", "county", &found), 30);
    assert_int_equal(carriers_of("Justice Department", "", &found), 1);
    assert_int_equal(found.kind, PLACE_AGENCY);
    assert_int_equal(place_name(STR("Nowhere At All")), PLACE_NAME_NONE);
    assert_int_equal(place_name(STR("")), PLACE_NAME_NONE);
}

static void residents_are_known_of_counties_and_larger_places(void **state)
{
    (void)state;
    assert_int_equal(place_residents(place_find_path(STR("us/il/cook-county"))), 5275541);
    assert_int_equal(place_residents(place_find_path(STR("us/ny/new-york"))), 8804190);
    assert_int_equal(place_residents(place_find_path(STR("us/ca"))), 39538223);
    assert_int_equal(place_residents(place_find_path(STR("us/doj"))), 0);
    assert_int_equal(place_residents(PLACE_NONE), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_with_its_state_finds_its_place),
        cmocka_unit_test(spelling_does_not_matter),
        cmocka_unit_test(a_full_name_needs_no_state_when_it_is_the_only_one),
        cmocka_unit_test(the_city_is_meant_unless_the_county_is_said),
        cmocka_unit_test(consolidated_governments_answer_to_either_name),
        cmocka_unit_test(a_name_of_several_places_lists_them),
        cmocka_unit_test(a_city_and_a_town_of_one_name_are_both_meant),
        cmocka_unit_test(a_bare_city_without_its_state_is_only_a_hint),
        cmocka_unit_test(a_name_gives_everybody_who_carries_it),
        cmocka_unit_test(residents_are_known_of_counties_and_larger_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
