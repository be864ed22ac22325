# Where the output goes

To a file with -o; nothing is printed.

  $ purse stake -f small.purse --as-of 2017-05-01 --format csv -o out.csv; cat out.csv
  place,geoid,name,gross,at_risk,protected,cleared,shared,status,due
  us/wi/milwaukee-county,55079,"Milwaukee County, Wisconsin",937932.00,937932.00,0.00,0.00,,warned,2017-06-30

  $ purse stake -f small.purse --as-of 2017-05-01 --format csv -o - | cmp - out.csv

  $ purse place us/ca -o place.txt; head -3 place.txt
  What      Value
  --------  -----------------------------------------
  id        us/ca

A file that cannot be written.

  $ purse stake -f small.purse --as-of 2017-05-01 -o nosuch/out.csv
  purse: cannot write 'nosuch/out.csv': No such file or directory
  [exit 3]

  $ purse stake -f small.purse --as-of 2017-05-01 -o /dev/full
  purse: cannot write /dev/full: No space left on device
  [exit 3]

  $ purse place us/ca -o cases
  purse: cannot write 'cases': Is a directory
  [exit 3]

A full disk is exit 3, for every verb.

  $ purse report -f small.purse > /dev/full
  purse: cannot write standard output: No space left on device
  [exit 3]

  $ purse stake -f small.purse --format json > /dev/full
  purse: cannot write standard output: No space left on device
  [exit 3]

  $ purse check wrong.purse > /dev/full
  purse: cannot write standard output: No space left on device
  [exit 3]

  $ purse fmt - < loose.purse > /dev/full
  purse: cannot write standard output: No space left on device
  [exit 3]

  $ purse place us/ca > /dev/full
  purse: cannot write standard output: No space left on device
  [exit 3]

  $ purse explain > /dev/full
  purse: cannot write standard output: No space left on device
  [exit 3]

  $ purse explain J012 > /dev/full
  purse: cannot write standard output: No space left on device
  [exit 3]

  $ purse version > /dev/full
  purse: cannot write standard output: No space left on device
  [exit 3]

  $ purse help > /dev/full
  purse: cannot write standard output: No space left on device
  [exit 3]

  $ purse stake --help > /dev/full
  purse: cannot write standard output: No space left on device
  [exit 3]

A reader that leaves early is no mistake.

  $ purse report -f cases/sanctuary-2017/main.purse --as-of 2017-04-21 | head -1
  Section 1373 and the Byrne JAG grants, 2016-2021

  $ purse explain | head -1 | cut -c1-4
  J001

  $ (purse timeline -f cases/sanctuary-2017/main.purse; echo "exit $?" >&2) | true
  exit 141

Standard output that is closed is exit 3.

  $ purse stake -f small.purse --as-of 2017-05-01 >&-
  purse: cannot write standard output: Bad file descriptor
  [exit 3]

Nothing depends on the language or the place of the clock.

  $ LC_ALL=de_DE.UTF-8 TZ=Pacific/Kiritimati purse stake -f small.purse --as-of 2017-05-01 --format json | cmp - <(purse stake -f small.purse --as-of 2017-05-01 --format json)

What is read is not written over; but a text with figures is written in place.

  $ cp small.purse j.purse; purse report -f j.purse --as-of 2017-05-01 -o j.purse; cmp small.purse j.purse
  purse report: -o 'j.purse' would take the place of what is read; name another file
  Try 'purse report --help'.

  $ cp small.purse j.purse; purse read j.purse -o ./j.purse; cmp small.purse j.purse
  purse read: -o './j.purse' would take the place of what is read; name another file
  Try 'purse read --help'.

  $ echo '{{awards 2017-05-01 condition=c1373}}' > text.md; purse brief -f small.purse text.md -o text.md; cat text.md
  <!--{{awards 2017-05-01 condition=c1373}} 2017-12-01-->1<!--/-->
