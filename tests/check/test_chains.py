"""Chains: sub-delegations up to the head letter, transfers in the order of their dates."""

from dataclasses import replace

import pytest

from ipclaim.check.judge import judge
from ipclaim.check.matter import Facts
from ipclaim.model.document import Document, Value
from ipclaim.model.finding import Outcome
from tests import building as made

PASS, FAIL, REVIEW = Outcome.PASS, Outcome.FAIL, Outcome.REVIEW
FIRST, SECOND = "云中介知识产权有限公司", "青岚知识产权服务有限公司"


def answer(facts: Facts, rule: str) -> Outcome:
    return next(each.outcome for each in judge(facts).findings if each.rule == rule)


def a_letter(nth: int, grantor: str, grantee: str, **values: Value) -> Document:
    stated = {"may_delegate": True, "sub_delegation": grantor != made.HOLDER, **values}
    letter = made.letter(grantor=grantor, grantee=grantee, seal_text=grantor, **stated)
    letter = made.without(made.without(letter, "grantor_credit_code"), "grantee_credit_code")
    return replace(letter, file=f"materials/letter{nth}.pdf", sha256=str(nth) * 64)


def with_letters(*letters: Document) -> Facts:
    facts = made.agent_facts()
    return replace(facts, documents=(*facts.documents[:-1], *letters))


OWN = a_letter(1, SECOND, made.AGENT, may_delegate=False)
MIDDLE = a_letter(2, FIRST, SECOND)
HEAD = a_letter(3, made.HOLDER, FIRST)


@pytest.mark.parametrize(
    ("letters", "delegation", "grantor"),
    [
        pytest.param((OWN, MIDDLE, HEAD), PASS, PASS, id="three-letters"),
        pytest.param((HEAD, OWN, MIDDLE), PASS, PASS, id="in-any-order"),
        pytest.param((OWN, MIDDLE), FAIL, FAIL, id="no-head"),
        pytest.param((OWN,), FAIL, FAIL, id="alone"),
        pytest.param(
            (OWN, MIDDLE, made.with_value(HEAD, "may_delegate", value=False)), FAIL, PASS,
            id="forbidden-above",
        ),
        pytest.param(
            (OWN, made.with_value(MIDDLE, "period_to", "2026-11-22"), HEAD), FAIL, PASS,
            id="middle-ended",
        ),
        pytest.param((OWN, MIDDLE, made.doubted(HEAD, "may_delegate")), REVIEW, PASS, id="doubt"),
        pytest.param((OWN, a_letter(2, made.AGENT, SECOND)), FAIL, FAIL, id="circle"),
    ],
)  # fmt: skip
def test_authority_passed_on(
    letters: tuple[Document, ...], delegation: Outcome, grantor: Outcome
) -> None:
    facts = with_letters(*letters)
    assert answer(facts, "AUT-05") is delegation
    assert answer(facts, "NAM-03") is grantor


def assignment(nth: int, former: str, new: str, day: str) -> Document:
    return made.a_document(
        "trademark_assignment", f"materials/assignment{nth}.jpg", registration_number=made.NUMBER,
        assignor_name=former, assignee_name=new, assignment_date=day,
    )  # fmt: skip


def assigned(first_day: str, second_day: str) -> Facts:
    facts = made.holder_facts()
    right = made.certificate(holder_name=FIRST)
    papers = (
        assignment(2, SECOND, made.HOLDER, second_day),
        assignment(1, FIRST, SECOND, first_day),
    )
    return replace(facts, documents=(right, made.licence(), *papers))


def test_transfers_follow_each_other_by_name_and_date() -> None:
    assert answer(assigned("2023-01-01", "2024-01-01"), "RGT-06") is PASS
    assert answer(assigned("2024-01-01", "2024-01-01"), "RGT-06") is PASS
    assert answer(assigned("2024-01-01", "2023-01-01"), "RGT-06") is REVIEW
    assert answer(assigned("2024-01-01", "2023-01-01"), "NAM-02") is PASS


def test_a_misread_character_in_a_chain_is_told() -> None:
    facts = made.holder_facts()
    right = made.certificate(holder_name="未名云岭有限公司")
    paper = assignment(1, "末名云岭有限公司", made.HOLDER, "2024-01-01")
    facts = replace(facts, documents=(right, made.licence(), paper))
    said = next(each for each in judge(facts).findings if each.rule == "NAM-05")
    assert said.outcome is REVIEW
    assert "未 / 末" in said.message.zh
    assert answer(facts, "RGT-06") is FAIL
