"""Rates: counted exactly, in the window, and as a range where nobody says how to count."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.model.outcome_record import Outcome
from ipclaim.reputation.lines import Stand, measured
from ipclaim.reputation.rates import Tally, months_before, percent, tally, told_rate, within
from tests.reputation.building import many, outcome, pack

COUNTS = st.integers(0, 400)


def test_links_are_counted_by_their_end() -> None:
    found = tally(many(accepted=3, refused=2, withdrawn=1, reinstated=1, filed=4))
    assert found == Tally(3, 2, 1, 0, 1, 4)
    assert found.decided == 7


def test_ways_of_counting_give_a_range() -> None:
    rate = tally(many(accepted=90, refused=4, withdrawn=3, reinstated=3)).upheld
    assert rate is not None
    assert (rate.low, rate.high) == (Fraction(90, 100), Fraction(93, 97))
    assert told_rate(rate) == "90.0–95.8 %"


def test_a_withdrawal_after_an_answer_may_be_a_successful_answer() -> None:
    conceded = [outcome(Outcome.WITHDRAWN, answered=True)]
    rate = tally([*many(accepted=97, reinstated=2), *conceded]).countered
    assert rate is not None
    assert (rate.low, rate.high) == (Fraction(2, 100), Fraction(3, 100))


def test_nothing_decided_is_no_rate() -> None:
    assert tally(many(filed=5)).upheld is None
    assert tally(many(filed=5)).countered is None


@given(COUNTS, COUNTS, COUNTS, COUNTS, COUNTS)
def test_every_rate_is_a_share_from_low_to_high(
    accepted: int, refused: int, withdrawn: int, conceded: int, reinstated: int
) -> None:
    counts = Tally(accepted, refused, withdrawn + conceded, conceded, reinstated)
    for rate in (counts.upheld, counts.countered):
        if counts.decided:
            assert rate is not None
            assert 0 <= rate.low <= rate.high <= 1


def test_the_window_takes_the_day_of_the_outcome() -> None:
    inside = outcome(Outcome.ACCEPTED, on=date(2026, 8, 23))
    before = outcome(Outcome.ACCEPTED, on=date(2026, 8, 22))
    open_long = outcome(Outcome.FILED, on=date(2026, 1, 5))
    found = within([inside, before, open_long], date(2026, 8, 23), date(2026, 11, 22))
    assert found == (inside, open_long)


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2026, 11, 22), date(2026, 8, 23)),
        (date(2026, 5, 31), date(2026, 3, 1)),
        (date(2027, 1, 31), date(2026, 11, 1)),
        (date(2026, 12, 1), date(2026, 9, 2)),
    ],
)
def test_three_months_end_with_the_day(day: date, first: date) -> None:
    assert months_before(day, 3) == first


def test_per_cents_are_never_rounded_up_over_a_line() -> None:
    assert percent(Fraction(8999, 10000)) == "89.9 %"
    assert percent(Fraction(9, 10)) == "90.0 %"


@pytest.mark.parametrize(
    ("counts", "stand"),
    [
        ({"accepted": 92, "refused": 8}, Stand.KEPT),
        ({"accepted": 89, "refused": 11}, Stand.CROSSED),
        ({"accepted": 88, "refused": 6, "withdrawn": 6}, Stand.CANNOT_TELL),
        ({"filed": 9}, Stand.CANNOT_TELL),
    ],
    ids=["kept", "crossed", "by-the-way-of-counting", "nothing-decided"],
)
def test_the_line_of_the_good_faith_programme(counts: dict[str, int], stand: Stand) -> None:
    (line,) = pack("taobao").account_lines
    upheld, _ = measured(line, tally(many(**counts)))
    assert upheld.stand is stand


def test_the_line_is_the_platforms_own_with_its_source() -> None:
    (line,) = pack("1688").account_lines
    assert (line.family, line.months) == ("alibaba_ipp", 3)
    assert [(each.rate, each.bound) for each in line.measures] == [("upheld", 90), ("countered", 5)]
    assert "gftm" in line.cites[0].ref
