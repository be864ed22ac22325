#!/usr/bin/python3
"""running.py PURSE JOURNAL: how the server starts and ends, and where it listens. TAP."""
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from program import run
from serving import Serving
from tap import Cases

PURSE, JOURNAL = sys.argv[1:3]


def test_start(cases):
    for how in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        with Serving(PURSE, JOURNAL) as server:
            cases.check("the address is the first line", re.fullmatch(r"http://127\.0\.0\.1:\d+/", server.address), server.address)
            cases.check("it answers", server.get("/").status == 200)
            status, words = server.stop(how)
            cases.check(f"{how.name} ends it well, without a word", status == 0 and not words, status, words)
    with Serving(PURSE, JOURNAL) as server:
        idle, half = server.connect(), server.connect()
        half.sendall(b"GET / HTTP/1.1\r\n")
        start = time.monotonic()
        status, words = server.stop()
        cases.check("it ends at once though others are connected", status == 0 and not words and time.monotonic() - start < 10, status, words, time.monotonic() - start)
        idle.close()
        half.close()
    process = subprocess.Popen([PURSE, "serve", "-f", JOURNAL, "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.readline()
    process.stdout.close()
    time.sleep(0.2)
    cases.check("it goes on when nobody reads its output any more", process.poll() is None)
    process.terminate()
    process.stderr.close()
    cases.check("and ends well", process.wait(timeout=60) in (0, 3))


def test_ports(cases):
    with Serving(PURSE, JOURNAL) as server:
        status, output, words = run(PURSE, "serve", "-f", JOURNAL, "--port", str(server.port))
        cases.check("a port in use: 3, and words", status == 3 and not output and f"port {server.port} is in use" in words and "--port 0" in words, status, output, words)
        port = server.port
    with Serving(PURSE, JOURNAL, port=port) as server:
        cases.check("a port that was just let go is taken again", server.port == port and server.get("/").status == 200)
    for wrong in ("65536", "-1", "x", "", "80x", "123456789012"):
        status, output, words = run(PURSE, "serve", "-f", JOURNAL, "--port", wrong)
        cases.check(f"--port {wrong!r}: 2, and words", status == 2 and not output and "is not a port" in words, status, words)


def test_addresses(cases):
    for address in ("::1", "127.0.0.2"):
        try:
            with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as probe:
                probe.bind((address, 0))
        except OSError:
            cases.skip(f"--bind {address}", "this machine has no such address")
            continue
        with Serving(PURSE, JOURNAL, "--bind", address) as server:
            got = server.get("/")
            cases.check(f"--bind {address} answers there", got.status == 200 and server.host == address, server.address, got)
            wrong = server.status(b"GET / HTTP/1.1\r\nHost: evil.example:%d\r\nConnection: close\r\n\r\n" % server.port)
            cases.check(f"--bind {address} refuses other hosts", wrong == 421, wrong)
            cases.check(f"--bind {address} needs no warning", server.stop() == (0, ""))
    with Serving(PURSE, JOURNAL, "--bind", "0.0.0.0") as server:
        def ask(host):
            with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
                connection.sendall(f"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
                return connection.recv(4096).split(b" ")[1].decode()
        port = server.port
        for host, status in ((f"127.0.0.1:{port}", "200"), (f"localhost:{port}", "200"), (f"192.0.2.7:{port}", "200"), (f"[2001:db8::7]:{port}", "200"), (f"evil.example:{port}", "421"), ("192.0.2.7", "421"),
                             (f"192.0.2.7:{port + 1}", "421"), (f"192.0.2.7.evil.example:{port}", "421"), (f"192.0.2.300:{port}", "421"), (f"[::7%lo]:{port}", "421"), (f"::7:{port}", "421")):
            got = ask(host)
            cases.check(f"bound to all: host {host} gives {status}", got == status, got)
        status, words = server.stop()
        cases.check("bound to all: a warning", status == 0 and "there is no password" in words, status, words)
    for wrong in ("localhost", "evil.example", "1.2.3", "::1%lo", "[::1]", ""):
        status, output, words = run(PURSE, "serve", "-f", JOURNAL, "--port", "0", "--bind", wrong)
        cases.check(f"--bind {wrong!r}: 3, and words", status == 3 and not output and "is not an address" in words, status, words)
    status, _, words = run(PURSE, "serve", "-f", JOURNAL, "--port", "0", "--bind", "192.0.2.7")
    cases.check("an address of another machine: 3, and words", status == 3 and "cannot listen at 192.0.2.7" in words, status, words)


def test_files(cases):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for words in (["-f", str(folder / "none.purse")], ["-f", str(folder)], ["-f", JOURNAL, "--store", str(folder / "none.db")]):
            status, output, told = run(PURSE, "serve", "--port", "0", *words)
            cases.check(f"{words[-2]} of what is not there: 3, and words", status == 3 and not output and "cannot" in told, status, told)
        for name in ("none", "empty", "file"):
            (folder / "empty").mkdir(exist_ok=True)
            (folder / "file").write_text("x")
            status, output, told = run(PURSE, "serve", "-f", JOURNAL, "--port", "0", "--page", str(folder / name))
            cases.check(f"--page of what is no page ({name}): 3, and words", status == 3 and not output and "is not the folder of a page" in told, status, told)
        (folder / "huge").mkdir()
        (folder / "huge" / "index.html").write_text("<!doctype html>")
        os.truncate((folder / "huge" / "index.html"), 65 << 20)
        status, output, told = run(PURSE, "serve", "-f", JOURNAL, "--port", "0", "--page", str(folder / "huge"))
        cases.check("--page of 65 MiB: 3, and words", status == 3 and "is larger than 64 MiB" in told, status, told)
    status, output, told = run(PURSE, "serve", "-f", "-", "--port", "0")
    cases.check("a journal from standard input: 2, and words", status == 2 and "standard input" in told, status, told)
    status, output, told = run(PURSE, "serve", JOURNAL, "--port", "0")
    cases.check("a journal without -f: 2, and words", status == 2 and "-f names a journal" in told, status, told)
    with tempfile.TemporaryDirectory() as bare:
        copy = pathlib.Path(bare, "purse")
        copy.write_bytes(pathlib.Path(PURSE).read_bytes())
        copy.chmod(0o755)
        with Serving(str(copy), JOURNAL) as server:
            got = server.get("/")
            has_page = got.status == 200 and b"The page is not built" in got.body
            cases.check("without a page it says how to build one, or has the installed one", got.status == 200 and (has_page or b"<html" in got.body), got)


def main():
    cases = Cases()
    for test in (test_start, test_ports, test_addresses, test_files):
        test(cases)
    return cases.finish()


if __name__ == "__main__":
    sys.exit(main())
