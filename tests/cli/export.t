# purse export

The store is here a few rows, put in by sqlite3.

  $ cat tables.sql rows.sql | python3 -c 'import sqlite3, sys; sqlite3.connect("purse.db").executescript(sys.stdin.read())'

  $ purse export -o out
  transactions.csv                  5 rows            964 bytes
  transactions.jsonl                5 rows           2648 bytes
  awards.csv                        3 rows            248 bytes
  awards.jsonl                      3 rows            558 bytes
  recipients.csv                    3 rows            516 bytes
  recipients.jsonl                  3 rows           1130 bytes
  listings.csv                      2 rows            138 bytes
  listings.jsonl                    2 rows            171 bytes
  agencies.csv                      1 rows             91 bytes
  agencies.jsonl                    1 rows            111 bytes
  subawards.csv                     1 rows            381 bytes
  subawards.jsonl                   1 rows            461 bytes
  imports.csv                       2 rows            476 bytes
  imports.jsonl                     2 rows            718 bytes
  import_members.csv                2 rows            250 bytes
  import_members.jsonl              2 rows            402 bytes
  import_columns.csv                3 rows            170 bytes
  import_columns.jsonl              3 rows            302 bytes
  set_aside.csv                     1 rows            153 bytes
  set_aside.jsonl                   1 rows            177 bytes

  $ cat out/transactions.csv
  id,award,listing,modification,uri,key,recipient,obligation,non_federal,face_value,subsidy_cost,action_date,fiscal_year,action_type,assistance_type,correction,period_from,period_until,performed_at,reported,modified,known,import,file,member,line,withdrawn,withdrawn_by
  1,1,16.738,0,,,1,2333428.00,0.00,,,2016-09-07,,A,04,,2015-10-01,2019-09-30,IL14000,2016-09-20,2016-10-01,2016-09-20,1,FY2016_015_Assistance_Full_20260906.zip,1,2,2026-10-06,2
  2,2,16.710,0,,,2,950000.00,,,,2016-09-12,,A,04,,,,,2016-09-30,2016-09-30,2016-09-30,1,FY2016_015_Assistance_Full_20260906.zip,1,5,,
  3,2,16.710,1,,,2,-31000.01,,,,2017-03-01,,C,04,,,,,2017-03-10,2017-03-10,2017-03-10,1,FY2016_015_Assistance_Full_20260906.zip,1,6,,
  4,3,16.710,,,,3,,,5000.00,,,2016,,07,,,,,,,,1,FY2016_015_Assistance_Full_20260906.zip,1,7,,
  5,1,16.738,0,,,1,2200000.00,0.00,,,2016-09-07,,A,04,,2015-10-01,2019-09-30,IL14000,2016-09-20,2026-10-04,2026-10-06,2,FY(All)_015_Assistance_Delta_20261006.zip,1,2,,

  $ head -1 out/recipients.jsonl
  {"id":1,"name":"CITY OF CHICAGO","name_raw":null,"uei":"ABCDEFGHIJK1","duns":null,"parent_uei":null,"parent_name":null,"country":"USA","state":"IL","county":"17031","county_name":"COOK","city_name":"CHICAGO","business_types":"C","decision":"exact","place":"us/il/chicago","geoid":"1714000","agency":null,"candidates":null,"why":"one incorporated place of this name in IL","gazetteer":"Census Gazetteer 2022"}

  $ purse export -o - --only awards
  id,agency,fain,uri,record_type,recipient,description,total_obligated,total_outlayed,totals_made
  1,1,2016DJBX0578,,2,1,"FY 16 JAG, ""local solicitation""",2333428.00,,2026-09-06
  2,1,2016ULWX0001,,2,2,,919000.00,10.50,2026-09-06
  3,1,,WI-2016,3,3,,,,

  $ purse export -o - --only listings --format jsonl
  {"number":"16.710","title":"Public Safety Partnership and Community Policing Grants"}
  {"number":"16.738","title":"Edward Byrne Memorial Justice Assistance Grant Program"}

Again, into the same folder, fewer tables; PURSE_STORE says where the store is.

  $ mv purse.db elsewhere.db; PURSE_STORE=elsewhere.db purse export -o out --only imports,agencies --format csv; ls out
  agencies.csv                      1 rows             91 bytes
  imports.csv                       2 rows            476 bytes
  agencies.csv
  datapackage.json
  imports.csv

  $ cat out/datapackage.json
  {
    "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
    "name": "pursestrings-export",
    "title": "Federal awards and the governments that received them",
    "description": "Federal awards as imported from files of USAspending.gov, each recipient resolved to its government.\n\nDays are written 2016-09-30, money 1234.50 in US dollars and cents. A missing value means that the file does not say, which is not zero. Every transaction names the file, the member of the archive and the line it is from. Withdrawn rows are included with the days from which they were known and until which they held: for what holds now, keep those whose `withdrawn` is missing. Only `obligation` of `transactions` adds up over rows; totals of awards, subawards and face values of loans are never added to it.",
    "created": "2026-11-07T00:00:00Z",
    "sources": [
      {
        "title": "USAspending.gov, Award Data Archive and downloads; U.S. Department of the Treasury",
        "path": "https://www.usaspending.gov"
      },
      {
        "title": "FY2016_015_Assistance_Full_20260906.zip",
        "version": "2026-09-06",
        "bytes": 4096,
        "hash": "sha256:2f05477fc24bb4faefd86517156dafdecec45b8ad3cf2522a563582b825bee52"
      },
      {
        "title": "FY(All)_015_Assistance_Delta_20261006.zip",
        "version": "2026-10-06",
        "bytes": 512,
        "hash": "sha256:a1fce4363854ff888cff4b8e7875d600c2682390412a8cf79b37d0b11148b0fa"
      }
    ],
    "resources": [
      {
        "name": "agencies",
        "type": "table",
        "path": "agencies.csv",
        "title": "Agencies",
        "description": "A row an agency and its part that awards.",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": 91,
        "hash": "sha256:3eeb2432d89711379d4701b5d7c57909e573005a4dbc1072456cec7f5ba29022",
        "rows": 1,
        "dialect": {
          "delimiter": ",",
          "lineTerminator": "\n",
          "quoteChar": "\"",
          "doubleQuote": true,
          "header": true
        },
        "schema": {
          "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
          "fields": [
            {
              "name": "id",
              "type": "integer",
              "format": "default",
              "description": "The number of the row in the store.",
              "constraints": {
                "required": true
              }
            },
            {
              "name": "code",
              "type": "string",
              "format": "default",
              "description": "Code of the agency that awards: text, 015."
            },
            {
              "name": "name",
              "type": "string",
              "format": "default",
              "description": "Its name."
            },
            {
              "name": "sub_code",
              "type": "string",
              "format": "default",
              "description": "Code of its part: 1550."
            },
            {
              "name": "sub_name",
              "type": "string",
              "format": "default",
              "description": "Name of its part."
            }
          ],
          "missingValues": [
            ""
          ],
          "primaryKey": [
            "id"
          ]
        }
      },
      {
        "name": "imports",
        "type": "table",
        "path": "imports.csv",
        "title": "Imported files",
        "description": "A row an import: file, sums, counts.",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": 476,
        "hash": "sha256:872e94e78869e192d4242c14324d4e8cb19c043a80bcaffd5d32f0dd19dea906",
        "rows": 2,
        "dialect": {
          "delimiter": ",",
          "lineTerminator": "\n",
          "quoteChar": "\"",
          "doubleQuote": true,
          "header": true
        },
        "schema": {
          "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
          "fields": [
            {
              "name": "id",
              "type": "integer",
              "format": "default",
              "description": "The number of the import.",
              "constraints": {
                "required": true
              }
            },
            {
              "name": "file",
              "type": "string",
              "format": "default",
              "description": "The name of the file, without its folder.",
              "constraints": {
                "required": true
              }
            },
            {
              "name": "sha256",
              "type": "string",
              "format": "default",
              "description": "SHA-256 of its bytes; pipe: and a number while a pipe is being read.",
              "constraints": {
                "required": true
              }
            },
            {
              "name": "bytes",
              "type": "integer",
              "format": "default",
              "description": "Its size.",
              "unit": "bytes",
              "constraints": {
                "required": true
              }
            },
            {
              "name": "scope_agency",
              "type": "string",
              "format": "default",
              "description": "Of a full archive: the code of its agency, or All. Missing: the file is whole in no sense."
            },
            {
              "name": "scope_year",
              "type": "integer",
              "format": "default",
              "description": "Of a full archive: its fiscal year.",
              "unit": "federal fiscal year"
            },
            {
              "name": "made",
              "type": "date",
              "format": "default",
              "description": "The day the file was made: by its name, else the latest change in it."
            },
            {
              "name": "imported",
              "type": "date",
              "format": "default",
              "description": "The day of the import.",
              "constraints": {
                "required": true
              }
            },
            {
              "name": "state",
              "type": "string",
              "format": "default",
              "description": "running: interrupted or going on; its rows so far are here.",
              "constraints": {
                "required": true,
                "enum": [
                  "running",
                  "done"
                ]
              }
            },
            {
              "name": "rows_read",
              "type": "integer",
              "format": "default",
              "description": "Stored, unchanged and set aside together; repeated headers are no rows.",
              "unit": "rows",
              "constraints": {
                "required": true
              }
            },
            {
              "name": "rows_stored",
              "type": "integer",
              "format": "default",
              "description": "New, or in place of an older version.",
              "unit": "rows",
              "constraints": {
                "required": true
              }
            },
            {
              "name": "rows_unchanged",
              "type": "integer",
              "format": "default",
              "description": "Were there already.",
              "unit": "rows",
              "constraints": {
                "required": true
              }
            },
            {
              "name": "rows_set_aside",
              "type": "integer",
              "format": "default",
              "description": "Could not be read: see set_aside.",
              "unit": "rows",
              "constraints": {
                "required": true
              }
            },
            {
              "name": "rows_withdrawn",
              "type": "integer",
              "format": "default",
              "description": "Older rows that this file corrects, deletes or no longer has.",
              "unit": "rows",
              "constraints": {
                "required": true
              }
            },
            {
              "name": "obligations",
              "type": "string",
              "format": "default",
              "description": "Sum over the transactions read and not set aside.",
              "unit": "USD",
              "constraints": {
                "required": true,
                "pattern": "-?[0-9]+\\.[0-9]{2}"
              }
            }
          ],
          "missingValues": [
            ""
          ],
          "primaryKey": [
            "id"
          ]
        }
      }
    ]
  }

What is not an export is not touched.

  $ mkdir mine; echo "my words" > mine/notes.txt; purse export --store elsewhere.db -o mine; ls mine
  purse export: 'mine' holds 'notes.txt', which is not of an export: name a new or empty folder
  notes.txt

  $ mkdir other; echo "{}" > other/datapackage.json; purse export --store elsewhere.db -o other; cat other/datapackage.json
  purse export: 'other' is not empty and holds no earlier export: name a new or empty folder
  {}

  $ echo "my words" > out/notes.txt; purse export --store elsewhere.db -o out; ls out
  purse export: 'out' holds 'notes.txt', which is not of an export: name a new or empty folder
  agencies.csv
  datapackage.json
  imports.csv
  notes.txt

  $ purse export --store elsewhere.db -o .
  purse export: cannot write '.': name a folder in this one
  [exit 3]

  $ purse export --store elsewhere.db -o mine/notes.txt
  purse export: cannot write 'mine/notes.txt': not a directory
  [exit 3]

  $ purse export --store elsewhere.db -o nosuch/out
  purse export: cannot write 'nosuch/out': no such file or directory
  [exit 3]

  $ mkdir new.partial; echo "my words" > new.partial/notes.txt; purse export --store elsewhere.db -o new
  purse export: 'new.partial' is in the way: it holds 'notes.txt', which is not of an export
  [exit 3]

  $ mkdir far; ln -s far link; purse export --store elsewhere.db -o link/ --only listings --format csv; ls -d link far; ls far
  listings.csv                      2 rows            138 bytes
  far
  link
  datapackage.json
  listings.csv

What is no store.

  $ purse export -o new2
  purse export: 'purse.db': cannot open the store: it cannot be opened
  [exit 3]

  $ purse export --store mine -o new2
  purse export: 'mine': cannot open the store: disk I/O error
  [exit 3]

  $ purse export --store small.purse -o new2
  purse export: 'small.purse': cannot read the store: it is no store: not a file of SQLite
  [exit 3]

  $ touch empty.db; purse export --store empty.db -o new2
  purse export: 'empty.db': it is no store of purse
  [exit 3]

Asked wrongly.

  $ purse export --store elsewhere.db
  purse export: give the folder to write with -o, or - with --only NAME for standard output
  Try 'purse export --help'.
  [exit 2]

  $ purse export --store elsewhere.db -o -
  purse export: standard output takes one table in one format: --only NAME --format csv
  Try 'purse export --help'.
  [exit 2]

  $ purse export --store elsewhere.db -o - --only awards --format both
  purse export: standard output takes one table in one format: --only NAME --format csv
  Try 'purse export --help'.
  [exit 2]

  $ purse export --store elsewhere.db -o new2 --only award
  purse export: there is no table 'award'; tables are transactions, awards, recipients, listings, agencies, subawards, imports, import_members, import_columns, set_aside
  Try 'purse export --help'.
  [exit 2]

  $ purse export --store elsewhere.db -o new2 --only awards,
  awards.csv                        3 rows            248 bytes
  awards.jsonl                      3 rows            558 bytes

  $ purse export --store elsewhere.db -o new2 --format xlsx
  purse export: there is no format 'xlsx'; formats are csv, jsonl and both
  Try 'purse export --help'.
  [exit 2]

  $ purse export --store elsewhere.db new2
  purse export: it takes no argument; give the folder with -o
  Try 'purse export --help'.
  [exit 2]

Standard output.

  $ purse export --store elsewhere.db --only awards -o - > /dev/full
  purse export: cannot write standard output: No space left on device
  [exit 3]

  $ purse export --store elsewhere.db --only awards -o - | head -1 | cut -c1-9
  id,agency
