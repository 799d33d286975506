import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipclaim.read.seals.rings import Ring, rings_in


def drawn(ring: Ring, gap: int) -> np.ndarray:
    mask = np.zeros((420, 420), np.uint8)
    axes = (round(ring.a), round(ring.b))
    centre = (round(ring.x), round(ring.y))
    cv2.ellipse(mask, centre, axes, float(np.rad2deg(ring.turn)), gap, 360, 255, 4)
    return mask


@settings(max_examples=25, deadline=None)
@given(
    st.integers(150, 270),
    st.integers(150, 270),
    st.integers(50, 120),
    st.floats(0.7, 1.0),
    st.floats(0, 3),
    st.integers(0, 50),
)
def test_a_ring_with_a_gap_is_found(
    x: int, y: int, a: int, flat: float, turn: float, gap: int
) -> None:
    mask = drawn(Ring(x, y, a, a * flat, turn), gap)
    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    outline = max(outlines, key=len)[:, 0, :].astype(np.float64)
    best = next(rings_in(mask, outline, smallest=20))
    assert (best.ring.x, best.ring.y) == pytest.approx((x, y), abs=5)
    assert (best.ring.long, best.ring.short) == pytest.approx((a, a * flat), abs=5)
    assert best.solid < 0.3


def test_a_disc_is_solid() -> None:
    mask = np.zeros((300, 300), np.uint8)
    cv2.circle(mask, (150, 150), 70, 255, -1)
    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    best = next(rings_in(mask, outlines[0][:, 0, :].astype(np.float64), smallest=20))
    assert best.solid == 1.0


def test_a_straight_line_holds_no_ring() -> None:
    mask = np.zeros((300, 300), np.uint8)
    cv2.line(mask, (20, 40), (280, 60), 255, 5)
    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    assert list(rings_in(mask, outlines[0][:, 0, :].astype(np.float64), smallest=20)) == []


def test_the_same_picture_gives_the_same_ring() -> None:
    mask = drawn(Ring(200, 200, 90, 80, 0.4), 30)
    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    outline = max(outlines, key=len)[:, 0, :].astype(np.float64)
    assert list(rings_in(mask, outline, smallest=20)) == list(rings_in(mask, outline, smallest=20))
