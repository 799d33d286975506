"""Seals of a letter, sealed grey copies, and the day on which a holder acquired the right."""

from dataclasses import replace

import pytest

from ipclaim.check.judge import judge
from ipclaim.check.matter import Facts
from ipclaim.model.document import Box, Document, Problem, Seal, SealKind, SealShape
from ipclaim.model.finding import Outcome
from ipclaim.model.text import Text
from tests import building as made

PASS, FAIL, REVIEW, NONE = Outcome.PASS, Outcome.FAIL, Outcome.REVIEW, Outcome.NOT_APPLICABLE


def answer(facts: Facts, rule: str) -> Outcome:
    return next(each.outcome for each in judge(facts).findings if each.rule == rule)


def a_seal(kind: SealKind, words: str | None = None) -> Seal:
    box = Box(100, 1800, 400, 2100)
    return Seal(1, box, SealShape.ROUND, "red", kind, None, words, certain=False)


@pytest.mark.parametrize(
    ("seals", "expected"),
    [
        ((), NONE),
        ((a_seal(SealKind.CONTRACT, "合同专用章"),), REVIEW),
        ((a_seal(SealKind.FINANCE, "财务专用章"), a_seal(SealKind.COMPANY)), NONE),
        ((a_seal(SealKind.UNKNOWN),), NONE),
    ],
    ids=["none", "contract", "company-too", "unknown"],
)
def test_a_seal_for_another_use_is_told_though_its_arc_was_not_read(
    seals: tuple[Seal, ...], expected: Outcome
) -> None:
    def unread(letter: Document) -> Document:
        return replace(made.without(letter, "seal_text"), seals=seals)

    facts = made.changing(made.agent_facts(), "authorization_letter", unread)
    assert answer(facts, "AUT-07") is expected


def noted(*codes: str) -> Facts:
    problems = tuple(Problem(code, Text("问题", "a note"), Text("核对", "check")) for code in codes)
    return made.changing(made.holder_facts(), "trademark_certificate",
                         lambda paper: replace(paper, problems=problems))  # fmt: skip


def test_a_grey_copy_under_a_fresh_seal_goes_to_a_person() -> None:
    assert answer(noted("black-and-white"), "DOC-01") is FAIL
    assert answer(noted("black-and-white", "seal-on-copy"), "DOC-01") is REVIEW
    assert answer(noted("seal-on-copy"), "DOC-01") is PASS
    assert answer(noted("seal-on-copy"), "DOC-02") is PASS


def test_a_letter_older_than_the_assignment_to_its_grantor_is_told() -> None:
    facts = made.agent_facts()
    right = made.certificate(holder_name="旧主服饰有限公司")
    paper = made.a_document(
        "trademark_assignment", "materials/assignment.jpg", registration_number=made.NUMBER,
        assignor_name="旧主服饰有限公司", assignee_name=made.HOLDER, assignment_date="2026-03-01",
    )  # fmt: skip
    facts = replace(facts, documents=(right, *facts.documents[1:], paper))
    assert answer(facts, "AUT-09") is REVIEW
    earlier = made.with_value(paper, "assignment_date", "2024-03-01")
    assert answer(replace(facts, documents=(*facts.documents[:-1], earlier)), "AUT-09") is PASS
