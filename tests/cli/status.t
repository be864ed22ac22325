# purse status

Six months after the letters.

  $ cd cases/sanctuary-2017; purse status --as-of 2017-10-12
  Place                 Warned      Due         Answered    Found                 Conditions
  --------------------  ----------  ----------  ----------  --------------------  --------------------
  California            2017-04-21  2017-06-30                                    jag16-1373 open
  Connecticut                                               complies 2017-10-12   jag16-1373 cleared
                                                                                  by ^a23
  Miami-Dade County,    2017-04-21  2017-06-30  2017-06-26  complies 2017-08-04   jag16-1373 cleared
  Florida                                                                         by ^a20
  Chicago, Illinois     2017-04-21  2017-10-27              preliminary:          jag16-1373 open
                                                            violates 2017-10-11
  Cook County,          2017-04-21  2017-10-27  2017-06-29  preliminary:          jag16-1373 open
  Illinois                                                  violates 2017-10-11
  New Orleans,          2017-04-21  2017-10-27              preliminary:          jag16-1373 open
  Louisiana                                                 violates 2017-10-11
  Clark County, Nevada  2017-04-21  2017-06-30  2017-05-30  complies 2017-08-03   jag16-1373 cleared
                                                                                  by ^a19
  New York, New York    2017-04-21  2017-10-27              preliminary:          jag16-1373 open
                                                            violates 2017-10-11
  Philadelphia,         2017-04-21  2017-10-27              preliminary:          jag16-1373 open
  Pennsylvania                                              violates 2017-10-11
  Milwaukee County,     2017-04-21  2017-06-30  2017-06-28  complies 2017-10-11   jag16-1373 cleared
  Wisconsin                                                                       by ^a22

  Policy                               State                      Orders
  -----------------------------------  -------------------------  ------------------------------------
  8 U.S.C. 1373: no bar on exchanging  in force
  immigration-status information
  (s1373)
  Executive Order 13768, section       blocked                    ^o20 from 2017-04-25
  9(a): no federal grants for the
  wilfully unwilling (eo13768-9a)
  Memo of the Attorney General on      in force
  Executive Order 13768 (agmemo17)
  Executive Order 13769: first         not in force; was blocked  ^o03 from 2017-02-03 to 2017-03-16
  suspension of entry (eo13769)
  Executive Order 13780, sections      blocked                    ^o06 from 2017-03-15 to 2017-03-29;
  2(c) and 6: second suspension of                                ^o08 from 2017-03 to 2017-10-10;
  entry (eo13780)                                                 ^o07 from 2017-03-29
  Limits on federal detainer requests  not in force
  (miami-dade-2013)
  Federal detainer requests are        in force
  honoured again (miami-dade-2017)
  Resolution against discrimination    in force
  and for limits on cooperation
  (milwaukee-county-2017)

  $ purse status -f small.purse --as-of 2017-09-15
  Place                        Warned      Due         Answered  Found  Conditions
  ---------------------------  ----------  ----------  --------  -----  --------------------
  Milwaukee County, Wisconsin  2017-04-21  2017-06-30                   c1373 blocked by ^pi

  $ purse status -f small.purse --as-of 2017-09-15 --format csv
  place,warned,due,answered,found,conditions
  us/wi/milwaukee-county,2017-04-21,2017-06-30,,,c1373 blocked by ^pi

  $ purse status -f small.purse --as-of 2017-09-15 --format json
  {
    "as_of": "2017-09-15",
    "places": [
      {
        "place": "us/wi/milwaukee-county",
        "warned": "2017-04-21",
        "due": "2017-06-30",
        "answered": null,
        "found": null,
        "conditions": "c1373 blocked by ^pi"
      }
    ],
    "policies": []
  }

  $ purse status -f small.purse --as-of 2017-09-15 --format md
  | Place | Warned | Due | Answered | Found | Conditions |
  |---|---|---|---|---|---|
  | Milwaukee County, Wisconsin | 2017-04-21 | 2017-06-30 |  |  | c1373 blocked by ^pi |

Before anything happened.

  $ purse status -f small.purse --as-of 2016-01-01
  Place  Warned  Due  Answered  Found  Conditions
  -----  ------  ---  --------  -----  ----------
