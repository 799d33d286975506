import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from ipclaim.run.page_count import note_page, page_notes


def test_each_page_is_told_once_and_nothing_else() -> None:
    heard: list[tuple[int, int]] = []
    with page_notes(lambda page, of: heard.append((page, of))) as (place, look):
        look()
        note_page(place, 1, 60)
        look()
        look()
        place.write_text("", encoding="ascii")
        look()
        note_page(place, 2, 60)
        look()
    assert heard == [(1, 60), (2, 60)]
    assert not place.parent.exists()


def test_a_note_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    note_page(tmp_path / "nowhere" / "page", 1, 2)


def test_what_a_killed_run_left_behind_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    left, running = (tmp_path / f"ipclaim-pages-{pid}-x" for pid in (dead.pid, os.getpid()))
    for folder in (left, running):
        folder.mkdir()
        (folder / "page").touch()
    with page_notes(lambda *_: None):
        assert not left.exists()
        assert running.exists()
