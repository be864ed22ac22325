#!/usr/bin/env python3
"""docs_sync.py SOURCE PURSE: what is written about the program is what the program does. TAP.

Every verb and option is in the man pages, the completions and docs/commands.md; these are what
tools/faces.py makes now; and no document names a verb or option that is not there.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys

sys.path[:0] = [os.path.join(os.path.dirname(__file__), ".."), os.path.join(os.path.dirname(__file__), "../../tools")]
import faces
from tap import Cases

# Options of other programs that documents mention.
NOT_OURS = {"destdir", "prefix", "cflags", "libs", "static", "werror", "accept", "long"}


def generated(cases, source, made):
    for name, text in made.items():
        path = source / name
        there = path.read_text(encoding="utf-8") if path.exists() else ""
        cases.check(f"{name} is what the program says now", there == text, "make docs")
    here = {f"{folder}/{path.name}" for folder in ("man", "completion") for path in (source / folder).iterdir()}
    listed = set(re.findall(r"'\.\./(man/[^']+)'", (source / "docs/meson.build").read_text(encoding="utf-8")))
    pages = {name for name in made if name.startswith("man/")} | {"man/purse.3", "man/purse-journal.5"}
    cases.check("make install takes every man page along", listed >= pages, *sorted(pages - listed))
    cases.check("man/ and completion/ hold nothing else", here - {"man/meson.build", "completion/meson.build"} <= set(made), *sorted(here - set(made)))


def named_everywhere(cases, made, verbs):
    for verb in verbs:
        page = made[f"man/purse-{verb.name}.1"].replace("\\-", "-")
        places = {"its man page": page, "purse(1)": made["man/purse.1"].replace("\\-", "-"), "bash": made["completion/purse.bash"],
                  "zsh": made["completion/_purse"], "docs/commands.md": made["docs/commands.md"]}
        missing = [f"{where}: {verb.name}" for where, text in places.items() if not re.search(rf"\b{verb.name}\b", text)]
        for option in verb.options:
            missing += [f"{where}: --{option.name}" for where, text in places.items()
                        if not re.search(rf"--{option.name}\b", text) and not (where == "docs/commands.md" and option.name in ("help", "usage"))]
        cases.check(f"{verb.name} and its {len(verb.options)} options are in man page, purse(1), bash, zsh and docs", not missing, *missing)
        cases.check(f"{verb.name} --help has a sentence and an example", bool(verb.example) and verb.example.startswith("purse "), verb)


def documents(source):
    for path in sorted([*source.glob("*.md"), *source.glob("docs/**/*.md"), *source.glob("cases/**/*.md")]):
        yield path.relative_to(source).as_posix(), path.read_text(encoding="utf-8")


def nothing_else_is_promised(cases, source, verbs):
    by_name = {verb.name: {option.name for option in verb.options} for verb in verbs}
    for name, text in documents(source):
        wrong = []
        for match in re.finditer(r"(?:^\s*\$ |`|\n)(?:build/|\./build/)?purse ([a-z]+)\b([^`\n|]*)", text):
            if match[1] not in by_name:
                wrong.append(f"purse {match[1]}: there is no such verb")
                continue
            wrong += [f"purse {match[1]} --{option}: there is no such option" for option in re.findall(r"(?<!\S)--([a-z0-9-]+)", match[2])
                      if option not in by_name[match[1]] | {"version"}]
        ours = set().union(*by_name.values()) | {"version"}
        for option in re.findall(r"`--([a-z0-9-]+)", text):
            if option not in ours | NOT_OURS:
                wrong.append(f"--{option}: no verb has it")
        cases.check(f"{name} names only verbs and options that are there", not wrong, *wrong)


def paths_exist(cases, source):
    for name, text in documents(source):
        named = re.findall(r"(?<![\w./-])((?:src|docs|tests|tools|cases|data|include|man|bench)/[\w./-]*\w(?![\w*]))", text)
        gone = sorted({path for path in named if not (source / path.removesuffix("/CODE")).exists()})
        cases.check(f"{name} names only files that are there", not gone, *gone)


def pages_are_well_formed(cases, source):
    if not shutil.which("mandoc"):
        cases.skip("mandoc finds nothing to say about the man pages", "there is no mandoc")
        return
    for path in sorted((source / "man").glob("purse*")):
        name = f"mandoc finds nothing to say about {path.name}"
        got = subprocess.run(["mandoc", "-Tlint", "-W", "warning", path], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        cases.check(name, got.returncode == 0, got.stdout)


def bash_offers(source, words, folder):
    script = f"source '{source}/completion/purse.bash'; COMP_WORDS=({' '.join(repr(w) for w in words)}); COMP_CWORD={len(words) - 1}; _purse; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    got = subprocess.run(["bash", "--norc", "-c", script], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return got.stdout.split()


def completions_work(cases, source):
    case = source / "cases/sanctuary-2017"
    expected = [
        (["purse", "st"], ["stake", "status"]),
        (["purse", "help", "fm"], ["fmt"]),
        (["purse", "stake", "--w"], ["--what-if", "--without"]),
        (["purse", "place", "--w"], []),
        (["purse", "stake", "--basis", "a"], ["awarded", "active", "annual", "allocated"]),
        (["purse", "stake", "--format", "="], ["table", "csv", "json", "md"]),
        (["purse", "stake", "--format", "=", "j"], ["json"]),
        (["purse", "export", "--format", "="], ["csv", "jsonl", "both"]),
        (["purse", "export", "--only", "aw"], ["awards"]),
        (["purse", "check", "mai"], ["main.purse"]),
        (["purse", "stake", "-f", "mai"], ["main.purse"]),
        (["purse", "explain", "J012"], ["J012"]),
    ]
    for words, offers in expected:
        got = bash_offers(source, words, case)
        cases.check(f"bash: {' '.join(words)} is completed", sorted(got) == sorted(offers), got)
    if shutil.which("zsh"):
        got = subprocess.run(["zsh", "-n", source / "completion/_purse"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        cases.check("zsh reads its completion", got.returncode == 0, got.stdout)
    else:
        cases.skip("zsh reads its completion", "there is no zsh")


def main():
    source, purse = pathlib.Path(sys.argv[1]), sys.argv[2]
    cases = Cases()
    made, verbs = faces.pages(purse), faces.read_program(purse)
    generated(cases, source, made)
    named_everywhere(cases, made, verbs)
    nothing_else_is_promised(cases, source, verbs)
    paths_exist(cases, source)
    pages_are_well_formed(cases, source)
    completions_work(cases, source)
    return cases.finish()


if __name__ == "__main__":
    sys.exit(main())
