#!/usr/bin/python3
"""Writes a journal of N dated entries, and as many ledger transactions, for journal.sh.

Deterministic. The entries are of the kinds a working journal has: warnings with
lists of places, replies, findings, notices and orders, each with fields and a source."""
import random
import sys

PLACES = ["us/ca", "us/ny/new-york", "us/il/chicago", "us/il/cook-county", "us/la/new-orleans",
          "us/pa/philadelphia", "us/nv/clark-county", "us/fl/miami-dade-county", "us/wi/milwaukee-county",
          "us/wa/seattle", "us/or/portland", "us/ma/boston", "us/nj/newark", "us/tx/austin", "us/co/denver"]

HEAD = """option title "Made for measuring"
source paper "A paper"
  published: unknown
program jag "Byrne JAG" 16.738
  agency: us/doj/ojp
condition c1 "First duty"
  reaches: jag FY2016
  from: 2015
condition c2 "Second duty"
  reaches: jag FY2017
  from: 2015
case chi "City of Chicago v. Sessions"
  court: us/courts/ilnd
  filed: 2015-01-01
  plaintiff: us/il/chicago
2016-01-01 notice us/doj "To everyone"
  about: c1, c2
  source: paper
"""


def day(rng):
    return "%d-%02d-%02d" % (rng.randint(2016, 2020), rng.randint(1, 12), rng.randint(1, 28))


def entry(rng, number):
    kind = number % 5
    to = ", ".join(rng.sample(PLACES, rng.randint(1, 4)))
    if kind == 0:
        return f'{day(rng)} warn us/doj ^w{number} "Prove compliance"\n  to: {to}\n  about: c1\n  due: 2021-06-30\n  source: paper\n'
    if kind == 1:
        return f'{day(rng)} reply {rng.choice(PLACES)} "Complies"\n  about: c1\n  stance: complies\n  source: paper\n'
    if kind == 2:
        return f'{day(rng)} finding us/doj violates preliminary "A view"\n  to: {to}\n  about: c2\n  source: paper\n'
    if kind == 3:
        return f'{day(rng)} notice us/doj/ojp "Guidance"  ; to all\n  about: c1, c2\n  source: paper\n'
    return f'{day(rng)} order chi ^o{number} "order"\n  blocks: c2\n  protects: {to}\n  source: paper\n'


def transaction(rng, number):
    return f'{day(rng).replace("-", "/")} Payee {number}\n    Grants:{number % 50}  ${rng.randint(1, 99999)}.00\n    Assets:Cash\n\n'


def main():
    count = int(sys.argv[1])
    rng = random.Random(1)
    with open(sys.argv[2], "w") as out:
        out.write(HEAD)
        out.writelines(entry(rng, i) for i in range(count))
    with open(sys.argv[3], "w") as out:
        out.writelines(transaction(rng, i) for i in range(count))


main()
