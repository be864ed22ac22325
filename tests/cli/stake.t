# purse stake

The nine letters of April 2017.

  $ cd cases/sanctuary-2017; purse stake --as-of 2017-04-21
  As of 2017-04-21; awarded money; condition: jag16-1373

  Place                      Gross     At risk  Protected  Cleared          Shared  Status  Due
  --------------------  ----------  ----------  ---------  -------  --------------  ------  ----------
  California            18,244,126  18,244,126          0        0                  warned  2017-06-30
  Miami-Dade County,       481,347     481,347          0        0                  warned  2017-06-30
  Florida
  Chicago, Illinois      2,333,428   2,333,428          0        0                  warned  2017-06-30
  Cook County,                   0           0          0        0  0 to 2,333,428  warned  2017-06-30
  Illinois
  New Orleans,             265,832     265,832          0        0                  warned  2017-06-30
  Louisiana
  Clark County, Nevada     975,604     975,604          0        0                  warned  2017-06-30
  New York, New York     4,298,245   4,298,245          0        0                  warned  2017-06-30
  Philadelphia,          1,677,937   1,677,937          0        0                  warned  2017-06-30
  Pennsylvania
  Milwaukee County,        937,932     937,932          0        0                  warned  2017-06-30
  Wisconsin
  --------------------  ----------  ----------  ---------  -------  --------------  ------  ----------
  Total, 8 awards       29,214,451  29,214,451          0        0

  Shared: from joint awards that another place holds; in no sum.

As CSV, as Markdown, as JSON.

  $ cd cases/sanctuary-2017; purse stake --as-of 2017-08-05 --format csv
  place,geoid,name,gross,at_risk,protected,cleared,shared,status,due
  us/ca,06,California,18244126.00,18244126.00,0.00,0.00,,warned,2017-06-30
  us/fl/miami-dade-county,12086,"Miami-Dade County, Florida",481347.00,0.00,0.00,481347.00,,cleared,2017-06-30
  us/il/chicago,1714000,"Chicago, Illinois",2333428.00,2333428.00,0.00,0.00,,warned,2017-06-30
  us/il/cook-county,17031,"Cook County, Illinois",0.00,0.00,0.00,0.00,0.00..2333428.00,answered,2017-06-30
  us/la/new-orleans,2255000,"New Orleans, Louisiana",265832.00,265832.00,0.00,0.00,,warned,2017-06-30
  us/nv/clark-county,32003,"Clark County, Nevada",975604.00,0.00,0.00,975604.00,,cleared,2017-06-30
  us/ny/new-york,3651000,"New York, New York",4298245.00,4298245.00,0.00,0.00,,warned,2017-06-30
  us/pa/philadelphia,4260000,"Philadelphia, Pennsylvania",1677937.00,1677937.00,0.00,0.00,,warned,2017-06-30
  us/wi/milwaukee-county,55079,"Milwaukee County, Wisconsin",937932.00,937932.00,0.00,0.00,,answered,2017-06-30

  $ cd cases/sanctuary-2017; purse stake --as-of 2017-08-05 --format md
  As of 2017-08-05; awarded money; condition: jag16-1373

  | Place | Gross | At risk | Protected | Cleared | Shared | Status | Due |
  |---|---:|---:|---:|---:|---:|---|---|
  | California | 18,244,126 | 18,244,126 | 0 | 0 |  | warned | 2017-06-30 |
  | Miami-Dade County, Florida | 481,347 | 0 | 0 | 481,347 |  | cleared | 2017-06-30 |
  | Chicago, Illinois | 2,333,428 | 2,333,428 | 0 | 0 |  | warned | 2017-06-30 |
  | Cook County, Illinois | 0 | 0 | 0 | 0 | 0 to 2,333,428 | answered | 2017-06-30 |
  | New Orleans, Louisiana | 265,832 | 265,832 | 0 | 0 |  | warned | 2017-06-30 |
  | Clark County, Nevada | 975,604 | 0 | 0 | 975,604 |  | cleared | 2017-06-30 |
  | New York, New York | 4,298,245 | 4,298,245 | 0 | 0 |  | warned | 2017-06-30 |
  | Philadelphia, Pennsylvania | 1,677,937 | 1,677,937 | 0 | 0 |  | warned | 2017-06-30 |
  | Milwaukee County, Wisconsin | 937,932 | 937,932 | 0 | 0 |  | answered | 2017-06-30 |
  | Total, 8 awards | 29,214,451 | 27,757,500 | 0 | 1,456,951 |  |  |  |

  Shared: from joint awards that another place holds; in no sum.

  $ purse stake -f small.purse --as-of 2017-05-01 --format json
  {
    "as_of": "2017-05-01",
    "known_by": null,
    "basis": "awarded",
    "conditions": [
      "c1373"
    ],
    "total": {
      "gross": {
        "min": "937932.00",
        "max": "937932.00"
      },
      "at_risk": {
        "min": "937932.00",
        "max": "937932.00"
      },
      "protected": {
        "min": "0.00",
        "max": "0.00"
      },
      "cleared": {
        "min": "0.00",
        "max": "0.00"
      },
      "awards": 1,
      "unknown_places": 0
    },
    "places": [
      {
        "place": "us/wi/milwaukee-county",
        "geoid": "55079",
        "name": "Milwaukee County, Wisconsin",
        "gross": {
          "min": "937932.00",
          "max": "937932.00"
        },
        "at_risk": {
          "min": "937932.00",
          "max": "937932.00"
        },
        "protected": {
          "min": "0.00",
          "max": "0.00"
        },
        "cleared": {
          "min": "0.00",
          "max": "0.00"
        },
        "shared": null,
        "conditions": [
          {
            "id": "c1373",
            "state": "open",
            "by": [
              "small.purse:12"
            ]
          }
        ],
        "awards": [
          {
            "id": "2016-DJ-BX-0001",
            "amount": {
              "min": "937932.00",
              "max": "937932.00"
            },
            "joint_with": [],
            "state": "at_risk",
            "at": "small.purse:16"
          }
        ],
        "joint_awards": [],
        "status": "warned",
        "due": "2017-06-30"
      }
    ]
  }

  $ purse stake -f small.purse --as-of 2017-09-15 --format json | grep -A3 '"by"'
            "by": [
              "^pi"
            ]
          }

Before and after the order, the default conditions need a warning.

  $ purse stake -f small.purse --as-of 2017-04-20
  purse stake: nobody was warned about a condition that is in force; --condition asks about c1373
  As of 2017-04-20; awarded money; conditions: none in force that anyone was warned about

  Place            Gross  At risk  Protected  Cleared  Status  Due
  ---------------  -----  -------  ---------  -------  ------  ---
  ---------------  -----  -------  ---------  -------  ------  ---
  Total, 0 awards      0        0          0        0

  $ purse stake -f small.purse --as-of 2017-04-20 --condition c1373
  As of 2017-04-20; awarded money; condition: c1373

  Place                          Gross  At risk  Protected  Cleared  Status      Due
  ---------------------------  -------  -------  ---------  -------  ----------  ---
  Milwaukee County, Wisconsin  937,932  937,932          0        0  not warned
  ---------------------------  -------  -------  ---------  -------  ----------  ---
  Total, 1 award               937,932  937,932          0        0

  $ purse stake -f small.purse --as-of 2017-09-14 --format csv
  place,geoid,name,gross,at_risk,protected,cleared,shared,status,due
  us/wi/milwaukee-county,55079,"Milwaukee County, Wisconsin",937932.00,937932.00,0.00,0.00,,warned,2017-06-30

  $ purse stake -f small.purse --as-of 2017-09-15 --format csv
  place,geoid,name,gross,at_risk,protected,cleared,shared,status,due
  us/wi/milwaukee-county,55079,"Milwaukee County, Wisconsin",937932.00,0.00,937932.00,0.00,,warned,2017-06-30

Without a day it is today (2017-12-01 in these transcripts).

  $ purse stake -f small.purse --format json | head -2
  {
    "as_of": "2017-12-01",

By what anyone could know; that day is then meant.

  $ purse stake -f small.purse --known-by 2017-04-20 --format json
  purse stake: nobody was warned about a condition that is in force; --condition asks about c1373
  {
    "as_of": "2017-04-20",
    "known_by": "2017-04-20",
    "basis": "awarded",
    "conditions": [],
    "total": {
      "gross": {
        "min": "0.00",
        "max": "0.00"
      },
      "at_risk": {
        "min": "0.00",
        "max": "0.00"
      },
      "protected": {
        "min": "0.00",
        "max": "0.00"
      },
      "cleared": {
        "min": "0.00",
        "max": "0.00"
      },
      "awards": 0,
      "unknown_places": 0
    },
    "places": []
  }

  $ purse stake -f small.purse --known-by 2017-05-01 --format csv
  place,geoid,name,gross,at_risk,protected,cleared,shared,status,due
  us/wi/milwaukee-county,55079,"Milwaukee County, Wisconsin",937932.00,937932.00,0.00,0.00,,warned,2017-06-30

  $ purse stake -f small.purse --known-by 2017-05-01 --as-of 2017-10-01 --format csv
  place,geoid,name,gross,at_risk,protected,cleared,shared,status,due
  us/wi/milwaukee-county,55079,"Milwaukee County, Wisconsin",937932.00,937932.00,0.00,0.00,,warned,2017-06-30

Places by id, GEOID and name; several in one word or by repeating.

  $ cd cases/sanctuary-2017; purse stake --as-of 2017-04-21 --place us/il/chicago,17031 --format csv
  place,geoid,name,gross,at_risk,protected,cleared,shared,status,due
  us/il/chicago,1714000,"Chicago, Illinois",2333428.00,2333428.00,0.00,0.00,,warned,2017-06-30
  us/il/cook-county,17031,"Cook County, Illinois",0.00,0.00,0.00,0.00,0.00..2333428.00,warned,2017-06-30

  $ cd cases/sanctuary-2017; purse stake --as-of 2017-04-21 --place "Cook County, Illinois" --place "New York City" --format csv
  place,geoid,name,gross,at_risk,protected,cleared,shared,status,due
  us/il/cook-county,17031,"Cook County, Illinois",0.00,0.00,0.00,0.00,0.00..2333428.00,warned,2017-06-30
  us/ny/new-york,3651000,"New York, New York",4298245.00,4298245.00,0.00,0.00,,warned,2017-06-30

One condition or several, one program, another basis.

  $ cd cases/sanctuary-2017; purse stake --as-of 2017-09-16 --basis allocated --condition jag17-notice,jag17-access,jag17-cert --place us/il/chicago
  As of 2017-09-16; allocated money; conditions: jag17-notice, jag17-access, jag17-cert

  Place                    Gross    At risk  Protected  Cleared  Status      Due
  -------------------  ---------  ---------  ---------  -------  ----------  ---
  Chicago, Illinois    2,019,194  2,019,194          0        0  not warned
  -------------------  ---------  ---------  ---------  -------  ----------  ---
  Total, 1 allocation  2,019,194  2,019,194          0        0

  $ cd cases/sanctuary-2017; purse stake --as-of 2017-09-16 --basis allocated --condition jag17-notice --condition jag17-access --place us/il/chicago --format csv
  place,geoid,name,gross,at_risk,protected,cleared,shared,status,due
  us/il/chicago,1714000,"Chicago, Illinois",2019194.00,0.00,2019194.00,0.00,,not warned,

  $ cd cases/sanctuary-2017; purse stake --as-of 2017-04-21 --program 16.738 --format json | grep -A16 total
    "total": {
      "gross": {
        "min": "29214451.00",
        "max": "29214451.00"
      },
      "at_risk": {
        "min": "29214451.00",
        "max": "29214451.00"
      },
      "protected": {
        "min": "0.00",
        "max": "0.00"
      },
      "cleared": {
        "min": "0.00",
        "max": "0.00"
      },

  $ cd cases/sanctuary-2017; purse stake --as-of 2017-04-21 --basis unspent --place us/il/chicago --format csv
  place,geoid,name,gross,at_risk,protected,cleared,shared,status,due
  us/il/chicago,1714000,"Chicago, Illinois",0.00..2333428.00,0.00..2333428.00,0.00,0.00,,warned,2017-06-30

A place about which nothing is known has an unknown gross, which is not zero.

  $ cd cases/sanctuary-2017; purse stake --as-of 2017-11-16 --basis allocated --condition jag17-cert --place us/pa/philadelphia
  As of 2017-11-16; allocated money; condition: jag17-cert

  Place                         Gross  At risk  Protected  Cleared  Status      Due
  --------------------------  -------  -------  ---------  -------  ----------  ---
  Philadelphia, Pennsylvania  unknown        0    unknown        0  not warned
  --------------------------  -------  -------  ---------  -------  ----------  ---
  Total, 0 allocations              0        0          0        0

  + unknown for 1 place

What if: the journal with another one on top, beside the baseline.

  $ cd cases/sanctuary-2017; purse stake --as-of 2017-12-01 --condition jag17-notice --basis allocated --place us/ny/new-york,us/il/chicago --what-if ../../stay-outside-chicago.purse
  Place               What                 baseline    what if
  ------------------  ------------  ---------------  ---------
  New York, New York  at risk                     0  4,120,447
  New York, New York  protected           4,120,447          0
  New York, New York  jag17-notice  blocked by ^o30       open
  Total               at risk                     0  4,120,447
  Total               protected           6,139,641  2,019,194

  $ cd cases/sanctuary-2017; purse stake --as-of 2017-12-01 --condition jag17-notice --basis allocated --place us/ny/new-york,us/il/chicago --what-if ../../stay-outside-chicago.purse --format csv
  place,what,before,after
  "New York, New York",at risk,0.00,4120447.00
  "New York, New York",protected,4120447.00,0.00
  "New York, New York",jag17-notice,blocked by ^o30,open
  Total,at risk,0.00,4120447.00
  Total,protected,6139641.00,2019194.00

  $ cd cases/sanctuary-2017; purse stake --as-of 2017-09-30 --condition jag17-notice --basis allocated --place us/ny/new-york --what-if ../../stay-outside-chicago.purse
  no difference between baseline and what if

  $ purse stake -f small.purse --what-if wrong.purse
  wrong.purse:1:8: error: 'letter' is there already [J052]
      1 | source letter "Letter"
        |        ^^^^^^
        = small.purse:4: the first one is here
        = help: choose another name, such as letter-2
  wrong.purse:3:9: error: 'jag' is there already [J052]
      3 | program jag "Byrne JAG" 16.738
        |         ^^^
        = small.purse:9: the first one is here
        = help: choose another name, such as jag-2
  wrong.purse:4:11: error: 'c1373' is there already [J052]
      4 | condition c1373 "Show compliance"
        |           ^^^^^
        = small.purse:12: the first one is here
        = help: choose another name, such as c1373-2
  wrong.purse:6:12: error: there is no kind of entry 'wran' [J020]
      6 | 2017-04-21 wran us/doj
        |            ^^^^
        = help: did you mean 'warn'?
  wrong.purse:9:7: error: there is no place 'us/il/cok-county' [J040]
      9 |   to: us/il/cok-county
        |       ^^^^^^^^^^^^^^^^
        = help: did you mean us/il/cook-county (Cook County, Illinois), us/il/bond-county (Bond County, Illinois) or us/il/cass-county (Cass County, Illinois)?
  wrong.purse:11:8: error: it is due before the day of this warn [J062]
     11 |   due: 2017-03-30
        |        ^^^^^^^^^^
        = help: mend this day, or the one at the beginning of the entry
  purse stake: the journal with the what-if on top has errors
  [exit 1]

  $ purse stake -f small.purse --what-if nosuch.purse
  purse stake: cannot read 'nosuch.purse': no such file or directory
  [exit 3]

Narrow terminals.

  $ cd cases/sanctuary-2017; COLUMNS=60 purse stake --as-of 2017-04-21 --place us/il/cook-county,us/il/chicago
  As of 2017-04-21; awarded money; condition: jag16-1373

  Place                 Gross    At risk  Protected  Cleared          Shared  Status  Due
  ----------------  ---------  ---------  ---------  -------  --------------  ------  ----------
  Chicago,          2,333,428  2,333,428          0        0                  warned  2017-06-30
  Illinois
  Cook County,              0          0          0        0  0 to 2,333,428  warned  2017-06-30
  Illinois
  ----------------  ---------  ---------  ---------  -------  --------------  ------  ----------
  Total, 1 award    2,333,428  2,333,428          0        0

  Shared: from joint awards that another place holds; in no sum.

A condition that is not in force on the day puts nothing at stake, and that is said.

  $ purse stake -f cases/sanctuary-2017/main.purse --as-of 2015-01-01 --condition jag16-1373
  purse stake: jag16-1373 is not in force on 2015-01-01 and puts nothing at stake; --as-of names the day
  As of 2015-01-01; awarded money; condition: jag16-1373

  Place            Gross  At risk  Protected  Cleared  Status  Due
  ---------------  -----  -------  ---------  -------  ------  ---
  ---------------  -----  -------  ---------  -------  ------  ---
  Total, 0 awards      0        0          0        0

# Without an entry

What the stay outside Chicago changed: without it the injunction of September 2017 still holds for New York.

  $ cd cases/sanctuary-2017; purse stake --as-of 2018-07-01 --condition jag17-notice --basis allocated --place us/ny/new-york,us/il/chicago --without ^o34
  Place               What           baseline     without ^o34
  ------------------  ------------  ---------  ---------------
  New York, New York  at risk       4,120,447                0
  New York, New York  protected             0        4,120,447
  New York, New York  jag17-notice       open  blocked by ^o30
  Total               at risk       4,120,447                0
  Total               protected     2,019,194        6,139,641

  $ cd cases/sanctuary-2017; purse stake --as-of 2018-07-01 --condition jag17-notice --basis allocated --place us/ny/new-york --without o34 --format json
  {
    "baseline": {
      "as_of": "2018-07-01",
      "known_by": null,
      "basis": "allocated",
      "conditions": [
        "jag17-notice"
      ],
      "total": {
        "gross": {
          "min": "4120447.00",
          "max": "4120447.00"
        },
        "at_risk": {
          "min": "4120447.00",
          "max": "4120447.00"
        },
        "protected": {
          "min": "0.00",
          "max": "0.00"
        },
        "cleared": {
          "min": "0.00",
          "max": "0.00"
        },
        "awards": 1,
        "unknown_places": 0
      },
      "places": [
        {
          "place": "us/ny/new-york",
          "geoid": "3651000",
          "name": "New York, New York",
          "gross": {
            "min": "4120447.00",
            "max": "4120447.00"
          },
          "at_risk": {
            "min": "4120447.00",
            "max": "4120447.00"
          },
          "protected": {
            "min": "0.00",
            "max": "0.00"
          },
          "cleared": {
            "min": "0.00",
            "max": "0.00"
          },
          "shared": null,
          "conditions": [
            {
              "id": "jag17-notice",
              "state": "open",
              "by": [
                "rules.purse:149"
              ]
            }
          ],
          "awards": [
            {
              "id": "allocation:us/ny/new-york:jag:FY2017",
              "amount": {
                "min": "4120447.00",
                "max": "4120447.00"
              },
              "joint_with": [],
              "state": "at_risk",
              "at": "money.purse:57"
            }
          ],
          "joint_awards": [],
          "status": "not warned",
          "due": null
        }
      ]
    },
    "changed": {
      "as_of": "2018-07-01",
      "known_by": null,
      "basis": "allocated",
      "without": [
        "^o34"
      ],
      "conditions": [
        "jag17-notice"
      ],
      "total": {
        "gross": {
          "min": "4120447.00",
          "max": "4120447.00"
        },
        "at_risk": {
          "min": "0.00",
          "max": "0.00"
        },
        "protected": {
          "min": "4120447.00",
          "max": "4120447.00"
        },
        "cleared": {
          "min": "0.00",
          "max": "0.00"
        },
        "awards": 1,
        "unknown_places": 0
      },
      "places": [
        {
          "place": "us/ny/new-york",
          "geoid": "3651000",
          "name": "New York, New York",
          "gross": {
            "min": "4120447.00",
            "max": "4120447.00"
          },
          "at_risk": {
            "min": "0.00",
            "max": "0.00"
          },
          "protected": {
            "min": "4120447.00",
            "max": "4120447.00"
          },
          "cleared": {
            "min": "0.00",
            "max": "0.00"
          },
          "shared": null,
          "conditions": [
            {
              "id": "jag17-notice",
              "state": "blocked",
              "by": [
                "^o30"
              ]
            }
          ],
          "awards": [
            {
              "id": "allocation:us/ny/new-york:jag:FY2017",
              "amount": {
                "min": "4120447.00",
                "max": "4120447.00"
              },
              "joint_with": [],
              "state": "protected",
              "at": "money.purse:57"
            }
          ],
          "joint_awards": [],
          "status": "not warned",
          "due": null
        }
      ]
    },
    "difference": [
      {
        "place": "New York, New York",
        "what": "at risk",
        "before": "4120447.00",
        "after": "0.00"
      },
      {
        "place": "New York, New York",
        "what": "protected",
        "before": "0.00",
        "after": "4120447.00"
      },
      {
        "place": "New York, New York",
        "what": "jag17-notice",
        "before": "open",
        "after": "blocked by ^o30"
      },
      {
        "place": "Total",
        "what": "at risk",
        "before": "4120447.00",
        "after": "0.00"
      },
      {
        "place": "Total",
        "what": "protected",
        "before": "0.00",
        "after": "4120447.00"
      }
    ]
  }

Several; the link may be given with or without its mark.

  $ cd cases/sanctuary-2017; purse stake --as-of 2017-12-01 --condition jag17-notice --basis allocated --place us/il/chicago,us/pa/philadelphia --without ^o30,o45
  Place                       What                 baseline  without ^o30, ^o45
  --------------------------  ------------  ---------------  ------------------
  Chicago, Illinois           at risk                     0           2,019,194
  Chicago, Illinois           protected           2,019,194                   0
  Chicago, Illinois           jag17-notice  blocked by ^o30                open
  Philadelphia, Pennsylvania  at risk                     0             unknown
  Philadelphia, Pennsylvania  protected             unknown                   0
  Philadelphia, Pennsylvania  jag17-notice  blocked by ^o30                open
  Total                       at risk                     0           2,019,194
  Total                       protected           2,019,194                   0

  $ cd cases/sanctuary-2017; purse stake --as-of 2017-12-01 --condition jag17-notice --basis allocated --place us/il/chicago --without ^o34
  no difference between baseline and without ^o34

With a what-if: the entry is taken out of the journal that has it on top.

  $ cd cases/sanctuary-2017; purse stake --as-of 2017-12-01 --condition jag17-notice --basis allocated --place us/ny/new-york,us/il/chicago --what-if ../../stay-outside-chicago.purse --without ^o30
  Place               What                 baseline    what if
  ------------------  ------------  ---------------  ---------
  Chicago, Illinois   at risk                     0  2,019,194
  Chicago, Illinois   protected           2,019,194          0
  Chicago, Illinois   jag17-notice  blocked by ^o30       open
  New York, New York  at risk                     0  4,120,447
  New York, New York  protected           4,120,447          0
  New York, New York  jag17-notice  blocked by ^o30       open
  Total               at risk                     0  6,139,641
  Total               protected           6,139,641          0

The other reports give the answer alone, and say so.

  $ cd cases/sanctuary-2017; purse why us/il/chicago --as-of 2017-12-01 --condition jag17-notice --basis allocated --without ^o30
  Chicago, Illinois (us/il/chicago, 1714000), as of 2017-12-01, allocated money; without ^o30
  gross 2,019,194 = at risk 2,019,194 + protected 0 + cleared 0

    2,019,194 at risk: allocation, Edward Byrne Memorial Justice Assistance Grant (16.738), FY2017
        (money.purse:60) [cis-23]
      one open condition is enough to put money at risk; open here: jag17-notice

  conditions:
    jag17-notice is open: "FY2017 JAG: notice of releases" (rules.purse:149) [tracker-jag17,
        clearinghouse-la]
      in force since 2017-07-25
      no order about it had been made by that day, and nobody had cleared or waived it

  status: not warned

  $ cd cases/sanctuary-2017; purse why jag17-notice --as-of 2017-12-01 --without ^o30
  jag17-notice (condition, duty): "FY2017 JAG: notice of releases" (rules.purse:149) [tracker-jag17,
      clearinghouse-la]
    in force on 2017-12-01; without ^o30; it runs from 2017-07-25
    note: Give Homeland Security, where it asks, at least 48 hours' notice of a planned release.
    note: Which of the numbers 52 to 56 it has was not seen.
  no order had blocked it by that day

  $ cd cases/sanctuary-2017; purse timeline --condition jag17-notice --until 2017-12-01 --without ^o30
  2017-07-25  condition rules.purse:149: jag17-notice begins: FY2017 JAG: notice of releases
              money: at risk +23,858,155 (allocated); jag17-notice not in force to open: 20 places
  2017-07-25  notice ^a17: Department of Justice: FY2017 JAG: certificate, access and notice become
                conditions
  2017-08-07  suit filed: City of Chicago v. Sessions, N.D. Ill.
  2017-08-14  suit filed: State of California v. Sessions / Barr, N.D. Cal.
  2017-08-30  suit filed: City of Philadelphia v. Sessions, E.D. Pa.
  2017-09-29  suit filed: City of Los Angeles v. Sessions / Barr, C.D. Cal.

  $ cd cases/sanctuary-2017; purse cases philadelphia-v-sessions --without ^o45
  City of Philadelphia v. Sessions, United States District Court for the Eastern District of Pennsylvania, 2:17-cv-03894-MMB, filed 2017-08-30 (philadelphia-v-sessions)
  plaintiff: Philadelphia, Pennsylvania
  about: jag17-notice, jag17-access, jag17-cert

  Day         Court     Order  Title                       Does                             On the day
  ----------  --------  -----  --------------------------  -------------------------------  ----------
  2018-06-06  E.D. Pa.  ^o46   final ruling                blocks jag17-notice,             not yet
                                                           jag17-access, jag17-cert for
                                                           us/pa/philadelphia; replaces
                                                           ^o45
  2019-02-15  3d Cir.   ^o47   affirmed on the conditions  affirms ^o46                     not yet

  $ cd cases/sanctuary-2017; purse status --as-of 2017-04-21 --without ^april-letters
  Place  Warned  Due  Answered  Found  Conditions
  -----  ------  ---  --------  -----  ----------

  Policy                               State                      Orders
  -----------------------------------  -------------------------  ------------------------------------
  8 U.S.C. 1373: no bar on exchanging  in force
  immigration-status information
  (s1373)
  Executive Order 13768, section       in force
  9(a): no federal grants for the
  wilfully unwilling (eo13768-9a)
  Memo of the Attorney General on      not in force
  Executive Order 13768 (agmemo17)
  Executive Order 13769: first         not in force; was blocked  ^o03 from 2017-02-03 to 2017-03-16
  suspension of entry (eo13769)
  Executive Order 13780, sections      blocked                    ^o06 from 2017-03-15 to 2017-03-29;
  2(c) and 6: second suspension of                                ^o08 from 2017-03; ^o07 from
  entry (eo13780)                                                 2017-03-29
  Limits on federal detainer requests  not in force
  (miami-dade-2013)
  Federal detainer requests are        in force
  honoured again (miami-dade-2017)
  Resolution against discrimination    in force
  and for limits on cooperation
  (milwaukee-county-2017)

A link that is not there, and one that no figure hangs on.

  $ cd cases/sanctuary-2017; purse stake --as-of 2017-12-01 --without ^o3
  purse stake: there is no entry '^o3'; did you mean '^o03', '^o30' or '^o13'?
  Try 'purse stake --help'.
  [exit 2]

  $ cd cases/sanctuary-2017; purse stake --as-of 2017-12-01 --without ^t15
  purse stake: ^t15 is a claim: no figure hangs on what was said, so that nothing is different without it
  Try 'purse stake --help'.
  [exit 2]
