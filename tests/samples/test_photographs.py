"""Photographed specimens: points follow bent paper, and strength is how much it bends."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samples.papers.ageing import moved
from samples.papers.faults import Bend, Faults
from samples.papers.photographs import curled


@given(st.integers(0, 99), st.integers(0, 79))
def test_a_flat_bend_moves_nothing(x: int, y: int) -> None:
    flat = Bend(np.arange(101, dtype=float), np.zeros(101))
    assert moved((np.eye(3), flat, np.eye(3)), (x, y, x + 1, y + 1)) == (x, y, x + 1, y + 1)


def test_a_box_on_bent_paper_holds_its_curve() -> None:
    arch = Bend(np.arange(101, dtype=float), 20 * np.sin(np.linspace(0, np.pi, 101)))
    assert moved((arch,), (0, 0, 100, 10)) == (0, 0, 100, 30)  # its corners alone would say 10


@pytest.mark.parametrize("seed", range(4))
def test_a_dot_lies_where_the_bend_says(seed: int) -> None:
    page = np.full((420, 300, 3), 255, np.uint8)
    page[200:206, 150:156] = 0
    seen, bend = curled(page, Faults(1.0, np.random.default_rng(seed)))
    x0, y0, x1, y1 = moved((bend,), (150, 200, 156, 206))
    assert seen[y0 + 2 : y1 - 2, x0 + 2 : x1 - 2].mean() < 90
    assert seen[y0 - 12 : y0 - 6, x0:x1].mean() > 120
