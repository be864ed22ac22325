/* The few real governments, areas and agencies that made-up stories happen in.
 *
 * What lies in what is written down here by hand, apart from the gazetteer under test. */
#include "story.h"

const GeoPlace geo_places[] = {
    {"us/ca", "us/ca", "us/courts/ca9", NULL, "CA"},
    {"us/ca/los-angeles", "us/ca", "us/courts/ca9", "CITY OF LOS ANGELES", "CA"},
    {"us/ca/san-francisco", "us/ca", "us/courts/ca9", NULL, "CA"},
    {"us/il", "us/il", "us/courts/ca7", NULL, "IL"},
    {"us/il/chicago", "us/il", "us/courts/ca7", "CITY OF CHICAGO", "IL"},
    {"us/il/cook-county", "us/il", "us/courts/ca7", "COUNTY OF COOK", "IL"},
    {"us/il/evanston", "us/il", "us/courts/ca7", "CITY OF EVANSTON", "IL"},
    {"us/la/new-orleans", "us/la", "us/courts/ca5", "CITY OF NEW ORLEANS", "LA"},
    {"us/ny", "us/ny", "us/courts/ca2", NULL, "NY"},
    {"us/ny/new-york", "us/ny", "us/courts/ca2", NULL, "NY"},
    {"us/wi/milwaukee-county", "us/wi", "us/courts/ca7", "MILWAUKEE COUNTY", "WI"},
    {"us/pa", "us/pa", "us/courts/ca3", NULL, "PA"},
    {"us/pa/philadelphia", "us/pa", "us/courts/ca3", NULL, "PA"},
    {"us/nv/clark-county", "us/nv", "us/courts/ca9", "COUNTY OF CLARK", "NV"},
    {"us/fl/miami-dade-county", "us/fl", "us/courts/ca11", "MIAMI-DADE COUNTY", "FL"},
    {"harbor-district", "us/ca", "us/courts/ca9", NULL, "CA"}, /* declared by the journal itself */
};
const int geo_place_count = sizeof geo_places / sizeof *geo_places;

const char *const geo_areas[] = {"us/ca", "us/il", "us/ny", "us/pa", "us/courts/ca9", "us/courts/ca7", "us"};
const int geo_area_count = sizeof geo_areas / sizeof *geo_areas;

bool geo_inside(int place, int area)
{
    const GeoPlace *found = &geo_places[place];
    const char *name = geo_areas[area];
    return strcmp(name, "us") == 0 || strcmp(name, found->area) == 0 || strcmp(name, found->circuit) == 0;
}

bool geo_is_area(int place, int area)
{
    return strcmp(geo_places[place].path, geo_areas[area]) == 0;
}

const char *const geo_agencies[] = {"us/doj", "us/doj/ojp", "us/doj/ojp/bja", "us/doj/cops", "us/omb"};
const int geo_agency_count = sizeof geo_agencies / sizeof *geo_agencies;
