"""Runs that end by SIGKILL at a chosen point: just before the n-th thing they do to the world.

Python tells its audit hooks of every file that it writes, renames, links or removes; the hook
counts and kills. So the points have numbers and names, and all of them can be tried. What a kill
leaves on the disk is what stands there just before the event: one run in the browser, which
sets a copy of its evidence aside before each, therefore shows what kills at all of them leave.

    python -m tests.capture.killing store FOLDER           every point of keeping and sealing
    python -m tests.capture.killing import FOLDER          every point of an import, and sealing
    python -m tests.capture.killing run EVIDENCE SHOP N    a capture in the browser, one point
    python -m tests.capture.killing watch EVIDENCE SHOP FOLDER   its evidence before each event
"""

import hashlib
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from ipclaim.brought.keeping import BroughtPage, keep_brought
from ipclaim.brought.opening import OpenedPage
from ipclaim.brought.parsing.handover import Page
from ipclaim.capture.store import close_evidence, keep, load_captures, open_evidence
from ipclaim.seal.bag import seal_run
from ipclaim.seal.digest import sha256_of
from ipclaim.seal.verify import verify_evidence
from tests.capture.building import captured, listing
from tests.capture.test_store import staged

_TO_THE_WORLD = frozenset(  # reading changes nothing
    {
        "open",
        "os.link",
        "os.mkdir",
        "os.remove",
        "os.rename",
        "os.rmdir",
        "shutil.copyfile",
        "shutil.rmtree",
    }
)
ITEMS = tuple(range(11, 15))
"""Items of the sample shop that the run in the browser captures."""

Work = Callable[[Path, int], None]
"""What is killed: work on an evidence folder, the attempt's number."""


def before_each(act: Callable[[str], None]) -> None:
    """Call a function before each event from now on, with the event's name and file."""

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in _TO_THE_WORLD and (event != "open" or _writes(arguments)):
            name = Path(str(arguments[0])).name if arguments else ""
            act(f"{event} {name}")

    sys.addaudithook(hook)


def die_before(number: int) -> None:
    """Arrange that this process is killed before the n-th event from now on; 0 is never."""
    left = number

    def count(event: str) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.write(2, f"killed before {event}\n".encode())
            os.kill(os.getpid(), signal.SIGKILL)

    before_each(count)


def _writes(arguments: tuple[object, ...]) -> bool:
    flags = arguments[2]
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def keep_and_seal(evidence: Path, attempt: int) -> None:
    """Do what a run does with its visits: two new ones, and one that was a wall before."""
    staging = open_evidence(evidence)
    done = {capture.listing_id for capture in load_captures(evidence) if capture.is_evidence}
    for number in (1, 2, 3):
        if f"L{number:04d}" not in done:
            text = f"SPECIMEN {number} of attempt {attempt}".encode()
            keep(staged(staging, number, text), evidence, f"L{number:04d}")
    close_evidence(evidence)
    seal_run([evidence], on=date(2026, 11, 24))


def import_and_seal(evidence: Path, attempt: int) -> None:
    """Do what an import does with the files that a user saved of the same three listings."""
    staging = open_evidence(evidence)
    done = {capture.listing_id for capture in load_captures(evidence) if capture.is_evidence}
    for number in (1, 2, 3):
        if f"L{number:04d}" not in done:
            data = f"SPECIMEN {number} as saved, attempt {attempt}".encode()
            copy = staging / f"brought-{number}.html"
            copy.write_bytes(data)
            page = BroughtPage(
                copy,
                f"{number}.html",
                hashlib.sha256(data).hexdigest(),
                len(data),
                "html",
                ".html",
                "address",
                OpenedPage(Page(text="SPECIMEN", shown_price="US $1.00"), None),
            )
            asked = listing(number, f"10050090000000{number:02d}")
            keep_brought(asked, [page], evidence, staging, datetime(2026, 11, 24, tzinfo=UTC))
    close_evidence(evidence)
    seal_run([evidence], on=date(2026, 11, 24))


def _before(folder: Path) -> Path:
    """Make evidence in which one listing met a wall, sealed."""
    evidence = folder / "before"
    staging = open_evidence(evidence)
    keep(staged(staging, 1, b"SPECIMEN wall", "wall_login"), evidence, "L0001")
    close_evidence(evidence)
    seal_run([evidence], on=date(2026, 11, 23))
    return evidence


def _in_a_child(work: Callable[[], None]) -> bool:
    """Run in a forked child; whether it was killed."""
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "it failed by itself"
    return os.WIFSIGNALED(status)


def tear(evidence: Path) -> None:
    """Leave half of what was being written, as a kill within a write does."""
    for part in evidence.rglob(".*.part"):
        data = part.read_bytes()
        part.write_bytes(data[: len(data) // 2])


def finished(evidence: Path) -> dict[str, str]:
    """Return the digests of the records that count as captures; every file of theirs is whole."""
    records = {}
    for capture in load_captures(evidence):
        folder = evidence / "data" / capture.listing_id
        for artefact in capture.artefacts:
            assert sha256_of(folder / artefact.name) == artefact.sha256, artefact.name
        if capture.is_evidence:
            records[capture.listing_id] = sha256_of(folder / "capture.json")
    return records


def every_point(folder: Path, work: Work) -> int:
    """Kill before every event of some work, go on, and look; return how many points."""
    before, number = _before(folder), 0
    while True:
        number += 1
        evidence = folder / f"point-{number}"
        shutil.copytree(before, evidence)

        def dies(evidence: Path = evidence, number: int = number) -> None:
            die_before(number)
            work(evidence, 1)

        if not _in_a_child(dies):
            return number - 1
        tear(evidence)
        whole = finished(evidence)
        work(evidence, 2)
        after = finished(evidence)
        assert set(after) == {"L0001", "L0002", "L0003"}, "something was lost"
        assert whole.items() <= after.items(), "something finished was done again"
        wall = evidence / "data/L0001/earlier-1/text.txt"
        assert wall.read_bytes() == b"SPECIMEN wall", "the earlier visit was lost"
        verdict = verify_evidence(evidence)
        assert verdict.is_intact, [mismatch.message.en for mismatch in verdict.mismatches]
        shutil.rmtree(evidence)


def run_until(evidence: Path, shop: str, number: int) -> None:
    """Capture sample listings in the browser, and die before the n-th event."""
    die_before(number)
    captured([listing(item, f"10050090000000{item}") for item in ITEMS], evidence, shop)


def watch(evidence: Path, shop: str, folder: Path) -> None:
    """Capture sample listings, and set the evidence aside before each event.

    One listing at a time: while it is copied, nobody else may change it.
    """
    number, copies = 0, False

    def set_aside(event: str) -> None:
        nonlocal number, copies
        if copies or not evidence.exists():
            return
        number, copies = number + 1, True
        _linked(evidence, folder / f"{number:03d} {event.replace('/', ' ')}")
        copies = False

    listings = [listing(item, f"10050090000000{item}") for item in ITEMS[:3]]
    before_each(set_aside)
    captured(listings, evidence, shop, concurrency=1)


def _linked(evidence: Path, copy: Path) -> None:
    """Copy what is being written, and link what is whole and will not change."""

    def link(source: str, target: str) -> None:
        if source.endswith(".part"):
            shutil.copyfile(source, target)
        else:
            os.link(source, target)

    shutil.copytree(evidence, copy, copy_function=link)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["store" | "import" as which, folder]:
            work = keep_and_seal if which == "store" else import_and_seal
            sys.stdout.write(json.dumps(every_point(Path(folder), work)))
        case ["run", evidence, shop, number]:
            run_until(Path(evidence), shop, int(number))
        case ["watch", evidence, shop, folder]:
            watch(Path(evidence), shop, Path(folder))
