"""SIGKILL: nothing half is taken for evidence, nothing finished is done again, nothing is lost."""

import os
import random
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from ipclaim.capture.store import close_evidence, open_evidence
from ipclaim.seal.bag import seal_run
from ipclaim.seal.verify import verify_evidence
from samples.shop.server import open_shop
from tests.capture.building import captured, listing
from tests.capture.killing import ITEMS, finished, tear

pytestmark = pytest.mark.slow

_SEED = 2026
_POINTS = sorted(random.Random(_SEED).sample(range(40, 170), 2), reverse=True)
"""Events of a run in the browser; about 30 come with each listing, after those of the start."""
_PATIENCE = 120.0


@pytest.mark.parametrize("work", ["store", "import"])
def test_a_kill_at_any_point_of_keeping_and_sealing_loses_nothing(
    work: str, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "tests.capture.killing", work, str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-2000:]
    points = int(run.stdout)
    assert points > 60
    assert run.stderr.count("killed before") == points


def test_what_a_kill_leaves_at_any_point_of_a_run_in_the_browser_can_be_gone_on_from(
    tmp_path: Path,
) -> None:
    left = tmp_path / "left"
    left.mkdir()
    with open_shop() as shop:
        command = [sys.executable, "-m", "tests.capture.killing", "watch"]
        command += [str(tmp_path / "evidence"), shop, str(left)]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-2000:]
    points = sorted(left.iterdir())
    assert len(points) > 60
    counts = [len(gone_on(point)) for point in points]
    assert counts == sorted(counts), "what was finished stays"
    assert set(counts) == {0, 1, 2, 3}


def gone_on(evidence: Path) -> dict[str, str]:
    """Do what the next run does first; return what counts as finished, which is whole."""
    tear(evidence)
    before = finished(evidence)
    staging = open_evidence(evidence)
    assert list(staging.iterdir()) == []
    close_evidence(evidence)
    assert finished(evidence) == before
    assert {path.name for path in evidence.iterdir()} <= {".gitignore", "data"}
    assert {path.name for path in (evidence / "data").iterdir()} == set(before)
    return before


def still_running(temporary: Path) -> list[str]:
    """Return the processes that were started with this folder for temporary files."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if os.fsencode(temporary) in (process / "environ").read_bytes():
                found.append((process / "comm").read_text().strip())
        except OSError:
            continue
    return found


def test_after_kills_at_random_points_the_next_run_goes_on(tmp_path: Path) -> None:
    evidence, temporary = tmp_path / "evidence", tmp_path / "temporary"
    temporary.mkdir()
    before: dict[str, str] = {}
    with open_shop() as shop:
        for point in _POINTS:
            command = [sys.executable, "-m", "tests.capture.killing", "run", str(evidence), shop]
            run = subprocess.run(
                [*command, str(point)],
                env=os.environ | {"TMPDIR": str(temporary)},
                capture_output=True,
                text=True,
                check=False,
            )
            told = f"seed {_SEED}, point {point}: {run.stderr[-500:]}"
            after = finished(evidence)
            assert before.items() <= after.items(), told
            before = after
            end = time.monotonic() + _PATIENCE
            while (left := still_running(temporary)) and time.monotonic() < end:
                time.sleep(0.1)
            assert not left, told
        listings = [listing(item, f"10050090000000{item}") for item in ITEMS]
        captures = captured(listings, evidence, shop)
    assert [capture.outcome for capture in captures.values()] == ["ok"] * len(ITEMS)
    assert before.items() <= finished(evidence).items()
    assert sorted(path.name for path in evidence.iterdir()) == [".gitignore", "data"]
    seal_run([evidence], on=date(2026, 11, 24))
    assert verify_evidence(evidence).is_intact
