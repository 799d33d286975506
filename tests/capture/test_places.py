"""Only what stood still while the picture was taken is boxed."""

from copy import deepcopy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ipclaim.capture.places import agreed

SIZE = (1000, 5000)
FOUND: dict[str, Any] = {
    "size": [1000, 5000],
    "shown": [["title", "Shoes", 10, 20, 300, 60], ["price", "US $3", 10, 70, 90, 95]],
    "texts": [
        ["Shoes", 10, 20, 300, 60],
        ["12 s left", 400, 20, 480, 40],
        ["©", 0, 5100, 90, 5120],
    ],
}


def test_what_stands_still_is_kept_and_what_is_off_the_picture_is_not() -> None:
    found = agreed(FOUND, deepcopy(FOUND), SIZE)
    assert found is not None
    assert [(place.what, place.box) for place in found.shown] == [
        ("title", (10, 20, 300, 60)),
        ("price", (10, 70, 90, 95)),
    ]
    assert [place.text for place in found.texts] == ["Shoes", "12 s left"]


def test_a_clock_that_counts_down_is_left_out_alone() -> None:
    later = deepcopy(FOUND)
    later["texts"][1][0] = "11 s left"
    found = agreed(FOUND, later, SIZE)
    assert found is not None
    assert [place.text for place in found.texts] == ["Shoes"]


def test_a_page_that_grew_or_moved_has_no_boxes() -> None:
    grown, moved = deepcopy(FOUND), deepcopy(FOUND)
    grown["size"] = [1000, 5040]
    moved["shown"][1][2] = 90
    assert agreed(FOUND, grown, SIZE) is None
    assert agreed(FOUND, moved, SIZE) is None
    assert agreed(FOUND, None, SIZE) is None


@given(st.lists(st.integers(-10_000, 10_000), min_size=4, max_size=4))
def test_every_box_is_on_the_picture(corners: list[int]) -> None:
    found = agreed(
        given := {"size": [1000, 5000], "shown": [], "texts": [["x", *corners]]},
        deepcopy(given),
        SIZE,
    )
    assert found is not None
    for place in found.texts:
        left, top, right, bottom = place.box
        assert 0 <= left < right <= 1000
        assert 0 <= top < bottom <= 5000
