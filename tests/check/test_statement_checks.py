"""Statements: there, on a possible day; and no personal data in what goes to the other side."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from ipclaim.check.judge import judge
from ipclaim.check.matter import Facts
from ipclaim.model.case import Event
from ipclaim.model.finding import Finding, Outcome
from tests import building as made

PASS, FAIL, REVIEW, NONE = (
    Outcome.PASS, Outcome.FAIL, Outcome.REVIEW, Outcome.NOT_APPLICABLE
)  # fmt: skip


def found(facts: Facts, rule: str) -> Finding:
    return next(each for each in judge(facts).findings if each.rule == rule)


def signed(day: date | datetime) -> Facts:
    return made.holder_facts(case=made.a_case(events=(Event(what="statements_signed", on=day),)))


@pytest.mark.parametrize(
    ("day", "outcome"),
    [
        (date(2026, 11, 21), FAIL),
        (date(2026, 11, 22), PASS),
        (date(2026, 11, 23), PASS),
        (date(2026, 11, 24), FAIL),
        (datetime(2026, 11, 21, 17, 0, tzinfo=UTC), PASS),
    ],
    ids=["before-capture", "capture-day", "filing-day", "after-filing", "night-in-china"],
)
def test_the_day_of_the_statements(day: date | datetime, outcome: Outcome) -> None:
    assert found(signed(day), "STM-03").outcome is outcome


def test_a_signature_that_the_case_records_is_no_longer_asked_for() -> None:
    assert found(made.holder_facts(), "REQ-statement").outcome is REVIEW
    assert found(signed(date(2026, 11, 23)), "REQ-statement").outcome is PASS


def test_a_late_capture_counts_by_chinas_clock() -> None:
    facts = made.holder_facts()
    late = datetime(2026, 11, 23, 16, 30, tzinfo=UTC)
    facts = replace(facts, captures=(replace(facts.captures[0], captured_at=late),))
    assert found(facts, "STM-03").outcome is FAIL


def test_without_evidence_there_is_no_day_to_compare() -> None:
    facts = made.holder_facts(captures=(), case=made.a_case(order=None))
    assert found(facts, "STM-03").outcome is NONE


@pytest.mark.parametrize("pack_id", ["aliexpress", "taobao", "amazon", "etsy_eu", "jd"])
def test_each_complaint_holds_a_statement_of_truth(pack_id: str) -> None:
    facts = made.holder_facts(pack=made.pack(pack_id))
    assert found(facts, "STM-01").outcome is PASS


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("请联系 13800000000", FAIL),
        ("店主身份证 990101199001010010", FAIL),
        ("商标注册号 65432109，订单 300555000112345678901", PASS),
        ("专利号 202030123456.7", PASS),
    ],
    ids=["mobile", "id-number", "long-order-number", "patent-number"],
)
def test_numbers_in_a_reason(said: str, outcome: Outcome) -> None:
    facts = made.holder_facts(case=made.a_case(reason=f"标题使用澜屿青禾。{said}。"))
    assert found(facts, "PRV-01").outcome is outcome


@pytest.mark.parametrize(
    ("number", "outcome"), [("990101199001010010", REVIEW), ("9901**********0010", PASS)]
)
def test_an_identity_card_is_shown_to_a_person(number: str, outcome: Outcome) -> None:
    card = made.a_document("id_card", "materials/id.jpg", name="林青禾", id_number=number)
    facts = made.holder_facts()
    with_card = replace(facts, documents=(*facts.documents, card))
    assert found(with_card, "PRV-01").outcome is outcome
    unsure = replace(facts, documents=(*facts.documents, made.doubted(card, "id_number")))
    assert found(unsure, "PRV-01").outcome is REVIEW
