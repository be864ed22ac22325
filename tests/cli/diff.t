# purse diff

One journal on two days.

  $ cd cases/sanctuary-2017; purse diff --as-of 2017-04-21 --and-as-of 2017-08-05
  Place                        What        2017-04-21       2017-08-05
  ---------------------------  ----------  ----------  ---------------
  Miami-Dade County, Florida   at risk        481,347                0
  Miami-Dade County, Florida   cleared              0          481,347
  Miami-Dade County, Florida   jag16-1373        open  cleared by ^a20
  Miami-Dade County, Florida   status          warned          cleared
  Cook County, Illinois        status          warned         answered
  Clark County, Nevada         at risk        975,604                0
  Clark County, Nevada         cleared              0          975,604
  Clark County, Nevada         jag16-1373        open  cleared by ^a19
  Clark County, Nevada         status          warned          cleared
  Milwaukee County, Wisconsin  status          warned         answered
  Total                        at risk     29,214,451       27,757,500
  Total                        cleared              0        1,456,951
  [exit 1]

  $ purse diff -f small.purse --as-of 2017-05-01 --and-as-of 2017-09-15 --format csv
  place,what,before,after
  "Milwaukee County, Wisconsin",at risk,937932.00,0.00
  "Milwaukee County, Wisconsin",protected,0.00,937932.00
  "Milwaukee County, Wisconsin",c1373,open,blocked by ^pi
  Total,at risk,937932.00,0.00
  Total,protected,0.00,937932.00
  [exit 1]

  $ purse diff -f small.purse --as-of 2017-05-01 --and-as-of 2017-09-15 --format json
  {
    "baseline": {
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
    },
    "changed": {
      "as_of": "2017-09-15",
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
          "min": "0.00",
          "max": "0.00"
        },
        "protected": {
          "min": "937932.00",
          "max": "937932.00"
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
            "min": "0.00",
            "max": "0.00"
          },
          "protected": {
            "min": "937932.00",
            "max": "937932.00"
          },
          "cleared": {
            "min": "0.00",
            "max": "0.00"
          },
          "shared": null,
          "conditions": [
            {
              "id": "c1373",
              "state": "blocked",
              "by": [
                "^pi"
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
              "state": "protected",
              "at": "small.purse:16"
            }
          ],
          "joint_awards": [],
          "status": "warned",
          "due": "2017-06-30"
        }
      ]
    },
    "difference": [
      {
        "place": "Milwaukee County, Wisconsin",
        "what": "at risk",
        "before": "937932.00",
        "after": "0.00"
      },
      {
        "place": "Milwaukee County, Wisconsin",
        "what": "protected",
        "before": "0.00",
        "after": "937932.00"
      },
      {
        "place": "Milwaukee County, Wisconsin",
        "what": "c1373",
        "before": "open",
        "after": "blocked by ^pi"
      },
      {
        "place": "Total",
        "what": "at risk",
        "before": "937932.00",
        "after": "0.00"
      },
      {
        "place": "Total",
        "what": "protected",
        "before": "0.00",
        "after": "937932.00"
      }
    ]
  }
  [exit 1]

  $ purse diff -f small.purse --as-of 2017-05-01 --and-as-of 2017-09-15 --format md
  | Place | What | 2017-05-01 | 2017-09-15 |
  |---|---|---:|---:|
  | Milwaukee County, Wisconsin | at risk | 937,932 | 0 |
  | Milwaukee County, Wisconsin | protected | 0 | 937,932 |
  | Milwaukee County, Wisconsin | c1373 | open | blocked by ^pi |
  | Total | at risk | 937,932 | 0 |
  | Total | protected | 0 | 937,932 |
  [exit 1]

Said so, with exit 0, when the answers are the same.

  $ purse diff -f small.purse --as-of 2017-05-01 --and-as-of 2017-05-02
  no difference between 2017-05-01 and 2017-05-02

Two journals on one day.

  $ sed 's/937,932/937,931/' small.purse > other.purse; purse diff small.purse other.purse --as-of 2017-05-01
  Place                        What     small.purse  other.purse
  ---------------------------  -------  -----------  -----------
  Milwaukee County, Wisconsin  gross        937,932      937,931
  Milwaukee County, Wisconsin  at risk      937,932      937,931
  Total                        gross        937,932      937,931
  Total                        at risk      937,932      937,931
  [exit 1]

  $ sed 's/^; .*/; another comment/' small.purse > other.purse; purse diff small.purse other.purse --as-of 2017-05-01
  no difference between small.purse and other.purse

Asked wrongly.

  $ purse diff
  purse diff: give two journals, or one journal with --as-of and --and-as-of
  Try 'purse diff --help'.
  [exit 2]

  $ purse diff small.purse
  purse diff: give two journals, or one journal with --as-of and --and-as-of
  Try 'purse diff --help'.
  [exit 2]

  $ purse diff -f small.purse --and-as-of 2017-05-01
  purse diff: give two journals, or one journal with --as-of and --and-as-of
  Try 'purse diff --help'.
  [exit 2]

  $ purse diff small.purse other.purse --as-of 2017-05-01 --and-as-of 2017-05-02
  purse diff: give two journals, or one journal with --as-of and --and-as-of
  Try 'purse diff --help'.
  [exit 2]

  $ purse diff small.purse nosuch.purse
  purse diff: cannot read 'nosuch.purse': no such file or directory
  [exit 3]

  $ purse diff small.purse wrong.purse
  wrong.purse:2:14: error: April has 30 days [J012]
      2 |   published: 2017-04-31
        |              ^^^^^^^^^^
        = help: the last day of that month is 2017-04-30; write 2017-04 if the day is not known
  wrong.purse:5:12: error: there is no program 'jga' [J050]
      5 |   reaches: jga FY2016
        |            ^^^
        = help: did you mean 'jag'?
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
  purse diff: 'wrong.purse' has errors; mend them first
  [exit 1]
