"""Labels as they are printed and misread, and where the text of each begins."""

import pytest

from ipclaim.read.labelwords import label_words, words_on

LABELS = tuple(
    sorted(
        (
            "Surname/Nom",
            "Nationality/Nationalité",
            "Nationality",
            "Date of birth/Date de naissance",
            "Date of issue/Date de délivrance",
            "Date of issue",
            "Date of birth",
            "註冊辦事處地址",
            "Registered Office",
            "Sex",
            "Firma",
            "变更前注册人名义",
            "授权人",
            "适用地域",
        ),
        key=len,
        reverse=True,
    )
)
WORDS = label_words(LABELS, LABELS)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Nationality/Nationalité (3)", ""),
        ("Date of issue / Fecha de expedición", ""),
        ("註冊辦事處地址Registered Office", ""),
        ("6註冊辦事處地址Registered Office", ""),
        ("2. a) Firma:", ""),
        ("一、授权人（权利人）信息".replace("（", "(").replace("）", ")"), ""),
        ("授权人(以下简称甲方):青岚公司", "青岚公司"),
        ("本授权的适用地域:全球", "全球"),
        ("Firma details", ""),
        ("【授权人】青岚公司", "青岚公司"),
        ("〔适用地域〕:全球", "全球"),
        ("Firma / Société:青岚", "青岚"),
        ("a) Firma: Nordhafen GmbH", "Nordhafen GmbH"),
        ("Sex/Sexe M", "/Sexe M"),
        ("Firma\tCode: 4642", "Code: 4642"),
        ("适用地域为全球", "全球"),
        ("适用地域\t为全球所有地区", "为全球所有地区"),
        ("Nationality/UTOPIAN", "/UTOPIAN"),
        ("註冊辦事處地址Registered Office Tower 7", "Registered Office Tower 7"),
    ],
)
def test_where_the_text_of_a_label_begins(text: str, rest: str) -> None:
    match = WORDS.found(text)[0]
    assert text[WORDS.value_start(text, match) :] == rest


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Sumame / Nom", "Surname/Nom"),
        ("1. Sumame / Nom", "Surname/Nom"),
        ("Nationa1ity/ Nationalite (3)", "Nationality/Nationalité"),
        ("Notionality / Nationatté", "Nationality"),
        ("Date of issuel Date de délivrance (7)", "Date of issue/Date de délivrance"),
        ("Dale of birth / Fecha de nacimiento", "Date of birth"),
        ("NORDHAFEN", None),
        ("Date of 22.03.1966", None),
        ("Sox", None),
        ("变更后注册人名义", None),
    ],
)
def test_a_label_misread_in_a_letter_is_known(text: str, label: str | None) -> None:
    assert WORDS.misread(text) == label


def test_only_labels_that_are_there_are_looked_for() -> None:
    words = words_on(LABELS, ["S e x / M", "Date(s) of birth: 22.03.1966", "NATIONALITY"])
    assert sorted(words.known.values()) == ["Date of birth", "Nationality", "Sex"]


def test_a_label_says_when_its_value_holds() -> None:
    words = label_words(("注册人名称", "专用权期限"), ("注册人名称", "专用权期限"))
    (now,) = words.found("现注册人名称\t成都沐鸣特")
    (before,) = words.found("原注册人名称\t东莞澜禾")
    assert words.label_of(now) == "注册人名称"
    assert words.label_of(before) == "原注册人名称"
    (first,) = words.found("首次专用权期限:2008年07月22日")
    assert words.label_of(first) not in {"专用权期限", "注册人名称"}
