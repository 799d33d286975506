"""Sealing and verifying, compared with ``sha256sum`` and the ``bagit`` library on the same bag."""

import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import bagit
import pytest

from ipclaim.errors import SealError
from ipclaim.seal.bag import SealedBag, seal_run
from ipclaim.seal.mismatch import MismatchKind
from ipclaim.seal.verify import EvidenceVerdict, verify_evidence

DAY = date(2026, 11, 23)
SHOT = "data/L0001/page.jpg"


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    return make_bag(tmp_path / "case" / "evidence")


def make_bag(folder: Path, content: bytes = b"SPECIMEN picture") -> Path:
    for name in ("L0001/page.jpg", "L0001/capture.json", "L0002/page.jpg"):
        path = folder / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content + name.encode())
    return folder


def sealed(*bags: Path, on: date = DAY) -> tuple[SealedBag, ...]:
    return seal_run(bags, on=on)


def found(verdict: EvidenceVerdict) -> set[tuple[str, str]]:
    return {(mismatch.kind.value, mismatch.file) for mismatch in verdict.mismatches}


def sha256sum_agrees(bag: Path) -> bool:
    return all(
        subprocess.run(
            ["sha256sum", "--quiet", "-c", manifest], cwd=bag, capture_output=True, check=False
        ).returncode
        == 0
        for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt")
    )


def bagit_agrees(bag: Path) -> bool:
    try:
        return bool(bagit.Bag(str(bag)).is_valid())
    except bagit.BagError:
        return False


def test_a_fresh_seal_holds_for_us_sha256sum_and_bagit(bag: Path) -> None:
    (seal,) = sealed(bag)
    verdict = verify_evidence(bag)
    assert verdict.is_intact
    assert verdict.files == seal.files == 3
    assert sha256sum_agrees(bag)
    assert bagit_agrees(bag)
    assert any("time stamp" in text.en for text in verdict.not_checked)


def flip(bag: Path) -> None:
    data = bytearray((bag / SHOT).read_bytes())
    data[3] ^= 1
    (bag / SHOT).write_bytes(data)


def truncate(bag: Path) -> None:
    (bag / SHOT).write_bytes((bag / SHOT).read_bytes()[:-1])


def empty(bag: Path) -> None:
    (bag / SHOT).write_bytes(b"")


def delete(bag: Path) -> None:
    (bag / SHOT).unlink()


def add(bag: Path) -> None:
    (bag / "data/L0001/extra.png").write_bytes(b"x")


def rename(bag: Path) -> None:
    (bag / SHOT).rename(bag / "data/L0001/other.jpg")


def alter_manifest(bag: Path) -> None:
    flip(bag)
    lines = (bag / "manifest-sha256.txt").read_text()
    digest = subprocess.run(["sha256sum", bag / SHOT], capture_output=True, text=True, check=True)
    old = next(line for line in lines.splitlines() if line.endswith(SHOT))
    (bag / "manifest-sha256.txt").write_text(lines.replace(old, f"{digest.stdout[:64]}  {SHOT}"))


def alter_tag_file(bag: Path) -> None:
    (bag / "HOW-TO-VERIFY.txt").write_text("trust me")


@pytest.mark.parametrize(
    ("harm", "expected"),
    [
        (flip, {("changed", SHOT)}),
        (truncate, {("changed", SHOT)}),
        (empty, {("empty", SHOT)}),
        (delete, {("missing", SHOT)}),
        (rename, {("missing", SHOT), ("added", "data/L0001/other.jpg")}),
        (alter_manifest, {("changed", "manifest-sha256.txt")}),
        (alter_tag_file, {("changed", "HOW-TO-VERIFY.txt")}),
    ],
)
def test_each_harm_is_named_and_the_other_tools_agree(
    bag: Path, harm: Callable[[Path], None], expected: set[tuple[str, str]]
) -> None:
    sealed(bag)
    harm(bag)
    assert found(verify_evidence(bag)) == expected
    assert not sha256sum_agrees(bag)
    assert not bagit_agrees(bag)


def test_an_added_file_is_named_as_bagit_does_and_sha256sum_cannot(bag: Path) -> None:
    sealed(bag)
    add(bag)
    assert found(verify_evidence(bag)) == {("added", "data/L0001/extra.png")}
    assert not bagit_agrees(bag)


def test_all_harms_are_reported_at_once(bag: Path) -> None:
    sealed(bag)
    flip(bag)
    add(bag)
    (bag / "data/L0002/page.jpg").unlink()
    assert {kind for kind, _ in found(verify_evidence(bag))} == {"changed", "added", "missing"}


def test_a_renamed_file_is_recognised_by_its_content(bag: Path) -> None:
    sealed(bag)
    rename(bag)
    added = next(m for m in verify_evidence(bag).mismatches if m.kind is MismatchKind.ADDED)
    assert SHOT in added.message.en
    assert SHOT in added.message.zh


@pytest.mark.parametrize("name", ["manifest-sha256.txt", "tagmanifest-sha256.txt", "seal.txt"])
def test_a_missing_seal_part_is_named(bag: Path, name: str) -> None:
    sealed(bag)
    (bag / name).unlink()
    assert ("missing", name) in found(verify_evidence(bag))


def test_a_folder_resealed_by_a_stranger_is_not_in_the_seal(bag: Path, tmp_path: Path) -> None:
    sealed(bag)
    seal = (bag / "seal.txt").read_bytes()
    forged = make_bag(tmp_path / "forged", b"SPECIMEN forgery")
    sealed(forged)
    (forged / "seal.txt").write_bytes(seal)
    assert found(verify_evidence(forged)) == {("not-sealed", "tagmanifest-sha256.txt")}


def test_a_link_in_place_of_a_file_is_not_followed(bag: Path, tmp_path: Path) -> None:
    sealed(bag)
    outside = tmp_path / "outside.jpg"
    (bag / SHOT).rename(outside)
    (bag / SHOT).symlink_to(outside)
    assert found(verify_evidence(bag)) == {("unreadable", SHOT)}


def test_bags_of_one_run_share_a_seal_that_names_no_case(bag: Path, tmp_path: Path) -> None:
    other = make_bag(tmp_path / "客户乙" / "evidence", b"SPECIMEN other")
    sealed(bag, other)
    assert (bag / "seal.txt").read_bytes() == (other / "seal.txt").read_bytes()
    assert verify_evidence(bag).is_intact
    assert verify_evidence(other.parent).is_intact
    assert "客户乙" not in (bag / "seal.txt").read_text()


def test_sealing_again_changes_nothing_while_nothing_is_added(bag: Path) -> None:
    sealed(bag)
    before = {path: path.read_bytes() for path in bag.rglob("*") if path.is_file()}
    (again,) = sealed(bag, on=date(2027, 1, 1))
    assert not again.is_new
    assert {path: path.read_bytes() for path in bag.rglob("*") if path.is_file()} == before


def test_the_same_payload_and_day_give_the_same_bytes(bag: Path, tmp_path: Path) -> None:
    twin = make_bag(tmp_path / "twin")
    assert sealed(bag)[0].digest == sealed(twin)[0].digest


def test_sealing_after_an_addition_keeps_the_earlier_seal(bag: Path) -> None:
    sealed(bag)
    first = (bag / "seal.txt").read_bytes()
    add(bag)
    assert sealed(bag)[0].is_new
    assert verify_evidence(bag).is_intact
    assert (bag / "earlier-seals/001/seal.txt").read_bytes() == first
    assert bagit_agrees(bag)


@pytest.mark.parametrize("harm", [flip, delete, truncate])
def test_manipulated_evidence_is_never_sealed_anew(bag: Path, harm: Callable[[Path], None]) -> None:
    sealed(bag)
    harm(bag)
    with pytest.raises(SealError, match=SHOT):
        sealed(bag)
    assert not verify_evidence(bag).is_intact


def test_a_sealed_file_may_move_inside_the_bag(bag: Path) -> None:
    sealed(bag)
    rename(bag)
    sealed(bag)
    assert verify_evidence(bag).is_intact


@pytest.mark.parametrize(
    "harm",
    [empty, lambda bag: (bag / "data/L0001/link").symlink_to("page.jpg")],
    ids=["zero bytes", "link"],
)
def test_what_proves_nothing_is_refused(bag: Path, harm: Callable[[Path], None]) -> None:
    harm(bag)
    with pytest.raises(SealError, match="L0001"):
        sealed(bag)
    assert not (bag / "manifest-sha256.txt").exists()


def test_nothing_to_seal_and_nothing_to_verify_are_errors(tmp_path: Path) -> None:
    with pytest.raises(SealError, match="nothing to seal"):
        sealed(tmp_path)
    with pytest.raises(SealError, match="no sealed evidence"):
        verify_evidence(tmp_path)


def test_sealed_files_are_for_the_owner_only(bag: Path) -> None:
    sealed(bag)
    tags = [path for path in bag.iterdir() if path.is_file()]
    assert {path.stat().st_mode & 0o777 for path in tags} == {0o600}


def test_the_typed_lines_of_the_guide_work(bag: Path) -> None:
    sealed(bag)
    guide = (bag / "HOW-TO-VERIFY.txt").read_text("utf-8")
    lines = [line.strip() for line in guide.splitlines() if line.startswith("     ")]
    shell = [line for line in lines if not line.startswith("openssl")]
    assert len(shell) == 5
    answers = []
    for line in shell:
        run = subprocess.run(
            ["bash", "-c", line], cwd=bag, capture_output=True, text=True, check=False
        )
        assert run.returncode == 0, line
        answers.append(run.stdout.strip())
    assert answers[2] == answers[3] == "3"
