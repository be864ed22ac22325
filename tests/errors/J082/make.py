"""Sixty-five files, each including the next."""
for number in range(65):
    with open("in.purse" if number == 0 else f"part-{number}.purse", "w") as out:
        out.write(f'include "part-{number + 1}.purse"\n')
