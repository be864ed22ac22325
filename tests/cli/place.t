# purse place

By id, GEOID, name; no journal is needed.

  $ purse place us/il/cook-county
  What      Value
  --------  -----------------------------------------
  id        us/il/cook-county
  name      Cook County, Illinois
  geoid     17031
  kind      county
  state     us/il
  centroid  41.894296, -87.645457
  source    Census Gazetteer 2022 (weather-util-data)

  $ purse place 17031 | cmp - <(purse place us/il/cook-county)

  $ purse place "Cook County, Illinois" | cmp - <(purse place us/il/cook-county)

  $ purse place "COOK COUNTY, IL" | cmp - <(purse place us/il/cook-county)

Older codes and names.

  $ purse place 12025
  What      Value
  --------  -------------------------------------------
  id        us/fl/miami-dade-county
  name      Miami-Dade County, Florida
  geoid     12086
  kind      county
  state     us/fl
  centroid  25.616009, -80.503750
  also      12025 until 1997-07-22: renamed
  also      us/fl/dade-county until 1997-07-22: renamed
  also      Dade County until 1997-07-22: renamed
  also      Metro-Dade County: common name
  also      Miami-Dade: common name
  source    Census Gazetteer 2022 (weather-util-data)

  $ purse place "Dade County, Florida" --format csv
  what,value
  id,us/fl/miami-dade-county
  name,"Miami-Dade County, Florida"
  geoid,12086
  kind,county
  state,us/fl
  centroid,"25.616009, -80.503750"
  also,12025 until 1997-07-22: renamed
  also,us/fl/dade-county until 1997-07-22: renamed
  also,Dade County until 1997-07-22: renamed
  also,Metro-Dade County: common name
  also,Miami-Dade: common name
  source,Census Gazetteer 2022 (weather-util-data)

  $ purse place us/pa/philadelphia
  What      Value
  --------  ------------------------------------------------------------------------
  id        us/pa/philadelphia
  name      Philadelphia, Pennsylvania
  geoid     4260000
  kind      city-county
  state     us/pa
  centroid  40.009374, -75.133348
  also      42101 from 1854-02-02: county of the same government
  also      4210160000: county subdivision, the same
  also      us/pa/philadelphia-city: fuller name
  also      us/pa/philadelphia-county from 1854-02-02: county of the same government
  also      Philadelphia County from 1854-02-02: county of the same government
  also      Philly: common name
  source    Census Gazetteer 2022 (weather-util-data)

  $ purse place "New York City" --format csv
  what,value
  id,us/ny/new-york
  name,"New York, New York"
  geoid,3651000
  kind,municipality
  state,us/ny
  centroid,"40.662712, -73.938679"
  also,us/ny/new-york-city: common name
  also,City of NY: short name
  also,Greater New York: common name
  also,NY City: short name
  also,NYC: common name
  also,NYC: common name
  also,New York: name of the state too
  also,New York City: common name
  source,Census Gazetteer 2022 (weather-util-data)

As JSON and Markdown.

  $ purse place us/il/chicago --format json
  [
    {
      "what": "id",
      "value": "us/il/chicago"
    },
    {
      "what": "name",
      "value": "Chicago, Illinois"
    },
    {
      "what": "geoid",
      "value": "1714000"
    },
    {
      "what": "kind",
      "value": "municipality"
    },
    {
      "what": "state",
      "value": "us/il"
    },
    {
      "what": "centroid",
      "value": "41.837046, -87.684940"
    },
    {
      "what": "also",
      "value": "1703114000: county subdivision, the same"
    },
    {
      "what": "also",
      "value": "1704314000: county subdivision, the same"
    },
    {
      "what": "source",
      "value": "Census Gazetteer 2022 (weather-util-data)"
    }
  ]

  $ purse place us/doj/ojp --format md
  | What | Value |
  |---|---|
  | id | us/doj/ojp |
  | name | Office of Justice Programs |
  | geoid |  |
  | kind | agency |
  | state |  |
  | centroid |  |
  | source | Census Gazetteer 2022 (weather-util-data) |

Several, or none.

  $ purse place "Cook County"
  'Cook County' may be one of 3 places:

  Id                 GEOID  Kind    Name
  -----------------  -----  ------  ----------------------
  us/ga/cook-county  13075  county  Cook County, Georgia
  us/il/cook-county  17031  county  Cook County, Illinois
  us/mn/cook-county  27031  county  Cook County, Minnesota
  [exit 1]

  $ purse place "Cook County" --format json
  [
    {
      "place": "us/ga/cook-county",
      "geoid": "13075",
      "kind": "county",
      "name": "Cook County, Georgia"
    },
    {
      "place": "us/il/cook-county",
      "geoid": "17031",
      "kind": "county",
      "name": "Cook County, Illinois"
    },
    {
      "place": "us/mn/cook-county",
      "geoid": "27031",
      "kind": "county",
      "name": "Cook County, Minnesota"
    }
  ]
  [exit 1]

  $ purse place us/il/chicagoo
  there is no place 'us/il/chicagoo'; near it:

  Id             GEOID    Kind          Name
  -------------  -------  ------------  -----------------
  us/il/chicago  1714000  municipality  Chicago, Illinois
  [exit 1]

  $ purse place "no such place at all"
  there is no place 'no such place at all'
  [exit 1]

  $ purse place ""
  there is no place ''
  [exit 1]

A name without its type word is not taken for one that is spelled alike.

  $ purse stake -f cases/sanctuary-2017/main.purse --place Boise
  purse stake: there is no place 'Boise'; did you mean us/id/boise-city, us/id/boise-county, us/ok/boise-city or us/house?
  Try 'purse stake --help'.
  [exit 2]
