# purse check

Silent when all is well.

  $ purse check small.purse

  $ purse check -f cases/sanctuary-2017/main.purse

  $ purse check --format json small.purse

Every mistake is shown, with a caret and what to do.

  $ purse check wrong.purse
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
  [exit 1]

As one JSON object a line.

  $ purse check wrong.purse --format json
  {"file":"wrong.purse","line":2,"column":14,"severity":"error","code":"J012","message":"April has 30 days","help":"the last day of that month is 2017-04-30; write 2017-04 if the day is not known"}
  {"file":"wrong.purse","line":5,"column":12,"severity":"error","code":"J050","message":"there is no program 'jga'","help":"did you mean 'jag'?"}
  {"file":"wrong.purse","line":6,"column":12,"severity":"error","code":"J020","message":"there is no kind of entry 'wran'","help":"did you mean 'warn'?"}
  {"file":"wrong.purse","line":9,"column":7,"severity":"error","code":"J040","message":"there is no place 'us/il/cok-county'","help":"did you mean us/il/cook-county (Cook County, Illinois), us/il/bond-county (Bond County, Illinois) or us/il/cass-county (Cass County, Illinois)?"}
  {"file":"wrong.purse","line":11,"column":8,"severity":"error","code":"J062","message":"it is due before the day of this warn","help":"mend this day, or the one at the beginning of the entry"}
  [exit 1]

Several files are read one by one; the worst exit status counts.

  $ purse check small.purse wrong.purse 2>&1 | tail -1
        = help: mend this day, or the one at the beginning of the entry

  $ purse check small.purse nosuch.purse
  purse check: cannot read 'nosuch.purse': no such file or directory
  [exit 3]

  $ purse check wrong.purse nosuch.purse >/dev/null
  purse check: cannot read 'nosuch.purse': no such file or directory
  [exit 3]

Mistakes go to standard output, or where -o says.

  $ purse check wrong.purse 2>/dev/null | wc -l
  20

  $ purse check wrong.purse -o mistakes.txt; wc -l < mistakes.txt
  20

A warning leaves the exit status at 0.

  $ printf 'source letter "A letter"\n' > warning.purse; purse check warning.purse
  warning.purse:1:1: warning: the source 'letter' has no publication day [J063]
      1 | source letter "A letter"
        | ^^^^^^^^^^^^^^^^^^^^^^^^
        = help: add: published: 2017-04-21 (or published: unknown where it cannot be told)
