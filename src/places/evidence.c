/* What an award row says beside the name, read and weighed.
 *
 * Every field misleads at times (docs/places.md says how), so each only adds to
 * or takes from a candidate that the name has found. */
#include "places/resolve.h"

#include "places/find.h"
#include "places/fits.h"

enum { COUNTY_ROWS = 6 };

enum {
    SAME_COUNTY = 15,
    NEAR_COUNTY = 4,
    FAR_COUNTY = -6,    /* a municipality's office is now and then in another county */
    OTHER_COUNTY = -11, /* a township's code says which county it is in */
    FAR_TOWNSHIP = -15,
    OTHER_SEAT = -3,           /* a county's seat may be an independent city beside it */
    NEAR_DEGREES_E6 = 1000000, /* about 100 km: western counties are large */
};

/* ---- Reading ---- */

/* "17031", "031", "31", "17031.0", "1001.0": one number, whose zeros may be lost. */
static uint32_t county_number(Str text, int state_fips, int *state)
{
    uint32_t number = 0;
    size_t digits = 0;
    text = str_trim(text);
    while (digits < text.len && char_is_digit(text.ptr[digits]) && digits < 6)
        number = number * 10 + (uint32_t)(text.ptr[digits++] - '0');
    Str rest = str_after(text, digits);
    bool whole = rest.len == 0 || str_equal(rest, STR(".0"));
    if (digits == 0 || digits > 5 || !whole || number == 0)
        return 0;
    *state = number > 999 ? (int)(number / 1000) : state_fips;
    return number % 1000;
}

static PlaceId county_place(int state_fips, uint32_t number)
{
    char code[] = {(char)('0' + state_fips / 10), (char)('0' + state_fips % 10), (char)('0' + number / 100),
                   (char)('0' + number / 10 % 10), (char)('0' + number % 10)};
    PlaceMatch match = place_find_fast((Str){code, sizeof code});
    return match.answer == PLACE_FOUND ? match.id : PLACE_NONE;
}

/* A code that is no more, or stands for another now, says nothing about today's counties. */
static uint32_t county_today(int state_fips, uint32_t number)
{
    PlaceId place = number ? county_place(state_fips, number) : PLACE_NONE;
    if (place == PLACE_NONE || table_span(table_place(place)->span)->until != DATE_OPEN)
        return 0;
    Str geoid = table_geoid(place);
    bool renumbered = geoid.len == 5 && table_place(place)->kind == PLACE_COUNTY;
    return renumbered ? (uint32_t)(geoid.ptr[2] - '0') * 100 + (uint32_t)(geoid.ptr[3] - '0') * 10 +
                            (uint32_t)(geoid.ptr[4] - '0')
                      : number;
}

static uint32_t number_of_county(PlaceId place)
{
    const TablePlace *row = table_place(place);
    Str geoid = table_geoid(place);
    if (geoid.len == 7)
        return row->county;
    return geoid.len >= 5 ? (uint32_t)(geoid.ptr[2] - '0') * 100 + (uint32_t)(geoid.ptr[3] - '0') * 10 +
                                (uint32_t)(geoid.ptr[4] - '0')
                          : 0;
}

/* The county that carries one name of the index in a state, else an independent city; 0 when neither does. */
static uint32_t county_of_row(const TableName *row, int state_fips)
{
    Carriers carriers = carriers_of(row, state_fips);
    uint32_t city = 0;
    for (const TablePosting *posting = carriers.first; posting < carriers.end; posting++) {
        if (posting->kind == PLACE_COUNTY && !(posting->fit & POSTING_ENDED))
            return number_of_county(posting->place);
        if (posting->kind == PLACE_CONSOLIDATED)
            city = number_of_county(posting->place);
    }
    return city;
}

/* "COOK", "Cook County", "St. Louis city", "DE KALB" for DeKalb. */
uint32_t county_of_name(Str name, int state_fips)
{
    char text[NAME_ROOM];
    const TableName *rows[COUNTY_ROWS];
    Str normal = {text, name_normalise(name, text, sizeof text)}, bare;
    if (state_fips == 0 || normal.len == 0)
        return 0;
    size_t count = 0;
    rows[count++] = name_row(normal);
    if (word_next_suffix(normal, WORD_NONE, &bare) != WORD_NONE)
        rows[count++] = name_row(bare);
    count += repair_same_letters(normal, rows + count, COUNTY_ROWS - count);
    uint32_t county = 0;
    for (size_t i = 0; i < count && county == 0; i++)
        county = rows[i] ? county_of_row(rows[i], state_fips) : 0;
    return county;
}

static void read_county(Evidence *evidence, const RecipientEvidence *given)
{
    int state = evidence->state_fips;
    uint32_t number = county_number(given->county_fips, state, &state);
    if (number && evidence->state_fips == 0 &&
        table_header()->state_of_fips[state < TABLE_FIPS_LIMIT ? state : 0] != PLACE_NONE)
        evidence->state_fips = state;
    if (number && state == evidence->state_fips)
        evidence->county = county_today(state, number);
    if (!evidence->county && given->county_name.len)
        evidence->county = county_of_name(given->county_name, evidence->state_fips);
}

/* IL14000 is a city's place code, IL**031 a county: the rest says nothing of a government. */
static void read_performance(Evidence *evidence, Str code)
{
    if (code.len != 7 || evidence->state_fips == 0 || find_state_fips(str_slice(code, 0, 2)) != evidence->state_fips)
        return;
    int state = evidence->state_fips;
    if (code.ptr[2] == '*' && code.ptr[3] == '*' && !evidence->county) {
        uint32_t number = county_number(str_after(code, 4), state, &state);
        evidence->county = county_today(state, number);
        return;
    }
    char geoid[7] = {(char)('0' + state / 10), (char)('0' + state % 10)};
    memcpy(geoid + 2, code.ptr + 2, 5);
    PlaceMatch match = place_find_fast((Str){geoid, sizeof geoid});
    if (match.answer == PLACE_FOUND)
        evidence->performance = match.id;
}

/* Types as USAspending's business_types_code has them; anything else is passed over. */
static void read_business(Evidence *evidence, Str types)
{
    bool government = false, other = false;
    for (size_t i = 0; i < types.len; i++) {
        char c = types.ptr[i];
        evidence->state_business |= c == 'A';
        evidence->county_business |= c == 'B';
        evidence->city_business |= c == 'C';
        government |= memchr("ABCDEFGHIJKLX", c, 13) != NULL;
        other |= memchr("MNOPQRSTUVW", c, 11) != NULL;
    }
    evidence->no_government = other && !government;
}

void evidence_read(Evidence *evidence, const RecipientEvidence *given)
{
    memset(evidence, 0, offsetof(Evidence, city)); /* the bytes of a city's name count only with its length */
    evidence->performance = PLACE_NONE;
    Str state = str_trim(given->state);
    evidence->state_fips = state.len ? find_state_fips(state) : 0;
    evidence->state_unknown = state.len > 0 && evidence->state_fips == 0;
    if (given->county_fips.len || given->county_name.len)
        read_county(evidence, given);
    if (given->place_of_performance.len)
        read_performance(evidence, given->place_of_performance);
    if (given->city.len)
        evidence->city_length = name_normalise(given->city, evidence->city, sizeof evidence->city);
    if (given->business_types.len)
        read_business(evidence, given->business_types);
}

/* ---- Weighing ---- */

/* A city that lies in several counties has a second code in each of them. */
static bool reaches_into(PlaceId place, uint32_t county)
{
    PlaceAlias aliases[24];
    size_t count = place_aliases(place, aliases, 24);
    for (size_t i = 0; i < count && i < 24; i++) {
        Str code = aliases[i].text;
        if (code.len == 10 && char_is_digit(code.ptr[0]) &&
            (uint32_t)(code.ptr[2] - '0') * 100 + (uint32_t)(code.ptr[3] - '0') * 10 + (uint32_t)(code.ptr[4] - '0') ==
                county)
            return true;
    }
    return false;
}

static bool is_near(const TablePlace *row, int state_fips, uint32_t county)
{
    PlaceId place = county_place(state_fips, county);
    if (place == PLACE_NONE)
        return false;
    const TablePlace *other = table_place(place);
    int64_t north = row->latitude_e6 - other->latitude_e6, east = row->longitude_e6 - other->longitude_e6;
    return row->has_centroid && other->has_centroid && north < NEAR_DEGREES_E6 && north > -NEAR_DEGREES_E6 &&
           east < NEAR_DEGREES_E6 && east > -NEAR_DEGREES_E6;
}

static CountyFit county_fit(const Candidate *candidate, uint32_t county)
{
    const TablePlace *row = table_place(candidate->place);
    if (candidate->geoid_length < 5)
        return COUNTY_UNSAID;
    if (number_of_county(candidate->place) == county ||
        (row->geoid_length == 7 && reaches_into(candidate->place, county)))
        return COUNTY_SAME;
    return is_near(row, row->state_fips, county) ? COUNTY_NEAR : COUNTY_FAR;
}

int weight_of_county(const Candidate *candidate)
{
    uint8_t length = candidate->geoid_length;
    switch (candidate->county) {
    case COUNTY_UNSAID: return 0;
    case COUNTY_SAME: return SAME_COUNTY;
    case COUNTY_NEAR: return length == 10 ? OTHER_COUNTY : length == 5 ? OTHER_SEAT : NEAR_COUNTY;
    case COUNTY_FAR: return length == 10 ? FAR_TOWNSHIP : length == 5 ? OTHER_SEAT : FAR_COUNTY;
    }
    return 0;
}

bool is_populous(PlaceId place, uint32_t residents)
{
    PlaceKind kind = (PlaceKind)table_place(place)->kind;
    return (kind == PLACE_MUNICIPALITY || kind == PLACE_CONSOLIDATED) && place_residents(place) >= residents;
}

static bool has_name(PlaceId place, Str name)
{
    char text[NAME_ROOM];
    Str short_name = place_get(place).short_name;
    return str_equal((Str){text, name_normalise(short_name, text, sizeof text)}, name);
}

void evidence_weigh(const Evidence *evidence, uint32_t county, Candidate *candidate)
{
    if (county)
        candidate->county = county_fit(candidate, county);
    candidate->score += weight_of_county(candidate);
    if (evidence->city_length && candidate->geoid_length != 5)
        candidate->city = has_name(candidate->place, (Str){evidence->city, evidence->city_length});
    candidate->score += candidate->city ? CITY_WEIGHT : 0;
    candidate->performance = evidence->performance == candidate->place;
    candidate->score += candidate->performance ? PERFORMANCE_WEIGHT : 0;
    bool county_like = candidate->kind == PLACE_COUNTY;
    candidate->business = county_like ? evidence->county_business : evidence->city_business;
    candidate->score += candidate->business ? BUSINESS_WEIGHT : 0;
    candidate->populous = evidence->state_fips == 0 && candidate->reading.word != WORD_NONE &&
                          candidate->geoid_length == 7 && is_populous(candidate->place, RESIDENTS_WITHOUT_STATE);
    candidate->score += candidate->populous ? POPULOUS_WEIGHT : 0;
}
