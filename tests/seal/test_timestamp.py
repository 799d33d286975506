"""Time stamps from a small authority on loopback, made and verified by ``openssl``."""

import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import bagit
import pytest

from ipclaim.seal.authorities import first_stamp
from ipclaim.seal.bag import seal_run
from ipclaim.seal.timestamp import StampError, TimeAuthority, read_stamp
from ipclaim.seal.verify import verify_evidence
from tests.seal.test_verify import found, make_bag

DAY = date(2026, 11, 23)
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


@dataclass(frozen=True)
class Authority:
    url: str
    roots: Path
    asked: list[bytes]


def openssl(folder: Path, *arguments: str) -> None:
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)


def make_authority(folder: Path) -> None:
    (folder / "tsa.cnf").write_text(CONFIG)
    (folder / "serial").write_text("01\n")
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-config", "tsa.cnf"]
    openssl(folder, "req", "-x509", *key, "-keyout", "root.key", "-out", "root.pem", "-days", "30",
            "-extensions", "root")  # fmt: skip
    openssl(folder, "req", *key, "-keyout", "unit.key", "-out", "unit.csr")
    openssl(folder, "x509", "-req", "-in", "unit.csr", "-CA", "root.pem", "-CAkey", "root.key",
            "-CAcreateserial", "-days", "30", "-extfile", "tsa.cnf", "-extensions", "unit",
            "-out", "unit.pem")  # fmt: skip


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    folder = tmp_path_factory.mktemp("authority")
    make_authority(folder)
    asked: list[bytes] = []

    class Stamps(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = self.rfile.read(int(self.headers["Content-Length"]))
            asked.append(query)
            (folder / "query.tsq").write_bytes(query)
            openssl(folder, "ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query.tsq",
                    "-out", "reply.tsr")  # fmt: skip
            self.send_response(200)
            self.end_headers()
            self.wfile.write((folder / "reply.tsr").read_bytes())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Stamps) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield Authority(f"http://127.0.0.1:{server.server_port}/", folder / "root.pem", asked)
        server.shutdown()
        thread.join()


def test_one_stamp_serves_the_whole_run_and_openssl_agrees(
    tmp_path: Path, authority: Authority
) -> None:
    bags = [make_bag(tmp_path / name, name.encode()) for name in ("one", "two", "three")]
    before = len(authority.asked)
    sealed = seal_run(bags, on=DAY, authorities=[TimeAuthority(authority.url)])
    assert len(authority.asked) == before + 1
    assert all(bag.stamped_at is not None and bag.unstamped is None for bag in sealed)
    for bag in bags:
        line = ["openssl", "ts", "-verify", "-data", "seal.txt", "-in", "seal.txt.tsr"]
        run = subprocess.run(
            [*line, "-CAfile", str(authority.roots)], cwd=bag, capture_output=True, check=False
        )
        assert run.returncode == 0, run.stderr
        assert bagit.Bag(str(bag)).is_valid()
        verdict = verify_evidence(bag, authority_roots=authority.roots)
        assert verdict.is_intact
        assert verdict.stamped_at == sealed[0].stamped_at
        assert verdict.not_checked == ()


def test_without_roots_the_signature_is_named_as_not_checked(
    tmp_path: Path, authority: Authority
) -> None:
    bag = make_bag(tmp_path / "bag")
    seal_run([bag], on=DAY, authorities=[TimeAuthority(authority.url)])
    verdict = verify_evidence(bag)
    assert verdict.is_intact
    assert "signature was not checked" in verdict.not_checked[0].en


def test_an_earlier_seal_is_stamped_later_without_sealing_anew(
    tmp_path: Path, authority: Authority
) -> None:
    bag = make_bag(tmp_path / "bag")
    (bare,) = seal_run([bag], on=DAY)
    assert bare.stamped_at is None
    assert bare.unstamped is not None
    (later,) = seal_run([bag], on=date(2027, 1, 1), authorities=[TimeAuthority(authority.url)])
    assert later.stamped_at is not None
    assert (later.digest, later.is_new) == (bare.digest, False)


def test_an_authority_that_is_away_costs_the_stamp_only(tmp_path: Path) -> None:
    bag = make_bag(tmp_path / "bag")
    (sealed,) = seal_run([bag], on=DAY, authorities=[TimeAuthority("http://127.0.0.1:19/")])
    assert sealed.stamped_at is None
    assert sealed.unstamped is not None
    assert "cannot be reached" in sealed.unstamped.en
    assert verify_evidence(bag).is_intact


def test_a_stamp_of_another_seal_is_named(tmp_path: Path, authority: Authority) -> None:
    one, two = make_bag(tmp_path / "one"), make_bag(tmp_path / "two", b"other")
    for bag in (one, two):
        seal_run([bag], on=DAY, authorities=[TimeAuthority(authority.url)])
    (one / "seal.txt.tsr").write_bytes((two / "seal.txt.tsr").read_bytes())
    assert found(verify_evidence(one)) == {("unreadable", "seal.txt.tsr")}


def test_a_stamp_by_a_stranger_does_not_verify(tmp_path: Path, authority: Authority) -> None:
    bag = make_bag(tmp_path / "bag")
    seal_run([bag], on=DAY, authorities=[TimeAuthority(authority.url)])
    stranger = tmp_path / "stranger"
    stranger.mkdir()
    make_authority(stranger)
    verdict = verify_evidence(bag, authority_roots=stranger / "root.pem")
    assert found(verdict) == {("unreadable", "seal.txt.tsr")}


def test_the_stamp_of_a_replaced_seal_stays_verifiable(
    tmp_path: Path, authority: Authority
) -> None:
    bag = make_bag(tmp_path / "bag")
    seal_run([bag], on=DAY, authorities=[TimeAuthority(authority.url)])
    (bag / "data/L0009").mkdir()
    (bag / "data/L0009/page.jpg").write_bytes(b"later")
    seal_run([bag], on=DAY, authorities=[TimeAuthority(authority.url)])
    assert verify_evidence(bag, authority_roots=authority.roots).is_intact
    earlier = bag / "earlier-seals/001"
    openssl(earlier, "ts", "-verify", "-data", "seal.txt", "-in", "seal.txt.tsr", "-CAfile",
            str(authority.roots))  # fmt: skip


@pytest.mark.parametrize(
    "response", [b"", b"no stamp", b"0\x030\x01\x02", b"0\x050\x03\x02\x01\x02"]
)
def test_what_grants_nothing_is_an_error(response: bytes) -> None:
    with pytest.raises(StampError):
        read_stamp(response)


def test_only_web_addresses_are_asked() -> None:
    with pytest.raises(StampError, match="no web address"):
        first_stamp([TimeAuthority("file:///etc/passwd")], b"seal")
