"""A file of 2 GiB that takes no room on the disk."""
with open("rows.csv", "wb") as out:
    out.truncate(2 << 30)
with open("in.purse", "w") as out:
    out.write('include "rows.csv"\n')
