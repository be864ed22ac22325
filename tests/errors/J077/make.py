"""A waiver whose one number 300 conditions have."""
with open("in.purse", "w") as out:
    out.write('source s "A source"\n  published: unknown\nprogram jag "Byrne JAG" 16.738\n')
    for number in range(300):
        out.write(f'condition c{number} "A duty"\n  reaches: jag FY2016\n  numbers: FY2016 53\n')
    out.write("2017-05-01 waive us/doj/ojp\n  to: us/il/chicago\n  numbers: FY2016 53\n  source: s\n")
