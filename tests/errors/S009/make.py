"""A table with a column for each of 300 measures."""
names = [f"measure-{number}" for number in range(300)]
with open("t.csv", "w", encoding="utf-8") as file:
    file.write("place,date," + ",".join(names) + "\n")
    file.write("us/il/chicago,2016," + ",".join("1" for _ in names) + "\n")
