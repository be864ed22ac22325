"""Asks a site without a server: ask = Site(driver, [journal]); ask.get("stake?as-of=2017-09-16")."""
import collections
import http.client
import json
import os
import subprocess
import urllib.parse

Answer = collections.namedtuple("Answer", "status type total keep body")


class Asked:
    def json(self, address):
        return json.loads(self.get(address).body)


class Site(Asked):
    def __init__(self, driver, files, *options):
        self.process = subprocess.Popen([driver, *map(str, files), *map(str, options)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def read(self):
        line = self.process.stdout.readline().decode()
        if not line:
            raise EOFError(f"the site ended with {self.process.wait()}")
        status, rest = line.rstrip("\n").split(" ", 1)
        kind, total, keep, length = rest.rsplit(" ", 3)
        return Answer(int(status), kind, None if total == "-1" else int(total), keep == "1", self.process.stdout.read(int(length)))

    def get(self, address):
        self.process.stdin.write(address.encode() + b"\n")
        self.process.stdin.flush()
        return self.read()

    def post(self, address, body):
        self.process.stdin.write(b"!%d\n%s\n%s" % (len(body), address.encode(), body))
        self.process.stdin.flush()
        return self.read()

    def close(self):
        self.process.stdin.close()
        return self.process.wait()


class Server(Asked):
    """The same, of `purse serve`."""

    def __init__(self, purse, files, *options):
        command = [purse, "serve", *(x for f in files for x in ("-f", str(f))), "--port", "0", *map(str, options)]
        environment = {**os.environ, "PURSE_TODAY": "2021-01-01", "LC_ALL": "C.UTF-8"}
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment)
        self.base = urllib.parse.urlsplit(self.process.stdout.readline().decode().strip())

    @staticmethod
    def is_there(purse):
        return subprocess.run([purse, "help", "serve"], capture_output=True, check=False).returncode == 0

    def get(self, address):
        return self.send("GET", address, None)

    def post(self, address, body):
        return self.send("POST", address, body)

    def send(self, method, address, body):
        connection = http.client.HTTPConnection(self.base.hostname, self.base.port, timeout=60)
        connection.request(method, "/api/" + address, body)
        got = connection.getresponse()
        total = got.getheader("Total-Count")
        answer = Answer(got.status, got.getheader("Content-Type"), None if total is None else int(total), None, got.read())
        connection.close()
        return answer

    def close(self):
        self.process.terminate()
        return self.process.wait()


def address(path, **parameters):
    """address("stake", as_of="2017-04-21") -> "stake?as-of=2017-04-21"."""
    pairs = [(name.replace("_", "-"), item) for name, value in parameters.items() for item in (value if isinstance(value, list) else [value])]
    return path + ("?" + urllib.parse.urlencode(pairs) if pairs else "")
