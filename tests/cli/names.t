# purse place -: names to decisions

A name a line, verbatim; a blank line is a name too.

  $ printf 'NEW YORK, CITY OF\n\nus/il/chicago\n' | purse place - --format csv
  name,state,decision,geoid,place,agency,candidates,why
  "NEW YORK, CITY OF",,exact,3651000,us/ny/new-york,,,'new york': name and type of us/ny/new-york +20; in the state +10
  ,,none,,,,,no name
  us/il/chicago,,exact,1714000,us/il/chicago,,,its code or id

CSV with a header that has `name`: other columns in any order, marks and line ends in cells kept.

  $ printf '\357\273\277County,extra,NAME,State\r\n"ADAIR","a ""b"", c",WASHINGTON TOWNSHIP,IA\r\n,,"CITY OF\nCHICAGO",IL\r\n' | purse place - --format csv
  name,state,decision,geoid,place,agency,candidates,why
  WASHINGTON TOWNSHIP,IA,exact,1900194443,us/ia/adair-county/washington-township,,,'washington': name and type of us/ia/adair-county/washington-township +20; in the state +10; in the county given +15
  "CITY OF
  CHICAGO",IL,exact,1714000,us/il/chicago,,,'chicago': name and type of us/il/chicago +20; in the state +10

  $ printf 'name,state,city,county\nCITY OF CLAYTON,MO,SAINT LOUIS,29189\n' | purse place - --format json
  [
    {"name": "CITY OF CLAYTON", "state": "MO", "decision": "exact", "geoid": "2914572", "place": "us/mo/clayton", "agency": null, "candidates": null, "why": "'clayton': name and type of us/mo/clayton +20; in the state +10; in the county given +15"}
  ]

  $ printf 'name,state\nCITY OF SPRINGFIELD/POLICE STA,IL\nSPRINGFIELD HOUSING AUTHORITY,IL\n' | purse place - --format md
  | Name | State | Decision | GEOID | Place | Agency | Candidates | Why |
  |---|---|---|---|---|---|---|---|
  | CITY OF SPRINGFIELD/POLICE STA | IL | agency-of | 1772000 | us/il/springfield | POLICE STA |  | 'springfield': name and type of us/il/springfield +20; in the state +10; 'POLICE STA' is a part of it |
  | SPRINGFIELD HOUSING AUTHORITY | IL | separate-unit |  |  | HOUSING AUTHORITY |  | 'HOUSING AUTHORITY' is a body of its own |

  $ printf 'CITY OF CHICAGO\n' | purse place -
  Name             State  Decision  GEOID    Place          Agency  Candidates  Why
  ---------------  -----  --------  -------  -------------  ------  ----------  ----------------------
  CITY OF CHICAGO         exact     1714000  us/il/chicago                      'chicago': name and
                                                                                type of us/il/chicago
                                                                                +20; one of the
                                                                                largest +10

Without a line end at the end, and with none at all.

  $ printf 'CITY OF CHICAGO' | purse place - --format csv
  name,state,decision,geoid,place,agency,candidates,why
  CITY OF CHICAGO,,exact,1714000,us/il/chicago,,,'chicago': name and type of us/il/chicago +20; one of the largest +10

  $ printf '' | purse place - --format csv
  name,state,decision,geoid,place,agency,candidates,why

  $ printf '' | purse place - --format json
  []

A row a name, in the same order, however many.

  $ (echo name,state; seq 1 30000 | sed 's/.*/CITY OF NUMBER &,IL/') | purse place - --format csv | wc -l
  30001

  $ seq 1 30000 | sed 's/$/ CITY OF CHICAGO/' > names; purse place - --format csv < names | tail -n +2 | cut -d, -f1 | cmp - names

To a file; mistakes.

  $ printf 'COOK COUNTY\n' | purse place - --format csv -o out.csv; wc -l < out.csv
  2

  $ printf 'name,state\n"CITY OF CHICAGO,IL\n' | purse place - --format csv
  name,state,decision,geoid,place,agency,candidates,why
  "CITY OF CHICAGO,IL
  ",,exact,1714000,us/il/chicago,,,'chicago': name and type of us/il/chicago +20; in the state +10
  purse place: a quotation mark in row 2 is not closed
  [exit 1]

  $ (echo name; printf '"'; head -c 3000000 /dev/zero | tr '\0' x) | purse place - --format csv
  name,state,decision,geoid,place,agency,candidates,why
  purse place: row 2 is longer than 1 MiB; is a quotation mark not closed?
  [exit 1]

  $ printf 'CITY OF CHICAGO\n' | purse place - --format xml
  purse place: there is no format 'xml'; formats are table, csv, json, md and html
  Try 'purse place --help'.
  [exit 2]

  $ printf 'CITY OF CHICAGO\n' | purse place - > /dev/full
  purse: cannot write standard output: No space left on device
  [exit 3]
