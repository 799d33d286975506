"""Runs that end by SIGKILL at a chosen point: just before the n-th thing they do to the world.

Python tells its audit hooks of every file that it writes, renames, links or removes; the hook
counts and kills. So the points have numbers and names, and all of them can be tried.

    python -m tests.capture.killing store FOLDER           every point of keeping and sealing
    python -m tests.capture.killing run EVIDENCE SHOP N    a capture in the browser, one point
"""

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

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


def die_before(number: int) -> None:
    """Arrange that this process is killed before the n-th event from now on; 0 is never."""
    left = number

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event not in _TO_THE_WORLD or (event == "open" and not _writes(arguments)):
            return
        left -= 1
        if left == 0:
            name = Path(str(arguments[0])).name if arguments else ""
            os.write(2, f"killed before {event} {name}\n".encode())
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


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


def _tear(evidence: Path) -> None:
    """Leave half of what was being written, as a kill within a write does."""
    for part in evidence.rglob(".*.part"):
        data = part.read_bytes()
        part.write_bytes(data[: len(data) // 2])


def _finished(evidence: Path) -> dict[str, str]:
    """Return the digests of the records that count as captures; every file of theirs is whole."""
    records = {}
    for capture in load_captures(evidence):
        folder = evidence / "data" / capture.listing_id
        for artefact in capture.artefacts:
            assert sha256_of(folder / artefact.name) == artefact.sha256, artefact.name
        if capture.is_evidence:
            records[capture.listing_id] = sha256_of(folder / "capture.json")
    return records


def every_point(folder: Path) -> int:
    """Kill before every event of keeping and sealing, go on, and look; return how many points."""
    before, number = _before(folder), 0
    while True:
        number += 1
        evidence = folder / f"point-{number}"
        shutil.copytree(before, evidence)

        def dies(evidence: Path = evidence, number: int = number) -> None:
            die_before(number)
            keep_and_seal(evidence, 1)

        if not _in_a_child(dies):
            return number - 1
        _tear(evidence)
        finished = _finished(evidence)
        keep_and_seal(evidence, 2)
        after = _finished(evidence)
        assert set(after) == {"L0001", "L0002", "L0003"}, "something was lost"
        assert finished.items() <= after.items(), "something finished was done again"
        wall = evidence / "data/L0001/earlier-1/text.txt"
        assert wall.read_bytes() == b"SPECIMEN wall", "the earlier visit was lost"
        verdict = verify_evidence(evidence)
        assert verdict.is_intact, [mismatch.message.en for mismatch in verdict.mismatches]
        shutil.rmtree(evidence)


def run_until(evidence: Path, shop: str, number: int) -> None:
    """Capture sample listings in the browser, and die before the n-th event."""
    die_before(number)
    captured([listing(item, f"10050090000000{item}") for item in ITEMS], evidence, shop)


if __name__ == "__main__":
    if sys.argv[1] == "store":
        sys.stdout.write(json.dumps(every_point(Path(sys.argv[2]))))
    else:
        run_until(Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
