# purse report

The demo: the letters, and what happened next.

  $ purse report -f cases/sanctuary-2017/main.purse --as-of 2017-04-21
  Section 1373 and the Byrne JAG grants, 2016-2021
  ================================================

  On 2017-04-21, 9 places had been warned about jag16-1373. At stake: 29,214,451 dollars (awarded) in
  8 awards; at risk 29,214,451, protected 0, cleared 0.

  As of 2017-04-21; awarded money; condition: jag16-1373

  Place                      Gross     At risk  Protected  Cleared          Shared  Status  Due
  --------------------  ----------  ----------  ---------  -------  --------------  ------  ----------
  California            18,244,126  18,244,126          0        0                  warned  2017-06-30
  Miami-Dade County,       481,347     481,347          0        0                  warned  2017-06-30
  Florida
  Chicago, Illinois      2,333,428   2,333,428          0        0                  warned  2017-06-30
  Cook County,                   0           0          0        0  0 to 2,333,428  warned  2017-06-30
  Illinois
  New Orleans,             265,832     265,832          0        0                  warned  2017-06-30
  Louisiana
  Clark County, Nevada     975,604     975,604          0        0                  warned  2017-06-30
  New York, New York     4,298,245   4,298,245          0        0                  warned  2017-06-30
  Philadelphia,          1,677,937   1,677,937          0        0                  warned  2017-06-30
  Pennsylvania
  Milwaukee County,        937,932     937,932          0        0                  warned  2017-06-30
  Wisconsin
  --------------------  ----------  ----------  ---------  -------  --------------  ------  ----------
  Total, 8 awards       29,214,451  29,214,451          0        0

  Shared: from joint awards that another place holds; in no sum.

  What was demanded, and by when
  ------------------------------

  * 2017-04-21: Office of Justice Programs: Prove compliance with section 1373 by 30 June or risk the
    award, due 2017-06-30 [1][2] (2016-2017.purse:130)
    to California; New York, New York; Chicago, Illinois; Cook County, Illinois; New Orleans,
       Louisiana; Philadelphia, Pennsylvania; Clark County, Nevada; Miami-Dade County, Florida;
       Milwaukee County, Wisconsin
    note: [A10] Nine letters, release 17-436. Demanded of each: documents, and an official opinion of
          its own counsel, to reach the Office of Justice Programs by 2017-06-30, as a term already
          accepted with the FY2016 award.
    note: Named consequences: withholding of grant funds, suspension or termination, ineligibility for
          later grants or subgrants, other action. Nothing was cut.
    note: Addressed to: California Board of State and Community Corrections (Executive Director);
          Chicago Police Department (Superintendent); Cook County Board (President); the mayors of New
          Orleans, Philadelphia and Miami-Dade County; Clark County (County Manager); Milwaukee County
          (County Executive). For New York City the Mayor's Office of Criminal Justice is seen for the
          letter of October 2017 only; the line of April was not seen.
    note: The sums behind the letters, and where sources differ about them, stand in money.purse.
    note: Answers of California, New York City, Chicago, New Orleans and Philadelphia, and their days,
          were not seen. The California agency said the same day that it complies.
    note: Connecticut, the tenth place of the memorandum of 2016, got no letter.

  The conditions
  --------------

  * jag16-1373: FY2016 JAG: show compliance with 8 U.S.C. 1373, under 8 USC 1373, since 2016; open for
    9 places [3][1][4] (rules.purse:104)
    note: The recipient agreed, with the award, to file documents and an opinion of its own counsel
          showing that it complies. Named for failure: withholding, suspension, termination,
          ineligibility.
    note: It does not rest on Executive Order 13768: the term is older than the order, and the order
          of 2017-04-25 [O20] says that terms of grants which already exist may be enforced.
    note: Not seen: its number in the award papers, and the days of the awards.

  Where each figure is from
  -------------------------

  Place                            Amount  Award             Program  Year    From
  ---------------------------  ----------  ----------------  -------  ------  ----------------
  California                   18,244,126  number not known  jag      FY2016  awards.csv:2 [5]
  Miami-Dade County, Florida      481,347  2016-DJ-BX-0578   jag      FY2016  awards.csv:8 [5]
  Chicago, Illinois             2,333,428  number not known  jag      FY2016  awards.csv:4 [5]
  New Orleans, Louisiana          265,832  number not known  jag      FY2016  awards.csv:5 [5]
  Clark County, Nevada            975,604  number not known  jag      FY2016  awards.csv:7 [5]
  New York, New York            4,298,245  number not known  jag      FY2016  awards.csv:3 [5]
  Philadelphia, Pennsylvania    1,677,937  number not known  jag      FY2016  awards.csv:6 [5]
  Milwaukee County, Wisconsin     937,932  number not known  jag      FY2016  awards.csv:9 [5]
  Cook County, Illinois shares 0 to 2,333,428 of an award (number not known) held by Chicago,
  Illinois; in no sum.

  Policies beside them
  --------------------

  * s1373: 8 U.S.C. 1373: no bar on exchanging immigration-status information, in force [3][6]
  * eo13768-9a: Executive Order 13768, section 9(a): no federal grants for the wilfully unwilling, in
    force [7]
  * eo13769: Executive Order 13769: first suspension of entry, no longer in force; was blocked by ^o03
    from 2017-02-03 [8][9]
  * eo13780: Executive Order 13780, sections 2(c) and 6: second suspension of entry, in force; was
    blocked by ^o06 from 2017-03-15; blocked by ^o08 from 2017-03; blocked by ^o07 from 2017-03-29
    [9][10]
  * miami-dade-2017: Federal detainer requests are honoured again, in force [11][12]
  * milwaukee-county-2017: Resolution against discrimination and for limits on cooperation, in force
    [13]

  What was said, and is it so
  ---------------------------

  * untested: "Money would be cut off for refusing to hand over suspects" ((article), 2017-04-21) [14]
  * holds: "Eight places received warnings, and Cook County was threatened too" ((article),
    2017-04-21) [14]
    tested: nine places were warned by 2017-04-21 about jag16-1373
    numbers: warning ^april-letters (us/doj/ojp, 2017-04-21); places warned 9; by places named in
             warnings by the day
  * holds: "Cook County got no money from the Justice Department in 2016" ((article), 2017-04-21) [14]
    tested: money from us/doj to us/il/cook-county in FY2016 is zero
    numbers: received 0 dollars (us/il/cook-county, FY2016); shared, of a joint award held by another
             0 to 2,333,428 dollars (us/il/chicago, FY2016); by own awards of FY2016
    missing: awards of us/doj under other listings: loaded are 16.738
  * untested: "No money or room to hold people until federal agents come" (most of the localities,
    2017-04-21) [14]
  * untested: "They comply with the law and will go on resisting pressure" (officials of some of the
    localities, 2017-04-21) [14]
  * untested: "violent crime is high or rising: Chicago" ((release, no named speaker), 2017-04-21)
    [14][1]
    tested: crime of us/il/chicago rises from 2014 to 2015
    numbers: after 485 (us/il/chicago, 2015); by homicides (Murders in Chicago, counted by the Crime
             Lab in data of the police)
    missing: homicides of us/il/chicago for 2014: no value is loaded
    missing: homicides of us/il/chicago for 2015: no population is loaded
  * untested: "violent crime is high or rising: New York City" ((release, no named speaker),
    2017-04-21) [14][1]
    tested: crime of us/ny/new-york rises from 2014 to 2015
    missing: homicides of us/ny/new-york for 2014: no value is loaded
    missing: homicides of us/ny/new-york for 2015: no value is loaded
    missing: index-crimes of us/ny/new-york for 2014: no value is loaded
  * untested: "New York City has its lowest crime levels in decades" ((article), 2017-04-21) [14]
    tested: crime of us/ny/new-york is lowest in decades
    numbers: value 335 (us/ny/new-york, 2016); periods compared 0; by homicides (Murders in New York
             City, counted by its police), in 20 years
    missing: homicides of us/ny/new-york for 1996 to 2015: no value is loaded
    missing: homicides of us/ny/new-york for 1986 to 2015: no value is loaded
    missing: homicides of us/ny/new-york for 1976 to 2015: no value is loaded
  * untested: "The rise of violent crime in Chicago has little to do with illegal immigration"
    (experts, by the article, 2017-04-21) [14]
    tested: because of illegal immigration
    missing: the cause is not tested, as no figure tells causes: illegal immigration
    missing: the words speak of a cause, and causes are not tested
  * untested: "New York is the safest big city in the country" (Seth Stein, 2017-04-21) [14]
    tested: crime-rate of us/ny/new-york is lowest among big cities
    missing: homicides of us/ny/new-york for 2016: no population is loaded
    missing: index-crimes of us/ny/new-york for 2017-03: no population is loaded
  * untested: "crime at record lows" (Seth Stein, 2017-04-21) [14]
    tested: crime of us/ny/new-york is lowest on record because of policies that encourage cooperation
    numbers: value 335 (us/ny/new-york, 2016); periods compared 0; by homicides (Murders in New York
             City, counted by its police)
    missing: there is nothing to compare it with
    missing: homicides of us/ny/new-york for 2016: no population is loaded
    missing: index-crimes of us/ny/new-york for 2017-03: no population is loaded
  * holds: "Two orders suspending entry were signed, and judges blocked both" ((article), 2017-04-21)
    [14]
    tested: eo13769, eo13780 were both blocked by 2017-04-21
    numbers: eo13769 was blocked by ^o03 (2017-02-03); eo13780 was blocked by ^o06 (2017-03-15);
             eo13780 blocked by ^o08 (2017-03); eo13780 blocked by ^o07 (2017-03-29); by an order had
             blocked it by the day
  * holds: "Murders in Chicago rose more than 50 percent from 2015" ((release, no named speaker),
    2017-04-21) [1]
    tested: murders of us/il/chicago rose from 2015 to 2016 by more than 50%
    numbers: before 485 (us/il/chicago, 2015); after 764 (us/il/chicago, 2016); rise 279; rise 57.5%;
             by homicides (Murders in Chicago, counted by the Crime Lab in data of the police)
  * untested: "The nine were found in 2016 to have laws that may violate section 1373" ((release, no
    named speaker), 2017-04-21) [1]
  * holds now; untested by what was known when it was said: "The county fully complies, and the label
    does not fit it" (County Manager, 2017-04-21) [15]
    tested: us/nv/clark-county was found to comply about jag16-1373
    numbers: found to comply ^a19 (us/nv/clark-county, 2017-08-03); by the latest final finding
  * untested: "The policy in question was reversed in February" (spokesman of the county, 2017-04-21)
    [5]
  * untested: "The city had already sent proof that it complies; the label does not fit it" (Mayor,
    2017-04-21) [16]
    tested: us/la/new-orleans was found to comply about jag16-1373
    numbers: preliminary: violates ^a21 (us/la/new-orleans, 2017-10-11); by the latest final finding
    missing: a final finding about us/la/new-orleans

  A verdict is what the loaded data says under each definition; causes are never tested. purse claims
  shows every definition, purse why ^LINK the proof.

  What happened next, and what it did to the money
  ------------------------------------------------

  2017-04-25  order, N.D. Cal. ^o20: preliminary injunction, County of Santa Clara v. Trump
                [17][18][6]
              blocks eo13768-9a for everyone
  2017-05-22  policy rules.purse:45: agmemo17 begins: Memo of the Attorney General on Executive Order
                13768
  2017-05-22  notice ^a11: Department of Justice: Memo of the Attorney General: section 9(a) read
                narrowly [19][20]
  2017-05-25  order, 4th Cir. ^o09: injunction affirmed in substantial part, International Refugee
                Assistance Project v. Trump [21][22]
              affirms ^o08
  2017-05-30  reply ^a12: Clark County, Nevada (complies): Complies; nothing blocks the exchange of
                information [23]
  2017-06-12  order, 9th Cir. ^o10: injunction affirmed for sections 2(c), 6(a) and 6(b), State of
                Hawaii v. Trump [24][25]
              affirms ^o07
  2017-06-26  order, U.S. Supreme Court ^o11: partial stay, State of Hawaii v. Trump [26][25]
              the injunctions stay in force only for people with a real tie to a person or body in the
                country
  2017-06-26  reply ^a13: Miami-Dade County, Florida (complies): Sends the material asked for [27]
  2017-06-28  reply ^a14: Milwaukee County, Wisconsin (complies): Opinion of the corporation counsel:
                the county complies [28][29]
  2017-06-29  reply ^a15: Cook County, Illinois (complies): Legal opinion and letter: the county
                complies [30][31]
  2017-07     notice ^a16: Department of Justice: The Attorney General: the answers of ten places are
                under review [32][33]
  2017-07-20  order, N.D. Cal. ^o21: no reconsideration, County of Santa Clara v. Trump [34][35]
              denies the motions to reconsider the injunction and to dismiss
  2017-07-25  condition rules.purse:125: jag17-cert begins: FY2017 JAG: certify, and keep to, 8 U.S.C.
                1373
  2017-07-25  condition rules.purse:138: jag17-access begins: FY2017 JAG: access to jails
  2017-07-25  condition rules.purse:149: jag17-notice begins: FY2017 JAG: notice of releases
              money: at risk +23,858,155 (allocated); jag17-cert not in force to open: 49 places;
                jag17-access not in force to open: 49 places; jag17-notice not in force to open: 49
                places
  2017-07-25  notice ^a17: Department of Justice: FY2017 JAG: certificate, access and notice become
                conditions [36][37][38]
  2017-08-03  condition rules.purse:159: psp17 begins: Public Safety Partnership: three questions to
                applicants
  2017-08-03  notice ^a18: Department of Justice: Four cities: three questions before any place in the
                Public Safety Partnership [39][40]
  2017-08-03  finding ^a19: complies: Clark County, Nevada (No evidence of being out of compliance)
                [41][42]
              money: at risk -975,604; cleared +975,604; jag16-1373 open to cleared: Clark County,
                Nevada
  2017-08-04  finding ^a20: complies: Miami-Dade County, Florida (No evidence of being out of
                compliance) [27][12][43]
              money: at risk -481,347; cleared +481,347; jag16-1373 open to cleared: Miami-Dade
                County, Florida
  2017-08-07  suit filed: City of Chicago v. Sessions, N.D. Ill.
  2017-08-14  suit filed: State of California v. Sessions / Barr, N.D. Cal.
  2017-08-30  suit filed: City of Philadelphia v. Sessions, E.D. Pa.
  2017-09-07  order, 9th Cir. ^o12: modified injunction affirmed, State of Hawaii v. Trump [25]
              affirms ^o07
  2017-09-12  condition rules.purse:168: cops17-points begins: COPS Hiring Program: extra points
  2017-09-15  order, N.D. Ill. ^o30: preliminary injunction, City of Chicago v. Sessions [44][45]
              blocks jag17-notice, jag17-access for everyone
              money: jag17-access open to blocked: 49 places; jag17-notice open to blocked: 49 places
  2017-09-29  suit filed: City of Los Angeles v. Sessions / Barr, C.D. Cal.
  2017-10-10  order, U.S. Supreme Court ^o13: injunction vacated as moot, International Refugee
                Assistance Project v. Trump [46][47]
              vacates ^o08
  2017-10-11  finding ^a21: preliminary view: violates: Chicago, Illinois; Cook County, Illinois; New
                Orleans, Louisiana; New York, New York; Philadelphia, Pennsylvania (Preliminary view
                on five places; last chance to answer) [48][49]
  2017-10-11  finding ^a22: complies: Milwaukee County, Wisconsin (In compliance, because the Sheriff
                shares information) [50][51]
              money: at risk -937,932; cleared +937,932; jag16-1373 open to cleared: Milwaukee County,
                Wisconsin
  2017-10-12  finding ^a23: complies: Connecticut (No evidence of being out of compliance) [42][52]
              money: jag16-1373 open to cleared: Connecticut
  2017-10-24  policy rules.purse:65: eo13780 ends: Executive Order 13780, sections 2(c) and 6: second
                suspension of entry
  2017-10-24  order, U.S. Supreme Court ^o14: injunction vacated as moot, State of Hawaii v. Trump
                [10]
              vacates ^o07
  2017-11-15  finding ^a24: preliminary view: violates: Albany, New York; Berkeley, California;
                Bernalillo County, New Mexico; Burlington, Vermont; Contra Costa County, California;
                Denver, Colorado; Fremont, California; Jackson, Mississippi; King County, Washington;
                Lawrence, Massachusetts; Los Angeles, California; Louisville/Jefferson County,
                Kentucky; Middlesex, New Jersey; Monterey County, California; Multnomah County,
                Oregon; Newark, New Jersey; Riverside County, California; Sacramento County,
                California; San Francisco, California; Santa Ana, California; Santa Clara County,
                California; Seattle, Washington; Sonoma County, California; District of Columbia;
                Watsonville, California; West Palm Beach, Florida; Illinois; Oregon; Vermont
                (Preliminary view on 29 more places) [53][54]
  2017-11-15  order, E.D. Pa. ^o45: preliminary injunction, City of Philadelphia v. Sessions
                [55][56][57]
              blocks jag17-cert for us/pa/philadelphia
              money: jag17-cert open to blocked: Philadelphia, Pennsylvania
  2017-11-20  order, N.D. Cal. ^o22: permanent injunction, County of Santa Clara v. Trump [58][59]
              blocks eo13768-9a for everyone; replaces ^o20
  2018        waive ^a28-fy2017: Office of Justice Programs: FY2017 conditions 52 to 56 will not be
                used in California while cases are pending [60][61]
  2018        waive ^a28-fy2018: Office of Justice Programs: FY2018 conditions 41 to 43 and 45 to 47
                will not be used for the named places [60][61]
              money: at risk 6,156,874 to 23,858,155, was 23,858,155; protected 0 to 17,701,281, was 0
                (allocated); jag17-cert open to uncertain: 13 places; jag17-access blocked to
                uncertain: 13 places; jag17-notice blocked to uncertain: 13 places
  2018-01-24  notice ^a25: Department of Justice: Requests documents of 23 places; a subpoena if they
                are not sent [62][63][64]
  2018-03-05  order, N.D. Cal. ^o50: no preliminary injunction, State of California v. Sessions / Barr
                [65][66]
              denies the motion of California for a preliminary injunction
  2018-04     order, 7th Cir. ^o32: affirmed, with its nationwide reach, City of Chicago v. Sessions
                [45][67]
              affirms ^o30
  2018-04-11  order, C.D. Cal. ^o60: partial summary judgment on the COPS points, City of Los Angeles
                v. Sessions / Barr [68][69]
              blocks cops17-points for us/ca/los-angeles
  2018-04-13  notice ^a26: Department of Justice: Requests documents of three more places [70]
  2018-04-13  finding ^a26-findings: complies: District of Columbia; Louisville/Jefferson County,
                Kentucky (Two places are told that there is no evidence at present) [70]
              money: jag16-1373 open to cleared: District of Columbia and Louisville/Jefferson County,
                Kentucky
  2018-06     order, 7th Cir. ^o33: rehearing by the full court, City of Chicago v. Sessions [71][67]
              rehearing granted, on the nationwide reach only
  2018-06-06  order, E.D. Pa. ^o46: final ruling, City of Philadelphia v. Sessions [72][73]
              blocks jag17-notice, jag17-access, jag17-cert for us/pa/philadelphia; replaces ^o45
  2018-06-26  order, 7th Cir. ^o34: stayed outside Chicago, City of Chicago v. Sessions [74][75]
              stays ^o30 for everyone except us/il/chicago
              money: jag17-access blocked to open: 34 places; jag17-notice blocked to open: 34 places
  2018-06-28  condition rules.purse:178: jag18 begins: FY2018 JAG: conditions 41 to 43 and 45 to 47
              money: jag18 not in force to open: 33 places; jag18 not in force to uncertain: 16 places
  2018-06-28  notice ^a27: Department of Justice: FY2018: new certificates for four public-safety
                programs [76][77]
  2018-07-12  suit filed: State of Illinois v. Sessions (FY2017), N.D. Ill.
  2018-07-16  suit filed: City of Evanston and U.S. Conference of Mayors v. Sessions, N.D. Ill.
  2018-07-18  suit filed: State of New York v. U.S. Department of Justice, S.D.N.Y.
  2018-07-27  order, N.D. Ill. ^o35: permanent injunction, stayed outside Chicago, City of Chicago v.
                Sessions [78][79]
              blocks jag17-notice, jag17-access, jag17-cert for everyone; stayed for everyone except
                us/il/chicago; replaces ^o30
              money: at risk 4,137,680 to 21,838,961, was 6,156,874 to 23,858,155; protected 2,019,194
                to 19,720,475, was 0 to 17,701,281 (allocated); jag17-cert open to blocked: Chicago,
                Illinois
  2018-08     suit filed: City of Providence and City of Central Falls v. Sessions / Barr, D.R.I.
  2018-08-01  order, 9th Cir. ^o23: affirmed, and kept within California, County of Santa Clara v.
                Trump [80][81][58][82]
              narrows ^o22 to within us/ca
  2018-08-09  order, N.D. Ill. ^o40: preliminary injunction, stayed for members, City of Evanston and
                U.S. Conference of Mayors v. Sessions [83][84]
              blocks jag17-notice, jag17-access, jag17-cert for us/il/evanston, conference-members;
                stayed for conference-members
              money: jag17-cert open to blocked: Evanston, Illinois; jag17-access open to blocked:
                Evanston, Illinois; jag17-notice open to blocked: Evanston, Illinois
  2018-08-10  order, 7th Cir. ^o36: full-court hearing withdrawn, City of Chicago v. Sessions [67][79]
              the rehearing of June is withdrawn, since the permanent injunction replaces the first
                one
  2018-08-29  order, 7th Cir. ^o41: stay lifted for members, City of Evanston and U.S. Conference of
                Mayors v. Sessions [84][85]
              lifts ^o40 for conference-members
  2018-09-13  order, C.D. Cal. ^o61: preliminary injunction, City of Los Angeles v. Sessions / Barr
                [86][69]
              blocks jag17-notice, jag17-access for us/ca/los-angeles
  2018-10-05  order, N.D. Cal. ^o51: permanent injunction, stayed outside California, City and County
                of San Francisco v. Sessions / Barr [87][88]
              blocks jag17-notice, jag17-access, jag17-cert for everyone; stayed for everyone except
                within us/ca
              money: at risk 4,137,680, was 4,137,680 to 21,838,961; protected 19,720,475, was
                2,019,194 to 19,720,475 (allocated)
  2018-10-12  suit filed: City of Chicago v. Sessions / Barr (FY2018), N.D. Ill.
  2018-11-09  suit filed: State of Oregon v. Trump, D. Or.
  2018-11-20  order, N.D. Cal. ^o52: amended judgment, State of California v. Sessions / Barr [89]
              the judgment is amended at the request of the government
  2018-11-30  order, S.D.N.Y. ^o70: partial summary judgment, State of New York v. U.S. Department of
                Justice [90][91]
              blocks jag17-notice, jag17-access, jag17-cert for us/ny, us/ct, us/nj, us/wa, us/ma,
                us/va, us/ri, us/ny/new-york
              money: at risk -4,120,447; protected +4,120,447 (allocated); jag17-cert open to blocked:
                8 places; jag17-access open to blocked: 8 places; jag17-notice open to blocked: 8
                places
  2019-02-15  order, 3d Cir. ^o47: affirmed on the conditions, City of Philadelphia v. Sessions
                [73][48]
              affirms ^o46
  2019-03-04  order, N.D. Cal. ^o53: summary judgment on the FY2018 conditions, City and County of San
                Francisco v. Sessions / Whitaker (FY2018) [92]
              blocks jag18 for us/ca/san-francisco, us/ca
  2019-05-23  suit filed: State of Illinois v. Barr (FY2018), N.D. Ill.
  2019-06-10  order, D.R.I. ^o80: summary judgment and injunction, City of Providence and City of
                Central Falls v. Sessions / Barr [93][94]
              blocks jag17-notice, jag17-access, jag17-cert for us/ri/providence, us/ri/central-falls
              money: jag17-cert open to blocked: Central Falls, Rhode Island and Providence, Rhode
                Island; jag17-access open to blocked: Central Falls, Rhode Island and Providence,
                Rhode Island; jag17-notice open to blocked: Central Falls, Rhode Island and
                Providence, Rhode Island
  2019-07-12  order, 9th Cir. ^o62: the COPS points are lawful, City of Los Angeles v. Sessions / Barr
                [95]
              reverses ^o60
  2019-08-29  order, D. Or. ^o85: judgment, injunctions and mandamus, State of Oregon v. Trump
                [96][97]
              blocks jag17-notice, jag17-access, jag17-cert, jag18 for us/or, us/or/portland
              money: jag17-cert open to blocked: Oregon and Portland, Oregon; jag17-access open to
                blocked: Oregon and Portland, Oregon; jag17-notice open to blocked: Oregon and
                Portland, Oregon; jag18 open to blocked: Oregon and Portland, Oregon
  2019-09     order, N.D. Ill. ^o37: injunction on the FY2018 conditions, City of Chicago v. Sessions
                / Barr (FY2018) [67][98]
              blocks jag18 for us/il/chicago
              money: no change on its first day
  2019-10-31  order, 9th Cir. ^o63: affirmed, City of Los Angeles v. Sessions / Barr [36][99]
              affirms ^o61
  2020-01-10  order, D.R.I. ^o81: permanent injunction on the FY2018 conditions, City of Providence
                and City of Central Falls v. Sessions / Barr [100]
              blocks jag18 for us/ri/providence, us/ri/central-falls
              money: jag18 open to blocked: Central Falls, Rhode Island and Providence, Rhode Island
  2020-02-26  order, 2d Cir. ^o71: reversed: the conditions are lawful, State of New York v. U.S.
                Department of Justice [101][36][91]
              reverses ^o70; mandate pending
  2020-03-24  order, 1st Cir. ^o82: affirmed, City of Providence and City of Central Falls v. Sessions
                / Barr [102][103]
              affirms ^o80
  2020-04-30  order, 7th Cir. ^o38: affirmed, for FY2017 and FY2018, City of Chicago v. Sessions
                [67][104]
              affirms ^o35; affirms ^o37
  2020-07-13  order, 2d Cir. ^o72: no rehearing by the full court, State of New York v. U.S.
                Department of Justice [101][105]
              denies the motions for rehearing by the full court
  2020-07-13  order, 9th Cir. ^o54: affirmed without nationwide reach: access and notice, City and
                County of San Francisco v. Sessions / Barr [99][106]
              narrows ^o51 to within us/ca as to jag17-notice, jag17-access
  2020-07-13  order, 9th Cir. ^o54-cert: affirmed without nationwide reach: the certificate, City and
                County of San Francisco v. Sessions / Barr [99][106]
              narrows ^o51 to us/ca, us/ca/san-francisco as to jag17-cert
  2021-01-13  order, N.D. Ill. ^o39: opinion, City of Chicago v. Sessions / Barr (FY2018) [107]
              an opinion whose content was not seen
  2021-01-20  withdraw ^a29: President of the United States: Executive Order 13993, section 2, revokes
                Executive Order 13768 [108]
  2021-03-04  order, U.S. Supreme Court ^o55: petition dismissed, City and County of San Francisco v.
                Sessions / Barr [109][110]
              No. 20-666 dismissed by agreement
  2021-03-04  order, U.S. Supreme Court ^o73: petitions dismissed, State of New York v. U.S.
                Department of Justice [111][110]
              Nos. 20-795 and 20-796 dismissed by agreement
  2021-04     withdraw ^a30-ojp: Office of Justice Programs: The Office of Justice Programs drops the
                immigration conditions [112][113]
              money: at risk 0 to 17,233, was 17,233; protected 0 to 23,840,922, was 23,840,922
                (allocated); jag17-cert waived to uncertain: 13 places; jag17-cert blocked to
                uncertain: 15 places; jag17-cert open to uncertain: 21 places; jag17-access waived to
                uncertain: 13 places; jag17-access blocked to uncertain: 15 places; jag17-access open
                to uncertain: 21 places; jag17-notice waived to uncertain: 13 places; jag17-notice
                blocked to uncertain: 15 places; jag17-notice open to uncertain: 21 places; jag18
                waived to uncertain: 16 places; jag18 blocked to uncertain: 4 places; jag18 open to
                uncertain: 29 places
  2021-04-14  withdraw ^a30: Department of Justice: The Attorney General withdraws the memo of 2017
                [112][113]

  Sources
  -------

  [1] Release 17-436 and the letters to nine jurisdictions, Department of Justice, 2017-04-21.
      https://assets.documentcloud.org/documents/3675286/DOJ-Sanctuary-City-Letters.txt
  [2] The letters as posted by a newspaper, Los Angeles Times, day not known.
      http://documents.latimes.com/justice-departments-letter-states-sanctuary-cities/
  [3] Report on the guidance of 2016, PhillyVoice, 2016-07.
      https://www.phillyvoice.com/sanctuary-city-philly-could-lose-grant-funding-under-new-doj-guidelines/
  [4] Report on the letter to Clark County, The Nevada Independent, day not known.
      https://thenevadaindependent.com/article/doj-asks-clark-county-proof-complying-federal-immigration-laws
  [5] List of the awards behind the letters, BBSNews, 2017-04-21.
      http://bbsnews.net/2017-04-21/doj-asks-miami-dade-county-mayor-for-proof-that-county-is-not-sanctuary/66744
  [6] Report on the order of 2017-04-25, SCC Insight, 2017-04-25.
      https://sccinsight.com/2017/04/25/federal-judge-issues-prelimnary-injunction-trump-sanctuary-city-executive-order/
  [7] Executive Order 13768, 82 FR 8799, Federal Register, 2017-01-25.
      https://www.federalregister.gov/documents/2017/01/30/2017-02102/enhancing-public-safety-in-the-interior-of-the-united-states
  [8] Executive Order 13769, Federal Register, 2017-01-27.
      https://www.federalregister.gov/documents/2017/02/01/2017-02281/protecting-the-nation-from-foreign-terrorist-entry-into-the-united-states
  [9] Executive Order 13780, Federal Register, 2017-03-06.
      https://www.federalregister.gov/documents/2017/03/09/2017-04837/protecting-the-nation-from-foreign-terrorist-entry-into-the-united-states
  [10] Order of 2017-10-24 in No. 16-1540, Supreme Court, 2017-10-24.
       http://casetext.com/case/trump-v-hawaii-7
  [11] Report on the vote of the county commission, Miami Herald, day not known.
       https://www.miamiherald.com/news/local/community/miami-dade/article146091594.html
  [12] Copy of a report on Miami-Dade County, ALIPAC forum, day not known.
       https://www.alipac.us/f12/miami-dade-complied-trump-change-its-%91sanctuary%92-status-worked-349457/?mode=hybrid
  [13] Release of supervisors on their resolution, Milwaukee County Board of Supervisors, day not
       known. http://urbanmilwaukee.com/pressrelease/supervisors-all-are-welcome-in-milwaukee-county/
  [14] The news article of April 2017, not told, 2017-04-22.
  [15] Report on the letter to Clark County, Las Vegas Review-Journal, day not known.
       https://www.reviewjournal.com/news/politics-and-government/clark-county/clark-county-must-prove-compliance-with-immigration-laws-feds-say/
  [16] Report on the answer of the mayor, Gambit, 2017-04-21.
       http://m.bestofneworleans.com/thelatest/archives/2017/04/21/landrieu-letter-threatening-to-pull-funding-over-immigration-issues-is-another-example-of-the-trump-administration-acting-before-doing-their
  [17] Order of 2017-04-25, N.D. California, 2017-04-25.
       http://casetext.com/case/cnty-of-santa-clara-v-trump-3
  [18] Release of counsel on the order of 2017-04-25, Keker, Van Nest & Peters, day not known.
       https://www.keker.com/news/press-releases/county-of-santa-clara-wins-nationwide-injunction-of-trump-s-executive-order-defunding-sanctuary-jurisdictions-
  [19] Tracker: the memo of 2017-05-22, Immigration Policy Tracking Project, day not known.
       https://immpolicytracking.org/policies/ag-sessions-issues-memorandum-implementing-sanctuary-city-funding-ban/
  [20] Report on the memo of 2017-05-22, Washington Examiner, day not known.
       https://www.washingtonexaminer.com/?p=1827012
  [21] Summary of the Fourth Circuit decision, Lawfare, day not known.
       https://lawfaremedia.org/article/fourth-circuit-upholds-injunction-trumps-travel-ban-irap-v-trump-summary
  [22] Opinion in the IRAP case, 4th Cir., day not known.
       https://case-law.vlex.com/vid/int-l-refugee-assistance-895123654
  [23] Report on the answer of Clark County, lvppa.com, 2017-06.
       https://lvppa.com/2017/06/clark-county-rejects-sanctuary-county-label-letter-justice-department/
  [24] Opinion of 2017-06-12 in the Hawaii case, 9th Cir., 2017-06-12.
       https://case-law.vlex.com/vid/hawaii-v-trump-no-885758362
  [25] Opinion of 2017-09-07 in the Hawaii case, with its report, The Recorder, 2017-09-08.
       https://law.com/therecorder/2017/09/08/state-of-hawaii-v-trump-2
  [26] Decision of 2017-06-26 in No. 16-1436, Supreme Court, 2017-06-26.
       https://supreme.justia.com/cases/federal/us/582/16-1436
  [27] Report on the finding about Miami-Dade County, truthrevolt.org, day not known.
       https://www.truthrevolt.org/news/miami-dade-officially-declassified-sanctuary-city
  [28] Opinion of the corporation counsel of Milwaukee County, Milwaukee County, 2017-06-28.
       https://assets.documentcloud.org/documents/3880897/Milw-Co-Legal-Opinion-Certifying-Compliance-With.txt
  [29] Report on the opinion of Milwaukee County, Reveal, day not known.
       https://revealnews.org/blog/milwaukee-to-feds-we-follow-immigration-law/
  [30] Answer of Cook County to the Department, Cook County, day not known.
       https://www.cookcountyil.gov/news/cook-countys-response-department-justice-compliance-determination-edward-byrne-memorial
  [31] Report on the answer of Cook County, makingwebnews.com, day not known.
       https://www.makingwebnews.com/rebellious-cook-county-fights-back-jeff-sessions-sanctuary-city-warning/
  [32] Report on the review of the answers, FOX6, day not known.
       https://fox6now.com/news/justice-dept-questions-cities-on-following-immigration-law-milwaukee-county-makes-list
  [33] Article on the review of the answers, truthandaction.org, day not known.
       https://truthandaction.org/ag-sessions-checking-list-of-sanctuary-cities/2
  [34] Order on reconsideration, N.D. California, 2017-07-20.
       https://law.justia.com/cases/federal/district-courts/california/candce/3:2017cv00485/307351/146/
  [35] A further opinion in the case, N.D. California, day not known.
       http://casetext.com/case/cnty-of-santa-clara-v-trump-4
  [36] Tracker: the FY2017 conditions, Immigration Policy Tracking Project, day not known.
       https://immpolicytracking.org/policies/doj-issues-new-conditions-for-byrne-jag-grants-to-sanctuary-jurisdictions/
  [37] FY2017 solicitation for states, Bureau of Justice Assistance, day not known.
       https://vdocuments.site/edward-byrne-memorial-justice-assistance-grant-program-fy-bscccagovwp-contentuploadsattachment-b-4-jag-2017-bja-.html
  [38] FY2017 solicitation for local governments, Bureau of Justice Assistance, day not known.
       https://assets.documentcloud.org/documents/3914273/17-8-7-Complaint-Ex-D.txt
  [39] Report on the letters to four cities, thewhim.com, day not known.
       http://www.thewhim.com/administration-deny-four-cities-crime-fighting-assistance-unless-sanctuary-city-policies-abandoned/
  [40] Report on the letters to four cities, California City News, 2017-08.
       https://www.californiacitynews.org/2017/08/cities-baffled-doj%E2%80%99s-strange-new-threat.html
  [41] Report on the finding about Clark County, Las Vegas Sun, 2017-08-04.
       https://lasvegassun.com/news/2017/aug/04/sanctuary-review-finds-clark-county-in-compliance/
  [42] Report on the deadline of October 2017, Reveal, day not known.
       https://revealnews.org/blog/doj-sets-deadline-for-jurisdictions-to-prove-theyre-not-sanctuaries/
  [43] Report on the finding about Miami-Dade County, The Hill, day not known.
       http://thehill.com/latino/345660-trump-administration-will-no-longer-treat-miami-as-sanctuary-city
  [44] Opinion and order of 2017-09-15, N.D. Illinois, 2017-09-15.
       http://casetext.com/case/city-of-chi-v-sessions-4
  [45] News item on the Seventh Circuit decision, LexisNexis, day not known.
       https://www.lexisnexis.com/LegalNewsRoom/immigration/b/immigration-law-blog/posts/ca7-upholds-nationwide-preliminary-injunction-against-sessions-city-of-chicago-v-sessions
  [46] News item on the IRAP case, rootlaw.com, day not known.
       https://rootlaw.com/news/ca4-affirms-district-courts-preliminary-injunction-against-travel-ban/
  [47] Posts on the IRAP case, law blog, day not known. http://joshblackman.com/blog/?s=IRAP
  [48] Tracker: the preliminary views of October 2017, Immigration Policy Tracking Project, day not
       known.
       https://immpolicytracking.org/policies/doj-makes-preliminary-determinations-that-five-jurisdictions-violate-1373/
  [49] News item on the letter to Cook County, suffredin.org, day not known.
       http://suffredin.org/news/newsitem.asp?newsitemid=8832
  [50] Report on the finding about Milwaukee County, Milwaukee Journal Sentinel, 2017-10-12.
       https://www.jsonline.com/story/news/local/milwaukee/2017/10/12/federal-justice-department-says-milwaukee-county-compliance-immigration-laws/757396001/
  [51] Report on the finding about Milwaukee County, TMJ4, day not known.
       https://tmj4.com/news/local-news/milwaukee-county-in-compliance-with-immigration-law-doj-says
  [52] Report on further letters, American Military News, 2017-11.
       https://americanmilitarynews.com/2017/11/sessions-targets-more-sanctuary-cities
  [53] Report on the letter to Jackson, msnewsnow.com, day not known.
       http://www.msnewsnow.com/story/36854317/us-justice-dept-accuses-jackson-of-possible-immigration-rules-violations
  [54] Tracker: the 29 letters of November 2017, Immigration Policy Tracking Project, day not known.
       https://immpolicytracking.org/policies/doj-issues-letters-to-29-jurisdictions-about-8-usc-1373-compliance
  [55] Order of 2017-11-15, E.D. Pennsylvania, 2017-11-15.
       https://docs.justia.com/cases/federal/district-courts/pennsylvania/paedce/2:2017cv03894/534050/75
  [56] Opinion of 2017-11-15, E.D. Pennsylvania, 2017-11-15.
       https://assets.documentcloud.org/documents/4226138/11-15-17-Philadelphia-v-Sessions-Opinion.txt
  [57] Opinion in the Philadelphia case, E.D. Pennsylvania, day not known.
       https://case-law.vlex.com/vid/city-of-phila-v-893195034
  [58] Page of the county counsel on its case, County of Santa Clara, day not known.
       https://counsel.sccgov.org/high-profile-matters/county-santa-clara-v-donald-j-trump-et-al
  [59] Case page: San Francisco v. Trump, Civil Rights Litigation Clearinghouse, day not known.
       https://www.clearinghouse.net/detail.php?id=15608
  [60] Special notices on the JAG page, Bureau of Justice Assistance, day not known.
       https://www.bja.gov/jag/award-conditions.html
  [61] FY2018 award papers of a city, City of Santa Ana, day not known.
       https://publicdocs.santa-ana.org/WebLink/1/doc/114599/Page37.aspx
  [62] Letter of the Department of Justice to Louisville, Department of Justice, 2018-01-24.
       https://ja.scribd.com/document/369913355/Louisville-DOJ-Letter
  [63] The 23 requests and the money behind them, Center for Immigration Studies, day not known.
       https://cis.org/Huennekens/DOJ-Targets-23-Sanctuary-Jurisdictions
  [64] Report on the 23 requests, Gephardt Daily, day not known.
       https://gephardtdaily.com/national-international/justice-department-demands-proof-that-sanctuary-cities-are-cooperating-with-authorities
  [65] Order of 2018-03-05, N.D. California, 2018-03-05.
       http://lawsdocbox.com/Immigration/78737221-Case-3-17-cv-who-document-89-filed-03-05-18-page-1-of-28-united-states-district-court-northern-district-of-california.html
  [66] Order of 2018-03-05, another copy, law library, 2018-03-06.
       http://elawyers.us/opinion/cand/2018/infdco20180306b32/california-ex-rel-becerra-v-sessions
  [67] Opinion of 2020-04-30, 7th Cir., 2020-04-30.
       https://biahelp.com/city-of-chicago-v-william-p-barr
  [68] Opinion of 2018-04-11, 293 F. Supp. 3d 1087, C.D. California, day not known.
       https://cite.case.law/f-supp-3d/293/1087/
  [69] Case page: City of Los Angeles v. Sessions, Civil Rights Litigation Clearinghouse, day not
       known. https://www.clearinghouse.net/detail.php?id=16188
  [70] Tracker: the requests of April 2018, Immigration Policy Tracking Project, day not known.
       https://immpolicytracking.org/policies/doj-demands-section-1373-information-sharing-compliance-from-jurisdictions
  [71] Post on the motion for a quick ruling, Constitutional Law Prof Blog, 2018-06.
       https://lawprofessors.typepad.com/conlaw/2018/06/seventh-circuit-denies-motion-for-quick-ruling-on-nationwide-injunction-in-sanctuary-cities-case.html
  [72] Final opinion in the Philadelphia case, E.D. Pennsylvania, day not known.
       https://case-law.vlex.com/vid/city-of-phila-v-893205412
  [73] Opinion of 2019-02-15, 3d Cir., 2019-02-15.
       https://law.justia.com/cases/federal/appellate-courts/ca3/18-2648/18-2648-2019-02-15.html
  [74] Report on the stay of June 2018, FOX 2, 2018-06-27.
       http://fox2now.com/2018/06/27/appeals-court-limits-sanctuary-cities-injunction-to-chicago/
  [75] Report on the stay of June 2018, Courthouse News, day not known.
       https://www.courthousenews.com/sanctuary-cities-3/
  [76] Tracker: the FY2018 conditions, Immigration Policy Tracking Project, day not known.
       https://immpolicytracking.org/policies/doj-issues-new-immigration-related-conditions-for-fy-2018-byrnejag-grants
  [77] Tracker: the FY2018 solicitation, Immigration Policy Tracking Project, day not known.
       https://immpolicytracking.org/policies/doj-issues-fy18-solicitation-for-byrnejag-grants-with-new-conditions
  [78] Opinion and order of 2018-07-27, N.D. Illinois, 2018-07-27.
       https://law.justia.com/cases/federal/district-courts/illinois/ilndce/1:2017cv05720/342884/198/
  [79] Report on the end of the full-court hearing, The Indiana Lawyer, day not known.
       https://www.theindianalawyer.com/articles/47858-th-circuit-scrubs-en-banc-hearing-on-welcoming-ordinance
  [80] Opinion of 2018-08-01, 9th Cir., 2018-08-01.
       https://fdocuments.in/document/united-states-court-of-appeals-for-the-ninth-812018-2-san-francisco-vtrump.html
  [81] Opinion of 2018-08-01, another copy, 9th Cir., 2018-08-01.
       https://ro.scribd.com/document/385222047/9th-circuit-ruling-on-Trump-sanctuary-city-EO
  [82] Report on the opinion of 2018-08-01, San Francisco Examiner, day not known.
       http://www.sfexaminer.com/appeals-court-upholds-injunction-protecting-sf-trump-sanctuary-cities-order/amp/
  [83] Order of 2018-08-09, N.D. Illinois, 2018-08-09.
       https://www.zlibrary.cc/dl/injunction-in-evanston-sanctuary-cities-case
  [84] Docket of the Evanston case, N.D. Illinois, day not known.
       https://dockets.justia.com/docket/illinois/ilndce/1:2018cv04853/354507
  [85] Page of counsel on the Evanston case, tdrlawfirm.com, day not known.
       https://www.tdrlawfirm.com/news/article/7th-circuit-lifts-stay-on-preliminary-injunction-obtained-by-tdr-in-welcomi/
  [86] Note on the order of September 2018, Jones & Mayer, day not known.
       https://jones-mayer.com/vol-33-no-32-district-court-order-in-immigration-case-grants-citys-application-for-preliminary-injunction-where-attorney-general-seeks-to-impose-immigration-conditions-on-federal-grants-fo
  [87] Order of 2018-10-05, N.D. California, 2018-10-05.
       https://ru.scribd.com/document/390375981/San-Francisco-Et-Al-v-Sessions-Et-Al
  [88] News item on the order of 2018-10-05, LexisNexis, day not known.
       https://www.lexisnexis.com/legalnewsroom/immigration/b/insidenews/posts/permanent-injunction-granted-in-cal-sanctuary-cities-case
  [89] Amended judgment of 2018-11-20, N.D. California, 2018-11-20.
       https://docs.justia.com/cases/federal/district-courts/california/candce/3:2017cv04701/315650/154
  [90] Case page: State of New York v. Department of Justice, Civil Rights Litigation Clearinghouse,
       day not known. https://www.clearinghouse.net/detail.php?id=16703
  [91] Joint letter of 2021-03-19 on the mandate, S.D. New York, 2021-03-19.
       http://ecases.us/case/nysd/c9233114/the-city-of-new-york-v-whitaker
  [92] Verdict note on the FY2018 case of San Francisco, Daily Journal, day not known.
       https://staging.dailyjournal.com/verdicts_and_settlements/131423-city-and-county-of-san-francisco-v-jefferson-b-sessions-et-al
  [93] Opinion in the Providence case, D. Rhode Island, day not known.
       https://case-law.vlex.com/vid/894286769
  [94] Report on the ruling of June 2019, The Providence Journal, 2019-06-10.
       https://www.providencejournal.com/news/20190610/federal-judge-sides-with-providence-central-falls-in-suit-against-us-justice-department
  [95] Opinion of 2019-07-12, 9th Cir., 2019-07-12.
       https://biahelp.com/city-of-los-angeles-v-william-barr
  [96] Judgment of 2019-08-29, D. Oregon, 2019-08-29.
       http://or.findacase.com/research/wfrmDocViewer.aspx/xq/fac.20190829_0001220.DOR.htm/qx
  [97] Case page: State of Oregon v. Trump, Civil Rights Litigation Clearinghouse, day not known.
       https://www.clearinghouse.net/detail.php?id=16866
  [98] Case page: State of Illinois v. Barr, Civil Rights Litigation Clearinghouse, day not known.
       https://clearinghouse.net/case/46122/
  [99] Opinion of 2020-07-13, 9th Cir., 2020-07-13.
       https://law.justia.com/cases/federal/appellate-courts/ca9/18-17308/18-17308-2020-07-13.html
  [100] Report on the ruling of January 2020, The Providence Journal, 2020-01-10.
        https://www.providencejournal.com/news/20200110/federal-judge-rules-doj-must-send-grant-money-to-providence-central-falls-without-restrictions
  [101] Order of 2020-07-13 with the opinions on it, 2d Cir., 2020-07-13. https://biahelp.com/?p=7319
  [102] Opinion of the First Circuit, 1st Cir., day not known.
        https://case-law.vlex.com/vid/city-of-providence-v-885160617
  [103] Report on the appeal, The Providence Journal, 2020-03-25.
        https://www.providencejournal.com/story/news/2020/03/25/us-appeals-court-judges-side-with-providence-central-falls-in-immigration-case/1466793007/
  [104] Case brief on the opinion of 2020-04-30, Quimbee, day not known.
        https://www.quimbee.com/cases/city-of-chicago-v-barr
  [105] 964 F.3d 150, 2d Cir., day not known. http://casetext.com/case/new-york-v-us-dept-of-justice-1
  [106] Opinion of 2020-07-13, another copy, 9th Cir., 2020-07-13.
        https://biahelp.com/city-county-of-san-francisco-v-william-barr
  [107] Opinion of 2021-01-13, N.D. Illinois, day not known.
        https://www.casetext.com/case/city-of-chi-v-barr-3
  [108] Executive Order 13993, Federal Register, 2021-01-20.
        https://www.federalregister.gov/documents/2021/01/25/2021-01768/revision-of-civil-immigration-enforcement-policies-and-priorities
  [109] Case page of No. 20-666, SCOTUSblog, day not known.
        https://scotusblog.com/case-files/cases/wilkinson-v-city-and-county-of-san-francisco-california
  [110] Report on the dismissals of March 2021, Howe on the Court, 2021-03-05.
        https://amylhowe.com/2021/03/05/court-dismisses-sanctuary-cities-petitions/
  [111] Report on the dismissals of March 2021, Newsmax, 2021-03-04.
        https://www.newsmax.com/politics/law-northam-pol-top/2021/03/04/id/1012564/
  [112] Report on the withdrawal of the conditions, Lincoln Daily News, 2021-04-28.
        https://archives.lincolndailynews.com/2021/Apr/28/NEWS/news_f.shtml
  [113] Report on the withdrawal of the conditions, Law360, day not known.
        https://www.law360.com/articles/1379574/doj-ends-trump-era-grant-limitations-on-sanctuary-cities

  How it was made
  ---------------

  An award counts once. One open condition puts it at risk; all cleared clears it; otherwise it is
  protected. Unknown is not zero and is in no sum. What orders mean was entered or confirmed by a
  person. The rules are docs/method.md; purse why PLACE gives the proof of each figure.

  Files are in cases/sanctuary-2017/

  The same again:

      purse report -f cases/sanctuary-2017/main.purse --as-of 2017-04-21

Of a small journal, in every format.

  $ purse report -f small.purse --as-of 2017-05-01
  One county
  ==========

  On 2017-05-01, 1 places had been warned about c1373. At stake: 937,932 dollars (awarded) in 1
  awards; at risk 937,932, protected 0, cleared 0.

  As of 2017-05-01; awarded money; condition: c1373

  Place                          Gross  At risk  Protected  Cleared  Status  Due
  ---------------------------  -------  -------  ---------  -------  ------  ----------
  Milwaukee County, Wisconsin  937,932  937,932          0        0  warned  2017-06-30
  ---------------------------  -------  -------  ---------  -------  ------  ----------
  Total, 1 award               937,932  937,932          0        0

  What was demanded, and by when
  ------------------------------

  * 2017-04-21: Department of Justice: Prove compliance by 30 June, due 2017-06-30 [1]
    (small.purse:28)
    to Milwaukee County, Wisconsin

  The conditions
  --------------

  * c1373: Show compliance with 8 U.S.C. 1373, since 2016-07; open for 1 place  (small.purse:12)

  Where each figure is from
  -------------------------

  Place                         Amount  Award            Program  Year    From
  ---------------------------  -------  ---------------  -------  ------  ------------------
  Milwaukee County, Wisconsin  937,932  2016-DJ-BX-0001  jag      FY2016  small.purse:16 [1]

  What happened next, and what it did to the money
  ------------------------------------------------

  2017-08-07  suit filed: Milwaukee County v. Department of Justice, E.D. Wis.
  2017-09-15  order, E.D. Wis. ^pi: preliminary injunction, Milwaukee County v. Department of Justice
                [2]
              blocks c1373 for us/wi/milwaukee-county
              money: at risk -937,932; protected +937,932; c1373 open to blocked: Milwaukee County,
                Wisconsin

  Sources
  -------

  [1] Letter to the county, 2017-04-21.
  [2] Opinion of the court, 2017-09-15.

  How it was made
  ---------------

  An award counts once. One open condition puts it at risk; all cleared clears it; otherwise it is
  protected. Unknown is not zero and is in no sum. What orders mean was entered or confirmed by a
  person. The rules are docs/method.md; purse why PLACE gives the proof of each figure.

  The same again:

      purse report -f small.purse --as-of 2017-05-01

  $ purse report -f small.purse --as-of 2017-05-01 --format md
  # One county

  On 2017-05-01, 1 places had been warned about c1373. At stake: 937,932 dollars (awarded) in 1 awards; at risk 937,932, protected 0, cleared 0.

  As of 2017-05-01; awarded money; condition: c1373

  | Place | Gross | At risk | Protected | Cleared | Status | Due |
  |---|---:|---:|---:|---:|---|---|
  | Milwaukee County, Wisconsin | 937,932 | 937,932 | 0 | 0 | warned | 2017-06-30 |
  | Total, 1 award | 937,932 | 937,932 | 0 | 0 |  |  |

  ## What was demanded, and by when

  * 2017-04-21: Department of Justice: Prove compliance by 30 June, due 2017-06-30 [1] (small.purse:28)
    * to Milwaukee County, Wisconsin

  ## The conditions

  * c1373: Show compliance with 8 U.S.C. 1373, since 2016-07; open for 1 place  (small.purse:12)

  ## Where each figure is from

  | Place | Amount | Award | Program | Year | From |
  |---|---:|---|---|---|---|
  | Milwaukee County, Wisconsin | 937,932 | 2016-DJ-BX-0001 | jag | FY2016 | small.purse:16 [1] |


  ## What happened next, and what it did to the money

  | Day | What | Entry | Told | Does | Effect |
  |---|---|---|---|---|---|
  | 2017-08-07 | suit filed |  | Milwaukee County v. Department of Justice, E.D. Wis. |  |  |
  | 2017-09-15 | order, E.D. Wis. | ^pi | preliminary injunction, Milwaukee County v. Department of Justice [2] | blocks c1373 for us/wi/milwaukee-county | at risk -937,932; protected +937,932; c1373 open to blocked: Milwaukee County, Wisconsin |

  ## Sources

  1. Letter to the county, 2017-04-21.
  2. Opinion of the court, 2017-09-15.

  ## How it was made

  An award counts once. One open condition puts it at risk; all cleared clears it; otherwise it is protected. Unknown is not zero and is in no sum. What orders mean was entered or confirmed by a person. The rules are docs/method.md; purse why PLACE gives the proof of each figure.

  The same again:

      purse report -f small.purse --as-of 2017-05-01 --format md

  $ purse report -f small.purse --as-of 2017-05-01 --format json
  {
    "title": "One county",
    "stake": {
      "as_of": "2017-05-01",
      "known_by": null,
      "basis": "awarded",
      "conditions": [
        "c1373"
      ],
      "total": {
        "gross": {
          "min": "937932.00",
          "max": "937932.00"
        },
        "at_risk": {
          "min": "937932.00",
          "max": "937932.00"
        },
        "protected": {
          "min": "0.00",
          "max": "0.00"
        },
        "cleared": {
          "min": "0.00",
          "max": "0.00"
        },
        "awards": 1,
        "unknown_places": 0
      },
      "places": [
        {
          "place": "us/wi/milwaukee-county",
          "geoid": "55079",
          "name": "Milwaukee County, Wisconsin",
          "gross": {
            "min": "937932.00",
            "max": "937932.00"
          },
          "at_risk": {
            "min": "937932.00",
            "max": "937932.00"
          },
          "protected": {
            "min": "0.00",
            "max": "0.00"
          },
          "cleared": {
            "min": "0.00",
            "max": "0.00"
          },
          "shared": null,
          "conditions": [
            {
              "id": "c1373",
              "state": "open",
              "by": [
                "small.purse:12"
              ]
            }
          ],
          "awards": [
            {
              "id": "2016-DJ-BX-0001",
              "amount": {
                "min": "937932.00",
                "max": "937932.00"
              },
              "joint_with": [],
              "state": "at_risk",
              "at": "small.purse:16"
            }
          ],
          "joint_awards": [],
          "status": "warned",
          "due": "2017-06-30"
        }
      ]
    },
    "next": [
      {
        "day": "2017-08-07",
        "kind": "suit filed",
        "told": "Milwaukee County v. Department of Justice, E.D. Wis.",
        "does": null,
        "effect": null,
        "entry": null,
        "sources": []
      },
      {
        "day": "2017-09-15",
        "kind": "order, E.D. Wis.",
        "told": "preliminary injunction, Milwaukee County v. Department of Justice",
        "does": "blocks c1373 for us/wi/milwaukee-county",
        "effect": "at risk -937,932; protected +937,932; c1373 open to blocked: Milwaukee County, Wisconsin",
        "entry": "^pi",
        "sources": [
          "opinion"
        ]
      }
    ],
    "claims": [],
    "sources": [
      {
        "id": "letter",
        "title": "Letter to the county",
        "publisher": null,
        "published": "2017-04-21",
        "url": null
      },
      {
        "id": "opinion",
        "title": "Opinion of the court",
        "publisher": null,
        "published": "2017-09-15",
        "url": null
      }
    ]
  }

  $ purse report -f small.purse --as-of 2017-05-01 --format csv
  place,geoid,name,gross,at_risk,protected,cleared,shared,status,due
  us/wi/milwaukee-county,55079,"Milwaukee County, Wisconsin",937932.00,937932.00,0.00,0.00,,warned,2017-06-30

What happened next, until a day.

  $ purse report -f small.purse --as-of 2017-05-01 --until 2017-09-15 | tail -12
  [1] Letter to the county, 2017-04-21.

  How it was made
  ---------------

  An award counts once. One open condition puts it at risk; all cleared clears it; otherwise it is
  protected. Unknown is not zero and is in no sum. What orders mean was entered or confirmed by a
  person. The rules are docs/method.md; purse why PLACE gives the proof of each figure.

  The same again:

      purse report -f small.purse --as-of 2017-05-01 --until 2017-09-15
