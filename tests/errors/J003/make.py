"""A line of 70,000 bytes."""
open("in.purse", "w").write('source s "' + "x" * 70000 + '"\n  published: unknown\n')
