"""When a read value counts as the true one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.papers.equality import folded, same

ALIKE = [
    ("holder_name", "泉州未名（中国）有限公司", "泉州未名(中国)有限公司"),
    ("holder_name", "阿依古丽·买买提", "阿依古丽•买买提"),
    ("holder_name", "Lorlin  International Ltd.", "LorlinInternational Ltd"),
    ("total", "42,496.59", "42496.59"),
    ("goods_services", "服装；袜；鞋（脚上的穿着物）。", "服装,袜、鞋(脚上的穿着物)"),
    ("rights_numbers", ("2", "1"), ("1", "2", "2")),
    ("nice_classes", (25, 18), (18, 25)),
    ("sealed", False, False),
    ("mark_text", None, None),
]
UNLIKE = [
    ("holder_name", "泉州未名有限公司", "泉州末名有限公司"),
    ("holder_name", "lorlin", "LORLIN"),
    ("holder_name", "甲、乙公司", "甲乙公司"),
    ("valid_to", "long-term", "2030-01-01"),
    ("sealed", False, None),
    ("sealed", True, "true"),
    ("registration_number", "40-1234567", "401234567"),
    ("nice_classes", (25,), (25, 35)),
]


@pytest.mark.parametrize(("name", "one", "other"), ALIKE)
def test_what_no_reader_could_tell_apart_is_the_same(name: str, one: object, other: object) -> None:
    assert same(name, one, other)
    assert same(name, other, one)


@pytest.mark.parametrize(("name", "one", "other"), UNLIKE)
def test_another_character_is_another_value(name: str, one: object, other: object) -> None:
    assert not same(name, one, other)
    assert not same(name, other, one)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    for name in ("holder_name", "goods_services"):
        assert same(name, folded(name, text), text)
