# purse explain

  $ purse explain J012
  J012: the month has no such day (error)

  A day beyond the end of its month, for instance 31 April, or 29 February
  outside a leap year.

  To mend it: Mend the day, or write only the month when the day is not known.

  $ purse explain J012 J050
  J012: the month has no such day (error)

  A day beyond the end of its month, for instance 31 April, or 29 February
  outside a leap year.

  To mend it: Mend the day, or write only the month when the day is not known.

  J050: unknown id (error)

  Nothing of that kind with this id is declared in the journal or in what it
  includes.

  To mend it: Declare it, or take a near name from the help line.

Codes are written as they are listed.

  $ purse explain j012
  purse explain: there is no code 'j012'; purse explain lists them
  Try 'purse explain --help'.
  [exit 2]

  $ purse explain 12
  purse explain: there is no code '12'; purse explain lists them
  Try 'purse explain --help'.
  [exit 2]

  $ purse explain J012 J000
  purse explain: there is no code 'J000'; purse explain lists them
  Try 'purse explain --help'.
  J012: the month has no such day (error)

  A day beyond the end of its month, for instance 31 April, or 29 February
  outside a leap year.

  To mend it: Mend the day, or write only the month when the day is not known.
  [exit 2]

All codes.

  $ purse explain | head -3
  J001  error    text is not UTF-8
  J002  error    a control character
  J003  error    a line is too long

  $ purse explain | grep -vcE '^[A-Z][0-9]{3}  (error|warning|note) +[a-z]'
  0
  [exit 1]
