"""What was read of a case's papers is known again, and nothing else is taken for it."""

from pathlib import Path

import pytest

from ipclaim.resources import Templates
from ipclaim.run.known_readers import (
    KEPT_TOGETHER,
    keep_together,
    key_of,
    readers_stamp,
    recalled_together,
)
from tests import building as made

PAPERS = (made.certificate(), made.licence())


def test_papers_taken_together_are_known_again(tmp_path: Path) -> None:
    keep_together(tmp_path, "stamp", "key", PAPERS)
    assert recalled_together(tmp_path, "stamp", "key") == PAPERS


@pytest.mark.parametrize(
    ("stamp", "key"), [("other", "key"), ("stamp", "other")], ids=["readers", "papers"]
)
def test_other_readers_or_papers_are_not_what_was_kept(
    tmp_path: Path, stamp: str, key: str
) -> None:
    keep_together(tmp_path, "stamp", "key", PAPERS)
    assert recalled_together(tmp_path, stamp, key) == ()


@pytest.mark.parametrize("damage", [b"", b"stamp key", b"stamp key\n{", b"\xff\n[]"])
def test_what_is_damaged_is_not_believed(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / KEPT_TOGETHER).write_bytes(damage)
    assert recalled_together(tmp_path, "stamp", "key") == ()


def test_a_key_hangs_on_names_bytes_and_whose_papers_they_are() -> None:
    keys = {
        key_of(["a", "b"], ["1", "2"], of_one_case=True),
        key_of(["b", "a"], ["1", "2"], of_one_case=True),
        key_of(["a", "b"], ["1", "3"], of_one_case=True),
        key_of(["a", "b"], ["1", "2"], of_one_case=False),
    }
    assert len(keys) == 4


def test_a_layout_that_changes_is_another_reader(tmp_path: Path) -> None:
    layouts = tmp_path / "documents"
    layouts.mkdir()
    templates = Templates((tmp_path,))
    before = readers_stamp(templates, "rapidocr")
    assert readers_stamp(templates, "rapidocr") == before
    assert readers_stamp(templates, "tesseract") != before
    (layouts / "mine.yaml").write_text("id: mine")
    assert readers_stamp(templates, "rapidocr") != before
