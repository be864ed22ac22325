-- The store: what was imported and what was made of it. One file of SQLite, version 2.
--
-- Days are whole numbers that read like dates, 20160930; money is whole US cents. NULL is "the
-- file does not say", which is not zero. docs/store.md has every column with its unit and source;
-- the views at the end give days as 2016-09-30 and money as dollars and cents in text.

PRAGMA application_id = 1349874277; -- "Pure"
PRAGMA user_version = 2;

CREATE TABLE imports(
    id INTEGER PRIMARY KEY,
    file TEXT NOT NULL,           -- its name, without the folder
    sha256 TEXT NOT NULL,         -- of its bytes; 'pipe:' and the number while a pipe is being read
    bytes INTEGER NOT NULL,
    scope_agency TEXT,            -- of a full archive: '015', 'All'; NULL: the file is not whole in any sense
    scope_year INTEGER,           -- its fiscal year
    made INTEGER,                 -- the day the file was made, by its name
    imported INTEGER NOT NULL,    -- the day of the import
    state TEXT NOT NULL CHECK(state IN ('running', 'done')),
    rows_read INTEGER NOT NULL DEFAULT 0,      -- = stored + unchanged + set aside; repeated headers are no rows
    rows_stored INTEGER NOT NULL DEFAULT 0,    -- new, or in place of an older version
    rows_unchanged INTEGER NOT NULL DEFAULT 0, -- were there already
    rows_set_aside INTEGER NOT NULL DEFAULT 0,
    rows_withdrawn INTEGER NOT NULL DEFAULT 0, -- older rows that this file corrects, deletes or no longer has
    obligations INTEGER NOT NULL DEFAULT 0     -- sum over the transactions read and not set aside, cents
) STRICT;
CREATE UNIQUE INDEX imports_by_file ON imports(sha256);

CREATE TABLE import_members(
    import INTEGER NOT NULL REFERENCES imports(id),
    member INTEGER NOT NULL,      -- from 1
    name TEXT NOT NULL,
    form TEXT NOT NULL DEFAULT 'unknown' CHECK(form IN ('unknown', 'prime', 'delta', 'subaward', 'datafeed', 'broker')),
    is_done INTEGER NOT NULL DEFAULT 0 CHECK(is_done IN (0, 1)),
    rows_read INTEGER NOT NULL DEFAULT 0,      -- committed so far: an import goes on behind them
    rows_stored INTEGER NOT NULL DEFAULT 0,
    rows_unchanged INTEGER NOT NULL DEFAULT 0,
    rows_set_aside INTEGER NOT NULL DEFAULT 0,
    obligations INTEGER NOT NULL DEFAULT 0,    -- of subawards: their amounts, which count in no total
    PRIMARY KEY(import, member)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_columns(
    import INTEGER NOT NULL REFERENCES imports(id),
    member INTEGER NOT NULL,
    column_name TEXT NOT NULL,    -- as in the header, or as it would be
    is_present INTEGER NOT NULL CHECK(is_present IN (0, 1)),
    is_read INTEGER NOT NULL CHECK(is_read IN (0, 1)), -- 0: in the file and passed over
    PRIMARY KEY(import, member, column_name)
) STRICT, WITHOUT ROWID;

CREATE TABLE set_aside(
    id INTEGER PRIMARY KEY,
    import INTEGER NOT NULL REFERENCES imports(id),
    member INTEGER NOT NULL,
    line INTEGER NOT NULL,        -- of the member, from 1
    code TEXT NOT NULL,           -- purse explain CODE
    message TEXT NOT NULL,
    text TEXT                     -- the row's first line as it stands; NULL beyond the first 10,000 of an import
) STRICT;

CREATE TABLE agencies(
    id INTEGER PRIMARY KEY,
    code TEXT,                    -- 015: the agency that awards
    name TEXT,
    sub_code TEXT,                -- 1550: its part
    sub_name TEXT
) STRICT;

CREATE TABLE listings(
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL,         -- 16.738, an Assistance Listing
    title TEXT,
    transactions INTEGER NOT NULL DEFAULT 0 -- that stand under it, of every version
) STRICT;
CREATE UNIQUE INDEX listings_by_number ON listings(number);

-- One row for each way a recipient is written. Individuals have no name here.
CREATE TABLE recipients(
    id INTEGER PRIMARY KEY,
    name TEXT,                    -- NULL for individuals
    name_raw TEXT,                -- as submitted, where it differs
    uei TEXT,
    duns TEXT,
    parent_uei TEXT,
    parent_name TEXT,
    country TEXT,                 -- USA
    state TEXT,                   -- IL
    county TEXT,                  -- code of the address as in the file, 17031 or 031
    county_name TEXT,
    city_name TEXT,
    business_types TEXT,          -- letters of the data dictionary: A state, B county, C city, ...
    hash INTEGER NOT NULL         -- of all columns above, to find it again
) STRICT;
-- When an import first looks up one that it does not remember: recipients_by_hash(hash).

-- Which government a recipient is; one row a recipient once it has been resolved.
CREATE TABLE resolutions(
    recipient INTEGER PRIMARY KEY REFERENCES recipients(id),
    -- Not IN (...): SQLite would make a table of the five words for each row that goes in.
    decision TEXT NOT NULL CHECK(decision = 'exact' OR decision = 'agency-of' OR decision = 'separate-unit'
                                 OR decision = 'ambiguous' OR decision = 'none'),
    place TEXT,                   -- us/il/chicago; of exact and agency-of
    geoid TEXT,
    agency TEXT,                  -- the office in the name
    candidates TEXT,              -- of ambiguous: ids with blanks between
    why TEXT NOT NULL,            -- the reasons
    gazetteer TEXT NOT NULL       -- the table of places it was resolved with
) STRICT;

CREATE TABLE awards(
    id INTEGER PRIMARY KEY,
    agency INTEGER NOT NULL REFERENCES agencies(id),
    fain TEXT,                    -- award number
    uri TEXT,                     -- of aggregate records
    record_type INTEGER,          -- 1 aggregate, 2 one recipient, 3 an individual
    recipient INTEGER NOT NULL REFERENCES recipients(id), -- of its first row
    description TEXT,
    total_obligated INTEGER,      -- award-level, as of the day `totals_made`: never add these up over rows
    total_outlayed INTEGER,
    totals_made INTEGER,
    hash INTEGER NOT NULL         -- of agency part, number and URI, to find it again
) STRICT;
-- When an import first looks up one that it does not remember: awards_by_hash(hash).

CREATE TABLE transactions(
    id INTEGER PRIMARY KEY,
    award INTEGER NOT NULL REFERENCES awards(id),
    listing INTEGER NOT NULL REFERENCES listings(id),
    modification TEXT,            -- with award, listing, uri and key the identity of a transaction
    uri TEXT,                     -- where an award with a number has one besides
    key TEXT,                     -- the file's own, where it is not what the parts make
    recipient INTEGER NOT NULL REFERENCES recipients(id),
    obligation INTEGER,           -- of this transaction alone; negative: de-obligation; NULL: none given (loans)
    non_federal INTEGER,          -- match; not federal money
    face_value INTEGER,           -- of a loan: never an obligation
    subsidy_cost INTEGER,         -- of a loan
    action_date INTEGER,
    fiscal_year INTEGER,          -- where there is no action date
    action_type TEXT,
    assistance_type TEXT,         -- 02 .. 11, F001 .. F010
    correction TEXT,              -- C: was corrected later
    period_from INTEGER,          -- of performance, as it stood at this transaction
    period_until INTEGER,
    performed_at TEXT,            -- code of the place of performance
    reported INTEGER,             -- first reported
    modified INTEGER,             -- last changed
    known INTEGER,                -- anyone could know this version from this day; NULL: from the end of its fiscal year
    import INTEGER NOT NULL REFERENCES imports(id),
    member INTEGER NOT NULL,
    line INTEGER NOT NULL,        -- of the member, from 1, where the row begins
    withdrawn INTEGER,            -- from this day the files no longer had this version
    withdrawn_by INTEGER REFERENCES imports(id)
) STRICT;
CREATE INDEX transactions_by_award ON transactions(award, listing, modification);

-- The listings of each award: of its transactions, of every version.
CREATE TABLE award_listings(
    listing INTEGER NOT NULL REFERENCES listings(id),
    award INTEGER NOT NULL REFERENCES awards(id),
    PRIMARY KEY(listing, award)
) STRICT, WITHOUT ROWID;

-- Money that a recipient passed on. The same dollars as the award's: never added to it.
CREATE TABLE subawards(
    id INTEGER PRIMARY KEY,
    award INTEGER REFERENCES awards(id), -- the prime award, when it is in the store
    prime_key TEXT,               -- as in the file
    prime_fain TEXT,
    prime_recipient INTEGER NOT NULL REFERENCES recipients(id),
    prime_amount INTEGER,         -- of the whole award, as of the file
    recipient INTEGER NOT NULL REFERENCES recipients(id),
    listing INTEGER REFERENCES listings(id), -- the first that is named
    number TEXT,                  -- the prime recipient's own; not unique
    amount INTEGER,               -- as typed in by the prime recipient
    action_date INTEGER,
    report TEXT,                  -- id of the report
    report_month INTEGER,         -- 201704
    description TEXT,
    modified INTEGER,
    known INTEGER,
    hash INTEGER NOT NULL,        -- of award_hash, recipient, number and day: a later report of the same subaward replaces the earlier
    award_hash INTEGER NOT NULL,  -- awards.hash of its prime award
    import INTEGER NOT NULL REFERENCES imports(id),
    member INTEGER NOT NULL,
    line INTEGER NOT NULL,
    withdrawn INTEGER,
    withdrawn_by INTEGER REFERENCES imports(id)
) STRICT;
CREATE INDEX subawards_by_hash ON subawards(hash);
CREATE INDEX subawards_by_award ON subawards(award);
CREATE INDEX subawards_by_prime ON subawards(award_hash) WHERE award IS NULL;

-- Used while a newer full file comes in, empty otherwise: rows that it still has.
CREATE TABLE confirmed(
    import INTEGER NOT NULL REFERENCES imports(id),
    row INTEGER NOT NULL,         -- transactions.id
    PRIMARY KEY(import, row)
) STRICT, WITHOUT ROWID;

-- For reading: names instead of numbers, days as 2016-09-30, dollars as text.
CREATE VIEW award_transactions AS
SELECT t.id, a.fain, a.uri, t.modification, l.number AS listing, l.title AS listing_title,
       g.name AS agency, g.sub_name AS sub_agency, r.name AS recipient, r.state, s.decision, s.place, s.geoid,
       printf('%s%d.%02d', iif(t.obligation < 0, '-', ''), abs(t.obligation) / 100, abs(t.obligation) % 100) AS obligation,
       printf('%04d-%02d-%02d', t.action_date / 10000, t.action_date / 100 % 100, t.action_date % 100) AS action_date,
       t.assistance_type, a.record_type, a.description, i.file, t.member, t.line, t.withdrawn
FROM transactions t
JOIN awards a ON a.id = t.award
JOIN agencies g ON g.id = a.agency
JOIN listings l ON l.id = t.listing
JOIN recipients r ON r.id = t.recipient
LEFT JOIN resolutions s ON s.recipient = t.recipient
JOIN imports i ON i.id = t.import;
