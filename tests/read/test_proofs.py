"""Facts that prove each other lift doubts about characters, and no others."""

import pytest

from ipclaim.model.document import Box, CheckDigit, Field, FieldState, Origin, Source, Value
from ipclaim.read.layouts import Layout, load_layouts
from ipclaim.read.proofs import proven
from ipclaim.read.reasons import reason
from ipclaim.resources import Templates


def field(
    name: str, value: Value, *codes: str, digit: CheckDigit | None = None, y: int = 0
) -> Field:
    spot = Source("a.png", 1, Box(0, y, 9, y + 9), "")
    state = FieldState.DOUBTFUL if codes else FieldState.CERTAIN
    why = tuple(map(reason, codes))
    return Field(name, value, "", state, Origin.OCR, 0.9, spot, why, check_digit=digit)


@pytest.fixture(scope="module")
def certificate() -> Layout:
    layouts = load_layouts(Templates.with_overlay())
    return next(one for one in layouts if one.ten_year_term)


def certain(layout: Layout, *fields: Field) -> dict[str, bool]:
    return {one.name: one.is_certain for one in proven(layout, fields)}


def test_a_certain_day_proves_the_other_end_of_its_term(certificate: Layout) -> None:
    start = field("registration_date", "2013-03-07")
    end = field("valid_to", "2023-03-06", "witness-differs", "low-score")
    assert certain(certificate, start, end) == {"registration_date": True, "valid_to": True}


def test_two_doubtful_days_do_not_prove_each_other(certificate: Layout) -> None:
    start = field("registration_date", "2018-03-07", "witness-differs")
    end = field("valid_to", "2028-03-06", "witness-differs")
    assert certain(certificate, start, end) == {"registration_date": False, "valid_to": False}


@pytest.mark.parametrize("end", ["2023-03-07", "2024-03-06", "long-term"])
def test_a_day_that_does_not_fit_is_not_proven(certificate: Layout, end: str) -> None:
    start = field("registration_date", "2013-03-07")
    assert not certain(certificate, start, field("valid_to", end, "low-score"))["valid_to"]


def test_a_doubt_of_another_kind_stays(certificate: Layout) -> None:
    start = field("registration_date", "2013-03-07")
    end = field("valid_to", "2023-03-06", "witness-differs", "two-candidates")
    kept = proven(certificate, (start, end))[1]
    assert [why.code for why in kept.reasons] == ["two-candidates"]


def test_a_valid_resident_number_proves_the_day_of_birth(certificate: Layout) -> None:
    number = field("id_number", "990100199003077715", digit=CheckDigit.VALID)
    born = field("birth_date", "1990-03-07", "witness-differs")
    assert certain(certificate, number, born)["birth_date"]


def test_an_invalid_resident_number_proves_nothing(certificate: Layout) -> None:
    number = field("id_number", "990100199003077715", digit=CheckDigit.INVALID)
    born = field("birth_date", "1990-03-07", "witness-differs")
    assert not certain(certificate, number, born)["birth_date"]


def test_a_birth_date_that_does_not_fit_stays_doubtful(certificate: Layout) -> None:
    number = field("id_number", "990100199003077715", digit=CheckDigit.VALID)
    born = field("birth_date", "1990-03-08", "witness-differs")
    assert not certain(certificate, number, born)["birth_date"]


def test_a_day_that_stands_in_two_places_is_proven_where_it_is_doubtful(
    certificate: Layout,
) -> None:
    first = field("established_date", "2019-05-08", "witness-differs", y=100)
    assert certain(certificate, first, field("valid_from", "2019-05-08", y=200))["established_date"]
    same_place = field("valid_from", "2019-05-08", y=100)
    assert not certain(certificate, first, same_place)["established_date"]
    doubtful = field("valid_from", "2019-05-08", "low-score", y=200)
    assert not certain(certificate, first, doubtful)["established_date"]
