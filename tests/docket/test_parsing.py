"""Lists of outcomes: heads, words, days; nothing guessed, nothing lost."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.docket.parsing import day_said, outcome_called, parse_sheet
from ipclaim.model.docket import OutcomeSheet
from ipclaim.model.outcome_record import Outcome
from ipclaim.run.recording import load_sheet
from tests.docket.casework import TEMPLATES


@pytest.fixture(scope="module")
def known() -> OutcomeSheet:
    return load_sheet(TEMPLATES)


def table(*rows: str) -> list[tuple[int, list[str]]]:
    return [(number, row.split(",")) for number, row in enumerate(rows, start=1)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-05", date(2026, 11, 5)),
        ("2026/11/5 10:20:30", date(2026, 11, 5)),
        ("2026-11-05T10:20:30+08:00", date(2026, 11, 5)),
        ("２０２６年１１月５日", date(2026, 11, 5)),
        ("2026年11月5日10:20", date(2026, 11, 5)),
        ("20261105", date(2026, 11, 5)),
        ("03/04/2026", None),
        ("2026-13-01", None),
        ("2026-02-30", None),
        ("2026-11-051", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_days_that_read_one_way_only(text: str, day: date | None) -> None:
    assert day_said(text) == day


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from("-/."))
def test_every_day_comes_back(day: date, mark: str) -> None:
    assert day_said(f"{day.year}{mark}{day.month}{mark}{day.day}") == day
    assert day_said(f"{day:%Y%m%d}") == day


@given(st.text(max_size=20))
def test_no_text_breaks_the_days(text: str) -> None:
    assert day_said(text) is None or isinstance(day_said(text), date)


def test_no_word_means_two_outcomes(known: OutcomeSheet) -> None:
    for outcome, words in known.outcomes.items():
        assert {outcome_called(word, known) for word in words} == {outcome}
    assert set(known.outcomes) == set(Outcome)
    assert outcome_called(" Taken_Down ", known) is Outcome.ACCEPTED
    assert outcome_called("投诉成立", known) is Outcome.ACCEPTED
    assert outcome_called("perhaps", known) is None


def test_no_head_means_two_columns(known: OutcomeSheet) -> None:
    heads = [name.casefold() for names in known.columns.values() for name in names]
    assert len(heads) == len(set(heads))


def test_a_chinese_list(known: OutcomeSheet) -> None:
    made = parse_sheet(
        table(
            "投诉编号,商品链接,处理结果,处理时间,备注,负责小二",
            "A1,https://shop.test/1,投诉成立,2026-11-05 10:00,快,阿云",
            "A1,https://shop.test/2,处理中,,,",
            "A1,https://shop.test/3,待定,2026-11-05,,",
            "A1,https://shop.test/4,驳回,05/11/2026,,",
            ",,驳回,2026-11-05,,",
            "A1,https://shop.test/5,驳回,,,",
        ),
        known,
        None,
    )
    (row,) = made.rows
    assert (row.row, row.number, row.url) == (2, "A1", "https://shop.test/1")
    assert (row.outcome, row.on) == (Outcome.ACCEPTED, date(2026, 11, 5))
    assert row.note == "快; 负责小二: 阿云"
    assert made.waiting == 1
    assert [trouble.row for trouble in made.troubles] == [4, 5, 6, 7]
    assert made.unknown_columns == ("负责小二",)
    assert "待定" in made.troubles[0].why.zh


def test_rows_without_a_day_take_the_one_named(known: OutcomeSheet) -> None:
    made = parse_sheet(table("Item ID,Status", "17,Removed"), known, date(2026, 11, 6))
    assert [(row.item_id, row.on) for row in made.rows] == [("17", date(2026, 11, 6))]


@pytest.mark.parametrize(
    "rows",
    [(), ("url,date", "x,2026-11-05"), ("outcome,date", "removed,2026-11-05")],
    ids=["empty", "no-outcome", "about-nothing"],
)
def test_a_list_that_cannot_be_used_is_one_trouble(
    known: OutcomeSheet, rows: tuple[str, ...]
) -> None:
    made = parse_sheet(table(*rows), known, None)
    assert (made.rows, len(made.troubles)) == ((), 1)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["A1", "", "B 2"]),
            st.sampled_from(["removed", "驳回", "pending", "?", ""]),
            st.sampled_from(["2026-11-05", "03/04/2026", ""]),
        ),
        max_size=12,
    )
)
def test_every_row_is_taken_waits_or_is_told(rows: list[tuple[str, str, str]]) -> None:
    known = load_sheet(TEMPLATES)
    made = parse_sheet(table("number,outcome,date", *map(",".join, rows)), known, None)
    assert len(made.rows) + made.waiting + len(made.troubles) == len(rows)
