"""Terms of days: the vectors were computed by hand from the State Council's notices."""

from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.errors import RulesError
from ipclaim.resources import Templates
from ipclaim.rules.calendar import Calendar, Due
from ipclaim.rules.written_calendar import load_calendar

CN = load_calendar("cn", Templates.with_overlay())


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2026-09-18", 3, "2026-09-22"),  # Sunday 20 September is worked
        ("2026-09-29", 3, "2026-10-09"),  # over the National Day break
        ("2026-02-13", 3, "2026-02-25"),  # over the Spring Festival, Saturday 14 is worked
        ("2026-05-08", 2, "2026-05-11"),  # Saturday 9 is worked
        ("2026-11-23", 0, "2026-11-23"),
        ("2026-11-20", 1, "2026-11-23"),
    ],
)
def test_working_days(start: str, count: int, end: str) -> None:
    due = CN.after_working_days(date.fromisoformat(start), count)
    assert due == Due.firm(date.fromisoformat(end))


@pytest.mark.parametrize("year", [2025, 2026])
def test_our_table_agrees_with_the_library(year: int) -> None:
    day = date(year, 1, 1)
    working = 0
    while day.year == year:
        assert CN.is_working_day(day) is chinese_calendar.is_workday(day), day
        working += CN.is_working_day(day)
        day += timedelta(days=1)
    assert working == 248


def test_the_window_of_article_43_rolls_over_a_holiday() -> None:
    due = CN.after_calendar_days(date(2026, 9, 20), 15, rolls=True)
    assert due == Due(date(2026, 10, 5), date(2026, 10, 8), provisional=False)


def test_the_window_of_article_43_on_a_plain_day() -> None:
    assert CN.after_calendar_days(date(2026, 11, 2), 15, rolls=True) == Due.firm(date(2026, 11, 17))


def test_a_year_without_a_calendar_gives_no_firm_date() -> None:
    due = CN.after_working_days(date(2026, 12, 28), 10)
    assert due.provisional
    assert due.earliest < due.latest
    assert due.earliest <= date(2027, 1, 11) <= due.latest
    assert not CN.is_published(date(2027, 1, 4))
    window = CN.after_calendar_days(date(2026, 12, 20), 15, rolls=True)
    assert window.provisional
    assert window.earliest == date(2027, 1, 4)


@given(st.dates(date(2025, 1, 1), date(2026, 12, 31)), st.integers(0, 60))
def test_a_longer_term_never_ends_sooner(start: date, count: int) -> None:
    sooner, later = CN.after_working_days(start, count), CN.after_working_days(start, count + 1)
    assert sooner.earliest <= sooner.latest
    assert sooner.earliest <= later.earliest
    assert count == 0 or sooner.earliest > start


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id: cn\ntimezone: x\nyears:\n  2026: {source: s, off: [2025-01-01]}\n", "contradicts"),
        ("id: cn\ntimezone: x\nyears:\n  2026: {source: s, off: [2026-01-01]}\n", "time zone x"),
        ("id: cn\ntimezone: x\nyears:\n  2026: {source: s, offs: [2026-01-01]}\n", "mean off"),
        ("id: cn\ntimezone: x\nyears: {}\n", "years"),
    ],
)
def test_a_wrong_calendar_is_told_at_its_place(tmp_path: Path, text: str, said: str) -> None:
    folder = tmp_path / "calendars"
    folder.mkdir()
    (folder / "cn.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RulesError, match=said):
        load_calendar("cn", Templates.with_overlay(tmp_path))


def test_an_empty_calendar_knows_weekdays_only() -> None:
    bare = Calendar("x", {}, {})
    assert bare.is_working_day(date(2026, 11, 23))
    assert not bare.is_working_day(date(2026, 11, 22))
