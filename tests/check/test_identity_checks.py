"""Addresses after a move, and firms that have ended."""

from dataclasses import replace

import pytest

from ipclaim.check.judge import judge
from ipclaim.check.matter import Facts
from ipclaim.model.document import Document, Value
from ipclaim.model.finding import Outcome
from tests import building as made

PASS, FAIL, REVIEW = Outcome.PASS, Outcome.FAIL, Outcome.REVIEW
OLD, NEW = "旧城市旧街1号", "澜屿省青禾市临风路18号"


def answer(facts: Facts, rule: str) -> Outcome:
    return next(each.outcome for each in judge(facts).findings if each.rule == rule)


def moved(*papers: Document) -> Facts:
    certificate = made.certificate(holder_address=OLD)
    return replace(made.holder_facts(), documents=(certificate, made.licence(), *papers))


def change(**values: Value) -> Document:
    stated = {"registration_number": made.NUMBER, **values}
    return made.a_document("trademark_change", "materials/change.jpg", **stated)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(moved(), REVIEW, id="not-recorded"),
        pytest.param(moved(change(previous_address=OLD, new_address=NEW)), PASS, id="recorded"),
        pytest.param(moved(change(new_address="别城市别街2号")), REVIEW, id="elsewhere"),
        pytest.param(
            moved(change(new_address=NEW, registration_number="11112222")), REVIEW, id="other-mark"
        ),
        pytest.param(
            moved(made.doubted(change(new_address=NEW), "new_address")), REVIEW, id="doubtful"
        ),
    ],
)
def test_a_move_that_was_recorded_is_no_difference(facts: Facts, expected: Outcome) -> None:
    assert answer(facts, "NAM-08") is expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("登记状态：存续", PASS),
        ("该企业已于2024年3月1日注销登记", REVIEW),
        ("Company status: Dissolved", REVIEW),
        ("Company status: Active", PASS),
    ],
)
def test_a_firm_that_has_ended(said: str, expected: Outcome) -> None:
    facts = made.changing(made.holder_facts(), "business_licence",
                          lambda paper: made.with_lines(paper, said))  # fmt: skip
    assert answer(facts, "NAM-10") is expected
