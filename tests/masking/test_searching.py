from pathlib import Path

import pytest
from hypothesis import given as generated
from hypothesis import strategies as st

from ipclaim.errors import RulesError
from ipclaim.masking.personal import personal_data
from ipclaim.masking.searching import Look, Secret, is_personal_line, places_of, secret
from ipclaim.model.text import Text
from ipclaim.resources import Templates
from ipclaim.rules.written_personal import load_personal
from tests import building as made

TITLE = Text("号码", "number")
NUMBER = "330102199003071234"
PERSONAL = load_personal(Templates.with_overlay())
LOOKS = personal_data(made.holder_facts().case, (), PERSONAL).looks


def of(value: str, kind: str = "id_number") -> Secret:
    found = secret(kind, TITLE, value)
    assert found is not None
    return found


def looks(kind: str) -> list[Look]:
    return [look for look in LOOKS if look.kind == kind]


@generated(
    before=st.text(alphabet="证号：甲 乙", max_size=6),
    gaps=st.lists(st.sampled_from(["", " ", "\n", "-", "·", "\u3000"]), min_size=17, max_size=17),
    wide=st.booleans(),
)
def test_a_number_is_found_whatever_stands_between_its_digits(
    before: str, gaps: list[str], wide: bool
) -> None:
    digits = NUMBER.translate({ord("0") + n: chr(0xFF10 + n) for n in range(10)} if wide else {})
    written = "".join(sign + gap for sign, gap in zip(digits, [*gaps, ""], strict=True))
    found = places_of(f"{before}{written}尾", [of(NUMBER)], [])
    assert set(found) == set(range(len(before), len(before) + len(written)))


@generated(at=st.integers(0, 8), size=st.integers(8, 10))
def test_a_piece_of_a_number_is_found(at: int, size: int) -> None:
    assert places_of(f"见 {NUMBER[at : at + size]} 页", [of(NUMBER)], [])


def test_a_row_of_zeros_is_part_of_many_numbers() -> None:
    phone = of("+86 571 0000 0000", "phone")
    assert not places_of("https://www.aliexpress.com/item/1005009000000001.html", [phone], [])
    assert places_of("电话 0571-00000000", [of("0571-00000000", "phone")], [])


def test_a_misread_digit_does_not_hide_a_line() -> None:
    assert is_personal_line("公民身份号码 33O1021990O3O7l234", [of(NUMBER)], []) == "id_number"
    assert is_personal_line("核定使用商品：服装；鞋；帽", [of(NUMBER)], []) is None


def test_the_name_of_a_city_is_no_address() -> None:
    home = of("福建省泉州市丰泽区滨河大道1286号3层301室", "address")
    assert not places_of("住所：福建省泉州市丰泽区东海街道", [home], [])
    assert places_of("住所：泉州市丰泽区滨河大道1286号", [home], [])


def test_what_looks_personal_is_found_without_being_known() -> None:
    for kind, text in (
        ("id_number", "身份证号码：110101199003071234。"),
        ("mobile", "请联系 138 0013 8000"),
        ("mobile", "请联系１３８—００１３ - ８０００"),
        ("mobile", "微信138.0013.8000。"),
        ("mobile", "Call 13800138000."),
        ("email", "写信至 lin.hai@example.com。"),
        ("email", "写信至 lin.hai＠example．com。"),
        ("phone", "Tel: +86 571 8888 6666"),
        ("residence", "住址：某市某区某路 1 号"),
    ):
        assert places_of(text, [], looks(kind)), text


def test_what_is_not_personal_stays() -> None:
    for text in (
        "https://item.taobao.com/item.htm?id=13812345678",
        "SHA-256 f3b2d52213800138000e1887e82cae13898ccc4ad1eda8c3921247b57b180927",
        "统一社会信用代码 91330100MA2SPECIM7",
        "第 61840275 号商标，2026-11-23",
        "申请号 202430123456.7",
        "US $139.00-1499.90",
    ):
        assert not places_of(text, [], LOOKS), text


def test_a_short_value_is_searched_nowhere_else() -> None:
    assert secret("sex", TITLE, "女") is None


def test_a_mistake_in_what_is_personal_is_told_at_its_place(tmp_path: Path) -> None:
    (tmp_path / "masking").mkdir()
    ours = Templates.with_overlay().path("masking/personal.yaml").read_text("utf-8")
    mine = tmp_path / "masking" / "personal.yaml"
    for wrong, told in (("firm_word:", "firm_word"), ("(?<![", "pattern")):
        right = "firm_words:" if told == "firm_word" else "(?<![0-9A-Za-z])["
        mine.write_text(ours.replace(right, wrong, 1), encoding="utf-8")
        with pytest.raises(RulesError, match=told) as caught:
            load_personal(Templates.with_overlay(tmp_path))
        assert "personal.yaml" in caught.value.message.en
