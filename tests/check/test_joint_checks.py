"""Rights with several holders."""

from dataclasses import replace

import pytest

from ipclaim.check.judge import judge
from ipclaim.check.matter import Facts
from ipclaim.check.names import parties
from ipclaim.model.finding import Outcome
from tests import building as made

OTHER = "云岭未名商贸有限公司"
BOTH = f"{made.HOLDER}；{OTHER}"
PASS, FAIL, REVIEW = Outcome.PASS, Outcome.FAIL, Outcome.REVIEW


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (made.HOLDER, 1),
        (BOTH, 2),
        (f"{made.HOLDER}、{OTHER}", 2),
        (f"{made.HOLDER}，{OTHER}", 2),
        ("Green Willow Co., Ltd.", 1),
        ("Green Willow Co., Ltd.; Grey Stone, Inc.", 2),
        ("Salt, Pepper & Sons", 1),
        ("", 0),
        (f"{made.HOLDER}；{made.HOLDER}", 1),
    ],
)
def test_names_in_a_list_of_holders(stated: str, expected: int) -> None:
    assert len(parties(stated)) == expected


def held_by(facts: Facts, names: str) -> Facts:
    return made.changing(facts, "trademark_certificate",
                         lambda paper: made.with_value(paper, "holder_name", names))  # fmt: skip


def granted_by(facts: Facts, names: str) -> Facts:
    return made.changing(facts, "authorization_letter",
                         lambda paper: made.with_value(paper, "grantor", names))  # fmt: skip


def answer(facts: Facts) -> Outcome:
    return next(each.outcome for each in judge(facts).findings if each.rule == "NAM-11")


def test_one_holder_passes() -> None:
    assert answer(made.holder_facts()) is PASS
    assert answer(made.agent_facts()) is PASS


def test_every_joint_holder_must_grant() -> None:
    assert answer(held_by(made.agent_facts(), BOTH)) is FAIL
    assert answer(granted_by(held_by(made.agent_facts(), BOTH), BOTH)) is PASS
    second = replace(made.letter(grantor=OTHER), file="materials/second.pdf", sha256="7" * 64)
    facts = held_by(made.agent_facts(), BOTH)
    assert answer(replace(facts, documents=(*facts.documents, second))) is PASS


def test_one_of_several_who_files_is_asked_for_the_others() -> None:
    assert answer(held_by(made.holder_facts(), BOTH)) is REVIEW


def test_a_certificate_that_speaks_of_joint_holders_goes_to_a_person() -> None:
    facts = made.changing(made.holder_facts(), "trademark_certificate",
                          lambda paper: made.with_lines(paper, "共有人：见附页"))  # fmt: skip
    assert answer(facts) is REVIEW


def test_one_of_several_holders_is_neither_the_same_nor_another() -> None:
    facts = held_by(made.holder_facts(), BOTH)
    said = next(each for each in judge(facts).findings if each.rule == "NAM-02")
    assert said.outcome is REVIEW
    assert OTHER in said.message.zh
