"""A line of 64 KiB and a little more, which nobody wants to see in a folder of texts."""
with open("in.purse", "w") as out:
    out.write('option title "short"\n; ' + "x" * 65536 + "\n")
