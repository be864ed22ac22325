/* Which government, court or agency a name means.
 *
 * One place, one id, one GEOID of the newest Census vintage compiled in; older
 * codes and names are dated aliases. Stands before the journal and the award
 * rows, which name places; knows neither. A name that fits several places is
 * ambiguous and one that fits none is unknown: nothing is guessed. Pure: the
 * gazetteer is a table in the library, nothing is opened and nothing allocated
 * but what goes to the caller's arena. */
#ifndef PURSE_PLACES_H
#define PURSE_PLACES_H

#include "base/base.h"

/* A unit of the built-in table or of a journal's own units. Compare with ==.
 * Numbers from PLACE_OWN_FIRST up are units that a journal declares. */
typedef uint32_t PlaceId;
#define PLACE_NONE UINT32_MAX
#define PLACE_OWN_FIRST 0x40000000u

typedef enum {
    PLACE_KIND_NONE,
    PLACE_NATION,
    PLACE_STATE,     /* and the District of Columbia */
    PLACE_TERRITORY, /* Puerto Rico, Guam, American Samoa, Northern Marianas, Virgin Islands */
    PLACE_COUNTY,    /* parish, borough, census area, planning region, municipio */
    PLACE_MUNICIPALITY,
    PLACE_CONSOLIDATED, /* one government that is county and municipality */
    PLACE_TOWNSHIP,     /* minor civil division: town, township, ... */
    PLACE_STATISTICAL,  /* census designated place, county division: no government */
    PLACE_TRIBE,
    PLACE_DISTRICT, /* special district, school district, authority */
    PLACE_AGENCY,   /* of the federal government: us/doj/ojp */
    PLACE_COURT,    /* us/courts/ilnd */
    PLACE_BODY,     /* an association or other body a journal declares */
    PLACE_KIND_COUNT
} PlaceKind;

typedef struct {
    PlaceId id;
    PlaceKind kind;
    Str path;                          /* us/il/cook-county */
    Str geoid;                         /* 17031; empty where the Census gives none */
    Str name;                          /* Cook County, Illinois; City of names: Chicago, Illinois */
    Str short_name;                    /* Cook County; Chicago */
    int state_fips;                    /* 1..78; 0 for the nation, agencies, courts */
    int32_t latitude_e6, longitude_e6; /* millionths of a degree; both 0 when not known */
    bool has_centroid;
    Date from, until; /* existed on [from, until); DATE_MIN, DATE_OPEN when always */
} Place;

typedef enum {
    PLACE_FOUND,
    PLACE_UNKNOWN,
    PLACE_AMBIGUOUS,
} PlaceAnswer;

enum { PLACE_CANDIDATES = 8 };

typedef struct {
    PlaceAnswer answer;
    PlaceId id; /* when PLACE_FOUND */
    /* When found by an older code or name: what it was, and the days it held. */
    bool by_alias;
    Str alias;
    Date alias_from, alias_until;
    /* When ambiguous: what it may mean. When unknown: near ids, nearest first. */
    PlaceId candidates[PLACE_CANDIDATES];
    size_t candidate_count; /* at most PLACE_CANDIDATES are listed */
    size_t candidates_in_all;
} PlaceMatch;

/* Finds by path (us/il/cook-county), by GEOID (17031, 3651000, 36), or by name
 * with its state ("Cook County, Illinois", "Cook County, IL", "City of Chicago, Illinois",
 * "State of California", "New York City"). Case and dots do not matter in names. An exact
 * path is a hash look-up; near candidates for an unknown one cost a scan. */
PlaceMatch place_find(Str text);
/* The same without the scan: near candidates are left to place_near. */
PlaceMatch place_find_fast(Str text);
/* The same, but only by path: for journals, where speed matters. No candidates. */
PlaceId place_find_path(Str path);
/* Fills in near paths of an unknown one, for a message. */
void place_near(Str text, PlaceMatch *match);

/* ---- Recipients of award files: a name and what else the row says ---- */

/* Views into the row; each may be empty. Only the names are looked up: the rest is
 * evidence that weighs for or against what they may mean, because each misleads at
 * times (an address is where an office is, a business type what somebody ticked). */
typedef struct {
    Str name, name_raw;       /* recipient_name; recipient_name_raw, as it was submitted */
    Str parent;               /* recipient_parent_name */
    Str state;                /* IL, or Illinois */
    Str city;                 /* of the address */
    Str county_fips;          /* 17031, 031, 31 or 17031.0 */
    Str county_name;          /* COOK */
    Str place_of_performance; /* IL14000, IL**031: primary_place_of_performance_code */
    Str business_types;       /* C, or CX: business_types_code */
} RecipientEvidence;

typedef enum {
    DECISION_EXACT,         /* the government itself */
    DECISION_AGENCY_OF,     /* a part of it: the money is its own */
    DECISION_SEPARATE_UNIT, /* a body of its own: never counted as the city it is named after */
    DECISION_AMBIGUOUS,     /* several fit, or one does and not well enough */
    DECISION_NONE,          /* no government that is known here */
    DECISION_COUNT,
} Decision;

typedef struct {
    Decision decision;
    PlaceId place; /* when exact, or the parent's when agency-of; else PLACE_NONE */
    Str agency;    /* the office as printed, of agency-of and separate-unit; a view into the name */
    PlaceId candidates[PLACE_CANDIDATES]; /* when ambiguous, the likeliest first */
    size_t candidate_count, candidates_in_all;
    Str why;   /* reasons with their weights, joined by "; " */
    int score; /* the sum of the weights of the likeliest */
} Resolution;

/* Decides what a recipient is, and abstains where it cannot. `arena` takes the text of
 * `why`; without one `why` is empty and nothing is allocated. Keeps no state: the same
 * evidence gives the same answer, on any thread. */
Resolution place_resolve(const RecipientEvidence *evidence, Arena *arena);
const char *place_decision_name(Decision decision); /* "agency-of" */
/* True when the words of a name are a company's, a church's or an association's: "LLC", "INC", "FOUNDATION". */
bool place_names_company(Str name);

/* ---- Names in running text: everybody who carries one ---- */

/* A name that some place carries, without its type word: "cook" of Cook County. */
typedef uint32_t PlaceName;
#define PLACE_NAME_NONE UINT32_MAX

typedef struct {
    PlaceId place;
    PlaceKind kind;
    Str word;           /* its type word, "county", "city"; empty when the name stands for it alone */
    uint8_t state_fips; /* of the place; 0 for the nation, agencies, courts */
    bool is_bare;       /* goes by the name alone: a city, a New England town, a state, an agency */
    bool is_joint;      /* city and county in one: goes by either word */
    uint32_t residents; /* of counties and of places of some thousands; 0 when not known */
} PlaceCarrier;

/* In any spelling of letters, hyphens, dots; one probe of a hash. Nothing is allocated. */
PlaceName place_name(Str text);
size_t place_name_count(void); /* names run from 0 */
/* Those who carry it today, in the order of their states; each once for a type word. Returns how many
 * there are in all. */
size_t place_name_carriers(PlaceName name, PlaceCarrier *out, size_t limit);
uint32_t place_residents(PlaceId id); /* 0 when not known */

Place place_get(PlaceId id);              /* id must be of the built-in table */
size_t place_count(void);                 /* ids run from 0 to place_count() - 1 */
PlaceId place_state(PlaceId id);          /* the state or territory it lies in, itself for a state; else PLACE_NONE */
bool place_is_government(PlaceKind kind); /* may hold money: not statistical, not a court */

/* True when `id` is `area` or a government inside it: a state (`us/ca`), the
 * nation (`us`), a circuit (`us/courts/ca9`), a county for its own subdivisions. */
bool place_within(PlaceId id, PlaceId area);
/* True for areas that place_within can answer about. */
bool place_is_area(PlaceId id);

/* True when agency `upper` is `lower` or stands above it: us/doj over us/doj/ojp. */
bool place_agency_covers(PlaceId upper, PlaceId lower);

/* Older codes and names of a place, for `purse place`: calls `each` in order. */
typedef struct {
    Str text;         /* "12025", "Dade County", "Philadelphia County" */
    Date from, until; /* held on [from, until) */
    Str why;          /* "renamed", "coextensive county", ... */
} PlaceAlias;
size_t place_aliases(PlaceId id, PlaceAlias *out, size_t limit);

/* The GEOID of the county that a place is or lies in, as its codes tell; of several counties the one whose middle is
 * nearest. Empty for what is wider, and where the codes do not tell. */
Str place_county(PlaceId id);

/* What followed a unit that has ended, when no one unit has its area: the two census
 * areas that Valdez-Cordova was divided into. Returns how many there are in all. */
size_t place_successors(PlaceId id, PlaceId *out, size_t limit);

const char *place_kind_name(PlaceKind kind); /* "county" */
Str places_vintage(void);                    /* "Census Gazetteer 2022 (weather-util-data)", printed with the data */

#endif
