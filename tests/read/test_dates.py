from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.read.dates import chinese_number, dates_in, ten_years_on, term_in

DAYS = st.dates(date(1900, 1, 1), date(2150, 12, 31))
HAN = "〇一二三四五六七八九"


def numeral(number: int) -> str:
    """Write 1 to 99 as papers do: 十, 二十一."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else HAN[tens] + "十"
    return head + (HAN[ones] if ones or not tens else "")


@given(DAYS)
def test_every_way_of_writing_a_day_gives_that_day(day: date) -> None:
    year = "".join(HAN[int(digit)] for digit in str(day.year))
    for text in (
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}年{day.month:02}月{day.day:02}日",
        f"{day.year}.{day.month:02}.{day.day:02}",
        day.isoformat(),
        f"{year}年{numeral(day.month)}月{numeral(day.day)}日",
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%b} {day.year}",
    ):
        assert [span.day for span in dates_in(text)] == [day], text


@given(st.text(alphabet="0123456789年月日.-/〇一二十至自 ", max_size=30))
def test_no_text_raises_and_every_span_lies_inside(text: str) -> None:
    for span in dates_in(text):
        assert 0 <= span.start < span.end <= len(text)
    term_in(text)


@pytest.mark.parametrize(
    "text",
    ["2021年02月30日", "2021年13月01日", "05/06/2021", "12021年1月1日", "二〇二一年十三月一日"],
)
def test_what_is_no_day_is_not_made_one(text: str) -> None:
    assert dates_in(text) == ()


@given(DAYS, st.integers(1, 9000))
def test_a_term_has_its_two_ends(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    if end.year > 2150:
        return
    text = f"自{start.year}年{start.month}月{start.day}日起至{end.year}年{end.month}月{end.day}日止"
    term = term_in(text)
    assert term is not None
    assert (term.start and term.start.day, term.end and term.end.day) == (start, end)


def test_an_open_end_is_said() -> None:
    term = term_in("2012年08月28日至长期")
    assert term is not None
    assert term.open_ended is not None
    assert term.end is None


@given(st.integers(1, 99))
def test_chinese_numerals(number: int) -> None:
    assert chinese_number(numeral(number)) == number


def test_ten_years_less_a_day() -> None:
    assert ten_years_on(date(2012, 8, 28)) == date(2022, 8, 27)
    assert ten_years_on(date(2012, 2, 29)) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二二四年八月六日", date(2024, 8, 6)),
        ("〇二〇年七月十四日", date(2020, 7, 14)),
        ("二一年三月十五日", None),
        ("二〇一年三月十五日", None),
        ("一九八年三月十五日", None),
    ],
    ids=["a-round-one-lost", "cut-at-the-edge", "two-lost", "the-last-lost", "any-of-ten"],
)
def test_a_year_that_lost_a_figure_counts_where_it_can_be_no_other(
    text: str, day: date | None
) -> None:
    found = dates_in(text)
    assert [span.day for span in found] == ([day] if day else [])
    assert not any(span.whole for span in found)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("this Tenth day of December Two thousand seventeen", date(2017, 12, 10)),
        ("on the second day of May two thousand and twenty three", date(2023, 5, 2)),
        ("11 Maret 2033", date(2033, 3, 11)),
        ("3 Şubat 2021", date(2021, 2, 3)),
        ("3 subat 2021", date(2021, 2, 3)),
        ("5 de março de 2020", date(2020, 3, 5)),
    ],
    ids=["written-out", "and", "indonesian", "turkish", "without-accents", "portuguese"],
)
def test_years_in_words_and_months_of_further_offices(text: str, day: date) -> None:
    assert [span.day for span in dates_in(text)] == [day]
