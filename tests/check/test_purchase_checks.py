"""A test purchase: is there one, was it examined, and does it tie together."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.check.judge import judge
from ipclaim.check.matter import Facts
from ipclaim.check.purchase_checks import _amount
from ipclaim.model.case import Claim, Order
from ipclaim.model.document import Document
from ipclaim.model.finding import Finding, Outcome
from tests import building as made

PASS, FAIL, REVIEW, NONE = (
    Outcome.PASS, Outcome.FAIL, Outcome.REVIEW, Outcome.NOT_APPLICABLE
)  # fmt: skip
ORDER = made.a_case().order or Order()


def found(facts: Facts, rule: str) -> Finding:
    return next(each for each in judge(facts).findings if each.rule == rule)


def bought(**changes: object) -> Facts:
    return made.holder_facts(case=made.a_case(order=ORDER.model_copy(update=changes)))


def test_a_purchase_that_ties_together() -> None:
    assert found(bought(), "EVD-07").outcome is PASS
    assert found(bought(), "EVD-08").outcome is PASS
    by_link = bought(item=f"{made.address(1)}?spm=x")
    assert found(by_link, "EVD-08").outcome is PASS


@pytest.mark.parametrize(
    ("changes", "counterfeit", "ties"),
    [
        ({"number": None}, FAIL, NONE),
        ({"examined_on": None}, REVIEW, REVIEW),
        ({"examined_on": date(2026, 11, 24)}, FAIL, FAIL),
        ({"item": None}, PASS, REVIEW),
        ({"item": "1005009000000009"}, PASS, FAIL),
        ({"shop": "别家鞋行"}, PASS, FAIL),
        ({"shop": "某某鞋行"}, PASS, FAIL),
        ({"shop": "Some Shoe Shop"}, PASS, REVIEW),
        ({"received_on": date(2026, 11, 1)}, PASS, FAIL),
        ({"paid_on": date(2026, 11, 13)}, PASS, FAIL),
    ],
    ids=["no-number", "not-examined", "examined-later", "no-item", "another-item", "another-shop",
         "like-the-shop", "latin-shop", "received-before-paid", "paid-after-examined"],
)  # fmt: skip
def test_one_thing_that_does_not_fit(
    changes: dict[str, object], counterfeit: Outcome, ties: Outcome
) -> None:
    facts = bought(**changes)
    assert (found(facts, "EVD-07").outcome, found(facts, "EVD-08").outcome) == (counterfeit, ties)


def test_a_claim_of_infringement_needs_no_purchase() -> None:
    facts = made.holder_facts(case=made.a_case(claim=Claim.TRADEMARK, order=None))
    assert found(facts, "EVD-07").outcome is NONE


def test_the_links_file_may_name_the_order() -> None:
    facts = bought()
    first, *rest = facts.listings
    other = replace(first, link=first.link.model_copy(update={"order_number": "999"}))
    told = found(replace(facts, listings=(other, *rest)), "EVD-08")
    assert told.outcome is FAIL
    assert "999" in told.message.zh
    without = replace(facts, listings=(other, *rest), case=made.a_case(order=None))
    assert found(without, "EVD-07").outcome is REVIEW


def invoice(**values: str) -> Document:
    said = {"total": "￥1,299.00", "invoice_date": "2026-11-03"} | values
    return made.a_document("invoice", "materials/invoice.pdf", **said)  # type: ignore[arg-type]


def test_an_invoice_agrees_in_its_figures() -> None:
    facts = bought(amount="1299 元")
    with_invoice = replace(facts, documents=(*facts.documents, invoice()))
    assert found(with_invoice, "EVD-08").outcome is PASS
    other = replace(facts, documents=(*facts.documents, invoice(total="￥99.00")))
    assert found(other, "EVD-08").outcome is REVIEW
    early = replace(facts, documents=(*facts.documents, invoice(invoice_date="2026-10-01")))
    assert found(early, "EVD-08").outcome is REVIEW
    doubtful = made.doubted(invoice(), "total")
    unsure = replace(facts, documents=(*facts.documents, doubtful))
    assert found(unsure, "EVD-08").outcome is REVIEW


@given(st.integers(0, 10**9), st.sampled_from(["￥{}", "¥{:,}", "{:,}.00元", "CNY {}.0", "{} 元"]))
def test_an_amount_is_its_figures(amount: int, written: str) -> None:
    assert _amount(written.format(amount)) == f"{amount}."
