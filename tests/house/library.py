#!/usr/bin/env python3
"""library.py SOURCE BUILD [FLAG...]: installs into a new folder and uses the library as a stranger would.

FLAGs are what the build's sanitizers or coverage need to be linked with. TAP.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from tap import Cases

STRICT = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Wundef", "-Werror"]


def run(*command, **more):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more)


def header_alone(cases, source, scratch):
    for name, compiler, language, standards in [("C", "cc", "c", ["c99", "c11", "c17"]), ("C++", "c++", "c++", ["c++11", "c++20"])]:
        if not shutil.which(compiler):
            cases.skip(f"purse.h compiles alone as {name} under strict flags", f"there is no {compiler}")
            continue
        for standard in standards:
            title = f"purse.h compiles alone as {name} ({standard}) under strict flags"
            extra = ["-Wstrict-prototypes", "-Wmissing-prototypes"] if language == "c" else []
            (scratch / "alone.c").write_text("#include <purse.h>\n#include <purse.h>\nint main(void) { return purse_version() == NULL; }\n")
            got = run(compiler, f"-std={standard}", "-x", language, *STRICT, *extra, "-I", source / "include", "-c", scratch / "alone.c", "-o", scratch / "alone.o")
            cases.check(title, got.returncode == 0, got.stderr)


def exported(path, *options):
    got = run("nm", "--defined-only", "--format=posix", *options, path)
    return [line.split()[0] for line in got.stdout.splitlines() if len(line.split()) > 1]


def symbols(cases, source, library):
    header = (source / "include/purse.h").read_text()
    declared = {line.split("(")[0].split()[-1].lstrip("*") for line in header.splitlines() if line.startswith("PURSE_API")}
    for name, options in [("libpurse.so", ["--dynamic"]), ("libpurse.a", ["--extern-only"])]:
        seen = {symbol for symbol in exported(library / name, *options) if not symbol.startswith(("__asan", "__odr_asan", "__gcov", "__llvm", "mangle_path"))}
        cases.check(f"{name} shows what purse.h declares and nothing else", seen == declared,
                    f"too many: {sorted(seen - declared)[:20]}", f"missing: {sorted(declared - seen)}")


def stranger(cases, source, root, library, flags, scratch):
    environment = dict(os.environ, PKG_CONFIG_PATH=str(library / "pkgconfig"), PKG_CONFIG_SYSROOT_DIR=str(root))
    environment.pop("PURSE_FILE", None)
    main = source / "cases/sanctuary-2017/main.purse"
    for name, options in [("shared", []), ("static", ["--static"])]:
        words = run("pkg-config", "--cflags", "--libs", *options, "libpurse", env=environment)
        cases.check(f"pkg-config knows libpurse ({name})", words.returncode == 0, words.stderr)
        libraries = words.stdout.split()
        if name == "static":
            libraries = [str(library / "libpurse.a") if word == "-lpurse" else word for word in libraries]
        program = scratch / f"total-{name}"
        got = run("cc", "-std=c11", *STRICT, *flags, source / "tests/house/total.c", "-o", program, *libraries)
        if not cases.check(f"a program with purse.h alone builds against the {name} library", got.returncode == 0, got.stderr):
            continue
        answer = run(program, main, "2017-04-21", "jag16-1373", env=dict(environment, LD_LIBRARY_PATH=str(library)))
        risk = json.loads(answer.stdout)["total"]["at_risk"]["min"] if answer.returncode == 0 else answer.stderr
        cases.check(f"it prints the total at stake ({name})", risk == "29214451.00", risk)
        answer = run(program, main, "2017-04-21", "jag16-1374", env=dict(environment, LD_LIBRARY_PATH=str(library)))
        cases.check(f"it says what was asked wrongly ({name})", answer.returncode == 2 and "jag16-1374" in answer.stderr, answer.returncode, answer.stderr)


def main():
    source, build, flags = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3:]
    cases = Cases()
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        root = scratch / "root"
        header_alone(cases, source, scratch)
        got = run("meson", "install", "-C", build, "--no-rebuild", "--quiet", "--destdir", root)
        cases.check("it installs into a folder", got.returncode == 0, got.stdout, got.stderr)
        found = sorted(root.rglob("libpurse.pc"))
        if cases.check("libpurse.pc is among what is installed", len(found) == 1):
            library = found[0].parent.parent
            symbols(cases, source, library)
            stranger(cases, source, root, library, flags, scratch)
        installed = {path.relative_to(root).as_posix() for path in root.rglob("*") if not path.is_dir()}
        for end in ["bin/purse", "include/purse.h", "share/man/man1/purse.1", "share/man/man1/purse-stake.1", "share/man/man5/purse-journal.5",
                    "share/bash-completion/completions/purse", "share/zsh/site-functions/_purse"]:
            cases.check(f"{end} is installed", any(path.endswith(end) for path in installed), *sorted(installed))
    return cases.finish()


if __name__ == "__main__":
    sys.exit(main())
