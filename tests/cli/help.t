# --help of every verb

  $ purse report --help
  Usage: purse report [OPTION...]
  The whole story of a journal on a day, and what happened next.

        --as-of=DAY            What held on this day; else --known-by, else
                               today
        --basis=BASIS          awarded (default), active, unspent, annual or
                               allocated
        --condition=ID,...     Conditions; else those in force that somebody was
                               warned about
        --format=FORMAT        table (default), csv, json, md or html
        --from=DAY             The first day shown
    -f, --file=FILE            The journal; else PURSE_FILE, else main.purse in
                               this folder; - is standard input
        --known-by=DAY         Only what anyone could know by this day
    -o, --output=FILE          Write there instead of standard output
        --place=PLACE          Only this place; may be given again; ids may be
                               joined by commas
        --program=ID,...       Only money of these programs
        --store=FILE           The store of imported award files; else
                               PURSE_STORE, else purse.db in this folder
        --until=DAY            The day before which it ends
        --without=^LINK,...    As if the order, or other entry, had never been;
                               may be given again
    -?, --help                 Give this help list
        --usage                Give a short usage message

  Mandatory or optional arguments to long options are also mandatory or optional
  for any corresponding short options.

  Who was warned, what each place has at stake under which condition, what is
  protected, cleared and at risk, what was demanded by when; then what happened
  after the day and what it did to the money; the sources numbered.

  Example: purse report -f cases/sanctuary-2017/main.purse --as-of 2017-04-21

  $ purse stake --help
  Usage: purse stake [OPTION...]
  What money is at stake, at risk, protected and cleared.

        --as-of=DAY            What held on this day; else --known-by, else today
                              
        --basis=BASIS          awarded (default), active, unspent, annual or
                               allocated
        --condition=ID,...     Conditions; else those in force that somebody was
                               warned about
        --format=FORMAT        table (default), csv, json, md or html
    -f, --file=FILE            The journal; else PURSE_FILE, else main.purse in
                               this folder; - is standard input
        --known-by=DAY         Only what anyone could know by this day
    -o, --output=FILE          Write there instead of standard output
        --place=PLACE          Only this place; may be given again; ids may be
                               joined by commas
        --program=ID,...       Only money of these programs
        --store=FILE           The store of imported award files; else
                               PURSE_STORE, else purse.db in this folder
        --what-if=FILE         A journal laid on top; answers beside the baseline
                              
        --without=^LINK,...    As if the order, or other entry, had never been;
                               may be given again
    -?, --help                 Give this help list
        --usage                Give a short usage message

  Mandatory or optional arguments to long options are also mandatory or optional
  for any corresponding short options.

  A line a place, and the total. docs/method.md says how each figure is made;
  purse why shows its proof. With --what-if or --without, or both, what differs,
  beside the baseline.

  Example: purse stake -f main.purse --as-of 2017-08-05 --condition jag16-1373
  --format json

  $ purse why --help
  Usage: purse why [OPTION...] PLACE|CONDITION|^CLAIM
  The proof of a figure, down to entries and award rows.

        --as-of=DAY            What held on this day; else --known-by, else
                               today
        --basis=BASIS          awarded (default), active, unspent, annual or
                               allocated
        --condition=ID,...     Conditions; else those in force that somebody was
                               warned about
        --format=FORMAT        table (default), csv, json, md or html
    -f, --file=FILE            The journal; else PURSE_FILE, else main.purse in
                               this folder; - is standard input
        --known-by=DAY         Only what anyone could know by this day
    -o, --output=FILE          Write there instead of standard output
        --program=ID,...       Only money of these programs
        --store=FILE           The store of imported award files; else
                               PURSE_STORE, else purse.db in this folder
        --without=^LINK,...    As if the order, or other entry, had never been;
                               may be given again
    -?, --help                 Give this help list
        --usage                Give a short usage message

  Mandatory or optional arguments to long options are also mandatory or optional
  for any corresponding short options.

  For a place: each award, each condition on it, and the orders, findings and
  waivers that make its state. For a condition or policy: whether it is in force
  and who blocked it from when. For a claim: the verdict under every definition,
  with the line of each number, now and as known when it was said.

  Example: purse why us/il/chicago --as-of 2017-09-16 --basis allocated

  $ purse status --help
  Usage: purse status [OPTION...]
  A line a place: warned, due, answered, found, blocked.

        --as-of=DAY            What held on this day; else --known-by, else
                               today
        --basis=BASIS          awarded (default), active, unspent, annual or
                               allocated
        --condition=ID,...     Conditions; else those in force that somebody was
                               warned about
        --format=FORMAT        table (default), csv, json, md or html
    -f, --file=FILE            The journal; else PURSE_FILE, else main.purse in
                               this folder; - is standard input
        --known-by=DAY         Only what anyone could know by this day
    -o, --output=FILE          Write there instead of standard output
        --place=PLACE          Only this place; may be given again; ids may be
                               joined by commas
        --program=ID,...       Only money of these programs
        --store=FILE           The store of imported award files; else
                               PURSE_STORE, else purse.db in this folder
        --without=^LINK,...    As if the order, or other entry, had never been;
                               may be given again
    -?, --help                 Give this help list
        --usage                Give a short usage message

  Mandatory or optional arguments to long options are also mandatory or optional
  for any corresponding short options.

  Where each place stands with the grantor, and the policies and who blocks them.
  --format ics is a calendar of what is due when.

  Example: purse status --as-of 2017-10-12

  $ purse timeline --help
  Usage: purse timeline [OPTION...] [PLACE]
  What changed when, and what it did to the money.

        --as-of=DAY            What held on this day; else --known-by, else
                               today
        --basis=BASIS          awarded (default), active, unspent, annual or
                               allocated
        --condition=ID,...     Conditions; else those in force that somebody was
                               warned about
        --format=FORMAT        table (default), csv, json, md or html
        --from=DAY             The first day shown
    -f, --file=FILE            The journal; else PURSE_FILE, else main.purse in
                               this folder; - is standard input
        --known-by=DAY         Only what anyone could know by this day
    -o, --output=FILE          Write there instead of standard output
        --program=ID,...       Only money of these programs
        --store=FILE           The store of imported award files; else
                               PURSE_STORE, else purse.db in this folder
        --until=DAY            The day before which it ends
        --without=^LINK,...    As if the order, or other entry, had never been;
                               may be given again
    -?, --help                 Give this help list
        --usage                Give a short usage message

  Mandatory or optional arguments to long options are also mandatory or optional
  for any corresponding short options.

  Every dated entry but say and claim in order, with the change in what is at
  risk, protected and cleared that day; of a PLACE also what was said for it.
  --from and --until take days and give [from, until). --format atom is a feed to
  subscribe to.

  Example: purse timeline us/il/chicago --from 2017-07-01 --until 2018-09-01

  $ purse cases --help
  Usage: purse cases [OPTION...] [CASE]
  The suits, their orders and what each order does on the day.

        --as-of=DAY            What held on this day; else --known-by, else
                               today
        --format=FORMAT        table (default), csv, json, md or html
    -f, --file=FILE            The journal; else PURSE_FILE, else main.purse in
                               this folder; - is standard input
        --known-by=DAY         Only what anyone could know by this day
    -o, --output=FILE          Write there instead of standard output
        --store=FILE           The store of imported award files; else
                               PURSE_STORE, else purse.db in this folder
        --without=^LINK,...    As if the order, or other entry, had never been;
                               may be given again
    -?, --help                 Give this help list
        --usage                Give a short usage message

  Mandatory or optional arguments to long options are also mandatory or optional
  for any corresponding short options.

  Court, docket, parties, and each order: what it blocks, for whom, and whether
  it stands on the day.

  Example: purse cases chicago-v-sessions --as-of 2018-06-27

  $ purse check --help
  Usage: purse check [OPTION...] [FILE...]
  Read a journal and report every mistake in it.

        --format=FORMAT        table (default), csv, json, md or html
    -f, --file=FILE            The journal; else PURSE_FILE, else main.purse in
                               this folder; - is standard input
    -o, --output=FILE          Write there instead of standard output
    -?, --help                 Give this help list
        --usage                Give a short usage message

  Mandatory or optional arguments to long options are also mandatory or optional
  for any corresponding short options.

  Silent when all is well. Exit 1 when there are errors, 3 when a file cannot be
  read.

  Example: purse check main.purse --format json

  $ purse fmt --help
  Usage: purse fmt [OPTION...] [FILE...]
  Put the spacing of journals right, in place.

        --check                Change nothing; exit 1 when something would change
                              
    -f, --file=FILE            The journal; else PURSE_FILE, else main.purse in
                               this folder; - is standard input
    -?, --help                 Give this help list
        --usage                Give a short usage message

  Mandatory or optional arguments to long options are also mandatory or optional
  for any corresponding short options.

  Changes spacing only; words and comments stay byte for byte. With - reads
  standard input and writes standard output. --check changes nothing and exits 1
  when something would change.

  Example: purse fmt main.purse

  $ purse diff --help
  Usage: purse diff [OPTION...] [JOURNAL JOURNAL]
  Differences in answers: two journals, or one journal on two days.

        --and-as-of=DAY        The second day to compare with --as-of
        --as-of=DAY            What held on this day; else --known-by, else
                               today
        --basis=BASIS          awarded (default), active, unspent, annual or
                               allocated
        --condition=ID,...     Conditions; else those in force that somebody was
                               warned about
        --format=FORMAT        table (default), csv, json, md or html
    -f, --file=FILE            The journal; else PURSE_FILE, else main.purse in
                               this folder; - is standard input
        --known-by=DAY         Only what anyone could know by this day
    -o, --output=FILE          Write there instead of standard output
        --place=PLACE          Only this place; may be given again; ids may be
                               joined by commas
        --program=ID,...       Only money of these programs
        --store=FILE           The store of imported award files; else
                               PURSE_STORE, else purse.db in this folder
        --without=^LINK,...    As if the order, or other entry, had never been;
                               may be given again
    -?, --help                 Give this help list
        --usage                Give a short usage message

  Mandatory or optional arguments to long options are also mandatory or optional
  for any corresponding short options.

  Compares what two journals answer on the same day, or what one answers on two
  days. Exit 1 when they differ.

  Example: purse diff --as-of 2017-04-21 --and-as-of 2017-08-05

  $ purse place --help
  Usage: purse place [OPTION...] [NAME|-]
  Which place a name, a code or an id means.

        --format=FORMAT        table (default), csv, json, md or html
    -f, --file=FILE            The journal; else PURSE_FILE, else main.purse in
                               this folder; - is standard input
    -o, --output=FILE          Write there instead of standard output
        --review               List recipients of the store that are to be
                               decided about
        --store=FILE           The store of imported award files; else
                               PURSE_STORE, else purse.db in this folder
    -?, --help                 Give this help list
        --usage                Give a short usage message

  Mandatory or optional arguments to long options are also mandatory or optional
  for any corresponding short options.

  Its id, GEOID, kind, older codes and names with their days; the candidates when
  several fit. With - reads names of recipients on standard input, one a line or
  CSV with a column name and, where there are, state, city and county, and writes
  for each what it is and why: docs/places.md. Needs no journal. --review lists
  recipients of the store that may be governments and are no known place, those
  with most money first and those named like a company last, with lines to be put
  into a journal; names that the journal of -f decides about are left out.

  Example: purse place "Cook County, Illinois"

  $ purse explain --help
  Usage: purse explain [OPTION...] [CODE...]
  What the code of a mistake means and how to mend it.

    -?, --help                 Give this help list
        --usage                Give a short usage message

  Without a code, lists all.

  Example: purse explain J012

  $ purse version --help
  Usage: purse version [OPTION...]
  The version of the program and of its places.

    -?, --help                 Give this help list
        --usage                Give a short usage message

  Example: purse version

  $ purse help --help
  Usage: purse help [OPTION...] [VERB]
  The verbs, or the help of one.

    -?, --help                 Give this help list
        --usage                Give a short usage message

  Example: purse help stake

A short usage.

  $ purse stake --usage
  Usage: purse stake [-?] [-f FILE] [-o FILE] [--as-of=DAY] [--basis=BASIS]
              [--condition=ID,...] [--format=FORMAT] [--file=FILE]
              [--known-by=DAY] [--output=FILE] [--place=PLACE] [--program=ID,...]
              [--store=FILE] [--what-if=FILE] [--without=^LINK,...] [--help]
              [--usage]
