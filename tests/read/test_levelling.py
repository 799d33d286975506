import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.read.levelling import levelling_of, without_slanted
from ipclaim.read.ocr.engine import OcrLine, Quad

LINES = [(x, y, width) for y in range(200, 2200, 130) for x, width in ((200, 500), (900, 420))]


def bent(x: float, y: float, turn: float, fan: float, bow: float) -> tuple[float, float]:
    """Return where a point of a flat page lies after a turn, perspective and bending."""
    across = (x - 800) / 800
    return x, y + x * turn + across * fan * (y - 1200) + bow * across**2


def drawn(turn: float, fan: float, bow: float) -> list[OcrLine]:
    lines = []
    for x, y, width in LINES:
        corners = ((x, y), (x + width, y), (x + width, y + 30), (x, y + 30))
        a, b, c, d = (bent(*corner, turn, fan, bow) for corner in corners)
        quad: Quad = (a, b, c, d)
        lines.append(OcrLine("字" * (width // 30), quad, 0.99))
    return lines


@given(
    st.floats(min_value=-0.06, max_value=0.06),
    st.floats(min_value=-0.03, max_value=0.03),
    st.floats(min_value=-12, max_value=12),
)
def test_lines_of_one_row_come_level_again(turn: float, fan: float, bow: float) -> None:
    lines = drawn(turn, fan, bow)
    levelling = levelling_of(tuple(lines))
    for left, right in zip(lines[::2], lines[1::2], strict=True):
        _, left_top, _, left_bottom = levelling.box(left)
        _, right_top, _, right_bottom = levelling.box(right)
        assert abs((left_top + left_bottom) - (right_top + right_bottom)) / 2 < 9


def test_a_perspective_page_keeps_its_rows() -> None:
    lines = drawn(0.01, 0.03, 0)
    levelling = levelling_of(tuple(lines))
    slopes = [left.quad[1][1] - left.quad[0][1] for left in lines]
    assert max(slopes) - min(slopes) > 20
    first, last = levelling.box(lines[0]), levelling.box(lines[1])
    assert first[1] == pytest.approx(last[1], abs=5)


def test_few_lines_are_only_turned() -> None:
    levelling = levelling_of(tuple(drawn(0.02, 0, 0)[:3]))
    assert levelling.skew == pytest.approx(0.02, abs=0.002)
    assert levelling.by_height == 0


def test_no_lines_lie_flat() -> None:
    assert levelling_of(()).skew == 0


def test_a_watermark_all_over_the_page_does_not_tilt_it() -> None:
    print_ = drawn(0.01, 0, 0)
    slanted = []
    for x in range(100, 1400, 300):
        for y in range(200, 2200, 200):
            quad: Quad = ((x, y), (x + 500, y - 230), (x + 515, y - 200), (x + 15, y + 30))
            slanted.append(OcrLine("仅供投诉使用", quad, 0.95))
    page = (*slanted, *print_)
    assert len(slanted) > len(print_)
    assert levelling_of(page).skew == pytest.approx(0.01, abs=0.003)
    assert without_slanted(page) == tuple(print_)
