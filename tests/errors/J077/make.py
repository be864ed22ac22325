"""257 conditions that share a number: one more than a waiver's numbers may mean."""
with open("in.purse", "w") as out:
    out.write('source release "Release"\n  published: unknown\nprogram jag "Byrne JAG" 16.738\n')
    for number in range(257):
        out.write(f"condition c{number}\n  reaches: jag FY2017\n  numbers: FY2017 52..56\n")
    out.write("2018-04-11 waive us/doj/ojp\n  to: within us/ca\n  numbers: FY2017 53..54\n  source: release\n")
