"""An included file of 257 MiB, most of it a hole."""
open("in.purse", "w").write('include "large.purse"\n')
with open("large.purse", "wb") as large:
    large.truncate(257 << 20)
