# Options

An unknown option is wrong usage.

  $ purse stake -f small.purse --formt json
  purse stake: unrecognized option '--formt'
  Try `purse stake --help' or `purse stake --usage' for more information.
  [exit 2]

  $ purse stake -f small.purse -z
  purse stake: invalid option -- 'z'
  Try `purse stake --help' or `purse stake --usage' for more information.
  [exit 2]

  $ purse place --as-of 2017-04-21 us/ca
  purse place: unrecognized option '--as-of'
  Try `purse place --help' or `purse place --usage' for more information.
  [exit 2]

  $ purse version --format json
  purse version: unrecognized option '--format'
  Try `purse version --help' or `purse version --usage' for more information.
  [exit 2]

An option without its value is wrong usage.

  $ purse stake --as-of
  purse stake: option '--as-of' requires an argument
  Try `purse stake --help' or `purse stake --usage' for more information.
  [exit 2]

  $ purse stake -f
  purse stake: option requires an argument -- 'f'
  Try `purse stake --help' or `purse stake --usage' for more information.
  [exit 2]

Options may be shortened as long as they stay clear.

  $ purse stake -f small.purse --as-o 2017-05-01 --fo csv
  place,geoid,name,gross,at_risk,protected,cleared,shared,status,due
  us/wi/milwaukee-county,55079,"Milwaukee County, Wisconsin",937932.00,937932.00,0.00,0.00,,warned,2017-06-30

  $ purse stake -f small.purse --f
  purse stake: option '--f' is ambiguous; possibilities: '--file' '--format'
  Try `purse stake --help' or `purse stake --usage' for more information.
  [exit 2]

A format that is none is wrong usage.

  $ purse stake -f small.purse --format xml
  purse stake: there is no format 'xml'; formats are table, csv, json, md and html
  Try 'purse stake --help'.
  [exit 2]

  $ purse place us/ca --format JSON
  purse place: there is no format 'JSON'; formats are table, csv, json, md and html
  Try 'purse place --help'.
  [exit 2]

  $ purse check --format csv small.purse
  purse check: mistakes are printed as table (text) or json
  Try 'purse check --help'.
  [exit 2]

A day that is none is wrong usage.

  $ purse stake -f small.purse --as-of 2017-04-31
  purse stake: '2017-04-31' is not a day; write 2017-04-21
  Try 'purse stake --help'.
  [exit 2]

  $ purse stake -f small.purse --as-of yesterday
  purse stake: 'yesterday' is not a day; write 2017-04-21
  Try 'purse stake --help'.
  [exit 2]

  $ purse stake -f small.purse --as-of 2017-04
  purse stake: '2017-04' is a span; a question needs one day, as in 2017-04-21
  Try 'purse stake --help'.
  [exit 2]

  $ purse stake -f small.purse --known-by FY2016
  purse stake: 'FY2016' is a span; a question needs one day, as in 2017-04-21
  Try 'purse stake --help'.
  [exit 2]

  $ purse stake -f small.purse --as-of ''
  purse stake: '' is not a day; write 2017-04-21
  Try 'purse stake --help'.
  [exit 2]

  $ purse timeline -f small.purse --from soon
  purse timeline: 'soon' is not a day; write 2017-04-21
  Try 'purse timeline --help'.
  [exit 2]

What is not in the journal is wrong usage, and what is near is offered.

  $ purse stake -f small.purse --condition c1374
  purse stake: there is no condition 'c1374'; did you mean 'c1373'?
  Try 'purse stake --help'.
  [exit 2]

  $ purse stake -f small.purse --program jga
  purse stake: there is no program 'jga'; did you mean 'jag'?
  Try 'purse stake --help'.
  [exit 2]

  $ purse stake -f small.purse --place us/wi/milwakee-county
  purse stake: there is no place 'us/wi/milwakee-county'; did you mean us/wi/milwaukee-county?
  Try 'purse stake --help'.
  [exit 2]

  $ purse stake -f small.purse --place "Cook County"
  purse stake: 'Cook County' may be one of 3 places; write us/ga/cook-county, us/il/cook-county or us/mn/cook-county
  Try 'purse stake --help'.
  [exit 2]

  $ purse stake -f small.purse --basis gross
  purse stake: there is no basis 'gross'; they are awarded, active, unspent, annual and allocated
  Try 'purse stake --help'.
  [exit 2]

  $ purse why -f small.purse us/wi/milwaukee-conty
  purse why: there is no place 'us/wi/milwaukee-conty'; did you mean us/wi/milwaukee-county?
  Try 'purse why --help'.
  [exit 2]

  $ purse cases -f small.purse county-v-dog
  purse cases: there is no case 'county-v-dog'; did you mean 'county-v-doj'?
  Try 'purse cases --help'.
  [exit 2]

  $ purse stake -f cases/sanctuary-2017/main.purse --condition eo13768-9a
  purse stake: 'eo13768-9a' is a policy; no money hangs on it: see purse why eo13768-9a
  Try 'purse stake --help'.
  [exit 2]

More of an option than can be held is wrong usage.

  $ purse stake -f small.purse $(yes -- '--place us/ca' | head -70)
  purse stake: more than 64 are too many
  Try `purse stake --help' or `purse stake --usage' for more information.
  [exit 2]

The last -f counts, and options may stand after arguments.

  $ purse why us/wi/milwaukee-county -f nosuch.purse -f small.purse --as-of 2017-05-01 | head -2
  Milwaukee County, Wisconsin (us/wi/milwaukee-county, 55079), as of 2017-05-01, awarded money
  gross 937,932 = at risk 937,932 + protected 0 + cleared 0

Two dashes end the options.

  $ purse place -- --format
  there is no place '--format'
  [exit 1]
