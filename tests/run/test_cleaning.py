from pathlib import Path

from ipclaim.run.cleaning import clean_case


def filled(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x")


def files_in(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


BROUGHT = {"case.yaml", "links.csv", "decisions.yaml", "materials/a.pdf", "captures/own.png"}
MADE = (
    "out/dossier.pdf",
    "out/.gitignore",
    "out/readings/1.json",
    "out/submission/01.pdf",
    "evidence/bagit.txt",
    "evidence/data/L0001/page.jpg",
)


def test_all_that_was_made_goes_and_all_that_was_brought_stays(tmp_path: Path) -> None:
    filled(tmp_path, *BROUGHT, *MADE)
    cleaned = clean_case(tmp_path, keep_evidence=False)
    assert files_in(tmp_path) == BROUGHT
    assert cleaned.left == ()
    assert tmp_path / "evidence" in cleaned.removed


def test_evidence_can_be_kept(tmp_path: Path) -> None:
    filled(tmp_path, *MADE)
    clean_case(tmp_path, keep_evidence=True)
    assert files_in(tmp_path) == {"evidence/bagit.txt", "evidence/data/L0001/page.jpg"}


def test_what_a_user_put_into_our_folders_stays_and_is_told(tmp_path: Path) -> None:
    filled(tmp_path, "out/dossier.pdf", "out/my-notes.docx", "evidence/own-screenshot.png")
    cleaned = clean_case(tmp_path, keep_evidence=False)
    assert files_in(tmp_path) == {"out/my-notes.docx", "evidence/own-screenshot.png"}
    assert set(cleaned.left) == {tmp_path / "out", tmp_path / "evidence"}


def test_a_second_time_finds_nothing(tmp_path: Path) -> None:
    filled(tmp_path, *MADE)
    clean_case(tmp_path, keep_evidence=False)
    assert clean_case(tmp_path, keep_evidence=False).removed == ()
