"""Which pieces of ink only a pen makes."""

import cv2
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.read.penstrokes import Ink, has_pen_stroke

HEIGHT = 30.0


def place() -> Ink:
    return np.zeros((110, 400), np.uint8)


def waves(*, swing: int = 22, thickness: int = 3) -> Ink:
    """Return a place with a scrawl of eight turns, 200 pixels wide."""
    ink = place()
    turns = [(60 + 25 * step, 55 + (swing if step % 2 else -swing)) for step in range(9)]
    cv2.polylines(ink, [np.array(turns, np.int32)], False, 1, thickness)
    return ink


def words(text: str = "Managing Director", thickness: int = 2) -> Ink:
    ink = place()
    cv2.putText(ink, text, (10, 60), cv2.FONT_HERSHEY_DUPLEX, 0.9, 1, thickness)
    return ink


def pen(ink: Ink) -> bool:
    return has_pen_stroke(ink, [words(), words("Date: 2024")], HEIGHT)


def test_joined_letters_are_a_pen_s() -> None:
    assert pen(waves())


def test_print_is_not() -> None:
    assert not pen(words())


def test_a_scrawl_on_a_rule_is_still_one() -> None:
    ink = waves()
    cv2.line(ink, (10, 90), (390, 90), 1, 2)
    assert pen(ink)


def test_letters_that_run_together_are_not() -> None:
    assert not pen(words(thickness=11))


def test_where_print_runs_together_nothing_is_told() -> None:
    blurred = [cv2.dilate(words(), np.ones((3, 25), np.uint8))]
    assert not has_pen_stroke(waves(), blurred, HEIGHT)
    assert not has_pen_stroke(waves(), [], HEIGHT)


def test_the_ring_of_a_seal_is_not() -> None:
    ink = place()
    cv2.circle(ink, (200, 55), 45, 1, 3)
    assert not pen(ink)


def test_a_frame_s_corner_is_not() -> None:
    ink = place()
    cv2.rectangle(ink, (40, 30), (390, 100), 1, 2)
    assert not pen(ink)


@given(st.integers(0, 109), st.integers(0, 109), st.integers(1, 5))
def test_a_straight_scratch_is_not(left: int, right: int, thickness: int) -> None:
    ink = place()
    cv2.line(ink, (10, left), (390, right), 1, thickness)
    assert not pen(ink)
