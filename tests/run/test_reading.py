import os
from pathlib import Path

import pytest

from ipclaim.resources import Templates
from ipclaim.run.reading import Readers
from ipclaim.run.workers import Workers


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
