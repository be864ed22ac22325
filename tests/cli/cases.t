# purse cases

  $ purse cases -f small.purse --as-of 2017-09-15
  Milwaukee County v. Department of Justice, United States District Court for the Eastern District of Wisconsin, docket not known, filed 2017-08-07 (county-v-doj)
  plaintiff: Milwaukee County, Wisconsin
  about: c1373

  Day         Court      Order  Title                   Does                                On the day
  ----------  ---------  -----  ----------------------  ----------------------------------  ----------
  2017-09-15  E.D. Wis.  ^pi    preliminary injunction  blocks c1373 for
                                                        us/wi/milwaukee-county

  $ purse cases -f small.purse --as-of 2017-09-15 --format csv
  case,day,court,order,title,does,on_the_day
  county-v-doj,2017-09-15,E.D. Wis.,^pi,preliminary injunction,blocks c1373 for us/wi/milwaukee-county,

  $ purse cases -f small.purse --as-of 2017-09-15 --format json
  [
    {
      "id": "county-v-doj",
      "title": "Milwaukee County v. Department of Justice",
      "court": "us/courts/wied",
      "docket": null,
      "filed": "2017-08-07",
      "plaintiffs": "us/wi/milwaukee-county",
      "challenges": "c1373",
      "sources": [],
      "orders": [
        {
          "order": "^pi",
          "day": "2017-09-15",
          "court": "us/courts/wied",
          "title": "preliminary injunction",
          "does": "blocks c1373 for us/wi/milwaukee-county",
          "made": true,
          "effective": "2017-09-15",
          "works": [],
          "stands": [
            {
              "from": "2017-09-15",
              "until": null,
              "for": "us/wi/milwaukee-county",
              "state": "blocks",
              "by": null,
              "rules": [
                "c1373"
              ]
            }
          ],
          "sources": [
            "opinion"
          ],
          "at": "small.purse:34"
        }
      ]
    }
  ]

  $ purse cases -f small.purse --as-of 2017-09-15 --format md
  ## Milwaukee County v. Department of Justice, United States District Court for the Eastern District of Wisconsin, docket not known, filed 2017-08-07 (county-v-doj)
  plaintiff: Milwaukee County, Wisconsin
  about: c1373

  | Day | Court | Order | Title | Does | On the day |
  |---|---|---|---|---|---|
  | 2017-09-15 | E.D. Wis. | ^pi | preliminary injunction | blocks c1373 for us/wi/milwaukee-county |  |

On the day before the order it does nothing yet.

  $ purse cases -f small.purse --as-of 2017-09-14
  Milwaukee County v. Department of Justice, United States District Court for the Eastern District of Wisconsin, docket not known, filed 2017-08-07 (county-v-doj)
  plaintiff: Milwaukee County, Wisconsin
  about: c1373

  Day         Court      Order  Title                   Does                                On the day
  ----------  ---------  -----  ----------------------  ----------------------------------  ----------
  2017-09-15  E.D. Wis.  ^pi    preliminary injunction  blocks c1373 for                    not yet
                                                        us/wi/milwaukee-county

One case of the story.

  $ cd cases/sanctuary-2017; purse cases chicago-v-sessions --as-of 2018-07-28
  City of Chicago v. Sessions, United States District Court for the Northern District of Illinois, 1:17-cv-05720, filed 2017-08-07 (chicago-v-sessions)
  plaintiff: Chicago, Illinois
  about: jag17-notice, jag17-access, jag17-cert

  Day         Court      Order  Title                         Does                          On the day
  ----------  ---------  -----  ----------------------------  ----------------------------  ----------
  2017-09-15  N.D. Ill.  ^o30   preliminary injunction        blocks jag17-notice,
                                                              jag17-access for everyone
  2018-04     7th Cir.   ^o32   affirmed, with its            affirms ^o30
                                nationwide reach
  2018-06     7th Cir.   ^o33   rehearing by the full court   rehearing granted, on the
                                                              nationwide reach only
  2018-06-26  7th Cir.   ^o34   stayed outside Chicago        stays ^o30 for everyone
                                                              except us/il/chicago
  2018-07-27  N.D. Ill.  ^o35   permanent injunction, stayed  blocks jag17-notice,
                                outside Chicago               jag17-access, jag17-cert for
                                                              everyone; stayed for
                                                              everyone except
                                                              us/il/chicago; replaces ^o30
  2018-08-10  7th Cir.   ^o36   full-court hearing withdrawn  the rehearing of June is      not yet
                                                              withdrawn, since the
                                                              permanent injunction
                                                              replaces the first one
  2020-04-30  7th Cir.   ^o38   affirmed, for FY2017 and      affirms ^o35; affirms ^o37    not yet
                                FY2018

All of them.

  $ cd cases/sanctuary-2017; purse cases --format json | grep -c '"docket"'
  20
