import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.model.document import CheckDigit
from ipclaim.read.folding import fold
from ipclaim.read.numbers import (
    credit_code_valid,
    patent_number_valid,
    registration_15_valid,
    resident_id_valid,
)
from ipclaim.read.values import PARSERS

CODE = "91990169MAF34HCJ77"
"""An invented firm's code: area 9901 is assigned to nobody."""


def parsed(form: str, text: str):
    return PARSERS[form](fold(text))


def test_a_credit_code_with_both_check_digits() -> None:
    value = parsed("credit-code", f"：{CODE}")
    assert (value.value, value.check_digit, value.well_formed) == (CODE, CheckDigit.VALID, True)


@given(st.integers(0, 17), st.sampled_from("0123456789ABCDEFGHJKLMNPQRTUWXY"))
def test_one_wrong_character_is_reported_and_kept(place: int, char: str) -> None:
    wrong = CODE[:place] + char + CODE[place + 1 :]
    if wrong == CODE:
        return
    value = parsed("credit-code", wrong)
    assert value.value == wrong
    assert value.check_digit is CheckDigit.INVALID


def test_a_speck_in_a_code_is_not_well_formed() -> None:
    value = parsed("credit-code", CODE[:11] + "." + CODE[11:])
    assert value.value == CODE
    assert not value.well_formed


def test_check_digits_of_the_other_numbers() -> None:
    assert credit_code_valid(CODE)
    assert resident_id_valid("11010519491231002X")
    assert not resident_id_valid("110105194912310021")
    assert not resident_id_valid("11010519491331002X")
    assert patent_number_valid("ZL 2017 1 0601862.3")
    assert not patent_number_valid("ZL 2017 1 0601862.4")
    assert registration_15_valid("110108000000016")
    assert not registration_15_valid("110108000000017")


@pytest.mark.parametrize(
    ("text", "value", "well_formed"),
    [
        ("杭州云帆知识产权代理有限公司", "杭州云帆知识产权代理有限公司", True),
        ("杭州云帆知识产权代理有限", "杭州云帆知识产权代理有限", False),
        ("泉州澜鸣贸易有限公司（以下简称“甲方”）", "泉州澜鸣贸易有限公司", True),
        ("Nordhafen Apparel Co., Ltd.", "Nordhafen Apparel Co., Ltd", True),
        ("张明远", "张明远", True),
        ("买买提·艾合买提", "买买提·艾合买提", True),
        ("杭州滨·江区楷石迪商行", "杭州滨·江区楷石迪商行", False),
        ("杭州云帆贸易有限公司2021年11月01日", "杭州云帆贸易有限公司2021年11月01日", False),
        ("杭州（云帆贸易有限公司", "杭州(云帆贸易有限公司", False),
    ],
)
def test_names(text: str, value: str, well_formed: bool) -> None:
    name = parsed("name", text)
    assert (name.value, name.well_formed) == (value, well_formed)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("第71455036号、第12447973号“翎越”注册商标", ("71455036", "12447973")),
        ("注册号：G1234567", ("G1234567",)),
        ("第25类", None),
    ],
)
def test_rights_numbers(text: str, numbers: tuple[str, ...] | None) -> None:
    value = parsed("rights-numbers", text)
    assert (value.value if value else None) == numbers


@pytest.mark.parametrize(
    ("text", "classes", "well_formed"),
    [
        ("25", (25,), True),
        ("9、25、35", (9, 25, 35), True),
        ("二十五", (25,), True),
        ("52", (52,), False),
    ],
)
def test_nice_classes(text: str, classes: tuple[int, ...], well_formed: bool) -> None:
    value = parsed("nice-classes", text)
    assert (value.value, value.well_formed) == (classes, well_formed)


@pytest.mark.parametrize("form", sorted(PARSERS))
@given(text=st.text(max_size=40))
def test_no_text_breaks_a_parser_and_every_span_lies_inside(form: str, text: str) -> None:
    value = PARSERS[form](fold(text))
    if value is not None:
        assert 0 <= value.start <= value.end <= len(text)


def test_a_number_keeps_its_letters_in_front() -> None:
    parsed = PARSERS["number"]("IPR-2025-0098812")
    assert parsed is not None
    assert (parsed.value, parsed.well_formed) == ("IPR-2025-0098812", True)


@pytest.mark.parametrize("text", ["服务·(不含许可)", "服装零售;;鞋帽", "2014年08月21日"])
def test_specks_and_days_make_no_clean_text(text: str) -> None:
    parsed = PARSERS["text"](text)
    assert parsed is not None
    assert not parsed.well_formed
