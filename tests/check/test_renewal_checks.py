"""Terms that follow on, with a gap, or overlap."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipclaim.check.judge import judge
from ipclaim.check.matter import Facts
from ipclaim.model.document import Document, Value
from ipclaim.model.finding import Outcome
from tests import building as made

PASS, FAIL, REVIEW, NONE = Outcome.PASS, Outcome.FAIL, Outcome.REVIEW, Outcome.NOT_APPLICABLE


def renewal(nth: int = 1, **values: Value) -> Document:
    stated = {"registration_number": made.NUMBER, **values}
    return made.a_document("trademark_renewal", f"materials/renewal{nth}.jpg", **stated)


def renewed(*renewals: Document, valid_to: str = "2015-05-13", since: str = "2005-05-14") -> Facts:
    facts = made.holder_facts()
    right = made.certificate(valid_from=since, registration_date=since, valid_to=valid_to)
    return replace(facts, documents=(right, made.licence(), *renewals))


def answer(facts: Facts) -> Outcome:
    return next(each.outcome for each in judge(facts).findings if each.rule == "RGT-07")


FIRST = renewal(1, valid_from="2015-05-14", valid_to="2025-05-13")
SECOND = renewal(2, valid_from="2025-05-14", valid_to="2035-05-13")


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(renewed(), NONE, id="never-renewed"),
        pytest.param(renewed(FIRST, SECOND), PASS, id="two"),
        pytest.param(renewed(SECOND, FIRST), PASS, id="in-any-order"),
        pytest.param(renewed(SECOND), FAIL, id="one-is-missing"),
        pytest.param(renewed(FIRST, replace(FIRST, file="materials/copy.jpg")), PASS, id="a-copy"),
        pytest.param(
            renewed(renewal(valid_from="2012-05-14", valid_to="2022-05-13")), REVIEW, id="too-early"
        ),
        pytest.param(renewed(renewal(valid_to="2025-05-13")), PASS, id="no-start-printed"),
        pytest.param(renewed(renewal(valid_to="2035-05-13")), FAIL, id="no-start-and-a-gap"),
        pytest.param(renewed(made.doubted(FIRST, "valid_from")), REVIEW, id="doubtful-start"),
        pytest.param(renewed(made.doubted(FIRST, "registration_number")), REVIEW, id="whose"),
        pytest.param(renewed(replace(FIRST, doc_type_certain=False)), REVIEW, id="what-kind"),
        pytest.param(renewed(made.unread(FIRST, "valid_from")), REVIEW, id="unread-start"),
    ],
)
def test_a_chain_of_renewals(facts: Facts, expected: Outcome) -> None:
    assert answer(facts) is expected


def test_a_certificate_that_prints_no_end_is_counted_from_its_start() -> None:
    facts = renewed(renewal(valid_to="2025-05-14"))
    facts = made.changing(facts, "trademark_certificate",
                          lambda paper: made.without(paper, "valid_to"))  # fmt: skip
    assert answer(facts) is PASS


@settings(max_examples=25, deadline=None)
@given(st.integers(-4000, 4000))
def test_only_the_day_itself_and_its_neighbours_follow_on(days: int) -> None:
    start = date(2015, 5, 13) + timedelta(days=days)
    facts = renewed(renewal(valid_from=start.isoformat(), valid_to="2026-05-13"))
    expected = REVIEW if days < -1 else PASS if days <= 1 else FAIL
    assert answer(facts) is expected


def test_a_renewal_of_a_number_that_no_certificate_has_goes_to_a_person() -> None:
    facts = renewed(made.with_value(FIRST, "registration_number", "65432100"))
    said = next(each for each in judge(facts).findings if each.rule == "RGT-05")
    assert said.outcome is REVIEW
    assert "materials/renewal1.jpg" in said.message.zh
    assert answer(facts) is NONE
