/* The whole table: every path, code and name of it, and bytes that are none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "places/places.h"

static void every_path_finds_itself_and_no_two_are_one(void **state)
{
    (void)state;
    Str last = STR_NONE;
    for (PlaceId id = 0; id < place_count(); id++) {
        Str path = place_get(id).path;
        if (place_find_path(path) != id)
            fail_msg("%.*s does not find itself", STR_ARG(path));
        if (id > 0 && str_compare(last, path) >= 0)
            fail_msg("%.*s does not follow %.*s", STR_ARG(path), STR_ARG(last));
        last = path;
    }
}

static bool is_path_letter(char c)
{
    return (c >= 'a' && c <= 'z') || char_is_digit(c) || c == '-' || c == '/';
}

static void every_path_is_plain_ascii(void **state)
{
    (void)state;
    for (PlaceId id = 0; id < place_count(); id++) {
        Str path = place_get(id).path;
        for (size_t i = 0; i < path.len; i++)
            if (!is_path_letter(path.ptr[i]))
                fail_msg("%.*s", STR_ARG(path));
    }
}

static void every_geoid_finds_its_place(void **state)
{
    (void)state;
    size_t coded = 0;
    for (PlaceId id = 0; id < place_count(); id++) {
        Str geoid = place_get(id).geoid;
        if (geoid.len == 0)
            continue;
        PlaceMatch match = place_find(geoid);
        if (match.answer != PLACE_FOUND || match.id != id || match.by_alias)
            fail_msg("%.*s does not find its place", STR_ARG(geoid));
        coded++;
    }
    assert_true(coded > 60000);
}

static bool lists(const PlaceMatch *match, PlaceId id)
{
    for (size_t i = 0; i < match->candidate_count; i++)
        if (match->candidates[i] == id)
            return true;
    return match->candidates_in_all > match->candidate_count;
}

static void every_name_means_its_place_or_lists_it(void **state)
{
    (void)state;
    size_t found = 0;
    for (PlaceId id = 0; id < place_count(); id++) {
        Str name = place_get(id).name;
        PlaceMatch match = place_find(name);
        bool itself = match.answer == PLACE_FOUND && match.id == id;
        if (!itself && (match.answer != PLACE_AMBIGUOUS || !lists(&match, id)))
            fail_msg("%.*s means something else", STR_ARG(name));
        found += itself;
    }
    assert_true(found * 100 > place_count() * 98);
}

static void every_alias_leads_to_its_place_or_lists_it(void **state)
{
    (void)state;
    for (PlaceId id = 0; id < place_count(); id++) {
        PlaceAlias aliases[32];
        size_t count = place_aliases(id, aliases, 32);
        for (size_t i = 0; i < count && i < 32; i++) {
            if (!str_starts(aliases[i].text, STR("us/")) && !char_is_digit(aliases[i].text.ptr[0]))
                continue;
            PlaceMatch match = place_find(aliases[i].text);
            bool there = match.answer == PLACE_FOUND ? match.id == id : lists(&match, id);
            if (!there || aliases[i].why.len == 0 || aliases[i].from >= aliases[i].until)
                fail_msg("%.*s", STR_ARG(aliases[i].text));
        }
    }
}

static void every_place_lies_in_its_state_and_every_state_in_the_nation(void **state)
{
    (void)state;
    PlaceId nation = place_find_path(STR("us"));
    for (PlaceId id = 0; id < place_count(); id++) {
        Place place = place_get(id);
        PlaceId upper = place_state(id);
        if (place.state_fips == 0 || !place_is_government(place.kind))
            continue;
        assert_true(place_within(id, upper));
        assert_true(place_within(id, nation));
        assert_true(str_starts(place.path, place_get(upper).path));
        assert_true(place.short_name.len > 0);
    }
}

static void counts_are_those_of_the_census(void **state)
{
    (void)state;
    size_t counts[PLACE_KIND_COUNT] = {0};
    for (PlaceId id = 0; id < place_count(); id++)
        counts[place_get(id).kind]++;
    assert_int_equal(counts[PLACE_NATION], 1);
    assert_int_equal(counts[PLACE_STATE], 51);
    assert_int_equal(counts[PLACE_TERRITORY], 5);
    assert_in_range(counts[PLACE_MUNICIPALITY] + counts[PLACE_CONSOLIDATED], 19400, 19700);
    assert_in_range(counts[PLACE_COUNTY], 3100, 3250);
    size_t courts = 1 + 13 + 94;
    assert_int_equal(counts[PLACE_COURT], courts);
    assert_true(str_starts(places_vintage(), STR("Census Gazetteer 20")));
}

/* A fixed sequence (SplitMix64), so that a failure comes again. */
static uint64_t next_random(uint64_t *seed)
{
    uint64_t z = (*seed += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

static void assert_sound(PlaceMatch match)
{
    assert_true(match.candidate_count <= PLACE_CANDIDATES);
    assert_true(match.candidate_count <= match.candidates_in_all);
    if (match.answer == PLACE_FOUND)
        assert_true(match.id < place_count());
    if (match.answer == PLACE_AMBIGUOUS)
        assert_true(match.candidates_in_all > 1);
}

static void assert_resolved(Str name, Str state)
{
    RecipientEvidence evidence = {.name = name, .state = state};
    Resolution found = place_resolve(&evidence, NULL);
    bool placed = found.decision == DECISION_EXACT || found.decision == DECISION_AGENCY_OF;
    assert_true(placed == (found.place != PLACE_NONE));
    assert_true(!placed || place_is_government(place_get(found.place).kind));
    assert_true(found.candidate_count <= PLACE_CANDIDATES && found.candidate_count <= found.candidates_in_all);
    assert_int_equal(found.why.len, 0);
}

static void any_bytes_are_answered(void **state)
{
    (void)state;
    uint64_t seed = 1373;
    for (int round = 0; round < 20000; round++) {
        char bytes[320];
        size_t length = next_random(&seed) % (round % 10 == 0 ? sizeof bytes : 24);
        for (size_t i = 0; i < length; i++)
            bytes[i] = (char)next_random(&seed);
        if (round % 50 == 0) /* an unknown one looks for near ones, which takes a scan */
            assert_sound(place_find((Str){bytes, length}));
        assert_resolved((Str){bytes, length}, STR("IL"));
        place_find_path((Str){bytes, length});
    }
    assert_sound(place_find(STR_NONE));
    assert_resolved(STR_NONE, STR_NONE);
}

/* Real texts with one byte changed come further into the readings than noise does. */
static void damaged_names_are_answered(void **state)
{
    (void)state;
    uint64_t seed = 16738;
    for (int round = 0; round < 400; round++) {
        Place place = place_get((PlaceId)(next_random(&seed) % place_count()));
        Str text = round % 2 == 0 ? place.name : place.path;
        char bytes[256];
        memcpy(bytes, text.ptr, text.len);
        bytes[next_random(&seed) % text.len] = (char)next_random(&seed);
        assert_sound(place_find((Str){bytes, next_random(&seed) % (text.len + 1)}));
        assert_resolved((Str){bytes, text.len}, STR_NONE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_path_finds_itself_and_no_two_are_one),
        cmocka_unit_test(every_path_is_plain_ascii),
        cmocka_unit_test(every_geoid_finds_its_place),
        cmocka_unit_test(every_name_means_its_place_or_lists_it),
        cmocka_unit_test(every_alias_leads_to_its_place_or_lists_it),
        cmocka_unit_test(every_place_lies_in_its_state_and_every_state_in_the_nation),
        cmocka_unit_test(counts_are_those_of_the_census),
        cmocka_unit_test(any_bytes_are_answered),
        cmocka_unit_test(damaged_names_are_answered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
