"""Signatures that an engine read as print."""

import pytest

from ipclaim.read.handwriting import is_written, scrawl_on
from tests.read.pages import line, page


@pytest.mark.parametrize("words", ["签字：覃一鸣", "By: Mmmn", "Signed: MMh", "授权代表签名：林晓"])
def test_a_name_after_words_of_signing_is_one(words: str) -> None:
    sheet = page(line("公司名称", 100, 100), line(words, 100, 900))
    assert is_written(sheet, [sheet.lines[1]], 500)


@pytest.mark.parametrize(
    "words",
    ["签字：", "Signature: ____", "签字/盖章：", "法定代表人：林晓", "签字日期：2025年1月1日"],
)
def test_an_empty_place_and_a_printed_name_are_none(words: str) -> None:
    sheet = page(line("公司名称", 100, 100), line(words, 100, 900))
    assert not is_written(sheet, [sheet.lines[1]], 500)


def test_a_name_above_the_same_name_in_print_is_a_signature() -> None:
    sheet = page(
        line("Yours faithfully,", 100, 800),
        line("Mirela Lolovik", 100, 850),
        line("Name: Mirela Lorlovik", 100, 940),
    )
    assert is_written(sheet, [], 500)
    assert not is_written(sheet, [], 900)


def test_writing_far_taller_than_print_is_a_hand() -> None:
    sheet = page(
        *(line("正文文字", 100, 100 + 60 * row) for row in range(5)),
        line("法定代表人：阮雪", 100, 900, 60),
    )
    assert is_written(sheet, [sheet.lines[-1]], 500)


@pytest.mark.parametrize(
    ("words", "score", "found"),
    [("mmMN", 0.63, True), ("NV", 0.99, False), ("Director", 0.7, False)],
)
def test_a_scrawl_below_the_middle_is_a_hand(words: str, score: float, found: bool) -> None:
    sheet = page(
        *(line("EXECUTED as a deed", 100, 100 + 60 * row) for row in range(6)),
        line(words, 100, 600, 50, score),
        line("Director", 100, 700),
    )
    assert (scrawl_on(sheet) is not None) == found
