# purse cost

What keeping a condition costs, beside what hangs on it.

  $ cat small.purse > all.purse; printf 'cost us/wi/milwaukee-county "Two more days"\n  about: c1373\n  per-day: 95.50..142\n  days: 1..2\n  volume: 300\n  capacity: 960\n  year: FY2016\n  source: letter\n' >> all.purse; purse cost -f all.purse --as-of 2017-05-01
  As of 2017-05-01; awarded money

  Place             Condition  Year    At stake  At risk       Cost a year  People a year        Break-even  Held at a time  Capacity  From
  ----------------  ---------  ------  --------  -------  ----------------  -------------  ----------------  --------------  --------  ------------
  Milwaukee         c1373      FY2016   937,932  937,932  28,650 to 85,200            300       3,302.57 to    0.82 to 1.65       960  all.purse:38
  County,                                                                                          9,821.28
  Wisconsin

  Break-even: so many people a year cost as much as is at stake. Held: on an average day.

As CSV, as JSON.

  $ purse cost -f all.purse --as-of 2017-05-01 --format csv
  place,condition,year,gross,at_risk,cost_a_year,volume,break_even,held,capacity,from
  us/wi/milwaukee-county,c1373,FY2016,937932.00,937932.00,28650.00..85200.00,300.00,3302.57..9821.28,0.82..1.65,960.00,all.purse:38

  $ purse cost -f all.purse --as-of 2017-05-01 --format json
  [
    {
      "place": "us/wi/milwaukee-county",
      "condition": "c1373",
      "year": "FY2016",
      "gross": "937932.00",
      "at_risk": "937932.00",
      "cost_a_year": "28650.00..85200.00",
      "volume": "300.00",
      "break_even": "3302.57..9821.28",
      "held": "0.82..1.65",
      "capacity": "960.00",
      "from": "all.purse:38"
    }
  ]

A part that is not known leaves what hangs on it unknown.

  $ sed 's/volume: 300/volume: unknown/' all.purse > part.purse; purse cost -f part.purse --as-of 2017-05-01 --format csv
  place,condition,year,gross,at_risk,cost_a_year,volume,break_even,held,capacity,from
  us/wi/milwaukee-county,c1373,FY2016,937932.00,937932.00,,,3302.57..9821.28,,960.00,part.purse:38

Nothing of another place; and a journal that says nothing of it.

  $ purse cost -f all.purse --as-of 2017-05-01 --place us/il/chicago
  purse cost: no entry says what a condition costs; docs/journal.md has the form of cost
  As of 2017-05-01; awarded money

  Place  Condition  Year  At stake  At risk  Cost a year  People a year  Break-even  Held at a time  Capacity  From
  -----  ---------  ----  --------  -------  -----------  -------------  ----------  --------------  --------  ----

  $ purse cost -f small.purse --as-of 2017-05-01
  purse cost: no entry says what a condition costs; docs/journal.md has the form of cost
  As of 2017-05-01; awarded money

  Place  Condition  Year  At stake  At risk  Cost a year  People a year  Break-even  Held at a time  Capacity  From
  -----  ---------  ----  --------  -------  -----------  -------------  ----------  --------------  --------  ----
