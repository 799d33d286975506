"""Ours beside ``sha256sum``, ``openssl ts -verify`` and ``bagit.py``, on the same harmed folder.

Where another tool finds a fault, ours must too. Where ours alone finds one, the row says why: none
of the other tools looks there, and the guide of the bag (``HOW-TO-VERIFY.txt``) says what is left.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import bagit
import pytest

from ipclaim.seal.bag import seal_run
from ipclaim.seal.custody import Action, log_custody
from ipclaim.seal.digest import sha256_of
from ipclaim.seal.timestamp import TimeAuthority
from ipclaim.seal.verify import verify_evidence
from tests.seal.authority import Authority, answering
from tests.seal.test_verify import make_bag

DAY = date(2026, 11, 23)
SHOT = "data/L0001/page.jpg"
OTHER = "data/L0002/page.jpg"
MANIFEST = "manifest-sha256.txt"
TAGS = "tagmanifest-sha256.txt"


@dataclass(frozen=True)
class Sealed:
    """A stamped bag with an earlier seal, and one that shares nothing with it."""

    bag: Path
    stranger: Path
    authority: Authority


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sealed]:
    folder = tmp_path_factory.mktemp("sealed")
    bag, stranger = make_bag(folder / "bag"), make_bag(folder / "stranger", b"SPECIMEN forgery")
    with answering(tmp_path_factory.mktemp("authority")) as authority:
        authorities = [TimeAuthority(authority.url)]
        log_custody(bag, Action.CAPTURED, {"listings": "L0001-L0002"}, begin=True)
        seal_run([bag], on=DAY, authorities=authorities)
        (bag / "data/L0003").mkdir()
        (bag / "data/L0003/page.jpg").write_bytes(b"SPECIMEN later")
        seal_run([bag], on=DAY, authorities=authorities)
        seal_run([stranger], on=DAY, authorities=authorities)
        log_custody(bag, Action.SEALED, {})
        yield Sealed(bag, stranger, authority)


def rewrite(name: str, change: Callable[[bytes], bytes]) -> Callable[[Path, Sealed], None]:
    def harm(bag: Path, _: Sealed) -> None:
        (bag / name).write_bytes(change((bag / name).read_bytes()))

    return harm


def flipped(data: bytes) -> bytes:
    return data[:3] + bytes([data[3] ^ 1]) + data[4:]


def nothing(bag: Path, _: Sealed) -> None:
    del bag


def remove(bag: Path, _: Sealed) -> None:
    (bag / SHOT).unlink()


def add(bag: Path, _: Sealed) -> None:
    (bag / "data/L0001/extra.png").write_bytes(b"SPECIMEN")


def rename(bag: Path, _: Sealed) -> None:
    (bag / SHOT).rename(bag / "data/L0001/other.jpg")


def change_case(bag: Path, _: Sealed) -> None:
    (bag / SHOT).rename(bag / "data/L0001/PAGE.JPG")


def swap(bag: Path, _: Sealed) -> None:
    one, two = (bag / SHOT).read_bytes(), (bag / OTHER).read_bytes()
    (bag / SHOT).write_bytes(two)
    (bag / OTHER).write_bytes(one)


def remove_listing(bag: Path, _: Sealed) -> None:
    shutil.rmtree(bag / "data/L0002")


def folder_in_place(bag: Path, _: Sealed) -> None:
    (bag / SHOT).unlink()
    (bag / SHOT).mkdir()


def link_in_place(bag: Path, _: Sealed) -> None:
    (bag / SHOT).rename(bag.parent / "outside.jpg")
    (bag / SHOT).symlink_to(bag.parent / "outside.jpg")


def forbid(bag: Path, _: Sealed) -> None:
    (bag / SHOT).chmod(0)


def touch(bag: Path, _: Sealed) -> None:
    os.utime(bag / SHOT, (1, 1))


def add_empty_folder(bag: Path, _: Sealed) -> None:
    (bag / "data/L0009").mkdir()


def add_beside(bag: Path, _: Sealed) -> None:
    (bag / "notes.txt").write_bytes(b"SPECIMEN")


def matched_manifest(bag: Path, _: Sealed) -> None:
    before = sha256_of(bag / SHOT)
    (bag / SHOT).write_bytes((bag / SHOT).read_bytes().replace(b"SPECIMEN", b"SPECIMAN"))
    text = (bag / MANIFEST).read_text().replace(before, sha256_of(bag / SHOT))
    (bag / MANIFEST).write_text(text)


def matched_manifests(bag: Path, given: Sealed) -> None:
    before = sha256_of(bag / MANIFEST)
    matched_manifest(bag, given)
    text = (bag / TAGS).read_text().replace(before, sha256_of(bag / MANIFEST))
    (bag / TAGS).write_text(text)


def forget_listing(bag: Path, given: Sealed) -> None:
    remove(bag, given)
    lines = (bag / MANIFEST).read_text().splitlines(keepends=True)
    (bag / MANIFEST).write_text("".join(line for line in lines if SHOT not in line))


def take_stamp_of(bag: Path, given: Sealed) -> None:
    shutil.copyfile(given.stranger / "seal.txt.tsr", bag / "seal.txt.tsr")


def take_seal_of(bag: Path, given: Sealed) -> None:
    for name in ("seal.txt", "seal.txt.tsr"):
        shutil.copyfile(given.stranger / name, bag / name)


def drop_stamp(bag: Path, _: Sealed) -> None:
    (bag / "seal.txt.tsr").unlink()


def drop_seal(bag: Path, _: Sealed) -> None:
    (bag / "seal.txt").unlink()


def first_line_only(data: bytes) -> bytes:
    return data.splitlines(keepends=True)[0]


@dataclass(frozen=True)
class Row:
    """One harm, the tools that find it, and why ours finds it where none of them does."""

    name: str
    harm: Callable[[Path, Sealed], None]
    found_by: str = ""
    """By hand, steps 1 and 2 (sums), 3 (count), 4 (seal) and 5 (stamp) of the guide; bagit.py."""
    only_ours: str = ""


ROWS = (
    Row("nothing", nothing),
    Row("a byte flipped", rewrite(SHOT, flipped), "sums bagit"),
    Row("truncated", rewrite(SHOT, lambda data: data[:-1]), "sums bagit"),
    Row("grown", rewrite(SHOT, lambda data: data + b"\0"), "sums bagit"),
    Row("emptied", rewrite(SHOT, lambda _: b""), "sums bagit"),
    Row("removed", remove, "sums count bagit"),
    Row("added", add, "count bagit"),
    Row("renamed", rename, "sums bagit"),
    Row("name in capitals", change_case, "sums bagit"),
    Row("two files swapped", swap, "sums bagit"),
    Row("a listing removed", remove_listing, "sums count bagit"),
    Row("a folder in its place", folder_in_place, "sums count bagit"),
    Row("a link in its place", link_in_place, "count bagit"),
    Row("times changed", touch),
    Row("an empty folder added", add_empty_folder),
    Row("a file beside the lists", add_beside, only_ours="BagIt allows tag files in no list"),
    Row("digest in the list replaced", matched_manifest, "sums bagit"),
    Row("both lists rewritten", matched_manifests, "seal"),
    Row("file and line removed", forget_listing, "sums bagit"),
    Row("list with CRLF", rewrite(MANIFEST, lambda data: data.replace(b"\n", b"\r\n")),
        "sums bagit"),
    Row("list with more blanks", rewrite(MANIFEST, lambda data: data.replace(b"  ", b"   ")),
        "sums bagit"),
    Row("list with an empty line", rewrite(MANIFEST, lambda data: data + b"\n"),
        "sums count bagit"),
    Row("list emptied", rewrite(MANIFEST, lambda _: b""), "sums count bagit"),
    Row("guide edited", rewrite("HOW-TO-VERIFY.txt", lambda data: data + b"x"), "sums bagit"),
    Row("number of files edited", rewrite("bag-info.txt", lambda data: data.replace(b".4", b".3")),
        "sums bagit"),
    Row("declaration edited", rewrite("bagit.txt", lambda data: data.replace(b"1.0", b"0.97")),
        "sums bagit"),
    Row("list of lists with an empty line", rewrite(TAGS, lambda data: data + b"\n"), "seal"),
    Row("list of lists cut", rewrite(TAGS, first_line_only), "seal"),
    Row("line of the seal removed", rewrite("seal.txt", first_line_only), "seal stamp"),
    Row("line of the seal added", rewrite("seal.txt", lambda data: data + b"0" * 64 + b"\n"),
        "stamp"),
    Row("seal and stamp of another run", take_seal_of, "seal"),
    Row("stamp of another seal", take_stamp_of, "stamp"),
    Row("stamp altered", rewrite("seal.txt.tsr", lambda data: data[:-1] + bytes([data[-1] ^ 1])),
        "stamp"),
    Row("stamp emptied", rewrite("seal.txt.tsr", lambda _: b""), "stamp"),
    Row("stamp with a byte behind it", rewrite("seal.txt.tsr", lambda data: data + b"\0"),
        only_ours="openssl reads the stamp and leaves the rest of the file unread"),
    Row("stamp removed", drop_stamp),
    Row("seal removed", drop_seal, "seal stamp"),
    Row("earlier seal altered", rewrite("earlier-seals/001/seal.txt", flipped), "sums bagit"),
    Row("log of custody altered",
        rewrite("custody.jsonl", lambda data: data.replace(b"L0001", b"L0009")),
        only_ours="the log is outside the seal; a line of it is held by bag-info.txt"),
)  # fmt: skip


def by_hand(bag: Path, *line: str) -> bool:
    return subprocess.run(line, cwd=bag, capture_output=True, check=False).returncode == 0


def faults_found(bag: Path, authority: Authority) -> set[str]:
    """Return which of the other tools find something wrong."""
    count = 'test "$(find data -type f | wc -l)" = "$(wc -l < manifest-sha256.txt)"'
    grep = 'grep "$(sha256sum tagmanifest-sha256.txt | cut -c1-64)" seal.txt'
    stamp = ["openssl", "ts", "-verify", "-data", "seal.txt", "-in", "seal.txt.tsr"]
    passed = {
        "sums": by_hand(bag, "sha256sum", "-c", MANIFEST) and by_hand(bag, "sha256sum", "-c", TAGS),
        "count": by_hand(bag, "bash", "-c", count),
        "seal": by_hand(bag, "bash", "-c", grep),
        "bagit": bagit_passes(bag),
    }
    if (bag / "seal.txt.tsr").exists():
        passed["stamp"] = by_hand(bag, *stamp, "-CAfile", str(authority.roots))
    return {name for name, good in passed.items() if not good}


def bagit_passes(bag: Path) -> bool:
    try:
        return bool(bagit.Bag(str(bag)).is_valid())
    except bagit.BagError:
        return False


@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_ours_finds_what_any_other_tool_finds(row: Row, sealed: Sealed, tmp_path: Path) -> None:
    bag = tmp_path / "copy"  # a bag that was moved is as good as it was
    shutil.copytree(sealed.bag, bag)
    row.harm(bag, sealed)
    others = faults_found(bag, sealed.authority)
    verdict = verify_evidence(bag, authority_roots=sealed.authority.roots)
    assert others == set(row.found_by.split())
    assert verdict.is_intact == (not others and not row.only_ours)


def test_a_file_that_may_not_be_read_is_a_fault_for_all_or_none(
    sealed: Sealed, tmp_path: Path
) -> None:
    bag = tmp_path / "copy"
    shutil.copytree(sealed.bag, bag)
    forbid(bag, sealed)
    readable = os.access(bag / SHOT, os.R_OK)  # the superuser reads everything
    assert (faults_found(bag, sealed.authority) == set()) == readable
    assert verify_evidence(bag, authority_roots=sealed.authority.roots).is_intact == readable


def test_a_forgery_that_passes_every_step_but_the_seal_is_found(
    sealed: Sealed, tmp_path: Path
) -> None:
    bag = tmp_path / "copy"
    shutil.copytree(sealed.stranger, bag)
    for name in ("seal.txt", "seal.txt.tsr"):
        shutil.copyfile(sealed.bag / name, bag / name)
    assert faults_found(bag, sealed.authority) == {"seal"}
    assert not verify_evidence(bag, authority_roots=sealed.authority.roots).is_intact
