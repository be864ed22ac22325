-- A few rows of a store, for the transcripts.
INSERT INTO imports VALUES
  (1, 'FY2016_015_Assistance_Full_20260906.zip', '2f05477fc24bb4faefd86517156dafdecec45b8ad3cf2522a563582b825bee52', 4096,
   '015', 2016, 20260906, 20261101, 'done', 5, 4, 0, 1, 0, 325242800),
  (2, 'FY(All)_015_Assistance_Delta_20261006.zip', 'a1fce4363854ff888cff4b8e7875d600c2682390412a8cf79b37d0b11148b0fa', 512,
   NULL, NULL, 20261006, 20261107, 'done', 1, 1, 0, 0, 1, 220000000);
INSERT INTO import_members VALUES
  (1, 1, 'FY2016_015_Assistance_Full_20260907_1.csv', 'prime', 1, 5, 4, 0, 1, 325242800),
  (2, 1, 'FY(All)_015_Assistance_Delta_20261007_1.csv', 'delta', 1, 1, 1, 0, 0, 220000000);
INSERT INTO import_columns VALUES
  (1, 1, 'federal_action_obligation', 1, 1), (1, 1, 'highly_compensated_officer_1_name', 1, 0), (1, 1, 'initial_report_date', 0, 0);
INSERT INTO agencies VALUES (1, '015', 'Department of Justice', '1550', 'Office of Justice Programs');
INSERT INTO listings(id, number, title) VALUES
  (1, '16.738', 'Edward Byrne Memorial Justice Assistance Grant Program'), (2, '16.710', 'Public Safety Partnership and Community Policing Grants');
INSERT INTO recipients VALUES
  (1, 'CITY OF CHICAGO', NULL, 'ABCDEFGHIJK1', NULL, NULL, NULL, 'USA', 'IL', '17031', 'COOK', 'CHICAGO', 'C', 11),
  (2, 'NEW YORK, CITY OF', NULL, NULL, '123456789', NULL, NULL, 'USA', 'NY', '061', 'NEW YORK', 'NEW YORK', 'B', 12),
  (3, NULL, NULL, NULL, NULL, NULL, NULL, 'USA', 'WI', NULL, NULL, NULL, 'P', 13);
INSERT INTO resolutions VALUES
  (1, 'exact', 'us/il/chicago', '1714000', NULL, NULL, 'one incorporated place of this name in IL', 'Census Gazetteer 2022'),
  (2, 'exact', 'us/ny/new-york', '3651000', NULL, NULL, 'inverted; one incorporated place of this name in NY', 'Census Gazetteer 2022');
INSERT INTO awards VALUES
  (1, 1, '2016DJBX0578', NULL, 2, 1, 'FY 16 JAG, "local solicitation"', 233342800, NULL, 20260906, 21),
  (2, 1, '2016ULWX0001', NULL, 2, 2, NULL, 91900000, 1050, 20260906, 22),
  (3, 1, NULL, 'WI-2016', 3, 3, NULL, NULL, NULL, NULL, 23);
INSERT INTO transactions VALUES
  (1, 1, 1, '0', NULL, NULL, 1, 233342800, 0, NULL, NULL, 20160907, NULL, 'A', '04', NULL, 20151001, 20190930, 'IL14000', 20160920, 20161001, 20160920, 1, 1, 2, 20261006, 2),
  (2, 2, 2, '0', NULL, NULL, 2, 95000000, NULL, NULL, NULL, 20160912, NULL, 'A', '04', NULL, NULL, NULL, NULL, 20160930, 20160930, 20160930, 1, 1, 5, NULL, NULL),
  (3, 2, 2, '1', NULL, NULL, 2, -3100001, NULL, NULL, NULL, 20170301, NULL, 'C', '04', NULL, NULL, NULL, NULL, 20170310, 20170310, 20170310, 1, 1, 6, NULL, NULL),
  (4, 3, 2, NULL, NULL, NULL, 3, NULL, NULL, 500000, NULL, NULL, 2016, NULL, '07', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, 1, 7, NULL, NULL),
  (5, 1, 1, '0', NULL, NULL, 1, 220000000, 0, NULL, NULL, 20160907, NULL, 'A', '04', NULL, 20151001, 20190930, 'IL14000', 20160920, 20261004, 20261006, 2, 1, 2, NULL, NULL);
INSERT INTO subawards VALUES
  (1, 1, 'ASST_NON_2016DJBX0578_015', '2016DJBX0578', 1, 233342800, 2, 1, 'S-1', 5000000, 20170215, '987', 201704, 'body cameras', 20170501, 20170501, 31, 21, 1, 1, 9, NULL, NULL);
INSERT INTO set_aside VALUES (1, 1, 1, 8, 'A004', 'the row has 3 cells; the header has 112', '2016,DJ,"BX');
