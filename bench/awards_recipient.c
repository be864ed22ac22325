/* Recipients: governments of the gazetteer in the forms that award files write them, and everyone else. */
#include "awards_make.h"

#include <stdlib.h>

#define COUNT(array) ((uint32_t)(sizeof(array) / sizeof *(array)))

/* ---- The places ---- */

static PlaceId nearest_county(const Homes *homes, Place city)
{
    PlaceId best = PLACE_NONE;
    int64_t least = INT64_MAX;
    for (uint32_t i = 0; i < homes->counties.count; i++) {
        Place county = homes->county_places[i];
        int64_t north = county.latitude_e6 - city.latitude_e6, east = county.longitude_e6 - city.longitude_e6;
        int64_t far = north * north + east * east;
        if (county.state_fips == city.state_fips && far < least) {
            least = far;
            best = county.id;
        }
    }
    return best;
}

static void sort_in(Homes *homes, Place place)
{
    if (place.until != DATE_OPEN || place.state_fips == 0)
        return;
    if (place.kind == PLACE_MUNICIPALITY || place.kind == PLACE_CONSOLIDATED)
        ARRAY_ADD(&homes->arena, &homes->cities, place.id);
    else if (place.kind == PLACE_TOWNSHIP)
        ARRAY_ADD(&homes->arena, &homes->towns, place.id);
    else if (place.kind == PLACE_COUNTY)
        ARRAY_ADD(&homes->arena, &homes->counties, place.id);
    else if (place.kind == PLACE_STATE || place.kind == PLACE_TERRITORY)
        ARRAY_ADD(&homes->arena, &homes->states, place.id);
}

void homes_init(Homes *homes)
{
    *homes = (Homes){0};
    arena_init(&homes->arena);
    for (PlaceId id = 0; id < place_count(); id++)
        sort_in(homes, place_get(id));
    homes->county_places = ARENA_ARRAY(&homes->arena, Place, homes->counties.count);
    for (uint32_t i = 0; i < homes->counties.count; i++)
        homes->county_places[i] = place_get(homes->counties.items[i]);
    homes->county_of_city = ARENA_ARRAY(&homes->arena, PlaceId, homes->cities.count);
    for (uint32_t i = 0; i < homes->cities.count; i++)
        homes->county_of_city[i] = PLACE_NONE;
}

void homes_release(Homes *homes)
{
    arena_release(&homes->arena);
}

/* ---- Their names: $X the bare name, $U its unit word, $S the state's code, $N its name
 * ---- */

static const char *const CITY_FORMS[] = {"$U OF $X",        "$U OF $X",     "$X, $U OF", "$X, $U OF",
                                         "$U OF $X ",       "THE $U OF $X", "$X  $U OF", "$X, $S, $U OF",
                                         "$X, $U OF (INC)", "$U OF $X, $N", "$X $U"};
static const char *const COUNTY_FORMS[] = {"COUNTY OF $X",
                                           "$X COUNTY",
                                           "$X, COUNTY OF",
                                           "$X COUNTY",
                                           "COUNTYOF$XCOUNTY",
                                           "$X CO GOVERNMENT",
                                           "$X COUNTY BOARD OF COUNTY COMMISSIONERS",
                                           "$X COUNTY, $N"};
static const char *const STATE_FORMS[] = {"STATE OF $N", "$N, STATE OF", "$N STATE"};
static const char *const OFFICE_FORMS[] = {"$N DEPARTMENT OF HEALTH",
                                           "TRANSPORTATION, $N DEPARTMENT OF",
                                           "DEPARTMENT OF EDUCATION $N",
                                           "$N DEPT OF HUMAN SERVICES",
                                           "$N HOUSING FINANCE AGENCY",
                                           "EXECUTIVE OFFICE OF THE STATE OF $N",
                                           "$N STATE POLICE",
                                           "$N DIVISION OF CRIMINAL JUSTICE SERVICES"};
static const char *const POLICE_FORMS[] = {"$X POLICE DEPARTMENT", "CITY OF $X POLICE DEPT",
                                           "$X, CITY OF/POLICE DEPARTMENT", "CITY OF $X/POLICE STA"};
static const char *const SHERIFF_FORMS[] = {"$X COUNTY SHERIFF'S OFFICE", "$X COUNTY SHERIFF",
                                            "COUNTY OF $X SHERIFFS DEPARTMENT"};
static const char *const HOUSING_FORMS[] = {"$X HOUSING AUTHORITY", "HOUSING AUTHORITY OF THE CITY OF $X",
                                            "HOUSING AUTHORITY OF $X", "$X HSG AUTH"};
static const char *const SCHOOL_FORMS[] = {"$X UNIFIED SCHOOL DISTRICT", "$X PUBLIC SCHOOLS",
                                           "THE SCHOOL BOARD OF THE CITY OF $X", "$X INDEPENDENT SCHOOL DISTRICT",
                                           "BOARD OF EDUCATION OF $X"};
static const char *const DISTRICT_FORMS[] = {"$X WATER DISTRICT",
                                             "$X TRANSIT AUTHORITY",
                                             "$X MUNICIPAL UTILITY DISTRICT",
                                             "PORT OF $X",
                                             "$X REGIONAL PLANNING COMMISSION",
                                             "$X AIRPORT AUTHORITY"};
static const char *const UNIVERSITY_FORMS[] = {"UNIVERSITY OF $N", "$N STATE UNIVERSITY", "$X COMMUNITY COLLEGE",
                                               "REGENTS OF THE UNIVERSITY OF $N", "$X STATE COLLEGE"};
static const char *const TRIBE_FORMS[] = {"$X BAND OF INDIANS", "$X TRIBE", "CONFEDERATED TRIBES OF $X",
                                          "NATIVE VILLAGE OF $X"};
static const char *const NONPROFIT_FORMS[] = {
    "$X COMMUNITY ACTION AGENCY, INC.", "UNITED WAY OF $X",        "BOYS & GIRLS CLUB OF $X", "$X HEALTH CENTER INC",
    "FRIENDS OF THE $X LIBRARY",        "$X HABITAT FOR HUMANITY", "THE \"$X\" FOUNDATION"};
static const char *const COMPANY_FORMS[] = {"$X APARTMENTS LLC", "$X ASSOCIATES LP", "$X FARMS, INC.",
                                            "$X TECHNOLOGY SOLUTIONS, LLC", "$X ELECTRIC COOPERATIVE"};
static const char *const FOREIGN_FORMS[] = {"UNIVERSIT\xc3\x89 DE $X", "INSTITUTO $X", "$X RELIEF TRUST",
                                            "FUNDACI\xc3\x93N $X"};

typedef struct {
    const char *const *forms;
    uint32_t count, weight; /* weight: of a thousand recipients */
    const char *types, *words;
} KindFacts;

#define FORMS(list) list, COUNT(list)
static const KindFacts KINDS[] = {
    [RECIPIENT_CITY] = {FORMS(CITY_FORMS), 170, "C", "CITY OR TOWNSHIP GOVERNMENT"},
    [RECIPIENT_TOWN] = {FORMS(CITY_FORMS), 50, "C", "CITY OR TOWNSHIP GOVERNMENT"},
    [RECIPIENT_COUNTY] = {FORMS(COUNTY_FORMS), 90, "B", "COUNTY GOVERNMENT"},
    [RECIPIENT_STATE] = {FORMS(STATE_FORMS), 4, "A", "STATE GOVERNMENT"},
    [RECIPIENT_STATE_OFFICE] = {FORMS(OFFICE_FORMS), 46, "A", "STATE GOVERNMENT"},
    [RECIPIENT_POLICE] = {FORMS(POLICE_FORMS), 25, "C", "CITY OR TOWNSHIP GOVERNMENT"},
    [RECIPIENT_SHERIFF] = {FORMS(SHERIFF_FORMS), 15, "B", "COUNTY GOVERNMENT"},
    [RECIPIENT_HOUSING] = {FORMS(HOUSING_FORMS), 70, "L", "PUBLIC/INDIAN HOUSING AUTHORITY"},
    [RECIPIENT_SCHOOL] = {FORMS(SCHOOL_FORMS), 90, "G", "INDEPENDENT SCHOOL DISTRICT"},
    [RECIPIENT_DISTRICT] = {FORMS(DISTRICT_FORMS), 40, "D", "SPECIAL DISTRICT GOVERNMENT"},
    [RECIPIENT_UNIVERSITY] = {FORMS(UNIVERSITY_FORMS), 60, "H",
                              "PUBLIC/STATE CONTROLLED INSTITUTION OF HIGHER EDUCATION"},
    [RECIPIENT_TRIBE] = {FORMS(TRIBE_FORMS), 20, "I",
                         "INDIAN/NATIVE AMERICAN TRIBAL GOVERNMENT (FEDERALLY-RECOGNIZED)"},
    [RECIPIENT_NONPROFIT] = {FORMS(NONPROFIT_FORMS), 170, "M",
                             "NONPROFIT WITH 501C3 IRS STATUS (OTHER THAN AN INSTITUTION OF HIGHER EDUCATION)"},
    [RECIPIENT_COMPANY] = {FORMS(COMPANY_FORMS), 90, "Q", "FOR-PROFIT ORGANIZATION (OTHER THAN SMALL BUSINESS)"},
    [RECIPIENT_FOREIGN] = {FORMS(FOREIGN_FORMS), 10, "W", "NON-DOMESTIC (NON-U.S.) ENTITY"},
    [RECIPIENT_PERSON] = {NULL, 0, 30, "P", "INDIVIDUAL"},
    [RECIPIENT_AGGREGATE] = {NULL, 0, 20, "X", "OTHER"},
};

static void add_upper(Buf *out, Str s)
{
    for (size_t i = 0; i < s.len; i++)
        buf_add_char(out, s.ptr[i] >= 'a' && s.ptr[i] <= 'z' ? (char)(s.ptr[i] - 32) : s.ptr[i]);
}

/* "Cook County" is Cook, "Bristol town" Bristol; a name of one word stays whole. */
Str recipient_bare_name(Place place)
{
    Str name = place.short_name;
    if (place.kind != PLACE_COUNTY && place.kind != PLACE_TOWNSHIP)
        return name;
    size_t last = name.len;
    while (last > 0 && name.ptr[last - 1] != ' ')
        last--;
    return last > 1 ? str_slice(name, 0, last - 1) : name;
}

/* The word a unit calls itself: known for counties, guessed by habit of the state for the others. */
static const char *unit_word(Place home, uint64_t number)
{
    Dice dice = dice_of(3, 9, number);
    uint32_t draw = dice_below(&dice, 10);
    if (home.kind == PLACE_TOWNSHIP)
        return home.state_fips == 25 || home.state_fips == 36 || home.state_fips == 33 ? "TOWN" : "TOWNSHIP";
    if ((home.state_fips == 17 || home.state_fips == 36 || home.state_fips == 39) && draw < 4)
        return "VILLAGE";
    if ((home.state_fips == 42 || home.state_fips == 34) && draw < 6)
        return "BOROUGH";
    return draw < 3 ? "TOWN" : "CITY";
}

static void add_form(Buf *out, const Recipient *recipient, const char *form, const char *unit)
{
    for (const char *c = form; *c != '\0'; c++) {
        if (*c != '$') {
            buf_add_char(out, *c);
            continue;
        }
        switch (*++c) {
        case 'U': buf_add(out, str_from_c(unit)); break;
        case 'S': buf_add(out, str_from_c(recipient->state_code)); break;
        case 'N': add_upper(out, recipient->state.name); break;
        default: add_upper(out, recipient_bare_name(recipient->home)); break;
        }
    }
}

static bool is_ascii(const Buf *name)
{
    for (size_t i = 0; i < name->len; i++)
        if (name->ptr[i] & 0x80)
            return false;
    return true;
}

/* Letters lost, cut at thirty, in small letters: what hands and older systems do. */
static void roughen(Buf *name, Dice *dice)
{
    uint32_t draw = dice_below(dice, 1000);
    if (!is_ascii(name)) /* real files are whole UTF-8 */
        return;
    if (draw < 8 && name->len > 8) {
        size_t at = 3 + dice_below(dice, (uint32_t)name->len - 6);
        memmove(name->ptr + at, name->ptr + at + 1, name->len - at - 1);
        name->len--;
    } else if (draw < 14 && name->len > 30) {
        name->len = 30;
    } else if (draw < 90) {
        for (size_t i = 1; i < name->len; i++)
            if (name->ptr[i - 1] != ' ' && name->ptr[i] >= 'A' && name->ptr[i] <= 'Z')
                name->ptr[i] = char_lower(name->ptr[i]);
    }
}

static void set_uei(char uei[13], uint64_t number)
{
    static const char LETTERS[] = "ABCDEFGHJKLMNPQRSTUVWXYZ123456789";
    Dice dice = dice_of(11, 4, number);
    for (int i = 0; i < 12; i++)
        uei[i] = LETTERS[dice_below(&dice, (uint32_t)sizeof LETTERS - 1)];
    uei[12] = '\0';
}

static RecipientKind draw_kind(Dice *dice)
{
    uint32_t draw = dice_below(dice, 1000);
    for (uint32_t kind = 0; kind < COUNT(KINDS); kind++) {
        if (draw < KINDS[kind].weight)
            return (RecipientKind)kind;
        draw -= KINDS[kind].weight;
    }
    return RECIPIENT_NONPROFIT;
}

static PlaceId home_of(const Homes *homes, RecipientKind kind, Dice *dice, PlaceId *county)
{
    *county = PLACE_NONE;
    if (kind == RECIPIENT_TOWN)
        return homes->towns.items[dice_below(dice, homes->towns.count)];
    if (kind == RECIPIENT_COUNTY || kind == RECIPIENT_SHERIFF)
        return *county = homes->counties.items[dice_below(dice, homes->counties.count)];
    if (kind == RECIPIENT_STATE || kind == RECIPIENT_STATE_OFFICE)
        return homes->states.items[dice_below(dice, homes->states.count)];
    uint32_t at = dice_below(dice, homes->cities.count);
    PlaceId *near = &homes->county_of_city[at]; /* worked out when first wanted */
    if (*near == PLACE_NONE)
        *near = nearest_county(homes, place_get(homes->cities.items[at]));
    *county = *near;
    return homes->cities.items[at];
}

static void set_places(Recipient *recipient, const Homes *homes, Dice *dice)
{
    PlaceId county;
    recipient->home = place_get(home_of(homes, recipient->kind, dice, &county));
    if (county == PLACE_NONE && recipient->home.geoid.len >= 5) {
        PlaceMatch match =
            place_find_fast(str_slice(recipient->home.geoid, 0, 5)); /* of a subdivision: its county's code leads */
        county = match.answer == PLACE_FOUND ? match.id : PLACE_NONE;
    }
    recipient->county = county == PLACE_NONE ? (Place){0} : place_get(county);
    recipient->state = place_get(place_state(recipient->home.id));
    Str path = recipient->state.path; /* us/il */
    for (size_t i = 0; i < 2; i++)
        recipient->state_code[i] = path.len >= 5 ? (char)(path.ptr[3 + i] - 32) : 'X';
}

static void set_parent(Recipient *recipient, Dice *dice)
{
    static const RecipientKind WITH_PARENT[] = {RECIPIENT_CITY, RECIPIENT_POLICE, RECIPIENT_SHERIFF, RECIPIENT_COUNTY,
                                                RECIPIENT_STATE_OFFICE};
    buf_reset(&recipient->parent);
    recipient->parent_uei[0] = '\0';
    for (uint32_t i = 0; i < COUNT(WITH_PARENT); i++)
        if (recipient->kind == WITH_PARENT[i] && dice_hits(dice, 400)) {
            const char *form = recipient->home.kind == PLACE_COUNTY        ? "COUNTY OF $X"
                               : recipient->kind == RECIPIENT_STATE_OFFICE ? "STATE OF $N"
                                                                           : "CITY OF $X";
            add_form(&recipient->parent, recipient, form, "CITY");
            set_uei(recipient->parent_uei, recipient->home.id);
        }
}

void recipient_fill(Recipient *recipient, const Homes *homes, uint64_t seed, uint32_t number, uint64_t award)
{
    Dice dice = dice_of(seed, 20, number), spelling = dice_of(seed, 21, award);
    recipient->kind = draw_kind(&dice);
    const KindFacts *facts = &KINDS[recipient->kind];
    set_places(recipient, homes, &dice);
    set_parent(recipient, &dice);
    set_uei(recipient->uei, number ^ (uint64_t)1 << 40);
    buf_reset(&recipient->name);
    buf_reset(&recipient->raw);
    recipient->business_types = facts->types;
    recipient->business_words = facts->words;
    if (dice_hits(&spelling, 25)) { /* the type that recipients state of themselves is often wrong */
        recipient->business_types = "X";
        recipient->business_words = "OTHER";
    }
    if (facts->forms == NULL) {
        Str words = recipient->kind == RECIPIENT_PERSON ? STR("REDACTED DUE TO PII") : STR("MULTIPLE RECIPIENTS");
        buf_add(&recipient->name, words);
        buf_add(&recipient->raw, words);
        recipient->uei[0] = '\0';
        return;
    }
    const char *unit = unit_word(recipient->home, number);
    add_form(&recipient->name, recipient, facts->forms[dice_below(&dice, facts->count)], unit);
    roughen(&recipient->name, &dice);
    if (dice_hits(&spelling, 250)) {
        add_form(&recipient->raw, recipient, facts->forms[dice_below(&spelling, facts->count)], unit);
        roughen(&recipient->raw, &spelling);
    } else {
        buf_add(&recipient->raw, buf_str(&recipient->name));
    }
}
