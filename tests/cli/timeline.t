# purse timeline

  $ purse timeline -f small.purse
  2016-07     condition small.purse:12: c1373 begins: Show compliance with 8 U.S.C. 1373
              money: at risk 0 to 937,932, was 0; c1373 not in force to uncertain: Milwaukee County,
                Wisconsin
  2017-04-21  warn ^letter: Department of Justice: Prove compliance by 30 June
  2017-08-07  suit filed: Milwaukee County v. Department of Justice, E.D. Wis.
  2017-09-15  order, E.D. Wis. ^pi: preliminary injunction, Milwaukee County v. Department of Justice
              blocks c1373 for us/wi/milwaukee-county
              money: at risk -937,932; protected +937,932; c1373 open to blocked: Milwaukee County,
                Wisconsin

  $ purse timeline -f small.purse --format csv
  day,kind,entry,told,does,effect
  2016-07,condition,small.purse:12,c1373 begins: Show compliance with 8 U.S.C. 1373,,"at risk 0 to 937,932, was 0; c1373 not in force to uncertain: Milwaukee County, Wisconsin"
  2017-04-21,warn,^letter,Department of Justice: Prove compliance by 30 June,,
  2017-08-07,suit filed,,"Milwaukee County v. Department of Justice, E.D. Wis.",,
  2017-09-15,"order, E.D. Wis.",^pi,"preliminary injunction, Milwaukee County v. Department of Justice",blocks c1373 for us/wi/milwaukee-county,"at risk -937,932; protected +937,932; c1373 open to blocked: Milwaukee County, Wisconsin"

  $ purse timeline -f small.purse --format json
  [
    {
      "day": "2016-07",
      "kind": "condition",
      "entry": "small.purse:12",
      "told": "c1373 begins: Show compliance with 8 U.S.C. 1373",
      "does": null,
      "effect": "at risk 0 to 937,932, was 0; c1373 not in force to uncertain: Milwaukee County, Wisconsin"
    },
    {
      "day": "2017-04-21",
      "kind": "warn",
      "entry": "^letter",
      "told": "Department of Justice: Prove compliance by 30 June",
      "does": null,
      "effect": null
    },
    {
      "day": "2017-08-07",
      "kind": "suit filed",
      "entry": null,
      "told": "Milwaukee County v. Department of Justice, E.D. Wis.",
      "does": null,
      "effect": null
    },
    {
      "day": "2017-09-15",
      "kind": "order, E.D. Wis.",
      "entry": "^pi",
      "told": "preliminary injunction, Milwaukee County v. Department of Justice",
      "does": "blocks c1373 for us/wi/milwaukee-county",
      "effect": "at risk -937,932; protected +937,932; c1373 open to blocked: Milwaukee County, Wisconsin"
    }
  ]

  $ purse timeline -f small.purse --format md
  | Day | What | Entry | Told | Does | Effect |
  |---|---|---|---|---|---|
  | 2016-07 | condition | small.purse:12 | c1373 begins: Show compliance with 8 U.S.C. 1373 |  | at risk 0 to 937,932, was 0; c1373 not in force to uncertain: Milwaukee County, Wisconsin |
  | 2017-04-21 | warn | ^letter | Department of Justice: Prove compliance by 30 June |  |  |
  | 2017-08-07 | suit filed |  | Milwaukee County v. Department of Justice, E.D. Wis. |  |  |
  | 2017-09-15 | order, E.D. Wis. | ^pi | preliminary injunction, Milwaukee County v. Department of Justice | blocks c1373 for us/wi/milwaukee-county | at risk -937,932; protected +937,932; c1373 open to blocked: Milwaukee County, Wisconsin |

From a day until another one, [from, until).

  $ purse timeline -f small.purse --from 2017-04-21 --until 2017-09-15 --format csv
  day,kind,entry,told,does,effect
  2017-04-21,warn,^letter,Department of Justice: Prove compliance by 30 June,,
  2017-08-07,suit filed,,"Milwaukee County v. Department of Justice, E.D. Wis.",,

  $ purse timeline -f small.purse --until 2017-04-21 --format csv
  day,kind,entry,told,does,effect
  2016-07,condition,small.purse:12,c1373 begins: Show compliance with 8 U.S.C. 1373,,"at risk 0 to 937,932, was 0; c1373 not in force to uncertain: Milwaukee County, Wisconsin"

--as-of alone ends it on that day.

  $ purse timeline -f small.purse --as-of 2017-04-21 --format csv
  day,kind,entry,told,does,effect
  2016-07,condition,small.purse:12,c1373 begins: Show compliance with 8 U.S.C. 1373,,"at risk 0 to 937,932, was 0; c1373 not in force to uncertain: Milwaukee County, Wisconsin"
  2017-04-21,warn,^letter,Department of Justice: Prove compliance by 30 June,,

Only one place.

  $ purse timeline -f small.purse us/wi/milwaukee-county --from 2017-09 --format csv
  day,kind,entry,told,does,effect
  2017-09-15,"order, E.D. Wis.",^pi,"preliminary injunction, Milwaukee County v. Department of Justice",blocks c1373 for us/wi/milwaukee-county,"at risk -937,932; protected +937,932; c1373 open to blocked: Milwaukee County, Wisconsin"

  $ cd cases/sanctuary-2017; purse timeline us/il/chicago --basis allocated --condition jag17-notice,jag17-access,jag17-cert --from 2017-07-25 --until 2018-08-01
  2017-07-25  condition rules.purse:125: jag17-cert begins: FY2017 JAG: certify, and keep to, 8 U.S.C.
                1373
  2017-07-25  condition rules.purse:138: jag17-access begins: FY2017 JAG: access to jails
  2017-07-25  condition rules.purse:149: jag17-notice begins: FY2017 JAG: notice of releases
              money: at risk +2,019,194 (allocated); jag17-notice not in force to open: Chicago,
                Illinois; jag17-access not in force to open: Chicago, Illinois; jag17-cert not in
                force to open: Chicago, Illinois
  2017-08-07  suit filed: City of Chicago v. Sessions, N.D. Ill.
  2017-09-15  order, N.D. Ill. ^o30: preliminary injunction, City of Chicago v. Sessions
              blocks jag17-notice, jag17-access for everyone
              money: jag17-notice open to blocked: Chicago, Illinois; jag17-access open to blocked:
                Chicago, Illinois
  2018-04     order, 7th Cir. ^o32: affirmed, with its nationwide reach, City of Chicago v. Sessions
              affirms ^o30
  2018-06-26  order, 7th Cir. ^o34: stayed outside Chicago, City of Chicago v. Sessions
              stays ^o30 for everyone except us/il/chicago
  2018-07-27  order, N.D. Ill. ^o35: permanent injunction, stayed outside Chicago, City of Chicago v.
                Sessions
              blocks jag17-notice, jag17-access, jag17-cert for everyone; stayed for everyone except
                us/il/chicago; replaces ^o30
              money: at risk -2,019,194; protected +2,019,194 (allocated); jag17-cert open to blocked:
                Chicago, Illinois

Nothing happened.

  $ purse timeline -f small.purse --from 2020-01-01
  nothing happened in these days

What was said for a place is in its own timeline, and in no other.

  $ printf 'source s "S"\n  published: 2019-03-15\n2019-03-15 say "Luis Arce" "We comply"\n  body: us/az/tucson\n  source: s\n' >said.purse; purse timeline us/az/tucson -f said.purse; purse timeline -f said.purse
  2019-03-15  say said.purse:3: Luis Arce: "We comply"
  nothing happened in these days
