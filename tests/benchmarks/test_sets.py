"""Sets of the benchmark: what they are made of, not how it looks."""

from collections import Counter

import pytest

from benchmarks.papers.sets import STRENGTHS, Part, Plan, orders, styles_of
from samples.papers.ageing import AGEINGS
from samples.papers.catalogue import HELD_OUT


@pytest.mark.parametrize("part", list(Part))
def test_a_set_goes_through_styles_and_all_spoilings_evenly(part: Part) -> None:
    spoilings = len(AGEINGS) * len(STRENGTHS)
    drawn = orders(Plan(part, 7, spoilings, strangers=False))
    assert len({(order.ageing, order.strength) for order in drawn}) == spoilings
    counts = Counter((order.kind, order.style) for order in drawn)
    assert max(counts.values()) - min(counts.values()) <= 1
    assert set(counts) <= set(styles_of(part))
    assert any(order.rare for order in drawn)


def test_parts_share_no_style() -> None:
    assert set(styles_of(Part.REPORTING)) == HELD_OUT
    assert not set(styles_of(Part.CALIBRATION)) & HELD_OUT


def test_a_plan_is_the_same_papers_every_time() -> None:
    plan = Plan(Part.REPORTING, 3, 120)
    assert orders(plan) == orders(plan)
    assert orders(plan) != orders(Plan(Part.REPORTING, 4, 120))
    assert len({(order.kind, order.style, order.seed) for order in orders(plan)}) == plan.own


def test_strangers_draw_about_half() -> None:
    for part in Part:
        for papers in (20, 120, 700):
            assert papers * 0.4 <= Plan(part, 3, papers).own <= papers * 0.7
    assert Plan(Part.REPORTING, 3, 120, strangers=False).own == 120
