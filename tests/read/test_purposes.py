"""Pieces of a purpose written over a copy are no lines of the paper."""

import pytest

from ipclaim.read.purposes import without_purposes
from tests.read.pages import line

PRINT = ("住址湖南省株洲市芦淞区工业三路", "559号8幢1866室之一", "Express Wear Ltd")


@pytest.mark.parametrize(
    ("pieces", "gone"),
    [
        (("仅用于投", "仅用于", "权使用", "presst"), 4),
        (("仅限AliE", "仅限A", "ress"), 3),
        (("仅供参考，无任何法律效力，请核实后使用",), 0),
        (("仅限AliExpress维权使用",), 0),
        (("权使用", "ress"), 0),
    ],
    ids=["of-a-card", "of-a-platform", "sentence", "said-once", "no-beginning"],
)
def test_pieces_go_where_two_say_what_a_copy_is_for(pieces: tuple[str, ...], gone: int) -> None:
    written = [line(text, 200, 200 + 60 * place) for place, text in enumerate((*PRINT, *pieces))]
    kept = [one.text for one in without_purposes(tuple(written))]
    assert kept[: len(PRINT)] == list(PRINT)
    assert len(written) - len(kept) == gone
