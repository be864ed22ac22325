"""A running `purse serve` as a test talks to it: with Serving(purse, journal) as server: server.get("/api/health")."""
import http.client
import os
import select
import signal
import socket
import subprocess

TIMEOUT_S = 60


class Reply:
    def __init__(self, status, fields, body):
        self.status, self.fields, self.body = status, fields, body

    def __getitem__(self, name):
        values = [value for key, value in self.fields if key.lower() == name.lower()]
        return ", ".join(values) if values else None

    def __repr__(self):
        return f"{self.status} {self.fields} {self.body[:300]!r}"


class Serving:
    def __init__(self, purse, journal, *options, today="2017-12-01", port=0, **environment):
        keep = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
        self.process = subprocess.Popen([purse, "serve", "-f", journal, "--port", str(port), *options], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC", "PURSE_TODAY": today, **keep, **environment})
        ready, _, _ = select.select([self.process.stdout], [], [], TIMEOUT_S)
        self.address = self.process.stdout.readline().decode().strip() if ready else ""
        if not self.address.startswith("http://"):
            raise RuntimeError(f"no address, but {self.address!r} and {self.stop()}")
        host, _, port = self.address[len("http://"):].rstrip("/").rpartition(":")
        self.host, self.port = host.strip("[]"), int(port)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self, how=signal.SIGTERM):
        """(exit status, words on standard error); again is harmless."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        try:
            words = self.process.communicate(timeout=TIMEOUT_S)[1].decode(errors="replace")
        except subprocess.TimeoutExpired:
            self.process.kill()
            words = "it did not end: " + self.process.communicate()[1].decode(errors="replace")
        except ValueError:
            words = ""
        return self.process.returncode, words

    def ask(self, method, target, fields=None, body=None):
        connection = http.client.HTTPConnection(self.host, self.port, timeout=TIMEOUT_S)
        try:
            connection.request(method, target, body, fields or {})
            got = connection.getresponse()
            return Reply(got.status, got.getheaders(), got.read())
        finally:
            connection.close()

    def get(self, target, **fields):
        return self.ask("GET", target, {name.replace("_", "-"): value for name, value in fields.items()})

    def connect(self):
        return socket.create_connection((self.host, self.port), timeout=TIMEOUT_S)

    def raw(self, sent):
        """All that comes back to these bytes until the server closes."""
        with self.connect() as connection:
            try:
                connection.sendall(sent)
            except (BrokenPipeError, ConnectionResetError):
                pass
            return read_all(connection)

    def status(self, sent):
        """The status of the first reply to these bytes; 0: closed without one."""
        got = self.raw(sent)
        return int(got.split(b" ", 2)[1]) if got.startswith(b"HTTP/1.") else 0


def read_all(connection):
    got = b""
    try:
        while piece := connection.recv(65536):
            got += piece
    except (ConnectionResetError, socket.timeout):
        pass
    return got
