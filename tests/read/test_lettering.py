"""Which lines are one mark, and how its words are read."""

import pytest

from ipclaim.read.lettering import as_read, is_no_lettering, one_mark, said_once
from ipclaim.read.ocr.engine import OcrLine
from tests.read.pages import line, page


def _read(*lines: OcrLine) -> str:
    sheet = page(*lines)
    largest = max(sheet.lines, key=lambda one: one.height)
    return " ".join(one.text for one in as_read(said_once(one_mark(largest, sheet.lines))))


SLOGAN = (
    line("NORDVELA THE ORIGINAL", 500, 500, 38),
    line("WALKING COMPANY", 560, 560, 32),
    line("诺维拉户外", 600, 607, 50),
)
PAIR = (line("云岭", 480, 750, 108), line("NORDVELA", 720, 815, 80), line("诺维", 486, 860, 105))
FAR = (line("云岭", 480, 750, 108), line("国家", 480, 1100, 100))
CAPTION = (line("云岭", 480, 750, 108), line("云岭", 480, 870, 60))
SMALL = (line("云岭", 480, 750, 108), line("since", 480, 870, 30))


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        (SLOGAN, "NORDVELA THE ORIGINAL WALKING COMPANY 诺维拉户外"),
        (PAIR, "云岭 诺维 NORDVELA"),
        (FAR, "云岭"),
        (CAPTION, "云岭"),
        (SMALL, "云岭"),
    ],
    ids=["three-lines", "beside-two-lines", "far-below", "said-again", "small-print"],
)
def test_what_adjoins_the_largest_writing_is_one_mark(
    lines: tuple[OcrLine, ...], read: str
) -> None:
    assert _read(*lines) == read


@pytest.mark.parametrize(
    ("text", "no_lettering"),
    [
        ("仅限维权使用", True),
        ("案使用，", True),
        ("（三维标志）", True),
        ("SPECIMEN", True),
        ("用心", False),
    ],
    ids=["purpose", "piece", "kind-of-mark", "specimen", "mark"],
)
def test_words_over_a_copy_are_no_lettering(text: str, no_lettering: bool) -> None:
    assert is_no_lettering(text) is no_lettering
