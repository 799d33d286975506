import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from ipclaim.model.document import Box, Document, Field, FieldState, Origin, Source
from ipclaim.resources import Templates
from ipclaim.run.reading import Readers
from ipclaim.run.workers import WorkerDiedError, Workers


@pytest.mark.slow
def test_what_is_no_paper_is_told_and_never_waited_for(tmp_path: Path) -> None:
    (tmp_path / "gone.jpg").symlink_to("nowhere.jpg")
    (tmp_path / "loop").symlink_to(".")
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "empty.pdf").write_bytes(b"")
    badly_named = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe9.png"))
    badly_named.write_bytes(b"x")
    with Workers(1) as workers:
        documents = Readers(workers, Templates.with_overlay(), "rapidocr").read(
            sorted(tmp_path.iterdir()), lambda file: file.name, tmp_path / "kept"
        )
    told = {paper.file: [problem.code for problem in paper.problems] for paper in documents}
    assert told == {
        "empty.pdf": ["empty"],
        "gone.jpg": ["not-readable"],
        "loop": ["no-file"],
        "pipe.pdf": ["no-file"],
        "\\udce9.png": ["name-not-utf8"],
    }
    assert all(paper.doc_type == "unreadable" for paper in documents)


@dataclass
class CountingWorkers:
    """Does the reading at once in this process, and keeps count."""

    count: int = 2
    readings: list[Path] = field(default_factory=list)
    fingerprint: str = "a" * 64
    fails: Exception | None = None

    def run(self, task: object, *arguments: object, seconds: float, **_: object) -> object:
        if task.__name__ == "_fingerprint_in_worker":
            return self.fingerprint
        if self.fails:
            raise self.fails
        file = arguments[0]
        self.readings.append(file)
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        spot = Source("", 1, Box(1, 2, 3, 4), "12345678")
        number = Field(
            "registration_number",
            "12345678",
            "12345678",
            FieldState.CERTAIN,
            Origin.OCR,
            0.99,
            spot,
        )
        paper = Document("", digest, (1,), "other", doc_type_certain=True, fields=(number,))
        return (paper,)


def papers(folder: Path, **texts: str) -> list[Path]:
    folder.mkdir(exist_ok=True)
    files = [folder / f"{name}.jpg" for name in texts]
    for file, text in zip(files, texts.values(), strict=True):
        file.write_text(text)
    return files


def read_with(workers: CountingWorkers, files: list[Path], kept: Path | None) -> list[Document]:
    readers = Readers(workers, Templates.with_overlay(), "rapidocr")
    return list(readers.read(files, lambda file: file.name, kept))


def test_a_paper_is_read_once_while_bytes_and_readers_stay(tmp_path: Path) -> None:
    files = papers(tmp_path, a="one", b="two")
    workers = CountingWorkers()
    first = read_with(workers, files, tmp_path / "kept")
    assert read_with(workers, files, tmp_path / "kept") == first
    assert len(workers.readings) == 2
    files[0].write_text("changed")
    read_with(workers, files, tmp_path / "kept")
    assert len(workers.readings) == 3


def test_the_same_bytes_under_two_names_are_read_once(tmp_path: Path) -> None:
    files = papers(tmp_path, a="one", b="one", c="one")
    workers = CountingWorkers()
    documents = read_with(workers, files, None)
    assert len(workers.readings) == 1
    assert [paper.file for paper in documents] == ["a.jpg", "b.jpg", "c.jpg"]
    assert [paper.fields[0].source.file for paper in documents] == ["a.jpg", "b.jpg", "c.jpg"]


def test_a_renamed_paper_is_not_read_again(tmp_path: Path) -> None:
    (file,) = papers(tmp_path, a="one")
    workers = CountingWorkers()
    read_with(workers, [file], tmp_path / "kept")
    renamed = file.rename(tmp_path / "other.jpg")
    (document,) = read_with(workers, [renamed], tmp_path / "kept")
    assert document.file == "other.jpg"
    assert len(workers.readings) == 1


def test_what_earlier_readers_left_is_removed(tmp_path: Path) -> None:
    files = papers(tmp_path, a="one")
    kept = tmp_path / "kept"
    read_with(CountingWorkers(), files, kept)
    abandoned = kept / ".x.json.1.part"
    abandoned.write_text("half")
    os.utime(abandoned, (0, 0))
    read_with(CountingWorkers(fingerprint="b" * 64), files, kept)
    assert [one.name[:4] for one in kept.iterdir() if one.name != ".gitignore"] == ["bbbb"]


@pytest.mark.parametrize("damage", ["", "{", "[]"], ids=["empty", "half", "nothing"])
def test_a_damaged_reading_is_made_again(damage: str, tmp_path: Path) -> None:
    files = papers(tmp_path, a="one")
    workers = CountingWorkers()
    whole = read_with(workers, files, tmp_path / "kept")
    (reading,) = (tmp_path / "kept").glob("*.json")
    reading.write_text(damage)
    assert read_with(workers, files, tmp_path / "kept") == whole
    assert len(workers.readings) == 2


@pytest.mark.parametrize(
    "fault", [WorkerDiedError("killed"), KeyError("a bug")], ids=["killed", "bug"]
)
def test_what_failed_once_is_tried_again(
    fault: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    files = papers(tmp_path / "papers", a="one")
    (crashed,) = read_with(CountingWorkers(fails=fault), files, tmp_path / "kept")
    assert [problem.code for problem in crashed.problems] == ["crash"]
    workers = CountingWorkers()
    read_with(workers, files, tmp_path / "kept")
    assert len(workers.readings) == 1


def test_a_folder_that_cannot_keep_readings_does_not_stop_the_reading(tmp_path: Path) -> None:
    files = papers(tmp_path, a="one")
    (tmp_path / "out").write_text("a file where a folder should be")
    assert len(read_with(CountingWorkers(), files, tmp_path / "out" / "readings")) == 1


def test_papers_that_are_read_at_the_same_moment_are_all_kept(tmp_path: Path) -> None:
    files = papers(tmp_path, **{f"paper{number}": str(number) for number in range(40)})
    read_with(CountingWorkers(count=20), files, tmp_path / "kept")
    assert len(list((tmp_path / "kept").glob("*.json"))) == 40
