-- What holds on a day and what is at stake, computed in SQL from docs/method.md alone.
--
-- Independent of the program: shares no code with it and reads the model of a story,
-- not its journal. Every date that a question falls into the middle of may or may not
-- have come; `world` numbers the combinations, and every table with a column `w`
-- says what is so in that combination. The answer is the range over all of them.
--
-- Parts, each begun by a line "--: name": schema (once), settle (each story), ask and worlds (each
-- question; at most ?1 worlds), level (for the orders of level ?1, from 0 up), money.

--: schema

-- Entries have numbers of their own, whatever they are.
CREATE TABLE entry(id INTEGER PRIMARY KEY);
-- What is written: day, from, filed, effective, until, mandate, known, published, reported.
CREATE TABLE dated(owner INT, field TEXT, first INT, last INT, PRIMARY KEY(owner, field)) WITHOUT ROWID;
CREATE TABLE cites(entry INT, source INT);
CREATE TABLE program(id INTEGER PRIMARY KEY, agency TEXT);
CREATE TABLE rule(id INTEGER PRIMARY KEY, kind TEXT);
CREATE TABLE reach(rule INT, program INT, first INT, last INT); -- NULL: all programs, all years
CREATE TABLE rests(rule INT, policy INT);
CREATE TABLE numbered(rule INT, year INT, first INT, last INT);
CREATE TABLE place(id INTEGER PRIMARY KEY);
CREATE TABLE inside(place INT, area INT);
CREATE TABLE state_of(area INT, place INT); -- the government of an area
-- Sets of places: part is 'in' or 'out'; of is place, area, group or all.
CREATE TABLE term(owner INT, field TEXT, part TEXT, of TEXT, number INT);
CREATE TABLE member(id INT, grp INT, of TEXT, number INT);
CREATE TABLE award(id INTEGER PRIMARY KEY, is_row INT, holder INT, program INT, year INT,
                   has_outlays INT, outlays_min INT, outlays_max INT, has_shared INT, shared_min INT, shared_max INT);
CREATE TABLE move(id INTEGER PRIMARY KEY, award INT, min INT, max INT); -- NULL: unknown
CREATE TABLE partner(award INT, place INT);
CREATE TABLE allocation(id INTEGER PRIMARY KEY, place INT, program INT, year INT, min INT, max INT);
CREATE TABLE lawsuit(id INTEGER PRIMARY KEY);
CREATE TABLE challenges(lawsuit INT, rule INT);
CREATE TABLE event(id INTEGER PRIMARY KEY, number INT, kind TEXT, actor TEXT, place INT, complies INT, preliminary INT);
CREATE TABLE about(event INT, rule INT);
CREATE TABLE waives_number(event INT, year INT, first INT, last INT);
CREATE TABLE ends_rule(event INT, rule INT);
CREATE TABLE ends_event(event INT, target INT);
CREATE TABLE court_order(id INTEGER PRIMARY KEY, bars_enforcing INT, mandate TEXT); -- none, pending, day
CREATE TABLE blocks(by INT, rule INT);
CREATE TABLE working(by INT, work TEXT, target INT);

CREATE TABLE ask(day INT, known_by INT, basis TEXT, rules_given INT, year_began INT);
CREATE TABLE given_rule(rule INT);

-- Days an entry begins, ends, is known: first and last day each may be; clock tells what it is held against.
CREATE TABLE moment(owner INT, field TEXT, clock TEXT, first INT, last INT, PRIMARY KEY(owner, field)) WITHOUT ROWID;
CREATE TABLE level(by INTEGER PRIMARY KEY, level INT);
CREATE TABLE waived_rule(event INT, rule INT);
CREATE TABLE grants(agency TEXT, rule INT);

CREATE TABLE asked(rule INTEGER PRIMARY KEY);
CREATE TABLE asked_place(place INTEGER PRIMARY KEY);
CREATE TABLE scope(place INTEGER PRIMARY KEY, for_sure INT);
CREATE TABLE item(id INTEGER PRIMARY KEY, holder INT, program INT, year INT);
CREATE TABLE reached(item INT, rule INT, PRIMARY KEY(item, rule)) WITHOUT ROWID;
CREATE TABLE straddle(bit INTEGER PRIMARY KEY, owner INT, field TEXT);
CREATE TABLE world(w INTEGER PRIMARY KEY);
CREATE TABLE past(w INT, owner INT, field TEXT, PRIMARY KEY(w, owner, field)) WITHOUT ROWID;
CREATE TABLE here(w INT, owner INT, PRIMARY KEY(w, owner)) WITHOUT ROWID;
CREATE TABLE in_force(w INT, rule INT, PRIMARY KEY(w, rule)) WITHOUT ROWID;
CREATE TABLE group_has(w INT, grp INT, place INT, PRIMARY KEY(w, grp, place)) WITHOUT ROWID;
CREATE TABLE in_set(w INT, owner INT, field TEXT, place INT, PRIMARY KEY(w, owner, field, place)) WITHOUT ROWID;
CREATE TABLE cleared(w INT, rule INT, place INT, PRIMARY KEY(w, rule, place)) WITHOUT ROWID;
CREATE TABLE waived(w INT, rule INT, place INT, PRIMARY KEY(w, rule, place)) WITHOUT ROWID;
-- A condition asked about, and what bars it: itself or a policy it rests on.
CREATE TABLE at_issue(pair INTEGER PRIMARY KEY, condition INT, rule INT);
CREATE TABLE stands(w INT, by INT, place INT, pair INT, latest TEXT, PRIMARY KEY(w, by, place, pair)) WITHOUT ROWID;
CREATE TABLE effect(w INT, target INT, place INT, pair INT, effect TEXT, first INT, number INT,
                    PRIMARY KEY(w, target, place, pair, effect, first, number)) WITHOUT ROWID;
CREATE TABLE state(w INT, rule INT, place INT, state INT, PRIMARY KEY(w, rule, place)) WITHOUT ROWID;
CREATE TABLE amount(w INT, item INT, lo INT, hi INT, unknown INT, counts INT, PRIMARY KEY(w, item)) WITHOUT ROWID;
CREATE TABLE class(w INT, item INT, class INT, PRIMARY KEY(w, item)) WITHOUT ROWID;
CREATE TABLE share(w INT, place INT, lo INT, hi INT, open INT, PRIMARY KEY(w, place)) WITHOUT ROWID;
CREATE TABLE unknown(w INT, place INT, class INT, PRIMARY KEY(w, place, class)) WITHOUT ROWID;
CREATE TABLE figure(w INT, place INT, class INT, lo INT, hi INT, unknown INT, some INT, PRIMARY KEY(w, place, class)) WITHOUT ROWID;

-- Known and begun: perhaps, and in any case.
CREATE TABLE maybe(id INTEGER PRIMARY KEY);
CREATE TABLE surely(id INTEGER PRIMARY KEY);
CREATE INDEX term_owner ON term(owner, field);
CREATE INDEX about_event ON about(event);
CREATE INDEX working_by ON working(by, work);
CREATE INDEX working_target ON working(target, work);
CREATE INDEX ends_rule_rule ON ends_rule(rule);
CREATE INDEX move_award ON move(award);

CREATE VIEW at AS
  SELECT owner, field, first, last,
         CASE clock WHEN 'known' THEN known_by WHEN 'year' THEN year_began - 1 ELSE day END AS now
  FROM moment, ask;
-- Whether a rule is in force: 0 never, 1 perhaps, 2 surely.
CREATE VIEW force AS SELECT id AS rule, CASE
    WHEN id NOT IN maybe OR EXISTS (SELECT 1 FROM at WHERE owner = id AND field = 'until' AND last <= now)
      OR EXISTS (SELECT 1 FROM ends_rule x JOIN surely s ON s.id = x.event WHERE x.rule = rule.id) THEN 0
    WHEN id IN surely AND NOT EXISTS (SELECT 1 FROM at WHERE owner = id AND field = 'until' AND first <= now)
      AND NOT EXISTS (SELECT 1 FROM ends_rule x JOIN maybe m ON m.id = x.event WHERE x.rule = rule.id) THEN 2
    ELSE 1 END AS force
  FROM rule;
-- An order without `for:` works for everyone; one without `about:` as to every rule.
CREATE VIEW works_for AS
  SELECT w, owner AS by, place FROM in_set WHERE field = 'for'
  UNION ALL
  SELECT w, id, place FROM court_order, world, asked_place
  WHERE NOT EXISTS (SELECT 1 FROM term WHERE owner = id AND field = 'for');
CREATE VIEW works_on AS
  SELECT wk.by, wk.work, wk.target, i.pair FROM working wk, at_issue i
  WHERE NOT EXISTS (SELECT 1 FROM about WHERE event = wk.by)
     OR EXISTS (SELECT 1 FROM about WHERE event = wk.by AND about.rule IN (i.condition, i.rule));

--: settle

-- 5: an order begins on its effective day, else its own.
INSERT INTO moment
  SELECT owner, 'begin', 'day', first, last FROM dated
  WHERE field = 'effective' OR (field IN ('day', 'from', 'filed')
    AND owner NOT IN (SELECT owner FROM dated WHERE field = 'effective'))
  UNION ALL
  SELECT owner, field, 'day', first, last FROM dated WHERE field IN ('until', 'mandate');
-- 3: known from `known:`, else the earliest publication of the sources, else its own day.
INSERT INTO moment
  SELECT id, 'known', 'known', coalesce(said.first, out.first, own.first), coalesce(said.last, out.last, own.last)
  FROM entry
  LEFT JOIN dated said ON said.owner = id AND said.field = 'known'
  LEFT JOIN (SELECT entry AS owner, min(first) AS first, min(last) AS last
             FROM cites JOIN dated ON dated.owner = source AND field = 'published' GROUP BY entry) out ON out.owner = id
  LEFT JOIN dated own ON own.owner = id AND own.field IN ('day', 'from', 'filed')
  WHERE id NOT IN (SELECT m.id FROM move m JOIN award a ON a.id = m.award WHERE a.is_row)
    AND id NOT IN (SELECT id FROM member) AND id NOT IN (SELECT id FROM award)
    AND coalesce(said.first, out.first, own.first) IS NOT NULL;
-- 3: an award row is known from its report date, otherwise from the last day of its fiscal year.
INSERT INTO moment
  SELECT m.id, 'known', 'known', coalesce(r.first, year_end), coalesce(r.last, year_end)
  FROM (SELECT m.id, CAST(strftime('%s', strftime('%Y', d.last * 86400, 'unixepoch', '+3 months') || '-09-30') AS INT) / 86400 AS year_end
        FROM move m JOIN award a ON a.id = m.award AND a.is_row JOIN dated d ON d.owner = m.id AND d.field = 'day') m
  LEFT JOIN dated r ON r.owner = m.id AND r.field = 'reported';
-- 6: the award year: as numbered, otherwise the fiscal year of the first action.
UPDATE award SET year = (SELECT min(CAST(strftime('%Y', d.first * 86400, 'unixepoch', '+3 months') AS INT))
                         FROM move m JOIN dated d ON d.owner = m.id AND d.field = 'day' WHERE m.award = award.id)
  WHERE year IS NULL;
-- An order is decided on after all that work on it.
INSERT INTO level
  WITH RECURSIVE chain(by, depth) AS (
    SELECT id, 0 FROM court_order UNION SELECT target, depth + 1 FROM chain JOIN working USING (by))
  SELECT by, max(depth) FROM chain GROUP BY by;
INSERT INTO waived_rule
  SELECT event, rule FROM about JOIN event e ON e.id = event WHERE e.kind = 'waive'
  UNION
  SELECT event, rule FROM waives_number v JOIN numbered n ON n.year = v.year AND n.first <= v.last AND n.last >= v.first;
-- 4: the agency of a program that the condition reaches, or one above it.
INSERT INTO grants
  SELECT DISTINCT e.actor, r.rule FROM event e, reach r JOIN program p ON r.program IS NULL OR p.id = r.program
  WHERE e.actor = p.agency OR p.agency LIKE e.actor || '/%';

--: ask

UPDATE ask SET year_began = CAST(strftime('%s', (strftime('%Y', day * 86400, 'unixepoch', '+3 months') - 1) || '-10-01') AS INT) / 86400;
DELETE FROM moment WHERE field = 'before';
-- `annual` asks besides whether an obligation fell before the fiscal year of the day.
INSERT INTO moment SELECT m.id, 'before', 'year', first, last
  FROM ask, move m JOIN dated d ON d.owner = m.id AND d.field = 'day' WHERE basis = 'annual';

DELETE FROM maybe;
INSERT INTO maybe SELECT id FROM entry
  WHERE NOT EXISTS (SELECT 1 FROM at WHERE owner = id AND field IN ('begin', 'known') AND first > now);
DELETE FROM surely;
INSERT INTO surely SELECT id FROM entry
  WHERE NOT EXISTS (SELECT 1 FROM at WHERE owner = id AND field IN ('begin', 'known') AND last > now);

-- 1: the conditions asked about, else the duties in force about which somebody had been warned.
DELETE FROM asked;
INSERT INTO asked SELECT DISTINCT rule FROM given_rule;
INSERT INTO asked SELECT r.id FROM rule r, ask
  WHERE NOT rules_given AND kind = 'duty' AND r.id IN (SELECT rule FROM force WHERE force > 0)
    AND EXISTS (SELECT 1 FROM about a JOIN event e ON e.id = a.event AND e.kind = 'warn'
                WHERE a.rule = r.id AND e.id IN maybe);
DELETE FROM item;
INSERT INTO item
  SELECT id, holder, program, award.year FROM award, ask WHERE basis <> 'allocated'
  UNION ALL
  SELECT id, place, program, allocation.year FROM allocation, ask WHERE basis = 'allocated';
DELETE FROM reached;
INSERT INTO reached SELECT DISTINCT i.id, r.rule FROM item i JOIN reach r
    ON (r.program IS NULL OR r.program = i.program) AND (r.first IS NULL OR i.year BETWEEN r.first AND r.last)
  JOIN asked USING (rule);

-- 1: the places that hold or share in money the conditions reach, or that an entry about them names;
-- for_sure is 0 where it may be doubted that an entry about them names a place: in a group, as the
-- state of `within`, after `except`, in a case without a day, in an order that touches them only
-- through a policy or another order.
DELETE FROM scope;
INSERT INTO scope
  WITH RECURSIVE speaks(id, for_sure) AS (
    SELECT e.id, e.kind <> 'order' FROM event e JOIN about a ON a.event = e.id JOIN asked USING (rule)
    WHERE e.kind IN ('warn', 'finding', 'waive', 'reply', 'act', 'order')
    UNION SELECT event, 1 FROM waived_rule JOIN asked USING (rule)
    UNION SELECT by, 1 FROM blocks JOIN asked USING (rule)
    UNION SELECT lawsuit, 1 FROM challenges JOIN asked USING (rule)
    UNION SELECT b.by, 0 FROM blocks b JOIN rests r ON r.policy = b.rule JOIN asked ON asked.rule = r.rule
    UNION SELECT w.by, 0 FROM working w JOIN speaks ON speaks.id = w.target),
  by_then(id, for_sure) AS (
    SELECT id, for_sure AND EXISTS (SELECT 1 FROM moment WHERE owner = id AND field = 'begin') FROM speaks JOIN maybe USING (id)),
  money(id) AS (
    SELECT item FROM reached JOIN move m ON m.award = item JOIN maybe ON maybe.id = m.id
    UNION SELECT item FROM reached JOIN maybe ON maybe.id = item JOIN allocation a ON a.id = item)
  SELECT place, max(for_sure) FROM (
    SELECT t.number AS place, t.part = 'in' AND b.for_sure AS for_sure FROM by_then b JOIN term t ON t.owner = b.id AND t.of = 'place'
    UNION ALL
    SELECT coalesce(s.place, m.number), 0 FROM by_then b JOIN term t ON t.owner = b.id AND t.of = 'group'
      JOIN member m ON m.grp = t.number LEFT JOIN state_of s ON m.of = 'area' AND s.area = m.number WHERE m.of = 'place' OR s.place IS NOT NULL
    UNION ALL
    SELECT s.place, 0 FROM by_then b JOIN term t ON t.owner = b.id AND t.of = 'area' JOIN state_of s ON s.area = t.number
    UNION ALL
    SELECT e.place, b.for_sure FROM by_then b JOIN event e ON e.id = b.id WHERE e.place IS NOT NULL
    UNION ALL
    SELECT holder, 1 FROM item JOIN money USING (id) WHERE holder IS NOT NULL
    UNION ALL
    SELECT place, 1 FROM partner JOIN money ON money.id = award)
  GROUP BY place;

-- 2: the dates the question falls into the middle of.
DELETE FROM straddle;
INSERT INTO straddle
  WITH bearing(owner) AS (
    SELECT rule FROM asked
    UNION SELECT id FROM event WHERE kind IN ('finding', 'waive', 'withdraw', 'order')
    UNION SELECT id FROM member
    UNION SELECT m.id FROM move m, ask WHERE basis <> 'allocated'
    UNION SELECT a.id FROM award a, ask WHERE basis = 'active'
    UNION SELECT a.id FROM allocation a, ask WHERE basis = 'allocated')
  SELECT row_number() OVER (ORDER BY owner, field) - 1, owner, field FROM at JOIN bearing USING (owner)
  WHERE first <= now AND now < last;

--: worlds

DELETE FROM world;
INSERT INTO world
  WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < min(?1, 1 << (SELECT count(*) FROM straddle)))
  -- All of them, or, where they are too many, some that are far apart.
  SELECT DISTINCT CASE WHEN (1 << (SELECT count(*) FROM straddle)) <= ?1 THEN i
                       ELSE (i * 2654435761) % (1 << (SELECT count(*) FROM straddle)) END FROM n;
DELETE FROM past;
INSERT INTO past SELECT w, owner, field FROM at, world WHERE last <= now;
INSERT INTO past SELECT w, owner, field FROM straddle, world WHERE (w >> bit) & 1;
-- Known and begun.
DELETE FROM here;
INSERT INTO here SELECT w, id FROM entry, world
  WHERE NOT EXISTS (SELECT 1 FROM moment m WHERE m.owner = id AND m.field IN ('begin', 'known')
    AND NOT EXISTS (SELECT 1 FROM past p WHERE p.w = world.w AND p.owner = id AND p.field = m.field));

DELETE FROM in_force;
INSERT INTO in_force SELECT h.w, rule FROM asked JOIN here h ON h.owner = rule
  WHERE NOT EXISTS (SELECT 1 FROM past p WHERE p.w = h.w AND p.owner = rule AND field = 'until')
    AND NOT EXISTS (SELECT 1 FROM ends_rule x JOIN here e ON e.owner = x.event AND e.w = h.w WHERE x.rule = asked.rule);

-- Sets of places, with the members of groups as of the day.
DELETE FROM group_has;
INSERT INTO group_has
  SELECT DISTINCT h.w, m.grp, p.place FROM member m JOIN here h ON h.owner = m.id JOIN asked_place p
  WHERE NOT EXISTS (SELECT 1 FROM past e WHERE e.w = h.w AND e.owner = m.id AND e.field = 'until')
    AND ((m.of = 'place' AND m.number = p.place)
      OR (m.of = 'area' AND EXISTS (SELECT 1 FROM inside i WHERE i.place = p.place AND i.area = m.number)));
DELETE FROM in_set;
INSERT INTO in_set
  WITH holds AS (
    SELECT world.w, t.owner, t.field, t.part, p.place FROM term t, world, asked_place p
    WHERE t.of = 'all' OR (t.of = 'place' AND t.number = p.place)
       OR (t.of = 'area' AND EXISTS (SELECT 1 FROM inside i WHERE i.place = p.place AND i.area = t.number))
       OR (t.of = 'group' AND EXISTS (SELECT 1 FROM group_has g WHERE g.w = world.w AND g.grp = t.number AND g.place = p.place)))
  SELECT w, owner, field, place FROM holds WHERE part = 'in'
  EXCEPT SELECT w, owner, field, place FROM holds WHERE part = 'out';

-- 4: the latest final finding by the grantor says `complies`.
DELETE FROM cleared;
INSERT INTO cleared
  SELECT w, rule, place FROM (
    SELECT h.w, a.rule, p.place, e.complies,
           row_number() OVER (PARTITION BY h.w, a.rule, p.place ORDER BY b.first DESC, e.number DESC) AS back
    FROM event e JOIN about a ON a.event = e.id JOIN asked USING (rule) JOIN here h ON h.owner = e.id
    JOIN moment b ON b.owner = e.id AND b.field = 'begin' JOIN grants g ON g.agency = e.actor AND g.rule = a.rule
    JOIN asked_place p
    WHERE e.kind = 'finding' AND NOT e.preliminary
      AND (e.place = p.place OR EXISTS (SELECT 1 FROM in_set s WHERE s.w = h.w AND s.owner = e.id AND s.field = 'to' AND s.place = p.place)))
  WHERE back = 1 AND complies;
-- 4: a notice not to enforce that is neither over nor withdrawn.
DELETE FROM waived;
INSERT INTO waived
  SELECT DISTINCT h.w, v.rule, s.place FROM waived_rule v JOIN asked USING (rule) JOIN here h ON h.owner = v.event
  JOIN in_set s ON s.w = h.w AND s.owner = v.event AND s.field = 'to'
  WHERE NOT EXISTS (SELECT 1 FROM past p WHERE p.w = h.w AND p.owner = v.event AND p.field = 'until')
    AND NOT EXISTS (SELECT 1 FROM ends_event x JOIN here e ON e.owner = x.event AND e.w = h.w WHERE x.target = v.event);

DELETE FROM at_issue;
INSERT INTO at_issue
  SELECT row_number() OVER (), condition, rule FROM (
    SELECT rule AS condition, rule FROM asked UNION SELECT rule, policy FROM asked JOIN rests USING (rule))
  WHERE rule IN (SELECT rule FROM blocks);
DELETE FROM stands;
DELETE FROM effect;

--: level

-- 5: the orders of this level that stand, for each place and condition: begun, not at their end, not
-- replaced, not stayed, and not vacated, reversed or narrowed away since they were last widened.
INSERT INTO stands
  SELECT h.w, l.by, p.place, i.pair,
    (SELECT effect FROM effect f WHERE f.w = h.w AND f.target = l.by AND f.place = p.place AND f.pair = i.pair
       AND f.effect IN ('away', 'back') ORDER BY first DESC, number DESC LIMIT 1) AS latest
  FROM level l JOIN here h ON h.owner = l.by, asked_place p, at_issue i
  WHERE l.level = ?1
    AND NOT EXISTS (SELECT 1 FROM past e WHERE e.w = h.w AND e.owner = l.by AND e.field = 'until')
    AND NOT EXISTS (SELECT 1 FROM works_on k JOIN here n ON n.w = h.w AND n.owner = k.by
                    WHERE k.target = l.by AND k.work = 'replaces' AND k.pair = i.pair)
    AND NOT EXISTS (SELECT 1 FROM effect f WHERE f.w = h.w AND f.target = l.by AND f.place = p.place AND f.pair = i.pair
                    AND f.effect = 'stay')
    AND NOT (EXISTS (SELECT 1 FROM in_set s WHERE s.w = h.w AND s.owner = l.by AND s.field = 'stayed' AND s.place = p.place)
             AND NOT EXISTS (SELECT 1 FROM effect f WHERE f.w = h.w AND f.target = l.by AND f.place = p.place
                             AND f.pair = i.pair AND f.effect = 'lift'))
    AND latest IS NOT 'away';
-- What they do to the orders of higher levels. A stay that was lifted does nothing more, unless
-- the lifting was of a stay that came with the order itself.
INSERT OR IGNORE INTO effect
  SELECT s.w, k.target, s.place, s.pair, 'stay', 0, 0
  FROM stands s JOIN level l USING (by) JOIN works_on k ON k.by = s.by AND k.pair = s.pair
  JOIN works_for f ON f.w = s.w AND f.by = s.by AND f.place = s.place
  WHERE l.level = ?1 AND k.work = 'stays'
    AND (EXISTS (SELECT 1 FROM term WHERE owner = s.by AND field = 'stayed')
         OR NOT EXISTS (SELECT 1 FROM effect e WHERE e.w = s.w AND e.target = s.by AND e.place = s.place AND e.pair = s.pair
                        AND e.effect = 'lift'));
INSERT OR IGNORE INTO effect
  SELECT s.w, k.target, s.place, s.pair, 'lift', 0, 0
  FROM stands s JOIN level l USING (by) JOIN works_on k ON k.by = s.by AND k.pair = s.pair
  JOIN works_for f ON f.w = s.w AND f.by = s.by AND f.place = s.place
  WHERE l.level = ?1 AND k.work = 'lifts';
-- 5: a reversal works from its mandate, one without from its own day, one with a pending mandate not
-- yet; what else an order ends waits for the mandate with it.
INSERT OR IGNORE INTO effect
  SELECT s.w, k.target, s.place, s.pair, 'away', coalesce(d.first, b.first), e.number
  FROM stands s JOIN level l USING (by) JOIN works_on k ON k.by = s.by AND k.pair = s.pair
  JOIN court_order o ON o.id = s.by JOIN event e ON e.id = s.by JOIN moment b ON b.owner = s.by AND b.field = 'begin'
  LEFT JOIN moment d ON d.owner = s.by AND d.field = 'mandate'
  WHERE l.level = ?1
    AND CASE WHEN k.work IN ('vacates', 'reverses')
             THEN EXISTS (SELECT 1 FROM works_for f WHERE f.w = s.w AND f.by = s.by AND f.place = s.place)
             WHEN k.work = 'narrows'
             THEN NOT EXISTS (SELECT 1 FROM in_set t WHERE t.w = s.w AND t.owner = s.by AND t.field = 'edge' AND t.place = s.place)
        END
    AND (o.mandate = 'none' OR (o.mandate = 'day'
         AND EXISTS (SELECT 1 FROM past p WHERE p.w = s.w AND p.owner = s.by AND p.field = 'mandate')));
INSERT OR IGNORE INTO effect
  SELECT s.w, k.target, s.place, s.pair, 'back', b.first, e.number
  FROM stands s JOIN level l USING (by) JOIN works_on k ON k.by = s.by AND k.pair = s.pair
  JOIN event e ON e.id = s.by JOIN moment b ON b.owner = s.by AND b.field = 'begin'
  JOIN in_set t ON t.w = s.w AND t.owner = s.by AND t.field = 'edge' AND t.place = s.place
  WHERE l.level = ?1 AND k.work = 'widens';

--: money

-- 4: the first line that applies. 0 not in force, 1 cleared, 2 waived, 3 blocked, 4 open.
DELETE FROM state;
INSERT INTO state
  WITH blocking AS (
    SELECT s.w, s.place, i.condition AS rule FROM stands s JOIN at_issue i USING (pair)
    JOIN blocks b ON b.by = s.by AND b.rule = i.rule JOIN court_order o ON o.id = s.by AND o.bars_enforcing
    WHERE s.latest = 'back'
       OR EXISTS (SELECT 1 FROM in_set t WHERE t.w = s.w AND t.owner = s.by AND t.field = 'protects' AND t.place = s.place))
  SELECT w, rule, place, CASE
      WHEN (w, rule) NOT IN in_force THEN 0
      WHEN (w, rule, place) IN cleared THEN 1
      WHEN (w, rule, place) IN waived THEN 2
      WHEN (w, place, rule) IN blocking THEN 3
      ELSE 4 END
  FROM world, asked, asked_place;

-- 1: what each award or allocation counts by the basis. Without a row: nothing has been obligated yet.
DELETE FROM amount;
INSERT INTO amount
  SELECT h.w, m.award,
    coalesce(sum(CASE WHEN b.w IS NULL THEN m.min END), 0), coalesce(sum(CASE WHEN b.w IS NULL THEN m.max END), 0),
    max(m.min IS NULL AND b.w IS NULL), 1
  FROM ask, move m JOIN here h ON h.owner = m.id
  LEFT JOIN past b ON b.w = h.w AND b.owner = m.id AND b.field = 'before'
  WHERE basis <> 'allocated' GROUP BY h.w, m.award;
INSERT INTO amount
  SELECT h.w, a.id, coalesce(a.min, 0), coalesce(a.max, 0), a.min IS NULL, 1
  FROM ask, allocation a JOIN here h ON h.owner = a.id WHERE basis = 'allocated';
-- `active`: nothing outside the period of performance; where an end of it is not told, from nothing to all.
UPDATE amount SET lo = 0, hi = 0, unknown = 0, counts = 0
  WHERE (SELECT basis FROM ask) = 'active' AND (
    NOT EXISTS (SELECT 1 FROM here h WHERE h.w = amount.w AND h.owner = item)
    OR EXISTS (SELECT 1 FROM past p WHERE p.w = amount.w AND p.owner = item AND p.field = 'until'));
UPDATE amount SET lo = min(0, lo), hi = max(0, hi)
  WHERE (SELECT basis FROM ask) = 'active' AND counts
    AND (SELECT count(*) FROM moment m WHERE m.owner = item AND m.field IN ('begin', 'until')) < 2;
UPDATE amount SET
    lo = CASE WHEN known THEN amount.lo - a.outlays_max ELSE min(0, amount.lo) END,
    hi = CASE WHEN known THEN amount.hi - a.outlays_min ELSE max(0, amount.hi) END
  FROM (SELECT *, has_outlays AND outlays_min IS NOT NULL AS known FROM award) a
  WHERE (SELECT basis FROM ask) = 'unspent' AND a.id = item AND NOT unknown;

-- 6: in question when a duty in force reaches it. 0 at risk, 1 protected, 2 cleared.
DELETE FROM class;
INSERT INTO class
  SELECT s.w, i.id, CASE WHEN max(s.state) = 4 THEN 0 WHEN max(s.state) = 1 THEN 2 ELSE 1 END
  FROM item i JOIN reached r ON r.item = i.id JOIN rule u ON u.id = r.rule AND u.kind = 'duty'
  JOIN state s ON s.rule = r.rule AND s.place = i.holder AND s.state > 0
  JOIN amount a ON a.w = s.w AND a.item = i.id
  GROUP BY s.w, i.id;
-- 6: of a joint award: zero to the award, or what the journal says. The holder need not be asked about.
DELETE FROM share;
INSERT INTO share
  SELECT a.w, p.place, sum(CASE WHEN j.has_shared THEN j.shared_min ELSE min(0, a.lo) END),
    sum(CASE WHEN j.has_shared THEN j.shared_max ELSE max(0, a.hi) END), max(NOT j.has_shared AND a.unknown)
  FROM amount a JOIN award j ON j.id = a.item JOIN partner p ON p.award = j.id JOIN asked_place USING (place)
  WHERE EXISTS (SELECT 1 FROM reached r JOIN rule u ON u.id = r.rule AND u.kind = 'duty' WHERE r.item = a.item)
  GROUP BY a.w, p.place;

-- 7: a duty hangs over the place and no award of it under the conditions is known; it shares in none either.
DELETE FROM unknown;
INSERT INTO unknown
  WITH due(item) AS (SELECT item FROM reached r JOIN rule u ON u.id = r.rule AND u.kind = 'duty'),
  known_of(place) AS (
    SELECT i.holder FROM due JOIN item i ON i.id = due.item JOIN move m ON m.award = i.id JOIN maybe ON maybe.id = m.id
    UNION SELECT a.place FROM due JOIN allocation a ON a.id = due.item JOIN maybe ON maybe.id = a.id
    UNION SELECT p.place FROM due JOIN partner p ON p.award = due.item JOIN move m ON m.award = p.award JOIN maybe ON maybe.id = m.id)
  SELECT s.w, s.place, CASE WHEN max(s.state) = 4 THEN 0 WHEN max(s.state) = 1 THEN 2 ELSE 1 END
  FROM state s JOIN rule u ON u.id = s.rule AND u.kind = 'duty'
  WHERE s.state > 0 AND s.place NOT IN (SELECT place FROM known_of WHERE place IS NOT NULL)
  GROUP BY s.w, s.place;
DELETE FROM figure; -- class 3 is the gross
INSERT INTO figure
  WITH part AS (
    SELECT c.w, i.holder AS place, c.class, a.lo, a.hi, a.unknown, NOT a.unknown AS some
    FROM class c JOIN item i ON i.id = c.item JOIN amount a ON a.w = c.w AND a.item = c.item
    UNION ALL SELECT w, place, class, 0, 0, 1, 0 FROM unknown),
  both AS (SELECT * FROM part UNION ALL SELECT w, place, 3, lo, hi, unknown, some FROM part),
  classes(class) AS (VALUES (0), (1), (2), (3))
  SELECT world.w, p.place, c.class, coalesce(sum(lo), 0), coalesce(sum(hi), 0), coalesce(max(unknown), 0), coalesce(max(some), 0)
  FROM world JOIN asked_place p JOIN classes c
  LEFT JOIN both b ON b.w = world.w AND b.place = p.place AND b.class = c.class
  GROUP BY world.w, p.place, c.class;
