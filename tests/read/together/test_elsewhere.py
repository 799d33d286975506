from dataclasses import replace

import pytest

from ipclaim.model.document import CheckDigit, Document, Field, Value
from ipclaim.read.together.elsewhere import confirmed
from tests.building import a_document
from tests.read.together.papers import HOLDER, NUMBER, certificate, doubted, value_of


def licence(name: str = HOLDER, **more: Value) -> Document:
    return a_document("business_licence", "licence.jpg", company_name=name, **more)


def weighed(name: str, codes: tuple[str, ...], *others: Document) -> Field:
    return value_of(confirmed((doubted(certificate("a.jpg"), name, *codes), *others))[0], name)


@pytest.mark.parametrize(
    "code", ["may-go-on", "last-line-full", "at-the-edge", "format-unexpected", "over-pages"]
)
def test_where_a_name_ends_is_settled_by_its_equal(code: str) -> None:
    field = weighed("holder_name", (code,), licence())
    assert field.is_certain
    assert field.confirmed_by is not None
    assert field.confirmed_by.source.file == "licence.jpg"
    assert [why.code for why in field.confirmed_by.answers] == [code]


@pytest.mark.parametrize(
    "code",
    [
        "witness-differs",
        "low-score",
        "no-witness",
        "text-layer-differs",
        "two-candidates",
        "same-party",
        "type-uncertain",
        "layout-untested",
    ],
)
def test_other_doubts_about_a_name_stay(code: str) -> None:
    field = weighed("holder_name", ("may-go-on", code), licence())
    assert not field.is_certain
    assert {why.code for why in field.reasons} == {"may-go-on", code}


def test_a_hard_page_is_answered_only_where_nothing_else_speaks_against_the_characters() -> None:
    assert weighed("holder_name", ("page-hard-to-read",), licence()).is_certain
    assert not weighed("holder_name", ("page-hard-to-read", "low-score"), licence()).is_certain


def test_a_look_alike_proves_nothing() -> None:
    assert not weighed("holder_name", ("may-go-on",), licence("澜屿青禾服饰有限公可")).is_certain


def test_a_doubtful_equal_proves_nothing() -> None:
    assert not weighed(
        "holder_name", ("may-go-on",), doubted(licence(), "company_name", "last-line-full")
    ).is_certain


def test_one_scan_under_two_names_proves_nothing() -> None:
    copy = replace(certificate("copy.jpg"), sha256=certificate("a.jpg").sha256)
    assert not weighed("holder_name", ("may-go-on",), copy).is_certain


@pytest.mark.parametrize("code", ["low-score", "no-witness", "page-hard-to-read", "may-go-on"])
def test_a_long_number_is_proven_by_its_equal(code: str) -> None:
    letter = a_document("authorization_letter", "letter.jpg", rights_numbers=(NUMBER, "1234567"))
    assert weighed("registration_number", (code,), letter).is_certain


def test_a_number_that_a_witness_read_otherwise_stays_doubtful() -> None:
    letter = a_document("authorization_letter", "letter.jpg", rights_numbers=(NUMBER,))
    assert not weighed("registration_number", ("witness-differs",), letter).is_certain


def test_a_short_number_is_no_proof() -> None:
    letter = a_document("authorization_letter", "letter.jpg", rights_numbers=("654321",))
    short = certificate("a.jpg", registration_number="654321")
    paper = doubted(short, "registration_number", "low-score")
    assert not value_of(confirmed((paper, letter))[0], "registration_number").is_certain


def test_a_list_is_proven_item_by_item_and_never_in_its_length() -> None:
    letter = a_document("authorization_letter", "letter.jpg", rights_numbers=(NUMBER,))
    known = certificate("a.jpg")
    unsure = doubted(letter, "rights_numbers", "no-witness")
    assert value_of(confirmed((unsure, known))[0], "rights_numbers").is_certain
    open_ended = doubted(letter, "rights_numbers", "may-go-on")
    assert not value_of(confirmed((open_ended, known))[0], "rights_numbers").is_certain
    two = a_document("authorization_letter", "letter.jpg", rights_numbers=(NUMBER, "76543210"))
    one_unknown = doubted(two, "rights_numbers", "no-witness")
    assert not value_of(confirmed((one_unknown, known))[0], "rights_numbers").is_certain


def test_a_firms_number_is_not_a_rights() -> None:
    firm = licence(registration_number=NUMBER)
    assert not weighed("registration_number", ("low-score",), firm).is_certain


def test_a_wrong_check_digit_is_nobodys_to_settle() -> None:
    code = "91990100MA0ABCDE1X"
    letter = a_document("authorization_letter", "letter.jpg", grantor_credit_code=code)
    own = "unified_social_credit_code"
    paper = doubted(licence(**{own: code}), own, "may-go-on")
    wrong = replace(
        paper,
        fields=tuple(replace(field, check_digit=CheckDigit.INVALID) for field in paper.fields),
    )
    assert not value_of(confirmed((wrong, letter))[0], own).is_certain


def test_what_was_confirmed_confirms_nothing() -> None:
    first = doubted(certificate("a.jpg"), "holder_name", "may-go-on")
    second = a_document("authorization_letter", "b.jpg", grantor=HOLDER)
    second = doubted(second, "grantor", "page-hard-to-read")
    assert [paper.fields for paper in confirmed((first, second))] == [first.fields, second.fields]
