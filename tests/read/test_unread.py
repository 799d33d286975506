import pytest

from ipclaim.read.lines import Page
from ipclaim.read.seals.ink import Inks
from ipclaim.read.unread import unread_print_beside
from tests.read.pages import line, page
from tests.read.seals.stamped import sheet

ROWS = range(8)
"""Rows of print on the sheet, 60 pixels apart from 294 on."""


def beside(row: int, *unread: int) -> bool:
    """Ask about one row's value where some rows were not read."""
    lines = [
        line("兹授权上述单位办理投诉事宜", 200, 290 + 60 * each, 40)
        for each in ROWS
        if each not in unread
    ]
    on: Page = page(*lines, width=1240, height=1754)
    value = next(one.index for one in on.lines if one.box.y0 == 290 + 60 * row)
    return unread_print_beside(on, [value], Inks(sheet(None)))


def test_all_print_around_a_value_was_read() -> None:
    assert not beside(4)


@pytest.mark.parametrize("lost", [3, 5], ids=["above", "below"])
def test_a_line_right_beside_a_value_that_nobody_read_shows(lost: int) -> None:
    assert beside(4, lost)


def test_a_lost_line_further_off_is_another_value_s() -> None:
    assert not beside(4, 2)


def test_nothing_stands_beside_no_line() -> None:
    on = page(line("证", 200, 294), width=1240, height=1754)
    assert not unread_print_beside(on, [], Inks(sheet(None)))
