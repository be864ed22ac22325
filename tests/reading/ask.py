"""Asks the program: `purse read` about a document of the gold set, `purse place` about its paths."""
import csv
import json
import pathlib
import subprocess

HERE = pathlib.Path(__file__).resolve().parent


def can_read(purse):
    """Whether this program has the verb at all."""
    return subprocess.run([purse, "read", "--help"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def command(purse, path, origin, dated):
    return [str(purse), "read", str(path), "--origin", origin, "--dated", dated, "--format", "json"]


def answer_of(purse, document):
    """The program's finds as a dict; RuntimeError when it fails."""
    asked = command(purse, document.path, document.origin, document.dated)
    done = subprocess.run(asked, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(asked)} left with {done.returncode}: {done.stderr.decode('utf-8', 'replace').strip()[:400]}")
    return json.loads(done.stdout)


def unknown_paths(purse, paths):
    """Those of the paths that the built-in tables do not have, or have under another name."""
    paths = sorted(set(paths) - {"us"})
    done = subprocess.run([purse, "place", "-", "--format", "csv"], input="\n".join(paths), stdout=subprocess.PIPE, text=True, check=True)
    rows = csv.DictReader(done.stdout.splitlines())
    return [row["name"] for row in rows if row["place"] != row["name"] and "its code or id" not in row["why"]]
