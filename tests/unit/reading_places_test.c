/* Places and bodies in the sentences of local news, letters and orders. */
#include "unit.h"

#include "reading/reading.h"

static const Reading *read_text(Arena *arena, const char *origin, const char *text)
{
    Reading *reading = ARENA_NEW(arena, Reading);
    PlaceId from = origin ? place_find_path(str_from_c(origin)) : PLACE_NONE;
    ReadingInput input = {.bytes = str_from_c(text), .form = DOCUMENT_TEXT, .origin = from, .dated = DATE_MIN};
    assert_int_equal(reading_read(&input, arena, reading), READING_OK);
    return reading;
}

static Str path_of(PlaceId place)
{
    return place == PLACE_NONE ? STR("-") : place_get(place).path;
}

/* "Chicago=us/il/chicago; the city=-" */
static Str places_of(Arena *arena, const Reading *reading)
{
    Str all = STR("");
    for (uint32_t i = 0; i < reading->places.count; i++) {
        const PlaceFind *find = &reading->places.items[i];
        all = arena_printf(arena, "%.*s%s%.*s=%.*s", STR_ARG(all), i ? "; " : "", STR_ARG(find->at.text),
                           STR_ARG(path_of(find->place)));
    }
    return all;
}

static Str bodies_of(Arena *arena, const Reading *reading)
{
    Str all = STR("");
    for (uint32_t i = 0; i < reading->bodies.count; i++) {
        const BodyFind *find = &reading->bodies.items[i];
        Str path = path_of(find->body != PLACE_NONE ? find->body : find->parent);
        all =
            arena_printf(arena, "%.*s%s%.*s=%.*s", STR_ARG(all), i ? "; " : "", STR_ARG(find->at.text), STR_ARG(path));
    }
    return all;
}

typedef struct {
    const char *origin, *text, *found;
} Case;

#define ASSERT_CASES(cases, list)                                                                                   \
    do {                                                                                                            \
        int wrong = 0;                                                                                              \
        for (size_t i = 0; i < sizeof(cases) / sizeof((cases)[0]); i++) {                                           \
            Arena arena;                                                                                            \
            arena_init(&arena);                                                                                     \
            Str got = list(&arena, read_text(&arena, (cases)[i].origin, (cases)[i].text));                          \
            if (!str_equal(got, str_from_c((cases)[i].found))) {                                                    \
                print_error("%s\n   wanted %s\n   got    %.*s\n", (cases)[i].text, (cases)[i].found, STR_ARG(got)); \
                wrong++;                                                                                            \
            }                                                                                                       \
            arena_release(&arena);                                                                                  \
        }                                                                                                           \
        assert_int_equal(wrong, 0);                                                                                 \
    } while (0)

static void the_state_behind_a_name_settles_it(void **state)
{
    (void)state;
    static const Case cases[] = {
        {NULL, "Officials in Clark County, Nevada, got a letter.", "Clark County, Nevada=us/nv/clark-county"},
        {NULL, "She lives in Evanston, Ill., and works there.", "Evanston, Ill.=us/il/evanston"},
        {NULL, "Portland, Maine's council met.", "Portland, Maine=us/me/portland"},
        {NULL, "They moved to Kansas City, Kan., in May.", "Kansas City, Kan.=us/ks/kansas-city"},
        {NULL, "He is from Athens, Ga. It rained.", "Athens, Ga.=us/ga/athens"},
        {NULL, "A plant in Paris, Texas, closed.", "Paris, Texas=us/tx/paris"},
        {NULL, "The office in Albany, New York, is shut.", "Albany, New York=us/ny/albany"},
        {NULL, "Rally in Washington, D.C., on Monday.", "Washington, D.C.=us/dc"},
        {NULL, "Mail it to Springfield, IL 62701.", "Springfield, IL=us/il/springfield"},
        {NULL, "Mail it to Springfield IL 62701.", "Springfield IL=us/il/springfield"},
        {NULL, "The mayor of Portland (Ore.) agreed.", "Portland (Ore.)=us/or/portland"},
        {NULL, "Lincoln, Nebraska, and Lincoln, R.I., wrote.",
         "Lincoln, Nebraska=us/ne/lincoln; Lincoln, R.I.=us/ri/providence-county/lincoln-town"},
    };
    ASSERT_CASES(cases, places_of);
}

static void the_type_word_is_part_of_the_name(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"us/wi", "Milwaukee County has its challenges.", "Milwaukee County=us/wi/milwaukee-county"},
        {"us/wi", "Milwaukee has its challenges.", "Milwaukee=us/wi/milwaukee"},
        {NULL, "Miami Dade County was warned.", "Miami Dade County=us/fl/miami-dade-county"},
        {"us/md", "Prince George's County objected.", "Prince George's County=us/md/prince-georges-county"},
        {"us/la", "Orleans Parish and St. Tammany Parish lost.",
         "Orleans Parish=us/la/new-orleans; St. Tammany Parish=us/la/st-tammany-parish"},
        {NULL, "The City of Chicago sued.", "City of Chicago=us/il/chicago"},
        {NULL, "the city of Chicago sued.", "Chicago=us/il/chicago"},
        {NULL, "The State of Washington sued.", "State of Washington=us/wa"},
        {NULL, "The state of California was warned.", "California=us/ca"},
        {"us/ny", "The Town of Hempstead and the Village of Hempstead differ.",
         "Town of Hempstead=us/ny/nassau-county/hempstead-town; Village of Hempstead=us/ny/hempstead"},
        {"us/pa", "Bristol Township in Bucks County paid.",
         "Bristol Township=us/pa/bucks-county/bristol-township; Bucks County=us/pa/bucks-county"},
        {NULL, "Salt Lake City and Salt Lake County agreed.",
         "Salt Lake City=us/ut/salt-lake-city; Salt Lake County=us/ut/salt-lake-county"},
        {"us/ak", "The Kenai Peninsula Borough replied.", "Kenai Peninsula Borough=us/ak/kenai-peninsula-borough"},
    };
    ASSERT_CASES(cases, places_of);
}

static void names_of_a_list_share_its_type_word(void **state)
{
    (void)state;
    static const Case cases[] = {
        {NULL, "Fires burned in Monterey, Sonoma and Sacramento counties, Calif., in June.",
         "Monterey=us/ca/monterey-county; Sonoma=us/ca/sonoma-county; Sacramento counties, "
         "Calif.=us/ca/sacramento-county"},
        {"us/il", "Cook and Lake counties refused.", "Cook=us/il/cook-county; Lake counties=us/il/lake-county"},
        {"us/wa", "Pierce and Snohomish Counties were sent the same request.",
         "Pierce=us/wa/pierce-county; Snohomish Counties=us/wa/snohomish-county"},
        {"us/nc", "homes in the cities of Lumberton, Fayetteville and New Bern.",
         "Lumberton=us/nc/lumberton; Fayetteville=us/nc/fayetteville; New Bern=us/nc/new-bern"},
        {"us/nc", "the counties of Wake, Durham and Orange",
         "Wake=us/nc/wake-county; Durham=us/nc/durham-county; Orange=us/nc/orange-county"},
        {"us/la", "East Baton Rouge, Livingston and Ascension parishes have nine projects.",
         "East Baton Rouge=us/la/east-baton-rouge-parish; Livingston=us/la/livingston-parish; Ascension "
         "parishes=us/la/ascension-parish"},
    };
    ASSERT_CASES(cases, places_of);
}

static void new_york_and_washington_are_told_from_their_cities(void **state)
{
    (void)state;
    static const Case cases[] = {
        {NULL, "New York, New Jersey and Connecticut sued.", "New York=us/ny; New Jersey=us/nj; Connecticut=us/ct"},
        {NULL, "communities such as Chicago and New York are safe", "Chicago=us/il/chicago; New York=us/ny/new-york"},
        {NULL, "New York City sued. New York is the safest big city.",
         "New York City=us/ny/new-york; New York=us/ny/new-york"},
        {NULL, "New York Gov. Andrew Cuomo spoke.", "New York=us/ny"},
        {"us/wa", "Washington sued over the rule.", "Washington=us/wa"},
        {"us/ks", "The money comes from Washington.", "Washington=us/dc"},
        {NULL, "Seattle, Wash., sued. Washington joined.", "Seattle, Wash.=us/wa/seattle; Washington=us/wa"},
        {NULL, "Oregon, Washington and Idaho agreed.", "Oregon=us/or; Washington=us/wa; Idaho=us/id"},
    };
    ASSERT_CASES(cases, places_of);
}

static void persons_ships_and_firms_are_no_places(void **state)
{
    (void)state;
    static const Case cases[] = {
        {NULL, "Mayor Houston spoke. Houston said no.", ""},
        {NULL, "Mr. Lincoln and Judge Jackson agreed.", ""},
        {NULL, "The USS Chicago sailed.", ""},
        {NULL, "She told the Chicago Tribune and the Miami Herald.", ""},
        {NULL, "A study by the University of Chicago and Boston College found it.", ""},
        {NULL, "The Dallas Cowboys beat the Green Bay Packers.", ""},
        {NULL, "at 915 Madison Street near Denver International Airport", ""},
        {NULL, "Marcus Austin, the director of parks, said Austin would wait.", ""},
        {NULL, "The Lincoln Project and Ford Motor Company gave.", ""},
        {NULL, "Cleveland Clinic and Wells Fargo declined.", ""},
        {NULL, "Paris, London and Mexico signed.", ""},
        {NULL, "talks with China, Cuba and Peru", ""},
        {NULL, "the Duluth Seaway Port Authority waits", ""},
        {NULL, "The Orange County Register reported it.", ""},
        {NULL, "In May, Reading is fun and Mobile phones ring.", ""},
        {NULL, "tell us what to do", ""},
    };
    ASSERT_CASES(cases, places_of);
}

static void the_origin_tells_which_of_many(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"us/il", "A reader in Springfield writes.", "Springfield=us/il/springfield"},
        {"us/mo", "A reader in Springfield writes.", "Springfield=us/mo/springfield"},
        {NULL, "A reader in Springfield writes.", "Springfield=-"},
        {"us/or/portland", "Portland will appeal.", "Portland=us/or/portland"},
        {"us/me", "Portland will appeal.", "Portland=us/me/portland"},
        {"us/ny", "Westchester lost $7.4 million.", "Westchester=us/ny/westchester-county"},
        {"us/ny", "Nassau County must rewrite it. What if Nassau sues?",
         "Nassau County=us/ny/nassau-county; Nassau=us/ny/nassau-county"},
        {"us/ga", "The plant in Boston was sold.", "Boston=us/ma/boston"},
        {"us/nj", "Lawrence Township, in Mercer County, was spared.",
         "Lawrence Township=us/nj/mercer-county/lawrence-township; Mercer County=us/nj/mercer-county"},
        {"us/wa", "He left Washington, D.C. Vancouver Mayor Tim Roe agreed.",
         "Washington, D.C.=us/dc; Vancouver=us/wa/vancouver"},
        {"us/nj", "Officials in Camden and Trenton said so.", "Camden=us/nj/camden; Trenton=us/nj/trenton"},
    };
    ASSERT_CASES(cases, places_of);
}

static void the_rest_of_the_document_tells_which(void **state)
{
    (void)state;
    static const Case cases[] = {
        {NULL, "JACKSON, Miss. - Water was cut. Jackson will sue.",
         "JACKSON, Miss.=us/ms/jackson; Jackson=us/ms/jackson"},
        {NULL, "Ohio sued. Officials in Dayton and Columbus agreed.",
         "Ohio=us/oh; Dayton=us/oh/dayton; Columbus=us/oh/columbus"},
        {NULL, "Seattle and Tacoma, Wash., met. Vancouver did not.",
         "Seattle=us/wa/seattle; Tacoma, Wash.=us/wa/tacoma"},
    };
    ASSERT_CASES(cases, places_of);
}

static void the_nation_is_a_place_without_its_offices(void **state)
{
    (void)state;
    static const Case cases[] = {
        {NULL, "The US Department of Justice wrote.", "US=us"},
        {NULL, "They came to the United States.", "United States=us"},
        {NULL, "U.S. Steel closed.", ""},
        {NULL, "Give us the money.", ""},
    };
    ASSERT_CASES(cases, places_of);
}

static void agencies_and_courts_have_their_paths(void **state)
{
    (void)state;
    static const Case cases[] = {
        {NULL, "The US Department of Justice wrote. The department said so.",
         "US Department of Justice=us/doj; The department=us/doj"},
        {NULL, "The Justice Department and FEMA wrote.", "Justice Department=us/doj; FEMA=us/dhs/fema"},
        {NULL, "the U.S. Department of Housing and Urban Development",
         "U.S. Department of Housing and Urban Development=us/hud"},
        {NULL, "The Ninth Circuit and the 9th U.S. Circuit Court of Appeals",
         "Ninth Circuit=us/courts/ca9; 9th U.S. Circuit Court of Appeals=us/courts/ca9"},
        {NULL, "the U.S. District Court for the Northern District of Illinois ruled",
         "U.S. District Court for the Northern District of Illinois=us/courts/ilnd"},
        {NULL, "the U.S. Court of Appeals for the Seventh Circuit held",
         "U.S. Court of Appeals for the Seventh Circuit=us/courts/ca7"},
        {NULL, "the U.S. Supreme Court will hear it", "U.S. Supreme Court=us/courts/scotus"},
        {NULL, "Ice on the road; he said smart things", ""},
        {NULL, "Would Congress let it?", "Congress=us/congress"},
        {NULL, "the National Telecommunications & Information Administration",
         "National Telecommunications & Information Administration=us/doc/ntia"},
        {NULL, "The Rural Health Commission (RHC) met. RHC paid.", "Rural Health Commission=-; RHC=-; RHC=-"},
    };
    ASSERT_CASES(cases, bodies_of);
}

static void departments_belong_to_their_place(void **state)
{
    (void)state;
    static const Case cases[] = {
        {NULL, "The Chicago Police Department and the NYPD",
         "Chicago Police Department=us/il/chicago; NYPD=us/ny/new-york"},
        {"us/wi", "The Milwaukee County Board of Supervisors met",
         "Milwaukee County Board of Supervisors=us/wi/milwaukee-county"},
        {"us/la", "the Louisiana Department of Transportation and Development",
         "Louisiana Department of Transportation and Development=us/la"},
        {NULL, "the Chicago Housing Authority and Clark County School District",
         "Chicago Housing Authority=-; Clark County School District=-"},
        {"us/nd", "PennDOT paid; the Navajo Nation and the Coastal Protection Authority did not.",
         "PennDOT=us/pa; Navajo Nation=-; Coastal Protection Authority=-"},
        {NULL, "the Franklin Regional Council of Governments", "Franklin Regional Council of Governments=-"},
        {NULL, "the Illinois Department of Human Services", "Illinois Department of Human Services=us/il"},
    };
    ASSERT_CASES(cases, bodies_of);
}

static void a_place_before_an_office_is_a_modifier(void **state)
{
    (void)state;
    Arena arena;
    arena_init(&arena);
    const Reading *reading =
        read_text(&arena, "us/wi", "Milwaukee County Supervisor Ann Lee said Chicago police left Madison.");
    assert_int_equal(reading->places.count, 3);
    assert_true(reading->places.items[0].is_modifier);
    assert_true(reading->places.items[1].is_modifier);
    assert_false(reading->places.items[2].is_modifier);
    arena_release(&arena);
}

/* Words that rules look at, in any order: every find lies in the text and after the one before it. */
static void any_words_are_read(void **state)
{
    (void)state;
    static const char *const words[] = {"Jackson",       "County,",    "counties",  "of",     "City",
                                        "and",           "the",        "Mayor",     "Lee",    "Smith",
                                        "Ill.",          "(Ore.)",     "New",       "York",   "said",
                                        "Council",       "Members",    "U.S.",      "US",     "Department",
                                        "Justice",       "9th",        "Circuit",   "court",  "'s",
                                        "\342\200\231s", ",",          "\n\n",      "\n",     "--",
                                        "Chicago",       "Police",     "District",  "de",     "J.",
                                        "Jr.",           "a",          "spokesman", "for",    "in",
                                        "NYPD",          "(RUS)",      "RUS",       "agency", "Parish",
                                        "Town",          "Washington", "D.C.",      "\377",   "&"};
    uint64_t seed = 2026;
    for (int round = 0; round < 2000; round++) {
        Arena arena;
        arena_init(&arena);
        Str text = STR("");
        for (size_t i = next_random(&seed) % 60; i > 0; i--)
            text = arena_printf(&arena, "%.*s%s ", STR_ARG(text),
                                words[next_random(&seed) % (sizeof words / sizeof words[0])]);
        const Reading *reading = read_text(&arena, "us/il", arena_c_string(&arena, text));
        uint32_t last = 0;
        for (uint32_t i = 0; i < reading->places.count; i++) {
            Anchor at = reading->places.items[i].at;
            if (at.start < last || at.start >= at.end || at.end > text.len)
                fail_msg("%u..%u after %u in '%.*s'", at.start, at.end, last, STR_ARG(text));
            last = at.end;
        }
        for (uint32_t i = 0, end = 0; i < reading->bodies.count; end = reading->bodies.items[i++].at.end)
            assert_true(reading->bodies.items[i].at.start >= end);
        for (uint32_t i = 0; i < reading->people.count; i++)
            assert_true(reading->people.items[i].at.end <= text.len && reading->people.items[i].name.len > 0);
        arena_release(&arena);
    }
}

/* A name that hundreds of places carry, some hundred thousand times: time grows with the text alone. */
static void long_texts_of_one_name_are_read(void **state)
{
    (void)state;
    static const char *const parts[] = {"Jackson ", "Mayors Lee, ", "Cook, Lake and ", "Department of ",
                                        "New York, New Jersey and "};
    for (size_t part = 0; part < sizeof parts / sizeof parts[0]; part++) {
        Buf text;
        buf_init(&text);
        for (int i = 0; i < 50000; i++)
            buf_add(&text, str_from_c(parts[part]));
        buf_add_char(&text, '\0');
        Arena arena;
        arena_init(&arena);
        read_text(&arena, NULL, text.ptr);
        assert_true(arena.used_bytes < 200 * text.len + 4000000);
        arena_release(&arena);
        buf_release(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_state_behind_a_name_settles_it),
        cmocka_unit_test(the_type_word_is_part_of_the_name),
        cmocka_unit_test(names_of_a_list_share_its_type_word),
        cmocka_unit_test(new_york_and_washington_are_told_from_their_cities),
        cmocka_unit_test(persons_ships_and_firms_are_no_places),
        cmocka_unit_test(the_origin_tells_which_of_many),
        cmocka_unit_test(the_rest_of_the_document_tells_which),
        cmocka_unit_test(the_nation_is_a_place_without_its_offices),
        cmocka_unit_test(agencies_and_courts_have_their_paths),
        cmocka_unit_test(departments_belong_to_their_place),
        cmocka_unit_test(a_place_before_an_office_is_a_modifier),
        cmocka_unit_test(any_words_are_read),
        cmocka_unit_test(long_texts_of_one_name_are_read),
    };
    return ALL(tests);
}
