"""Earlier seals are proven anew: files are followed where they moved, and none may be lost."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from ipclaim.seal.bag import seal_run
from ipclaim.seal.verify import verify_evidence
from tests.seal.test_verify import found, make_bag

DAY = date(2026, 11, 23)
TAG_FILES = (
    "bagit.txt",
    "bag-info.txt",
    "manifest-sha256.txt",
    "tagmanifest-sha256.txt",
    "HOW-TO-VERIFY.txt",
    "seal.txt",
)


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    """Return a bag with two earlier seals, in which a file has moved since the first."""
    made = make_bag(tmp_path / "evidence")
    seal_run([made], on=DAY)
    (made / "data/L0001/earlier-1").mkdir()
    (made / "data/L0001/page.jpg").rename(made / "data/L0001/earlier-1/page.jpg")
    (made / "data/L0001/page.jpg").write_bytes(b"SPECIMEN second visit")
    seal_run([made], on=DAY)
    (made / "data/L0009").mkdir()
    (made / "data/L0009/page.jpg").write_bytes(b"SPECIMEN later")
    seal_run([made], on=DAY)
    return made


def forged(bag: Path, tmp_path: Path) -> Path:
    """Return a bag that claims the earlier seal of another, whose files it does not hold."""
    other = make_bag(tmp_path / "other", b"SPECIMEN another")
    seal_run([other], on=DAY)
    (bag / "earlier-seals/003").mkdir()
    for name in TAG_FILES:
        shutil.copyfile(other / name, bag / "earlier-seals/003" / name)
    (bag / "data/L0010").mkdir()
    (bag / "data/L0010/page.jpg").write_bytes(b"SPECIMEN sealed with it")
    seal_run([bag], on=DAY)
    return bag


def test_a_file_that_moved_is_followed(bag: Path) -> None:
    assert sorted(path.name for path in (bag / "earlier-seals").iterdir()) == ["001", "002"]
    assert verify_evidence(bag).is_intact
    folders = [path for path in (bag / "earlier-seals").rglob("*") if path.is_dir()]
    modes = {path.stat().st_mode & 0o777 for path in (bag / "earlier-seals", *folders)}
    assert modes == {0o700}


def test_what_an_earlier_seal_covers_must_still_be_there(bag: Path, tmp_path: Path) -> None:
    verdict = verify_evidence(forged(bag, tmp_path))
    assert {kind for kind, _ in found(verdict)} == {"missing"}
    assert all("earlier-seals/003" in one.message.en for one in verdict.mismatches)


@pytest.mark.parametrize("name", TAG_FILES)
def test_an_altered_part_of_an_earlier_seal_is_named(bag: Path, name: str) -> None:
    file = bag / "earlier-seals/001" / name
    file.write_bytes(file.read_bytes() + b"\n# SPECIMEN\n")
    assert ("changed", f"earlier-seals/001/{name}") in found(verify_evidence(bag))


@pytest.mark.parametrize("name", ["manifest-sha256.txt", "tagmanifest-sha256.txt", "seal.txt"])
def test_a_missing_part_of_an_earlier_seal_is_named(bag: Path, name: str) -> None:
    (bag / "earlier-seals/001" / name).unlink()
    assert ("missing", f"earlier-seals/001/{name}") in found(verify_evidence(bag))


def test_an_earlier_seal_from_before_its_guide_was_kept_with_it_holds(tmp_path: Path) -> None:
    bag = make_bag(tmp_path / "evidence")
    seal_run([bag], on=DAY)
    (bag / "earlier-seals/001").mkdir(parents=True)
    for name in set(TAG_FILES) - {"bagit.txt", "HOW-TO-VERIFY.txt"}:
        shutil.copyfile(bag / name, bag / "earlier-seals/001" / name)
    (bag / "seal.txt").unlink()
    (bag / "data/L0009").mkdir()
    (bag / "data/L0009/page.jpg").write_bytes(b"SPECIMEN later")
    seal_run([bag], on=DAY)
    assert verify_evidence(bag).is_intact
