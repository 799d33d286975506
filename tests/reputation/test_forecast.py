"""Forecasts: own past carried on, refusals expected where the check fails, silence on few data."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.model.case import Claim
from ipclaim.reputation.forecast import Planned, Readiness, forecast, wilson
from ipclaim.reputation.rates import Tally
from ipclaim.rules.procedure import Measure
from tests.reputation.building import ACCOUNT

NINETY = Measure("upheld", 90, is_least=True)
PAST = Tally(accepted=117, refused=10)
BY_CLAIM = {
    Claim.TRADEMARK: Tally(accepted=95, refused=2),
    Claim.COPYRIGHT: Tally(accepted=22, refused=8),
}


def plan(case: str, links: int, **changes: object) -> Planned:
    made = Planned(case, "taobao", ACCOUNT, Claim.COPYRIGHT, links, Readiness.READY)
    return replace(made, **changes)  # type: ignore[arg-type]


def test_the_worst_cases_are_held_back_until_the_line_is_kept() -> None:
    failing = plan("fails", 4, readiness=Readiness.FAIL)
    good = plan("marks", 6, claim=Claim.TRADEMARK)
    weak = plan("works", 2)
    made = forecast(PAST, BY_CLAIM, [good, weak, failing], NINETY)
    assert made.before == Fraction(117, 127)
    assert made.after is not None
    assert made.after < Fraction(9, 10)
    assert [each.case for each in made.hold_back] == ["fails"]
    assert made.after_holding is not None
    assert made.after_holding >= Fraction(9, 10)


def test_each_claim_is_foretold_from_its_own_past() -> None:
    made = forecast(
        PAST, BY_CLAIM, [plan("works", 2), plan("marks", 2, claim=Claim.TRADEMARK)], None
    )
    works, marks = made.expected
    assert (works.share, works.from_links, works.by_claim) == (Fraction(22, 30), 30, True)
    assert marks.share == Fraction(95, 97)


def test_a_claim_with_few_data_is_foretold_from_all() -> None:
    (design,) = forecast(PAST, BY_CLAIM, [plan("d", 1, claim=Claim.DESIGN_PATENT)], NINETY).expected
    assert (design.share, design.from_links, design.by_claim) == (Fraction(117, 127), 127, False)


def test_with_few_data_nothing_is_forecast() -> None:
    made = forecast(Tally(accepted=12, refused=1), {}, [plan("a", 2)], NINETY)
    assert made.after is None
    assert [each.case for each in made.untold] == ["a"]
    assert made.hold_back == ()


def test_a_case_that_needs_a_person_may_be_refused() -> None:
    (look,) = forecast(
        PAST, BY_CLAIM, [plan("look", 1, readiness=Readiness.REVIEW)], NINETY
    ).expected
    assert look.share == Fraction(22, 30)
    assert look.range.low == 0


def test_below_the_line_only_what_makes_it_worse_is_held_back() -> None:
    past = Tally(accepted=80, refused=20)
    claims = {Claim.TRADEMARK: Tally(accepted=60, refused=5), Claim.COPYRIGHT: Tally(20, 15)}
    made = forecast(
        past, claims, [plan("works", 3), plan("marks", 3, claim=Claim.TRADEMARK)], NINETY
    )
    assert [each.case for each in made.hold_back] == ["works"]


def test_successful_answers_are_foretold_from_the_same_links() -> None:
    past = Tally(accepted=90, refused=6, reinstated=4)
    made = forecast(past, {}, [plan("one", 50)], NINETY)
    assert made.countered_before == Fraction(4, 94)
    assert made.countered_after == Fraction(4, 94)
    worse = {Claim.COPYRIGHT: Tally(accepted=15, reinstated=5)}
    made = forecast(past, worse, [plan("one", 20)], NINETY)
    assert made.countered_after == Fraction(9, 114)


def test_the_range_is_wilsons() -> None:
    # Newcombe 1998, table I: 81 of 263 gives 0.2553 to 0.3662 at 95 %; at 80 % it is narrower.
    rate = wilson(81, 263)
    assert (rate.low, rate.high) == (Fraction(272, 1000), Fraction(346, 1000))


@given(st.integers(0, 300), st.integers(1, 300))
def test_the_range_holds_the_share(hits: int, more: int) -> None:
    rate = wilson(hits, hits + more)
    assert 0 <= rate.low <= Fraction(hits, hits + more) <= rate.high <= 1


@pytest.mark.parametrize("readiness", list(Readiness))
def test_the_expectation_lies_in_its_range(readiness: Readiness) -> None:
    made = forecast(PAST, BY_CLAIM, [plan("one", 5, readiness=readiness)], NINETY)
    assert made.after is not None
    assert made.range is not None
    assert made.range.low <= made.after <= made.range.high
