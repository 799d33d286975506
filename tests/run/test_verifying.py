"""What ``ipclaim verify`` is told of cases, folders of cases, evidence and dossiers."""

import json
from datetime import date
from pathlib import Path

import pytest

from ipclaim.run.custody import in_ranges
from ipclaim.run.verifying import Verified, verify_paths
from ipclaim.seal.bag import seal_run
from ipclaim.seal.custody import Action, custody_state, log_custody
from ipclaim.seal.digest import sha256_of, sha256_of_bytes

DAY = date(2026, 11, 23)
RECORD = "data/L0001/capture.json"
SHOT = "data/L0001/page.jpg"


def captured(folder: Path) -> Path:
    """Return a bag of one capture whose record names its file."""
    listing = folder / "data/L0001"
    listing.mkdir(parents=True)
    (listing / "page.jpg").write_bytes(b"SPECIMEN picture")
    kept = {"name": "page.jpg", "sha256": sha256_of(listing / "page.jpg"), "size": 16}
    (listing / "capture.json").write_text(json.dumps({"files": [kept]}))
    return folder


def sealed(folder: Path) -> Path:
    seal_run([captured(folder)], on=DAY)
    return folder


def kinds(verified: Verified) -> set[tuple[str, str]]:
    return {(one.kind, one.file) for one in verified.differences}


def test_a_file_changed_between_capture_and_seal_is_told(tmp_path: Path) -> None:
    bag = captured(tmp_path / "evidence")
    (bag / SHOT).write_bytes(b"SPECIMEN forgery")
    seal_run([bag], on=DAY)
    (verified,) = verify_paths([bag])
    assert kinds(verified) == {("not-recorded", SHOT)}
    assert "before it was sealed" in verified.differences[0].message.en


def test_a_recorded_file_that_never_was_sealed_is_told(tmp_path: Path) -> None:
    bag = captured(tmp_path / "evidence")
    (bag / SHOT).unlink()
    seal_run([bag], on=DAY)
    assert kinds(verify_paths([bag])[0]) == {("not-recorded", SHOT)}


def test_a_file_changed_since_the_seal_is_told_once(tmp_path: Path) -> None:
    bag = sealed(tmp_path / "evidence")
    (bag / SHOT).write_bytes(b"SPECIMEN forgery")
    assert kinds(verify_paths([bag])[0]) == {("changed", SHOT)}


@pytest.mark.parametrize("record", ["{", "[]", '{"files": 3}', "[" * 5000])
def test_a_record_that_cannot_be_read_is_said_not_to_be_checked(
    tmp_path: Path, record: str
) -> None:
    bag = captured(tmp_path / "evidence")
    (bag / RECORD).write_text(record)
    seal_run([bag], on=DAY)
    (verified,) = verify_paths([bag])
    assert verified.is_intact
    assert any(RECORD in text.en for text in verified.not_checked)


def test_a_path_with_nothing_sealed_does_not_hide_the_others(tmp_path: Path) -> None:
    bag = sealed(tmp_path / "one/evidence")
    (tmp_path / "two/evidence/data").mkdir(parents=True)
    missing, first, second = verify_paths([tmp_path / "gone", tmp_path / "one", tmp_path / "two"])
    assert kinds(missing) == {("no-seal", "gone")}
    assert first.is_intact
    assert first.path == bag
    assert kinds(second) == {("no-seal", "two")}


def test_a_folder_of_cases_means_its_cases(tmp_path: Path) -> None:
    bags = [sealed(tmp_path / name / "evidence") for name in ("one", "two")]
    (tmp_path / "no case").mkdir()
    assert [verified.path for verified in verify_paths([tmp_path])] == bags


def test_a_case_without_evidence_has_its_dossier_verified(tmp_path: Path) -> None:
    out = tmp_path / "case/out"
    out.mkdir(parents=True)
    (out / "dossier.pdf").write_bytes(b"%PDF SPECIMEN")
    digest = sha256_of_bytes(b"%PDF SPECIMEN")
    (out / "build.json").write_text(
        json.dumps({"outputs": [{"file": "dossier.pdf", "sha256": digest}]})
    )
    (verified,) = verify_paths([tmp_path / "case"])
    assert verified.is_intact
    (out / "build.json").unlink()
    assert verify_paths([tmp_path / "case"])[0].differences[0].kind == "no-seal"


def test_verifying_is_logged_where_there_is_a_log(tmp_path: Path) -> None:
    bag = sealed(tmp_path / "evidence")
    verify_paths([bag])
    assert not (bag / "custody.jsonl").exists()
    log_custody(bag, Action.SEALED, {}, begin=True)
    verify_paths([bag], logged=False)
    verify_paths([bag])
    (bag / SHOT).write_bytes(b"SPECIMEN forgery")
    verify_paths([bag])
    lines = custody_state(bag).lines
    assert [(line.action, line.details.get("intact")) for line in lines] == [
        ("sealed", None),
        ("verified", True),
        ("verified", False),
    ]


def test_a_log_that_cannot_be_written_is_said_and_changes_nothing(tmp_path: Path) -> None:
    bag = sealed(tmp_path / "evidence")
    log_custody(bag, Action.SEALED, {}, begin=True)
    log = bag / "custody.jsonl"
    kept = log.read_bytes()
    log.rename(bag.parent / "log")
    log.symlink_to(bag.parent / "log")  # stands for every place that is not ours to write
    (verified,) = verify_paths([bag])
    assert verified.is_intact
    assert (bag.parent / "log").read_bytes() == kept


@pytest.mark.parametrize(
    ("ids", "told"),
    [
        (["L0001"], "L0001"),
        (["L0003", "L0001", "L0002"], "L0001-L0003"),
        (["L0001", "L0002", "L0005", "L0007", "L0008"], "L0001-L0002 L0005 L0007-L0008"),
    ],
)
def test_listings_are_named_in_ranges(ids: list[str], told: str) -> None:
    assert in_ranges(ids) == told
