"""Marks by name, and goods under the numbers of their groups."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.read.values.classes import grouped_goods
from ipclaim.read.values.prose import mark_name


@pytest.mark.parametrize(
    "text", ["图形", "（图形）".translate({0xFF08: "(", 0xFF09: ")"}), "纯图形商标"]
)
def test_a_device_has_no_words(text: str) -> None:
    parsed = mark_name(text)
    assert parsed is not None
    assert parsed.value is None


def test_a_marks_words_are_kept() -> None:
    parsed = mark_name(" 山青 SHANQING")
    assert parsed is not None
    assert parsed.value == "山青 SHANQING"


@pytest.mark.parametrize(("text", "words"), [("6", None), ("Q", "Q"), ("岚", "岚")])
def test_a_figure_alone_is_a_device(text: str, words: str | None) -> None:
    parsed = mark_name(text)
    assert (parsed.value if parsed else None) == words


ITEMS = st.lists(st.sampled_from(["服装", "鞋", "帽(头戴)", "USB线"]), min_size=1, max_size=6)


@given(items=ITEMS, gap=st.sampled_from(["", " ", "; "]))
def test_goods_lose_the_numbers_of_their_groups(items: list[str], gap: str) -> None:
    parsed = grouped_goods(gap.join(f"25{place:02d}{item}" for place, item in enumerate(items)))
    assert parsed is not None
    assert parsed.value == "；".join(items)


@pytest.mark.parametrize("text", ["服装；鞋", "共2501项 2502 鞋", ""])
def test_goods_without_numbers_are_not_grouped(text: str) -> None:
    assert grouped_goods(text) is None
