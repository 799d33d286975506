import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ipclaim.errors import SealError
from ipclaim.model.filing import EvidenceSeal
from ipclaim.model.listing import Artefact, Capture
from ipclaim.run.evidence import refuse_broken_seal, seal_of, trusted_captures
from ipclaim.seal.bag import seal_run
from ipclaim.seal.digest import sha256_of_bytes
from tests import building as made

DAY = date(2026, 11, 23)


def evidence_in(folder: Path) -> Path:
    """Return sealed evidence of one listing, whose bytes are invented."""
    listing = folder / "evidence" / "data" / "L0001"
    listing.mkdir(parents=True)
    (listing / "page.jpg").write_bytes(b"SPECIMEN picture")
    (listing / "capture.json").write_text(json.dumps({"SPECIMEN": True}), encoding="utf-8")
    seal_run([folder / "evidence"], on=DAY)
    return folder / "evidence"


def test_evidence_as_sealed_and_no_evidence_are_no_trouble(tmp_path: Path) -> None:
    refuse_broken_seal(evidence_in(tmp_path))
    assert trusted_captures(tmp_path / "nowhere") == ()


def test_a_change_that_keeps_the_size_is_refused_and_named(tmp_path: Path) -> None:
    evidence = evidence_in(tmp_path)
    (evidence / "data" / "L0001" / "page.jpg").write_bytes(b"SPECIMEN pixture")
    with pytest.raises(SealError, match=r"data/L0001/page\.jpg was changed") as trouble:
        trusted_captures(evidence)
    assert "ipclaim clean" in trouble.value.advice.zh


@pytest.mark.parametrize("name", ["manifest-sha256.txt", "tagmanifest-sha256.txt", "bag-info.txt"])
def test_a_seal_with_a_part_taken_away_is_refused(tmp_path: Path, name: str) -> None:
    evidence = evidence_in(tmp_path)
    (evidence / name).unlink()
    with pytest.raises(SealError, match="is missing"):
        refuse_broken_seal(evidence)


def test_a_listing_captured_since_is_new_and_not_changed(tmp_path: Path) -> None:
    evidence = evidence_in(tmp_path)
    (evidence / "data" / "L0002").mkdir()
    (evidence / "data" / "L0002" / "page.jpg").write_bytes(b"SPECIMEN")
    refuse_broken_seal(evidence)


def test_a_sealing_cut_short_binds_the_payload_only(tmp_path: Path) -> None:
    evidence = evidence_in(tmp_path)
    (evidence / "seal.txt").unlink()
    (evidence / "bag-info.txt").unlink()
    refuse_broken_seal(evidence)
    (evidence / "data" / "L0001" / "page.jpg").unlink()
    with pytest.raises(SealError, match=r"page\.jpg is missing"):
        refuse_broken_seal(evidence)


def a_capture_in(evidence: Path, listing: str) -> Capture:
    data = (evidence / "data" / listing / "page.jpg").read_bytes()
    found = made.a_capture(replace(made.listings()[0], id=listing))
    return replace(found, artefacts=(Artefact("page.jpg", sha256_of_bytes(data), len(data)),))


def test_what_was_captured_since_the_seal_is_compared_with_its_own_record(tmp_path: Path) -> None:
    evidence = evidence_in(tmp_path)
    (evidence / "data" / "L0002").mkdir()
    late = evidence / "data" / "L0002" / "page.jpg"
    late.write_bytes(b"SPECIMEN")
    captures = (a_capture_in(evidence, "L0001"), a_capture_in(evidence, "L0002"))
    assert seal_of(evidence, captures) == EvidenceSeal(sealed=True, compared=2)
    late.write_bytes(b"SPECIMAN")
    found = seal_of(evidence, captures)
    assert found
    assert found.altered == ("data/L0002/page.jpg",)


def test_no_capture_has_no_seal(tmp_path: Path) -> None:
    assert seal_of(tmp_path, ()) is None
