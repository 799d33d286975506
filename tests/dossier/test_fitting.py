from collections.abc import Sequence

import pytest

from ipclaim.dossier.blocks import Cell, Gap, Paragraph, Table, say
from ipclaim.dossier.fitting import fitted_pages
from ipclaim.dossier.marks import Glyphs, Group
from ipclaim.dossier.style import TEXT_HEIGHT, Style
from tests.dossier.test_flow import Square

LINE = Style(10, 20, after=5)
A_PAGE = int(TEXT_HEIGHT // 25)
"""Lines with their gaps that fill a page."""


def lines(count: int, style: Style = LINE) -> list[Paragraph]:
    return [say("商", style) for _ in range(count)]


def words(pages: Sequence[Sequence[Group]]) -> list[int]:
    return [
        sum(isinstance(mark, Glyphs) for group in page for mark in group.marks) for page in pages
    ]


@pytest.mark.parametrize("over", [1, 2, 3])
def test_a_few_lines_too_many_are_set_tighter(over: int) -> None:
    assert words(fitted_pages(lines(A_PAGE + over), Square())) == [A_PAGE + over]


def test_rows_are_set_tighter_too() -> None:
    rows = tuple((Cell((say("商", Style(10, 12)),)),) for _ in range(int(TEXT_HEIGHT // 20) + 1))
    assert words(fitted_pages([Table((1,), rows, padding=4.0)], Square())) == [len(rows)]


def test_where_tighter_is_too_little_the_last_page_is_worth_turning_to() -> None:
    stiff = Style(10, 25)
    first, last = words(fitted_pages(lines(A_PAGE + 4, stiff), Square()))
    assert first + last == A_PAGE + 4
    assert last * 25 >= 0.2 * TEXT_HEIGHT


def test_a_long_section_is_not_set_again() -> None:
    counts = words(fitted_pages(lines(A_PAGE * 9 + 1), Square()))
    assert sum(counts) == A_PAGE * 9 + 1
    assert counts[:8] == [A_PAGE] * 8
    assert counts[9] > 1


def test_a_last_page_that_is_worth_it_is_left_alone() -> None:
    half = A_PAGE // 2
    assert words(fitted_pages([*lines(A_PAGE), Gap(1), *lines(half)], Square())) == [A_PAGE, half]
