"""Evidence folders: a visit lies there whole or not at all, whatever interrupts it."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ipclaim.capture.proxy import FilteringProxy
from ipclaim.capture.record import Environment
from ipclaim.capture.recording import write_record
from ipclaim.capture.store import close_evidence, keep, load_captures, open_evidence
from ipclaim.capture.visit import Visit
from ipclaim.errors import SealError
from tests.capture.building import listing

ENVIRONMENT = Environment(
    ipclaim="0",
    operating_system="test",
    python="3.11",
    playwright="0",
    browser="Chromium 0",
    browser_path="/usr/bin/chromium",
    browser_sha256="0" * 64,
    sandbox=True,
    flags=(),
    profile="fresh",
    viewport=(1366, 900),
    locale="zh-CN",
    time_zone="Asia/Shanghai",
    hosts_file_sha256=None,
    name_servers=(),
    proxy_variables=(),
    cjk_fonts=("Noto Sans CJK SC",),
    fonts_sha256="0" * 64,
    answered_by=None,
    answered_by_certificate=None,
)


def staged(staging: Path, number: int, text: bytes, outcome: str = "ok") -> Path:
    asked = listing(number, f"10050090000000{number:02d}")
    visit = Visit(asked.canonical or "", asked.item_id, datetime(2026, 11, 22, tzinfo=UTC))
    visit.outcome, visit.files = outcome, {"text.txt": text, "empty.png": b""}
    visit.captured_at = visit.started_at
    folder = staging / asked.id
    folder.mkdir()
    write_record(folder, asked, visit, FilteringProxy(), ENVIRONMENT)
    return folder


@pytest.fixture
def evidence(tmp_path: Path) -> Path:
    return tmp_path / "evidence"


def test_what_is_kept_is_loaded_again_and_empty_files_are_left_out(evidence: Path) -> None:
    staging = open_evidence(evidence)
    keep(staged(staging, 1, b"SPECIMEN"), evidence, "L0001")
    close_evidence(evidence)
    (capture,) = load_captures(evidence)
    assert capture.outcome == "ok"
    assert [artefact.name for artefact in capture.artefacts] == ["text.txt", "capture.json"]
    assert capture.artefacts[0].size == len(b"SPECIMEN")
    assert sorted(path.name for path in evidence.iterdir()) == [".gitignore", "data"]


def test_a_visit_that_was_not_finished_is_no_capture(evidence: Path) -> None:
    staged(open_evidence(evidence), 1, b"SPECIMEN")
    assert load_captures(evidence) == ()
    open_evidence(evidence)
    assert load_captures(evidence) == ()
    assert not any((evidence / ".staging").iterdir())


def test_an_interrupted_replacement_gives_the_earlier_visit_back(evidence: Path) -> None:
    staging = open_evidence(evidence)
    keep(staged(staging, 1, b"first", "wall_login"), evidence, "L0001")
    # A kill between the two renames of a replacement leaves exactly this.
    (evidence / "data/L0001").rename(staging / "L0001.replaced")
    assert load_captures(evidence) == ()
    open_evidence(evidence)
    assert [capture.outcome for capture in load_captures(evidence)] == ["wall_login"]


def test_earlier_visits_are_all_kept(evidence: Path) -> None:
    staging = open_evidence(evidence)
    for text in (b"first", b"second", b"third"):
        keep(staged(staging, 1, text, "wall_login"), evidence, "L0001")
    home = evidence / "data/L0001"
    assert (home / "text.txt").read_bytes() == b"third"
    assert (home / "earlier-1/text.txt").read_bytes() == b"first"
    assert (home / "earlier-2/text.txt").read_bytes() == b"second"
    assert len(load_captures(evidence)) == 1


@pytest.mark.parametrize("harm", ["shorter", "gone", "no json", "another shape"])
def test_damaged_evidence_is_an_error_that_names_the_file(evidence: Path, harm: str) -> None:
    keep(staged(open_evidence(evidence), 1, b"SPECIMEN"), evidence, "L0001")
    record, text = evidence / "data/L0001/capture.json", evidence / "data/L0001/text.txt"
    if harm == "shorter":
        text.write_bytes(b"SPECI")
    elif harm == "gone":
        text.unlink()
    elif harm == "no json":
        record.write_text("{")
    else:
        record.write_text(json.dumps(json.loads(record.read_text()) | {"format": "other/9"}))
    name = "text.txt" if harm in {"shorter", "gone"} else "capture.json"
    with pytest.raises(SealError, match=name):
        load_captures(evidence)


def test_an_empty_file_is_not_kept_as_evidence(evidence: Path) -> None:
    visit = staged(open_evidence(evidence), 1, b"SPECIMEN")
    (visit / "page.jpg").touch()
    with pytest.raises(SealError, match=r"page\.jpg is damaged: it is empty"):
        keep(visit, evidence, "L0001")
    assert not (evidence / "data/L0001").exists()


def test_no_folder_means_no_captures(tmp_path: Path) -> None:
    assert load_captures(tmp_path / "nowhere") == ()
