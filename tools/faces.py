#!/usr/bin/env python3
"""faces.py PURSE [--into DIR]: man pages, completions and docs/commands.md, from what the program says of itself.

Reads `purse help` and `purse VERB --help`, docs/journal.md (for purse-journal.5) and include/purse.h
(for purse.3). tests/house/docs_sync.py checks that what is committed is what this makes.
"""
import argparse
import os
import pathlib
import re
import subprocess
from dataclasses import dataclass, field

SOURCE = pathlib.Path(__file__).resolve().parents[1]
DATE = "2026-11-22"  # printed at the foot of every page; moves with a release

# What stands for the value of an option or an argument: words to offer, or files, or nothing.
VALUES = {
    "FORMAT": ["table", "csv", "json", "md"],
    "BASIS": ["awarded", "active", "unspent", "annual", "allocated"],
    "FILE": "files",
    "DIR": "files",
    "FORM": ["csv", "jsonl", "both"],
    "TABLE,...": ["transactions", "awards", "recipients", "listings", "agencies", "subawards", "imports", "import_members", "import_columns", "set_aside"],
    "[FILE...]": "files",
    "[JOURNAL JOURNAL]": "files",
    "[VERB]": "verbs",
    "[CODE...]": "codes",
    "FILE...": "files",
}
EXIT = {
    "check": "1 when a journal has errors; 3 when a file cannot be read.",
    "fmt": "1 with \\-\\-check when something would change; 3 when a file cannot be read or written.",
    "diff": "1 when the answers differ, or a journal has errors; 3 when a file cannot be read.",
    "place": "1 when no place or several places fit.",
    "import": "1 when rows were set aside, or a file holds no award rows; 3 when a file cannot be read or the store cannot be written.",
    "imports": "3 when there is no store.",
    "get": "3 when a file cannot be downloaded whole, is damaged, has another SHA-256, or is there already and differs.",
    "export": "2 when something was asked that is not there; 3 when the store cannot be read or the folder cannot be written.",
    "serve": "3 when the journal, the store or the page cannot be read, or the port is in use.",
    "explain": "",
    "version": "",
    "help": "",
}
EXIT_OTHERS = "1 when the journal has errors, which are printed; nothing is answered then, as the figures could be wrong without saying so. 3 when a file cannot be read or the output cannot be written."


@dataclass
class Option:
    short: str
    name: str
    value: str
    text: str


@dataclass
class Verb:
    name: str
    summary: str
    arguments: str = ""
    options: list = field(default_factory=list)
    help: list = field(default_factory=list)  # paragraphs
    example: str = ""


# ---- what the program says ----

def ask(purse, *words):
    environment = {"LC_ALL": "C.UTF-8", "ARGP_HELP_FMT": "rmargin=4000,no-dup-args-note", "PATH": os.environ.get("PATH", "")}
    keep = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
    return subprocess.run([purse, *words], env={**environment, **keep}, stdout=subprocess.PIPE, text=True, check=True).stdout


OPTION = re.compile(r"^  (?:(-.), |    )--([a-z0-9-]+)(?:\[?=([^\]\s]+)\]?)?\s+(\S.*)$")


def read_verb(purse, name, summary):
    verb = Verb(name, summary)
    lines = ask(purse, name, "--help").splitlines()
    verb.arguments = lines[0].split("[OPTION...]")[1].strip()
    at = 2
    while at < len(lines) and not lines[at].strip():
        at += 1
    for at in range(at, len(lines)):
        match = OPTION.match(lines[at])
        if match:
            verb.options.append(Option(match[1] or "", match[2], match[3] or "", match[4].strip()))
        elif not lines[at].startswith("  "):
            break
    for paragraph in "\n".join(lines[at:]).strip().split("\n\n"):
        if paragraph.startswith("Example: "):
            verb.example = paragraph.removeprefix("Example: ").strip()
        elif paragraph.strip():
            verb.help.append(paragraph.strip())
    return verb


def read_program(purse):
    listed = re.findall(r"^  ([a-z]+) +(.+)$", ask(purse, "help"), re.M)
    return [read_verb(purse, name, summary) for name, summary in listed]


# ---- man pages: man(7) ----

def roff(text):
    text = text.replace("\\", "\\e").replace("…", "...").replace("–", "-").replace("▸", ">")
    return "\n".join("\\&" + line if line.startswith((".", "'")) else line for line in text.split("\n"))


def dashes(text):
    return text.replace("-", "\\-")


def bold(text):
    return "\\fB" + dashes(roff(text)) + "\\fR"


def italic(text):
    return "\\fI" + dashes(roff(text)) + "\\fR"


def title(name, section):
    return f'.TH {name.upper()} {section} {DATE} "Pursestrings" "Pursestrings"\n'


MADE = '.\\" Made by tools/faces.py; change the source it reads and run `make docs`.\n'


def option_line(option):
    words = [bold(option.short)] if option.short else []
    words.append(bold("--" + option.name) + (("=" + italic(option.value)) if option.value else ""))
    return ", ".join(words)


def man_verb(verb):
    out = MADE + title("purse-" + verb.name, 1)
    out += f".SH NAME\npurse\\-{verb.name} \\- {roff(verb.summary)}\n"
    out += f".SH SYNOPSIS\n{bold('purse ' + verb.name)} [{italic('option')}...]"
    out += (" " + italic(verb.arguments) if verb.arguments else "") + "\n.SH DESCRIPTION\n"
    out += "\n.PP\n".join(roff(text) for text in verb.help or [verb.summary[0].upper() + verb.summary[1:] + "."]) + "\n"
    out += ".SH OPTIONS\n"
    for option in verb.options:
        out += f".TP\n{option_line(option)}\n{roff(option.text)}\n"
    out += ".SH EXIT STATUS\n0 when all is well; 2 when asked wrongly.\n" + (EXIT.get(verb.name, EXIT_OTHERS) + "\n").lstrip("\n")
    if verb.example:
        out += f".SH EXAMPLES\n.nf\n{dashes(roff(verb.example))}\n.fi\n"
    return out + ".SH SEE ALSO\n.BR purse (1),\n.BR purse\\-journal (5)\n"


def man_program(verbs):
    out = MADE + title("purse", 1)
    out += ".SH NAME\npurse \\- follow public money and the strings attached to it\n"
    out += f".SH SYNOPSIS\n{bold('purse')} {italic('verb')} [{italic('option')}...] [{italic('argument')}...]\n"
    out += """.SH DESCRIPTION
Answers, for any government and any day: what money hangs on which condition, who has been warned,
what is protected by a court, what is still at risk, and who said what about it.
The answers are drawn from a journal, a text that tells the story with its sources
.RB ( purse\\-journal (5)),
and from award files; every figure can be traced to its line and source with
.BR purse\\-why (1).
.PP
Data goes to standard output, words to standard error.
.SH VERBS
"""
    for verb in verbs:
        out += f".TP\n{bold(verb.name)}{' ' + italic(verb.arguments) if verb.arguments else ''}\n{roff(verb.summary[0].upper() + verb.summary[1:])}.\nSee\n.BR purse\\-{verb.name} (1).\n"
    out += """.SH OPTIONS
Each verb takes some of these.
"""
    seen = {}
    for verb in verbs:
        for option in verb.options:
            seen.setdefault((option.name, option.value, option.text), (option, []))[1].append(verb.name)
    for key in sorted(seen):
        option, by = seen[key]
        out += f".TP\n{option_line(option)}\n{roff(option.text)}\n"
        if len(by) < len(verbs):
            out += f"({', '.join(by)})\n"
    out += """.SH EXIT STATUS
.TP
0
All is well.
.TP
1
There are mistakes in the data, or what was asked about differs or is not there.
.TP
2
Asked wrongly.
.TP
3
Something could not be read or written.
.TP
70
A mistake of the program.
.SH ENVIRONMENT
.TP
.B PURSE_FILE
The journal where no
.B \\-f
is given.
.TP
.B PURSE_ARCHIVE
The address below which
.B purse get
looks for files where no
.B \\-\\-from
is given.
.TP
.B COLUMNS
The width of tables where the output is no terminal.
.TP
.B PURSE_TODAY
A day that stands for today, for tests.
.SH FILES
.TP
.I main.purse
The journal in the current folder, where neither
.B \\-f
nor
.B PURSE_FILE
names one.
.SH EXAMPLES
.nf
purse report \\-f cases/sanctuary\\-2017/main.purse \\-\\-as\\-of 2017\\-04\\-21
purse why us/il/chicago \\-\\-as\\-of 2017\\-09\\-16 \\-\\-basis allocated
.fi
.SH SEE ALSO
"""
    return out + "".join(f".BR purse\\-{verb.name} (1),\n" for verb in verbs) + ".BR purse (3),\n.BR purse\\-journal (5)\n"


def inline(text):
    """Markdown inside a line: `code`, **bold**, *slanted*."""
    parts = re.split(r"(`[^`]+`|\*\*[^*]+\*\*|\*[^*]+\*)", text)
    out = ""
    for part in parts:
        if part.startswith("`"):
            out += bold(part[1:-1])
        elif part.startswith("**"):
            out += "\\fB" + inline(part[2:-2]).replace("\\fR", "\\fR\\fB") + "\\fR" if "`" not in part else inline(part[2:-2])
        elif part.startswith("*") and len(part) > 2:
            out += "\\fI" + roff(part[1:-1]) + "\\fR"
        else:
            out += roff(part)
    return out


def start_safe(line):
    return "\\&" + line if line.startswith((".", "'")) else line


def table_rows(lines):
    rows = [[cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))] for line in lines]
    return rows[0], [row for row in rows[2:]]


def man_table(lines):
    _, rows = table_rows(lines)
    out = ""
    for row in rows:
        out += ".TP\n" + start_safe(inline(row[0]) + ("   " + inline(row[1]) if len(row) > 2 else "")) + "\n"
        out += start_safe(inline(row[-1] if len(row) > 1 else "")) + "\n"
    return out + ".PP\n"


def man_markdown(text):
    out, lines, at = "", text.split("\n"), 0
    while at < len(lines):
        line = lines[at]
        if line.startswith("```"):
            end = next(k for k in range(at + 1, len(lines)) if lines[k].startswith("```"))
            out += ".PP\n.nf\n.RS 4\n" + dashes(roff("\n".join(lines[at + 1:end]))) + "\n.RE\n.fi\n"
            at = end
        elif line.startswith("## "):
            heading = re.sub(r"^[\d.]+\s+", "", line[3:]).replace("`", "").upper()
            out = out.removesuffix(".PP\n") + f".SH {roff(heading)}\n"
        elif line.startswith("### "):
            out = out.removesuffix(".PP\n") + f".SS {roff(line[4:].replace('`', ''))}\n"
        elif line.startswith("# "):
            pass
        elif line.startswith("|"):
            end = at
            while end < len(lines) and lines[end].startswith("|"):
                end += 1
            out = out.removesuffix(".PP\n") + man_table(lines[at:end])
            at = end - 1
        elif re.match(r"[*-] ", line):
            out = out.removesuffix(".PP\n") + ".IP \\(bu 2\n" + start_safe(inline(line[2:])) + "\n"
        elif not line.strip():
            if not out.endswith((".PP\n", ".RE\n.fi\n")) and not re.search(r"\.S[HS] [^\n]*\n$", out):
                out += ".PP\n"
        else:
            if out.endswith(".fi\n"):
                out += ".PP\n"
            out += start_safe(inline(line.strip())) + "\n"
        at += 1
    return re.sub(r"(\.PP\n)+(?=\.(IP|TP|SH|SS|PP))", "", out).removeprefix(".PP\n").removesuffix(".PP\n")


def man_journal():
    text = (SOURCE / "docs/journal.md").read_text(encoding="utf-8")
    head, rest = text.split("\n## ", 1)
    out = MADE + title("purse-journal", 5) + ".SH NAME\npurse\\-journal \\- the language of Pursestrings journals\n.SH DESCRIPTION\n"
    return out + man_markdown(head.strip() + "\n") + man_markdown("## " + rest) + ".SH SEE ALSO\n.BR purse (1),\n.BR purse\\-check (1),\n.BR purse\\-fmt (1)\n"


def comment_text(comment):
    lines = [re.sub(r"^\s*(/\*|\*/|\*)? ?", "", line).rstrip() for line in comment.removesuffix("*/").split("\n")]
    return "\n".join(lines).strip("\n").rstrip()


def man_comment(text):
    out = ""
    for block in re.split(r"\n\s*\n", text):
        if block.startswith("    "):
            out += ".PP\n.nf\n.RS 4\n" + dashes(roff(re.sub(r"^    ", "", block, flags=re.M))) + "\n.RE\n.fi\n"
        else:
            out += ".PP\n" + roff(block) + "\n"
    return out


def man_header():
    text = (SOURCE / "include/purse.h").read_text(encoding="utf-8")
    head = re.match(r"/\*.*?\*/", text, re.S).group()
    first, rest = comment_text(head).split("\n", 1)
    out = MADE + title("purse", 3) + ".SH NAME\npurse \\- " + roff(first.split(": ", 1)[1].rstrip(".")) + "\n"
    out += ".SH SYNOPSIS\n.nf\n#include <purse.h>\n.PP\ncc ... $(pkg\\-config \\-\\-cflags \\-\\-libs libpurse)\n.fi\n"
    out += ".SH DESCRIPTION\n" + man_comment(rest.strip("\n")).removeprefix(".PP\n")
    body = text[text.index("/* ----"):]
    for match in re.finditer(r"/\* ---- (.+?) ---- \*/|(?:(/\*(?:(?!\*/).)*\*/)\n)?((?:PURSE_API|typedef) [^;{]*(?:\{.*?\}[^;]*)?;)", body, re.S):
        if match[1]:
            out += f".SH {roff(match[1].upper())}\n"
            continue
        declaration = match[3].replace("PURSE_API ", "")
        out += ".PP\n.nf\n.B" + " " if "\n" not in declaration else ".PP\n.nf\n"
        out += dashes(roff(declaration)) + "\n.fi\n"
        if match[2]:
            out += ".RS 4\n" + man_comment(comment_text(match[2])).removeprefix(".PP\n") + ".RE\n"
    out = re.sub(r"(\.SH [^\n]*\n)\.PP\n", r"\1", out)
    return out + ".SH SEE ALSO\n.BR purse (1),\n.BR purse\\-journal (5)\n"


# ---- completion ----

def words_of(verbs, purse, value):
    offered = VALUES.get(value)
    if offered == "verbs":
        return [verb.name for verb in verbs]
    if offered == "codes":
        return re.findall(r"^[A-Z]\d{3}", ask(purse, "explain"), re.M)
    return offered


def bash(verbs, purse):
    out = "# bash completion for purse. Made by tools/faces.py; run `make docs`.\n\n_purse()\n{\n"
    out += '    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} verb=${COMP_WORDS[1]} options="" words=""\n'
    out += "    COMPREPLY=()\n    # --option=value comes as three words\n"
    out += "    if [[ $cur == = ]]; then\n        cur=\n    elif [[ $prev == = ]]; then\n        prev=${COMP_WORDS[COMP_CWORD - 2]}\n    fi\n"
    out += f"    if [[ $COMP_CWORD -eq 1 ]]; then\n        mapfile -t COMPREPLY < <(compgen -W \"{' '.join(v.name for v in verbs)} --help --version\" -- \"$cur\")\n        return\n    fi\n"
    by_value, usual = {}, {}  # the first verb with an option decides what it takes elsewhere
    for verb in verbs:
        for option in filter(lambda option: option.value, verb.options):
            for name in filter(None, [option.short, "--" + option.name]):
                is_usual = usual.setdefault(name, option.value) == option.value
                names = by_value.setdefault((not is_usual, option.value), [])
                pattern = f"*:{name}" if is_usual else f"{verb.name}:{name}"
                if pattern not in names:
                    names.append(pattern)
    out += "    case $verb:$prev in\n"
    for (_, value), names in sorted(by_value.items(), key=lambda item: not item[0][0]):  # what is said of one verb goes first
        offered = words_of(verbs, purse, value)
        out += f"    {' | '.join(names)})\n"
        if offered == "files":
            out += "        compopt -o filenames 2>/dev/null\n        mapfile -t COMPREPLY < <(compgen -f -- \"$cur\")\n        return ;;\n"
        elif offered:
            out += f"        mapfile -t COMPREPLY < <(compgen -W \"{' '.join(offered)}\" -- \"$cur\")\n        return ;;\n"
        else:
            out += "        return ;;\n"
    out += "    esac\n    case $verb in\n"
    for verb in verbs:
        names = [name for option in verb.options for name in (option.short, "--" + option.name) if name not in ("", "-?")]
        out += f"    {verb.name}) options=\"{' '.join(names)}\"\n"
        offered = words_of(verbs, purse, verb.arguments)
        if offered == "files":
            out += "        [[ $cur == -* ]] || { compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- \"$cur\"); return; }\n"
        elif offered:
            out += f"        words=\"{' '.join(offered)}\"\n"
        out += "        ;;\n"
    out += "    esac\n    [[ $cur == -* ]] && words=$options\n    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$cur\")\n}\ncomplete -F _purse purse\n"
    return out


def zsh_quote(text):
    return text.replace("'", "'\\''").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:")


def zsh_action(verbs, purse, value):
    offered = words_of(verbs, purse, value)
    return "_files" if offered == "files" else f"({' '.join(offered)})" if offered else " "


def zsh(verbs, purse):
    out = "#compdef purse\n# Made by tools/faces.py; run `make docs`.\n\n_purse() {\n    local -a verbs\n    verbs=(\n"
    for verb in verbs:
        out += f"        '{verb.name}:{zsh_quote(verb.summary)}'\n"
    out += "    )\n    if (( CURRENT == 2 )); then\n        _describe -t verbs 'verb' verbs\n        return\n    fi\n"
    out += "    local verb=$words[2]\n    shift words\n    (( CURRENT-- ))\n    case $verb in\n"
    for verb in verbs:
        out += f"    {verb.name})\n        _arguments"
        for option in verb.options:
            again = "*" if option.name in ("condition", "place", "program", "what-if", "only") else ""
            value = f":{zsh_quote(option.value.lower())}:{zsh_action(verbs, purse, option.value)}" if option.value else ""
            text = f"[{zsh_quote(option.text)}]{value}"
            out += f" \\\n            '{again}--{option.name}{'=' if option.value else ''}{text}'"
            if option.short:
                out += f" \\\n            '{again}{option.short}{'+' if option.value else ''}{text}'"
        if verb.arguments:
            out += f" \\\n            '*:{zsh_quote(verb.arguments.strip('[]').rstrip('.').lower())}:{zsh_action(verbs, purse, verb.arguments)}'"
        out += "\n        ;;\n"
    return out + "    esac\n}\n\n_purse \"$@\"\n"


# ---- docs/commands.md ----

def commands(verbs):
    out = "<!-- Made by tools/faces.py; run `make docs`. -->\n# The commands\n\n"
    out += "Data goes to standard output, words to standard error. Exit status: 0 all is well, 1 mistakes in the data,\n2 asked wrongly, 3 something could not be read or written, 70 a mistake of the program.\n\n"
    out += "| verb | what it answers |\n|---|---|\n" + "".join(f"| [`{verb.name}`](#{verb.name}) | {verb.summary} |\n" for verb in verbs)
    for verb in verbs:
        out += f"\n## {verb.name}\n\n`purse {verb.name} [option...]{' ' + verb.arguments if verb.arguments else ''}`: {verb.summary}.\n"
        out += "".join(f"\n{text}\n" for text in verb.help)
        if verb.example:
            out += f"\n```\n{verb.example}\n```\n"
        shown = [option for option in verb.options if option.name not in ("help", "usage")]
        if shown:
            out += "\n| option | |\n|---|---|\n"
        for option in shown:
            name = (f"`{option.short}`, " if option.short else "") + f"`--{option.name}" + (f"={option.value}" if option.value else "") + "`"
            out += f"| {name} | {option.text} |\n"
    return out


def pages(purse):
    verbs = read_program(purse)
    made = {"man/purse.1": man_program(verbs), "man/purse.3": man_header(), "man/purse-journal.5": man_journal()}
    made.update({f"man/purse-{verb.name}.1": man_verb(verb) for verb in verbs})
    made.update({"completion/purse.bash": bash(verbs, purse), "completion/_purse": zsh(verbs, purse), "docs/commands.md": commands(verbs)})
    return made


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("purse")
    parser.add_argument("--into", type=pathlib.Path, default=SOURCE)
    options = parser.parse_args()
    for name, text in pages(options.purse).items():
        path = options.into / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print("made", name)


if __name__ == "__main__":
    main()
