"""Time stamps from a small authority on loopback, made and verified by ``openssl``."""

import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import bagit
import pytest

from ipclaim.seal.authorities import Patience
from ipclaim.seal.bag import seal_run
from ipclaim.seal.stamping import stamp_seals
from ipclaim.seal.timestamp import StampError, TimeAuthority, read_stamp
from ipclaim.seal.verify import verify_evidence
from tests.seal.authority import Authority, answering, make_authority, openssl
from tests.seal.test_verify import found, make_bag

DAY = date(2026, 11, 23)
ONLY_THE_FILES = (
    "Digests do not prove that the site showed this: who captured it and how is in capture.json, "
    "and is for your statement."
)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    with answering(tmp_path_factory.mktemp("authority")) as running:
        yield running


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
        assert [text.en for text in verdict.not_checked] == [ONLY_THE_FILES]


def test_without_roots_the_signature_is_named_as_not_checked(
    tmp_path: Path, authority: Authority
) -> None:
    bag = make_bag(tmp_path / "bag")
    seal_run([bag], on=DAY, authorities=[TimeAuthority(authority.url)])
    verdict = verify_evidence(bag)
    assert verdict.is_intact
    assert verdict.stamped_by == "SPECIMEN time authority"
    assert "deserves trust was not checked" in verdict.not_checked[0].en


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
    seal_run([bag], on=DAY)
    away = [TimeAuthority("http://127.0.0.1:19/")]
    stamping = stamp_seals([bag], away, Patience(pauses=()))
    assert stamping.stamped == frozenset()
    assert "cannot be reached" in stamping.reasons[bag].en
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
