# purse read

A draft: entries with their bytes and rules, and comments for what is none.

  $ purse read reading/bridge.txt --origin us/or --dated 2015-10-06
  ; A draft from reading/bridge.txt: 2 quotations, 9 events, 5 claims. Nothing of it holds before a person has gone through it.
  ; Above each entry stand the bytes of the text, what it was taken for and the rule. 'unsure' is to be looked up; what
  ; could not be entered is a comment that says why. Threats are warnings, never acts.

  source bridge "bridge.txt"
    published: 2015-10-06
    sha256: 84899d7a63d9802cda832d8ccd78f33c4183bf72cf0cd137b1e26ec92ba84ac1

  ; unsure: a stub, so that the warnings have something to be about. Which program is it, and which years? Give it its
  ; listing (16.738), or delete both and name a condition of the journal under about:.
  program bridge-money "The money that is spoken of"
    agency: us/dot/fhwa
    source: bridge @ 0..716

  condition bridge-demand "What is demanded"
    reaches: bridge-money
    source: bridge @ 0..716

  ; 7..12 warn, asserted [event-verb] "warns" by (Agency) about (two counties over bridge money)
  ;   not entered: which agency it is of is not settled

  ; 120..205 indirect quotation [said-that]
  2015-10-05 say "Federal Highway Administration" "that it would withhold bridge money from counties that do not file inspection reports"
    body: us/dot/fhwa
    source: bridge @ 120..205

  ; 134..142 withhold, threatened [event-verb] "withhold" by us/dot/fhwa (it) about (bridge money from counties that do not file inspection reports)
  ;   not entered: which places are meant is not settled

  ; 182..186 comply, negated [event-verb] "file" by (counties) about (inspection reports)
  ;   not entered: it is said not to have been

  ; 208..267 claim, recipients [claim-recipients] about us/or/lane-county, us/or/wasco-county, us/dot/fhwa
  ; it could be tested, as in  test: us/or/lane-county, us/or/wasco-county were warned by 2015-10-06
  2015-10-06 claim "(bridge)" "Lane County and Wasco County received the agency's warnings"
    source: bridge @ 208..267

  ; 259..267 warn, asserted [event-noun] "warnings" by us/dot/fhwa (agency) to us/or/lane-county (Lane County) and us/or/wasco-county (Wasco County)
  ; unsure: the day is that of what was said before
  2015-10-05 warn us/dot/fhwa "Lane County and Wasco County received the agency's warnings."
    to: us/or/lane-county, us/or/wasco-county
    about: bridge-demand
    source: bridge @ 208..268

  ; 269..300 claim, recipients [claim-recipients] about us/or/linn-county
  ; it could be tested, as in  test: us/or/linn-county was warned by 2015-10-06
  2015-10-06 claim "(bridge)" "Linn County was also threatened"
    source: bridge @ 269..300

  ; 290..300 warn, asserted [event-passive] "threatened" by us/dot/fhwa to us/or/linn-county (Linn County)
  ; unsure: the day is that of what was said before
  2015-10-05 warn us/dot/fhwa "Linn County was also threatened, although it did not get money from the Federal Highway Administration in 2014."
    to: us/or/linn-county
    about: bridge-demand
    source: bridge @ 269..380

  ; 311..379 claim, money [claim-no-money] about us/dot/fhwa
  ; it could be tested, as in  test: money from us/dot/fhwa to us/or/linn-county in FY2014 is zero
  2015-10-06 claim "(bridge)" "it did not get money from the Federal Highway Administration in 2014"
    source: bridge @ 311..379

  ; 423..542 direct quotation [quote-said]
  ; unsure: the day is the document's
  2015-10-06 say "Dolores Fennimore" "We will not sign a report we have not read … Our bridges are safe."
    role: "Wasco County Commissioner", us/or/wasco-county
    source: bridge @ 423..468, bridge @ 519..542

  ; 427..440 refuse, asserted [negated-yielding] "will not sign" by us/or/wasco-county (We) about (a report we have not read)
  ;   not entered: a person speaks; whether for the place is to be looked up

  ; 544..597 claim, money [claim-money-event] about us/dot/fhwa, us/or/linn-county
  2015-10-06 claim "(bridge)" "The agency withheld $412,000 from Linn County in 2009"
    source: bridge @ 544..597

  ; 555..563 withhold, reported [event-verb] "withheld" by us/dot/fhwa (The agency) to us/or/linn-county (Linn County) about ($412,000 from Linn County in 2009, according to its records, and restored the money a year later)
  ;   not entered: somebody says so; the document does not

  ; 629..660 claim, money [claim-money-event]
  2015-10-06 claim "(bridge)" "restored the money a year later"
    source: bridge @ 629..660

  ; 629..637 restore, asserted [event-verb] "restored" by us/dot/fhwa (The agency) to, as told before, us/or/linn-county (Linn County) about (the money a year later)
  ;   not entered: which places are meant is not settled

  ; 690..697 order, asserted [event-verb] "blocked" by (A federal judge in Portland) about (the rule in 2010)
  ;   not entered: an order needs its case, and what it blocks for whom: DAY order CASE

  ; All that was read, with its bytes:
  ;
  ; places:
  ;   45..56 "SALEM, Ore." us/or/salem [with-state]
  ;   208..219 "Lane County" us/or/lane-county [with-type-word]
  ;   224..236 "Wasco County" us/or/wasco-county [with-type-word]
  ;   269..280 "Linn County" us/or/linn-county [with-type-word]
  ;   474..486 "Wasco County" us/or/wasco-county [with-type-word]
  ;   578..589 "Linn County" us/or/linn-county [with-type-word]
  ;   681..689 "Portland" us/or/portland [origin]
  ;
  ; agencies, courts and departments:
  ;   77..107 "Federal Highway Administration" us/dot/fhwa [agency-name]
  ;   246..256 "the agency" us/dot/fhwa [the-same-again]
  ;   341..371 "Federal Highway Administration" us/dot/fhwa [agency-name]
  ;   544..554 "The agency" us/dot/fhwa [the-same-again]
  ;
  ; people:
  ;   500..517 "Dolores Fennimore" Wasco County Commissioner, us/or/wasco-county [title-name]
  ;
  ; amounts:
  ;   564..572 "$412,000" 412000.00 [dollar-sign]
  ;
  ; dates:
  ;   58..70 "Oct. 6, 2015" 2015-10-06 [month-day]
  ;   113..119 "Monday" 2015-10-05 [weekday]
  ;   375..379 "2014" 2014 [year]
  ;   414..421 "Nov. 15" by 2015-11-15 [month-day]
  ;   593..597 "2009" 2009 [year]
  ;   710..714 "2010" 2010 [year]

What a journal has already is pointed out, and its condition is named where the document cites its authority.

  $ purse read reading/bridge.txt --origin us/or --dated 2015-10-06 -f reading/inspections.purse | grep -A3 '^; as'
  ; as ^october, inspections.purse:10?
  2015-10-05 warn us/dot/fhwa "Lane County and Wasco County received the agency's warnings."
    to: us/or/lane-county, us/or/wasco-county
    about: bridge-demand
  --
  ; as ^unread, inspections.purse:14?
  2015-10-06 say "Dolores Fennimore" "We will not sign a report we have not read … Our bridges are safe."
    role: "Wasco County Commissioner", us/or/wasco-county
    source: bridge @ 423..468, bridge @ 519..542

All finds in a table, or as JSON.

  $ purse read reading/bridge.txt --origin us/or --dated 2015-10-06 --format csv | grep event
  7,12,event,warns,"warn, asserted",event-verb
  134,142,event,withhold,"withhold, threatened, by us/dot/fhwa",event-verb
  182,186,event,file,"comply, negated",event-verb
  259,267,event,warnings,"warn, asserted, by us/dot/fhwa",event-noun
  290,300,event,threatened,"warn, asserted, by us/dot/fhwa",event-passive
  427,440,event,will not sign,"refuse, asserted, by us/or/wasco-county",negated-yielding
  544,597,claim,"The agency withheld $412,000 from Linn County in 2009",money,claim-money-event
  555,563,event,withheld,"withhold, reported, by us/dot/fhwa",event-verb
  629,637,event,restored,"restore, asserted, by us/dot/fhwa",event-verb
  629,660,claim,restored the money a year later,money,claim-money-event
  690,697,event,blocked,"order, asserted",event-verb

  $ purse read reading/bridge.txt --origin us/or --dated 2015-10-06 --format json | head -12
  {
    "document": {
      "file": "reading/bridge.txt",
      "sha256": "84899d7a63d9802cda832d8ccd78f33c4183bf72cf0cd137b1e26ec92ba84ac1",
      "bytes": 716,
      "encoding": "utf-8",
      "format": "text",
      "dated": "2015-10-06",
      "origin": "us/or"
    },
    "places": [
      {

The dateline of the capital is never the state, though the text has places there.

  $ printf 'WASHINGTON — The agency told Spokane, Washington, and Tacoma, Washington, to comply.\n' | purse read - --origin us --dated 2019-03-15 --format csv | grep ',place,'
  0,10,place,WASHINGTON,us/dc,state-name
  31,50,place,"Spokane, Washington",us/wa/spokane,with-state
  56,74,place,"Tacoma, Washington",us/wa/tacoma,with-state

From a draft to an answer.

  $ purse read reading/bridge.txt --origin us/or --dated 2015-10-06 -o draft.purse; purse check draft.purse && purse status -f draft.purse --as-of 2015-10-07
  Place                 Warned      Due  Answered  Found  Conditions
  --------------------  ----------  ---  --------  -----  ------------------
  Lane County, Oregon   2015-10-05                        bridge-demand open
  Linn County, Oregon   2015-10-05                        bridge-demand open
  Wasco County, Oregon  2015-10-05                        bridge-demand open

What cannot be.

  $ purse read
  purse read: one document is needed
  Try 'purse read --help'.
  [exit 2]

  $ purse read no-such-file
  purse read: 'no-such-file': no such file or directory
  [exit 3]

  $ purse read reading/bridge.txt --origin nowhere
  purse read: there is no place 'nowhere'
  Try 'purse read --help'.
  [exit 2]

  $ purse read reading/bridge.txt --dated 2015-10
  purse read: '2015-10' is a span; a question needs one day, as in 2017-04-21
  Try 'purse read --help'.
  [exit 2]

  $ purse read reading/bridge.txt --format pdf
  purse read: there is no format 'pdf'; formats are draft, drafts, json, table, csv and md
  Try 'purse read --help'.
  [exit 2]

  $ head -c 3000 /dev/zero | purse read -
  purse read: '-': it is not a text
  [exit 3]

A test is suggested with the years and the rank that the words have.

  $ printf 'Homicides in Chicago, Illinois, have risen to their highest level since 1998. Crime in Boise, Idaho, fell from 2016 to 2018.\n' | purse read - --origin us --dated 2019-03-15 | grep 'could be tested'
  ; it could be tested, as in  test: homicides of us/il/chicago is highest since 1998
  ; it could be tested, as in  test: crime of us/id/boise-city falls from 2016 to 2018

A mayor is of the place behind the name.

  $ printf 'Mayor Dana Oyelaran of Oakland, California, said the city would not pay.\n' | purse read - --origin us --dated 2019-03-15 | grep -A1 ' say '
  2019-03-15 say "Dana Oyelaran" "the city would not pay"
    role: "Mayor", us/ca/oakland

In an agency's own letter "you are required" is the agency's demand.

  $ printf 'The City of Oakland, California, is required to submit documentation by May 1, 2019.\n' | purse read - --origin us/dot/fta --dated 2019-03-12 | sed -n '/demand/,/source/p'
  ; 36..44 demand, asserted [event-passive] "required" to us/ca/oakland (City of Oakland, California)
  ; unsure: no agency is named; it is the one of --origin
  ; unsure: the day is the document's
  2019-03-12 notice us/dot/fta "The City of Oakland, California, is required to submit documentation by May 1, 2019."
    to: us/ca/oakland
    due: 2019-05-01
    source: document @ 0..84
