What was said, tested: purse claims and purse why ^LINK.

One claim of the case, with its three counts.

  $ purse claims -f cases/sanctuary-2017/main.purse --claim ^t15
  ^t15 "Murders in Chicago rose more than 50 percent from 2015"
    said by (release, no named speaker), release on 2017-04-21
    test: murders of us/il/chicago rose from 2015 to 2016 by more than 50%
    verdict: holds
    sources: doj-letters; dnainfo; crimeonline

  Definition                                    Verdict  Numbers
  --------------------------------------------  -------  ---------------------------------------------
  homicides (Murders in Chicago, counted by     holds    before 485 (us/il/chicago, 2015); after 764
  the Crime Lab in data of the police)                   (us/il/chicago, 2016); rise 279; rise 57.5%
  homicides (Murders in Chicago, as the police  holds    before 485 (us/il/chicago, 2015); after 762
  gave their total)                                      (us/il/chicago, 2016); rise 277; rise 57.1%
  homicides (Homicides in the city of Chicago,  holds    before 528 (us/il/chicago, 2015); after 812
  counted by the county's medical examiner)              (us/il/chicago, 2016); rise 284; rise 53.8%

Both orders were blocked; nine places were warned.

  $ purse claims -f cases/sanctuary-2017/main.purse --claim t14 --claim t02
  ^t02 "Eight places received warnings, and Cook County was threatened too"
    said by (article) on 2017-04-21
    test: nine places were warned by 2017-04-21 about jag16-1373
    verdict: holds
    sources: article

  Definition                           Verdict  Numbers
  -----------------------------------  -------  ------------------------------------------------------
  places named in warnings by the day  holds    warning ^april-letters (us/doj/ojp, 2017-04-21);
                                                places warned 9

  ^t14 "Two orders suspending entry were signed, and judges blocked both"
    said by (article) on 2017-04-21
    test: eo13769, eo13780 were both blocked by 2017-04-21
    verdict: holds
    sources: article

  Definition                          Verdict  Numbers
  ----------------------------------  -------  -------------------------------------------------------
  an order had blocked it by the day  holds    eo13769 was blocked by ^o03 (2017-02-03); eo13780 was
                                               blocked by ^o06 (2017-03-15); eo13780 blocked by ^o08
                                               (2017-03); eo13780 blocked by ^o07 (2017-03-29)

Zero is not unknown, and a share in a joint award is shown beside.

  $ purse claims -f cases/sanctuary-2017/main.purse --claim ^t03 --format json
  [
    {
      "id": "^t03",
      "said": "2017-04-21",
      "speaker": "(article)",
      "words": "Cook County got no money from the Justice Department in 2016",
      "test": "money from us/doj to us/il/cook-county in FY2016 is zero",
      "verdict": "holds",
      "verdict_then": "holds",
      "variants": [
        {
          "definition": "own awards of FY2016",
          "verdict": "holds",
          "numbers": [
            {
              "what": "received",
              "place": "us/il/cook-county",
              "period": "FY2016",
              "value": "0.00",
              "unit": "dollars",
              "at": null
            },
            {
              "what": "shared, of a joint award held by another",
              "place": "us/il/chicago",
              "period": "FY2016",
              "value": "0.00..2333428.00",
              "unit": "dollars",
              "at": "cases/sanctuary-2017/awards.csv:4"
            }
          ]
        },
        {
          "definition": "own awards, obligated in FY2016",
          "verdict": "holds",
          "numbers": [
            {
              "what": "received",
              "place": "us/il/cook-county",
              "period": "FY2016",
              "value": "0.00",
              "unit": "dollars",
              "at": null
            },
            {
              "what": "shared, of a joint award held by another",
              "place": "us/il/chicago",
              "period": "FY2016",
              "value": "0.00..2333428.00",
              "unit": "dollars",
              "at": "cases/sanctuary-2017/awards.csv:4"
            }
          ]
        }
      ],
      "missing": [
        "awards of us/doj under other listings: loaded are 16.738"
      ],
      "sources": [
        "article"
      ]
    }
  ]

Cook County is what one claim is about; claims of one speaker's place.

  $ purse claims -f cases/sanctuary-2017/main.purse --place us/il/cook-county --format csv
  id,said,speaker,words,test,verdict,verdict_then,definition,variant,numbers,missing
  ^t03,2017-04-21,(article),Cook County got no money from the Justice Department in 2016,money from us/doj to us/il/cook-county in FY2016 is zero,holds,holds,own awards of FY2016,holds,"received 0 dollars (us/il/cook-county, FY2016); shared, of a joint award held by another 0 to 2,333,428 dollars (us/il/chicago, FY2016)",awards of us/doj under other listings: loaded are 16.738
  ^t03,2017-04-21,(article),Cook County got no money from the Justice Department in 2016,money from us/doj to us/il/cook-county in FY2016 is zero,holds,holds,"own awards, obligated in FY2016",holds,"received 0 dollars (us/il/cook-county, FY2016); shared, of a joint award held by another 0 to 2,333,428 dollars (us/il/chicago, FY2016)",awards of us/doj under other listings: loaded are 16.738

  $ purse claims -f cases/sanctuary-2017/main.purse --place us/ny/new-york --format csv | cut -d, -f1 | uniq
  id
  ^t09-new-york
  ^t10
  ^t12
  ^record-low

A cause is never tested.

  $ purse claims -f cases/sanctuary-2017/main.purse --claim ^t11
  ^t11 "The rise of violent crime in Chicago has little to do with illegal immigration"
    said by experts, by the article on 2017-04-21
    test: because of illegal immigration
    verdict: untested
    missing: the cause is not tested, as no figure tells causes: illegal immigration
    missing: the words speak of a cause, and causes are not tested
    sources: article

The verdict now, and as known when it was said.

  $ purse claims -f cases/sanctuary-2017/main.purse --claim ^t18
  ^t18 "The county fully complies, and the label does not fit it"
    said by County Manager on 2017-04-21
    test: us/nv/clark-county was found to comply about jag16-1373
    verdict: holds now; untested by what was known when it was said
    sources: reviewjournal

  Definition                Verdict  Numbers
  ------------------------  -------  -----------------------------------------------------
  the latest final finding  holds    found to comply ^a19 (us/nv/clark-county, 2017-08-03)

  $ purse claims -f cases/sanctuary-2017/main.purse --claim ^t18 --known-by 2017-07-01 --format csv
  id,said,speaker,words,test,verdict,verdict_then,definition,variant,numbers,missing
  ^t18,2017-04-21,County Manager,"The county fully complies, and the label does not fit it",us/nv/clark-county was found to comply about jag16-1373,untested,untested,the latest final finding,untested,,a finding about us/nv/clark-county is not in the journal

The proof of one, down to its lines.

  $ purse why ^t15 -f cases/sanctuary-2017/main.purse
  ^t15 "Murders in Chicago rose more than 50 percent from 2015"
    said by (release, no named speaker), release on 2017-04-21
    test: murders of us/il/chicago rose from 2015 to 2016 by more than 50%
    verdict: holds
    entry: words.purse:136 [doj-letters]
    note: Paraphrase. True by each count: police figures by way of the Crime Lab 485 to 764, up 58
        percent (dnainfo); medical examiner 528 to 812 in the city, up 54 percent (crimeonline). A
        police total of 762 for 2016 is also given. Each definition is to be tested by itself.

    with all that is known: holds
      homicides (Murders in Chicago, counted by the Crime Lab in data of the police): holds
        series chicago-crime-lab (series.purse:6) [dnainfo]
        before 485 (us/il/chicago, 2015) (series.purse:9)
        after 764 (us/il/chicago, 2016) (series.purse:10)
        rise 279
        rise 57.5%
      homicides (Murders in Chicago, as the police gave their total): holds
        series chicago-police (series.purse:13) [crimeonline, dnainfo]
        before 485 (us/il/chicago, 2015) (series.purse:16)
        after 762 (us/il/chicago, 2016) (series.purse:17)
        rise 277
        rise 57.1%
      homicides (Homicides in the city of Chicago, counted by the county's medical examiner): holds
        series chicago-medical-examiner (series.purse:21) [crimeonline]
        before 528 (us/il/chicago, 2015) (series.purse:24)
        after 812 (us/il/chicago, 2016) (series.purse:25)
        rise 284
        rise 53.8%

    as known when it was said: the same

  $ purse why ^t15 -f cases/sanctuary-2017/main.purse --format md | head -12
  ### ^t15 "Murders in Chicago rose more than 50 percent from 2015"

  * said by (release, no named speaker), release on 2017-04-21
  * test: murders of us/il/chicago rose from 2015 to 2016 by more than 50%
  * verdict: holds
  * entry: words.purse:136 \[doj-letters]
  * note: Paraphrase. True by each count: police figures by way of the Crime Lab 485 to 764, up 58 percent (dnainfo); medical examiner 528 to 812 in the city, up 54 percent (crimeonline). A police total of 762 for 2016 is also given. Each definition is to be tested by itself.

  * with all that is known: holds
    * homicides (Murders in Chicago, counted by the Crime Lab in data of the police): holds
      * series chicago-crime-lab (series.purse:6) \[dnainfo]
      * before 485 (us/il/chicago, 2015) (series.purse:9)

A table laid on top with a second -f.

  $ printf 'source more "More counts"\n  published: 2017-03-01\ninclude "counts.csv"\n  source: more\n' > more.purse

  $ printf 'place,year,murders,population\nus/il/chicago,2015,480,2720546\nus/il/chicago,2016,700,2704958\n' > counts.csv

  $ purse claims -f cases/sanctuary-2017/main.purse -f more.purse --claim ^t15 | tail -4
  homicides (Homicides in the city of Chicago,  holds    before 528 (us/il/chicago, 2015); after 812
  counted by the county's medical examiner)              (us/il/chicago, 2016); rise 284; rise 53.8%
  murders (counts)                              fails    before 480 (us/il/chicago, 2015); after 700
                                                         (us/il/chicago, 2016); rise 220; rise 45.8%

Signs of Markdown in what was said stay what they are.

  $ printf 'source s "S"\n  published: 2017-04-22\n2017-04-21 claim "A <b>" ^x "*bold* | <script>"\n  source: s\n' > signs.purse

  $ purse claims -f signs.purse --format md
  ### ^x "\*bold\* \| \<script>"

  * said by A \<b> on 2017-04-21
  * verdict: untested
  * missing: a sentence that tests it: the entry has no test:
  * sources: s

What is asked wrongly.

  $ purse claims -f cases/sanctuary-2017/main.purse --claim ^t51
  purse claims: there is no claim ^t51; did you mean 't01', 't11' or 't15'?
  Try 'purse claims --help'.
  [exit 2]

  $ purse claims -f cases/sanctuary-2017/main.purse --claim ^april-letters
  purse claims: ^april-letters is no claim but a warn
  Try 'purse claims --help'.
  [exit 2]

  $ purse why ^recordlow -f cases/sanctuary-2017/main.purse
  purse why: there is no claim ^recordlow; did you mean 'record-low'?
  Try 'purse why --help'.
  [exit 2]

  $ purse claims somebody -f cases/sanctuary-2017/main.purse
  purse claims: 'somebody' is not expected; --claim names a claim, --place a place
  Try 'purse claims --help'.
  [exit 2]

  $ purse claims -f cases/sanctuary-2017/main.purse --place us/wi/madison
  purse claims: no claim of the journal is about that

  $ printf 'source s "S"\n  published: 2017-04-22\n2017-04-21 claim "A. Speaker" "words"\n  test: murders of us/il/chicago is lowest sinse 1994\n  source: s\n' > wrong.purse

  $ purse claims -f wrong.purse
  wrong.purse:4:44: error: expected since when or among whom, found 'sinse' [C002]
      4 |   test: murders of us/il/chicago is lowest sinse 1994
        |                                            ^^^^^
        = help: write it as in: is lowest since 1975; is lowest in decades; is lowest among big cities
  purse claims: the journal has errors; mend them first
  [exit 1]

  $ purse check wrong.purse
  wrong.purse:4:44: error: expected since when or among whom, found 'sinse' [C002]
      4 |   test: murders of us/il/chicago is lowest sinse 1994
        |                                            ^^^^^
        = help: write it as in: is lowest since 1975; is lowest in decades; is lowest among big cities
  [exit 1]

A year in which the definition changed is not compared with the one before it; one that ends where it changes is.

  $ printf 'source s "S"\n  published: 2017-04-20\nseries a "A"\n  measure: rapes\n  unit: count\n  definition: reported\n  point: us/il/chicago 2013 1\n  point: us/il/chicago 2014 10\n  point: us/il/chicago 2015 12\n  break: 2014-07-01 "counted more widely"\n  source: s\nseries b "B"\n  measure: thefts\n  unit: count\n  definition: reported\n  point: us/il/chicago 2013 1\n  point: us/il/chicago 2014 10\n  break: 2015 "counted more widely"\n  source: s\n2017-04-21 claim "A. Speaker" ^a "words"\n  test: rapes of us/il/chicago rises from 2013 to 2014\n  source: s\n2017-04-21 claim "A. Speaker" ^b "words"\n  test: thefts of us/il/chicago rises from 2013 to 2014\n  source: s\n' > break.purse; purse claims -f break.purse --format csv | cut -d, -f1,6
  purse claims: 2 warnings; purse check shows them
  id,verdict
  ^a,untested
  ^b,holds
