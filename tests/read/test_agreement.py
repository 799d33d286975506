import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.read.agreement import Witnessed, compare, mended, unsettled
from ipclaim.read.ocr.engine import OcrLine

QUAD = ((0.0, 0.0), (100.0, 0.0), (100.0, 20.0), (0.0, 20.0))
STREET = "科创十一街1434-17号"

TEXT = st.text(alphabet="杭州云帆贸易有限公司0123456789ABC", min_size=1, max_size=20)


@given(TEXT, st.data())
def test_equal_readings_agree_on_every_part(text: str, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(text) - 1))
    last = data.draw(st.integers(first, len(text) - 1))
    verdict = compare(text, first, last, text)
    assert verdict.agrees
    assert verdict.other == text[first : last + 1]


@given(TEXT, st.data())
def test_a_changed_character_inside_the_part_never_agrees(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text) - 1))
    changed = text[:place] + "龘" + text[place + 1 :]
    assert not compare(text, 0, len(text) - 1, changed).agrees
    assert not compare(text, place, place, changed).agrees


@given(TEXT, st.data())
def test_a_missing_or_added_character_never_agrees(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text) - 1))
    assert not compare(text, 0, len(text) - 1, text[:place] + text[place + 1 :]).agrees
    assert not compare(text, 0, len(text) - 1, text[:place] + "龘" + text[place:]).agrees


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("信息咨询（不含许可）；服装", "信息咨询（不含许可）：服装"),
        ("（依法须经批准的项目）", "依法须经批准的项目）"),
        ("零售（除外）", "零售（除外"),
    ],
)
def test_punctuation_inside_and_at_the_line_s_ends_counts(ours: str, theirs: str) -> None:
    assert not compare(ours, 0, len(ours) - 1, theirs).agrees


def test_punctuation_beside_a_part_does_not_count() -> None:
    assert compare("注册人：泉州筠程", 4, 7, "注册人泉州筠程").agrees


def test_a_character_left_out_beside_a_part_does_not_count() -> None:
    assert compare("一云帆", 1, 2, "云帆").agrees
    assert compare("云帆一", 0, 1, "云帆").agrees


def left(
    *looks: tuple[str, bool], text: str = STREET, low: str = "", part: str = ""
) -> tuple[str, ...]:
    """Ask what stays open when these readings, by the third reader or not, saw all of a text."""
    scores = tuple(0.7 if char in low else 0.99 for char in text)
    line = OcrLine(text, QUAD, 0.99, scores=scores)
    first = text.index(part)
    last = first + len(part or text) - 1
    seen = [Witnessed(said, 0, len(text) - 1, third) for said, third in looks]
    return unsettled(line, text, first, last, seen)


def test_two_looks_of_one_witness_complete_each_other() -> None:
    assert left(("科创十街1434-17号", False), ("科创一街1434-17号", False)) == ()
    assert left(("科创街1434-17号", False), ("科创十街1434-17号", False)) == ("witness-differs",)


def test_another_reader_confirms_what_the_witness_left_out_however_poor_it_is_elsewhere() -> None:
    assert left(("科创十街1434-17号", False), ("料创十一街1434 17", True)) == ()


def test_what_nobody_confirms_stays_open() -> None:
    assert left(("科创十街1434-17号", False), ("科创十街1434-17号", True)) == ("witness-differs",)
    assert left(("科创十一街1434-17", False), ("科创十一街1434-17", True)) == ("witness-differs",)


def test_a_character_that_both_readers_put_in_is_a_doubt_and_one_of_one_reader_is_not() -> None:
    more = STREET.replace("十", "二十")
    assert left((more, False), (more, True)) == ("witness-differs",)
    assert left((more, False), (STREET, True)) == ()


def test_no_majority_helps_against_a_look_alike() -> None:
    text, other = "末名岭", "未名岭"
    assert left((other, False), (text, True), text=text) == ("witness-differs",)
    assert left(("朱名岭", False), (text, True), text=text) == ()


def test_an_unsure_character_needs_two_readers() -> None:
    assert left((STREET, False), low="创") == ("low-score",)
    assert left((STREET, False), ("科创街", True), low="创") == ()
    assert left((STREET, False), ("科刨十一街1434-17号", True), low="创") == ("low-score",)


def test_an_unsure_mark_between_characters_needs_two_readers_too() -> None:
    text = "零售:茶叶"
    assert left((text, False), ("零售;茶叶", True), text=text, low=":") == ("low-score",)
    assert left((text, False), (text, True), text=text, low=":") == ()


@given(TEXT, st.data())
def test_only_a_character_for_a_character_is_mended(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text) - 1))
    before, after = text[:place], text[place + 1 :]
    assert mended(text, f"{before}龘{after}") == f"{before}龘{after}"
    assert mended(text, f"{before}{text[place]}龘{after}") == text
    assert mended(text, before + after) == text


def test_of_a_run_of_equal_characters_which_one_was_left_out_cannot_be_told() -> None:
    assert left(("1590", False), ("1590", False), text="11590") == ("witness-differs",)


def test_a_doubt_beside_the_part_is_no_doubt_about_it() -> None:
    assert left(("科刨街1434-17号", False), part="1434-17号") == ()


def test_the_third_reader_alone_is_no_witness() -> None:
    assert left((STREET, True)) == ("no-witness",)
    assert left() == ("no-witness",)


@given(TEXT, st.data())
def test_a_value_that_no_reader_gives_a_character_of_is_never_settled(
    text: str, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(text) - 1))
    changed, lost = text[:place] + "龘" + text[place + 1 :], text[:place] + text[place + 1 :]
    assert left((changed, False), (lost, True), text=text) == ("witness-differs",)
