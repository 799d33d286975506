"""Labels with alternatives, and names in patterns, spelled out."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.read.wording import spellings, with_names


def test_alternatives_are_spelled_out_in_order_and_once() -> None:
    assert spellings("{申诉,声明}{人,方}") == ("申诉人", "申诉方", "声明人", "声明方")
    assert spellings("卖家{,名称}") == ("卖家", "卖家名称")
    assert spellings("{a,a}b") == ("ab",)
    assert spellings("Complaint{ ID, No.}") == ("Complaint ID", "Complaint No.")


@given(st.text(st.characters(exclude_characters="{}"), min_size=1))
def test_a_label_without_alternatives_stays(words: str) -> None:
    assert spellings(words) == (words,)


@pytest.mark.parametrize("words", ["{申诉,声明", "申诉}", "{a{b}"])
def test_a_brace_alone_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="brace"):
        spellings(words)


@pytest.mark.parametrize(
    ("pattern", "text", "name"),
    [
        ("我方(?P<value><firm>)(?=,)", "我方佛山市恒洁卫浴经营部,系商家", "佛山市恒洁卫浴经营部"),
        ("^(?P<value><firm>)$", "宁波衡石鞋业有限公司", "宁波衡石鞋业有限公司"),
        ("我公司(?P<value><firm>)?", "我公司承诺不在平台开设“青岚”旗舰店", None),
        ("现(?P<value><firm>)?", "现承德市青岚ABC商贸有限公司", "承德市青岚ABC商贸有限公司"),
        ("[。:](?P<value><firm>)?", "致:京东平台我公司杭州青岚鞋店", None),
        ("我(?P<value><person>)系", "我欧·巴特尔系", "欧·巴特尔"),
        ("we,? (?P<value><latin-firm>)", "we, Alder & Finch Ltd, say", "Alder & Finch Ltd"),
        ("^(?P<value><latin-firm>)", "Wuhan (China) Co., Ltd. of", "Wuhan (China) Co., Ltd."),
    ],
    ids=["trader", "company", "no-name", "latin-within", "writer", "person", "ltd", "brackets"],
)
def test_names_of_firms_in_a_pattern(pattern: str, text: str, name: str | None) -> None:
    found = re.search(with_names(pattern), text)
    assert found is not None
    assert found["value"] == name


def test_words_of_choices_in_a_pattern_the_longest_first() -> None:
    assert with_names("at <choice>", ["Ali", "Alibaba.com"]) == r"at (?:Alibaba\.com|Ali)"
