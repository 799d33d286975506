"""The order of a line; expectations are those of fribidi-compatible readers for the same text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.dossier.bidi import MIRRORED, in_sight, levels

MIXED = st.text(alphabet="אבגدرسAb商 12٣٤,.-+()[]%$/:!", min_size=1, max_size=24)


def shown(text: str) -> str:
    """Return the characters from left to right, as they look there."""
    heights = levels(text)
    if heights is None:
        return text
    return "".join(
        MIRRORED.get(text[at], text[at]) if heights[at] % 2 else text[at]
        for at in in_sight(heights)
    )


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("店铺 abc 商品", "店铺 abc 商品"),
        ("店铺 אבג 的商品", "店铺 גבא 的商品"),
        ("אבג דהו", "והד גבא"),
        ("אבג 123", "123 גבא"),
        ("A אבג 123 דה B", "A הד 123 גבא B"),
        ("A אבג (דה) B", "A (הד) גבא B"),
        ("אבג (L1) דה", "גבא (L1) הד"),
        ("价 سعر ٣٫٥ ر", "价 ر ٣٫٥ رعس"),
        ("A אב-12,5% B", "A 12,5%-בא B"),
        ("", ""),
    ],
    ids=["left", "word", "all", "number", "within", "brackets", "latin", "arabic", "signs", "none"],
)
def test_a_line_stands_as_readers_show_it(text: str, seen: str) -> None:
    assert shown(text) == seen


@given(text=MIXED)
def test_every_character_stands_once(text: str) -> None:
    heights = levels(text)
    if heights is not None:
        assert sorted(in_sight(heights)) == list(range(len(text)))


@given(text=st.text(alphabet="商标Ab 12,.()（）", max_size=24))
def test_what_is_read_from_the_left_stays(text: str) -> None:
    assert levels(text) is None


@given(word=st.text(alphabet="אבגדרس", min_size=1, max_size=12))
def test_a_word_from_the_right_is_turned_round(word: str) -> None:
    assert shown(f"店{word}铺") == f"店{word[::-1]}铺"


def test_brackets_look_at_each_other_both_ways() -> None:
    assert all(MIRRORED[mate] == char for char, mate in MIRRORED.items())
