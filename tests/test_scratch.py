"""Folders for a while go with the block, and with the next run where a run was killed."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from ipclaim.scratch import scratch_folder

KILLED = """
import os, signal
from ipclaim.scratch import scratch_folder
with scratch_folder() as folder:
    (folder / "card.png").write_bytes(b"SPECIMEN")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return tmp_path


def test_a_folder_is_private_and_goes_with_its_block(place: Path) -> None:
    with scratch_folder() as folder:
        assert folder.parent == place
        assert folder.stat().st_mode & 0o777 == 0o700
        (folder / "card.png").write_bytes(b"SPECIMEN")
    assert list(place.iterdir()) == []


def test_it_goes_too_when_the_work_in_it_fails(place: Path) -> None:
    with pytest.raises(ValueError, match="torn"), scratch_folder():
        raise ValueError("torn")
    assert list(place.iterdir()) == []


def test_the_next_run_removes_what_a_killed_one_left_and_nothing_else(place: Path) -> None:
    with scratch_folder() as in_use:
        somebody_elses = place / "ipclaim-notes"
        somebody_elses.mkdir()
        subprocess.run([sys.executable, "-c", KILLED], check=False)
        left = set(place.iterdir()) - {in_use, somebody_elses}
        assert len(left) == 1
        next_run = "from ipclaim.scratch import scratch_folder\nwith scratch_folder(): pass"
        subprocess.run([sys.executable, "-c", next_run], check=True)
        assert set(place.iterdir()) == {in_use, somebody_elses}
