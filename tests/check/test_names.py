"""Names are compared as a careful person does, and never made equal by a look-alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.check.names import LOOK_ALIKES, Likeness, compare, holds, nearness

SAME = [
    ("云帆（杭州）科技有限公司", "云帆(杭州)科技有限公司"),
    ("云帆〔杭州〕科技有限公司", "云帆（杭州）科技有限公司"),
    ("云 帆 科 技 有 限 公 司", "云帆科技有限公司"),
    ("ＡＢＣ云帆有限公司", "ABC云帆有限公司"),
    ("雲帆科技有限公司", "云帆科技有限公司"),
    ("Green Willow Co., Ltd.", "GREEN WILLOW CO LTD"),
    ("Green Willow Company Limited", "Green Willow Co., Ltd."),
    ("Café Blå, Inc.", "CAFE BLA INCORPORATED"),
    ("Salt & Sons Ltd", "Salt and Sons Limited"),
]
LOOK_ALIKE = [
    ("泉州未名云岭有限公司", "泉州末名云岭有限公司", ("未", "末")),
    ("青土商贸有限公司", "青士商贸有限公司", ("土", "士")),
    ("己辰科技有限公司", "已辰科技有限公司", ("己", "已")),
    ("ABC0有限公司", "ABCO有限公司", ("0", "O")),
    ("Al Trading Ltd", "AI Trading Ltd", ("l", "I")),
    ("动力科技有限公司", "动カ科技有限公司", ("力", "カ")),
    ("四口商贸有限公司", "四ロ商贸有限公司", ("口", "ロ")),
]
OTHER_FORM = [
    ("云帆科技有限公司", "云帆科技有限责任公司"),
    ("云帆科技有限公司", "云帆科技股份有限公司"),
    ("Green Willow Inc.", "Green Willow LLC"),
]
DIFFERENT = [
    ("云帆科技有限公司", "云舟科技有限公司"),
    ("云帆科技有限公司", "云帆商贸有限公司"),
    ("ジンファン", "シンファン"),
    ("Green Willow Ltd", "Grey Willow Ltd"),
    ("云帆科技有限公司", "云帆科技有限公司杭州分公司"),
]
INCOMPARABLE = [
    ("云帆科技有限公司", "Yunfan Technology Co., Ltd."),
    ("", "云帆"),
    ("云帆", "  "),
    ("ユンファン", "Yunfan"),
    ("윤판", "Yunfan"),
    ("윤판", "云帆"),
    ("ООО Юньфань", "Yunfan LLC"),
    ("ユンファン株式会社", "云帆科技有限公司"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_what_does_not_count_keeps_names_same(left: str, right: str) -> None:
    assert compare(left, right).likeness is Likeness.SAME
    assert nearness(left, right) == 1.0


@pytest.mark.parametrize(("left", "right", "pair"), LOOK_ALIKE)
def test_look_alikes_are_told_and_never_same(left: str, right: str, pair: tuple[str, str]) -> None:
    comparison = compare(left, right)
    assert comparison.likeness is Likeness.LOOK_ALIKE
    assert comparison.differing == (pair,)


@pytest.mark.parametrize(("left", "right"), OTHER_FORM)
def test_the_legal_form_counts(left: str, right: str) -> None:
    assert compare(left, right).likeness is Likeness.OTHER_FORM


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_other_names_differ(left: str, right: str) -> None:
    assert compare(left, right).likeness is Likeness.DIFFERENT


@pytest.mark.parametrize(("left", "right"), INCOMPARABLE)
def test_what_cannot_be_compared_is_no_difference(left: str, right: str) -> None:
    assert compare(left, right).likeness is Likeness.INCOMPARABLE


def test_the_other_script_is_told() -> None:
    assert compare("雲帆有限公司", "云帆有限公司").other_script
    assert not compare("云帆有限公司", "云帆有限公司").other_script


def test_groups_of_look_alikes_do_not_overlap() -> None:
    characters = [character for group in LOOK_ALIKES for character in group]
    assert len(characters) == len(set(characters))


NAMES = st.text(
    alphabet=st.sampled_from("云帆未末土士己已（）()有限公司责任 ABCabcIl1O0 .,&雲"), max_size=14
)


@given(NAMES, NAMES)
def test_comparing_has_no_direction(left: str, right: str) -> None:
    assert compare(left, right).likeness is compare(right, left).likeness


@given(NAMES)
def test_a_name_is_itself_or_nothing(name: str) -> None:
    assert compare(name, name).likeness in {Likeness.SAME, Likeness.INCOMPARABLE}


@given(st.sampled_from([group for group in LOOK_ALIKES if group[0] > "z"]), st.data())
def test_swapping_a_look_alike_never_keeps_a_name_same(group: str, data: st.DataObject) -> None:
    left, right = data.draw(st.permutations(group))[:2]
    comparison = compare(f"青{left}云科技有限公司", f"青{right}云科技有限公司")
    assert not comparison.is_same


def test_holding_words_is_no_look_alike() -> None:
    assert holds("授权范围：知识产权 投诉", "知识产权投诉")
    assert not holds("末名鞋", "未名")
    assert not holds("anything", "")


ANY_NAMES = st.text(
    alphabet=st.sampled_from("云帆未末土士二ニカ力윤판ЮYun 雲（）()有限公司责任Co.,LtdIl1O0&;"),
    max_size=16,
)


@given(ANY_NAMES, ANY_NAMES)
def test_names_of_any_script_compare_alike_both_ways(left: str, right: str) -> None:
    ours, theirs = compare(left, right), compare(right, left)
    assert ours.likeness is theirs.likeness
    assert ours.other_script is theirs.other_script


@given(ANY_NAMES)
def test_a_name_of_any_script_is_itself(name: str) -> None:
    comparison = compare(name, name)
    assert comparison.likeness in {Likeness.SAME, Likeness.INCOMPARABLE}
    assert comparison.differing == ()


PLACES = st.integers(0, 5)


@given(st.sampled_from([group for group in LOOK_ALIKES if group[0] > "z"]), PLACES, st.data())
def test_a_look_alike_anywhere_in_a_name_is_told_with_its_characters(
    group: str, place: int, data: st.DataObject
) -> None:
    one, other = data.draw(st.permutations(group))[:2]
    frame = "青云科技贸限"
    left, right = (frame[:place] + each + frame[place:] + "有限公司" for each in (one, other))
    comparison = compare(left, right)
    assert not comparison.is_same or comparison.other_script
    if comparison.likeness is Likeness.LOOK_ALIKE:
        assert "".join(piece for pair in comparison.differing for piece in pair)


@given(ANY_NAMES, ANY_NAMES)
def test_only_names_that_are_the_same_are_near_by_the_whole(left: str, right: str) -> None:
    assert (nearness(left, right) == 1.0) == compare(left, right).is_same
