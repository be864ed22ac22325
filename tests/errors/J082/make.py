"""Seventy files inside each other."""
for number in range(70):
    name = "in.purse" if number == 0 else f"f{number}.purse"
    open(name, "w").write(f'include "f{number + 1}.purse"\n')
open("f70.purse", "w").write("; the end\n")
