"""Terms from events: days, hours and zones; the vectors are those of the domain's calendars."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.model.text import Text
from ipclaim.resources import Templates
from ipclaim.rules.clocks import HOME, Term, term_of
from ipclaim.rules.procedure import Clock, Span
from ipclaim.rules.written_calendar import load_calendar

TEMPLATES = Templates.with_overlay()
CALENDARS = {name: load_calendar(name, TEMPLATES) for name in ("cn", "us_federal")}
NEW_YORK = ZoneInfo("America/New_York")


def a_clock(
    count: int,
    unit: str,
    *,
    shortest: int | None = None,
    rolls: bool = False,
    calendar: str | None = "cn",
) -> Clock:
    span = Span(count if shortest is None else shortest, count, unit, calendar)
    return Clock("x", Text("期限", "term"), "complainant", span, (), starts="filed", rolls=rolls)


def ends(clock: Clock, started: date | datetime) -> Term:
    term = term_of(clock, started, CALENDARS)
    assert term is not None
    return term


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2026-09-18", 3, "2026-09-22"),
        ("2026-09-29", 3, "2026-10-09"),
        ("2026-02-13", 3, "2026-02-25"),
        ("2026-05-08", 2, "2026-05-11"),
    ],
)
def test_working_days_end_at_the_last_minute_in_china(start: str, count: int, end: str) -> None:
    term = ends(a_clock(count, "working_day"), date.fromisoformat(start))
    assert term.earliest == term.latest == datetime.fromisoformat(f"{end}T23:59+08:00")
    assert not term.provisional
    assert not term.to_the_minute


def test_fifteen_days_of_article_43_have_a_safe_and_a_rolled_end() -> None:
    term = ends(a_clock(15, "calendar_day", rolls=True), date(2026, 9, 20))
    assert (term.earliest.date(), term.latest.date()) == (date(2026, 10, 5), date(2026, 10, 8))
    plain = ends(a_clock(15, "calendar_day"), date(2026, 9, 20))
    assert plain.latest.date() == date(2026, 10, 5)


@pytest.mark.parametrize("hours", [1, 24, 72, 96])
def test_hours_run_from_the_minute(hours: int) -> None:
    start = datetime(2026, 11, 20, 10, 30, tzinfo=HOME)
    term = ends(a_clock(hours, "hour"), start)
    assert term.to_the_minute
    assert term.earliest == term.latest == start + timedelta(hours=hours)


def test_hours_with_an_extension_give_a_safe_end_and_a_last_one() -> None:
    term = ends(a_clock(96, "hour", shortest=72), datetime(2026, 11, 20, 10, 30, tzinfo=HOME))
    assert term.latest - term.earliest == timedelta(hours=24)


def test_hours_from_a_mere_day_end_between_its_two_ends() -> None:
    term = ends(a_clock(24, "hour"), date(2026, 11, 20))
    assert term.earliest == datetime(2026, 11, 21, 0, 0, tzinfo=HOME)
    assert term.latest == datetime(2026, 11, 21, 23, 59, tzinfo=HOME)


def test_hours_pass_while_clocks_are_put_back() -> None:
    term = ends(
        a_clock(24, "hour", calendar="us_federal"),
        datetime(2026, 10, 31, 12, 0, tzinfo=NEW_YORK),
    )
    assert term.earliest == datetime(2026, 11, 1, 11, 0, tzinfo=NEW_YORK)


def test_a_time_counts_from_the_day_that_it_is_at_the_platform() -> None:
    clock = a_clock(10, "working_day", calendar="us_federal")
    in_china = datetime(2026, 11, 10, 9, 0, tzinfo=HOME)  # still the ninth in New York
    assert ends(clock, in_china) == ends(clock, date(2026, 11, 9))
    assert ends(clock, in_china.replace(tzinfo=None)) == ends(clock, in_china)
    assert ends(clock, date(2026, 11, 9)).earliest.date() == date(2026, 11, 24)


def test_federal_days_off_are_not_counted() -> None:
    term = ends(a_clock(14, "working_day", shortest=10, calendar="us_federal"), date(2026, 11, 9))
    assert (term.earliest.date(), term.latest.date()) == (date(2026, 11, 24), date(2026, 12, 1))


def test_a_year_that_is_not_published_is_provisional_with_two_ends() -> None:
    term = ends(a_clock(10, "working_day"), date(2026, 12, 28))
    assert term.provisional
    assert term.earliest < term.latest


def test_working_days_of_no_calendar_are_never_firm() -> None:
    term = ends(a_clock(5, "working_day", calendar=None), date(2026, 3, 2))
    assert term.provisional
    assert term.earliest.date() == date(2026, 3, 7)


def test_a_length_that_no_source_says_has_no_end() -> None:
    clock = Clock("x", Text("期限", "term"), "complainant", None, (), starts="filed")
    assert term_of(clock, date(2026, 11, 20), CALENDARS) is None


@given(
    st.datetimes(
        datetime(2025, 1, 1),  # noqa: DTZ001 - the strategy wants bounds without a zone
        datetime(2026, 10, 1),  # noqa: DTZ001
        timezones=st.just(UTC),
    ),
    st.integers(0, 40),
    st.sampled_from(["working_day", "calendar_day", "hour"]),
    st.sampled_from(["cn", "us_federal", None]),
)
def test_no_term_ends_before_it_starts(
    start: datetime, count: int, unit: str, calendar: str | None
) -> None:
    clock = a_clock(count, unit, rolls=True, calendar=calendar)
    term = ends(clock, start)
    assert start <= term.earliest + timedelta(minutes=1)
    assert term.earliest <= term.latest
    assert ends(clock, start + timedelta(days=1)).earliest >= term.earliest
    assert term.is_risky(term.latest + timedelta(minutes=1))
    assert not term.is_over(term.latest)
