"""Kill the capture in the middle: nothing half is taken for evidence, and the next run goes on."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ipclaim.capture.store import load_captures
from samples.shop.server import open_shop
from tests.capture.building import captured, listing

pytestmark = pytest.mark.slow

_RUN = """
import sys
from pathlib import Path
from tests.capture.building import captured, listing
listings = [listing(n, f"10050090000000{n:02d}") for n in (11, 12, 13)]
captured(listings, Path(sys.argv[1]), sys.argv[2])
"""


def descendants(pid: int) -> list[int]:
    """Return the processes that a process has started, and theirs."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            found += [int(child), *descendants(int(child))]
    return found


def kill_after_first_capture(evidence: Path, shop: str) -> None:
    with subprocess.Popen([sys.executable, "-c", _RUN, str(evidence), shop]) as running:
        while not any(evidence.glob("data/*/capture.json")):
            assert running.poll() is None, "it ended by itself"
            time.sleep(0.02)
        family = [running.pid, *descendants(running.pid)]
        for pid in family:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue


def test_after_a_kill_the_next_run_goes_on(tmp_path: Path) -> None:
    evidence = tmp_path / "evidence"
    with open_shop() as shop:
        kill_after_first_capture(evidence, shop)
        kept = {capture.listing_id: capture for capture in load_captures(evidence)}
        assert 1 <= len(kept) < 3
        listings = [listing(number, f"10050090000000{number}") for number in (11, 12, 13)]
        captures = captured(listings, evidence, shop)
    assert {name: captures[name] for name in kept} == kept
    assert [capture.outcome for capture in captures.values()] == ["ok"] * 3
    assert sorted(path.name for path in evidence.iterdir()) == [".gitignore", "data"]
