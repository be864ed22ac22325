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
/* The unit a recipient name as the award files print it means, within a state
 * ("CITY OF CHICAGO", IL). Only whole, plain forms ("CITY OF X", "X, CITY OF", "COUNTY OF X",
 * "X COUNTY", "STATE OF X", "TOWNSHIP OF X"); everything else is unknown. `state` is a
 * two-letter code or empty. */
PlaceMatch place_find_recipient(Str recipient, Str state);
/* Fills in near paths of an unknown one, for a message. */
void place_near(Str text, PlaceMatch *match);

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

/* What followed a unit that has ended, when no one unit has its area: the two census
 * areas that Valdez-Cordova was divided into. Returns how many there are in all. */
size_t place_successors(PlaceId id, PlaceId *out, size_t limit);

const char *place_kind_name(PlaceKind kind); /* "county" */
Str places_vintage(void);                    /* "Census Gazetteer 2022 (weather-util-data)", printed with the data */

#endif
