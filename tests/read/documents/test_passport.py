"""Passports: Chinese and of the specimen state of Doc 9303."""

import pytest

from ipclaim.model.document import Value
from tests.read.pages import certain, document, said, typed

CHINESE = """
中华人民共和国护照   PASSPORT
类型/Type   国家码/Country Code   护照号/Passport No.
P           CHN                   E99823701
姓/Surname
郑/ZHENG
名/Given names
嘉怡/JIAYI
性别/Sex    国籍/Nationality       出生日期/Date of birth
男/M        中国/CHINESE           08 8月/AUG 1970
出生地点/Place of birth            签发日期/Date of issue
福建/FUJIAN                        02 1月/JAN 2022
签发地点/Place of issue            有效期至/Date of expiry
福建/FUJIAN                        01 1月/JAN 2032
P<CHNZHENG<<JIAYI<<<<<<<<<<<<<<<<<<<<<<<<<<<
E998237019CHN7008083M3201015<<<<<<<<<<<<<<08
"""

SPECIMEN_STATE = """
#PASSPORT
Type       Code of issuing State    Passport No.
P          UTO                      L898902C3
Surname
ERIKSSON
Given names
ANNA MARIA
Nationality
UTOPIAN
Date of birth
12 AUG/AOUT 1974
Sex        Place of birth
F          ZENITH
Date of issue        Date of expiry
16 APR 2002          15 APR 2012
P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
L898902C36UTO7408122F1204159ZE184226B<<<<<10
"""


@pytest.mark.parametrize(
    ("text", "kind", "jurisdiction", "values"),
    [
        pytest.param(
            CHINESE,
            "passport",
            "CN",
            {
                "passport_number": "E99823701",
                "surname": "ZHENG",
                "given_names": "JIAYI",
                "nationality": "中国/CHINESE",
                "birth_date": "1970-08-08",
                "sex": "M",
                "issue_date": "2022-01-02",
                "valid_to": "2032-01-01",
                "mrz": (
                    "P<CHNZHENG<<JIAYI<<<<<<<<<<<<<<<<<<<<<<<<<<<",
                    "E998237019CHN7008083M3201015<<<<<<<<<<<<<<08",
                ),
            },
            id="chinese",
        ),
        pytest.param(
            SPECIMEN_STATE,
            "passport",
            None,
            {
                "passport_number": "L898902C3",
                "surname": "ERIKSSON",
                "given_names": "ANNA MARIA",
                "nationality": "UTOPIAN",
                "birth_date": "1974-08-12",
                "sex": "F",
                "issue_date": "2002-04-16",
                "valid_to": "2012-04-15",
                "mrz": (
                    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
                ),
            },
            id="specimen-state",
        ),
    ],
)
def test_what_is_certain_on_a_page(
    text: str, kind: str, jurisdiction: str | None, values: dict[str, Value]
) -> None:
    paper = document(typed(text))
    assert (paper.doc_type, paper.doc_type_certain) == (kind, True)
    assert paper.jurisdiction == jurisdiction
    assert certain(paper) == values


@pytest.mark.parametrize(
    ("label", "day"),
    [
        ("Date de délivrance/Date of issue", "14 04 2021"),
        ("Data wydaria/Date of issue/Date de dllivrance", "14 KWI/APR 2021"),
        ("Datum van afgifte/Date of issue", "14 APR/APR 2021"),
    ],
)
def test_days_as_europe_prints_them(label: str, day: str) -> None:
    zone = (
        "P<POLQINGLAN<<ANNA<MARIE<<<<<<<<<<<<<<<<<<<<",
        "EK33460837POL8905237F2912213<<<<<<<<<<<<<<08",
    )
    rows = ["PASZPORT  RZECZPOSPOLITA POLSKA", "PASSPORT", "Surname", "QINGLAN", label, day, *zone]
    found = said(document(typed("\n".join(rows))))
    assert found["issue_date"] == "2021-04-14"


UNLABELLED = """
#PASSPORT  UTOPIA
P          UTO              {number}
{surname}
{given}
UTOPIAN
12 AOU/AUG 74
F          ZENITH
{issued}
15 AVR/APR 12
P<UTOEKSTROM<LIND<<ANNA<ZOE<<<<<<<<<<<<<<<<<
2598902036UTO7408122F1204159ZE184226B<<<<<<<
"""
"""A page whose labels are too small to read."""


def unlabelled(
    number: str = "Z598902C3",
    surname: str = "Ekström-Lind",
    given: str = "2 ANNA ZOÉ",
    issued: str = "16 AVR/APR 07",
) -> dict[str, Value]:
    page = UNLABELLED.format(number=number, surname=surname, given=given, issued=issued)
    return said(document(typed(page)))


def test_names_as_the_visual_zone_prints_them() -> None:
    found = unlabelled()
    assert (found["surname"], found["given_names"]) == ("Ekström-Lind", "ANNA ZOÉ")


def test_a_name_that_only_the_zone_says_is_for_a_person() -> None:
    paper = document(typed(UNLABELLED.format(number="", surname="", given="", issued="")))
    assert said(paper)["surname"] == "EKSTROM LIND"
    assert "surname" not in certain(paper)


@pytest.mark.parametrize("issued", ["16 AVR/APR 07", "16.04.2007", "15 04 2007."])
def test_the_one_day_that_begins_a_term_is_the_issue(issued: str) -> None:
    assert str(unlabelled(issued=issued)["issue_date"]).startswith("2007-04-1")


def test_a_day_that_begins_no_term_is_not_the_issue() -> None:
    assert "issue_date" not in unlabelled(issued="16 AVR/JUN 07")


def test_a_number_in_print_that_looks_like_the_zones_is_asked_about() -> None:
    page = UNLABELLED.format(number="ZS 8902036", surname="", given="", issued="")
    paper = document(typed(page.replace("2598902036UTO", "2589020366UTO")))
    assert "passport_number" not in certain(paper)
