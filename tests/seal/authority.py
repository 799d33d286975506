"""A time authority on loopback that ``openssl`` signs for, and that misbehaves when asked to.

The path of the address says how: ``/`` answers as it should, ``/garbage`` and the like do not.
"""

import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from asn1crypto import tsp

CONFIG = """
[req]
distinguished_name = name
prompt = no
[name]
CN = SPECIMEN time authority
[root]
basicConstraints = critical,CA:true
[unit]
basicConstraints = critical,CA:false
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = stamps
[stamps]
serial = serial
signer_cert = unit.pem
signer_key = unit.key
signer_digest = sha256
certs = root.pem
default_policy = 1.3.6.1.4.1.55555.1.1
digests = sha256
accuracy = secs:1
"""
_KEYS = {
    "ec": ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"],
    "rsa": ["-newkey", "rsa:2048"],
}


@dataclass
class Authority:
    """Where it answers, its root certificate, and the paths that were asked."""

    url: str
    folder: Path
    asked: list[str] = field(default_factory=list)
    leave: threading.Event = field(default_factory=threading.Event)

    @property
    def roots(self) -> Path:
        return self.folder / "root.pem"

    def status_of(self, path: str) -> int | None:
        if path == "busy-once":
            return 503 if self.asked.count(path) == 1 else None
        return STATUS.get(path)


def openssl(folder: Path, *arguments: str) -> None:
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)


def make_authority(folder: Path, key: str = "ec") -> None:
    (folder / "tsa.cnf").write_text(CONFIG)
    (folder / "serial").write_text("01\n")
    new = [*_KEYS[key], "-nodes", "-config", "tsa.cnf"]
    openssl(folder, "req", "-x509", *new, "-keyout", "root.key", "-out", "root.pem", "-days", "30",
            "-extensions", "root")  # fmt: skip
    openssl(folder, "req", *new, "-keyout", "unit.key", "-out", "unit.csr")
    openssl(folder, "x509", "-req", "-in", "unit.csr", "-CA", "root.pem", "-CAkey", "root.key",
            "-CAcreateserial", "-days", "30", "-extfile", "tsa.cnf", "-extensions", "unit",
            "-out", "unit.pem")  # fmt: skip


def signed(folder: Path, query: bytes) -> bytes:
    """Return what the authority answers to a query."""
    (folder / "query.tsq").write_bytes(query)
    openssl(folder, "ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query.tsq",
            "-out", "reply.tsr")  # fmt: skip
    return (folder / "reply.tsr").read_bytes()


def _altered(query: bytes, **changes: object) -> bytes:
    asked = tsp.TimeStampReq.load(query)
    fields = {"version": "v1", "message_imprint": asked["message_imprint"], "cert_req": True}
    if asked["nonce"].native is not None:
        fields["nonce"] = asked["nonce"].native
    fields |= changes
    return tsp.TimeStampReq({k: v for k, v in fields.items() if v is not None}).dump()


def _imprint(byte: int) -> dict[str, object]:
    return {"hash_algorithm": {"algorithm": "sha256"}, "hashed_message": bytes([byte]) * 32}


def with_loose_lengths(response: bytes) -> bytes:
    """Return the same response with its outermost length left open, which is BER and not DER."""
    head = 2 + (response[1] & 0x7F)
    return b"\x30\x80" + response[head:] + b"\0\0"


def with_last_byte_flipped(response: bytes) -> bytes:
    return response[:-1] + bytes([response[-1] ^ 1])


ANSWERS: dict[str, Callable[[Path, bytes], bytes]] = {
    "": signed,
    "garbage": lambda _, __: b"<html>SPECIMEN: this is no time stamp</html>",
    "empty": lambda _, __: b"",
    "huge": lambda folder, query: signed(folder, query) + bytes(200_000),
    "trailing": lambda folder, query: signed(folder, query) + b"\0",
    "other-bytes": lambda folder, q: signed(folder, _altered(q, message_imprint=_imprint(7))),
    "other-nonce": lambda folder, query: signed(folder, _altered(query, nonce=4711)),
    "no-nonce": lambda folder, query: signed(folder, _altered(query, nonce=None)),
    "no-certificate": lambda folder, query: signed(folder, _altered(query, cert_req=False)),
    "rejects": lambda folder, query: signed(folder, _altered(query, req_policy="1.2.3.4")),
    "loose": lambda folder, query: with_loose_lengths(signed(folder, query)),
    "forged": lambda folder, query: with_last_byte_flipped(signed(folder, query)),
}
STATUS = {"http-400": 400, "http-429": 429, "http-500": 500, "redirect": 302}


@contextmanager
def answering(folder: Path, key: str = "ec") -> Iterator[Authority]:  # noqa: C901 - one server
    """Run an authority until the block ends."""
    make_authority(folder, key)
    busy = threading.Lock()

    class Stamps(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = self.rfile.read(int(self.headers["Content-Length"]))
            path = self.path.strip("/")
            authority.asked.append(path)
            if path == "silent":
                authority.leave.wait()
            elif path == "trickle":
                self._trickle()
            elif path == "hangs-up":
                self.close_connection = True
            elif status := authority.status_of(path):
                self._send(status, b"")
            else:
                with busy:
                    answer = ANSWERS.get(path, signed)(folder, query)
                self._send(200, answer)

        def _send(self, status: int, answer: bytes) -> None:
            self.send_response(status)
            if status == 302:
                self.send_header("Location", "/")
            self.end_headers()
            self.wfile.write(answer)

        def _trickle(self) -> None:
            self.send_response(200)
            self.end_headers()
            while not authority.leave.wait(0.02):
                try:
                    self.wfile.write(b"0")
                except OSError:
                    return

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Stamps) as server:
        authority = Authority(f"http://127.0.0.1:{server.server_port}/", folder)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield authority
        finally:
            authority.leave.set()
            server.shutdown()
            thread.join()
