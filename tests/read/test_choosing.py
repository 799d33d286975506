"""Which platforms a letter names: a group's platforms are not every platform there is."""

import pytest

from ipclaim.read.choosing import chosen
from ipclaim.read.layouts import LayoutField
from tests.read.pages import all_layouts


def field_named(name: str, layout: str) -> LayoutField:
    found = next(one for one in all_layouts() if one.name.en == layout)
    return next(one for one in found.fields if one.name == name and one.labels)


CHINESE = {
    "阿里巴巴集团旗下各平台": (("alibaba_group",), True),
    "贵集团旗下阿里巴巴集团各平台上的侵权事宜": (("alibaba_group",), True),
    "阿里巴巴旗下的所有平台": (("alibaba_group",), True),
    "阿里巴巴集团旗下平台(包括淘宝、天猫、1688、速卖通)": (("alibaba_group",), True),
    "京东、阿里巴巴集团各平台": (("alibaba_group", "jd"), True),
    "所有电商平台": (("all",), True),
    "各大电商平台,包括阿里巴巴集团旗下平台": (("all",), True),
    "阿里巴巴集团旗下的淘宝、天猫": (("alibaba_group",), False),
    "淘宝、天猫等各平台": (("all",), False),
    "某某集团旗下各平台": (("all",), False),
}
ENGLISH = {
    "all online platforms": (("all",), True),
    "all online platforms operated by the Alibaba Group": (("alibaba_group",), True),
    "all online platforms of the Example Group": (("all",), False),
}


@pytest.mark.parametrize("text", CHINESE)
def test_platforms_in_chinese(text: str) -> None:
    parsed = chosen(field_named("platforms", "letter of authorization"), text)
    assert parsed is not None
    assert (parsed.value, parsed.well_formed) == CHINESE[text]


@pytest.mark.parametrize("text", ENGLISH)
def test_platforms_in_english(text: str) -> None:
    parsed = chosen(field_named("platforms", "letter of authorization (English)"), text)
    assert parsed is not None
    assert (parsed.value, parsed.well_formed) == ENGLISH[text]


def test_a_word_within_another_is_not_said_by_itself() -> None:
    parsed = chosen(field_named("may_delegate", "letter of authorization"), "受托人不可转委托")
    assert parsed is not None
    assert (parsed.value, parsed.well_formed) == (False, True)
