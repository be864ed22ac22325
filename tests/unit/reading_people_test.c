/* People in public roles, in the sentences of local news, letters and minutes. */
#include "unit.h"

#include "reading/reading.h"

typedef struct {
    const char *text, *found; /* "Name, role; Name, role" */
} Case;

static const Reading *read_text(Arena *arena, const char *text)
{
    Reading *reading = ARENA_NEW(arena, Reading);
    ReadingInput input = {.bytes = str_from_c(text), .form = DOCUMENT_TEXT, .origin = PLACE_NONE, .dated = DATE_MIN};
    assert_int_equal(reading_read(&input, arena, reading), READING_OK);
    return reading;
}

static Str people_of(Arena *arena, const Reading *reading)
{
    Str all = STR("");
    for (uint32_t i = 0; i < reading->people.count; i++) {
        const PersonFind *find = &reading->people.items[i];
        all = arena_printf(arena, "%.*s%s%.*s, %.*s", STR_ARG(all), i ? "; " : "", STR_ARG(find->name),
                           STR_ARG(find->role));
    }
    return all;
}

static void assert_people(const Case *cases, size_t count)
{
    int wrong = 0;
    for (size_t i = 0; i < count; i++) {
        Arena arena;
        arena_init(&arena);
        Str got = people_of(&arena, read_text(&arena, cases[i].text));
        if (!str_equal(got, str_from_c(cases[i].found))) {
            print_error("%s\n   wanted %s\n   got    %.*s\n", cases[i].text, cases[i].found, STR_ARG(got));
            wrong++;
        }
        arena_release(&arena);
    }
    assert_int_equal(wrong, 0);
}

#define ASSERT_PEOPLE(cases) assert_people(cases, sizeof(cases) / sizeof((cases)[0]))

static void a_title_before_the_name_is_the_role(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"Milwaukee County Supervisor Marina Dimitrijevic said so.",
         "Marina Dimitrijevic, Milwaukee County Supervisor"},
        {"said Milwaukee County Executive Chris Abele.", "Chris Abele, Milwaukee County Executive"},
        {"President Donald Trump has pledged it.", "Donald Trump, President"},
        {"State Sen. Travis Guidroz left.", "Travis Guidroz, State Sen."},
        {"former Hamilton mayor Cornelia Trenton agreed", "Cornelia Trenton, former Hamilton mayor"},
        {"U.S. Attorney General Jeff Sessions wrote.", "Jeff Sessions, U.S. Attorney General"},
        {"Judge William Orrick III ruled.", "William Orrick III, Judge"},
        {"Police Chief Maria de la Cruz resigned.", "Maria de la Cruz, Police Chief"},
        {"Deputy City Manager Sean O'Neill-Price, Jr., spoke.", "Sean O'Neill-Price, Jr., Deputy City Manager"},
        {"Kansas Commissioner of Education Harlan Eberly spoke.", "Harlan Eberly, Kansas Commissioner of Education"},
        {"Secretary of State Jena Griswold spoke.", "Jena Griswold, Secretary of State"},
        {"HUD Secretary Ben Carson visited.", "Ben Carson, HUD Secretary"},
        {"Seattle Police Chief J. R. McAllister left.", "J. R. McAllister, Seattle Police Chief"},
        {"Gov. Jos\303\251 Nu\303\261ez signed it.", "Jos\303\251 Nu\303\261ez, Gov."},
        {"spokeswoman Toni Abruzzo said no", "Toni Abruzzo, spokeswoman"},
        {"the city's budget director Jane Doe resigned", "Jane Doe, the city's budget director"},
        {"Mayor Houston spoke.", "Houston, Mayor"},
        {"Council Members Ohlsen, Pfohl and Washington voted no.",
         "Ohlsen, Council Members; Pfohl, Council Members; Washington, Council Members"},
    };
    ASSERT_PEOPLE(cases);
}

static void a_description_behind_the_name_is_the_role(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"said Seth Stein, a spokesman for New York City mayor Bill de Blasio.",
         "Seth Stein, spokesman for New York City mayor Bill de Blasio; Bill de Blasio, New York City mayor"},
        {"said Marcus Tillery, the state's director of emergency management.",
         "Marcus Tillery, the state's director of emergency management"},
        {"Odile Marchand, the secretary of the Louisiana Department of Transportation and Development, spoke.",
         "Odile Marchand, secretary of the Louisiana Department of Transportation and Development"},
        {"Yvette Lamont, HUD's deputy regional administrator for New York and New Jersey, said no.",
         "Yvette Lamont, HUD's deputy regional administrator for New York and New Jersey"},
        {"Zuleika Brandvold, Evanston's city manager, agreed.", "Zuleika Brandvold, Evanston's city manager"},
        {"Otis Renfro, City Manager, reported.", "Otis Renfro, City Manager"},
    };
    ASSERT_PEOPLE(cases);
}

static void a_description_apart_before_the_name_is_the_role(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"The mayor of Freeport, Dolores Whitcombe, said so.", "Dolores Whitcombe, mayor of Freeport"},
        {"Its mayor-president, Colette Broussard, said so.", "Colette Broussard, mayor-president"},
        {"FEMA's regional administrator, Patrice Dunmore, said so.", "Patrice Dunmore, FEMA's regional administrator"},
        {"A spokeswoman, Toni Abruzzo, later said so.", "Toni Abruzzo, spokeswoman"},
    };
    ASSERT_PEOPLE(cases);
}

static void letters_name_their_writers(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"Sincerely,\n\nRenata Ostrowski\nRegional Administrator\n", "Renata Ostrowski, Regional Administrator"},
        {"The Honorable Ingrid Halloran\nCounty Executive\nKing County\n", "Ingrid Halloran, County Executive"},
    };
    ASSERT_PEOPLE(cases);
}

static void private_persons_and_things_are_not_kept(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"Ellen Marsh, a resident of Dayton, objected.", ""},
        {"Mr. Lowell said no.", ""},
        {"Tom Barrow, president of Acme Steel Corp., gave money.", ""},
        {"Under Executive Order 13768 the Secretary shall act.", ""},
        {"the Kennedy Center and Martin Luther King Boulevard", ""},
        {"the mayor of Chicago and the governor of Illinois", ""},
        {"General Motors and Virginia Beach agreed.", ""},
        {"The State Department said Monday that it would.", ""},
    };
    ASSERT_PEOPLE(cases);
}

static Str mentions_of(Arena *arena, const PersonFind *person)
{
    Str all = STR("");
    for (uint32_t i = 0; i < person->mentions.count; i++)
        all = arena_printf(arena, "%.*s%s%.*s", STR_ARG(all), i ? "; " : "", STR_ARG(person->mentions.items[i].text));
    return all;
}

static void later_mentions_are_joined(void **state)
{
    (void)state;
    static const struct {
        const char *text, *mentions;
    } cases[] = {
        {"Mayor Ann Lee spoke. Lee said no. She left.", "Lee; She"},
        {"Mayor Ann Lee spoke. The mayor said no.", "The mayor"},
        {"New York City mayor Bill de Blasio spoke. De Blasio and de Blasio left.", "De Blasio; de Blasio"},
        {"Sheriff Ray Dallas had no idea. Dallas said so. Officials in Dallas and Fort Worth did.", "Dallas"},
        {"Mayor Ann Lee met Gov. Bob Roe. She left.", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Arena arena;
        arena_init(&arena);
        const Reading *reading = read_text(&arena, cases[i].text);
        assert_true(reading->people.count > 0);
        assert_text(mentions_of(&arena, &reading->people.items[0]), cases[i].mentions);
        arena_release(&arena);
    }
}

static void a_role_has_its_place(void **state)
{
    (void)state;
    static const struct {
        const char *text, *path;
    } cases[] = {
        {"Milwaukee County Supervisor Marina Dimitrijevic said so.", "us/wi/milwaukee-county"},
        {"said Seth Stein, a spokesman for New York City mayor Bill de Blasio.", "us/ny/new-york"},
        {"HUD Secretary Ben Carson visited.", "us/hud"},
        {"Yvette Lamont, HUD's deputy regional administrator for New York and New Jersey, said no.", "us/hud"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Arena arena;
        arena_init(&arena);
        const Reading *reading = read_text(&arena, cases[i].text);
        assert_true(reading->people.count > 0);
        assert_true(reading->people.items[0].body != PLACE_NONE);
        assert_text(place_get(reading->people.items[0].body).path, cases[i].path);
        arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_title_before_the_name_is_the_role),
        cmocka_unit_test(a_description_behind_the_name_is_the_role),
        cmocka_unit_test(a_description_apart_before_the_name_is_the_role),
        cmocka_unit_test(letters_name_their_writers),
        cmocka_unit_test(private_persons_and_things_are_not_kept),
        cmocka_unit_test(later_mentions_are_joined),
        cmocka_unit_test(a_role_has_its_place),
    };
    return ALL(tests);
}
