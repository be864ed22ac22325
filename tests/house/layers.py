#!/usr/bin/env python3
"""layers.py [ROOT]: who may include whom, and who may allocate, print, open and ask the time.

TAP. A rule is a function from a tree of sources to a list of complaints. Each rule is first tried
on a small tree made to break it, so that a rule that never complains is itself a failure.
"""
import pathlib
import re
import sys
import tempfile

# The folders of src/ in the order of the data: each may include the public header of those before.
ORDER = ["base", "diag", "folder", "archive", "fetch", "awards", "places", "store", "import", "export", "series", "journal", "reading", "load", "stake", "claims", "report", "api", "site", "publish", "server", "cli"]
FACES = {"cli"}  # print, exit, ask the time and the environment
CLOCKS = FACES | {"server"}  # how long a request may take, and how old a file is
OPENERS = {"folder", "archive", "fetch", "store", "import", "load", "export", "publish", "server", "cli"}  # open files

# Header of the system or of a library -> folders that may include it.
HEADERS = {
    "jansson.h": {"diag", "export", "report", "api"},
    "utf8proc.h": {"base", "places", "reading"},
    "gumbo.h": {"reading"},
    "xxhash.h": {"base", "places", "store", "report", "server"},
    "simde/x86/avx2.h": {"awards"},
    "simde/x86/sse2.h": {"reading"},
    "cmark-gfm.h": {"report"},
    "cmark-gfm-core-extensions.h": {"report"},
    "sqlite3.h": {"store", "export", "site"},
    "pthread.h": {"import", "site", "server", "cli"},
    "zip.h": {"archive"},
    "isa-l/igzip_lib.h": {"archive"},
    "isa-l/crc.h": {"archive"},
    "openssl/evp.h": {"archive"},
    "curl/curl.h": {"fetch"},
    "microhttpd.h": {"server"},
    "sys/socket.h": {"server"},
    "netinet/in.h": {"server"},
    "arpa/inet.h": {"server"},
    "time.h": CLOCKS,
    "sys/time.h": FACES,
    "argp.h": FACES,
    "getopt.h": FACES,
    "unistd.h": OPENERS,
    "fcntl.h": OPENERS,
    "sys/stat.h": OPENERS,
    "sys/mman.h": OPENERS | {"base"},
    "dirent.h": OPENERS,
}
# Functions -> folders that may call them.
CALLS = [
    ({"malloc", "calloc", "realloc", "reallocarray", "aligned_alloc"}, {"base"}),
    ({"mmap", "munmap", "mremap"}, {"base", "store"}),
    ({"free"}, {"base", "cli"}),  # cli lets go of what libc gave it
    ({"strdup", "strndup", "asprintf", "vasprintf", "getline", "open_memstream"}, {"cli"}),
    ({"printf", "vprintf", "fprintf", "vfprintf", "puts", "fputs", "putchar", "fputc", "putc", "fwrite", "perror", "fflush"}, FACES),
    ({"exit", "_exit", "quick_exit", "atexit", "signal", "sigaction", "raise"}, FACES),
    ({"abort"}, {"base"} | FACES),
    ({"clock_gettime"}, CLOCKS),
    ({"time", "clock", "gettimeofday", "localtime", "localtime_r", "gmtime", "gmtime_r", "mktime"}, FACES),
    ({"getenv", "secure_getenv", "setenv", "isatty", "ioctl", "setlocale"}, FACES),
    ({"open", "openat", "creat", "fopen", "freopen", "fdopen", "opendir", "stat", "fstat", "lstat", "read", "write", "unlink", "rename"}, OPENERS),
]
# Never, nowhere: no bound on what they write, hidden state, or mistakes that pass unseen.
BANNED = {
    "strcpy", "stpcpy", "strcat", "strncat", "strncpy", "sprintf", "vsprintf", "strtok", "atoi", "atol", "atoll", "atof", "gets",
    "scanf", "sscanf", "fscanf", "alloca", "tmpnam", "mktemp", "rand", "strerror_r", "system", "popen",
}
FILE_LINES, FUNCTION_LINES = 800, 60
# Functions that may be longer, each with its reason.
LONG_FUNCTIONS = {}

INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]', re.M)
NOT_CODE = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)


def blank(match):
    return re.sub(r"[^\n]", " ", match.group())


class Tree:
    """The C sources under a root: text, and code without comments and strings, by path."""

    def __init__(self, root):
        self.root = pathlib.Path(root)
        self.text, self.code = {}, {}
        for top in ("src", "tools", "tests", "bench", "include"):
            for path in sorted((self.root / top).rglob("*.[ch]")):
                name = path.relative_to(self.root).as_posix()
                self.text[name] = path.read_text(encoding="utf-8")
                self.code[name] = NOT_CODE.sub(blank, self.text[name])

    def source(self):
        """(name, folder, file) of what lies in a folder of src/."""
        for name in self.text:
            parts = name.split("/")
            if parts[0] == "src" and len(parts) == 3:
                yield name, parts[1], parts[2]

    def folders(self):
        return {folder for _, folder, _ in self.source()}


def at(tree, name, position):
    return f"{name}:{tree.text[name].count(chr(10), 0, position) + 1}"


def calls(tree, name, functions):
    """(place, function) of each call by plain name: not a member, not part of a longer name."""
    pattern = r"(?<![\w.])(?<!->)(" + "|".join(sorted(functions)) + r")\s*\("
    for match in re.finditer(pattern, tree.code[name]):
        yield at(tree, name, match.start()), match.group(1)


def a_folder_includes_only_itself_and_public_headers_of_earlier_ones(tree):
    for name, folder, _ in tree.source():
        for match in INCLUDE.finditer(tree.text[name]):
            place, header = at(tree, name, match.start()), match.group(2)
            if match.group(1) == "<":
                continue
            other, _, rest = header.rpartition("/")
            if not other:
                known = {"places_stamp.h": {"places"}, "store_schema.inc": {"store"}, "report_page.inc": {"report"}, "site_openapi.inc": {"site"}, "purse.h": {"api", "cli"}}
                if folder not in known.get(header, set()):
                    yield f'{place}: "{header}" is not written as folder/file.h'
            elif other not in ORDER:
                yield f'{place}: "{header}": there is no folder {other} in the order'
            elif other != folder and ORDER.index(other) > ORDER.index(folder):
                yield f'{place}: {folder} comes before {other} and may not include "{header}"'
            elif other != folder and rest != other + ".h":
                yield f'{place}: "{header}" is private to {other}; include "{other}/{other}.h"'


def libraries_are_included_only_where_they_belong(tree):
    for name, folder, _ in tree.source():
        for match in INCLUDE.finditer(tree.text[name]):
            allowed = HEADERS.get(match.group(2))
            if match.group(1) == "<" and allowed is not None and folder not in allowed:
                yield f"{at(tree, name, match.start())}: <{match.group(2)}> belongs in {', '.join(sorted(allowed)) or 'the tests'}"


def only_base_allocates_and_only_faces_print_exit_and_ask(tree):
    for name, folder, _ in tree.source():
        for functions, allowed in CALLS:
            if folder not in allowed:
                for place, function in calls(tree, name, functions):
                    yield f"{place}: {function}() belongs in {', '.join(sorted(allowed))}"


def no_banned_function(tree):
    for name in tree.text:
        for place, function in calls(tree, name, BANNED):
            yield f"{place}: {function}() is banned"


def no_floating_point(tree):
    for name, _, _ in tree.source():
        for match in re.finditer(r"\b(float|double)\b", tree.code[name]):
            yield f"{at(tree, name, match.start())}: {match.group()} in the program; money and shares are integers"


def every_folder_is_in_the_order_and_has_its_public_header(tree):
    for folder in sorted(tree.folders() - set(ORDER)):
        yield f"src/{folder}: not in the order of tests/house/layers.py"
    for folder in sorted(tree.folders() & set(ORDER)):
        if f"src/{folder}/{folder}.h" not in tree.text:
            yield f"src/{folder}: has no {folder}.h"


def every_file_begins_with_a_comment(tree):
    for name in tree.text:
        if name.startswith(("src/", "include/", "tools/")) and not tree.text[name].startswith("/* "):
            yield f"{name}:1: does not begin with a comment that says what it is"


def a_public_header_says_what_its_folder_is(tree):
    for name, folder, file in tree.source():
        head = re.match(r"/\*.*?\*/", tree.text[name], re.S)
        if file == folder + ".h" and (not head or head.group().count("\n") < 2):
            yield f"{name}:1: its head is shorter than three lines"


def no_file_is_too_long(tree):
    for name, text in tree.text.items():
        if text.count("\n") > FILE_LINES:
            yield f"{name}: {text.count(chr(10))} lines, more than {FILE_LINES}"


def no_function_is_too_long(tree):
    for name, code in tree.code.items():
        start = None
        lines = code.split("\n")
        for number, line in enumerate(lines):
            if line.startswith("{"):
                start = number
            elif line.startswith("}") and start is not None:
                function = next((m.group(1) for m in [re.match(r".*?\b(\w+)\(", lines[k]) for k in range(start - 1, max(start - 6, -1), -1)] if m), "?")
                length = number - start + 1
                if length > FUNCTION_LINES and (name, function) not in LONG_FUNCTIONS:
                    yield f"{name}:{start}: {function}() has {length} lines, more than {FUNCTION_LINES}"
                start = None


def the_map_names_every_folder_and_no_other(tree):
    path = tree.root / "ARCHITECTURE.md"
    if not path.exists():
        return
    described = set(re.findall(r"^\* \*\*([a-z_]+)\*\*:", path.read_text(encoding="utf-8"), re.M))
    there = {p.name for p in (tree.root / "src").iterdir() if p.is_dir()}
    for folder in sorted(there - described):
        yield f"ARCHITECTURE.md: there is no line `* **{folder}**: ...`"
    for folder in sorted(described - there):
        yield f"ARCHITECTURE.md: there is no folder src/{folder}"



HEAD = "/* Head.\n *\n * More. */\n"
# Rule -> files of a small tree that breaks it.
RULES = [
    (a_folder_includes_only_itself_and_public_headers_of_earlier_ones, {"src/base/a.c": HEAD + '#include "stake/stake.h"\n'}),
    (a_folder_includes_only_itself_and_public_headers_of_earlier_ones, {"src/report/a.c": HEAD + '#include "stake/world.h"\n'}),
    (libraries_are_included_only_where_they_belong, {"src/stake/a.c": HEAD + "#include <jansson.h>\n"}),
    (only_base_allocates_and_only_faces_print_exit_and_ask, {"src/journal/a.c": HEAD + "void f(void)\n{\n    free(0);\n}\n"}),
    (only_base_allocates_and_only_faces_print_exit_and_ask, {"src/report/a.c": HEAD + "int f(void)\n{\n    return time(0);\n}\n"}),
    (no_banned_function, {"tools/a.c": HEAD + "int f(char *s)\n{\n    return atoi(s);\n}\n"}),
    (no_floating_point, {"src/stake/a.c": HEAD + "static double share;\n"}),
    (every_folder_is_in_the_order_and_has_its_public_header, {"src/util/util.h": HEAD}),
    (every_folder_is_in_the_order_and_has_its_public_header, {"src/stake/a.c": HEAD}),
    (every_file_begins_with_a_comment, {"src/base/a.c": "#include <stdio.h>\n"}),
    (a_public_header_says_what_its_folder_is, {"src/base/base.h": "/* Base. */\n"}),
    (no_file_is_too_long, {"src/base/a.c": HEAD + "\n" * 900}),
    (no_function_is_too_long, {"src/base/a.c": HEAD + "int f(void)\n{\n" + "    g();\n" * 61 + "}\n"}),
    (the_map_names_every_folder_and_no_other, {"src/base/a.c": HEAD, "ARCHITECTURE.md": "* **diag**: mistakes.\n"}),
]
# What looks like a breach and is none.
INNOCENT = {
    "src/base/base.h": HEAD,
    "src/diag/diag.h": HEAD + '#include "base/base.h"\n',
    "src/load/load.h": HEAD,
    "src/load/a.c": HEAD + '#include "load/private.h"\n#include <fcntl.h>\nint f(void)\n{\n    return open("x", 0);\n}\n',
    "src/diag/a.c": HEAD + '/* calls free(x) and time(0) */\nconst char *s = "printf(double)";\nint f(struct o *o)\n{\n    return o->open(1) + buf_printf(2) + map.time(3);\n}\n',
    "ARCHITECTURE.md": "* **base**: x\n* **diag**: y\n* **load**: z\n* a line more\n",
}


def breaches(rule, files):
    with tempfile.TemporaryDirectory() as root:
        for name, text in files.items():
            path = pathlib.Path(root) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return list(rule(Tree(root)))


def main():
    root = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parents[2]
    tree = Tree(root)
    rules = list(dict.fromkeys(rule for rule, _ in RULES))
    results = []
    for rule, files in RULES:
        results.append((f"the rule complains when broken: {rule.__name__} ({', '.join(files)})", [] if breaches(rule, files) else ["no complaint"]))
    innocent = [complaint for rule in rules for complaint in breaches(rule, INNOCENT)]
    results.append(("no rule complains about an innocent tree", innocent))
    for rule in rules:
        results.append((rule.__name__.replace("_", " "), list(rule(tree))))
    print(f"1..{len(results)}")
    for number, (name, complaints) in enumerate(results, 1):
        print(f"{'not ok' if complaints else 'ok'} {number} - {name}")
        for complaint in complaints:
            print(f"#   {complaint}")
    return 1 if any(complaints for _, complaints in results) else 0


if __name__ == "__main__":
    sys.exit(main())
