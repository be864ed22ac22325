# purse why

Why Chicago's money is still at risk although two of three conditions are blocked.

  $ cd cases/sanctuary-2017; purse why us/il/chicago --as-of 2017-09-16 --basis allocated --condition jag17-notice,jag17-access,jag17-cert
  Chicago, Illinois (us/il/chicago, 1714000), as of 2017-09-16, allocated money
  gross 2,019,194 = at risk 2,019,194 + protected 0 + cleared 0

    2,019,194 at risk: allocation, Edward Byrne Memorial Justice Assistance Grant (16.738), FY2017
        (money.purse:60) [cis-23]
      one open condition is enough to put money at risk; open here: jag17-cert
      2 of the 3 conditions on it are blocked, waived or cleared, which does not help while another is
          open

  conditions:
    jag17-notice is blocked: "FY2017 JAG: notice of releases" (rules.purse:149) [tracker-jag17,
        clearinghouse-la]
      in force since 2017-07-25
      preliminary injunction, City of Chicago v. Sessions, N.D. Ill., 2017-09-15 (^o30,
          2016-2017.purse:257) [chicago-pi, lexis-ca7]
        blocks it for Chicago, Illinois; it protects everyone and bars imposing, enforcing, certifying
    jag17-access is blocked: "FY2017 JAG: access to jails" (rules.purse:138) [tracker-jag17,
        clearinghouse-la]
      in force since 2017-07-25
      preliminary injunction, City of Chicago v. Sessions, N.D. Ill., 2017-09-15 (^o30,
          2016-2017.purse:257) [chicago-pi, lexis-ca7]
        blocks it for Chicago, Illinois; it protects everyone and bars imposing, enforcing, certifying
    jag17-cert is open: "FY2017 JAG: certify, and keep to, 8 U.S.C. 1373" (rules.purse:125)
        [ojp-solicitation, tracker-jag17]
      in force since 2017-07-25
      no order about it had been made by that day, and nobody had cleared or waived it

  status: not warned

As JSON.

  $ purse why -f small.purse us/wi/milwaukee-county --as-of 2017-09-15 --format json
  {
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
  }

Before the order.

  $ purse why -f small.purse 55079 --as-of 2017-05-01
  Milwaukee County, Wisconsin (us/wi/milwaukee-county, 55079), as of 2017-05-01, awarded money
  gross 937,932 = at risk 937,932 + protected 0 + cleared 0

    937,932 at risk: award 2016-DJ-BX-0001, Byrne Justice Assistance Grant (16.738), FY2016
      obligated 937,932 in FY2016 (small.purse:16) [letter]
      one open condition is enough to put money at risk; open here: c1373

  conditions:
    c1373 is open: "Show compliance with 8 U.S.C. 1373" (small.purse:12)
      in force since 2016-07
      no order about it had been made by that day, and nobody had cleared or waived it

  status: warned
    warn: Department of Justice: Prove compliance by 30 June, 2017-04-21 (^letter, small.purse:28)
        [letter]
    due 2017-06-30

A county that holds nothing of its own and shares in another's award.

  $ cd cases/sanctuary-2017; purse why us/il/cook-county --as-of 2017-04-21
  Cook County, Illinois (us/il/cook-county, 17031), as of 2017-04-21, awarded money
  gross 0 = at risk 0 + protected 0 + cleared 0

    shared: 0 to 2,333,428 of award us/il/chicago:16.738:FY2016, held by Chicago, Illinois
        (awards.csv:4); in no sum

  conditions:
    jag16-1373 is open: "FY2016 JAG: show compliance with 8 U.S.C. 1373" (rules.purse:104)
        [phillyvoice, doj-letters, nevada-independent]
      in force since 2016
      no order about it had been made by that day, and nobody had cleared or waived it

  status: warned
    warn: Office of Justice Programs: Prove compliance with section 1373 by 30 June or risk the award,
        2017-04-21 (^april-letters, 2016-2017.purse:130) [doj-letters, latimes-letters]
    due 2017-06-30

A reversal whose mandate is pending.

  $ cd cases/sanctuary-2017; purse why us/ny/new-york --as-of 2020-02-27 --basis allocated --condition jag17-cert
  New York, New York (us/ny/new-york, 3651000), as of 2020-02-27, allocated money
  gross 4,120,447 = at risk 0 + protected 4,120,447 + cleared 0

    4,120,447 protected: allocation, Edward Byrne Memorial Justice Assistance Grant (16.738), FY2017
        (money.purse:57) [cis-23]
      no condition on it is open: 1 blocked by a court, 0 waived, 0 cleared

  conditions:
    jag17-cert is blocked: "FY2017 JAG: certify, and keep to, 8 U.S.C. 1373" (rules.purse:125)
        [ojp-solicitation, tracker-jag17]
      in force since 2017-07-25
      partial summary judgment, State of New York v. U.S. Department of Justice, S.D.N.Y., 2018-11-30
          (^o70, 2018.purse:156) [clearinghouse-new-york, new-york-letter-2021]
        blocks it for New York, New York; it protects New York; Connecticut; New Jersey; Washington;
            Massachusetts; Virginia; Rhode Island; New York, New York and bars imposing, enforcing,
            certifying
        reversed, but the mandate is pending, so the block goes on: reversed: the conditions are
            lawful, State of New York v. U.S. Department of Justice, 2d Cir., 2020-02-26 (^o71,
            2019-2021.purse:61) [ca2-denial, tracker-jag17, new-york-letter-2021]
      permanent injunction, stayed outside Chicago, City of Chicago v. Sessions, N.D. Ill., 2018-07-27
          (^o35, 2018.purse:97) [chicago-final, indianalawyer]
        is stayed for New York, New York by its own terms; it protects everyone and bars imposing,
            enforcing, certifying
      permanent injunction, stayed outside California, City and County of San Francisco v. Sessions /
          Barr, N.D. Cal., 2018-10-05 (^o51, 2018.purse:144) [california-final, lexis-california]
        is stayed for New York, New York by its own terms; it protects everyone and bars imposing,
            enforcing, certifying
      5 other orders about it do not protect New York, New York: ^o45, ^o46, ^o40, ^o80, ^o85

  status: not warned

Who blocked an order of the President, and from when.

  $ cd cases/sanctuary-2017; purse why eo13780 --as-of 2017-04-21
  eo13780 (policy, no money hangs on it): "Executive Order 13780, sections 2(c) and 6: second
      suspension of entry" (rules.purse:65) [eo-13780, scotus-hawaii]
    in force on 2017-04-21; it runs from 2017-03-16 until 2017-10-24
    note: No money hangs on it. Entry of nationals of six countries suspended for 90 days [section
        2(c)], refugee admissions for 120 days [section 6].
    note: Ended by its own terms: section 2(c) on 2017-09-24, section 6 by 2017-10-24; the later day
        is used for both here.
  orders that block it, or blocked it by that day:
    temporary restraining order, State of Hawaii v. Trump, D. Haw., 2017-03-15 (^o06,
        2016-2017.purse:101) [hawaii-pi]
      blocked it until 2017-03-29: ended by preliminary injunction, State of Hawaii v. Trump, D. Haw.,
          2017-03-29 (^o07, 2016-2017.purse:121) [hawaii-pi]
    preliminary injunction, International Refugee Assistance Project v. Trump, D. Md., 2017-03 (^o08,
        2016-2017.purse:109) [irap-summary, irap-opinion]
      blocks it on the day, for everyone at most
    preliminary injunction, State of Hawaii v. Trump, D. Haw., 2017-03-29 (^o07, 2016-2017.purse:121)
        [hawaii-pi]
      blocks it on the day, for everyone at most

  $ cd cases/sanctuary-2017; purse why eo13769 --as-of 2017-04-21 --format json
  {
    "id": "eo13769",
    "kind": "policy",
    "title": "Executive Order 13769: first suspension of entry",
    "as_of": "2017-04-21",
    "in_force": false,
    "blocked": false,
    "was_blocked": true,
    "orders": [
      {
        "order": "^o03",
        "since": "2017-02-03",
        "blocks_now": false,
        "ended": "2017-03-16"
      }
    ]
  }

A condition by itself.

  $ purse why -f small.purse c1373 --as-of 2017-09-15
  c1373 (condition, duty): "Show compliance with 8 U.S.C. 1373" (small.purse:12)
    in force on 2017-09-15; it runs from 2016-07
  orders that block it, or blocked it by that day:
    preliminary injunction, Milwaukee County v. Department of Justice, E.D. Wis., 2017-09-15 (^pi,
        small.purse:34) [opinion]
      blocks it on the day, for Milwaukee County, Wisconsin at most

A place that has nothing to do with it.

  $ purse why -f small.purse us/al --as-of 2017-09-15
  Alabama (us/al, 01), as of 2017-09-15, awarded money
  gross unknown = at risk unknown + protected 0 + cleared 0
    no award or allocation of this place under these conditions is known: the amount is unknown, not
        zero

  conditions:
    c1373 is open: "Show compliance with 8 U.S.C. 1373" (small.purse:12)
      in force since 2016-07
      1 other order about it does not protect Alabama: ^pi

  status: not warned

As Markdown.

  $ purse why -f small.purse us/wi/milwaukee-county --as-of 2017-09-15 --format md
  Milwaukee County, Wisconsin (us/wi/milwaukee-county, 55079), as of 2017-09-15, awarded money
  gross 937,932 = at risk 0 + protected 937,932 + cleared 0

    - 937,932 protected: award 2016-DJ-BX-0001, Byrne Justice Assistance Grant (16.738), FY2016
      - obligated 937,932 in FY2016 (small.purse:16) [letter]
      - no condition on it is open: 1 blocked by a court, 0 waived, 0 cleared

  conditions:
    - c1373 is blocked: "Show compliance with 8 U.S.C. 1373" (small.purse:12)
      - in force since 2016-07
      - preliminary injunction, Milwaukee County v. Department of Justice, E.D. Wis., 2017-09-15 (^pi, small.purse:34) [opinion]
        - blocks it for Milwaukee County, Wisconsin; it protects Milwaukee County, Wisconsin and bars imposing, enforcing, certifying

  status: warned
    - warn: Department of Justice: Prove compliance by 30 June, 2017-04-21 (^letter, small.purse:28) [letter]
    - due 2017-06-30
