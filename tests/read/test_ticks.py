"""Printed answers of which one is ticked."""

import pytest

from ipclaim.read.ticks import ticked, ticked_parts


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


@pytest.mark.parametrize(
    ("text", "answers", "clear"),
    [
        ("☑淘宝 □天猫 ☑京东", ["淘宝", "京东"], True),
        ("□天猫 京东", [], True),
        ("提交通知□撤回通知", ["提交通知"], False),
        ("☑全球☑□中国大陆", ["全球"], True),
        ("☒ file ☐ settle", ["file"], True),
    ],
)
def test_which_answers_of_a_list_are_ticked(text: str, answers: list[str], clear: bool) -> None:
    found = ticked_parts(text)
    assert found is not None
    assert [text[start:end].strip() for start, end in found.parts] == answers
    assert found.clear == clear


def test_a_text_without_boxes_is_no_list_of_answers() -> None:
    assert ticked_parts("淘宝、天猫") is None
