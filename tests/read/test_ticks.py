"""Printed answers of which one is ticked."""

import pytest

from ipclaim.read.ticks import ticked


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("☑Yes ☐No", True),
        ("☐ Yes ☒ No", False),
        ("Yes □ No", True),
        ("□Yes No", False),
        ("Yes No", None),
        ("□Yes □No", None),
        ("☑Yes ☑No", None),
    ],
)
def test_which_answer_is_ticked(text: str, answer: bool | None) -> None:
    yes, no = text.index("Yes"), text.index("No")
    assert ticked(text, {True: (yes, yes + 3), False: (no, no + 2)}) is answer
