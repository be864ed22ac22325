# Verbs

Without a verb the list goes to standard error.

  $ purse
  purse follows public money and the strings attached to it.

  usage: purse VERB [options]

    report     the whole story of a journal on a day, and what happened next
    brief      the figures in a text of your own, filled; which went stale, and why
    stake      what money is at stake, at risk, protected and cleared
    why        the proof of a figure, down to entries and award rows
    status     a line a place: warned, due, answered, found, blocked
    cost       what keeping a condition costs a place, beside what it has at stake
    timeline   what changed when, and what it did to the money
    cases      the suits, their orders and what each order does on the day
    claims     what was said, tested against figures, money and entries
    sources    what the journal rests on, and the entries that cite one of them
    check      read a journal and report every mistake in it
    fmt        put the spacing of journals right, in place
    diff       differences in answers: two journals, or one journal on two days
    place      which place a name, a code or an id means
    read       a letter, an article or an order into a draft of entries
    import     read award files into the store
    imports    what came into the store: files, rows, control totals
    get        download award files and check them; go on where it was cut
    export     what was imported and resolved, as CSV and JSON Lines with a description
    serve      the page and its answers on this machine, in the browser
    publish    the page and its answers as files, for any file server
    explain    what the code of a mistake means and how to mend it
    version    the version of the program and of its places
    help       the verbs, or the help of one

  'purse VERB --help' says more.
  [exit 2]

  $ purse 2>/dev/null
  [exit 2]

Help lists the verbs.

  $ purse help
  purse follows public money and the strings attached to it.

  usage: purse VERB [options]

    report     the whole story of a journal on a day, and what happened next
    brief      the figures in a text of your own, filled; which went stale, and why
    stake      what money is at stake, at risk, protected and cleared
    why        the proof of a figure, down to entries and award rows
    status     a line a place: warned, due, answered, found, blocked
    cost       what keeping a condition costs a place, beside what it has at stake
    timeline   what changed when, and what it did to the money
    cases      the suits, their orders and what each order does on the day
    claims     what was said, tested against figures, money and entries
    sources    what the journal rests on, and the entries that cite one of them
    check      read a journal and report every mistake in it
    fmt        put the spacing of journals right, in place
    diff       differences in answers: two journals, or one journal on two days
    place      which place a name, a code or an id means
    read       a letter, an article or an order into a draft of entries
    import     read award files into the store
    imports    what came into the store: files, rows, control totals
    get        download award files and check them; go on where it was cut
    export     what was imported and resolved, as CSV and JSON Lines with a description
    serve      the page and its answers on this machine, in the browser
    publish    the page and its answers as files, for any file server
    explain    what the code of a mistake means and how to mend it
    version    the version of the program and of its places
    help       the verbs, or the help of one

  'purse VERB --help' says more.

  $ purse --help | cmp - <(purse help)

  $ purse -h | cmp - <(purse help)

  $ purse '-?' | cmp - <(purse help)

The help of a verb is the same either way.

  $ purse help stake | cmp - <(purse stake --help)

The version is told with that of the places.

  $ purse version
  purse 0.1.0
  places: Census Gazetteer 2022 (weather-util-data), 67467 units

  $ purse --version | cmp - <(purse version)

  $ purse -V | cmp - <(purse version)

A near verb is offered.

  $ purse staek
  purse: there is no verb 'staek'; did you mean 'stake'?
  Try 'purse help'.
  [exit 2]

  $ purse reprot
  purse: there is no verb 'reprot'; did you mean 'report'?
  Try 'purse help'.
  [exit 2]

  $ purse chekc main.purse
  purse: there is no verb 'chekc'; did you mean 'check'?
  Try 'purse help'.
  [exit 2]

  $ purse help timelin
  purse: there is no verb 'timelin'; did you mean 'timeline'?
  Try 'purse help'.
  [exit 2]

A verb that is near none is not guessed.

  $ purse resolve
  purse: there is no verb 'resolve'
  Try 'purse help'.
  [exit 2]

  $ purse ''
  purse: there is no verb ''
  Try 'purse help'.
  [exit 2]

  $ purse -x
  purse: there is no verb '-x'
  Try 'purse help'.
  [exit 2]

  $ purse --as-of
  purse: there is no verb '--as-of'
  Try 'purse help'.
  [exit 2]

Arguments that a verb does not take are wrong usage.

  $ purse version now
  purse version: version takes no argument
  Try 'purse version --help'.
  [exit 2]

  $ purse stake main.purse
  purse stake: 'main.purse' is not expected; --place names a place, -f a journal
  Try 'purse stake --help'.
  [exit 2]

  $ purse report us/il/chicago
  purse report: 'us/il/chicago' is not expected; --place names a place, -f a journal
  Try 'purse report --help'.
  [exit 2]

  $ purse status us/il/chicago
  purse status: 'us/il/chicago' is not expected; --place names a place, -f a journal
  Try 'purse status --help'.
  [exit 2]

  $ purse why
  purse why: give one place, condition or policy, or the ^link of a claim
  Try 'purse why --help'.
  [exit 2]

  $ purse why us/il/chicago us/ca
  purse why: give one place, condition or policy, or the ^link of a claim
  Try 'purse why --help'.
  [exit 2]

  $ purse cases a b
  purse cases: give one case, or none for all
  Try 'purse cases --help'.
  [exit 2]

  $ purse timeline a b
  purse timeline: give one place, or none for all
  Try 'purse timeline --help'.
  [exit 2]

  $ purse place
  purse place: give one name, code or id; put names with blanks in quotation marks
  Try 'purse place --help'.
  [exit 2]

  $ purse place Cook County
  purse place: give one name, code or id; put names with blanks in quotation marks
  Try 'purse place --help'.
  [exit 2]

  $ purse explain J999
  purse explain: there is no code 'J999'; purse explain lists them
  Try 'purse explain --help'.
  [exit 2]
