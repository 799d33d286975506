import pytest

from ipclaim.read.lines import Page
from ipclaim.read.pagination import missing_pages
from tests.read.pages import line, page


def foot(text: str) -> Page:
    return page(line("授权委托书", 600, 300), line(text, 700, 2240))


@pytest.mark.parametrize(
    ("text", "total", "lacking"),
    [
        ("第1页 共3页", "3", "2、3"),
        ("第 2 页，共 3 页", "3", "1、3"),
        ("共三页 第一页", "3", "2、3"),
        ("第十一页/共十二页", "12", "12"),
        ("Page 1 of 2", "2", "2"),
        ("- 1/2 -", "2", "2"),
    ],
)
def test_pages_that_are_not_there_are_told(text: str, total: str, lacking: str) -> None:
    (note,) = missing_pages([foot(text)])
    assert note.code == "missing-page"
    assert total in note.message.en
    assert lacking in note.message.en


def test_nothing_is_missing_when_all_are_there() -> None:
    assert list(missing_pages([foot("第1页 共2页"), foot("第2页 共2页")])) == []


@pytest.mark.parametrize(
    "text",
    ["第1页 共1页", "第3页 共2页", "2025/03", "1/999", "第1页", "共3页", "2021年3月1日", ""],
)
def test_other_numbers_count_no_pages(text: str) -> None:
    assert list(missing_pages([foot(text)])) == []


def test_numbers_amid_the_page_count_nothing() -> None:
    assert list(missing_pages([page(line("1/3", 700, 1200))])) == []
