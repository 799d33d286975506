"""The federal days off of the United States: the table follows from the statute, year by year."""

from collections.abc import Iterator
from datetime import date, timedelta

import holidays
import pytest

from ipclaim.resources import Templates
from ipclaim.rules.calendar import Due
from ipclaim.rules.written_calendar import load_calendar

US = load_calendar("us_federal", Templates.with_overlay())
YEARS = range(2025, 2029)
MONDAY, THURSDAY = 0, 3


def in_week(year: int, month: int, weekday: int, week: int) -> date:
    """Return the weekday's first, second, ... day of a month; the last one for week -1."""
    days = [date(year, month, 1) + timedelta(days=number) for number in range(31)]
    same = [day for day in days if day.month == month and day.weekday() == weekday]
    return same[week - 1 if week > 0 else week]


def named_by_statute(year: int) -> Iterator[date]:
    """Yield the days that 5 U.S.C. 6103(a) names."""
    for month, day in ((1, 1), (6, 19), (7, 4), (11, 11), (12, 25)):
        yield date(year, month, day)
    for month, weekday, week in (
        (1, MONDAY, 3), (2, MONDAY, 3), (5, MONDAY, -1), (9, MONDAY, 1), (10, MONDAY, 2),
        (11, THURSDAY, 4),
    ):  # fmt: skip
        yield in_week(year, month, weekday, week)


def observed(day: date) -> date:
    """Return the day on which a holiday is kept."""
    return day + timedelta(days={5: -1, 6: 1}.get(day.weekday(), 0))


@pytest.mark.parametrize("year", YEARS)
def test_the_table_is_what_the_statute_says(year: int) -> None:
    named = {day for each in (year, year + 1) for day in named_by_statute(each)}
    off = named | {observed(day) for day in named}
    assert US.off[year] == {day for day in off if day.year == year}
    assert not US.make_up[year]


@pytest.mark.parametrize("year", YEARS)
def test_the_table_agrees_with_the_library(year: int) -> None:
    library = holidays.country_holidays("US", years=[year, year + 1])
    assert US.off[year] == {day for day in library if day.year == year}


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2026-11-20", 10, "2026-12-07"),  # over Thanksgiving
        ("2026-06-30", 3, "2026-07-06"),  # 4 July is a Saturday, so Friday 3 is off
        ("2027-12-23", 10, "2028-01-10"),  # 24 and 31 December are off for 25 and 1 January
        ("2026-12-31", 14, "2027-01-22"),
    ],
)
def test_business_days(start: str, count: int, end: str) -> None:
    due = US.after_working_days(date.fromisoformat(start), count)
    assert due == Due.firm(date.fromisoformat(end))
