"""SIGKILL: nothing half is taken for evidence, nothing finished is done again, nothing is lost."""

import os
import random
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from ipclaim.capture.store import load_captures
from ipclaim.seal.bag import seal_run
from ipclaim.seal.digest import sha256_of
from ipclaim.seal.verify import verify_evidence
from samples.shop.server import open_shop
from tests.capture.building import captured, listing
from tests.capture.killing import ITEMS

pytestmark = pytest.mark.slow

_SEED = 2026
_POINTS = sorted(random.Random(_SEED).sample(range(40, 170), 4), reverse=True)
"""Events of a run in the browser; about 60 come before the first listing, about 30 with each."""
_PATIENCE = 120.0


def test_a_kill_at_any_point_of_keeping_and_sealing_loses_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.capture.killing", "store", str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-2000:]
    points = int(run.stdout)
    assert points > 60
    assert run.stderr.count("killed before") == points


def finished(evidence: Path) -> dict[str, str]:
    """Return the records that count as captures, after a look at every file that they name."""
    records = {}
    for capture in load_captures(evidence):
        folder = evidence / "data" / capture.listing_id
        assert {artefact.name: artefact.sha256 for artefact in capture.artefacts} == {
            path.name: sha256_of(path) for path in folder.iterdir()
        }
        records[capture.listing_id] = sha256_of(folder / "capture.json")
    return records


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
