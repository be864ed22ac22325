# purse sources

What the case rests on; how many entries cite each, once, however many passages of it.

  $ cd cases/sanctuary-2017; purse sources --format csv | head -4
  id,published,title,publisher,entries,awards,url,archived,sha256
  article,2017-04-22,The news article of April 2017,not told,18,0,,,
  doj-letters,2017-04-21,Release 17-436 and the letters to nine jurisdictions,Department of Justice,9,0,https://assets.documentcloud.org/documents/3675286/DOJ-Sanctuary-City-Letters.txt,,
  eo-13768,2017-01-25,"Executive Order 13768, 82 FR 8799",Federal Register,2,0,https://www.federalregister.gov/documents/2017/01/30/2017-02102/enhancing-public-safety-in-the-interior-of-the-united-states,,

  $ cd cases/sanctuary-2017; purse sources --format csv | wc -l; purse check --format json >/dev/null && grep -c '^source ' sources.purse
  168
  167

  $ cd cases/sanctuary-2017; purse sources | head -6
  Id                           Published   Title                 Publisher             Entries  Awards
  ---------------------------  ----------  --------------------  --------------------  -------  ------
  article                      2017-04-22  The news article of   not told                   18       0
                                           April 2017
  doj-letters                  2017-04-21  Release 17-436 and    Department of               9       0
                                           the letters to nine   Justice

One of them, with the entries that cite it and where.

  $ cd cases/sanctuary-2017; purse sources doj-letters
  Release 17-436 and the letters to nine jurisdictions (doj-letters)
  publisher: Department of Justice
  published: 2017-04-21
  url: https://assets.documentcloud.org/documents/3675286/DOJ-Sanctuary-City-Letters.txt
  note: Machine-read text of the release and, one after the other, the nine letters. Only its beginning was seen.

  Entry           Kind       Day         Title                              At                   Bytes
  --------------  ---------  ----------  ---------------------------------  -------------------  -----
  jag16-1373      condition              FY2016 JAG: show compliance with   rules.purse:104
                                         8 U.S.C. 1373
                  place                  CALIFORNIA BOARD OF STATE AND      money.purse:34
                                         COMMUNITY CORRECTIONS
  ^april-letters  warn       2017-04-21  Prove compliance with section      2016-2017.purse:130
                                         1373 by 30 June or risk the award
  ^t09            say        2017-04-21  crumbling under the weight of      words.purse:67
                                         illegal immigration and violent
                                         crime
  ^t09-chicago    claim      2017-04-21  violent crime is high or rising:   words.purse:74
                                         Chicago
  ^t09-new-york   claim      2017-04-21  violent crime is high or rising:   words.purse:80
                                         New York City
  ^t15            claim      2017-04-21  Murders in Chicago rose more than  words.purse:136
                                         50 percent from 2015
  ^t16            say        2017-04-21  Gang murders in New York are what  words.purse:144
                                         comes of being soft on crime
  ^t17            claim      2017-04-21  The nine were found in 2016 to     words.purse:151
                                         have laws that may violate
                                         section 1373

  $ cd cases/sanctuary-2017; purse sources article --format csv | head -5
  entry,kind,day,title,at,bytes
  ^t01,claim,2017-04-21,Money would be cut off for refusing to hand over suspects,words.purse:10,102..194
  ^t01,claim,2017-04-21,Money would be cut off for refusing to hand over suspects,words.purse:10,237..376
  ^t02,claim,2017-04-21,"Eight places received warnings, and Cook County was threatened too",words.purse:18,378..572
  ^t02,claim,2017-04-21,"Eight places received warnings, and Cook County was threatened too",words.purse:18,574..616

  $ cd cases/sanctuary-2017; purse sources doj-letters --format json | head -40
  {
    "source": {
      "id": "doj-letters",
      "title": "Release 17-436 and the letters to nine jurisdictions",
      "publisher": "Department of Justice",
      "published": "2017-04-21",
      "url": "https://assets.documentcloud.org/documents/3675286/DOJ-Sanctuary-City-Letters.txt",
      "archived": null,
      "sha256": null,
      "notes": [
        "Machine-read text of the release and, one after the other, the nine letters. Only its beginning was seen."
      ],
      "at": "sources.purse:15"
    },
    "entries": [
      {
        "link": null,
        "id": "jag16-1373",
        "day": null,
        "kind": "condition",
        "title": "FY2016 JAG: show compliance with 8 U.S.C. 1373",
        "at": "rules.purse:104",
        "bytes": null
      },
      {
        "link": null,
        "id": null,
        "day": null,
        "kind": "place",
        "title": "CALIFORNIA BOARD OF STATE AND COMMUNITY CORRECTIONS",
        "at": "money.purse:34",
        "bytes": null
      },
      {
        "link": "^april-letters",
        "id": null,
        "day": "2017-04-21",
        "kind": "warn",
        "title": "Prove compliance with section 1373 by 30 June or risk the award",
        "at": "2016-2017.purse:130",

An award file has its source too; its rows are counted.

  $ purse sources -f small.purse
  Id       Published   Title                 Publisher  Entries  Awards
  -------  ----------  --------------------  ---------  -------  ------
  letter   2017-04-21  Letter to the county                   1       1
  opinion  2017-09-15  Opinion of the court                   1       0

  $ purse sources -f small.purse letter
  Letter to the county (letter)
  published: 2017-04-21
  awards of it: 1

  Entry    Kind  Day         Title                        At              Bytes
  -------  ----  ----------  ---------------------------  --------------  -----
  ^letter  warn  2017-04-21  Prove compliance by 30 June  small.purse:28

One that is not there.

  $ cd cases/sanctuary-2017; purse sources doj-leters
  purse sources: there is no source 'doj-leters'; did you mean 'doj-letters'?
  Try 'purse sources --help'.
  [exit 2]

  $ cd cases/sanctuary-2017; purse sources doj-letters article
  purse sources: give one source, or none for all
  Try 'purse sources --help'.
  [exit 2]
