# Which journal

Without -f and PURSE_FILE it is main.purse in the current folder.

  $ purse stake --as-of 2017-05-01
  purse stake: cannot read 'main.purse': no such file or directory
  [exit 3]

  $ cp small.purse main.purse; purse stake --as-of 2017-05-01 --format csv
  place,geoid,name,gross,at_risk,protected,cleared,shared,status,due
  us/wi/milwaukee-county,55079,"Milwaukee County, Wisconsin",937932.00,937932.00,0.00,0.00,,warned,2017-06-30

  $ purse check; echo $?
  0

PURSE_FILE names another; -f goes before it.

  $ PURSE_FILE=nosuch.purse purse stake
  purse stake: cannot read 'nosuch.purse': no such file or directory
  [exit 3]

  $ PURSE_FILE=cases/sanctuary-2017/main.purse purse stake --as-of 2017-04-21 --format csv | wc -l
  10

  $ PURSE_FILE=nosuch.purse purse stake -f small.purse --as-of 2017-05-01 --format csv | wc -l
  2

  $ PURSE_FILE= purse stake --as-of 2017-05-01 --format csv | wc -l
  2

A dash is standard input.

  $ purse stake -f - --as-of 2017-05-01 --format csv < small.purse
  place,geoid,name,gross,at_risk,protected,cleared,shared,status,due
  us/wi/milwaukee-county,55079,"Milwaukee County, Wisconsin",937932.00,937932.00,0.00,0.00,,warned,2017-06-30

  $ cat small.purse | purse check -f -

Included files are named from the folder of the including one.

  $ mkdir sub; cp small.purse sub/; echo 'include "sub/small.purse"' > above.purse; purse check -f above.purse

  $ (cd sub; purse check -f ../above.purse)

  $ echo 'include "sub/small.purse"' | purse check -f -

What cannot be read at all is exit 3.

  $ purse check nosuch.purse
  purse check: cannot read 'nosuch.purse': no such file or directory
  [exit 3]

  $ purse check cases
  purse check: cannot read 'cases': it is a folder
  [exit 3]

  $ purse check small.purse/deeper
  purse check: cannot read 'small.purse/deeper': not a directory
  [exit 3]

  $ mkfifo pipe; purse check pipe
  purse check: cannot read 'pipe': it is not a plain file
  [exit 3]

  $ purse check /dev/null/x
  purse check: cannot read '/dev/null/x': not a directory
  [exit 3]

  $ purse report -f cases
  purse report: cannot read 'cases': it is a folder
  [exit 3]

An include that cannot be read is a mistake in the text.

  $ printf 'include "nosuch.purse"\ninclude "cases"\ninclude "pipe"\n' > gone.purse; purse check gone.purse
  gone.purse:1:9: error: cannot read 'nosuch.purse': no such file or directory [J080]
      1 | include "nosuch.purse"
        |         ^^^^^^^^^^^^^^
        = help: mend the name; it is looked up from the folder of the file that includes it
  gone.purse:2:9: error: 'cases' is neither a journal nor a table [J083]
      2 | include "cases"
        |         ^^^^^^^
        = help: name a journal, which ends in .purse, or a file of awards or of a series, which ends in .csv
  gone.purse:3:9: error: 'pipe' is neither a journal nor a table [J083]
      3 | include "pipe"
        |         ^^^^^^
        = help: name a journal, which ends in .purse, or a file of awards or of a series, which ends in .csv
  [exit 1]

An include cycle is a mistake.

  $ echo 'include "b.purse"' > a.purse; echo 'include "a.purse"' > b.purse; purse check a.purse
  b.purse:1:9: error: this file is part of the journal already [J081]
      1 | include "a.purse"
        |         ^^^^^^^^^
        = help: delete this line; what is read twice would count twice
  [exit 1]

A journal with errors is not answered about.

  $ purse stake -f wrong.purse
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
  purse stake: the journal has errors; mend them first
  [exit 1]

  $ purse stake -f wrong.purse 2>/dev/null
  [exit 1]

An amount in words is never read as its digits alone.

  $ printf 'source s "S"\nprogram p "P"\naward a us/ca\n  program: p\n  year: FY2018\n  amount: $14.2 million\n  source: s\n' | purse check -
  -:1:1: warning: the source 's' has no publication day [J063]
      1 | source s "S"
        | ^^^^^^^^^^^^
        = help: add: published: 2017-04-21 (or published: unknown where it cannot be told)
  -:6:11: error: an amount has no words [J030]
      6 |   amount: $14.2 million
        |           ^^^^^^^^^^^^^
        = help: write all its digits: 2.5 million is 2,500,000
  [exit 1]
